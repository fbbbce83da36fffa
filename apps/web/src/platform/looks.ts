/** When this browser tab opened each record: going on to another page of it and back is one look, until it was left for a while. */
import { serverNow } from './server-clock.ts'

/** Left for so long, the next look is another one. */
const lookMs = 10 * 60_000

const looks = new Map<string, { before: string; lastAt: number }>()

/** When the look began that goes on now; begins one where there is none. */
export function lookAt(recordId: string): string {
  const now = serverNow()
  const open = looks.get(recordId)
  const before = open !== undefined && now.getTime() - open.lastAt < lookMs ? open.before : now.toISOString()
  looks.set(recordId, { before, lastAt: now.getTime() })
  return before
}

/** Begins another look: what was shown is seen. */
export function lookAgain(recordId: string): string {
  looks.delete(recordId)
  return lookAt(recordId)
}
