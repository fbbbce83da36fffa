/** What can be asked of property and exhibits: register, label, move, count, keep or end, examine, copy, list for court. */
import { z } from 'zod'
import { Id, int4, OfficerRef, oneOf, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import {
  ExhibitFacts,
  NewCopy,
  NewCount,
  NewDisposal,
  NewExhibit,
  NewMove,
  NewPlace,
  PlaceFields,
  SubmissionStep,
} from './property-parts.ts'
import { ExhibitLine } from './property-lines.ts'
import {
  CountReply,
  ExhibitPage,
  PlaceLine,
  PlacePage,
  PropertyDesk,
  SourcePage,
} from './property-replies.ts'
import { RuleLine } from './rights-replies.ts'

const exhibitParams = z.strictObject({ exhibitId: Id })
const oneExhibit = { kind: 'one', type: 'Exhibit', param: 'exhibitId' } as const
const recordParams = z.strictObject({ recordId: Id })
const oneRecord = { kind: 'one', type: 'Record', param: 'recordId' } as const
const placeParams = z.strictObject({ placeId: Id })
const done = z.object({ id: z.string(), problems: z.array(RuleLine) })
const noPlaceIsAPerson =
  'A store or shelf of the force; the items in it ask their purpose when they are opened'

const act = {
  method: 'POST',
  audit: 'alteration',
  purpose: 'required',
  subject: oneExhibit,
  params: exhibitParams,
} as const
const paper = {
  method: 'POST',
  audit: 'disclosure',
  purpose: 'required',
  download: 'bytes',
  reply: z.unknown(),
} as const

export const property = defineContract('property', {
  getDesk: {
    method: 'GET',
    path: '/property/desk',
    permission: 'property.exhibit.read',
    audit: 'consultation',
    purpose: { none: 'The desk of property; each exhibit asks its purpose when it is opened' },
    subject: { kind: 'many', type: 'Exhibit' },
    reply: PropertyDesk,
  },
  find: {
    method: 'POST',
    path: '/property/searches',
    permission: 'property.exhibit.read',
    audit: 'search',
    purpose: 'required',
    limit: 'search',
    subject: { kind: 'many', type: 'Exhibit' },
    body: z.strictObject({ text: requiredText(100, 'Scan a label or enter a number') }),
    reply: z.object({ exhibits: z.array(ExhibitLine), places: z.array(PlaceLine) }),
  },
  getSource: {
    method: 'GET',
    path: '/property/records/:recordId',
    permission: 'property.exhibit.read',
    audit: 'consultation',
    purpose: 'required',
    subject: oneRecord,
    params: recordParams,
    reply: SourcePage,
  },
  register: {
    method: 'POST',
    path: '/property/records/:recordId/exhibits',
    permission: 'property.exhibit.register',
    audit: 'collection',
    purpose: 'required',
    subject: oneRecord,
    params: recordParams,
    body: NewExhibit,
    reply: z.object({
      id: z.string(),
      reference: z.string().nullable(),
      exhibitRef: z.string(),
      problems: z.array(RuleLine),
    }),
  },
  printCourtList: {
    ...paper,
    path: '/property/records/:recordId/court-list',
    permission: 'property.exhibit.read',
    subject: oneRecord,
    params: recordParams,
    body: z.strictObject({
      recipient: requiredText(200, 'Say who the list is for'),
      exhibitIds: z.array(Id).max(500).default([]),
      withContinuity: z.boolean().default(false),
    }),
  },
  get: {
    method: 'GET',
    path: '/property/exhibits/:exhibitId',
    permission: 'property.exhibit.read',
    audit: 'consultation',
    purpose: 'required',
    subject: oneExhibit,
    params: exhibitParams,
    reply: ExhibitPage,
  },
  complete: {
    ...act,
    path: '/property/exhibits/:exhibitId/facts',
    permission: 'property.exhibit.register',
    version: 'required',
    body: ExhibitFacts,
    reply: done.extend({ version: z.number() }),
  },
  move: {
    ...act,
    path: '/property/exhibits/:exhibitId/moves',
    permission: 'property.exhibit.move',
    body: NewMove,
    /** Of drugs, cash and firearms the move waits for the second person, and the number stays what it was. */
    reply: done.extend({
      number: z.number(),
      waits: z.object({ signId: z.string(), witness: OfficerRef }).nullable(),
    }),
  },
  reportNotFound: {
    ...act,
    path: '/property/exhibits/:exhibitId/not-found',
    permission: 'property.exhibit.move',
    body: z.strictObject({ words: requiredText(2000, 'Say where it was looked for') }),
    reply: z.object({ id: z.string() }),
  },
  reportFound: {
    ...act,
    path: '/property/exhibits/:exhibitId/found',
    permission: 'property.exhibit.move',
    body: z.strictObject({ words: requiredText(2000, 'Say where it was found') }),
    reply: z.object({ id: z.string() }),
  },
  instruct: {
    ...act,
    path: '/property/exhibits/:exhibitId/disposals',
    permission: 'property.exhibit.register',
    body: NewDisposal,
    reply: done,
  },
  authoriseDisposal: {
    ...act,
    path: '/property/exhibits/:exhibitId/disposals/:disposalId/authority',
    permission: 'property.disposal.authorise',
    params: z.strictObject({ exhibitId: Id, disposalId: Id }),
    body: z.strictObject({
      answer: oneOf(['AUTHORISED', 'REFUSED']),
      words: requiredText(2000, 'Say why'),
    }),
    reply: done,
  },
  askExamination: {
    ...act,
    path: '/property/exhibits/:exhibitId/submissions',
    permission: 'property.exhibit.register',
    body: z.strictObject({
      examination: requiredText(2000, 'Say what the laboratory should find out'),
      laboratory: requiredText(120, 'Name the laboratory'),
    }),
    reply: done,
  },
  authoriseExamination: {
    ...act,
    path: '/property/exhibits/:exhibitId/submissions/:submissionId/authority',
    permission: 'property.disposal.authorise',
    params: z.strictObject({ exhibitId: Id, submissionId: Id }),
    body: z.strictObject({}),
    reply: done,
  },
  recordExamination: {
    ...act,
    path: '/property/exhibits/:exhibitId/submissions/:submissionId/steps',
    permission: 'property.exhibit.register',
    params: z.strictObject({ exhibitId: Id, submissionId: Id }),
    body: SubmissionStep,
    reply: done,
  },
  addCopy: {
    ...act,
    path: '/property/exhibits/:exhibitId/copies',
    permission: 'property.exhibit.register',
    audit: 'collection',
    body: NewCopy,
    reply: done,
  },
  viewCopy: {
    ...act,
    path: '/property/exhibits/:exhibitId/copies/:copyId/views',
    permission: 'property.exhibit.read',
    audit: 'consultation',
    params: z.strictObject({ exhibitId: Id, copyId: Id }),
    body: z.strictObject({ reason: text(1000).optional() }),
    reply: done,
  },
  printLabel: {
    ...paper,
    path: '/property/exhibits/:exhibitId/label',
    permission: 'property.exhibit.read',
    audit: 'consultation',
    subject: oneExhibit,
    params: exhibitParams,
    body: z.strictObject({}),
  },
  printContinuity: {
    ...paper,
    path: '/property/exhibits/:exhibitId/continuity-paper',
    permission: 'property.exhibit.read',
    subject: oneExhibit,
    params: exhibitParams,
    body: z.strictObject({ recipient: requiredText(200, 'Say who the paper is for') }),
  },
  makePlace: {
    method: 'POST',
    path: '/property/places',
    permission: 'property.store.keep',
    audit: 'alteration',
    purpose: { none: noPlaceIsAPerson },
    subject: { kind: 'none', why: noPlaceIsAPerson },
    body: NewPlace,
    reply: z.object({ id: z.string() }),
  },
  changePlace: {
    method: 'PUT',
    path: '/property/places/:placeId',
    permission: 'property.store.keep',
    audit: 'alteration',
    purpose: { none: noPlaceIsAPerson },
    subject: { kind: 'none', why: noPlaceIsAPerson },
    params: placeParams,
    body: PlaceFields.extend({
      version: int4(1),
      isClosed: z.boolean().default(false),
    }),
    reply: z.object({ id: z.string(), version: z.number() }),
  },
  getPlace: {
    method: 'GET',
    path: '/property/places/:placeId',
    permission: 'property.exhibit.read',
    audit: 'consultation',
    purpose: { none: noPlaceIsAPerson },
    subject: { kind: 'many', type: 'Exhibit' },
    params: placeParams,
    reply: PlacePage,
  },
  count: {
    method: 'POST',
    path: '/property/places/:placeId/counts',
    permission: 'property.store.keep',
    audit: 'alteration',
    purpose: { none: noPlaceIsAPerson },
    subject: { kind: 'many', type: 'Exhibit' },
    params: placeParams,
    body: NewCount,
    reply: CountReply,
  },
})
