/** What can be asked of lists that are held against the store: send one, say what its columns mean, look step by step, decide, link, give out. */
import { columnMeanings } from '@mips/domain/bulk-match/column-meanings'
import { MOST_LIST_COLUMNS } from '@mips/domain/bulk-match/limits'
import { matchStrengths, rowLinks, rowParts } from '@mips/domain/bulk-match/row-matches'
import { z } from 'zod'
import { ListCounts, ListLine, ListRowShown, listStates, MatchList } from './bulk-match-parts.ts'
import { anyCodeOf, Id, int4, oneOf, RecordRef, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'

/** The fields that are sent beside the file. */
export const ListFields = z.strictObject({
  title: requiredText(100, 'Give the list a name'),
  reason: requiredText(500, 'Say why this list is held against the store'),
  /** The incident, crime or other record that the list comes from. */
  sourceId: Id.optional(),
})

export const MapList = z.strictObject({
  hasHeader: z.boolean({ error: 'Say whether the first row is a header' }),
  columns: z
    .array(anyCodeOf(columnMeanings))
    .min(1, { error: 'Say what the columns mean' })
    .max(MOST_LIST_COLUMNS, { error: `A list has ${MOST_LIST_COLUMNS} columns or fewer` }),
})
export type MapList = z.output<typeof MapList>

export const rowShows = ['ALL', 'MATCHED', 'UNDECIDED', 'NOTHING', 'UNREADABLE'] as const

const rowNo = int4(1, 2_000_000)

export const DecideMatch = z.strictObject({
  rowNo,
  part: anyCodeOf(rowParts),
  recordId: Id,
  decision: oneOf(['ACCEPTED', 'REJECTED', 'OPEN']),
  reason: text(300).optional(),
})
export type DecideMatch = z.output<typeof DecideMatch>

export const LinkRow = z.strictObject({
  rowNo,
  links: z
    .array(
      z.strictObject({ code: anyCodeOf(rowLinks), role: requiredText(40, 'Choose how they are linked') }),
    )
    .min(1, { error: 'Choose what to link' })
    .max(rowLinks.length, { error: 'Choose each link once' }),
  /** Parts that are on no record and are made from the row. */
  makes: z.array(anyCodeOf(rowParts)).max(rowParts.length, { error: 'Choose each part once' }).default([]),
})
export type LinkRow = z.output<typeof LinkRow>

const own = { kind: 'none', why: 'A list of the user’s own, which is not a record' } as const
const many = { kind: 'many', type: 'Record' } as const
const params = z.strictObject({ listId: Id })
const permission = 'list.match.run'
const State = z.object({ id: z.string(), state: z.enum(listStates), counts: ListCounts })

export const bulkMatch = defineContract('bulkMatch', {
  upload: {
    method: 'POST',
    path: '/match-lists',
    permission,
    audit: 'collection',
    purpose: 'required',
    limit: 'upload',
    upload: 'file',
    subject: own,
    reply: z.object({ id: z.string(), rows: z.number() }),
  },
  list: {
    method: 'GET',
    path: '/match-lists',
    permission,
    audit: 'consultation',
    purpose: 'required',
    subject: own,
    reply: z.object({ lists: z.array(ListLine) }),
  },
  get: {
    method: 'GET',
    path: '/match-lists/:listId',
    permission,
    audit: 'consultation',
    purpose: 'required',
    subject: many,
    params,
    reply: MatchList,
  },
  map: {
    method: 'POST',
    path: '/match-lists/:listId/columns',
    permission,
    audit: 'alteration',
    purpose: 'required',
    subject: own,
    params,
    body: MapList,
    reply: State,
  },
  look: {
    method: 'POST',
    path: '/match-lists/:listId/steps',
    permission,
    audit: 'search',
    purpose: 'required',
    limit: 'bulk',
    subject: many,
    params,
    reply: State,
  },
  stop: {
    method: 'POST',
    path: '/match-lists/:listId/stopped',
    permission,
    audit: 'alteration',
    purpose: { none: 'Stops the user’s own search; nothing of a record is read' },
    subject: own,
    params,
    reply: State,
  },
  resume: {
    method: 'POST',
    path: '/match-lists/:listId/resumed',
    permission,
    audit: 'alteration',
    purpose: 'required',
    subject: own,
    params,
    reply: State,
  },
  rows: {
    method: 'GET',
    path: '/match-lists/:listId/rows',
    permission,
    audit: 'consultation',
    purpose: 'required',
    limit: 'search',
    subject: many,
    params,
    query: z.strictObject({
      show: oneOf(rowShows).default('ALL'),
      /** The weakest match that is shown. */
      least: anyCodeOf(matchStrengths).default('POSSIBLE'),
      after: z.coerce.number({ error: 'Enter a number' }).int().min(0).max(2_000_000).default(0),
    }),
    /** `next` is the row to go on after; null at the end. */
    reply: z.object({ rows: z.array(ListRowShown), next: z.number().nullable() }),
  },
  decide: {
    method: 'POST',
    path: '/match-lists/:listId/decisions',
    permission,
    audit: 'alteration',
    purpose: 'required',
    subject: many,
    params,
    body: DecideMatch,
    reply: z.object({ decided: z.enum(['ACCEPTED', 'REJECTED']).nullable() }),
  },
  link: {
    method: 'POST',
    path: '/match-lists/:listId/links',
    permission: 'list.row.import',
    audit: 'alteration',
    purpose: 'required',
    subject: many,
    params,
    body: LinkRow,
    reply: z.object({ made: z.array(RecordRef), links: z.array(z.string()) }),
  },
  /** Has a row wait to be looked for once more; what was decided of its matches stays. */
  again: {
    method: 'POST',
    path: '/match-lists/:listId/waiting',
    permission,
    audit: 'alteration',
    purpose: 'required',
    subject: own,
    params,
    body: z.strictObject({ rowNo }),
    reply: State,
  },
  export: {
    method: 'POST',
    path: '/match-lists/:listId/exports',
    permission,
    audit: 'disclosure',
    purpose: 'required',
    limit: 'export',
    subject: many,
    download: 'bytes',
    params,
    body: z.strictObject({
      recipient: requiredText(200, 'Say for whom it is'),
      least: anyCodeOf(matchStrengths).default('POSSIBLE'),
    }),
    reply: z.unknown(),
  },
  end: {
    method: 'POST',
    path: '/match-lists/:listId/ended',
    permission,
    audit: 'erasure',
    purpose: { none: 'Erases what was read of the user’s own file; nothing of a record is read' },
    subject: own,
    params,
    reply: z.object({ id: z.string() }),
  },
})
