/** A superintendent's extension of detention without charge (EX-1 to EX-8; PACE s.42). */
import type { custodyLimits } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { extensionRefusal } from '@mips/domain/custody/authorisation'
import { extensionRecordProblems } from '@mips/domain/custody/extension-record'
import { extensionMethods, extensionRepresentations } from '@mips/domain/custody/limit-steps'
import { labelIn } from '@mips/domain/custody/offence-words'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  clockOf,
  custodyStateOf,
  leftOf,
  rankOf,
  refuseActTime,
  refuseBlocked,
} from '../custody/custody.stay.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { insertStep } from './custody-limits.repository.ts'
import type { LimitsRow } from './custody-limits.rows.ts'
import {
  type Added,
  requireCorrected,
  requireDetained,
  requireLimits,
  supportOf,
  withoutStep,
} from './custody-limits.service.ts'

type Body = RouteInput<(typeof custodyLimits)['routes']['extend']>['body']

/** Extends detention: rank, offence, window and length refuse by their rule; what the record lacks is asked. */
export async function extend(ctx: Ctx, recordId: string, body: Body): Promise<Added> {
  const found = await requireLimits(ctx, recordId)
  requireDetained(found, 'Detention is extended once it is authorised and while the person is held.')
  requireUncharged(found)
  const stay = withoutStep(found, requireCorrected(found, body.correctsId, ['EXTENDED_S42']))
  const at = refuseActTime(ctx, stay, { field: 'at', at: body.at, lateReason: body.lateReason })
  const clock = clockOf(stay, ctx.clock.now())
  if (clock.limit24 === undefined || clock.limit36 === undefined)
    throw new AppError('not_in_state', { facts: { reason: 'No PACE clock runs for this detention.' } })
  const step = clock.authorities.findLast(({ kind }) => kind === 'S42_36H')
  const refusal = extensionRefusal({
    officerRank: rankOf(ctx.who),
    at: at.toISOString(),
    until: new Date(body.until).toISOString(),
    limit24: clock.limit24,
    limit36: clock.limit36,
    reviewsDone: clock.reviews.filter(({ doneAt }) => doneAt !== undefined && doneAt <= at.toISOString())
      .length,
    offenceCategories: stay.offences.flatMap(({ category }) => category ?? []),
    ...(step === undefined ? {} : { stepUntil: step.until }),
  })
  if (refusal !== undefined)
    throw new AppError('rule_refused', {
      facts: { rule: refusal.rule, reason: `${refusal.rule}: ${refusal.reason}` },
    })
  if (body.toldGroundsAt !== undefined && new Date(body.toldGroundsAt) > ctx.clock.now())
    throw badField('toldGroundsAt', 'Enter a time that is not in the future')
  const left = refuseBlocked(
    extensionRecordProblems({
      ...body,
      needsAppropriateAdult: supportOf(stay, body.at).needsAppropriateAdult,
    }),
  )
  const { id } = await insertStep(ctx.tx, {
    custodyRecordId: recordId,
    kind: 'EXTENDED_S42',
    at,
    until: new Date(body.until),
    officerId: ctx.who.userId,
    officerRank: ctx.who.rank,
    reason: body.groundsText || null,
    details: detailsOf(body),
    correctsId: body.correctsId ?? null,
    createdBy: ctx.who.userId,
    createdAt: ctx.clock.now(),
  })
  await addLogEntry(ctx, {
    recordId,
    kind: 'EXT_S42',
    happenedAt: at,
    text: wordsOf(body),
    details: { stepId: id, until: body.until },
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { stepId: id, at: body.at, until: body.until, correctsId: body.correctsId }
  return { id, left: leftOf(left) }
}

/** CL-11: with every offence charged no time without charge is left to extend. */
export function requireUncharged(stay: LimitsRow): void {
  if (custodyStateOf(stay) === 'CHARGED_HELD')
    throw new AppError('not_in_state', {
      facts: { reason: 'The person is charged: detention without charge has ended.' },
    })
}

/** The answers of the form, as they were given. */
const detailsOf = (body: Body) => ({
  method: body.method,
  hasLinkAdvice: body.hasLinkAdvice ?? null,
  consentToLink: body.consentToLink ?? null,
  isConsentBeforeAdult: body.isConsentBeforeAdult ?? null,
  isNecessary: body.isNecessary ?? null,
  isDiligent: body.isDiligent ?? null,
  isMovingArea: body.isMovingArea,
  isJourneyWeighed: body.isJourneyWeighed ?? null,
  representations: body.representations ?? null,
  representationsText: body.representationsText || null,
  toldGroundsAt: body.toldGroundsAt ?? null,
  isRemindedOfRights: body.isRemindedOfRights ?? null,
})

const wordsOf = (body: Body): string =>
  [
    `Detention extended to ${formatLondon(body.until)}, ${labelIn(extensionMethods, body.method).toLowerCase()}.`,
    body.groundsText,
    body.representations === undefined
      ? ''
      : `Representations: ${labelIn(extensionRepresentations, body.representations).toLowerCase()}. ${body.representationsText ?? ''}`,
    body.toldGroundsAt === undefined ? '' : `Told the grounds at ${formatLondon(body.toldGroundsAt)}.`,
    body.isRemindedOfRights ? 'Reminded of the rights not yet used.' : '',
  ]
    .filter(Boolean)
    .join(' ')
    .slice(0, 4000)
