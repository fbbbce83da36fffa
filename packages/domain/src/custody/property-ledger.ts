/** Where a detainee's property is: a ledger in which every amount that leaves one place arrives at another (12.12, C10). */
import { problemList, type RuleProblem } from './rule-problem.ts'

/** A place beside the bags; what has gone out of police hands does not come back into the list. */
export const propertyPlaces = [
  { code: 'DETAINEE', label: 'Kept by the person', isGone: false },
  { code: 'STORE', label: 'In the store', isGone: false },
  { code: 'EVIDENCE', label: 'Retained as evidence', isGone: false },
  { code: 'RESTORED', label: 'Given back', isGone: true },
  { code: 'TRANSFERRED', label: 'Moved on with the person', isGone: true },
  { code: 'SENT_TO_NOK', label: 'Given to another person', isGone: true },
  { code: 'DISPOSED', label: 'Disposed of', isGone: true },
] as const
export type PropertyPlace = (typeof propertyPlaces)[number]['code'] | `BAG:${string}`

/** A movement; the first of an item comes from nowhere. Quantities are in hundredths, so that sums are exact. */
export interface PropertyMove {
  itemId: string
  from?: string
  to: string
  hundredths: number
}

/** What lies where: item, then place, then hundredths; places that hold nothing are left out. */
export function whereIsIt(moves: readonly PropertyMove[]): Map<string, Map<string, number>> {
  const held = new Map<string, Map<string, number>>()
  for (const { itemId, from, to, hundredths } of moves) {
    const places = held.get(itemId) ?? new Map<string, number>()
    held.set(itemId, places)
    if (from !== undefined) put(places, from, -hundredths)
    put(places, to, hundredths)
  }
  return held
}

function put(places: Map<string, number>, place: string, change: number): void {
  const now = (places.get(place) ?? 0) + change
  if (now === 0) places.delete(place)
  else places.set(place, now)
}

/** What stands against moving these amounts from what lies there now, one after the other. */
export function moveProblems(before: readonly PropertyMove[], moves: readonly PropertyMove[]): RuleProblem[] {
  const { problems, block } = problemList()
  const so = [...before]
  for (const [index, move] of moves.entries()) {
    const there =
      whereIsIt(so)
        .get(move.itemId)
        ?.get(move.from ?? '') ?? 0
    const field = `moves.${index}`
    block(move.from === undefined, '12.12', 'Say where the item is now.', field)
    block(move.from === move.to, '12.12', 'The item is there already: choose another place.', field)
    block(isGone(move.from), '12.12', 'This item has left the suite: record it anew if it came back.', field)
    block(move.hundredths <= 0, '12.12', 'Move at least something.', field)
    block(
      move.hundredths > there,
      '12.12',
      `Only ${inWords(there)} of this item is there: move no more than that.`,
      field,
    )
    if (problems.length > 0) return problems
    so.push(move)
  }
  return problems
}

/** Whether what lies at the place is out of police hands. */
export const isGone = (place: string | undefined): boolean =>
  propertyPlaces.some(({ code, isGone: gone }) => code === place && gone)

/** Items of which something is still held: each has a disposition before the person leaves (12.12). */
export const stillHeld = (moves: readonly PropertyMove[]): string[] =>
  [...whereIsIt(moves)].flatMap(([itemId, places]) =>
    [...places.keys()].some((place) => !isGone(place) && place !== 'DETAINEE' && place !== 'EVIDENCE')
      ? [itemId]
      : [],
  )

/** Hundredths of a quantity as people write it: 250 is "2.50", 300 is "3". */
export const inWords = (hundredths: number): string =>
  hundredths % 100 === 0 ? String(hundredths / 100) : (hundredths / 100).toFixed(2)

/** A quantity as exact hundredths. */
export const toHundredths = (quantity: number): number => Math.round(quantity * 100)
