/** Who is asking: the signed-in user with the roles, permissions and access lists that hold at this moment. */
import type { Permission } from '@mips/domain/access/permissions'
import type { RoleCode } from '@mips/domain/access/roles'

export type Principal = {
  readonly userId: string
  readonly sessionId: string
  readonly staffNumber: string
  readonly displayName: string
  readonly rank: string
  readonly unitCode: string
  readonly roles: readonly RoleCode[]
  readonly permissions: readonly Permission[]
  readonly acls: readonly number[]
  readonly locked: boolean
  readonly mustChangePassword: boolean
  readonly preferences: Record<string, unknown>
}

/** Whether the principal holds the permission. */
export const holds = (who: Principal, permission: Permission): boolean => who.permissions.includes(permission)
