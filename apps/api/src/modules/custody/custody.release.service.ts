/** Ending a stay in custody: release, or handing over. */
import type { custody } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { decideSignReleaseOfChild } from '@mips/domain/custody/care'
import { custodyRolesOf } from '@mips/domain/custody/custody-roles'
import { disposals } from '@mips/domain/custody/disposals'
import { labelIn } from '@mips/domain/custody/offence-words'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { completeArrest } from '../arrest/arrest.service.ts'
import { addLogEntry, refuseFuture } from '../pole/record.service.ts'
import { actorOn, decideRelease } from './custody.decisions.ts'
import { updateStay } from './custody.repository.ts'
import { type Changed, refuse, requireStay } from './custody.service.ts'

type ReleaseBody = RouteInput<(typeof custody)['routes']['release']>['body']

/** Ends the stay: the person goes, or is handed over. */
export async function release(ctx: Ctx, id: string, body: ReleaseBody): Promise<Changed> {
  const stay = await requireStay(ctx, id)
  const state = disposals.some((row) => row.code === body.disposal && row.endsIn === 'TRANSFER')
    ? 'TRANSFERRED'
    : 'RELEASED'
  const decision = decideRelease(stay, ctx.who, state)
  // A sergeant is refused by the state of the record, everyone else by what they are.
  if (!decision.allowed)
    throw new AppError(
      custodyRolesOf(actorOn(stay, ctx.who)).includes('CO') ? 'not_in_state' : 'rule_refused',
      { facts: { rule: 'release', reason: decision.reason } },
    )
  const releasedAt = new Date(body.releasedAt)
  refuseFuture(ctx, 'releasedAt', releasedAt)
  const last = [stay.arrivedAt, stay.authorisedAt, ...stay.clock.reviews.map((review) => review.doneAt)]
    .filter((at) => at !== null)
    .reduce((a, b) => (new Date(a) > new Date(b) ? a : b))
  if (releasedAt < new Date(last))
    throw badField(
      'releasedAt',
      `Enter a time after ${formatLondon(last)}, when the record says the person was still held`,
    )
  const detainee = stay.people.find((person) => person.role === 'DETAINEE')
  const { age } = treatAsChild(
    detainee?.dob ?? null,
    detainee?.dobPrecision ?? null,
    londonDay(body.releasedAt),
  )
  if (state === 'RELEASED')
    refuse(
      'release_child',
      decideSignReleaseOfChild({
        age,
        reason: body.reason,
        ...(body.collectedBy ? { collectedBy: body.collectedBy } : {}),
        ...(body.inspectorName ? { inspectorName: body.inspectorName } : {}),
      }),
    )
  await updateStay(
    ctx.tx,
    id,
    { state, releasedAt, releaseReason: body.reason, disposal: body.disposal },
    releasedAt,
  )
  const collected = [
    body.collectedBy && `Collected by ${body.collectedBy}.`,
    body.inspectorName && `Agreed by ${body.inspectorName}.`,
  ]
    .filter(Boolean)
    .join(' ')
  await addLogEntry(ctx, {
    recordId: id,
    kind: state === 'TRANSFERRED' ? 'TRANSFER' : 'RELEASE',
    happenedAt: releasedAt,
    text: `${labelIn(disposals, body.disposal)}. ${body.reason} ${collected}`.trim(),
    details: { disposal: body.disposal },
  })
  if (stay.arrestId !== null) await completeArrest(ctx, stay.arrestId)
  ctx.audit.change = { state, disposal: body.disposal }
  ctx.audit.reasonGiven = body.reason
  return { id, version: ctx.subjectVersion ?? stay.version, state }
}
