/** Review and purge dates of a report from its first day, by the people whom it concerns (RD-2 to RD-4 for E7). */
import { earliestDisposalOn, nextReviewOn, type RetentionFacts } from '../retention/clear-period.ts'
import { groupOfPerson, type RetentionGroup, type RetentionLink } from '../retention/retention-group.ts'
import type { RetentionRules } from '../retention/retention-rules-table.ts'

export interface ReportSubject {
  nominalId: string
  /** Everything that the person is linked to, this report with it. */
  links: readonly RetentionLink[]
  clearFrom?: string
  latestBirth?: string
}

export interface ReportDates {
  group: RetentionGroup
  /** Undefined only where no time by itself ever ends it. */
  reviewOn: string | undefined
  purgeNotBefore: string | undefined
}

/**
 * A report stands as long as the longest of its subjects asks for, and is looked at when the first of those of the gravest
 * group is. Without a subject it is miscellaneous: six years. `recordedOn` is the day of the record in London.
 */
export function reportDates(
  recordedOn: string,
  subjects: readonly ReportSubject[],
  rules: RetentionRules,
  reviewedOn?: string,
): ReportDates {
  const all = subjects.map(({ links, clearFrom, latestBirth }): RetentionFacts => {
    return { group: groupOfPerson(links), recordedOn, clearFrom, latestBirth, reviewedOn }
  })
  const facts: RetentionFacts[] = all.length > 0 ? all : [{ group: 4, recordedOn, reviewedOn }]
  const group = facts.reduce<RetentionGroup>((least, one) => (one.group < least ? one.group : least), 4)
  const reviews = facts.filter((one) => one.group === group).map((one) => nextReviewOn(one, rules))
  return {
    group,
    reviewOn: earliest(reviews),
    purgeNotBefore: latest(facts.map((one) => earliestDisposalOn(one, rules))),
  }
}

const earliest = (days: readonly (string | undefined)[]): string | undefined =>
  days
    .filter((day) => day !== undefined)
    .sort()
    .at(0)

/** One subject without an end keeps it. */
const latest = (days: readonly (string | undefined)[]): string | undefined =>
  days.includes(undefined)
    ? undefined
    : days
        .filter((day) => day !== undefined)
        .sort()
        .at(-1)
