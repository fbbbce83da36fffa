/** Fills an empty store with the people of the generator: by COPY, chunk by chunk, through the real tables and the real search rows. */
import { currentRules } from '@mips/domain/nominal/search-rules'
import type pg from 'pg'
import { eachPerson, type GeneratedPerson } from '../../matching/people-generator.ts'
import { auditedLoad, createLoader } from '../../platform/audited-load.ts'
import { copyRows, type Row } from '../../platform/copy.ts'
import { takeNumbering } from '../../platform/references.ts'
import type { Progress } from '../../platform/terminal.ts'

const CHUNK = 20_000
const MADE_AT = new Date('2026-01-05T08:00:00Z')

/** The nominal of a person by number; ids rise with the numbers, as ids by time do. */
export const nominalIdOf = (index: number): string => idOf('a', index, 0)

const recordIdOf = (index: number): string => idOf('b', index, 0)
const idOf = (kind: string, index: number, part: number): string =>
  `019b8d5c-${(index >>> 16).toString(16).padStart(4, '0')}-7${((index >>> 4) & 0xfff).toString(16).padStart(3, '0')}-8${(index & 15).toString(16)}${kind}0-${part.toString(16).padStart(12, '0')}`

/** Adds the people numbered `from` up to `to`. */
export async function loadPopulation(
  client: pg.Client,
  { seed, from, to, progress }: { seed: number; from: number; to: number; progress: Progress },
): Promise<void> {
  const loader = createLoader(client)
  const people = eachPerson(seed, to - from, from)
  await client.query('SET synchronous_commit = off')
  await client.query("SET maintenance_work_mem = '1GB'")
  const putBack = await takeIndexesOff(client)
  for (let at = from; at < to; at += CHUNK) {
    const chunk: GeneratedPerson[] = []
    while (chunk.length < Math.min(CHUNK, to - at)) {
      const next = people.next()
      if (next.done === true) break
      chunk.push(next.value)
    }
    await auditedLoad(
      loader,
      { system: 'seed', action: 'bench.loadPopulation', act: 'collection' },
      async (note) => {
        await loadChunk(client, chunk, at)
        note.resultCount = chunk.length
      },
    )
    progress.advance(chunk.length)
  }
  progress.finish()
  await putBack()
  await client.query('SELECT mips.recount_names($1)', [currentRules.version])
  await client.query('VACUUM ANALYZE')
}

/** Indexes are made faster at the end than kept during a load; answers how to make them again. */
async function takeIndexesOff(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(
    "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'person_search_open' AND indexdef NOT LIKE 'CREATE UNIQUE%'",
  )
  for (const { indexname } of rows) await client.query(`DROP INDEX "${indexname}"`)
  return async () => {
    for (const { indexdef } of rows) await client.query(indexdef)
  }
}

async function loadChunk(client: pg.Client, people: readonly GeneratedPerson[], from: number): Promise<void> {
  const numbering = await takeNumbering(client)
  // What the triggers of these tables would set and check is set here: open records, each with the parent made beside it.
  await client.query('SET LOCAL session_replication_role = replica')
  const times = { created_at: MADE_AT }
  await copyRows(
    client,
    'record',
    recordRows(people, from, () => numbering.next('Nominal', MADE_AT)),
  )
  await copyRows(
    client,
    'nominal',
    rowsOf(people, from, (_, index) => [{ id: nominalIdOf(index), ...times }]),
  )
  await copyRows(client, 'person_record', rowsOf(people, from, personRow))
  await copyRows(client, 'person_name', rowsOf(people, from, nameRows))
  await copyRows(client, 'person_identifier', rowsOf(people, from, identifierRows))
  await copyRows(client, 'person_search_open', rowsOf(people, from, searchRowsOf))
  await numbering.save(client)
}

function* rowsOf(
  people: readonly GeneratedPerson[],
  from: number,
  rows: (person: GeneratedPerson, index: number) => Iterable<Row>,
): Generator<Row> {
  for (const [place, person] of people.entries()) yield* rows(person, from + place)
}

const recordRows = (people: readonly GeneratedPerson[], from: number, nextReference: () => string | null) =>
  rowsOf(people, from, (_, index) => {
    const common = { origin: 'demo', synthetic: true, created_at: MADE_AT, updated_at: MADE_AT }
    return [
      { id: nominalIdOf(index), kind: 'Nominal', reference: nextReference(), ...common },
      { id: recordIdOf(index), kind: 'PersonRecord', reference: null, ...common },
    ]
  })

const personRow = (person: GeneratedPerson, index: number): Row[] => [
  {
    id: recordIdOf(index),
    nominal_id: nominalIdOf(index),
    made_nominal_id: nominalIdOf(index),
    source_kind: 'THIRD_PARTY',
    source_tier: 6,
    dob: person.dob,
    dob_precision: 'day',
    sex: person.sex,
    created_at: MADE_AT,
  },
]

type Held = { kind: string; forename: string; middle: string | null; surname: string }

/** Every name that a person is known by, the one they bear first. */
export const namesOf = ({ forename, middle, surname, aliases }: GeneratedPerson): Held[] => [
  { kind: 'PRIMARY', forename, middle: middle ?? null, surname },
  ...aliases.map((alias) => ({
    kind: alias.kind.toUpperCase(),
    forename: alias.forename,
    middle: null,
    surname: alias.surname,
  })),
]

const nameRows = (person: GeneratedPerson, index: number): Row[] =>
  namesOf(person).map((name, place) => ({
    id: idOf('c', index, place),
    person_record_id: recordIdOf(index),
    ...name,
    created_at: MADE_AT,
  }))

const identifierRows = ({ pnc }: GeneratedPerson, index: number): Row[] =>
  pnc === undefined
    ? []
    : [
        {
          id: idOf('d', index, 0),
          person_record_id: recordIdOf(index),
          type: 'PNC',
          raw_value: pnc,
          value: pnc,
          created_at: MADE_AT,
        },
      ]

const searchRowsOf = (person: GeneratedPerson, index: number): Row[] =>
  currentRules
    .rowsOf(namesOf(person), { precision: 'day', value: person.dob })
    .map(({ part, row: { dobYear, ...row } }) => ({
      person_name_id: idOf('c', index, part >> 4),
      part,
      rules_version: currentRules.version,
      person_record_id: recordIdOf(index),
      nominal_id: nominalIdOf(index),
      ...row,
      dob_year: dobYear,
      sex: person.sex,
    }))
