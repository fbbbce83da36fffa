/** The queries of saved searches, of what they met, and of the changes that they are held against. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

export const insertSearch = (tx: Tx, row: Prisma.SavedSearchUncheckedCreateInput) =>
  tx.savedSearch.create({ data: row, select: { id: true } })

/** The user's own, those that stand first. */
export const listSearches = (tx: Tx) =>
  tx.savedSearch.findMany({ orderBy: [{ state: 'asc' }, { createdAt: 'desc' }, { id: 'asc' }], take: 100 })
export type SavedSearchRow = Awaited<ReturnType<typeof listSearches>>[number]

/** One of the user's own; somebody else's is not there. */
export const findSearch = (tx: Tx, id: string) => tx.savedSearch.findUnique({ where: { id } })

export const countStanding = (tx: Tx) => tx.savedSearch.count({ where: { state: { not: 'ENDED' } } })

export const updateSearch = (tx: Tx, id: string, data: Prisma.SavedSearchUncheckedUpdateInput) =>
  tx.savedSearch.update({ where: { id }, data, select: { id: true } })

/** What the searches met and told of, the latest first, of people whom the user may see now. */
export const listMatches = (
  tx: Tx,
): Promise<{ searchId: string; nominalId: string; foundAt: Date; reasons: string[] }[]> =>
  tx.$queryRaw`SELECT m.search_id AS "searchId", mips.live_nominal(m.nominal_id) AS "nominalId", m.found_at AS "foundAt", m.reasons FROM saved_search_match m
    WHERE m.is_told ORDER BY m.found_at DESC, m.nominal_id LIMIT 200`

/** Keeps that the search met these people; answers those whom it had not met, under this number or one joined into it. */
export async function keepMatches(
  tx: Tx,
  search: { id: string; userId: string },
  matches: readonly { nominalId: string; reasons: readonly string[] }[],
  kept: { at: Date; isTold: boolean },
): Promise<string[]> {
  if (matches.length === 0) return []
  const rows = await tx.$queryRaw<{ nominalId: string }[]>`
    INSERT INTO saved_search_match (search_id, nominal_id, user_id, found_at, reasons, is_told)
    SELECT ${search.id}::uuid, x."nominalId", ${search.userId}::uuid, ${kept.at}, ARRAY(SELECT jsonb_array_elements_text(x.reasons)), ${kept.isTold}
      FROM jsonb_to_recordset(${JSON.stringify(matches)}::jsonb) AS x("nominalId" uuid, reasons jsonb)
     WHERE NOT EXISTS (SELECT 1 FROM saved_search_match m WHERE m.search_id = ${search.id}::uuid AND mips.live_nominal(m.nominal_id) = x."nominalId")
    ON CONFLICT DO NOTHING RETURNING nominal_id AS "nominalId"`
  return rows.map((row) => row.nominalId)
}

/** Whether there is anything to do; says nothing of what. */
export async function isAnythingWaiting(tx: Pick<Tx, '$queryRaw'>, today: string): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { waiting: boolean }[]
  >`SELECT mips.saved_searches_waiting(${today}::date) AS waiting`
  return rows[0]?.waiting ?? false
}

export const takeBulk = (tx: Tx) => tx.$queryRaw`SELECT mips.take_bulk()`

export type Change = { id: bigint; recordId: string }

/** The oldest changes; they stay until `removeChanges`. */
export const findChanges = (tx: Tx, most: number): Promise<Change[]> =>
  tx.$queryRaw`SELECT id, record_id AS "recordId" FROM mips.saved_search_changes(${most}::int)`

export const removeChanges = (tx: Tx, ids: readonly bigint[]) =>
  tx.$queryRaw`SELECT mips.saved_searches_held(${[...ids]}::bigint[])::text`

/** Every search that watches, and whether it is to look at everything: it is due, its owner's rights are others than before, or, of texts, it is a new day. */
export const findWatching = (
  tx: Tx,
  today: string,
): Promise<{ id: string; userId: string; purposeCode: string; isDue: boolean }[]> =>
  tx.$queryRaw`SELECT s.id, s.user_id AS "userId", s.purpose_code AS "purposeCode", s.is_due OR mips.is_look_due(s, ${today}::date) AS "isDue" FROM saved_search s WHERE s.state = 'ACTIVE' ORDER BY s.created_at, s.id`

/** Ends every search whose review day has come; answers how many. */
export const endPassed = (tx: Tx, today: string) =>
  tx.savedSearch.updateMany({
    where: { state: { in: ['ACTIVE', 'PAUSED'] }, reviewOn: { lte: new Date(today) } },
    data: { state: 'ENDED', stateReason: 'Its review day came.' },
  })

/** The people, as far as this transaction sees, whom these records are about: their own, or suspected in them. */
export async function findTouched(tx: Tx, recordIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ nominalId: string }[]>`
    SELECT p.nominal_id AS "nominalId" FROM person_record p WHERE p.id = ANY (${[...recordIds]}::uuid[])
    UNION SELECT p.nominal_id FROM person_record p WHERE p.nominal_id = ANY (${[...recordIds]}::uuid[])
    UNION SELECT p.nominal_id FROM link k JOIN person_record p ON p.id = k.to_id WHERE k.from_id = ANY (${[...recordIds]}::uuid[])`
  return rows.map((row) => row.nominalId)
}

type Met = { id: string; source: string; recordId: string }

/** Keeps that the search met these texts; answers those that it had not met. */
export const keepTexts = (
  tx: Tx,
  search: { id: string; userId: string },
  found: readonly Met[],
  kept: { at: Date; isTold: boolean },
): Promise<Met[]> =>
  tx.$queryRaw`
    INSERT INTO saved_search_text (search_id, text_id, source, record_id, user_id, found_at, is_told)
    SELECT ${search.id}::uuid, x.id, x.source, x."recordId", ${search.userId}::uuid, ${kept.at}, ${kept.isTold}
      FROM jsonb_to_recordset(${JSON.stringify(found)}::jsonb) AS x(id uuid, source text, "recordId" uuid)
    ON CONFLICT DO NOTHING RETURNING text_id AS id, source, record_id AS "recordId"`

/** The texts that searches told of, the latest first, of records that the user may see now. */
export const listToldTexts = (tx: Tx): Promise<(Met & { searchId: string; foundAt: Date })[]> =>
  tx.$queryRaw`SELECT t.search_id AS "searchId", t.text_id AS id, t.source, t.record_id AS "recordId", t.found_at AS "foundAt" FROM saved_search_text t
    WHERE t.is_told ORDER BY t.found_at DESC, t.text_id LIMIT 200`

/** Those of these records that this transaction sees. */
export async function findSeen(tx: Tx, recordIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`SELECT id FROM record WHERE id = ANY (${[...recordIds]}::uuid[])`
  return rows.map(({ id }) => id)
}
