/** Orders of courts on a person: recorded with their terms, in force from day to day, with the warning that goes with them (OD-1 to OD-4). */
import type { courtOrder } from '@mips/contracts'
import type { CourtOrderView } from '@mips/contracts/court-order'
import type { RouteInput } from '@mips/contracts/contract'
import {
  type CourtOrder,
  orderKinds,
  orderProblems,
  orderStanding,
  patrolView,
} from '@mips/domain/case/orders'
import { labelIn } from '@mips/domain/custody/offence-words'
import { addDays, addMonths, formatDay } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { holds } from '../../platform/access/principal.ts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { addMarker, endMarker } from '../pole/marker.service.ts'
import { factHolder } from '../pole/person-ref.service.ts'
import {
  endOrder,
  findLiveMarker,
  insertOrder,
  isCourt,
  isMarkerLive,
  listOrders,
  type OrderRow,
} from './court-order.repository.ts'

type Routes = (typeof courtOrder)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

const standings = [
  { code: 'IN_FORCE', label: 'In force' },
  { code: 'TO_COME', label: 'To come' },
  { code: 'ENDED', label: 'Ended' },
] as const
const today = (ctx: Ctx): string => londonDay(ctx.clock.now().toISOString())
const kindOf = (code: string) => orderKinds.find((row) => row.code === code)

const factsOf = (row: OrderRow): CourtOrder => ({
  kind: row.kind,
  personId: row.recordId,
  courtCode: row.courtCode,
  from: row.from,
  ...(row.to === null ? {} : { to: row.to }),
  isUntilFurtherOrder: row.isUntilFurtherOrder,
  terms: row.terms,
  protects: row.protects,
  ...(row.endedOn === null ? {} : { endedOn: row.endedOn }),
})

/** The orders of a person: those in force first, as a patrol is shown them. */
export async function ordersOf(ctx: Ctx, nominalId: string) {
  const rows = await listOrders(ctx.tx, nominalId)
  ctx.audit.resultIds = rows.map(({ id }) => id).slice(0, 100)
  const order = (row: CourtOrderView) => standings.findIndex(({ code }) => code === row.standing.code)
  return {
    orders: rows.map((row) => viewOf(row, today(ctx))).toSorted((a, b) => order(a) - order(b)),
    may: { keep: holds(ctx.who, 'order.record.keep') },
  }
}

function viewOf(row: OrderRow, day: string): CourtOrderView {
  const facts = factsOf(row)
  const standing = orderStanding(facts, day)
  // The words of a patrol, of this one order as if it were in force.
  const [words] = patrolView([{ ...facts, endedOn: undefined } as never], row.from)
  return {
    id: row.id,
    kind: { code: row.kind, label: labelIn(orderKinds, row.kind) },
    standing: { code: standing, label: labelIn(standings, standing) },
    court: row.court ?? row.courtCode,
    from: row.from,
    to: row.to,
    until: words?.until ?? '',
    terms: row.terms,
    protects: row.protects,
    power: words?.power ?? '',
    variesId: row.variesId,
    endedOn: row.endedOn,
    endReason: row.endReason,
    by: row.by,
  }
}

/** Records an order; one that varies another ends it on its own first day. In force today, it puts its warning on the person. */
export async function recordOrder(ctx: Ctx, nominalId: string, body: Body<'record'>) {
  if (!(await isCourt(ctx.tx, body.courtCode))) throw badField('courtCode', 'Choose the court from the list')
  const holder = await factHolder(ctx.tx, nominalId)
  const { variesId, to, ...said } = body
  const facts: CourtOrder = { ...said, personId: holder, ...(to === undefined ? {} : { to }) }
  const problems = orderProblems(facts)
  refuseProblems(problems)
  const rows = await listOrders(ctx.tx, nominalId)
  const varied = variesId === undefined ? undefined : rows.find(({ id }) => id === variesId)
  if (variesId !== undefined && varied === undefined) throw new AppError('bad_reference')
  if (varied !== undefined) await close(ctx, nominalId, varied, body.from, 'Varied by the court')
  const markerId = await warn(ctx, holder, facts)
  const { id } = await insertOrder(ctx.tx, {
    recordId: holder,
    kind: body.kind,
    courtCode: body.courtCode,
    fromOn: new Date(body.from),
    toOn: to === undefined ? null : new Date(to),
    isUntilFurtherOrder: body.isUntilFurtherOrder,
    terms: body.terms.filter(Boolean),
    protects: body.protects.filter(Boolean),
    variesId: variesId ?? null,
    markerId: markerId ?? null,
    recordedBy: ctx.who.userId,
    recordedAt: ctx.clock.now(),
  })
  ctx.audit.change = {
    orderId: id,
    kind: body.kind,
    from: body.from,
    to: to ?? null,
    markerId: markerId ?? null,
  }
  return { id, problems: problems.map(({ rule, field = null, message }) => ({ rule, field, message })) }
}

/** OD-4: the warning that goes with the kind, while the order is in force; one that stands already is left as it is. */
async function warn(ctx: Ctx, holder: string, facts: CourtOrder): Promise<string | undefined> {
  const marker = kindOf(facts.kind)?.marker
  const day = today(ctx)
  if (marker === undefined || orderStanding(facts, day) !== 'IN_FORCE') return undefined
  if ((await findLiveMarker(ctx.tx, holder, marker)) !== null) return undefined
  const latest = addMonths(day, 6)
  const wanted = facts.to === undefined || facts.to > latest ? latest : facts.to
  const made = await addMarker(ctx, holder, {
    code: marker,
    reason: `${labelIn(orderKinds, facts.kind)} from ${formatDay(facts.from)}`,
    reviewOn: wanted > day ? wanted : addDays(day, 1),
    origins: {},
  })
  return made.id
}

/** The court ended an order, or it ended otherwise before its last day. */
export async function endOrderOf(
  ctx: Ctx,
  { nominalId, orderId }: { nominalId: string; orderId: string },
  body: Body<'end'>,
) {
  const row = (await listOrders(ctx.tx, nominalId)).find(({ id }) => id === orderId)
  if (row === undefined) throw new AppError('not_found')
  if (row.endedOn !== null) throw new AppError('already_done')
  if (body.endedOn > today(ctx)) throw badField('endedOn', 'An order is ended on a day that has come (OD-3)')
  if (body.endedOn < row.from) throw badField('endedOn', 'The order had not begun on that day (OD-3)')
  await close(ctx, nominalId, row, body.endedOn, body.reason)
  Object.assign(ctx.audit, { reasonGiven: body.reason, change: { orderId, endedOn: body.endedOn } })
  return { id: orderId }
}

/** Ends an order, and its warning where no other order in force asks for the same one. */
async function close(ctx: Ctx, nominalId: string, row: OrderRow, endedOn: string, reason: string) {
  const done = await endOrder(ctx.tx, row.id, {
    endedOn: new Date(endedOn),
    endReason: reason,
    endedBy: ctx.who.userId,
  })
  if (!done) throw new AppError('already_done')
  if (row.markerId === null || !(await isMarkerLive(ctx.tx, row.markerId))) return
  const marker = kindOf(row.kind)?.marker
  const others = (await listOrders(ctx.tx, nominalId)).some(
    (one) =>
      one.id !== row.id &&
      kindOf(one.kind)?.marker === marker &&
      orderStanding(factsOf(one), today(ctx)) === 'IN_FORCE',
  )
  if (!others) await endMarker(ctx, row.recordId, row.markerId, reason)
}
