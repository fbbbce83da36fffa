/** What can be asked of crime groups: open one on a list of its own, keep members, score it, record disruptions, give it to an owner, archive it. */
import { disruptionResults, groupConfidences, groupRoles } from '@mips/domain/intelligence/crime-group'
import { groupScoreParts } from '@mips/domain/intelligence/tasking'
import { z } from 'zod'
import { codeOf, day, Id, int4, OfficerRef, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { LinkedPerson } from './pole-replies.ts'

const coded = z.object({ code: z.string(), label: z.string() })
const one = { kind: 'one', type: 'CrimeGroup', param: 'groupId' } as const
const params = z.strictObject({ groupId: Id })
const changed = z.object({ id: z.string(), version: z.number() })
const step = {
  method: 'POST',
  permission: 'crimegroup.record.keep',
  audit: 'alteration',
  purpose: 'required',
  subject: one,
  version: 'required',
  params,
} as const

const member = {
  /** A nominal or a person record. */
  personId: Id,
  role: codeOf(groupRoles),
  confidence: codeOf(groupConfidences),
}

const scoreParts = z.strictObject(
  Object.fromEntries(groupScoreParts.map(({ code }) => [code, int4(0, 5)])) as Record<
    (typeof groupScoreParts)[number]['code'],
    ReturnType<typeof int4>
  >,
)

export const GroupScoreView = z.object({
  id: z.string(),
  score: z.number(),
  tier: coded,
  parts: z.array(coded.extend({ value: z.number(), weight: z.number() })),
  why: z.string(),
  by: OfficerRef.nullable(),
  at: z.string(),
})
export type GroupScoreView = z.infer<typeof GroupScoreView>

export const CrimeGroupLine = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  name: z.string(),
  operationName: z.string().nullable(),
  owner: OfficerRef.nullable(),
  members: z.number(),
  score: z.number().nullable(),
  tier: coded.nullable(),
  /** When it is scored anew; null once it is archived or before it is scored. */
  due: z.object({ by: z.string(), isOverdue: z.boolean(), rule: z.string() }).nullable(),
  isArchived: z.boolean(),
})
export type CrimeGroupLine = z.infer<typeof CrimeGroupLine>

export const CrimeGroupPage = CrimeGroupLine.omit({ members: true }).extend({
  version: z.number(),
  marking: z.string(),
  summary: z.string(),
  openedAt: z.string(),
  members: z.array(LinkedPerson),
  scores: z.array(GroupScoreView),
  disruptions: z.array(
    z.object({
      id: z.string(),
      activity: z.string(),
      happenedOn: z.string(),
      result: coded,
      why: z.string(),
      by: OfficerRef.nullable(),
    }),
  ),
  /** How many scores and disruptions there are; the newest are listed. */
  counts: z.object({ scores: z.number(), disruptions: z.number() }),
  archived: z.object({ at: z.string(), by: OfficerRef.nullable(), reason: z.string() }).nullable(),
  /** What is still to be done before it is whole, by the rules. */
  left: z.array(z.object({ rule: z.string(), message: z.string() })),
  may: z.object({ keep: z.boolean() }),
})
export type CrimeGroupPage = z.infer<typeof CrimeGroupPage>

export const crimeGroup = defineContract('crimeGroup', {
  list: {
    method: 'GET',
    path: '/crime-groups',
    permission: 'crimegroup.record.read',
    audit: 'consultation',
    purpose: {
      none: 'The groups that the reader is on the list of; each asks its purpose when it is opened',
    },
    subject: { kind: 'many', type: 'CrimeGroup' },
    /** `found`: how many there are; those that score highest are listed. */
    reply: z.object({ groups: z.array(CrimeGroupLine), found: z.number() }),
  },
  get: {
    method: 'GET',
    path: '/crime-groups/:groupId',
    permission: 'crimegroup.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: CrimeGroupPage,
  },
  open: {
    method: 'POST',
    path: '/crime-groups',
    permission: 'crimegroup.record.keep',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'CrimeGroup' },
    body: z.strictObject({
      name: requiredText(120, 'Give the group a name'),
      operationName: text(80).optional(),
      summary: requiredText(4000, 'Say what the group does'),
      ownerId: Id,
      members: z.array(z.strictObject(member)).max(50),
      /** Who reads it besides whoever opens it and its owner. */
      readerIds: z.array(Id).max(100).default([]),
      readerGroupIds: z.array(Id).max(20).default([]),
    }),
    reply: z.object({ id: z.string(), reference: z.string().nullable(), version: z.number() }),
  },
  addMember: {
    ...step,
    path: '/crime-groups/:groupId/members',
    body: z.strictObject(member),
    reply: changed,
  },
  endMember: {
    ...step,
    path: '/crime-groups/:groupId/members/:linkId/ended',
    params: z.strictObject({ groupId: Id, linkId: Id }),
    body: z.strictObject({ reason: requiredText(300, 'Say why') }),
    reply: changed,
  },
  score: {
    ...step,
    path: '/crime-groups/:groupId/scores',
    body: z.strictObject({
      parts: scoreParts,
      why: requiredText(2000, 'Say what the score stands on'),
    }),
    reply: changed,
  },
  giveTo: {
    ...step,
    path: '/crime-groups/:groupId/owner',
    body: z.strictObject({ ownerId: Id }),
    reply: changed,
  },
  addDisruption: {
    ...step,
    path: '/crime-groups/:groupId/disruptions',
    body: z.strictObject({
      activity: requiredText(500, 'Say what was done'),
      happenedOn: day(),
      result: codeOf(disruptionResults),
      why: requiredText(1000, 'Say why it is judged so: what can the group no longer do?'),
    }),
    reply: changed,
  },
  archive: {
    ...step,
    path: '/crime-groups/:groupId/archived',
    body: z.strictObject({ reason: requiredText(1000, 'Say why it is archived') }),
    reply: changed,
  },
})
