/** What can be asked of documents: files that stand on the record of an event, given out byte for byte as they came. */
import { z } from 'zod'
import { Id, OfficerRef, requiredText } from './common.ts'
import { defineContract } from './contract.ts'

const oneRecord = { kind: 'one', type: 'Record', param: 'recordId' } as const
const recordParams = z.strictObject({ recordId: Id })
const documentParams = z.strictObject({ recordId: Id, documentId: Id })

/** A document of a record; one that was added in error keeps its line and gives out no bytes. */
export const DocumentLine = z.object({
  id: z.string(),
  title: z.string(),
  fileName: z.string(),
  mimeType: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
  addedAt: z.string(),
  addedBy: OfficerRef.nullable(),
  /** Whether it has words that are searched, and whether all of them were read; null while it was not read, or is of a kind that is not. */
  isRead: z.boolean().nullable(),
  isReadWhole: z.boolean().nullable(),
  withdrawn: z.object({ at: z.string(), reason: z.string() }).nullable(),
})
export type DocumentLine = z.infer<typeof DocumentLine>

export const document = defineContract('document', {
  list: {
    method: 'GET',
    path: '/records/:recordId/documents',
    permission: 'pole.document.read',
    audit: 'consultation',
    purpose: 'required',
    subject: oneRecord,
    params: recordParams,
    reply: z.object({ documents: z.array(DocumentLine), mayAdd: z.boolean() }),
  },
  add: {
    method: 'POST',
    path: '/records/:recordId/documents',
    permission: 'pole.document.add',
    audit: 'collection',
    purpose: 'required',
    limit: 'upload',
    upload: 'file',
    subject: oneRecord,
    params: recordParams,
    reply: z.object({ id: z.string(), sha256: z.string() }),
  },
  get: {
    method: 'GET',
    path: '/records/:recordId/documents/:documentId',
    permission: 'pole.document.read',
    audit: 'consultation',
    purpose: 'required',
    download: 'bytes',
    subject: oneRecord,
    params: documentParams,
    reply: z.unknown(),
  },
  withdraw: {
    method: 'POST',
    path: '/records/:recordId/documents/:documentId/withdrawal',
    permission: 'pole.document.add',
    audit: 'alteration',
    purpose: 'required',
    subject: oneRecord,
    params: documentParams,
    body: z.strictObject({ reason: requiredText(1000, 'Say why it should not have been added') }),
    reply: z.object({ id: z.string(), withdrawnAt: z.string() }),
  },
})
