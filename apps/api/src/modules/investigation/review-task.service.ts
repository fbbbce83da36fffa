/** The task of the next supervisor review; a missed one is an alarm, never a stop (RW-1 to RW-4). */
import { reviewsDue } from '@mips/domain/investigation/reviews'
import type { InvestigationState } from '@mips/domain/investigation/investigation-state'
import { taskRulesOn } from '@mips/domain/tasks/task-rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx } from '../../platform/http/module.ts'
import { releaseTimes } from '../custody-outcome/bail-ends.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { rulesNow } from './assessment.service.ts'
import { deskOf, investigationOf } from './investigation.service.ts'
import { findBails, findCrimesOfStay, findReviews, findWaits } from './review.repository.ts'
import { isHighRisk } from './review-risk.ts'
import { waitsOf } from './waits.ts'

const reasons: Record<string, string> = {
  REVIEW_BAIL: 'The bail of a suspect ends.',
  REVIEW_RUI: 'A suspect is released under investigation, which no law ends.',
}
const firstOrNext = (rule: string) =>
  rule === 'RW-1' ? 'The first review after the crime was allocated.' : 'The next review is due.'

/** Called when a suspect leaves custody on bail or under investigation, and when that changes. */
export async function reviewBeforeBailEnds(ctx: Ctx, stayId: string): Promise<void> {
  for (const crimeId of await findCrimesOfStay(ctx.tx, stayId)) await raiseReview(ctx, crimeId)
}

/** Replaces the task of the next review by one for the time that the rules say now. */
export async function raiseReview(ctx: Ctx, crimeId: string): Promise<void> {
  const held = await investigationOf(ctx, crimeId)
  const now = ctx.clock.now().toISOString()
  const reviewedAt = (await findReviews(ctx.tx, crimeId)).map(({ reviewedAt: at }) => at.toISOString())
  const graveHarm = taskRulesOn(londonDay(now)).graveHarm
  const [next] = reviewsDue(
    {
      state: held.state as InvestigationState,
      isHighRisk: isHighRisk(held.harm, graveHarm),
      ...(held.allocatedAt === null ? {} : { allocatedAt: held.allocatedAt.toISOString() }),
      reviewedAt,
      ...(held.nextReviewOn === null ? {} : { nextReviewOn: held.nextReviewOn.toISOString().slice(0, 10) }),
      pauses: waitsOf(await findWaits(ctx.tx, crimeId)),
      ...releaseTimes(await findBails(ctx.tx, crimeId), now),
    },
    now,
    rulesNow(ctx),
  )
  await closeTasksOf(ctx, { recordId: crimeId, kind: 'REVIEW' }, 'Another review is next')
  if (next === undefined) return
  await raiseTask(ctx, {
    recordId: crimeId,
    kind: 'REVIEW',
    title: next.text,
    reason: reasons[next.what] ?? firstOrNext(next.rule),
    rule: next.rule,
    harm: held.harm,
    opensAt: deskOf(crimeId),
    for: { unitCode: held.unitCode ?? ctx.who.unitCode },
    dueAt: new Date(next.by),
  })
}
