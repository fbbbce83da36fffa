/** Out-of-court resolutions: who may be offered which, its conditions, and whether they were kept (OR-1 to OR-7). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { addDays, formatDay, isDay } from '../time/day.ts'
import type { CaseRules } from './case-rules-table.ts'

/** `outcome`: the outcome of recorded crime that follows; `from` and `to`: ages on the day of the offer. Recalled. */
export const resolutionKinds = [
  resolution('SIMPLE_CAUTION', 'Simple caution', '3', 18, undefined, { needsAdmission: true }),
  resolution('CONDITIONAL_CAUTION', 'Conditional caution', '3A', 18, undefined, {
    needsAdmission: true,
    hasConditions: true,
  }),
  resolution('YOUTH_CAUTION', 'Youth caution', '2', 10, 17, { needsAdmission: true }),
  resolution('YOUTH_COND_CAUTION', 'Youth conditional caution', '2A', 10, 17, {
    needsAdmission: true,
    hasConditions: true,
  }),
  resolution('COMMUNITY_RESOLUTION', 'Community resolution', '8', 10, undefined, { hasConditions: true }),
] as const
export type ResolutionKind = (typeof resolutionKinds)[number]['code']

export const conditionAims = [
  { code: 'REPAIR', label: 'To make good' },
  { code: 'REHABILITATE', label: 'To keep from offending again' },
  { code: 'PUNISH', label: 'To pay or do something' },
] as const
export type ConditionAim = (typeof conditionAims)[number]['code']

export interface ResolutionCondition {
  text: string
  aim?: ConditionAim
  /** Last day (YYYY-MM-DD). */
  dueOn?: string
  doneOn?: string
  /** What shows that it was done. */
  evidence?: string
}

export interface ResolutionFacts {
  kind: ResolutionKind
  /** On the day of the offer. */
  age?: number
  offeredOn: string
  isEvidenceEnough: boolean
  hasAdmitted: boolean
  /** Took responsibility, which is less than an admission of every part. */
  acceptsResponsibility: boolean
  hasAgreed: boolean
  wasAdviceOffered: boolean
  isAdultPresent?: boolean
  isYouthTeamAsked?: boolean
  isIndictableOnly: boolean
  isDomestic: boolean
  isHate: boolean
  decidedBy: 'POLICE' | 'CPS'
  inspectorId?: string
  hasVictim: boolean
  victimViews?: string
  whyNotAsked?: string
  conditions: readonly ResolutionCondition[]
}

/** OR-1 to OR-5: what stands against offering a resolution. */
export function resolutionProblems(facts: ResolutionFacts, rules: CaseRules): RuleProblem[] {
  const kind = resolutionKinds.find(({ code }) => code === facts.kind)
  if (kind === undefined)
    return [{ rule: 'OR-1', severity: 'BLOCK', field: 'kind', message: 'Choose the kind of resolution.' }]
  return [...personProblems(facts, kind), ...decisionProblems(facts), ...termsProblems(facts, kind, rules)]
}

/** OR-1 and OR-2: age, admission, agreement. */
function personProblems(facts: ResolutionFacts, kind: ResolutionRow<string>): RuleProblem[] {
  const { problems, block } = problemList()
  const { age } = facts
  const words = kind.label.toLowerCase()
  block(age === undefined, 'OR-1', 'Enter the date of birth first: the resolutions differ by age.', 'age')
  block(
    age !== undefined && (age < kind.from || (kind.to !== undefined && age > kind.to)),
    'OR-1',
    `A ${words} is for ${kind.to === undefined ? `ages from ${kind.from}` : `ages ${kind.from} to ${kind.to}`}: choose another.`,
    'kind',
  )
  block(
    !facts.isEvidenceEnough,
    'OR-2',
    'There must be enough evidence to charge: it is no way out of a weak case.',
    'isEvidenceEnough',
  )
  block(
    kind.needsAdmission && !facts.hasAdmitted,
    'OR-2',
    `A ${words} is not offered without an admission.`,
    'hasAdmitted',
  )
  block(
    !kind.needsAdmission && !facts.hasAdmitted && !facts.acceptsResponsibility,
    'OR-2',
    'The person has to accept responsibility.',
    'acceptsResponsibility',
  )
  block(!facts.hasAgreed, 'OR-2', 'The person has to agree to it.', 'hasAgreed')
  block(
    !facts.wasAdviceOffered,
    'OR-2',
    'Offer free legal advice before the person agrees.',
    'wasAdviceOffered',
  )
  const isChild = age !== undefined && age < 18
  block(
    isChild && facts.isAdultPresent !== true,
    'OR-2',
    'An appropriate adult is there when a child agrees.',
    'isAdultPresent',
  )
  block(
    isChild && kind.needsAdmission && facts.isYouthTeamAsked !== true,
    'OR-3',
    'Ask the youth offending team first.',
    'isYouthTeamAsked',
  )
  return problems
}

/** OR-3 and OR-4: who decides, and what the victim says. */
function decisionProblems(facts: ResolutionFacts): RuleProblem[] {
  const { problems, block } = problemList()
  const isSensitive = facts.isDomestic || facts.isHate
  block(
    isSensitive && facts.decidedBy === 'POLICE',
    'OR-3',
    'Domestic abuse and hate crime go to the prosecutor for this decision.',
    'decidedBy',
  )
  block(
    facts.isIndictableOnly && facts.kind !== 'COMMUNITY_RESOLUTION' && facts.decidedBy === 'POLICE',
    'OR-3',
    'Only the prosecutor decides on this for an indictable-only offence.',
    'decidedBy',
  )
  block(
    facts.isIndictableOnly && facts.kind === 'COMMUNITY_RESOLUTION' && !isSaid(facts.inspectorId),
    'OR-3',
    'An inspector allows this for an indictable-only offence: name them.',
    'inspectorId',
  )
  block(
    facts.hasVictim && !isSaid(facts.victimViews) && !isSaid(facts.whyNotAsked),
    'OR-4',
    'Ask the victim before the decision and write what they say, or why they could not be asked.',
    'victimViews',
  )
  return problems
}

/** OR-5: conditions, each with an aim and a day within the longest time. */
function termsProblems(facts: ResolutionFacts, kind: ResolutionRow<string>, rules: CaseRules): RuleProblem[] {
  const { problems, block } = problemList()
  const isConditional = kind.hasConditions && kind.needsAdmission
  block(
    isConditional && facts.conditions.length === 0,
    'OR-5',
    'Write at least one condition, or choose the caution without.',
    'conditions',
  )
  block(
    !kind.hasConditions && facts.conditions.length > 0,
    'OR-5',
    `A ${kind.label.toLowerCase()} has no conditions: choose the conditional one.`,
    'conditions',
  )
  const last = addDays(facts.offeredOn, rules.conditionsLongestWeeks * 7)
  for (const [index, { text, aim, dueOn }] of facts.conditions.entries()) {
    const field = `conditions.${index}`
    block(!isSaid(text), 'OR-5', 'Say what the person has to do or not do.', `${field}.text`)
    block(aim === undefined, 'OR-5', 'Say what the condition is for.', `${field}.aim`)
    block(!isDay(dueOn ?? ''), 'OR-5', 'Enter the last day of the condition.', `${field}.dueOn`)
    block(
      isDay(dueOn ?? '') && ((dueOn ?? '') > last || (dueOn ?? '') < facts.offeredOn),
      'OR-5',
      `A condition is met between the offer and ${formatDay(last)}.`,
      `${field}.dueOn`,
    )
  }
  return problems
}

export type ComplianceStanding = 'RUNNING' | 'TO_CHECK' | 'COMPLIED' | 'BROKEN'

/**
 * OR-6: how a resolution stands on a day: complied when each condition is done with something that shows it, broken when one
 * was not done by its day and the days of checking have passed, in between somebody checks.
 */
export function complianceOf(
  conditions: readonly ResolutionCondition[],
  today: string,
  rules: CaseRules,
): ComplianceStanding {
  const isMet = ({ doneOn, dueOn, evidence }: ResolutionCondition) =>
    isDay(doneOn ?? '') && (doneOn ?? '') <= (dueOn ?? '') && isSaid(evidence)
  const open = conditions.filter((one) => !isMet(one))
  if (open.length === 0) return 'COMPLIED'
  const late = open.filter(({ dueOn = '' }) => dueOn < today)
  if (late.some(({ dueOn = '' }) => addDays(dueOn, rules.complianceCheckDays) < today)) return 'BROKEN'
  return late.length > 0 ? 'TO_CHECK' : 'RUNNING'
}

/** OR-7: what stands against saying that conditions were broken: a reason is asked of the person first, and a good one excuses. */
export function breachProblems(breach: {
  askedOn?: string
  explanation?: string
  decidedBy?: string
  next?: 'PROSECUTE' | 'VARY' | 'EXCUSE'
}): RuleProblem[] {
  const { problems, block } = problemList()
  block(!isDay(breach.askedOn ?? ''), 'OR-7', 'Ask the person why first, and enter the day.', 'askedOn')
  block(
    !isSaid(breach.explanation),
    'OR-7',
    'Write what the person said, or that they did not answer.',
    'explanation',
  )
  block(!isSaid(breach.decidedBy), 'OR-7', 'Name who decided.', 'decidedBy')
  block(
    breach.next === undefined,
    'OR-7',
    'Say what follows: prosecution, changed conditions, or nothing for a good reason.',
    'next',
  )
  return problems
}

interface ResolutionRow<Code extends string> {
  code: Code
  label: string
  outcome: string
  from: number
  to?: number
  needsAdmission: boolean
  hasConditions: boolean
}

function resolution<const Code extends string>(
  code: Code,
  label: string,
  outcome: string,
  from: number,
  to: number | undefined,
  more: { needsAdmission?: boolean; hasConditions?: boolean },
): ResolutionRow<Code> {
  return {
    code,
    label,
    outcome,
    from,
    ...(to === undefined ? {} : { to }),
    needsAdmission: false,
    hasConditions: false,
    ...more,
  }
}
