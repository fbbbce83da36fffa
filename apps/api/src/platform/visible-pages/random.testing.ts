/** Chance that can be made again from its seed, for planted files. */
export type Chance = {
  /** A whole number from 0 to below the bound. */
  below(bound: number): number
  /** Capital letters that are in no other text. */
  word(letters: number): string
  of<T>(list: readonly T[]): T
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (bound: number) => Math.floor(next() * bound)
  return {
    below,
    word: (letters) =>
      Array.from({ length: letters }, () => 'BCDFGHJKLMNPQRSTVWXZ'.charAt(below(20))).join(''),
    of: (list) => {
      const picked = list[below(list.length)]
      if (picked === undefined) throw new Error('An empty list was given')
      return picked
    },
  }
}
