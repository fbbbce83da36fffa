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

/** Every access list, for the job that reads documents of all records. */
export async function allLists(tx: Pick<Tx, '$queryRaw'>): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM acl`
  return rows.map(({ id }) => id)
}

export type Unread = { id: string; recordId: string; sha256: string; mimeType: string }

/** The oldest document of these types that nobody read yet. */
export async function findUnread(tx: Tx, types: readonly string[]): Promise<Unread | undefined> {
  const rows = await tx.$queryRaw<Unread[]>`
    SELECT a.id, a.record_id AS "recordId", a.sha256, a.mime_type AS "mimeType" FROM attachment a
     WHERE a.kind = 'document' AND a.withdrawn_at IS NULL AND a.mime_type = ANY (${[...types]}::text[]) AND NOT EXISTS (SELECT 1 FROM document_text d WHERE d.document_id = a.id)
     ORDER BY a.created_at, a.id LIMIT 1`
  return rows[0]
}

/** Keeps the words; a search that stands hears of them as of one record, not as of a bulk write. */
export async function insertWords(
  tx: Tx,
  row: { documentId: string; recordId: string; text: string; isWhole: boolean; readAt: Date },
): Promise<void> {
  await tx.$executeRaw`SELECT set_config('mips.device', 'job', true)`
  await tx.$executeRaw`
    INSERT INTO document_text (document_id, record_id, text, is_whole, read_at) VALUES (${row.documentId}::uuid, ${row.recordId}::uuid, ${row.text}, ${row.isWhole}::boolean, ${row.readAt}::timestamptz)
    ON CONFLICT (document_id) DO NOTHING`
}
