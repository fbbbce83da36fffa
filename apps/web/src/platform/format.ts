/** How dates, times and people are written, the same everywhere: DD/MM/YYYY, 24 hours of London, SURNAME, Forename. */
import { isRank, rankShort } from '@mips/domain/codes/ranks'
import { showDate } from '@mips/ui/date-text.ts'
import { fromInstant, showTime } from '@mips/ui/time-text.ts'

/** 03/04/1987 for a day or an instant; partial dates keep what is known. */
export function formatDate(value: string | null | undefined): string {
  if (value === null || value === undefined || value === '') return 'not known'
  return value.includes('T') ? showDate(fromInstant(value).date) : showDate(value)
}

/** 02:14 in London. */
export const formatTime = (instant: string): string => fromInstant(instant).time

/** 22/11/2026 02:14 in London. */
export const formatDateTime = (instant: string): string => `${formatDate(instant)} ${formatTime(instant)}`

/** 22/11/2026 02:14 GMT: for custody and wherever an hour may come twice. */
export const formatDateTimeZone = (instant: string): string =>
  `${formatDate(instant)} ${showTime(new Date(instant))}`

/** 02:14:07 in London. */
export const formatSeconds = (instant: Date): string =>
  instant.toLocaleTimeString('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })

export type NameParts = { familyName?: string | null; givenNames?: string | null }

/** HUSSAIN, Siobhan Marie. */
export function formatName({ familyName, givenNames }: NameParts): string {
  const family = (familyName ?? '').trim().toLocaleUpperCase('en-GB')
  const given = (givenNames ?? '').trim()
  if (family === '' && given === '') return 'Name not known'
  if (family === '') return given
  return given === '' ? family : `${family}, ${given}`
}

/** Whole years between a date of birth and a day, both as YYYY-MM-DD; undefined for a partial or impossible date. */
export function ageOn(dateOfBirth: string | null | undefined, today: string): number | undefined {
  const born = /^(\d{4})-(\d{2})-(\d{2})$/.exec(dateOfBirth ?? '')
  const now = /^(\d{4})-(\d{2})-(\d{2})$/.exec(today)
  if (born === null || now === null) return undefined
  const years = Number(now[1]) - Number(born[1])
  const hadBirthday = `${now[2]}${now[3]}` >= `${born[2]}${born[3]}`
  const age = hadBirthday ? years : years - 1
  return age >= 0 && age < 150 ? age : undefined
}

/** 03/04/1987 (39). */
export function formatBorn(dateOfBirth: string | null | undefined, today: string): string {
  const age = ageOn(dateOfBirth, today)
  return age === undefined ? formatDate(dateOfBirth) : `${formatDate(dateOfBirth)} (${age})`
}

/** How long ago or until, in the largest sensible unit: "in 12 min", "3 h 05 min ago", "just now". */
export function formatDistance(instant: string, now: Date): string {
  const minutes = Math.round((Date.parse(instant) - now.getTime()) / 60_000)
  if (minutes === 0) return 'now'
  const size = spanWords(Math.abs(minutes))
  return minutes > 0 ? `in ${size}` : `${size} ago`
}

function spanWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`
  return `${Math.floor(minutes / (24 * 60))} days`
}

/** PS P1012 Marcus Thornycroft; police staff have no rank before their number. */
export function formatOfficer(officer: { rank: string; staffNumber: string; displayName: string }): string {
  return `${formatNumber(officer)} ${officer.displayName}`
}

/** PS P1012. */
export function formatNumber({ rank, staffNumber }: { rank: string; staffNumber: string }): string {
  if (rank === 'STAFF') return staffNumber
  return `${isRank(rank) ? rankShort(rank) : rank} ${staffNumber}`
}

/** A record in a list: its number and its title, and the number once where the title holds it already. */
export function formatRecord({ reference, title }: { reference: string | null; title: string }): string {
  return reference === null || title.split(' ').includes(reference) ? title : `${reference} ${title}`
}
