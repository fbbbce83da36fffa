/** Hashes and checks passwords with argon2id; at most four at once, so that a shift change cannot fill the memory. */
import argon2 from 'argon2'
import { AppError } from '../errors.ts'

const mostAtOnce = 4
const mostWaiting = 50

let running = 0
const waiting: (() => void)[] = []

/** Runs the work when one of the four places is free; refuses with `busy` when too many already wait. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= mostAtOnce) {
    if (waiting.length >= mostWaiting) throw new AppError('busy')
    // The place is handed over by the one who leaves, so `running` does not change here.
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else {
    running += 1
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

const cost = (memoryKib: number) => ({ memoryCost: memoryKib, timeCost: 3, parallelism: 1 })

/** The hash to store; the cost is written into it. `memoryKib` is 65536 or more for a live force. */
export const hashPassword = (password: string, memoryKib: number): Promise<string> =>
  inTurn(() => argon2.hash(password, { type: argon2.argon2id, ...cost(memoryKib) }))

/** Whether a stored hash was made at another cost than today's. */
export const isHashOutdated = (hash: string, memoryKib: number): boolean =>
  argon2.needsRehash(hash, cost(memoryKib))

const dummies = new Map<number, Promise<string>>()

/** A hash that no password fits, so that an unknown number takes the same time as a known one. */
function dummyHash(memoryKib: number): Promise<string> {
  const known = dummies.get(memoryKib)
  if (known !== undefined) return known
  const made = hashPassword(crypto.randomUUID(), memoryKib)
  dummies.set(memoryKib, made)
  return made
}

/** Whether the password fits; without a hash it does the same work and answers no. */
export async function verifyPassword(
  hash: string | null | undefined,
  password: string,
  memoryKib: number,
): Promise<boolean> {
  const against = hash ?? (await dummyHash(memoryKib))
  const fits = await inTurn(() => argon2.verify(against, password))
  return fits && hash !== null && hash !== undefined
}
