/** What the rules say of a voluntary attendance as it stands. */
import { attenderFacts } from '@mips/domain/custody/attender-facts'
import { labelIn, offencesInWords } from '@mips/domain/custody/offence-words'
import { rightsLeft, type RightsFacts } from '@mips/domain/custody/rights-record'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import {
  type Attendance,
  attendanceCloseProblems,
  attendanceInterviewProblems,
  attendanceOutcomes,
} from '@mips/domain/custody/voluntary-attendance'
import { londonDay } from '@mips/domain/time/london-day'
import { factsOf, utc, withUtc } from '../custody-rights/rights-reading.service.ts'
import type { AttendanceRow } from './voluntary-attendance.rows.ts'

/** The person who attends, and the youngest age that they may have. */
export function attenderOf(row: Pick<AttendanceRow, 'people'>, now: Date) {
  const person = row.people.find(({ role, validTo }) => role === 'INTERVIEWED_VOLUNTARY' && validTo === null)
  const child = treatAsChild(person?.dob ?? null, person?.dobPrecision ?? null, londonDay(now.toISOString()))
  return { person, age: child.age, isChild: child.isChild, sex: person?.sex ?? null }
}

export function rightsFactsOf(row: AttendanceRow, now: Date): RightsFacts {
  const { age, sex } = attenderOf(row, now)
  return factsOf(row, { age, sex }, now)
}

/** The record as `voluntary-attendance.ts` of the domain reads it. */
export function attendanceOf(row: AttendanceRow, now: Date): Attendance {
  const place = row.station?.name ?? row.placeText
  return {
    ...attenderFacts(withUtc(row.entries), rightsFactsOf(row, now)),
    ...(place === null ? {} : { place }),
    arrivedAt: utc(row.arrivedAt),
    offence: offencesInWords(row.offences),
    ...(row.whyNotArrested === null ? {} : { whyNotArrested: row.whyNotArrested }),
    ...(row.arrestedAt === null ? {} : { arrestedAt: utc(row.arrestedAt) }),
    ...(row.leftAt === null ? {} : { leftAt: utc(row.leftAt) }),
    ...(row.outcome === null ? {} : { outcome: row.outcome as NonNullable<Attendance['outcome']> }),
  }
}

/** What is left: for an interview now, of the rights, and when the person leaves. */
export function leftOfAttendance(row: AttendanceRow, now: Date) {
  const facts = attendanceOf(row, now)
  return {
    interview: attendanceInterviewProblems(facts),
    rights: rightsLeft(withUtc(row.entries), rightsFactsOf(row, now)),
    close: attendanceCloseProblems(facts),
  }
}

export const outcomeLabel = (code: string): string => labelIn(attendanceOutcomes, code)
