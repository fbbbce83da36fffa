/** Rules ICV-1 to ICV-3 of custody visiting. */
import { describe, expect, it } from 'vitest'
import { arrivalProblems, offerProblems, showsName, showsRecord, visitRulesOn } from './visiting.ts'

const rules = visitRulesOn('2026-11-23')
const fields = (problems: { rule: string; field?: string }[]) =>
  problems.map(({ rule, field }) => `${rule} ${field ?? ''}`)

describe('ICV-1 arrival', () => {
  it('is let in at once, or the wait is explained', () => {
    const arrivedAt = '2026-11-23T10:00:00Z'
    const at = (admittedAt: string, delayReason?: string) =>
      fields(arrivalProblems({ arrivedAt, admittedAt, delayReason }, rules))
    expect(at('2026-11-23T10:10:00Z')).toEqual([])
    expect(at('2026-11-23T10:11:00Z')).toEqual(['ICV-1 delayReason'])
    expect(at('2026-11-23T10:11:00Z', 'A fight in the corridor')).toEqual([])
    expect(at('2026-11-23T09:59:00Z')).toEqual(['ICV-1 admittedAt'])
  })
})

describe('ICV-2 a visit that is not allowed', () => {
  it('has its reason and its inspector', () => {
    expect(fields(offerProblems({ outcome: 'NOT_ALLOWED' }))).toEqual(['ICV-2 reason', 'ICV-2 authorisedBy'])
    expect(
      offerProblems({ outcome: 'NOT_ALLOWED', reason: 'Violent now', authorisedBy: 'Insp Test' }),
    ).toEqual([])
  })
})

describe('ICV-3 consent', () => {
  it('is asked of whoever is seen, and given by nobody else', () => {
    expect(fields(offerProblems({ outcome: 'SEEN' }))).toEqual(['ICV-3 consent'])
    expect(offerProblems({ outcome: 'SEEN', consent: 'NO' })).toEqual([])
    expect(fields(offerProblems({ outcome: 'REFUSED', consent: 'YES' }))).toEqual(['ICV-3 consent'])
    expect(offerProblems({ outcome: 'ASLEEP', consent: 'CANNOT' })).toEqual([])
    expect(fields(offerProblems({ outcome: 'OUT', consent: 'CANNOT' }))).toEqual(['ICV-3 consent'])
  })

  it('shows the record where it is given or cannot be, and the name only where it is given', () => {
    expect([null, 'NO', 'CANNOT', 'YES'].map(showsRecord)).toEqual([false, false, true, true])
    expect([null, 'NO', 'CANNOT', 'YES'].map(showsName)).toEqual([false, false, false, true])
  })
})
