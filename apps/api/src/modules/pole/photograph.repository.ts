/** The queries of photographs. */
import type { Photograph } from '@mips/contracts/pole-replies'
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

export async function insertPhotograph(tx: Tx, row: Prisma.AttachmentUncheckedCreateInput): Promise<string> {
  const made = await tx.attachment.create({ data: row, select: { id: true } })
  return made.id
}

/** A photograph of the record, or of any person record of the nominal, as this reader sees them. */
export async function findPhotograph(
  tx: Tx,
  recordId: string,
  id: string,
): Promise<{ viewSha256: string } | undefined> {
  const rows = await tx.$queryRaw<{ viewSha256: string }[]>`
    SELECT a.view_sha256 AS "viewSha256" FROM attachment a
     WHERE a.id = ${id}::uuid AND a.kind = 'photograph' AND (a.record_id = ${recordId}::uuid OR a.record_id IN (SELECT p.id FROM person_record p WHERE p.nominal_id = ${recordId}::uuid))`
  return rows[0]
}

/** The same picture on the same record. */
export const findSamePhotograph = (tx: Tx, recordId: string, sha256: string) =>
  tx.attachment.findFirst({ where: { recordId, sha256, kind: 'photograph' }, select: { id: true } })

export async function listPhotographs(tx: Tx, recordId: string): Promise<Photograph[]> {
  const rows = await tx.$queryRaw<
    { photographs: Photograph[] }[]
  >`SELECT mips.photographs_json(${recordId}::uuid) AS photographs`
  return rows[0]?.photographs ?? []
}
