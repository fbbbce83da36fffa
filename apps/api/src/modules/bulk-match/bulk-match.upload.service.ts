/** A list as it is sent: its rows are kept for a time, the file is not. */
import { createHash } from 'node:crypto'
import { ListFields } from '@mips/contracts/bulk-match'
import { looksLikeHeader } from '@mips/domain/bulk-match/column-meanings'
import { LIST_KEPT_DAYS } from '@mips/domain/bulk-match/limits'
import { addDays } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { readPurpose } from '../../platform/http/purpose.ts'
import type { Upload } from '../../platform/http/upload.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import { refused } from './bulk-match.list.service.ts'
import { countLists, insertList, insertRows } from './bulk-match.repository.ts'
import { readListFile } from './list-file.ts'

/** Lists that an officer may have at once. */
const mostLists = 50

/** Reads the file and keeps its rows; the file itself is not kept. */
export async function uploadList(ctx: Ctx): Promise<{ id: string; rows: number }> {
  const upload = uploaded(ctx)
  const fields = readFields(upload)
  if ((await countLists(ctx.tx)) >= mostLists)
    throw refused(`You have ${mostLists} lists: erase one that you no longer need (BM-1).`)
  await requireSource(ctx, fields.sourceId)
  const file = await readListFile(upload.bytes)
  const now = ctx.clock.now()
  const sha256 = createHash('sha256').update(upload.bytes).digest('hex')
  const { id } = await insertList(ctx.tx, {
    userId: ctx.who.userId,
    title: fields.title,
    reason: fields.reason,
    purposeCode: readPurpose(ctx.request)?.code ?? '',
    sourceId: fields.sourceId ?? null,
    fileName: fileNameOf(upload.fileName),
    form: file.form,
    sha256,
    sizeBytes: upload.bytes.length,
    note: file.note,
    width: file.width,
    hasHeader: looksLikeHeader(file.rows[0]?.cells ?? []),
    blankRows: file.blank,
    createdAt: now,
    eraseOn: new Date(addDays(londonDay(now.toISOString()), LIST_KEPT_DAYS)),
  })
  await insertRows(ctx.tx, { listId: id, userId: ctx.who.userId }, file.rows)
  Object.assign(ctx.audit, {
    reasonGiven: fields.reason,
    change: { matchList: id, sha256, rows: file.rows.length, sourceId: fields.sourceId },
  })
  return { id, rows: file.rows.length }
}

function uploaded(ctx: Ctx): Upload {
  // The multipart plugin has put the upload here; the contract has no body for it.
  const upload = ctx.request.body as Upload | undefined
  if (upload === undefined || !Buffer.isBuffer(upload.bytes) || upload.bytes.length === 0)
    throw badField('file', 'Choose a CSV or an Excel file (.xlsx)')
  return upload
}

function readFields(upload: Upload) {
  const { title, reason, sourceId } = upload.fields
  const parsed = ListFields.safeParse({ title, reason, ...(sourceId ? { sourceId } : {}) })
  if (parsed.success) return parsed.data
  throw new AppError('bad_input', {
    fields: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  })
}

/** The last part of the name, without what a file system or a header would read as more than a name. */
const fileNameOf = (raw: string): string =>
  (raw.split(/[\\/]/).at(-1) ?? '')
    .toWellFormed()
    .replace(/[\p{Cc}"<>|:*?]/gu, '')
    .slice(0, 120) || 'list'

/** A record that is hidden is as unknown as one that is not there. */
async function requireSource(ctx: Ctx, sourceId: string | undefined): Promise<void> {
  if (sourceId === undefined) return
  if ((await listChartNodes(ctx, [sourceId])).length === 0)
    throw new AppError('bad_reference', {
      fields: [{ path: 'sourceId', message: 'This record is not known' }],
    })
}
