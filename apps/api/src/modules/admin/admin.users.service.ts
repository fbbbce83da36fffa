/** Users and their roles, activation codes and sessions. */
import { decideActivation, decideRoleChange, decideRoleGrant } from '@mips/domain/access/administration'
import type { Decision } from '@mips/domain/access/decision'
import { allPermissions, permissions } from '@mips/domain/access/permissions'
import { allRoles, permissionsOf, roleLabel, type RoleCode } from '@mips/domain/access/roles'
import { randomInt } from 'node:crypto'
import { hashPassword } from '../../platform/auth/password.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { endOfDay } from './admin.times.ts'
import {
  countHolders,
  endGrant,
  endUserSessions,
  findUser,
  holdUser,
  insertGrant,
  listGrants,
  listMemberships,
  listUserSessions,
  pageSize,
  putActivation,
  searchUsers,
  type GrantRow,
  type MembershipRow,
  type SessionRow,
  type UserDetailRow,
  type UserSearch,
} from './admin.users.repository.ts'

/** Throws `rule_refused` with the reason when the decision says no. */
export function refuseUnless(rule: string, decision: Decision): void {
  if (!decision.allowed) throw new AppError('rule_refused', { facts: { rule, reason: decision.reason } })
}

export async function listUsers(ctx: Ctx, search: UserSearch) {
  ctx.audit.terms = search
  const rows = await searchUsers(ctx.tx, search)
  ctx.audit.resultCount = rows[0]?.total ?? 0
  return { rows, total: rows[0]?.total ?? 0, pageSize }
}

/** The user, or `not_found`; the entry names them as its subject. */
export async function getKnownUser(ctx: Ctx, userId: string): Promise<UserDetailRow> {
  Object.assign(ctx.audit, { subjectKind: 'User', subjectId: userId })
  const user = await findUser(ctx.tx, userId)
  if (user === undefined) throw new AppError('not_found')
  return user
}

/** A user with what they hold. */
export type UserWithMore = {
  user: UserDetailRow
  grants: GrantRow[]
  groups: MembershipRow[]
  sessions: SessionRow[]
}

export async function getUser(ctx: Ctx, userId: string): Promise<UserWithMore> {
  const user = await getKnownUser(ctx, userId)
  const grants = await listGrants(ctx.tx, userId)
  const groups = await listMemberships(ctx.tx, userId)
  const sessions = await listUserSessions(ctx.tx, userId)
  return { user, grants, groups, sessions }
}

/** Gives a role, until the end of a day where one is named; the next request of the user has it. */
export async function grantRole(
  ctx: Ctx,
  userId: string,
  grant: { roleCode: RoleCode; reason: string; untilOn?: string | undefined },
) {
  await holdUser(ctx.tx, userId)
  const user = await getKnownUser(ctx, userId)
  refuseUnless('role.change', decideRoleChange({ actorId: ctx.who.userId, userId, status: user.status }))
  refuseUnless('role.grant', decideRoleGrant({ roleCode: grant.roleCode, held: user.roles }))
  await insertGrant(ctx.tx, {
    userId,
    roleCode: grant.roleCode,
    grantedBy: ctx.who.userId,
    reason: grant.reason,
    validTo: endOfDay(ctx, 'untilOn', grant.untilOn),
  })
  Object.assign(ctx.audit, {
    change: { given: grant.roleCode, untilOn: grant.untilOn ?? null },
    reasonGiven: grant.reason,
  })
  return getUser(ctx, userId)
}

/** Ends a role; the next request of the user is without it. */
export async function endRole(ctx: Ctx, userId: string, grantId: string, reason: string) {
  const user = await getKnownUser(ctx, userId)
  refuseUnless('role.change', decideRoleChange({ actorId: ctx.who.userId, userId, status: user.status }))
  const grant = (await listGrants(ctx.tx, userId)).find((row) => row.id === grantId)
  if (grant === undefined) throw new AppError('not_found')
  if ((await endGrant(ctx.tx, userId, grantId)) === 0) throw new AppError('already_done')
  Object.assign(ctx.audit, { change: { ended: grant.code }, reasonGiven: reason })
  return getUser(ctx, userId)
}

/** Letters and digits that are not mistaken for one another when they are read aloud or copied by hand. */
const codeLetters = 'BCDFGHJKMNPQRSTVWXZ23456789'
const activationHours = 24

/** Four groups of four: 76 bits. */
const newCode = () =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => codeLetters[randomInt(codeLetters.length)]).join(''),
  ).join('-')

/** Issues a code that signs the user in once, within a day, and then asks for a new password; it is shown this once and stored as a hash. */
export async function issueActivationCode(
  ctx: Ctx,
  userId: string,
  reason: string,
): Promise<{ code: string; validUntil: string }> {
  const user = await getKnownUser(ctx, userId)
  refuseUnless('user.activate', decideActivation({ actorId: ctx.who.userId, userId, status: user.status }))
  const code = newCode()
  const until = await putActivation(
    ctx.tx,
    userId,
    await hashPassword(code, ctx.config.argonMemoryKib),
    activationHours,
  )
  const ended = await endUserSessions(ctx.tx, userId, 'activation_code_issued')
  Object.assign(ctx.audit, {
    change: { activationCode: 'issued', sessionsEnded: ended },
    reasonGiven: reason,
  })
  return { code, validUntil: until.toISOString() }
}

export async function endSessionsOf(ctx: Ctx, userId: string, reason: string): Promise<{ ended: number }> {
  await getKnownUser(ctx, userId)
  const ended = await endUserSessions(ctx.tx, userId, 'ended_by_administrator')
  Object.assign(ctx.audit, { change: { sessionsEnded: ended }, reasonGiven: reason })
  return { ended }
}

/** The whole table of roles, as the program holds it, with how many people in post hold each. */
export async function listRoles(ctx: Ctx) {
  const holders = new Map((await countHolders(ctx.tx)).map((row) => [row.code, row.holders]))
  return {
    roles: allRoles.map((code) => ({
      code,
      label: roleLabel(code),
      holders: holders.get(code) ?? 0,
      permissions: permissionsOf(code),
    })),
    permissions: allPermissions.map((code) => ({ code, words: permissions[code] })),
  }
}
