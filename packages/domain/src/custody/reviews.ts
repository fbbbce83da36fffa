/** Reviews of detention: when each falls due and what came of it (PACE s.40, rules RV-1 to RV-7 of custody.md 4). */
import { fromMillis, HOUR, type Instant } from '../time/instant.ts'
import { addCounted, type Span } from './counted-time.ts'

/** MISSED: a whole review period went by without one. BREACH: done late and never postponed. */
export type ReviewStatus =
  'DUE' | 'OVERDUE' | 'POSTPONED' | 'ON_TIME' | 'LATE_POSTPONED' | 'BREACH' | 'MISSED'

/** RV-2 the first; RV-3 after one done in time; RV-5 after a postponed one; RV-6 after a breach; by practice where s.40 does not apply. */
export type ReviewRule = 'RV-2' | 'RV-3' | 'RV-5' | 'RV-6' | 'GOOD_PRACTICE'

export interface Review {
  number: number
  dueAt: Instant
  doneAt?: Instant
  status: ReviewStatus
  /** Inspector or above before charge, the custody officer after it (RV-1, RV-7). */
  by: 'INSPECTOR' | 'CUSTODY_OFFICER'
  /** The rule that gave `dueAt`. */
  rule: ReviewRule
  postponedReason?: string
}

export interface ReviewFacts {
  authorisedAt: number
  done: readonly { at: number; postponedReason?: string }[]
  postponed: readonly { at: number; reason: string }[]
  /** Time that puts reviews off; empty when hospital does not (`hospitalPausesReviews`). */
  excluded: readonly Span[]
  firstHours: number
  nextHours: number
  chargedAt?: number
  /** Release or the end of the stay: nothing falls due after it. */
  endedAt?: number
  now: number
  /** Reviews by good practice only, where s.40 does not apply (custody.md 1). */
  isGoodPractice?: boolean
}

/** Every review done or missed, and the one that falls due next unless the stay has ended. */
export function reviewSchedule(facts: ReviewFacts): Review[] {
  const next = (base: number) => addCounted(base, facts.nextHours * HOUR, facts.excluded)
  const reviews: Review[] = []
  let dueAt = addCounted(facts.authorisedAt, facts.firstHours * HOUR, facts.excluded)
  let since = facts.authorisedAt
  const add = (at: number, rest: Pick<Review, 'status' | 'doneAt' | 'postponedReason'>) => {
    const isAfterCharge = facts.chargedAt !== undefined && at > facts.chargedAt
    reviews.push({
      number: reviews.length + 1,
      dueAt: fromMillis(dueAt),
      by: isAfterCharge ? 'CUSTODY_OFFICER' : 'INSPECTOR',
      rule: facts.isGoodPractice ? 'GOOD_PRACTICE' : ruleAfter(reviews.at(-1)),
      ...rest,
    })
  }
  for (const done of facts.done) {
    while (next(dueAt) <= done.at) {
      add(dueAt, { status: 'MISSED' })
      dueAt = next(dueAt)
    }
    const postponedReason = done.postponedReason ?? postponement(facts, since, done.at)
    add(done.at, {
      status: doneStatus(done.at, dueAt, postponedReason),
      doneAt: fromMillis(done.at),
      postponedReason,
    })
    since = done.at
    dueAt = next(Math.min(done.at, dueAt))
  }
  if (facts.endedAt === undefined || facts.endedAt > dueAt) {
    const postponedReason = postponement(facts, since, facts.now)
    // What is still to be done after charge is the custody officer's, whenever it fell due (RV-7).
    add(Number.POSITIVE_INFINITY, { status: pendingStatus(facts, dueAt, postponedReason), postponedReason })
  }
  return reviews
}

function ruleAfter(previous: Review | undefined): ReviewRule {
  if (previous === undefined) return 'RV-2'
  if (previous.status === 'ON_TIME') return 'RV-3'
  return previous.status === 'LATE_POSTPONED' ? 'RV-5' : 'RV-6'
}

/** RV-5 and RV-6: late either way, but a recorded postponement is no breach. */
function doneStatus(doneAt: number, dueAt: number, postponedReason: string | undefined): ReviewStatus {
  if (doneAt <= dueAt) return 'ON_TIME'
  return postponedReason ? 'LATE_POSTPONED' : 'BREACH'
}

function pendingStatus(facts: ReviewFacts, dueAt: number, postponedReason: string | undefined): ReviewStatus {
  if (facts.endedAt !== undefined) return 'MISSED'
  if (postponedReason) return 'POSTPONED'
  return facts.now > dueAt ? 'OVERDUE' : 'DUE'
}

/** The reason of the first postponement recorded between two instants. */
function postponement(facts: ReviewFacts, since: number, until: number): string | undefined {
  return facts.postponed.find(({ at }) => at >= since && at <= until)?.reason
}
