/** The queries of crime recording. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { CrimeRow, DeskRow, RecordingRow } from './crime.rows.ts'

/** The report with what it carries and what was decided; undefined when hidden or unknown. */
export async function findRecording(tx: Tx, incidentId: string): Promise<RecordingRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: RecordingRow | null }[]
  >`SELECT mips.read_recording(${incidentId}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export async function findCrime(tx: Tx, id: string): Promise<CrimeRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: CrimeRow | null }[]
  >`SELECT mips.read_crime(${id}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export async function findDesk(tx: Tx, limit: number): Promise<DeskRow[]> {
  const rows = await tx.$queryRaw<{ answer: DeskRow[] }[]>`SELECT mips.crime_desk(${limit}::int) AS answer`
  return rows[0]?.answer ?? []
}

export type PersonOfCrime = {
  id: string
  aclId: number
  nominalId: string
  dob: string | null
  dobPrecision: string | null
}

/** The people as their nominals are best known to this reader; hidden and unknown ones are missing. */
export const findPeople = (tx: Tx, ids: string[]): Promise<PersonOfCrime[]> =>
  tx.$queryRaw<PersonOfCrime[]>`
    SELECT p.id, p.acl_id AS "aclId", p.nominal_id AS "nominalId", b.person ->> 'dob' AS dob, b.person ->> 'dobPrecision' AS "dobPrecision"
      FROM person_record p CROSS JOIN LATERAL mips.people_json(ARRAY[p.nominal_id]) b WHERE p.id = ANY (${ids}::uuid[])`

/** The crimes that arise from an incident, with whom they harmed and who is suspected, for the counting rules. */
export const findCrimesOf = (
  tx: Tx,
  incidentId: string,
): Promise<{ id: string; hoCode: string; victims: string[]; suspects: string[] }[]> =>
  tx.$queryRaw`
    SELECT c.id, coalesce(c.ho_code, '') AS "hoCode",
        ARRAY(SELECT p.nominal_id::text FROM link v JOIN person_record p ON p.id = v.to_id WHERE v.from_id = c.id AND v.role = 'VICTIM' AND v.valid_to IS NULL ORDER BY 1) AS victims,
        ARRAY(SELECT p.nominal_id::text FROM link s JOIN person_record p ON p.id = s.to_id WHERE s.from_id = c.id AND s.role = 'SUSPECT' AND s.valid_to IS NULL ORDER BY 1) AS suspects
      FROM link k JOIN crime c ON c.id = k.from_id WHERE k.to_id = ${incidentId}::uuid AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL AND c.state <> 'CANCELLED' ORDER BY c.id`

export const findOffence = (tx: Tx, code: string) =>
  tx.offence.findUnique({
    where: { code },
    select: { code: true, title: true, category: true, isRecordable: true, hoCode: true },
  })

export const isLocation = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.location.findUnique({ where: { id }, select: { id: true } })) !== null

export const isCrime = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.crime.findUnique({ where: { id }, select: { id: true } })) !== null

export const isUser = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.appUser.findUnique({ where: { id }, select: { id: true } })) !== null

export async function aclOfIncident(tx: Tx, id: string): Promise<number | undefined> {
  const row = await tx.incident.findUnique({ where: { id }, select: { aclId: true } })
  return row?.aclId
}

export async function insertCrime(
  tx: Tx,
  rows: {
    event: Prisma.EventUncheckedCreateInput
    crime: Prisma.CrimeUncheckedCreateInput
    officer: Prisma.EventOfficerUncheckedCreateInput
  },
): Promise<void> {
  await tx.event.create({ data: rows.event, select: { id: true } })
  await tx.crime.create({ data: rows.crime, select: { id: true } })
  await tx.eventOfficer.create({ data: rows.officer, select: { id: true } })
}

export const insertDecision = (tx: Tx, row: Prisma.RecordingDecisionUncheckedCreateInput) =>
  tx.recordingDecision.create({ data: row, select: { id: true } })

/** Writes what the registrar made of a decision that waits; false when it does not wait (any more). */
export async function reviewDecision(
  tx: Tx,
  id: string,
  review: { registrarState: string; registrarBy: string; registrarAt: Date; registrarWords: string },
): Promise<boolean> {
  const { count } = await tx.recordingDecision.updateMany({
    where: { id, registrarState: 'WAITING' },
    data: review,
  })
  return count === 1
}

export const findDecision = (tx: Tx, id: string, incidentId: string) =>
  tx.recordingDecision.findFirst({
    where: { id, incidentId },
    select: { id: true, decidedBy: true, facts: true, decision: true, registrarState: true },
  })

export const insertChange = (tx: Tx, row: Prisma.CrimeChangeUncheckedCreateInput) =>
  tx.crimeChange.create({ data: row, select: { id: true } })

/** Decides on a request, once; false when it is decided already or no longer in the state that was read. */
export async function decideChange(
  tx: Tx,
  id: string,
  crimeId: string,
  decision: Prisma.CrimeChangeUncheckedUpdateManyInput,
  from = 'REQUESTED',
): Promise<boolean> {
  const { count } = await tx.crimeChange.updateMany({
    where: { id, crimeId, state: from, decidedAt: null },
    data: decision,
  })
  return count === 1
}

export async function updateCrime(
  tx: Tx,
  id: string,
  crime: Prisma.CrimeUncheckedUpdateInput,
  event: Prisma.EventUncheckedUpdateInput,
): Promise<void> {
  await tx.crime.update({ where: { id }, data: crime, select: { id: true } })
  await tx.event.update({ where: { id }, data: event, select: { id: true } })
}
