/** The queries that every kind of record shares: the record row, links, log entries, origins of facts. */
import type { Prisma } from '@mips/database/generated/client'
import type { RecordKind } from '@mips/contracts/contract'
import type { Tx } from '../../platform/db/tx.ts'

/** The next number of a series in a year (0 for a series that runs on). */
export async function nextNumber(tx: Tx, series: string, year: number): Promise<number> {
  const rows = await tx.$queryRaw<
    { number: number }[]
  >`SELECT mips.next_number(${series}, ${year}::int) AS number`
  const row = rows[0]
  if (row === undefined) throw new Error('no number')
  return row.number
}

/** Writes the one row that every record has. */
export async function insertRecord(
  tx: Tx,
  row: {
    kind: RecordKind
    reference: string | null
    aclId: number
    origin: string
    unitCode: string | null
    createdBy: string | null
    createdAt: Date
  },
): Promise<string> {
  const made = await tx.record.create({ data: { ...row, updatedAt: row.createdAt }, select: { id: true } })
  return made.id
}

/** Writes a link; the database refuses an end that the writer may not see. */
export async function insertLink(tx: Tx, row: Prisma.LinkUncheckedCreateInput): Promise<string> {
  const made = await tx.link.create({ data: row, select: { id: true } })
  return made.id
}

/** Writes a log entry, which is locked from then on. */
export async function insertLogEntry(tx: Tx, row: Prisma.LogEntryUncheckedCreateInput): Promise<string> {
  const made = await tx.logEntry.create({ data: row, select: { id: true } })
  return made.id
}

/** Writes how facts came. */
export async function insertOrigins(tx: Tx, rows: Prisma.FactOriginUncheckedCreateInput[]): Promise<void> {
  if (rows.length > 0) await tx.factOrigin.createMany({ data: rows })
}

/** The record row as this reader sees it. */
export const findRecord = (tx: Tx, id: string) =>
  tx.record.findUnique({
    where: { id },
    select: {
      id: true,
      kind: true,
      reference: true,
      aclId: true,
      version: true,
      marking: true,
      createdAt: true,
    },
  })
