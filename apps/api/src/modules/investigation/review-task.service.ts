/** The task of the next supervisor review; a missed one is an alarm, never a stop (RW-1, RW-2). */
import { reviewsDue } from '@mips/domain/investigation/reviews'
import type { InvestigationState } from '@mips/domain/investigation/investigation-state'
import { taskRulesOn } from '@mips/domain/tasks/task-rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx } from '../../platform/http/module.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { rulesNow } from './assessment.service.ts'
import { deskOf, investigationOf } from './investigation.service.ts'
import { findReviews, findWaits } from './review.repository.ts'
import { isHighRisk } from './review-risk.ts'
import { waitsOf } from './waits.ts'

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
    reason:
      next.rule === 'RW-1' ? 'The first review after the crime was allocated.' : 'The next review is due.',
    rule: next.rule,
    harm: held.harm,
    opensAt: deskOf(crimeId),
    for: { unitCode: held.unitCode ?? ctx.who.unitCode },
    dueAt: new Date(next.by),
  })
}
