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

/** The birth and the sex of a person, as the golden record has them. */
export async function findCellPerson(
  tx: Tx,
  personRecordId: string,
): Promise<{ dob: string | null; dobPrecision: string | null; sex: string | null } | undefined> {
  const rows = await tx.$queryRaw<{ dob: string | null; dobPrecision: string | null; sex: string | null }[]>`
    SELECT b.person ->> 'dob' AS dob, b.person ->> 'dobPrecision' AS "dobPrecision", b.person ->> 'sex' AS sex
      FROM person_record p CROSS JOIN LATERAL mips.people_json(ARRAY[p.nominal_id]) b WHERE p.id = ${personRecordId}::uuid`
  return rows[0]
}
