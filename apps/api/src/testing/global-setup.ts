/** Before the database tests: one throw-away server, its roles, and one migrated template to copy from. */
import { startEphemeral } from '@mips/database/ephemeral-server'
import { migrate } from '@mips/database/migrate'
import { ensureRoles } from '@mips/database/roles'
import { newSecrets } from '@mips/database/secrets'
import { createTemplate, dropDatabase } from '@mips/database/template'
import { prepareDatabase } from '../platform/db/prepare.ts'
import type { TestProject } from 'vitest/node'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer()
  const roleSecrets = newSecrets()
  const template = `mips_template_${process.pid}`
  await ensureRoles(server.adminUrl, roleSecrets)
  await dropDatabase(server.adminUrl, template)
  await createTemplate(server.adminUrl, template, async (templateUrl) => {
    await migrate(templateUrl)
    await prepareDatabase(templateUrl)
  })
  project.provide('adminUrl', server.adminUrl)
  project.provide('template', template)
  project.provide('roleSecrets', roleSecrets)
  return async () => {
    await dropDatabase(server.adminUrl, template)
    await server.stop()
  }
}

async function openServer(): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  const given = process.env.MIPS_TEST_ADMIN_URL
  return given === undefined ? startEphemeral() : { adminUrl: given, stop: () => Promise.resolve() }
}
