/** Who was at a place or in an event in some days, under the rights of the reader. */
import type { Tx } from '../../platform/db/tx.ts'

/** `kind`: of the event; null for somebody who is linked to the place itself. */
export type ThereRow = { nominalId: string; kind: string | null; role: string; at: Date | null }

type Days = { from: string; to: string } | undefined

/** People of events at the places in the days, and people whom the places are linked to in them; the newest link of each, at most `most` people. */
export const findPeopleAt = (
  tx: Tx,
  { placeIds, days, most }: { placeIds: readonly string[]; days: Days; most: number },
): Promise<ThereRow[]> => {
  const [from, to] = [days?.from ?? null, days?.to ?? null]
  return tx.$queryRaw<ThereRow[]>`
    SELECT x."nominalId", x.kind, x.role, x.at FROM (
      SELECT DISTINCT ON (h."nominalId") h.* FROM (
        SELECT p.nominal_id AS "nominalId", e.kind, k.role, e.occurred_from AS at, e.id AS event
          FROM unnest(${[...placeIds]}::uuid[]) s(id) JOIN link o ON o.to_id = s.id JOIN event e ON e.id = o.from_id AND e.kind = ANY (mips.readable_event_kinds())
          JOIN link k ON k.from_id = e.id JOIN person_record p ON p.id = k.to_id
         WHERE (${from}::date IS NULL OR (e.occurred_from >= ${from}::date::timestamp AT TIME ZONE 'Europe/London' AND e.occurred_from < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London'))
        UNION ALL
        SELECT p.nominal_id, NULL, k.role, k.valid_from, k.to_id FROM unnest(${[...placeIds]}::uuid[]) s(id) JOIN link k ON k.to_id = s.id JOIN person_record p ON p.id = k.from_id
         WHERE ${from}::date IS NULL OR ((k.valid_from IS NULL OR k.valid_from < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London') AND (k.valid_to IS NULL OR k.valid_to >= ${from}::date::timestamp AT TIME ZONE 'Europe/London'))) h
       ORDER BY h."nominalId", h.kind IS NULL, h.at DESC NULLS LAST, h.role, h.kind, h.event) x
     ORDER BY x.at DESC NULLS LAST, x."nominalId" LIMIT ${most}::int`
}

/** Which of these people had a part in an event in the days; the newest of each. */
export const findPeopleThen = (
  tx: Tx,
  { nominalIds, days }: { nominalIds: readonly string[]; days: Days },
): Promise<ThereRow[]> => {
  const [from, to] = [days?.from ?? null, days?.to ?? null]
  return tx.$queryRaw<ThereRow[]>`
    SELECT DISTINCT ON (p.nominal_id) p.nominal_id AS "nominalId", e.kind, k.role, e.occurred_from AS at
      FROM person_record p JOIN link k ON k.to_id = p.id JOIN event e ON e.id = k.from_id AND e.kind = ANY (mips.readable_event_kinds())
     WHERE p.nominal_id = ANY (${[...nominalIds]}::uuid[])
       AND e.occurred_from >= ${from}::date::timestamp AT TIME ZONE 'Europe/London' AND e.occurred_from < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London'
     ORDER BY p.nominal_id, e.occurred_from DESC, k.role, e.kind, e.id`
}
