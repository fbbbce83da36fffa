/** What can be asked of custody visiting: a visit, who was seen, what a visitor may read, concerns and their answers. */
import { concernKinds, recordConsents, visitOutcomes } from '@mips/domain/custody/visiting'
import { z } from 'zod'
import { codeOf, Id, instant, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'

const purpose = { none: 'Visiting under s.51 of the Police Reform Act 2002 is itself the purpose' } as const
const ofSuite = { kind: 'none', why: 'A visit is of a suite: nobody held is named by it' } as const
const stays = { kind: 'many', type: 'CustodyRecord' } as const
const one = { kind: 'one', type: 'CustodyRecord', param: 'recordId' } as const
const visit = z.strictObject({ visitId: Id })

const Suite = z.object({ code: z.string(), name: z.string() })

export const VisitConcern = z.object({
  id: z.string(),
  visitId: z.string(),
  station: z.string(),
  visitors: z.string(),
  recordId: z.string().nullable(),
  custodyNumber: z.string().nullable(),
  kindLabel: z.string(),
  words: z.string(),
  raisedAt: z.string(),
  isSettled: z.boolean(),
  /** Open for longer than the scheme allows. */
  isLate: z.boolean(),
  answers: z.array(z.object({ words: z.string(), isSettled: z.boolean(), at: z.string(), by: z.string() })),
})
export type VisitConcern = z.infer<typeof VisitConcern>

export const VisitLine = z.object({
  id: z.string(),
  station: Suite,
  visitors: z.string(),
  arrivedAt: z.string(),
  admittedAt: z.string().nullable(),
  waitMinutes: z.number().nullable(),
  delayReason: z.string().nullable(),
  leftAt: z.string().nullable(),
})
export type VisitLine = z.infer<typeof VisitLine>

export const VisitDetainee = z.object({
  id: z.string(),
  custodyNumber: z.string(),
  cell: z.string().nullable(),
  stateLabel: z.string(),
  arrivedAt: z.string(),
  isHeld: z.boolean(),
  isChild: z.boolean(),
  language: z.string().nullable(),
  outcome: z.string().nullable(),
  outcomeLabel: z.string().nullable(),
  at: z.string().nullable(),
  reason: z.string().nullable(),
  showsRecord: z.boolean(),
})
export type VisitDetainee = z.infer<typeof VisitDetainee>

export const VisitPage = VisitLine.extend({
  note: z.string().nullable(),
  recordedBy: z.string(),
  isOwn: z.boolean(),
  detainees: z.array(VisitDetainee),
  concerns: z.array(VisitConcern),
  may: z.object({ record: z.boolean(), answer: z.boolean() }),
})
export type VisitPage = z.infer<typeof VisitPage>

const WelfareLine = z.object({ label: z.string(), words: z.string(), at: z.string().nullable() })

export const VisitedDetainee = z.object({
  id: z.string(),
  custodyNumber: z.string(),
  /** Only where the detainee agreed. */
  name: z.string().nullable(),
  consentLabel: z.string(),
  station: z.string(),
  cell: z.string().nullable(),
  arrivedAt: z.string(),
  endedAt: z.string().nullable(),
  isChild: z.boolean(),
  riskLabel: z.string(),
  observationLabel: z.string(),
  sections: z.array(z.object({ key: z.string(), label: z.string(), lines: z.array(WelfareLine) })),
})
export type VisitedDetainee = z.infer<typeof VisitedDetainee>

export const custodyVisitors = defineContract('custodyVisitors', {
  /** The latest visits of a suite or of all, and the concerns that are open. */
  list: {
    method: 'GET',
    path: '/custody/visits',
    permission: 'custody.visit.read',
    audit: 'consultation',
    purpose,
    subject: stays,
    query: z.strictObject({ stationCode: text(12).optional() }),
    reply: z.object({
      serverTime: z.string(),
      suites: z.array(Suite),
      visits: z.array(VisitLine),
      concerns: z.array(VisitConcern),
      may: z.object({ record: z.boolean(), answer: z.boolean() }),
    }),
  },
  begin: {
    method: 'POST',
    path: '/custody/visits',
    permission: 'custody.visit.make',
    audit: 'collection',
    purpose,
    subject: ofSuite,
    body: z.strictObject({
      stationCode: requiredText(12, 'Choose the custody suite'),
      visitors: requiredText(200, 'Enter the names of the visitors'),
      arrivedAt: instant(),
      admittedAt: instant().optional(),
      delayReason: text(500).optional(),
    }),
    reply: z.object({ id: z.string() }),
  },
  get: {
    method: 'GET',
    path: '/custody/visits/:visitId',
    permission: 'custody.visit.read',
    audit: 'consultation',
    purpose,
    subject: stays,
    params: visit,
    reply: VisitPage,
  },
  /** What came of offering the visit to a detainee, and whether their record may be read. */
  offer: {
    method: 'POST',
    path: '/custody/visits/:visitId/detainees/:recordId/offers',
    permission: 'custody.visit.make',
    audit: 'collection',
    purpose,
    subject: one,
    params: z.strictObject({ visitId: Id, recordId: Id }),
    body: z.strictObject({
      outcome: codeOf(visitOutcomes),
      consent: codeOf(recordConsents).optional(),
      reason: text(500).optional(),
      authorisedBy: text(120).optional(),
      at: instant(),
    }),
    reply: z.object({ id: z.string() }),
  },
  /** The rights, care and treatment of a detainee who lets the visitors read the record. */
  getDetainee: {
    method: 'GET',
    path: '/custody/visits/:visitId/detainees/:recordId',
    permission: 'custody.visit.make',
    audit: 'disclosure',
    purpose,
    subject: one,
    params: z.strictObject({ visitId: Id, recordId: Id }),
    reply: VisitedDetainee,
  },
  raiseConcern: {
    method: 'POST',
    path: '/custody/visits/:visitId/concerns',
    permission: 'custody.visit.make',
    audit: 'collection',
    purpose,
    subject: stays,
    params: visit,
    body: z.strictObject({
      kind: codeOf(concernKinds),
      words: requiredText(2000, 'Say what the concern is'),
      recordId: Id.optional(),
    }),
    reply: z.object({ id: z.string() }),
  },
  end: {
    method: 'POST',
    path: '/custody/visits/:visitId/ends',
    permission: 'custody.visit.make',
    audit: 'alteration',
    purpose,
    subject: ofSuite,
    params: visit,
    body: z.strictObject({ leftAt: instant(), note: text(2000).optional() }),
    reply: z.object({ id: z.string() }),
  },
  /** The duty inspector's answer; a concern is open until one settles it. */
  answerConcern: {
    method: 'POST',
    path: '/custody/visits/concerns/:concernId/answers',
    permission: 'custody.visit.answer',
    audit: 'alteration',
    purpose,
    subject: stays,
    params: z.strictObject({ concernId: Id }),
    body: z.strictObject({
      words: requiredText(2000, 'Say what was done, or will be'),
      isSettled: z.boolean().default(false),
    }),
    reply: z.object({ id: z.string(), isSettled: z.boolean() }),
  },
})
