/** A product as its reader may hold it now: records and paragraphs read anew, the words of its author beside them. */
import type { ProductPage, ProductPartView } from '@mips/contracts/product-parts'
import type { ProtectiveMarking } from '@mips/domain/codes/information'
import { packMarking } from '@mips/domain/intelligence/marking'
import { productParts, type ProfileKind } from '@mips/domain/intelligence/product-parts'
import { type EvidenceChange, productDue } from '@mips/domain/intelligence/products'
import { createHash } from 'node:crypto'
import { holds } from '../../platform/access/principal.ts'
import { badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import { fillParts } from './product.parts.service.ts'
import {
  type HeldEvidence,
  isOwn,
  momentOf,
  noteShown,
  readEvidence,
  requireProduct,
} from './product.reading.ts'
import {
  findOfficers,
  listHeads,
  listReaders,
  listSections,
  listSubjects,
  type ProductRow,
} from './product.repository.ts'
import { narrativesOf, presentEvidence, presentHead } from './product.view.ts'

/** `only`: it is for somebody else; no record that is restricted, and which of the evidence that its reader holds. All, when left out. */
export async function readProduct(
  ctx: Ctx,
  id: string,
  only?: (held: HeldEvidence) => boolean,
): Promise<ProductPage> {
  const row = await requireProduct(ctx, id)
  const [head] = await listHeads(ctx.tx, [id])
  const subjects = (await listChartNodes(ctx, await listSubjects(ctx.tx, id))).filter(
    (node) => only === undefined || !node.isRestricted,
  )
  const { held: all, lost, changes } = await readEvidence(ctx, row)
  const held = only === undefined ? all : all.filter((one) => !one.node.isRestricted && only(one))
  const sections = await listSections(ctx.tx, id)
  const readers = await listReaders(ctx.tx, head?.aclId ?? 0)
  const officers = await findOfficers(ctx.tx, [
    row.authorId,
    row.ownerId,
    row.approvedBy,
    ...sections.map(({ writtenBy }) => writtenBy),
    ...held.map((one) => one.row.addedBy),
    ...readers.flatMap(({ kind, id: reader }) => (kind === 'user' ? [reader] : [])),
  ])
  const narratives = narrativesOf(sections, officers)
  const filled = await fillParts(ctx, row, subjects)
  const parts = productParts[row.kind as ProfileKind].map(({ code, label, isFilled }) => ({
    code,
    label,
    isFilled,
    lines: filled.get(code)?.lines ?? [],
    left: filled.get(code)?.left ?? 0,
    narrative: narratives.get(code) ?? null,
  }))
  noteShown(ctx, [
    ...subjects.map((node) => node.id),
    ...held.map(({ node }) => node.id),
    ...parts.flatMap(({ lines }) => lines.flatMap(({ record }) => record?.id ?? [])),
  ])
  return {
    ...presentHead(row, head?.reference ?? null, officers),
    version: isOwn(ctx, row) ? (head?.version ?? 1) : 1,
    seen: seenOf(row, parts, held, changes),
    owner: officers.get(row.ownerId) ?? null,
    marking: row.marking,
    markingReason: row.markingReason,
    packMarking: markingOf(row, held),
    approvedBy: officers.get(row.approvedBy ?? '') ?? null,
    approvedAt: row.approvedAt?.toISOString() ?? null,
    lookedAt: row.lookedAt?.toISOString() ?? null,
    readers: readers.map(({ label }) => label).join(', '),
    namedReaders: readers.flatMap(({ kind, id: reader }) =>
      kind === 'user' ? (officers.get(reader) ?? []) : [],
    ),
    readerGroupIds: readers.flatMap(({ kind, id: reader }) => (kind === 'group' ? [reader] : [])),
    subjects: subjects.map(({ id: subject, kind, reference, title }) => ({
      id: subject,
      kind,
      reference,
      title,
    })),
    parts,
    evidence: presentEvidence(held, changes, officers),
    fellAway: lost.length,
    isToLookAt: changes.length + lost.length > 0,
    due: dueOf(ctx, row, changes),
    may: mayOf(ctx, row),
  }
}

/** A fingerprint of the words and the evidence that a reader sees. */
function seenOf(
  row: ProductRow,
  parts: readonly ProductPartView[],
  held: readonly HeldEvidence[],
  changes: readonly EvidenceChange[],
): string {
  const words = parts.map(({ code, narrative }) => [code, narrative?.version, narrative?.text])
  const evidence = held.map((one) => [one.row.id, one.paragraph?.textId, one.paragraph?.grade.printed])
  return createHash('sha256')
    .update(JSON.stringify([row.title, row.marking, row.fromDay, row.untilDay, words, evidence, changes]))
    .digest('hex')
}

/** Refuses who approves or gives what they did not read. */
export function refuseUnread(page: ProductPage, seen: string): void {
  if (page.seen !== seen) throw badField('seen', 'It changed since you read it: load the page again (NI-3)')
}

/** IM-3: the highest marking of what its reader holds of it. */
export const markingOf = (row: ProductRow, held: readonly HeldEvidence[]): string =>
  packMarking([
    row.marking as ProtectiveMarking,
    ...held.flatMap(({ paragraph }) => paragraph?.marking ?? []),
  ]).marking

function dueOf(ctx: Ctx, row: ProductRow, changes: readonly EvidenceChange[]): ProductPage['due'] {
  const { now, rules } = momentOf(ctx)
  const times = {
    madeAt: row.madeAt.toISOString(),
    ...(row.lookedAt === null ? {} : { lookedAt: row.lookedAt.toISOString() }),
  }
  const { text, by, rule, isOverdue } = productDue(times, changes, now.toISOString(), rules)
  return { text, by, rule, isOverdue }
}

function mayOf(ctx: Ctx, row: ProductRow): ProductPage['may'] {
  const isMaker = holds(ctx.who, 'intelligence.product.make')
  const own = isMaker && isOwn(ctx, row)
  return {
    change: { allowed: own },
    approve: { allowed: isMaker && row.authorId !== ctx.who.userId && row.state === 'DRAFT' },
    give: { allowed: holds(ctx.who, 'intelligence.dissemination.give') && row.state === 'APPROVED' },
  }
}
