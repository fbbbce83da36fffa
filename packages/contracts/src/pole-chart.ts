/** The link chart and the map: what stands one step from a record, how two records hang together, and where a person has been. */
import { linkConfidences } from '@mips/domain/pole/derived-links'
import { z } from 'zod'

/** A record on the chart; people stand for their nominals. */
export const ChartNode = z.object({
  id: z.string(),
  kind: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  detail: z.string().nullable(),
  hasWarning: z.boolean(),
  isRestricted: z.boolean(),
})
export type ChartNode = z.infer<typeof ChartNode>

/** What a derived link is worked out of: a record that this reader may see. */
export const DerivedFrom = z.object({
  rule: z.string(),
  source: z.object({ id: z.string(), kind: z.string(), reference: z.string().nullable(), title: z.string() }),
})
export type DerivedFrom = z.infer<typeof DerivedFrom>

/** A link as it runs; `day` is that of its event, else when it began or was recorded; `until` is the day on which it ended. */
export const ChartLink = z.object({
  id: z.string(),
  fromId: z.string(),
  toId: z.string(),
  role: z.string(),
  roleLabel: z.string(),
  day: z.string(),
  until: z.string().nullable(),
  hasEnded: z.boolean(),
  confidence: z.enum(linkConfidences),
  /** How it came: typed, chosen, carried over, imported, or derived. */
  origin: z.string(),
  /** Nobody recorded this link: the system works it out of the source, for as long as that stands. */
  derived: DerivedFrom.nullable(),
})
export type ChartLink = z.infer<typeof ChartLink>

/** So many of the newest links of a record are looked at in each direction; older ones of a record that has more are not. */
export const MOST_LINKS_READ = 1000

/**
 * `left` says how many more links there are, recorded and derived, than were sent; `isBounded` that there are older ones
 * besides, which were not looked at.
 */
export const Chart = z.object({
  nodes: z.array(ChartNode),
  links: z.array(ChartLink),
  left: z.number(),
  isBounded: z.boolean(),
})
export type Chart = z.infer<typeof Chart>

/** The shortest way from one record to the other, ends included; empty `steps` when there is none within the bounds. */
export const ChartPath = z.object({
  steps: z.array(z.string()),
  nodes: z.array(ChartNode),
  links: z.array(ChartLink),
  /** Why nothing was found: too far or too much to look at is not the same as no link at all. */
  ended: z.enum(['found', 'no link', 'too far', 'too many']),
})
export type ChartPath = z.infer<typeof ChartPath>

/** A place of a person: an address, or where an event of theirs happened; metres of the National Grid where known. */
export const PlaceOf = z.object({
  locationId: z.string(),
  address: z.string(),
  easting: z.number().nullable(),
  northing: z.number().nullable(),
  why: z.enum(['address', 'event']),
  label: z.string(),
  isCurrent: z.boolean(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  eventId: z.string().nullable(),
  eventKind: z.string().nullable(),
  hasWarning: z.boolean(),
})
export type PlaceOf = z.infer<typeof PlaceOf>

export const PlacesOf = z.object({ places: z.array(PlaceOf) })
export type PlacesOf = z.infer<typeof PlacesOf>
