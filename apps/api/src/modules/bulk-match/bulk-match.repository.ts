/** The queries of lists; row security shows each to its owner alone, and each match to whoever may see the record. */
import { Prisma } from '@mips/database/generated/client'
import type { ColumnMeaning } from '@mips/domain/bulk-match/column-meanings'
import type { CellProblem } from '@mips/domain/bulk-match/read-row'
import type { MatchStrength, RowPart } from '@mips/domain/bulk-match/row-matches'
import type { PlainTx, Tx } from '../../platform/db/tx.ts'

export const insertList = (tx: Tx, row: Prisma.BulkMatchUncheckedCreateInput) =>
  tx.bulkMatch.create({ data: row, select: { id: true } })

/** Keeps the rows as they were read; the first is the header when the list has one. */
export async function insertRows(
  tx: Tx,
  of: { listId: string; userId: string },
  rows: readonly { rowNo: number; cells: readonly string[] }[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO bulk_match_row (list_id, row_no, user_id, cells)
    SELECT ${of.listId}::uuid, x."rowNo", ${of.userId}::uuid, ARRAY(SELECT jsonb_array_elements_text(x.cells))
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x("rowNo" int, cells jsonb)`
}

/** One of the user's own; somebody else's is not there. */
export const findList = (tx: Tx, id: string) => tx.bulkMatch.findUnique({ where: { id } })
export type ListRecord = NonNullable<Awaited<ReturnType<typeof findList>>>

/** The same, held until the request is over, so that two windows do not look for the same rows. */
export async function holdList(tx: Tx, id: string): Promise<ListRecord | null> {
  await tx.$queryRaw`SELECT id FROM bulk_match WHERE id = ${id}::uuid FOR UPDATE`
  return findList(tx, id)
}

export const listLists = (tx: Tx) =>
  tx.bulkMatch.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: 100 })

export const countLists = (tx: Tx) => tx.bulkMatch.count({ where: { state: { not: 'ERASED' } } })

export const updateList = (tx: Tx, id: string, data: Prisma.BulkMatchUncheckedUpdateInput) =>
  tx.bulkMatch.update({ where: { id }, data, select: { id: true } })

/** The facts of matches of the list, or of some of its rows, that the user may not see now: each is asked once, however many matches rest on it. */
const hiddenOf = (
  listId: string,
  rowNos?: readonly number[],
): Prisma.Sql => Prisma.sql`hidden AS MATERIALIZED (
  SELECT f.id FROM (SELECT DISTINCT unnest(h.facts) AS id FROM bulk_match_hit h WHERE h.list_id = ${listId}::uuid ${rowNos === undefined ? Prisma.empty : Prisma.sql`AND h.row_no = ANY (${[...rowNos]}::int[])`}) f
   WHERE NOT EXISTS (SELECT 1 FROM record x WHERE x.id = f.id) AND NOT EXISTS (SELECT 1 FROM link k WHERE k.id = f.id))`

/** A match `h` of the reading that holds, none of whose facts is `hidden`. */
const stands = Prisma.sql`h.reading = (SELECT b.reading FROM bulk_match b WHERE b.id = h.list_id)
  AND NOT EXISTS (SELECT 1 FROM unnest(h.facts) f(id) WHERE f.id IN (SELECT d.id FROM hidden d))`

export type Counts = {
  inFile: number
  header: number
  unreadable: number
  waiting: number
  looked: number
  strong: number
  probable: number
  possible: number
  undecided: number
  decided: number
  linked: number
}

/** How many rows of each kind; matches of records or by facts that the user may not see do not count. */
export async function countRows(tx: Tx, listId: string): Promise<Counts> {
  const rows = await tx.$queryRaw<Counts[]>`
    WITH ${hiddenOf(listId)}, best AS (SELECT h.row_no, bool_or(h.strength = 'STRONG') AS strong, bool_or(h.strength = 'PROBABLE') AS probable, bool_or(h.decision IS NULL) AS undecided, count(h.decision) AS decided
                    FROM bulk_match_hit h WHERE h.list_id = ${listId}::uuid AND ${stands} GROUP BY h.row_no)
    SELECT count(*)::int AS "inFile", count(*) FILTER (WHERE r.state = 'HEADER')::int AS header, count(*) FILTER (WHERE r.state = 'UNREADABLE')::int AS unreadable,
           count(*) FILTER (WHERE r.state = 'WAITING')::int AS waiting, count(*) FILTER (WHERE r.state = 'LOOKED')::int AS looked,
           count(*) FILTER (WHERE b.strong)::int AS strong, count(*) FILTER (WHERE b.probable AND NOT b.strong)::int AS probable,
           count(*) FILTER (WHERE NOT b.probable AND NOT b.strong)::int AS possible, count(*) FILTER (WHERE b.undecided)::int AS undecided, coalesce(sum(b.decided), 0)::int AS decided,
           count(*) FILTER (WHERE cardinality(r.link_ids) > 0)::int AS linked
      FROM bulk_match_row r LEFT JOIN best b ON b.row_no = r.row_no WHERE r.list_id = ${listId}::uuid`
  const [counts] = rows
  if (counts === undefined) throw new Error('Rows were not counted')
  return counts
}

export type RowRecord = {
  rowNo: number
  cells: string[]
  problems: CellProblem[]
  state: 'HEADER' | 'WAITING' | 'LOOKED' | 'UNREADABLE'
  linkIds: string[]
}

/** The first rows of the file, the header among them. */
export const findFirstRows = (
  tx: Tx,
  listId: string,
  most: number,
): Promise<{ rowNo: number; cells: string[] }[]> =>
  tx.$queryRaw`SELECT row_no AS "rowNo", cells FROM bulk_match_row WHERE list_id = ${listId}::uuid ORDER BY row_no LIMIT ${most}::int`

/** The rows that are to be read by the columns, all of them. */
export const findAllRows = (tx: Tx, listId: string): Promise<{ rowNo: number; cells: string[] }[]> =>
  tx.$queryRaw`SELECT row_no AS "rowNo", cells FROM bulk_match_row WHERE list_id = ${listId}::uuid ORDER BY row_no`

/** Keeps how each row was read. */
export async function keepReadings(
  tx: Tx,
  listId: string,
  rows: readonly { rowNo: number; state: string; problems: readonly CellProblem[] }[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE bulk_match_row r SET state = x.state, problems = x.problems
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x("rowNo" int, state text, problems jsonb) WHERE r.list_id = ${listId}::uuid AND r.row_no = x."rowNo"`
}

/** Takes away what was found, decisions with it, also of records that are hidden meanwhile; false when a row was linked already. */
export async function forgetMatches(tx: Tx, listId: string): Promise<boolean> {
  const linked = await tx.$queryRaw<
    unknown[]
  >`SELECT 1 FROM bulk_match_row WHERE list_id = ${listId}::uuid AND cardinality(link_ids) > 0 LIMIT 1`
  if (linked.length > 0) return false
  await tx.$executeRaw`DELETE FROM bulk_match_hit WHERE list_id = ${listId}::uuid`
  await tx.$executeRaw`UPDATE bulk_match SET reading = reading + 1 WHERE id = ${listId}::uuid`
  return true
}

/** Has a row wait again: what was decided of it stays, what was not is found anew. */
export async function waitAgain(tx: Tx, listId: string, rowNo: number): Promise<void> {
  await tx.bulkMatchHit.deleteMany({ where: { listId, rowNo, decision: null } })
  await tx.bulkMatchRow.update({
    where: { listId_rowNo: { listId, rowNo } },
    data: { state: 'WAITING' },
    select: { rowNo: true },
  })
}

export const findWaiting = (
  tx: Tx,
  listId: string,
  most: number,
): Promise<{ rowNo: number; cells: string[] }[]> =>
  tx.$queryRaw`SELECT row_no AS "rowNo", cells FROM bulk_match_row WHERE list_id = ${listId}::uuid AND state = 'WAITING' ORDER BY row_no LIMIT ${most}::int`

export type NewHit = {
  rowNo: number
  part: RowPart
  recordId: string
  place: number
  strength: MatchStrength
  weight: number | null
  matchedBy: string
  /** Of a person: the kinds of things and places by which somebody could have been found. */
  through: readonly ('Object' | 'Location')[]
}

/** Keeps what rows may be and that they were looked for; a record that went meanwhile is passed over. */
export async function keepLooked(
  tx: Tx,
  of: { listId: string; userId: string },
  looked: { rowNos: readonly number[]; hits: readonly NewHit[] },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO bulk_match_hit AS h (list_id, row_no, part, record_id, user_id, place, strength, weight, matched_by, facts, reading)
    SELECT DISTINCT ON (x."rowNo", x.part, x."recordId") ${of.listId}::uuid, x."rowNo", x.part, x."recordId", ${of.userId}::uuid, x.place, x.strength, x.weight, x."matchedBy",
           CASE WHEN x.part = 'PERSON' THEN ARRAY(
             SELECT p.id FROM person_record p WHERE p.nominal_id = x."recordId" UNION ALL
             SELECT k.id FROM person_record p JOIN link k ON k.from_id = p.id JOIN record t ON t.id = k.to_id WHERE p.nominal_id = x."recordId" AND x.through ? t.kind) ELSE '{}' END,
           (SELECT b.reading FROM bulk_match b WHERE b.id = ${of.listId}::uuid)
      FROM jsonb_to_recordset(${JSON.stringify(looked.hits)}::jsonb) AS x("rowNo" int, part text, "recordId" uuid, place int, strength text, weight float8, "matchedBy" text, through jsonb)
      JOIN record r ON r.id = x."recordId" ORDER BY x."rowNo", x.part, x."recordId", x.place
    ON CONFLICT (list_id, row_no, part, record_id) DO UPDATE SET place = EXCLUDED.place, strength = EXCLUDED.strength, weight = EXCLUDED.weight, matched_by = EXCLUDED.matched_by, facts = EXCLUDED.facts, reading = EXCLUDED.reading,
      decision = CASE WHEN h.reading = EXCLUDED.reading THEN h.decision END, decided_at = CASE WHEN h.reading = EXCLUDED.reading THEN h.decided_at END, decided_reason = CASE WHEN h.reading = EXCLUDED.reading THEN h.decided_reason END`
  await tx.$executeRaw`UPDATE bulk_match_row SET state = 'LOOKED' WHERE list_id = ${of.listId}::uuid AND row_no = ANY (${[...looked.rowNos]}::int[])`
}

/** Rows after this one, of the kind that is asked for; a match that the user may not see does not make a row one with a match. */
export const findRows = (
  tx: Tx,
  listId: string,
  asked: { show: string; strengths: readonly string[]; after: number; most: number },
): Promise<RowRecord[]> =>
  tx.$queryRaw<RowRecord[]>`
    WITH ${hiddenOf(listId)}
    SELECT r.row_no AS "rowNo", r.cells, r.problems, r.state, r.link_ids AS "linkIds" FROM bulk_match_row r
     WHERE r.list_id = ${listId}::uuid AND r.row_no > ${asked.after}::int AND r.state <> 'HEADER' AND CASE ${asked.show}
       WHEN 'UNREADABLE' THEN r.state = 'UNREADABLE' OR r.problems <> '[]'
       WHEN 'MATCHED' THEN EXISTS (SELECT 1 FROM bulk_match_hit h WHERE h.list_id = r.list_id AND h.row_no = r.row_no AND ${stands} AND h.strength = ANY (${[...asked.strengths]}::text[]))
       WHEN 'UNDECIDED' THEN EXISTS (SELECT 1 FROM bulk_match_hit h WHERE h.list_id = r.list_id AND h.row_no = r.row_no AND ${stands} AND h.strength = ANY (${[...asked.strengths]}::text[]) AND h.decision IS NULL)
       WHEN 'NOTHING' THEN r.state = 'LOOKED' AND NOT EXISTS (SELECT 1 FROM bulk_match_hit h WHERE h.list_id = r.list_id AND h.row_no = r.row_no AND ${stands})
       ELSE true END
     ORDER BY r.row_no LIMIT ${asked.most}::int`

export const findRow = async (tx: Tx, listId: string, rowNo: number): Promise<RowRecord | undefined> => {
  const rows = await tx.$queryRaw<RowRecord[]>`
    SELECT r.row_no AS "rowNo", r.cells, r.problems, r.state, r.link_ids AS "linkIds" FROM bulk_match_row r WHERE r.list_id = ${listId}::uuid AND r.row_no = ${rowNo}::int AND r.state <> 'HEADER' FOR UPDATE`
  return rows[0]
}

export type HitRecord = {
  rowNo: number
  part: RowPart
  /** The record that stands for it now, where people were joined since. */
  recordId: string
  keptId: string
  strength: MatchStrength
  weight: number | null
  matchedBy: string
  decided: 'ACCEPTED' | 'REJECTED' | null
}

/** What rows may be, the best first, as far as the user may see the records and every fact by which they were found. */
export const findHits = (tx: PlainTx, listId: string, rowNos: readonly number[]): Promise<HitRecord[]> =>
  hitsWhere(tx, listId, rowNos, stands)

/** People who were found by a fact that the user may not see now: to be scored anew, or left out. */
export const findFallen = (tx: PlainTx, listId: string, rowNos: readonly number[]): Promise<HitRecord[]> =>
  hitsWhere(tx, listId, rowNos, Prisma.sql`h.part = 'PERSON' AND NOT (${stands})`)

const hitsWhere = (tx: PlainTx, listId: string, rowNos: readonly number[], which: Prisma.Sql) =>
  tx.$queryRaw<HitRecord[]>`
    WITH ${hiddenOf(listId, rowNos)}
    SELECT h.row_no AS "rowNo", h.part, CASE WHEN r.kind = 'Nominal' THEN mips.live_nominal(h.record_id) ELSE h.record_id END AS "recordId", h.record_id AS "keptId",
           h.strength, h.weight, h.matched_by AS "matchedBy", h.decision AS decided
      FROM bulk_match_hit h JOIN record r ON r.id = h.record_id WHERE h.list_id = ${listId}::uuid AND h.row_no = ANY (${[...rowNos]}::int[]) AND ${which} ORDER BY h.row_no, h.part, h.place, h.record_id`

/** The call between these two at this time that is on the store already; whoever keeps the same call meanwhile waits. */
export async function findCall(
  tx: Tx,
  call: { fromId: string; toId: string; validFrom: Date; validTo: Date },
): Promise<string | undefined> {
  const { fromId, toId, validFrom, validTo } = call
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${fromId} ${toId} ${validFrom.toISOString()}`}, 0))::text`
  const found = await tx.link.findFirst({
    where: { fromId, toId, role: 'CALLED', validFrom, validTo },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return found?.id
}

/** Keeps what was decided of a match; false when it is not there. */
export async function keepDecision(
  tx: Tx,
  of: { listId: string; rowNo: number; part: string; recordId: string },
  kept: { decision: string | null; decidedAt: Date; decidedReason: string | null },
): Promise<boolean> {
  return (await tx.bulkMatchHit.updateMany({ where: of, data: kept })).count > 0
}

export const keepLinks = (tx: Tx, listId: string, rowNo: number, linkIds: readonly string[]) =>
  tx.bulkMatchRow.update({
    where: { listId_rowNo: { listId, rowNo } },
    data: { linkIds: [...linkIds] },
    select: { rowNo: true },
  })

/** What the columns of a file of this kind were said to mean last. */
export const findMapping = (tx: Tx, shape: string) => tx.bulkMatchMapping.findUnique({ where: { shape } })

export async function keepMapping(
  tx: Tx,
  shape: string,
  made: { columns: ColumnMeaning[]; madeBy: string; madeAt: Date },
): Promise<void> {
  await tx.bulkMatchMapping.upsert({ where: { shape }, create: { shape, ...made }, update: made })
}

/** Lists whose day has come. */
export const findDue = (tx: Tx, today: string): Promise<{ id: string }[]> =>
  tx.$queryRaw`SELECT id FROM bulk_match WHERE state <> 'ERASED' AND erase_on <= ${today}::date ORDER BY erase_on, id LIMIT 50`

/** Erases what was read of the file: cells, and what could not be read of them. */
export async function eraseRows(tx: Tx, listId: string): Promise<void> {
  await tx.$executeRaw`UPDATE bulk_match_row SET cells = '{}', problems = '[]' WHERE list_id = ${listId}::uuid`
  await tx.bulkMatch.update({
    where: { id: listId },
    data: { state: 'ERASED', columns: [] },
    select: { id: true },
  })
}

/** Reads what is open to everybody: who holds a file that leaves may be on no list of whoever made it. */
export async function readOpen<T>(tx: Tx, read: () => Promise<T>): Promise<T> {
  const [held] = await tx.$queryRaw<{ lists: string }[]>`SELECT current_setting('mips.acls', true) AS lists`
  await tx.$queryRaw`SELECT set_config('mips.acls', '0', true) AS lists`
  const answer = await read()
  await tx.$queryRaw`SELECT set_config('mips.acls', ${held?.lists ?? ''}, true) AS lists`
  return answer
}
