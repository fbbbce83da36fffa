/** What stands in a briefing and who is to read it: kinds of items with the records that they may be, tours of duty, and the days. */
import { shiftEnds } from '../safeguarding/shifts.ts'
import type { Instant } from '../time/instant.ts'
import { toLondon } from '../time/london-time.ts'

const people = ['Nominal', 'PersonRecord']
const events = ['Incident', 'Crime', 'MissingEpisode', 'AsbReport', 'AsbCase', 'StopSearch', 'Arrest']

/** Kinds of items. `records`: which records may stand so; none for free words. */
export const briefingItemKinds = [
  { code: 'WANTED', label: 'Wanted', records: people },
  { code: 'MISSING', label: 'Missing', records: ['MissingEpisode', ...people] },
  { code: 'PERSON', label: 'Person to know of', records: people },
  { code: 'VEHICLE', label: 'Vehicle or thing', records: ['Object'] },
  { code: 'PLACE', label: 'Place', records: ['Location'] },
  { code: 'INCIDENT', label: 'What happened', records: events },
  { code: 'INTELLIGENCE', label: 'Intelligence', records: ['IntelligenceReport'] },
  { code: 'WORDS', label: 'Notice', records: [] },
] as const satisfies readonly { code: string; label: string; records: readonly string[] }[]
export type BriefingItemKind = (typeof briefingItemKinds)[number]['code']

/** Whether a record of a kind may stand as an item of this kind. */
export const mayStandAs = (item: BriefingItemKind, recordKind: string): boolean =>
  briefingItemKinds.some(
    ({ code, records }) => code === item && (records as readonly string[]).includes(recordKind),
  )

/** The kind of item that a record is put down as unless somebody says otherwise; undefined where it cannot stand. */
export function itemKindOf(recordKind: string): BriefingItemKind | undefined {
  if (people.includes(recordKind)) return 'PERSON'
  return briefingItemKinds.find(({ records }) => (records as readonly string[]).includes(recordKind))?.code
}

/** Tours of duty by the times at which they end (force policy, recalled). */
export const briefingShifts = [
  { code: 'NIGHT', label: 'Nights', until: shiftEnds.times[0] },
  { code: 'EARLY', label: 'Earlies', until: shiftEnds.times[1] },
  { code: 'LATE', label: 'Lates', until: shiftEnds.times[2] },
] as const
export type BriefingShift = (typeof briefingShifts)[number]['code']

/** The tour of duty at a moment. */
export function shiftAt(now: Instant): BriefingShift {
  const time = toLondon(now)?.time ?? '00:00'
  return briefingShifts.find(({ until }) => time < until)?.code ?? 'NIGHT'
}

/** What of an event says that nothing is asked of anybody any more. */
const endedStatuses = [
  'CLOSED',
  'CANCELLED',
  'FINALISED',
  'TRANSFERRED',
  'FOUND',
  'PREVENTION_DONE',
  'DECEASED',
]

/** Found, arrested, ended (BF-3). */
export const isBriefingEnded = (kind: string, live: { status: string; isArrested: boolean }): boolean =>
  (kind === 'WANTED' && live.isArrested) || endedStatuses.includes(live.status.toUpperCase())
