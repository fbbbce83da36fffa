/** Recording an arrest from an incident, and the person's arrival at a station. */
import type { NewArrest } from '@mips/contracts/arrest'
import type { Origins } from '@mips/contracts/common'
import { isRank } from '@mips/domain/codes/ranks'
import { decideUsePower } from '@mips/domain/custody/arrest-rules'
import { latestDayOfBirth } from '@mips/domain/custody/treat-as-child'
import { reportForArrest } from '@mips/domain/safeguarding/rules'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { addHours } from '@mips/domain/time/instant'
import { formatLondon, toLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { addLogEntry, createRecord, keepOrigins, linkRecords, refuseFuture } from '../pole/record.service.ts'
import { raiseTask } from '../pole/task.service.ts'
import {
  type ArrestedPerson,
  findArrestTimes,
  findIncident,
  findOffences,
  findPerson,
  findStation,
  insertArrest,
  isLocation,
  isOnIncident,
  moveArrest,
  updateArrival,
} from './arrest.repository.ts'

/** Records an arrest: the person and the place come from the incident, the arresting officer is who records it. */
export async function recordArrest(
  ctx: Ctx,
  arrest: NewArrest,
): Promise<{ id: string; reference: string | null; version: number }> {
  refuseRules(ctx, arrest)
  refuseTimes(ctx, arrest)
  const incident = await findIncident(ctx.tx, arrest.incidentId)
  const person = await findPerson(ctx.tx, arrest.personRecordId)
  if (incident === undefined || person === undefined) throw new AppError('bad_reference')
  const offences = await offencesOf(ctx, arrest)
  if (arrest.stationCode) await requireStation(ctx, arrest.stationCode, 'stationCode')
  const place = await placeOf(ctx, arrest, incident.locationId)

  // An arrest says no more openly than the incident and the person that it names.
  const aclId = incident.aclId === 0 ? person.aclId : incident.aclId
  const { id, reference } = await createRecord(ctx, { kind: 'Arrest', aclId })
  const at = new Date(arrest.arrestedAt)
  await insertArrest(ctx.tx, {
    event: {
      id,
      kind: 'Arrest',
      title: `Arrest: ${offences[0]?.title ?? ''}`,
      summary: arrest.grounds,
      status: 'ARRESTED',
      occurredFrom: at,
    },
    arrest: {
      id,
      arrestedAt: at,
      placeText: arrest.placeText || null,
      power: arrest.power,
      grounds: arrest.grounds,
      necessityCodes: arrest.necessityCodes,
      necessityReason: arrest.necessityReason || null,
      cautionGiven: arrest.cautionGiven,
      cautionAt: instantOf(arrest.cautionAt),
      replyToCaution: arrest.replyToCaution || null,
      forceUsed: arrest.forceUsed,
      stationCode: arrest.stationCode || null,
      arrivedAtStationAt: instantOf(arrest.arrivedAtStationAt),
      status: 'ARRESTED',
    },
    offences: offences.map((offence, index) => ({ ...offence, eventId: id, sequence: index + 1 })),
    officer: { eventId: id, userId: ctx.who.userId, role: 'ARRESTING', validFrom: at },
  })
  await linkAll(ctx, { id, arrest, person, place })
  const carried: Origins = place.isCarried
    ? { locationId: { how: 'carried', fromId: arrest.incidentId, fromField: 'location' } }
    : {}
  await keepOrigins(ctx, id, { ...arrest.origins, ...carried })
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'ARREST',
    happenedAt: at,
    text: `Arrested for ${offences.map((offence) => offence.title).join('; ')}. ${arrest.grounds}`.slice(
      0,
      4000,
    ),
  })
  if (arrest.stationCode && arrest.arrivedAtStationAt)
    await logArrival(ctx, id, arrest.stationCode, arrest.arrivedAtStationAt)
  await raiseChildReport(ctx, { id, arrestedAt: arrest.arrestedAt }, person)
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'Arrest',
    aclId,
    resultIds: [arrest.personRecordId, arrest.incidentId],
    change: {
      incidentId: arrest.incidentId,
      personRecordId: arrest.personRecordId,
      offences: offences.map((offence) => offence.offenceCode),
      arrestedAt: arrest.arrestedAt,
    },
  })
  return { id, reference, version: 1 }
}

/** Says where and when the person arrived, before custody is opened; afterwards the custody record holds the times. */
export async function recordArrival(
  ctx: Ctx,
  arrestId: string,
  arrival: { stationCode: string; arrivedAtStationAt: string; origins: Origins },
): Promise<{ id: string; version: number }> {
  const arrest = await findArrestTimes(ctx.tx, arrestId)
  if (arrest === null) throw new AppError('not_found')
  if (arrest.status !== 'ARRESTED')
    throw new AppError('not_in_state', {
      facts: { reason: 'The custody record is open: the arrival is put right there.' },
    })
  refuseArrival(ctx, arrest.arrestedAt, arrival.arrivedAtStationAt, 'arrivedAtStationAt')
  await requireStation(ctx, arrival.stationCode, 'stationCode')
  await updateArrival(ctx.tx, arrestId, {
    stationCode: arrival.stationCode,
    arrivedAtStationAt: new Date(arrival.arrivedAtStationAt),
  })
  await keepOrigins(ctx, arrestId, arrival.origins)
  await logArrival(ctx, arrestId, arrival.stationCode, arrival.arrivedAtStationAt)
  ctx.audit.change = { stationCode: arrival.stationCode, arrivedAtStationAt: arrival.arrivedAtStationAt }
  return { id: arrestId, version: ctx.subjectVersion ?? 1 }
}

/** What the custody module needs of an arrest to open a record from it; undefined when hidden or unknown. */
export const findArrestForCustody = findArrestTimes

/** Takes the arrest into custody, once: the second to try is refused. */
export const takeIntoCustody = (ctx: Ctx, arrestId: string): Promise<boolean> =>
  moveArrest(ctx.tx, arrestId, 'ARRESTED', 'IN_CUSTODY')

/** The stay has ended, so the arrest is complete. */
export const completeArrest = (ctx: Ctx, arrestId: string): Promise<boolean> =>
  moveArrest(ctx.tx, arrestId, 'IN_CUSTODY', 'COMPLETED')

/** Keeps the first arrival on the arrest when custody is the one that knows it. */
export const keepArrival = (ctx: Ctx, arrestId: string, stationCode: string, at: Date) =>
  updateArrival(ctx.tx, arrestId, { stationCode, arrivedAtStationAt: at })

/** A station of the standing list, or a refusal at the field. */
export async function requireStation(ctx: Ctx, code: string, field: string) {
  const station = await findStation(ctx.tx, code)
  if (station === null) throw badField(field, 'Choose a police station from the list')
  return station
}

/** Refuses an arrival in the future or before the arrest. */
export function refuseArrival(ctx: Ctx, arrestedAt: Date, arrivedAt: string, field: string): void {
  refuseFuture(ctx, field, new Date(arrivedAt))
  if (new Date(arrivedAt) < arrestedAt)
    throw badField(field, `Enter an arrival after the arrest at ${formatLondon(arrestedAt.toISOString())}`)
}

function refuseRules(ctx: Ctx, arrest: NewArrest): void {
  const power = isRank(ctx.who.rank)
    ? decideUsePower(arrest.power, ctx.who.rank)
    : { allowed: false as const, reason: 'Your rank is not on the list of ranks.' }
  if (!power.allowed)
    throw new AppError('rule_refused', { facts: { rule: 'arrest_power', reason: power.reason } })
}

function refuseTimes(ctx: Ctx, arrest: NewArrest): void {
  const at = new Date(arrest.arrestedAt)
  refuseFuture(ctx, 'arrestedAt', at)
  if (arrest.cautionAt !== undefined) {
    refuseFuture(ctx, 'cautionAt', new Date(arrest.cautionAt))
    if (!arrest.cautionGiven)
      throw badField('cautionAt', 'Leave the time out, or say that the caution was given')
    if (new Date(arrest.cautionAt) < at)
      throw badField('cautionAt', 'Enter a time of caution that is not before the arrest')
  }
  if (arrest.arrivedAtStationAt === undefined) return
  if (!arrest.stationCode) throw badField('stationCode', 'Choose the station that they arrived at')
  refuseArrival(ctx, at, arrest.arrivedAtStationAt, 'arrivedAtStationAt')
}

/** The offences with the words of the list; a code that is not on it is refused at its own field. */
async function offencesOf(ctx: Ctx, arrest: NewArrest) {
  const known = new Map(
    (
      await findOffences(
        ctx.tx,
        arrest.offences.map((offence) => offence.code),
      )
    ).map((offence) => [offence.code, offence]),
  )
  return arrest.offences.map(({ code, isDomestic, wording }, index) => {
    const offence = known.get(code)
    if (offence === undefined) throw badField(`offences.${index}.code`, 'Choose an offence from the list')
    return {
      offenceCode: code,
      title: offence.title,
      category: offence.category,
      isRecordable: offence.isRecordable,
      isDomestic,
      wording: wording || null,
    }
  })
}

type Place = { locationId: string | null; isCarried: boolean }

async function placeOf(ctx: Ctx, arrest: NewArrest, incidentPlace: string | null): Promise<Place> {
  if (arrest.locationId !== undefined) {
    if (!(await isLocation(ctx.tx, arrest.locationId))) throw new AppError('bad_reference')
    return { locationId: arrest.locationId, isCarried: false }
  }
  if (arrest.placeText) return { locationId: null, isCarried: false }
  if (incidentPlace === null) throw badField('locationId', 'Say where the person was arrested')
  return { locationId: incidentPlace, isCarried: true }
}

async function linkAll(
  ctx: Ctx,
  { id, arrest, person, place }: { id: string; arrest: NewArrest; person: ArrestedPerson; place: Place },
): Promise<void> {
  const validFrom = new Date(arrest.arrestedAt)
  const isCarried = await isOnIncident(ctx.tx, arrest.incidentId, person.nominalId)
  if (!isCarried)
    await linkRecords(ctx, {
      fromId: arrest.incidentId,
      toId: arrest.personRecordId,
      role: 'SUSPECT',
      origin: 'derived',
      sourceId: id,
    })
  await linkRecords(ctx, {
    fromId: id,
    toId: arrest.personRecordId,
    role: 'ARRESTED',
    origin: isCarried ? 'carried' : 'chosen',
    sourceId: id,
    validFrom,
  })
  await linkRecords(ctx, {
    fromId: id,
    toId: arrest.incidentId,
    role: 'ARISES_FROM',
    origin: 'carried',
    sourceId: id,
    validFrom,
  })
  if (place.locationId !== null)
    await linkRecords(ctx, {
      fromId: id,
      toId: place.locationId,
      role: 'OCCURRED_AT',
      origin: place.isCarried ? 'carried' : 'chosen',
      sourceId: id,
      validFrom,
    })
}

/** SG-03: the arrest of a child, or of someone who may be one, must be followed by a coming-to-notice report. */
async function raiseChildReport(
  ctx: Ctx,
  { id: recordId, arrestedAt }: { id: string; arrestedAt: string },
  person: ArrestedPerson,
): Promise<void> {
  const due = reportForArrest(
    latestDayOfBirth(person.dob, person.dobPrecision),
    toLondon(arrestedAt)?.day ?? arrestedAt.slice(0, 10),
  )
  if (due === undefined) return
  const dueAt = addHours(ctx.clock.now().toISOString(), childReportHours)
  const { rule, harm } = taskKind('CHILD_CTN')
  await raiseTask(ctx, {
    recordId,
    kind: due.reportType,
    title: 'Raise the child coming-to-notice report',
    reason: due.reason,
    rule,
    harm,
    opensAt: `/safeguarding/report/${recordId}`,
    for: { userId: ctx.who.userId },
    ...(dueAt === undefined ? {} : { dueAt: new Date(dueAt) }),
  })
}

/** Hours in which the report is to be raised: before the officer goes off duty. */
const childReportHours = 12

async function logArrival(ctx: Ctx, arrestId: string, stationCode: string, at: string): Promise<void> {
  const station = await requireStation(ctx, stationCode, 'stationCode')
  await addLogEntry(ctx, {
    recordId: arrestId,
    kind: 'ARRIVAL',
    happenedAt: new Date(at),
    text: `Arrived at ${station.name}`,
  })
}

const instantOf = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text))
