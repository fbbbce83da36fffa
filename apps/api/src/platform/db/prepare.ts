/** Prepares a migrated database for this build: the role table and the public standing data; run with the owner's connection. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { allRoles, permissionsOf } from '@mips/domain/access/roles'
import { codeLists, codeListsVersion } from '@mips/domain/codes/lists'
import { parse } from 'csv-parse/sync'
import pg from 'pg'

/** Copies the role table, writes down the force that is served, and loads the standing data of `seedDir` when it has changed. */
export async function prepareDatabase(
  adminUrl: string,
  seedDir = 'prisma/seed',
  forceCode = '01',
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock(7262026)')
    await copyRoles(client)
    await client.query('UPDATE installation SET force_code = $1', [forceCode])
    await keepBuiltLists(client)
    await loadStandingData(client, path.resolve(seedDir))
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    await client.end()
  }
}

async function copyRoles(client: pg.Client): Promise<void> {
  const rows = allRoles.flatMap((role) => permissionsOf(role).map((permission) => ({ role, permission })))
  await client.query('DELETE FROM role_permission')
  await client.query(
    'INSERT INTO role_permission (role_code, permission) SELECT * FROM unnest($1::text[], $2::text[])',
    [rows.map((row) => row.role), rows.map((row) => row.permission)],
  )
}

/** Version 1 of each coded list is the one that this build came with; what a force approved later stands. */
async function keepBuiltLists(client: pg.Client): Promise<void> {
  const lists = Object.entries(codeLists)
  await client.query(
    `INSERT INTO code_list_version (list, version, status, valid_from, source, entries)
     SELECT l.list, 1, 'APPROVED', $3, $4, l.entries FROM unnest($1::text[], $2::jsonb[]) AS l(list, entries) ON CONFLICT DO NOTHING`,
    [
      lists.map(([name]) => name),
      lists.map(([, list]) =>
        JSON.stringify(list.map(({ code, label }) => ({ code, label, from: null, to: null }))),
      ),
      codeListsVersion,
      `MiPS, as built on ${codeListsVersion}`,
    ],
  )
}

type Row = Record<string, string>
const readCsv = (file: string): Row[] =>
  parse<Row>(readFileSync(file), {
    columns: true,
    skip_empty_lines: true,
    bom: true,
    relax_column_count: true,
  })
const column = (rows: Row[], name: string) => rows.map((row) => row[name] ?? '')

async function loadStandingData(client: pg.Client, seedDir: string): Promise<void> {
  const files = ['offences.csv', 'offences-common.csv', 'organisation-units.csv', 'court-results.csv'].map(
    (name) => path.join(seedDir, name),
  )
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file))
  const version = hash.digest('hex')
  const known = await client.query<{ position: { version?: string } }>(
    "SELECT position FROM import_run WHERE name = 'standing-data'",
  )
  if (known.rows[0]?.position.version === version) return
  await loadOffences(client, files)
  await loadUnits(client, files[2] ?? '')
  await loadResultCodes(client, files[3] ?? '')
  await client.query(
    `INSERT INTO import_run (name, finished_at, position) VALUES ('standing-data', now(), $1)
     ON CONFLICT (name) DO UPDATE SET finished_at = now(), position = excluded.position`,
    [JSON.stringify({ version })],
  )
}

async function loadOffences(client: pg.Client, files: string[]): Promise<void> {
  const offences = readCsv(files[0] ?? '')
  const common = readCsv(files[1] ?? '')
  await client.query(
    `INSERT INTO offence (code, title, category, is_recordable, title_folded)
     SELECT DISTINCT ON (c) c, t, nullif(k, ''), r = 'true', mips.fold(t) FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS x(c, t, k, r) WHERE c <> ''
     ON CONFLICT (code) DO UPDATE SET title = excluded.title, category = excluded.category, is_recordable = excluded.is_recordable, title_folded = excluded.title_folded`,
    [
      column(offences, 'cjs_code'),
      column(offences, 'title'),
      column(offences, 'category'),
      column(offences, 'recordable_on_pnc'),
    ],
  )
  await client.query(
    `UPDATE offence o SET is_common = true, ho_code = nullif(x.h, ''), mode_of_trial = nullif(x.m, ''), title_folded = mips.fold(o.title || ' ' || x.l)
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS x(c, h, m, l) WHERE o.code = x.c`,
    [
      column(common, 'cjs_code'),
      column(common, 'ho_code'),
      column(common, 'mode_of_trial'),
      column(common, 'label'),
    ],
  )
}

async function loadUnits(client: pg.Client, file: string): Promise<void> {
  const units = readCsv(file).map((row) => {
    const isPolice = row.topLevelName === 'Police Service'
    const name =
      [row.thirdLevelName, row.bottomLevelName].filter((part) => part).join(', ') ||
      (row.secondLevelName ?? '')
    return {
      code: `${row.topLevelCode ?? ''}${row.secondLevelCode ?? ''}${row.thirdLevelCode ?? ''}${row.bottomLevelCode ?? ''}`,
      name,
      kind: isPolice ? 'police' : (row.topLevelName ?? 'other') || 'other',
      force: row.secondLevelCode ?? '',
      prefix: row.thirdLevelCode ?? '',
      isCustody:
        isPolice &&
        /custody (facility|unit|suite|centre)|police station/i.test(name) &&
        !/historic/i.test(name),
    }
  })
  await client.query(
    `INSERT INTO organisation_unit (code, name, kind, force_code, is_custody_suite, station_prefix)
     SELECT DISTINCT ON (c) c, n, k, f, s, nullif(p, '') FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::text[]) AS x(c, n, k, f, s, p) WHERE c <> ''
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind, is_custody_suite = excluded.is_custody_suite`,
    [
      units.map((u) => u.code),
      units.map((u) => u.name),
      units.map((u) => u.kind),
      units.map((u) => u.force),
      units.map((u) => u.isCustody),
      units.map((u) => u.prefix),
    ],
  )
}

async function loadResultCodes(client: pg.Client, file: string): Promise<void> {
  const results = readCsv(file)
  await client.query(
    `INSERT INTO court_result_code (code, label, type, label_folded) SELECT c::int, l, t, mips.fold(l) FROM unnest($1::text[], $2::text[], $3::text[]) AS x(c, l, t)
     ON CONFLICT (code) DO UPDATE SET label = excluded.label, type = excluded.type, label_folded = excluded.label_folded`,
    [column(results, 'code'), column(results, 'description'), column(results, 'type')],
  )
}
