import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withConnection } from './connection.ts'
import { startEphemeral } from './ephemeral-server.ts'
import { migrate } from './migrate.ts'
import { APP_ROLE, AUDITOR_ROLE, SEALER_ROLE, VAULT_ROLE } from './roles.ts'
import { dropDatabase, ensureDatabase } from './template.ts'

const NAME = 'mips_migrate_test'
const { adminUrl, stop } = await startEphemeral()
afterAll(stop)
let folder: string
let url: string

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'mips-migrations-'))
  await dropDatabase(adminUrl, NAME)
  url = (await ensureDatabase(adminUrl, NAME)).url
})

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  await dropDatabase(adminUrl, NAME)
})

function write(name: string, script: string): void {
  mkdirSync(path.join(folder, name), { recursive: true })
  writeFileSync(path.join(folder, name, 'migration.sql'), script)
}

const ask = (sql: string) =>
  withConnection(url, async (connection) => (await connection.query<Record<string, unknown>>(sql)).rows)

describe('migrations', () => {
  it('refuses a migration that was changed after it was applied, and applies nothing else', async () => {
    write('1_first', 'CREATE TABLE first (id int)')
    await migrate(url, { folder })
    appendFileSync(path.join(folder, '1_first', 'migration.sql'), '-- changed')
    write('2_second', 'CREATE TABLE second (id int)')
    await expect(migrate(url, { folder })).rejects.toThrow('1_first was changed after it was applied')
    expect(await ask(`SELECT to_regclass('second') AS found`)).toEqual([{ found: null }])
  })

  it('refuses a database that is newer than the program', async () => {
    write('1_first', 'CREATE TABLE first (id int)')
    await migrate(url, { folder })
    rmSync(path.join(folder, '1_first'), { recursive: true })
    await expect(migrate(url, { folder })).rejects.toThrow('has migration 1_first, which this version')
  })

  it('refuses to go on after a migration that Prisma left half-way', async () => {
    write('1_first', 'CREATE TABLE first (id int)')
    await migrate(url, { folder })
    await ask('UPDATE _prisma_migrations SET finished_at = NULL')
    await expect(migrate(url, { folder })).rejects.toThrow('failed half-way')
  })

  it('undoes the whole of a migration that fails, and says in which line', async () => {
    write('1_broken', 'CREATE TABLE half (id int);\n\nSELECT nonsense FROM half;\n')
    await expect(migrate(url, { folder })).rejects.toThrow(/1_broken failed and was undone.*\(line 3\)/)
    expect(await ask(`SELECT to_regclass('half') AS found`)).toEqual([{ found: null }])
    expect(await ask('SELECT * FROM _prisma_migrations')).toEqual([])
  })

  it('applies scripts whose function bodies hold semicolons, once, in the order of their names', async () => {
    write('2_second', 'INSERT INTO first VALUES (two())')
    write(
      '1_first',
      `CREATE TABLE first (id int);
       CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; RETURN 2; END $$;`,
    )
    expect(await migrate(url, { folder })).toEqual({ applied: ['1_first', '2_second'] })
    expect(await migrate(url, { folder })).toEqual({ applied: [] })
    expect(await ask('SELECT id FROM first')).toEqual([{ id: 1 }])
  })

  it('are applied once by two programs that start together', async () => {
    write('1_first', 'CREATE TABLE first (id int); SELECT pg_sleep(0.2)')
    const both = await Promise.all([migrate(url, { folder }), migrate(url, { folder })])
    expect(both.flatMap((done) => done.applied)).toEqual(['1_first'])
  })

  it('keep the book as Prisma does', async () => {
    write('1_first', 'SELECT 1')
    await migrate(url, { folder })
    expect(
      await ask(`SELECT migration_name, checksum, logs, rolled_back_at, applied_steps_count,
                        started_at <= finished_at AS ordered FROM _prisma_migrations`),
    ).toEqual([
      {
        migration_name: '1_first',
        checksum: 'e004ebd5b5532a4b85984a62f8ad48a81aa3460c1ca07701f386135d72cdecf5',
        logs: null,
        rolled_back_at: null,
        applied_steps_count: 1,
        ordered: true,
      },
    ])
  })
})

describe('an owner of the database who is no superuser', () => {
  const OWNER = 'mips_plain_owner'
  const asAdmin = (sql: string) => withConnection(adminUrl, (connection) => connection.query(sql))

  it('brings the whole schema up, and afterwards may not act as the owner of the source vault', async () => {
    for (const role of [APP_ROLE, SEALER_ROLE, AUDITOR_ROLE, VAULT_ROLE])
      await asAdmin(
        `DO $$ BEGIN CREATE ROLE ${role} NOLOGIN NOINHERIT; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
      )
    await asAdmin(`CREATE ROLE ${OWNER} LOGIN CREATEROLE PASSWORD 'plain'`)
    try {
      // As where it had made the role of the vault itself.
      await asAdmin(`GRANT ${VAULT_ROLE} TO ${OWNER} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE`)
      await asAdmin(`ALTER DATABASE ${NAME} OWNER TO ${OWNER}`)
      const own = new URL(url)
      own.username = OWNER
      own.password = 'plain'
      await migrate(own.href)
      expect(
        await ask(
          `SELECT DISTINCT pg_get_userbyid(relowner)::text AS owner FROM pg_class WHERE relnamespace = 'vault'::regnamespace`,
        ),
      ).toEqual([{ owner: VAULT_ROLE }])
      expect(
        await ask(
          `SELECT pg_has_role('${OWNER}', '${VAULT_ROLE}', 'SET') AS acts, pg_has_role('${OWNER}', '${VAULT_ROLE}', 'USAGE') AS has`,
        ),
      ).toEqual([{ acts: false, has: false }])
    } finally {
      await dropDatabase(adminUrl, NAME)
      await asAdmin(`DROP OWNED BY ${OWNER}; DROP ROLE ${OWNER}`)
    }
  }, 180_000)
})
