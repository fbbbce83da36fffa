/** Charging: who may decide, on which test, what a decision records and what an action plan asks (CG-1 to CG-8). */
import { inForce, type RuleRow } from '../custody/rules-table.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { addDays, isDay } from '../time/day.ts'
import type { AnticipatedPlea } from './case-file.ts'
import type { CaseRules } from './case-rules-table.ts'

/** What takes a decision from the police whatever the offence; the whole set then goes to the prosecutor. */
export const chargingExclusions = [
  { code: 'CONSENT', label: 'Needs the consent of the DPP or a Law Officer', mark: 'seen' },
  { code: 'DEATH', label: 'Involves a death', mark: 'seen' },
  { code: 'TERRORISM', label: 'Connected with terrorism or official secrets', mark: 'seen' },
  { code: 'HATE', label: 'Hate crime', mark: 'seen' },
  { code: 'DOMESTIC', label: 'Domestic abuse', mark: 'seen' },
  { code: 'STALKING', label: 'Harassment or stalking', mark: 'seen' },
  { code: 'DISORDER', label: 'Violent disorder or affray', mark: 'recalled' },
  { code: 'HARM', label: 'Grievous or actual bodily harm, or wounding', mark: 'recalled' },
  { code: 'CHILD_SEXUAL', label: 'Sexual offence by or upon a person under 18', mark: 'recalled' },
  { code: 'LICENSING', label: 'Offence under the licensing laws', mark: 'recalled' },
] as const
export type ChargingExclusion = (typeof chargingExclusions)[number]['code']

/** What of a case matters to who may charge. */
export interface ChargingFlags {
  exclusions: readonly ChargingExclusion[]
  /** Suitable for sentence by magistrates. */
  isForMagistrates: boolean
  /** A sentence above the figure of the guidance is likely. */
  isLongSentenceLikely: boolean
}

/** What police may charge, from a day on; retail theft is named by its codes. */
interface PoliceCharge {
  summary: boolean
  retailTheft: readonly string[]
  eitherWayOnGuiltyPlea: boolean
}

/** Dated table: Director's Guidance on Charging, 6th edition, in force from 31 December 2020. */
export const policeChargeTable: [RuleRow<PoliceCharge>, ...RuleRow<PoliceCharge>[]] = [
  {
    value: { summary: true, retailTheft: ['TH68010'], eitherWayOnGuiltyPlea: true },
    from: '2020-12-31',
    rule: 'CG-1',
    source: "Director's Guidance on Charging, 6th edition",
    mark: 'recalled',
  },
]

export interface ChargedOffence {
  code: string
  /** CI, CE, CS, CM. */
  category: string
}

export interface ChargingAuthority {
  by: 'POLICE' | 'CPS'
  /** Why, in words; one line for each reason that takes it to the prosecutor. */
  because: string[]
  rule: 'CG-1'
}

/**
 * CG-1: who decides on a set of offences on a day (YYYY-MM-DD). One member that is excluded or not for the police takes the
 * whole set to the prosecutor.
 */
export function chargingAuthority(
  offences: readonly ChargedOffence[],
  plea: AnticipatedPlea | undefined,
  flags: ChargingFlags,
  day: string,
): ChargingAuthority {
  const allowed = inForce(policeChargeTable, day)
  const because = [
    ...chargingExclusions.filter(({ code }) => flags.exclusions.includes(code)).map(({ label }) => label),
    ...offences
      .filter((offence) => !isForPolice(offence, plea, flags, allowed))
      .map(({ code }) => `${code} is not for the police to charge`),
  ]
  return { by: because.length === 0 ? 'POLICE' : 'CPS', because, rule: 'CG-1' }
}

function isForPolice(
  { code, category }: ChargedOffence,
  plea: AnticipatedPlea | undefined,
  flags: ChargingFlags,
  allowed: PoliceCharge,
): boolean {
  if (category === 'CS' || category === 'CM') return allowed.summary
  if (category !== 'CE' || !flags.isForMagistrates) return false
  // An attempt has the code of the offence and a letter.
  if (allowed.retailTheft.includes(code.slice(0, 7))) return ['', 'A'].includes(code.slice(7))
  return allowed.eitherWayOnGuiltyPlea && plea === 'GAP' && !flags.isLongSentenceLikely
}

/** The questions of each test, in their order; each is answered yes with its reason, or the test fails there. */
export const chargingTests = [
  {
    code: 'FULL',
    label: 'Full Code Test',
    questions: [
      { code: 'PROSPECT', text: 'Is there a realistic prospect of conviction on the evidence there is now?' },
      { code: 'INTEREST', text: 'Does the public interest require a prosecution?' },
    ],
  },
  {
    code: 'THRESHOLD',
    label: 'Threshold Test',
    questions: [
      {
        code: 'SUSPECT',
        text: 'Are there reasonable grounds to suspect that this person committed the offence?',
      },
      { code: 'FURTHER', text: 'Will further evidence make a realistic prospect in a reasonable time?' },
      { code: 'SERIOUS', text: 'Is the matter serious enough to decide now?' },
      { code: 'BAIL', text: 'Are there continuing substantial grounds to object to bail?' },
      { code: 'INTEREST', text: 'Does the public interest require a prosecution?' },
    ],
  },
] as const
export type ChargingTest = (typeof chargingTests)[number]['code']

export const chargingOutcomes = [
  { code: 'CHARGE', label: 'Charge' },
  { code: 'OUT_OF_COURT', label: 'Out-of-court resolution' },
  { code: 'NO_EVIDENCE', label: 'No further action, evidence' },
  { code: 'NO_INTEREST', label: 'No further action, public interest' },
  { code: 'ACTION_PLAN', label: 'Action plan' },
  { code: 'ADVICE', label: 'Advice alone' },
] as const
export type ChargingOutcome = (typeof chargingOutcomes)[number]['code']

export interface ActionPlanItem {
  text: string
  dueOn?: string
  ownerId?: string
  doneOn?: string
}

export interface ChargingDecision {
  by: 'POLICE' | 'CPS'
  /** The prosecutor or officer by name. */
  decidedBy?: string
  /** The prosecutor's reference. */
  reference?: string
  test?: ChargingTest
  outcome: ChargingOutcome
  /** Day (YYYY-MM-DD). */
  decidedOn?: string
  answers: Readonly<Record<string, { isYes: boolean; why: string }>>
  outstanding: readonly { what: string; expectedOn?: string }[]
  /** THRESHOLD: by when the full test is applied. */
  reviewOn?: string
  actions: readonly ActionPlanItem[]
  /** A charge by police of what is for the prosecutor, with the inspector who allowed it. */
  emergency?: { inspectorId?: string; ratifiedAt?: string }
}

/** CG-2 to CG-6: what stands against a decision. `isHeld`: everybody it is about is in custody and bail is opposed. */
export function decisionProblems(
  decision: ChargingDecision,
  facts: { isHeld: boolean; authority: 'POLICE' | 'CPS' },
  rules: CaseRules,
): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const isCharge = decision.outcome === 'CHARGE'
  block(!isSaid(decision.decidedBy), 'CG-2', 'Name who decided.', 'decidedBy')
  block(!isDay(decision.decidedOn ?? ''), 'CG-2', 'Enter the day of the decision.', 'decidedOn')
  block(
    decision.by === 'CPS' && !isSaid(decision.reference),
    'CG-2',
    "Enter the prosecutor's reference.",
    'reference',
  )
  const isEmergency = decision.emergency !== undefined
  block(
    isCharge && decision.by === 'POLICE' && facts.authority === 'CPS' && !isEmergency,
    'CG-1',
    'The prosecutor decides on these offences: send the file for a decision.',
    'by',
  )
  block(
    isEmergency && !isSaid(decision.emergency?.inspectorId),
    'CG-6',
    'An inspector allows a charge in an emergency: name them.',
    'emergency.inspectorId',
  )
  ask(
    isEmergency && !isSaid(decision.emergency?.ratifiedAt),
    'CG-6',
    `Ask the prosecutor to ratify the charge within ${rules.ratifyHours} hours.`,
    'emergency.ratifiedAt',
  )
  block(isCharge && decision.test === undefined, 'CG-3', 'Say which test was applied.', 'test')
  return [
    ...problems,
    ...(isCharge ? testProblems(decision, facts.isHeld, rules) : []),
    ...planProblems(decision),
  ]
}

/** CG-3 to CG-5: each question answered with its reason, and what only the threshold test asks. */
function testProblems(decision: ChargingDecision, held: boolean, rules: CaseRules): RuleProblem[] {
  const { problems, block } = problemList()
  const test = chargingTests.find(({ code }) => code === decision.test)
  for (const { code, text } of test?.questions ?? []) {
    const answer = decision.answers[code]
    block(
      answer === undefined || !isSaid(answer.why),
      'CG-3',
      `Answer with a reason: ${text}`,
      `answers.${code}`,
    )
    block(
      answer?.isYes === false,
      'CG-3',
      'The test fails here: decide on no further action, or on an action plan.',
      `answers.${code}`,
    )
  }
  if (decision.test !== 'THRESHOLD') return problems
  block(!held, 'CG-4', 'The threshold test is for people in custody alone: apply the full test.', 'test')
  block(
    decision.outstanding.length === 0 ||
      decision.outstanding.some(({ expectedOn }) => !isDay(expectedOn ?? '')),
    'CG-5',
    'List the evidence that is still to come, each with the day it is expected.',
    'outstanding',
  )
  const latest = addDays(decision.decidedOn ?? '', rules.thresholdReviewDays)
  const isSet = isDay(decision.reviewOn ?? '')
  block(!isSet, 'CG-5', 'Enter the day by which the full test is applied.', 'reviewOn')
  block(
    isSet && isDay(latest) && (decision.reviewOn ?? '') > latest,
    'CG-5',
    `The full test is applied within ${rules.thresholdReviewDays} days of the decision.`,
    'reviewOn',
  )
  return problems
}

/** CG-7: each action has words, a day and somebody who does it. */
function planProblems(decision: ChargingDecision): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    decision.outcome === 'ACTION_PLAN' && decision.actions.length === 0,
    'CG-7',
    'List what has to be done.',
    'actions',
  )
  for (const [index, action] of decision.actions.entries()) {
    block(!isSaid(action.text), 'CG-7', 'Say what has to be done.', `actions.${index}.text`)
    block(!isDay(action.dueOn ?? ''), 'CG-7', 'Enter the day by which it is done.', `actions.${index}.dueOn`)
    block(!isSaid(action.ownerId), 'CG-7', 'Say who does it.', `actions.${index}.ownerId`)
  }
  return problems
}

/** CG-7: the actions of a plan that are open on a day, late ones first, with how they stand. */
export function openActions(
  actions: readonly ActionPlanItem[],
  today: string,
  rules: CaseRules,
): { action: ActionPlanItem; standing: 'LATE' | 'SOON' | 'OPEN' }[] {
  const soon = addDays(today, rules.actionPlanWarnDays)
  return actions
    .filter(({ doneOn }) => doneOn === undefined)
    .toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
    .map((action) => {
      const by = action.dueOn ?? ''
      if (by < today) return { action, standing: 'LATE' }
      return { action, standing: by <= soon ? 'SOON' : 'OPEN' }
    })
}

/** CG-8: a victim may ask the prosecutor to look again at a decision not to charge; not at one of the police by this scheme. */
export const hasRightToReview = (decision: Pick<ChargingDecision, 'by' | 'outcome'>): boolean =>
  decision.by === 'CPS' && (decision.outcome === 'NO_EVIDENCE' || decision.outcome === 'NO_INTEREST')
