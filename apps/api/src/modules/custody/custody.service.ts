/** Opening a custody record from an arrest, deciding on detention, and ending the stay. */
import type { custody } from '@mips/contracts'
import type { Origins } from '@mips/contracts/common'
import type { RouteInput } from '@mips/contracts/contract'
import { detentionGrounds } from '@mips/domain/custody/codes'
import { decideSignReleaseOfChild } from '@mips/domain/custody/care'
import { custodyRolesOf, decideMoveAs } from '@mips/domain/custody/custody-roles'
import { disposals } from '@mips/domain/custody/disposals'
import { labelIn } from '@mips/domain/custody/offence-words'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import { formatCustodyNumber } from '@mips/domain/identifiers/custody-number'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { completeArrest, findArrestForCustody, keepArrival, refuseArrival, requireStation, takeIntoCustody } from '../arrest/arrest.service.ts'
import { addLogEntry, createRecord, keepOrigins, linkRecords, refuseFuture } from '../pole/record.service.ts'
import { readClock } from './custody.clock.ts'
import { actorAlone, actorOn, decideAuthorise, decideRelease, stateOf, stateWhenAuthorised } from './custody.decisions.ts'
import { findArrested, findCustodyOf, findStay, insertOfficer, insertStay, takeSerial, updateStay } from './custody.repository.ts'
import type { ClockRow, CustodyRow } from './custody.rows.ts'

type Routes = (typeof custody)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']
export type Changed = { id: string; version: number; state: string }

/** The stay that a change acts on. */
export async function requireStay(ctx: Ctx, id: string): Promise<CustodyRow> {
  const stay = await findStay(ctx.tx, id)
  if (stay === undefined) throw new AppError('not_found')
  return stay
}

/** Opens the custody record of an arrest: person, offences, officers, place and grounds stay where they are and are linked. */
export async function openRecord(ctx: Ctx, body: Body<'open'>): Promise<{ id: string; custodyNumber: string; version: number }> {
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
  if (!station.isCustodySuite || station.stationPrefix === null) throw badField('stationCode', 'Choose a station that has a custody suite')
  if (!(await takeIntoCustody(ctx, body.arrestId))) throw new AppError('already_done', { facts: { ...(await findCustodyOf(ctx.tx, body.arrestId)), reason: 'This arrest has its custody record already.' } })

  const year = Number(londonDay(ctx.clock.now().toISOString()).slice(0, 4))
  const custodyNumber = formatCustodyNumber(station.stationPrefix, await takeSerial(ctx.tx, station.stationPrefix, year), year)
  const { id } = await createRecord(ctx, { kind: 'CustodyRecord', aclId: arrested.aclId, reference: custodyNumber })
  const firstArrivedAt = arrest.arrivedAtStationAt
  const clock = readClock(clockAtOpening(body, arrest.arrestedAt, firstArrivedAt), ctx.clock.now())
  await insertStay(ctx.tx, {
    event: { id, kind: 'CustodyRecord', title: `Custody ${custodyNumber}`, summary: arrested.title, status: 'ARRIVED', occurredFrom: arrivedAt },
    stay: {
      id, custodyNumber, stationCode: station.code, recordTypes: body.recordTypes, state: 'ARRIVED', arrivedAt, presentedAt, cell: body.cell || null, groundsCodes: [],
      relevantTime: clock.computedRelevantTime ?? null, relevantTimeRule: clock.rule ?? null,
    },
  })
  await linkRecords(ctx, { fromId: id, toId: arrested.personRecordId, role: 'DETAINEE', origin: 'carried', sourceId: id, validFrom: arrivedAt })
  await linkRecords(ctx, { fromId: id, toId: body.arrestId, role: 'ARISES_FROM', origin: 'carried', sourceId: id, validFrom: arrivedAt })
  // Where the officer did not say it, the first arrival that custody records is the arrest's as well.
  if (firstArrivedAt === null) await keepArrival(ctx, body.arrestId, station.code, arrivedAt)
  await keepOrigins(ctx, id, { ...body.origins, ...carriedFrom(body.arrestId) })
  await addLogEntry(ctx, { recordId: id, kind: 'ARRIVAL', happenedAt: arrivedAt, text: `Arrived at ${station.name}. Custody record opened.` })
  Object.assign(ctx.audit, { subjectId: id, subjectKind: 'CustodyRecord', aclId: arrested.aclId, resultIds: [body.arrestId, arrested.personRecordId], change: { custodyNumber, arrestId: body.arrestId, stationCode: station.code } })
  return { id, custodyNumber, version: 1 }
}

/** Records the custody officer's decision on detention, and the relevant time by the rules, or by the officer with a reason. */
export async function authoriseDetention(ctx: Ctx, id: string, body: Body<'authoriseDetention'>): Promise<Changed> {
  const stay = await requireStay(ctx, id)
  const isRefusal = body.decision === 'REFUSED'
  if (stateOf(stay.state) !== 'ARRIVED') throw new AppError('not_in_state', { facts: { state: stay.state, reason: reasonOf(decideAuthorise(stay, ctx.who, { isRefusal, hasGrounds: true })) } })
  refuse('authorise_detention', decideAuthorise(stay, ctx.who, { isRefusal, hasGrounds: true }))
  refuseDecisionFields(body)
  const decidedAt = new Date(body.decidedAt)
  refuseFuture(ctx, 'decidedAt', decidedAt)
  if (decidedAt < new Date(stay.arrivedAt)) throw badField('decidedAt', `Enter a time after the arrival at ${formatLondon(stay.arrivedAt)}`)
  const override = overrideOf(ctx, stay, body)
  const state = isRefusal ? 'NOT_AUTHORISED' : stateWhenAuthorised(stay.recordTypes)
  const clock = readClock({ ...stay.clock, ...override, authorisedAt: isRefusal ? null : body.decidedAt }, ctx.clock.now())
  await updateStay(ctx.tx, id, {
    state, decision: body.decision, authorisedAt: decidedAt, authorisedBy: ctx.who.userId, groundsCodes: body.grounds, groundsText: body.groundsText || null, toldInPresence: body.toldInPresence,
    notToldReason: body.notToldReason || null, refusedReason: body.refusedReason || null, relevantTime: clock.computedRelevantTime ?? null, relevantTimeRule: clock.rule ?? null,
    relevantTimeOverride: override.overrideAt === null ? null : new Date(override.overrideAt), relevantTimeOverrideReason: override.overrideReason,
    ...(stay.presentedAt === null ? { presentedAt: decidedAt } : {}), ...(isRefusal ? { releasedAt: decidedAt, releaseReason: body.refusedReason || null } : {}),
  }, isRefusal ? decidedAt : undefined)
  await insertOfficer(ctx.tx, { eventId: id, userId: ctx.who.userId, role: 'CUSTODY_OFFICER', validFrom: decidedAt })
  await keepOrigins(ctx, id, body.origins)
  await addLogEntry(ctx, { recordId: id, kind: isRefusal ? 'REFUSED' : 'AUTHORISATION', happenedAt: decidedAt, text: decisionWords(body), details: { grounds: body.grounds, relevantTime: clock.relevantTime, rule: clock.rule } })
  if (isRefusal && stay.arrestId !== null) await completeArrest(ctx, stay.arrestId)
  ctx.audit.change = { state, decision: body.decision, grounds: body.grounds, relevantTime: clock.relevantTime, rule: clock.rule, ...override }
  return { id, version: ctx.subjectVersion ?? stay.version, state }
}

/** Ends the stay: the person goes, or is handed over. */
export async function release(ctx: Ctx, id: string, body: Body<'release'>): Promise<Changed> {
  const stay = await requireStay(ctx, id)
  const state = disposals.some((row) => row.code === body.disposal && row.endsIn === 'TRANSFER') ? 'TRANSFERRED' : 'RELEASED'
  const decision = decideRelease(stay, ctx.who, state)
  // A sergeant is refused by the state of the record, everyone else by what they are.
  if (!decision.allowed) throw new AppError(custodyRolesOf(actorOn(stay, ctx.who)).includes('CO') ? 'not_in_state' : 'rule_refused', { facts: { rule: 'release', reason: decision.reason } })
  const releasedAt = new Date(body.releasedAt)
  refuseFuture(ctx, 'releasedAt', releasedAt)
  const last = [stay.arrivedAt, stay.authorisedAt, ...stay.clock.reviews.map((review) => review.doneAt)].filter((at) => at !== null).reduce((a, b) => (new Date(a) > new Date(b) ? a : b))
  if (releasedAt < new Date(last)) throw badField('releasedAt', `Enter a time after ${formatLondon(last)}, when the record says the person was still held`)
  const detainee = stay.people.find((person) => person.role === 'DETAINEE')
  const { age } = treatAsChild(detainee?.dob ?? null, detainee?.dobPrecision ?? null, londonDay(body.releasedAt))
  if (state === 'RELEASED') refuse('release_child', decideSignReleaseOfChild({ age, reason: body.reason, ...(body.collectedBy ? { collectedBy: body.collectedBy } : {}), ...(body.inspectorName ? { inspectorName: body.inspectorName } : {}) }))
  await updateStay(ctx.tx, id, { state, releasedAt, releaseReason: body.reason, disposal: body.disposal }, releasedAt)
  const collected = [body.collectedBy && `Collected by ${body.collectedBy}.`, body.inspectorName && `Agreed by ${body.inspectorName}.`].filter(Boolean).join(' ')
  await addLogEntry(ctx, { recordId: id, kind: state === 'TRANSFERRED' ? 'TRANSFER' : 'RELEASE', happenedAt: releasedAt, text: `${labelIn(disposals, body.disposal)}. ${body.reason} ${collected}`.trim(), details: { disposal: body.disposal } })
  if (stay.arrestId !== null) await completeArrest(ctx, stay.arrestId)
  ctx.audit.change = { state, disposal: body.disposal }
  ctx.audit.reasonGiven = body.reason
  return { id, version: ctx.subjectVersion ?? stay.version, state }
}

/** Turns a decision that says no into the refusal that the caller reads. */
export function refuse(rule: string, decision: { allowed: boolean; reason?: string }): void {
  if (!decision.allowed) throw new AppError('rule_refused', { facts: { rule, reason: decision.reason } })
}

const reasonOf = (decision: { allowed: boolean; reason?: string }) => decision.reason

/** RT-7: a stay after bail goes on with an earlier clock, which a new record would start again; that is refused. */
function refuseCarriedClock(recordTypes: readonly string[]): void {
  if (recordTypes.includes('BAILBACK') || recordTypes.includes('S46A')) throw badField('recordTypes', 'The clock of the earlier stay goes on: open this from that stay, not from a new arrest')
}

function clockAtOpening(body: Body<'open'>, arrestedAt: Date, firstArrivedAt: Date | null): ClockRow {
  return {
    state: 'ARRIVED', recordTypes: body.recordTypes, arrestedAt: arrestedAt.toISOString(), firstArrivedAt: firstArrivedAt?.toISOString() ?? null, arrivedAt: body.arrivedAt, authorisedAt: null, releasedAt: null,
    overrideAt: null, overrideReason: null, observationLevel: null, lastVisitAt: null, levelChange: null, reviews: [], exclusions: [],
  }
}

/** What is in the record without anybody having typed it. */
function carriedFrom(arrestId: string): Origins {
  const how = { how: 'carried', fromId: arrestId } as const
  return { person: how, offences: how, officers: how, arrestedAt: how, arrestPlace: how, grounds: how }
}

function refuseDecisionFields(body: Body<'authoriseDetention'>): void {
  if (body.decision === 'REFUSED') {
    if (!body.refusedReason) throw badField('refusedReason', 'Say why detention is refused')
    return
  }
  if (body.grounds.length === 0) throw badField('grounds', 'Choose at least one ground for detention')
  const late = body.grounds.find((code) => detentionGrounds.some((ground) => ground.code === code && ground.phase === 'AFTER_CHARGE'))
  if (late !== undefined) throw badField('grounds', `${labelIn(detentionGrounds, late)} is a ground after charge only`)
  if (!body.groundsText) throw badField('groundsText', 'Say why detention is necessary')
  if (!body.toldInPresence && !body.notToldReason) throw badField('notToldReason', 'Say why the person was not told the grounds')
}

/** The officer's own relevant time: not in the future and not before the arrest; the computed one is kept beside it. */
function overrideOf(ctx: Ctx, stay: CustodyRow, body: Body<'authoriseDetention'>): { overrideAt: string | null; overrideReason: string | null } {
  const override = body.relevantTimeOverride
  if (override === undefined) return { overrideAt: null, overrideReason: null }
  refuseFuture(ctx, 'relevantTimeOverride.at', new Date(override.at))
  if (stay.arrestedAt !== null && new Date(override.at) < new Date(stay.arrestedAt)) throw badField('relevantTimeOverride.at', 'The relevant time is never before the arrest')
  return { overrideAt: override.at, overrideReason: override.reason }
}

function decisionWords(body: Body<'authoriseDetention'>): string {
  if (body.decision === 'REFUSED') return `Detention refused. ${body.refusedReason ?? ''}`.trim()
  const told = body.toldInPresence ? 'Told in their presence.' : `Not told: ${body.notToldReason ?? ''}.`
  return `Detention authorised: ${body.grounds.map((code) => labelIn(detentionGrounds, code)).join('; ')}. ${body.groundsText ?? ''} ${told}`.slice(0, 4000)
}
