/** Records that contradict themselves: each problem with its rule and remedy, and a clock that never throws. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addHours } from '../time/instant.ts'
import { at, local, read } from './clock.fixtures.ts'
import { type ClockEvent, clockEventKinds, type ClockInput } from './clock-events.ts'
import { inconsistencyCodes } from './clock-problems.ts'

describe('a record that contradicts itself', () => {
  const authorised = local('10 Feb 09:55', '10 Feb 10:10')

  const told: [string, ClockEvent[], Partial<ClockInput>][] = [
    ['BAD_TIME', [...authorised, { kind: 'REVIEWED', at: '2026-02-10 15:00' }], {}],
    [
      'ENDS_BEFORE_START',
      [
        ...authorised,
        { kind: 'HOSPITAL', at: at('10 Feb 14:00'), until: at('10 Feb 13:00'), isForTreatment: true },
      ],
      {},
    ],
    ['ARRIVED_BEFORE_ARREST', [...authorised, { kind: 'ARRESTED', at: at('10 Feb 10:00') }], {}],
    ['AUTHORISED_BEFORE_ARRIVAL', local('10 Feb 09:55', '10 Feb 09:40'), {}],
    ['NO_RELEVANT_TIME', [{ kind: 'AUTHORISED', at: at('10 Feb 10:10') }], {}],
    [
      'OVERRIDE_WITHOUT_REASON',
      authorised,
      { relevantTimeOverride: { at: at('10 Feb 09:40'), reason: ' ' } },
    ],
    [
      'QUESTIONED_OUTSIDE_HOSPITAL',
      [...authorised, { kind: 'QUESTIONED_AT_HOSPITAL', at: at('10 Feb 11:00'), until: at('10 Feb 12:00') }],
      {},
    ],
    ['REVIEW_BEFORE_AUTHORISATION', [...authorised, { kind: 'REVIEWED', at: at('10 Feb 10:00') }], {}],
    [
      'IN_FUTURE',
      [...authorised, { kind: 'REVIEWED', at: at('10 Feb 15:00') }],
      { asOf: at('10 Feb 12:00') },
    ],
    ['REVIEW_BREACH', authorised, { asOf: at('10 Feb 16:11') }],
    ['HELD_PAST_AUTHORITY', authorised, { asOf: at('11 Feb 09:56') }],
    ['OVERRIDE_NOT_A_TIME', authorised, { relevantTimeOverride: { at: 'soon', reason: 'Camera' } }],
    [
      'OVERRIDE_BEFORE_ARREST',
      [...authorised, { kind: 'ARRESTED', at: at('10 Feb 09:20') }],
      { relevantTimeOverride: { at: at('10 Feb 09:00'), reason: 'Camera' } },
    ],
    ['AUTHORISED_TWICE', [...authorised, { kind: 'AUTHORISED', at: at('10 Feb 11:00') }], {}],
    [
      'HOSPITAL_TWICE_OPEN',
      [
        ...authorised,
        { kind: 'HOSPITAL', at: at('10 Feb 11:00'), isForTreatment: true },
        { kind: 'HOSPITAL', at: at('10 Feb 12:00'), isForTreatment: true },
      ],
      {},
    ],
    ['RELEASED_BEFORE_ARRIVAL', [...authorised, { kind: 'RELEASED', at: at('10 Feb 09:00') }], {}],
    ['CHARGED_BEFORE_ARRIVAL', [...authorised, { kind: 'CHARGED', at: at('10 Feb 09:00') }], {}],
    [
      'AFTER_RELEASE',
      [
        ...authorised,
        { kind: 'RELEASED', at: at('10 Feb 12:00') },
        { kind: 'REVIEWED', at: at('10 Feb 13:00') },
      ],
      {},
    ],
    [
      'RETURN_WITHOUT_BAIL',
      [{ kind: 'ANSWERED_BAIL', at: at('10 Feb 09:55') }],
      { recordTypes: ['BAILBACK'] },
    ],
    [
      'PREVIOUS_MINUTES_DOUBTFUL',
      [
        {
          kind: 'PREVIOUS_DETENTION',
          at: at('15 Jan 10:00'),
          until: at('15 Jan 11:00'),
          countedMinutes: Number.NaN,
        },
        { kind: 'ANSWERED_BAIL', at: at('10 Feb 09:55') },
      ],
      { recordTypes: ['BAILBACK'] },
    ],
    ['ESCAPE_GAP', [...authorised, { kind: 'ESCAPED', at: at('10 Feb 11:00') }], {}],
    [
      'S42_SUMMARY_ONLY',
      [...authorised, { kind: 'EXTENDED_S42', at: at('10 Feb 23:00') }],
      { offenceCategories: ['CS'] },
    ],
    [
      'AUTHORITY_AFTER_CHARGE',
      [
        ...authorised,
        { kind: 'CHARGED', at: at('10 Feb 12:00') },
        { kind: 'WARRANT_ISSUED', at: at('10 Feb 13:00') },
      ],
      {},
    ],
    [
      'WARRANT_LENGTH_DOUBTFUL',
      [...authorised, { kind: 'WARRANT_ISSUED', at: at('10 Feb 13:00'), hours: Number.NaN }],
      {},
    ],
    [
      'WARRANT_PAST_96_HOURS',
      [...authorised, { kind: 'WARRANT_ISSUED', at: at('14 Feb 09:00'), until: at('14 Feb 12:00') }],
      {},
    ],
    // An event of another system's, which the types cannot promise to keep out.
    ['UNKNOWN_EVENT', [...authorised, { kind: 'LOST', at: at('10 Feb 11:00') } as unknown as ClockEvent], {}],
    [
      'S42_PAST_36_HOURS',
      [
        ...authorised,
        { kind: 'REVIEWED', at: at('10 Feb 15:00') },
        { kind: 'REVIEWED', at: at('10 Feb 23:00') },
        { kind: 'EXTENDED_S42', at: at('11 Feb 08:00'), until: at('11 Feb 22:00') },
      ],
      {},
    ],
    ['WARRANT_APPLIED_LATE', [...authorised, { kind: 'WARRANT_APPLIED', at: at('11 Feb 22:30') }], {}],
    [
      'WARRANT_AGAIN_AFTER_REFUSAL',
      [
        ...authorised,
        { kind: 'WARRANT_REFUSED', at: at('11 Feb 12:00') },
        { kind: 'WARRANT_APPLIED', at: at('11 Feb 13:00') },
      ],
      {},
    ],
  ]

  it.each(told)(
    'says %s in a sentence, with its rule and what to do, and still answers',
    (code, events, rest) => {
      const clock = read(events, rest)
      expect(clock.inconsistencies).toContainEqual(
        expect.objectContaining({
          code,
          rule: expect.stringMatching(/^[A-Z]{2}-\d+$/),
          message: expect.stringMatching(/\.$/),
          action: expect.stringMatching(/\.$/),
        }),
      )
    },
  )

  it('every problem that the clock knows is shown to be told', () => {
    // Shown in relevant-time.test.ts and authorities.test.ts.
    const elsewhere = [
      ...['AREA_NOT_SAID', 'S42_BEFORE_SECOND_REVIEW', 'S42_AFTER_24_HOURS'],
      ...['WARRANT_TOO_LONG', 'WARRANT_EXTENSION_WITHOUT_WARRANT'],
    ]
    expect([...told.map(([code]) => code), ...elsewhere].sort()).toEqual([...inconsistencyCodes].sort())
  })

  it('what cannot be yet does not count: a review typed ahead leaves the review due', () => {
    const ahead: ClockEvent = { kind: 'REVIEWED', at: at('10 Feb 15:00') }
    const clock = read([...authorised, ahead], { asOf: at('10 Feb 12:00') })
    expect(clock.nextReviewDue).toBe(at('10 Feb 16:10'))
    expect(read([...authorised, ahead], { asOf: at('10 Feb 15:00') }).nextReviewDue).toBe(at('11 Feb 00:00'))
  })

  it('WF-7: after a refused warrant only what is left of the extension is there', () => {
    const events: ClockEvent[] = [
      ...authorised,
      { kind: 'REVIEWED', at: at('10 Feb 15:00') },
      { kind: 'REVIEWED', at: at('10 Feb 23:00') },
      { kind: 'EXTENDED_S42', at: at('11 Feb 08:00') },
      { kind: 'WARRANT_APPLIED', at: at('11 Feb 12:00') },
      { kind: 'WARRANT_REFUSED', at: at('11 Feb 12:30') },
    ]
    const { due } = read(events)
    expect(due.map(({ what }) => what)).not.toContain('WARRANT')
    expect(due).toContainEqual({
      what: 'RELEASE_OR_CHARGE',
      at: at('11 Feb 21:55'),
      by: 'CUSTODY_OFFICER',
      rule: 'WF-7',
      isOverdue: false,
    })
  })

  it('EX-2: where every offence is summary only no extension is due, and EX-4: a later step is', () => {
    expect(read(authorised, { offenceCategories: ['CS'] }).due.map(({ what }) => what)).toEqual([
      'REVIEW',
      'RELEASE_OR_CHARGE',
    ])
    const steps: ClockEvent[] = [
      ...authorised,
      { kind: 'REVIEWED', at: at('10 Feb 15:00') },
      { kind: 'REVIEWED', at: at('10 Feb 23:00') },
      { kind: 'REVIEWED', at: at('11 Feb 07:50') },
      { kind: 'EXTENDED_S42', at: at('11 Feb 08:00'), until: at('11 Feb 14:00') },
      { kind: 'EXTENDED_S42', at: at('11 Feb 13:00') },
    ]
    expect(read(steps)).toMatchObject({ releaseBy: at('11 Feb 21:55'), inconsistencies: [] })
  })

  it('never throws, whatever the times are', () => {
    for (const bad of [
      '',
      'soon',
      '2026-02-30T00:00:00Z',
      '+275760-09-13T00:00:00.001Z',
      '2026-02-10T09:55',
    ]) {
      expect(() =>
        read(
          [
            { kind: 'ARRIVED', at: bad },
            { kind: 'AUTHORISED', at: bad },
          ],
          { asOf: bad },
        ),
      ).not.toThrow()
    }
    fc.assert(
      fc.property(fc.array(fc.anything()), fc.anything(), (events, asOf) => {
        read(events as ClockEvent[], typeof asOf === 'string' ? { asOf } : {})
      }),
      { numRuns: 200, seed: 4 },
    )
    const odd = fc.record({
      kind: fc.constantFrom(...clockEventKinds),
      at: fc.oneof(
        fc.constantFrom(at('10 Feb 09:55'), at('10 Feb 11:00'), at('14 Feb 11:00')),
        fc.anything(),
      ),
      until: fc.option(fc.oneof(fc.constantFrom(at('10 Feb 10:55'), at('16 Feb 11:00')), fc.anything()), {
        nil: undefined,
      }),
      hours: fc.option(fc.double(), { nil: undefined }),
      countedMinutes: fc.option(fc.double(), { nil: undefined }),
      courtNextSits: fc.option(fc.string(), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 12 }), (events) => {
        read(events as unknown as ClockEvent[], { asOf: at('11 Feb 12:00') })
      }),
      { numRuns: 500, seed: 4 },
    )
    expect(read([]).state).toBe('NOT_STARTED')
    expect(addHours('soon', 1)).toBeUndefined()
  }, 30_000)
})
