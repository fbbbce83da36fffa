/** The queries of closing an incident. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { ClosingRow, IncidentRow, OwesRow } from './incident-closing.rows.ts'

export async function findIncident(tx: Tx, id: string): Promise<IncidentRow | undefined> {
  const rows = await tx.$queryRaw<IncidentRow[]>`
    SELECT i.id, r.reference, r.version, r.marking, e.title, e.status, i.incident_type AS "incidentType", i.closed_at AS "closedAt", i.closing_code AS "closingCode"
      FROM incident i JOIN event e ON e.id = i.id JOIN record r ON r.id = i.id WHERE i.id = ${id}::uuid`
  return rows[0]
}

export async function findOwes(tx: Tx, id: string): Promise<OwesRow> {
  const rows = await tx.$queryRaw<{ answer: OwesRow }[]>`SELECT mips.incident_owes(${id}::uuid) AS answer`
  const [row] = rows
  if (row === undefined) throw new Error('mips.incident_owes answered nothing')
  return row.answer
}

export async function findClosings(tx: Tx, id: string): Promise<ClosingRow[]> {
  const rows = await tx.$queryRaw<{ answer: ClosingRow[] }[]>`SELECT mips.closings_of(${id}::uuid) AS answer`
  return rows[0]?.answer ?? []
}

export const insertClosing = (tx: Tx, data: Prisma.IncidentClosingUncheckedCreateInput) =>
  tx.incidentClosing.create({ data, select: { id: true } })

/** Notes that the closing which stands was undone; one from before closings were kept has no row. */
export const undoClosing = (
  tx: Tx,
  incidentId: string,
  data: { reopenedAt: Date; reopenedBy: string; reopenReason: string },
) => tx.incidentClosing.updateMany({ where: { incidentId, reopenedAt: null }, data })
