/** Brings a database up to prisma/migrations, keeping the same book as `prisma migrate deploy`. */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { withConnection } from './connection.ts'

export type MigrateOptions = { folder?: string; log?: (line: string) => void }
type Migration = { name: string; script: string; checksum: string }
type AppliedMigration = { migration_name: string; checksum: string; finished_at: Date | null }

// The lock that Prisma itself takes, so that the two never run at once.
const PRISMA_LOCK = 72_707_369

const BOOK = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

/**
 * Applies the migrations that the database has not seen, each in one transaction with its line in the book.
 * Throws, with nothing applied, when an applied migration was changed, is unknown here, or failed half-way elsewhere.
 */
export async function migrate(
  adminUrl: string,
  options: MigrateOptions = {},
): Promise<{ applied: string[] }> {
  const migrations = readMigrations(options.folder ?? standardFolder())
  return withConnection(adminUrl, async (connection) => {
    await connection.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
    await connection.query(BOOK)
    const pending = findPending(migrations, await readBook(connection))
    for (const migration of pending) {
      await apply(connection, migration)
      options.log?.(`Applied migration ${migration.name}.`)
    }
    return { applied: pending.map((migration) => migration.name) }
  })
}

/** The migrations of a folder in the standard layout, in the order of their names. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
    .map((name) => {
      const script = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
    })
}

function standardFolder(): string {
  // The same three steps up from packages/database/src and from the bundles in apps/*/dist.
  return fileURLToPath(new URL('../../../prisma/migrations', import.meta.url))
}

async function readBook(connection: pg.Client): Promise<AppliedMigration[]> {
  const book = await connection.query<AppliedMigration>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  return book.rows
}

function findPending(migrations: Migration[], applied: AppliedMigration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const line of applied) {
    const migration = known.get(line.migration_name)
    if (line.finished_at === null) {
      throw new Error(
        `Migration ${line.migration_name} failed half-way in an earlier run; see "prisma migrate resolve".`,
      )
    }
    if (migration === undefined) {
      throw new Error(
        `The database has migration ${line.migration_name}, which this version of MiPS does not know.`,
      )
    }
    if (migration.checksum !== line.checksum) {
      throw new Error(
        `Migration ${line.migration_name} was changed after it was applied. Undo the change; add a new one.`,
      )
    }
  }
  const done = new Set(applied.map((line) => line.migration_name))
  return migrations.filter((migration) => !done.has(migration.name))
}

async function apply(connection: pg.Client, migration: Migration): Promise<void> {
  await connection.query('BEGIN')
  try {
    // Without parameters this goes by the simple protocol, which takes many statements and leaves $$ bodies alone.
    await connection.query(migration.script)
    await connection.query(
      `INSERT INTO public._prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    )
    await connection.query('COMMIT')
  } catch (error) {
    await connection.query('ROLLBACK')
    throw new Error(
      `Migration ${migration.name} failed and was undone: ${describe(error, migration.script)}`,
      {
        cause: error,
      },
    )
  }
}

function describe(error: unknown, script: string): string {
  if (!(error instanceof Error)) return String(error)
  const position = 'position' in error ? Number(error.position) : Number.NaN
  if (Number.isNaN(position)) return error.message
  return `${error.message} (line ${script.slice(0, position).split('\n').length})`
}
