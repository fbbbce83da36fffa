/** The steps of a report: graded, found, closed, cancelled and opened again (MP-1 to MP-5, SG-02). */
import type { missing } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { Rank } from '@mips/domain/codes/ranks'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { missingLevels } from '@mips/domain/safeguarding/missing-levels'
import { type MissingStep, takeMissingStep } from '@mips/domain/safeguarding/missing-state'
import { foundHows } from '@mips/domain/safeguarding/missing-words'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { addLogEntry, linkRecords, refuseFuture } from '../pole/record.service.ts'
import { closeTasksOf } from '../pole/task.service.ts'
import { unwarn, warn } from './missing-marker.service.ts'
import { keepTasks } from './missing-tasks.service.ts'
import { isMissing, preventionOf, reportOf, subjectOf } from './missing.reading.ts'
import { findAddress, findEpisode, insertReview, updateEpisode } from './missing.repository.ts'
import type { MissingRow } from './missing.rows.ts'

type Routes = (typeof missing)['routes']
export type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Grades the risk or says that it stays; the rank decides whether it may be lowered and which review it counts for. */
export async function grade(ctx: Ctx, id: string, body: Body<'grade'>) {
  const row = await requireEpisode(ctx, id)
  if (!isMissing(row.state)) throw new AppError('not_in_state', { facts: { reason: 'This person is back.' } })
  const { state, problems } = step(ctx, row, { to: 'OPEN', level: body.level, rationale: body.rationale })
  const now = ctx.clock.now()
  const isChanged = body.level !== row.level
  await insertReview(ctx.tx, {
    episodeId: id,
    at: now,
    byId: ctx.who.userId,
    rank: ctx.who.rank,
    fromLevel: row.level,
    level: body.level,
    rationale: body.rationale,
  })
  await updateEpisode(
    ctx.tx,
    id,
    {
      state,
      level: body.level,
      rationale: body.rationale,
      // The clocks start anew with another level; a review of the same level counts for its own clock alone.
      ...(isChanged ? { gradedAt: now } : {}),
      ...(body.factors === undefined ? {} : { factors: JSON.parse(JSON.stringify(body.factors)) }),
      ...(body.agreedReviewAt === undefined ? {} : { agreedReviewAt: new Date(body.agreedReviewAt) }),
    },
    { status: state },
  )
  const level = labelIn(missingLevels, body.level)
  await log(ctx, id, `${isChanged ? 'Risk graded' : 'Reviewed, the risk stays'}: ${level}. ${body.rationale}`)
  ctx.audit.change = { from: row.level, to: body.level }
  return done(ctx, row, problems)
}

/** The person is found: the warning ends, what was still to do for the search is closed, the talks fall due. */
export async function find(ctx: Ctx, id: string, body: Body<'find'>) {
  const row = await requireEpisode(ctx, id)
  const address = body.locationId === undefined ? undefined : await findAddress(ctx.tx, body.locationId)
  if (body.locationId !== undefined && address === undefined) throw new AppError('bad_reference')
  const where = body.where || address
  const { state, problems } = step(ctx, row, {
    to: 'FOUND',
    foundAt: new Date(body.foundAt).toISOString(),
    ...(where === undefined ? {} : { foundWhere: where }),
  })
  await updateEpisode(
    ctx.tx,
    id,
    {
      state,
      foundAt: new Date(body.foundAt),
      foundLocationId: body.locationId ?? null,
      foundWhere: where ?? null,
      foundBy: body.by || null,
      foundHow: body.how,
      foundCondition: body.condition || null,
      markerId: null,
    },
    { status: state, occurredTo: new Date(body.foundAt) },
  )
  if (body.locationId !== undefined)
    await linkRecords(ctx, {
      fromId: id,
      toId: body.locationId,
      role: 'SCENE',
      origin: 'chosen',
      sourceId: id,
      note: 'Found here',
    })
  await unwarn(ctx, row.markerId, `Found: ${where ?? ''}`)
  await closeTasksOf(ctx, { recordId: id, kind: 'MISSING_ACTION' }, 'The person is found.')
  await log(ctx, id, `${labelIn(foundHows, body.how)}: ${where ?? ''}. ${body.condition ?? ''}`, body.foundAt)
  ctx.audit.change = { foundAt: body.foundAt, how: body.how }
  return done(ctx, row, problems)
}

/** Closes the report; without a prevention interview only with the reason for none (SG-02). */
export async function close(ctx: Ctx, id: string, body: Body<'close'>) {
  const row = await requireEpisode(ctx, id)
  const { state, problems } = step(ctx, row, {
    to: 'CLOSED',
    isPreventionDone: preventionOf(row) !== undefined,
    ...(body.noPreventionReason ? { noPreventionReason: body.noPreventionReason } : {}),
  })
  await end(ctx, row, state, {
    noPreventionReason: body.noPreventionReason || null,
    endReason: body.words || null,
  })
  await log(ctx, id, ['Closed.', body.words, body.noPreventionReason].filter(Boolean).join(' '))
  ctx.audit.change = { state }
  return done(ctx, row, problems)
}

/** Reported in error: nothing is owed any more. */
export async function cancel(ctx: Ctx, id: string, body: Body<'cancel'>) {
  const row = await requireEpisode(ctx, id)
  const { state, problems } = step(ctx, row, { to: 'CANCELLED', reason: body.reason })
  await end(ctx, row, state, { endReason: body.reason })
  await unwarn(ctx, row.markerId, `Reported in error: ${body.reason}`.slice(0, 500))
  await closeTasksOf(ctx, { recordId: id, kind: 'MISSING_ACTION' }, 'The report is cancelled.')
  await log(ctx, id, `Cancelled: ${body.reason}`)
  ctx.audit.change = { state }
  return done(ctx, row, problems)
}

/** Missing again, or closed too early: the same report goes on, and the warning stands again. */
export async function reopen(ctx: Ctx, id: string, body: Body<'reopen'>) {
  const row = await requireEpisode(ctx, id)
  if (isMissing(row.state)) throw new AppError('not_in_state', { facts: { reason: 'The report is open.' } })
  const { state, problems } = step(ctx, row, { to: 'OPEN', reason: body.reason })
  await updateEpisode(
    ctx.tx,
    id,
    {
      state,
      gradedAt: ctx.clock.now(),
      foundAt: null,
      foundLocationId: null,
      foundWhere: null,
      foundBy: null,
      foundHow: null,
      foundCondition: null,
      authorityToldAt: null,
      noPreventionReason: null,
      endReason: null,
      endedAt: null,
      markerId: null,
    },
    { status: state, occurredTo: null },
  )
  const subject = subjectOf(row.people)
  if (subject !== undefined)
    await warn(ctx, { id, reference: row.reference, nominalId: subject.nominalId, isOpen: row.aclId === 0 })
  await log(ctx, id, `Opened again: ${body.reason}`)
  ctx.audit.change = { state }
  return done(ctx, row, problems)
}

/** The report with everything; not_found when hidden or unknown. */
export async function requireEpisode(ctx: Ctx, id: string): Promise<MissingRow> {
  const row = await findEpisode(ctx.tx, id)
  if (row === undefined) throw new AppError('not_found')
  return row
}

/** What every change answers, after the tasks were made true again. */
export async function done(ctx: Ctx, before: MissingRow, problems: readonly RuleProblem[]) {
  const after = await requireEpisode(ctx, before.id)
  await keepTasks(ctx, before, after)
  return {
    id: after.id,
    version: ctx.subjectVersion ?? after.version,
    state: after.state,
    problems: problems.map(ruleLine),
  }
}

/** Takes a step or refuses it with its rule. */
export function step(ctx: Ctx, row: MissingRow, next: Omit<MissingStep, 'by'>) {
  const taken = takeMissingStep(
    reportOf(row),
    { ...next, by: { userId: ctx.who.userId, rank: ctx.who.rank as Rank } },
    ctx.clock.now().toISOString(),
  )
  refuseProblems(taken.problems)
  return taken
}

/** A line of the log of the report. */
export async function log(ctx: Ctx, recordId: string, words: string, at?: string): Promise<void> {
  const happenedAt = at === undefined ? ctx.clock.now() : new Date(at)
  refuseFuture(ctx, 'happenedAt', happenedAt)
  await addLogEntry(ctx, { recordId, kind: 'MISSING', happenedAt, text: words.trim().slice(0, 4000) })
}

const end = (
  ctx: Ctx,
  row: MissingRow,
  state: string,
  words: { noPreventionReason?: string | null; endReason: string | null },
) => updateEpisode(ctx.tx, row.id, { state, ...words, endedAt: ctx.clock.now() }, { status: state })
