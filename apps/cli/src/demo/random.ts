/** Chance that is the same every time: one seed gives one London. */

export type Random = {
  /** 0 up to, not including, 1. */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** One of them, the earlier ones more often; used where a few people are met by police again and again. */
  pickEarly<T>(from: readonly T[]): T
  /** A UUIDv7 whose time part is the given time. */
  id(at: Date): string
}

/** `stream` parts the chances of different kinds of thing, so that more of one does not change another. */
export function createRandom(seed: number, stream: string): Random {
  const state = seeded(`${seed}:${stream}`)
  const next = () => bits(state) / 4294967296
  const pick = <T>(from: readonly T[], at: number): T => {
    const found = from[at]
    if (found === undefined) throw new Error('Nothing to pick from.')
    return found
  }
  return {
    next,
    int: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick: (from) => pick(from, Math.floor(next() * from.length)),
    pickEarly: (from) => pick(from, Math.floor(next() ** 3 * from.length)),
    id: (at) => uuid7(at, state),
  }
}

type State = Uint32Array

/** xmur3: spreads the words of the seed over the state. */
function seeded(words: string): State {
  let h = 1779033703 ^ words.length
  for (let i = 0; i < words.length; i += 1) {
    h = Math.imul(h ^ words.charCodeAt(i), 3432918353)
    h = (h << 13) | (h >>> 19)
  }
  const spread = () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507)
    h = Math.imul(h ^ (h >>> 13), 3266489909)
    return (h ^= h >>> 16) >>> 0
  }
  return Uint32Array.of(spread(), spread(), spread(), spread())
}

/** sfc32: 32 bits a turn. */
function bits(s: State): number {
  const [a = 0, b = 0, c = 0, d = 0] = s
  const t = (a + b + d) | 0
  s[3] = (d + 1) | 0
  s[0] = b ^ (b >>> 9)
  s[1] = (c + (c << 3)) | 0
  s[2] = ((c << 21) | (c >>> 11)) + t
  return t >>> 0
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const byteOf = (word: number, at: number) => hex[(word >>> (8 * at)) & 255] ?? '00'

function uuid7(at: Date, state: State): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  const [x, y, z] = [bits(state), bits(state), bits(state)]
  const variant = hex[((x >>> 16) & 0x3f) | 0x80] ?? '80'
  const version = `7${byteOf(x, 0)}${(x >>> 8) & 15 ? ((x >>> 8) & 15).toString(16) : '0'}`
  const last = `${byteOf(y, 0)}${byteOf(y, 1)}${byteOf(y, 2)}${byteOf(y, 3)}${byteOf(z, 0)}${byteOf(z, 1)}`
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}${byteOf(z, 2)}-${last}`
}
