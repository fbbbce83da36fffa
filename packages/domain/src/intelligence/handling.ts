/** Handling conditions: what may be done with conditional intelligence, by whom and until when (IH-1 to IH-5). */
import { handlingConditions, type HandlingCode, type HandlingCondition } from '../codes/information.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { due, type Due } from '../rules/due.ts'
import { addMonths, isDay } from '../time/day.ts'
import { type Instant, isLater } from '../time/instant.ts'
import { parseLondon, toLondon } from '../time/london-time.ts'
import type { IntelligenceRules } from './intelligence-rules-table.ts'

/** Conditions used as words besides the national short codes (intelligence.md 1.3). */
export const wordedConditions = [
  { code: 'IN_FORCE', label: 'Not to be disclosed outside the force' },
  { code: 'NO_ACTION', label: 'No action without reference to the originator' },
  { code: 'NAMED_ONLY', label: 'Named officers only' },
  { code: 'OTHER', label: 'Other, in words' },
] as const
export type ConditionCode = HandlingCondition | (typeof wordedConditions)[number]['code']

/** Every condition that may be chosen. The short codes A1 to A3, S1 and S2 are recalled, low confidence: the bureau confirms them. */
export const conditionList: readonly { code: ConditionCode; label: string }[] = [
  ...handlingConditions,
  ...wordedConditions,
]

/** To whom a condition applies; `ALL` when it is not narrowed. */
export const recipientClasses = [
  { code: 'OWN_FORCE', label: 'Own force' },
  { code: 'OTHER_FORCE', label: 'Another UK force' },
  { code: 'PARTNER', label: 'Partner agency' },
  { code: 'ABROAD', label: 'Outside the United Kingdom' },
] as const
export type RecipientClass = (typeof recipientClasses)[number]['code']

export interface Condition {
  code: ConditionCode
  text?: string
  appliesTo: RecipientClass | 'ALL'
  /** Readers of NAMED_ONLY. */
  namedIds?: readonly string[]
  setById: string
  setAt: Instant
  /** The last day (YYYY-MM-DD, London) on which it holds; without one it holds until somebody lifts it. */
  expires?: string
}

/** IH-1: what stands against a set of conditions. */
export function conditionProblems(
  handling: HandlingCode,
  conditions: readonly Condition[],
  today: string,
): RuleProblem[] {
  const { problems, block } = problemList()
  const held = conditions.filter((one) => isConditionInForce(one, today))
  const activity = new Set(held.map(({ code }) => code).filter((code) => /^A\d$/.test(code)))
  block(
    handling === 'C' && conditions.length === 0,
    'IH-1',
    'Give at least one condition for sharing.',
    'conditions',
  )
  block(
    handling === 'P' && conditions.length > 0,
    'IH-1',
    'Conditions stand with handling C: choose C, or take them out.',
    'conditions',
  )
  block(
    conditions.some(({ code, text }) => code === 'OTHER' && !isSaid(text)),
    'IH-1',
    'Say the condition in words.',
    'conditions',
  )
  block(
    conditions.some(({ code, namedIds }) => code === 'NAMED_ONLY' && (namedIds ?? []).length === 0),
    'IH-1',
    'Name at least one officer who may use it.',
    'conditions',
  )
  block(
    conditions.some(({ expires }) => expires !== undefined && !isDay(expires)),
    'IH-1',
    'Give the last day of a condition as day, month and year.',
    'conditions',
  )
  block(
    activity.size > 1,
    'IH-1',
    'Covert development, covert use and overt use exclude one another: choose one.',
    'conditions',
  )
  return problems
}

/**
 * IH-2: whether a condition holds on a London day. A last day that cannot be read holds for ever: more caution is the error
 * that can be corrected.
 */
export const isConditionInForce = ({ expires }: Condition, today: string): boolean =>
  expires === undefined || !isDay(expires) || expires >= today

/** What somebody wants to do with it. */
export const intelligenceUses = [
  { code: 'READ', label: 'Read' },
  { code: 'DEVELOP', label: 'Develop covertly' },
  { code: 'COVERT_USE', label: 'Use covertly' },
  { code: 'OVERT_USE', label: 'Use overtly, with the source of the knowledge seen' },
  { code: 'PASS_ON', label: 'Pass on as it is' },
  { code: 'SANITISE', label: 'Sanitise further' },
] as const
export type IntelligenceUse = (typeof intelligenceUses)[number]['code']

/** Uses that a code of activity leaves open; reading is never taken by one. */
const activityUses: Partial<Record<ConditionCode, readonly IntelligenceUse[]>> = {
  A1: ['DEVELOP'],
  A2: ['DEVELOP', 'COVERT_USE'],
  A3: ['DEVELOP', 'COVERT_USE', 'OVERT_USE'],
}

export interface UseFacts {
  use: IntelligenceUse
  userId: string
  recipient: RecipientClass
  /** The originator said yes to this use. */
  isOriginatorAsked: boolean
  /** London day, YYYY-MM-DD. */
  today: string
}

/**
 * IH-3: what stands against a use under the conditions in force. Handling P has none. Lapsed conditions do not free what C
 * holds: with none left in force only reading in the own force is open until the unit sets new ones.
 */
export function useProblems(
  handling: HandlingCode,
  conditions: readonly Condition[],
  facts: UseFacts,
): RuleProblem[] {
  const { problems, block } = problemList()
  if (handling === 'P') return problems
  const held = conditions.filter(
    (one) =>
      isConditionInForce(one, facts.today) && (one.appliesTo === 'ALL' || one.appliesTo === facts.recipient),
  )
  const has = (code: ConditionCode) => held.some((one) => one.code === code)
  const limits = held.flatMap(({ code }) => {
    const open = activityUses[code]
    return open === undefined ? [] : [open]
  })
  const isActivity = ['DEVELOP', 'COVERT_USE', 'OVERT_USE'].includes(facts.use)
  const asked = facts.isOriginatorAsked
  block(
    !conditions.some((one) => isConditionInForce(one, facts.today)) &&
      (facts.use !== 'READ' || facts.recipient !== 'OWN_FORCE'),
    'IH-3',
    'All its conditions have lapsed: the intelligence unit sets new ones or grades it P.',
    'conditions',
  )
  block(
    isActivity && limits.some((open) => !open.includes(facts.use)),
    'IH-3',
    `The conditions allow ${allowedWords(limits)}: ask the originator for more.`,
    'use',
  )
  block(
    isActivity && limits.length === 0 && facts.use === 'OVERT_USE' && !asked,
    'IH-3',
    'No condition opens overt use: ask the originator, and record the answer.',
    'use',
  )
  block(
    has('NO_ACTION') && isActivity && !asked,
    'IH-3',
    'No action without the originator: ask, and record the answer.',
    'isOriginatorAsked',
  )
  block(
    has('S2') && facts.use !== 'READ' && !asked,
    'IH-3',
    'Consult the originator first, and record the answer.',
    'isOriginatorAsked',
  )
  block(
    facts.use === 'SANITISE' && !has('S1') && !asked,
    'IH-3',
    'The right to sanitise was not handed on (S1): the originator sanitises it.',
    'use',
  )
  block(
    has('IN_FORCE') && facts.recipient !== 'OWN_FORCE',
    'IH-3',
    'It stays in the force: a recipient in the own force only.',
    'recipient',
  )
  block(
    held.some(({ code, namedIds }) => code === 'NAMED_ONLY' && namedIds?.includes(facts.userId) !== true),
    'IH-3',
    'Only the officers whom the condition names: ask the intelligence unit.',
    'userId',
  )
  return problems
}

function allowedWords(limits: readonly (readonly IntelligenceUse[])[]): string {
  const open = intelligenceUses.filter(({ code }) => limits.every((list) => list.includes(code)))
  return open.map(({ label }) => label.toLowerCase()).join(', ')
}

/**
 * IH-4: when a condition is looked at again: the start of its last day, or so many months after it was set, at midnight in
 * London. Undefined when the time at which it was set is no instant.
 */
export function conditionDue(condition: Condition, now: Instant, rules: IntelligenceRules): Due | undefined {
  const set = toLondon(condition.setAt)
  const day =
    condition.expires !== undefined && isDay(condition.expires)
      ? condition.expires
      : set && addMonths(set.day, rules.conditionReviewMonths)
  const reading = day === undefined ? undefined : parseLondon(day, '00:00')
  if (reading?.ok !== true) return undefined
  const text = 'Look at the condition again'
  return due({ what: 'CONDITION_REVIEW', text, by: reading.instant, who: 'EVALUATOR', rule: 'IH-4' }, now)
}

/**
 * IH-5: the conditions that go with a copy made of several paragraphs: all that are in force on any of them, the same one
 * once, the earliest set first. A copy is never freer than its strictest part.
 */
export function combinedConditions(parts: readonly (readonly Condition[])[], today: string): Condition[] {
  const all = parts.flat().filter((one) => isConditionInForce(one, today))
  const known = new Map<string, Condition>()
  for (const one of all) {
    const key = JSON.stringify([one.code, one.text ?? '', one.appliesTo, one.namedIds ?? []])
    const other = known.get(key)
    if (other === undefined || isLonger(one, other)) known.set(key, one)
  }
  return [...known.values()].sort((a, b) =>
    a.setAt === b.setAt ? a.code.localeCompare(b.code) : Number(isLater(a.setAt, b.setAt)) * 2 - 1,
  )
}

const isLonger = (one: Condition, other: Condition): boolean =>
  other.expires !== undefined && (one.expires === undefined || one.expires > other.expires)
