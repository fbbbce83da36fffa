import { describe, expect, it } from 'vitest'
import type { PartialDate } from './partial-date.ts'
import { goldenView } from './survivorship.ts'
import type { PersonRecordFacts, SourceTier } from './survivorship-facts.ts'

const TODAY = '2026-03-01'
const day = (value: string): PartialDate => ({ precision: 'day', value })

let made = 0
const record = (
  tier: SourceTier,
  recordedAt: string,
  facts: Partial<PersonRecordFacts> = {},
): PersonRecordFacts => ({
  personRecordId: `record-${(made += 1)}`,
  recordedAt: `${recordedAt}T12:00:00.000Z`,
  tier,
  ...facts,
})

describe('the date of birth', () => {
  it.each<[string, [SourceTier, string, string][], string]>([
    [
      'a document before fingerprints',
      [
        ['fingerprint', '2020-01-01', '1985-04-03'],
        ['document', '2010-01-01', '1985-03-04'],
      ],
      '1985-03-04',
    ],
    [
      'fingerprints before custody',
      [
        ['fingerprint', '2010-01-01', '1985-04-03'],
        ['custody', '2025-01-01', '1986-04-03'],
      ],
      '1985-04-03',
    ],
    [
      'the one most often given to a court',
      [
        ['court', '2010-01-01', '1985-04-03'],
        ['court', '2011-01-01', '1985-04-03'],
        ['court', '2025-01-01', '1986-04-03'],
      ],
      '1985-04-03',
    ],
    [
      'the latest otherwise',
      [
        ['custody', '2010-01-01', '1985-04-03'],
        ['custody', '2025-01-01', '1986-04-03'],
      ],
      '1986-04-03',
    ],
  ])('is that of %s', (_, given, expected) => {
    const records = given.map(([tier, at, dob]) => record(tier, at, { dobs: [{ value: day(dob) }] }))
    const view = goldenView(records, TODAY)
    expect(view.dob?.value).toEqual(day(expected))
    expect(view.otherDobs).toHaveLength(1)
    expect(view.isAgeInDoubt).toBe(false)
  })

  it('is the youngest credible one while it is in doubt whether this is a child', () => {
    const adult = record('custody', '2026-01-01', { dobs: [{ value: day('2006-05-01') }] })
    const child = record('self-declared', '2025-01-01', { dobs: [{ value: day('2009-05-01') }] })
    const view = goldenView([adult, child], TODAY)
    expect(view).toMatchObject({ dob: { value: day('2009-05-01') }, isAgeInDoubt: true })
  })

  it('is settled by a document, and guesses of others raise no doubt', () => {
    const document = record('document', '2020-01-01', { dobs: [{ value: day('2006-05-01') }] })
    const child = record('self-declared', '2025-01-01', { dobs: [{ value: day('2009-05-01') }] })
    expect(goldenView([document, child], TODAY)).toMatchObject({
      dob: { value: day('2006-05-01') },
      isAgeInDoubt: false,
    })
    const guess = record('intelligence', '2025-01-01', {
      dobs: [{ value: { precision: 'age', ageYears: 15, onDate: TODAY } }],
    })
    const adult = record('custody', '2024-01-01', { dobs: [{ value: day('1985-04-03') }] })
    expect(goldenView([guess, adult], TODAY)).toMatchObject({
      dob: { value: day('1985-04-03') },
      isAgeInDoubt: false,
    })
  })

  it('is a whole date before a year', () => {
    const records = [
      record('custody', '2025-01-01', { dobs: [{ value: { precision: 'year', value: '1985' } }] }),
      record('custody', '2010-01-01', { dobs: [{ value: day('1985-04-03') }] }),
    ]
    expect(goldenView(records, TODAY).dob?.value).toEqual(day('1985-04-03'))
  })
})
