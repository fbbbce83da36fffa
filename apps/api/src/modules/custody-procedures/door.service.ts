/** What searches, property and force leave to be settled at the door (12.12, 12.20). */
import { isGone, stillHeld, whereIsIt } from '@mips/domain/custody/property-ledger'
import type { PropertyAnswer, SearchesAnswer } from './procedure.rows.ts'
import { newestOf } from './procedure.rules.ts'
import { bagsOf } from './property.bags.ts'
import { describe, isOutdated, ledgerOf, placeWords } from './property.list.ts'

/** The rows that the door reads. */
export type DoorProcedures = Pick<PropertyAnswer, 'items' | 'bags' | 'moves' | 'signatures'> &
  Pick<SearchesAnswer, 'force'>

export type ProceduresAtDoor = {
  /** Items in police hands that are not evidence, each with where it lies. */
  propertyHeld: string[]
  /** Whether something was given back or sent on, so that there is something to sign for. */
  hasGivenBack: boolean
  isSigned: boolean
  /** Who owes a form on force that was used in custody. */
  forceFormsOwed: string[]
}

/** Reads the ledger, the signatures and the forms as they stand. */
export function proceduresAtDoor(rows: DoorProcedures): ProceduresAtDoor {
  const ledger = ledgerOf(rows.moves)
  const where = whereIsIt(ledger)
  const bags = bagsOf(rows.bags)
  const items = newestOf(rows.items)
  return {
    propertyHeld: stillHeld(ledger).flatMap((itemId) => {
      const item = items.find(({ rootId }) => rootId === itemId)
      if (item === undefined) return []
      const places = [...(where.get(itemId)?.keys() ?? [])].map((place) => placeWords(place, bags))
      return [`${describe(item.facts)} (${places.join(', ')})`]
    }),
    hasGivenBack: ledger.some(({ to }) => isGone(to)),
    isSigned: rows.signatures.some(
      (signed) => signed.kind === 'RETURNED' && !isOutdated(rows, signed.recordedAt, 'RETURNED'),
    ),
    forceFormsOwed: newestOf(rows.force)
      .filter(({ kind, state }) => kind === 'IN' && state === 'OWED')
      .map(({ facts }) => facts.officer.displayName),
  }
}
