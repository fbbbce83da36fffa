/** Opening a custody record from an arrest. */
import type { custody } from '@mips/contracts'
import type { Origins } from '@mips/contracts/common'
import type { RouteInput } from '@mips/contracts/contract'
import { decideMoveAs } from '@mips/domain/custody/custody-roles'
import { formatCustodyNumber } from '@mips/domain/identifiers/custody-number'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  findArrestForCustody,
  keepArrival,
  refuseArrival,
  requireStation,
  takeIntoCustody,
} from '../arrest/arrest.service.ts'
import { addLogEntry, createRecord, keepOrigins, linkRecords, refuseFuture } from '../pole/record.service.ts'
import { type Beginning, type Earlier, earlierAfterArrest, returnToBail } from './custody.bail.service.ts'
import { readClock } from './custody.clock.ts'
import { allocateCell } from './custody.cells.service.ts'
import { findCellPerson } from './custody.cells.repository.ts'
import { actorAlone } from './custody.decisions.ts'
import { findArrested, findCustodyOf, insertStay, takeSerial } from './custody.repository.ts'
import type { ClockRow } from './custody.rows.ts'
import { refuse } from './custody.service.ts'

type OpenBody = RouteInput<(typeof custody)['routes']['open']>['body']

/**
 * Opens a custody record: from an arrest, or from the stay whose bail is answered. Person, offences, officers, place and
 * grounds stay where they are and are linked.
 */
export async function openRecord(
  ctx: Ctx,
  body: OpenBody,
): Promise<{ id: string; custodyNumber: string; version: number }> {
  refuse('custody_move', decideMoveAs('NONE', 'ARRIVED', actorAlone(ctx.who)))
  const from = await beginningOf(ctx, body)
  const arrivedAt = new Date(body.arrivedAt)
  const presentedAt = body.presentedAt === undefined ? null : new Date(body.presentedAt)
  if (presentedAt !== null) {
    refuseFuture(ctx, 'presentedAt', presentedAt)
    if (presentedAt < arrivedAt) throw badField('presentedAt', 'Enter a time that is not before the arrival')
  }
  const station = await requireStation(ctx, body.stationCode, 'stationCode')
  if (!station.isCustodySuite || station.stationPrefix === null)
    throw badField('stationCode', 'Choose a station that has a custody suite')
  if (from.newArrestId !== undefined && !(await takeIntoCustody(ctx, from.newArrestId)))
    throw new AppError('already_done', {
      facts: {
        ...(await findCustodyOf(ctx.tx, from.newArrestId)),
        reason: 'This arrest has its custody record already.',
      },
    })

  const year = Number(londonDay(ctx.clock.now().toISOString()).slice(0, 4))
  const custodyNumber = formatCustodyNumber(
    station.stationPrefix,
    await takeSerial(ctx.tx, station.stationPrefix, year),
    year,
  )
  if (body.cell) await cellAtOpening(ctx, station.code, body.cell, from)
  const { id } = await createRecord(ctx, {
    kind: 'CustodyRecord',
    aclId: from.aclId,
    reference: custodyNumber,
  })
  const clock = readClock(clockAtOpening(body, from), ctx.clock.now())
  await insertStay(ctx.tx, {
    event: {
      id,
      kind: 'CustodyRecord',
      title: `Custody ${custodyNumber}`,
      summary: from.title,
      status: 'ARRIVED',
      occurredFrom: arrivedAt,
    },
    stay: {
      id,
      custodyNumber,
      stationCode: station.code,
      recordTypes: body.recordTypes,
      state: 'ARRIVED',
      arrivedAt,
      presentedAt,
      cell: body.cell || null,
      groundsCodes: [],
      relevantTime: clock.computedRelevantTime ?? null,
      relevantTimeRule: clock.rule ?? null,
      ...(from.earlier === undefined ? {} : columnsOf(from.earlier)),
    },
  })
  const link = { fromId: id, origin: 'carried', sourceId: id, validFrom: arrivedAt }
  await linkRecords(ctx, { ...link, toId: from.personRecordId, role: 'DETAINEE' })
  for (const toId of [from.arrestId, from.earlier?.id])
    if (toId !== undefined) await linkRecords(ctx, { ...link, toId, role: 'ARISES_FROM' })
  // Where the officer did not say it, the first arrival that custody records is the arrest's as well.
  if (from.newArrestId !== undefined && from.firstArrivedAt === null)
    await keepArrival(ctx, from.newArrestId, station.code, arrivedAt)
  await keepOrigins(ctx, id, { ...body.origins, ...carriedFrom(from) })
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'ARRIVAL',
    happenedAt: arrivedAt,
    text: [`Arrived at ${station.name}. Custody record opened.`, from.earlier?.words]
      .filter(Boolean)
      .join(' '),
  })
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'CustodyRecord',
    aclId: from.aclId,
    resultIds: [from.arrestId, from.earlier?.id, from.personRecordId].filter((one) => one !== undefined),
    change: {
      custodyNumber,
      arrestId: from.arrestId,
      earlierStayId: from.earlier?.id,
      carriedMinutes: from.earlier?.carried.minutes,
      stationCode: station.code,
    },
  })
  return { id, custodyNumber, version: 1 }
}

/** The rules on the first cell; what they ask is asked when the cell is changed, never before the record is opened. */
async function cellAtOpening(ctx: Ctx, stationCode: string, code: string, from: Beginning): Promise<void> {
  const person = await findCellPerson(ctx.tx, from.personRecordId)
  await allocateCell(ctx, {
    stationCode,
    code,
    stayId: null,
    nominalId: person?.nominalId,
    person,
    observationLevel: null,
    words: {},
    isCustodyOfficer: false,
  })
}

/** What the new record arises from: the arrest, the earlier stay, or both. */
async function beginningOf(ctx: Ctx, body: OpenBody): Promise<Beginning> {
  if (body.arrestId === undefined) return returnToBail(ctx, body)
  const arrest = await findArrestForCustody(ctx.tx, body.arrestId)
  const arrested = await findArrested(ctx.tx, body.arrestId)
  if (arrest === null || arrested === undefined) throw new AppError('bad_reference')
  refuseArrival(ctx, arrest.arrestedAt, body.arrivedAt, 'arrivedAt')
  const earlier = await earlierAfterArrest(ctx, body, { ...arrest, nominalId: arrested.nominalId })
  return {
    ...arrested,
    arrestId: body.arrestId,
    newArrestId: body.arrestId,
    arrestedAt: arrest.arrestedAt,
    firstArrivedAt: arrest.arrivedAtStationAt,
    aclId: arrested.aclId === 0 ? (earlier?.aclId ?? 0) : arrested.aclId,
    ...(earlier === undefined ? {} : { earlier }),
  }
}

function clockAtOpening(body: OpenBody, from: Beginning): ClockRow {
  return {
    state: 'ARRIVED',
    recordTypes: body.recordTypes,
    arrestedAt: from.arrestedAt?.toISOString() ?? null,
    firstArrivedAt: from.firstArrivedAt?.toISOString() ?? null,
    arrivedAt: body.arrivedAt,
    authorisedAt: null,
    releasedAt: null,
    chargedAt: null,
    disposal: null,
    isAnswered: false,
    carried: from.earlier?.carried ?? null,
    overrideAt: null,
    overrideReason: null,
    observationLevel: null,
    lastVisitAt: null,
    levelChange: null,
    reviews: [],
    exclusions: [],
  }
}

const columnsOf = ({ id, carried }: Earlier) => ({
  earlierStayId: id,
  carriedFrom: new Date(carried.from),
  carriedUntil: new Date(carried.until),
  carriedMinutes: carried.minutes,
})

/** What is in the record without anybody having typed it. */
function carriedFrom({ newArrestId, earlier }: Beginning): Origins {
  const [arrest, stay] = [newArrestId ?? earlier?.id, earlier?.id ?? newArrestId].map(
    (fromId) => ({ how: 'carried', fromId }) as const,
  )
  if (arrest === undefined || stay === undefined) return {}
  return {
    person: arrest,
    offences: stay,
    officers: arrest,
    arrestedAt: arrest,
    arrestPlace: arrest,
    grounds: arrest,
    ...(earlier === undefined ? {} : { clock: stay }),
  }
}
