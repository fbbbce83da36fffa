/** Coming back into custody on bail: the earlier stay, its clock, and who may still come. */
import type { custody } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { returnRefusal } from '@mips/domain/custody/answering-bail'
import { carriedByBail } from '@mips/domain/custody/carried-clock'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseFuture } from '../pole/record.service.ts'
import { utc } from './custody.clock-words.ts'
import { clockInputOf } from './custody.clock.ts'
import { type Arrested, findAcl, findArrested, findOnBail, findStay } from './custody.repository.ts'
import type { ClockRow, CustodyRow, OnBailRow } from './custody.rows.ts'

type Routes = (typeof custody)['routes']
type OpenBody = RouteInput<Routes['open']>['body']

/** The earlier stay of a return, with what its clock had counted and the words for the log. */
export type Earlier = {
  id: string
  aclId: number
  carried: NonNullable<ClockRow['carried']>
  words: string
}

/** What a new record arises from. `newArrestId`: an arrest that this record takes into custody. */
export type Beginning = Arrested & {
  arrestId?: string
  newArrestId?: string
  arrestedAt: Date | null
  firstArrivedAt: Date | null
  earlier?: Earlier
}

const mostListed = 100

/** Who is on bail before charge and has not come back. */
export async function listOnBail(
  ctx: Ctx,
  body: RouteInput<Routes['findOnBail']>['body'],
): Promise<OnBailRow[]> {
  const arrested = body.arrestId === undefined ? undefined : await findArrested(ctx.tx, body.arrestId)
  if (body.arrestId !== undefined && arrested === undefined) throw new AppError('bad_reference')
  const rows = await findOnBail(
    ctx.tx,
    { nominalId: arrested?.nominalId ?? null, text: body.text || null },
    mostListed,
  )
  Object.assign(ctx.audit, {
    terms: { text: body.text, arrestId: body.arrestId },
    resultIds: rows.map(({ id }) => id),
    resultCount: rows.length,
  })
  return rows
}

/** BAILBACK: the person came back by themselves, so everything comes from the earlier stay. */
export async function returnToBail(ctx: Ctx, body: OpenBody): Promise<Beginning> {
  const stay = await requireEarlier(ctx, body)
  const detainee = detaineeOf(stay)
  refuseFuture(ctx, 'arrivedAt', new Date(body.arrivedAt))
  const earlier = await carryOn(ctx, stay, { arrivedAt: body.arrivedAt, isSamePerson: true })
  return {
    personRecordId: detainee.personRecordId,
    nominalId: detainee.nominalId,
    aclId: earlier.aclId,
    title: `Answers the bail of ${stay.custodyNumber}`,
    ...(stay.arrestId === null ? {} : { arrestId: stay.arrestId }),
    arrestedAt: null,
    firstArrivedAt: null,
    earlier,
  }
}

/** S46A: arrested for breaking or not answering bail; the clock of the stay that bailed this very person goes on. */
export async function earlierAfterArrest(
  ctx: Ctx,
  body: OpenBody,
  arrest: { power: string; arrestedAt: Date; nominalId: string },
): Promise<Earlier | undefined> {
  if (!body.recordTypes.includes('S46A')) return undefined
  if (arrest.power !== 'S46A')
    throw badField('recordTypes', 'RT-7: this arrest was not made under s.46A; choose what it was made for')
  const stay = await requireEarlier(ctx, body)
  return carryOn(ctx, stay, {
    arrivedAt: body.arrivedAt,
    arrestedAt: arrest.arrestedAt.toISOString(),
    isSamePerson: detaineeOf(stay).nominalId === arrest.nominalId,
  })
}

async function requireEarlier(ctx: Ctx, body: OpenBody): Promise<CustodyRow> {
  const stay = body.earlierStayId === undefined ? undefined : await findStay(ctx.tx, body.earlierStayId)
  if (stay === undefined) throw new AppError('bad_reference')
  return stay
}

function detaineeOf(stay: CustodyRow) {
  const detainee = stay.people.find(({ role }) => role === 'DETAINEE')
  if (detainee === undefined) throw new AppError('bad_reference')
  return detainee
}

/** Refuses what cannot go on, and else takes over the counted time to the whole minute (CL-6). */
async function carryOn(
  ctx: Ctx,
  stay: CustodyRow,
  back: { arrivedAt: string; arrestedAt?: string; isSamePerson: boolean },
): Promise<Earlier> {
  const refusal = returnRefusal({
    state: stay.state,
    disposal: stay.disposal,
    releasedAt: stay.releasedAt ?? undefined,
    isAnswered: stay.clock.isAnswered,
    ...back,
  })
  if (refusal?.field === 'arrivedAt' && stay.releasedAt !== null)
    throw badField(
      'arrivedAt',
      `${refusal.rule}: enter a time after the release on bail at ${formatLondon(stay.releasedAt)}`,
    )
  if (refusal !== undefined)
    throw new AppError('rule_refused', {
      facts: { rule: refusal.rule, reason: `${refusal.rule}: ${refusal.reason}`, ...(stay.answeredBy ?? {}) },
    })
  const releasedAt = utc(stay.releasedAt ?? '')
  const carried = carriedByBail(clockInputOf(stay.clock, releasedAt), releasedAt)
  if (!carried.ok)
    throw new AppError('rule_refused', { facts: { rule: carried.rule, reason: carried.problem } })
  const [event] = carried.events
  const aclId = await findAcl(ctx.tx, stay.id)
  if (event?.kind !== 'PREVIOUS_DETENTION' || aclId === undefined) throw new AppError('bad_reference')
  const minutes = event.countedMinutes ?? 0
  return {
    id: stay.id,
    aclId,
    carried: { from: event.at, until: event.until, minutes },
    words: `The clock of ${stay.custodyNumber} goes on: ${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min were counted before bail (CL-6).`,
  }
}
