/** The queries of unused material; row security leaves out what the reader may not see of the records behind a case. */
import type { Prisma } from '@mips/database/generated/client'
import type { OfficerRef } from '@mips/contracts/common'
import type { Tx } from '../../platform/db/tx.ts'

export type MaterialRow = {
  itemId: string
  recordId: string
  kind: string
  description: string
  location: string
  madeAt: string
  isEvidence: boolean
  isRestricted: boolean
}

/** The items of the records behind a case: its crimes and incidents, the arrests and the stays in custody. */
export async function findMaterial(
  tx: Tx,
  caseId: string,
  of: { sources: readonly string[]; arrests: readonly string[]; stays: readonly string[] },
): Promise<MaterialRow[]> {
  const rows = await tx.$queryRaw<{ answer: MaterialRow[] }[]>`
    SELECT mips.case_material(${caseId}::uuid, ${[...of.sources]}::uuid[], ${[...of.arrests]}::uuid[], ${[...of.stays]}::uuid[]) AS answer`
  return rows[0]?.answer ?? []
}

export const listUnused = (tx: Tx, caseId: string) => tx.caseUnused.findMany({ where: { caseId } })
export type UnusedRow = Awaited<ReturnType<typeof listUnused>>[number]

export type SignedRow = {
  id: string
  itemId: string
  recordId: string
  schedule: 'C' | 'D'
  number: number
  description: string
  location: string
  withdrawnAt: Date | null
  /** The reader sees the record that the line is of. */
  isSeen: boolean
}

/** The lines of both schedules as they were signed. */
export const listSigned = (tx: Tx, caseId: string): Promise<SignedRow[]> =>
  tx.$queryRaw`SELECT l.id::text, l.item_id::text AS "itemId", l.record_id::text AS "recordId", l.schedule, l.number, l.description, l.location, l.withdrawn_at AS "withdrawnAt",
      EXISTS (SELECT 1 FROM record r WHERE r.id = l.record_id) AS "isSeen" FROM case_unused_line l WHERE l.case_id = ${caseId}::uuid ORDER BY l.schedule, l.number, l.id`

export type Signature = { signedAt: Date; hasCopies: boolean; by: OfficerRef }

/** The newest signature under the schedules. */
export async function findSignature(tx: Tx, caseId: string): Promise<Signature | undefined> {
  const rows = await tx.$queryRaw<Signature[]>`
    SELECT s.signed_at AS "signedAt", s.has_copies AS "hasCopies", mips.officer_json(s.signed_by) AS by FROM case_schedule s WHERE s.case_id = ${caseId}::uuid ORDER BY s.signed_at DESC, s.id DESC LIMIT 1`
  return rows[0]
}

export const listPresumed = (tx: Tx, caseId: string) => tx.casePresumed.findMany({ where: { caseId } })

/** The papers of the schedules that were made, the newest first. */
export const listSchedulePapers = (tx: Tx, caseId: string) =>
  tx.casePaper.findMany({
    where: { caseId, code: { in: ['MG6C', 'MG6D', 'MG6E'] } },
    orderBy: [{ givenAt: 'desc' }, { id: 'asc' }],
    take: 50,
  })

export const insertSchedulePaper = (tx: Tx, data: Prisma.CasePaperUncheckedCreateInput) =>
  tx.casePaper.create({ data, select: { id: true } })

export async function keepUnused(tx: Tx, row: Prisma.CaseUnusedUncheckedCreateInput): Promise<void> {
  const { caseId, recordId, itemId, ...said } = row
  await tx.caseUnused.upsert({
    where: { caseId_itemId: { caseId, itemId } },
    create: { caseId, recordId, itemId, ...said },
    update: said,
    select: { id: true },
  })
}

/** An id by which items of one day stand in the order in which they were entered. */
export async function newItemId(tx: Tx): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT new_id() AS id`
  return rows[0]?.id ?? ''
}

export const insertUnused = (tx: Tx, data: Prisma.CaseUnusedUncheckedCreateInput) =>
  tx.caseUnused.create({ data, select: { id: true } })

export const insertSigned = (tx: Tx, rows: Prisma.CaseUnusedLineUncheckedCreateInput[]) =>
  tx.caseUnusedLine.createMany({ data: rows })

export const withdrawLines = (tx: Tx, ids: readonly string[], withdrawnAt: Date) =>
  tx.caseUnusedLine.updateMany({ where: { id: { in: [...ids] }, withdrawnAt: null }, data: { withdrawnAt } })

export const insertSignature = (tx: Tx, data: Prisma.CaseScheduleUncheckedCreateInput) =>
  tx.caseSchedule.create({ data, select: { id: true } })

export async function keepAnswer(
  tx: Tx,
  row: { caseId: string; class: string; answer: string; answeredBy: string; answeredAt: Date },
): Promise<void> {
  const { caseId, class: which, ...said } = row
  await tx.casePresumed.upsert({
    where: { caseId_class: { caseId, class: which } },
    create: row,
    update: said,
    select: { id: true },
  })
}
