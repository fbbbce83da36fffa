/** Makes the search rows of the whole store anew: chunk by chunk, under new rules beside the old ones, and then switches. */
import { heldDob } from '@mips/domain/nominal/held-dob'
import { currentRules, type SearchRules } from '@mips/domain/nominal/search-rules'
import { sqlState } from '@mips/database/connection'
import type pg from 'pg'
import { auditedLoad, createLoader, type Loader } from '../platform/audited-load.ts'
import { copyRows, type Row } from '../platform/copy.ts'
import type { Progress } from '../platform/terminal.ts'

export type RebuildOptions = {
  rules?: SearchRules
  progress: (total: number) => Progress
  chunkRecords?: number
}
export type Rebuilt = { version: number; records: number; switched: boolean; retiredRows: number }

const CHUNK = 2_000
const RUN = 'search rebuild'
/** Held by whoever writes search rows; the switch waits for them. */
const WRITERS = 7262027
const DEADLOCK = '40P01'
const MOST_TRIES = 5

type Position = { version: number; after: string; done: number }
const START = '00000000-0000-0000-0000-000000000000'

/**
 * Rebuilds under `rules` and answers what was done. Each chunk is one audited transaction that also keeps how far it
 * came, so a run that was killed goes on there. Until the switch every search is answered from the old rows, and
 * whoever writes a name meanwhile writes the rows of both versions or leaves the record to be done before the switch.
 */
export async function rebuildSearch(client: pg.Client, options: RebuildOptions): Promise<Rebuilt> {
  const rules = options.rules ?? currentRules
  const isNew = await beginVersion(client, rules.version)
  const loader = createLoader(client)
  const position = await findPosition(client, rules.version)
  const progress = options.progress(Math.max(0, (await countRecords(client)) - position.done))
  const acls = await listAcls(client)
  const run = { loader, rules, acls }
  for (;;) {
    const count = await nextChunk(run, position, options.chunkRecords ?? CHUNK)
    if (count === 0) break
    progress.advance(count)
  }
  await indexForgotten(run)
  const switched = isNew && (await switchTo(run))
  progress.finish()
  const retiredRows = await removeRetired(client)
  await client.query('DELETE FROM import_run WHERE name = $1', [RUN])
  return { version: rules.version, records: position.done, switched, retiredRows }
}

type Run = { loader: Loader; rules: SearchRules; acls: number[] }

/** True when these rules are being built; false when they serve already and their rows are only written afresh. */
async function beginVersion(client: pg.Client, version: number): Promise<boolean> {
  const { rows } = await client.query<{ version: number; state: string }>(
    'SELECT version, state FROM search_rules',
  )
  const own = rows.find((row) => row.version === version)
  if (own?.state === 'serving') return false
  if (own?.state === 'building') return true
  const other = rows.find((row) => row.state === 'building')
  if (other !== undefined)
    throw new Error(`Rules ${other.version} are being built: finish that rebuild with its release first.`)
  if (own !== undefined || rows.some((row) => row.version > version))
    throw new Error(`Rules ${version} were replaced by newer ones.`)
  // Whoever has read which versions there are writes for those; from here on everybody sees the new one too.
  await client.query('BEGIN')
  await client.query('SELECT pg_advisory_xact_lock($1)', [WRITERS])
  await client.query("INSERT INTO search_rules (version, state) VALUES ($1, 'building')", [version])
  await client.query('COMMIT')
  return true
}

async function nextChunk(run: Run, position: Position, size: number): Promise<number> {
  const { client } = run.loader
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM person_record WHERE id > $1 ORDER BY id LIMIT $2',
    [position.after, size],
  )
  const ids = rows.map((row) => row.id)
  const last = ids.at(-1)
  if (last === undefined) return 0
  const reached = { ...position, after: last, done: position.done + ids.length }
  await indexRecords(run, ids, () =>
    client.query(
      'INSERT INTO import_run (name, position) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET position = excluded.position',
      [RUN, JSON.stringify(reached)],
    ),
  )
  Object.assign(position, reached)
  return ids.length
}

/** Writes the rows of these records under the rules; tried again when it met somebody who was waiting for it. */
async function indexRecords(run: Run, ids: string[], also: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await auditedLoad(
        run.loader,
        { system: 'prepare', action: 'search.rebuild', act: 'alteration', acls: run.acls },
        async (note) => {
          await writeRows(run, ids)
          await also()
          note.resultCount = ids.length
        },
      )
      return
    } catch (error) {
      if (sqlState(error) !== DEADLOCK || tries === MOST_TRIES) throw error
    }
  }
}

type Held = {
  id: string
  nominal_id: string
  acl_id: number
  sex: string | null
  dob: string | null
  dob_to: string | null
  dob_precision: string
  postcode: string | null
}
type HeldName = {
  id: string
  person_record_id: string
  forename: string | null
  middle: string | null
  surname: string | null
}

/** The records are held while they are read, as whoever adds a name, joins or restricts holds them. */
async function writeRows({ loader: { client }, rules }: Run, ids: string[]): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock_shared($1)', [WRITERS])
  await client.query('SELECT id FROM record WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [ids])
  await client.query('SELECT id FROM person_record WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [ids])
  const held = await client.query<Held>(
    `SELECT p.id, p.nominal_id, p.acl_id, p.sex, p.dob::text AS dob, p.dob_to::text AS dob_to, p.dob_precision,
            (SELECT l.postcode FROM link k JOIN location l ON l.id = k.to_id WHERE k.from_id = p.id AND k.valid_to IS NULL AND l.postcode IS NOT NULL
              ORDER BY k.role <> 'LIVES', coalesce(k.valid_from, k.created_at) DESC, k.id LIMIT 1) AS postcode
       FROM person_record p WHERE p.id = ANY ($1)`,
    [ids],
  )
  const names = await client.query<HeldName>(
    'SELECT id, person_record_id, forename, middle, surname FROM person_name WHERE person_record_id = ANY ($1) ORDER BY id',
    [ids],
  )
  const byRecord = new Map<string, HeldName[]>()
  for (const name of names.rows)
    byRecord.set(name.person_record_id, [...(byRecord.get(name.person_record_id) ?? []), name])
  for (const side of ['person_search_open', 'person_search_restricted'])
    await client.query(`DELETE FROM ${side} WHERE person_record_id = ANY ($1) AND rules_version = $2`, [
      ids,
      rules.version,
    ])
  const rows = held.rows.flatMap((record) => rowsOf(rules, record, byRecord.get(record.id) ?? []))
  await copyRows(
    client,
    'person_search_open',
    rows.filter((row) => row.acl_id === 0),
  )
  await copyRows(
    client,
    'person_search_restricted',
    rows.filter((row) => row.acl_id !== 0),
  )
  await client.query('DELETE FROM search_stale WHERE person_record_id = ANY ($1)', [ids])
}

function rowsOf(rules: SearchRules, record: Held, names: HeldName[]): Row[] {
  const dob =
    record.dob === null
      ? undefined
      : heldDob({ dob: record.dob, dobTo: record.dob_to, precision: record.dob_precision })
  return rules.rowsOf(names, dob).map(({ name, part, row: { dobYear, ...row } }) => ({
    person_name_id: name.id,
    part,
    rules_version: rules.version,
    person_record_id: record.id,
    nominal_id: record.nominal_id,
    acl_id: record.acl_id,
    ...row,
    dob_year: dobYear,
    sex: record.sex,
    postcode: record.postcode,
  }))
}

/** Records that came behind the position, or were written by a release that does not know these rules. */
async function indexForgotten(run: Run): Promise<number> {
  const { client } = run.loader
  let done = 0
  for (;;) {
    const { rows } = await client.query<{ id: string }>(
      `SELECT person_record_id AS id FROM search_stale
        UNION SELECT n.person_record_id FROM person_name n
        WHERE NOT EXISTS (SELECT 1 FROM person_search_open s WHERE s.person_record_id = n.person_record_id AND s.rules_version = $1)
          AND NOT EXISTS (SELECT 1 FROM person_search_restricted s WHERE s.person_record_id = n.person_record_id AND s.rules_version = $1)
        LIMIT $2`,
      [run.rules.version, CHUNK],
    )
    if (rows.length === 0) return done
    await indexRecords(
      run,
      rows.map((row) => row.id),
      () => Promise.resolve(),
    )
    done += rows.length
  }
}

/** Nobody writes rows between the last look for what was forgotten and the switch, so the new version is whole. */
async function switchTo(run: Run): Promise<boolean> {
  const { client } = run.loader
  for (;;) {
    await indexForgotten(run)
    await client.query('BEGIN')
    try {
      await client.query('SELECT pg_advisory_xact_lock($1)', [WRITERS])
      const { rows } = await client.query('SELECT 1 FROM search_stale LIMIT 1')
      if (rows.length > 0) {
        await client.query('ROLLBACK')
        continue
      }
      await client.query("UPDATE search_rules SET state = 'retired' WHERE state = 'serving'")
      await client.query("UPDATE search_rules SET state = 'serving', served_at = now() WHERE version = $1", [
        run.rules.version,
      ])
      await client.query('SELECT mips.recount_names($1)', [run.rules.version])
      await client.query('COMMIT')
      return true
    } catch (error) {
      await client.query('ROLLBACK')
      throw error
    }
  }
}

/** Takes away, a piece at a time, the rows of versions that serve no more. */
async function removeRetired(client: pg.Client): Promise<number> {
  let removed = 0
  for (const side of ['person_search_open', 'person_search_restricted']) {
    for (;;) {
      const { rowCount } = await client.query(
        `DELETE FROM ${side} WHERE ctid = ANY (ARRAY(SELECT s.ctid FROM ${side} s JOIN search_rules r ON r.version = s.rules_version WHERE r.state = 'retired' LIMIT 20000))`,
      )
      if (rowCount === null || rowCount === 0) break
      removed += rowCount
    }
  }
  return removed
}

async function findPosition(client: pg.Client, version: number): Promise<Position> {
  const { rows } = await client.query<{ position: Position }>(
    'SELECT position FROM import_run WHERE name = $1',
    [RUN],
  )
  const known = rows[0]?.position
  return known?.version === version ? known : { version, after: START, done: 0 }
}

async function countRecords(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM person_record')
  return rows[0]?.n ?? 0
}

async function listAcls(client: pg.Client): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>('SELECT id FROM acl ORDER BY id')
  return [...new Set([0, ...rows.map((row) => row.id)])]
}
