/** A product under the rights of the moment: what it is about, what it relies on as this reader holds it, and what changed of that. */
import type { ChartNode } from '@mips/contracts/pole-chart'
import { readGrade } from '@mips/domain/intelligence/grading'
import { intelligenceRulesOn } from '@mips/domain/intelligence/intelligence-rules-table'
import { type Evidence, type EvidenceChange, evidenceChanges } from '@mips/domain/intelligence/products'
import { londonDay } from '@mips/domain/time/london-day'
import { MOST_NAMED } from '../../platform/audit/audit-log.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { type HeldParagraph, listHeldParagraphs } from '../intelligence/intelligence.held.service.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import {
  type EvidenceRow,
  findProduct,
  listEvidence,
  lockProduct,
  type ProductRow,
} from './product.repository.ts'

/** Now, today in London and the figures of today. */
export function momentOf(ctx: Pick<Ctx, 'clock'>) {
  const now = ctx.clock.now()
  const today = londonDay(now.toISOString())
  return { now, today, rules: intelligenceRulesOn(today) }
}

export async function requireProduct(ctx: Pick<Ctx, 'tx'>, id: string): Promise<ProductRow> {
  const row = await findProduct(ctx.tx, id)
  if (row === null) throw new AppError('not_found')
  return row
}

/** The product, held for this transaction before anything of it is read: words, evidence and approval wait for each other. */
export async function holdProduct(ctx: Pick<Ctx, 'tx'>, id: string): Promise<ProductRow> {
  await lockProduct(ctx.tx, id)
  return requireProduct(ctx, id)
}

/** Whether this reader answers for the product: its author, or who owns it now. */
export const isOwn = (ctx: Pick<Ctx, 'who'>, { authorId, ownerId }: ProductRow): boolean =>
  ctx.who.userId === authorId || ctx.who.userId === ownerId

/** The product of who answers for it, held for the change; whoever else reads it does not change it. */
export async function requireOwn(ctx: Ctx, id: string): Promise<ProductRow> {
  const row = await holdProduct(ctx, id)
  if (!isOwn(ctx, row)) throw new AppError('forbidden', { facts: { reason: 'Its author alone changes it.' } })
  return row
}

/** A row of evidence with what this reader holds of it now; a record that is no report has no paragraph. */
export type HeldEvidence = { row: EvidenceRow; node: ChartNode; paragraph: HeldParagraph | undefined }

export type ReadEvidence = {
  held: HeldEvidence[]
  /** Rows that their author put there and holds no more; of nobody else. */
  lost: EvidenceRow[]
  /** NI-4, of what this reader holds and of what they lost. */
  changes: EvidenceChange[]
}

/** What it relied on, of a paragraph; undefined for another record. */
export function reliedOn(row: EvidenceRow): Evidence | undefined {
  const grade = readGrade(`${row.source ?? ''}${row.assessment ?? ''}${row.handling ?? ''}`)
  if (grade === undefined || row.number === null || row.textVersion === null) return undefined
  return {
    reportId: row.recordId,
    paragraphId: String(row.number),
    grade,
    textVersion: row.textVersion,
  }
}

/** Reads the evidence anew; what is not there for this reader leaves no trace but for who put it there. */
export async function readEvidence(ctx: Ctx, product: ProductRow): Promise<ReadEvidence> {
  const rows = await listEvidence(ctx.tx, product.id)
  const nodes = new Map(
    (
      await listChartNodes(
        ctx,
        rows.map(({ recordId }) => recordId),
      )
    ).map((node) => [node.id, node]),
  )
  const paragraphs = await listHeldParagraphs(
    ctx,
    rows.flatMap(({ recordId, number }) => (number !== null && nodes.has(recordId) ? [recordId] : [])),
  )
  const held: HeldEvidence[] = []
  const lost: EvidenceRow[] = []
  for (const row of rows) {
    const node = nodes.get(row.recordId)
    const paragraph = paragraphs.get(row.recordId)?.find(({ kept }) => kept === row.number)
    if (node !== undefined && (row.number === null || paragraph !== undefined))
      held.push({ row, node, paragraph })
    else if (row.addedBy === ctx.who.userId) lost.push(row)
  }
  return { held, lost, changes: changesOf(held, lost) }
}

function changesOf(held: readonly HeldEvidence[], lost: readonly EvidenceRow[]): EvidenceChange[] {
  const evidence = [...held.map(({ row }) => row), ...lost].flatMap((row) => reliedOn(row) ?? [])
  const now = held.flatMap(({ row, paragraph }) =>
    paragraph === undefined
      ? []
      : [
          {
            reportId: row.recordId,
            paragraphId: String(row.number),
            grade: paragraph.grade,
            textVersion: paragraph.version,
            // What a reader holds is found: a report that is held back or archived is not among it.
            state: 'EVALUATED' as const,
            isReleased: true,
            isWrong: row.wrongAt !== null,
            isCalledBack: row.calledBackAt !== null,
            isGradedAnew: row.regradedAt !== null,
          },
        ],
  )
  return evidenceChanges({ evidence }, now)
}

/** What changed of one row. */
export const changeOf = (changes: readonly EvidenceChange[], row: EvidenceRow) =>
  changes.find(({ reportId, paragraphId }) => reportId === row.recordId && paragraphId === String(row.number))
    ?.change

/** Leaves an entry of the records that were shown, in an order that says nothing of what only some readers hold. */
export function noteShown(ctx: Pick<Ctx, 'audit'>, ids: readonly string[]): void {
  ctx.audit.resultIds = [...new Set(ids)].sort().slice(0, MOST_NAMED)
  ctx.audit.resultCount = new Set(ids).size
}
