/** The victim's safety plan: steps with their words, each done once. */
import type { domesticAbuse } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { requireAssessment } from './abuse-grade.service.ts'
import { doStep, insertStep } from './domestic-abuse.repository.ts'

type Routes = (typeof domesticAbuse)['routes']

/** A plan is made at any time, before the grade too: safety does not wait for a form. */
export async function addStep(ctx: Ctx, assessmentId: string, body: RouteInput<Routes['addStep']>['body']) {
  await requireAssessment(ctx, assessmentId)
  const now = ctx.clock.now()
  const { id } = await insertStep(ctx.tx, {
    assessmentId,
    kind: body.kind,
    words: body.words,
    addedAt: now,
    addedBy: ctx.who.userId,
    ...(body.isDone ? { doneAt: now, doneBy: ctx.who.userId } : {}),
  })
  ctx.audit.change = { step: id, kind: body.kind, done: body.isDone }
  return { id }
}

export async function finishStep(ctx: Ctx, assessmentId: string, stepId: string) {
  const row = await requireAssessment(ctx, assessmentId)
  if (!row.steps.some(({ id }) => id === stepId)) throw new AppError('not_found')
  if (!(await doStep(ctx.tx, stepId, assessmentId, { at: ctx.clock.now(), by: ctx.who.userId })))
    throw new AppError('already_done')
  ctx.audit.change = { step: stepId, done: true }
  return { id: stepId }
}
