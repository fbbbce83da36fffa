/** The routes of the identity module. */
import { identity } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { getCluster, getFieldHistory, listAttention } from './cluster-page.service.ts'
import { approve, decide, refuse } from './decision.service.ts'
import { listPlacements, place } from './placement.service.ts'
import { compare, getProposal, listProposals } from './proposal.service.ts'
import { listRecipients, recordCorrection } from './recipient.service.ts'
import { undo } from './undo.service.ts'

export const identityModule = implement(identity)({
  listProposals: (ctx, { query }) => listProposals(ctx, query),
  getProposal: (ctx, { params }) => getProposal(ctx, params.proposalId),
  compare: (ctx, { params, body }) => compare(ctx, params.nominalId, body.otherNominalId),
  decide: (ctx, { params, body }) => decide(ctx, params.nominalId, body),
  approve: (ctx, { params, body }) => approve(ctx, params.proposalId, body),
  refuse: (ctx, { params, body }) => refuse(ctx, params.proposalId, body.reason),
  undo: (ctx, { params, body }) => undo(ctx, params, body),
  getCluster: (ctx, { params }) => getCluster(ctx, params.nominalId),
  listAttention: (ctx, { query }) => listAttention(ctx, query.limit),
  listPlacements: (ctx, { query }) => listPlacements(ctx, query),
  place: (ctx, { params, body }) => place(ctx, params.placementId, body),
  listRecipients: (ctx, { params }) => listRecipients(ctx, params.nominalId, params.decisionId),
  recordCorrection: (ctx, { params, body }) =>
    recordCorrection(ctx, params.nominalId, params.recipientId, body.how),
  getFieldHistory: (ctx, { params }) => getFieldHistory(ctx, params.nominalId),
})
