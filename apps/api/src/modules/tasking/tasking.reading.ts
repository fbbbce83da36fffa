/** What the acts of tasking have in common: the moment, one that must be there, and refusals beside their fields. */
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { intelligenceRulesOn } from '@mips/domain/intelligence/intelligence-rules-table'
import type { TaskingItem } from '@mips/domain/intelligence/tasking'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { findItem, findMeeting, findOfficers, lockMeeting } from './tasking.repository.ts'
import type { ItemRow, MeetingRow } from './tasking.rows.ts'

export const dayOf = (day: Date): string => day.toISOString().slice(0, 10)

/** Now, today in London and the figures of today. */
export function momentOf(ctx: Pick<Ctx, 'clock'>) {
  const now = ctx.clock.now()
  const today = londonDay(now.toISOString())
  return { now, today, rules: intelligenceRulesOn(today) }
}

/** For an act on a meeting: nobody changes or closes it meanwhile. */
export async function holdMeeting(ctx: Pick<Ctx, 'tx'>, id: string): Promise<MeetingRow> {
  await lockMeeting(ctx.tx, id)
  return requireMeeting(ctx, id)
}

export async function requireMeeting(ctx: Pick<Ctx, 'tx'>, id: string): Promise<MeetingRow> {
  const row = await findMeeting(ctx.tx, id)
  if (row === null) throw new AppError('not_found')
  return row
}

export async function requireItem(ctx: Pick<Ctx, 'tx'>, id: string): Promise<ItemRow> {
  const row = await findItem(ctx.tx, id)
  if (row === null) throw new AppError('not_found')
  return row
}

/** Staff who are there; unknown ones are refused at their field. */
export async function requireOfficers(ctx: Ctx, ids: readonly string[], field: string): Promise<void> {
  const found = await findOfficers(ctx.tx, ids)
  if (ids.some((id) => !found.has(id))) throw badField(field, 'Choose somebody of the staff list')
}

/** What a rule blocks is refused at the field where it is put right, with the id of the rule. */
export function refuseAtField(problems: readonly RuleProblem[], instead: string): void {
  const problem = problems.find(({ severity }) => severity === 'BLOCK')
  if (problem !== undefined) throw badField(problem.field ?? instead, `${problem.message} (${problem.rule})`)
}

/** As many records as a meeting shows at most on one paper: its items, and what was left before. */
const MOST_NOTED = 500

/** Leaves an entry of the records that were shown. */
export function noteShown(ctx: Pick<Ctx, 'audit'>, ids: readonly string[]): void {
  ctx.audit.resultIds = [...new Set(ids)].sort().slice(0, MOST_NOTED)
  ctx.audit.resultCount = new Set(ids).size
}

/** An item as the rules of the domain read it. */
export const itemOf = (row: ItemRow): TaskingItem => ({
  problem: row.problem,
  ...(row.theme === null ? {} : { theme: row.theme }),
  // The columns are checked against the lists of the domain.
  ...(row.kind === null ? {} : { kind: row.kind as NonNullable<TaskingItem['kind']> }),
  ...(row.tactic === null ? {} : { tactic: row.tactic }),
  ...(row.ownerId === null ? {} : { ownerId: row.ownerId }),
  ...(row.dueOn === null ? {} : { dueOn: dayOf(row.dueOn) }),
  ...(row.decision === null ? {} : { decision: row.decision as NonNullable<TaskingItem['decision']> }),
  ...(row.decidedBy === null ? {} : { decidedById: row.decidedBy }),
  ...(row.reason === null ? {} : { reason: row.reason }),
  ...(row.result === null ? {} : { result: row.result as NonNullable<TaskingItem['result']> }),
  ...(row.resultWords === null ? {} : { resultWords: row.resultWords }),
})
