import { describe, expect, it } from 'vitest'
import {
  type AbuseAtRelease,
  type ReleaseSafeguarding,
  safeguardingAtRelease,
  waitedFor,
} from './abuse-at-release.ts'

const risk = (more: Partial<AbuseAtRelease> = {}): AbuseAtRelease => ({
  reference: 'DAR/2026/1',
  grade: 'HIGH',
  stepsDone: 0,
  stepsOpen: 0,
  ...more,
})
const told = (facts: Partial<ReleaseSafeguarding>) =>
  safeguardingAtRelease({ isDomestic: true, assessments: [], ...facts }).map(
    ({ severity, field }) => `${severity} ${field ?? ''}`,
  )

describe('domestic abuse before a release (SG-05)', () => {
  it('keeps the suspect at a high risk until the plan has steps and each is done', () => {
    for (const open of [risk(), risk({ stepsOpen: 1 }), risk({ stepsDone: 2, stepsOpen: 1 })])
      expect(told({ assessments: [open] })).toEqual(['BLOCK safeguardingReason'])
    expect(told({ assessments: [risk({ stepsDone: 1 })] })).toEqual([])
  })

  it('lets them go with a reason and the inspector who agreed, and with neither alone', () => {
    const assessments = [risk()]
    expect(told({ assessments, reason: 'The clock ends at 14:00' })).toEqual(['BLOCK safeguardingInspector'])
    expect(told({ assessments, inspectorName: 'Insp Rye' })).toEqual(['BLOCK safeguardingReason'])
    expect(told({ assessments, reason: 'The clock ends at 14:00', inspectorName: 'Insp Rye' })).toEqual([])
  })

  it('warns of a domestic stay that nobody has graded, and of open steps at a lower risk', () => {
    expect(told({})).toEqual(['WARN safeguardingReason'])
    expect(told({ assessments: [{ reference: 'DAR/2026/2', stepsDone: 0, stepsOpen: 0 }] })).toEqual([
      'WARN safeguardingReason',
    ])
    expect(told({ assessments: [risk({ grade: 'MEDIUM', stepsOpen: 1 })] })).toEqual([
      'WARN safeguardingReason',
    ])
    expect(told({ isDomestic: false })).toEqual([])
  })

  it('names those who are waited for and no others', () => {
    const rows = [risk(), risk({ reference: 'DAR/2026/3', grade: 'STANDARD' })]
    expect(waitedFor(rows).map(({ reference }) => reference)).toEqual(['DAR/2026/1'])
  })
})
