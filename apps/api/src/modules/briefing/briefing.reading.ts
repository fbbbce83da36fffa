/** What reading and making briefings have in common: one that stands, the names on it, and the figures of the day. */
import { intelligenceRulesOn } from '@mips/domain/intelligence/intelligence-rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import type { Tx } from '../../platform/db/tx.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import type { Names } from './briefing.view.ts'
import { findBriefing, findOfficers, listUnits } from './briefing.repository.ts'
import type { BriefingRow, ItemRow } from './briefing.rows.ts'

/** Now, today in London and the figures of today. */
export function momentOf(ctx: Pick<Ctx, 'clock'>) {
  const now = ctx.clock.now()
  const today = londonDay(now.toISOString())
  return { now, today, rules: intelligenceRulesOn(today) }
}

export async function requireBriefing(ctx: Pick<Ctx, 'tx'>, id: string): Promise<BriefingRow> {
  const row = await findBriefing(ctx.tx, id)
  if (row === null) throw new AppError('not_found')
  return row
}

/** The staff and units that briefings and their items name. */
export async function namesOf(
  tx: Tx,
  briefings: readonly BriefingRow[],
  items: readonly ItemRow[],
): Promise<Names> {
  const officers = await findOfficers(
    tx,
    [...briefings.map(({ madeBy }) => madeBy), ...items.map(({ addedBy }) => addedBy)].flatMap(
      (id) => id ?? [],
    ),
  )
  const units = await listUnits(
    tx,
    briefings.flatMap((row) => row.units),
  )
  return { officers, units: new Map(units.map(({ code, name }) => [code, name])) }
}

/** Leaves an entry of the records that were shown, in an order that says nothing of what only some readers hold. */
export function noteShown(ctx: Pick<Ctx, 'audit'>, ids: readonly string[]): void {
  ctx.audit.resultIds = [...new Set(ids)].sort().slice(0, 100)
  ctx.audit.resultCount = new Set(ids).size
}

/** What has ended is not changed any more. */
export function refuseEnded({ state }: BriefingRow): void {
  if (state === 'ENDED')
    throw new AppError('not_in_state', { facts: { reason: 'This briefing has ended: make a new one.' } })
}
