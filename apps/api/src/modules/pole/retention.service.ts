/** The dates of review and disposal of any record: worked out from what all of its readers may see, and kept with it (E7). */
import {
  type HeldPerson,
  type HeldRecord,
  type PersonMatter,
  type RecordDates,
  recordDates,
  retentionRoles,
} from '@mips/domain/retention/record-retention'
import { retentionRulesOn } from '@mips/domain/retention/retention-rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import type { Tx } from '../../platform/db/tx.ts'
import { listMatters, listReviewed, type MatterRow, upsertDates } from './retention.repository.ts'

/** What working out needs of a context; a job without a user can give it too. */
export type RetentionCtx = { readonly tx: Tx; readonly clock: { now(): Date } }

const dayOf = (at: Date): string => londonDay(at.toISOString())

/** The dates of records that are there for the caller, by id. */
export async function workOutDates(
  ctx: RetentionCtx,
  ids: readonly string[],
): Promise<Map<string, RecordDates>> {
  const rules = retentionRulesOn(dayOf(ctx.clock.now()))
  const rows = new Map<string, MatterRow[]>()
  for (const row of await listMatters(ctx.tx, ids, retentionRoles))
    rows.set(row.recordId, [...(rows.get(row.recordId) ?? []), row])
  const reviewed = new Map((await listReviewed(ctx.tx, ids)).map((one) => [one.recordId, one.reviewedOn]))
  return new Map(
    [...rows].map(([id, own]) => [id, recordDates({ ...heldOf(own), reviewedOn: reviewed.get(id) }, rules)]),
  )
}

/** The dates of records as they now are, and of how many of them they changed. */
export type KeptDates = { dates: Map<string, RecordDates>; changed: number }

/** Works the dates of records out and keeps them; a record that the caller does not see is left alone. */
export async function keepDates(ctx: RetentionCtx, ids: readonly string[]): Promise<KeptDates> {
  const dates = await workOutDates(ctx, ids)
  const rows = [...dates].map(([recordId, { group, reviewOn, purgeNotBefore }]) => ({
    recordId,
    group,
    reviewOn: reviewOn ?? null,
    purgeNotBefore: purgeNotBefore ?? null,
  }))
  return { dates, changed: rows.length > 0 ? await upsertDates(ctx.tx, rows, ctx.clock.now()) : 0 }
}

function heldOf(rows: readonly MatterRow[]): HeldRecord {
  const first = rows[0] as MatterRow
  const people = new Map<string, HeldPerson & { matters: PersonMatter[] }>()
  for (const row of rows) {
    if (row.nominalId === null) continue
    const person = people.get(row.nominalId) ?? {
      nominalId: row.nominalId,
      latestBirth: row.latestBirth?.toISOString().slice(0, 10),
      matters: [],
    }
    person.matters.push(...matterOf(row))
    people.set(row.nominalId, person)
  }
  return {
    kind: first.kind,
    recordedOn: dayOf(first.recordedAt),
    isOpen: first.isOpen,
    hoCode: first.hoCode ?? undefined,
    people: [...people.values()],
  }
}

function matterOf(row: MatterRow): PersonMatter[] {
  const { personRecordId, matterId, matterKind, role, matterAt, hoCodes } = row
  if (personRecordId === null || matterId === null || matterKind === null || role === null) return []
  return [
    {
      personRecordId,
      recordId: matterId,
      kind: matterKind,
      role,
      day: dayOf(matterAt ?? row.recordedAt),
      hoCodes: hoCodes ?? [],
    },
  ]
}
