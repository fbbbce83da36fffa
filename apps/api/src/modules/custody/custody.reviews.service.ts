/** Reviews of detention (PACE s.40). */
import type { custody } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { reviewMethods, reviewOutcomes } from '@mips/domain/custody/codes'
import { labelIn } from '@mips/domain/custody/offence-words'
import { isHeld } from '@mips/domain/custody/state'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { addLogEntry, refuseFuture } from '../pole/record.service.ts'
import { readClock } from './custody.clock.ts'
import { decideReview, stateOf } from './custody.decisions.ts'
import { insertOfficer, insertReview } from './custody.repository.ts'
import { type Changed, refuse, requireStay } from './custody.service.ts'

type Body = RouteInput<(typeof custody)['routes']['recordReview']>['body']

/** Records a review against the due time that the clock gave; a late one with no reason stands as a breach (RV-6). */
export async function recordReview(ctx: Ctx, id: string, body: Body): Promise<Changed> {
  const stay = await requireStay(ctx, id)
  if (!isHeld(stateOf(stay.state)) || stay.decision !== 'AUTHORISED' || stay.authorisedAt === null) {
    throw new AppError('not_in_state', {
      facts: { reason: 'Detention is reviewed once it is authorised and while the person is held.' },
    })
  }
  refuse('review_detention', decideReview(stay, ctx.who, body.notInvolved))
  const doneAt = new Date(body.doneAt)
  refuseFuture(ctx, 'doneAt', doneAt)
  const since = stay.clock.reviews.reduce(
    (latest, review) =>
      review.doneAt !== null && new Date(review.doneAt) > new Date(latest) ? review.doneAt : latest,
    stay.authorisedAt,
  )
  if (doneAt <= new Date(since))
    throw badField('doneAt', `Enter a time after ${formatLondon(since)}, the decision or review before it`)
  const pending = readClock(stay.clock, ctx.clock.now()).reviews.find((review) => review.doneAt === undefined)
  if (pending === undefined)
    throw new AppError('not_in_state', {
      facts: { reason: 'No review of this kind of detention falls to the police.' },
    })
  await insertReview(ctx.tx, {
    custodyRecordId: id,
    dueAt: new Date(pending.dueAt),
    doneAt,
    officerId: ctx.who.userId,
    method: body.method,
    grounds: body.grounds,
    representations: body.representations || null,
    outcome: body.outcome,
    postponedReason: body.postponedReason || null,
    createdAt: ctx.clock.now(),
  })
  if (!stay.officers.some((officer) => officer.id === ctx.who.userId && officer.role === 'REVIEW_OFFICER')) {
    await insertOfficer(ctx.tx, {
      eventId: id,
      userId: ctx.who.userId,
      role: 'REVIEW_OFFICER',
      validFrom: doneAt,
    })
  }
  const said = body.representations ? ` Representations: ${body.representations}` : ''
  const late = body.postponedReason ? ` Postponed because ${body.postponedReason}.` : ''
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'REVIEW',
    happenedAt: doneAt,
    text: `${labelIn(reviewOutcomes, body.outcome)}, ${labelIn(reviewMethods, body.method).toLowerCase()}. ${body.grounds}${said}${late}`.slice(
      0,
      4000,
    ),
    details: { dueAt: pending.dueAt, outcome: body.outcome, method: body.method },
  })
  ctx.audit.change = { doneAt: body.doneAt, dueAt: pending.dueAt, outcome: body.outcome }
  return { id, version: ctx.subjectVersion ?? stay.version, state: stay.state }
}
