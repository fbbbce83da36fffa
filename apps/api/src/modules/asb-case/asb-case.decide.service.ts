/** What supervisors decide on a case: the review of its risk, the ASB case review that a victim asked for, closing and reopening. */
import type { asbCase } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { isRank } from '@mips/domain/codes/ranks'
import { labelIn } from '@mips/domain/custody/offence-words'
import {
  asbCallTypes,
  asbCaseOutcomes,
  asbHarm,
  asbReviewProblems,
  caseReviewClock,
  caseReviewProblems,
} from '@mips/domain/safeguarding/asb-case'
import { asbCaseReviewThreshold } from '@mips/domain/safeguarding/asb-risk'
import { caseReviewThreshold } from '@mips/domain/safeguarding/repeats'
import { safeguardingRulesOn } from '@mips/domain/safeguarding/safeguarding-rules-table'
import { addMonths } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { refuseFuture } from '../pole/record.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { countedEvent, riskTask } from './asb-case.open.service.ts'
import { askedFacts, closingProblems } from './asb-case.reading.ts'
import {
  insertAction,
  findCallsOf,
  findCase,
  insertTrigger,
  reviewRisk,
  updateCase,
  updateTrigger,
} from './asb-case.repository.ts'
import type { CaseRow } from './asb-case.rows.ts'
import { changed, log, requireOpen } from './asb-case.kept.service.ts'
import { actionTask, reviewTask } from './asb-case.work.service.ts'

type Routes = (typeof asbCase)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

export const decideTask = 'ASB_CASE_REVIEW_DECIDE'
export const answerTask = 'ASB_CASE_REVIEW_ANSWER'
const MOST_CALLS = 200

/** Agrees with the risk and the plan, or returns the case with what is to be done; nothing is typed again (AB-5). */
export async function review(ctx: Ctx, caseId: string, body: Body<'review'>) {
  const row = await requireOpen(ctx, caseId)
  refuseReviewer(ctx, row)
  const [risk] = row.risks
  if (risk === undefined)
    throw new AppError('rule_refused', {
      facts: { rule: 'AB-3', reason: 'AB-3: The risk matrix is not answered yet: ask for it first.' },
    })
  const now = ctx.clock.now()
  const done = await reviewRisk(ctx.tx, risk.id, {
    reviewedAt: now,
    reviewedBy: ctx.who.userId,
    reviewAnswer: body.answer,
    reviewWords: body.words,
  })
  if (!done)
    throw new AppError('already_done', { facts: { reason: 'This answer to the risk matrix is reviewed.' } })
  await log(
    ctx,
    caseId,
    'ASB_REVIEW',
    `${body.answer === 'AGREED' ? 'Reviewed and agreed' : 'Reviewed and returned'}: ${body.words}`,
  )
  await closeTasksOf(ctx, { recordId: caseId, kind: reviewTask }, 'The case was reviewed')
  if (body.answer === 'RETURNED')
    await raiseTask(ctx, {
      recordId: caseId,
      kind: riskTask,
      title: 'The case was returned: do what is asked and answer the risk again',
      reason: body.words.slice(0, 400),
      rule: 'AB-5',
      harm: asbHarm[risk.grade] ?? 4,
      opensAt: `/safeguarding/asb/${caseId}`,
      for: { userId: row.owner?.id ?? ctx.who.userId },
      dueAt: new Date(now.getTime() + 24 * 3_600_000),
      once: risk.id,
    })
  ctx.audit.change = { riskId: risk.id, answer: body.answer }
  return changed(ctx, row, risk.id)
}

/** Records that a victim asks for the case review: the count says whether the threshold is met, and the clock runs (AB-2). */
export async function askReview(ctx: Ctx, caseId: string, body: Body<'askReview'>) {
  const row = await requireOpen(ctx, caseId)
  const victim = row.people.find(
    ({ personRecordId, role, validTo }) =>
      personRecordId === body.victimId && role === 'VICTIM' && validTo === null,
  )
  if (victim === undefined) throw badField('victimId', 'Choose a victim of this case')
  if (
    row.triggers.some(
      (one) => one.victimId === body.victimId && one.answeredAt === null && one.isAccepted !== false,
    )
  )
    throw new AppError('already_done', { facts: { reason: 'A review of this victim waits already.' } })
  const now = ctx.clock.now()
  const askedAt = body.askedAt === undefined ? now : new Date(body.askedAt)
  refuseFuture(ctx, 'askedAt', askedAt)
  const askedOn = londonDay(askedAt.toISOString())
  const since = new Date(`${addMonths(askedOn, -asbCaseReviewThreshold.months)}T00:00:00Z`)
  const calls = await findCallsOf(ctx.tx, victim.nominalId, asbCallTypes, since, MOST_CALLS)
  const { isMet, counted, needed } = caseReviewThreshold(calls.map(countedEvent), victim.nominalId, askedOn)
  const { id } = await insertTrigger(ctx.tx, {
    caseId,
    victimId: victim.personRecordId,
    askedAt,
    askedWords: body.words || null,
    counted,
    needed,
    isMet,
    recordedBy: ctx.who.userId,
  })
  await log(
    ctx,
    caseId,
    'ASB_CASE_REVIEW',
    `A victim asked for a case review. ${isMet ? 'The threshold is met.' : 'The threshold is not met by the calls counted.'}`,
  )
  const { decideBy } = caseReviewClock(askedAt.toISOString(), safeguardingRulesOn(askedOn))
  await raiseTask(ctx, {
    recordId: caseId,
    kind: decideTask,
    title: 'Decide on the ASB case review that a victim asked for',
    reason: isMet ? 'The threshold is met: the review goes ahead.' : 'The threshold is not met by the count.',
    rule: 'AB-2',
    harm: asbHarm[row.risks[0]?.grade ?? 'MEDIUM'] ?? 10,
    opensAt: `/safeguarding/asb/${caseId}`,
    for: { unitCode: ctx.who.unitCode },
    ...(decideBy === undefined ? {} : { dueAt: new Date(decideBy) }),
    once: id,
  })
  Object.assign(ctx.audit, {
    resultIds: counted.slice(0, 100),
    change: { reviewId: id, isMet, counted: counted.length },
  })
  return { ...changed(ctx, row, id), isMet, counted: counted.length, needed }
}

function columnsOf(body: Body<'decideReview'>, { at, by }: { at: Date; by: string }) {
  if (body.step === 'ANSWER')
    return { answeredAt: at, answeredBy: by, answer: body.words, bodies: body.bodies }
  if (body.step === 'APPEAL') return { appealedAt: at, appealWords: body.words }
  return { isAccepted: body.step === 'ACCEPT', decidedAt: at, decidedBy: by, decisionWords: body.words }
}

/** What a review recommends stands in the plan at once: nobody writes it again. */
async function planRecommended(
  ctx: Ctx,
  row: CaseRow,
  triggerId: string,
  recommended: Body<'decideReview'>['recommendations'],
): Promise<void> {
  for (const { partner, words, dueOn } of recommended)
    await insertAction(ctx.tx, {
      caseId: row.id,
      partner,
      tool: 'OTHER',
      words,
      dueOn: dueOn === undefined ? null : new Date(dueOn),
      addedAt: ctx.clock.now(),
      addedBy: ctx.who.userId,
      triggerId,
    })
}

/** Takes the review up, turns it away where the count allows that, or answers it; each is what the victim is told (AB-2). */
export async function decideReview(ctx: Ctx, caseId: string, reviewId: string, body: Body<'decideReview'>) {
  const row = await requireOpen(ctx, caseId)
  const asked = row.triggers.find(({ id }) => id === reviewId)
  if (asked === undefined) throw new AppError('not_found')
  refuseReviewer(ctx, row)
  refuseProblems(caseReviewProblems(askedFacts(asked), body.step, body.bodies))
  const now = ctx.clock.now()
  const by = ctx.who.userId
  await updateTrigger(ctx.tx, reviewId, columnsOf(body, { at: now, by }))
  const words = {
    ACCEPT: 'goes ahead',
    REFUSE: 'does not go ahead',
    ANSWER: 'is answered',
    APPEAL: 'was taken to the local policing body',
  }[body.step]
  await log(ctx, caseId, 'ASB_CASE_REVIEW', `The case review ${words}: ${body.words}`)
  if (body.step === 'ANSWER') await planRecommended(ctx, row, reviewId, body.recommendations)
  const kind = body.step === 'ANSWER' ? answerTask : decideTask
  await closeTasksOf(ctx, { recordId: caseId, kind, once: reviewId }, `The case review ${words}`)
  const { answerBy } = caseReviewClock(asked.askedAt, safeguardingRulesOn(londonDay(asked.askedAt)))
  if (body.step === 'ACCEPT')
    await raiseTask(ctx, {
      recordId: caseId,
      kind: answerTask,
      title: 'Answer the ASB case review with what is done',
      reason: 'The review goes ahead: the victim is told what partners do.',
      rule: 'AB-2',
      harm: asbHarm[row.risks[0]?.grade ?? 'MEDIUM'] ?? 10,
      opensAt: `/safeguarding/asb/${caseId}`,
      for: { unitCode: ctx.who.unitCode },
      ...(answerBy === undefined ? {} : { dueAt: new Date(answerBy) }),
      once: reviewId,
    })
  ctx.audit.change = { reviewId, step: body.step }
  return changed(ctx, row, reviewId)
}

/** Closes the case with its outcome: nothing of the plan is open or without receipt, and the victim is told (AB-4). */
export async function close(ctx: Ctx, caseId: string, body: Body<'close'>) {
  const row = await requireOpen(ctx, caseId)
  refuseProblems([...closingProblems(row, body.isVictimTold)])
  const now = ctx.clock.now()
  await updateCase(
    ctx.tx,
    caseId,
    {
      state: 'CLOSED',
      outcome: body.outcome,
      outcomeWords: body.words,
      victimToldAt: now,
      closedAt: now,
      closedBy: ctx.who.userId,
    },
    'CLOSED',
  )
  await log(
    ctx,
    caseId,
    'ASB_CASE_CLOSED',
    `Closed: ${labelIn(asbCaseOutcomes, body.outcome)}. ${body.words}`,
  )
  for (const kind of [riskTask, reviewTask, actionTask])
    await closeTasksOf(ctx, { recordId: caseId, kind }, 'The case was closed')
  ctx.audit.change = { outcome: body.outcome }
  return changed(ctx, row)
}

/** Opens a closed case again, with the reason; everything of it stands as it was. */
export async function reopen(ctx: Ctx, caseId: string, body: Body<'reopen'>) {
  const row = await findCase(ctx.tx, caseId)
  if (row === undefined) throw new AppError('not_found')
  if (row.state !== 'CLOSED') throw new AppError('not_in_state', { facts: { reason: 'The case is open.' } })
  await updateCase(
    ctx.tx,
    caseId,
    { state: 'OPEN', outcome: null, outcomeWords: null, victimToldAt: null, closedAt: null, closedBy: null },
    'OPEN',
  )
  await log(ctx, caseId, 'ASB_CASE_OPENED', `Opened again: ${body.reason}`)
  Object.assign(ctx.audit, { change: { reopened: true }, reasonGiven: body.reason })
  return changed(ctx, row)
}

function refuseReviewer(ctx: Ctx, row: CaseRow): void {
  const { rank, userId } = ctx.who
  if (!isRank(rank)) throw new AppError('forbidden')
  refuseProblems(asbReviewProblems({ userId, rank }, row.owner?.id))
}
