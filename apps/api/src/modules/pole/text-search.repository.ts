/** Finds what was written by its words, and cuts out the piece of each that the reader may read. */
import { Prisma } from '@mips/database/generated/client'
import { matchBegins, matchEnds } from '@mips/domain/search/marked-text'
import { readTextQuery, type TextTerm } from '@mips/domain/search/text-query'
import { formsOf } from '@mips/domain/search/word-forms'
import type { PlainTx } from '../../platform/db/tx.ts'
import type { Reach } from './record-search.repository.ts'

/** Paragraphs of intelligence that one search looks at, the newest of those that the reader may hold. */
const mostParagraphs = 2000

/** A text that holds the words; `found` counts all of them, and with `hasMore` there may be older paragraphs of intelligence besides. */
export type FoundText = {
  id: string
  source: string
  recordId: string
  kind: string
  found: number
  hasMore: boolean
  /** The force that owns it, and how many texts of that force there are: of intelligence alone. */
  force: string | null
  ofForce: number | null
}

const phrase = (text: string) => Prisma.sql`phraseto_tsquery('english', mips.fold(${text}))`

/** A word in any of its forms; the regular ones are read by the dictionary of the database. */
const anyForm = (word: string): Prisma.Sql =>
  Prisma.sql`(${Prisma.join(
    formsOf(word).map((form) => Prisma.sql`plainto_tsquery('english', mips.fold(${form}))`),
    ' || ',
  )})`

/** Words stand near one another in either order; one that is too common to be kept stands near everything. */
function queryOf(term: TextTerm): Prisma.Sql {
  switch (term.kind) {
    case 'words':
      return Prisma.join(term.text.split(/\s+/).map(anyForm), ' && ')
    case 'phrase':
      return phrase(term.text)
    case 'near':
      return Prisma.sql`(
        SELECT coalesce((SELECT string_agg(tsquery_phrase(w.a, w.b, n)::text || ' | ' || tsquery_phrase(w.b, w.a, n)::text, ' | ')::tsquery
                           FROM generate_series(1, ${term.within}::int) n WHERE numnode(w.a) > 0 AND numnode(w.b) > 0), w.a && w.b)
          FROM (SELECT ${phrase(term.left)} AS a, ${phrase(term.right)} AS b) w)`
  }
}

/** Everything that is asked of the text, as one query of the database. */
const everyTerm = (text: string): Prisma.Sql => {
  const terms = readTextQuery(text).map(queryOf)
  return terms.length === 0 ? Prisma.sql`''::tsquery` : Prisma.join(terms, ' && ')
}

/** Whose texts: the kinds and lists of the reader, sources that their role does not open, and what decides about intelligence. */
export type TextReach = Reach & {
  hiddenSources: readonly string[]
  /** States in which a report is found (IW-7), and the day (London) on which conditions are looked at. */
  states: readonly string[]
  today: string
  /** The texts of these records alone. */
  among?: readonly string[] | undefined
}

/**
 * Texts that hold every word in any form of it, the phrases whole and the near words near, newest first. Open and restricted
 * sides apart as for records; intelligence by paragraph, those only that the reader may hold: what is not theirs is neither
 * listed nor counted. Of intelligence the newest of each force are listed, so that those of one never crowd out another's.
 */
export async function findTexts(tx: PlainTx, text: string, reach: TextReach): Promise<FoundText[]> {
  const columns = Prisma.sql`t.source_id AS id, t.source, t.record_id, t.kind, t.happened_at`
  const newest = Prisma.sql`happened_at DESC NULLS LAST, id, source`
  const among = (column: Prisma.Sql) =>
    reach.among === undefined ? Prisma.empty : Prisma.sql`AND ${column} = ANY (${[...reach.among]}::uuid[])`
  const where = Prisma.sql`t.kind = ANY (${[...reach.kinds]}) AND t.source <> ALL (${[...reach.hiddenSources]}::text[]) AND t.words @@ q.query ${among(Prisma.sql`t.record_id`)}`
  return tx.$queryRaw<FoundText[]>`
    WITH q AS MATERIALIZED (SELECT ${everyTerm(text)} AS query),
         written AS (
           SELECT ${columns} FROM text_search_open t, q WHERE ${where}
           UNION ALL
           SELECT ${columns} FROM text_search_restricted t, q WHERE t.acl_id = ANY (${reach.acls.filter((acl) => acl !== 0)}::int[]) AND ${where}),
         held AS MATERIALIZED (
           SELECT p.text_id AS id, 'intelligence'::text AS source, p.report_id AS record_id, 'IntelligenceReport'::text AS kind, p.happened_at, coalesce(i.received_from, r.force_code, mips.own_force()) AS force
             FROM q CROSS JOIN LATERAL mips.paragraphs_with(q.query, ${[...reach.states]}::text[], ${reach.today}::date) p
             JOIN intelligence_text n ON n.id = p.text_id JOIN intelligence_report i ON i.id = p.report_id JOIN record r ON r.id = p.report_id
            WHERE 'IntelligenceReport' = ANY (${[...reach.kinds]}) ${among(Prisma.sql`p.report_id`)}),
         all_held AS (SELECT count(*) AS count FROM held)
    SELECT x.id, x.source, x.record_id AS "recordId", x.kind, (coalesce(max(x.written) OVER (), 0) + a.count)::int AS found, a.count >= ${mostParagraphs} AS "hasMore", x.force, x.of_force AS "ofForce" FROM (
      (SELECT w.*, count(*) OVER () AS written, NULL::text AS force, NULL::int AS of_force FROM written w ORDER BY ${newest} LIMIT ${reach.limit})
      UNION ALL
      SELECT h.id, h.source, h.record_id, h.kind, h.happened_at, NULL, h.force, h.of_force FROM (
        SELECT held.*, count(*) OVER (PARTITION BY force)::int AS of_force, row_number() OVER (PARTITION BY force ORDER BY ${newest}) AS place FROM held) h
       WHERE h.place <= ${reach.limit}) x CROSS JOIN all_held a
     ORDER BY x.happened_at DESC NULLS LAST, x.id, x.source`
}

export type TextRow = {
  id: string
  source: string
  recordId: string
  kind: string
  reference: string | null
  title: string
  happenedAt: Date
  entryKind: string | null
  author: string | null
  /** The force that owns it, of intelligence. */
  force: string | null
  snippet: string
  /** A source in doubt is told of and not quoted (IG-7). */
  isDoubted: boolean
}

const cutting = `StartSel=${matchBegins}, StopSel=${matchEnds}, MaxWords=36, MinWords=18, MaxFragments=2, FragmentDelimiter=" … "`

/** The texts with the words marked, read from the rows themselves under the reader's rights. */
export function listTexts(tx: PlainTx, found: readonly FoundText[], text: string): Promise<TextRow[]> {
  return tx.$queryRaw<TextRow[]>`
    WITH q AS MATERIALIZED (SELECT ${everyTerm(text)} AS query)
    SELECT f.id, f.source, r.id AS "recordId", r.kind, r.reference, coalesce(e.title, x.description, r.reference, r.kind) AS title, coalesce(g.happened_at, e.occurred_from, r.created_at) AS "happenedAt",
           g.kind AS "entryKind", u.display_name AS author, CASE WHEN i.id IS NOT NULL THEN coalesce(i.received_from, r.force_code, mips.own_force()) END AS force, doubt.is_doubted AS "isDoubted", CASE WHEN doubt.is_doubted THEN '' ELSE ts_headline('english', said.words, q.query, ${cutting}) END AS snippet
      FROM unnest(${found.map((row) => row.id)}::uuid[], ${found.map((row) => row.source)}::text[]) WITH ORDINALITY AS f(id, source, place)
      CROSS JOIN q
      CROSS JOIN LATERAL (SELECT mips.text_of(f.id, f.source) AS words) said
      LEFT JOIN log_entry g ON g.id = f.id AND f.source = 'log'
      LEFT JOIN intelligence_text n ON n.id = f.id AND f.source = 'intelligence'
      LEFT JOIN investigation_action c ON c.id = f.id AND f.source = 'action'
      LEFT JOIN investigation_decision d ON d.id = f.id AND f.source = 'decision'
      LEFT JOIN attachment t ON t.id = f.id AND f.source IN ('document', 'pages')
      LEFT JOIN exhibit x ON x.id = f.id AND f.source = 'exhibit'
      CROSS JOIN LATERAL (SELECT n.id IS NOT NULL AND mips.is_source_doubted(n) AS is_doubted) doubt
      JOIN record r ON r.id = coalesce(g.record_id, n.report_id, c.crime_id, d.crime_id, t.record_id, f.id) LEFT JOIN event e ON e.id = r.id LEFT JOIN intelligence_report i ON i.id = n.report_id LEFT JOIN app_user u ON u.id = g.author_id
     WHERE said.words IS NOT NULL ORDER BY f.place`
}
