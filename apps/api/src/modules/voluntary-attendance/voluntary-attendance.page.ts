/** A voluntary attendance, and the list of them, as officers see them. */
import type { AttendanceLine, AttendancePage } from '@mips/contracts/voluntary-attendance'
import { isRoleCode, roleLabel } from '@mips/domain/access/roles'
import { custodyLogKinds } from '@mips/domain/custody/log-kinds'
import { labelIn, offencesInWords } from '@mips/domain/custody/offence-words'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import { displayName } from '@mips/domain/nominal/display-name'
import { viewLinkedPeople } from '@mips/domain/pole/record-view'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { presentPart } from '../custody-rights/rights-part.service.ts'
import { ruleLine, utc } from '../custody-rights/rights-reading.service.ts'
import { attenderOf, leftOfAttendance, outcomeLabel, rightsFactsOf } from './voluntary-attendance.reading.ts'
import type { AttendanceLineRow, AttendanceRow } from './voluntary-attendance.rows.ts'

export function presentAttendance(
  row: AttendanceRow,
  who: Principal,
  { clock }: { clock: Clock },
): AttendancePage {
  const now = clock.now()
  const { person, age, isChild } = attenderOf(row, now)
  const left = leftOfAttendance(row, now)
  const isOpen = row.state === 'OPEN'
  return {
    ...row,
    stateLabel: isOpen ? 'Attends' : 'Ended',
    person:
      person === undefined ? null : (viewLinkedPeople([person], londonDay(now.toISOString()))[0] ?? null),
    age: age ?? null,
    isChild,
    incident: row.events.find(({ kind }) => kind === 'Incident') ?? null,
    ...presentPart(row, rightsFactsOf(row, now), who, now),
    arrivedAt: utc(row.arrivedAt),
    outcome: row.outcome === null ? null : { code: row.outcome, label: outcomeLabel(row.outcome) },
    left: {
      interview: isOpen ? left.interview.map(ruleLine) : [],
      rights: isOpen ? left.rights.map(ruleLine) : [],
      close: isOpen ? left.close.map(ruleLine) : [],
    },
    log: row.log.map(({ authorId: _, authorRole, ...entry }) => ({
      ...entry,
      kindLabel: labelIn(custodyLogKinds, entry.kind),
      authorRole: authorRole !== null && isRoleCode(authorRole) ? roleLabel(authorRole) : authorRole,
      mayCorrect: false,
    })),
    may: {
      keep: able(who, 'attendance.record.keep', isOpen),
      arrest: able(who, 'arrest.event.record', isOpen),
    },
  }
}

export function presentLine(row: AttendanceLineRow, day: string): AttendanceLine {
  const { person } = row
  return {
    id: row.id,
    reference: row.reference,
    state: row.state,
    station: row.station,
    placeText: row.placeText,
    personName: person === null ? 'Name not known' : displayName(person),
    isChild: treatAsChild(person?.dob ?? null, person?.dobPrecision ?? null, day).isChild,
    offence: offencesInWords(row.offences),
    arrivedAt: utc(row.arrivedAt),
    leftAt: row.leftAt === null ? null : utc(row.leftAt),
    outcomeLabel: row.outcome === null ? null : outcomeLabel(row.outcome),
  }
}

function able(who: Principal, permission: Parameters<typeof holds>[1], isOpen: boolean) {
  if (!holds(who, permission)) return { allowed: false, reason: 'Your role may not do this.' }
  return isOpen ? { allowed: true } : { allowed: false, reason: 'This attendance has ended.' }
}
