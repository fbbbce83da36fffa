/** The queries of the arrest module. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { WaitingRow } from './arrest.presenter.ts'

/** The access list and the place of an incident; undefined when it is hidden or unknown. */
export async function findIncident(
  tx: Tx,
  id: string,
): Promise<{ aclId: number; locationId: string | null } | undefined> {
  const rows = await tx.$queryRaw<{ aclId: number; locationId: string | null }[]>`
    SELECT i.acl_id AS "aclId", mips.place_of_event(i.id) AS "locationId" FROM incident i WHERE i.id = ${id}::uuid`
  return rows[0]
}

export type ArrestedPerson = {
  aclId: number
  nominalId: string
  dob: string | null
  dobPrecision: string | null
}

/** The person as their nominal is best known to this reader; undefined when hidden or unknown. */
export async function findPerson(tx: Tx, personRecordId: string): Promise<ArrestedPerson | undefined> {
  const rows = await tx.$queryRaw<ArrestedPerson[]>`
    SELECT p.acl_id AS "aclId", p.nominal_id AS "nominalId", b.person ->> 'dob' AS dob, b.person ->> 'dobPrecision' AS "dobPrecision"
      FROM person_record p CROSS JOIN LATERAL mips.people_json(ARRAY[p.nominal_id]) b WHERE p.id = ${personRecordId}::uuid`
  return rows[0]
}

/** Whether any record of the person stands on the incident, in whatever role. */
export async function isOnIncident(tx: Tx, incidentId: string, nominalId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM link k JOIN person_record p ON p.id = k.to_id WHERE k.from_id = ${incidentId}::uuid AND p.nominal_id = ${nominalId}::uuid AND k.valid_to IS NULL LIMIT 1`
  return rows.length > 0
}

export const findOffences = (tx: Tx, codes: string[]) =>
  tx.offence.findMany({
    where: { code: { in: codes } },
    select: { code: true, title: true, category: true, isRecordable: true },
  })

/** A police station of the standing list. */
export const findStation = (tx: Tx, code: string) =>
  tx.organisationUnit.findFirst({
    where: { code, kind: 'police' },
    select: { code: true, name: true, isCustodySuite: true, stationPrefix: true },
  })

export const isLocation = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.location.findUnique({ where: { id }, select: { id: true } })) !== null

/** Writes the event, the arrest, its offences and the arresting officer. */
export async function insertArrest(
  tx: Tx,
  rows: {
    event: Prisma.EventUncheckedCreateInput
    arrest: Prisma.ArrestUncheckedCreateInput
    offences: Prisma.EventOffenceUncheckedCreateInput[]
    officer: Prisma.EventOfficerUncheckedCreateInput
  },
): Promise<void> {
  await tx.event.create({ data: rows.event, select: { id: true } })
  await tx.arrest.create({ data: rows.arrest, select: { id: true } })
  await tx.eventOffence.createMany({ data: rows.offences })
  await tx.eventOfficer.create({ data: rows.officer, select: { id: true } })
}

export type ArrestTimes = {
  power: string
  arrestedAt: Date
  status: string
  stationCode: string | null
  arrivedAtStationAt: Date | null
}

export const findArrestTimes = (tx: Tx, id: string): Promise<ArrestTimes | null> =>
  tx.arrest.findUnique({
    where: { id },
    select: { arrestedAt: true, power: true, status: true, stationCode: true, arrivedAtStationAt: true },
  })

export const updateArrival = (
  tx: Tx,
  id: string,
  arrival: { stationCode: string; arrivedAtStationAt: Date },
) => tx.arrest.update({ where: { id }, data: arrival, select: { id: true } })

/** Moves an arrest from one state to another; false when it was not in the first (any more). */
export async function moveArrest(tx: Tx, id: string, from: string, to: string): Promise<boolean> {
  const moved = await tx.arrest.updateMany({ where: { id, status: from }, data: { status: to } })
  if (moved.count !== 1) return false
  await tx.event.update({ where: { id }, data: { status: to }, select: { id: true } })
  await tx.record.update({ where: { id }, data: { version: { increment: 1 } }, select: { id: true } })
  return true
}

/** Arrests whose person has no custody record yet. */
export async function findAwaiting(tx: Tx, stationCode: string | undefined): Promise<WaitingRow[]> {
  const rows = await tx.$queryRaw<
    { arrests: WaitingRow[] }[]
  >`SELECT mips.arrests_awaiting_custody(${stationCode ?? null}) AS arrests`
  return rows[0]?.arrests ?? []
}
