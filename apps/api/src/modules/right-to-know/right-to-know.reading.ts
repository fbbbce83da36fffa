/** The rows of an application as the rules of the domain read them. */
import type { Due } from '@mips/domain/rules/due'
import {
  type RightToKnow,
  rightToKnowDue,
  type RightToKnowStage,
} from '@mips/domain/safeguarding/right-to-know'
import { safeguardingRulesOn } from '@mips/domain/safeguarding/safeguarding-rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import type { ApplicationRow, LineRow } from './right-to-know.rows.ts'

const utc = (instant: string): string => new Date(instant).toISOString()

/** What the stages and the clock are read from. */
export const courseOf = (row: LineRow): RightToKnow => ({
  scheme: row.scheme,
  route: row.route,
  receivedAt: utc(row.receivedAt),
  done: Object.fromEntries(Object.entries(row.done).map(([stage, at]) => [stage, utc(at)])) as Partial<
    Record<RightToKnowStage, string>
  >,
  ...(row.decision === null ? {} : { decision: row.decision }),
})

/** The whole of an application, for what stands against its next stage. */
export const factsOf = (row: ApplicationRow): RightToKnow => ({
  ...courseOf(row),
  ...(row.pressingNeed === null ? {} : { pressingNeed: row.pressingNeed }),
  ...(row.proportionality === null ? {} : { proportionality: row.proportionality }),
  ...(row.notDisclosed === null ? {} : { notDisclosed: row.notDisclosed }),
  ...(row.wording === null ? {} : { wording: row.wording }),
  ...(row.approvedBy === null ? {} : { wordingApprovedBy: row.approvedBy.id }),
})

export const dueOf = (row: LineRow, now: string): Due[] =>
  row.done.CLOSED === undefined
    ? rightToKnowDue(courseOf(row), now, safeguardingRulesOn(londonDay(utc(row.receivedAt))))
    : []
