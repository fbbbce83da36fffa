/** What goes wrong on purpose: how often, as shares of one, drawn from a seed. */

export type Faults = {
  /** The message is lost before it is taken, or taken and the answer lost. */
  dropBefore: number
  dropAfter: number
  /** The answer comes later, by up to `delayMs` milliseconds. */
  delay: number
  delayMs: number
  /** It takes no messages just then. */
  busy: number
  /** It refuses at once, or in a message of its own; once for each message. */
  refuseNow: number
  refuseLater: number
  /** No acknowledgement is written, or two are. */
  acknowledgeNever: number
  acknowledgeTwice: number
  /** Its answers wait so long in the mailbox, up to this many milliseconds. */
  mailDelayMs: number
  /** A fetch of the mailbox is lost, or what was confirmed is given once more. */
  mailDrop: number
  mailRepeat: number
}

export const faultless: Faults = {
  dropBefore: 0,
  dropAfter: 0,
  delay: 0,
  delayMs: 0,
  busy: 0,
  refuseNow: 0,
  refuseLater: 0,
  acknowledgeNever: 0,
  acknowledgeTwice: 0,
  mailDelayMs: 0,
  mailDrop: 0,
  mailRepeat: 0,
}

const isName = (name: string): name is keyof Faults => name in faultless

/** Faults from an object of names and numbers; what is not named does not happen. Throws on anything else. */
export function readFaults(given: unknown): Faults {
  if (typeof given !== 'object' || given === null)
    throw new Error('Faults are an object of names and numbers.')
  const faults = { ...faultless }
  for (const [name, value] of Object.entries(given)) {
    if (!isName(name)) throw new Error(`There is no fault ${name}.`)
    const most = name.endsWith('Ms') ? 600_000 : 1
    if (typeof value !== 'number' || !(value >= 0 && value <= most))
      throw new Error(`${name}: give a number from 0 to ${most}.`)
    faults[name] = value
  }
  return faults
}

/** Draws from 0 to below 1, the same ones for the same seed (mulberry32). */
export function drawFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
