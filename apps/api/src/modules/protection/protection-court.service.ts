/** Service, the court within 48 counted hours, the order, and the warning on the person while any of it is in force. */
import type { protection } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { labelIn } from '@mips/domain/custody/offence-words'
import {
  hearingProblems,
  noticeStates,
  serviceProblems,
  warningUntil,
} from '@mips/domain/safeguarding/notice-words'
import { hearingBy, noticeKinds, orderProblems } from '@mips/domain/safeguarding/protection-notices'
import { addDays, addMonths, formatDay } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { addMarker, endMarker } from '../pole/marker.service.ts'
import { addLogEntry, refuseFuture } from '../pole/record.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { answer, requireNotice } from './protection-ask.service.ts'
import { allDueOf, rulesOf, suspectOf } from './protection.reading.ts'
import { isMarkerLive, moveMarker, updateNotice } from './protection.repository.ts'
import type { NoticeRow } from './protection.rows.ts'

type Routes = (typeof protection)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Harm points of what is due of a notice: somebody is protected by nothing else. */
const courtHarm = 25

/** Serves it: the clock to the court begins, and a warning stands on the person. */
export async function serve(ctx: Ctx, id: string, body: Body<'serve'>) {
  const row = await requireNotice(ctx, id)
  const servedAt = new Date(body.servedAt)
  refuseFuture(ctx, 'servedAt', servedAt)
  refuseProblems(
    serviceProblems(row.state, {
      isExplained: body.isExplained,
      servedAt: servedAt.toISOString(),
      givenAt: new Date(row.decidedAt ?? row.askedAt).toISOString(),
    }),
  )
  await updateNotice(
    ctx.tx,
    id,
    {
      state: 'SERVED',
      servedAt,
      servedBy: ctx.who.userId,
      serviceMethod: body.method,
      serviceWords: body.words || null,
    },
    { status: 'SERVED' },
  )
  const markerId = await warn(ctx, row, servedAt)
  if (markerId !== undefined) await updateNotice(ctx.tx, id, { markerId })
  const by = hearingBy(servedAt.toISOString(), rulesOf(row))
  await raiseDue(ctx, id)
  await log(ctx, id, `Served${by === undefined ? '' : '; the court hears it within 48 counted hours'}.`)
  ctx.audit.change = { servedAt: body.servedAt, method: body.method, hearingBy: by }
  return answer(ctx, id)
}

/** Puts the warning on the person, or moves the day of one that stands already. */
async function warn(ctx: Ctx, row: NoticeRow, servedAt: Date): Promise<string | undefined> {
  const suspect = suspectOf(row)
  if (suspect === undefined) return undefined
  const today = londonDay(ctx.clock.now().toISOString())
  const until = warningUntil({ servedAt: servedAt.toISOString() }, rulesOf(row))
  const change = ctx.audit.change
  const standing = suspect.markers.find(
    ({ code, endedOn }) => code === 'PROTECTION_ORDER' && endedOn === null,
  )
  if (standing !== undefined) return standing.id
  const made = await addMarker(ctx, suspect.personRecordId, {
    code: 'PROTECTION_ORDER',
    reason: `${labelIn(noticeKinds, row.kind)} ${row.reference ?? ''} served ${formatDay(londonDay(servedAt.toISOString()))}`,
    sourceId: row.id,
    authorisedById: row.decidedBy?.id,
    reviewOn: until > today ? until : addDays(today, 1),
    origins: {},
  })
  ctx.audit.change = change
  return made.id
}

/** Applies to the court. */
export async function apply(ctx: Ctx, id: string, body: Body<'apply'>) {
  const row = await requireNotice(ctx, id)
  requireState(row, 'SERVED')
  refuseProblems(
    hearingProblems(
      utc(row.servedAt),
      {
        hearingAt: utc(body.hearingAt),
        ...(body.lateReason ? { lateReason: body.lateReason } : {}),
      },
      rulesOf(row),
    ),
  )
  const hearingAt = new Date(body.hearingAt)
  if (hearingAt < new Date(row.servedAt ?? 0))
    throw badField('hearingAt', 'The hearing comes after the service')
  await updateNotice(ctx.tx, id, {
    court: body.court,
    hearingAt,
    hearingLateReason: body.lateReason || null,
    appliedAt: ctx.clock.now(),
  })
  await log(ctx, id, `Application to ${body.court}.`)
  ctx.audit.change = { court: body.court, hearingAt: body.hearingAt }
  return answer(ctx, id)
}

/** What the court did; the warning stands as long as the order, or ends. */
export async function hear(ctx: Ctx, id: string, body: Body<'hear'>) {
  const row = await requireNotice(ctx, id)
  requireState(row, 'SERVED')
  const heardAt = new Date(body.heardAt)
  refuseFuture(ctx, 'heardAt', heardAt)
  if (heardAt < new Date(row.servedAt ?? 0)) throw badField('heardAt', 'The court heard it after the service')
  const day = londonDay(heardAt.toISOString())
  if (body.result === 'ADJOURNED') {
    if (body.nextHearingAt === undefined) throw badField('nextHearingAt', 'Enter when the court goes on')
    await updateNotice(ctx.tx, id, {
      hearingAt: new Date(body.nextHearingAt),
      hearingLateReason: 'Adjourned by the court',
      result: body.result,
      resultWords: body.words || null,
    })
  } else if (body.result === 'MADE') await makeOrder(ctx, row, body, day)
  else {
    await updateNotice(
      ctx.tx,
      id,
      { state: 'NO_ORDER', heardAt, result: body.result, resultWords: body.words || null },
      { status: 'NO_ORDER' },
    )
    await endWarning(ctx, row, 'The court made no order')
  }
  if (body.result !== 'ADJOURNED') await closeTasksOf(ctx, { recordId: id, kind: 'NOTICE_COURT' })
  await log(ctx, id, `Court: ${body.result.toLowerCase()}. ${body.words ?? ''}`.trim())
  ctx.audit.change = { result: body.result, orderEndsOn: body.orderEndsOn }
  return answer(ctx, id)
}

async function makeOrder(ctx: Ctx, row: NoticeRow, body: Body<'hear'>, madeOn: string): Promise<void> {
  const endsOn = body.orderEndsOn
  const problems = orderProblems(
    { kind: row.kind, madeOn, ...(endsOn === undefined ? {} : { endsOn }) },
    rulesOf(row),
  )
  const asked = problems.find(({ severity }) => severity === 'ASK')
  if (asked !== undefined) throw badField('orderEndsOn', asked.message)
  refuseProblems(problems)
  await updateNotice(
    ctx.tx,
    row.id,
    {
      state: 'ORDER',
      heardAt: new Date(body.heardAt),
      result: 'MADE',
      resultWords: body.words || null,
      orderOn: new Date(madeOn),
      orderEndsOn: endsOn === undefined ? null : new Date(endsOn),
    },
    { status: 'ORDER', occurredTo: endsOn === undefined ? null : new Date(endsOn) },
  )
  // A marker is looked at again after so many months at the latest, also where the order has no end.
  if (row.markerId !== null) await moveMarker(ctx.tx, row.markerId, endsOn ?? addMonths(madeOn, 6))
}

/** Ends the warning on the person. */
export async function endWarning(ctx: Ctx, row: NoticeRow, reason: string): Promise<void> {
  const suspect = suspectOf(row)
  if (row.markerId === null || suspect === undefined || !(await isMarkerLive(ctx.tx, row.markerId))) return
  await endMarker(ctx, suspect.personRecordId, row.markerId, reason)
}

/** Tasks for what the law's clock asks now. */
export async function raiseDue(ctx: Ctx, id: string): Promise<void> {
  const row = await requireNotice(ctx, id)
  for (const { what, text, by, rule } of allDueOf(row, ctx.clock.now().toISOString()))
    await raiseTask(ctx, {
      recordId: id,
      kind: what,
      title: `${text}: ${row.reference ?? ''}`,
      reason: `The law sets the time (${rule}).`,
      rule,
      harm: courtHarm,
      opensAt: `/protection-notices/${id}`,
      for: { unitCode: ctx.who.unitCode },
      dueAt: new Date(by),
      once: by,
    })
}

function requireState(row: NoticeRow, state: NoticeRow['state']): void {
  if (row.state !== state)
    throw new AppError('not_in_state', {
      facts: { reason: `It is ${labelIn(noticeStates, row.state).toLowerCase()}.` },
    })
}

const utc = (instant: string | null): string => new Date(instant ?? 0).toISOString()

export const log = (ctx: Ctx, recordId: string, text: string) =>
  addLogEntry(ctx, { recordId, kind: 'NOTICE', happenedAt: ctx.clock.now(), text: text.slice(0, 4000) })
