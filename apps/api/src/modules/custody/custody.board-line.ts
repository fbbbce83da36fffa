/** A stay as one line of the board, with the clock read at this moment. */
import type { BoardLine } from '@mips/contracts/custody-replies'
import { labelIn, offencesInWords } from '@mips/domain/custody/offence-words'
import { custodyStates } from '@mips/domain/custody/state'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import { displayName } from '@mips/domain/nominal/display-name'
import { viewMarkers } from '@mips/domain/pole/record-view'
import { londonDay } from '@mips/domain/time/london-day'
import { presentClock } from './custody.clock.ts'
import type { BoardRow } from './custody.rows.ts'

/** One line of the board. */
export function boardLine(row: BoardRow, now: Date): BoardLine {
  const day = londonDay(now.toISOString())
  const { person } = row
  const child = treatAsChild(person?.dob ?? null, person?.dobPrecision ?? null, day)
  return {
    id: row.id,
    custodyNumber: row.custodyNumber,
    cell: row.cell,
    personName: person === null ? 'Name not known' : displayName(person),
    personInitials: initialsOf(person),
    age: child.age ?? null,
    isChild: child.isChild,
    photograph: person?.photograph ?? null,
    offence: offencesInWords(once(row.offences, ({ code }) => code)),
    state: row.state,
    stateLabel: labelIn(custodyStates, row.state),
    arrivedAt: row.arrivedAt,
    riskLevel: row.riskLevel,
    observationLevel: row.observationLevel,
    markers: viewMarkers(person?.markers ?? [], day).map(({ code, label, severity }) => ({
      code,
      label,
      severity,
    })),
    clock: presentClock(row.clock, now),
  }
}

/** A stay that was imported may repeat what its arrest says. */
export const once = <T>(rows: readonly T[], keyOf: (row: T) => string): T[] =>
  [...new Map(rows.toReversed().map((row) => [keyOf(row), row])).values()].toReversed()

const initialsOf = (person: BoardRow['person']) =>
  [person?.forename, person?.surname].map((name) => name?.trim().charAt(0).toUpperCase() ?? '').join('') ||
  '?'

/** What is due next comes first; a person with nothing due comes last, longest held first. */
export const byNextDue = (a: BoardLine, b: BoardLine): number =>
  (a.clock.due[0]?.at ?? '9999').localeCompare(b.clock.due[0]?.at ?? '9999') ||
  a.arrivedAt.localeCompare(b.arrivedAt)
