/** Holds calls back while the screen is locked or the session has ended, and sends them again once the same person is back. */
import type { ApiError } from '@mips/client/api-error'
import { createGate } from './gate.ts'

/** Why the screen is covered: locked, or the session has ended and a new one is needed. */
export type Cover = 'locked' | 'ended'

/** Open with true when the same person is back; false when the page is given up. */
export const sessionGate = createGate<Cover, boolean>()

const ownActs = new Set([
  'session.signIn',
  'session.unlock',
  'session.signOut',
  'session.signOutEverywhere',
  'session.lock',
])
let isKnown = false

/** Tells whether somebody is signed in on this page, so that the end of the session covers the page and does not leave it. */
export function setSignedIn(known: boolean): void {
  isKnown = known
}

/** Waits behind the cover; answers whether to send the call again. */
export async function recoverSession(error: ApiError, action: string): Promise<boolean> {
  if (ownActs.has(action)) return false
  if (error.code === 'session_locked') return sessionGate.wait('locked')
  if (error.code === 'not_signed_in' && isKnown) return sessionGate.wait('ended')
  return false
}
