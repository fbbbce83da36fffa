/** Exhibit references such as JAS/1: the initials of who produced it and a number, never changed (PX-14, PX-15). */
import { type Parsed, parsed, refused } from '../identifiers/parsed.ts'

/** Reads `jas/1` or `JAS/1A` into its normal form; leading noughts are dropped. */
export function parseExhibitReference(raw: string): Parsed {
  const [, initials, number, part] =
    /^([A-Z]{2,4})\/0*([1-9]\d{0,3})([A-Z]?)$/.exec(raw.toUpperCase().replace(/\s+/g, '')) ?? []
  if (initials === undefined)
    return refused('An exhibit reference is initials and a number, for example JAS/1.')
  return parsed(`${initials}/${number}${part ?? ''}`)
}

/** PX-14: the next free reference of one witness in one investigation; sub-exhibits take no number. */
export function nextExhibitReference(initials: string, taken: readonly string[]): string {
  const numbers = taken.flatMap((reference) => {
    const [, own, number] = /^([A-Z]{2,4})\/(\d{1,4})[A-Z]?$/.exec(reference) ?? []
    return own === initials.toUpperCase() ? [Number(number)] : []
  })
  return `${initials.toUpperCase()}/${Math.max(0, ...numbers) + 1}`
}

/** PX-15: the next sub-exhibit of an item (`JAS/1A`); undefined after Z, or for what is one itself. */
export function nextSubExhibit(parent: string, taken: readonly string[]): string | undefined {
  if (!/^[A-Z]{2,4}\/\d{1,4}$/.test(parent)) return undefined
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const free = [...letters].find((letter) => !taken.includes(`${parent}${letter}`))
  return free && `${parent}${free}`
}

/** What stands against a reference: already used in the case, or another one than the item had (PX-14). */
export function exhibitReferenceProblem(
  reference: string,
  item: { current?: string; takenByOthers: readonly string[] },
): string | undefined {
  const reading = parseExhibitReference(reference)
  if (!reading.ok) return reading.problem
  if (item.current !== undefined && item.current !== reading.value)
    return `This exhibit is ${item.current} and stays so, whoever holds it.`
  return item.takenByOthers.includes(reading.value)
    ? `${reading.value} is another item of this case: use the next number.`
    : undefined
}

/** The initials under which a colleague produces exhibits, from their name as it is shown; two letters at least. */
export function initialsOf(displayName: string): string {
  const words = displayName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter((word) => word !== '')
  const initials = words.map((word) => word.charAt(0)).join('')
  return initials.length >= 2 ? initials.slice(0, 4) : (words[0] ?? '').slice(0, 2).padEnd(2, 'X')
}
