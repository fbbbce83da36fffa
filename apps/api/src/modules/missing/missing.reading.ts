/** The rows of a missing person report as the rules of the domain read them: who is a child, and what is due. */
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import { isRank, type Rank } from '@mips/domain/codes/ranks'
import { byDue, due, type Due } from '@mips/domain/rules/due'
import { missingReviewsDue, type MissingLevel } from '@mips/domain/safeguarding/missing-levels'
import { policeProtection, returnDue } from '@mips/domain/safeguarding/missing-return'
import type { MissingReport, MissingState } from '@mips/domain/safeguarding/missing-state'
import { safeguardingRulesOn } from '@mips/domain/safeguarding/safeguarding-rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import type { ClockRow, PersonRow } from './missing.rows.ts'

/** An instant as the rules compare it; the database writes an offset. */
export const utc = (instant: string): string => new Date(instant).toISOString()

/** The one who is missing. */
export const subjectOf = (people: readonly PersonRow[]): PersonRow | undefined =>
  people.find(({ role, validTo }) => role === 'MISSING' && validTo === null)

/** Treated as a child when they may be one on the day of the report. */
export const childOf = (row: Pick<ClockRow, 'people' | 'reportedAt'>) => {
  const subject = subjectOf(row.people)
  return treatAsChild(subject?.dob ?? null, subject?.dobPrecision ?? null, londonDay(utc(row.reportedAt)))
}

export const isMissing = (state: string): boolean => ['REPORTED', 'OPEN', 'LONG_TERM'].includes(state)
export const isBack = (state: string): boolean => ['FOUND', 'PREVENTION_DONE'].includes(state)

const rankOf = (rank: string): Rank => (isRank(rank) ? rank : 'STAFF')

/** The report as the state rules read it; forms tell whole minutes, so that one found in the minute of the report is not before it. */
export const reportOf = (row: ClockRow): MissingReport => ({
  state: row.state as MissingState,
  reportedAt: `${utc(row.reportedAt).slice(0, 17)}00.000Z`,
  ...(row.level === null ? {} : { level: row.level as MissingLevel }),
})

/** The prevention interview that was held since the return. */
export const preventionOf = (row: ClockRow) =>
  row.interviews.find(
    ({ kind, step, at }) =>
      kind === 'PREVENTION' && step === 'DONE' && row.foundAt !== null && utc(at) >= utc(row.foundAt),
  )

/** Everything that is due on a report, the earliest first. */
export function duesOf(row: ClockRow, now: Date): Due[] {
  const at = now.toISOString()
  const rules = safeguardingRulesOn(londonDay(at))
  const items: Due[] = []
  if (row.state === 'REPORTED')
    items.push(
      due(
        { what: 'GRADE', text: 'Grade the risk', by: utc(row.reportedAt), who: 'SUPERVISOR', rule: 'MP-1' },
        at,
      ),
    )
  if (isMissing(row.state) && row.level !== null && row.gradedAt !== null)
    items.push(
      ...missingReviewsDue(
        {
          level: row.level as MissingLevel,
          gradedAt: utc(row.gradedAt),
          isChild: childOf(row).isChild,
          ...(row.agreedReviewAt === null ? {} : { agreedReviewAt: utc(row.agreedReviewAt) }),
          reviews: row.reviews.map((review) => ({ at: utc(review.at), rank: rankOf(review.rank) })),
        },
        at,
        rules,
      ),
    )
  if (isBack(row.state) && row.foundAt !== null)
    items.push(...returnDue(returnOf(row, row.foundAt), at, rules))
  for (const protection of row.protections ?? [])
    if (protection.endedAt === null)
      items.push(...policeProtection({ startedAt: utc(protection.startedAt) }, at, rules).due)
  return items.sort(byDue)
}

/** What was done since the return. */
function returnOf(row: ClockRow, foundAt: string) {
  const since = row.interviews.filter(({ at }) => utc(at) >= utc(foundAt))
  const stepAt = (step: string) => since.find((one) => one.kind === 'RETURN' && one.step === step)?.at
  const prevention = preventionOf(row)
  const offered = stepAt('OFFERED')
  const done = stepAt('DONE')
  return {
    foundAt: utc(foundAt),
    isChild: childOf(row).isChild,
    ...(prevention === undefined ? {} : { preventionAt: utc(prevention.at) }),
    ...(row.noPreventionReason === null ? {} : { noPreventionReason: row.noPreventionReason }),
    ...(row.authorityToldAt === null ? {} : { authorityToldAt: utc(row.authorityToldAt) }),
    ...(offered === undefined ? {} : { interviewOfferedAt: utc(offered) }),
    ...(done === undefined ? {} : { interviewDoneAt: utc(done) }),
    isInterviewDeclined: stepAt('DECLINED') !== undefined,
  }
}
