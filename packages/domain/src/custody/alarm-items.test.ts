import { describe, expect, it } from 'vitest'
import { alarmKindOf, decideDuty, nextStageAt, reachedStages } from './alarm-items.ts'
import { careRulesOn } from './care-rules-table.ts'

const rules = careRulesOn('2026-09-07')
const review = { what: 'REVIEW', label: 'Review of detention', at: '2026-09-07T15:00:00.000Z' }
const visit = { what: 'VISIT', label: 'Visit', at: '2026-09-07T13:00:00.000Z' }

describe('the stages of alarms that have come', () => {
  it('C3: are none before the first lead, and go up to the superintendent as the review comes near', () => {
    expect(reachedStages([review], '2026-09-07T13:59:59.000Z', rules)).toEqual([])
    expect(
      reachedStages([review], '2026-09-07T14:50:00.000Z', rules).map(({ minutesBefore, level }) => [
        minutesBefore,
        level,
      ]),
    ).toEqual([
      [60, 'CUSTODY_OFFICER'],
      [30, 'INSPECTOR'],
      [15, 'SUPERINTENDENT'],
    ])
  })

  it('C6: a check is called before it is due, then the sergeant at once and the inspector after that', () => {
    expect(
      reachedStages([visit], '2026-09-07T13:20:00.000Z', rules).map(({ minutesBefore, level }) => [
        minutesBefore,
        level,
      ]),
    ).toEqual([
      [10, 'DETENTION_OFFICER'],
      [-0, 'CUSTODY_OFFICER'],
      [-15, 'INSPECTOR'],
    ])
  })

  it('CL-10: release is called by its own times, and everything of care as a check', () => {
    expect(alarmKindOf('RELEASE_OR_CHARGE')).toBe('RELEASE')
    expect(alarmKindOf('MEDICATION')).toBe('CHECK')
    const release = { what: 'RELEASE_OR_CHARGE', label: 'Charge or release', at: '2026-09-07T15:00:00.000Z' }
    expect(reachedStages([release], '2026-09-07T14:00:00.000Z', rules)).toMatchObject([
      { minutesBefore: 60, level: 'SUPERINTENDENT', rule: 'CL-10' },
    ])
  })

  it('tells when to look again', () => {
    expect(nextStageAt([review, visit], '2026-09-07T12:00:00.000Z', rules)).toBe('2026-09-07T12:50:00.000Z')
    expect(nextStageAt([visit], '2026-09-07T14:00:00.000Z', rules)).toBeUndefined()
  })
})

describe('who may be on duty', () => {
  it('s.36: refuses a constable as custody officer and a sergeant as inspector', () => {
    expect(decideDuty('CUSTODY_OFFICER', { rank: 'PC', roles: ['CUSTODY_SERGEANT'] }).allowed).toBe(false)
    expect(decideDuty('INSPECTOR', { rank: 'PS', roles: ['CUSTODY_SERGEANT'] }).allowed).toBe(false)
    expect(decideDuty('SUPERINTENDENT', { rank: 'INSP', roles: [] }).allowed).toBe(false)
    expect(decideDuty('DETENTION_OFFICER', { rank: 'PC', roles: ['RESPONSE_OFFICER'] }).allowed).toBe(false)
  })
  it('allows each their own', () => {
    expect(decideDuty('CUSTODY_OFFICER', { rank: 'PS', roles: ['CUSTODY_SERGEANT'] }).allowed).toBe(true)
    expect(decideDuty('DETENTION_OFFICER', { rank: 'DDO', roles: ['DETENTION_OFFICER'] }).allowed).toBe(true)
    expect(decideDuty('INSPECTOR', { rank: 'DI', roles: [] }).allowed).toBe(true)
  })
})
