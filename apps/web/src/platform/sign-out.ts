/** Ends of a session at this desk: lock, sign out, somebody else. */
import { api, queryClient } from './api.ts'
import { flushDrafts } from './draft-store.ts'
import { forgetKept } from './kept/kept-store.ts'
import { tellTabs } from './tabs.ts'
import { forgetPurpose } from './purpose-store.ts'
import { sessionGate, setSignedIn } from './session-gate.ts'
import { sessionQuery } from './session.tsx'
import { paths } from './paths.ts'

let locking: Promise<unknown> = Promise.resolve()

/** Resolves when a lock that is on its way has reached the server, so that an unlock does not overtake it. */
export const lockArrived = (): Promise<unknown> => locking

/** Covers the page at once, then locks the session on the server; what is typed is sent first. */
export async function lockScreen(): Promise<void> {
  if (sessionGate.question() !== undefined) return
  void sessionGate.wait('locked')
  tellTabs('locked')
  // The drafts travel first, because a locked session takes no more of them; the page is covered already.
  locking = flushDrafts().then(() => api.session.lock.fetch().catch(() => undefined))
  await locking
}

/** Ends the session here, and everything that this page holds. */
export async function signOut(everywhere = false): Promise<void> {
  // Behind the cover nothing more is taken; what was typed was sent before.
  if (sessionGate.question() === undefined) await flushDrafts()
  const userId = queryClient.getQueryData(sessionQuery.queryKey)?.user.id
  // The copy of the suite on this computer goes with the person.
  if (userId !== undefined) await forgetKept(userId).catch(() => undefined)
  const end = everywhere ? api.session.signOutEverywhere : api.session.signOut
  // A session that has ended already is signed out.
  await end.fetch().catch(() => undefined)
  tellTabs('signed-out')
  leaveTo(paths.signIn())
}

/** Leaves by loading the page anew, so that nothing of the person before stays in memory. */
export function leaveTo(path: string): void {
  setSignedIn(false)
  forgetPurpose()
  window.location.assign(path)
}
