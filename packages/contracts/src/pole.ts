/** What can be asked of the pole module: places, objects, links, markers, photographs and history. People are in nominal. */
import { z } from 'zod'
import { day, Id, instant, int4, oneOf, Origins, RecordRef, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { Chart, ChartPath, PlacesOf } from './pole-chart.ts'
import { LocationBrief, LocationPage, NewLocation } from './pole-locations.ts'
import { NewObject, ObjectCorrection, ObjectPage } from './pole-objects.ts'
import { Marker, PersonBrief, Photograph } from './pole-replies.ts'

/** What the one box finds besides people. */
export const searchKinds = [
  'Location',
  'Object',
  'Incident',
  'Arrest',
  'CustodyRecord',
  'VulnerabilityReport',
  'AsbReport',
  'IntelligenceReport',
  'Crime',
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

/** A log entry or a narrative that holds the words, with the piece of it where they stand. */
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
  snippet: z.array(z.object({ text: z.string(), isMatch: z.boolean() })),
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

const recordParams = z.strictObject({ recordId: Id })
const oneRecord = { kind: 'one', type: 'Record', param: 'recordId' } as const
const done = z.object({ id: z.string() })

export const pole = defineContract('pole', {
  searchRecords: {
    method: 'POST',
    path: '/pole/searches',
    permission: 'pole.record.search',
    audit: 'search',
    purpose: 'required',
    limit: 'search',
    subject: { kind: 'many', type: 'Record' },
    body: RecordSearch,
    reply: RecordSearchReply,
  },
  suggestLocations: {
    method: 'POST',
    path: '/pole/locations/suggestions',
    permission: 'pole.record.search',
    audit: 'search',
    purpose: 'required',
    subject: { kind: 'many', type: 'Location' },
    body: z.strictObject({ text: text(200) }),
    reply: z.object({ locations: z.array(LocationBrief) }),
  },
  getLocation: {
    method: 'GET',
    path: '/pole/locations/:locationId',
    permission: 'pole.location.read',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'one', type: 'Location', param: 'locationId' },
    params: z.strictObject({ locationId: Id }),
    reply: LocationPage,
  },
  createLocation: {
    method: 'POST',
    path: '/pole/locations',
    permission: 'pole.location.create',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'Location' },
    body: NewLocation,
    reply: z.object({
      id: z.string(),
      reference: z.string().nullable(),
      address: z.string(),
      version: z.number(),
    }),
  },
  getObject: {
    method: 'GET',
    path: '/pole/objects/:objectId',
    permission: 'pole.object.read',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'one', type: 'Object', param: 'objectId' },
    params: z.strictObject({ objectId: Id }),
    reply: ObjectPage,
  },
  createObject: {
    method: 'POST',
    path: '/pole/objects',
    permission: 'pole.object.create',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'Object' },
    body: NewObject,
    reply: z.object({
      id: z.string(),
      reference: z.string().nullable(),
      label: z.string(),
      keyValue: z.string().nullable(),
      version: z.number(),
    }),
  },
  correctObject: {
    method: 'POST',
    path: '/pole/objects/:objectId/corrections',
    permission: 'pole.object.edit',
    audit: 'alteration',
    purpose: 'required',
    version: 'required',
    subject: { kind: 'one', type: 'Object', param: 'objectId' },
    params: z.strictObject({ objectId: Id }),
    body: ObjectCorrection,
    reply: z.object({
      id: z.string(),
      label: z.string(),
      keyValue: z.string().nullable(),
      version: z.number(),
    }),
  },
  addMarker: {
    method: 'POST',
    path: '/pole/records/:recordId/markers',
    permission: 'pole.marker.create',
    audit: 'alteration',
    purpose: 'required',
    subject: oneRecord,
    params: recordParams,
    body: z.strictObject({
      code: requiredText(40, 'Choose the marker'),
      reason: requiredText(300, 'Say in one line why the marker is needed'),
      sourceId: Id.optional(),
      sourceText: text(200).optional(),
      authorisedById: Id.optional(),
      startsOn: day().optional(),
      reviewOn: day().optional(),
      origins: Origins,
    }),
    reply: Marker,
  },
  endMarker: {
    method: 'POST',
    path: '/pole/records/:recordId/markers/:markerId/end',
    permission: 'pole.marker.end',
    audit: 'alteration',
    purpose: 'required',
    subject: oneRecord,
    params: z.strictObject({ recordId: Id, markerId: Id }),
    body: z.strictObject({ reason: requiredText(300, 'Say why the marker is ended') }),
    reply: Marker,
  },
  linkRecords: {
    method: 'POST',
    path: '/pole/records/:recordId/links',
    permission: 'pole.link.create',
    audit: 'combination',
    purpose: 'required',
    subject: oneRecord,
    params: recordParams,
    body: z.strictObject({
      toId: Id,
      role: requiredText(40, 'Choose how they are linked'),
      note: text(300).optional(),
      sourceId: Id.optional(),
      confidence: oneOf(['confirmed', 'believed', 'reported']).default('confirmed'),
      validFrom: instant().optional(),
      validTo: instant().optional(),
      origin: oneOf(['typed', 'chosen', 'carried', 'derived']).default('chosen'),
    }),
    reply: done,
  },
  endLink: {
    method: 'POST',
    path: '/pole/records/:recordId/links/:linkId/end',
    permission: 'pole.link.end',
    audit: 'alteration',
    purpose: 'required',
    subject: oneRecord,
    params: z.strictObject({ recordId: Id, linkId: Id }),
    body: z.strictObject({
      reason: requiredText(300, 'Say why the link is ended'),
      endedAt: instant().optional(),
    }),
    reply: done,
  },
  addPhotograph: {
    method: 'POST',
    path: '/pole/records/:recordId/photographs',
    permission: 'pole.photograph.add',
    audit: 'collection',
    purpose: 'required',
    limit: 'upload',
    upload: 'file',
    subject: oneRecord,
    params: recordParams,
    reply: Photograph,
  },
  getPhotograph: {
    method: 'GET',
    path: '/pole/records/:recordId/photographs/:photographId/:size',
    permission: 'pole.photograph.read',
    audit: 'consultation',
    purpose: 'required',
    download: 'bytes',
    subject: oneRecord,
    params: z.strictObject({ recordId: Id, photographId: Id, size: oneOf(['view', 'thumbnail']) }),
    reply: z.unknown(),
  },
  getHistory: {
    method: 'GET',
    path: '/pole/records/:recordId/history',
    permission: 'pole.history.read',
    audit: 'consultation',
    purpose: 'required',
    subject: oneRecord,
    params: recordParams,
    reply: z.object({ record: RecordRef, changes: z.array(HistoryChange) }),
  },
  getRecordAsAt: {
    method: 'GET',
    path: '/pole/records/:recordId/as-at',
    permission: 'pole.history.read',
    audit: 'consultation',
    purpose: 'required',
    subject: oneRecord,
    params: recordParams,
    query: z.strictObject({ at: instant() }),
    reply: z.object({
      record: RecordRef,
      at: z.string(),
      rows: z.array(
        z.object({ thing: z.string(), rowId: z.string(), fields: z.record(z.string(), z.unknown()) }),
      ),
    }),
  },
  getRecordRef: {
    method: 'GET',
    path: '/pole/records/:recordId',
    permission: 'pole.record.search',
    audit: 'consultation',
    purpose: 'required',
    subject: oneRecord,
    params: recordParams,
    reply: RecordRef.extend({ version: z.number(), marking: z.string() }),
  },
  getChart: {
    method: 'GET',
    path: '/pole/records/:recordId/chart',
    permission: 'pole.record.search',
    audit: 'consultation',
    purpose: 'required',
    subject: oneRecord,
    params: recordParams,
    reply: Chart,
  },
  findPath: {
    method: 'POST',
    path: '/pole/records/:recordId/paths',
    permission: 'pole.record.search',
    audit: 'consultation',
    purpose: 'required',
    limit: 'search',
    subject: oneRecord,
    params: recordParams,
    body: z.strictObject({ toId: Id }),
    reply: ChartPath,
  },
  getPlacesOf: {
    method: 'GET',
    path: '/pole/records/:recordId/places',
    permission: 'pole.record.search',
    audit: 'consultation',
    purpose: 'required',
    subject: oneRecord,
    params: recordParams,
    reply: PlacesOf,
  },
  recordPrint: {
    method: 'POST',
    path: '/pole/records/:recordId/prints',
    permission: 'pole.record.search',
    audit: 'disclosure',
    purpose: 'required',
    subject: oneRecord,
    params: recordParams,
    body: z.strictObject({ recipient: requiredText(200, 'Say for whom it is printed') }),
    reply: z.object({ printedAt: z.string(), marking: z.string() }),
  },
})
