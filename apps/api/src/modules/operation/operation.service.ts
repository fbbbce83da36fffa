/** The register of operations: opening, reading, review and closing (OP-1, OP-3). */
import type { OfficerRef } from '@mips/contracts/common'
import type { operation } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { OperationLine, OperationPage } from '@mips/contracts/operation'
import {
  membershipProblems,
  type OperationAct,
  operationProblems,
  reviewDayProblems,
} from '@mips/domain/access/operations'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { londonDay } from '@mips/domain/time/london-day'
import { holds } from '../../platform/access/principal.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { internList } from '../admin/admin.lists.service.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import { readableKinds } from '../pole/kind-access.service.ts'
import { endOfDay } from './operation.days.ts'
import {
  countMembers,
  countOwn,
  countRecords,
  databaseNow,
  findOfficers,
  findOperation,
  holdOperation,
  insertGroup,
  insertMember,
  insertOperation,
  listMembers,
  listOwn,
  listRecords,
  type OperationRow,
  updateOperation,
} from './operation.repository.ts'

type Routes = (typeof operation)['routes']
const MOST_LISTED = 200

/** Today in London by the clock of the database, by which memberships begin and end. */
export const todayOf = async (ctx: Pick<Ctx, 'tx'>): Promise<string> =>
  londonDay((await databaseNow(ctx.tx)).toISOString())
const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** The operations of which the reader is a member now, the first due for review first. */
export async function listOperations(ctx: Ctx): Promise<{ operations: OperationLine[]; left: number }> {
  const rows = await listOwn(ctx.tx, MOST_LISTED)
  Object.assign(ctx.audit, { subjectKind: 'Operation', resultCount: rows.length })
  const operations = await presentLines(ctx, rows)
  return { operations, left: Math.max(0, (await countOwn(ctx.tx)) - rows.length) }
}

async function officersOf(ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, OfficerRef>> {
  const found = await findOfficers(
    ctx.tx,
    ids.flatMap((id) => id ?? []),
  )
  return new Map(found.map(({ status: _status, ...officer }) => [officer.id, officer]))
}

async function presentLines(ctx: Ctx, rows: readonly OperationRow[]): Promise<OperationLine[]> {
  const owners = await officersOf(
    ctx,
    rows.map(({ ownerId }) => ownerId),
  )
  const counts = await countMembers(
    ctx.tx,
    rows.map(({ groupId }) => groupId),
  )
  const today = await todayOf(ctx)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    owner: owners.get(row.ownerId) ?? null,
    isOwn: row.ownerId === ctx.who.userId,
    reviewOn: dayOf(row.reviewOn),
    isReviewDue: row.closedAt === null && dayOf(row.reviewOn) <= today,
    isClosed: row.closedAt !== null,
    members: counts.get(row.groupId) ?? 0,
  }))
}

/** An operation of which the actor is a member now; every other is not there. */
export async function requireOperation(ctx: Ctx, operationId: string): Promise<OperationRow> {
  const row = await findOperation(ctx.tx, operationId)
  if (row === null) throw new AppError('not_found')
  // Its entry in the audit is read by its members alone, as what is in it.
  Object.assign(ctx.audit, { subjectKind: 'Operation', subjectId: operationId, aclId: row.aclId })
  return row
}

/** The operation, held, when nothing stands against the act (OP-3, OP-4). */
export async function requireAct(
  ctx: Ctx,
  operationId: string,
  act: OperationAct,
  ofUserId?: string,
): Promise<OperationRow> {
  await holdOperation(ctx.tx, operationId)
  const row = await requireOperation(ctx, operationId)
  const [owner] = await findOfficers(ctx.tx, [row.ownerId])
  const facts = {
    ownerId: row.ownerId,
    isOwnerInPost: owner?.status === 'active',
    isClosed: row.closedAt !== null,
    recordsInside: act === 'CLOSE' ? await countRecords(ctx.tx, row.aclId) : 0,
  }
  const actor = { userId: ctx.who.userId, mayOpen: holds(ctx.who, 'operation.compartment.open') }
  refuseProblems(operationProblems(act, facts, actor, ofUserId))
  return row
}

export const getOperation = async (ctx: Ctx, operationId: string): Promise<OperationPage> =>
  presentOperation(ctx, await requireOperation(ctx, operationId))

/** The page of an operation as it stands now. */
export async function answerOperation(ctx: Ctx, operationId: string): Promise<OperationPage> {
  const row = await findOperation(ctx.tx, operationId)
  if (row === null) throw new AppError('unexpected')
  return presentOperation(ctx, row)
}

async function presentOperation(ctx: Ctx, row: OperationRow): Promise<OperationPage> {
  const [line] = await presentLines(ctx, [row])
  if (line === undefined) throw new AppError('unexpected')
  const officers = await officersOf(ctx, [row.openedBy, row.reviewedBy])
  const records = await listRecords(ctx.tx, row.aclId, readableKinds(ctx.who), MOST_LISTED)
  const ids = records.map(({ id }) => id)
  const nodes = new Map((await listChartNodes(ctx, ids)).map((node) => [node.id, node]))
  ctx.audit.resultIds = ids.slice(0, 100)
  return {
    ...line,
    reason: row.reason,
    openedBy: officers.get(row.openedBy) ?? null,
    openedAt: row.openedAt.toISOString(),
    reviewedBy: row.reviewedBy === null ? null : (officers.get(row.reviewedBy) ?? null),
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
    reviewWords: row.reviewWords,
    closedAt: row.closedAt?.toISOString() ?? null,
    closeReason: row.closeReason,
    people: (await listMembers(ctx.tx, row.groupId)).map((member) => {
      const { memberId, status, validFrom, validTo, state, reason, addedBy, ...officer } = member
      return {
        memberId,
        officer,
        isInPost: status === 'active',
        from: validFrom.toISOString(),
        until: validTo?.toISOString() ?? null,
        state,
        reason,
        addedBy,
      }
    }),
    records: records.map(({ id, kind, reference }) => ({
      id,
      kind,
      reference,
      title: nodes.get(id)?.title ?? reference ?? kindLabel(kind),
    })),
    recordsLeft: Math.max(0, (await countRecords(ctx.tx, row.aclId)) - records.length),
  }
}

/** OP-1: opens an operation whose owner and first member is whoever opens it. */
export async function openOperation(
  ctx: Ctx,
  body: RouteInput<Routes['open']>['body'],
): Promise<OperationPage> {
  const today = await todayOf(ctx)
  refuseProblems([
    ...reviewDayProblems(body.reviewOn, today),
    ...membershipProblems({ from: today, until: body.until }, today),
  ])
  const { userId } = ctx.who
  const group = await insertGroup(ctx.tx, {
    name: body.name,
    description: 'The members of an operation',
    createdBy: userId,
  })
  await insertMember(ctx.tx, {
    groupId: group.id,
    userId,
    addedBy: userId,
    reason: 'Opened it',
    validFrom: null,
    validTo: endOfDay('until', body.until),
  })
  const aclId = await internList(ctx, { grade: 'hidden', contact: null, userIds: [], groupIds: [group.id] })
  const { id } = await insertOperation(ctx.tx, {
    name: body.name,
    reason: body.reason,
    ownerId: userId,
    groupId: group.id,
    aclId,
    reviewOn: new Date(body.reviewOn),
    openedBy: userId,
    openedAt: ctx.clock.now(),
  })
  Object.assign(ctx.audit, {
    subjectKind: 'Operation',
    subjectId: id,
    aclId,
    change: { opened: body.name, reviewOn: body.reviewOn },
    reasonGiven: body.reason,
  })
  return answerOperation(ctx, id)
}

/** OP-1: it was looked at, is needed still, and is looked at again by another day. */
export async function reviewOperation(
  ctx: Ctx,
  operationId: string,
  { words, reviewOn }: RouteInput<Routes['review']>['body'],
): Promise<OperationPage> {
  await requireAct(ctx, operationId, 'REVIEW')
  refuseProblems(reviewDayProblems(reviewOn, await todayOf(ctx)))
  await updateOperation(ctx.tx, operationId, {
    reviewOn: new Date(reviewOn),
    reviewedBy: ctx.who.userId,
    reviewedAt: ctx.clock.now(),
    reviewWords: words,
  })
  ctx.audit.change = { reviewed: reviewOn }
  return answerOperation(ctx, operationId)
}

/** OP-4: closes an operation in which nothing is any more. */
export async function closeOperation(ctx: Ctx, operationId: string, reason: string): Promise<OperationPage> {
  await requireAct(ctx, operationId, 'CLOSE')
  await updateOperation(ctx.tx, operationId, {
    closedBy: ctx.who.userId,
    closedAt: ctx.clock.now(),
    closeReason: reason,
  })
  Object.assign(ctx.audit, { change: { closed: true }, reasonGiven: reason })
  return answerOperation(ctx, operationId)
}
