/** Turns the planned looks of a search into one statement over the open and the restricted names, and reads the name dictionary. */
import { Prisma } from '@mips/database/generated/client'
import type { NameKind } from '@mips/domain/nominal/search-names'
import type { Probe, TextRange } from '@mips/domain/nominal/search-probe'
import { deletions } from '@mips/domain/nominal/name-dictionary'
import type { Tx } from '../../platform/db/tx.ts'

/** One name of one person record that a look met; folded, as the search tables hold it. */
export type MetRow = {
  personRecordId: string
  nominalId: string
  forename: string
  middle: string
  surname: string
  dob: string | null
  dobYear: number | null
  sex: string | null
  postcode: string | null
}

const sides = [Prisma.raw('person_search_open'), Prisma.raw('person_search_restricted')]
const columns = Prisma.raw(
  'person_record_id, nominal_id, forename, middle, surname, dob, dob_year, sex, postcode',
)

/** Every name that any of the looks meets and whose nominal this reader may see; one round trip. */
export async function meetNames(tx: Tx, probes: Probe[]): Promise<MetRow[]> {
  if (probes.length === 0) return []
  const looks = probes.flatMap((probe) =>
    sides.map(
      (side) =>
        Prisma.sql`(SELECT ${columns} FROM ${side} WHERE ${conditionOf(probe)} LIMIT ${probe.limit}::int)`,
    ),
  )
  return tx.$queryRaw<MetRow[]>`
    SELECT DISTINCT m.person_record_id AS "personRecordId", m.nominal_id AS "nominalId", m.forename, m.middle, m.surname, m.dob::text AS dob, m.dob_year AS "dobYear", m.sex, m.postcode
      FROM (${Prisma.join(looks, ' UNION ALL ')}) m JOIN nominal n ON n.id = m.nominal_id`
}

function conditionOf(probe: Probe): Prisma.Sql {
  const conditions: Prisma.Sql[] = []
  const among = (column: string, values: string[] | undefined) => {
    if (values) conditions.push(Prisma.sql`${Prisma.raw(column)} = ANY (${values}::text[])`)
  }
  among('sc', probe.sc)
  among('fc', probe.fc)
  among('s0', probe.s0)
  among('f0', probe.f0)
  among('surname', probe.surname)
  among('forename', probe.forename)
  if (probe.fcRanges)
    conditions.push(
      Prisma.sql`(${Prisma.join(
        probe.fcRanges.map((range) => within('fc', range)),
        ' OR ',
      )})`,
    )
  if (probe.surnameRange) conditions.push(within('surname', probe.surnameRange))
  if (probe.dob) conditions.push(Prisma.sql`dob = ANY (${probe.dob}::date[])`)
  if (probe.dobRange)
    conditions.push(Prisma.sql`dob BETWEEN ${probe.dobRange.from}::date AND ${probe.dobRange.to}::date`)
  if (probe.dobMissing) conditions.push(Prisma.sql`dob IS NULL`)
  if (probe.dobYears)
    conditions.push(Prisma.sql`dob_year BETWEEN ${probe.dobYears.from}::int AND ${probe.dobYears.to}::int`)
  return Prisma.join(conditions, ' AND ')
}

/** In byte order, as the index is; these operators are leakproof, so row security does not keep them from it. */
const within = (column: string, { from, before }: TextRange) =>
  Prisma.sql`(${Prisma.raw(column)} ~>=~ ${from} AND ${Prisma.raw(column)} ~<~ ${before})`

export type NearName = { kind: NameKind; asked: string; name: string; frequency: number }

/** The open names within reach of each asked name, with how often they are held. */
export async function findNearNames(tx: Tx, wanted: { name: string; kind: NameKind }[]): Promise<NearName[]> {
  const keys = wanted.flatMap(({ name, kind }) =>
    deletions(name).map((deletion) => ({ name, kind, deletion })),
  )
  if (keys.length === 0) return []
  return tx.$queryRaw<NearName[]>`
    SELECT DISTINCT q.part AS kind, q.asked, d.name, n.frequency
      FROM unnest(${keys.map((key) => key.kind)}::text[], ${keys.map((key) => key.name)}::text[], ${keys.map((key) => key.deletion)}::text[]) AS q(part, asked, deletion)
      JOIN name_deletion d ON d.part = q.part AND d.deletion = q.deletion
      JOIN name_dictionary n ON n.part = d.part AND n.name = d.name AND n.frequency > 0`
}

export type NameCount = { part: string; name: string; frequency: number }

/** How often each of these names is held openly, and the number of all names (part `total`). */
export async function countNames(tx: Tx, forenames: string[], surnames: string[]): Promise<NameCount[]> {
  return tx.$queryRaw<NameCount[]>`
    SELECT part, name, frequency FROM name_dictionary WHERE part = 'forename' AND name = ANY (${forenames}::text[]) AND frequency > 0
    UNION ALL SELECT part, name, frequency FROM name_dictionary WHERE part = 'surname' AND name = ANY (${surnames}::text[]) AND frequency > 0
    UNION ALL SELECT 'total', '', coalesce(sum(frequency), 0)::int FROM name_dictionary WHERE part = 'total'`
}

/** Nominals that hold any of these identifiers, telephones, marks or addresses themselves. */
export async function findByHoldings(
  tx: Tx,
  held: { identifiers: string[]; objectKeys: string[]; postcodes: string[]; locationIds: string[] },
): Promise<{ nominalId: string; via: string }[]> {
  const most = 200
  return tx.$queryRaw<{ nominalId: string; via: string }[]>`
    SELECT DISTINCT p.nominal_id AS "nominalId", h.via FROM (
      (SELECT person_record_id AS id, 'identifier' AS via FROM person_identifier WHERE value = ANY (${held.identifiers}::text[]) LIMIT ${most}::int)
      UNION ALL (SELECT k.from_id, o.key_value FROM object o JOIN link k ON k.to_id = o.id WHERE o.key_value = ANY (${held.objectKeys}::text[]) LIMIT ${most}::int)
      UNION ALL (SELECT k.from_id, 'address' FROM location l JOIN link k ON k.to_id = l.id WHERE replace(l.postcode, ' ', '') = ANY (${held.postcodes}::text[]) LIMIT ${most}::int)
      UNION ALL (SELECT k.from_id, 'address' FROM link k WHERE k.to_id = ANY (${held.locationIds}::uuid[]) LIMIT ${most}::int)
    ) h JOIN person_record p ON p.id = h.id JOIN nominal n ON n.id = p.nominal_id`
}
