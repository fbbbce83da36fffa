/** Turns the planned looks of a search into one statement over the open and the restricted names, and reads the name dictionary. */
import type { Expansion } from '@mips/domain/nominal/search-names'
import { beginningWith, type Probe } from '@mips/domain/nominal/search-probe'
import { soundKey, soundRange } from '@mips/domain/nominal/phonetic'
import { deletions } from '@mips/domain/nominal/name-dictionary'
import type { PlainTx } from '../../platform/db/tx.ts'

/** One name of one person record that a look met; folded, as the search tables hold it. */
export type MetRow = {
  personRecordId: string
  /** The row's among those of its record. */
  place: number
  nominalId: string
  forename: string
  middle: string
  surname: string
  dob: string | null
  dobYear: number | null
  sex: string | null
}

/** [folded name, how often it is held openly as a forename, as a surname]; null where it is not. */
export type CountedNames = { total: number; names: [string, number | null, number | null][] }

/**
 * Every name that any of the looks meets and whose nominal this reader may see, with how common the names asked for
 * are; one round trip. When other rules than these serve now, `serving` says which, and there are no rows.
 */
export async function meetNames(
  tx: PlainTx,
  rules: number,
  probes: Probe[],
  asked: string[],
): Promise<{ rows: MetRow[]; counts?: CountedNames; serving?: number }> {
  const looks = probes.map(lookOf)
  if (looks.length === 0) return { rows: [] }
  const [answer] = await tx.$queryRaw<{ met: Met }[]>`
    SELECT mips.meet_counted(${rules}::int, ${JSON.stringify(looks)}::jsonb, ${asked}::text[]) AS met`
  if (answer === undefined) return { rows: [] }
  if ('serving' in answer.met) return { rows: [], serving: answer.met.serving }
  const { rows, counts } = answer.met
  return { rows: rows.map(metRow), ...(counts === null ? {} : { counts }) }
}

/** The columns of `mips.met_name` in their order, without their names a thousand times; or the version that serves. */
type Met = { rows: MetColumns[]; counts: CountedNames | null } | { serving: number }
type MetColumns = [
  personRecordId: string,
  place: number,
  nominalId: string,
  forename: string,
  middle: string,
  surname: string,
  dob: string | null,
  dobYear: number | null,
  sex: string | null,
]

function metRow(columns: MetColumns): MetRow {
  const [personRecordId, place, nominalId, forename, middle, surname, dob, dobYear, sex] = columns
  return { personRecordId, place, nominalId, forename, middle, surname, dob, dobYear, sex }
}

/** A probe as the database takes it: phonetic codes as numbers, the beginnings of codes as ranges of them. */
function lookOf(probe: Probe): Record<string, unknown> {
  return {
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
    fc_from: probe.fcBeginnings?.map((beginning) => soundRange(beginning).from),
    fc_before: probe.fcBeginnings?.map((beginning) => soundRange(beginning).before),
    sc_from: probe.scBeginnings?.map((beginning) => soundRange(beginning).from),
    sc_before: probe.scBeginnings?.map((beginning) => soundRange(beginning).before),
    most: probe.limit,
  }
}

export type NearName = { kind: Expansion; asked: string; name: string; frequency: number }

/** Only so many of the surnames that go on from what was typed, the commonest. */
const MOST_CONTINUED = 60

/** The open names within reach of each asked name, and the surnames that go on from it, with how often they are held. */
export async function findNearNames(
  tx: PlainTx,
  wanted: { name: string; kind: Expansion }[],
): Promise<NearName[]> {
  const keys = wanted.flatMap(({ name, kind }) =>
    kind === 'continued' ? [] : deletions(name).map((deletion) => ({ name, kind, deletion })),
  )
  const begun = wanted.filter(({ kind }) => kind === 'continued').map(({ name }) => beginningWith(name))
  if (keys.length + begun.length === 0) return []
  return tx.$queryRaw<NearName[]>`
    SELECT kind, asked, name, frequency FROM mips.near_names(
      ${keys.map((key) => key.kind)}::text[], ${keys.map((key) => key.name)}::text[], ${keys.map((key) => key.deletion)}::text[],
      ${begun.map(({ from }) => from)}::text[], ${begun.map(({ before }) => before)}::text[], ${MOST_CONTINUED}::int)`
}

/** How often each of these names is held openly, and the number of all names. */
export async function countNames(tx: PlainTx, names: string[]): Promise<CountedNames> {
  const [answer] = await tx.$queryRaw<
    { counts: CountedNames }[]
  >`SELECT mips.counted_names(${names}::text[]) AS counts`
  return answer?.counts ?? { total: 0, names: [] }
}

/** Nominals that hold any of these identifiers, telephones, marks or addresses themselves. */
export async function findByHoldings(
  tx: PlainTx,
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
export const holdRecord = (tx: PlainTx, personRecordId: string) =>
  tx.$queryRaw`SELECT id::text FROM record WHERE id = ${personRecordId}::uuid FOR NO KEY UPDATE`
