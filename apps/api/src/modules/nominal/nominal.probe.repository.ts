/** Turns the planned looks of a search into one statement over the open and the restricted names, and reads the name dictionary. */
import type { Expansion } from '@mips/domain/nominal/search-names'
import { beginningWith, type Probe } from '@mips/domain/nominal/search-probe'
import { soundKey, soundRange } from '@mips/domain/nominal/phonetic'
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

/** [folded name, how often it is held openly as a forename, as a surname]; null where it is not. */
export type CountedNames = { total: number; names: [string, number | null, number | null][] }

/**
 * Every name that any of the looks meets and whose nominal this reader may see, with how common these names and those
 * asked for are; one round trip. When other rules than these serve now, `serving` says which, and there are no rows.
 */
export async function meetNames(
  tx: Tx,
  rules: number,
  probes: Probe[],
  asked: string[],
): Promise<{ rows: MetRow[]; counts?: CountedNames; serving?: number }> {
  const looks = probes.flatMap(looksOf)
  if (looks.length === 0) return { rows: [] }
  const [answer] = await tx.$queryRaw<{ met: { rows: (MetRow | Switched)[]; counts: CountedNames } }[]>`
    SELECT mips.meet_counted(${rules}::int, ${JSON.stringify(looks)}::jsonb, ${asked}::text[]) AS met`
  if (answer === undefined) return { rows: [] }
  const { rows, counts } = answer.met
  const [first] = rows
  if (first?.personRecordId === null) return { rows: [], serving: first.dobYear }
  return { rows: rows.filter((row) => row.personRecordId !== null), counts }
}

/** In place of rows: the version that serves, where a year would be. */
type Switched = { personRecordId: null; dobYear: number }

/** A probe as the database takes it: phonetic codes as numbers, one look for each range of an initial. */
function looksOf(probe: Probe): Record<string, unknown>[] {
  const look = {
    look: probe.index,
    sc: probe.sc?.map(soundKey),
    fc: probe.fc?.map(soundKey),
    dob: probe.dob,
    dob_from: probe.dobRange?.from,
    dob_to: probe.dobRange?.to,
    year_from: probe.dobYears?.from,
    year_to: probe.dobYears?.to,
    s0: probe.s0,
    f0: probe.f0,
    surname: probe.surname,
    surname_from: probe.surnameRange?.from,
    surname_before: probe.surnameRange?.before,
    forename: probe.forename,
    most: probe.limit,
  }
  if (!probe.fcBeginnings) return [look]
  return probe.fcBeginnings.map((beginning) => {
    const { from, before } = soundRange(beginning)
    return { ...look, fc_from: from, fc_before: before }
  })
}

export type NearName = { kind: Expansion; asked: string; name: string; frequency: number }

/** Only so many of the surnames that go on from what was typed, the commonest. */
const MOST_CONTINUED = 60

/**
 * The open names within reach of each asked name, with how often they are held. OFFSET 0 has the keys
 * alone looked up: together with the part, a planner reads every name of that part, or works out all their deletions.
 */
export async function findNearNames(
  tx: Tx,
  wanted: { name: string; kind: Expansion }[],
): Promise<NearName[]> {
  const keys = wanted.flatMap(({ name, kind }) =>
    kind === 'continued' ? [] : deletions(name).map((deletion) => ({ name, kind, deletion })),
  )
  const begun = wanted.filter(({ kind }) => kind === 'continued').map(({ name }) => beginningWith(name))
  if (keys.length + begun.length === 0) return []
  return tx.$queryRaw<NearName[]>`
    SELECT n.part AS kind, q.asked, n.name, n.frequency
      FROM (SELECT part, asked, array_agg(hashtext(part || ' ' || deletion)) AS keys
              FROM unnest(${keys.map((key) => key.kind)}::text[], ${keys.map((key) => key.name)}::text[], ${keys.map((key) => key.deletion)}::text[]) AS k(part, asked, deletion) GROUP BY 1, 2) q
      CROSS JOIN LATERAL (SELECT d.part, d.name, d.frequency FROM name_dictionary d WHERE mips.deletion_keys(d.part, d.name) && q.keys AND d.part <> 'total' OFFSET 0) n WHERE n.part = q.part AND n.frequency > 0
     UNION ALL
    SELECT 'continued', b.beginning, c.name, c.frequency
      FROM unnest(${begun.map(({ from }) => from)}::text[], ${begun.map(({ before }) => before)}::text[]) AS b(beginning, before)
      CROSS JOIN LATERAL (SELECT n.name, n.frequency FROM name_dictionary n WHERE n.part = 'surname' AND n.name > b.beginning AND n.name < b.before AND n.frequency > 0
        ORDER BY n.frequency DESC, n.name LIMIT ${MOST_CONTINUED}::int) c`
}

export type NameCount = { part: string; name: string; frequency: number }

/** How often each of these names is held openly, and the number of all names (part `total`). */
export async function countNames(tx: Tx, names: string[]): Promise<NameCount[]> {
  return tx.$queryRaw<NameCount[]>`
    SELECT part, name, frequency FROM name_dictionary WHERE part IN ('forename', 'surname') AND name = ANY (${names}::text[]) AND frequency > 0
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

/** Whoever else adds a name to this person waits, so that neither writes rows without the other's name. */
export const holdRecord = (tx: Tx, personRecordId: string) =>
  tx.$queryRaw`SELECT id::text FROM record WHERE id = ${personRecordId}::uuid FOR NO KEY UPDATE`
