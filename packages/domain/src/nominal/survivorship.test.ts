import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { goldenView } from './survivorship.ts'
import type { Fact, NameValue, PersonRecordFacts, SourceTier } from './survivorship-facts.ts'
import type { PartialDate } from './partial-date.ts'

const TODAY = '2026-03-01'
const day = (value: string): PartialDate => ({ precision: 'day', value })
const name = (forename: string, surname: string, kind = 'primary'): Fact<NameValue> => ({
  value: { kind, forename, surname },
})

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

describe('what never happens in a golden view', () => {
  it('of no visible record nothing is known', () => {
    expect(goldenView([], TODAY)).toMatchObject({
      name: undefined,
      dob: undefined,
      markers: [],
      alsoRecordedAs: [],
    })
  })

  it('a warning for weapons is not lost to a later, milder one', () => {
    const knife = { markerId: 'm1', type: 'weapons', severity: 3, reason: 'knife in boot' }
    const stick = { markerId: 'm2', type: 'weapons', severity: 1, reason: 'carries a stick' }
    const view = goldenView(
      [
        record('custody', '2020-01-01', { markers: [{ value: knife }] }),
        record('custody', '2025-01-01', { markers: [{ value: stick }] }),
      ],
      TODAY,
    )
    expect(view.markers).toHaveLength(1)
    expect(view.markers[0]?.value).toEqual(knife)
    expect(view.markers[0]?.others.map((other) => other.value)).toEqual([stick])
  })

  it('an ended warning is not shown as live', () => {
    const ended = {
      markerId: 'm1',
      type: 'escaper',
      severity: 2,
      reason: 'ran in 2019',
      endsOn: '2026-02-28',
    }
    expect(
      goldenView([record('custody', '2020-01-01', { markers: [{ value: ended }] })], TODAY).markers,
    ).toEqual([])
  })

  it('a mere report of death is no fact', () => {
    const reported = record('third-party', '2024-01-01', { deaths: [{ value: { evidence: 'none' } }] })
    expect(goldenView([reported], TODAY).death).toBeUndefined()
    const certified = record('document', '2024-02-01', { deaths: [{ value: { evidence: 'certificate' } }] })
    expect(goldenView([reported, certified], TODAY).death?.personRecordId).toBe(certified.personRecordId)
  })

  it('an identifier that failed its check is not shown as held', () => {
    const bad = record('custody', '2024-01-01', {
      identifiers: [{ value: { type: 'PNC', value: '2003/0062845X', isValid: false } }],
    })
    expect(goldenView([bad], TODAY).identifiers).toEqual([])
  })

  it('a placeholder or a date to come is no date of birth', () => {
    const records = [
      record('custody', '2024-01-01', { dobs: [{ value: day('1970-01-01') }, { value: day('2030-01-01') }] }),
    ]
    expect(goldenView(records, TODAY).dob).toBeUndefined()
  })
})

describe('the primary name', () => {
  it.each<[string, PersonRecordFacts[], string]>([
    [
      'fingerprints before a later custody declaration',
      [
        record('fingerprint', '2010-01-01', { names: [name('Daniel', 'Brindle')] }),
        record('custody', '2025-01-01', { names: [name('Danny', 'Jarrow')] }),
      ],
      'Brindle',
    ],
    [
      'the latest inside one tier',
      [
        record('custody', '2025-01-01', { names: [name('Daniel', 'Jarrow')] }),
        record('custody', '2010-01-01', { names: [name('Daniel', 'Brindle')] }),
      ],
      'Jarrow',
    ],
    [
      'never an alias while a primary one is held',
      [
        record('document', '2025-01-01', { names: [name('Dex', 'Nightjar', 'alias')] }),
        record('third-party', '2010-01-01', { names: [name('Daniel', 'Brindle')] }),
      ],
      'Brindle',
    ],
    [
      'a fact may be surer than its record',
      [
        record('custody', '2010-01-01', { names: [{ ...name('Daniel', 'Brindle'), tier: 'document' }] }),
        record('custody', '2025-01-01', { names: [name('Daniel', 'Jarrow')] }),
      ],
      'Brindle',
    ],
  ])('%s', (_, records, surname) => {
    const view = goldenView(records, TODAY)
    expect(view.name?.value.surname).toBe(surname)
    expect(view.otherNames).toHaveLength(1)
  })

  it('is listed beside what else was recorded, with the source of each', () => {
    const one = record('document', '2020-01-01', {
      names: [name('Daniel', 'Brindle')],
      sexes: [{ value: 'M' }],
    })
    const two = record('custody', '2021-01-01', {
      names: [name('DANIEL', 'brindle'), name('Danny', 'Jarrow')],
      dobs: [{ value: day('1985-04-03') }],
    })
    const three = record('court', '2022-01-01', {
      dobs: [{ value: day('1985-03-04') }],
      sexes: [{ value: 'F' }],
    })
    const view = goldenView([one, two, three], TODAY)
    expect(view.alsoRecordedAs).toEqual([
      { field: 'name', words: 'Danny Jarrow', personRecordId: two.personRecordId },
      { field: 'dob', words: '1985-04-03', personRecordId: two.personRecordId },
      { field: 'sex', words: 'M', personRecordId: one.personRecordId },
    ])
    expect(view.sex).toMatchObject({ value: 'F', personRecordId: three.personRecordId })
  })
})

describe('what is held together', () => {
  it('identifiers are a union, and two valid PNC IDs are a case for data quality', () => {
    const pnc = (value: string) => ({ value: { type: 'PNC', value, isValid: true } })
    const records = [
      record('fingerprint', '2010-01-01', {
        identifiers: [pnc('2000/1234567V'), { value: { type: 'NINO', value: 'AB123456C', isValid: true } }],
      }),
      record('custody', '2025-01-01', { identifiers: [pnc('2000/1234567V'), pnc('1979/0163001B')] }),
    ]
    const view = goldenView(records, TODAY)
    expect(view.identifiers.map(({ value }) => value.type)).toEqual(['PNC', 'PNC', 'NINO'])
    expect(view.dataQuality).toHaveLength(1)
    expect(view.dataQuality[0]?.values.map(({ value }) => value.value)).toEqual([
      '2000/1234567V',
      '1979/0163001B',
    ])
  })

  it('the address to show is the latest verified one; the others are kept', () => {
    const at = (key: string, isVerified: boolean) => ({ value: { key, text: key, kind: 'home', isVerified } })
    const records = [
      record('custody', '2020-01-01', { addresses: [at('flat-1', true)] }),
      record('custody', '2022-01-01', { addresses: [at('flat-2', true), at('flat-1', false)] }),
      record('third-party', '2025-01-01', { addresses: [at('flat-3', false)] }),
    ]
    expect(goldenView(records, TODAY).addresses.map(({ value }) => value.key)).toEqual([
      'flat-2',
      'flat-1',
      'flat-3',
    ])
  })

  it('the photograph is the latest custody image, the retention group the highest, vulnerabilities a union', () => {
    const photo = (attachmentId: string, isCustodyImage: boolean) => ({
      value: { attachmentId, isCustodyImage },
    })
    const records = [
      record('custody', '2020-01-01', {
        photographs: [photo('p1', true)],
        retentionGroup: 3,
        vulnerabilities: [{ value: 'epilepsy' }],
      }),
      record('custody', '2021-01-01', {
        photographs: [photo('p2', true)],
        retentionGroup: 1,
        vulnerabilities: [{ value: 'epilepsy' }],
      }),
      record('third-party', '2025-01-01', {
        photographs: [photo('p3', false)],
        retentionGroup: 2,
        vulnerabilities: [{ value: 'asthma' }],
      }),
    ]
    const view = goldenView(records, TODAY)
    expect(view.photograph?.value.attachmentId).toBe('p2')
    expect(view.retentionGroup).toBe(1)
    expect(view.vulnerabilities.map(({ value }) => value).sort()).toEqual(['asthma', 'epilepsy'])
  })

  it('self-defined and observed ethnicity stay apart', () => {
    const view = goldenView(
      [
        record('custody', '2020-01-01', {
          selfDefinedEthnicities: [{ value: 'W1' }],
          observedEthnicities: [{ value: '1' }],
        }),
        record('custody', '2024-01-01', { selfDefinedEthnicities: [{ value: 'M1' }] }),
      ],
      TODAY,
    )
    expect(view.selfDefinedEthnicity?.value).toBe('M1')
    expect(view.observedEthnicity?.value).toBe('1')
  })

  it('does not depend on the order of the records', () => {
    const tiers: SourceTier[] = ['fingerprint', 'document', 'court', 'custody', 'third-party']
    const anyRecord = fc.record({
      personRecordId: fc.uuid(),
      recordedAt: fc.constantFrom(
        '2020-01-01T00:00:00.000Z',
        '2021-01-01T00:00:00.000Z',
        '2022-01-01T00:00:00.000Z',
      ),
      tier: fc.constantFrom(...tiers),
      names: fc.array(
        fc.constantFrom(name('Daniel', 'Brindle'), name('Danny', 'Jarrow'), name('Dex', 'Nightjar', 'alias')),
        { maxLength: 2 },
      ),
      dobs: fc.array(
        fc.constantFrom(
          { value: day('1985-04-03') },
          { value: day('2009-03-04') },
          { value: day('1986-04-03') },
        ),
        { maxLength: 2 },
      ),
      sexes: fc.array(fc.constantFrom({ value: 'M' }, { value: 'F' }), { maxLength: 1 }),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(anyRecord, { maxLength: 6, selector: (r) => r.personRecordId }),
        (records) => {
          expect(goldenView([...records].reverse(), TODAY)).toEqual(goldenView(records, TODAY))
        },
      ),
    )
  })
})
