/** One turn of keeping the copy: what waits is sent, the copy is renewed, each failing for itself, and what is wrong is said. */
import { ApiError } from '@mips/client/api-error'
import { errorWords } from '../../platform/error-text.ts'

/** How the copy on this computer stands; nothing is wrong where `troubles` is empty and nothing waits. */
export type CopyState = {
  /** Entries that were typed and are not on the server. */
  waiting: number
  /** Why the server refused some, each reason once. */
  refused: readonly string[]
  troubles: readonly string[]
}

export type TurnParts = {
  /** Keeps the program itself; undefined once it is kept. */
  keepProgram: (() => Promise<void>) | undefined
  /** Sends what waits; undefined where nobody has opened the copy on this page. */
  send: (() => Promise<unknown>) | undefined
  renew: () => Promise<void>
  lines: () => Promise<readonly { refused?: string }[]>
}

/** Takes the turn. Having no network is what the copy is for, so that alone is no trouble. */
export async function keepTurn({ keepProgram, send, renew, lines }: TurnParts): Promise<CopyState> {
  const sending =
    send === undefined ? undefined : await troubleOf(send, 'Entries that wait could not be sent')
  const renewing = await troubleOf(renew, 'The locked copy was not renewed')
  const keeping =
    keepProgram === undefined
      ? undefined
      : await troubleOf(keepProgram, 'This page would not open without a network')
  const kept = await lines().catch(() => undefined)
  const reading = kept === undefined ? 'The locked copy on this computer cannot be read' : undefined
  return {
    waiting: kept?.filter(({ refused }) => refused === undefined).length ?? 0,
    refused: [...new Set(kept?.flatMap(({ refused }) => (refused === undefined ? [] : [refused])))],
    troubles: [sending, renewing, keeping, reading].filter((trouble) => trouble !== undefined),
  }
}

async function troubleOf(act: () => Promise<unknown>, what: string): Promise<string | undefined> {
  try {
    await act()
    return undefined
  } catch (error) {
    if (error instanceof ApiError && (error.code === 'offline' || error.code === 'not_signed_in'))
      return undefined
    return `${what}: ${whyOf(error)}`
  }
}

/** A full disk has a name of its own; what the server says is told in its words. */
function whyOf(error: unknown): string {
  if (error instanceof Error && error.name === 'QuotaExceededError')
    return 'this computer has no room left. Make room, or enter on another computer'
  if (error instanceof ApiError) return errorWords(error).title.toLowerCase()
  return error instanceof Error ? error.message : 'no reason was given'
}
