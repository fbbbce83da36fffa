/** What stands in the way of a join, in the order in which it can be put right. */
import type { Decision } from '@mips/domain/access/decision'
import type { JoinEvidence } from '@mips/domain/identity/identity-codes'
import { decideEvidence, decideWeight } from '@mips/domain/identity/join-evidence'
import { decideOwnersInformed } from '@mips/domain/identity/second-person'
import { clusterOf, decideJoin, replayDecisions } from '@mips/domain/nominal/cluster'
import type { Ctx } from '../../platform/http/module.ts'
import { AppError } from '../../platform/errors.ts'
import { clusterRecordOf, decisionOf, replayComponent } from './cluster.service.ts'
import { findComponent } from './cluster.repository.ts'
import type { Judgement } from './judgement.service.ts'

/** What the officer gives with a join. */
export type Given = { evidence: JoinEvidence[]; ownersInformed?: string | undefined }

/** Every reason that stands in the way of a join, in the order in which they can be put right. */
export async function refuseJoin(ctx: Ctx, judgement: Judgement, given: Given): Promise<void> {
  if (judgement.conflicts.length > 0)
    throw refused(judgement.arePossibleTwins ? 'possible twins' : 'conflict', judgement.conflicts.join(' '))
  await refuseKeptApart(ctx, judgement)
  must('not enough evidence', decideEvidence(given.evidence, judgement.shared))
  must('not enough weight', decideWeight(given.evidence, judgement.score.weight))
  const informed = decideOwnersInformed(judgement.owners, given.ownersInformed)
  if (!informed.allowed)
    throw new AppError('rule_refused', {
      facts: { rule: 'owner not informed', reason: informed.reason, owners: judgement.owners },
    })
}

/** Tried on what this reader sees: what is hidden from them may neither hold a join back nor carry one. */
async function refuseKeptApart(ctx: Ctx, judgement: Judgement): Promise<void> {
  const whole = await findComponent(ctx.tx, [judgement.a.nominalId, judgement.b.nominalId])
  const mine = new Set(ctx.who.acls)
  const records = whole.records.filter((record) => mine.has(record.aclId))
  const seen = new Set(records.map((record) => record.id))
  const decisions = whole.decisions.filter((decision) => seen.has(decision.a) && seen.has(decision.b))
  const [a, b] = [judgement.a.people[0] ?? '', judgement.b.people[0] ?? '']
  must('kept apart', decideJoin(replayComponent({ records, decisions }), a, b))
  const [endA, endB] = endsOf(judgement, new Map(records.map((record) => [record.id, record.aclId])))
  const trial = { decisionId: 'trial', kind: 'same' as const, a: endA, b: endB, decidedAt: '9999' }
  const { records: all, decisions: standing } = {
    records: records.map(clusterRecordOf),
    decisions: decisions.map(decisionOf),
  }
  const made = replayComponent({ records, decisions: [] })
  const after = replayDecisions(all, [...togetherAs(made), ...standing, trial])
  if (clusterOf(after, endA) !== clusterOf(after, endB))
    throw refused(
      'through a restricted record',
      'These can be joined only by way of a record that not every reader may see: join the open ones first, or put both on one list.',
    )
}

/** The clusters that stand without any decision, as decisions. */
const togetherAs = (made: ReturnType<typeof replayComponent>) =>
  made.clusters.flatMap(({ personRecordIds: [first, ...others] }) =>
    others.map((other) => ({
      decisionId: `made ${other}`,
      kind: 'same' as const,
      a: first ?? '',
      b: other,
      decidedAt: '',
    })),
  )

/** The records that a decision is about: the oldest of each, open ones before restricted. */
export function endsOf(judgement: Judgement, lists: Map<string, number>): [string, string] {
  const end = (people: string[], aclId: number) =>
    people.find((id) => (lists.get(id) ?? 0) === aclId) ??
    people.find((id) => lists.get(id) === 0) ??
    people[0] ??
    ''
  return [end(judgement.a.people, judgement.a.aclId), end(judgement.b.people, judgement.b.aclId)]
}

/** A refusal of a rule of joining, with the sentence for the officer. */
export const refused = (rule: string, reason: string) =>
  new AppError('rule_refused', { facts: { rule, reason } })

/** Throws the refusal of a rule. */
export function must(rule: string, decision: Decision): void {
  if (!decision.allowed) throw refused(rule, decision.reason)
}
