/** Who is asking: the signed-in user with the roles, permissions and access lists that hold at this moment. */
import type { Permission } from '@mips/domain/access/permissions'
import type { RoleCode } from '@mips/domain/access/roles'
import type { PoolCode } from '@mips/domain/identity/pools'

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
  /** The separate pool of identities that the session works in; null is the public index. */
  readonly pool: PoolCode | null
  /** The list of that pool, on which everything stands that is made there. */
  readonly poolAcl: number | null
  readonly locked: boolean
  readonly mustChangePassword: boolean
  readonly preferences: Record<string, unknown>
}

/** Whether the principal holds the permission. */
export const holds = (who: Pick<Principal, 'permissions'>, permission: Permission): boolean =>
  who.permissions.includes(permission)
