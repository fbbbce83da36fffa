/** Migrations that put standing rows right do so on a filled store, under an owner whom row security binds. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { withConnection } from './connection.ts'
import { startEphemeral } from './ephemeral-server.ts'
import { migrate } from './migrate.ts'
import { APP_ROLE, AUDITOR_ROLE, SEALER_ROLE, VAULT_ROLE } from './roles.ts'
import { dropDatabase, ensureDatabase } from './template.ts'

const migrationsFolder = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url))
const NAME = 'mips_filled_test'
const OWNER = 'mips_filled_owner'
const { adminUrl, stop } = await startEphemeral()
afterAll(stop)

/** Before the first migration that repairs rows of intelligence. */
const before = '20261123161000'
const ids = {
  report: '01900000-0000-7000-8000-000000000001',
  person: '01900000-0000-7000-8000-000000000002',
  link: '01900000-0000-7000-8000-000000000003',
  text: '01900000-0000-7000-8000-000000000004',
}

/** A report whose one paragraph is for a list, about a person who belongs to none of its paragraphs yet, with a sensitive text. */
const fill = `
  SET session_replication_role = replica;
  INSERT INTO acl (id, set_key, grade, label) OVERRIDING SYSTEM VALUE VALUES (77, 'a few', 'hidden', 'A few');
  INSERT INTO record (id, kind) VALUES ('${ids.report}', 'IntelligenceReport'), ('${ids.person}', 'PersonRecord');
  INSERT INTO intelligence_report (id, reported_at) VALUES ('${ids.report}', now());
  INSERT INTO intelligence_paragraph (report_id, number, text, list_acl, written_at) VALUES ('${ids.report}', 1, 'Raw', 77, now());
  INSERT INTO intelligence_text (id, report_id, number, version, text, marking, reader_acl, is_live, written_at) VALUES ('${ids.text}', '${ids.report}', 1, 1, 'Copy', 'OFFICIAL-SENSITIVE', 77, true, now());
  INSERT INTO text_search_paragraph (text_id, report_id, acl_id, reader_acl, words) VALUES ('${ids.text}', '${ids.report}', 0, 77, 'copy');
  INSERT INTO link (id, from_id, to_id, role) VALUES ('${ids.link}', '${ids.report}', '${ids.person}', 'SUBJECT');`

it('places the links of reports that stand, and marks what is sensitive among the words', async () => {
  const asAdmin = (sql: string) => withConnection(adminUrl, (connection) => connection.query(sql))
  const folder = mkdtempSync(path.join(tmpdir(), 'mips-filled-'))
  const all = readdirSync(migrationsFolder)
  const copy = (names: readonly string[]) => {
    for (const name of names)
      cpSync(path.join(migrationsFolder, name), path.join(folder, name), { recursive: true })
  }
  await dropDatabase(adminUrl, NAME)
  const { url } = await ensureDatabase(adminUrl, NAME)
  for (const role of [APP_ROLE, SEALER_ROLE, AUDITOR_ROLE, VAULT_ROLE])
    await asAdmin(
      `DO $$ BEGIN CREATE ROLE ${role} NOLOGIN NOINHERIT; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
    )
  await asAdmin(`CREATE ROLE ${OWNER} LOGIN CREATEROLE PASSWORD 'plain'`)
  try {
    await asAdmin(`GRANT ${VAULT_ROLE} TO ${OWNER} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE`)
    await asAdmin(`ALTER DATABASE ${NAME} OWNER TO ${OWNER}`)
    const own = new URL(url)
    own.username = OWNER
    own.password = 'plain'
    copy(all.filter((name) => name < before))
    await migrate(own.href, { folder })
    const ask = (sql: string) =>
      withConnection(url, async (connection) => (await connection.query<Record<string, unknown>>(sql)).rows)
    await withConnection(url, (connection) => connection.query(fill))
    const linkOf = () => ask(`SELECT lists FROM link WHERE id = '${ids.link}'`)
    expect(await linkOf()).toEqual([{ lists: [] }])
    copy(all.filter((name) => name >= before))
    await migrate(own.href, { folder })
    expect(await linkOf()).toEqual([{ lists: [77] }])
    expect(await ask(`SELECT number FROM intelligence_link WHERE link_id = '${ids.link}'`)).toEqual([
      { number: 1 },
    ])
    expect(await ask('SELECT is_sensitive FROM text_search_paragraph')).toEqual([{ is_sensitive: true }])
    expect(
      await ask(
        "SELECT t.tgname FROM pg_trigger t WHERE NOT t.tgisinternal AND t.tgenabled = 'D' AND t.tgrelid IN ('link'::regclass, 'intelligence_link'::regclass)",
      ),
    ).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await dropDatabase(adminUrl, NAME)
    await asAdmin(`DROP OWNED BY ${OWNER}; DROP ROLE ${OWNER}`)
  }
}, 300_000)
