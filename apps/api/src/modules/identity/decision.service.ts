/** Decides whether two people are one: by one person, or by two where a wrong join would be grave. */
import type { Judgement as Judged } from '@mips/contracts/identity'
import type { Decided } from '@mips/contracts/identity-replies'
import type { JoinEvidence } from '@mips/domain/identity/identity-codes'
import { decideOnWhich, decideSecondPerson, secondPersonWords } from '@mips/domain/identity/second-person'
import { clusterOf } from '@mips/domain/nominal/cluster'
import type { Ctx } from '../../platform/http/module.ts'
import { AppError, badField } from '../../platform/errors.ts'
import { findNominals } from '../nominal/nominal.compare.service.ts'
import { primaryPersonRecord } from '../nominal/nominal.service.ts'
import { settle } from './cluster.service.ts'
import { findLiveNominal, findPlaces, insertDecision, lockIdentity } from './cluster.repository.ts'
import { endsOf, type Given, must, refused, refuseJoin } from './join-refusal.service.ts'
import { judge, type Judgement, weighedAs } from './judgement.service.ts'
import {
  findProposal,
  findProposalBetween,
  keepProposal,
  ordered,
  updateProposal,
} from './proposal.repository.ts'
import { settleProposals } from './proposal.service.ts'

/** Keeps the decision and, when they are the same, joins them, or has a second person approve it first. */
export async function decide(ctx: Ctx, nominalId: string, body: Judged): Promise<Decided> {
  await lockIdentity(ctx.tx)
  const otherId = await findLiveNominal(ctx.tx, body.otherNominalId)
  if (otherId === nominalId) throw badField('otherNominalId', 'These are already one person')
  const judgement = await judge(ctx, nominalId, otherId)
  if (judgement.decideOn !== nominalId)
    throw refused(
      'restricted first',
      'Decide this on the restricted person, so that nothing shows on the open one.',
    )
  if (body.decision === 'same') {
    await refuseJoin(ctx, judgement, body)
    if (judgement.secondPerson.length > 0) return propose(ctx, judgement, body)
  }
  return carryOut(ctx, judgement, {
    decision: body.decision,
    reason: body.reason,
    evidence: body.evidence,
    ownersInformed: body.ownersInformed,
    decidedBy: ctx.who.userId,
    approvedBy: null,
  })
}

/** The second person approves: everything is weighed anew, because the people may have changed since. */
export async function approve(
  ctx: Ctx,
  proposalId: string,
  body: { reason: string; ownersInformed?: string | undefined },
): Promise<Decided> {
  await lockIdentity(ctx.tx)
  const proposal = await findProposal(ctx.tx, proposalId)
  if (proposal === null) throw new AppError('not_found')
  if (proposal.status !== 'AWAITING_SECOND')
    throw new AppError('not_in_state', { facts: { reason: 'This join does not wait for a second person.' } })
  must('second person', decideSecondPerson(proposal.proposedBy, ctx.who.userId))
  const places = await findPlaces(ctx.tx, [proposal.personRecordA, proposal.personRecordB])
  const [nominalA, nominalB] = [proposal.personRecordA, proposal.personRecordB].map(
    (id) => places.find((place) => place.id === id)?.nominalId ?? '',
  )
  if (nominalA === undefined || nominalB === undefined || nominalA === nominalB)
    throw new AppError('already_done', { facts: { reason: 'These are already one person.' } })
  const judgement = await judge(ctx, nominalA, nominalB)
  const given: Given = {
    evidence: proposal.evidence as JoinEvidence[],
    ownersInformed: body.ownersInformed ?? proposal.ownersInformed ?? undefined,
  }
  await refuseJoin(ctx, judgement, given)
  return carryOut(ctx, judgement, {
    evidence: given.evidence,
    ownersInformed: given.ownersInformed,
    decision: 'same',
    reason: `${proposal.proposedReason ?? ''} (approved: ${body.reason})`,
    decidedBy: proposal.proposedBy ?? '',
    approvedBy: ctx.who.userId,
  })
}

/** The second person says no; the suspicion stands, for others to look at. */
export async function refuse(
  ctx: Ctx,
  proposalId: string,
  reason: string,
): Promise<{ id: string; status: string }> {
  const proposal = await findProposal(ctx.tx, proposalId)
  if (proposal === null) throw new AppError('not_found')
  if (proposal.status !== 'AWAITING_SECOND')
    throw new AppError('not_in_state', { facts: { reason: 'This join does not wait for a second person.' } })
  await updateProposal(ctx.tx, proposalId, {
    status: 'OPEN',
    settledBy: ctx.who.userId,
    settledAt: ctx.clock.now(),
    settledReason: reason,
    updatedAt: ctx.clock.now(),
  })
  Object.assign(ctx.audit, {
    reasonGiven: reason,
    resultIds: [proposal.personRecordA, proposal.personRecordB],
    change: { refused: proposalId, a: proposal.personRecordA, b: proposal.personRecordB },
  })
  return { id: proposalId, status: 'OPEN' }
}

async function propose(ctx: Ctx, judgement: Judgement, body: Judged): Promise<Decided> {
  const id = await keepSuspicion(ctx, judgement)
  const known = await findProposal(ctx.tx, id)
  if (known?.status === 'AWAITING_SECOND')
    throw new AppError('already_done', { facts: { reason: 'This join waits for a second person already.' } })
  await updateProposal(ctx.tx, id, {
    status: 'AWAITING_SECOND',
    proposedBy: ctx.who.userId,
    proposedAt: ctx.clock.now(),
    proposedReason: body.reason,
    evidence: body.evidence,
    ownersInformed: body.ownersInformed ?? null,
    secondBecause: judgement.secondPerson,
    settledBy: null,
    settledAt: null,
    settledReason: null,
  })
  const { nominalId } = judgement.a
  Object.assign(ctx.audit, {
    reasonGiven: body.reason,
    resultIds: [nominalId, judgement.b.nominalId],
    change: { proposed: 'same', id, a: nominalId, b: judgement.b.nominalId, because: judgement.secondPerson },
  })
  return {
    ...(await standing(ctx, nominalId)),
    status: 'AWAITING_SECOND',
    decisionId: null,
    proposalId: id,
    secondPersonBecause: secondPersonWords(judgement.secondPerson),
    retired: [],
  }
}

/** The suspicion about these two, made when nobody had one. */
async function keepSuspicion(ctx: Ctx, judgement: Judgement): Promise<string> {
  const { a, b } = judgement
  const known = await findProposalBetween(ctx.tx, a.people, b.people)
  const places = await findPlaces(ctx.tx, [...a.people, ...b.people])
  const lists = new Map(places.map((place) => [place.id, place.aclId]))
  const [one, other] = known === null ? endsOf(judgement, lists) : [known.personRecordA, known.personRecordB]
  const [personRecordA, personRecordB] = ordered(one, other)
  return keepProposal(ctx.tx, {
    personRecordA,
    personRecordB,
    ...weighedAs(judgement),
    foundBy: 'officer',
    at: ctx.clock.now(),
  })
}

type Act = {
  decision: 'same' | 'not_same' | 'unsure'
  reason: string
  evidence: JoinEvidence[]
  ownersInformed: string | undefined
  decidedBy: string
  approvedBy: string | null
}

async function carryOut(ctx: Ctx, judgement: Judgement, act: Act): Promise<Decided> {
  const { a, b } = judgement
  const places = await findPlaces(ctx.tx, [...a.people, ...b.people])
  const [personRecordA, personRecordB] = endsOf(
    judgement,
    new Map(places.map((place) => [place.id, place.aclId])),
  )
  const proposalId =
    act.decision === 'unsure' || act.decision === 'same' ? await keepSuspicion(ctx, judgement) : null
  const { id: decisionId } = await insertDecision(ctx.tx, {
    personRecordA,
    personRecordB,
    decision: act.decision,
    reason: act.reason,
    evidence: act.evidence,
    ownersInformed: act.ownersInformed ?? null,
    decidedBy: act.decidedBy,
    approvedBy: act.approvedBy,
    proposalId,
    decidedAt: ctx.clock.now(),
  })
  const { replay, component } = await settle(ctx, [a.nominalId, b.nominalId], decisionId)
  await settleProposals(ctx, component, {
    decisionId,
    decision: act.decision,
    a: personRecordA,
    b: personRecordB,
    reason: act.reason,
  })
  const into = clusterOf(replay, personRecordA)?.nominalId ?? a.nominalId
  const retired = await findNominals(
    ctx.tx,
    [a.nominalId, b.nominalId].filter((id) => id !== into && act.decision === 'same'),
  )
  Object.assign(ctx.audit, {
    reasonGiven: act.reason,
    resultIds: [...new Set([a.nominalId, b.nominalId, into])],
    change: {
      decision: act.decision,
      id: decisionId,
      a: personRecordA,
      b: personRecordB,
      into,
      evidence: act.evidence,
      weight: Math.round(judgement.score.weight * 10) / 10,
      ...(act.approvedBy === null ? {} : { decidedBy: act.decidedBy, approvedBy: act.approvedBy }),
      // Both as they were: whoever looks at this entry sees what the decision was made on.
      snapshots: [a, b].map((side) => ({
        nominalId: side.nominalId,
        version: side.version,
        records: side.people,
      })),
    },
  })
  return {
    ...(await standing(ctx, into)),
    status: 'DECIDED',
    decisionId,
    proposalId,
    secondPersonBecause: [],
    retired: retired.map((nominal) => ({ nominalId: nominal.id, reference: nominal.reference })),
  }
}

/** A decision about two person records, without weighing them: for twins and stolen identities, which stay apart for good. */
export async function keepApart(
  ctx: Ctx,
  nominalA: string,
  nominalB: string,
  reason: string,
): Promise<{ decisionId: string; a: string; b: string }> {
  await lockIdentity(ctx.tx)
  if (nominalA === nominalB)
    throw refused('already one', 'These are one person already: undo the join first.')
  const [a, b] = [await primaryPersonRecord(ctx, nominalA), await primaryPersonRecord(ctx, nominalB)]
  const lists = new Map((await findNominals(ctx.tx, [nominalA, nominalB])).map((row) => [row.id, row.aclId]))
  const sides = [nominalA, nominalB].map((id) => ({ id, aclId: lists.get(id) ?? 0 }))
  if (sides[0] !== undefined && sides[1] !== undefined && decideOnWhich(sides[0], sides[1]) !== nominalA)
    throw refused(
      'restricted first',
      'Record this on the restricted person, so that nothing shows on the open one.',
    )
  const { id: decisionId } = await insertDecision(ctx.tx, {
    personRecordA: a,
    personRecordB: b,
    decision: 'not_same',
    reason,
    decidedBy: ctx.who.userId,
    decidedAt: ctx.clock.now(),
  })
  const { component } = await settle(ctx, [nominalA, nominalB], decisionId)
  await settleProposals(ctx, component, { decisionId, decision: 'not_same', a, b, reason })
  return { decisionId, a, b }
}

/** Number and version of a nominal as they are now. */
export async function standing(ctx: Ctx, nominalId: string) {
  const [nominal] = await findNominals(ctx.tx, [nominalId])
  return { nominalId, reference: nominal?.reference ?? null, version: nominal?.version ?? 1 }
}
