/** The interviews of an attender: begun only when no rule stands against it, ended once. */
import type { voluntaryAttendance } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { attendanceInterviewProblems } from '@mips/domain/custody/voluntary-attendance'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseTimes } from '../custody-rights/entry-times.service.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { attendanceOf } from './voluntary-attendance.reading.ts'
import { endInterview as endInterviewRow, insertInterview } from './voluntary-attendance.repository.ts'
import { changed, requireOpen } from './voluntary-attendance.service.ts'

type Routes = (typeof voluntaryAttendance)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** An interview begins only when nothing stands against it (8.4, RG-6, RG-8). */
export async function startInterview(ctx: Ctx, id: string, body: Body<'startInterview'>) {
  const { row, target } = await requireOpen(ctx, id)
  refuseTimes(ctx, target, { happenedAt: body.startedAt, lateReason: body.lateReason }, 'startedAt')
  refuseProblems(attendanceInterviewProblems(attendanceOf(row, ctx.clock.now())))
  if (row.interviews.some(({ endedAt }) => endedAt === null))
    throw new AppError('not_in_state', { facts: { reason: 'An interview goes on: end it first.' } })
  const startedAt = new Date(body.startedAt)
  const { id: interviewId } = await insertInterview(ctx.tx, {
    attendanceId: id,
    startedAt,
    place: body.place,
    words: body.words || null,
    officerId: ctx.who.userId,
    recordedAt: ctx.clock.now(),
  })
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'INTERVIEW_START',
    happenedAt: startedAt,
    text: `Interview began in ${body.place}. ${body.words ?? ''}`.trim(),
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { interviewId, startedAt: body.startedAt }
  return changed(ctx, row)
}

export async function endInterview(
  ctx: Ctx,
  { attendanceId, interviewId }: { attendanceId: string; interviewId: string },
  body: Body<'endInterview'>,
) {
  const { row, target } = await requireOpen(ctx, attendanceId)
  const interview = row.interviews.find(({ id }) => id === interviewId)
  if (interview === undefined) throw new AppError('not_found')
  if (interview.endedAt !== null) throw new AppError('already_done')
  refuseTimes(ctx, target, { happenedAt: body.endedAt, lateReason: body.lateReason }, 'endedAt')
  const endedAt = new Date(body.endedAt)
  if (endedAt < new Date(interview.startedAt))
    throw badField(
      'endedAt',
      `Enter a time after ${formatLondon(new Date(interview.startedAt).toISOString())}, when it began`,
    )
  if ((await endInterviewRow(ctx.tx, interviewId, attendanceId, endedAt)).count !== 1)
    throw new AppError('already_done')
  await addLogEntry(ctx, {
    recordId: attendanceId,
    kind: 'INTERVIEW_END',
    happenedAt: endedAt,
    text: 'Interview ended.',
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { interviewId, endedAt: body.endedAt }
  return changed(ctx, row)
}
