/** A supervisor's review: it answers every topic, and what it sends back becomes actions, so that nothing is written again (RW-1 to RW-6). */
import type { NewReview } from '@mips/contracts/investigation-parts'
import { type ReviewTopic, reviewProblems } from '@mips/domain/investigation/reviews'
import { addHours } from '@mips/domain/time/instant'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { closeTasksOf } from '../pole/task.service.ts'
import { rulesNow } from './assessment.service.ts'
import { insertReview, updateInvestigation } from './investigation.repository.ts'
import { investigationOf, logInvestigation, requireWorkable } from './investigation.service.ts'
import { addAction } from './plan.service.ts'
import { raiseReview } from './review-task.service.ts'

const verdictWords = { CONTINUE: 'it goes on', RETURNED: 'sent back', AGREED: 'agreed' } as const

export async function review(ctx: Ctx, crimeId: string, body: NewReview) {
  await requireWorkable(ctx, crimeId)
  const held = await investigationOf(ctx, crimeId)
  const answers: Partial<Record<ReviewTopic, string>> = Object.fromEntries(
    Object.entries(body.answers).filter(([, text]) => text !== undefined && text !== ''),
  )
  const problems = reviewProblems(
    {
      answers,
      verdict: body.verdict,
      returnReasons: body.returnReasons,
      ...(body.nextReviewOn === undefined ? {} : { nextReviewOn: body.nextReviewOn }),
      reviewerId: ctx.who.userId,
    },
    held.officerId ?? '',
  )
  refuseProblems(problems)
  const now = ctx.clock.now()
  const nextReviewOn = body.nextReviewOn === undefined ? null : new Date(`${body.nextReviewOn}T00:00:00Z`)
  const { id } = await insertReview(ctx.tx, {
    crimeId,
    verdict: body.verdict,
    answers,
    returnReasons: body.returnReasons,
    nextReviewOn,
    reviewerId: ctx.who.userId,
    reviewedAt: now,
  })
  await updateInvestigation(ctx.tx, crimeId, { nextReviewOn })
  const dueAt = addHours(now.toISOString(), rulesNow(ctx).returnWithinHours)
  const isReturned = body.verdict === 'RETURNED'
  for (const text of isReturned ? body.returnReasons : [])
    await addAction(ctx, crimeId, {
      text,
      priority: 'HIGH',
      reviewId: id,
      ...(held.officerId === null ? {} : { ownerId: held.officerId }),
      ...(dueAt === undefined ? {} : { dueAt }),
    })
  await closeTasksOf(ctx, { recordId: crimeId, kind: 'REVIEW_RETURNED' })
  await raiseReview(ctx, crimeId)
  await logInvestigation(
    ctx,
    crimeId,
    `Reviewed: ${verdictWords[body.verdict]}.${isReturned ? ` ${body.returnReasons.join(' ')}` : ''}`,
  )
  ctx.audit.change = { review: id, verdict: body.verdict, returned: body.returnReasons.length }
  return { id, problems: problems.map(ruleLine) }
}
