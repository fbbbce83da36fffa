/** Reviews of detention in full, their postponement, and telling a person who slept (RV-1 to RV-12; PACE ss.40, 40A, 45A). */
import type { custodyLimits } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { decideReviewDetention } from '@mips/domain/custody/authorisation'
import { detentionGrounds, reviewMethods, reviewOutcomes } from '@mips/domain/custody/codes'
import { labelIn } from '@mips/domain/custody/offence-words'
import {
  postponementProblems,
  postponementReasons,
  representationKinds,
  reviewRecordProblems,
} from '@mips/domain/custody/review-record'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  addOfficer,
  clockOf,
  custodyStateOf,
  involvedOfficers,
  isCustodyOfficer,
  leftOf,
  rankOf,
  refuseActTime,
  refuseBlocked,
} from '../custody/custody.stay.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { insertFullReview, insertStep, keepTold } from './custody-limits.repository.ts'
import type { LimitsRow, ReviewDetails } from './custody-limits.rows.ts'
import {
  type Added,
  requireCorrected,
  requireDetained,
  requireLimits,
  supportOf,
} from './custody-limits.service.ts'

type Routes = (typeof custodyLimits)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

const notDetained = 'Detention is reviewed once it is authorised and while the person is held.'

/** Records a review against the due time of the clock; rank, independence and the telephone rules refuse, gaps are asked. */
export async function review(ctx: Ctx, recordId: string, body: Body<'review'>): Promise<Added> {
  const stay = await requireLimits(ctx, recordId)
  requireDetained(stay, notDetained)
  const isCharged = custodyStateOf(stay) === 'CHARGED_HELD'
  const may = decideReviewDetention({
    officerId: ctx.who.userId,
    officerRank: rankOf(ctx.who),
    isCharged,
    involvedOfficerIds: involvedOfficers(stay),
    declaresNotInvolved: body.notInvolved,
  })
  if (!may.allowed)
    throw new AppError('rule_refused', { facts: { rule: 'RV-1', reason: `RV-1: ${may.reason}` } })
  const doneAt = refuseActTime(ctx, stay, { field: 'doneAt', at: body.doneAt, lateReason: body.lateReason })
  refuseOrder(stay, doneAt)
  if (body.toldAt !== undefined && new Date(body.toldAt) < doneAt)
    throw badField('toldAt', 'Enter a time that is not before the review')
  const clock = clockOf(stay, ctx.clock.now())
  const pending = clock.reviews.find((each) => each.doneAt === undefined)
  if (pending === undefined)
    throw new AppError('not_in_state', {
      facts: { reason: 'No review of this kind of detention falls to the police.' },
    })
  const { seniorOfficer, ...record } = body
  const left = refuseBlocked(
    reviewRecordProblems({
      ...record,
      ...supportOf(stay, body.doneAt),
      isCharged,
      ...(seniorOfficer
        ? { seniorDirection: { officer: seniorOfficer, isReferred: body.isReferred === true } }
        : {}),
    }),
  )
  const { id } = await insertFullReview(ctx.tx, {
    custodyRecordId: recordId,
    dueAt: new Date(pending.dueAt),
    doneAt,
    officerId: ctx.who.userId,
    method: body.method,
    grounds: body.groundsText,
    groundsCodes: body.grounds,
    representations: saidWords(body) || null,
    outcome: body.outcome,
    postponedReason: body.postponedReason || null,
    toldAt: body.toldAt === undefined ? null : new Date(body.toldAt),
    details: detailsOf(body),
    createdAt: ctx.clock.now(),
  })
  await addOfficer(ctx, stay, 'REVIEW_OFFICER', doneAt)
  await addLogEntry(ctx, {
    recordId,
    kind: 'REVIEW',
    happenedAt: doneAt,
    text: reviewWords(body).slice(0, 4000),
    details: { reviewId: id, dueAt: pending.dueAt, outcome: body.outcome, method: body.method },
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { reviewId: id, doneAt: body.doneAt, dueAt: pending.dueAt, outcome: body.outcome }
  return { id, left: leftOf(left) }
}

/** A review follows the authorisation and the review before it. */
function refuseOrder(stay: LimitsRow, doneAt: Date): void {
  const since = stay.reviewRows.reduce(
    (latest, row) => (row.doneAt !== null && new Date(row.doneAt) > new Date(latest) ? row.doneAt : latest),
    stay.authorisedAt ?? stay.arrivedAt,
  )
  if (doneAt <= new Date(since))
    throw badField('doneAt', `Enter a time after ${formatLondon(since)}, the decision or review before it`)
}

const parties = ['detainee', 'solicitor', 'appropriateAdult'] as const
const partyWords = { detainee: 'Detainee', solicitor: 'Solicitor', appropriateAdult: 'Appropriate adult' }

const detailsOf = (body: Body<'review'>): ReviewDetails => ({
  said: parties.flatMap((by) => {
    const kind = body[by]
    return kind === undefined ? [] : [{ by, kind, words: body[`${by}Words`] || null }]
  }),
  refusedReason: body.refusedReason || null,
  isRemindedOfAdvice: body.isRemindedOfAdvice,
  recordedBy: body.recordedBy || null,
  isAttendancePracticable: body.isAttendancePracticable ?? null,
  isLiveLinkPracticable: body.isLiveLinkPracticable ?? null,
  seniorOfficer: body.seniorOfficer || null,
  isReferred: body.isReferred ?? null,
})

const saidWords = (body: Body<'review'>): string =>
  detailsOf(body)
    .said.map(({ by, kind, words }) =>
      `${partyWords[by]}: ${labelIn(representationKinds, kind).toLowerCase()}. ${words ?? ''}`.trim(),
    )
    .join(' ')
    .slice(0, 6000)

const reviewWords = (body: Body<'review'>): string =>
  [
    `${labelIn(reviewOutcomes, body.outcome)}, ${labelIn(reviewMethods, body.method).toLowerCase()}.`,
    body.recordedBy ? `Entry made at the station by ${body.recordedBy}.` : '',
    body.grounds.length > 0
      ? `Grounds: ${body.grounds.map((code) => labelIn(detentionGrounds, code)).join('; ')}.`
      : '',
    body.groundsText,
    saidWords(body),
    body.refusedReason ? `Not heard because ${body.refusedReason}.` : '',
    body.isRemindedOfAdvice ? 'Reminded of free legal advice.' : '',
    body.toldAt === undefined ? 'Not told yet.' : `Told at ${formatLondon(body.toldAt)}.`,
    body.seniorOfficer
      ? `${body.seniorOfficer} directs otherwise: referred to the superintendent responsible for the station.`
      : '',
    body.postponedReason ? `Postponed because ${body.postponedReason}.` : '',
  ]
    .filter(Boolean)
    .join(' ')

/** RV-9: tells a person who slept or was unfit, as soon as practicable after. */
export async function tellReview(
  ctx: Ctx,
  recordId: string,
  reviewId: string,
  body: Body<'tellReview'>,
): Promise<Added> {
  const stay = await requireLimits(ctx, recordId)
  const row = stay.reviewRows.find(({ id }) => id === reviewId)
  if (row === undefined || row.doneAt === null) throw new AppError('not_found')
  const toldAt = refuseActTime(ctx, stay, { field: 'toldAt', at: body.toldAt, lateReason: body.lateReason })
  if (toldAt < new Date(row.doneAt)) throw badField('toldAt', 'Enter a time that is not before the review')
  if ((await keepTold(ctx.tx, recordId, reviewId, toldAt)).count !== 1)
    throw new AppError('already_done', { facts: { reason: 'The person has been told this decision.' } })
  await addLogEntry(ctx, {
    recordId,
    kind: 'NOTE',
    happenedAt: toldAt,
    text: `Told the decision and the grounds of the review of ${formatLondon(row.doneAt)}, and reminded of the right to free legal advice.`,
    details: { reviewId },
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { reviewId, toldAt: body.toldAt }
  return { id: reviewId, left: [] }
}

/** RV-4, RV-5: puts the next review off; the one after it is still timed from the due time. */
export async function postponeReview(
  ctx: Ctx,
  recordId: string,
  body: Body<'postponeReview'>,
): Promise<Added> {
  const stay = await requireLimits(ctx, recordId)
  requireDetained(stay, notDetained)
  requireCorrected(stay, body.correctsId, ['REVIEW_POSTPONED'])
  const isInspector = decideReviewDetention({
    officerId: ctx.who.userId,
    officerRank: rankOf(ctx.who),
    isCharged: false,
    involvedOfficerIds: involvedOfficers(stay),
    declaresNotInvolved: true,
  }).allowed
  if (!isInspector && !isCustodyOfficer(stay, ctx.who))
    throw new AppError('rule_refused', {
      facts: {
        rule: 'RV-4',
        reason: 'RV-4: the review officer or the custody officer puts a review off.',
      },
    })
  const at = refuseActTime(ctx, stay, { field: 'at', at: body.at, lateReason: body.lateReason })
  const due = clockOf(stay, ctx.clock.now()).nextReviewDue
  if (due === undefined) throw new AppError('not_in_state', { facts: { reason: 'No review is due.' } })
  const left = refuseBlocked(
    postponementProblems({ reason: body.reason, ...(body.reasonText ? { text: body.reasonText } : {}) }),
  )
  const reason = [labelIn(postponementReasons, body.reason), body.reasonText].filter(Boolean).join(': ')
  const { id } = await insertStep(ctx.tx, {
    custodyRecordId: recordId,
    kind: 'REVIEW_POSTPONED',
    at,
    officerId: ctx.who.userId,
    officerRank: ctx.who.rank,
    reason,
    details: { reasonCode: body.reason, dueAt: due },
    correctsId: body.correctsId ?? null,
    createdBy: ctx.who.userId,
    createdAt: ctx.clock.now(),
  })
  await addLogEntry(ctx, {
    recordId,
    kind: 'REVIEW_POSTPONED',
    happenedAt: at,
    text: `The review due at ${formatLondon(due)} is put off: ${reason}. It is done as soon as practicable.`,
    details: { stepId: id, dueAt: due },
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { stepId: id, dueAt: due, reason: body.reason }
  ctx.audit.reasonGiven = reason
  return { id, left: leftOf(left) }
}
