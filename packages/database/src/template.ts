/** Databases made whole and quickly: an empty one, a template, and copies of a template for tests. */
import { randomBytes } from 'node:crypto'
import { sqlState, withConnection } from './connection.ts'
import { appUrl, auditorUrl, sealerUrl } from './roles.ts'
import type { RoleSecrets } from './secrets.ts'
import { quoteIdentifier, withDatabase } from './url.ts'

export type ClonedDatabase = {
  name: string
  adminUrl: string
  appUrl: string
  sealerUrl: string
  auditorUrl: string
  drop: () => Promise<void>
}

const DUPLICATE_DATABASE = '42P04'
const IN_USE = '55006'

/** Makes the database when it is missing; returns its address and whether it was made now. */
export async function ensureDatabase(
  adminUrl: string,
  name: string,
): Promise<{ url: string; isNew: boolean }> {
  const url = withDatabase(adminUrl, name)
  const isNew = await withConnection(adminUrl, async (connection) => {
    const known = await connection.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (known.rowCount !== 0) return false
    try {
      await connection.query(`CREATE DATABASE ${quoteIdentifier(name)} TEMPLATE template0 ENCODING 'UTF8'`)
      return true
    } catch (error) {
      if (sqlState(error) === DUPLICATE_DATABASE) return false
      throw error
    }
  })
  return { url, isNew }
}

/** Drops the database, whoever is connected to it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withConnection(adminUrl, (connection) =>
    connection.query(`DROP DATABASE IF EXISTS ${quoteIdentifier(name)} WITH (FORCE)`),
  )
}

/** Makes a database, fills it with `seed` and closes it to connections, so that it can be copied at any time. */
export async function createTemplate(
  adminUrl: string,
  name: string,
  seed?: (templateUrl: string) => Promise<void>,
): Promise<void> {
  const { url } = await ensureDatabase(adminUrl, name)
  await seed?.(url)
  await withConnection(adminUrl, async (connection) => {
    await connection.query(`ALTER DATABASE ${quoteIdentifier(name)} ALLOW_CONNECTIONS false`)
    await connection.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()',
      [name],
    )
  })
}

/** Copies a template into a database of its own, with the addresses of every role. */
export async function cloneDatabase(
  adminUrl: string,
  template: string,
  secrets: RoleSecrets,
): Promise<ClonedDatabase> {
  const name = `${template}_${randomBytes(5).toString('hex')}`
  await withConnection(adminUrl, async (connection) => {
    const statement = `CREATE DATABASE ${quoteIdentifier(name)} TEMPLATE ${quoteIdentifier(template)} STRATEGY FILE_COPY`
    await connection.query(statement).catch(async (error: unknown) => {
      // The server's own housekeeping may be looking at the template at this moment.
      if (sqlState(error) !== IN_USE) throw error
      await connection.query(statement)
    })
  })
  const url = withDatabase(adminUrl, name)
  return {
    name,
    adminUrl: url,
    appUrl: appUrl(url, secrets.appPassword),
    sealerUrl: sealerUrl(url, secrets.sealerPassword),
    auditorUrl: auditorUrl(url, secrets.auditorPassword),
    drop: () => dropDatabase(adminUrl, name),
  }
}
