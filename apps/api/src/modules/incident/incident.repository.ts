/** The queries of incidents. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

/** Writes the event and the incident of a record that is made already. */
export async function insertIncident(
  tx: Tx,
  event: Prisma.EventUncheckedCreateInput,
  incident: Prisma.IncidentUncheckedCreateInput,
): Promise<void> {
  await tx.event.create({ data: event, select: { id: true } })
  await tx.incident.create({ data: incident, select: { id: true } })
}

export type IncidentState = {
  id: string
  title: string
  status: string
  incidentType: string
  grade: string
  openedAt: Date
  arrivedAt: Date | null
  version: number
}

/** The state of an incident, locked until the transaction ends, so that two acts do not pass each other. */
export async function findState(tx: Tx, id: string): Promise<IncidentState | undefined> {
  const rows = await tx.$queryRaw<IncidentState[]>`
    SELECT i.id, e.title, e.status, i.incident_type AS "incidentType", i.grade, i.opened_at AS "openedAt", i.arrived_at AS "arrivedAt", r.version
      FROM incident i JOIN event e ON e.id = i.id JOIN record r ON r.id = i.id WHERE i.id = ${id}::uuid FOR UPDATE OF e`
  return rows[0]
}

export const updateEvent = (tx: Tx, id: string, data: Prisma.EventUncheckedUpdateInput) =>
  tx.event.update({ where: { id }, data, select: { id: true } })
export const updateIncident = (tx: Tx, id: string, data: Prisma.IncidentUncheckedUpdateInput) =>
  tx.incident.update({ where: { id }, data, select: { id: true } })

/** A place that this reader may see, with its line and access list. */
export async function findPlace(
  tx: Tx,
  id: string,
): Promise<{ id: string; aclId: number; address: string } | undefined> {
  const rows = await tx.$queryRaw<
    { id: string; aclId: number; address: string }[]
  >`SELECT l.id, l.acl_id AS "aclId", mips.address_line(l) AS address FROM location l WHERE l.id = ${id}::uuid`
  return rows[0]
}

export type OfficerRow = { id: string; staffNumber: string; displayName: string; rank: string }

/** Active colleagues by id. */
export const findOfficers = (tx: Tx, ids: readonly string[]): Promise<OfficerRow[]> =>
  tx.appUser.findMany({
    where: { id: { in: [...ids] }, status: 'active' },
    select: { id: true, staffNumber: true, displayName: true, rank: true },
  })

/** The officers who are assigned now. */
export const listAssigned = (tx: Tx, eventId: string) =>
  tx.eventOfficer.findMany({
    where: { eventId, role: 'ATTENDING', validTo: null },
    select: { id: true, userId: true },
  })

export const insertAssignment = (tx: Tx, row: Prisma.EventOfficerUncheckedCreateInput) =>
  tx.eventOfficer.create({ data: row, select: { id: true } })

/** Ends an assignment of the incident that runs still; undefined when there is none. */
export async function closeAssignment(
  tx: Tx,
  eventId: string,
  id: string,
  at: Date,
): Promise<{ userId: string } | undefined> {
  const live = await tx.eventOfficer.findFirst({
    where: { id, eventId, validTo: null },
    select: { userId: true },
  })
  if (live === null) return undefined
  await tx.eventOfficer.updateMany({ where: { id, validTo: null }, data: { validTo: at } })
  return live
}

export const closeAssignments = (tx: Tx, eventId: string, at: Date) =>
  tx.eventOfficer.updateMany({ where: { eventId, validTo: null }, data: { validTo: at } })

/** The officers of an incident as its page shows them. */
export async function listOfficers<T>(tx: Tx, eventId: string): Promise<T[]> {
  const rows = await tx.$queryRaw<
    { officers: T[] }[]
  >`SELECT mips.officers_json(${eventId}::uuid) AS officers`
  return rows[0]?.officers ?? []
}

/** The log of an incident, newest first. */
export async function listLog<T>(tx: Tx, recordId: string): Promise<T[]> {
  const rows = await tx.$queryRaw<{ log: T[] }[]>`SELECT mips.log_json(${recordId}::uuid) AS log`
  return rows[0]?.log ?? []
}

/** People and objects linked to the incident, in the form of its page. */
export async function listLinked<T>(tx: Tx, eventId: string, what: 'people' | 'objects'): Promise<T[]> {
  const rows =
    what === 'people'
      ? await tx.$queryRaw<{ linked: T[] }[]>`SELECT mips.linked_people(${eventId}::uuid) AS linked`
      : await tx.$queryRaw<{ linked: T[] }[]>`SELECT mips.linked_objects(${eventId}::uuid) AS linked`
  return rows[0]?.linked ?? []
}

/** Whether the link is of a person to this incident. */
export async function isPersonLink(tx: Tx, eventId: string, linkId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<
    unknown[]
  >`SELECT 1 FROM link k JOIN person_record p ON p.id = k.to_id WHERE k.id = ${linkId}::uuid AND k.from_id = ${eventId}::uuid`
  return rows.length > 0
}

export const findLogEntry = (tx: Tx, recordId: string, id: string) =>
  tx.logEntry.findFirst({ where: { id, recordId }, select: { id: true } })
export const findKind = (tx: Tx, id: string) =>
  tx.record.findUnique({ where: { id }, select: { kind: true } })

/** The links that name the incident which this one repeats. */
export async function listDuplicateLinks(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.link.findMany({
    where: { fromId: id, role: 'DUPLICATE_OF', validTo: null },
    select: { id: true },
  })
  return rows.map((row) => row.id)
}
