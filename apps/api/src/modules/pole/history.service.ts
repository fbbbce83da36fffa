/** What a record is called, every change of it, and how it stood at a time. */
import type { HistoryChange } from '@mips/contracts/pole-search'
import { worksInUnit } from '@mips/domain/intelligence/reader-roles'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { findTitle, type HistoryRow, listHistory, listRowsAsAt } from './history.repository.ts'
import { findRecord } from './record.repository.ts'
import { requireKind } from './kind-access.service.ts'

/** A short reference to a record that this reader may see. */
export async function getRecordRef(ctx: Pick<Ctx, 'tx' | 'who'>, recordId: string) {
  const record = await findRecord(ctx.tx, recordId)
  if (record === null) throw new AppError('not_found')
  requireKind(ctx.who, record.kind)
  const title = (await findTitle(ctx.tx, recordId)) ?? record.reference ?? record.kind
  return {
    id: record.id,
    kind: record.kind,
    reference: record.reference,
    title,
    // Work on a paragraph for another list moves the version of a report of intelligence: the unit's alone.
    version: isUnits(ctx, record.kind) ? 1 : record.version,
    marking: record.marking,
  }
}

/**
 * A report of intelligence, before a reader who does not work in its unit; and a product of analysis before everybody, since each
 * move of it may be about a paragraph that this reader does not hold: what its author wrote stands on its own page.
 */
const isUnits = (ctx: Pick<Ctx, 'who'>, kind: string): boolean =>
  kind === 'AnalysisProduct' || (kind === 'IntelligenceReport' && !worksInUnit(ctx.who.permissions))

/** A record whose rows the reader may see one by one; those of intelligence say who sent it in and where it stands: the unit's alone. */
async function readableRows(ctx: Ctx, recordId: string) {
  const record = await getRecordRef(ctx, recordId)
  if (isUnits(ctx, record.kind)) throw new AppError('not_found')
  return record
}

/** Every change of a record, newest first, with what each field was and became. */
export async function getHistory(ctx: Ctx, recordId: string) {
  const record = await readableRows(ctx, recordId)
  return { record, changes: (await listHistory(ctx.tx, recordId)).map(presentChange) }
}

/** The rows of a record as they stood at an instant; empty before it was made. */
export async function getRecordAsAt(ctx: Ctx, recordId: string, at: string) {
  const record = await readableRows(ctx, recordId)
  const rows = await listRowsAsAt(ctx.tx, recordId, new Date(at))
  return { record, at, rows: rows.map((row) => ({ ...row, fields: shown(row.fields) })) }
}

/** Machinery of the store, which says nothing about the subject. */
const hidden = new Set(['id', 'acl_id', 'lists', 'from_acl', 'to_acl', 'source_acl', 'updated_at', 'version'])

const shown = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([field, value]) => !hidden.has(field) && value !== null))

function presentChange(row: HistoryRow): HistoryChange {
  const fields = [...new Set([...Object.keys(row.before ?? {}), ...Object.keys(row.after ?? {})])].filter(
    (field) => !hidden.has(field),
  )
  const changed = fields.filter(
    (field) => JSON.stringify(row.before?.[field]) !== JSON.stringify(row.after?.[field]),
  )
  return {
    id: row.id,
    at: row.at.toISOString(),
    act: row.act,
    thing: row.tableName,
    action: row.action,
    by: row.by,
    device: row.device,
    fields: changed.map((field) => ({
      field,
      before: row.before?.[field] ?? null,
      after: row.after?.[field] ?? null,
    })),
  }
}
