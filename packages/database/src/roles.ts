/** The database roles of the running program: they log in, own nothing and bypass nothing. */
import type pg from 'pg'
import { withConnection } from './connection.ts'
import type { RoleSecrets } from './secrets.ts'
import { quoteIdentifier, quoteLiteral, withRole } from './url.ts'

/** The api's role: sees rows only under a reader's context. */
export const APP_ROLE = 'mips_app'
/** Seals the audit; can do nothing else. */
export const SEALER_ROLE = 'mips_sealer'
/** Reads and verifies the audit. */
export const AUDITOR_ROLE = 'mips_auditor'
/** Owns the vault of sources and nothing else; nobody signs in as it and nobody may become it. */
export const VAULT_ROLE = 'mips_vault'

const ROLES_LOCK = 72_707_370

/**
 * Makes the roles that are missing and sets their passwords; runs before the migrations, which grant to them.
 * Throws when a role has a power that it must not have, or owns anything: row security would not bind it.
 */
export async function ensureRoles(adminUrl: string, secrets: RoleSecrets): Promise<void> {
  const passwords = new Map([
    [APP_ROLE, secrets.appPassword],
    [SEALER_ROLE, secrets.sealerPassword],
    [AUDITOR_ROLE, secrets.auditorPassword],
  ])
  await withConnection(adminUrl, async (connection) => {
    await connection.query('BEGIN')
    // Two starts at once would otherwise both find a role missing and both make it.
    await connection.query('SELECT pg_advisory_xact_lock($1)', [ROLES_LOCK])
    for (const [role, password] of passwords) await ensureRole(connection, role, password)
    await ensureVaultRole(connection)
    await refuseStrongRoles(connection, [...passwords.keys()])
    await connection.query('COMMIT')
  })
}

/** The address under which the api connects. */
export function appUrl(adminUrl: string, password: string): string {
  return withRole(adminUrl, APP_ROLE, password)
}

/** The address under which the audit is sealed. */
export function sealerUrl(adminUrl: string, password: string): string {
  return withRole(adminUrl, SEALER_ROLE, password)
}

/** The address under which the audit is read and verified. */
export function auditorUrl(adminUrl: string, password: string): string {
  return withRole(adminUrl, AUDITOR_ROLE, password)
}

async function ensureRole(connection: pg.Client, role: string, password: string): Promise<void> {
  const known = await connection.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
  const name = quoteIdentifier(role)
  if (known.rowCount === 0) {
    await connection.query(
      `CREATE ROLE ${name} LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION`,
    )
  }
  await connection.query(`ALTER ROLE ${name} PASSWORD ${quoteLiteral(password)}`)
}

async function ensureVaultRole(connection: pg.Client): Promise<void> {
  const known = await connection.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [VAULT_ROLE])
  if (known.rowCount !== 0) return
  await connection.query(
    `CREATE ROLE ${quoteIdentifier(VAULT_ROLE)} NOLOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION`,
  )
}

async function refuseStrongRoles(connection: pg.Client, roles: string[]): Promise<void> {
  const strong = await connection.query<{ rolname: string }>(
    `SELECT rolname FROM pg_roles r
      WHERE rolname = ANY($1)
        AND (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication
          OR EXISTS (SELECT 1 FROM pg_shdepend d
                      WHERE d.refclassid = 'pg_authid'::regclass AND d.refobjid = r.oid AND d.deptype = 'o')
          OR EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.member = r.oid))`,
    [roles],
  )
  if (strong.rows.length === 0) return
  const names = strong.rows.map((row) => row.rolname).join(', ')
  throw new Error(
    `The database role ${names} owns objects, belongs to another role or has powers that would let it pass row ` +
      'security. Take them away (ALTER ROLE, REASSIGN OWNED, REVOKE) and start again.',
  )
}
