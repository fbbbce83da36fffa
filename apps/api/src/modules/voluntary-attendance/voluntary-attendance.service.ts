/** Opening a voluntary attendance, giving the rights, interviewing, and ending it by an outcome or by an arrest. */
import type { voluntaryAttendance } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { attendanceCloseProblems } from '@mips/domain/custody/voluntary-attendance'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { keepArrival, recordArrest, requireStation } from '../arrest/arrest.service.ts'
import {
  addStep as addStepTo,
  ask as askTo,
  type AskBody,
  type StepBody,
} from '../custody-rights/attending.service.ts'
import { refuseTimes } from '../custody-rights/entry-times.service.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import {
  recordEntries,
  refuseProblems,
  type EntriesBody,
  type RightsTarget,
} from '../custody-rights/rights.service.ts'
import { addLogEntry, createRecord, linkRecords, refuseFuture } from '../pole/record.service.ts'
import { attendanceOf, attenderOf, leftOfAttendance, outcomeLabel } from './voluntary-attendance.reading.ts'
import {
  closeAttendance,
  findAbout,
  findAttendance,
  findOffences,
  insertAttendance,
} from './voluntary-attendance.repository.ts'
import type { AttendanceRow } from './voluntary-attendance.rows.ts'

type Routes = (typeof voluntaryAttendance)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Opens the record from an incident: the person and the offence, where and since when. */
export async function open(ctx: Ctx, body: Body<'open'>) {
  const arrivedAt = new Date(body.arrivedAt)
  refuseTimes(
    ctx,
    { from: new Date(0), fromWords: '', to: null },
    { happenedAt: body.arrivedAt, lateReason: body.lateReason },
    'arrivedAt',
  )
  if (body.stationCode) await requireStation(ctx, body.stationCode, 'stationCode')
  const about = await findAbout(ctx.tx, body.incidentId, body.personRecordId)
  if (about === undefined) throw new AppError('bad_reference')
  const offences = await offencesOf(ctx, body)
  const aclId = about.incidentAcl === 0 ? about.personAcl : about.incidentAcl
  const { id, reference } = await createRecord(ctx, { kind: 'VoluntaryAttendance', aclId })
  await insertAttendance(ctx.tx, {
    event: {
      id,
      kind: 'VoluntaryAttendance',
      title: `Voluntary attendance: ${offences[0]?.title ?? ''}`,
      summary: body.invitation || null,
      status: 'OPEN',
      occurredFrom: arrivedAt,
    },
    attendance: {
      id,
      stationCode: body.stationCode || null,
      placeText: body.placeText || null,
      arrivedAt,
      invitation: body.invitation || null,
      whyNotArrested: body.whyNotArrested || null,
    },
    offences: offences.map((offence, index) => ({ ...offence, eventId: id, sequence: index + 1 })),
    officer: { eventId: id, userId: ctx.who.userId, role: 'INTERVIEWING', validFrom: arrivedAt },
  })
  const link = { fromId: id, sourceId: id, validFrom: arrivedAt }
  await linkRecords(ctx, {
    ...link,
    toId: body.personRecordId,
    role: 'INTERVIEWED_VOLUNTARY',
    origin: 'chosen',
  })
  await linkRecords(ctx, { ...link, toId: body.incidentId, role: 'ARISES_FROM', origin: 'carried' })
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'ARRIVAL',
    happenedAt: arrivedAt,
    text: 'Came voluntarily, and is free to leave unless arrested.',
    lateReason: body.lateReason || undefined,
  })
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'VoluntaryAttendance',
    aclId,
    resultIds: [body.incidentId, body.personRecordId],
    change: {
      reference,
      offences: offences.map(({ offenceCode }) => offenceCode),
      arrivedAt: body.arrivedAt,
    },
  })
  return { id, reference, version: 1 }
}

async function offencesOf(ctx: Ctx, body: Body<'open'>) {
  const known = await findOffences(
    ctx.tx,
    body.offences.map(({ code }) => code),
  )
  return body.offences.map(({ code, isDomestic, wording }, index) => {
    const offence = known.find((row) => row.code === code)
    if (offence === undefined) throw badField(`offences.${index}.code`, 'Choose an offence from the list')
    const { title, category, isRecordable } = offence
    return { offenceCode: code, title, category, isRecordable, isDomestic, wording: wording || null }
  })
}

/** An attendance that goes on. */
export async function requireOpen(
  ctx: Ctx,
  id: string,
): Promise<{ row: AttendanceRow; target: RightsTarget }> {
  const row = await findAttendance(ctx.tx, id)
  if (row === undefined) throw new AppError('not_found')
  if (row.state !== 'OPEN')
    throw new AppError('not_in_state', { facts: { state: row.state, reason: 'This attendance has ended.' } })
  return {
    row,
    target: {
      recordId: id,
      age: attenderOf(row, ctx.clock.now()).age,
      from: new Date(row.arrivedAt),
      fromWords: 'the person came',
      to: null,
    },
  }
}

export async function recordRights(ctx: Ctx, id: string, body: EntriesBody) {
  const { target } = await requireOpen(ctx, id)
  const ids = await recordEntries(ctx, target, body, () => [])
  const { row } = await requireOpen(ctx, id)
  const left = leftOfAttendance(row, ctx.clock.now())
  return { ids, left: [...left.interview, ...left.rights].map(ruleLine) }
}

export async function ask(ctx: Ctx, id: string, body: AskBody) {
  return askTo(ctx, (await requireOpen(ctx, id)).target, body)
}

export async function addStep(ctx: Ctx, id: string, requestId: string, body: StepBody) {
  return addStepTo(ctx, (await requireOpen(ctx, id)).target, requestId, body)
}

/**
 * s.29: the person is told at once that they are under arrest. Person, incident, offences and station are carried into the
 * arrest, with the arrival before it, so that custody reads the relevant time by RT-2.
 */
export async function arrest(ctx: Ctx, id: string, body: Body<'arrest'>) {
  const { row } = await requireOpen(ctx, id)
  const arrestedAt = new Date(body.arrestedAt)
  refuseFuture(ctx, 'arrestedAt', arrestedAt)
  if (arrestedAt < new Date(row.arrivedAt))
    throw badField('arrestedAt', 'RT-2: enter a time after the person came')
  const { person } = attenderOf(row, ctx.clock.now())
  const incident = row.events.find(({ kind }) => kind === 'Incident')
  if (person === undefined || incident === undefined) throw new AppError('bad_reference')
  const { stationCode, ...said } = body
  const made = await recordArrest(ctx, {
    ...said,
    incidentId: incident.id,
    personRecordId: person.personRecordId,
    offences: row.offences.map(({ code, isDomestic, wording }) => ({
      code,
      isDomestic,
      ...(wording === null ? {} : { wording }),
    })),
    power: 'S24',
    forceUsed: false,
    placeText: row.station?.name ?? row.placeText ?? 'Where the person attended',
    origins: {
      personRecordId: { how: 'carried', fromId: id },
      offences: { how: 'carried', fromId: id },
      arrivedAtStationAt: { how: 'carried', fromId: id },
    },
  })
  await linkRecords(ctx, {
    fromId: made.id,
    toId: id,
    role: 'ARISES_FROM',
    origin: 'carried',
    sourceId: made.id,
  })
  if (row.station !== null) await keepArrival(ctx, made.id, row.station.code, new Date(row.arrivedAt))
  else if (stationCode) await requireStation(ctx, stationCode, 'stationCode')
  await end(
    ctx,
    row,
    { outcome: 'ARRESTED', arrestedAt, arrestId: made.id, outcomeReason: body.grounds },
    arrestedAt,
  )
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'NOTE',
    happenedAt: arrestedAt,
    text: `Told that they are under arrest (s.29). ${body.grounds}`.slice(0, 4000),
    details: { arrestId: made.id },
  })
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'VoluntaryAttendance',
    resultIds: [made.id, person.personRecordId, incident.id],
    change: { outcome: 'ARRESTED', arrestId: made.id, arrestedAt: body.arrestedAt },
  })
  return { id, version: ctx.subjectVersion ?? row.version, arrestId: made.id }
}

/** The person leaves, with the outcome. */
export async function close(ctx: Ctx, id: string, body: Body<'close'>) {
  const { row, target } = await requireOpen(ctx, id)
  refuseTimes(ctx, target, { happenedAt: body.leftAt, lateReason: body.lateReason }, 'leftAt')
  const leftAt = new Date(body.leftAt)
  refuseProblems(
    attendanceCloseProblems({
      ...attendanceOf(row, ctx.clock.now()),
      leftAt: leftAt.toISOString(),
      outcome: body.outcome,
    }),
  )
  if (row.interviews.some(({ endedAt }) => endedAt === null))
    throw new AppError('not_in_state', { facts: { reason: 'An interview goes on: end it first.' } })
  await end(ctx, row, { outcome: body.outcome, outcomeReason: body.reason, leftAt }, leftAt)
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'NOTE',
    happenedAt: leftAt,
    text: `Left. ${outcomeLabel(body.outcome)}. ${body.reason}`,
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { outcome: body.outcome, leftAt: body.leftAt }
  return { ...changed(ctx, row), state: 'CLOSED' }
}

async function end(
  ctx: Ctx,
  row: AttendanceRow,
  change: Parameters<typeof closeAttendance>[2],
  at: Date,
): Promise<void> {
  if (!(await closeAttendance(ctx.tx, row.id, change, at))) throw new AppError('already_done')
}

export const changed = (ctx: Ctx, row: AttendanceRow) => ({
  id: row.id,
  version: ctx.subjectVersion ?? row.version,
  state: row.state,
})
