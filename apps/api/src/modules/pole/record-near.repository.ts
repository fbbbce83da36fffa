/** The queries for numbers with wildcards and for addresses spelt nearly right. */
import { Prisma } from '@mips/database/generated/client'
import { likePattern } from '@mips/domain/identifiers/wildcard'
import type { PlainTx } from '../../platform/db/tx.ts'
import { type Found, type Reach, sides } from './record-search.repository.ts'

/** Things and exhibits whose number fits one of the patterns and that have all the words; `key` is the number, vehicles only where the patterns are of plates. */
export async function findByPattern(
  tx: PlainTx,
  bodies: readonly string[],
  reach: Reach,
  { isPlate, words = [] }: { isPlate: boolean; words?: readonly string[] },
): Promise<Found[]> {
  const kinds = reach.kinds.filter((kind) => kind === 'Object' || kind === 'Exhibit')
  if (bodies.length === 0 || kinds.length === 0) return []
  const patterns = bodies.map(likePattern)
  // The words carry the trigram index; the keys then say exactly.
  const near = Prisma.join(
    // An exhibit has many numbers, and none of them stands last.
    bodies.map(
      (body) =>
        Prisma.sql`s.text LIKE ${textPattern(body)} OR (s.kind = 'Exhibit' AND s.text LIKE ${`%${textPattern(body)}%`})`,
    ),
    ' OR ',
  )
  const where = Prisma.sql`(${near}) AND ${holdsAll(words)} AND (${!isPlate} OR s.text LIKE 'vehicle %') AND EXISTS (SELECT 1 FROM unnest(s.keys) k WHERE k LIKE ANY (${patterns}::text[]))`
  return tx.$queryRaw<Found[]>`
    SELECT x.id, x.kind, (SELECT k FROM unnest(x.keys) k WHERE k LIKE ANY (${patterns}::text[]) LIMIT 1) AS key, false AS "isPhrase", count(*) OVER ()::int AS found
      FROM (${sides({ ...reach, kinds }, Prisma.sql`s.record_id AS id, s.kind, s.keys, s.text`, where)}) x
     ORDER BY x.text, x.id LIMIT ${reach.limit}`
}

/** Every word by a test of its own: an index of parts of words serves those, and none that are asked as one list. */
const holdsAll = (words: readonly string[]): Prisma.Sql =>
  words.length === 0
    ? Prisma.sql`true`
    : Prisma.join(
        words.map((word) => Prisma.sql`s.text LIKE ${`%${word}%`}`),
        ' AND ',
      )

/** A number stands last among the words of its thing, folded, so that a pattern may lean on its beginning and its end. */
function textPattern(body: string): string {
  const folded = body
    .toLowerCase()
    .replace(/^\+/, '')
    .replace(/[^\p{L}\p{N}?*]/gu, '*')
  return `${folded.startsWith('*') ? '' : '% '}${likePattern(folded)}`
}

/** The words of open addresses that share a form with one letter left out with a word that was typed. */
export function findPlaceWords(
  tx: PlainTx,
  forms: readonly { typed: string; deletion: string }[],
): Promise<{ typed: string; word: string }[]> {
  return tx.$queryRaw<{ typed: string; word: string }[]>`
    SELECT DISTINCT f.typed, d.word FROM unnest(${forms.map((form) => form.typed)}::text[], ${forms.map((form) => form.deletion)}::text[]) AS f(typed, deletion)
      JOIN place_word_deletion d ON d.deletion = f.deletion ORDER BY 1, 2`
}

/** Which of these words stand in an open address. */
export const findKnownPlaceWords = (tx: PlainTx, words: readonly string[]): Promise<{ word: string }[]> =>
  tx.$queryRaw`SELECT w.word FROM place_word w WHERE w.word = ANY (${[...words]}::text[])`

/** Events that hold every word and happened at one of these places, the latest first. */
export function findEventsAt(
  tx: PlainTx,
  words: readonly string[],
  places: readonly string[],
  reach: Reach,
): Promise<Found[]> {
  const kinds = reach.kinds.filter((kind) => kind !== 'Location' && kind !== 'Object')
  const columns = Prisma.sql`s.record_id AS id, s.kind, s.happened_at`
  return tx.$queryRaw<Found[]>`
    SELECT x.id, x.kind, NULL AS key, false AS "isPhrase", count(*) OVER (PARTITION BY x.kind)::int AS found
      FROM (${sides({ ...reach, kinds }, columns, holdsAll(words))}) x
     WHERE EXISTS (SELECT 1 FROM link k WHERE k.from_id = x.id AND k.to_id = ANY (${[...places]}::uuid[]) AND k.valid_to IS NULL)
     ORDER BY x.happened_at DESC NULLS LAST, x.id LIMIT ${reach.limit}`
}

/** A word of the address as it was typed and the spellings that may be meant. */
export type Spellings = { typed: string; meant: readonly string[] }

/** Places that hold one spelling of every word, those with most words as typed first. */
export async function findPlacesSpelt(
  tx: PlainTx,
  words: readonly Spellings[],
  reach: Reach,
): Promise<Found[]> {
  const holds = (word: string) => Prisma.sql`' ' || s.text || ' ' LIKE ${`% ${word} %`}`
  const begins = (word: string) => (word.length >= 3 ? Prisma.sql`s.text LIKE ${`%${word}%`}` : holds(word))
  const where = Prisma.join(
    words.map(({ meant }) => Prisma.sql`(${Prisma.join(meant.map(begins), ' OR ')})`),
    ' AND ',
  )
  const asTyped = Prisma.join(
    words.map(({ typed }) => Prisma.sql`(${holds(typed)})::int`),
    ' + ',
  )
  return tx.$queryRaw<Found[]>`
    SELECT x.id, x.kind, NULL AS key, false AS "isPhrase", count(*) OVER ()::int AS found
      FROM (${sides({ ...reach, kinds: ['Location'] }, Prisma.sql`s.record_id AS id, s.kind, s.text, ${asTyped} AS same`, where)}) x
     ORDER BY x.same DESC, x.text, x.id LIMIT ${reach.limit}`
}

/** Events of a day in London (YYYY-MM-DD), the latest first; the rows are under row security and the index is by kind and time. */
export function findEventsOfDay(tx: PlainTx, day: string, reach: Reach): Promise<Found[]> {
  const kinds = reach.kinds.filter((kind) => kind !== 'Location' && kind !== 'Object')
  return tx.$queryRaw<Found[]>`
    SELECT e.id, e.kind, NULL AS key, false AS "isPhrase", count(*) OVER (PARTITION BY e.kind)::int AS found FROM event e
     WHERE e.kind = ANY (${kinds}) AND e.occurred_from >= ${day}::date::timestamp AT TIME ZONE 'Europe/London' AND e.occurred_from < (${day}::date + 1)::timestamp AT TIME ZONE 'Europe/London'
     ORDER BY e.occurred_from DESC, e.id LIMIT ${reach.limit}`
}
