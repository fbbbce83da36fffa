/** The start-up check of the source vault: right as migrated, and told apart what is wrong. */
import { createPool } from '@mips/database/client'
import { withConnection } from '@mips/database/connection'
import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { checkDatabase } from './self-check.ts'
import { vaultProblemsOf } from './vault-check.ts'

const database = await testDatabase()
const pool = createPool(database.appUrl, { poolMax: 1 })
afterAll(() => pool.end())
const asAdmin = (sql: string) => withConnection(database.adminUrl, (connection) => connection.query(sql))

describe('the rights of the source vault', () => {
  it('are right as the migrations leave them', async () => {
    expect(await vaultProblemsOf(pool)).toEqual([])
  })

  it.each([
    [
      'GRANT SELECT ON vault.source TO mips_app',
      'REVOKE SELECT ON vault.source FROM mips_app',
      'rights on table vault.source',
    ],
    [
      'GRANT SELECT (pseudonym) ON vault.source TO mips_auditor',
      'REVOKE SELECT (pseudonym) ON vault.source FROM mips_auditor',
      'rights on table vault.source',
    ],
    [
      'GRANT SELECT ON vault.report TO PUBLIC',
      'REVOKE SELECT ON vault.report FROM PUBLIC',
      'rights on table vault.report',
    ],
    [
      'ALTER TABLE vault.contact OWNER TO postgres',
      'ALTER TABLE vault.contact OWNER TO mips_vault',
      'contact of the source vault',
    ],
    [
      'ALTER FUNCTION vault.list_sources() SECURITY INVOKER',
      'ALTER FUNCTION vault.list_sources() SECURITY DEFINER',
      'list_sources of the source vault',
    ],
    [
      'ALTER FUNCTION vault.list_sources() SET search_path = pg_catalog, public',
      'ALTER FUNCTION vault.list_sources() SET search_path = pg_catalog, pg_temp',
      'list_sources of the source vault',
    ],
    [
      'GRANT EXECUTE ON FUNCTION vault.list_sources() TO mips_auditor',
      'REVOKE EXECUTE ON FUNCTION vault.list_sources() FROM mips_auditor',
      'may call vault.list_sources',
    ],
    [
      'GRANT SELECT ON public.nominal TO mips_vault',
      'REVOKE SELECT ON public.nominal FROM mips_vault',
      'has rights on public.nominal',
    ],
  ])('%s stops the start', async (wrong, right, words) => {
    await asAdmin(wrong)
    await expect(checkDatabase(pool)).rejects.toThrow(words)
    await asAdmin(right)
    expect(await vaultProblemsOf(pool)).toEqual([])
  })

  it('a function with the rights of its owner that looks at temporary tables first stops the start', async () => {
    await asAdmin('ALTER FUNCTION mips.project_intelligence() SET search_path = public')
    await expect(checkDatabase(pool)).rejects.toThrow('mips.project_intelligence() has its owner')
    await asAdmin('ALTER FUNCTION mips.project_intelligence() SET search_path = public, pg_temp')
    await expect(checkDatabase(pool)).resolves.toBeUndefined()
  })

  it('a switched-off trigger of the vault stops the start', async () => {
    await asAdmin('ALTER TABLE vault.source DISABLE TRIGGER no_delete')
    await expect(checkDatabase(pool)).rejects.toThrow('A trigger of source is switched off')
    await asAdmin('ALTER TABLE vault.source ENABLE TRIGGER no_delete')
    await expect(checkDatabase(pool)).resolves.toBeUndefined()
  })
})
