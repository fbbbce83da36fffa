/** Where a person has been, for the map; and the note that a record was printed, for whom. */
import type { PlacesOf } from '@mips/contracts/pole-chart'
import { linkRoleLabel } from '@mips/domain/codes/link-label'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { requireKind } from './kind-access.service.ts'
import { findPlacesOf } from './places-of.repository.ts'
import { findRecord } from './record.repository.ts'

/** Addresses of a record and the places of its events, newest first, with their metres of the National Grid. */
export async function getPlacesOf(ctx: Ctx, recordId: string): Promise<PlacesOf> {
  await requireReadable(ctx, recordId)
  const rows = await findPlacesOf(ctx.tx, recordId)
  const now = ctx.clock.now()
  ctx.audit.resultIds = [...new Set(rows.map((row) => row.locationId))].slice(0, 100)
  ctx.audit.resultCount = rows.length
  return {
    places: rows.map((row) => ({
      locationId: row.locationId,
      address: row.address,
      easting: row.easting,
      northing: row.northing,
      why: row.eventId === null ? ('address' as const) : ('event' as const),
      label: row.eventTitle ?? linkRoleLabel(row.role),
      isCurrent: row.eventId === null && (row.validTo === null || row.validTo > now),
      from: row.at?.toISOString() ?? null,
      to: row.validTo?.toISOString() ?? null,
      eventId: row.eventId,
      eventKind: row.eventKind,
      hasWarning: row.hasWarning,
    })),
  }
}

/** Keeps that a record left the screen on paper: who printed it and for whom, at the time that stands on each sheet. */
export async function recordPrint(
  ctx: Ctx,
  recordId: string,
  recipient: string,
): Promise<{ printedAt: string; marking: string }> {
  const record = await requireReadable(ctx, recordId)
  ctx.audit.recipient = recipient
  return {
    printedAt: ctx.clock.now().toISOString(),
    marking: record.marking,
  }
}

async function requireReadable(ctx: Ctx, recordId: string) {
  const record = await findRecord(ctx.tx, recordId)
  if (record === null) throw new AppError('not_found')
  requireKind(ctx.who, record.kind)
  return record
}
