/** Turns the planned looks of a search into one statement over the open and the restricted names, and reads the name dictionary. */
import type { Expansion } from '@mips/domain/nominal/search-names'
import { beginningWith, type Probe } from '@mips/domain/nominal/search-probe'
import { soundKey, soundRange } from '@mips/domain/nominal/phonetic'
import { deletions } from '@mips/domain/nominal/name-dictionary'
import type { PlainTx } from '../../platform/db/tx.ts'

/** One name of one person record that a look met; folded, as the search tables hold it. */
export type MetRow = {
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

/** The number of all names and a line for each that is held: part, frequency, name. */
type Counted = { total: number | null; counted: string | null }

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
  const [answer] = await tx.$queryRaw<Met[]>`
    SELECT * FROM mips.meet_counted(${rules}::int, ${JSON.stringify(looks)}::jsonb, ${asked}::text[])`
  if (answer === undefined) return { rows: [] }
  if (answer.serving !== rules) return { rows: [], serving: answer.serving }
  const rows = answer.met === null ? [] : answer.met.split('\n').map(metRow)
  const names = answer.isAllCounted
    ? [...asked, ...rows.flatMap(({ forename, surname }) => [forename, surname])]
    : asked
  return { rows, ...(answer.total !== null && { counts: countedNames(names, answer) }) }
}

/** One line for each row, its columns apart by a bar, which no folded name has: a row is told in half the time of JSON. */
type Met = Counted & { serving: number; met: string | null; isAllCounted: boolean }

function metRow(line: string): MetRow {
  const [nominalId = '', forename = '', middle = '', surname = '', dob = '', year = '', sex = ''] =
    line.split('|')
  return {
    nominalId,
    forename,
    middle,
    surname,
    dob: dob || null,
    dobYear: year === '' ? null : Number(year),
    sex: sex || null,
  }
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
  const [answer] = await tx.$queryRaw<Counted[]>`SELECT * FROM mips.counted_names(${names}::text[])`
  return answer === undefined ? { total: 0, names: [] } : countedNames(names, answer)
}

function countedNames(names: readonly string[], { total, counted }: Counted): CountedNames {
  const found = new Map<string, [string, number | null, number | null]>(
    names.map((name) => [name, [name, null, null]]),
  )
  for (const line of counted === null ? [] : counted.split('\n')) {
    const [part, frequency, name = ''] = line.split('|')
    const row = found.get(name)
    if (row !== undefined) row[part === 'f' ? 1 : 2] = Number(frequency)
  }
  return { total: total ?? 0, names: [...found.values()] }
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
