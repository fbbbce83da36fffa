/** What the user may do, as the server said it; the browser decides nothing about access. */
import type { May } from '@mips/contracts/common'
import type { Permission } from '@mips/domain/access/permissions'
import type { ReactNode } from 'react'
import { holdsPermission, useSession } from './session.tsx'

/** Whether the user holds a permission. */
export const useCan = (permission: Permission): boolean => holdsPermission(useSession(), permission)

/** Shows its children to users with the permission only. */
export function Can({
  do: permission,
  otherwise,
  children,
}: {
  do: Permission
  otherwise?: ReactNode
  children: ReactNode
}) {
  return useCan(permission) ? children : (otherwise ?? null)
}

/** Shows its children when the reply's `may` allows the act on this record, and else the reason. */
export function MayDo({ may, act, children }: { may: May; act: string; children: ReactNode }) {
  const ability = may[act]
  if (ability?.allowed) return children
  return ability?.reason === undefined ? null : <p className="mips-muted mips-small">{ability.reason}</p>
}
