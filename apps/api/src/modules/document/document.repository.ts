/** The queries of documents. */
import type { DocumentLine } from '@mips/contracts/document'
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

const kind = 'document'

export async function listDocuments(tx: Tx, recordId: string): Promise<DocumentLine[]> {
  const rows = await tx.$queryRaw<
    { answer: DocumentLine[] }[]
  >`SELECT mips.documents_json(${recordId}::uuid) AS answer`
  return rows[0]?.answer ?? []
}

export const findDocument = (tx: Tx, recordId: string, id: string) =>
  tx.attachment.findFirst({
    where: { id, recordId, kind },
    select: { id: true, sha256: true, mimeType: true, fileName: true, withdrawnAt: true },
  })

/** The same bytes on the same record, unless they were withdrawn. */
export const findSame = (tx: Tx, recordId: string, sha256: string) =>
  tx.attachment.findFirst({ where: { recordId, sha256, kind, withdrawnAt: null }, select: { id: true } })

export const insertDocument = (tx: Tx, row: Omit<Prisma.AttachmentUncheckedCreateInput, 'kind'>) =>
  tx.attachment.create({ data: { ...row, kind }, select: { id: true } })

/** Marks it withdrawn; false when it was before. */
export async function withdrawDocument(
  tx: Tx,
  id: string,
  by: { withdrawnAt: Date; withdrawnBy: string; withdrawnReason: string },
): Promise<boolean> {
  const { count } = await tx.attachment.updateMany({ where: { id, kind, withdrawnAt: null }, data: by })
  return count === 1
}

/** The kind of a record that this reader may see. */
export async function kindOfRecord(tx: Tx, recordId: string): Promise<string | undefined> {
  return (await tx.record.findUnique({ where: { id: recordId }, select: { kind: true } }))?.kind
}
