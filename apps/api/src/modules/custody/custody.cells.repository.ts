/** The queries on cells: what they are, who is in them, whether they are in use. */
import type { Tx } from '../../platform/db/tx.ts'
import { heldStates } from './custody.repository.ts'
import type { CellRow } from './custody.rows.ts'

/** Every cell of a suite that is described or has somebody in it. */
export async function findCells(tx: Tx, stationCode: string): Promise<CellRow[]> {
  const rows = await tx.$queryRaw<{ cells: CellRow[] }[]>`
    SELECT mips.cells_of_suite(${stationCode}, ${heldStates}::text[]) AS cells`
  return rows[0]?.cells ?? []
}

/** Holds the cell until the end of the request, so that two people are not put into it at one moment. */
export async function lockCell(tx: Tx, stationCode: string, code: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`cell ${stationCode} ${code.toUpperCase()}`}, 0))`
}

type Cell = { stationCode: string; code: string }
type Change = Partial<{
  kind: string
  capacity: number
  hasCctv: boolean
  isAntiLigature: boolean
  outOfUseFrom: Date | null
  outOfUseReason: string | null
  outOfUseBy: string | null
}>

/** Describes a cell, or changes what is known of it. */
export async function keepCell(tx: Tx, cell: Cell, change: Change): Promise<void> {
  await tx.custodyCell.upsert({
    where: { stationCode_code: { stationCode: cell.stationCode, code: cell.code } },
    create: { ...cell, ...change },
    update: change,
  })
}

type CellPerson = {
  nominalId: string
  dob: string | null
  dobPrecision: string | null
  sex: string | null
}

/** Which of these stays the person is to be kept apart from, whichever record says it. */
export async function findKeptApart(
  tx: Tx,
  of: { nominalId: string | undefined; stayId: string | null },
  others: string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ apart: string[] }[]>`
    SELECT mips.kept_apart(${of.nominalId ?? null}::uuid, ${of.stayId}::uuid, ${others}::uuid[]) AS apart`
  return rows[0]?.apart ?? []
}

/** Whether somebody is in the cell whom this reader may not see. */
export async function isCellBarred(
  tx: Tx,
  at: { stationCode: string; code: string; stayId: string | null },
): Promise<boolean> {
  const rows = await tx.$queryRaw<{ barred: boolean }[]>`
    SELECT mips.is_cell_barred(${at.stationCode}, ${at.code}, ${at.stayId}::uuid, ${heldStates}::text[]) AS barred`
  return rows[0]?.barred === true
}

/** Whether the care of the person asks for a cell without ligature points. */
export async function needsAntiLigature(tx: Tx, stayId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ needs: boolean }[]>`
    SELECT mips.needs_anti_ligature(${stayId}::uuid) AS needs`
  return rows[0]?.needs === true
}

/** The birth and the sex of a person, as the golden record has them. */
export async function findCellPerson(tx: Tx, personRecordId: string): Promise<CellPerson | undefined> {
  const rows = await tx.$queryRaw<CellPerson[]>`
    SELECT p.nominal_id AS "nominalId", b.person ->> 'dob' AS dob, b.person ->> 'dobPrecision' AS "dobPrecision", b.person ->> 'sex' AS sex
      FROM person_record p CROSS JOIN LATERAL mips.people_json(ARRAY[p.nominal_id]) b WHERE p.id = ${personRecordId}::uuid`
  return rows[0]
}
