/** Who is a member of an operation, each for a time; a change holds from the next request of that person (OP-2, OP-3). */
import type { operation } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { OperationPage } from '@mips/contracts/operation'
import { membershipProblems } from '@mips/domain/access/operations'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { endOfDay, startOfDay } from './operation.days.ts'
import {
  endMembership,
  findOfficers,
  findOperation,
  insertMember,
  listMembers,
  updateOperation,
} from './operation.repository.ts'
import { answerOperation, requireAct, todayOf } from './operation.service.ts'

type Routes = (typeof operation)['routes']

/** Adds somebody in post for a time; one who is a member already is prolonged or shortened to it. */
export async function addMember(
  ctx: Ctx,
  operationId: string,
  { userId, from, until, reason }: RouteInput<Routes['addMember']>['body'],
): Promise<OperationPage> {
  const { groupId } = await requireAct(ctx, operationId, 'ADD')
  const today = await todayOf(ctx)
  refuseProblems(membershipProblems({ from, until }, today))
  const [officer] = await findOfficers(ctx.tx, [userId])
  if (officer?.status !== 'active') throw badField('userId', 'Choose a person who is in post')
  const standing = (await listMembers(ctx.tx, groupId)).filter(
    (member) => member.id === userId && member.state !== 'ENDED',
  )
  await insertMember(ctx.tx, {
    groupId,
    userId,
    addedBy: ctx.who.userId,
    reason,
    validFrom: from === today ? null : startOfDay('from', from),
    validTo: endOfDay('until', until),
  })
  // Whoever is a member until then stays one up to the new beginning.
  if (from === today) for (const { memberId } of standing) await endMembership(ctx.tx, memberId)
  Object.assign(ctx.audit, { change: { added: userId, from, until }, reasonGiven: reason })
  return answerOperation(ctx, operationId)
}

/** Ends a membership: that person sees nothing inside from their next request on. */
export async function endMember(
  ctx: Ctx,
  which: { operationId: string; memberId: string },
  reason: string,
): Promise<OperationPage> {
  const seen = await findOperation(ctx.tx, which.operationId)
  const people = seen === null ? [] : await listMembers(ctx.tx, seen.groupId)
  const member = people.find(({ memberId }) => memberId === which.memberId)
  await requireAct(ctx, which.operationId, 'END', member?.id)
  if (member === undefined || (await endMembership(ctx.tx, member.memberId)) === 0)
    throw new AppError('not_found')
  Object.assign(ctx.audit, { change: { removed: member.id }, reasonGiven: reason })
  return answerOperation(ctx, which.operationId)
}

/** OP-3: makes another member the owner. */
export async function handOver(
  ctx: Ctx,
  operationId: string,
  { userId, reason }: RouteInput<Routes['handOver']>['body'],
): Promise<OperationPage> {
  const { groupId } = await requireAct(ctx, operationId, 'HAND_OVER')
  const isMember = (await listMembers(ctx.tx, groupId)).some(
    ({ id, state, status }) => id === userId && state === 'NOW' && status === 'active',
  )
  if (!isMember) throw badField('userId', 'Choose a member who is in post: add them first')
  await updateOperation(ctx.tx, operationId, { ownerId: userId })
  Object.assign(ctx.audit, { change: { owner: userId }, reasonGiven: reason })
  return answerOperation(ctx, operationId)
}
