/** The pairs of a part of the store that are worth comparing, found by the keys that search keeps, in one statement. */
import { Prisma } from '@mips/database/generated/client'
import { dateVariants } from '@mips/domain/nominal/date-variants'
import type { Tx } from '../../platform/db/tx.ts'

/** A name, number or address that more than so many share tells nobody apart, and is not compared by. */
export const MOST_SHARING = 200

/** `leftOut`: how often a key was passed over because too many share it. */
export type StorePairs = { pairs: [string, string][]; leftOut: number }

const TABLES = ['person_search_open', 'person_search_restricted'].map((table) => Prisma.raw(table))
const SERVING = Prisma.sql`(SELECT version FROM search_rules WHERE state = 'serving')`

/**
 * Pairs of which one is among these nominals, as far as this transaction sees. Over all parts of the store each pair
 * is met: where both sides have the key, from the lower number; by a slip of the date, from the earlier date; without
 * a date of birth, from whoever has none. Pairs share the birth and a sound or both initials, a sound and a birth one
 * slip away, both names, both sounds where one has no birth, an identifier, or a telephone or postcode together with
 * a sound or the birth; or they are suspected already and must be weighed again.
 */
export async function findStorePairs(tx: Tx, nominalIds: string[]): Promise<StorePairs> {
  const slips = await slipsOf(tx, nominalIds)
  const looks = TABLES.flatMap(looksInto)
  const rows = await tx.$queryRaw<{ a: string | null; b: string | null; leftOut: number }[]>`
    WITH ${mineOf(nominalIds)},
      codes AS MATERIALIZED (SELECT m.*, c.code FROM mine m CROSS JOIN LATERAL (SELECT DISTINCT v FROM (VALUES (m.surname_sound), (m.forename_sound)) AS x(v) WHERE v <> 0) AS c(code)),
      slips AS MATERIALIZED (SELECT * FROM unnest(${slips.map(({ day }) => day)}::date[], ${slips.map(({ slip }) => slip)}::date[]) AS s(day, slip)),
      met AS MATERIALIZED (${Prisma.join([...looks, ...holdings(nominalIds)], ' UNION ALL ')})
    SELECT DISTINCT least(t.nominal_id, b) AS a, greatest(t.nominal_id, b) AS b, 0 AS "leftOut" FROM met t CROSS JOIN LATERAL unnest(t.ids) AS b
     WHERE cardinality(t.ids) <= ${MOST_SHARING}::int AND b <> t.nominal_id AND (b > t.nominal_id OR t.one_way)
    UNION SELECT least(p.nominal_id, q.nominal_id), greatest(p.nominal_id, q.nominal_id), 0
      FROM person_record p JOIN identity_proposal r ON r.person_record_a = p.id AND r.status = 'OPEN' JOIN person_record q ON q.id = r.person_record_b WHERE p.nominal_id = ANY (${nominalIds}::uuid[]) AND q.nominal_id <> p.nominal_id
    UNION ALL SELECT NULL, NULL, count(*)::int FROM met t WHERE cardinality(t.ids) > ${MOST_SHARING}::int`
  return {
    pairs: rows.flatMap(({ a, b }): [string, string][] => (a === null || b === null ? [] : [[a, b]])),
    leftOut: rows.reduce((sum, row) => sum + row.leftOut, 0),
  }
}

/** Each known birth of these nominals with the dates after it that are one slip away. */
async function slipsOf(tx: Tx, nominalIds: string[]): Promise<{ day: string; slip: string }[]> {
  const rows = await tx.$queryRaw<{ day: string }[]>`
    WITH ${mineOf(nominalIds)} SELECT DISTINCT dob::text AS day FROM mine WHERE dob IS NOT NULL`
  return rows.flatMap(({ day }) =>
    dateVariants(day)
      .filter((slip) => slip > day)
      .map((slip) => ({ day, slip })),
  )
}

const mineOf = (nominalIds: string[]) =>
  Prisma.sql`mine AS MATERIALIZED (${Prisma.join(
    TABLES.map(
      (table) =>
        Prisma.sql`SELECT p.nominal_id, s.dob, s.surname, s.forename, s.surname_sound, s.forename_sound, s.surname_key, s.forename_key, s.s0, s.f0
          FROM person_record p JOIN ${table} s ON s.person_record_id = p.id AND s.rules_version = ${SERVING} WHERE p.nominal_id = ANY (${nominalIds}::uuid[])`,
    ),
    ' UNION ALL ',
  )})`

/** Who answers each key, one more than may share it at most, so that a key of too many is seen to be one. */
function looksInto(table: Prisma.Sql): Prisma.Sql[] {
  const look = (mine: Prisma.Sql, where: Prisma.Sql, isOneWay: boolean) =>
    Prisma.sql`SELECT m.nominal_id, o.ids, ${isOneWay}::boolean AS one_way FROM ${mine} CROSS JOIN LATERAL (SELECT array_agg(y.nominal_id) AS ids
      FROM (SELECT x.nominal_id FROM ${table} x WHERE ${where} AND x.rules_version = ${SERVING} LIMIT ${MOST_SHARING + 1}::int) y) o WHERE o.ids IS NOT NULL`
  const slipped = Prisma.sql`codes m JOIN slips v ON v.day = m.dob`
  return [
    look(Prisma.sql`codes m`, Prisma.sql`x.surname_sound = m.code AND x.dob = m.dob`, false),
    look(Prisma.sql`codes m`, Prisma.sql`x.forename_sound = m.code AND x.dob = m.dob`, false),
    look(
      Prisma.sql`mine m`,
      Prisma.sql`x.dob = m.dob AND x.s0 IN (m.s0, m.f0) AND x.f0 IN (m.s0, m.f0)`,
      false,
    ),
    look(slipped, Prisma.sql`x.surname_sound = m.code AND x.dob = v.slip AND x.f0 IN (m.s0, m.f0)`, true),
    look(slipped, Prisma.sql`x.forename_sound = m.code AND x.dob = v.slip AND x.s0 IN (m.s0, m.f0)`, true),
    look(
      Prisma.sql`mine m`,
      Prisma.sql`m.surname <> '' AND m.forename <> '' AND x.surname_key = m.surname_key AND x.forename_key = m.forename_key AND x.surname = m.surname AND x.forename = m.forename`,
      false,
    ),
    look(
      Prisma.sql`mine m`,
      Prisma.sql`m.dob IS NULL AND m.surname_sound <> 0 AND m.forename_sound <> 0 AND x.surname_sound = m.surname_sound AND x.forename_sound = m.forename_sound`,
      true,
    ),
    look(
      Prisma.sql`mine m`,
      Prisma.sql`m.dob IS NULL AND m.surname_sound <> 0 AND m.forename_sound <> 0 AND x.surname_sound = m.forename_sound AND x.forename_sound = m.surname_sound`,
      true,
    ),
  ]
}

/** An identifier by itself; a telephone or postcode only with a name that sounds so or the same birth. */
function holdings(nominalIds: string[]): Prisma.Sql[] {
  const sharing = (mine: Prisma.Sql, theirs: Prisma.Sql, isAlike: Prisma.Sql) =>
    Prisma.sql`SELECT p.nominal_id, CASE WHEN cardinality(o.ids) > ${MOST_SHARING}::int THEN o.ids ELSE ARRAY(SELECT q.id FROM unnest(o.ids) AS q(id) WHERE ${isAlike}) END, false
      FROM person_record p ${mine} CROSS JOIN LATERAL (SELECT array_agg(y.nominal_id) AS ids FROM (SELECT q.nominal_id FROM ${theirs} LIMIT ${MOST_SHARING + 1}::int) y) o
     WHERE p.nominal_id = ANY (${nominalIds}::uuid[]) AND o.ids IS NOT NULL`
  const isAlike = Prisma.sql`q.id > p.nominal_id AND (${Prisma.join(
    TABLES.map(
      (table) =>
        Prisma.sql`EXISTS (SELECT 1 FROM mine m, person_record r JOIN ${table} x ON x.person_record_id = r.id AND x.rules_version = ${SERVING} WHERE r.nominal_id = q.id AND m.nominal_id = p.nominal_id
          AND (x.dob = m.dob OR (x.surname_sound <> 0 AND x.surname_sound IN (m.surname_sound, m.forename_sound)) OR (x.forename_sound <> 0 AND x.forename_sound IN (m.surname_sound, m.forename_sound))))`,
    ),
    ' OR ',
  )})`
  return [
    sharing(
      Prisma.sql`JOIN person_identifier i ON i.person_record_id = p.id`,
      Prisma.sql`person_identifier j JOIN person_record q ON q.id = j.person_record_id WHERE j.type = i.type AND j.value = i.value`,
      Prisma.sql`true`,
    ),
    sharing(
      Prisma.sql`JOIN link k ON k.from_id = p.id JOIN object h ON h.id = k.to_id AND upper(h.kind) = 'PHONE' AND h.key_value IS NOT NULL`,
      Prisma.sql`object g JOIN link f ON f.to_id = g.id JOIN person_record q ON q.id = f.from_id WHERE g.kind = h.kind AND g.key_value = h.key_value`,
      isAlike,
    ),
    sharing(
      Prisma.sql`JOIN link k ON k.from_id = p.id JOIN location h ON h.id = k.to_id AND h.postcode IS NOT NULL`,
      Prisma.sql`location g JOIN link f ON f.to_id = g.id JOIN person_record q ON q.id = f.from_id WHERE g.postcode = h.postcode`,
      isAlike,
    ),
  ]
}

/** Those of these nominals that have several records, or two identifiers where a person has one. */
export async function findToCheck(tx: Tx, nominalIds: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT nominal_id AS id FROM person_record WHERE nominal_id = ANY (${nominalIds}::uuid[]) GROUP BY 1 HAVING count(*) > 1
    UNION SELECT p.nominal_id FROM person_identifier i JOIN person_record p ON p.id = i.person_record_id
     WHERE p.nominal_id = ANY (${nominalIds}::uuid[]) AND i.is_valid AND i.type IN ('PNC', 'CRO', 'NINO', 'NHS') GROUP BY p.nominal_id, i.type HAVING count(DISTINCT i.value) > 1`
  return rows.map((row) => row.id)
}
