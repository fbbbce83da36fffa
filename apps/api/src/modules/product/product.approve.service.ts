/** Somebody else than its author approves a product: what it stands on, its markings and its words are looked at (NI-3, IM-3). */
import type { ProtectiveMarking } from '@mips/domain/codes/information'
import { repeatsRaw } from '@mips/domain/intelligence/product-parts'
import { type Product, productProblems } from '@mips/domain/intelligence/products'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { findReport, latestParagraphs } from '../intelligence/intelligence.parts.service.ts'
import {
  type HeldEvidence,
  holdProduct,
  momentOf,
  type ReadEvidence,
  readEvidence,
  reliedOn,
} from './product.reading.ts'
import { approveDraft, listSections, type ProductRow } from './product.repository.ts'
import { readProduct, refuseUnread } from './product.read.service.ts'
import { narrativesOf } from './product.view.ts'

const isApproved = () => new AppError('already_done', { facts: { reason: 'It is approved.' } })

/** Refuses in the words of the rules; what is asked besides is answered on the form. */
export async function approveProduct(ctx: Ctx, id: string, body: { seen: string; isSumLookedAt: boolean }) {
  const row = await holdProduct(ctx, id)
  if (row.state !== 'DRAFT') throw isApproved()
  refuseUnread(await readProduct(ctx, id), body.seen)
  const evidence = await readEvidence(ctx, row)
  const problems = productProblems(await factsOf(ctx, row, evidence))
  refuseProblems(problems)
  if (evidence.changes.length > 0)
    refuseProblems([
      {
        rule: 'NI-4',
        severity: 'BLOCK',
        field: 'evidence',
        message: 'What it stands on has changed: its author looks at it again first.',
      },
    ])
  const asked = problems.find(({ severity, rule }) => severity === 'ASK' && rule === 'IM-3')
  if (asked !== undefined && !body.isSumLookedAt)
    throw badField('isSumLookedAt', `${asked.message} (${asked.rule})`)
  const approved = { approvedBy: ctx.who.userId, approvedAt: momentOf(ctx).now }
  if (!(await approveDraft(ctx.tx, id, approved))) throw isApproved()
  ctx.audit.change = { approved: id, evidence: evidence.held.length }
  return { id }
}

/** The product as its approver reads it. */
async function factsOf(ctx: Ctx, row: ProductRow, { held }: ReadEvidence): Promise<Product> {
  const narratives = [...narrativesOf(await listSections(ctx.tx, row.id), new Map()).values()]
  return {
    kind: row.kind as Product['kind'],
    authorId: row.authorId,
    approvedById: ctx.who.userId,
    madeAt: row.madeAt.toISOString(),
    evidence: held.flatMap((one) => reliedOn(one.row) ?? []),
    unmarkedAssessments: narratives.filter(({ basis }) => basis === null).length,
    partMarkings: held.flatMap(({ paragraph }) => paragraph?.marking ?? []),
    marking: row.marking as ProtectiveMarking,
    holdsRaw: await holdsRaw(ctx, narratives.map(({ text }) => text).join('\n'), held),
  }
}

/** Whether its words repeat what was taken out of a paragraph, as far as this reader may read what was sent in. */
export async function holdsRaw(ctx: Ctx, words: string, held: readonly HeldEvidence[]): Promise<boolean> {
  for (const { row, paragraph } of held) {
    if (paragraph === undefined) continue
    const report = await findReport(ctx.tx, row.recordId)
    const raw = report && latestParagraphs(report).find(({ number }) => number === paragraph.kept)?.text
    if (raw !== undefined && repeatsRaw(words, { raw, sanitised: paragraph.text })) return true
  }
  return false
}
