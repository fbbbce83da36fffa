/** Supervisor reviews: when the next is due, what it answers and that a missed one warns and stops nothing (RW-1 to RW-6). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { byDue, due, type Due } from '../rules/due.ts'
import { addHours, type Instant, isLater, latestOf, minutesBetween } from '../time/instant.ts'
import { pausesReview, type InvestigationState } from './investigation-state.ts'
import type { InvestigationRules } from './investigation-rules-table.ts'

/** What every review answers (RW-5). */
export const reviewTopics = [
  { code: 'LINES', label: 'Lines pursued' },
  { code: 'RISK', label: 'Risk' },
  { code: 'VICTIM', label: 'Victim contact' },
  { code: 'DISCLOSURE', label: 'Disclosure' },
] as const
export type ReviewTopic = (typeof reviewTopics)[number]['code']

export interface ReviewFacts {
  state: InvestigationState
  isHighRisk: boolean
  allocatedAt?: Instant
  /** Times of the reviews done, in any order. */
  reviewedAt: readonly Instant[]
  /** Time during which the cycle waited (laboratory, third party), ended or still running. */
  pauses: readonly { from: Instant; to?: Instant }[]
  bailEndsAt?: Instant
  /** The start of the oldest release under investigation. */
  releasedUnderInvestigationAt?: Instant
  isReferralReady?: boolean
  isOutcomeProposed?: boolean
  /** The day that the last review named; it counts where it is earlier than the cycle. */
  nextReviewOn?: string
}

/** Every review that is due, the earliest first; a missed one is an alarm, never a stop. */
export function reviewsDue(facts: ReviewFacts, now: Instant, rules: InvestigationRules): Due[] {
  const items: Due[] = []
  const add = (what: string, by: Instant | undefined, rule: string, text: string) => {
    if (by !== undefined) items.push(due({ what, text, by, who: 'SUPERVISOR', rule }, now))
  }
  const last = latestOf(facts.reviewedAt)
  if (!pausesReview(facts.state))
    add(
      'REVIEW',
      earlierOf(nextReview(facts, rules), facts.nextReviewOn && `${facts.nextReviewOn}T23:59:00.000Z`),
      last === undefined ? 'RW-1' : 'RW-2',
      'Review the investigation',
    )
  const beforeBail = facts.bailEndsAt && addHours(facts.bailEndsAt, -24 * rules.reviewBeforeBailDays)
  if (beforeBail !== undefined && !isReviewedSince(last, beforeBail))
    add('REVIEW_BAIL', facts.bailEndsAt, 'RW-3', 'Review before the end of bail')
  const release = facts.releasedUnderInvestigationAt
  if (release !== undefined) {
    const from = latestOf([release, ...facts.reviewedAt]) ?? release
    add(
      'REVIEW_RUI',
      addHours(from, 24 * rules.ruiReviewDays),
      'RW-4',
      'Review the release under investigation',
    )
  }
  if (facts.isReferralReady === true)
    add('REVIEW_REFERRAL', now, 'RW-3', 'Review before it goes to the prosecutor')
  if (facts.isOutcomeProposed === true) add('REVIEW_OUTCOME', now, 'RW-3', 'Approve or return the outcome')
  return items.sort(byDue)
}

const earlierOf = (cycle: Instant | undefined, named: Instant | undefined): Instant | undefined =>
  cycle === undefined || isLater(cycle, named) ? named : cycle

/** The instant of the next ordinary review; the time of finished and running pauses is added. */
function nextReview(facts: ReviewFacts, rules: InvestigationRules): Instant | undefined {
  const last = latestOf(facts.reviewedAt)
  if (last === undefined) return facts.allocatedAt && addHours(facts.allocatedAt, rules.firstReviewHours)
  const days = facts.isHighRisk ? rules.highRiskReviewDays : rules.volumeReviewDays
  const isLong = !facts.isHighRisk && facts.reviewedAt.length > 2
  const waited = facts.pauses
    .filter(({ from, to }) => isLater(to, last) && !isLater(last, from))
    .reduce((minutes, { from, to }) => minutes + (minutesBetween(from, to ?? from) ?? 0), 0)
  return addHours(last, 24 * (isLong ? rules.laterReviewDays : days) + waited / 60)
}

const isReviewedSince = (last: Instant | undefined, since: Instant): boolean =>
  last !== undefined && !isLater(since, last)

export interface Review {
  answers: Partial<Record<ReviewTopic, string>>
  verdict: 'CONTINUE' | 'RETURNED' | 'AGREED'
  returnReasons: readonly string[]
  nextReviewOn?: string
  reviewerId: string
}

/** RW-5: a review answers every topic and names the next day; a return says what is missing and asks nothing again. */
export function reviewProblems(review: Review, oicId: string): RuleProblem[] {
  const { problems, block, ask } = problemList()
  block(review.reviewerId === oicId, 'RW-6', 'Nobody reviews their own investigation.', 'reviewerId')
  for (const { code, label } of reviewTopics) {
    ask(!isSaid(review.answers[code]), 'RW-5', `Answer: ${label.toLowerCase()}.`, `answers.${code}`)
  }
  block(
    review.verdict === 'RETURNED' && review.returnReasons.filter(isSaid).length === 0,
    'RW-5',
    'Say what is to be put right: one line for each thing.',
    'returnReasons',
  )
  ask(
    review.verdict === 'CONTINUE' && !isSaid(review.nextReviewOn),
    'RW-5',
    'Name the day of the next review.',
    'nextReviewOn',
  )
  return problems
}
