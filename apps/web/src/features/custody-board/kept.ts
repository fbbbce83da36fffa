/** The copy of the suite on this computer: taking it up, renewing it, opening it, and sending what was typed meanwhile. */
import { PackedStay } from '@mips/contracts/custody-board-replies'
import type { RoundKind } from '@mips/domain/custody/rounds'
import { z } from 'zod'
import { ApiError } from '@mips/client/api-error'
import { api } from '../../platform/api.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { makeKeyBox, openKeyBox, seal, unseal } from '../../platform/kept/kept-crypto.ts'
import {
  all,
  dropOld,
  find,
  type Keeper,
  type KeptLine,
  put,
  remove,
  removeAll,
} from '../../platform/kept/kept-store.ts'
import { keepShell } from '../../platform/kept/shell-worker.ts'
import { pickPurpose } from '../../platform/purpose-store.ts'
import { clockDriftMs } from '../../platform/server-clock.ts'

const Pack = z.object({ serverTime: z.string(), stays: z.array(PackedStay) })
export type Pack = z.infer<typeof Pack> & { at: number }

/** An entry as it is typed: its own key for ever, when it happened, when it was typed. */
export type NewEntry = {
  key: string
  recordId: string
  kind: RoundKind
  happenedAt: string
  typedAt: string
  text: string
  lateReason?: string | undefined
}
export type WaitingLine = NewEntry & { refused: string | undefined }

/** The halves that open, of whoever gave the password on this page; gone when the page is. */
const opened = new Map<string, CryptoKey>()
export const openedKey = (userId: string): CryptoKey | undefined => opened.get(userId)

export type Suite = { code: string; name: string }
type Person = { id: string; staffNumber: string; displayName: string }

/** Takes up a copy of the suite for this person, once the server has taken their password. */
export async function takeUpCopy(person: Person, suite: Suite, password: string): Promise<void> {
  await api.session.unlock.fetch({ body: { password } })
  const before = await find('keepers', person.id)
  const same = before === undefined ? undefined : await openKeyBox(before.box, password)
  // A key that still opens what waits to be sent is kept.
  const box = before !== undefined && same !== undefined ? before.box : await makeKeyBox(password)
  const key = same ?? (await openKeyBox(box, password))
  if (key === undefined) throw new Error('The copy could not be locked.')
  const keeper: Keeper = {
    userId: person.id,
    name: person.displayName,
    staffNumber: person.staffNumber,
    stationCode: suite.code,
    stationName: suite.name,
    box,
    driftMs: clockDriftMs(),
  }
  await put('keepers', keeper)
  opened.set(person.id, key)
  await renewCopy(keeper)
  await keepShell()
}

/** Reads the suite and locks it in; needs no password. */
export async function renewCopy(keeper: Keeper): Promise<void> {
  const pack = await topicApi.custodyBoard.pack.fetch({ query: { stationCode: keeper.stationCode } })
  const drift = clockDriftMs()
  await put('packs', {
    userId: keeper.userId,
    sealed: await seal(keeper.box.publicKey, pack),
    at: Date.now(),
  })
  if (Math.abs(drift - keeper.driftMs) > 1500) await put('keepers', { ...keeper, driftMs: drift })
  await dropOld(Date.now())
}

/** Opens a copy with the password; undefined for another. */
export async function openCopy(keeper: Keeper, password: string): Promise<CryptoKey | undefined> {
  const key = await openKeyBox(keeper.box, password)
  if (key !== undefined) opened.set(keeper.userId, key)
  return key
}

/** What the copy holds; undefined when it was never taken or has been dropped. */
export async function readCopy(keeper: Keeper, key: CryptoKey): Promise<Pack | undefined> {
  const kept = await find('packs', keeper.userId)
  if (kept === undefined) return undefined
  return { ...Pack.parse(await unseal(key, kept.sealed)), at: kept.at }
}

/** Keeps an entry on the disk, locked; resolves when it is safe there. */
export async function keepEntry(keeper: Keeper, entry: NewEntry): Promise<void> {
  await put('lines', {
    key: entry.key,
    userId: keeper.userId,
    sealed: await seal(keeper.box.publicKey, entry),
    typedAt: Date.parse(entry.typedAt),
  })
}

/** The lines of one person as they lie on the disk, still locked; why one was refused is in the open. */
export const linesOf = async (keeper: Keeper): Promise<KeptLine[]> =>
  (await all('lines')).filter((line) => line.userId === keeper.userId)

/** What waits to be sent or was refused, in the order in which it was typed. */
export async function readWaiting(keeper: Keeper, key: CryptoKey): Promise<WaitingLine[]> {
  const read = await Promise.all(
    (await linesOf(keeper))
      .sort((a, b) => a.typedAt - b.typedAt)
      .map(async ({ sealed, refused }) => ({ ...((await unseal(key, sealed)) as NewEntry), refused })),
  )
  return read
}

export const dismissEntry = (key: string): Promise<unknown> => remove('lines', key)

export type Sending = { sent: number; notes: { entry: NewEntry; words: string }[] } | 'sign-in' | 'offline'

const atOnce = 50

/** Sends what waits, each under its own key; what is refused stays, with why. Nothing leaves the disk before the server has it. */
export async function sendWaiting(keeper: Keeper, key: CryptoKey): Promise<Sending> {
  const isAnyWaiting = (await linesOf(keeper)).some(({ refused }) => refused === undefined)
  if (!isAnyWaiting && !navigator.onLine) return 'offline'
  if (!isAnyWaiting) return { sent: 0, notes: [] }
  try {
    const session = await api.session.getCurrent.fetch()
    if (session.locked || session.user.id !== keeper.userId) return 'sign-in'
    // Unlocking each line is work: only when there is somebody to send them to.
    const waiting = (await readWaiting(keeper, key)).filter(({ refused }) => refused === undefined)
    pickPurpose('ARREST_CUSTODY')
    let sent = 0
    const notes: { entry: NewEntry; words: string }[] = []
    for (let at = 0; at < waiting.length; at += atOnce) {
      const some = waiting.slice(at, at + atOnce)
      const entries = some.map(({ refused: _, ...entry }) => entry)
      const { results } = await topicApi.custodyBoard.recordRound.fetch({ body: { entries } })
      const landed: string[] = []
      for (const result of results) {
        const entry = some.find((one) => one.key === result.key)
        if (entry === undefined) continue
        if (result.outcome === 'refused') {
          const line = await find('lines', result.key)
          if (line !== undefined) await put('lines', { ...line, refused: result.reason ?? 'It was refused.' })
        } else {
          landed.push(result.key)
          if (result.reason !== null) notes.push({ entry, words: result.reason })
        }
      }
      await removeAll('lines', landed)
      sent += landed.length
    }
    return { sent, notes }
  } catch (error) {
    if (error instanceof ApiError && error.code === 'offline') return 'offline'
    if (error instanceof ApiError && error.code === 'not_signed_in') return 'sign-in'
    if (error instanceof ApiError && error.status >= 500) return 'offline'
    throw error
  }
}
