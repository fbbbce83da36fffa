/** What a suite's browser keeps on its disk, all of it locked: whose it is, the last copy of the suite, entries not sent yet. */
import type { KeyBox, Sealed } from './kept-crypto.ts'

/** One person's copy on this computer. The name and the suite are in the open: they say whose password opens it. */
export type Keeper = {
  userId: string
  name: string
  staffNumber: string
  stationCode: string
  stationName: string
  box: KeyBox
  /** How far this computer's clock was from the server's, in milliseconds. */
  driftMs: number
}
export type KeptPack = { userId: string; sealed: Sealed; at: number }
/** An entry that has not come to the server, or that the server refused, with why. */
export type KeptLine = { key: string; userId: string; sealed: Sealed; typedAt: number; refused?: string }

type Stores = { keepers: Keeper; packs: KeptPack; lines: KeptLine }

/** Longer than this a copy is not kept: it would show people who have long gone. */
export const longestKeptMs = 24 * 3_600_000

let opening: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('mips-kept', 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('keepers', { keyPath: 'userId' })
      request.result.createObjectStore('packs', { keyPath: 'userId' })
      request.result.createObjectStore('lines', { keyPath: 'key' })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The copy cannot be kept on this computer.'))
  })
  return opening
}

async function act<T>(
  store: keyof Stores,
  mode: IDBTransactionMode,
  work: (on: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open()
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: 'strict' })
    const request = work(transaction.objectStore(store))
    // Kept means on the disk: not before the transaction is over.
    transaction.oncomplete = () => resolve(request.result)
    transaction.onerror = () => reject(transaction.error ?? new Error('The copy could not be written.'))
    transaction.onabort = () => reject(transaction.error ?? new Error('The copy could not be written.'))
  })
}

export const put = <K extends keyof Stores>(store: K, row: Stores[K]) =>
  act(store, 'readwrite', (on) => on.put(row))
export const remove = (store: keyof Stores, key: string) => act(store, 'readwrite', (on) => on.delete(key))
/** Takes away several in one transaction: each alone would wait for the disk. */
export async function removeAll(store: keyof Stores, keys: readonly string[]): Promise<void> {
  const [last] = keys.slice(-1)
  if (last === undefined) return
  await act(store, 'readwrite', (on) => {
    for (const key of keys.slice(0, -1)) on.delete(key)
    return on.delete(last)
  })
}
export const find = async <K extends keyof Stores>(store: K, key: string): Promise<Stores[K] | undefined> =>
  (await act(store, 'readonly', (on) => on.get(key))) as Stores[K] | undefined
export const all = async <K extends keyof Stores>(store: K): Promise<Stores[K][]> =>
  (await act(store, 'readonly', (on) => on.getAll())) as Stores[K][]

/** Ends a person's copy here; what they have typed and not sent stays, locked, until they send it. */
export async function forgetKept(userId: string): Promise<void> {
  await remove('packs', userId)
  const waiting = (await all('lines')).some((line) => line.userId === userId)
  if (!waiting) await remove('keepers', userId)
}

/** Takes away copies that are too old to be of use to anybody. */
export async function dropOld(now: number): Promise<void> {
  for (const pack of await all('packs')) if (now - pack.at > longestKeptMs) await remove('packs', pack.userId)
}
