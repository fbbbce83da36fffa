/** The clear period and the next review of what is held on a person (RD-1, RD-3 to RD-5). Days are YYYY-MM-DD. */
import { due, type Due } from '../rules/due.ts'
import { addDays, addMonths, isDay } from '../time/day.ts'
import type { Instant } from '../time/instant.ts'
import { parseLondon } from '../time/london-time.ts'
import type { MiscellaneousKind, RetentionGroup } from './retention-group.ts'
import type { RetentionRules } from './retention-rules-table.ts'

/** What begins a clear period anew: YES, NO, or a person decides by the nature of the request. */
export const clearPeriodEvents = [
  { code: 'ARREST', label: 'Arrest', resets: 'YES', isDoubtful: false },
  { code: 'QUESTIONED', label: 'Questioned', resets: 'YES', isDoubtful: false },
  { code: 'CHARGE', label: 'Charge', resets: 'YES', isDoubtful: false },
  { code: 'CONVICTION', label: 'Conviction', resets: 'YES', isDoubtful: false },
  { code: 'IMPLICATED', label: 'Implicated by intelligence', resets: 'YES', isDoubtful: false },
  { code: 'RELEASE', label: 'Release from a sentence', resets: 'YES', isDoubtful: true },
  { code: 'REQUEST', label: 'Request for information from others', resets: 'DECIDE', isDoubtful: false },
  { code: 'ENQUIRY', label: 'Looked up', resets: 'NO', isDoubtful: false },
  { code: 'AS_VICTIM', label: 'Came to notice as a victim or witness', resets: 'NO', isDoubtful: false },
] as const
export type ClearPeriodEventKind = (typeof clearPeriodEvents)[number]['code']

export interface ClearPeriodEvent {
  kind: ClearPeriodEventKind
  day: string
  /** For a request: a person said that it begins the period anew. */
  isDecidedReset?: boolean
}

/** RD-4: the day from which the clear period runs; undefined when nothing began one. Days that are none are passed over. */
export function clearPeriodFrom(events: readonly ClearPeriodEvent[]): string | undefined {
  return events
    .filter(({ kind, day, isDecidedReset }) => {
      const resets = clearPeriodEvents.find(({ code }) => code === kind)?.resets
      return isDay(day) && (resets === 'YES' || (resets === 'DECIDE' && isDecidedReset === true))
    })
    .map(({ day }) => day)
    .sort()
    .at(-1)
}

export interface RetentionFacts {
  group: RetentionGroup
  recordedOn: string
  /** From the events; without one the day of the record counts. */
  clearFrom?: string | undefined
  /** The last review that kept it. */
  reviewedOn?: string | undefined
  /** The latest plausible day of birth: keeping too long can be put right by a review, erasing cannot. */
  latestBirth?: string | undefined
  /** For group 4. */
  kind?: MiscellaneousKind
  /** The end of the sentence of the offender, for victims and witnesses. */
  sentenceEnds?: string | undefined
}

/** Whole years later; 29 February becomes 28 February in other years. */
export const addYears = (day: string, years: number): string => addMonths(day, 12 * years)

/**
 * RD-3 and RD-4: the day of the next review. Group 1: every ten years, at the latest when the subject would be 100. Group 2: ten
 * clear years, then ten more. Group 3: six clear years, then every five. A review inside the clear period does not move it.
 * Group 4 by its kind; undefined for a missing person who was not found, who is never due by time.
 */
export function nextReviewOn(facts: RetentionFacts, rules: RetentionRules): string | undefined {
  const from = facts.clearFrom ?? facts.recordedOn
  switch (facts.group) {
    case 1: {
      const regular = addYears(facts.reviewedOn ?? facts.recordedOn, rules.group1ReviewYears)
      const end = deemedEnd(facts, rules)
      return end !== undefined && end < regular && end > (facts.reviewedOn ?? '') ? end : regular
    }
    case 2:
      return afterClearPeriod(from, rules.group2ClearYears, facts.reviewedOn, rules.group2ClearYears)
    case 3:
      return afterClearPeriod(from, rules.group3ClearYears, facts.reviewedOn, rules.group3LaterYears)
    case 4:
      return miscellaneousReview(facts, rules)
  }
}

/** RD-3: the day on which the subject would be 100; undefined when no birth is known. */
export const deemedEnd = ({ latestBirth }: Pick<RetentionFacts, 'latestBirth'>, rules: RetentionRules) =>
  latestBirth !== undefined && isDay(latestBirth) ? addYears(latestBirth, rules.group1Years) : undefined

function afterClearPeriod(
  from: string,
  years: number,
  reviewedOn: string | undefined,
  later: number,
): string {
  const first = addYears(from, years)
  return reviewedOn !== undefined && reviewedOn >= first ? addYears(reviewedOn, later) : first
}

function miscellaneousReview(facts: RetentionFacts, rules: RetentionRules): string | undefined {
  const least = addYears(facts.recordedOn, rules.leastYears)
  switch (facts.kind) {
    case 'MISSING':
      return undefined
    case 'UNDETECTED_SERIOUS':
      return addYears(facts.recordedOn, rules.undetectedSeriousYears)
    case 'VICTIM_WITNESS':
      return laterOf(least, facts.sentenceEnds)
    case 'UNDETECTED':
    case 'MISSING_FOUND':
    case 'OTHER':
    case undefined:
      return least
  }
}

const laterOf = (day: string, other: string | undefined): string =>
  other !== undefined && isDay(other) && other > day ? other : day

/**
 * RD-1 and RD-3: the first day on which it may be disposed of, after a review; undefined where no time by itself ever opens
 * that (group 1 without a birth, a missing person). Never before six years from the record.
 */
export function earliestDisposalOn(facts: RetentionFacts, rules: RetentionRules): string | undefined {
  const least = addYears(facts.recordedOn, rules.leastYears)
  const from = facts.clearFrom ?? facts.recordedOn
  switch (facts.group) {
    case 1: {
      const end = deemedEnd(facts, rules)
      return end && laterOf(least, end)
    }
    case 2:
      return laterOf(least, addYears(from, rules.group2ClearYears))
    case 3:
      return laterOf(least, addYears(from, rules.group3ClearYears))
    case 4: {
      const review = miscellaneousReview(facts, rules)
      return review && laterOf(least, review)
    }
  }
}

/** RD-5: the review as work: it opens so many days before, and is due at the start of its day in London. */
export function reviewDue(
  facts: RetentionFacts,
  now: Instant,
  rules: RetentionRules,
): { opensOn: string; due: Due } | undefined {
  const day = nextReviewOn(facts, rules)
  if (day === undefined) return undefined
  const reading = parseLondon(day, '00:00')
  const row = {
    what: 'RETENTION_REVIEW',
    text: `Review what is kept (group ${facts.group})`,
    by: reading.ok ? reading.instant : now,
    who: 'RECORDS',
    rule: 'RD-5',
  } as const
  return { opensOn: addDays(day, -rules.reviewNoticeDays), due: due(row, now) }
}

/** RD-5: what calls for a review before its day. */
export const reviewTriggers = [
  { code: 'NEW_OFFENCE', label: 'New offence or arrest' },
  { code: 'ACCESS_REQUEST', label: 'Request of the subject for their data' },
  { code: 'ERASURE_REQUEST', label: 'Request of the subject for erasure' },
  { code: 'DBS', label: 'Enhanced check' },
  { code: 'DISCLOSURE', label: 'Request for disclosure' },
  { code: 'COMPLAINT', label: 'Complaint' },
  { code: 'JOINED', label: 'Two people joined or parted' },
  { code: 'DIED', label: 'Death of the subject' },
  { code: 'NOT_ACCURATE', label: 'Found not to be accurate' },
  { code: 'CAME_TO_NOTICE', label: 'The subject came to notice' },
] as const
export type ReviewTrigger = (typeof reviewTriggers)[number]['code']
