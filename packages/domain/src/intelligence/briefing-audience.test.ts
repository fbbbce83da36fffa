import { describe, expect, it } from 'vitest'
import { isBriefingEnded, itemKindOf, mayStandAs, shiftAt } from './briefing-audience.ts'

describe('an item', () => {
  it.each([
    ['WANTED', 'Nominal', true],
    ['WANTED', 'Object', false],
    ['VEHICLE', 'Object', true],
    ['PLACE', 'Location', true],
    ['INTELLIGENCE', 'IntelligenceReport', true],
    ['INCIDENT', 'CustodyRecord', false],
    ['WORDS', 'Nominal', false],
  ] as const)('%s of a %s may stand: %s', (kind, record, may) => {
    expect(mayStandAs(kind, record)).toBe(may)
  })

  it.each([
    ['Nominal', 'PERSON'],
    ['MissingEpisode', 'MISSING'],
    ['Location', 'PLACE'],
    ['RightToKnow', undefined],
  ])('of a %s is put down as %s', (record, kind) => {
    expect(itemKindOf(record)).toBe(kind)
  })

  it.each([
    ['WANTED', '', true, true],
    ['PERSON', '', true, false],
    ['INCIDENT', 'closed', false, true],
    ['MISSING', 'FOUND', false, true],
    ['INCIDENT', 'open', false, false],
  ])('BF-3: %s with status "%s", arrested %s, has ended: %s', (kind, status, isArrested, ended) => {
    expect(isBriefingEnded(kind, { status, isArrested })).toBe(ended)
  })
})

describe('the tour of duty', () => {
  it.each([
    ['2026-06-01T05:59:00Z', 'NIGHT'],
    ['2026-06-01T06:00:00Z', 'EARLY'],
    ['2026-06-01T14:00:00Z', 'LATE'],
    ['2026-06-01T22:00:00Z', 'NIGHT'],
    ['2026-12-01T07:00:00Z', 'EARLY'],
  ])('at %s is %s, by the clock of London', (at, shift) => {
    expect(shiftAt(at)).toBe(shift)
  })
})
