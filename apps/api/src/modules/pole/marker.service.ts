/** Putting warning markers on people, places and vehicles, and ending them with a reason. */
import type { Origins } from '@mips/contracts/common'
import type { Marker } from '@mips/contracts/pole-replies'
import { markerRule, type MarkerRule } from '@mips/domain/codes/markers'
import {
  decideMarkerAuthority,
  decideMarkerHand,
  decideMarkerPlace,
  markerDates,
  markerReasonProblem,
} from '@mips/domain/pole/marker-rules'
import { markerListOf, viewMarker } from '@mips/domain/pole/record-view'
import { londonDay } from '@mips/domain/time/london-day'
import type { Decision } from '@mips/domain/access/decision'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  closeMarker,
  findLiveMarker,
  findMarker,
  findNominalOf,
  findOfficer,
  insertMarker,
  listMarkers,
} from './marker.repository.ts'
import { findRecord } from './record.repository.ts'
import { keepOrigins } from './record.service.ts'
import { factHolder } from './person-ref.service.ts'
import { requireKind } from './kind-access.service.ts'

export type NewMarker = {
  code: string
  reason: string
  sourceId?: string | undefined
  sourceText?: string | undefined
  authorisedById?: string | undefined
  startsOn?: string | undefined
  reviewOn?: string | undefined
  origins: Origins
}

/** Puts a marker on a record (of a nominal: on its primary person record); a lower rank names who authorised it. */
export async function addMarker(ctx: Ctx, recordId: string, marker: NewMarker): Promise<Marker> {
  const holder = await holderOf(ctx, recordId)
  const rule = ruleFor(holder.kind, marker.code)
  refuse('marker_hand', decideMarkerHand(rule))
  const problem = markerReasonProblem(rule, marker.reason)
  if (problem !== undefined) throw badField('reason', problem)
  const authorisedBy = await authoriser(ctx, marker.authorisedById)
  refuse('marker_authority', decideMarkerAuthority(rule, authorisedBy.rank))
  refuse('marker_place', decideMarkerPlace(rule, holder.aclId !== 0))
  const startsOn = marker.startsOn ?? londonDay(ctx.clock.now().toISOString())
  if (startsOn > londonDay(ctx.clock.now().toISOString()))
    throw badField('startsOn', 'Enter a date that is not in the future')
  const dates = markerDates(rule, startsOn, marker.reviewOn)
  if ('problem' in dates) throw badField('reviewOn', dates.problem)
  const live = await findLiveMarker(ctx.tx, holder.id, rule.code)
  if (live !== null) throw new AppError('already_done', { facts: { markerId: live.id } })
  const id = await insertMarker(ctx.tx, {
    recordId: holder.id,
    code: rule.code,
    category: rule.category,
    severity: rule.severity,
    reason: marker.reason,
    sourceId: await seenSource(ctx, marker.sourceId),
    sourceText: marker.sourceText || null,
    ownerId: ctx.who.userId,
    authorisedBy: authorisedBy.id,
    startsOn: asDay(startsOn),
    reviewOn: asDay(dates.reviewOn),
    createdBy: ctx.who.userId,
    createdAt: ctx.clock.now(),
  })
  await keepOrigins(
    ctx,
    holder.id,
    Object.fromEntries(
      Object.entries(marker.origins).map(([field, origin]) => [
        `marker.${rule.code}.${field}`.slice(0, 80),
        origin,
      ]),
    ),
  )
  ctx.audit.change = { marker: rule.code, reason: marker.reason, reviewOn: dates.reviewOn, markerId: id }
  return presentOne(ctx, holder.id, id)
}

/** Ends a marker; the marker and its history stay. */
export async function endMarker(
  ctx: Ctx,
  recordId: string,
  markerId: string,
  reason: string,
): Promise<Marker> {
  const marker = await findMarker(ctx.tx, markerId)
  if (marker === null || !(await isOn(ctx, marker.recordId, recordId))) throw new AppError('not_found')
  const rule = markerRule('PERSON', marker.code)
  if (rule !== undefined) refuse('marker_hand', decideMarkerHand(rule))
  if (!(await closeMarker(ctx.tx, markerId, asDay(londonDay(ctx.clock.now().toISOString())), reason)))
    throw new AppError('already_done', { facts: { endedOn: marker.endedOn } })
  ctx.audit.change = { marker: marker.code, markerId, ended: true }
  ctx.audit.reasonGiven = reason
  return presentOne(ctx, marker.recordId, markerId)
}

async function holderOf(ctx: Ctx, recordId: string) {
  const record = await findRecord(ctx.tx, await factHolder(ctx.tx, recordId))
  if (record === null) throw new AppError('not_found')
  requireKind(ctx.who, record.kind)
  return record
}

function ruleFor(kind: string, code: string): MarkerRule {
  const list = markerListOf(kind)
  if (list === undefined) throw badField('code', 'Warning markers stand on people, places and vehicles')
  const rule = markerRule(list, code)
  if (rule === undefined) throw badField('code', 'Choose a marker from the list')
  return rule
}

async function authoriser(ctx: Ctx, id: string | undefined): Promise<{ id: string; rank: string }> {
  if (id === undefined) return { id: ctx.who.userId, rank: ctx.who.rank }
  const officer = await findOfficer(ctx.tx, id)
  if (officer === null) throw badField('authorisedById', 'Choose an officer from the list')
  return officer
}

async function seenSource(ctx: Ctx, sourceId: string | undefined): Promise<string | null> {
  if (sourceId === undefined) return null
  if ((await findRecord(ctx.tx, sourceId)) === null) throw new AppError('bad_reference')
  return sourceId
}

async function isOn(ctx: Ctx, holderId: string, recordId: string): Promise<boolean> {
  if (holderId === recordId) return true
  return (await findNominalOf(ctx.tx, holderId))?.nominalId === recordId
}

async function presentOne(ctx: Ctx, recordId: string, id: string): Promise<Marker> {
  const row = (await listMarkers(ctx.tx, recordId)).find((marker) => marker.id === id)
  if (row === undefined) throw new AppError('unexpected')
  return viewMarker(row, londonDay(ctx.clock.now().toISOString()))
}

function refuse(rule: string, decision: Decision): void {
  if (!decision.allowed) throw new AppError('rule_refused', { facts: { rule, reason: decision.reason } })
}

const asDay = (day: string) => new Date(`${day}T00:00:00Z`)
