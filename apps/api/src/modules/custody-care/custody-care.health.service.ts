/** Calls for healthcare with their waits, and decisions on fitness (TR-15, TR-18). */
import type { custodyCare } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import {
  fitnessAdvice,
  fitnessPurposes,
  healthcareKinds,
  healthcareSteps,
  healthcareUrgencies,
} from '@mips/domain/custody/care-codes'
import { decideEntry } from '@mips/domain/custody/entry-permissions'
import { healthStepProblem } from '@mips/domain/custody/healthcare'
import { labelIn } from '@mips/domain/custody/offence-words'
import { fitnessProblems } from '@mips/domain/custody/welfare-rules'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { enterOn, partsOn, refuse } from '../custody/custody.entry.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import {
  findMedicationPage,
  insertFitness,
  insertHealthRequest,
  insertHealthStep,
} from './custody-care.repository.ts'
import { dateOrNull, orNull, recorded, refuseBlocked, sentence } from './custody-care.words.ts'

type Routes = (typeof custodyCare)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Somebody was called; the wait is measured from the call. */
export async function callHealthcare(
  ctx: Ctx,
  id: string,
  body: Body<'callHealthcare'>,
): Promise<{ id: string }> {
  await enterOn(ctx, id, {
    section: 'RISK',
    asDraft: true,
    field: 'calledAt',
    at: body.calledAt,
    lateReason: body.lateReason,
  })
  const calledAt = new Date(body.calledAt)
  const logEntryId = await addLogEntry(ctx, {
    recordId: id,
    kind: 'HCP_CALL',
    happenedAt: calledAt,
    text: sentence(
      `${labelIn(healthcareKinds, body.askedFor)} called (${labelIn(healthcareUrgencies, body.urgency).toLowerCase()}).`,
      body.provider,
      body.reason,
    ),
    lateReason: body.lateReason || undefined,
  })
  const row = await insertHealthRequest(ctx.tx, {
    custodyRecordId: id,
    askedFor: body.askedFor,
    urgency: body.urgency,
    reason: body.reason,
    provider: orNull(body.provider),
    calledAt,
    logEntryId,
    ...recorded(ctx),
  })
  ctx.audit.change = { requestId: row.id, askedFor: body.askedFor, urgency: body.urgency }
  return row
}

/** They arrived, saw the person, left, or are no longer needed: each once and in order. */
export async function recordHealthStep(
  ctx: Ctx,
  id: string,
  requestId: string,
  body: Body<'recordHealthStep'>,
): Promise<{ id: string }> {
  await enterOn(ctx, id, {
    section: 'RISK',
    asDraft: true,
    field: 'at',
    at: body.at,
    lateReason: body.lateReason,
  })
  const page = await findMedicationPage(ctx.tx, id)
  const request = page?.requests.find((row) => row.id === requestId && !row.isCorrected)
  if (request === undefined) throw new AppError('not_found')
  const done = request.steps.filter((step) => !step.isCorrected)
  const problem = healthStepProblem(body, request.calledAt, done)
  if (problem?.field === 'at') throw badField('at', problem.message)
  if (problem !== undefined) throw new AppError('not_in_state', { facts: { reason: problem.message } })
  const logEntryId = await addLogEntry(ctx, {
    recordId: id,
    kind: body.step === 'SEEN' ? 'HCP_SEEN' : 'NOTE',
    happenedAt: new Date(body.at),
    text: sentence(
      `${labelIn(healthcareKinds, request.askedFor)}: ${labelIn(healthcareSteps, body.step).toLowerCase()}.`,
      body.who,
      body.words,
    ),
    details: { requestId },
    lateReason: body.lateReason || undefined,
  })
  const row = await insertHealthStep(ctx.tx, {
    custodyRecordId: id,
    requestId,
    logEntryId,
    step: body.step,
    happenedAt: new Date(body.at),
    who: orNull(body.who),
    regNo: orNull(body.regNo),
    words: orNull(body.words),
    everyMinutes: body.everyMinutes ?? null,
    mustRouse: body.mustRouse ?? null,
  })
  ctx.audit.change = { requestId, step: body.step }
  return row
}

/** The professional advises and the custody officer decides; to decide against the advice needs its reason (TR-18). */
export async function recordFitness(
  ctx: Ctx,
  id: string,
  body: Body<'recordFitness'>,
): Promise<{ id: string }> {
  const stay = await enterOn(ctx, id, {
    section: 'RISK',
    asDraft: true,
    field: 'at',
    at: body.at,
    lateReason: body.lateReason,
  })
  if (body.decision !== undefined) refuse('decide_fitness', decideEntry('RISK', partsOn(stay, ctx.who)))
  if (body.advice === undefined && body.decision === undefined)
    throw badField('advice', 'Enter the advice or the decision')
  refuseBlocked(
    fitnessProblems(
      {
        purpose: body.purpose,
        isInDoubt: true,
        ...(body.advice === undefined ? {} : { advice: body.advice }),
        ...(body.decision === undefined ? {} : { decision: body.decision }),
        ...(body.decisionReason ? { decisionReason: body.decisionReason } : {}),
      },
      ctx.clock.now().toISOString(),
    ),
  )
  const row = await insertFitness(ctx.tx, {
    custodyRecordId: id,
    purpose: body.purpose,
    advice: body.advice ?? null,
    advisedBy: orNull(body.advisedBy),
    adviceUntil: dateOrNull(body.adviceUntil),
    needsAdult: body.needsAdult ?? null,
    decision: body.decision ?? null,
    decisionReason: orNull(body.decisionReason),
    decidedBy: body.decision === undefined ? null : ctx.who.userId,
    happenedAt: new Date(body.at),
    ...recorded(ctx),
  })
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'NOTE',
    happenedAt: new Date(body.at),
    text: sentence(
      `Fitness: ${labelIn(fitnessPurposes, body.purpose).toLowerCase()}.`,
      body.advice !== undefined && `Advised: ${labelIn(fitnessAdvice, body.advice).toLowerCase()}.`,
      body.advisedBy && `By ${body.advisedBy}.`,
      body.decision !== undefined && `Decided: ${body.decision === 'FIT' ? 'fit' : 'not fit'}.`,
      body.decisionReason,
    ),
    details: { fitnessId: row.id },
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = {
    fitnessId: row.id,
    purpose: body.purpose,
    advice: body.advice,
    decision: body.decision,
  }
  return row
}
