/** The queries that compare people already on record: name counts, and what stands behind the numbers of a nominal. */
import type { Tx } from '../../platform/db/tx.ts'

/** How often these folded names are held, and how many names there are. */
export const countHeldNames = (
  tx: Tx,
  names: string[],
): Promise<{ part: string; name: string; frequency: number }[]> =>
  tx.$queryRaw`
    SELECT part, name, frequency FROM name_dictionary WHERE part IN ('forename', 'surname') AND name = ANY (${names}::text[]) AND frequency > 0
    UNION ALL SELECT 'total', '', coalesce(sum(frequency), 0)::int FROM name_dictionary WHERE part = 'total'`

/** Version and list of nominals that this reader may see. */
export const findNominalFacts = (
  tx: Tx,
  nominalIds: string[],
): Promise<{ id: string; version: number; aclId: number; reference: string | null }[]> =>
  tx.$queryRaw`SELECT id, version, acl_id AS "aclId", reference FROM record WHERE kind = 'Nominal' AND id = ANY (${nominalIds}::uuid[])`

type RecordRow = {
  id: string
  nominalId: string
  names: { kind: string; forename: string | null; middle: string | null; surname: string | null }[]
  dob: string | null
  dobTo: string | null
  precision: string
  sex: string | null
  identifiers: { type: string; value: string }[]
  postcodes: string[]
  phones: string[]
}

/** What each of these person records says by itself, as the scorer compares it. */
export const findRecordFacts = (tx: Tx, recordIds: string[]): Promise<RecordRow[]> =>
  tx.$queryRaw`
    SELECT p.id, p.nominal_id AS "nominalId", p.dob::text AS dob, p.dob_to::text AS "dobTo", p.dob_precision AS precision, p.sex,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', y.kind, 'forename', y.forename, 'middle', y.middle, 'surname', y.surname) ORDER BY y.kind <> 'PRIMARY', y.created_at, y.id), '[]') FROM person_name y WHERE y.person_record_id = p.id) AS names,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('type', i.type, 'value', i.value) ORDER BY i.id), '[]') FROM person_identifier i WHERE i.person_record_id = p.id) AS identifiers,
           (SELECT coalesce(jsonb_agg(DISTINCT l.postcode), '[]') FROM link k JOIN location l ON l.id = k.to_id WHERE k.from_id = p.id AND l.postcode IS NOT NULL) AS postcodes,
           (SELECT coalesce(jsonb_agg(DISTINCT o.key_value), '[]') FROM link k JOIN object o ON o.id = k.to_id WHERE k.from_id = p.id AND upper(o.kind) = 'PHONE' AND o.key_value IS NOT NULL) AS phones
      FROM person_record p WHERE p.id = ANY (${recordIds}::uuid[]) ORDER BY p.created_at, p.id`
