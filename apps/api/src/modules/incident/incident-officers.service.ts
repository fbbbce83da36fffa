/** Sending officers to an incident and releasing them; each one sent has a task until it is done. */
import type { AssignedOfficer } from '@mips/contracts/incident'
import { attendBy, decideWhileOpen } from '@mips/domain/incident/incident-rules'
import { harmOfAttendance, taskKind } from '@mips/domain/tasks/task-kinds'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import {
  closeAssignment,
  findOfficers,
  findState,
  insertAssignment,
  listAssigned,
  listOfficers,
  updateEvent,
  updateIncident,
} from './incident.repository.ts'

/** Assigns officers; those who are assigned already stay as they are. */
export async function assignOfficers(
  ctx: Ctx,
  id: string,
  officerIds: readonly string[],
  note: string | undefined,
): Promise<{ officers: AssignedOfficer[]; status: string }> {
  const incident = await findState(ctx.tx, id)
  if (incident === undefined) throw new AppError('not_found')
  const open = decideWhileOpen(incident.status)
  if (!open.allowed)
    throw new AppError('not_in_state', { facts: { rule: 'incident_open', reason: open.reason } })
  const officers = await findOfficers(ctx.tx, officerIds)
  if (officers.length < new Set(officerIds).size)
    throw badField('officerIds', 'Choose officers from the list')
  const assigned = new Set((await listAssigned(ctx.tx, id)).map((row) => row.userId))
  const sent = officers.filter((officer) => !assigned.has(officer.id))
  const now = ctx.clock.now()
  const due = attendBy(incident.grade, incident.openedAt.toISOString())
  for (const officer of sent) {
    await insertAssignment(ctx.tx, {
      eventId: id,
      userId: officer.id,
      role: 'ATTENDING',
      validFrom: now,
      assignedBy: ctx.who.userId,
    })
    await raiseTask(ctx, {
      recordId: id,
      kind: 'ATTEND',
      title: `Attend: ${incident.title}`,
      reason: note || null,
      rule: taskKind('ATTEND').rule,
      harm: harmOfAttendance(incident.grade),
      opensAt: `/incidents/${id}`,
      for: { userId: officer.id },
      ...(due === undefined ? {} : { dueAt: new Date(due) }),
      mayTick: true,
    })
  }
  const status = incident.status === 'open' ? 'assigned' : incident.status
  if (incident.status === 'open') {
    await updateEvent(ctx.tx, id, { status })
    await updateIncident(ctx.tx, id, { firstAssignedAt: now })
  }
  if (sent.length > 0) {
    const names = sent
      .map((officer) => `${officer.rank} ${officer.staffNumber} ${officer.displayName}`)
      .join(', ')
    await addLogEntry(ctx, {
      recordId: id,
      kind: 'ASSIGNED',
      happenedAt: now,
      text: [`Assigned ${names}`, note].filter(Boolean).join('. '),
    })
  }
  Object.assign(ctx.audit, {
    resultIds: sent.map((officer) => officer.id),
    change: { assigned: sent.map((officer) => officer.id), status },
  })
  return { officers: await listOfficers<AssignedOfficer>(ctx.tx, id), status }
}

/** Releases one officer; an incident that nobody is sent to any more is open again. */
export async function endAssignment(
  ctx: Ctx,
  id: string,
  assignmentId: string,
  reason: string,
): Promise<{ id: string }> {
  const incident = await findState(ctx.tx, id)
  const now = ctx.clock.now()
  const ended = incident === undefined ? undefined : await closeAssignment(ctx.tx, id, assignmentId, now)
  if (incident === undefined || ended === undefined) throw new AppError('not_found')
  await closeTasksOf(ctx, { recordId: id, kind: 'ATTEND', ownerId: ended.userId })
  if (incident.status === 'assigned' && (await listAssigned(ctx.tx, id)).length === 0)
    await updateEvent(ctx.tx, id, { status: 'open' })
  const [officer] = await findOfficers(ctx.tx, [ended.userId])
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'RELEASED',
    happenedAt: now,
    text: `Released ${officer === undefined ? 'an officer' : `${officer.rank} ${officer.staffNumber} ${officer.displayName}`}: ${reason}`,
  })
  Object.assign(ctx.audit, {
    resultIds: [ended.userId],
    reasonGiven: reason,
    change: { released: ended.userId },
  })
  return { id: assignmentId }
}
