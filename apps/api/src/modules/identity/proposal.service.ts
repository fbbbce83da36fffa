/** The queue of suspected duplicates, each side by side with its waterfall, and what becomes of them. */
import type { Comparison, Proposal } from '@mips/contracts/identity-replies'
import { proposalStatuses, type SecondPersonReason } from '@mips/domain/identity/identity-codes'
import { scorerVersion } from '@mips/domain/identity/pair-score'
import { secondPersonWords } from '@mips/domain/identity/second-person'
import { clusterOf, decideJoin, type Replay } from '@mips/domain/nominal/cluster'
import type { Permission } from '@mips/domain/access/permissions'
import type { Ctx } from '../../platform/http/module.ts'
import { AppError } from '../../platform/errors.ts'
import { holds } from '../../platform/access/principal.ts'
import { presentSides } from '../nominal/nominal.compare.service.ts'
import { matchModel } from '../nominal/nominal.model.service.ts'
import { type Component, findLiveNominal, findPlaces, listDecisions } from './cluster.repository.ts'
import { replayComponent } from './cluster.service.ts'
import { compareFields, judge, type Judgement } from './judgement.service.ts'
import {
  countProposals,
  findProposal,
  findProposalBetween,
  findProposalsOf,
  findUserNames,
  listProposalRows,
  type ProposalRow,
  updateProposal,
} from './proposal.repository.ts'

type Asked = { status: string; nominalId?: string | undefined; after?: string | undefined; limit: number }

/**
 * The list that guards an entry of the audit about these pairs: that of a restricted side, since an entry with the open
 * side alone would tell its readers that somebody who is hidden from them looks like that person.
 */
const listOf = (rows: Pick<ProposalRow, 'aclA' | 'aclB'>[]) =>
  Math.max(0, ...rows.flatMap((row) => [row.aclA, row.aclB]))

/**
 * Pairs may stand under several lists, and one list cannot guard an entry about them all: their records are named in
 * what the audit keeps apart, for an entry is shown only to those who may see every record that it names there.
 */
const guardedBy = (rows: Pick<ProposalRow, 'aclA' | 'aclB' | 'personRecordA' | 'personRecordB'>[]) => {
  const restricted = rows.filter((row) => row.aclA !== 0 || row.aclB !== 0)
  if (restricted.length === 0) return {}
  return { change: { restricted: restricted.flatMap((row) => [row.personRecordA, row.personRecordB]) } }
}

/** A page of the queue: harm first, then certainty. */
export async function listProposals(ctx: Ctx, asked: Asked) {
  const rows = await listProposalRows(ctx.tx, { ...asked, nominalId: asked.nominalId, after: asked.after })
  const sides = await presentSides(
    ctx,
    rows.flatMap((row) => [row.nominalA, row.nominalB]),
  )
  const names = await namesOf(ctx, rows)
  const proposals = rows.flatMap((row) => {
    const [a, b] = [sides.get(row.nominalA), sides.get(row.nominalB)]
    return a === undefined || b === undefined ? [] : [present(row, { a, b }, names)]
  })
  const seen = [...new Set(proposals.flatMap(({ a, b }) => [a.nominalId, b.nominalId]))]
  Object.assign(ctx.audit, {
    aclId: listOf(rows),
    resultIds: seen.slice(0, 100),
    resultCount: seen.length,
    ...guardedBy(rows),
  })
  return {
    proposals,
    counts: Object.fromEntries((await countProposals(ctx.tx)).map(({ status, n }) => [status, n])),
    nextAfter: rows.length === asked.limit ? (rows.at(-1)?.id ?? null) : null,
  }
}

/** One suspicion, both sides weighed as they are now. */
export async function getProposal(ctx: Ctx, proposalId: string): Promise<Comparison> {
  const proposal = await findProposal(ctx.tx, proposalId)
  if (proposal === null) throw new AppError('not_found')
  ctx.audit.aclId = listOf([proposal])
  const places = await findPlaces(ctx.tx, [proposal.personRecordA, proposal.personRecordB])
  const nominalOf = (id: string) => places.find((place) => place.id === id)?.nominalId ?? ''
  return compareTwo(ctx, nominalOf(proposal.personRecordA), nominalOf(proposal.personRecordB), proposal)
}

/** Any two people side by side. */
export async function compare(ctx: Ctx, nominalId: string, otherNominalId: string): Promise<Comparison> {
  return compareTwo(ctx, nominalId, await findLiveNominal(ctx.tx, otherNominalId), undefined)
}

async function compareTwo(
  ctx: Ctx,
  one: string,
  other: string,
  known: ProposalRow | undefined,
): Promise<Comparison> {
  const judgement = await judge(ctx, one, other)
  const { a, b, score } = judgement
  const sides = await presentSides(ctx, [one, other])
  const [sideA, sideB] = [sides.get(one), sides.get(other)]
  if (sideA === undefined || sideB === undefined) throw new AppError('not_found')
  const proposal = known ?? (await findProposalBetween(ctx.tx, a.people, b.people)) ?? undefined
  const earlier = (await listDecisions(ctx.tx, a.people)).filter(
    (row) =>
      (a.people.includes(row.a) && b.people.includes(row.b)) ||
      (a.people.includes(row.b) && b.people.includes(row.a)),
  )
  const isRestricted = a.standing.isRestricted || b.standing.isRestricted
  Object.assign(ctx.audit, {
    resultIds: [...new Set([one, other])],
    ...(isRestricted && { change: { restricted: [one, other, ...a.people, ...b.people] } }),
  })
  return {
    proposal:
      proposal === undefined
        ? null
        : present(proposal, { a: sideA, b: sideB }, await namesOf(ctx, [proposal])),
    a: sideA,
    b: sideB,
    weight: round(score.weight),
    band: score.band,
    prior: round(score.prior),
    waterfall: score.waterfall.map((step) => ({ ...step, weight: round(step.weight) })),
    reasons: score.reasons,
    scorerVersion: scorerVersion(matchModel()),
    fields: compareFields(a.candidate, b.candidate),
    conflicts: judgement.conflicts,
    arePossibleTwins: judgement.arePossibleTwins,
    sharedAttributes: judgement.shared.map((attribute) => attribute.words),
    secondPersonBecause: secondPersonWords(judgement.secondPerson),
    ownersToInform: judgement.owners,
    decideOn: judgement.decideOn,
    earlier: earlier.map((row) => ({
      decisionId: row.id,
      decision: row.decision,
      reason: row.reason,
      decidedAt: row.decidedAt.toISOString(),
      decidedBy: row.decidedBy,
      undoneAt: row.undoneAt?.toISOString() ?? null,
    })),
    may: mayOf(ctx, judgement, proposal),
  }
}

function mayOf(ctx: Ctx, judgement: Judgement, proposal: ProposalRow | undefined): Comparison['may'] {
  const right = (permission: Permission) =>
    holds(ctx.who, permission)
      ? { allowed: true }
      : { allowed: false, reason: 'Your role does not include this' }
  const no = (reason: string) => ({ allowed: false, reason })
  const join = right('nominal.identity.decide')
  const approval = () => {
    if (proposal?.status !== 'AWAITING_SECOND') return no('This join does not wait for a second person')
    if (proposal.proposedBy === ctx.who.userId)
      return no('You proposed this join: somebody else must approve it')
    return right('nominal.identity.approve')
  }
  return {
    decide: join,
    join: join.allowed && judgement.conflicts.length > 0 ? no(judgement.conflicts.join(' ')) : join,
    approve: approval(),
  }
}

/** Suspicions after a decision: what is one now is joined, what is held apart is not the same, the others stand. */
export async function settleProposals(
  ctx: Ctx,
  component: Component,
  made: { decisionId: string; decision: string; a: string; b: string; reason: string },
): Promise<void> {
  const people = component.records.map((record) => record.id)
  const rows = await findProposalsOf(ctx.tx, people, [
    'OPEN',
    'AWAITING_SECOND',
    'UNSURE',
    'JOINED',
    'NOT_SAME',
  ])
  for (const row of rows) {
    const status = statusOf(seenBy(component, new Set([0, row.aclA, row.aclB])), row, made)
    if (status === row.status) continue
    await updateProposal(ctx.tx, row.id, {
      status,
      decisionId: made.decisionId,
      settledBy: ctx.who.userId,
      settledAt: ctx.clock.now(),
      settledReason: made.reason,
      updatedAt: ctx.clock.now(),
    })
  }
}

/** As those see it who may see the suspicion: nothing of it may turn on what is hidden from them. */
function seenBy(component: Component, lists: ReadonlySet<number>): Replay {
  const records = component.records.filter((record) => lists.has(record.aclId))
  const seen = new Set(records.map((record) => record.id))
  return replayComponent({
    records,
    decisions: component.decisions.filter((decision) => seen.has(decision.a) && seen.has(decision.b)),
  })
}

function statusOf(
  replay: Replay,
  row: ProposalRow,
  made: { decision: string; a: string; b: string },
): string {
  const [one, other] = [clusterOf(replay, row.personRecordA), clusterOf(replay, row.personRecordB)]
  if (one === undefined || other === undefined) return row.status
  if (one === other) return 'JOINED'
  if (!decideJoin(replay, row.personRecordA, row.personRecordB).allowed) return 'NOT_SAME'
  const isAbout = [made.a, made.b].every(
    (id) => one.personRecordIds.includes(id) || other.personRecordIds.includes(id),
  )
  if (made.decision === 'unsure' && isAbout) return 'UNSURE'
  return row.status === 'AWAITING_SECOND' || row.status === 'UNSURE' ? row.status : 'OPEN'
}

const namesOf = async (ctx: Ctx, rows: readonly ProposalRow[]) =>
  new Map(
    (
      await findUserNames(
        ctx.tx,
        rows.flatMap((row) => row.proposedBy ?? []),
      )
    ).map((user) => [user.id, user.name]),
  )

function present(row: ProposalRow, sides: Pick<Proposal, 'a' | 'b'>, names: Map<string, string>): Proposal {
  return {
    id: row.id,
    status: row.status,
    statusLabel: proposalStatuses.find((status) => status.code === row.status)?.label ?? row.status,
    ...sides,
    weight: round(row.weight),
    band: row.band,
    reasons: row.reasons,
    scorerVersion: row.scorerVersion,
    harm: row.harm,
    harmReasons: row.harmReasons,
    foundBy: row.foundBy,
    foundAt: row.foundAt.toISOString(),
    proposedBy: row.proposedBy === null ? null : (names.get(row.proposedBy) ?? null),
    proposedAt: row.proposedAt?.toISOString() ?? null,
    proposedReason: row.proposedReason,
    secondPersonBecause: secondPersonWords(row.secondBecause as SecondPersonReason[]),
  }
}

const round = (weight: number) => Math.round(weight * 10) / 10
