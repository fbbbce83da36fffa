/** Hearings of a case: listed, vacated, who is needed and came, and the one that a result names. */
import type { court } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { hearingParts } from '@mips/domain/case/court-codes'
import { formatDay } from '@mips/domain/time/day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  courtWords,
  dateOf,
  dayOf,
  findCourts,
  findHearing,
  findHearingAt,
  type HearingRow,
  keepHearingPerson,
  todayOf,
  updateHearing,
} from '../case/case-court.service.ts'
import { insertFor, peopleOf } from '../case/case-hearing.service.ts'
import { readCase, requireHead } from '../case/case.read.service.ts'
import { changed, log } from '../case/case.service.ts'

type Body<Name extends keyof (typeof court)['routes']> = RouteInput<(typeof court)['routes'][Name]>['body']

/** The court of the standing list; a refusal at its field where there is none. */
export async function requireCourt(ctx: Ctx, code: string, field: string) {
  const [found] = await findCourts(ctx.tx, [code])
  if (found === undefined) throw badField(field, 'Choose the court from the list (FQ-16)')
  return found
}

export async function requireHearing(ctx: Ctx, caseId: string, id: string): Promise<HearingRow> {
  const row = await findHearing(ctx.tx, caseId, id)
  if (row === null) throw new AppError('not_found')
  return row
}

/** Lists a hearing that somebody was told of. */
export async function listHearing(ctx: Ctx, caseId: string, body: Body<'listHearing'>) {
  const head = await requireHead(ctx, caseId)
  const found = await requireCourt(ctx, body.courtCode, 'courtCode')
  const rows = await readCase(ctx, caseId)
  if ((await findHearingAt(ctx.tx, caseId, body.courtCode, dateOf(body.day))) !== null)
    throw new AppError('already_done')
  const row = await insertFor(ctx, rows, { ...body, day: dateOf(body.day), origin: 'PERSON' })
  await log(ctx, caseId, `Hearing listed: ${courtWords(found)}, ${formatDay(body.day)}.`)
  ctx.audit.change = { hearing: row.id, courtCode: body.courtCode, day: body.day, type: body.type }
  return changed(ctx, head)
}

/** Takes a hearing off the diary that will not be heard; one that was heard stays. */
export async function vacate(ctx: Ctx, caseId: string, hearingId: string, reason: string) {
  const head = await requireHead(ctx, caseId)
  const row = await requireHearing(ctx, caseId, hearingId)
  if (row.vacatedAt !== null) throw new AppError('already_done')
  if (row.heardAt !== null)
    throw new AppError('not_in_state', { facts: { reason: 'It was heard: its results stand.' } })
  await updateHearing(ctx.tx, row.id, {
    vacatedAt: ctx.clock.now(),
    vacatedBy: ctx.who.userId,
    vacateReason: reason,
  })
  await log(ctx, caseId, `Hearing of ${formatDay(dayOf(row.day))} vacated: ${reason}`)
  Object.assign(ctx.audit, { change: { hearing: row.id, vacated: true }, reasonGiven: reason })
  return changed(ctx, head)
}

/** Says of one of its people that a hearing needs them, since when they know, and whether they came. */
export async function setPerson(
  ctx: Ctx,
  which: { caseId: string; hearingId: string; personId: string },
  body: Body<'setPerson'>,
) {
  const head = await requireHead(ctx, which.caseId)
  const row = await requireHearing(ctx, which.caseId, which.hearingId)
  const rows = await readCase(ctx, which.caseId)
  const isOfCase = peopleOf(rows).some(({ id, part }) => id === which.personId && part === body.part)
  if (!isOfCase) throw new AppError('bad_reference')
  refusePerson(ctx, row, body)
  await keepHearingPerson(ctx.tx, {
    hearingId: row.id,
    caseId: row.caseId,
    personId: which.personId,
    part: body.part,
    isNeeded: body.isNeeded,
    warnedOn: body.warnedOn === undefined ? null : dateOf(body.warnedOn),
    attended: body.attended ?? null,
    note: body.note || null,
    keptBy: ctx.who.userId,
    keptAt: ctx.clock.now(),
  })
  const { part, isNeeded, warnedOn, attended } = body
  ctx.audit.change = { hearing: row.id, personId: which.personId, part, isNeeded, warnedOn, attended }
  ctx.audit.resultIds = hearingParts.some(({ code }) => code === part && code !== 'POLICE')
    ? [which.personId]
    : []
  return changed(ctx, head)
}

function refusePerson(ctx: Ctx, row: HearingRow, body: Body<'setPerson'>): void {
  const today = todayOf(ctx)
  if (row.vacatedAt !== null)
    throw new AppError('not_in_state', { facts: { reason: 'This hearing is not heard.' } })
  if (body.warnedOn !== undefined && body.warnedOn > today)
    throw badField('warnedOn', 'Enter a day that is not in the future')
  if (body.attended !== undefined && dayOf(row.day) > today)
    throw badField('attended', `The hearing is on ${formatDay(dayOf(row.day))}: say afterwards who came`)
}
