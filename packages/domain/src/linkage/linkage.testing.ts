/** A small labelled town in two lists, in the manner of the public sets: the second list has slips, gaps and swaps. */
import { seeded } from '../nominal/search-recall.testing.ts'
import type { LinkageRecord, LinkageSchema } from './link-records.ts'

const FORENAMES =
  'marla tobias ingrid callum joanna piotr aoife kwame linh yusuf harpreet sian rhys agnieszka declan fatima'.split(
    ' ',
  )
const BEGINNINGS = 'bran thorn wick mar hol cal pen quil strad bel har cor fen lang'.split(' ')
const ENDINGS = 'dle bury well ton more ley ford hurst combe low shaw by'.split(' ')
const STREETS = 'albion lantern tannery orchard foundry harbour meadow priory'.split(' ')

export const townSchema: LinkageSchema = {
  names: ['forename', 'surname'],
  lines: ['line_1', 'line_2'],
  dates: ['dob'],
  codes: [
    { column: 'postcode', words: 'postcode', kind: 'postcode' },
    { column: 'number', words: 'house number', kind: 'number' },
    { column: 'national_id', words: 'national id', kind: 'identifier' },
  ],
}

/** Record n of the one list is record n of the other. */
export function labelledTown(size: number, seed: number): { left: LinkageRecord[]; right: LinkageRecord[] } {
  const random = seeded(seed)
  const pick = (list: readonly string[]) => list[Math.floor(random() ** 1.5 * list.length)] ?? ''
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join('')
  const left = Array.from({ length: size }, (_, n): LinkageRecord => ({
    id: `org-${n}`,
    values: {
      forename: pick(FORENAMES),
      surname: pick(BEGINNINGS) + pick(ENDINGS),
      dob: `${1930 + Math.floor(random() * 80)}${String(1 + Math.floor(random() * 12)).padStart(2, '0')}${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`,
      number: String(1 + Math.floor(random() * 120)),
      line_1: `${pick(STREETS)} road`,
      line_2: random() < 0.3 ? `${pick(STREETS)} court` : '',
      postcode: `${1 + Math.floor(random() * 8)}${digits(3)}`,
      national_id: digits(8),
    },
  }))
  const right = left.map(({ values }, n): LinkageRecord => ({
    id: `dup-${n}`,
    values: blurred(values, random),
  }))
  return { left, right }
}

function blurred(values: LinkageRecord['values'], random: () => number): LinkageRecord['values'] {
  const changed: Record<string, string> = { ...values }
  for (const column of Object.keys(values)) {
    const chance = random()
    const value = values[column] ?? ''
    if (chance < 0.1) changed[column] = slip(value, random)
    else if (chance < 0.13) changed[column] = ''
  }
  if (random() < 0.05) [changed.forename, changed.surname] = [changed.surname ?? '', changed.forename ?? '']
  return changed
}

function slip(value: string, random: () => number): string {
  if (value.length < 3) return value
  const at = 1 + Math.floor(random() * (value.length - 2))
  return value.slice(0, at) + value.charAt(at + 1) + value.charAt(at) + value.slice(at + 2)
}
