/** What can be asked of operations: the register of those of which the reader is a member, and the acts of their owner. */
import { z } from 'zod'
import { day, Id, OfficerRef, RecordRef, requiredText } from './common.ts'
import { defineContract } from './contract.ts'

const Reason = requiredText(1000, 'Say why')

export const OperationLine = z.object({
  id: z.string(),
  name: z.string(),
  owner: OfficerRef.nullable(),
  isOwn: z.boolean(),
  reviewOn: z.string(),
  isReviewDue: z.boolean(),
  isClosed: z.boolean(),
  members: z.number(),
})
export type OperationLine = z.infer<typeof OperationLine>

export const OperationMember = z.object({
  memberId: z.string(),
  officer: OfficerRef,
  isInPost: z.boolean(),
  from: z.string(),
  until: z.string().nullable(),
  /** WAITING begins later, ENDED is over. */
  state: z.enum(['NOW', 'WAITING', 'ENDED']),
  reason: z.string().nullable(),
  addedBy: z.string().nullable(),
})
export type OperationMember = z.infer<typeof OperationMember>

export const OperationPage = OperationLine.extend({
  reason: z.string(),
  openedBy: OfficerRef.nullable(),
  openedAt: z.string(),
  reviewedBy: OfficerRef.nullable(),
  reviewedAt: z.string().nullable(),
  reviewWords: z.string().nullable(),
  closedAt: z.string().nullable(),
  closeReason: z.string().nullable(),
  people: z.array(OperationMember),
  records: z.array(RecordRef),
  /** How many more are in it than are listed. */
  recordsLeft: z.number(),
})
export type OperationPage = z.infer<typeof OperationPage>

const act = {
  method: 'POST',
  permission: 'operation.compartment.read',
  audit: 'alteration',
  purpose: 'required',
  subject: { kind: 'none', why: 'An operation is no record: its register is kept by its members alone' },
  params: z.strictObject({ operationId: Id }),
  reply: OperationPage,
} as const

export const operation = defineContract('operation', {
  list: {
    method: 'GET',
    path: '/operations',
    permission: 'operation.compartment.read',
    audit: 'consultation',
    purpose: { none: 'Names of operations of which the reader is a member; a record asks its purpose' },
    subject: act.subject,
    reply: z.object({ operations: z.array(OperationLine), left: z.number() }),
  },
  get: {
    ...act,
    method: 'GET',
    path: '/operations/:operationId',
    audit: 'consultation',
  },
  open: {
    method: 'POST',
    path: '/operations',
    permission: 'operation.compartment.open',
    audit: 'collection',
    purpose: 'required',
    subject: act.subject,
    body: z.strictObject({
      name: requiredText(80, 'Enter a name that says nothing of what it is about'),
      reason: requiredText(1000, 'Say why it needs a compartment'),
      reviewOn: day(),
      /** The last day of the membership of whoever opens it, who is its owner. */
      until: day(),
    }),
    reply: OperationPage,
  },
  addMember: {
    ...act,
    path: '/operations/:operationId/members',
    body: z.strictObject({ userId: Id, from: day(), until: day(), reason: Reason }),
  },
  endMember: {
    ...act,
    path: '/operations/:operationId/members/:memberId/ended',
    params: z.strictObject({ operationId: Id, memberId: Id }),
    body: z.strictObject({ reason: Reason }),
  },
  review: {
    ...act,
    path: '/operations/:operationId/reviews',
    body: z.strictObject({
      words: requiredText(2000, 'Say what was looked at, and why it is still needed'),
      reviewOn: day(),
    }),
  },
  handOver: {
    ...act,
    path: '/operations/:operationId/owner',
    body: z.strictObject({ userId: Id, reason: Reason }),
  },
  close: {
    ...act,
    path: '/operations/:operationId/closing',
    body: z.strictObject({ reason: Reason }),
  },
  /** From the next request on, members alone see the record. */
  putIn: {
    ...act,
    path: '/operations/:operationId/records',
    body: z.strictObject({ recordId: Id, reason: Reason }),
  },
  takeOut: {
    ...act,
    path: '/operations/:operationId/records/:recordId/out',
    params: z.strictObject({ operationId: Id, recordId: Id }),
    body: z.strictObject({ reason: Reason }),
  },
})
