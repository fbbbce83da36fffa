/** The plan: lines of enquiry towards the suspect and away, and actions with owner, due and result (AC-1 to AC-5). */
import type { investigation } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { MovedAction } from '@mips/contracts/investigation-parts'
import {
  type Action,
  actionProblems,
  actionReference,
  type ActionPriority,
  type ActionState,
  enquiryProblems,
} from '@mips/domain/investigation/actions'
import type { PipLevel } from '@mips/domain/investigation/allocation'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import {
  countOpenOfReview,
  findAction,
  findLine,
  findOfficer,
  insertAction,
  insertLine,
  moveAction as writeMove,
  nextSerial,
  updateLine,
} from './investigation.repository.ts'
import { deskOf, investigationOf, logInvestigation, requireWorkable } from './investigation.service.ts'

type Routes = (typeof investigation)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']
type Row = NonNullable<Awaited<ReturnType<typeof findAction>>>
type TaskOfAction = {
  id: string
  ownerId: string | null
  resultedAt?: Date | null | undefined
  dueAt?: Date | string | null | undefined
}

export async function addLine(ctx: Ctx, crimeId: string, body: Body<'addLine'>) {
  await requireWorkable(ctx, crimeId)
  const problems = enquiryProblems([{ ...body, proportionality: body.proportionality ?? '', status: 'OPEN' }])
  refuseProblems(problems)
  const { id } = await insertLine(ctx.tx, {
    crimeId,
    ...body,
    proportionality: body.proportionality || null,
    createdBy: ctx.who.userId,
    createdAt: ctx.clock.now(),
  })
  await logInvestigation(ctx, crimeId, `Line of enquiry: ${body.hypothesis}`)
  ctx.audit.change = { line: id, direction: body.direction }
  // One line is judged by itself; that all of them point one way is said of the plan as a whole.
  return { id, problems: [] }
}

export async function changeLine(ctx: Ctx, crimeId: string, lineId: string, body: Body<'changeLine'>) {
  const line = await findLine(ctx.tx, crimeId, lineId)
  if (line === null) throw new AppError('not_found')
  const closedReason = body.status === 'CLOSED' ? body.closedReason || null : null
  const problems = enquiryProblems([
    {
      hypothesis: line.hypothesis,
      direction: line.direction as 'TOWARDS' | 'AWAY',
      status: body.status,
      ...(closedReason === null ? {} : { closedReason }),
    },
  ])
  refuseProblems(problems)
  await updateLine(ctx.tx, lineId, { status: body.status, closedReason })
  await logInvestigation(
    ctx,
    crimeId,
    `Line of enquiry ${body.status.toLowerCase()}: ${line.hypothesis}${closedReason === null ? '' : `. ${closedReason}`}`,
  )
  ctx.audit.change = { line: lineId, from: line.status, to: body.status }
  return { id: lineId, problems: [] }
}

export type RaisedAction = Body<'addAction'> & { reviewId?: string }

/** Raises an action, given to its owner where one is named; a task of theirs says that it is due. */
export async function addAction(ctx: Ctx, crimeId: string, body: RaisedAction) {
  await requireWorkable(ctx, crimeId)
  const held = await investigationOf(ctx, crimeId)
  if (body.lineId !== undefined && (await findLine(ctx.tx, crimeId, body.lineId)) === null)
    throw new AppError('bad_reference')
  await requireOwner(ctx, body.ownerId)
  const serial = await nextSerial(ctx.tx, crimeId)
  const { id } = await insertAction(ctx.tx, {
    crimeId,
    serial,
    text: body.text,
    state: body.ownerId === undefined ? 'RAISED' : 'ALLOCATED',
    priority: body.priority,
    lineId: body.lineId ?? null,
    reviewId: body.reviewId ?? null,
    ownerId: body.ownerId ?? null,
    dueAt: body.dueAt === undefined ? null : new Date(body.dueAt),
    createdBy: ctx.who.userId,
    createdAt: ctx.clock.now(),
  })
  if (body.ownerId !== undefined)
    await raiseFor(ctx, crimeId, { ...body, id, serial, ownerId: body.ownerId }, held.harm)
  await logInvestigation(ctx, crimeId, `${actionReference(serial)} raised: ${body.text}`)
  ctx.audit.change = { action: id, serial }
  return { id, problems: [] }
}

/** Moves an action on: allocated, resulted, referred, filed or not done, each with what the rules ask for it. */
export async function moveAction(ctx: Ctx, crimeId: string, actionId: string, body: MovedAction) {
  const row = await findAction(ctx.tx, crimeId, actionId)
  if (row === null) throw new AppError('not_found')
  if (row.state !== body.from)
    throw new AppError('not_in_state', {
      facts: { reason: 'Somebody moved this action meanwhile: read it again.' },
    })
  await requireOwner(ctx, body.ownerId)
  const held = await investigationOf(ctx, crimeId)
  const after = movedOn(ctx, row, body)
  const problems = actionProblems(asAction(row), asAction(after), held.levelNeeded as PipLevel)
  refuseProblems(problems)
  const { id: _id, crimeId: _crime, aclId: _acl, ...data } = after
  if (!(await writeMove(ctx.tx, actionId, body.from, data)))
    throw new AppError('not_in_state', {
      facts: { reason: 'Somebody moved this action meanwhile: read it again.' },
    })
  await closeTasksOf(ctx, { recordId: crimeId, kind: 'ACTION', once: onceOf(row) })
  if (after.state === 'ALLOCATED' && after.ownerId !== null)
    await raiseFor(ctx, crimeId, { ...after, ownerId: after.ownerId }, held.harm)
  await logInvestigation(ctx, crimeId, moveWords(after))
  if (after.reviewId !== null) await askSecondLook(ctx, crimeId, after.reviewId, held)
  ctx.audit.change = { action: actionId, from: row.state, to: after.state }
  return { id: actionId, problems: problems.map(ruleLine) }
}

function movedOn(ctx: Ctx, row: Row, body: MovedAction): Row {
  const isResult = body.to === 'RESULTED'
  return {
    ...row,
    state: body.to,
    ownerId: body.ownerId ?? row.ownerId,
    dueAt: body.dueAt === undefined ? row.dueAt : new Date(body.dueAt),
    result: body.result || row.result,
    resultedBy: isResult ? ctx.who.userId : row.resultedBy,
    resultedAt: isResult ? ctx.clock.now() : row.resultedAt,
    reviewedBy: body.to === 'FILED' ? ctx.who.userId : null,
    closedReason: body.to === 'NFA' ? body.closedReason || null : null,
  }
}

const asAction = (row: Row): Action => ({
  reference: actionReference(row.serial),
  text: row.text,
  state: row.state as ActionState,
  priority: row.priority as ActionPriority,
  ...(row.ownerId === null ? {} : { ownerId: row.ownerId }),
  ...(row.result === null ? {} : { result: row.result }),
  ...(row.resultedBy === null ? {} : { resultedBy: row.resultedBy }),
  ...(row.reviewedBy === null ? {} : { reviewedBy: row.reviewedBy }),
  ...(row.closedReason === null ? {} : { closedReason: row.closedReason }),
})

function moveWords({ serial, state, result, closedReason }: Row): string {
  const reference = actionReference(serial)
  if (state === 'RESULTED') return `${reference} resulted: ${result ?? ''}`
  if (state === 'NFA') return `${reference} not done: ${closedReason ?? ''}`
  const words = { ALLOCATED: 'allocated', REFERRED: 'referred', FILED: 'filed' } as const
  return `${reference} ${words[state as keyof typeof words]}.`
}

/** What a review sent back is looked at again when all of it was answered. */
async function askSecondLook(
  ctx: Ctx,
  crimeId: string,
  reviewId: string,
  held: { harm: number; unitCode: string | null },
): Promise<void> {
  if ((await countOpenOfReview(ctx.tx, reviewId)) > 0) return
  await raiseTask(ctx, {
    recordId: crimeId,
    kind: 'REVIEW_RETURNED',
    title: 'Look at the investigation again',
    reason: 'Everything that the review sent back was answered.',
    rule: 'RW-5',
    harm: held.harm,
    opensAt: deskOf(crimeId),
    for: { unitCode: held.unitCode ?? ctx.who.unitCode },
    once: reviewId,
  })
}

/** A task for the owner; given to another later, it is another task. */
async function raiseFor(
  ctx: Ctx,
  crimeId: string,
  action: TaskOfAction & Pick<Row, 'serial' | 'text'> & { ownerId: string },
  harm: number,
): Promise<void> {
  await raiseTask(ctx, {
    recordId: crimeId,
    kind: 'ACTION',
    title: `${actionReference(action.serial)}: ${action.text}`.slice(0, 300),
    reason: 'An action of the investigation was given to you.',
    rule: 'AC-4',
    harm,
    opensAt: deskOf(crimeId),
    for: { userId: action.ownerId },
    ...(action.dueAt ? { dueAt: new Date(action.dueAt) } : {}),
    once: onceOf(action),
  })
}

/** Names the task of an action as it stands: given anew after a result, or for another time, it is another task. */
const onceOf = (action: TaskOfAction): string =>
  [
    action.id,
    action.ownerId ?? '',
    action.resultedAt?.getTime() ?? '',
    action.dueAt ? new Date(action.dueAt).getTime() : '',
  ].join(':')

async function requireOwner(ctx: Ctx, ownerId: string | undefined): Promise<void> {
  if (ownerId !== undefined && (await findOfficer(ctx.tx, ownerId)) === null)
    throw badField('ownerId', 'Choose an officer who still serves')
}
