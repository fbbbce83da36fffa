/** Users and groups as administrators see them. */
import type { GroupDetail, GroupSummary, UserDetail, UserSummary } from '@mips/contracts/admin-shapes'
import { decideRoleChange } from '@mips/domain/access/administration'
import { permissions, type Permission } from '@mips/domain/access/permissions'
import { codeLabel } from '@mips/domain/codes/lists'
import { isRoleCode, permissionsOf, roleLabel } from '@mips/domain/access/roles'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { GroupRow } from './admin.groups.repository.ts'
import type { GroupWithPeople } from './admin.groups.service.ts'
import type { UserRow } from './admin.users.repository.ts'
import type { UserWithMore } from './admin.users.service.ts'

const labelOf = (code: string) => (isRoleCode(code) ? roleLabel(code) : code)
const iso = (at: Date | null) => at?.toISOString() ?? null

export const presentUser = (row: UserRow): UserSummary => ({
  id: row.id,
  staffNumber: row.staffNumber,
  displayName: row.displayName,
  rank: row.rank,
  post: row.post,
  unitCode: row.unitCode,
  force: row.forceCode === null ? null : codeLabel('forces', row.forceCode),
  status: row.status,
  roles: row.roles.map((code) => ({ code, label: labelOf(code) })),
  hasPassword: row.hasPassword,
  lastSignInAt: iso(row.lastSignInAt),
})

export function presentUserDetail(who: Principal, found: UserWithMore): UserDetail {
  const { user: row, ...more } = found
  const decision = holds(who, 'admin.role.grant')
    ? decideRoleChange({ actorId: who.userId, userId: row.id, status: row.status })
    : ({ allowed: false, reason: 'Your roles do not let you change roles.' } as const)
  return {
    ...presentUser(row),
    joinedOn: row.joinedOn,
    leftOn: row.leftOn,
    mustChangePassword: row.mustChangePassword,
    activationUntil: iso(row.activationUntil),
    grants: more.grants.map((grant) => ({
      id: grant.id,
      code: grant.code,
      label: labelOf(grant.code),
      grantedBy: grant.grantedBy,
      reason: grant.reason,
      validFrom: grant.validFrom.toISOString(),
      validTo: iso(grant.validTo),
      holds: grant.holds,
    })),
    groups: more.groups.map((group) => ({
      ...group,
      validFrom: group.validFrom.toISOString(),
      validTo: iso(group.validTo),
    })),
    sessions: more.sessions.map((session) => ({
      id: session.id,
      signedInAt: session.signedInAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
      userAgent: session.userAgent,
      locked: session.lockedAt !== null,
    })),
    permissions: permissionsWithRoles(row.roles),
    mayChangeRoles: decision,
  }
}

/** Every permission that the roles carry, each with the roles that it comes from. */
function permissionsWithRoles(roles: readonly string[]): UserDetail['permissions'] {
  const from = new Map<Permission, string[]>()
  for (const code of roles.filter(isRoleCode))
    for (const permission of permissionsOf(code))
      from.set(permission, [...(from.get(permission) ?? []), roleLabel(code)])
  return [...from].map(([code, by]) => ({ code, words: permissions[code], roles: by }))
}

export const presentGroup = (row: GroupRow): GroupSummary => ({
  id: row.id,
  name: row.name,
  description: row.description,
  contact: row.contact,
  members: row.members,
})

export const presentGroupDetail = ({ group: row, people }: GroupWithPeople): GroupDetail => ({
  ...presentGroup(row),
  people: people.map((member) => ({
    ...member,
    validFrom: member.validFrom.toISOString(),
    validTo: iso(member.validTo),
  })),
})
