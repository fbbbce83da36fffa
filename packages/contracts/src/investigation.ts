/** What can be asked of an investigation: assess, allocate, plan, act, decide, review, talk, and link a series. */
import { offendingMethods } from '@mips/domain/codes/methods'
import { seriesBases, seriesStrengths } from '@mips/domain/investigation/series'
import { z } from 'zod'
import { codeOf, Id, instant, oneOf, Origins, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import {
  ChangedLine,
  MovedAction,
  NewAction,
  NewAllocation,
  NewAssessment,
  NewDecision,
  NewLine,
  NewReview,
  NewStanding,
  NewSuspect,
} from './investigation-parts.ts'
import {
  BoardAction,
  CandidateLine,
  CrimeListLine,
  InvestigationPage,
  SeriesPage,
} from './investigation-replies.ts'
import { RuleLine } from './rights-replies.ts'

const params = z.strictObject({ crimeId: Id })
const made = z.object({ id: z.string(), problems: z.array(RuleLine) })
const stepped = z.object({
  id: z.string(),
  version: z.number(),
  state: z.string(),
  problems: z.array(RuleLine),
})

const read = {
  method: 'GET',
  permission: 'investigation.desk.read',
  audit: 'consultation',
  purpose: 'required',
  subject: { kind: 'one', type: 'Crime', param: 'crimeId' },
  params,
} as const
/** An addition: two who add at once do not disturb each other. */
const add = { ...read, method: 'POST', permission: 'investigation.desk.work', audit: 'collection' } as const
/** A change of a fact: made from the version that was read. */
const change = { ...add, audit: 'alteration', version: 'required' } as const
const supervise = { ...change, permission: 'investigation.desk.supervise' } as const
const list = {
  method: 'GET',
  permission: 'investigation.desk.read',
  audit: 'consultation',
  purpose: { none: 'A list of work; each record asks its purpose when it is opened' },
  subject: { kind: 'many', type: 'Crime' },
} as const

export const investigation = defineContract('investigation', {
  get: { ...read, path: '/crimes/:crimeId/investigation', reply: InvestigationPage },
  assess: { ...change, path: '/crimes/:crimeId/assessment', body: NewAssessment, reply: stepped },
  file: {
    ...supervise,
    path: '/crimes/:crimeId/filing',
    body: z.strictObject({
      reason: requiredText(2000, 'Say why nothing more is done'),
      isVictimTold: z.boolean(),
    }),
    reply: stepped,
  },
  listOfficers: {
    ...read,
    permission: 'investigation.desk.supervise',
    path: '/crimes/:crimeId/officers',
    query: z.strictObject({ unitCode: text(40).optional() }),
    reply: z.object({ unitCode: z.string(), candidates: z.array(CandidateLine) }),
  },
  allocate: { ...supervise, path: '/crimes/:crimeId/allocations', body: NewAllocation, reply: stepped },
  handOver: { ...change, path: '/crimes/:crimeId/hand-over', body: NewAllocation, reply: stepped },
  answerAllocation: {
    ...change,
    path: '/crimes/:crimeId/allocations/:allocationId/answer',
    params: z.strictObject({ crimeId: Id, allocationId: Id }),
    body: z.strictObject({ answer: oneOf(['ACCEPTED', 'DECLINED']), declineReason: text(1000).optional() }),
    reply: stepped,
  },
  takeStep: {
    ...change,
    path: '/crimes/:crimeId/investigation-steps',
    body: z.strictObject({
      step: oneOf([
        'MANAGE_SUSPECT',
        'WAIT_FORENSIC',
        'WAIT_THIRD_PARTY',
        'REFER_FOR_CHARGE',
        'RESUME',
        'REOPEN',
      ]),
      reason: requiredText(1000, 'Say why'),
    }),
    reply: stepped,
  },
  addLine: { ...add, path: '/crimes/:crimeId/lines', body: NewLine, reply: made },
  changeLine: {
    ...add,
    audit: 'alteration',
    path: '/crimes/:crimeId/lines/:lineId',
    params: z.strictObject({ crimeId: Id, lineId: Id }),
    body: ChangedLine,
    reply: made,
  },
  addAction: { ...add, path: '/crimes/:crimeId/actions', body: NewAction, reply: made },
  moveAction: {
    ...add,
    audit: 'alteration',
    path: '/crimes/:crimeId/actions/:actionId',
    params: z.strictObject({ crimeId: Id, actionId: Id }),
    body: MovedAction,
    reply: made,
  },
  addDecision: {
    ...add,
    path: '/crimes/:crimeId/policy-log',
    body: NewDecision,
    reply: made.extend({ number: z.number() }),
  },
  addLog: {
    ...add,
    path: '/crimes/:crimeId/log',
    body: z.strictObject({
      text: requiredText(8000, 'Say what was done'),
      happenedAt: instant().optional(),
      lateReason: text(1000).optional(),
      correctsId: Id.optional(),
    }),
    reply: z.object({ id: z.string() }),
  },
  review: {
    ...add,
    permission: 'investigation.desk.supervise',
    path: '/crimes/:crimeId/reviews',
    body: NewReview,
    reply: made,
  },
  say: {
    ...add,
    path: '/crimes/:crimeId/messages',
    body: z.strictObject({
      text: requiredText(4000, 'Write something'),
      mentions: z.array(Id).max(20).default([]),
    }),
    reply: z.object({ id: z.string() }),
  },
  addSuspect: { ...add, path: '/crimes/:crimeId/suspects', body: NewSuspect, reply: made },
  setStanding: { ...change, path: '/crimes/:crimeId/standings', body: NewStanding, reply: made },
  addMethod: {
    ...add,
    path: '/crimes/:crimeId/methods',
    body: z.strictObject({ code: codeOf(offendingMethods), words: text(300).optional(), origins: Origins }),
    reply: z.object({ id: z.string() }),
  },
  withdrawMethod: {
    ...add,
    audit: 'alteration',
    path: '/crimes/:crimeId/methods/:methodId/withdrawn',
    params: z.strictObject({ crimeId: Id, methodId: Id }),
    body: z.strictObject({ reason: requiredText(300, 'Say why it is withdrawn') }),
    reply: z.object({ id: z.string() }),
  },
  print: {
    ...read,
    method: 'POST',
    path: '/crimes/:crimeId/investigation/report',
    audit: 'disclosure',
    download: 'bytes',
    body: z.strictObject({ recipient: requiredText(200, 'Say who the report is for') }),
    reply: z.unknown(),
  },
  getSeries: { ...read, path: '/crimes/:crimeId/series', reply: SeriesPage },
  linkSeries: {
    ...add,
    path: '/crimes/:crimeId/series',
    body: z.strictObject({
      otherCrimeId: Id,
      basis: codeOf(seriesBases),
      strength: codeOf(seriesStrengths),
      words: text(1000).optional(),
      /** Where neither crime is in a series yet. */
      name: text(80).optional(),
    }),
    reply: z.object({ seriesId: z.string() }),
  },
  leaveSeries: {
    ...add,
    audit: 'alteration',
    path: '/crimes/:crimeId/series/left',
    body: z.strictObject({ reason: requiredText(1000, 'Say why it is not of the series') }),
    reply: z.object({ seriesId: z.string() }),
  },
  look: { ...add, path: '/crimes/:crimeId/looks', reply: z.object({ lookedAt: z.string() }) },
  listCrimes: {
    ...list,
    path: '/crimes',
    query: z.strictObject({
      scope: oneOf(['MINE', 'TEAM', 'UNALLOCATED']).default('MINE'),
      everywhere: oneOf(['yes', 'no']).default('no'),
    }),
    reply: z.object({ unitCode: z.string(), lines: z.array(CrimeListLine), isMore: z.boolean() }),
  },
  listActions: {
    ...list,
    path: '/crimes/actions',
    query: z.strictObject({ scope: oneOf(['MINE', 'TEAM']).default('MINE') }),
    reply: z.object({ actions: z.array(BoardAction), isMore: z.boolean() }),
  },
})
