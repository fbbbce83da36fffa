/** States of crimes, investigations and incidents, and the guards of each step (ST-1 to ST-9, NS-1, NS-2). */
import { describe, expect, it } from 'vitest'
import {
  type CrimeState,
  type CrimeStep,
  type CrimeStepFacts,
  crimeSteps,
  openCrimeSteps,
  takeCrimeStep,
} from './crime-state.ts'
import {
  type IncidentClosing,
  incidentClosingProblems,
  isReportDecided,
  nsirOpening,
  type ReportStanding,
} from './incident-crime.ts'
import {
  type FinalisationFacts,
  finalisationProblems,
  type InvestigationState,
  investigationStates,
  type InvestigationStep,
  investigationSteps,
  openInvestigationSteps,
  type StepFacts,
  takeInvestigationStep,
} from './investigation-state.ts'

const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => [rule, severity, field].filter(Boolean).join(' '))

describe('a recorded crime', () => {
  it.each<[CrimeState | undefined, CrimeStep, CrimeStepFacts, string[]]>([
    [undefined, 'RECORD', {}, ['ST-1 BLOCK hoCode']],
    ['RECORDED', 'RECORD', { hoCode: '028/03' }, ['ST-1 BLOCK']],
    [
      undefined,
      'RECORD',
      { hoCode: '028/03', recordedAt: '2026-06-12T10:00:00Z', recordBy: '2026-06-12T09:00:00Z' },
      ['CR-1 BLOCK lateReason'],
    ],
    [undefined, 'CANCEL', {}, ['ST-2 BLOCK']],
    ['OUTCOME_ASSIGNED', 'CANCEL', {}, ['ST-2 BLOCK']],
    ['CANCELLED', 'REOPEN', { reopenReason: 'x' }, ['ST-4 BLOCK']],
    ['TRANSFERRED', 'ASSIGN_OUTCOME', {}, ['ST-3 BLOCK']],
    ['RECORDED', 'CHANGE_OUTCOME', {}, ['ST-3 BLOCK']],
    ['RECORDED', 'TRANSFER', {}, ['CX-8 BLOCK otherForceReference']],
    ['OUTCOME_ASSIGNED', 'REOPEN', {}, ['ST-4 BLOCK reopenReason']],
    [
      'RECORDED',
      'ASSIGN_OUTCOME',
      { actProblems: [{ rule: 'OC-16', severity: 'BLOCK', message: 'No words of the victim.' }] },
      ['OC-16 BLOCK'],
    ],
  ])('%s does not %s with %o', (state, step, facts, problems) => {
    const after = takeCrimeStep(state, step, facts)
    expect(rulesOf(after.problems)).toEqual(problems)
    expect(after.state).toBe(state)
  })

  it.each<[CrimeState | undefined, CrimeStep, CrimeStepFacts, CrimeState]>([
    [undefined, 'RECORD', { hoCode: '028/03' }, 'RECORDED'],
    ['RECORDED', 'RECLASSIFY', {}, 'RECORDED'],
    ['RECORDED', 'CANCEL', {}, 'CANCELLED'],
    ['RECORDED', 'TRANSFER', { otherForceReference: '12/1/26' }, 'TRANSFERRED'],
    ['RECORDED', 'ASSIGN_OUTCOME', {}, 'OUTCOME_ASSIGNED'],
    ['OUTCOME_ASSIGNED', 'CHANGE_OUTCOME', {}, 'OUTCOME_ASSIGNED'],
    ['OUTCOME_ASSIGNED', 'REOPEN', { reopenReason: 'New witness' }, 'RECORDED'],
  ])('%s by %s becomes as ruled', (state, step, facts, after) => {
    expect(takeCrimeStep(state, step, facts)).toEqual({ state: after, problems: [] })
  })

  it('once cancelled or transferred has no step left', () => {
    expect(openCrimeSteps('CANCELLED')).toEqual([])
    expect(openCrimeSteps('TRANSFERRED')).toEqual([])
    expect(openCrimeSteps(undefined)).toEqual(['RECORD'])
    expect(crimeSteps.map(({ code }) => code)).toContain('REOPEN')
  })
})

const whole: FinalisationFacts = {
  openActions: 0,
  isOutcomeApproved: true,
  victimsNotTold: 0,
  suspects: [{ personId: 's', status: 'CHARGED', isOnBail: false, hasMopiGroup: true }],
  itemsWithoutInstruction: 0,
  isIntelligenceConsidered: true,
}

describe('an investigation', () => {
  it.each<[InvestigationState, InvestigationStep, StepFacts, string[]]>([
    ['NEW', 'FINALISE', { finalisation: whole }, ['ST-5 BLOCK']],
    ['ASSESSED', 'ALLOCATE', {}, ['ST-5 BLOCK officerId']],
    ['ALLOCATED', 'START', { officerId: 'o' }, ['AL-5 BLOCK isAccepted']],
    ['PENDING_FINALISATION', 'RETURN', {}, ['RW-5 BLOCK reason']],
    ['FINALISED', 'REOPEN', { reason: ' ' }, ['ST-8 BLOCK reason']],
    ['PENDING_FINALISATION', 'FINALISE', {}, ['ST-6 BLOCK']],
    [
      'ASSESSED',
      'FILE',
      { fileProblems: [{ rule: 'AL-1', severity: 'BLOCK', message: 'Never filed.' }] },
      ['AL-1 BLOCK'],
    ],
  ])('%s does not %s with %o', (state, step, facts, problems) => {
    const after = takeInvestigationStep(state, step, facts)
    expect(rulesOf(after.problems)).toEqual(problems)
    expect(after.state).toBe(state)
  })

  it('goes from the first report to the outcome and can be opened again', () => {
    const steps: [InvestigationStep, StepFacts][] = [
      ['ASSESS', {}],
      ['ALLOCATE', { officerId: 'o' }],
      ['START', { officerId: 'o', isAccepted: true }],
      ['WAIT_FORENSIC', {}],
      ['RESUME', {}],
      ['REFER_FOR_CHARGE', {}],
      ['CHARGE', {}],
      ['PROPOSE', {}],
      ['RETURN', { reason: 'Ask the neighbour' }],
      ['PROPOSE', {}],
      ['FINALISE', { finalisation: whole }],
      ['REOPEN', { reason: 'New witness' }],
      ['START', { officerId: 'o', isAccepted: true }],
    ]
    const seen: string[] = []
    let state: InvestigationState = 'NEW'
    for (const [step, facts] of steps) {
      const after = takeInvestigationStep(state, step, facts)
      expect(after.problems).toEqual([])
      state = after.state
      seen.push(state)
    }
    expect(seen.join(' ')).toBe(
      'ASSESSED ALLOCATED ACTIVE AWAITING_FORENSIC ACTIVE AWAITING_CHARGE POST_CHARGE PENDING_FINALISATION ACTIVE PENDING_FINALISATION FINALISED REOPENED ACTIVE',
    )
  })

  it('has a way on from every state, and every state is reached', () => {
    const reached = new Set<string>(['NEW', ...investigationSteps.map(({ to }) => to)])
    for (const { code } of investigationStates) {
      expect(openInvestigationSteps(code)).not.toEqual([])
      expect(reached).toContain(code)
    }
  })

  it.each<[Partial<FinalisationFacts>, string[]]>([
    [{}, []],
    [{ openActions: 2 }, ['ST-6 BLOCK actions']],
    [{ isOutcomeApproved: false }, ['ST-6 BLOCK outcome']],
    [{ victimsNotTold: 1 }, ['ST-6 BLOCK victims']],
    [
      { suspects: [{ personId: 's', status: 'BAILED', isOnBail: true, hasMopiGroup: false }] },
      ['ST-6 BLOCK suspects', 'ST-6 BLOCK suspects', 'ST-6 BLOCK suspects'],
    ],
    [{ itemsWithoutInstruction: 3 }, ['ST-6 BLOCK property']],
    [{ isIntelligenceConsidered: false }, ['ST-6 BLOCK intelligence']],
  ])('ST-6: with %o is kept open by %o', (change, problems) => {
    expect(rulesOf(finalisationProblems({ ...whole, ...change }))).toEqual(problems)
  })
})

describe('an incident', () => {
  const closing: IncidentClosing = {
    openingCode: 'SAFETY',
    closingCodes: ['SAFETY'],
    isDecided: true,
    childrenUndecided: 0,
    isDomestic: false,
    isRiskAssessed: false,
    isCrimeRecorded: false,
  }
  it.each<[Partial<IncidentClosing>, string[]]>([
    [{}, []],
    [{ closingCodes: [] }, ['NS-1 ASK closingCodes']],
    [{ isDecided: false }, ['ST-9 BLOCK decision']],
    [{ childrenUndecided: 1 }, ['SG-17 BLOCK children']],
    [{ isDomestic: true }, ['SG-04 BLOCK riskAssessment']],
    [{ isDomestic: true, isRiskAssessed: true }, []],
    [{ closingCodes: ['CRIME'], isCrimeRecorded: true }, ['NS-2 ASK closingReason']],
    [{ closingCodes: ['CRIME'], isCrimeRecorded: true, closingReason: 'Film shows a theft' }, []],
    [{ isCrimeRecorded: true }, ['NS-2 WARN closingCodes']],
    [{ openingCode: 'ASB_NUISANCE', closingCodes: ['ASB_PERSONAL'] }, []],
    [{ openingCode: 'ASB_NUISANCE', closingCodes: ['TRANSPORT'] }, ['NS-2 ASK closingReason']],
  ])('with %o closes with %o', (change, problems) => {
    expect(rulesOf(incidentClosingProblems({ ...closing, ...change }))).toEqual(problems)
  })
})

describe('a report', () => {
  const report: ReportStanding = {
    closingCodes: ['SAFETY'],
    hasVictimOrSuspect: false,
    hasDecision: false,
    isDuplicate: false,
  }
  it.each<[Partial<ReportStanding>, boolean]>([
    [{}, true],
    [{ openingCode: 'CRIME' }, false],
    [{ closingCodes: ['CRIME'] }, false],
    [{ hasVictimOrSuspect: true }, false],
    [{ openingCode: 'CRIME', hasDecision: true }, true],
    [{ openingCode: 'CRIME', isDuplicate: true }, true],
  ])('with %o is decided: %s', (change, isDecided) => {
    expect(isReportDecided({ ...report, ...change })).toBe(isDecided)
  })

  it('is opened as what its type says, or as nothing where only the closing tells', () => {
    expect(['BURGLARY', 'NOISE', 'DOMESTIC', 'OTHER', 'NO_SUCH_TYPE'].map(nsirOpening)).toEqual([
      'CRIME',
      'ASB_NUISANCE',
      'SAFETY',
      undefined,
      undefined,
    ])
  })
})
