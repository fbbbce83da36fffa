/** Who may be put where: TMR-07, TR-9 to TR-11 and the constraints of 12.10. */
import { describe, expect, it } from 'vitest'
import { type AllocationFacts, cellProblems, isOutOfUse } from './cell-rules.ts'
import { isOpen } from './rule-problem.ts'

const at = '2026-09-07T12:00:00.000Z'
const adult = {
  stayId: 'a',
  age: 34,
  sex: 'M',
  keepApartFrom: [],
  cctvNoticeGiven: true,
  observationLevel: '1',
} as const
const facts: AllocationFacts = {
  cell: { id: 'M1', kind: 'STANDARD', capacity: 1, hasCctv: false, isAntiLigature: true },
  person: adult,
  others: [],
  at,
  checkedBefore: true,
}
const child = { ...adult, stayId: 'c', age: 15 } as const
const rulesOf = (change: Partial<AllocationFacts>) =>
  cellProblems({ ...facts, ...change }).map(({ rule, severity }) => `${rule} ${severity}`)

describe('a cell for a detainee', () => {
  it('an empty cell that was checked is open to one adult', () => expect(cellProblems(facts)).toEqual([]))

  it('TMR-07, TR-10: a child and an adult are refused, whichever of them came first', () => {
    expect(
      rulesOf({ person: child, others: [adult], jointRiskBy: 'PS 1', reasonForCell: 'No other room' }),
    ).toEqual(['TR-10 BLOCK'])
    expect(isOpen(cellProblems({ ...facts, others: [child], jointRiskBy: 'PS 1' }))).toBe(false)
    const unknown = { ...adult, stayId: 'u', age: undefined }
    expect(rulesOf({ others: [unknown], jointRiskBy: 'PS 1' })).toEqual(['TR-10 BLOCK'])
  })

  it('TR-9: a second person in a single cell is refused without a joint risk assessment', () => {
    const other = { ...adult, stayId: 'b' }
    expect(rulesOf({ others: [other] })).toEqual(['TR-9 BLOCK'])
    expect(rulesOf({ others: [other], cell: { ...facts.cell, capacity: 2 } })).toEqual(['TR-9 BLOCK'])
    expect(rulesOf({ others: [other], jointRiskBy: 'PS 1' })).toEqual([])
  })

  it.each<[string, Partial<AllocationFacts>, string[]]>([
    [
      '12.10: out of use',
      { cell: { ...facts.cell, outOfUse: { from: at, reason: 'Blocked drain' } } },
      ['12.10 BLOCK'],
    ],
    [
      '12.10: kept apart',
      { others: [{ ...adult, stayId: 'b', keepApartFrom: ['a'] }], jointRiskBy: 'PS 1' },
      ['12.10 BLOCK'],
    ],
    [
      '12.10: two sexes',
      { others: [{ ...adult, stayId: 'b', sex: 'F' }], jointRiskBy: 'PS 1' },
      ['12.10 WARN'],
    ],
    [
      'TR-9: a watched person',
      { others: [{ ...adult, stayId: 'b', observationLevel: '3' }], jointRiskBy: 'PS 1' },
      ['TR-9 WARN'],
    ],
    ['TR-10: a child in a cell', { person: child }, ['TR-10 ASK']],
    ['TR-11: a girl', { person: { ...child, sex: 'F' }, reasonForCell: 'No other room' }, ['TR-11 ASK']],
    ['a cell not checked', { checkedBefore: false }, ['12.10 ASK']],
    [
      'CCTV not told of',
      { cell: { ...facts.cell, hasCctv: true }, person: { ...adult, cctvNoticeGiven: false } },
      ['12.17 ASK'],
    ],
    [
      'ligature points',
      { cell: { ...facts.cell, isAntiLigature: false }, person: { ...adult, needsAntiLigature: true } },
      ['12.9 WARN'],
    ],
    ['level 3 without CCTV', { person: { ...adult, observationLevel: '3' } }, ['TR-1 WARN']],
  ])('%s', (_title, change, expected) => expect(rulesOf(change)).toEqual(expected))

  it('a room for children asks for no reason', () => {
    expect(rulesOf({ person: child, cell: { ...facts.cell, kind: 'JUVENILE_ROOM' } })).toEqual([])
  })

  it('is out of use from the first minute to the last, and when nobody can tell', () => {
    const outOfUse = { from: at, to: '2026-09-07T14:00:00.000Z', reason: 'Paint' }
    expect(isOutOfUse({ outOfUse }, '2026-09-07T11:59:00.000Z')).toBe(false)
    expect(isOutOfUse({ outOfUse }, at)).toBe(true)
    expect(isOutOfUse({ outOfUse }, '2026-09-07T14:00:00.000Z')).toBe(false)
    expect(isOutOfUse({ outOfUse: { from: 'soon', reason: 'Paint' } }, at)).toBe(true)
  })
})
