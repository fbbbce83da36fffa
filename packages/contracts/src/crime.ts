/** What can be asked of crime recording: decide on a report, record the crime, put its class right, cancel it. */
import { crimeParts } from '@mips/domain/investigation/crime-words'
import { cancellationReasons } from '@mips/domain/investigation/recording-changes'
import { z } from 'zod'
import { codeOf, Id, oneOf, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { CrimePage, NewRecordingDecision, RecordingPage, RegistrarLine } from './crime-parts.ts'
import { RuleLine } from './rights-replies.ts'

const oneCrime = { kind: 'one', type: 'Crime', param: 'crimeId' } as const
const ofIncident = { kind: 'one', type: 'Incident', param: 'incidentId' } as const
const params = z.strictObject({ crimeId: Id })
const incidentParams = z.strictObject({ incidentId: Id })
const changed = z.object({ id: z.string(), version: z.number(), state: z.string() })

export const crime = defineContract('crime', {
  getRecording: {
    method: 'GET',
    path: '/incidents/:incidentId/recording',
    permission: 'incident.event.read',
    audit: 'consultation',
    purpose: 'required',
    subject: ofIncident,
    params: incidentParams,
    reply: RecordingPage,
  },
  decide: {
    method: 'POST',
    path: '/incidents/:incidentId/recording-decisions',
    permission: 'crime.event.record',
    audit: 'collection',
    purpose: 'required',
    subject: ofIncident,
    params: incidentParams,
    body: NewRecordingDecision,
    reply: z.object({
      id: z.string(),
      crime: z.object({ id: z.string(), reference: z.string().nullable() }).nullable(),
      problems: z.array(RuleLine),
    }),
  },
  reviewDecision: {
    method: 'POST',
    path: '/incidents/:incidentId/recording-decisions/:decisionId/registrar-review',
    permission: 'crime.change.decide',
    audit: 'alteration',
    purpose: 'required',
    subject: ofIncident,
    params: z.strictObject({ incidentId: Id, decisionId: Id }),
    body: z.strictObject({
      answer: oneOf(['AGREED', 'RETURNED']),
      words: requiredText(4000, 'Say why'),
    }),
    reply: z.object({ id: z.string(), state: z.string() }),
  },
  listToDecide: {
    method: 'GET',
    path: '/crimes/to-decide',
    permission: 'crime.change.decide',
    audit: 'consultation',
    purpose: { none: 'The desk of those who decide; each record asks its purpose when it is opened' },
    subject: { kind: 'many', type: 'Crime' },
    reply: z.object({ lines: z.array(RegistrarLine) }),
  },
  get: {
    method: 'GET',
    path: '/crimes/:crimeId',
    permission: 'incident.event.read',
    audit: 'consultation',
    purpose: 'required',
    subject: oneCrime,
    params,
    reply: CrimePage,
  },
  reclassify: {
    method: 'POST',
    path: '/crimes/:crimeId/class',
    permission: 'crime.change.decide',
    audit: 'alteration',
    purpose: 'required',
    subject: oneCrime,
    version: 'required',
    params,
    body: z.strictObject({
      offenceCode: requiredText(8, 'Choose the offence'),
      hoCode: text(6).optional(),
      reason: requiredText(4000, 'Say which facts show another offence'),
    }),
    reply: changed,
  },
  confirm: {
    method: 'POST',
    path: '/crimes/:crimeId/registrar-confirmation',
    permission: 'crime.change.decide',
    audit: 'alteration',
    purpose: 'required',
    subject: oneCrime,
    version: 'required',
    params,
    body: z.strictObject({ words: requiredText(4000, 'Say what was looked at') }),
    reply: changed,
  },
  requestCancellation: {
    method: 'POST',
    path: '/crimes/:crimeId/cancellation-requests',
    permission: 'crime.event.record',
    audit: 'alteration',
    purpose: 'required',
    subject: oneCrime,
    version: 'required',
    params,
    body: z.strictObject({
      reason: codeOf(cancellationReasons),
      narrative: requiredText(8000, 'Say in words why the crime is cancelled'),
      aviDocumentIds: z.array(Id).max(20).default([]),
      duplicateOfId: Id.optional(),
      otherForceReference: text(60).optional(),
      isVictimWithdrawal: z.boolean().default(false),
    }),
    reply: z.object({ id: z.string(), version: z.number(), state: z.string() }),
  },
  decideCancellation: {
    method: 'POST',
    path: '/crimes/:crimeId/cancellation-requests/:changeId/decision',
    permission: 'crime.change.decide',
    audit: 'alteration',
    purpose: 'required',
    subject: oneCrime,
    version: 'required',
    params: z.strictObject({ crimeId: Id, changeId: Id }),
    body: z.strictObject({
      answer: oneOf(['APPROVED', 'REJECTED']),
      words: requiredText(4000, 'Say why'),
    }),
    reply: changed,
  },
  offerTransfer: {
    method: 'POST',
    path: '/crimes/:crimeId/transfers',
    permission: 'crime.event.record',
    audit: 'alteration',
    purpose: 'required',
    subject: oneCrime,
    version: 'required',
    params,
    body: z.strictObject({
      otherForce: requiredText(100, 'Name the force that it is offered to'),
      words: requiredText(4000, 'Say why it is for that force'),
    }),
    reply: changed,
  },
  answerTransfer: {
    method: 'POST',
    path: '/crimes/:crimeId/transfers/:changeId/answer',
    permission: 'crime.change.decide',
    audit: 'alteration',
    purpose: 'required',
    subject: oneCrime,
    version: 'required',
    params: z.strictObject({ crimeId: Id, changeId: Id }),
    body: z.strictObject({
      answer: oneOf(['ACCEPTED', 'REFUSED', 'DISPUTED']),
      reference: text(60).optional(),
      words: requiredText(4000, 'Say what the other force answered'),
    }),
    reply: changed,
  },
  print: {
    method: 'POST',
    path: '/crimes/:crimeId/report',
    permission: 'incident.event.read',
    audit: 'disclosure',
    purpose: 'required',
    subject: oneCrime,
    download: 'bytes',
    params,
    body: z.strictObject({ recipient: requiredText(200, 'Say who the report is for') }),
    reply: z.unknown(),
  },
  addPerson: {
    method: 'POST',
    path: '/crimes/:crimeId/people',
    permission: 'crime.event.record',
    audit: 'alteration',
    purpose: 'required',
    subject: oneCrime,
    version: 'required',
    params,
    /** A nominal, or one of its person records. */
    body: z.strictObject({ personId: Id, role: codeOf(crimeParts) }),
    reply: z.object({
      id: z.string(),
      version: z.number(),
      linkId: z.string(),
      problems: z.array(RuleLine),
    }),
  },
})
