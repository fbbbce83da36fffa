/** The states of a report: every step from every state, its people and its guards (IW-1 to IW-9). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type EvaluationFacts,
  isReportFound,
  needsCheck,
  type ReportActor,
  reportActors,
  type ReportState,
  reportStates,
  type ReportStep,
  type ReportStepFacts,
  reportSteps,
  takeReportStep,
  writerSees,
} from './report-state.ts'

const evaluation: EvaluationFacts = {
  ungraded: [],
  open: [],
  handlings: ['P'],
  marking: 'OFFICIAL',
  isSourceSensitive: false,
}
const everybody = reportActors.map(({ code }) => code)
const facts = (code: ReportStep, more: Partial<ReportStepFacts> = {}): ReportStepFacts => ({
  actors: everybody,
  actorId: ['SUBMIT', 'RESUBMIT', 'DISCARD'].includes(code) ? 'writer' : 'second',
  submittedById: 'writer',
  evaluatorId: 'evaluator',
  reason: 'Because',
  divertedToId: 'crime',
  evaluation,
  ...more,
})
const rulesOf = (problems: { rule: string; field?: string }[]) =>
  problems.map(({ rule, field }) => `${rule} ${field}`)

describe('IW-1: every step from every state', () => {
  it('is taken where the table has it and refused elsewhere, which leaves the state', () => {
    for (const { code: state } of reportStates) {
      for (const { code, from, to } of reportSteps) {
        const taken = takeReportStep(state, code, facts(code))
        const isOpen = (from as readonly ReportState[]).includes(state)
        expect(`${state} ${code} ${taken.state}`).toBe(`${state} ${code} ${isOpen ? to : state}`)
        expect(rulesOf(taken.problems)).toEqual(isOpen ? [] : ['IW-1 step'])
      }
    }
  })

  it('is taken by its people alone', () => {
    for (const { code, from, by } of reportSteps) {
      const [state] = from
      if (state === undefined) throw new Error(code)
      for (const actor of everybody) {
        const taken = takeReportStep(state, code, facts(code, { actors: [actor] }))
        const isTheirs = (by as readonly ReportActor[]).includes(actor)
        expect(rulesOf(taken.problems)).toEqual(isTheirs ? [] : ['IW-1 actors'])
      }
    }
  })

  it('says who does it', () => {
    const { problems } = takeReportStep(
      'EVALUATED',
      'QUARANTINE',
      facts('QUARANTINE', { actors: ['ANALYST'] }),
    )
    expect(problems[0]?.message).toBe('This is done by the intelligence manager.')
  })

  it('every state but a draft can be reached, and none but the ends is without a way on', () => {
    const reached = new Set(reportSteps.map(({ to }): ReportState => to))
    const left = new Set(reportSteps.flatMap(({ from }): readonly ReportState[] => from))
    const states = reportStates.map(({ code }) => code)
    expect(states.filter((code) => !reached.has(code))).toEqual(['DRAFT'])
    expect(states.filter((code) => !left.has(code))).toEqual(['DISPOSED', 'DIVERTED'])
  })
})

describe('IW-2 to IW-8: guards', () => {
  const problem = { rule: 'NL-2', severity: 'BLOCK', message: 'Link it.', field: 'mentions' } as const
  it.each<[string, ReportState, ReportStep, Partial<ReportStepFacts>, string[]]>([
    ['its writer accepts it', 'SUBMITTED', 'ACCEPT', { actorId: 'writer' }, ['IW-2 actorId']],
    ['its writer releases it', 'IN_EVALUATION', 'RELEASE', { actorId: 'writer' }, ['IW-2 actorId']],
    ['its writer asks for the check', 'IN_EVALUATION', 'ASK_CHECK', { actorId: 'writer' }, ['IW-2 actorId']],
    ['its writer approves it', 'QUALITY_CHECK', 'APPROVE', { actorId: 'writer' }, ['IW-2 actorId']],
    ['its writer evaluates it anew', 'EVALUATED', 'RE_EVALUATE', { actorId: 'writer' }, ['IW-2 actorId']],
    ['its writer returns it', 'SUBMITTED', 'RETURN', { actorId: 'writer' }, ['IW-2 actorId']],
    ['its writer passes it on', 'IN_EVALUATION', 'DIVERT', { actorId: 'writer' }, ['IW-2 actorId']],
    ['its writer sends it back', 'QUALITY_CHECK', 'SEND_BACK', { actorId: 'writer' }, ['IW-2 actorId']],
    ['its writer develops it', 'EVALUATED', 'DEVELOP', { actorId: 'writer' }, ['IW-2 actorId']],
    [
      'its writer closes its development',
      'DEVELOPED',
      'CLOSE_DEVELOPMENT',
      { actorId: 'writer' },
      ['IW-2 actorId'],
    ],
    ['returned while readers hold it', 'IN_EVALUATION', 'RETURN', { hasLive: true }, ['IW-7 step']],
    ['passed on while readers hold it', 'IN_EVALUATION', 'DIVERT', { hasLive: true }, ['IW-7 step']],
    ['its writer lifts a hold', 'QUARANTINED', 'LIFT', { actorId: 'writer' }, ['IW-2 actorId']],
    ['another sends it in', 'DRAFT', 'SUBMIT', { actorId: 'second' }, ['IW-2 actorId']],
    ['another discards it', 'DRAFT', 'DISCARD', { actorId: 'second' }, ['IW-2 actorId']],
    ['another sends it in again', 'RETURNED', 'RESUBMIT', { actorId: 'second' }, ['IW-2 actorId']],
    ['its evaluator approves it', 'QUALITY_CHECK', 'APPROVE', { actorId: 'evaluator' }, ['IW-3 actorId']],
    ['a return without a reason', 'SUBMITTED', 'RETURN', { reason: ' ' }, ['IW-5 reason']],
    [
      'a check sent back without a reason',
      'QUALITY_CHECK',
      'SEND_BACK',
      { reason: undefined },
      ['IW-5 reason'],
    ],
    ['a new evaluation without a reason', 'ARCHIVED', 'RE_EVALUATE', { reason: '' }, ['IW-6 reason']],
    ['a hold without a reason', 'DEVELOPED', 'QUARANTINE', { reason: '' }, ['IW-7 reason']],
    ['a hold lifted without a reason', 'QUARANTINED', 'LIFT', { reason: '' }, ['IW-7 reason']],
    ['passed on without a record', 'SUBMITTED', 'DIVERT', { divertedToId: '' }, ['IW-5 divertedToId']],
    [
      'passed on without anything',
      'SUBMITTED',
      'DIVERT',
      { divertedToId: '', reason: '' },
      ['IW-5 reason', 'IW-5 divertedToId'],
    ],
    [
      'sent in with an open question that blocks',
      'DRAFT',
      'SUBMIT',
      { writing: [problem] },
      ['NL-2 mentions'],
    ],
    [
      'released without an evaluation',
      'IN_EVALUATION',
      'RELEASE',
      { evaluation: undefined },
      ['IW-8 evaluation'],
    ],
    [
      'released ungraded',
      'IN_EVALUATION',
      'RELEASE',
      { evaluation: { ...evaluation, ungraded: [2, 3] } },
      ['IW-8 grades'],
    ],
    [
      'released with an open point',
      'IN_EVALUATION',
      'RELEASE',
      { evaluation: { ...evaluation, open: [problem] } },
      ['NL-2 mentions'],
    ],
    [
      'released with handling C',
      'IN_EVALUATION',
      'RELEASE',
      { evaluation: { ...evaluation, handlings: ['P', 'C'] } },
      ['IW-4 step'],
    ],
    [
      'sent to the check with handling C',
      'IN_EVALUATION',
      'ASK_CHECK',
      { evaluation: { ...evaluation, handlings: ['C'] } },
      [],
    ],
    [
      'approved with handling C',
      'QUALITY_CHECK',
      'APPROVE',
      { evaluation: { ...evaluation, handlings: ['C'] } },
      [],
    ],
    [
      'approved ungraded',
      'QUALITY_CHECK',
      'APPROVE',
      { evaluation: { ...evaluation, ungraded: [1] } },
      ['IW-8 grades'],
    ],
    [
      'disposed of against a hold',
      'ARCHIVED',
      'DISPOSE',
      { retention: [{ ...problem, rule: 'RD-8' }] },
      ['RD-8 mentions'],
    ],
  ])('%s', (_, state, code, more, problems) => {
    const taken = takeReportStep(state, code, facts(code, more))
    expect(rulesOf(taken.problems)).toEqual(problems)
    if (problems.length > 0) expect(taken.state).toBe(state)
  })

  it('what is only asked does not hold a report up', () => {
    const asked = { rule: 'NL-2', severity: 'ASK', message: 'Link it.' } as const
    expect(takeReportStep('DRAFT', 'SUBMIT', facts('SUBMIT', { writing: [asked] })).state).toBe('SUBMITTED')
  })

  it.each<[Partial<EvaluationFacts>, boolean]>([
    [{}, false],
    [{ handlings: ['P', 'C'] }, true],
    [{ marking: 'OFFICIAL-SENSITIVE' }, true],
    [{ isSourceSensitive: true }, true],
  ])('IW-4: %j needs a second person: %s', (more, expected) =>
    expect(needsCheck({ ...evaluation, ...more })).toBe(expected),
  )
})

describe('IW-7: what a search may find', () => {
  it('is what is live, and what was released while it is evaluated anew', () => {
    const found = (isReleased: boolean) =>
      reportStates.filter(({ code }) => isReportFound(code, isReleased)).map(({ code }) => code)
    expect(found(false)).toEqual(['EVALUATED', 'DEVELOPED'])
    expect(found(true)).toEqual(['IN_EVALUATION', 'QUALITY_CHECK', 'EVALUATED', 'DEVELOPED', 'RE_EVALUATION'])
  })

  it('over any course: nothing is found before a release, and nothing after a hold until it is released again', () => {
    const steps = fc.array(fc.constantFrom(...reportSteps.map(({ code }) => code)), { maxLength: 40 })
    let held = 0
    fc.assert(
      fc.property(steps, (course) => {
        let state: ReportState = 'DRAFT'
        let isReleased = false
        for (const code of course) {
          const taken = takeReportStep(state, code, facts(code))
          if (taken.problems.length > 0) continue
          state = taken.state
          if (code === 'RELEASE' || code === 'APPROVE') isReleased = true
          if (code === 'QUARANTINE') {
            isReleased = false
            held += 1
          }
          if (isReportFound(state, isReleased)) expect(isReleased).toBe(true)
          if (state === 'QUARANTINED') expect(isReportFound(state, true)).toBe(false)
        }
      }),
      { numRuns: 600, seed: 5 },
    )
    expect(held).toBeGreaterThan(10)
  })
})

describe('IW-9: what the writer is told', () => {
  it('is that it was sent, returned, passed on or accepted, and nothing of what becomes of it', () => {
    const told = reportStates.map(({ code }) => `${code} ${writerSees(code)}`)
    expect(told.filter((line) => !line.endsWith('ACCEPTED'))).toEqual([
      'DRAFT DRAFT',
      'SUBMITTED SENT',
      'RETURNED RETURNED',
      'DIVERTED PASSED_ON',
    ])
  })
})
