/** What medication leaves to be settled at the door (12.23, TR-17). */
import { careRulesOn } from '@mips/domain/custody/care-rules-table'
import { medicationState } from '@mips/domain/custody/medication'
import { londonDay } from '@mips/domain/time/london-day'
import { type CareRow, medicineOf } from '../custody/custody.entry.service.ts'

/** A medicine as the door reads it; doses whose entry was corrected are left out. */
export type DoorMedicine = CareRow['medicines'][number] & { carrier: string; isStopped: boolean }

/** What the suite holds for the person, and what was due by this time and is not answered. */
export function medicationAtDoor(
  medicines: readonly DoorMedicine[],
  at: string,
): { held: string[]; due: string[] } {
  const rules = careRulesOn(londonDay(at))
  return {
    held: medicines.filter(({ carrier }) => isHeldBySuite(carrier)).map(({ name }) => name),
    due: medicines.flatMap((medicine) => {
      if (medicine.isStopped) return []
      const facts = medicineOf(medicine)
      const { nextDueAt } = medicationState(facts, facts.doses, at, rules)
      return nextDueAt !== undefined && nextDueAt <= new Date(at).toISOString() ? [medicine.name] : []
    }),
  }
}

const isHeldBySuite = (carrier: string): boolean => carrier === 'SUITE' || carrier === 'HCP'
