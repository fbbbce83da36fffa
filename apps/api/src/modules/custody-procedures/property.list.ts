/** The property of a stay as lists and words: what lies where, what is signed for, what is left to do. */
import { labelIn } from '@mips/domain/custody/offence-words'
import { propertyCategories } from '@mips/domain/custody/procedure-codes'
import {
  inWords,
  isGone,
  propertyPlaces,
  stillHeld,
  toHundredths,
  whereIsIt,
} from '@mips/domain/custody/property-ledger'
import type { BagRow, MoveRow, PropertyAnswer } from './procedure.rows.ts'
import { newestOf } from './procedure.rules.ts'
import { bagsOf } from './property.bags.ts'
import { isHeldIn } from './stay-facts.ts'

/** Movements as the ledger reads them. */
export const ledgerOf = (rows: readonly MoveRow[]) => rows.map(({ facts }) => facts)

/** The bag that a place is, if it is one. */
export const bagIn = (place: string): string[] => (place.startsWith('BAG:') ? [place.slice(4)] : [])

/** A place in words: a bag by its number. */
export function placeWords(place: string, bags: readonly Pick<BagRow, 'rootId' | 'facts'>[]): string {
  const [id] = bagIn(place)
  if (id === undefined) return labelIn(propertyPlaces, place)
  const bag = bags.find(({ rootId }) => rootId === id)
  return bag === undefined ? 'New bag' : `Bag ${bag.facts.number}`
}

/** An item in words: "Wallet", "Cash £40.50". */
export function describe(item: {
  description: string
  category: string
  quantity: number
  currency?: string | undefined
}): string {
  if (item.currency !== undefined)
    return `${labelIn(propertyCategories, item.category)} ${item.currency} ${item.quantity.toFixed(2)} (${item.description})`
  return item.quantity === 1
    ? item.description
    : `${inWords(toHundredths(item.quantity))} × ${item.description}`
}

/** The list that is signed: all that was taken, or all that was given back. */
export function listFor(held: Pick<PropertyAnswer, 'items' | 'moves' | 'bags'>, kind: string): string[] {
  const where = whereIsIt(ledgerOf(held.moves))
  const bags = bagsOf(held.bags)
  return newestOf(held.items).flatMap((item) => {
    const places = [...(where.get(item.rootId) ?? new Map<string, number>())].filter(
      ([place]) => kind === 'TAKEN' || isGone(place),
    )
    if (places.length === 0) return []
    const lies = places.map(([place, amount]) => `${placeWords(place, bags)} ${inWords(amount)}`).join(', ')
    return [`${item.facts.number}. ${describe(item.facts)}: ${lies}`]
  })
}

/** Whether property came in (or, for a signature on return, went out) after it was signed for. */
export const isOutdated = (
  { moves }: Pick<PropertyAnswer, 'moves'>,
  signedAt: string,
  kind: string,
): boolean =>
  moves.some(
    ({ recordedAt, facts }) =>
      recordedAt > signedAt && (kind === 'TAKEN' ? facts.from === undefined : isGone(facts.to)),
  )

/** What is still to do: bags that stand open, the signature, and what is held when the person has gone. */
export function propertyLeft(row: PropertyAnswer): string[] {
  const ledger = ledgerOf(row.moves)
  const where = whereIsIt(ledger)
  const open = bagsOf(row.bags).filter(
    ({ rootId, isSealed }) => !isSealed && [...where.values()].some((places) => places.has(`BAG:${rootId}`)),
  )
  const isSigned = (kind: string) =>
    row.signatures.some((signed) => signed.kind === kind && !isOutdated(row, signed.recordedAt, kind))
  const hasReturned = ledger.some(({ to }) => isGone(to))
  const held = isHeldIn(row.stay.state) ? [] : stillHeld(ledger)
  return [
    ...open.map(({ facts }) => `Bag ${facts.number} stands open: seal it under a new number.`),
    ...(row.items.length > 0 && !isSigned('TAKEN') ? ['The person signs the list of property.'] : []),
    ...(hasReturned && !isSigned('RETURNED') ? ['The person signs for what was given back.'] : []),
    ...(held.length > 0 ? [`Say where ${held.length} items went: the person is no longer held.`] : []),
  ]
}
