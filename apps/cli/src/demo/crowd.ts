/** Fills the store with a crowd of people known by name, birth and sometimes a home: chunk by chunk, in constant memory. */
import { checkLetter } from '@mips/domain/identifiers/check-letter'
import { addDays } from '@mips/domain/time/day'
import { searchRows, type SearchRow } from '@mips/domain/nominal/search-row'
import { currentRules } from '@mips/domain/nominal/search-rules'
import type pg from 'pg'
import { auditedLoad, createLoader, type Loader } from '../platform/audited-load.ts'
import { copyRows, type Row } from '../platform/copy.ts'
import { takeNumbering } from '../platform/references.ts'
import type { Progress } from '../platform/terminal.ts'
import { rareForenames, surnameBeginnings, surnameEndings } from './crowd.data.ts'
import { dayOf, daysBefore } from './model.ts'
import { pickStock, stockAt } from './people.ts'
import { createRandom, type Random } from './random.ts'

export type CrowdOptions = {
  wanted: number
  seed: number
  now: Date
  progress: (total: number) => Progress
  chunkPeople?: number
}

type Member = {
  nominalId: string
  recordId: string
  nameId: string
  forename: string
  middle: string | null
  surname: string
  dob: string
  sex: 'M' | 'F'
  madeAt: Date
  home: string | null
  pnc: string | null
}
type Position = { seed: number; now: string; made: number }

const RUN = 'demo crowd'
const CHUNK = 20_000

/** Adds people until `wanted` nominals are there; answers how many were added and how many a second. */
export async function loadCrowd(
  client: pg.Client,
  options: CrowdOptions,
): Promise<{ added: number; perSecond: number }> {
  const there = await countNominals(client)
  const missing = Math.max(0, options.wanted - there)
  if (missing === 0) return { added: 0, perSecond: 0 }
  const standing = await findPosition(client)
  const position: Position = standing ?? { seed: options.seed, now: options.now.toISOString(), made: 0 }
  const homes = await listHomes(client)
  const loader = createLoader(client)
  const progress = options.progress(missing)
  const isQuick = await maySwitchTriggers(client)
  const started = performance.now()
  for (let added = 0; added < missing;) {
    const count = Math.min(options.chunkPeople ?? CHUNK, missing - added)
    await loadChunk(loader, position, count, homes, isQuick)
    added += count
    progress.advance(count, `${Math.round((1000 * added) / (performance.now() - started))} a second`)
  }
  progress.finish()
  const perSecond = Math.round((1000 * missing) / (performance.now() - started))
  await client.query('ANALYZE')
  return { added: missing, perSecond }
}

async function loadChunk(
  { client, writer }: Loader,
  position: Position,
  count: number,
  homes: readonly string[],
  isQuick: boolean,
): Promise<void> {
  // The first number of the chunk names its chances, so that a load that is cut short goes on with other people.
  const random = createRandom(position.seed, `crowd ${position.made}`)
  const now = new Date(position.now)
  const people = Array.from({ length: count }, (_, index) =>
    memberOf(random, now, homes, position.made + index),
  )
  const reached = { ...position, made: position.made + count }
  await auditedLoad(
    { client, writer },
    { system: 'seed', action: 'demo.loadCrowd', act: 'collection' },
    async (note) => {
      const numbering = await takeNumbering(client)
      // What the triggers of these tables would set and check is set here: open records, each with the parent made beside it.
      if (isQuick) await client.query('SET LOCAL session_replication_role = replica')
      await copyRows(
        client,
        'record',
        recordRows(people, () => numbering.next('Nominal', now)),
      )
      await copyRows(
        client,
        'nominal',
        rowsOf(people, (one) => ({ id: one.nominalId, created_at: one.madeAt })),
      )
      await copyRows(client, 'person_record', rowsOf(people, personRow))
      await copyRows(
        client,
        'person_name',
        rowsOf(people, (one) => ({
          id: one.nameId,
          person_record_id: one.recordId,
          kind: 'PRIMARY',
          forename: one.forename,
          middle: one.middle,
          surname: one.surname,
          created_at: one.madeAt,
        })),
      )
      await copyRows(
        client,
        'person_identifier',
        rowsOf(
          people.filter((one) => one.pnc !== null),
          (one) => ({
            id: random.id(one.madeAt),
            person_record_id: one.recordId,
            type: 'PNC',
            raw_value: one.pnc,
            value: one.pnc,
            created_at: one.madeAt,
          }),
        ),
      )
      await copyRows(
        client,
        'link',
        rowsOf(
          people.filter((one) => one.home !== null),
          (one) => ({
            id: random.id(one.madeAt),
            from_id: one.recordId,
            to_id: one.home,
            role: 'LIVES',
            valid_from: one.madeAt,
            origin: 'imported',
            created_at: one.madeAt,
          }),
        ),
      )
      // The dictionary of names counts itself, once for the whole chunk.
      if (isQuick) await client.query('SET LOCAL session_replication_role = origin')
      await copyRows(client, 'person_search_open', searchRowsOf(people))
      await numbering.save(client)
      await client.query(
        'INSERT INTO import_run (name, position) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET position = excluded.position',
        [RUN, JSON.stringify(reached)],
      )
      note.resultCount = count
    },
  )
  position.made = reached.made
}

function memberOf(random: Random, now: Date, homes: readonly string[], serial: number): Member {
  const stock = stockAt(pickStock(random))
  const sex = random.chance(0.56) ? 'M' : 'F'
  const names = sex === 'M' ? stock.male : stock.female
  const forename = random.chance(0.08) ? random.pick(rareForenames) : random.pickEarly(names)
  const madeAt = daysBefore(now, random.int(1, 3600) + random.next())
  return {
    nominalId: random.id(madeAt),
    recordId: random.id(madeAt),
    nameId: random.id(madeAt),
    forename,
    middle: random.chance(0.4) ? random.pick(names) : null,
    surname: surnameOf(random, stock.surnames),
    dob: addDays(dayOf(now), -random.int(11 * 365, 90 * 365)),
    sex,
    madeAt,
    home: homes.length > 0 && random.chance(0.1) ? random.pick(homes) : null,
    pnc: random.chance(0.05) ? pncOf(serial) : null,
  }
}

/** A few names are common and thousands are rare, as in any city. */
function surnameOf(random: Random, common: readonly string[]): string {
  if (random.chance(0.3)) return random.pickEarly(common)
  const made = random.pickEarly(surnameBeginnings) + random.pickEarly(surnameEndings)
  return random.chance(0.03) ? `${made}-${random.pick(common).replace(/-.*/, '')}` : made
}

/** In years that the other people of the demonstration do not use. */
function pncOf(serial: number): string {
  const digits = String((serial * 7919) % 10_000_000).padStart(7, '0')
  return `2097/${digits}${checkLetter(`97${digits}`)}`
}

function* rowsOf(people: readonly Member[], row: (one: Member) => Row): Generator<Row> {
  for (const one of people) yield row(one)
}

function* recordRows(people: readonly Member[], nextReference: () => string | null): Generator<Row> {
  for (const one of people) {
    const common = { origin: 'demo', synthetic: true, created_at: one.madeAt, updated_at: one.madeAt }
    yield { id: one.nominalId, kind: 'Nominal', reference: nextReference(), ...common }
    yield { id: one.recordId, kind: 'PersonRecord', reference: null, ...common }
  }
}

const personRow = (one: Member): Row => ({
  id: one.recordId,
  nominal_id: one.nominalId,
  made_nominal_id: one.nominalId,
  source_kind: 'THIRD_PARTY',
  source_tier: 6,
  dob: one.dob,
  dob_precision: 'day',
  sex: one.sex,
  created_at: one.madeAt,
})

function* searchRowsOf(people: readonly Member[]): Generator<Row> {
  for (const one of people) {
    const found: SearchRow[] = searchRows(one, { precision: 'day', value: one.dob })
    for (const [part, { forename, middle, surname, dob, dobYear, sc, fc, s0, f0 }] of found.entries()) {
      yield {
        person_name_id: one.nameId,
        part,
        rules_version: currentRules.version,
        person_record_id: one.recordId,
        nominal_id: one.nominalId,
        forename,
        middle,
        surname,
        dob,
        dob_year: dobYear,
        sc,
        fc,
        s0,
        f0,
        sex: one.sex,
      }
    }
  }
}

async function countNominals(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM nominal')
  return rows[0]?.n ?? 0
}

async function listHomes(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    "SELECT id FROM location WHERE acl_id = 0 AND kind = 'address' AND street <> 'Avenue Road' ORDER BY id LIMIT 5000",
  )
  return rows.map((row) => row.id)
}

async function findPosition(client: pg.ClientBase): Promise<Position | undefined> {
  const { rows } = await client.query<{ position: Position }>(
    'SELECT position FROM import_run WHERE name = $1',
    [RUN],
  )
  return rows[0]?.position
}

/** Only a superuser may; any other owner loads with the triggers on, which takes longer. */
async function maySwitchTriggers(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    'SELECT rolsuper AS may FROM pg_roles WHERE rolname = current_user',
  )
  return rows[0]?.may ?? false
}
