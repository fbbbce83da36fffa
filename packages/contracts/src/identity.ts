/** What can be asked of the identity module: suspected duplicates, decisions by one or two people, undo, what is to be placed and corrected. */
import { joinEvidence, proposalStatuses } from '@mips/domain/identity/identity-codes'
import { z } from 'zod'
import { codeOf, Id, oneOf, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import {
  Attention,
  Cluster,
  Comparison,
  Decided,
  FieldChange,
  Placement,
  Proposal,
  Recipient,
  Undone,
} from './identity-replies.ts'

const ofNominal = { kind: 'one', type: 'Nominal', param: 'nominalId' } as const
const manyNominals = { kind: 'many', type: 'Nominal' } as const
const NominalParams = z.strictObject({ nominalId: Id })
const reason = requiredText(1000, 'Give the reason')
const Page = {
  limit: z.coerce.number({ error: 'Enter a number' }).int().min(1).max(100).default(50),
}

export const Judgement = z.strictObject({
  otherNominalId: Id,
  decision: oneOf(['same', 'not_same', 'unsure']),
  reason,
  /** What shows it; a join needs more than a name and a date of birth. */
  evidence: z.array(codeOf(joinEvidence)).max(10).default([]),
  /** Who in charge of a live custody record or an open case was told, how and when. */
  ownersInformed: text(500).optional(),
})
export type Judgement = z.infer<typeof Judgement>

export const identity = defineContract('identity', {
  listProposals: {
    method: 'GET',
    path: '/identity/proposals',
    permission: 'nominal.identity.decide',
    audit: 'consultation',
    purpose: 'required',
    subject: manyNominals,
    query: z.strictObject({
      status: codeOf(proposalStatuses).default('OPEN'),
      nominalId: Id.optional(),
      /** `id` of the last line of the page before. */
      after: Id.optional(),
      ...Page,
    }),
    reply: z.object({
      proposals: z.array(Proposal),
      counts: z.record(z.string(), z.number()),
      nextAfter: z.string().nullable(),
    }),
  },
  getProposal: {
    method: 'GET',
    path: '/identity/proposals/:proposalId',
    permission: 'nominal.identity.decide',
    audit: 'consultation',
    purpose: 'required',
    subject: manyNominals,
    params: z.strictObject({ proposalId: Id }),
    reply: Comparison,
  },
  compare: {
    method: 'POST',
    path: '/nominals/:nominalId/comparisons',
    permission: 'nominal.identity.decide',
    audit: 'consultation',
    purpose: 'required',
    subject: ofNominal,
    params: NominalParams,
    body: z.strictObject({ otherNominalId: Id }),
    reply: Comparison,
  },
  decide: {
    method: 'POST',
    path: '/nominals/:nominalId/decisions',
    permission: 'nominal.identity.decide',
    audit: 'combination',
    purpose: 'required',
    version: 'required',
    subject: ofNominal,
    params: NominalParams,
    body: Judgement,
    reply: Decided,
  },
  approve: {
    method: 'POST',
    path: '/identity/proposals/:proposalId/approval',
    permission: 'nominal.identity.approve',
    audit: 'combination',
    purpose: 'required',
    subject: manyNominals,
    params: z.strictObject({ proposalId: Id }),
    body: z.strictObject({ reason, ownersInformed: text(500).optional() }),
    reply: Decided,
  },
  refuse: {
    method: 'POST',
    path: '/identity/proposals/:proposalId/refusal',
    permission: 'nominal.identity.approve',
    audit: 'combination',
    purpose: 'required',
    subject: manyNominals,
    params: z.strictObject({ proposalId: Id }),
    body: z.strictObject({ reason }),
    reply: z.object({ id: z.string(), status: z.string() }),
  },
  undo: {
    method: 'POST',
    path: '/nominals/:nominalId/decisions/:decisionId/undone',
    permission: 'nominal.identity.decide',
    audit: 'combination',
    purpose: 'required',
    version: 'required',
    subject: ofNominal,
    params: z.strictObject({ nominalId: Id, decisionId: Id }),
    body: z.strictObject({
      reason,
      /** An undone join keeps the two apart, so that it is not suggested again, unless this says otherwise. */
      keepApart: z.boolean().default(true),
    }),
    reply: Undone,
  },
  getCluster: {
    method: 'GET',
    path: '/nominals/:nominalId/cluster',
    permission: 'nominal.person.read',
    audit: 'consultation',
    purpose: 'required',
    subject: ofNominal,
    params: NominalParams,
    reply: Cluster,
  },
  listAttention: {
    method: 'GET',
    path: '/identity/attention',
    permission: 'nominal.identity.decide',
    audit: 'consultation',
    purpose: 'required',
    subject: manyNominals,
    query: z.strictObject(Page),
    reply: z.object({
      clusters: z.array(Attention),
      /** Why the weights that this force trained are not in use, when they are not. */
      matchingNotice: z.string().nullable(),
    }),
  },
  listPlacements: {
    method: 'GET',
    path: '/identity/placements',
    permission: 'nominal.identity.decide',
    audit: 'consultation',
    purpose: 'required',
    subject: manyNominals,
    query: z.strictObject({
      nominalId: Id.optional(),
      isPlaced: z.enum(['true', 'false'], { error: 'Enter true or false' }).default('false'),
      ...Page,
    }),
    reply: z.object({ placements: z.array(Placement) }),
  },
  place: {
    method: 'POST',
    path: '/identity/placements/:placementId/placed',
    permission: 'nominal.identity.decide',
    audit: 'alteration',
    purpose: 'required',
    subject: manyNominals,
    params: z.strictObject({ placementId: Id }),
    body: z.strictObject({ personRecordId: Id, reason }),
    reply: Placement,
  },
  listRecipients: {
    method: 'GET',
    path: '/nominals/:nominalId/decisions/:decisionId/recipients',
    permission: 'nominal.identity.decide',
    audit: 'consultation',
    purpose: 'required',
    subject: ofNominal,
    params: z.strictObject({ nominalId: Id, decisionId: Id }),
    reply: z.object({ recipients: z.array(Recipient), from: z.string(), to: z.string().nullable() }),
  },
  recordCorrection: {
    method: 'POST',
    path: '/nominals/:nominalId/recipients/:recipientId/told',
    permission: 'nominal.identity.decide',
    audit: 'disclosure',
    purpose: 'required',
    subject: ofNominal,
    params: z.strictObject({ nominalId: Id, recipientId: Id }),
    body: z.strictObject({ how: requiredText(300, 'Say how they were told') }),
    reply: Recipient,
  },
  getFieldHistory: {
    method: 'GET',
    path: '/nominals/:nominalId/field-history',
    permission: 'pole.history.read',
    audit: 'consultation',
    purpose: 'required',
    subject: ofNominal,
    params: NominalParams,
    reply: z.object({ changes: z.array(FieldChange) }),
  },
})
