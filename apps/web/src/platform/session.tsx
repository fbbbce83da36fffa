/** Who is signed in, as the server said it. */
import { allRoles, type RoleCode } from '@mips/domain/access/roles'
import type { Permission } from '@mips/domain/access/permissions'
import type { CurrentSession } from '@mips/contracts/session'
import { useQuery } from '@tanstack/react-query'
import { api, queryClient } from './api.ts'
import { loadCodes } from './codes.ts'
import { sessionGate, setSignedIn } from './session-gate.ts'

export const sessionQuery = api.session.getCurrent.query()

/** The session of the signed-in user. Every page but sign-in and password has one. */
export function useSession(): CurrentSession {
  const { data } = useQuery({ ...sessionQuery, staleTime: Infinity })
  if (data === undefined) throw new Error('This part stands on a page for signed-in users only.')
  return data
}

/** The session when there is one; for parts that also stand on the sign-in page. */
export const useSessionIfAny = (): CurrentSession | undefined =>
  useQuery({ ...sessionQuery, enabled: false }).data

let areCodesAsked = false

/** Reads who is signed in, once; throws `not_signed_in` when nobody is. */
export async function loadSession(): Promise<CurrentSession> {
  const session = await queryClient.ensureQueryData({ ...sessionQuery, staleTime: Infinity })
  setSignedIn(true)
  if (!areCodesAsked) {
    areCodesAsked = true
    void loadCodes()
  }
  if (session.locked && sessionGate.question() === undefined) void sessionGate.wait('locked')
  return session
}

/** Reads the session again, after a change of password, role or lock. */
export const refreshSession = (): Promise<CurrentSession> =>
  queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })

/** Whether the user holds the permission now. */
export const holdsPermission = (session: CurrentSession, permission: Permission): boolean =>
  session.permissions.includes(permission)

/** The roles of the user that this version knows. */
export const rolesOf = (session: CurrentSession): RoleCode[] => {
  const held = new Set(session.roles.map(({ code }) => code))
  return allRoles.filter((role) => held.has(role))
}
