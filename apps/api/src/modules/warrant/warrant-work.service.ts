/** The work on a warrant: addresses, attempts, the national computer, and money (WA-6, WA-9 to WA-11, MO-1, MO-2). */
import { labelIn } from '@mips/domain/custody/offence-words'
import { type Attempt, attemptProblems, attemptResults } from '@mips/domain/warrants/attempts'
import { paymentProblems, stillOwed } from '@mips/domain/warrants/money-owed'
import { circulationProblems } from '@mips/domain/warrants/wanted'
import { isLive } from '@mips/domain/warrants/warrant-state'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import { refuseFuture } from '../pole/record.service.ts'
import { moneyOf, stateOf, utc, type WarrantCtx } from './warrant.reading.ts'
import {
  findPlace,
  insertAddress,
  insertAttempt,
  insertCirculation,
  insertPayment,
  isUser,
  updateCirculation,
  updateWarrant,
} from './warrant.repository.ts'
import type { WarrantRow } from './warrant.rows.ts'
import { type Body, done, log, refuseAtField, requireWarrant, stepOf } from './warrant.service.ts'

/** A warrant on which a constable may act today. */
async function requireLive(ctx: WarrantCtx, id: string): Promise<WarrantRow> {
  const row = await requireWarrant(ctx, id)
  if (!isLive(stateOf(row)))
    throw new AppError('not_in_state', { facts: { reason: 'WA-4: This warrant is not live.' } })
  return row
}

/** An address of the store with its words, or the words alone. */
export async function addressOf(ctx: WarrantCtx, given: Body<'addAddress'>, field = '') {
  const place = given.locationId === undefined ? undefined : await findPlace(ctx.tx, given.locationId)
  if (given.locationId !== undefined && place === undefined) throw new AppError('bad_reference')
  const words = given.words || place?.words
  if (words === undefined) throw badField(`${field}words`, 'Choose the place, or write the address')
  return { locationId: place?.id ?? null, words: words.slice(0, 300), why: given.why || null }
}

export async function addAddress(ctx: WarrantCtx, id: string, body: Body<'addAddress'>) {
  const row = await requireWarrant(ctx, id)
  const address = await addressOf(ctx, body)
  const isSame = row.addresses.some(({ placeId, words }) =>
    address.locationId === null ? words === address.words : placeId === address.locationId,
  )
  if (isSame) throw new AppError('already_done')
  await insertAddress(ctx.tx, {
    ...address,
    warrantId: id,
    addedBy: ctx.who.userId,
    addedAt: ctx.clock.now(),
  })
  ctx.audit.change = { address: address.locationId ?? 'typed' }
  return done(ctx, row)
}

/** WA-6: an attempt with its result and what is done next, which is the work of who says that they do it. */
export async function addAttempt(ctx: WarrantCtx, id: string, body: Body<'addAttempt'>) {
  const row = await requireLive(ctx, id)
  const now = ctx.clock.now()
  const officerIds = body.officerIds.length === 0 ? [ctx.who.userId] : [...new Set(body.officerIds)]
  const next = body.next
  const attempt: Attempt = {
    at: new Date(body.at).toISOString(),
    address: body.address,
    result: body.result,
    wasRiskRead: body.wasRiskRead,
    officerIds,
    ...(next === undefined
      ? {}
      : {
          next: {
            text: next.text ?? '',
            ...(next.dueOn === undefined ? {} : { dueOn: next.dueOn }),
            ...(next.ownerId === undefined ? {} : { ownerId: next.ownerId }),
          },
        }),
  }
  const problems = attemptProblems(
    attempt,
    { issuedAt: utc(row.issuedAt ?? row.requestedAt) },
    now.toISOString(),
  )
  refuseAtField(problems)
  for (const [index, officer] of officerIds.entries())
    if (!(await isUser(ctx.tx, officer))) throw badField(`officerIds.${index}`, 'Choose a colleague')
  const isEnd = attemptResults.some((result) => result.code === body.result && result.isEnd)
  const kept = isEnd ? undefined : next
  if (kept?.ownerId !== undefined && !(await isUser(ctx.tx, kept.ownerId)))
    throw badField('next.ownerId', 'Choose a colleague')
  await insertAttempt(ctx.tx, {
    warrantId: id,
    at: new Date(body.at),
    address: body.address,
    result: body.result,
    wasRiskRead: body.wasRiskRead,
    officerIds,
    nextText: kept?.text || null,
    nextOn: kept?.dueOn === undefined ? null : new Date(kept.dueOn),
    nextOwner: kept?.ownerId ?? null,
    note: body.note || null,
    recordedBy: ctx.who.userId,
    recordedAt: now,
  })
  const result = labelIn(attemptResults, body.result)
  await log(ctx, id, `Attempt at ${body.address}: ${result.toLowerCase()}. ${body.note ?? ''}`, body.at)
  ctx.audit.change = { attempt: body.result, at: body.at, next: kept?.dueOn }
  return done(ctx, row, problems)
}

/** WA-9: on the national computer, with the reference that it gave as the proof. */
export async function circulate(ctx: WarrantCtx, id: string, body: Body<'circulate'>) {
  const row = await requireLive(ctx, id)
  const standing = row.circulations.find(({ cancelledAt }) => cancelledAt === null)
  if (standing !== undefined) throw new AppError('already_done', { facts: { circulationId: standing.id } })
  const enteredAt = new Date(body.enteredAt).toISOString()
  refuseAtField(
    circulationProblems(
      {
        id: 'new',
        personId: row.personRecordId,
        basis: 'WARRANT',
        warrantId: id,
        enteredAt,
        reference: body.reference,
      },
      ctx.clock.now().toISOString(),
    ),
  )
  if (enteredAt < utc(row.issuedAt ?? row.requestedAt))
    throw badField('enteredAt', 'Nobody is circulated before the warrant was issued. (WA-9)')
  await insertCirculation(ctx.tx, {
    warrantId: id,
    enteredAt: new Date(enteredAt),
    reference: body.reference,
    enteredBy: ctx.who.userId,
    recordedAt: ctx.clock.now(),
  })
  await log(ctx, id, `Circulated, ${body.reference}.`, enteredAt)
  ctx.audit.change = { circulated: body.reference, enteredAt }
  return done(ctx, row)
}

type Which = { warrantId: string; circulationId: string }

/** WA-11: looked at again. */
export async function reviewCirculation(ctx: WarrantCtx, which: Which, words: string) {
  const row = await requireWarrant(ctx, which.warrantId)
  await changeCirculation(ctx, row, which, {
    reviewedAt: ctx.clock.now(),
    reviewedBy: ctx.who.userId,
  })
  await log(ctx, row.id, `Circulation looked at again: ${words}`)
  ctx.audit.change = { reviewed: which.circulationId }
  return done(ctx, row)
}

/** Taken off the national computer. */
export async function cancelCirculation(ctx: WarrantCtx, which: Which, body: Body<'cancelCirculation'>) {
  const row = await requireWarrant(ctx, which.warrantId)
  refuseFuture(ctx, 'at', new Date(body.at))
  const one = row.circulations.find(({ id }) => id === which.circulationId)
  if (one !== undefined && new Date(body.at).toISOString() < utc(one.enteredAt))
    throw badField('at', 'It was taken off after it was put on: check the time. (WA-10)')
  await changeCirculation(ctx, row, which, {
    cancelledAt: new Date(body.at),
    cancelledBy: ctx.who.userId,
  })
  await log(ctx, row.id, `Circulation taken off. ${body.words ?? ''}`, body.at)
  ctx.audit.change = { cancelled: which.circulationId, at: body.at }
  return done(ctx, row)
}

async function changeCirculation(
  ctx: WarrantCtx,
  row: WarrantRow,
  which: Which,
  data: Parameters<typeof updateCirculation>[2],
): Promise<void> {
  if (!row.circulations.some(({ id }) => id === which.circulationId)) throw new AppError('not_found')
  if (!(await updateCirculation(ctx.tx, { id: which.circulationId, warrantId: row.id }, data)))
    throw new AppError('already_done', { facts: { circulationId: which.circulationId } })
}

/** MO-1 and MO-2: money taken, with its receipt; what pays the last of it ends the warrant. */
export async function pay(ctx: WarrantCtx, id: string, body: Body<'pay'>) {
  const row = await requireLive(ctx, id)
  if (row.kind !== 'COMMITMENT')
    throw new AppError('not_in_state', { facts: { reason: 'MO-1: No money is owed on this warrant.' } })
  const money = moneyOf(row)
  refuseAtField(paymentProblems(money, body))
  const now = ctx.clock.now()
  const today = londonDay(now.toISOString())
  if (body.paidOn > today)
    throw badField('paidOn', 'Enter the day on which it was paid; not one ahead. (MO-2)')
  await insertPayment(ctx.tx, {
    warrantId: id,
    pence: body.pence,
    paidOn: new Date(body.paidOn),
    receipt: body.receipt,
    takenBy: ctx.who.userId,
    recordedAt: now,
  })
  const left = stillOwed({
    ...money,
    payments: [...money.payments, { pence: body.pence, on: body.paidOn, receipt: body.receipt }],
  })
  await log(ctx, id, `Paid £${(body.pence / 100).toFixed(2)}, receipt ${body.receipt}.`)
  if (left === 0) {
    const state = stepOf(ctx, row, 'PAY', { owed: left })
    await updateWarrant(
      ctx.tx,
      id,
      { state, stateAt: now, endedAt: now, endWords: 'Paid in full' },
      { status: state, occurredTo: now },
    )
  }
  ctx.audit.change = { paid: body.pence, receipt: body.receipt, left }
  return done(ctx, row)
}
