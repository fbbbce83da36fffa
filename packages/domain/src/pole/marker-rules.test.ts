import { describe, expect, it } from 'vitest'
import { markerRule, type MarkerRule } from '../codes/markers.ts'
import { decideMarkerAuthority, decideMarkerPlace, markerDates, markerReasonProblem } from './marker-rules.ts'

const ruleOf = (record: 'PERSON' | 'LOCATION', code: string): MarkerRule => {
  const rule = markerRule(record, code)
  if (rule === undefined) throw new Error(code)
  return rule
}
const weapon = ruleOf('LOCATION', 'WEAPON')
const firearms = ruleOf('LOCATION', 'FIREARMS')

describe('authorising a marker', () => {
  it.each([
    [weapon, 'PC', false],
    [weapon, 'STAFF', false],
    [weapon, 'KING', false],
    [weapon, 'PS', true],
    [weapon, 'DS', true],
    [firearms, 'PS', false],
    [firearms, 'INSP', true],
    [ruleOf('PERSON', 'ALLEGES'), 'PS', false],
    [ruleOf('PERSON', 'MENTAL_HEALTH'), 'DI', true],
  ])('$0.code by %s', (rule, rank, allowed) => {
    expect(decideMarkerAuthority(rule, rank).allowed).toBe(allowed)
  })

  it('says who must', () => {
    expect(decideMarkerAuthority(firearms, 'PC')).toEqual({
      allowed: false,
      reason: '“Firearms on the premises” is authorised by an inspector or above.',
    })
  })
})

describe('a sensitive marker', () => {
  it('stands on a restricted place only', () => {
    expect(decideMarkerPlace(ruleOf('LOCATION', 'REFUGE'), false).allowed).toBe(false)
    expect(decideMarkerPlace(ruleOf('LOCATION', 'REFUGE'), true).allowed).toBe(true)
    expect(decideMarkerPlace(weapon, false).allowed).toBe(true)
  })
})

describe('the review of a marker', () => {
  it.each([
    [weapon, undefined, { reviewOn: '2027-03-07' }],
    [ruleOf('PERSON', 'VIOLENT'), undefined, { reviewOn: '2027-09-07' }],
    [weapon, '2026-10-01', { reviewOn: '2026-10-01' }],
    [weapon, '2026-09-07', { problem: 'The review comes after the first day of the marker.' }],
    [weapon, '2027-03-08', { problem: 'Review this marker within 6 months.' }],
  ])('of $0.code asked for %s', (rule, asked, expected) => {
    expect(markerDates(rule, '2026-09-07', asked)).toEqual(expected)
  })
})

describe('the reason of a marker', () => {
  it('is more than the word itself', () => {
    expect(markerReasonProblem(ruleOf('PERSON', 'VIOLENT'), 'Violent!')).toBeDefined()
    expect(markerReasonProblem(weapon, 'knife')).toBeDefined()
    expect(markerReasonProblem(weapon, 'Baseball bat seen behind the front door')).toBeUndefined()
  })
})
