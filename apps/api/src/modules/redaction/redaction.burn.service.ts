/** The second look: returned with what has to be put right, or burnt in as a document of its own. */
import type { RedactionMark } from '@mips/contracts/redaction'
import { refuseLooking } from '@mips/domain/redaction/second-look'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { burnPdf } from '../../platform/visible-pages/burn-pdf.ts'
import type { TakenOut } from '../../platform/visible-pages/take-out.ts'
import { keepDocument } from '../document/document.service.ts'
import { findRecordFacts, findSource, type RedactionRow } from './redaction.repository.ts'
import { marksOf, readingOf, wholePage } from './redaction.reading.service.ts'
import { change, factsOf, requireRedaction } from './redaction.service.ts'

type Look = { answer: 'BURN'; revision: number } | { answer: 'RETURN'; revision: number; words: string }

/** Somebody who marked nothing of it looks, and either gives it back or burns it in; the original stays as it came. */
export async function lookAgain(ctx: Ctx, recordId: string, redactionId: string, body: Look) {
  const row = await requireRedaction(ctx, recordId, redactionId)
  const refusal = refuseLooking(factsOf(row, 0), ctx.who.userId)
  if (refusal !== undefined) throw new AppError('rule_refused', { facts: refusal })
  if (body.answer === 'RETURN') {
    await change(ctx, row, body.revision, { state: 'DRAFT', returnedWords: body.words })
    ctx.audit.change = { redactionId, state: 'DRAFT' }
    return { state: 'DRAFT' as const, outputId: null }
  }
  if (row.revision !== body.revision)
    throw new AppError('stale_version', { facts: { revision: row.revision } })
  const output = await burn(ctx, row)
  await change(ctx, row, body.revision, {
    state: 'DONE',
    lookedBy: ctx.who.userId,
    lookedAt: ctx.clock.now(),
    outputId: output.id,
    outputSha256: output.sha256,
  })
  ctx.audit.change = {
    redactionId,
    state: 'DONE',
    outputId: output.id,
    sha256: output.sha256,
    from: row.sourceSha256,
  }
  return { state: 'DONE' as const, outputId: output.id }
}

async function burn(ctx: Ctx, row: RedactionRow): Promise<{ id: string; sha256: string }> {
  const kept = await readingOf(ctx, row)
  const pages = []
  for (const page of kept.pages) pages.push(await wholePage(ctx, page))
  const source = await findSource(ctx.tx, row.recordId, row.attachmentId)
  const record = await findRecordFacts(ctx.tx, row.recordId)
  const now = ctx.clock.now()
  // The name of the original is nobody's outside: names of files hold names of people.
  const bytes = await burnPdf(pages, takenOf(marksOf(row)), {
    title: 'Redacted document',
    marking: record?.marking ?? 'OFFICIAL',
    reference: record?.reference ?? '',
    madeAt: now,
    madeAtWords: formatLondon(now.toISOString()),
  })
  return keepDocument(ctx, row.recordId, {
    bytes,
    title: `Redacted: ${source?.caption ?? 'document'}`.slice(0, 200),
    fileName: `redacted-${row.id}.pdf`,
    mimeType: 'application/pdf',
  })
}

function takenOf(marks: readonly RedactionMark[]): Map<number, TakenOut> {
  const taken = new Map<number, { words: Set<number>; areas: TakenOut['areas'][number][] }>()
  for (const mark of marks) {
    const own = taken.get(mark.page - 1) ?? { words: new Set<number>(), areas: [] }
    taken.set(mark.page - 1, own)
    if (mark.kind === 'AREA') own.areas.push({ x: mark.x, y: mark.y, width: mark.width, height: mark.height })
    else for (let word = mark.from; word <= mark.to; word += 1) own.words.add(word)
  }
  return taken
}
