/** Whether a report is recorded as a crime, a crime-related incident, an N100 or no crime (CR-3 to CR-9). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'

export const recordingDecisions = [
  { code: 'CRIME', label: 'Crime' },
  { code: 'CRIME_RELATED', label: 'Crime-related incident' },
  { code: 'N100', label: 'Reported rape not recorded as a crime (N100)' },
  { code: 'NON_CRIME', label: 'No crime' },
] as const
export type RecordingDecision = (typeof recordingDecisions)[number]['code']

/** Why a report is not recorded as a crime; `for` are the decisions that the reason can carry. */
export const notRecordedReasons = [
  { code: 'NO_OFFENCE', label: 'What is told is no offence in law', for: ['NON_CRIME', 'N100'] },
  {
    code: 'CREDIBLE_CONTRARY',
    label: 'Credible evidence to the contrary',
    for: ['NON_CRIME', 'N100'],
  },
  {
    code: 'NOT_CONFIRMED',
    label: 'Told by a third party, not confirmed by the victim',
    for: ['CRIME_RELATED', 'N100'],
  },
  { code: 'VICTIM_NOT_TRACED', label: 'The victim cannot be traced', for: ['CRIME_RELATED', 'N100'] },
  { code: 'ELSEWHERE', label: 'Happened in another force area, passed on', for: ['CRIME_RELATED', 'N100'] },
  { code: 'NO_POINTS', label: 'The points to prove are not evidenced', for: ['CRIME_RELATED', 'NON_CRIME'] },
  { code: 'DUPLICATE', label: 'Recorded already', for: ['NON_CRIME'] },
  { code: 'FRAUD_CENTRE', label: 'Passed to the national fraud centre', for: ['CRIME_RELATED', 'NON_CRIME'] },
] as const satisfies readonly { code: string; label: string; for: readonly RecordingDecision[] }[]
export type NotRecordedReason = (typeof notRecordedReasons)[number]['code']

/**
 * The sub-reasons of N100; that there are three is seen, the order of their numbers is recalled with little confidence,
 * so a force corrects this list and no code.
 */
export const n100Reasons = [
  { code: 'N100/1', reasons: ['NOT_CONFIRMED', 'VICTIM_NOT_TRACED'], mark: 'recalled' },
  { code: 'N100/2', reasons: ['CREDIBLE_CONTRARY', 'NO_OFFENCE'], mark: 'recalled' },
  { code: 'N100/3', reasons: ['ELSEWHERE'], mark: 'recalled' },
] as const

export interface ReportFacts {
  /** On the balance of probabilities, and as defined by law. */
  amountsToCrime: boolean
  reporter: 'VICTIM' | 'ACTS_FOR_VICTIM' | 'PROFESSIONAL' | 'THIRD_PARTY' | 'OFFICER'
  /** The crime that a professional reports is one of safeguarding. */
  isSafeguarding?: boolean
  isVictimTraced?: boolean
  isVictimConfirming?: boolean
  /** Against the State: drugs, weapons, public order with no victim. */
  isAgainstState?: boolean
  arePointsProved?: boolean
  /** What is known that speaks against it; the victim's wish not to go on is not that. */
  evidenceToContrary?: string
  isElsewhere?: boolean
  isRape?: boolean
  isFraud?: boolean
  duplicateOfId?: string
}

export interface RecordingTest {
  decision: RecordingDecision
  reason?: NotRecordedReason
  rule: string
  /** Why, as a sentence. */
  because: string
}

/** What the counting rules make of the facts (National Crime Recording Standard). */
export function recordingTest(facts: ReportFacts): RecordingTest {
  const not = (reason: NotRecordedReason, rule: string, because: string, otherwise: RecordingDecision) => ({
    decision: facts.isRape === true && carries(reason, 'N100') ? ('N100' as const) : otherwise,
    reason,
    rule: facts.isRape === true && carries(reason, 'N100') ? 'CR-6' : rule,
    because,
  })
  if (facts.duplicateOfId !== undefined)
    return not('DUPLICATE', 'CR-8', 'The same crime is recorded already.', 'NON_CRIME')
  if (isSaid(facts.evidenceToContrary))
    return not('CREDIBLE_CONTRARY', 'CR-3', 'Credible evidence speaks against it.', 'NON_CRIME')
  if (!facts.amountsToCrime)
    return not('NO_OFFENCE', 'CR-3', 'What is told does not amount to a crime in law.', 'NON_CRIME')
  if (facts.isFraud === true && facts.isRape !== true)
    return not('FRAUD_CENTRE', 'CR-9', 'The national fraud centre records fraud.', 'CRIME_RELATED')
  if (facts.isElsewhere === true)
    return not(
      'ELSEWHERE',
      'CR-7',
      'It happened elsewhere: the force of that place records it.',
      'CRIME_RELATED',
    )
  // A rape has a victim, whatever else is ticked, so it never falls to the test of offences against the State.
  return facts.isAgainstState === true && facts.isRape !== true ? stateTest(facts) : victimTest(facts, not)
}

type Not = (
  reason: NotRecordedReason,
  rule: string,
  because: string,
  otherwise: RecordingDecision,
) => RecordingTest

function stateTest(facts: ReportFacts): RecordingTest {
  return facts.arePointsProved === true
    ? { decision: 'CRIME', rule: 'CR-5', because: 'The points to prove are evidenced to the officer.' }
    : {
        decision: 'CRIME_RELATED',
        reason: 'NO_POINTS',
        rule: 'CR-5',
        because: 'An offence against the State needs the points to prove evidenced.',
      }
}

function victimTest(facts: ReportFacts, not: Not): RecordingTest {
  const crime = (rule: string, because: string): RecordingTest => ({ decision: 'CRIME', rule, because })
  if (facts.reporter === 'VICTIM' || facts.reporter === 'ACTS_FOR_VICTIM')
    return crime(
      'CR-4',
      'The victim, or somebody for them, says so: recorded even where they want no action.',
    )
  if (facts.reporter === 'PROFESSIONAL' && facts.isSafeguarding === true)
    return crime('CR-4', 'A professional reports a safeguarding crime: the victim need not confirm it.')
  if (facts.isVictimConfirming === true) return crime('CR-4', 'The victim confirms what a third party told.')
  return facts.isVictimTraced === false
    ? not('VICTIM_NOT_TRACED', 'CR-7', 'No victim is traced who could confirm it.', 'CRIME_RELATED')
    : not(
        'NOT_CONFIRMED',
        'CR-7',
        'A third party told it and the victim has not confirmed it.',
        'CRIME_RELATED',
      )
}

export interface ChosenDecision {
  decision: RecordingDecision
  reason?: NotRecordedReason
  /** In the officer's own words. */
  words?: string
  traceAttempts?: readonly string[]
  authorisedBy?: string
  decidedBy: string
  /** The decision of a crime-recording specialist, which N100 needs. */
  isSpecialist?: boolean
}

/** What stands against a choice; a choice other than the test's own waits for the registrar and is never lost. */
export function decisionProblems(chosen: ChosenDecision, facts: ReportFacts): RuleProblem[] {
  const { problems, block, ask, warn } = problemList()
  const test = recordingTest(facts)
  const isCrime = chosen.decision === 'CRIME'
  ask(!isCrime && chosen.reason === undefined, 'CR-3', 'Choose why it is not recorded as a crime.', 'reason')
  ask(!isCrime && !isSaid(chosen.words), 'CR-3', 'Say in words why it is not recorded as a crime.', 'words')
  block(
    !isCrime && chosen.reason !== undefined && !carries(chosen.reason, chosen.decision),
    'CR-3',
    `That reason does not carry this decision: choose ${reasonsFor(chosen.decision)}.`,
    'reason',
  )
  block(
    chosen.decision === 'N100' && facts.isRape !== true,
    'CR-6',
    'N100 is for a reported rape or attempted rape only: choose another decision.',
    'decision',
  )
  block(
    facts.isRape === true &&
      chosen.reason !== 'DUPLICATE' &&
      (chosen.decision === 'NON_CRIME' || chosen.decision === 'CRIME_RELATED'),
    'CR-6',
    'A reported rape that is not recorded as a crime is recorded as N100: choose that.',
    'decision',
  )
  ask(
    chosen.decision === 'N100' && chosen.isSpecialist !== true,
    'CR-6',
    'A crime-recording specialist decides on N100: send it to one.',
    'decidedBy',
  )
  ask(
    chosen.reason === 'VICTIM_NOT_TRACED' && (chosen.traceAttempts ?? []).length === 0,
    'CR-7',
    'Say what was done to trace the victim.',
    'traceAttempts',
  )
  ask(
    chosen.decision === 'CRIME_RELATED' && !isSaid(chosen.authorisedBy),
    'CR-7',
    'Name who authorised a crime-related incident.',
    'authorisedBy',
  )
  warn(chosen.decision !== test.decision, test.rule, `${test.because} The registrar looks at this choice.`)
  return problems
}

/** The number of an N100 for its reason; undefined where the reason carries none. */
export const n100Code = (reason: NotRecordedReason): string | undefined =>
  n100Reasons.find((row) => (row.reasons as readonly string[]).includes(reason))?.code

function carries(reason: NotRecordedReason, decision: RecordingDecision): boolean {
  const row = notRecordedReasons.find(({ code }) => code === reason)
  return row !== undefined && (row.for as readonly string[]).includes(decision)
}

const reasonsFor = (decision: RecordingDecision): string =>
  notRecordedReasons
    .filter((row) => (row.for as readonly string[]).includes(decision))
    .map(({ label }) => label.toLowerCase())
    .join('; ')
