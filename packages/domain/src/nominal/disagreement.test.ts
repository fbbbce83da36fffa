/** Disagreement: how sure each source is, which height is shown, and intelligence that never goes before what is recorded. */
import { describe, expect, it } from 'vitest'
import { readGrade } from '../intelligence/grading.ts'
import {
  assertedProblem,
  confidenceOfBasis,
  confidenceOfGrade,
  confidenceOfTier,
  heights,
  heightWords,
} from './disagreement.ts'
import { goldenView } from './survivorship.ts'
import { type PersonRecordFacts, SOURCE_TIERS } from './survivorship-facts.ts'

const today = '2026-06-11'

describe('FD-1: a recorded fact', () => {
  it.each([
    ['fingerprint', 'CONFIRMED'],
    ['document', 'HIGH'],
    ['self-declared', 'MEDIUM'],
    ['third-party', 'LOW'],
    ['intelligence', 'LOW'],
  ] as const)('by %s is of confidence %s', (tier, code) => expect(confidenceOfTier(tier).code).toBe(code))

  it('has words for every way in which it can be established', () => {
    for (const tier of SOURCE_TIERS) expect(confidenceOfTier(tier).words).not.toBe('')
    expect(confidenceOfBasis('NEWER').code).toBe('LOW')
  })
})

describe('FD-2: intelligence', () => {
  it.each([
    ['1AP', 'MEDIUM'],
    ['2BP', 'MEDIUM'],
    ['2AP', 'LOW'],
    ['3EC', 'LOW'],
  ])('graded %s is of confidence %s', (text, code) => {
    const grade = readGrade(text)
    expect(grade && confidenceOfGrade(grade).code).toBe(code)
  })

  const record = (personRecordId: string, more: Partial<PersonRecordFacts>): PersonRecordFacts => ({
    personRecordId,
    recordedAt: '2026-01-01T00:00:00Z',
    tier: 'self-declared',
    ...more,
  })
  it('never goes before what another source says, however new, precise or plainly named it is', () => {
    const said = record('a', {
      names: [{ value: { kind: 'alias', forename: 'Corwin', surname: 'Ashgrove' } }],
      dobs: [{ value: { precision: 'year', value: '1988' } }],
      sexes: [{ value: 'M' }],
    })
    const told = record('b', {
      tier: 'intelligence',
      recordedAt: '2026-06-01T00:00:00Z',
      names: [{ value: { kind: 'primary', forename: 'Corwen', surname: 'Ashgreave' } }],
      dobs: [{ value: { precision: 'day', value: '1989-05-06' } }],
      sexes: [{ value: 'F' }],
    })
    const third = record('c', { tier: 'third-party', sexes: [{ value: 'M' }] })
    for (const records of [
      [said, told, third],
      [third, told, said],
    ]) {
      const golden = goldenView(records, today)
      expect(golden.name?.personRecordId).toBe('a')
      expect(golden.dob?.personRecordId).toBe('a')
      expect(golden.sex?.value).toBe('M')
      expect(golden.otherDobs.map(({ personRecordId }) => personRecordId)).toEqual(['b'])
    }
    expect(goldenView([third, told], today).sex?.personRecordId).toBe('c')
  })
})

describe('FD-3: an asserted value', () => {
  it.each([
    ['name', 'C', true],
    ['name', 'Corwin Ashgrove', false],
    ['dob', '1988-05-06', false],
    ['dob', '1988', false],
    ['dob', '1988-02-31', true],
    ['dob', '2027-01-01', true],
    ['dob', 'spring', true],
    ['height', '178', false],
    ['height', '17.8', true],
    ['height', '300', true],
  ] as const)('of %s as "%s" is refused: %s', (field, value, isRefused) =>
    expect(assertedProblem(field, value, today) !== undefined).toBe(isRefused),
  )
})

describe('heights', () => {
  const said = (fromCm: number | null, toCm: number | null, basis: string, saidOn: string) => ({
    fromCm,
    toCm,
    basis,
    saidOn,
  })
  it('show the surest, the latest of those, and beside it what says something else', () => {
    const measured = said(181, 181, 'MEASURED', '2025-01-01')
    const witness = said(165, 170, 'WITNESS_SAID', '2026-06-01')
    const officer = said(178, 183, 'OFFICER_SAW', '2026-05-01')
    expect(heights([witness, officer, measured])).toEqual({ shown: measured, others: [witness] })
    expect(heights([witness, officer])).toEqual({ shown: officer, others: [witness] })
    expect(heights([said(null, null, 'IMAGE', '2026-01-01')])).toEqual({ shown: undefined, others: [] })
    expect(heights([said(180, null, 'IMAGE', '2026-01-01'), measured]).others).toHaveLength(1)
  })

  it.each([
    [178, 183, '178 to 183 cm'],
    [178, 178, '178 cm'],
    [null, 178, '178 cm'],
    [178, null, '178 cm'],
  ])('from %s to %s are written %s', (fromCm, toCm, words) =>
    expect(heightWords({ fromCm, toCm })).toBe(words),
  )
})
