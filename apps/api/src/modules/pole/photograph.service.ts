/** Photographs: sniffed, limited, kept whole by hash, and shown only as a re-made copy without metadata. */
import type { Photograph } from '@mips/contracts/pole-replies'
import { isDay } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import type { Upload } from '../../platform/http/upload.ts'
import { factHolder } from './person-ref.service.ts'
import {
  findPhotograph,
  findSamePhotograph,
  insertPhotograph,
  listPhotographs,
} from './photograph.repository.ts'
import { findRecord } from './record.repository.ts'
import { requireKind } from './kind-access.service.ts'

/** 25 MB and 50 megapixels: above any handset's photograph, below a bomb of pixels. */
const mostBytes = 25_000_000
const mostPixels = 50_000_000
const viewEdge = 1600
const thumbnailEdge = 240

/** What the bytes are and what the decoder must agree that they are. */
const accepted: Record<string, readonly string[]> = {
  'image/jpeg': ['jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/heic': ['heif'],
  'image/avif': ['heif'],
}

/** Keeps the original bytes and their re-made copy on a record; of a nominal, on its primary person record. */
export async function addPhotograph(ctx: Ctx, recordId: string): Promise<Photograph> {
  const upload = uploaded(ctx)
  const record = await findRecord(ctx.tx, await factHolder(ctx.tx, recordId))
  if (record === null) throw new AppError('not_found')
  requireKind(ctx.who, record.kind)
  const { caption, takenOn, sourceText } = fieldsOf(ctx, upload)
  const picture = await remake(upload.bytes)
  const sha256 = await ctx.files.keep(upload.bytes)
  const same = await findSamePhotograph(ctx.tx, record.id, sha256)
  if (same !== null) throw new AppError('already_done', { facts: { photographId: same.id } })
  const viewSha256 = await ctx.files.keep(picture.view)
  const id = await insertPhotograph(ctx.tx, {
    recordId: record.id,
    sha256,
    viewSha256,
    mimeType: picture.mimeType,
    sizeBytes: upload.bytes.length,
    widthPixels: picture.width,
    heightPixels: picture.height,
    caption,
    sourceText,
    takenOn: takenOn === null ? null : new Date(`${takenOn}T00:00:00Z`),
    createdBy: ctx.who.userId,
    createdAt: ctx.clock.now(),
  })
  ctx.audit.change = { photographId: id, sha256 }
  const made = (await listPhotographs(ctx.tx, record.id)).find((photograph) => photograph.id === id)
  if (made !== undefined) return made
  // A role that may add photographs and not see them is still told what was kept.
  return {
    id,
    recordId: record.id,
    caption,
    takenOn,
    sourceText,
    widthPixels: picture.width,
    heightPixels: picture.height,
    addedAt: ctx.clock.now().toISOString(),
  }
}

/** The bytes of the re-made copy; the original never leaves by this route. */
export async function sendPhotograph(
  ctx: Ctx,
  recordId: string,
  photographId: string,
  size: 'view' | 'thumbnail',
): Promise<Buffer> {
  const record = await findRecord(ctx.tx, recordId)
  if (record === null) throw new AppError('not_found')
  requireKind(ctx.who, record.kind)
  const found = await findPhotograph(ctx.tx, recordId, photographId)
  if (found === undefined) throw new AppError('not_found')
  const view = await ctx.files.find(found.viewSha256)
  if (view === undefined) throw new AppError('not_found', { facts: { missing: 'file' } })
  ctx.reply.headers({
    'content-type': 'image/webp',
    'content-security-policy': "sandbox; default-src 'none'",
    'content-disposition': `attachment; filename="photograph-${photographId}.webp"`,
    'x-content-type-options': 'nosniff',
  })
  ctx.audit.change = { photographId, size }
  if (size === 'view') return view
  return sharp(view, { limitInputPixels: mostPixels })
    .resize(thumbnailEdge, thumbnailEdge, { fit: 'cover', position: 'attention' })
    .webp({ quality: 75 })
    .toBuffer()
}

function uploaded(ctx: Ctx): Upload {
  // The multipart plugin has put the upload here; the contract has no body for it.
  const upload = ctx.request.body as Upload | undefined
  if (upload === undefined || !Buffer.isBuffer(upload.bytes) || upload.bytes.length === 0)
    throw badField('file', 'Choose a photograph')
  if (upload.bytes.length > mostBytes) throw new AppError('too_large')
  return upload
}

function fieldsOf(ctx: Ctx, upload: Upload) {
  const { caption, takenOn, sourceText } = upload.fields
  for (const [field, value] of Object.entries({ caption, sourceText })) {
    if (value !== undefined && (value.length > 200 || value.includes('\u0000') || !value.isWellFormed()))
      throw badField(field, 'Use 200 characters or fewer')
  }
  if (takenOn && (!isDay(takenOn) || takenOn < '1850-01-01'))
    throw badField('takenOn', 'Enter a real date, like 2026-03-27')
  if (takenOn && takenOn > londonDay(ctx.clock.now().toISOString()))
    throw badField('takenOn', 'Enter a date that is not in the future')
  return { caption: caption || null, takenOn: takenOn || null, sourceText: sourceText || null }
}

/** A WebP without metadata, turned the right way up; anything that two readers do not agree is a picture is refused. */
async function remake(
  bytes: Buffer,
): Promise<{ view: Buffer; mimeType: string; width: number; height: number }> {
  const sniffed = await fileTypeFromBuffer(bytes)
  const formats = sniffed === undefined ? undefined : accepted[sniffed.mime]
  if (sniffed === undefined || formats === undefined)
    throw new AppError('unsupported_type', { facts: { accepted: Object.keys(accepted) } })
  // Only the head is read here, so that a bomb of pixels is told from a broken file before anything is decoded.
  const facts = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw new AppError('unsupported_type', { cause })
    })
  if (!formats.includes(facts.format)) throw new AppError('unsupported_type')
  if (facts.width * facts.height > mostPixels) throw new AppError('too_large', { facts: { mostPixels } })
  const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
  const view = await picture
    .rotate()
    .resize(viewEdge, viewEdge, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 82 })
    .toBuffer()
    .catch((cause: unknown) => {
      throw new AppError('unsupported_type', { cause })
    })
  return { view, mimeType: sniffed.mime, width: facts.width, height: facts.height }
}
