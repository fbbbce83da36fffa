/** Results of the court and what they do, and offences found on the file (RC-1 to RC-6, OM-1 to OM-4). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseState } from './case-state.ts'
import {
  type CourtResult,
  type ExceptionKind,
  exceptionKinds,
  hearingOutcome,
  type ResultedOffence,
} from './hearing-results.ts'
import { answerFits, matchOffences, type OffenceFacts } from './offence-matching.ts'
import { orderKinds } from './orders.ts'
import { effectOf, resultEffectTable, resultTasks } from './result-effects.ts'

const day = '2026-11-20'
const next = { nextHearing: { courtCode: 'B01AB00', day: '2026-12-20' } }
const rows = resultEffectTable[0].value

describe('RC-1 and RC-2: the table of results', () => {
  it('has no code twice, and tasks and orders of the lists', () => {
    const codes = rows.flatMap((row) => row.codes)
    expect(new Set(codes).size).toBe(codes.length)
    for (const { tasks, order } of rows) {
      for (const task of tasks) expect(resultTasks.some(({ code }) => code === task)).toBe(true)
      if (order !== undefined) expect(orderKinds.some(({ code }) => code === order)).toBe(true)
    }
  })

  it.each([
    [1002, { class: 'SENTENCE', step: 'SENTENCE', isConviction: true, needs: ['DURATION'] }],
    [1015, { needs: ['AMOUNT'] }],
    [2063, { class: 'JUDGMENT_FINAL', step: 'DISCONTINUE' }],
    [4028, { remand: 'PR', needs: ['NEXT_HEARING'] }],
    [4530, { remand: 'CB', needs: ['NEXT_HEARING', 'CONDITIONS'] }],
    [4576, { warrant: 'ISSUE', step: 'ISSUE_WARRANT' }],
    [4575, { warrant: 'ISSUE_BACKED' }],
    [2509, { warrant: 'END', step: 'END_WARRANT' }],
    [3047, { order: 'RESTRAINING', class: 'ANCILLARY' }],
    [3135, { property: 'DESTROY' }],
  ])('%i', (code, effect) => expect(effectOf(code, undefined, day)).toMatchObject(effect))

  it('a listed code that no row knows is read by somebody and does nothing; one in no list is none', () => {
    expect(effectOf(3034, { code: 3034, type: 'F' }, day)).toEqual({
      class: 'SENTENCE',
      needs: [],
      tasks: ['READ_RESULT'],
    })
    expect(effectOf(4502, { code: 4502, type: 'I' }, day)?.class).toBe('ADJOURNMENT')
    expect(effectOf(4509, { code: 4509, type: 'P' }, day)?.class).toBe('ANCILLARY')
    expect(effectOf(9999, undefined, day)).toBeUndefined()
  })
})

describe('RC-3 to RC-6: a hearing', () => {
  const one = (state: CaseState, results: CourtResult[], more: Partial<ResultedOffence> = {}) =>
    hearingOutcome([{ state, results, ...more }], day)
  const life = { duration: { count: 0, unit: 'L' as const } }

  it.each<[string, CaseState, CourtResult[], Partial<ResultedOffence>, CaseState]>([
    [
      'a plea of guilty and a fine on one day',
      'AWAITING_FIRST_HEARING',
      [{ code: 1015, amount: 120 }],
      { plea: 'G' },
      'RESULTED',
    ],
    [
      'a plea of not guilty',
      'AWAITING_FIRST_HEARING',
      [{ code: 4506, ...next }],
      { plea: 'NG' },
      'SUMMARY_TRIAL',
    ],
    [
      'the plea said again while the trial is awaited',
      'SUMMARY_TRIAL',
      [{ code: 4506, ...next }],
      { plea: 'NG' },
      'SUMMARY_TRIAL',
    ],
    [
      'a verdict of guilty, sentence adjourned',
      'SUMMARY_TRIAL',
      [{ code: 4506, ...next }],
      { plea: 'NG', verdict: 'G' },
      'AWAITING_SENTENCE',
    ],
    [
      'a verdict and the sentence',
      'TRIAL',
      [{ code: 1002, duration: { count: 6, unit: 'M' } }],
      { plea: 'NG', verdict: 'G' },
      'RESULTED',
    ],
    ['life', 'AWAITING_SENTENCE', [{ code: 1002, ...life }], {}, 'RESULTED'],
    ['an acquittal', 'TRIAL', [{ code: 2004 }], { verdict: 'NG' }, 'RESULTED'],
    ['no evidence at the first hearing', 'AWAITING_FIRST_HEARING', [{ code: 2050 }], {}, 'RESULTED'],
    ['a withdrawal', 'SUMMARY_TRIAL', [{ code: 2063 }], {}, 'DISCONTINUED'],
    ['sent in custody', 'AWAITING_FIRST_HEARING', [{ code: 4560, ...next }], {}, 'SENT_TO_CROWN'],
    ['a warrant', 'AWAITING_FIRST_HEARING', [{ code: 4576 }], {}, 'WARRANT_OUTSTANDING'],
    [
      'a warrant withdrawn',
      'WARRANT_OUTSTANDING',
      [{ code: 2509 }],
      { previous: 'SUMMARY_TRIAL' },
      'SUMMARY_TRIAL',
    ],
    [
      'a conditional remand',
      'SUMMARY_TRIAL',
      [{ code: 4530, ...next, conditions: ['Report daily', ' '] }],
      {},
      'SUMMARY_TRIAL',
    ],
    ['an order beside a sentence', 'AWAITING_SENTENCE', [{ code: 1116 }, { code: 3047 }], {}, 'RESULTED'],
    ['reopened and adjourned', 'FINALISED', [{ code: 4584 }, { code: 4506, ...next }], {}, 'RESULTED'],
    ['an appeal dismissed', 'APPEAL', [{ code: 3045 }], {}, 'RESULTED'],
    [
      'committed for sentence',
      'AWAITING_FIRST_HEARING',
      [{ code: 4016, ...next }],
      { plea: 'G' },
      'AWAITING_SENTENCE',
    ],
  ])('%s', (_, state, results, more, after) => {
    const outcome = one(state, results, more)
    expect(outcome.exceptions).toEqual([])
    expect(outcome.states).toEqual([after])
  })

  it.each<[string, CaseState, CourtResult[], Partial<ResultedOffence>, ExceptionKind[]]>([
    ['a code in no list', 'SUMMARY_TRIAL', [{ code: 9999 }], {}, ['UNKNOWN_RESULT']],
    ['an adjournment to nowhere', 'SUMMARY_TRIAL', [{ code: 4506 }], {}, ['NO_NEXT_HEARING']],
    [
      'conditions that did not come',
      'SUMMARY_TRIAL',
      [{ code: 4530, ...next, conditions: [' '] }],
      {},
      ['NO_CONDITIONS'],
    ],
    ['a fine of no amount', 'AWAITING_SENTENCE', [{ code: 1015 }], {}, ['NO_AMOUNT']],
    [
      'a sentence of no length',
      'AWAITING_SENTENCE',
      [{ code: 1002, duration: { count: 0, unit: 'M' } }],
      {},
      ['NO_DURATION'],
    ],
    ['a sentence before a verdict', 'SUMMARY_TRIAL', [{ code: 1116 }], {}, ['STEP_NOT_OPEN']],
    ['a result before the case was sent', 'CHARGED', [{ code: 1116 }], {}, ['STEP_NOT_OPEN']],
    ['acquitted and sentenced', 'TRIAL', [{ code: 2004 }, { code: 1116 }], {}, ['TWO_STEPS']],
    ['sentenced with a verdict of not guilty', 'TRIAL', [{ code: 1116 }], { verdict: 'NG' }, ['TWO_STEPS']],
    [
      'remanded in two ways',
      'SUMMARY_TRIAL',
      [
        { code: 4028, ...next },
        { code: 4542, ...next },
      ],
      {},
      ['TWO_REMANDS'],
    ],
    ['a warrant that ends nowhere', 'WARRANT_OUTSTANDING', [{ code: 2509 }], {}, ['STEP_NOT_OPEN']],
  ])('asks a person: %s', (_, state, results, more, kinds) => {
    const outcome = one(state, results, more)
    expect(outcome.exceptions.map(({ kind }) => kind)).toEqual(kinds)
    if (kinds.some((kind) => kind === 'STEP_NOT_OPEN' || kind === 'TWO_STEPS'))
      expect(outcome.states).toEqual([state])
    if (kinds.includes('TWO_REMANDS')) expect(outcome.remand).toBeUndefined()
  })

  it('takes each offence by itself, and the person and the work together', () => {
    const outcome = hearingOutcome(
      [
        { state: 'AWAITING_FIRST_HEARING', plea: 'G', results: [{ code: 4028, ...next }] },
        { state: 'AWAITING_FIRST_HEARING', plea: 'NG', results: [{ code: 4028, ...next }] },
        { state: 'AWAITING_FIRST_HEARING', results: [{ code: 2063 }] },
      ],
      day,
    )
    expect(outcome.states).toEqual(['AWAITING_SENTENCE', 'SUMMARY_TRIAL', 'DISCONTINUED'])
    expect(outcome.remand).toBe('PR')
    expect(outcome.tasks).toEqual(['REMAND_CUSTODY', 'TELL_VICTIM'])
  })

  it('every kind of exception says its cause and its cure', () => {
    for (const { cause, cure } of exceptionKinds)
      expect([cause, cure].every((text) => text.endsWith('.'))).toBe(true)
  })
})

describe('OM-1 to OM-3: offences of the court on the file', () => {
  const theft = (sequence: number | undefined, more: Partial<OffenceFacts> = {}): OffenceFacts => ({
    ...(sequence === undefined ? {} : { sequence }),
    code: 'TH68010',
    start: '2026-06-01',
    ...more,
  })
  const pairs = (court: OffenceFacts[], file: OffenceFacts[]) =>
    matchOffences(court, file).matches.map((pair) => `${pair.court}-${pair.file} ${pair.stage}`)

  it.each<[string, OffenceFacts[], OffenceFacts[], string[]]>([
    ['one, exact', [theft(1)], [theft(1)], ['0-0 EXACT']],
    ['one, its end the same day', [theft(1, { end: '2026-06-01' })], [theft(1)], ['0-0 EXACT']],
    ['another sequence', [theft(2)], [theft(1)], ['0-0 DATES']],
    ['no sequence', [theft(undefined)], [theft(1)], ['0-0 DATES']],
    ['the code in small letters', [theft(1, { code: 'th68010' })], [theft(1)], ['0-0 EXACT']],
    [
      'two alike, told apart by sequence',
      [theft(2), theft(1)],
      [theft(1), theft(2)],
      ['0-1 EXACT', '1-0 EXACT'],
    ],
    ['an end that the court left out', [theft(1)], [theft(1, { end: '2026-06-05' })], ['0-0 START']],
    ['another day', [theft(1, { start: '2026-06-02' })], [theft(1)], []],
    ['another code', [theft(1, { code: 'TH68001' })], [theft(1)], []],
    ['another end', [theft(1, { end: '2026-06-04' })], [theft(1, { end: '2026-06-05' })], []],
    [
      'what is left after the exact one',
      [theft(1), theft(7)],
      [theft(1), theft(2)],
      ['0-0 EXACT', '1-1 DATES'],
    ],
  ])('%s', (_, court, file, expected) => expect(pairs(court, file)).toEqual(expected))

  it.each<[string, OffenceFacts[], OffenceFacts[], number[][]]>([
    ['one that two rows fit', [theft(undefined)], [theft(1), theft(2)], [[0, 1]]],
    ['two that share one row', [theft(5), theft(6)], [theft(1)], [[0], [0]]],
    [
      'two alike with the same sequence',
      [theft(1), theft(1)],
      [theft(1), theft(2)],
      [
        [0, 1],
        [0, 1],
      ],
    ],
  ])('asks a person: %s', (_, court, file, candidates) => {
    const outcome = matchOffences(court, file)
    expect(outcome.matches).toEqual([])
    expect(outcome.ask.map((one) => one.candidates)).toEqual(candidates)
  })

  it('says what the court added and what it left out', () => {
    const outcome = matchOffences(
      [theft(1), theft(3, { code: 'CJ88001' })],
      [theft(1), theft(2, { start: '2026-05-01' })],
    )
    expect(outcome).toMatchObject({ unknown: [1], unresulted: [1], ask: [] })
    // Rows that a person is asked about are not said to be left out, whichever offence they are offered for.
    const asked = matchOffences(
      [theft(8), theft(9), theft(8, { start: '2026-05-01' })],
      [theft(1), theft(2), ...[3, 4].map((sequence) => theft(sequence, { start: '2026-05-01' }))],
    )
    expect(asked.ask.map(({ candidates }) => candidates)).toEqual([
      [0, 1],
      [0, 1],
      [2, 3],
    ])
    expect(asked.unresulted).toEqual([])
  })

  it('OM-4: an answer takes each side once, among what was offered', () => {
    const outcome = matchOffences([theft(8), theft(9)], [theft(1), theft(2)])
    expect(
      answerFits(outcome, [
        { court: 0, file: 1 },
        { court: 1, file: 0 },
      ]),
    ).toBe(true)
    expect(
      answerFits(outcome, [
        { court: 0, file: 1 },
        { court: 1, file: 1 },
      ]),
    ).toBe(false)
    expect(
      answerFits(outcome, [
        { court: 0, file: 1 },
        { court: 0, file: 0 },
      ]),
    ).toBe(false)
    expect(answerFits(outcome, [{ court: 0, file: 2 }])).toBe(false)
  })

  const offence = fc.record({
    sequence: fc.integer({ min: 1, max: 4 }),
    code: fc.constantFrom('TH68010', 'CJ88001'),
    start: fc.constantFrom('2026-06-01', '2026-06-02'),
    end: fc.constantFrom(undefined, '2026-06-02', '2026-06-03'),
  })

  it('whatever comes: no side is used twice, a pair has one code and one first day, and every offence has one place', () => {
    fc.assert(
      fc.property(fc.array(offence, { maxLength: 7 }), fc.array(offence, { maxLength: 7 }), (court, file) => {
        const { matches, ask, unknown, unresulted } = matchOffences(court, file)
        expect(new Set(matches.map((pair) => pair.court)).size).toBe(matches.length)
        expect(new Set(matches.map((pair) => pair.file)).size).toBe(matches.length)
        for (const pair of matches) {
          expect(court[pair.court]?.code).toBe(file[pair.file]?.code)
          expect(court[pair.court]?.start).toBe(file[pair.file]?.start)
        }
        const placed = [...matches.map((pair) => pair.court), ...ask.map((one) => one.court), ...unknown]
        expect(placed.toSorted((a, b) => a - b)).toEqual(court.map((_, index) => index))
        for (const row of unresulted) expect(matches.some((pair) => pair.file === row)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('a file sent to itself in any order is found whole, exactly', () => {
    fc.assert(
      fc.property(fc.array(offence, { maxLength: 8 }), fc.integer(), (made, turn) => {
        const file = made.map((one, index) => ({ ...one, sequence: index + 1 }))
        const court = file.toSorted((a, b) => ((a.sequence * 7 + turn) % 5) - ((b.sequence * 7 + turn) % 5))
        const { matches, ask } = matchOffences(court, file)
        expect(ask).toEqual([])
        for (const pair of matches) {
          expect(pair.stage).toBe('EXACT')
          expect(court[pair.court]?.sequence).toBe(file[pair.file]?.sequence)
        }
        expect(matches).toHaveLength(file.length)
      }),
    )
  })
})
