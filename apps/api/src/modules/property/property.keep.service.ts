/** Keeping an exhibit or ending it, by instruction and authority (PX-30 to PX-34). */
import type { NewDisposal } from '@mips/contracts/property-parts'
import { isRank, type Rank } from '@mips/domain/codes/ranks'
import { type Disposal, disposalProblems, type KeptItem } from '@mips/domain/property/disposal'
import { propertyRulesOn } from '@mips/domain/property/property-rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { followAlarms } from './property.alarms.service.ts'
import {
  findExhibit,
  findNamed,
  insertDisposal,
  lockExhibit,
  updateDisposal,
  updateExhibit,
} from './property.repository.ts'
import type { DisposalFacts, ExhibitRow } from './property.rows.ts'

/** States in which nothing more is done for a record. */
const endStates = new Set(['CLOSED', 'CANCELLED', 'TRANSFERRED', 'OUTCOME_ASSIGNED', 'RELEASED', 'FINALISED'])

const requireHeld = async (ctx: Ctx, exhibitId: string): Promise<ExhibitRow> => {
  const row = (await lockExhibit(ctx.tx, exhibitId)) ? await findExhibit(ctx.tx, exhibitId) : undefined
  if (row === undefined) throw new AppError('not_found')
  return row
}

/** Says what becomes of the item: to hold it is done at once, its end waits for authority. */
export async function instruct(ctx: Ctx, exhibitId: string, { decision, ownerId, ...facts }: NewDisposal) {
  const row = await requireHeld(ctx, exhibitId)
  if (row.holderKind === 'GONE')
    throw new AppError('not_in_state', {
      facts: { reason: 'PX-3: This item has been given back or destroyed.' },
    })
  if (ownerId !== undefined && (await findNamed.person(ctx.tx, ownerId)) === null)
    throw new AppError('bad_reference')
  const now = ctx.clock.now()
  const today = londonDay(now.toISOString())
  const told = { decision, facts, ownerId: ownerId ?? null, askedBy: ctx.who.userId }
  // Authority is asked next, of somebody else.
  const problems = disposalProblems(
    disposalOf(told, undefined),
    keptOf(row, facts),
    today,
    propertyRulesOn(today),
  ).filter(({ field }) => field !== 'authority')
  refuseProblems(problems)
  const isHeld = decision === 'HOLD'
  if (!isHeld && row.disposals.some(({ state }) => state === 'ASKED' || state === 'AUTHORISED'))
    throw new AppError('already_done', { facts: { reason: 'An instruction waits already: end that first.' } })
  const { id } = await insertDisposal(ctx.tx, {
    exhibitId,
    decision,
    state: isHeld ? 'HELD' : 'ASKED',
    facts: JSON.parse(JSON.stringify(facts)),
    ownerId: ownerId ?? null,
    askedBy: ctx.who.userId,
    askedAt: now,
  })
  if (isHeld) {
    await updateExhibit(ctx.tx, exhibitId, { keptOn: new Date(`${today}T00:00:00Z`) })
    const seizedBy = row.seizedBy?.id ?? ctx.who.userId
    await followAlarms(ctx, row, { ...row, keptOn: today, seizedBy }, facts.reason)
  }
  ctx.audit.change = { disposal: id, decision }
  return { id, problems: problems.map(ruleLine) }
}

/** Allows the end of an item, or not; whoever gave the instruction does not (PX-30). */
export async function authoriseDisposal(
  ctx: Ctx,
  exhibitId: string,
  disposalId: string,
  { answer, words }: { answer: 'AUTHORISED' | 'REFUSED'; words: string },
) {
  const row = await requireHeld(ctx, exhibitId)
  const asked = row.disposals.find(({ id }) => id === disposalId)
  if (asked === undefined) throw new AppError('bad_reference')
  const now = ctx.clock.now()
  const today = londonDay(now.toISOString())
  const { rank } = ctx.who
  const told = { ...asked, askedBy: asked.askedBy?.id ?? '' }
  const problems =
    answer === 'REFUSED'
      ? []
      : disposalProblems(
          disposalOf(told, isRank(rank) ? { userId: ctx.who.userId, rank } : undefined),
          keptOf(row, asked.facts),
          today,
          propertyRulesOn(today),
        )
  refuseProblems(problems)
  const decided = await updateDisposal(
    ctx.tx,
    { id: disposalId, exhibitId, state: 'ASKED' },
    { state: answer, decidedBy: ctx.who.userId, decidedAt: now, words },
  )
  if (!decided)
    throw new AppError('not_in_state', { facts: { reason: 'This instruction does not wait for authority.' } })
  Object.assign(ctx.audit, { change: { disposal: disposalId, answer }, reasonGiven: words })
  return { id: disposalId, problems: problems.map(ruleLine) }
}

type Told = {
  decision: Disposal['decision']
  facts: DisposalFacts
  ownerId: string | null
  askedBy: string
}

const disposalOf = (
  { decision, facts, ownerId, askedBy }: Told,
  authority: { userId: string; rank: Rank } | undefined,
): Disposal => ({
  decision,
  instructedBy: askedBy,
  ...(facts.instruction ? { instruction: facts.instruction } : {}),
  ...(authority === undefined ? {} : { authority }),
  ...(ownerId === null ? {} : { ownerId }),
  ...(facts.ownerDecision === undefined ? {} : { ownerDecision: facts.ownerDecision }),
  ...(facts.hasRivalClaim === undefined ? {} : { hasRivalClaim: facts.hasRivalClaim }),
  ...(facts.courtOrderReference ? { courtOrderReference: facts.courtOrderReference } : {}),
  ...(facts.reason ? { reason: facts.reason } : {}),
})

/** What the law reads of the item and its case; a case that this reader may not see counts as open. */
const keptOf = (row: ExhibitRow, facts: DisposalFacts): KeptItem => ({
  kind: row.kind,
  basis: row.basis ?? 'EVIDENCE',
  hasOpenCase: row.sourceState === null || !endStates.has(row.sourceState),
  isHeldForOther: row.isHeldForOther,
  ...(facts.convictedOn === undefined ? {} : { convictedOn: facts.convictedOn }),
  ...(facts.isInCustody === undefined ? {} : { isInCustody: facts.isInCustody }),
  ...(facts.releasedOn === undefined ? {} : { releasedOn: facts.releasedOn }),
  ...appealOf(facts),
  foundOn: londonDay(row.seizedAt),
})

function appealOf({ isAppealOpen, appealUntil }: DisposalFacts): Pick<KeptItem, 'appeal'> {
  if (isAppealOpen === true) return { appeal: 'OPEN' }
  return appealUntil === undefined ? {} : { appeal: { until: appealUntil } }
}
