/** The queries of the module on rights. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { AttendingRow, LastTimeRow, KnownRow, RightsRow } from './custody-rights.rows.ts'

async function one<Row>(rows: Promise<{ answer: Row }[]>): Promise<Row | undefined> {
  return (await rows)[0]?.answer
}

/** Every entry of a record, the earliest first. */
export const findEntries = async (tx: Tx, recordId: string): Promise<RightsRow[]> =>
  (await one<RightsRow[]>(tx.$queryRaw`SELECT mips.rights_entries(${recordId}::uuid) AS answer`)) ?? []

/** Whoever was asked to come to a record. */
export const findRequests = async (tx: Tx, recordId: string): Promise<AttendingRow[]> =>
  (await one<AttendingRow[]>(tx.$queryRaw`SELECT mips.attending_requests(${recordId}::uuid) AS answer`)) ?? []

export const findKnown = (tx: Tx, nominalId: string): Promise<KnownRow | undefined> =>
  one<KnownRow>(tx.$queryRaw`SELECT mips.rights_person(${nominalId}::uuid) AS answer`)

export const findLastTime = (tx: Tx, nominalId: string, recordId: string): Promise<LastTimeRow | undefined> =>
  one<LastTimeRow>(
    tx.$queryRaw`SELECT mips.rights_last_time(${nominalId}::uuid, ${recordId}::uuid) AS answer`,
  )

/** When bail after charge was refused, as the log says. */
export async function findBailRefusal(tx: Tx, recordId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ at: Date | null }[]>`
    SELECT min(g.happened_at) AS at FROM log_entry g WHERE g.record_id = ${recordId}::uuid AND g.kind = 'BAIL_REFUSED' AND NOT EXISTS (SELECT 1 FROM log_entry y WHERE y.corrects_id = g.id)`
  return rows[0]?.at?.toISOString() ?? null
}

export const insertEntry = (tx: Tx, entry: Prisma.RightsEntryUncheckedCreateInput) =>
  tx.rightsEntry.create({ data: entry, select: { id: true } })

export const insertRequest = (tx: Tx, request: Prisma.AttendingRequestUncheckedCreateInput) =>
  tx.attendingRequest.create({ data: request, select: { id: true } })

export const insertStep = (tx: Tx, step: Prisma.AttendingStepUncheckedCreateInput) =>
  tx.attendingStep.create({ data: step, select: { id: true } })

/** The log entry in which an entry or a step stands. */
export const findEntryLog = (tx: Tx, id: string) =>
  tx.rightsEntry.findUnique({ where: { id }, select: { logEntryId: true } })
export const findStepLog = (tx: Tx, id: string) =>
  tx.attendingStep.findUnique({ where: { id }, select: { logEntryId: true } })

export type Companion = {
  nominalId: string
  dob: string | null
  dobPrecision: string | null
  roles: string[]
}

/** The person on record who is asked to come, and the parts that they have in the case. */
export async function findCompanion(
  tx: Tx,
  personRecordId: string,
  recordId: string,
): Promise<Companion | undefined> {
  const rows = await tx.$queryRaw<Companion[]>`
    SELECT p.nominal_id AS "nominalId", b.person ->> 'dob' AS dob, b.person ->> 'dobPrecision' AS "dobPrecision", mips.roles_in_case(p.nominal_id, ${recordId}::uuid) AS roles
      FROM person_record p LEFT JOIN LATERAL mips.people_json(ARRAY[p.nominal_id]) b ON true WHERE p.id = ${personRecordId}::uuid`
  return rows[0]
}

/** The live links by which a record names somebody in a role. */
export const findLiveLinks = (tx: Tx, fromId: string, role: string) =>
  tx.link.findMany({
    where: { fromId, role, validTo: null },
    select: { id: true, toId: true, origin: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })

/** The access list of a nominal's records as this reader sees them, and whether it stands. */
export async function findNominal(
  tx: Tx,
  nominalId: string,
): Promise<{ aclId: number; status: string } | undefined> {
  return (
    (await tx.nominal.findUnique({ where: { id: nominalId }, select: { aclId: true, status: true } })) ??
    undefined
  )
}
