/** What can be asked of the incident module: open, see, assign, attend and add to an incident. */
import { incidentTypes, responseGrades } from '@mips/domain/codes/incidents'
import { z } from 'zod'
import { codeOf, Id, instant, OfficerRef, oneOf, Origins, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { LocationBrief } from './pole-locations.ts'
import { FactSource, LinkedEvent, LinkedObject, LinkedPerson, Photograph } from './pole-replies.ts'

/** Who rang, as they gave it; `nominalId` when they are known and were chosen from a search. */
export const Caller = z.strictObject({
  name: text(120).optional(),
  phone: text(30).optional(),
  isVictim: z.boolean().optional(),
  nominalId: Id.optional(),
})
export type Caller = z.infer<typeof Caller>

export const NewIncident = z.strictObject({
  locationId: Id,
  incidentType: codeOf(incidentTypes),
  grade: codeOf(responseGrades),
  summary: requiredText(2000, 'Say what is happening'),
  occurredAt: instant().optional(),
  caller: Caller.default({}),
  /** Officers to assign in the same act. */
  officerIds: z.array(Id).max(10).default([]),
  origins: Origins,
})
export type NewIncident = z.output<typeof NewIncident>

export const AssignedOfficer = OfficerRef.extend({
  assignmentId: z.string(),
  role: z.string(),
  from: z.string(),
  to: z.string().nullable(),
})
export type AssignedOfficer = z.infer<typeof AssignedOfficer>

export const IncidentLogEntry = z.object({
  id: z.string(),
  kind: z.string(),
  happenedAt: z.string(),
  recordedAt: z.string(),
  author: z.string().nullable(),
  text: z.string(),
  correctsId: z.string().nullable(),
  lateReason: z.string().nullable(),
})
export type IncidentLogEntry = z.infer<typeof IncidentLogEntry>

/** An incident whole: the place with its live markers first. */
export const IncidentPage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  title: z.string(),
  incidentType: z.string(),
  incidentTypeLabel: z.string(),
  grade: z.string(),
  gradeLabel: z.string(),
  status: z.string(),
  summary: z.string(),
  occurredAt: z.string(),
  openedAt: z.string(),
  openedBy: z.string().nullable(),
  attendBy: z.string().nullable(),
  firstAssignedAt: z.string().nullable(),
  arrivedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  closingCode: z.string().nullable(),
  closingCodeLabel: z.string().nullable(),
  location: LocationBrief.nullable(),
  /** People known at the place, who may not be part of this incident. */
  knownAtLocation: z.array(LinkedPerson),
  caller: z.object({
    name: z.string().nullable(),
    phone: z.string().nullable(),
    isVictim: z.boolean().nullable(),
  }),
  people: z.array(LinkedPerson),
  objects: z.array(LinkedObject),
  officers: z.array(AssignedOfficer),
  /** Arrests, reports and crimes that arise from this incident. */
  arising: z.array(LinkedEvent),
  photographs: z.array(Photograph),
  log: z.array(IncidentLogEntry),
  sources: z.array(FactSource),
  may: z.object({
    update: z.boolean(),
    assign: z.boolean(),
    close: z.boolean(),
    recordArrest: z.boolean(),
    raiseReport: z.boolean(),
    addPerson: z.boolean(),
    seeHistory: z.boolean(),
  }),
})
export type IncidentPage = z.infer<typeof IncidentPage>

/** One line of the board. */
export const IncidentLine = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  incidentType: z.string(),
  incidentTypeLabel: z.string(),
  grade: z.string(),
  gradeLabel: z.string(),
  status: z.string(),
  address: z.string().nullable(),
  markerCount: z.number(),
  worstMarker: z.string().nullable(),
  openedAt: z.string(),
  attendBy: z.string().nullable(),
  arrivedAt: z.string().nullable(),
  officers: z.array(OfficerRef),
})
export type IncidentLine = z.infer<typeof IncidentLine>

const oneIncident = { kind: 'one', type: 'Incident', param: 'incidentId' } as const
const params = z.strictObject({ incidentId: Id })
const changed = z.object({ id: z.string(), version: z.number(), status: z.string() })
const update = { permission: 'incident.event.update', purpose: 'required', subject: oneIncident } as const

export const incident = defineContract('incident', {
  open: {
    method: 'POST',
    path: '/incidents',
    permission: 'incident.event.open',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'Incident' },
    body: NewIncident,
    reply: z.object({ id: z.string(), reference: z.string().nullable(), version: z.number() }),
  },
  get: {
    method: 'GET',
    path: '/incidents/:incidentId',
    permission: 'incident.event.read',
    audit: 'consultation',
    purpose: 'required',
    subject: oneIncident,
    params,
    reply: IncidentPage,
  },
  listOpen: {
    method: 'GET',
    path: '/incidents',
    permission: 'incident.event.read',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'many', type: 'Incident' },
    query: z.strictObject({
      status: oneOf(['live', 'open', 'assigned', 'attended', 'closed']).default('live'),
    }),
    reply: z.object({ incidents: z.array(IncidentLine), serverTime: z.string() }),
  },
  listMine: {
    method: 'GET',
    path: '/incidents/mine',
    permission: 'incident.event.read',
    audit: 'consultation',
    purpose: { none: 'Own assigned work; each incident asks its purpose when it is opened' },
    subject: { kind: 'many', type: 'Incident' },
    reply: z.object({ incidents: z.array(IncidentLine), serverTime: z.string() }),
  },
  assign: {
    method: 'POST',
    path: '/incidents/:incidentId/assignments',
    permission: 'incident.event.assign',
    audit: 'alteration',
    purpose: 'required',
    subject: oneIncident,
    params,
    body: z.strictObject({
      officerIds: z.array(Id).min(1, { error: 'Choose at least one officer' }).max(10),
      note: text(300).optional(),
    }),
    reply: z.object({ officers: z.array(AssignedOfficer), status: z.string() }),
  },
  endAssignment: {
    method: 'POST',
    path: '/incidents/:incidentId/assignments/:assignmentId/end',
    permission: 'incident.event.assign',
    audit: 'alteration',
    purpose: 'required',
    subject: oneIncident,
    params: z.strictObject({ incidentId: Id, assignmentId: Id }),
    body: z.strictObject({ reason: requiredText(300, 'Say why the officer is released') }),
    reply: z.object({ id: z.string() }),
  },
  arrive: {
    method: 'POST',
    path: '/incidents/:incidentId/arrival',
    ...update,
    audit: 'alteration',
    version: 'required',
    params,
    body: z.strictObject({ arrivedAt: instant().optional() }),
    reply: changed,
  },
  regrade: {
    method: 'POST',
    path: '/incidents/:incidentId/grade',
    ...update,
    audit: 'alteration',
    version: 'required',
    params,
    body: z.strictObject({
      grade: codeOf(responseGrades),
      incidentType: codeOf(incidentTypes).optional(),
      reason: requiredText(300, 'Say why the grade is changed'),
    }),
    reply: changed,
  },
  addPerson: {
    method: 'POST',
    path: '/incidents/:incidentId/people',
    ...update,
    audit: 'combination',
    params,
    body: z
      .strictObject({
        nominalId: Id.optional(),
        personRecordId: Id.optional(),
        role: requiredText(40, 'Choose the role'),
        note: text(300).optional(),
        origins: Origins,
      })
      .refine((person) => (person.nominalId === undefined) !== (person.personRecordId === undefined), {
        path: ['nominalId'],
        error: 'Choose one person',
      }),
    reply: LinkedPerson,
  },
  endPersonRole: {
    method: 'POST',
    path: '/incidents/:incidentId/people/:linkId/end',
    ...update,
    audit: 'alteration',
    params: z.strictObject({ incidentId: Id, linkId: Id }),
    body: z.strictObject({ reason: requiredText(300, 'Say why this role is ended') }),
    reply: z.object({ id: z.string() }),
  },
  addObject: {
    method: 'POST',
    path: '/incidents/:incidentId/objects',
    ...update,
    audit: 'combination',
    params,
    body: z.strictObject({
      objectId: Id,
      role: requiredText(40, 'Choose how the object is involved'),
      note: text(300).optional(),
      origins: Origins,
    }),
    reply: LinkedObject,
  },
  addLog: {
    method: 'POST',
    path: '/incidents/:incidentId/log',
    ...update,
    audit: 'alteration',
    params,
    body: z.strictObject({
      text: requiredText(4000, 'Write the entry'),
      happenedAt: instant().optional(),
      correctsId: Id.optional(),
      lateReason: text(300).optional(),
    }),
    reply: IncidentLogEntry,
  },
})
