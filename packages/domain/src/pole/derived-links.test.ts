import { describe, expect, it } from 'vitest'
import { CROWD, derivedLinksOf, type SourcePart } from './derived-links.ts'

const at = (more: Partial<SourcePart>): SourcePart => ({
  sourceId: 's',
  sourceKind: 'Incident',
  sourceAt: '2026-03-01T10:00:00.000Z',
  holderId: 'a',
  holderKind: 'Nominal',
  role: 'ARRESTED',
  confidence: 'confirmed',
  from: null,
  to: null,
  recordedAt: '2026-03-01T11:00:00.000Z',
  ...more,
})
const home = (holderId: string, from: string | null, to: string | null, more: Partial<SourcePart> = {}) =>
  at({ sourceId: 'home', sourceKind: 'Location', sourceAt: null, role: 'LIVES', holderId, from, to, ...more })
const short = (parts: readonly SourcePart[]) =>
  derivedLinksOf(parts).map(({ rule, fromId, toId }) => `${fromId} ${rule} ${toId}`)

describe('derived links at an event', () => {
  it('joins two who were arrested on one occasion, once, whoever is named first', () => {
    const parts = [at({ holderId: 'b' }), at({})]
    expect(short(parts)).toEqual(['a ARRESTED_WITH b'])
    expect(derivedLinksOf(parts)).toEqual(derivedLinksOf(parts.toReversed()))
    expect(derivedLinksOf(parts)[0]).toMatchObject({
      sourceId: 's',
      label: 'Arrested with',
      from: '2026-03-01T10:00:00.000Z',
      to: '2026-03-01T10:00:00.000Z',
    })
  })

  it('joins a detainee to the vehicle of the arrest, and somebody searched to the vehicle of the stop', () => {
    const car = at({ holderId: 'car', holderKind: 'VEHICLE', role: 'INVOLVED' })
    expect(short([at({}), car])).toEqual(['a VEHICLE_AT_ARREST car'])
    expect(
      short([
        at({ role: 'DETAINEE', sourceKind: 'CustodyRecord' }),
        { ...car, role: 'SEIZED', sourceKind: 'CustodyRecord' },
      ]),
    ).toEqual(['a VEHICLE_AT_ARREST car'])
    expect(
      short([at({ role: 'SEARCHED', sourceKind: 'StopSearch' }), { ...car, sourceKind: 'StopSearch' }]),
    ).toEqual(['a VEHICLE_AT_STOP car'])
    expect(short([at({ role: 'WITNESS' }), car])).toEqual([])
  })

  it('joins suspects of one crime to each other and to its victim, and of an incident not', () => {
    const crime = [
      at({ sourceKind: 'Crime', role: 'SUSPECT', holderId: 'b' }),
      at({ sourceKind: 'Crime', role: 'CHARGED', holderId: 'a' }),
      at({ sourceKind: 'Crime', role: 'VICTIM', holderId: 'v' }),
    ]
    expect(short(crime)).toEqual([
      'a SUSPECTED_OF_HARMING v',
      'b SUSPECTED_OF_HARMING v',
      'a SUSPECTED_WITH b',
    ])
    expect(short(crime.map((part) => ({ ...part, sourceKind: 'Incident' })))).toEqual([])
  })

  it('joins two who were searched at one stop', () => {
    const stop = (holderId: string, role = 'SEARCHED') => at({ sourceKind: 'StopSearch', holderId, role })
    expect(short([stop('b'), stop('a'), stop('c', 'PASSENGER')])).toEqual([
      'a STOPPED_WITH b',
      'a STOPPED_WITH c',
      'b STOPPED_WITH c',
    ])
  })

  it.each(['CLEARED', 'ELIMINATED', 'SOURCE', 'HANDLER', 'WITNESS'])('joins nobody as %s', (role) => {
    expect(
      short([at({ sourceKind: 'Crime', role: 'SUSPECT' }), at({ sourceKind: 'Crime', holderId: 'b', role })]),
    ).toEqual([])
  })

  it('joins nobody to themselves, nor across two sources', () => {
    expect(short([at({}), at({ role: 'ARRESTED' })])).toEqual([])
    expect(short([at({}), at({ holderId: 'b', sourceId: 'other' })])).toEqual([])
  })

  it('says nothing of a crowd', () => {
    const crowd = (most: number) => Array.from({ length: most }, (_, place) => at({ holderId: `p${place}` }))
    expect(short(crowd(CROWD))).toHaveLength((CROWD * (CROWD - 1)) / 2)
    expect(short(crowd(CROWD + 1))).toEqual([])
  })

  it('is no surer than the weaker part', () => {
    const pair = (confidence: string) =>
      derivedLinksOf([at({}), at({ holderId: 'b', confidence })])[0]?.confidence
    expect([pair('confirmed'), pair('believed'), pair('reported'), pair('from an import')]).toEqual([
      'confirmed',
      'believed',
      'reported',
      'reported',
    ])
  })
})

describe('derived links at an address', () => {
  const span = (...parts: SourcePart[]) => derivedLinksOf(parts).map(({ from, to }) => [from, to])

  it('joins two for the time that both had the address', () => {
    expect(span(home('a', '2020', '2024'), home('b', '2022', null))).toEqual([['2022', '2024']])
    expect(span(home('a', '2020', null), home('b', '2022', null))).toEqual([['2022', null]])
  })

  it('joins nobody to who came after', () => {
    expect(span(home('a', '2020', '2022'), home('b', '2022', null))).toEqual([])
    expect(span(home('a', '2020', '2021'), home('b', '2023', '2024'))).toEqual([])
  })

  it('counts a start that nobody wrote from the day it was recorded', () => {
    expect(span(home('a', null, '2025'), home('b', '2020', null))).toEqual([])
    expect(span(home('a', null, null), home('b', '2020', null))).toEqual([['2026-03-01T11:00:00.000Z', null]])
  })

  it('takes "lived at" without an end as over when it was recorded', () => {
    const lived = (from: string | null) => home('a', from, null, { role: 'LIVED' })
    expect(span(lived('2020'), home('b', '2021', null))).toEqual([['2021', '2026-03-01T11:00:00.000Z']])
    expect(span(lived(null), home('b', '2021', null))).toEqual([])
  })

  it('keeps the latest of two times, and joins nobody by a refuge', () => {
    expect(span(home('a', '2010', '2012'), home('a', '2020', null), home('b', '2000', null))).toEqual([
      ['2020', null],
    ])
    expect(span(home('a', '2020', null, { role: 'REFUGE' }), home('b', '2020', null))).toEqual([])
  })
})
