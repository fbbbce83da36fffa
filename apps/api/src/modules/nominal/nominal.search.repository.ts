/** The queries of searches for people: what is compared, what is shown in a list, and what is kept of a search. */
import { Prisma } from '@mips/database/generated/client'
import { beginningWith } from '@mips/domain/nominal/search-probe'
import type { PlainTx, Tx } from '../../platform/db/tx.ts'

/** A date of birth as a person record holds it; `dobTo` ends the range of an estimated one. */
export type HeldDob = { dob: string; dobTo: string | null; precision: string }

/** The visible facts of one nominal that the scorer compares. */
export type ComparedRow = {
  nominalId: string
  personRecordId: string
  names: { kind: string; forename: string | null; middle: string | null; surname: string | null }[]
  dobs: HeldDob[]
  sex: string | null
  identifiers: { type: string; value: string }[]
  postcodes: string[]
  phones: string[]
}

/** What each nominal holds, the records that this reader may not see left out; identifiers, postcodes and telephones only `withContacts`. */
export async function findCompared(
  tx: PlainTx,
  nominalIds: string[],
  withContacts = true,
): Promise<ComparedRow[]> {
  if (nominalIds.length === 0) return []
  return tx.$queryRaw<ComparedRow[]>`
    SELECT * FROM mips.compared_facts(${nominalIds}::uuid[], ${withContacts}::boolean)`
}

/** A live warning as the database tells it. */
export type MarkerRow = {
  id: string
  code: string
  category: string
  severity: number
  startsOn: string
  reviewOn: string
}

/** A nominal as a list shows it. */
export type BriefRow = {
  nominalId: string
  reference: string | null
  aclId: number
  status: string
  records: string[]
  title: string | null
  forename: string | null
  middle: string | null
  surname: string | null
  dob: string | null
  dobTo: string | null
  dobPrecision: string
  sex: string | null
  photograph: { id: string; recordId: string } | null
  markers: MarkerRow[]
  locationId: string | null
  address: string | null
  since: Date | null
}

/** Briefs of the nominals that this reader may see. */
export async function findBriefs(tx: PlainTx, nominalIds: string[]): Promise<BriefRow[]> {
  if (nominalIds.length === 0) return []
  return tx.$queryRaw<BriefRow[]>`
    SELECT nominal_id AS "nominalId", reference, acl_id AS "aclId", status, records, title, forename, middle, surname, dob::text AS dob, dob_to::text AS "dobTo", dob_precision AS "dobPrecision", sex,
           photograph, markers, location_id AS "locationId", address, since
      FROM mips.nominal_briefs(${nominalIds}::uuid[])`
}

/** Under which nominal each person record is, for those that this reader may see. */
export async function findNominalsOf(
  tx: Tx,
  personRecordIds: string[],
): Promise<{ personRecordId: string; nominalId: string }[]> {
  const rows = await tx.personRecord.findMany({
    where: { id: { in: personRecordIds } },
    select: { id: true, nominalId: true },
  })
  return rows.map((row) => ({ personRecordId: row.id, nominalId: row.nominalId }))
}

/** The living nominals that these references lead to, for a reference typed whole: a retired number still finds its person. */
export const findByReference = (
  tx: PlainTx,
  references: string[],
): Promise<{ nominalId: string; asked: string }[]> =>
  tx.$queryRaw`SELECT mips.live_nominal(id) AS "nominalId", reference AS asked FROM record WHERE kind = 'Nominal' AND reference = ANY (${references}::text[])`

/** Only so many of the names that begin as typed, the commonest. */
const MOST_BEGUN = 30

/** People whose surname begins with the one word and, where there is another, whose forename begins with that; any of the pairs. */
export async function findBeginning(
  tx: PlainTx,
  pairs: { surname: string; forename: string }[],
  most: number,
): Promise<{ nominalId: string }[]> {
  if (pairs.length === 0) return []
  const asked = pairs.map(({ surname, forename }) => ({
    ...beginningWith(surname),
    given: forename === '' ? null : beginningWith(forename),
  }))
  return tx.$queryRaw<{ nominalId: string }[]>`
    WITH asked AS (SELECT * FROM unnest(${asked.map(({ from }) => from)}::text[], ${asked.map(({ before }) => before)}::text[], ${asked.map(({ given }) => given?.from ?? null)}::text[], ${asked.map(({ given }) => given?.before ?? null)}::text[])
        AS a(surname_from, surname_before, forename_from, forename_before)),
      begun AS (SELECT a.*, d.name AS surname, d.frequency FROM asked a CROSS JOIN LATERAL (SELECT n.name, n.frequency FROM name_dictionary n WHERE n.part = 'surname' AND n.name >= a.surname_from AND n.name < a.surname_before AND n.frequency > 0 ORDER BY n.frequency DESC, n.name LIMIT ${MOST_BEGUN}::int) d),
      met AS (
        SELECT s.nominal_id, s.surname, s.forename FROM begun b CROSS JOIN LATERAL (SELECT o.nominal_id, o.surname, o.forename FROM person_search_open o WHERE o.surname_key = hashtext(b.surname) AND o.surname = b.surname LIMIT ${most}::int) s WHERE b.forename_from IS NULL
        UNION ALL
        SELECT s.nominal_id, s.surname, s.forename FROM begun b
          CROSS JOIN LATERAL (SELECT n.name FROM name_dictionary n WHERE n.part = 'forename' AND n.name >= b.forename_from AND n.name < b.forename_before AND n.frequency > 0 ORDER BY n.frequency DESC, n.name LIMIT ${MOST_BEGUN}::int) f
          CROSS JOIN LATERAL (SELECT o.nominal_id, o.surname, o.forename FROM person_search_open o WHERE o.surname_key = hashtext(b.surname) AND o.forename_key = hashtext(f.name) AND o.surname = b.surname AND o.forename = f.name LIMIT ${most}::int) s WHERE b.forename_from IS NOT NULL
        UNION ALL
        SELECT s.nominal_id, s.surname, s.forename FROM asked a CROSS JOIN LATERAL (SELECT r.nominal_id, r.surname, r.forename FROM person_search_restricted r WHERE r.surname ~>=~ a.surname_from AND r.surname ~<~ a.surname_before
          AND (a.forename_from IS NULL OR (r.forename ~>=~ a.forename_from AND r.forename ~<~ a.forename_before)) ORDER BY r.surname USING ~<~, r.forename USING ~<~, r.nominal_id LIMIT ${most}::int) s)
    SELECT m.nominal_id AS "nominalId" FROM met m JOIN nominal n ON n.id = m.nominal_id GROUP BY 1 ORDER BY min(m.surname), min(m.forename), 1 LIMIT ${most}::int`
}

/**
 * Keeps a search with the candidates that it shows, which only its searcher ever sees again, and answers the briefs of
 * those candidates; one round trip.
 */
export async function keepSearch(
  tx: PlainTx,
  search: {
    userId: string
    at: Date
    kind: string
    terms: Prisma.InputJsonValue
    candidates: { nominalId: string; weight: number; fraction: number }[]
  },
): Promise<{ searchId: string; briefs: BriefRow[] }> {
  const [answer] = await tx.$queryRaw<{ kept: { id: string; briefs: KeptBrief[] } }[]>`
    SELECT mips.keep_search(${search.userId}::uuid, ${search.at}, ${search.kind}, ${JSON.stringify(search.terms)}::jsonb, ${JSON.stringify(search.candidates)}::jsonb) AS kept`
  if (answer === undefined) throw new Error('A search was not kept')
  const briefs = answer.kept.briefs.map((brief) => ({
    ...brief,
    since: brief.since === null ? null : new Date(brief.since),
  }))
  return { searchId: answer.kept.id, briefs }
}

type KeptBrief = Omit<BriefRow, 'since'> & { since: string | null }

/** A search of the reader's own; somebody else's is not there. */
export const findSearch = (tx: Tx, searchId: string) => tx.searchRun.findUnique({ where: { id: searchId } })

/** The candidates of a search that this reader may still see. */
export const findCandidates = (tx: Tx, searchId: string) =>
  tx.searchCandidate.findMany({ where: { searchId }, orderBy: [{ weight: 'desc' }, { nominalId: 'asc' }] })

/** Marks what the searcher did with a candidate; true when the candidate was one of that search. */
export async function markCandidate(
  tx: Tx,
  searchId: string,
  nominalId: string,
  mark: { outcome: string; reason: string | null; decidedAt: Date },
): Promise<boolean> {
  const marked = await tx.searchCandidate.updateMany({ where: { searchId, nominalId }, data: mark })
  return marked.count === 1
}
