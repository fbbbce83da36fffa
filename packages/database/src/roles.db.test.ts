import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { sqlState, withConnection } from './connection.ts'
import { startEphemeral } from './ephemeral-server.ts'
import { migrate } from './migrate.ts'
import { APP_ROLE, AUDITOR_ROLE, ensureRoles, SEALER_ROLE } from './roles.ts'
import { newSecrets } from './secrets.ts'
import { cloneDatabase, createTemplate } from './template.ts'
import { withRole } from './url.ts'

// A server of its own: roles belong to the whole server, and other tests run beside this one.
const { adminUrl, stop } = await startEphemeral()
const secrets = newSecrets()
await ensureRoles(adminUrl, secrets)
await createTemplate(adminUrl, 'roles', async (url) => {
  await migrate(url)
})
const database = await cloneDatabase(adminUrl, 'roles', secrets)
afterAll(stop)

const asAdmin = (sql: string) => withConnection(database.adminUrl, (connection) => connection.query(sql))
const refusal = (url: string, sql: string) =>
  withConnection(url, (connection) => connection.query(sql)).then(() => 'allowed', sqlState)

describe('the roles of the running program', () => {
  const urls = {
    [APP_ROLE]: database.appUrl,
    [SEALER_ROLE]: database.sealerUrl,
    [AUDITOR_ROLE]: database.auditorUrl,
  }

  it.each(Object.entries(urls))('%s can make no table, schema, role or database', async (_role, url) => {
    for (const statement of [
      'CREATE TABLE public.own (id int)',
      'CREATE SCHEMA own',
      'CREATE ROLE stronger',
      'CREATE DATABASE own',
    ]) {
      expect(await refusal(url, statement)).toBe('42501')
    }
  })

  it.each(Object.entries(urls))('%s cannot give itself a power or become the owner', async (role, url) => {
    expect(await refusal(url, `ALTER ROLE ${role} BYPASSRLS`)).toBe('42501')
    expect(await refusal(url, `ALTER ROLE ${role} SUPERUSER`)).toBe('42501')
    expect(await refusal(url, 'SET ROLE postgres')).toBe('42501')
  })

  it.each(Object.entries(urls))('%s owns nothing', async (role) => {
    const owned = await asAdmin(
      `SELECT count(*)::int AS owned FROM pg_shdepend
        WHERE refobjid = '${role}'::regrole AND refclassid = 'pg_authid'::regclass AND deptype = 'o'`,
    )
    expect(owned.rows).toEqual([{ owned: 0 }])
  })
})

describe('making the roles', () => {
  afterEach(async () => {
    await asAdmin(`ALTER ROLE ${APP_ROLE} NOBYPASSRLS`)
    await asAdmin('DROP TABLE IF EXISTS owned_by_the_app')
    await ensureRoles(adminUrl, secrets)
  })

  it('refuses a role that bypasses row security', async () => {
    await asAdmin(`ALTER ROLE ${APP_ROLE} BYPASSRLS`)
    await expect(ensureRoles(adminUrl, secrets)).rejects.toThrow(`The database role ${APP_ROLE} owns objects`)
  })

  it('refuses a role that owns a table, in whichever database', async () => {
    await asAdmin(`CREATE TABLE owned_by_the_app (id int); ALTER TABLE owned_by_the_app OWNER TO ${APP_ROLE}`)
    await expect(ensureRoles(adminUrl, secrets)).rejects.toThrow(`The database role ${APP_ROLE} owns objects`)
  })

  it('may be done twice at once', async () => {
    await Promise.all([ensureRoles(adminUrl, secrets), ensureRoles(adminUrl, secrets)])
    expect(await refusal(database.appUrl, 'SELECT 1')).toBe('allowed')
  })

  it('takes passwords with every sign in them, and puts nothing else in the statement', async () => {
    const password = `a'; DROP ROLE mips_sealer; -- \\ ' ü %`
    await ensureRoles(adminUrl, { ...secrets, appPassword: password })
    expect(await refusal(withRole(database.adminUrl, APP_ROLE, password), 'SELECT 1')).toBe('allowed')
    expect(await refusal(database.appUrl, 'SELECT 1')).toBe('28P01')
    expect(await refusal(database.sealerUrl, 'SELECT 1')).toBe('allowed')
  })
})
