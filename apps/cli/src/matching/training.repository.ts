/** The queries of training: who is sampled, and with whom each is worth comparing. */
import type { Tx } from '@mips/api/src/platform/db/tx.ts'

const MOST_PAIRS_OF_A_LOOK = 4000

/** Open nominals in an order that the seed makes, the same for the same store. */
export async function sampleNominals(tx: Tx, count: number, seed: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM nominal WHERE acl_id = 0 ORDER BY md5(id::text || ${String(seed)}::text) LIMIT ${count}::int`
  return rows.map((row) => row.id)
}

export async function countOpenNominals(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM nominal WHERE acl_id = 0`
  return row?.n ?? 0
}

/** Pairs that share a sound and the date, both sounds and nearly the year, or the date and both first letters. */
export async function findTrainingPairs(tx: Tx, ids: string[]): Promise<{ a: string; b: string }[]> {
  return tx.$queryRaw<{ a: string; b: string }[]>`
    WITH s AS (SELECT * FROM person_search_open WHERE nominal_id = ANY (${ids}::uuid[]))
    SELECT DISTINCT a, b FROM (
      (SELECT s.nominal_id AS a, o.nominal_id AS b FROM s JOIN person_search_open o ON o.sc = s.sc AND o.dob = s.dob
        WHERE s.sc <> '' AND o.nominal_id <> s.nominal_id LIMIT ${MOST_PAIRS_OF_A_LOOK}::int)
      UNION ALL
      (SELECT s.nominal_id, o.nominal_id FROM s JOIN person_search_open o ON o.fc = s.fc AND o.dob = s.dob
        WHERE s.fc <> '' AND o.nominal_id <> s.nominal_id LIMIT ${MOST_PAIRS_OF_A_LOOK}::int)
      UNION ALL
      (SELECT s.nominal_id, o.nominal_id FROM s JOIN person_search_open o ON o.sc = s.sc AND o.fc = s.fc AND o.dob_year BETWEEN s.dob_year - 1 AND s.dob_year + 1
        WHERE s.sc <> '' AND s.fc <> '' AND o.nominal_id <> s.nominal_id LIMIT ${MOST_PAIRS_OF_A_LOOK}::int)
      UNION ALL
      (SELECT s.nominal_id, o.nominal_id FROM s JOIN person_search_open o ON o.sc = s.fc AND o.fc = s.sc AND o.dob = s.dob
        WHERE s.sc <> '' AND s.fc <> '' AND o.nominal_id <> s.nominal_id LIMIT ${MOST_PAIRS_OF_A_LOOK}::int)
      UNION ALL
      (SELECT s.nominal_id, o.nominal_id FROM s JOIN person_search_open o ON o.dob = s.dob AND o.s0 = s.s0 AND o.f0 = s.f0
        WHERE o.nominal_id <> s.nominal_id LIMIT ${MOST_PAIRS_OF_A_LOOK}::int)) p`
}
