/** Working a case: the risk matrix, calls and people that come later, and the plan with the receipts of partners. */
import type { asbCase } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { labelIn } from '@mips/domain/custody/offence-words'
import {
  asbActionProblems,
  asbActionSteps,
  asbHarm,
  asbPartners,
  asbTools,
} from '@mips/domain/safeguarding/asb-case'
import { asbReviewDue, asbRiskGrades, readAsbAnswers, scoreAsbRisk } from '@mips/domain/safeguarding/asb-risk'
import { londonDay } from '@mips/domain/time/london-day'
import { parseLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { addLink, endLink } from '../pole/link.service.ts'
import { keepOrigins, linkRecords, refuseFuture } from '../pole/record.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { changed, log, requireOpen } from './asb-case.kept.service.ts'
import { riskTask } from './asb-case.open.service.ts'
import { actionFacts } from './asb-case.reading.ts'
import { findCall, insertAction, insertRisk, updateAction, writeToSending } from './asb-case.repository.ts'
import type { ActionRow, CaseRow } from './asb-case.rows.ts'
import { keepSending, snapshotOf } from './asb-case.send.service.ts'

type Routes = (typeof asbCase)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

export const reviewTask = 'ASB_CASE_REVIEW'
export const actionTask = 'ASB_CASE_ACTION'

/** The end of a day in London, as the time by which something of that day is due. */
export const endOfDay = (day: string): Date => {
  const read = parseLondon(day, '23:59')
  return new Date(read.ok ? read.instant : `${day}T23:59:00Z`)
}

/** Answers the matrix: it is graded, the old answers stay, and a supervisor reviews by the day that the grade asks (AB-3). */
export async function assess(ctx: Ctx, caseId: string, body: Body<'assess'>) {
  const row = await requireOpen(ctx, caseId)
  const answers = readAsbAnswers(body.answers)
  if (answers === undefined) throw badField('answers', 'Answer every question of the risk matrix')
  const risk = scoreAsbRisk(answers)
  const now = ctx.clock.now()
  const { id } = await insertRisk(ctx.tx, {
    caseId,
    answers,
    score: risk.score,
    grade: risk.grade,
    words: body.words || null,
    assessedAt: now,
    assessedBy: ctx.who.userId,
  })
  await keepOrigins(ctx, caseId, { ...body.origins, riskGrade: { how: 'derived' } })
  const grade = labelIn(asbRiskGrades, risk.grade)
  await log(ctx, caseId, 'ASB_RISK', `Risk answered: ${grade}, ${risk.score} of 21. ${risk.reason}`)
  await closeTasksOf(ctx, { recordId: caseId, kind: riskTask }, 'The risk matrix was answered')
  await closeTasksOf(ctx, { recordId: caseId, kind: reviewTask }, 'The risk matrix was answered again')
  await raiseTask(ctx, {
    recordId: caseId,
    kind: reviewTask,
    title: 'Review the anti-social behaviour case',
    reason: `${grade} risk. ${risk.reason}`,
    rule: 'AB-3',
    harm: asbHarm[risk.grade] ?? 4,
    opensAt: `/safeguarding/asb/${caseId}`,
    for: { unitCode: ctx.who.unitCode },
    dueAt: endOfDay(asbReviewDue(risk.grade, londonDay(now.toISOString()))),
    once: id,
  })
  ctx.audit.change = { riskId: id, score: risk.score, grade: risk.grade }
  return { ...changed(ctx, row, id), ...risk }
}

/** Adds a call that came later, with its people; the risk is answered again (AB-3). */
export async function addCall(ctx: Ctx, caseId: string, body: Body<'addCall'>) {
  const row = await requireOpen(ctx, caseId)
  const call = await findCall(ctx.tx, body.callId)
  if (call === undefined) throw new AppError('bad_reference')
  if (row.events.some(({ id, role }) => id === call.id && role === 'ARISES_FROM'))
    throw new AppError('already_done', { facts: { reason: 'The call belongs to the case already.' } })
  await linkRecords(ctx, {
    fromId: caseId,
    toId: call.id,
    role: 'ARISES_FROM',
    sourceId: caseId,
    origin: 'carried',
  })
  const known = new Set(
    row.people.filter(({ validTo }) => validTo === null).map(({ role, nominalId }) => `${role}:${nominalId}`),
  )
  for (const { part, nominalId, personRecordId } of call.people)
    if (!known.has(`${part}:${nominalId}`))
      await linkRecords(ctx, {
        fromId: caseId,
        toId: personRecordId,
        role: part,
        sourceId: caseId,
        origin: 'carried',
      })
  await log(ctx, caseId, 'ASB_CALL', 'Another call was added to the case. The risk is answered again.')
  await raiseTask(ctx, {
    recordId: caseId,
    kind: riskTask,
    title: 'Answer the risk matrix again',
    reason: 'There was another call.',
    rule: 'AB-3',
    harm: asbHarm[row.risks[0]?.grade ?? 'MEDIUM'] ?? 10,
    opensAt: `/safeguarding/asb/${caseId}`,
    for: { userId: row.owner?.id ?? ctx.who.userId },
    dueAt: new Date(ctx.clock.now().getTime() + 24 * 3_600_000),
    once: call.id,
  })
  Object.assign(ctx.audit, { resultIds: [call.id], change: { callId: call.id } })
  return changed(ctx, row)
}

/** Adds somebody who is harmed or who causes harm. */
export async function addPerson(ctx: Ctx, caseId: string, body: Body<'addPerson'>) {
  const row = await requireOpen(ctx, caseId)
  const { id } = await addLink(ctx, caseId, {
    toId: body.recordId,
    role: body.role,
    origin: 'chosen',
    sourceId: caseId,
  })
  return changed(ctx, row, id)
}

export async function endPerson(ctx: Ctx, caseId: string, linkId: string, body: Body<'endPerson'>) {
  const row = await requireOpen(ctx, caseId)
  if (!row.people.some((person) => person.linkId === linkId)) throw new AppError('not_found')
  await endLink(ctx, caseId, linkId, { reason: body.reason })
  return changed(ctx, row, linkId)
}

/** What is asked and where, to the partner as a whole: what an action is sent with where nothing else was chosen. */
const sendPlainly = (
  ctx: Ctx,
  row: CaseRow,
  action: Pick<ActionRow, 'id' | 'partner' | 'tool' | 'words' | 'dueOn'>,
  sentAt: Date,
) =>
  keepSending(ctx, row.id, action.id, {
    to: labelIn(asbPartners, action.partner),
    way: 'EMAIL',
    basis: 'CDA_115',
    parts: ['PLACE'],
    snapshot: snapshotOf(ctx, row, action, ['PLACE']),
    sentAt,
  })

/** Adds an action to the plan; one with a day makes a task. */
export async function addAction(ctx: Ctx, caseId: string, body: Body<'addAction'>) {
  const row = await requireOpen(ctx, caseId)
  const now = ctx.clock.now()
  const { id } = await insertAction(ctx.tx, {
    caseId,
    partner: body.partner,
    tool: body.tool,
    words: body.words,
    dueOn: body.dueOn === undefined ? null : new Date(body.dueOn),
    addedAt: now,
    addedBy: ctx.who.userId,
    sentAt: body.isSent ? now : null,
  })
  if (body.isSent)
    await sendPlainly(
      ctx,
      row,
      { id, partner: body.partner, tool: body.tool, words: body.words, dueOn: body.dueOn ?? null },
      now,
    )
  const what = `${labelIn(asbPartners, body.partner)}: ${labelIn(asbTools, body.tool).toLowerCase()}`
  await log(ctx, caseId, 'ASB_ACTION', `${what}. ${body.words}${body.isSent ? ' Sent.' : ''}`)
  if (body.dueOn !== undefined)
    await raiseTask(ctx, {
      recordId: caseId,
      kind: actionTask,
      title: `See that it is done: ${what}`.slice(0, 200),
      reason: body.words.slice(0, 400),
      rule: 'AB-4',
      harm: asbHarm[row.risks[0]?.grade ?? 'STANDARD'] ?? 4,
      opensAt: `/safeguarding/asb/${caseId}`,
      for: { userId: row.owner?.id ?? ctx.who.userId },
      dueAt: endOfDay(body.dueOn),
      once: id,
    })
  ctx.audit.change = { actionId: id, partner: body.partner, tool: body.tool }
  return changed(ctx, row, id)
}

/** Notes what came of an action: sent, received by the partner, done or taken back (AB-4). */
export async function stepAction(ctx: Ctx, caseId: string, actionId: string, body: Body<'stepAction'>) {
  const row = await requireOpen(ctx, caseId)
  const action = row.actions.find(({ id }) => id === actionId)
  if (action === undefined) throw new AppError('not_found')
  refuseProblems(asbActionProblems(actionFacts(action), body.step))
  if (body.step !== 'SENT' && !body.words)
    throw badField(
      'words',
      body.step === 'RECEIPT' ? 'Enter what the partner answered' : 'Say what came of it',
    )
  const at = body.at === undefined ? ctx.clock.now() : new Date(body.at)
  refuseFuture(ctx, 'at', at)
  if (at < new Date(action.addedAt)) throw badField('at', 'Enter a time after the action was added')
  await updateAction(ctx.tx, actionId, columnsOf(body.step, at, body.words ?? ''))
  const by = ctx.who.userId
  if (body.step === 'SENT') await sendPlainly(ctx, row, { ...action, id: actionId }, at)
  if (body.step === 'RECEIPT')
    await writeToSending(ctx.tx, action.sendings, { receiptAt: at, receiptWords: body.words, receiptBy: by })
  if (body.step === 'DONE')
    await writeToSending(ctx.tx, action.sendings, { answerAt: at, answerWords: body.words, answerBy: by })
  if (body.step === 'DONE' || body.step === 'WITHDRAWN')
    await closeTasksOf(
      ctx,
      { recordId: caseId, kind: actionTask, once: actionId },
      labelIn(asbActionSteps, body.step),
    )
  const what = `${labelIn(asbPartners, action.partner)}: ${labelIn(asbTools, action.tool).toLowerCase()}`
  await log(
    ctx,
    caseId,
    'ASB_ACTION',
    `${what}. ${labelIn(asbActionSteps, body.step)}. ${body.words ?? ''}`.trim(),
  )
  ctx.audit.change = { actionId, step: body.step }
  return changed(ctx, row, actionId)
}

function columnsOf(step: Body<'stepAction'>['step'], at: Date, words: string) {
  if (step === 'SENT') return { sentAt: at }
  if (step === 'RECEIPT') return { receiptAt: at, receiptWords: words }
  if (step === 'DONE') return { doneAt: at, result: words }
  return { withdrawnAt: at, result: words }
}
