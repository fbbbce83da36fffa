/** Groups that can stand on an access list: changing who is in one touches no record and holds from the next request. */
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  endMember,
  holdGroup,
  insertGroup,
  insertMember,
  isGroupNameTaken,
  listGroups,
  listMembers,
  type GroupRow,
  type MemberRow,
} from './admin.groups.repository.ts'
import { endOfDay } from './admin.times.ts'
import { findUser } from './admin.users.repository.ts'

export const listAllGroups = (ctx: Ctx): Promise<GroupRow[]> => listGroups(ctx.tx, null)

async function getKnownGroup(ctx: Ctx, groupId: string): Promise<GroupRow> {
  Object.assign(ctx.audit, { subjectKind: 'AccessGroup', subjectId: groupId })
  const group = (await listGroups(ctx.tx, [groupId]))[0]
  if (group === undefined) throw new AppError('not_found')
  return group
}

/** A group with its members. */
export type GroupWithPeople = { group: GroupRow; people: MemberRow[] }

export async function getGroup(ctx: Ctx, groupId: string): Promise<GroupWithPeople> {
  const group = await getKnownGroup(ctx, groupId)
  return { group, people: await listMembers(ctx.tx, groupId) }
}

export async function createGroup(
  ctx: Ctx,
  group: { name: string; description: string; contact?: string | undefined },
) {
  if (await isGroupNameTaken(ctx.tx, group.name))
    throw badField('name', 'There is a group of this name already')
  const id = await insertGroup(ctx.tx, {
    name: group.name,
    description: group.description,
    contact: group.contact === undefined || group.contact === '' ? null : group.contact,
    createdBy: ctx.who.userId,
  })
  ctx.audit.change = { created: group.name }
  return getGroup(ctx, id)
}

/** Adds a person in post, until the end of a day where one is named. */
export async function addMember(
  ctx: Ctx,
  groupId: string,
  member: { userId: string; reason: string; untilOn?: string | undefined },
) {
  await holdGroup(ctx.tx, groupId)
  await getKnownGroup(ctx, groupId)
  const user = await findUser(ctx.tx, member.userId)
  if (user === undefined) throw badField('userId', 'Choose a person from the list')
  if (user.status !== 'active') throw badField('userId', 'Choose a person who is in post')
  if ((await listMembers(ctx.tx, groupId)).some((known) => known.userId === member.userId))
    throw badField('userId', 'This person is a member already')
  await insertMember(ctx.tx, {
    groupId,
    userId: member.userId,
    addedBy: ctx.who.userId,
    reason: member.reason,
    validTo: endOfDay(ctx, 'untilOn', member.untilOn),
  })
  Object.assign(ctx.audit, {
    change: { added: member.userId, untilOn: member.untilOn ?? null },
    reasonGiven: member.reason,
  })
  return getGroup(ctx, groupId)
}

export async function removeMember(ctx: Ctx, groupId: string, memberId: string, reason: string) {
  await getKnownGroup(ctx, groupId)
  const member = (await listMembers(ctx.tx, groupId)).find((known) => known.memberId === memberId)
  if (member === undefined || (await endMember(ctx.tx, groupId, memberId)) === 0)
    throw new AppError('not_found')
  Object.assign(ctx.audit, { change: { removed: member.userId }, reasonGiven: reason })
  return getGroup(ctx, groupId)
}
