/** What can be asked of the missing-person desk: open a report, grade it, work it, find the person, speak with them, close. */
import { missingLevels } from '@mips/domain/safeguarding/missing-levels'
import {
  foundHows,
  missingActionKinds,
  missingPartners,
  returnSteps,
} from '@mips/domain/safeguarding/missing-words'
import { z } from 'zod'
import { codeOf, Id, instant, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { MissingLine, MissingPage, NewMissingEpisode, PreparedMissing, RiskFactor } from './missing-parts.ts'
import { RuleLine } from './rights-replies.ts'

const one = { kind: 'one', type: 'MissingEpisode', param: 'episodeId' } as const
const params = z.strictObject({ episodeId: Id })
const made = z.object({ id: z.string(), problems: z.array(RuleLine) })
const changed = z.object({
  id: z.string(),
  version: z.number(),
  state: z.string(),
  problems: z.array(RuleLine),
})
const work = {
  method: 'POST',
  permission: 'missing.episode.work',
  audit: 'alteration',
  purpose: 'required',
  subject: one,
} as const
const step = { ...work, version: 'required', params, reply: changed } as const

export const missing = defineContract('missing', {
  /** What the incident and the store already hold of somebody who is missing. */
  prepare: {
    method: 'GET',
    path: '/incidents/:incidentId/missing-episodes/prepared',
    permission: 'missing.episode.open',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'one', type: 'Incident', param: 'incidentId' },
    params: z.strictObject({ incidentId: Id }),
    query: z.strictObject({ personRecordId: Id.optional() }),
    reply: PreparedMissing,
  },
  open: {
    method: 'POST',
    path: '/missing-episodes',
    permission: 'missing.episode.open',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'MissingEpisode' },
    body: NewMissingEpisode,
    reply: z.object({
      id: z.string(),
      reference: z.string().nullable(),
      version: z.number(),
      problems: z.array(RuleLine),
    }),
  },
  list: {
    method: 'GET',
    path: '/missing-episodes',
    permission: 'missing.episode.read',
    audit: 'consultation',
    purpose: { none: 'The desk of missing people; each report asks its purpose when it is opened' },
    subject: { kind: 'many', type: 'MissingEpisode' },
    reply: z.object({ lines: z.array(MissingLine), serverTime: z.string() }),
  },
  get: {
    method: 'GET',
    path: '/missing-episodes/:episodeId',
    permission: 'missing.episode.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: MissingPage,
  },
  /** Grades the risk, or says that it stays: the rank of who says so decides which review it counts for. */
  grade: {
    ...step,
    path: '/missing-episodes/:episodeId/risk',
    body: z.strictObject({
      level: codeOf(missingLevels),
      rationale: requiredText(4000, 'Say why the risk is graded so'),
      factors: z.array(RiskFactor).max(30).optional(),
      agreedReviewAt: instant().optional(),
    }),
  },
  addAction: {
    ...work,
    path: '/missing-episodes/:episodeId/actions',
    params,
    body: z.strictObject({
      kind: codeOf(missingActionKinds),
      words: requiredText(1000, 'Say what is to be done'),
      ownerId: Id.optional(),
      dueAt: instant().optional(),
    }),
    reply: made,
  },
  finishAction: {
    ...work,
    path: '/missing-episodes/:episodeId/actions/:actionId/result',
    params: z.strictObject({ episodeId: Id, actionId: Id }),
    body: z.strictObject({ result: requiredText(2000, 'Say what came of it') }),
    reply: made,
  },
  addSighting: {
    ...work,
    path: '/missing-episodes/:episodeId/sightings',
    params,
    body: z.strictObject({
      seenAt: instant(),
      locationId: Id.optional(),
      whereWords: text(300).optional(),
      words: requiredText(2000, 'Say what was seen'),
      toldBy: text(200).optional(),
      isConfirmed: z.boolean().default(false),
    }),
    reply: made,
  },
  tellPartner: {
    ...work,
    path: '/missing-episodes/:episodeId/notices',
    params,
    body: z.strictObject({
      partner: codeOf(missingPartners),
      toWords: text(200).optional(),
      words: requiredText(2000, 'Say what they are told'),
      toldAt: instant().optional(),
      receiptWords: text(300).optional(),
    }),
    reply: made,
  },
  addReceipt: {
    ...work,
    path: '/missing-episodes/:episodeId/notices/:noticeId/receipt',
    params: z.strictObject({ episodeId: Id, noticeId: Id }),
    body: z.strictObject({ words: requiredText(300, 'Enter the name or reference that they gave') }),
    reply: made,
  },
  addNote: {
    ...work,
    path: '/missing-episodes/:episodeId/log',
    params,
    body: z.strictObject({
      text: requiredText(4000, 'Enter the note'),
      happenedAt: instant().optional(),
    }),
    reply: made,
  },
  find: {
    ...step,
    path: '/missing-episodes/:episodeId/found',
    body: z.strictObject({
      foundAt: instant(),
      locationId: Id.optional(),
      where: text(300).optional(),
      by: text(200).optional(),
      how: codeOf(foundHows),
      condition: text(1000).optional(),
    }),
  },
  /** The prevention interview, by police. */
  recordPrevention: {
    ...step,
    path: '/missing-episodes/:episodeId/prevention-interview',
    body: z.strictObject({
      at: instant(),
      byWords: text(200).optional(),
      isInPerson: z.boolean(),
      isHarmAsked: z.boolean().default(false),
      harm: text(4000).optional(),
      mayTellFamily: z.boolean().optional(),
      isFamilyTold: z.boolean().default(false),
      summary: requiredText(4000, 'Say what they told, and what would stop it happening again'),
    }),
  },
  /** The return home interview, by somebody independent: offered, declined or done. */
  recordReturn: {
    ...work,
    path: '/missing-episodes/:episodeId/return-interview',
    params,
    body: z.strictObject({
      step: codeOf(returnSteps),
      at: instant(),
      byWords: requiredText(200, 'Say who offered or held it'),
      summary: text(4000).optional(),
    }),
    reply: made,
  },
  protect: {
    ...work,
    path: '/missing-episodes/:episodeId/police-protection',
    params,
    body: z.strictObject({
      startedAt: instant(),
      ground: text(2000).optional(),
      placeOfSafety: text(300).optional(),
      designatedOfficer: text(200).optional(),
      isAuthorityTold: z.boolean().default(false),
      isChildTold: z.boolean().default(false),
    }),
    reply: made,
  },
  endProtection: {
    ...work,
    path: '/missing-episodes/:episodeId/police-protection/:protectionId/end',
    params: z.strictObject({ episodeId: Id, protectionId: Id }),
    body: z.strictObject({ endedAt: instant(), words: requiredText(1000, 'Say where the child is now') }),
    reply: made,
  },
  close: {
    ...step,
    permission: 'missing.episode.review',
    path: '/missing-episodes/:episodeId/closure',
    body: z.strictObject({ words: text(2000).optional(), noPreventionReason: text(2000).optional() }),
  },
  cancel: {
    ...step,
    permission: 'missing.episode.review',
    path: '/missing-episodes/:episodeId/cancellation',
    body: z.strictObject({ reason: requiredText(2000, 'Say why') }),
  },
  reopen: {
    ...step,
    permission: 'missing.episode.review',
    path: '/missing-episodes/:episodeId/reopening',
    body: z.strictObject({ reason: requiredText(2000, 'Say why') }),
  },
})
