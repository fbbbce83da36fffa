/** The database of one test file: a copy of the migrated template, dropped when the file is done. */
import type { RoleSecrets } from '@mips/database/secrets'
import { cloneDatabase, type ClonedDatabase } from '@mips/database/template'
import { afterAll, inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string
    template: string
    roleSecrets: RoleSecrets
  }
}

/** Copies the template for the calling test file: `const database = await testDatabase()` at the top of the file. */
export async function testDatabase(): Promise<ClonedDatabase> {
  const database = await cloneDatabase(inject('adminUrl'), inject('template'), inject('roleSecrets'))
  afterAll(database.drop)
  return database
}
