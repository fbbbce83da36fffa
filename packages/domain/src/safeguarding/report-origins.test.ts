import { describe, expect, it } from 'vitest'
import { decideReportFrom, reportOriginOf, reportOrigins } from './report-origins.ts'

describe('where a report on a child or an adult is raised from', () => {
  it('is any record in which one is met', () => {
    for (const { code } of reportOrigins) expect(decideReportFrom({ kind: code })).toEqual({ allowed: true })
  })

  it('is no other kind of record (RO-1)', () => {
    expect(decideReportFrom({ kind: 'Exhibit' })).toMatchObject({ allowed: false })
    expect(reportOriginOf('VulnerabilityReport')).toBeUndefined()
  })

  it('is no intelligence entry under conditions or restricted to a few (RO-2)', () => {
    const kind = 'IntelligenceReport'
    expect(decideReportFrom({ kind, handlingCode: 'P', isRestricted: false })).toEqual({ allowed: true })
    for (const kept of [{ handlingCode: 'C' }, { handlingCode: 'P', isRestricted: true }])
      expect(decideReportFrom({ kind, ...kept })).toMatchObject({
        allowed: false,
        reason: expect.stringContaining('RO-2') as string,
      })
    // Conditions of an entry say nothing about a record of another kind.
    expect(decideReportFrom({ kind: 'Crime', handlingCode: 'C', isRestricted: true })).toEqual({
      allowed: true,
    })
  })

  it('keeps the words of an intelligence entry out of the report', () => {
    expect(reportOrigins.filter(({ carriesWords }) => !carriesWords).map(({ code }) => code)).toEqual([
      'IntelligenceReport',
    ])
  })
})
