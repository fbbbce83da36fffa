/** Opening, grading, attending and closing an incident. */
import type { NewIncident } from '@mips/contracts/incident'
import { parsePhone } from '@mips/domain/identifiers/phone'
import type { Decision } from '@mips/domain/access/decision'
import { incidentClosureLabel, incidentTypeLabel, responseGradeLabel } from '@mips/domain/codes/incidents'
import {
  decideArrival,
  decideClosing,
  decideReopening,
  decideWhileOpen,
} from '@mips/domain/incident/incident-rules'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { endLink } from '../pole/link.service.ts'
import { factHolder } from '../pole/person-ref.service.ts'
import { addLogEntry, createRecord, keepOrigins, linkRecords, refuseFuture } from '../pole/record.service.ts'
import { closeTasksOf } from '../pole/task.service.ts'
import { assignOfficers } from './incident-officers.service.ts'
import {
  closeAssignments,
  findKind,
  findPlace,
  findState,
  insertIncident,
  type IncidentState,
  listDuplicateLinks,
  updateEvent,
  updateIncident,
} from './incident.repository.ts'

/** Opens an incident at a place; at a restricted place it is as restricted as the place, because its title names it. */
export async function openIncident(ctx: Ctx, made: NewIncident) {
  const place = await findPlace(ctx.tx, made.locationId)
  if (place === undefined)
    throw new AppError('bad_reference', {
      fields: [{ path: 'locationId', message: 'Choose the place from the search' }],
    })
  const now = ctx.clock.now()
  const occurredAt = made.occurredAt === undefined ? now : new Date(made.occurredAt)
  refuseFuture(ctx, 'occurredAt', occurredAt)
  const callerPhone = readPhone(made.caller.phone)
  const { id, reference } = await createRecord(ctx, { kind: 'Incident', aclId: place.aclId })
  const title = `${incidentTypeLabel(made.incidentType)}, ${place.address}`.slice(0, 300)
  await insertIncident(
    ctx.tx,
    { id, kind: 'Incident', title, summary: made.summary, status: 'open', occurredFrom: occurredAt },
    {
      id,
      incidentType: made.incidentType,
      grade: made.grade,
      callerName: made.caller.name || null,
      callerPhone,
      callerIsVictim: made.caller.isVictim ?? null,
      openedAt: now,
    },
  )
  await linkRecords(ctx, {
    fromId: id,
    toId: place.id,
    role: 'OCCURRED_AT',
    origin: made.origins.locationId?.how ?? 'chosen',
    validFrom: occurredAt,
  })
  await linkCaller(ctx, id, made)
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'OPENED',
    happenedAt: now,
    text: `Opened as ${incidentTypeLabel(made.incidentType)}, ${responseGradeLabel(made.grade)}. ${made.summary}`,
  })
  await keepOrigins(ctx, id, made.origins)
  if (made.officerIds.length > 0) await assignOfficers(ctx, id, made.officerIds, undefined)
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'Incident',
    aclId: place.aclId,
    resultIds: [place.id, ...made.officerIds],
    change: { title, grade: made.grade },
  })
  return { id, reference, version: 1 }
}

async function linkCaller(ctx: Ctx, id: string, made: NewIncident): Promise<void> {
  const { nominalId, isVictim } = made.caller
  if (nominalId === undefined) return
  const personId = await factHolder(ctx.tx, nominalId)
  const origin = made.origins['caller.nominalId']?.how ?? 'chosen'
  await linkRecords(ctx, { fromId: id, toId: personId, role: 'INFORMANT_CALLER', origin })
  if (isVictim === true)
    await linkRecords(ctx, { fromId: id, toId: personId, role: 'VICTIM', origin: 'derived' })
}

function readPhone(raw: string | undefined): string | null {
  if (!raw) return null
  const phone = parsePhone(raw)
  if (!phone.ok) throw badField('caller.phone', phone.problem)
  return phone.value
}

/** Notes that police are at the scene: the first arrival only. */
export async function arrive(ctx: Ctx, id: string, at: string | undefined) {
  const incident = await openState(ctx, id)
  refuse(
    'incident_arrival',
    decideArrival({ status: incident.status, arrivedAt: incident.arrivedAt?.toISOString() ?? null }),
  )
  const arrivedAt = at === undefined ? ctx.clock.now() : new Date(at)
  refuseFuture(ctx, 'arrivedAt', arrivedAt)
  if (arrivedAt < incident.openedAt) throw badField('arrivedAt', 'Enter a time after the incident was opened')
  await updateEvent(ctx.tx, id, { status: 'attended' })
  await updateIncident(ctx.tx, id, { arrivedAt })
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'ARRIVED',
    happenedAt: arrivedAt,
    text: `${ctx.who.displayName} arrived at the scene`,
  })
  ctx.audit.change = { status: 'attended', arrivedAt: arrivedAt.toISOString() }
  return { id, version: ctx.subjectVersion ?? incident.version, status: 'attended' }
}

/** Changes the grade, and the type when it turned out another, with the reason in the log. */
export async function regrade(
  ctx: Ctx,
  id: string,
  to: { grade: string; incidentType?: string | undefined; reason: string },
) {
  const incident = await openState(ctx, id)
  refuse('incident_open', decideWhileOpen(incident.status))
  const incidentType = to.incidentType ?? incident.incidentType
  if (to.grade === incident.grade && incidentType === incident.incidentType)
    throw new AppError('already_done')
  await updateIncident(ctx.tx, id, { grade: to.grade, incidentType })
  if (incidentType !== incident.incidentType)
    await updateEvent(ctx.tx, id, {
      title: incident.title.replace(
        incidentTypeLabel(incident.incidentType),
        incidentTypeLabel(incidentType),
      ),
    })
  const words = `${incidentTypeLabel(incident.incidentType)}, ${responseGradeLabel(incident.grade)} to ${incidentTypeLabel(incidentType)}, ${responseGradeLabel(to.grade)}`
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'REGRADED',
    happenedAt: ctx.clock.now(),
    text: `Changed from ${words}: ${to.reason}`,
  })
  Object.assign(ctx.audit, {
    change: {
      from: { grade: incident.grade, incidentType: incident.incidentType },
      to: { grade: to.grade, incidentType },
    },
    reasonGiven: to.reason,
  })
  return { id, version: ctx.subjectVersion ?? incident.version, status: incident.status }
}

/** Closes an incident: officers are released, their tasks end, the result stands in the log. */
export async function closeIncident(
  ctx: Ctx,
  id: string,
  closing: { closingCode: string; codeWords: string; result: string; duplicateOfId?: string | undefined },
) {
  const incident = await openState(ctx, id)
  if (closing.duplicateOfId !== undefined) {
    if ((await findKind(ctx.tx, closing.duplicateOfId))?.kind !== 'Incident')
      throw new AppError('bad_reference', {
        fields: [{ path: 'duplicateOfId', message: 'Choose an incident' }],
      })
    await linkRecords(ctx, {
      fromId: id,
      toId: closing.duplicateOfId,
      role: 'DUPLICATE_OF',
      origin: 'chosen',
    })
  }
  const now = ctx.clock.now()
  await updateEvent(ctx.tx, id, { status: 'closed' })
  await updateIncident(ctx.tx, id, { closedAt: now, closingCode: closing.closingCode })
  await closeAssignments(ctx.tx, id, now)
  await closeTasksOf(ctx, { recordId: id, kind: 'ATTEND' })
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'CLOSED',
    happenedAt: now,
    text: `Closed as ${incidentClosureLabel(closing.closingCode)}, ${closing.codeWords}. ${closing.result}`,
  })
  return { id, version: ctx.subjectVersion ?? incident.version, status: 'closed' }
}

/** Refuses a closing of an incident that is closed, and a duplicate without the incident that it repeats. */
export async function requireClosable(
  ctx: Ctx,
  id: string,
  closing: { code: string; duplicateOfId: string | undefined },
): Promise<void> {
  refuse('incident_closing', decideClosing(await openState(ctx, id), closing))
}

/** Opens a closed incident again; what was decided at its closing stays in the log, and it repeats no other any more. */
export async function reopenIncident(ctx: Ctx, id: string, reason: string) {
  const incident = await openState(ctx, id)
  refuse('incident_reopening', decideReopening(incident.status))
  for (const linkId of await listDuplicateLinks(ctx.tx, id)) await endLink(ctx, id, linkId, { reason })
  const status = incident.arrivedAt === null ? 'open' : 'attended'
  await updateEvent(ctx.tx, id, { status })
  await updateIncident(ctx.tx, id, { closedAt: null, closingCode: null })
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'REOPENED',
    happenedAt: ctx.clock.now(),
    text: `Opened again: ${reason}`,
  })
  return { id, version: ctx.subjectVersion ?? incident.version, status }
}

async function openState(ctx: Ctx, id: string): Promise<IncidentState> {
  const incident = await findState(ctx.tx, id)
  if (incident === undefined) throw new AppError('not_found')
  return incident
}

function refuse(rule: string, decision: Decision): void {
  if (!decision.allowed) throw new AppError('not_in_state', { facts: { rule, reason: decision.reason } })
}
