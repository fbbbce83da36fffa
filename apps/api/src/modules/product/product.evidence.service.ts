/** What a product relies on: paragraphs by their sanitised text and grade, other records by id; and looking at it again (NI-3, NI-4). */
import type { NewEvidence } from '@mips/contracts/product'
import type { EvidenceOffer } from '@mips/contracts/product-parts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { type HeldParagraph, listHeldParagraphs } from '../intelligence/intelligence.held.service.ts'
import { findReport, type IntelligenceRow } from '../intelligence/intelligence.parts.service.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import { maySeeKind } from '../pole/kind-access.service.ts'
import { refuseKnower } from '../source-vault/corridor.service.ts'
import { changeOf, momentOf, noteShown, readEvidence, requireOwn, requireProduct } from './product.reading.ts'
import {
  endEvidence,
  type EvidenceRow,
  insertEvidence,
  isTextWrong,
  listEvidence,
  listHeads,
  listReportsAbout,
  listSubjects,
  lockReport,
  updateProduct,
} from './product.repository.ts'
import { askReview, closeLooks, draftAgain, keptAs } from './product.service.ts'

/** Paragraphs and records of one product; nobody weighs more. */
const MOST_EVIDENCE = 100
/** Reports that are looked through for paragraphs to offer. */
const MOST_OFFERED_REPORTS = 20

/** The live text of a paragraph that this reader holds, by the id of the text. */
function heldText(
  report: IntelligenceRow,
  held: readonly HeldParagraph[] | undefined,
  textId: string,
): HeldParagraph | undefined {
  const text = report.texts.find(({ id, isLive }) => isLive && id === textId)
  return text === undefined ? undefined : held?.find(({ kept }) => kept === text.number)
}

/** Relies on a paragraph as it is now, or on another record. */
export async function addEvidence(ctx: Ctx, id: string, body: NewEvidence) {
  await requireOwn(ctx, id)
  const rows = await listEvidence(ctx.tx, id)
  if (rows.length >= MOST_EVIDENCE)
    throw new AppError('rule_refused', {
      facts: { rule: 'product', reason: `A product relies on ${MOST_EVIDENCE} things: take one out first.` },
    })
  const relied = await reliedOf(ctx, body)
  const same = rows.find((row) => row.recordId === body.recordId && row.number === relied.number)
  if (same !== undefined) throw new AppError('already_done', { facts: { evidenceId: same.id } })
  await insertEvidence(ctx.tx, {
    productId: id,
    recordId: body.recordId,
    ...relied,
    addedBy: ctx.who.userId,
    addedAt: momentOf(ctx).now,
  })
  await updateProduct(ctx.tx, id, draftAgain)
  noteShown(ctx, [body.recordId])
  ctx.audit.change = { relies: body.recordId, text: body.textId }
  return keptAs(ctx, id)
}

/** Unknown, hidden and of a kind that is no evidence are the same. */
async function reliedOf(ctx: Ctx, { recordId, textId }: NewEvidence) {
  const [record] = await listHeads(ctx.tx, [recordId])
  if (record === undefined || !maySeeKind(ctx.who, record.kind) || record.kind === 'AnalysisProduct')
    throw new AppError('bad_reference')
  if (record.kind !== 'IntelligenceReport') {
    if (textId !== undefined) throw new AppError('bad_reference')
    return nothingOfText
  }
  if (textId === undefined) throw badField('textId', 'Choose which paragraph it relies on')
  await lockReport(ctx.tx, recordId)
  const report = await findReport(ctx.tx, recordId)
  if (report === undefined) throw new AppError('bad_reference')
  await refuseKnower(ctx, report.provenance)
  const held = (await listHeldParagraphs(ctx, [recordId])).get(recordId)
  const paragraph = heldText(report, held, textId)
  if (paragraph === undefined)
    throw badField(
      'textId',
      'You do not hold this text any more: load the page again, and choose anew (NI-3)',
    )
  if (await isTextWrong(ctx.tx, recordId, paragraph.kept))
    throw badField('textId', 'A fact in it was wrong: have it written anew first (DPA 2018 s.38, NI-4)')
  return asRelied(paragraph, textId)
}

const nothingOfText = {
  number: null,
  textId: null,
  textVersion: null,
  source: null,
  assessment: null,
  handling: null,
}

const asRelied = ({ kept, version, grade }: HeldParagraph, textId: string) => ({
  number: kept,
  textId,
  textVersion: version,
  source: grade.source,
  assessment: grade.assessment,
  handling: grade.handling,
})

export async function removeEvidence(ctx: Ctx, id: string, evidenceId: string, reason: string) {
  await requireOwn(ctx, id)
  const row = (await listEvidence(ctx.tx, id)).find((one) => one.id === evidenceId)
  if (row === undefined) throw new AppError('not_found')
  await end(ctx, row, reason)
  await updateProduct(ctx.tx, id, draftAgain)
  ctx.audit.change = { reliesNoLonger: row.recordId, reason }
  return keptAs(ctx, id)
}

const end = (ctx: Ctx, row: EvidenceRow, removedReason: string) =>
  endEvidence(ctx.tx, row.id, { removedAt: momentOf(ctx).now, removedBy: ctx.who.userId, removedReason })

/**
 * NI-4: it stands on its evidence as that is now. What its author holds no more falls away, and a text in which a fact was
 * wrong as long as nobody wrote it anew; the rest is relied on with its present grade.
 */
export async function lookAgain(ctx: Ctx, id: string, words: string) {
  const row = await requireOwn(ctx, id)
  const reports = (await listEvidence(ctx.tx, id)).filter(({ number }) => number !== null)
  for (const reportId of [...new Set(reports.map(({ recordId }) => recordId))].sort())
    await lockReport(ctx.tx, reportId)
  const { held, lost, changes } = await readEvidence(ctx, row)
  for (const gone of lost) await end(ctx, gone, 'Its author holds it no more')
  for (const { row: relied, paragraph } of held) {
    const change = changeOf(changes, relied)
    if (change === undefined || paragraph === undefined) continue
    await end(ctx, relied, `Looked at again: ${change}`)
    if (await isTextWrong(ctx.tx, relied.recordId, paragraph.kept)) continue
    const report = await findReport(ctx.tx, relied.recordId)
    const text = report?.texts.find(({ isLive, number }) => isLive && number === paragraph.kept)
    if (text === undefined) continue
    await insertEvidence(ctx.tx, {
      productId: id,
      recordId: relied.recordId,
      ...asRelied(paragraph, text.id),
      addedBy: ctx.who.userId,
      addedAt: momentOf(ctx).now,
    })
  }
  const { now: lookedAt } = momentOf(ctx)
  const isChanged = changes.length > 0 || lost.length > 0
  await updateProduct(ctx.tx, id, { lookedAt, lookedWords: words, ...(isChanged ? draftAgain : {}) })
  await closeLooks(ctx, id)
  await askReview(ctx, { ...row, lookedAt })
  ctx.audit.change = { looked: words, changes: changes.length, fellAway: lost.length }
  return keptAs(ctx, id)
}

/** The paragraphs that this reader holds of one report, or of the newest reports about its subjects. */
export async function listOffers(
  ctx: Ctx,
  id: string,
  reportId: string | undefined,
): Promise<{ offers: EvidenceOffer[] }> {
  await requireProduct(ctx, id)
  const subjects = await listSubjects(ctx.tx, id)
  const reportIds =
    reportId === undefined ? await listReportsAbout(ctx.tx, subjects, MOST_OFFERED_REPORTS) : [reportId]
  const held = await listHeldParagraphs(ctx, reportIds)
  const nodes = new Map((await listChartNodes(ctx, [...held.keys()])).map((node) => [node.id, node]))
  const relied = await listEvidence(ctx.tx, id)
  const offers: EvidenceOffer[] = []
  for (const [recordId, paragraphs] of held) {
    const [node, report] = [nodes.get(recordId), await findReport(ctx.tx, recordId)]
    if (node === undefined || report === undefined) continue
    for (const paragraph of paragraphs) {
      const text = report.texts.find(({ isLive, number }) => isLive && number === paragraph.kept)
      if (text === undefined || (await isTextWrong(ctx.tx, recordId, paragraph.kept))) continue
      offers.push({
        report: { id: node.id, kind: node.kind, reference: node.reference, title: node.title },
        textId: text.id,
        text: paragraph.text,
        grade: paragraph.grade.printed,
        marking: paragraph.marking,
        conditions: paragraph.conditions,
        isRelied: relied.some((row) => row.recordId === recordId && row.number === paragraph.kept),
      })
    }
  }
  noteShown(
    ctx,
    offers.map(({ report }) => report.id),
  )
  return { offers }
}
