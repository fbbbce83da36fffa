/** Redactions of a document: begun from what is seen of it, marked, and sent to the second look. */
import {
  type RedactionLine,
  type RedactionMark,
  redactionPurposes,
  type RefusedSuggestion,
} from '@mips/contracts/redaction'
import { refuseMarking, refuseSending, type RedactionFacts } from '@mips/domain/redaction/second-look'
import { holds } from '../../platform/access/principal.ts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { UnreadableFile } from '../../platform/visible-pages/pages.ts'
import { readVisible } from '../../platform/visible-pages/read-visible.ts'
import { documentsOf } from '../document/document.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { keepReading } from './reading-file.ts'
import {
  changeRedaction,
  findRedaction,
  findSource,
  insertRedaction,
  listRedactions,
  officersOf,
  type RedactionRow,
} from './redaction.repository.ts'
import { marksOf, readingOf, refusedOf, suggestionsOf } from './redaction.reading.service.ts'

/** The redactions of a document, oldest first; one at a time is open. */
export async function redactionsOf(ctx: Ctx, recordId: string, documentId: string) {
  const source = await requireSource(ctx, recordId, documentId)
  const rows = await listRedactions(ctx.tx, recordId, source.id)
  const officers = await officersOf(
    ctx.tx,
    rows.map(({ begunBy }) => begunBy),
  )
  return {
    redactions: rows.map((row) => lineOf(row, officers)),
    mayBegin: mayBegin(ctx, rows, source.withdrawnAt !== null),
  }
}

function mayBegin(ctx: Ctx, rows: readonly RedactionRow[], isWithdrawn: boolean) {
  if (!holds(ctx.who, 'document.redaction.make'))
    return { allowed: false, reason: 'Your role redacts no documents.' }
  if (isWithdrawn) return { allowed: false, reason: 'This document was withdrawn.' }
  return rows.some(({ state }) => state !== 'DONE')
    ? { allowed: false, reason: 'A redaction of it is open: go on with that.' }
    : { allowed: true }
}

type Officers = Awaited<ReturnType<typeof officersOf>>

export const lineOf = (row: RedactionRow, officers: Officers): RedactionLine => ({
  id: row.id,
  state: row.state,
  purpose: redactionPurposes.find(({ code }) => code === row.purpose) ?? {
    code: row.purpose,
    label: row.purpose,
  },
  begunAt: row.begunAt.toISOString(),
  begunBy: officers.get(row.begunBy) ?? null,
  outputId: row.outputId,
})

/** Reads the document as it is seen, and opens a draft over it. What cannot be read is refused, and nothing is kept. */
export async function beginRedaction(ctx: Ctx, recordId: string, documentId: string, purpose: string) {
  const source = await requireSource(ctx, recordId, documentId)
  const may = mayBegin(ctx, await listRedactions(ctx.tx, recordId, source.id), source.withdrawnAt !== null)
  if (!may.allowed) throw new AppError('not_in_state', { facts: { reason: may.reason } })
  const bytes = await ctx.files.find(source.sha256)
  if (bytes === undefined) throw new AppError('not_found', { facts: { missing: 'file' } })
  const read = await readVisible(bytes).catch((cause: unknown) => {
    if (!(cause instanceof UnreadableFile)) throw cause
    throw new AppError('rule_refused', {
      cause,
      facts: { rule: 'redaction_unreadable', reason: cause.message },
    })
  })
  const readingSha256 = await keepReading(ctx.files, read)
  const begunAt = ctx.clock.now()
  const { id } = await insertRedaction(ctx.tx, {
    recordId,
    attachmentId: source.id,
    sourceSha256: source.sha256,
    readingSha256,
    pageCount: read.pages.length,
    notes: read.notes,
    purpose,
    begunBy: ctx.who.userId,
    begunAt,
    markedBy: [ctx.who.userId],
  })
  await addLogEntry(ctx, {
    recordId,
    kind: 'DOCUMENT',
    happenedAt: begunAt,
    text: `Redaction begun: ${source.caption ?? 'document'}.`,
    details: { documentId: source.id, redactionId: id, sha256: source.sha256 },
  })
  ctx.audit.change = { redactionId: id, documentId: source.id, sha256: source.sha256 }
  return { id }
}

type Marks = { revision: number; marks: RedactionMark[]; refused: RefusedSuggestion[] }

/** Keeps the marks of a draft whole, as they stand on the screen. */
export async function saveMarks(ctx: Ctx, recordId: string, redactionId: string, body: Marks) {
  const row = await requireRedaction(ctx, recordId, redactionId)
  const refusal = refuseMarking(factsOf(row, 0))
  if (refusal !== undefined) throw new AppError('rule_refused', { facts: refusal })
  const { pages } = await readingOf(ctx, row)
  for (const [index, mark] of [...body.marks, ...body.refused].entries()) {
    const page = pages[mark.page - 1]
    const field = `marks.${index}`
    if (page === undefined) throw badField(field, `There is no page ${mark.page} (RD-11)`)
    if ('from' in mark && (mark.to < mark.from || mark.to >= page.words.length))
      throw badField(field, 'Choose words of the page, the first before the last (RD-11)')
    if ('x' in mark && (mark.x >= page.width || mark.y >= page.height))
      throw badField(field, 'Draw the area on the page (RD-11)')
  }
  await change(ctx, row, body.revision, {
    marks: body.marks,
    refused: body.refused,
    markedBy: [...new Set([...row.markedBy, ctx.who.userId])],
  })
  ctx.audit.change = { redactionId, marks: body.marks.length, refused: body.refused.length }
  return { revision: body.revision + 1 }
}

/** Sends a draft to the second look; every suggestion has its answer by then. */
export async function sendToLook(ctx: Ctx, recordId: string, redactionId: string, revision: number) {
  const row = await requireRedaction(ctx, recordId, redactionId)
  const refusal = refuseSending(factsOf(row, await undecidedOf(ctx, row)))
  if (refusal !== undefined) throw new AppError('rule_refused', { facts: refusal })
  await change(ctx, row, revision, {
    state: 'LOOK',
    sentBy: ctx.who.userId,
    sentAt: ctx.clock.now(),
    returnedWords: null,
    markedBy: [...new Set([...row.markedBy, ctx.who.userId])],
  })
  ctx.audit.change = { redactionId, state: 'LOOK' }
  return { state: 'LOOK' as const }
}

/** Suggestions that no mark covers and that were not refused. */
export async function undecidedOf(ctx: Ctx, row: RedactionRow): Promise<number> {
  const [marks, refused] = [marksOf(row), refusedOf(row)]
  const pages = await suggestionsOf(ctx, row)
  return pages.flatMap((suggestions, index) =>
    suggestions.filter(({ from, to }) => !isAnswered(index + 1, from, to, marks, refused)),
  ).length
}

/** Whether a suggestion was accepted, by words or by more words around it, or was refused. */
export const isAnswered = (
  page: number,
  from: number,
  to: number,
  marks: readonly RedactionMark[],
  refused: readonly RefusedSuggestion[],
): boolean =>
  refused.some((one) => one.page === page && one.from === from && one.to === to) ||
  marks.some((mark) => mark.kind === 'WORDS' && mark.page === page && mark.from <= from && mark.to >= to)

export const factsOf = (row: RedactionRow, undecided: number): RedactionFacts => ({
  state: row.state,
  markedBy: row.markedBy,
  marks: marksOf(row).length,
  undecided,
})

/** Changes it as its reader read it. */
export async function change(
  ctx: Ctx,
  row: RedactionRow,
  revision: number,
  data: Parameters<typeof changeRedaction>[2],
) {
  if (!(await changeRedaction(ctx.tx, { id: row.id, revision }, data)))
    throw new AppError('stale_version', { facts: { revision: row.revision } })
}

/** The document, on a record that this reader may read. */
export async function requireSource(ctx: Ctx, recordId: string, documentId: string) {
  await documentsOf(ctx, recordId)
  const source = await findSource(ctx.tx, recordId, documentId)
  if (source === null) throw new AppError('not_found')
  return source
}

/** The redaction, on a record that this reader may read; of a withdrawn document none is open. */
export async function requireRedaction(
  ctx: Ctx,
  recordId: string,
  redactionId: string,
): Promise<RedactionRow> {
  await documentsOf(ctx, recordId)
  const row = await findRedaction(ctx.tx, recordId, redactionId)
  if (row === undefined) throw new AppError('not_found')
  const source = await findSource(ctx.tx, recordId, row.attachmentId)
  if (source === null || source.withdrawnAt !== null)
    throw new AppError('not_in_state', { facts: { reason: 'This document was withdrawn.' } })
  return row
}
