/** The queries of the one box: keys exact and words by trigram, open and restricted sides apart. */
import { Prisma } from '@mips/database/generated/client'
import type { PlainTx } from '../../platform/db/tx.ts'
import type { LinkedPersonRow, LocationBriefRow, MarkerRow } from './pole.rows.ts'

/** One record found, before it is made readable. `found` counts all of its kind. */
export type Found = { id: string; kind: string; key: string | null; isPhrase: boolean; found: number }

export type Reach = { kinds: readonly string[]; acls: readonly number[]; limit: number }

/** Both sides of the search: the open one has no row security; the restricted one is entered by its access lists. */
export const sides = (reach: Reach, columns: Prisma.Sql, where: Prisma.Sql) => Prisma.sql`
  SELECT ${columns} FROM record_search_open s WHERE s.kind = ANY (${[...reach.kinds]}) AND ${where}
  UNION ALL
  SELECT ${columns} FROM record_search_restricted s WHERE s.acl_id = ANY (${reach.acls.filter((acl) => acl !== 0)}::int[]) AND s.kind = ANY (${[...reach.kinds]}) AND ${where}`

/** The words as stored text is folded (lower case, no accents, no punctuation), and the records that carry one of the keys: one round trip. */
export async function beginSearch(
  tx: PlainTx,
  text: string,
  keys: readonly string[],
  reach: Reach,
): Promise<{ folded: string; exact: Found[] }> {
  const wanted = [...keys]
  const rows = await tx.$queryRaw<{ folded: string; exact: Found[] | null }[]>`
    SELECT mips.fold(${text}) AS folded, (SELECT jsonb_agg(to_jsonb(y) - 'at' ORDER BY y.at DESC NULLS LAST, y.id) FROM (
      SELECT x.id, x.kind, (SELECT k FROM unnest(x.keys) k WHERE k = ANY (${wanted}) LIMIT 1) AS key, false AS "isPhrase",
             count(*) OVER (PARTITION BY x.kind)::int AS found, x.happened_at AS at
        FROM (${sides(reach, Prisma.sql`s.record_id AS id, s.kind, s.keys, s.happened_at`, Prisma.sql`s.keys && ${wanted}::text[]`)}) x
       ORDER BY x.happened_at DESC NULLS LAST, x.id LIMIT ${reach.limit}) y) AS exact`
  return { folded: rows[0]?.folded ?? '', exact: rows[0]?.exact ?? [] }
}

/** Records that hold every word, those with the words together first; at most `limit` of each kind. */
export async function findByWords(tx: PlainTx, words: readonly string[], reach: Reach): Promise<Found[]> {
  // Trigram indexes know nothing of words under three letters, so one longer word must carry the search.
  if (!words.some((word) => word.length >= 3)) return []
  const tests = words.map((word) =>
    word.length >= 3
      ? Prisma.sql`s.text LIKE ${`%${word}%`}`
      : Prisma.sql`' ' || s.text || ' ' LIKE ${`% ${word} %`}`,
  )
  const where = Prisma.join(tests, ' AND ')
  const phrase = `% ${words.join(' ')} %`
  return tx.$queryRaw<Found[]>`
    SELECT y.id, y.kind, NULL AS key, y.is_phrase AS "isPhrase", y.found FROM (
      SELECT x.*, row_number() OVER (PARTITION BY x.kind ORDER BY x.is_phrase DESC, x.happened_at DESC NULLS LAST, x.text, x.id) AS place, count(*) OVER (PARTITION BY x.kind)::int AS found
        FROM (${sides(reach, Prisma.sql`s.record_id AS id, s.kind, s.text, s.happened_at, ' ' || s.text || ' ' LIKE ${phrase} AS is_phrase`, where)}) x) y
     WHERE y.place <= ${reach.limit} ORDER BY y.place`
}

export type PlaceRow = { id: string; brief: LocationBriefRow; people: LinkedPersonRow[] }

/** Places in one line each, for type-ahead. */
export const listPlaceBriefs = (tx: PlainTx, ids: readonly string[]) =>
  tx.$queryRaw<
    { id: string; brief: LocationBriefRow }[]
  >`SELECT id, mips.location_brief(id) AS brief FROM unnest(${[...ids]}::uuid[]) AS id`

export type ObjectHitRow = {
  id: string
  reference: string | null
  kind: string
  label: string
  markers: MarkerRow[]
  people: LinkedPersonRow[]
}
export type EventHitRow = {
  id: string
  reference: string | null
  kind: string
  title: string
  /** When it happened or was seized. */
  occurredFrom: string
  address: string | null
}
export type FoundRows = { places: PlaceRow[]; objects: ObjectHitRow[]; events: EventHitRow[] }

/** What was found, made readable in one round trip: places with their live markers and people, objects, events and exhibits with their place. */
export async function listFound(
  tx: PlainTx,
  ids: { places: readonly string[]; objects: readonly string[]; events: readonly string[] },
): Promise<FoundRows> {
  const rows = await tx.$queryRaw<FoundRows[]>`
    SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p, 'brief', mips.location_brief(p), 'people', mips.linked_people(p))), '[]')
              FROM unnest(${[...ids.places]}::uuid[]) AS p) AS places,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'reference', r.reference, 'kind', o.kind, 'label', o.label, 'markers', mips.markers_json(ARRAY[o.id], true), 'people', mips.linked_people(o.id))), '[]')
              FROM object o JOIN record r ON r.id = o.id WHERE o.id = ANY (${[...ids.objects]}::uuid[])) AS objects,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'reference', r.reference, 'kind', e.kind, 'title', e.title, 'occurredFrom', e.occurred_from,
                'address', (SELECT mips.address_line(l) FROM location l WHERE l.id = mips.place_of_event(e.id)))), '[]')
              FROM event e JOIN record r ON r.id = e.id WHERE e.id = ANY (${[...ids.events]}::uuid[]))
           || (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'reference', r.reference, 'kind', r.kind, 'title', x.description, 'occurredFrom', x.seized_at, 'address', x.place_text)), '[]')
              FROM exhibit x JOIN record r ON r.id = x.id WHERE x.id = ANY (${[...ids.events]}::uuid[])) AS events`
  return rows[0] ?? { places: [], objects: [], events: [] }
}
