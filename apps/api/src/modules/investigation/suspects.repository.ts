/** The queries of the suspects of a crime and of the people who stand on it. */
import type { Tx } from '../../platform/db/tx.ts'
import type { SuspectStatus } from '@mips/domain/investigation/suspects'

export type StandingRow = {
  id: string | null
  personRecordId: string | null
  nominalId: string | null
  /** The access list of the person; null for a description. */
  aclId: number | null
  description: string | null
  status: SuspectStatus
  since: Date
}

/** Where each suspect stands, as far as this reader may see them; those on the record without a standing are named. */
export const findSuspects = (tx: Tx, crimeId: string): Promise<StandingRow[]> =>
  tx.$queryRaw`
    SELECT s.id, s.person_record_id AS "personRecordId", p.nominal_id AS "nominalId", p.acl_id AS "aclId", s.description, s.status, s.since
      FROM mips.suspects_of(${crimeId}::uuid) s LEFT JOIN person_record p ON p.id = s.person_record_id ORDER BY s.since, s.id`

/** Writes a standing: the row of the person on this crime, or of the description. */
export async function putStanding(
  tx: Tx,
  row: {
    id: string | null
    crimeId: string
    personRecordId: string | null
    description: string | null
    status: SuspectStatus
    grounds: string | null
    since: Date
    recordedBy: string
  },
): Promise<string> {
  const { id, crimeId, personRecordId, description, ...said } = row
  if (id !== null) {
    await tx.crimeSuspect.update({
      where: { id },
      data: { ...said, ...(personRecordId === null ? {} : { personRecordId }) },
      select: { id: true },
    })
    return id
  }
  const made = await tx.crimeSuspect.create({
    data: { crimeId, personRecordId, description, ...said },
    select: { id: true },
  })
  return made.id
}

/** The live links by which a person is suspected of the crime or cleared of it. */
export const findSuspectLinks = (tx: Tx, crimeId: string, personRecordId: string) =>
  tx.link.findMany({
    where: { fromId: crimeId, toId: personRecordId, role: { in: ['SUSPECT', 'ELIMINATED'] }, validTo: null },
    select: { id: true, role: true },
  })

export const endLinks = (tx: Tx, ids: string[], ended: { validTo: Date; endedBy: string }) =>
  tx.link.updateMany({ where: { id: { in: ids } }, data: ended })

/** The victims with what is known of their age; who is on a list of their own is left out where the crime is open to more. */
export const findVictims = (
  tx: Tx,
  crimeId: string,
): Promise<{ dob: string | null; dobPrecision: string | null }[]> =>
  tx.$queryRaw`
    SELECT b.person ->> 'dob' AS dob, b.person ->> 'dobPrecision' AS "dobPrecision"
      FROM link k JOIN crime c ON c.id = k.from_id JOIN person_record p ON p.id = k.to_id AND (p.acl_id = 0 OR p.acl_id = c.acl_id) CROSS JOIN LATERAL mips.people_json(ARRAY[p.nominal_id]) b
     WHERE k.from_id = ${crimeId}::uuid AND k.role LIKE 'VICTIM%' AND k.valid_to IS NULL`
