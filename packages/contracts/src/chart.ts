/** What can be asked of link charts as a whole: keep one, open it again with what changed, let it go, and give it out. */
import { z } from 'zod'
import { day, decimal, Id, oneOf, RecordRef, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'

/** The most records of a chart that can stand opened at once when it is kept or given out. */
export const MOST_OPENED = 40
const mostItems = 2000

const words = z.array(text(80)).max(40)
/** What was narrowed; never who. */
export const ChartNarrowing = z.strictObject({
  roles: words.default([]),
  kinds: words.default([]),
  sure: words.default([]),
  made: words.default([]),
  from: day().optional(),
  to: day().optional(),
})
export type ChartNarrowing = z.output<typeof ChartNarrowing>

const ChartOf = {
  rootId: Id,
  opened: z.array(Id).max(MOST_OPENED, { error: `Close some: keep at most ${MOST_OPENED} records opened` }),
  wayTo: Id.optional(),
  filter: ChartNarrowing,
}

/** A record of the chart and where it stands, in units of the picture. */
export const ChartSpot = z.strictObject({
  id: Id,
  x: decimal(-1_000_000, 1_000_000),
  y: decimal(-1_000_000, 1_000_000),
})

export const SaveChart = z.strictObject({
  ...ChartOf,
  title: requiredText(100, 'Give the chart a name'),
  spots: z.array(ChartSpot).max(mostItems).default([]),
  /** A chart of the user’s own that this one takes the place of. */
  replaces: Id.optional(),
})
export type SaveChart = z.output<typeof SaveChart>

export const ExportChart = z.strictObject({
  ...ChartOf,
  form: oneOf(['PDF', 'CSV']),
  recipient: requiredText(200, 'Say for whom it is'),
})
export type ExportChart = z.output<typeof ExportChart>

export const SavedChartLine = z.object({
  id: z.string(),
  title: z.string(),
  savedAt: z.string(),
  /** Null when the record that it began from is gone or not for this reader. */
  root: RecordRef.nullable(),
})
export type SavedChartLine = z.infer<typeof SavedChartLine>

/** A kept chart under the rights of this moment; what is no longer there and what may no longer be seen are counted as one. */
export const OpenedChart = z.object({
  ...SavedChartLine.shape,
  opened: z.array(z.string()),
  wayTo: z.string().nullable(),
  filter: ChartNarrowing,
  spots: z.array(ChartSpot),
  changes: z.object({
    added: z.array(RecordRef),
    addedLinks: z.number(),
    goneRecords: z.number(),
    goneLinks: z.number(),
  }),
})
export type OpenedChart = z.infer<typeof OpenedChart>

const own = { kind: 'none', why: 'A chart of the user’s own, which is not a record' } as const
const many = { kind: 'many', type: 'Record' } as const
const params = z.strictObject({ chartId: Id })
const permission = 'pole.record.search'

export const chart = defineContract('chart', {
  save: {
    method: 'POST',
    path: '/charts',
    permission,
    audit: 'collection',
    purpose: 'required',
    limit: 'search',
    subject: many,
    body: SaveChart,
    reply: z.object({ id: z.string() }),
  },
  list: {
    method: 'GET',
    path: '/charts',
    permission,
    audit: 'consultation',
    purpose: 'required',
    subject: many,
    reply: z.object({ charts: z.array(SavedChartLine) }),
  },
  open: {
    method: 'GET',
    path: '/charts/:chartId',
    permission,
    audit: 'consultation',
    purpose: 'required',
    limit: 'search',
    subject: many,
    params,
    reply: OpenedChart,
  },
  end: {
    method: 'POST',
    path: '/charts/:chartId/ended',
    permission,
    audit: 'alteration',
    purpose: { none: 'Lets go of what its owner kept; nothing of a record is read' },
    subject: own,
    params,
    reply: z.object({ id: z.string() }),
  },
  export: {
    method: 'POST',
    path: '/charts/exports',
    permission,
    audit: 'disclosure',
    purpose: 'required',
    limit: 'export',
    subject: many,
    download: 'bytes',
    body: ExportChart,
    reply: z.unknown(),
  },
})
