/** States of a case, who moves them and what guards each step (CF-1 to CF-9). */
import { describe, expect, it } from 'vitest'
import { caseRulesOn } from './case-rules-table.ts'
import {
  caseOpenings,
  firstHearingBy,
  openingOf,
  openingProblems,
  openingState,
  type OpeningFacts,
} from './case-opening.ts'
import {
  caseActors,
  type CaseState,
  caseStates,
  type CaseStep,
  type CaseStepFacts,
  caseSteps,
  stateOfCase,
  takeCaseStep,
} from './case-state.ts'

const rules = caseRulesOn('2026-11-20')
const everybody = caseActors.map(({ code }) => code)
const done = {
  unresulted: 0,
  isNationalRecordUpdated: true,
  areVictimsTold: true,
  isPropertyInstructed: true,
  areOutcomesSet: true,
  isCustodyLimitClosed: true,
}
const facts: CaseStepFacts = {
  actors: everybody,
  actorId: 'ben',
  officerId: 'ann',
  reason: 'It was so.',
  quality: [],
  offenceRows: 1,
  hasDecision: true,
  previous: 'SUMMARY_TRIAL',
  final: done,
  openActions: 0,
  retention: [],
}
/** The rule and the field of each problem, and how grave it is where it does not refuse. */
const rulesOf = (problems: { rule: string; field?: string; severity: string }[]) =>
  problems.map(({ rule, field, severity }) => `${rule} ${field}${severity === 'BLOCK' ? '' : ` ${severity}`}`)

describe('CF-1: a step', () => {
  it('is open from its own states alone, whoever takes it', () => {
    for (const { code: state } of caseStates)
      for (const step of caseSteps) {
        const taken = takeCaseStep(state, step.code, facts)
        const isOpen = (step.from as readonly CaseState[]).includes(state)
        expect(rulesOf(taken.problems), `${step.code} from ${state}`).toEqual(isOpen ? [] : ['CF-1 step'])
        const to = step.to === 'PREVIOUS' ? 'SUMMARY_TRIAL' : step.to
        expect(taken.state).toBe(isOpen ? to : state)
      }
  })

  it('is taken by its own actors alone', () => {
    for (const step of caseSteps)
      for (const actor of everybody) {
        const from: CaseState = step.from[0] ?? 'BUILDING'
        const taken = takeCaseStep(from, step.code, { ...facts, actors: [actor] })
        const may = (step.by as readonly string[]).includes(actor)
        expect(rulesOf(taken.problems), `${step.code} by ${actor}`).toEqual(may ? [] : ['CF-1 actors'])
        expect(taken.state === from).toBe(!may)
      }
  })

  it('leads every state to an end', () => {
    const reaches = (from: CaseState): Set<string> => {
      const seen = new Set<string>([from])
      for (const state of seen)
        for (const step of caseSteps)
          if ((step.from as readonly string[]).includes(state) && step.to !== 'PREVIOUS') seen.add(step.to)
      return seen
    }
    for (const { code } of caseStates.filter((state) => state.code !== 'WARRANT_OUTSTANDING'))
      expect(reaches(code).has('ARCHIVED'), code).toBe(true)
    expect([...reaches('BUILDING')]).toHaveLength(caseStates.length)
  })

  it('is refused where it is none', () =>
    expect(rulesOf(takeCaseStep('BUILDING', 'FLY' as CaseStep, facts).problems)).toEqual(['CF-1 step']))
})

describe('CF-2 to CF-5: the guards', () => {
  it.each<[string, CaseState, CaseStep, Partial<CaseStepFacts>, string[]]>([
    [
      'CF-2: who built it certifies it',
      'WITH_SUPERVISOR',
      'CERTIFY_FOR_ADVICE',
      { actorId: 'ann' },
      ['CF-2 actorId'],
    ],
    ['CF-3: a charge without offences', 'BUILDING', 'POLICE_CHARGE', { offenceRows: 0 }, ['CF-3 offences']],
    [
      'CF-3: a charge of nothing known',
      'BUILDING',
      'POLICE_CHARGE',
      { offenceRows: undefined },
      ['CF-3 offences'],
    ],
    [
      'CF-3: a charge without a decision',
      'WITH_PROSECUTOR',
      'PROSECUTOR_CHARGE',
      { hasDecision: false },
      ['CF-3 decision'],
    ],
    ['CF-4: a return without a reason', 'WITH_SUPERVISOR', 'RETURN', { reason: ' ' }, ['CF-4 reason']],
    [
      'CF-4: no further action without one',
      'WITH_PROSECUTOR',
      'PROSECUTOR_NO_ACTION',
      { reason: undefined },
      ['CF-4 reason'],
    ],
    ['CF-4: a discontinuance without one', 'TRIAL', 'DISCONTINUE', { reason: '' }, ['CF-4 reason']],
    ['CF-4: reopened without a power', 'FINALISED', 'REOPEN', { reason: '' }, ['CF-4 reason']],
    [
      'CF-4: a review asked by nobody',
      'NO_FURTHER_ACTION',
      'REVIEW_DECISION',
      { reason: '' },
      ['CF-4 reason'],
    ],
    [
      'CF-4: a warrant that ends nowhere',
      'WARRANT_OUTSTANDING',
      'END_WARRANT',
      { previous: undefined },
      ['CF-4 previous'],
    ],
    [
      'CF-4: a warrant that ends in a charge',
      'WARRANT_OUTSTANDING',
      'END_WARRANT',
      { previous: 'CHARGED' },
      ['CF-4 previous'],
    ],
    ['CF-4: a plan with open actions', 'ACTION_PLAN', 'PLAN_DONE', { openActions: 2 }, ['CF-4 actions']],
    ['CF-5: nothing looked at', 'RESULTED', 'FINALISE', { final: undefined }, ['CF-5 final']],
    [
      'CF-5: an offence without result',
      'RESULTED',
      'FINALISE',
      { final: { ...done, unresulted: 1 } },
      ['CF-5 unresulted'],
    ],
    [
      'CF-5: no national record',
      'RESULTED',
      'FINALISE',
      { final: { ...done, isNationalRecordUpdated: false } },
      ['CF-5 isNationalRecordUpdated'],
    ],
    [
      'CF-5: a victim not told',
      'RESULTED',
      'FINALISE',
      { final: { ...done, areVictimsTold: false } },
      ['CF-5 areVictimsTold'],
    ],
    [
      'CF-5: property not instructed',
      'RESULTED',
      'FINALISE',
      { final: { ...done, isPropertyInstructed: false } },
      ['CF-5 isPropertyInstructed'],
    ],
    [
      'CF-5: a crime without outcome',
      'RESULTED',
      'FINALISE',
      { final: { ...done, areOutcomesSet: false } },
      ['CF-5 areOutcomesSet'],
    ],
    [
      'CF-5: a custody time limit that runs',
      'RESULTED',
      'FINALISE',
      { final: { ...done, isCustodyLimitClosed: false } },
      ['CF-5 isCustodyLimitClosed'],
    ],
  ])('%s', (_, state, step, more, problems) => {
    const taken = takeCaseStep(state, step, { ...facts, ...more })
    expect(rulesOf(taken.problems)).toEqual(problems)
    expect(taken.state).toBe(state)
  })

  it.each<[CaseState, CaseStep]>([
    ['WITH_SUPERVISOR', 'CERTIFY_FOR_ADVICE'],
    ['BUILDING', 'POLICE_CHARGE'],
    ['CHARGED', 'SEND_TO_COURT'],
  ])('%s: %s waits for the quality of the file, and a warning stops nothing', (state, step) => {
    const quality = [{ rule: 'FQ-1', severity: 'BLOCK' as const, message: 'x', field: 'urn' }]
    expect(takeCaseStep(state, step, { ...facts, quality }).state).toBe(state)
    const warned = takeCaseStep(state, step, {
      ...facts,
      quality: [{ ...quality[0], severity: 'WARN' as const, rule: 'FQ-26', message: 'x' }],
    })
    expect(warned.state).not.toBe(state)
    expect(warned.problems).toHaveLength(1)
  })

  it('a review of retention holds an archive back', () => {
    const retention = [{ rule: 'RD-1', severity: 'BLOCK' as const, message: 'x' }]
    expect(takeCaseStep('FINALISED', 'ARCHIVE', { ...facts, retention }).state).toBe('FINALISED')
  })
})

describe('CF-6: the state of a case', () => {
  it.each<[CaseState[], CaseState | undefined]>([
    [[], undefined],
    [['RESULTED', 'AWAITING_FIRST_HEARING'], 'AWAITING_FIRST_HEARING'],
    [['NO_FURTHER_ACTION', 'TRIAL'], 'TRIAL'],
    [['ARCHIVED', 'FINALISED'], 'FINALISED'],
    [['DISCONTINUED', 'RESULTED', 'FINALISED'], 'RESULTED'],
  ])('of %j is %s', (lines, state) => expect(stateOfCase(lines)).toBe(state))
})

describe('CF-7 to CF-9: what opens a case', () => {
  const charge: OpeningFacts = {
    by: 'CHARGE',
    defendants: [{ nominalId: 'n1', offences: 2, custodyRecordId: 'c1' }],
    officerId: 'ann',
    decisionBy: 'POLICE',
    issuedOn: '2026-11-20',
  }
  it.each<[string, Partial<OpeningFacts>, string[]]>([
    ['nobody', { defendants: [] }, ['CF-8 defendants']],
    [
      'somebody without an offence',
      { defendants: [{ nominalId: 'n1', offences: 0, custodyRecordId: 'c' }] },
      ['CF-8 defendants.0'],
    ],
    [
      'the same person twice',
      { defendants: [1, 2].map(() => ({ nominalId: 'n1', offences: 1, custodyRecordId: 'c' })) },
      ['CF-8 defendants'],
    ],
    [
      'what is prosecuted already',
      { defendants: [{ nominalId: 'n1', offences: 1, custodyRecordId: 'c', openCaseUrn: '01/AB/00001/26' }] },
      ['CF-8 defendants.0'],
    ],
    [
      'a charge without its custody record',
      { defendants: [{ nominalId: 'n1', offences: 1 }] },
      ['CF-8 defendants.0 ASK'],
    ],
    ['nobody decided', { decisionBy: undefined }, ['CF-8 decisionBy']],
    ['no officer', { officerId: '' }, ['CF-8 officerId ASK']],
    ['no day', { issuedOn: undefined }, ['CF-8 issuedOn ASK']],
    ['a summons of no court', { by: 'SUMMONS' }, ['CF-8 courtReference ASK']],
    ['advice, with no decision and no day', { by: 'ADVICE', decisionBy: undefined, issuedOn: undefined }, []],
    [
      'a requisition without custody record',
      { by: 'REQUISITION', defendants: [{ nominalId: 'n1', offences: 1 }] },
      [],
    ],
    ['a charge that is whole', {}, []],
  ])('%s', (_, more, problems) => expect(rulesOf(openingProblems({ ...charge, ...more }))).toEqual(problems))

  it('begins in its own state, by the letter of the message', () => {
    expect(caseOpenings.map(({ code }) => openingState(code))).toEqual([
      'CHARGED',
      'CHARGED',
      'CHARGED',
      'BUILDING',
    ])
    expect(caseOpenings.map(({ initiation }) => initiation)).toEqual(['C', 'R', 'S', undefined])
  })

  it.each([
    ['CHARGED_BAIL', 'CHARGE'],
    ['CHARGED_CUSTODY', 'CHARGE'],
    ['POSTAL_REQUISITION', 'REQUISITION'],
    ['SUMMONS', 'SUMMONS'],
    ['BAIL_TO_CPS', 'ADVICE'],
    ['NFA_POLICE', undefined],
  ])('a disposal of %s opens %s', (disposal, opening) => expect(openingOf(disposal)).toBe(opening))

  it('CF-9: is heard in 14 days, or in 28 where it is contested', () => {
    expect(firstHearingBy('2026-11-20', 'GAP', rules)).toBe('2026-12-04')
    expect(firstHearingBy('2026-11-20', 'NGAP', rules)).toBe('2026-12-18')
    expect(firstHearingBy('soon', 'GAP', rules)).toBeUndefined()
  })
})
