/** People, objects and log entries of an incident. */
import type { Origins } from '@mips/contracts/common'
import type { IncidentLogEntry } from '@mips/contracts/incident'
import { isIncidentObjectRole, isIncidentPersonRole } from '@mips/domain/incident/incident-rules'
import { viewLinkedPeople, withRoleLabel } from '@mips/domain/pole/record-view'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { addLink, endLink } from '../pole/link.service.ts'
import { addLogEntry, keepOrigins } from '../pole/record.service.ts'
import type { LinkedObjectRow, LinkedPersonRow } from '../pole/record-view.service.ts'
import { findKind, findLogEntry, isPersonLink, listLinked, listLog } from './incident.repository.ts'

export type PersonAdded = {
  nominalId?: string | undefined
  personRecordId?: string | undefined
  role: string
  note?: string | undefined
  origins: Origins
}

/** Adds a person in a role; a nominal stands on the incident by its primary person record. */
export async function addPerson(ctx: Ctx, id: string, person: PersonAdded) {
  if (!isIncidentPersonRole(person.role)) throw badField('role', 'Choose the role from the list')
  const chosen = person.nominalId ?? person.personRecordId ?? ''
  const kind = (await findKind(ctx.tx, chosen))?.kind
  if (kind !== (person.nominalId === undefined ? 'PersonRecord' : 'Nominal'))
    throw new AppError('bad_reference', {
      fields: [{ path: 'nominalId', message: 'Choose the person from the search' }],
    })
  const origin = person.origins.nominalId?.how ?? 'chosen'
  const link = await addLink(ctx, id, {
    toId: chosen,
    role: person.role,
    note: person.note,
    origin,
    sourceId: id,
  })
  await keepOrigins(
    ctx,
    id,
    Object.fromEntries(
      Object.entries(person.origins).map(([field, how]) => [
        `person.${person.role}.${field}`.slice(0, 80),
        how,
      ]),
    ),
  )
  const added = (await listLinked<LinkedPersonRow>(ctx.tx, id, 'people')).find(
    (row) => row.linkId === link.id,
  )
  if (added === undefined) throw new AppError('unexpected')
  const [shown] = viewLinkedPeople([added], londonDay(ctx.clock.now().toISOString()))
  if (shown === undefined) throw new AppError('unexpected')
  ctx.audit.resultIds = [shown.personRecordId, shown.nominalId]
  return shown
}

/** Ends a person's role; the role stays on the incident as ended, with its reason. */
export async function endPersonRole(
  ctx: Ctx,
  id: string,
  linkId: string,
  reason: string,
): Promise<{ id: string }> {
  if (!(await isPersonLink(ctx.tx, id, linkId))) throw new AppError('not_found')
  return endLink(ctx, id, linkId, { reason })
}

/** Adds an object in a role. */
export async function addObject(
  ctx: Ctx,
  id: string,
  object: { objectId: string; role: string; note?: string | undefined; origins: Origins },
) {
  if (!isIncidentObjectRole(object.role))
    throw badField('role', 'Choose how the object is involved from the list')
  if ((await findKind(ctx.tx, object.objectId))?.kind !== 'Object')
    throw new AppError('bad_reference', {
      fields: [{ path: 'objectId', message: 'Choose the object from the search' }],
    })
  const link = await addLink(ctx, id, {
    toId: object.objectId,
    role: object.role,
    note: object.note,
    origin: object.origins.objectId?.how ?? 'chosen',
    sourceId: id,
  })
  await keepOrigins(
    ctx,
    id,
    Object.fromEntries(
      Object.entries(object.origins).map(([field, how]) => [
        `object.${object.role}.${field}`.slice(0, 80),
        how,
      ]),
    ),
  )
  const [added] = withRoleLabel(
    (await listLinked<LinkedObjectRow>(ctx.tx, id, 'objects')).filter((row) => row.linkId === link.id),
  )
  if (added === undefined) throw new AppError('unexpected')
  return added
}

/** Adds an entry to the log; a correction points to an entry of the same incident. */
export async function addLog(
  ctx: Ctx,
  id: string,
  entry: {
    text: string
    happenedAt?: string | undefined
    correctsId?: string | undefined
    lateReason?: string | undefined
  },
): Promise<IncidentLogEntry> {
  if (entry.correctsId !== undefined && (await findLogEntry(ctx.tx, id, entry.correctsId)) === null) {
    throw new AppError('bad_reference', {
      fields: [{ path: 'correctsId', message: 'Choose an entry of this log' }],
    })
  }
  const happenedAt = entry.happenedAt === undefined ? ctx.clock.now() : new Date(entry.happenedAt)
  const kind = entry.correctsId === undefined ? 'NOTE' : 'CORRECTION'
  const entryId = await addLogEntry(ctx, {
    recordId: id,
    kind,
    happenedAt,
    text: entry.text,
    correctsId: entry.correctsId,
    lateReason: entry.lateReason || undefined,
  })
  ctx.audit.change = { logEntryId: entryId, kind }
  const made = (await listLog<IncidentLogEntry>(ctx.tx, id)).find((row) => row.id === entryId)
  if (made === undefined) throw new AppError('unexpected')
  return made
}
