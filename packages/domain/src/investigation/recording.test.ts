/** The recording clock and what a report is recorded as (CR-1 to CR-9). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { investigationRulesOn } from './investigation-rules-table.ts'
import { recordingClock, type RecordingTimes } from './recording-clock.ts'
import {
  type ChosenDecision,
  decisionProblems,
  n100Code,
  notRecordedReasons,
  recordingDecisions,
  type ReportFacts,
  recordingTest,
} from './recording-decision.ts'

const rules = investigationRulesOn('2026-06-11')
const now = '2026-06-12T10:00:00Z'
const rulesOf = (problems: { rule: string; severity: string }[]) =>
  problems.map(({ rule, severity }) => `${rule} ${severity}`)

describe('CR-1: the recording clock', () => {
  it.each<[Partial<RecordingTimes>, string[]]>([
    [{ reportedAt: 'yesterday' }, ['CR-1 BLOCK']],
    [{ reportedAt: '2026-06-12T10:01:00Z' }, ['CR-11 BLOCK']],
    [{ decidedAt: '2026-06-11T08:00:00Z', isCrime: false }, ['CR-2 BLOCK']],
    [
      { isCrime: true, decidedAt: '2026-06-11T12:00:00Z', recordedAt: '2026-06-11T11:00:00Z' },
      ['CR-2 BLOCK'],
    ],
    [{ isCrime: true, decidedAt: '2026-06-12T09:30:00Z', recordedAt: '2026-06-12T09:30:00Z' }, ['CR-1 ASK']],
    [{ isCrime: false, decidedAt: '2026-06-12T09:30:00Z', lateReason: 'Victim abroad' }, []],
  ])('%o says %o', (times, problems) => {
    const clock = recordingClock({ reportedAt: '2026-06-11T09:00:00Z', ...times }, now, rules)
    expect(rulesOf(clock.problems)).toEqual(problems)
  })

  it.each<[Partial<RecordingTimes>, string, number]>([
    [{}, 'OVERDUE', 1],
    [{ reportedAt: '2026-06-11T10:00:00Z' }, 'WAITING', 1],
    [{ isCrime: true, decidedAt: '2026-06-11T10:00:00Z' }, 'OVERDUE', 1],
    [{ isCrime: true, decidedAt: '2026-06-11T10:00:00Z', recordedAt: '2026-06-12T09:00:00Z' }, 'DECIDED', 0],
    [{ isCrime: false, decidedAt: '2026-06-12T09:01:00Z' }, 'DECIDED_LATE', 0],
  ])('%o stands as %s', (times, state, count) => {
    const clock = recordingClock({ reportedAt: '2026-06-11T09:00:00Z', ...times }, now, rules)
    expect(clock.state).toBe(state)
    expect(clock.due).toHaveLength(count)
    if (count === 1) expect(clock.due[0]).toMatchObject({ rule: 'CR-1', by: clock.recordBy })
  })

  it('was 72 hours before April 2015', () => {
    const old = investigationRulesOn('2015-03-31')
    expect(recordingClock({ reportedAt: '2015-03-30T09:00:00Z' }, now, old).recordBy).toBe(
      '2015-04-02T09:00:00.000Z',
    )
  })
})

const told: ReportFacts = { amountsToCrime: true, reporter: 'VICTIM' }

describe('what a report is recorded as', () => {
  it.each<[Partial<ReportFacts>, string, string | undefined, string]>([
    [{}, 'CRIME', undefined, 'CR-4'],
    [{ reporter: 'ACTS_FOR_VICTIM' }, 'CRIME', undefined, 'CR-4'],
    [{ reporter: 'PROFESSIONAL', isSafeguarding: true }, 'CRIME', undefined, 'CR-4'],
    [{ reporter: 'PROFESSIONAL' }, 'CRIME_RELATED', 'NOT_CONFIRMED', 'CR-7'],
    [{ reporter: 'THIRD_PARTY', isVictimConfirming: true }, 'CRIME', undefined, 'CR-4'],
    [{ reporter: 'THIRD_PARTY', isVictimTraced: false }, 'CRIME_RELATED', 'VICTIM_NOT_TRACED', 'CR-7'],
    [{ amountsToCrime: false }, 'NON_CRIME', 'NO_OFFENCE', 'CR-3'],
    [{ evidenceToContrary: 'CCTV shows it was lost' }, 'NON_CRIME', 'CREDIBLE_CONTRARY', 'CR-3'],
    [{ reporter: 'OFFICER', isAgainstState: true, arePointsProved: true }, 'CRIME', undefined, 'CR-5'],
    [{ reporter: 'OFFICER', isAgainstState: true }, 'CRIME_RELATED', 'NO_POINTS', 'CR-5'],
    [{ isElsewhere: true }, 'CRIME_RELATED', 'ELSEWHERE', 'CR-7'],
    [{ isFraud: true }, 'CRIME_RELATED', 'FRAUD_CENTRE', 'CR-9'],
    [{ duplicateOfId: 'x' }, 'NON_CRIME', 'DUPLICATE', 'CR-8'],
    [{ isRape: true }, 'CRIME', undefined, 'CR-4'],
    [{ isRape: true, reporter: 'THIRD_PARTY' }, 'N100', 'NOT_CONFIRMED', 'CR-6'],
    [{ isRape: true, isElsewhere: true }, 'N100', 'ELSEWHERE', 'CR-6'],
    [{ isRape: true, evidenceToContrary: 'Seen elsewhere' }, 'N100', 'CREDIBLE_CONTRARY', 'CR-6'],
    [{ isRape: true, duplicateOfId: 'x' }, 'NON_CRIME', 'DUPLICATE', 'CR-8'],
  ])('%o is %s %s by %s', (facts, decision, reason, rule) => {
    expect(recordingTest({ ...told, ...facts })).toMatchObject({ decision, rule })
    expect(recordingTest({ ...told, ...facts }).reason).toBe(reason)
  })

  const chosen: ChosenDecision = { decision: 'NON_CRIME', decidedBy: 'a' }
  it.each<[Partial<ChosenDecision>, Partial<ReportFacts>, string[]]>([
    [{}, { amountsToCrime: false }, ['CR-3 ASK', 'CR-3 ASK']],
    [{ reason: 'NO_OFFENCE', words: 'No crime in law' }, { amountsToCrime: false }, []],
    [{ reason: 'NO_OFFENCE', words: 'x' }, {}, ['CR-4 WARN']],
    [{ reason: 'ELSEWHERE', words: 'x' }, { amountsToCrime: false }, ['CR-3 BLOCK']],
    [
      { decision: 'N100', reason: 'NOT_CONFIRMED', words: 'x', isSpecialist: true },
      { reporter: 'THIRD_PARTY' },
      ['CR-6 BLOCK', 'CR-7 WARN'],
    ],
    [
      { reason: 'CREDIBLE_CONTRARY', words: 'x' },
      { isRape: true, evidenceToContrary: 'x' },
      ['CR-6 BLOCK', 'CR-6 WARN'],
    ],
    [
      { decision: 'N100', reason: 'NOT_CONFIRMED', words: 'x' },
      { isRape: true, reporter: 'THIRD_PARTY' },
      ['CR-6 ASK'],
    ],
    [
      { decision: 'CRIME_RELATED', reason: 'VICTIM_NOT_TRACED', words: 'x' },
      { reporter: 'THIRD_PARTY', isVictimTraced: false },
      ['CR-7 ASK', 'CR-7 ASK'],
    ],
    [{ decision: 'CRIME' }, {}, []],
  ])('%o on %o says %o', (choice, facts, problems) => {
    expect(rulesOf(decisionProblems({ ...chosen, ...choice }, { ...told, ...facts }))).toEqual(problems)
  })

  it('a third-party rape names its N100 reason; a fraud has none', () => {
    expect(n100Code('ELSEWHERE')).toBe('N100/3')
    expect(n100Code('FRAUD_CENTRE')).toBeUndefined()
  })

  it('what the test answers is never refused, whatever the facts', () => {
    const flag = fc.option(fc.boolean(), { nil: undefined })
    const facts = fc.record({
      amountsToCrime: fc.boolean(),
      reporter: fc.constantFrom('VICTIM', 'ACTS_FOR_VICTIM', 'PROFESSIONAL', 'THIRD_PARTY', 'OFFICER'),
      isSafeguarding: flag,
      isVictimTraced: flag,
      isVictimConfirming: flag,
      isAgainstState: flag,
      arePointsProved: flag,
      evidenceToContrary: fc.constantFrom(undefined, 'A film'),
      isElsewhere: flag,
      isRape: flag,
      isFraud: flag,
      duplicateOfId: fc.constantFrom(undefined, 'other'),
    })
    fc.assert(
      fc.property(facts, (of) => {
        const { decision, reason } = recordingTest(of as ReportFacts)
        const said = decisionProblems({ decision, reason, decidedBy: 'a', words: 'w' }, of as ReportFacts)
        expect(said.filter(({ severity }) => severity !== 'ASK')).toEqual([])
      }),
    )
  })

  it('every reason carries a decision that exists and never a crime', () => {
    const codes = recordingDecisions.map(({ code }) => code)
    for (const row of notRecordedReasons) {
      expect(row.for.length).toBeGreaterThan(0)
      expect(row.for.every((code) => codes.includes(code) && (code as string) !== 'CRIME')).toBe(true)
    }
  })
})
