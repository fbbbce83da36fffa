/** Making a profile, saying who may read it, and the words of its author (NI-3, NI-5). */
import type { NewProduct, ProductChange, ProductReaders } from '@mips/contracts/product'
import type { ProductListLine } from '@mips/contracts/product-parts'
import { markingProblems } from '@mips/domain/intelligence/marking'
import { productParts, type ProfileKind } from '@mips/domain/intelligence/product-parts'
import { productDue } from '@mips/domain/intelligence/products'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { internList } from '../admin/admin.lists.service.ts'
import { listOwnGroups } from '../intelligence/intelligence.service.ts'
import { maySeeKind } from '../pole/kind-access.service.ts'
import { createRecord } from '../pole/record.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { momentOf, noteShown, requireOwn } from './product.reading.ts'
import {
  countActive,
  enterOwnList,
  findOfficers,
  insertProduct,
  insertSection,
  insertSubject,
  listHeads,
  listLooks,
  listProducts,
  listSections,
  moveToList,
  type ProductRow,
  updateProduct,
} from './product.repository.ts'
import { presentHead } from './product.view.ts'

/** Kinds of record that no profile is about: words of intelligence are its evidence, and a person is their nominal. */
const notSubjects: readonly string[] = ['IntelligenceReport', 'AnalysisProduct', 'PersonRecord']

/** Makes a profile, on a list of readers from its first moment: its author and whom they name. */
export async function makeProduct(ctx: Ctx, body: NewProduct) {
  refuseDescription(body)
  const subjectIds = [...new Set(body.subjectIds)]
  await refuseSubjects(ctx, body.kind, subjectIds)
  const aclId = await listFor(ctx, body, ctx.who.userId)
  const { id } = await createRecord(ctx, { kind: 'AnalysisProduct', aclId })
  const { userId } = ctx.who
  const { now } = momentOf(ctx)
  await insertProduct(ctx.tx, {
    id,
    kind: body.kind,
    ...described(body),
    authorId: userId,
    ownerId: userId,
    madeAt: now,
  })
  for (const [place, recordId] of subjectIds.entries())
    await insertSubject(ctx.tx, { productId: id, recordId, place, addedBy: userId })
  await askReview(ctx, { id, ownerId: userId, madeAt: now, lookedAt: null })
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'AnalysisProduct',
    aclId,
    resultIds: subjectIds,
    change: { kind: body.kind, subjects: subjectIds },
  })
  return { id, version: 1 }
}

/** IM-1 and the days, each at its field. */
function refuseDescription(body: ProductChange): void {
  const problem = markingProblems(body.marking, body.markingReason).find(
    ({ severity }) => severity === 'BLOCK',
  )
  if (problem !== undefined) throw badField('marking', `${problem.message} (${problem.rule})`)
  if (body.from !== undefined && body.until !== undefined && body.until < body.from)
    throw badField('until', 'It ends on the day it begins or later')
}

const described = (body: ProductChange) => ({
  title: body.title,
  fromDay: body.from === undefined ? null : new Date(body.from),
  untilDay: body.until === undefined ? null : new Date(body.until),
  marking: body.marking,
  markingReason: body.markingReason || null,
})

/** Unknown, hidden and of a kind that no profile is about are the same. */
async function refuseSubjects(ctx: Ctx, kind: ProfileKind, ids: readonly string[]): Promise<void> {
  const found = await listHeads(ctx.tx, ids)
  const seen = found.filter((one) => !notSubjects.includes(one.kind) && maySeeKind(ctx.who, one.kind))
  if (seen.length < ids.length) throw new AppError('bad_reference')
  if (kind === 'SUBJECT' && seen.some((one) => one.kind !== 'Nominal'))
    throw badField('subjectIds', 'A subject profile is about people: make a problem profile of the rest')
}

/** The list of its author and those whom they name; a group that the author is not in is not theirs to tell. */
async function listFor(ctx: Ctx, body: ProductReaders, authorId: string): Promise<number> {
  const userIds = [...new Set([authorId, ctx.who.userId, ...body.readerIds])]
  if ((await countActive(ctx.tx, userIds)) < userIds.length)
    throw badField('readerIds', 'Choose people who work here now')
  const { groups } = await listOwnGroups(ctx)
  if (!body.readerGroupIds.every((id) => groups.some((group) => group.id === id)))
    throw badField('readerGroupIds', 'Choose groups that you are in')
  const aclId = await internList(ctx, {
    grade: 'hidden',
    contact: null,
    userIds,
    groupIds: body.readerGroupIds,
  })
  if (!(await enterOwnList(ctx.tx, aclId))) throw new AppError('unexpected')
  return aclId
}

export async function changeProduct(ctx: Ctx, id: string, body: ProductChange) {
  const row = await requireOwn(ctx, id)
  refuseDescription(body)
  await updateProduct(ctx.tx, id, { ...described(body), ...draftAgain })
  ctx.audit.change = { title: body.title, marking: body.marking, approvalEnded: row.state === 'APPROVED' }
  return keptAs(ctx, id)
}

/** What was approved is approved no more once it is changed (NI-3). */
export const draftAgain = { state: 'DRAFT', approvedBy: null, approvedAt: null } as const

export const keptAs = (ctx: Ctx, id: string) => ({ id, version: ctx.subjectVersion ?? 1 })

export async function setReaders(ctx: Ctx, id: string, body: ProductReaders) {
  const row = await requireOwn(ctx, id)
  const aclId = await listFor(ctx, body, row.authorId)
  await moveToList(ctx.tx, id, aclId)
  ctx.audit.change = { readers: body.readerIds, groups: body.readerGroupIds }
  return keptAs(ctx, id)
}

/** Keeps a new version of the words of one part. */
export async function writePart(
  ctx: Ctx,
  id: string,
  part: string,
  body: { text: string; basis?: string | undefined },
) {
  const row = await requireOwn(ctx, id)
  if (!productParts[row.kind as ProfileKind].some(({ code }) => code === part))
    throw new AppError('not_found')
  const before = (await listSections(ctx.tx, id)).filter(({ code }) => code === part)
  const version = (before.at(-1)?.version ?? 0) + 1
  await insertSection(ctx.tx, {
    productId: id,
    code: part,
    version,
    text: body.text,
    basis: body.basis ?? null,
    writtenBy: ctx.who.userId,
    writtenAt: momentOf(ctx).now,
  })
  await updateProduct(ctx.tx, id, draftAgain)
  ctx.audit.change = { part, version }
  return keptAs(ctx, id)
}

/** NI-5: the work of looking at it again, once for each look. */
export async function askReview(
  ctx: Ctx,
  row: Pick<ProductRow, 'id' | 'ownerId' | 'madeAt' | 'lookedAt'>,
): Promise<void> {
  const { now, rules } = momentOf(ctx)
  const times = {
    madeAt: row.madeAt.toISOString(),
    ...(row.lookedAt === null ? {} : { lookedAt: row.lookedAt.toISOString() }),
  }
  const due = productDue(times, [], now.toISOString(), rules)
  await raiseTask(ctx, {
    recordId: row.id,
    kind: 'PRODUCT_REVIEW',
    title: due.text,
    reason: `It was made or looked at ${rules.profileReviewDays} days ago (${due.rule}).`,
    rule: due.rule,
    harm: taskKind('PRODUCT_REVIEW').harm,
    opensAt: `/intelligence/products/${row.id}`,
    for: { userId: row.ownerId },
    dueAt: new Date(due.by),
    once: `${due.by} ${ctx.subjectVersion ?? 1}`,
  })
}

/** What was asked of who answers for it is done. */
export async function closeLooks(ctx: Ctx, id: string): Promise<void> {
  for (const kind of ['PRODUCT_CHANGED', 'PRODUCT_REVIEW']) await closeTasksOf(ctx, { recordId: id, kind })
}

/** The products on whose lists this reader is. */
export async function listOwnProducts(ctx: Ctx): Promise<{ products: ProductListLine[] }> {
  const rows = await listProducts(ctx.tx)
  const ids = rows.map(({ id }) => id)
  const heads = new Map((await listHeads(ctx.tx, ids)).map((head) => [head.id, head]))
  const officers = await findOfficers(
    ctx.tx,
    rows.map(({ authorId }) => authorId),
  )
  const looks = (await listLooks(ctx.tx, ids, momentOf(ctx).now)).filter(
    ({ ownerId }) => ownerId === ctx.who.userId,
  )
  noteShown(ctx, ids)
  return {
    products: rows.map((row) => ({
      ...presentHead(row, heads.get(row.id)?.reference ?? null, officers),
      isToLookAt: looks.some(({ recordId }) => recordId === row.id),
    })),
  }
}
