/** The queries of victim care. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { CareRow, DueListRow, EventRow } from './victim-care.rows.ts'

/** The care of all victims of a crime that this reader may see; undefined when the crime is hidden or unknown. */
export async function findCare(tx: Tx, crimeId: string): Promise<CareRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: CareRow | null }[]
  >`SELECT mips.read_victim_care(${crimeId}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

/** The victims to whom something is owed, and what happened that they are told of. */
export const findOwedTo = async (tx: Tx, crimeId: string): Promise<string[]> => {
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`SELECT victim_id AS id FROM mips.victims_of(${crimeId}::uuid)`
  return rows.map(({ id }) => id)
}

/** The same of those to whom something is owed alone; nobody is on it whom others could not know of. */
export async function findOwed(tx: Tx, crimeId: string): Promise<CareRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: CareRow | null }[]
  >`SELECT mips.victims_owed(${crimeId}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export const findEvents = (tx: Tx, crimeId: string): Promise<EventRow[]> =>
  tx.$queryRaw`
    SELECT trigger, since, source_id AS "sourceId" FROM mips.victim_events(${crimeId}::uuid) ORDER BY since, trigger`

export const findCrimesToTell = async (tx: Tx, since: Date, limit: number): Promise<string[]> => {
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`SELECT crime_id AS id FROM mips.crimes_to_tell(${since}::timestamptz, ${limit}::int)`
  return rows.map(({ id }) => id)
}

export async function findDues(
  tx: Tx,
  which: { until: Date; userId: string | null; limit: number },
): Promise<DueListRow[]> {
  const rows = await tx.$queryRaw<{ answer: DueListRow[] }[]>`
    SELECT mips.victim_dues(${which.until}::timestamptz, ${which.userId}::uuid, ${which.limit}::int) AS answer`
  return rows[0]?.answer ?? []
}

/** Puts what is owed in; undefined when it is there already. */
export async function insertDue(
  tx: Tx,
  due: {
    crimeId: string
    victimId: string
    trigger: string
    since: string
    by: string
    harm: number
    sourceId: string | null
  },
): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO victim_due (crime_id, victim_id, trigger, since, due_by, harm, source_id)
    VALUES (${due.crimeId}::uuid, ${due.victimId}::uuid, ${due.trigger}, ${due.since}::timestamptz, ${due.by}::timestamptz, ${due.harm}, ${due.sourceId}::uuid)
    ON CONFLICT (crime_id, victim_id, trigger, since) DO NOTHING RETURNING id`
  return rows[0]?.id
}

export const updateDue = (tx: Tx, id: string, change: Prisma.VictimDueUncheckedUpdateInput) =>
  tx.victimDue.update({ where: { id }, data: change, select: { id: true } })

export const insertNeeds = (tx: Tx, row: Prisma.VictimNeedsUncheckedCreateInput) =>
  tx.victimNeeds.create({ data: row, select: { id: true } })

export const insertPlan = (tx: Tx, row: Prisma.VictimPlanUncheckedCreateInput) =>
  tx.victimPlan.create({ data: row, select: { id: true } })

export const insertContact = (tx: Tx, row: Prisma.VictimContactUncheckedCreateInput) =>
  tx.victimContact.create({ data: row, select: { id: true } })

export const insertStep = (tx: Tx, row: Prisma.VictimStepUncheckedCreateInput) =>
  tx.victimStep.create({ data: row, select: { id: true } })
