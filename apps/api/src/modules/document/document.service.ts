/** Documents on the record of an event: sniffed, limited, kept by hash and given out as they came. */
import type { DocumentLine } from '@mips/contracts/document'
import { fileTypeFromBuffer } from 'file-type'
import { holds } from '../../platform/access/principal.ts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import type { Upload } from '../../platform/http/upload.ts'
import { requireKind } from '../pole/kind-access.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import {
  findDocument,
  findSame,
  insertDocument,
  kindOfRecord,
  listDocuments,
  withdrawDocument,
} from './document.repository.ts'

/** 25 MB, as for photographs. */
const mostBytes = 25_000_000
const office = 'application/vnd.openxmlformats-officedocument'
/** What may be kept; files with macros, programs and archives are none of these. */
const accepted: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'image/tiff',
  'text/plain',
  'audio/mpeg',
  'audio/wav',
  'video/mp4',
  `${office}.wordprocessingml.document`,
  `${office}.spreadsheetml.sheet`,
])
const notOnPeople: ReadonlySet<string> = new Set(['Nominal', 'PersonRecord'])

/** The documents of a record, newest last. */
export async function documentsOf(
  ctx: Ctx,
  recordId: string,
): Promise<{ documents: DocumentLine[]; mayAdd: boolean }> {
  const kind = await requireRecord(ctx, recordId)
  const documents = await listDocuments(ctx.tx, recordId)
  return { documents, mayAdd: !notOnPeople.has(kind) && holds(ctx.who, 'pole.document.add') }
}

/** Keeps a file on a record. The same bytes are kept on a record once (`already_done`). */
export async function addDocument(ctx: Ctx, recordId: string): Promise<{ id: string; sha256: string }> {
  const upload = uploaded(ctx)
  const kind = await requireRecord(ctx, recordId)
  if (notOnPeople.has(kind))
    throw new AppError('rule_refused', {
      facts: {
        rule: 'document_place',
        reason: 'A document stands on the event that it comes from: add it there.',
      },
    })
  const [title, mimeType] = [titleOf(upload), await typeOf(upload.bytes)]
  return keepDocument(ctx, recordId, {
    bytes: upload.bytes,
    title,
    fileName: fileNameOf(upload.fileName),
    mimeType,
  })
}

type Kept = { bytes: Buffer; title: string; fileName: string; mimeType: string }

/** Keeps bytes as a document of a record that was looked for before; other modules keep what they made so. */
export async function keepDocument(
  ctx: Ctx,
  recordId: string,
  { bytes, title, fileName, mimeType }: Kept,
): Promise<{ id: string; sha256: string }> {
  const sha256 = await ctx.files.keep(bytes)
  const same = await findSame(ctx.tx, recordId, sha256)
  if (same !== null) throw new AppError('already_done', { facts: { documentId: same.id } })
  const { id } = await insertDocument(ctx.tx, {
    recordId,
    sha256,
    viewSha256: sha256,
    mimeType,
    sizeBytes: bytes.length,
    caption: title,
    fileName,
    createdBy: ctx.who.userId,
    createdAt: ctx.clock.now(),
  })
  await addLogEntry(ctx, {
    recordId,
    kind: 'DOCUMENT',
    happenedAt: ctx.clock.now(),
    text: `Document added: ${title}.`,
    details: { documentId: id, sha256 },
  })
  ctx.audit.change = { documentId: id, sha256 }
  return { id, sha256 }
}

/** The bytes as they came, as an attachment that no browser opens in the page. */
export async function sendDocument(ctx: Ctx, recordId: string, documentId: string): Promise<Buffer> {
  const found = await requireDocument(ctx, recordId, documentId)
  if (found.withdrawnAt !== null)
    throw new AppError('not_in_state', { facts: { reason: 'This document was withdrawn.' } })
  const bytes = await ctx.files.find(found.sha256)
  if (bytes === undefined) throw new AppError('not_found', { facts: { missing: 'file' } })
  ctx.reply.headers({
    'content-type': found.mimeType,
    'content-security-policy': "sandbox; default-src 'none'",
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.fileName ?? documentId)}`,
    'x-content-type-options': 'nosniff',
  })
  ctx.audit.change = { documentId, sha256: found.sha256 }
  return bytes
}

/** Withdraws a document that was added in error; its line stays with the reason, its bytes are given out no more. */
export async function withdraw(ctx: Ctx, recordId: string, documentId: string, reason: string) {
  const found = await requireDocument(ctx, recordId, documentId)
  const withdrawnAt = ctx.clock.now()
  if (
    !(await withdrawDocument(ctx.tx, found.id, {
      withdrawnAt,
      withdrawnBy: ctx.who.userId,
      withdrawnReason: reason,
    }))
  )
    throw new AppError('already_done')
  await addLogEntry(ctx, {
    recordId,
    kind: 'DOCUMENT',
    happenedAt: withdrawnAt,
    text: `Document withdrawn: ${reason}`,
    details: { documentId },
  })
  ctx.audit.change = { documentId, withdrawn: true }
  return { id: documentId, withdrawnAt: withdrawnAt.toISOString() }
}

/** Whether all of these are documents of the record that can still be read; other modules rest decisions on them. */
export async function areDocumentsOf(ctx: Ctx, recordId: string, ids: readonly string[]): Promise<boolean> {
  const found = await Promise.all([...new Set(ids)].map((id) => findDocument(ctx.tx, recordId, id)))
  return found.every((document) => document !== null && document.withdrawnAt === null)
}

async function requireRecord(ctx: Ctx, recordId: string): Promise<string> {
  const kind = await kindOfRecord(ctx.tx, recordId)
  if (kind === undefined) throw new AppError('not_found')
  requireKind(ctx.who, kind)
  return kind
}

async function requireDocument(ctx: Ctx, recordId: string, documentId: string) {
  await requireRecord(ctx, recordId)
  const found = await findDocument(ctx.tx, recordId, documentId)
  if (found === null) throw new AppError('not_found')
  return found
}

function uploaded(ctx: Ctx): Upload {
  // The multipart plugin has put the upload here; the contract has no body for it.
  const upload = ctx.request.body as Upload | undefined
  if (upload === undefined || !Buffer.isBuffer(upload.bytes) || upload.bytes.length === 0)
    throw badField('file', 'Choose a file')
  if (upload.bytes.length > mostBytes) throw new AppError('too_large')
  return upload
}

function titleOf(upload: Upload): string {
  const title = upload.fields['title']?.trim() ?? ''
  if (title === '') throw badField('title', 'Say what the document is')
  if (title.length > 200 || title.includes('\u0000') || !title.isWellFormed())
    throw badField('title', 'Use 200 characters or fewer')
  return title
}

/** The last part of the name, without what a file system or a header would read as more than a name. */
function fileNameOf(raw: string): string {
  const last = raw.split(/[\\/]/).at(-1) ?? ''
  return last.replace(/[\p{Cc}"<>|:*?]/gu, '').slice(0, 120) || 'document'
}

/** What the bytes are, whatever the name says; text is what reads as UTF-8 without control characters. */
async function typeOf(bytes: Buffer): Promise<string> {
  const sniffed = (await fileTypeFromBuffer(bytes))?.mime ?? (isText(bytes) ? 'text/plain' : undefined)
  if (sniffed === undefined || !accepted.has(sniffed))
    throw new AppError('unsupported_type', { facts: { accepted: [...accepted] } })
  return sniffed
}

function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return ![...text].some((letter) => letter < ' ' && !'\t\n\v\f\r'.includes(letter))
  } catch {
    // Bytes that are no UTF-8 are no text: that is the answer, not a failure.
    return false
  }
}
