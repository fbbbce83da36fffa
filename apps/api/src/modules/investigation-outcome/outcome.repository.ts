/** The queries of outcomes. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { CrimeOutcomeRow } from './outcome.rows.ts'

/** The crime with all that its outcome rests on; undefined when hidden or unknown. */
export async function findCrimeOutcome(tx: Tx, crimeId: string): Promise<CrimeOutcomeRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: CrimeOutcomeRow | null }[]
  >`SELECT mips.read_crime_outcome(${crimeId}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export const insertOutcome = (tx: Tx, row: Prisma.CrimeOutcomeUncheckedCreateInput) =>
  tx.crimeOutcome.create({ data: row, select: { id: true } })

export const updateOutcome = (tx: Tx, id: string, row: Prisma.CrimeOutcomeUncheckedUpdateInput) =>
  tx.crimeOutcome.update({ where: { id }, data: row, select: { id: true } })

export const insertPosition = (tx: Tx, row: Prisma.CrimeVictimPositionUncheckedCreateInput) =>
  tx.crimeVictimPosition.create({ data: row, select: { id: true } })

export async function setCrimeState(
  tx: Tx,
  id: string,
  crime: { state: string; lastOutcome: string | null },
): Promise<void> {
  await tx.crime.update({ where: { id }, data: crime, select: { id: true } })
  await tx.event.update({ where: { id }, data: { status: crime.state }, select: { id: true } })
}

/** The unit where those with a role work; undefined where nobody has it. */
export async function unitOfRole(tx: Tx, role: string, at: Date): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ unit: string }[]>`
    SELECT u.unit_code AS unit FROM app_user u JOIN role_grant g ON g.user_id = u.id
     WHERE u.status = 'active' AND g.role_code = ${role} AND g.valid_from <= ${at} AND (g.valid_to IS NULL OR g.valid_to > ${at}) ORDER BY u.staff_number LIMIT 1`
  return rows[0]?.unit
}
