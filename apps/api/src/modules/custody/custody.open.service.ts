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
import { readClock } from './custody.clock.ts'
import { actorAlone } from './custody.decisions.ts'
import { findArrested, findCustodyOf, insertStay, takeSerial } from './custody.repository.ts'
import type { ClockRow } from './custody.rows.ts'
import { refuse } from './custody.service.ts'

type OpenBody = RouteInput<(typeof custody)['routes']['open']>['body']

/** Opens the custody record of an arrest: person, offences, officers, place and grounds stay where they are and are linked. */
export async function openRecord(
  ctx: Ctx,
  body: OpenBody,
): Promise<{ id: string; custodyNumber: string; version: number }> {
  const arrest = await findArrestForCustody(ctx.tx, body.arrestId)
  const arrested = await findArrested(ctx.tx, body.arrestId)
  if (arrest === null || arrested === undefined) throw new AppError('bad_reference')
  refuse('custody_move', decideMoveAs('NONE', 'ARRIVED', actorAlone(ctx.who)))
  refuseCarriedClock(body.recordTypes)
  refuseArrival(ctx, arrest.arrestedAt, body.arrivedAt, 'arrivedAt')
  const arrivedAt = new Date(body.arrivedAt)
  const presentedAt = body.presentedAt === undefined ? null : new Date(body.presentedAt)
  if (presentedAt !== null) {
    refuseFuture(ctx, 'presentedAt', presentedAt)
    if (presentedAt < arrivedAt) throw badField('presentedAt', 'Enter a time that is not before the arrival')
  }
  const station = await requireStation(ctx, body.stationCode, 'stationCode')
  if (!station.isCustodySuite || station.stationPrefix === null)
    throw badField('stationCode', 'Choose a station that has a custody suite')
  if (!(await takeIntoCustody(ctx, body.arrestId)))
    throw new AppError('already_done', {
      facts: {
        ...(await findCustodyOf(ctx.tx, body.arrestId)),
        reason: 'This arrest has its custody record already.',
      },
    })

  const year = Number(londonDay(ctx.clock.now().toISOString()).slice(0, 4))
  const custodyNumber = formatCustodyNumber(
    station.stationPrefix,
    await takeSerial(ctx.tx, station.stationPrefix, year),
    year,
  )
  const { id } = await createRecord(ctx, {
    kind: 'CustodyRecord',
    aclId: arrested.aclId,
    reference: custodyNumber,
  })
  const firstArrivedAt = arrest.arrivedAtStationAt
  const clock = readClock(clockAtOpening(body, arrest.arrestedAt, firstArrivedAt), ctx.clock.now())
  await insertStay(ctx.tx, {
    event: {
      id,
      kind: 'CustodyRecord',
      title: `Custody ${custodyNumber}`,
      summary: arrested.title,
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
    },
  })
  await linkRecords(ctx, {
    fromId: id,
    toId: arrested.personRecordId,
    role: 'DETAINEE',
    origin: 'carried',
    sourceId: id,
    validFrom: arrivedAt,
  })
  await linkRecords(ctx, {
    fromId: id,
    toId: body.arrestId,
    role: 'ARISES_FROM',
    origin: 'carried',
    sourceId: id,
    validFrom: arrivedAt,
  })
  // Where the officer did not say it, the first arrival that custody records is the arrest's as well.
  if (firstArrivedAt === null) await keepArrival(ctx, body.arrestId, station.code, arrivedAt)
  await keepOrigins(ctx, id, { ...body.origins, ...carriedFrom(body.arrestId) })
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'ARRIVAL',
    happenedAt: arrivedAt,
    text: `Arrived at ${station.name}. Custody record opened.`,
  })
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'CustodyRecord',
    aclId: arrested.aclId,
    resultIds: [body.arrestId, arrested.personRecordId],
    change: { custodyNumber, arrestId: body.arrestId, stationCode: station.code },
  })
  return { id, custodyNumber, version: 1 }
}

/** RT-7: a stay after bail goes on with an earlier clock, which a new record would start again; that is refused. */
function refuseCarriedClock(recordTypes: readonly string[]): void {
  if (recordTypes.includes('BAILBACK') || recordTypes.includes('S46A'))
    throw badField(
      'recordTypes',
      'The clock of the earlier stay goes on: open this from that stay, not from a new arrest',
    )
}

function clockAtOpening(body: OpenBody, arrestedAt: Date, firstArrivedAt: Date | null): ClockRow {
  return {
    state: 'ARRIVED',
    recordTypes: body.recordTypes,
    arrestedAt: arrestedAt.toISOString(),
    firstArrivedAt: firstArrivedAt?.toISOString() ?? null,
    arrivedAt: body.arrivedAt,
    authorisedAt: null,
    releasedAt: null,
    chargedAt: null,
    overrideAt: null,
    overrideReason: null,
    observationLevel: null,
    lastVisitAt: null,
    levelChange: null,
    reviews: [],
    exclusions: [],
  }
}

/** What is in the record without anybody having typed it. */
function carriedFrom(arrestId: string): Origins {
  const how = { how: 'carried', fromId: arrestId } as const
  return { person: how, offences: how, officers: how, arrestedAt: how, arrestPlace: how, grounds: how }
}
