/** What the search of the pole module answers, and one change of a record's history. */
import { z } from 'zod'
import { int4, oneOf, requiredText } from './common.ts'
import { Marker, PersonBrief } from './pole-replies.ts'

/** What the one box finds besides people. */
export const searchKinds = [
  'Location',
  'Object',
  'Incident',
  'Arrest',
  'CustodyRecord',
  'VoluntaryAttendance',
  'VulnerabilityReport',
  'AsbReport',
  'IntelligenceReport',
  'Crime',
  'Exhibit',
  'MissingEpisode',
  'AbuseAssessment',
  'ProtectionNotice',
  'RightToKnow',
  'AsbCase',
  'StopSearch',
  'SearchAuthority',
  'Case',
  'CrimeGroup',
  'Warrant',
  'SearchWarrant',
] as const

/** One thing found; `matchedBy` says why in words, and a place brings the people known there. */
export const RecordHit = z.object({
  id: z.string(),
  kind: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  subtitle: z.string().nullable(),
  matchedBy: z.string(),
  happenedAt: z.string().nullable(),
  markers: z.array(Marker),
  peopleHere: z.array(PersonBrief.extend({ role: z.string(), roleLabel: z.string() })),
})
export type RecordHit = z.infer<typeof RecordHit>

/** A text that holds the words, with the piece of it where they stand; `note` says why none is shown. */
export const TextHit = z.object({
  id: z.string(),
  source: z.string(),
  sourceLabel: z.string(),
  recordId: z.string(),
  kind: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  happenedAt: z.string(),
  author: z.string().nullable(),
  /** The force that owns it, of intelligence. */
  force: z.string().nullable(),
  snippet: z.array(z.object({ text: z.string(), isMatch: z.boolean() })),
  note: z.string().nullable(),
})
export type TextHit = z.infer<typeof TextHit>

export const RecordSearch = z.strictObject({
  text: requiredText(200, 'Enter what to search for'),
  kinds: z.array(oneOf(searchKinds)).max(searchKinds.length).optional(),
  limit: int4(1, 50).default(20),
})
export type RecordSearch = z.infer<typeof RecordSearch>

/** `counts` are of what was found within the search's own bound of 200, by kind. */
export const RecordSearchReply = z.object({
  hits: z.array(RecordHit),
  counts: z.record(z.string(), z.number()),
})
export type RecordSearchReply = z.infer<typeof RecordSearchReply>

/** One change of one row: what each field was and became. */
export const HistoryChange = z.object({
  id: z.string(),
  at: z.string(),
  act: z.string(),
  thing: z.string(),
  action: z.string().nullable(),
  by: z.string().nullable(),
  device: z.string().nullable(),
  fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
})
export type HistoryChange = z.infer<typeof HistoryChange>
