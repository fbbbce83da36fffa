/** Repeats counted at recording time, cases of ASB, and joined people (RP-1, AB-1 to AB-4, SG-15). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AsbAnswers } from './asb-risk.ts'
import { factsAfterSplit, type HeldFact, reviewAfterJoin } from './joined-people.ts'
import {
  asbCaseState,
  asbClosingProblems,
  caseReviewThreshold,
  type CountedEvent,
  countRepeats,
  proposeAsbCases,
} from './repeats.ts'
import { safeguardingRulesOn } from './safeguarding-rules-table.ts'

const rules = safeguardingRulesOn('2026-06-11')
const now = '2026-06-11T12:00:00Z'
const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => [rule, severity, field].filter(Boolean).join(' '))

describe('repeats', () => {
  const event = (id: string, at: string, more: Partial<CountedEvent> = {}): CountedEvent => ({
    id,
    at: `${at}T12:00:00Z`,
    reportedAt: `${at}T13:00:00Z`,
    victimIds: ['v'],
    suspectIds: [],
    placeId: 'p',
    ...more,
  })
  it('RP-1: the victim, suspect and place of the last twelve months, without the event itself and later ones', () => {
    const found = countRepeats(
      event('x', '2026-06-11', { victimIds: ['v', 'w'], suspectIds: ['s'] }),
      [
        event('a', '2025-06-11'),
        event('b', '2025-06-12', { suspectIds: ['s'] }),
        event('c', '2026-06-01', { placeId: 'q' }),
        event('d', '2026-06-12'),
        event('x', '2026-06-11'),
      ],
      rules,
    )
    expect(found).toEqual({ victims: { v: 2, w: 0 }, suspects: { s: 1 }, place: 1, rule: 'RP-1' })
  })

  it('AB-1: a case is proposed from three calls in ninety days, once, and not where one is open', () => {
    const calls = [
      event('a', '2026-06-01'),
      event('b', '2026-06-05', { victimIds: ['w'] }),
      event('c', '2026-06-11', { victimIds: ['v', 'v'] }),
      event('d', '2026-03-12'),
    ]
    const found = proposeAsbCases(calls, '2026-06-11', rules)
    expect(found.map(({ by, id, eventIds }) => `${by} ${id} ${eventIds.join('')}`)).toEqual(['PLACE p abc'])
    expect(proposeAsbCases(calls, '2026-06-10', rules).map(({ eventIds }) => eventIds.join(''))).toEqual([])
    expect(proposeAsbCases(calls, '2026-06-11', rules, ['p'])).toEqual([])
  })

  it.each<[string, CountedEvent[], boolean, string]>([
    [
      'three in six months',
      [event('a', '2026-01-01'), event('b', '2026-03-01'), event('c', '2026-06-01')],
      true,
      'abc',
    ],
    [
      'the first too old',
      [event('a', '2025-12-11'), event('b', '2026-03-01'), event('c', '2026-06-01')],
      false,
      'bc',
    ],
    [
      'one reported after more than a month',
      [
        event('a', '2026-01-01'),
        event('b', '2026-03-01', { reportedAt: '2026-04-02T12:00:00Z' }),
        event('c', '2026-06-01'),
      ],
      false,
      'ac',
    ],
    [
      'one reported on the last day of the month',
      [
        event('a', '2026-01-01'),
        event('b', '2026-03-01', { reportedAt: '2026-04-01T12:00:00Z' }),
        event('c', '2026-06-01'),
      ],
      true,
      'abc',
    ],
    [
      'of another victim',
      [event('a', '2026-01-01', { victimIds: ['w'] }), event('b', '2026-03-01'), event('c', '2026-06-01')],
      false,
      'bc',
    ],
  ])('AB-2: %s', (_words, events, isMet, counted) => {
    const found = caseReviewThreshold(events, 'v', '2026-06-11')
    expect([found.isMet, found.counted.join('')]).toEqual([isMet, counted])
  })

  const answers: AsbAnswers = {
    REPEAT: 3,
    TARGETED: 0,
    VULNERABILITY: 3,
    HARM: 3,
    IMPACT: 1,
    SUPPORT: 0,
    ESCALATION: 0,
  }
  it('AB-3: another call asks for the risk again', () => {
    expect(asbCaseState(undefined, '2026-06-11')).toMatchObject({
      grade: undefined,
      problems: [{ rule: 'AB-3' }],
    })
    expect(asbCaseState({ answers, assessedOn: '2026-06-11' }, '2026-06-11')).toEqual({
      grade: 'HIGH',
      reviewOn: '2026-06-12',
      problems: [],
    })
    expect(asbCaseState({ answers, assessedOn: '2026-06-10' }, '2026-06-11').problems).toHaveLength(1)
  })

  it.each([
    [[], true, []],
    [[], false, ['AB-4 BLOCK isVictimTold']],
    [[{ partner: 'Housing', sentAt: now }], true, ['AB-4 BLOCK actions', 'AB-4 BLOCK actions']],
    [[{ partner: 'Housing', sentAt: now, receiptAt: now, doneAt: now }], true, []],
  ])('AB-4: closing %#', (actions, isTold, problems) => {
    expect(rulesOf(asbClosingProblems(actions, isTold))).toEqual(problems)
  })
})

describe('SG-15: joined and parted people', () => {
  const fact = (personRecordId: string, id: string, grade?: HeldFact['grade']): HeldFact => ({
    personRecordId,
    id,
    kind: 'REPORT',
    grade,
  })
  it('a join shows the gravest grade and asks to confirm what came from another record', () => {
    expect(reviewAfterJoin([fact('a', '1', 'GREEN'), fact('b', '2', 'RED')])).toMatchObject({
      grade: 'RED',
      toConfirm: [{ id: '1' }, { id: '2' }],
    })
    expect(reviewAfterJoin([fact('a', '1', 'GREEN')]).toConfirm).toEqual([])
  })

  it('a split gives every fact back to its own side, none twice and none lost', () => {
    const facts = fc.array(fc.record({ personRecordId: fc.constantFrom('a', 'b', 'c', 'd'), id: fc.uuid() }))
    fc.assert(
      fc.property(facts, (rows) => {
        const held = rows.map(({ personRecordId, id }) => fact(personRecordId, id))
        const [left, right] = [factsAfterSplit(held, ['a', 'b']), factsAfterSplit(held, ['c', 'd'])]
        expect([...left, ...right].map(({ id }) => id).toSorted()).toEqual(
          held.map(({ id }) => id).toSorted(),
        )
        expect(left.every(({ personRecordId }) => 'ab'.includes(personRecordId))).toBe(true)
      }),
    )
  })
})
