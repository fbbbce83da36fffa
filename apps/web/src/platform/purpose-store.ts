/** Why the user looks, kept for the session: taken from the record being worked on, else asked once. */
import type { ApiError } from '@mips/client/api-error'
import type { PurposeClaim } from '@mips/client/request'
import { purposes, type PurposeCode } from '@mips/domain/codes/purposes'
import { useSyncExternalStore } from 'react'
import { createGate } from './gate.ts'

const storageName = 'mips.purpose'
const codes: ReadonlySet<string> = new Set(purposes.map(({ code }) => code))
const isCode = (code: string | null): code is PurposeCode => code !== null && codes.has(code)

/** Stands while the question is put to the user; opened with the choice, or undefined when they turn back. */
export const purposeGate = createGate<'ask', PurposeCode | undefined>()

/** How long the purpose of a task holds after its page was left, for the look-ups that belong to it. */
const lingerMs = 30 * 60_000

let derived: PurposeClaim | undefined
let derivedUntil = Infinity
let picked: PurposeClaim | undefined = readPicked()
const listeners = new Set<() => void>()

function readPicked(): PurposeClaim | undefined {
  if (typeof sessionStorage === 'undefined') return undefined
  const code = sessionStorage.getItem(storageName)
  return isCode(code) ? { code, source: 'picked' } : undefined
}

const tell = () => listeners.forEach((listener) => listener())

/** The purpose that goes with the next request. */
export function currentPurpose(): PurposeClaim | undefined {
  if (derived !== undefined && Date.now() > derivedUntil) derived = undefined
  return derived ?? picked
}

/** Remembers the user's own answer for this session; it holds for as long as the tab does. */
export function pickPurpose(code: PurposeCode): void {
  picked = { code, source: 'picked' }
  derived = undefined
  sessionStorage.setItem(storageName, code)
  tell()
}

/** Takes the purpose from a record being worked on; undefined ends it. */
export function derivePurpose(claim: { ref: string; code: PurposeCode } | undefined): void {
  derivedUntil = Infinity
  if (derived?.ref === claim?.ref && derived?.code === claim?.code) return
  derived = claim === undefined ? undefined : { ...claim, source: 'derived' }
  tell()
}

/** The page of the task was left: its purpose holds for half an hour more, unless another takes its place. */
export function leavePurpose(ref: string): void {
  if (derived?.ref === ref) derivedUntil = Date.now() + lingerMs
}

/** Forgets every purpose, when somebody else takes over. */
export function forgetPurpose(): void {
  derived = undefined
  picked = undefined
  sessionStorage.removeItem(storageName)
  tell()
}

/** Answers whether to send the call again: with the picked purpose when the derived one was not taken, else after asking. */
export async function recoverPurpose(error: ApiError, sent: PurposeClaim | undefined): Promise<boolean> {
  if (error.code !== 'purpose_required') return false
  // The record that it was taken from is not there for this user.
  if (sent?.source === 'derived' && derived?.ref === sent.ref) derivePurpose(undefined)
  const now = currentPurpose()
  if (now !== undefined && (now.code !== sent?.code || now.source !== sent.source || now.ref !== sent.ref))
    return true
  const chosen = await purposeGate.wait('ask')
  if (chosen === undefined) return false
  pickPurpose(chosen)
  return true
}

/** The purpose that stands now, for the header. */
export function usePurpose(): PurposeClaim | undefined {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentPurpose)
}
