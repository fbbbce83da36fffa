/** Taking a victim to a MARAC: the referral, the meeting, what each agency took on, and minutes that only their group reads. */
import type { domesticAbuse } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { labelIn } from '@mips/domain/custody/offence-words'
import { maracAgencies, referralProblems } from '@mips/domain/safeguarding/abuse-words'
import { formatDay } from '@mips/domain/time/day'
import { isMinuteBefore } from '@mips/domain/time/instant'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { internList } from '../admin/admin.lists.service.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { addLogEntry, refuseFuture } from '../pole/record.service.ts'
import { closeTasksOf } from '../pole/task.service.ts'
import { requireAssessment } from './abuse-grade.service.ts'
import { readAssessment } from './domestic-abuse.reading.ts'
import {
  enterOwnList,
  insertAction,
  insertCase,
  insertMinutes,
  updateAction,
  updateCase,
} from './domestic-abuse.repository.ts'
import type { AssessmentRow, MaracRow } from './domestic-abuse.rows.ts'

type Routes = (typeof domesticAbuse)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Refers: for the local reasons that hold, or by professional judgement in words (DA-3). */
export async function refer(ctx: Ctx, assessmentId: string, body: Body<'refer'>) {
  const row = await requireAssessment(ctx, assessmentId)
  if (row.state === 'OPEN') throw new AppError('not_in_state', { facts: { reason: 'Grade the risk first.' } })
  if (row.marac !== null)
    throw new AppError('already_done', { facts: { reason: 'The case is before the MARAC already.' } })
  const now = ctx.clock.now()
  const { reasons } = readAssessment(row, now.toISOString())
  refuseProblems(referralProblems(reasons, body.judgement))
  const { id } = await insertCase(ctx.tx, {
    assessmentId,
    reasons,
    judgement: body.judgement || null,
    referredAt: now,
    referredBy: ctx.who.userId,
  })
  await closeTasksOf(ctx, { recordId: assessmentId, kind: 'MARAC' })
  const why = [...reasons, body.judgement ?? ''].filter(Boolean).join(' ')
  await log(ctx, assessmentId, `Referred to the MARAC. ${why}`)
  ctx.audit.change = { marac: id, reasons, byJudgement: reasons.length === 0 }
  return { id }
}

/** Puts the case on the list of a meeting, or of another one. */
export async function listCase(ctx: Ctx, assessmentId: string, { meetingOn }: Body<'listCase'>) {
  const { marac } = await requireCase(ctx, assessmentId)
  requireNotHeard(marac)
  if (meetingOn < londonDay(ctx.clock.now().toISOString()))
    throw badField('meetingOn', 'Enter the day of a meeting that is to come')
  await updateCase(ctx.tx, marac.id, { meetingOn: new Date(meetingOn), state: 'LISTED' })
  await log(ctx, assessmentId, `Listed for the MARAC on ${formatDay(meetingOn)}.`)
  ctx.audit.change = { marac: marac.id, meetingOn }
  return { id: marac.id }
}

export async function hearCase(ctx: Ctx, assessmentId: string, { heardAt }: Body<'hearCase'>) {
  const { marac } = await requireCase(ctx, assessmentId)
  requireNotHeard(marac)
  const at = new Date(heardAt)
  refuseFuture(ctx, 'heardAt', at)
  if (isMinuteBefore(at.toISOString(), new Date(marac.referredAt).toISOString()))
    throw badField('heardAt', 'It was heard after it was referred')
  await updateCase(ctx.tx, marac.id, {
    state: 'HEARD',
    heardAt: at,
    ...(marac.meetingOn === null ? { meetingOn: new Date(londonDay(at.toISOString())) } : {}),
  })
  await log(ctx, assessmentId, 'Heard by the MARAC.')
  ctx.audit.change = { marac: marac.id, heardAt }
  return { id: marac.id }
}

/** What an agency takes on; it is sent to somebody by name, and its receipt is kept. */
export async function addAction(ctx: Ctx, assessmentId: string, body: Body<'addAction'>) {
  const { marac } = await requireCase(ctx, assessmentId)
  const { id } = await insertAction(ctx.tx, {
    assessmentId,
    caseId: marac.id,
    agency: body.agency,
    what: body.what,
    owner: body.owner,
    dueOn: body.dueOn === undefined ? null : new Date(body.dueOn),
    madeAt: ctx.clock.now(),
    madeBy: ctx.who.userId,
  })
  await log(ctx, assessmentId, `MARAC action for ${labelIn(maracAgencies, body.agency)}: ${body.what}`)
  ctx.audit.change = { action: id, agency: body.agency }
  return { id }
}

/** What the agency answered: that it has the action, or what came of it. */
export async function answerAction(
  ctx: Ctx,
  assessmentId: string,
  actionId: string,
  { receipt, result }: Body<'answerAction'>,
) {
  const { marac } = await requireCase(ctx, assessmentId)
  const action = marac.actions.find(({ id }) => id === actionId)
  if (action === undefined) throw new AppError('not_found')
  if (!receipt && !result) throw badField('receipt', 'Enter the receipt, or what was done')
  if (action.doneAt !== null)
    throw new AppError('already_done', { facts: { reason: 'This action is done.' } })
  const now = ctx.clock.now()
  await updateAction(ctx.tx, actionId, assessmentId, {
    ...(receipt ? { receipt, receivedAt: now } : {}),
    ...(result ? { result, doneAt: now } : {}),
  })
  ctx.audit.change = { action: actionId, receipt: Boolean(receipt), done: Boolean(result) }
  return { id: actionId }
}

/** Minutes that the members of one group read, the writer being one of them. */
export async function addMinutes(ctx: Ctx, assessmentId: string, body: Body<'addMinutes'>) {
  const { row, marac } = await requireCase(ctx, assessmentId)
  if (!row.myGroups.some(({ id }) => id === body.groupId))
    throw badField('groupId', 'Choose a group that you are in')
  const aclId = await internList(ctx, {
    grade: 'hidden',
    contact: null,
    userIds: [],
    groupIds: [body.groupId],
  })
  if (!(await enterOwnList(ctx.tx, aclId))) throw new AppError('unexpected')
  await insertMinutes(ctx.tx, {
    assessmentId,
    aclId,
    caseId: marac.id,
    groupId: body.groupId,
    words: body.words,
    writtenAt: ctx.clock.now(),
    writtenBy: ctx.who.userId,
  })
  ctx.audit.change = { minutes: true, group: body.groupId }
  return { id: marac.id }
}

async function requireCase(ctx: Ctx, assessmentId: string): Promise<{ row: AssessmentRow; marac: MaracRow }> {
  const row = await requireAssessment(ctx, assessmentId)
  if (row.marac === null)
    throw new AppError('not_in_state', { facts: { reason: 'Refer to the MARAC first.' } })
  return { row, marac: row.marac }
}

function requireNotHeard(marac: MaracRow): void {
  if (marac.state === 'HEARD') throw new AppError('already_done', { facts: { reason: 'It was heard.' } })
}

const log = (ctx: Ctx, recordId: string, text: string) =>
  addLogEntry(ctx, {
    recordId,
    kind: 'MARAC',
    happenedAt: ctx.clock.now(),
    text: text.slice(0, 4000),
  })
