/** Every clock vector of custody.md 16 by its id, to the minute; the ids are listed, so that none can go missing. */
import { describe, expect, it } from 'vitest'
import type { Rank } from '../codes/ranks.ts'
import {
  decideExtendDetention,
  decideReviewDetention,
  decideWarrantApplication,
  decideWarrantEnd,
} from './authorisation.ts'
import { detentionClock } from './clock.ts'
import type { ClockEvent } from './clock-events.ts'
import { at, local, read } from './clock.fixtures.ts'
import { drugSampleHoldEnds, rightsDelayEnds, warrantApplicationBy, warrantEnds } from './deadlines.ts'
import { clockVectors, type ClockVector, notedVectors } from './published-vectors.fixtures.ts'

const published = (
  'CLK-01 CLK-02 CLK-03 CLK-04 CLK-05 CLK-06 CLK-07 CLK-09 CLK-10 CLK-12 CLK-13 CLK-14 CLK-16 CLK-17 ' +
  'CLK-18 CLK-22 CLK-23 CLK-24'
).split(' ')
/** The vectors that have a test of their own below, because more is expected of them than the figures. */
const single = ['CLK-16', 'CLK-17', 'CLK-23', 'CLK-24']
const noted = ['CLK-08', 'CLK-11', 'CLK-15', 'CLK-19', 'CLK-20', 'CLK-21']

const utc = (text: string) => `2026-${text}:00.000Z`

it('no published vector is without a test', () => {
  expect([...clockVectors.map(({ id }) => id), ...single].sort()).toEqual(published)
  expect([...notedVectors.map(({ id }) => id), 'CLK-21'].sort()).toEqual(noted)
})

describe.each<[string, ClockVector[]]>([
  ['published', clockVectors],
  ['worked out from the notes', notedVectors],
])('clock vectors, %s', (_title, vectors) => {
  it.each(vectors)('$id $title', ({ events, types, rule, expected }) => {
    const clock = detentionClock({ recordTypes: types ?? ['PACE'], events })
    const found = {
      relevantTime: clock.relevantTime,
      limit24: clock.limit24,
      limit36: clock.limit36,
      limit96: clock.limit96,
      review1: clock.reviews[0]?.dueAt,
      review2: clock.reviews[1]?.dueAt,
      review3: clock.reviews[2]?.dueAt,
    }
    const wanted = Object.fromEntries(Object.entries(expected).map(([key, text]) => [key, utc(text)]))
    expect(found).toMatchObject(wanted)
    if (rule !== undefined) expect(clock.rule).toBe(rule)
    const isDetained = events.some(({ kind }) => kind === 'ARRIVED')
    if (isDetained) expect(clock.inconsistencies).toEqual([])
  })
})

describe('vectors with more than figures', () => {
  it('CLK-12 counts 210 minutes at 20:00; where hospital does not pause reviews the first is due at 18:20', () => {
    const events = clockVectors.find(({ id }) => id === 'CLK-12')?.events ?? []
    expect(read(events, { asOf: at('3 Aug 20:00') }).countedMinutes).toBe(210)
    const unpaused = read(events, { rules: { hospitalPausesReviews: false } })
    expect(unpaused.reviews[0]?.dueAt).toBe(utc('08-03T17:20'))
  })

  it('CLK-17: the court does not sit at 36 hours but sits within six more', () => {
    const applied: ClockEvent = {
      kind: 'WARRANT_APPLIED',
      at: at('8 Sep 23:30'),
      courtNextSits: at('8 Sep 22:00'),
    }
    const issued: ClockEvent = { kind: 'WARRANT_ISSUED', at: at('8 Sep 22:40'), hours: 24 }
    const clock = read([...local('7 Sep 06:00', '7 Sep 06:20'), applied, issued])
    expect(clock.limit36).toBe(utc('09-08T17:00'))
    expect(clock.latestApplication).toBe(utc('09-08T23:00'))
    expect(clock.releaseBy).toBe(utc('09-09T21:40'))
    expect(warrantApplicationBy(utc('09-08T17:00'), at('8 Sep 22:00'))).toBe(utc('09-08T23:00'))
    expect(warrantApplicationBy(utc('09-08T17:00'), at('9 Sep 10:00'))).toBe(utc('09-08T17:00'))
    expect(warrantEnds(at('8 Sep 22:40'), 24)).toBe(utc('09-09T21:40'))
  })

  it('CLK-23: a hold after charge for a drug sample ends after six hours', () => {
    expect(drugSampleHoldEnds(at('10 Feb 16:00'))).toBe(utc('02-10T22:00'))
    const charged: ClockEvent = { kind: 'CHARGED', at: at('10 Feb 16:00'), isHeldForDrugSample: true }
    const { due } = read([...local('10 Feb 12:00', '10 Feb 12:10'), charged])
    expect(due).toContainEqual(
      expect.objectContaining({ what: 'DRUG_SAMPLE_HOLD', at: utc('02-10T22:00'), rule: 'PC-6' }),
    )
  })

  it('CLK-24: the delay of a right ends 36 hours after the relevant time', () => {
    expect(rightsDelayEnds(at('7 Sep 08:00'))).toBe(utc('09-08T19:00'))
    const delayed: ClockEvent = { kind: 'RIGHTS_DELAYED', at: at('7 Sep 09:00'), right: 'S58' }
    const [delay] = read([...local('7 Sep 08:00', '7 Sep 08:20'), delayed]).due.filter(
      ({ rule }) => rule === 'RG-2',
    )
    expect(delay).toMatchObject({ at: utc('09-08T19:00'), by: 'SUPERINTENDENT' })
    const over: ClockEvent = { ...delayed, until: at('7 Sep 11:00') }
    expect(read([...local('7 Sep 08:00', '7 Sep 08:20'), over]).due.map(({ what }) => what)).not.toContain(
      'RIGHTS_DELAY',
    )
  })
})

describe('CLK-16, the worked timeline of section 15', () => {
  const reviewTimes =
    '7 Sep 13:50,7 Sep 22:30,8 Sep 07:10,8 Sep 16:00,9 Sep 00:45,9 Sep 09:30,9 Sep 18:20,10 Sep 03:05,' +
    '10 Sep 12:00,10 Sep 20:55,11 Sep 05:50'
  const day = [{ kind: 'ARRESTED', at: at('7 Sep 07:10') } as const, ...local('7 Sep 08:00', '7 Sep 08:20')]
  const reviews = reviewTimes.split(',').map((text): ClockEvent => ({ kind: 'REVIEWED', at: at(text) }))
  const extended: ClockEvent = { kind: 'EXTENDED_S42', at: at('8 Sep 06:30') }
  const applied: ClockEvent = { kind: 'WARRANT_APPLIED', at: at('8 Sep 17:00') }
  const warrant: ClockEvent = { kind: 'WARRANT_ISSUED', at: at('8 Sep 18:30'), hours: 36 }
  const again: ClockEvent = { kind: 'WARRANT_EXTENDED', at: at('10 Sep 05:45'), hours: 36 }
  const charged: ClockEvent = { kind: 'CHARGED', at: at('11 Sep 07:20') }
  const all: ClockEvent[] = [...day, ...reviews, extended, applied, warrant, again, charged]

  it('gives the limits, the extension and both warrants', () => {
    const clock = read(all, { asOf: at('11 Sep 07:00') })
    expect(clock).toMatchObject({
      relevantTime: utc('09-07T07:00'),
      limit24: utc('09-08T07:00'),
      limit36: utc('09-08T19:00'),
      limit96: utc('09-11T07:00'),
      releaseBy: utc('09-11T07:00'),
    })
    expect(clock.authorities.map(({ kind, rule, until }) => [kind, rule, until])).toEqual([
      ['S41_24H', 'CL-1', utc('09-08T07:00')],
      ['S42_36H', 'EX-4', utc('09-08T19:00')],
      ['WARRANT', 'WF-6', utc('09-10T05:30')],
      ['WARRANT_EXT', 'WF-8', utc('09-11T07:00')],
    ])
    expect(warrantEnds(at('10 Sep 06:30'), 36)).toBe(utc('09-11T17:30'))
  })

  it.each([
    ['7 Sep 08:05', 5],
    ['7 Sep 12:30', 270],
    ['7 Sep 22:30', 870],
    ['8 Sep 06:30', 1350],
    ['8 Sep 18:30', 2070],
    ['10 Sep 05:45', 4185],
    ['11 Sep 07:20', 5720],
    ['11 Sep 09:00', 5720],
  ])('at %s %i minutes count', (when, minutes) => {
    expect(read(all, { asOf: at(when) }).countedMinutes).toBe(minutes)
  })

  it('has eleven reviews, all on time, and nothing that contradicts itself', () => {
    const clock = read(all)
    const dues =
      '7 Sep 14:20,7 Sep 22:50,8 Sep 07:30,8 Sep 16:10,9 Sep 01:00,9 Sep 09:45,9 Sep 18:30,10 Sep 03:20,' +
      '10 Sep 12:05,10 Sep 21:00,11 Sep 05:55'
    expect(clock.reviews.slice(0, 11).map(({ dueAt }) => dueAt)).toEqual(
      dues.split(',').map((text) => at(text)),
    )
    expect(new Set(clock.reviews.slice(0, 11).map(({ status }) => status))).toEqual(new Set(['ON_TIME']))
    expect(clock.inconsistencies).toEqual([])
    expect(clock.state).toBe('STOPPED_CHARGED')
  })

  const extension = {
    officerRank: 'SUPT' as Rank,
    at: at('8 Sep 06:30'),
    limit24: at('8 Sep 08:00'),
    limit36: at('8 Sep 20:00'),
    until: at('8 Sep 20:00'),
    reviewsDone: 2,
    offenceCategories: ['CI'],
  } as const

  it.each([
    [
      's.42 at 22:00, second review not done',
      decideExtendDetention({ ...extension, at: at('7 Sep 22:00'), reviewsDone: 1 }),
    ],
    ['s.42 at 08:05, after 24 hours', decideExtendDetention({ ...extension, at: at('8 Sep 08:05') })],
    ['s.42 by an inspector', decideExtendDetention({ ...extension, officerRank: 'INSP' })],
    [
      's.42 with summary offences only',
      decideExtendDetention({ ...extension, offenceCategories: ['CS', 'CM'] }),
    ],
    [
      'a warrant asked for at 9 Sep 02:30',
      decideWarrantApplication({
        at: at('9 Sep 02:30'),
        latestAt: at('9 Sep 02:00'),
        offenceCategories: ['CI'],
      }),
    ],
    ['s.44 to 11 Sep 09:00', decideWarrantEnd(at('11 Sep 09:00'), at('11 Sep 08:00'))],
    [
      "review by the investigator's line inspector",
      decideReviewDetention({
        officerId: 'i',
        officerRank: 'INSP',
        isCharged: false,
        involvedOfficerIds: [],
        declaresNotInvolved: false,
      }),
    ],
  ])('refuses %s', (_case, decision) => expect(decision.allowed).toBe(false))

  it('CLK-21: hospital treatment stretches the warrant as it stretches the limits', () => {
    const trip: ClockEvent = {
      kind: 'HOSPITAL',
      at: at('9 Sep 10:00'),
      until: at('9 Sep 12:00'),
      isForTreatment: true,
    }
    const stretched = read([...day, ...reviews.slice(0, 6), extended, warrant, trip])
    expect(stretched).toMatchObject({ releaseBy: at('10 Sep 08:30'), limit96: at('11 Sep 10:00') })
    const fixed = read([...day, ...reviews.slice(0, 6), extended, warrant, trip], {
      rules: { hospitalStretchesWarrant: false },
    })
    expect(fixed.releaseBy).toBe(at('10 Sep 06:30'))
  })
})
