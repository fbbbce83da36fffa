/** A review of retention: its questions, its decision, holds that beat it, and what is kept of a disposal (RD-7 to RD-10). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { addDays, isDay } from '../time/day.ts'
import {
  type ClearPeriodEvent,
  clearPeriodFrom,
  earliestDisposalOn,
  type RetentionFacts,
} from './clear-period.ts'
import type { RetentionGroup } from './retention-group.ts'
import type { RetentionRules } from './retention-rules-table.ts'

/** National retention assessment criteria (recalled). A yes supports keeping. */
export const retentionCriteria = [
  { code: 'SERIOUS_HARM', label: 'Shown to be able to inflict serious harm' },
  { code: 'VULNERABLE', label: 'Concern for children or vulnerable adults' },
  { code: 'BREACH_OF_TRUST', label: 'Breach of trust' },
  { code: 'ASSOCIATES', label: 'Links that raise the risk' },
  { code: 'SUBSTANCES', label: 'Misuse of substances' },
  { code: 'MENTAL_STATE', label: 'Mental state that could worsen the risk' },
] as const
export type RetentionCriterion = (typeof retentionCriteria)[number]['code']

export interface RetentionReview {
  answers: Partial<Record<RetentionCriterion, boolean>>
  isNecessary?: boolean
  isProportionate?: boolean
  isAdequate?: boolean
  decision?: 'RETAIN' | 'AMEND' | 'DISPOSE'
  reason?: string
  reviewerId: string
  isReviewerTrained: boolean
  approvedById?: string
  today: string
}

export interface RetentionHold {
  ref: string
  authority: string
  from: string
  /** The last day; a hold without one stands until it is lifted. */
  until?: string
}

/** RD-8: holds that stand on a day. A last day that cannot be read stands, because what is erased cannot be put back. */
export const holdsOn = (holds: readonly RetentionHold[], day: string): RetentionHold[] =>
  holds.filter(
    ({ from, until }) =>
      (!isDay(from) || from <= day) && (until === undefined || !isDay(until) || day <= until),
  )

/** RD-7 to RD-9: what stands against the decision of a review. */
export function reviewProblems(
  facts: RetentionFacts,
  review: RetentionReview,
  holds: readonly RetentionHold[],
  rules: RetentionRules,
): RuleProblem[] {
  const { problems, block } = problemList()
  const open = retentionCriteria.filter(({ code }) => review.answers[code] === undefined)
  block(!review.isReviewerTrained, 'RD-7', 'A trained reviewer decides.', 'reviewerId')
  block(
    open.length > 0,
    'RD-7',
    `Answer: ${open.map(({ label }) => label.toLowerCase()).join(', ')}.`,
    'answers',
  )
  block(
    [review.isNecessary, review.isProportionate, review.isAdequate].includes(undefined),
    'RD-7',
    'Say whether it is necessary, proportionate, and adequate and up to date.',
    'isNecessary',
  )
  block(review.decision === undefined, 'RD-7', 'Decide: keep, put right or dispose of.', 'decision')
  block(
    review.decision === 'RETAIN' && !isSaid(review.reason),
    'RD-7',
    'Say why it is kept: every decision to keep is recorded.',
    'reason',
  )
  block(
    review.decision === 'RETAIN' && (review.isNecessary === false || review.isProportionate === false),
    'RD-7',
    'What is not necessary or not proportionate is not kept: put it right or dispose of it.',
    'decision',
  )
  block(
    review.decision === 'RETAIN' && review.isAdequate === false,
    'RD-7',
    'It is not adequate or up to date: put it right.',
    'decision',
  )
  return review.decision === 'DISPOSE'
    ? [...problems, ...disposalProblems(facts, review, holds, rules)]
    : problems
}

function disposalProblems(
  facts: RetentionFacts,
  review: RetentionReview,
  holds: readonly RetentionHold[],
  rules: RetentionRules,
): RuleProblem[] {
  const { problems, block } = problemList()
  const held = holdsOn(holds, review.today)
  block(
    held.length > 0,
    'RD-8',
    `Held for ${held.map(({ authority, ref }) => `${authority} (${ref})`).join(', ')}: it is kept until that is lifted.`,
    'decision',
  )
  const first = earliestDisposalOn(facts, rules)
  block(
    first === undefined,
    'RD-3',
    'No time by itself ends this: keep it, or settle what keeps it (a birth, a missing person).',
    'decision',
  )
  block(
    first !== undefined && review.today < first,
    'RD-3',
    `It is kept until ${first} at least.`,
    'decision',
  )
  const isSupported = retentionCriteria.some(({ code }) => review.answers[code] === true)
  block(
    isSupported && !isSaid(review.reason),
    'RD-7',
    'An answer supports keeping it: say why it is disposed of all the same.',
    'reason',
  )
  block(
    facts.group <= 2 && (!isSaid(review.approvedById) || review.approvedById === review.reviewerId),
    'RD-9',
    'A second person agrees to disposing of groups 1 and 2.',
    'approvedById',
  )
  return problems
}

/** All that is kept of what was disposed of. The answers of the review repeat what was erased, so they go as well. */
export interface Tombstone {
  recordHash: string
  rule: 'RD-9'
  group: RetentionGroup
  decision: 'DISPOSE'
  reviewerId: string
  approvedById: string | undefined
  decidedOn: string
  /** Out of everybody's sight at once; erased on this day unless a hold comes. */
  erasedOn: string
}

/** RD-9: the tombstone of a disposal; `recordHash` is made by the store. */
export function tombstoneOf(
  recordHash: string,
  facts: Pick<RetentionFacts, 'group'>,
  review: Pick<RetentionReview, 'reviewerId' | 'approvedById' | 'today'>,
  rules: RetentionRules,
): Tombstone {
  return {
    recordHash,
    rule: 'RD-9',
    group: facts.group,
    decision: 'DISPOSE',
    reviewerId: review.reviewerId,
    approvedById: review.approvedById,
    decidedOn: review.today,
    erasedOn: addDays(review.today, rules.quarantineDays),
  }
}

/** RD-10: what becomes of a record of several people when it is disposed of for one: their part is taken out, the rest stays. */
export const disposalOf = (
  subjectIds: readonly string[],
  ofId: string,
): 'ERASE' | 'REDACT' | 'NOT_THEIRS' => {
  if (!subjectIds.includes(ofId)) return 'NOT_THEIRS'
  return new Set(subjectIds).size > 1 ? 'REDACT' : 'ERASE'
}

/** RD-9: whether a hold, or an event that begins a clear period, came after the decision and takes a record out of its quarantine again. */
export const isSaved = (
  tombstone: Pick<Tombstone, 'decidedOn' | 'erasedOn'>,
  later: { events: readonly ClearPeriodEvent[]; holds: readonly RetentionHold[] },
  today: string,
): boolean =>
  today < tombstone.erasedOn &&
  (holdsOn(later.holds, today).length > 0 ||
    (clearPeriodFrom(later.events.filter(({ day }) => day <= today)) ?? '') > tombstone.decidedOn)
