/** One valid input for each route of the audit module, for the conformance test. */
import { randomUUID } from 'node:crypto'
import { audit } from '@mips/contracts'
import { audited } from '../../platform/audit/audited.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { createRecord } from '../pole/record.service.ts'

/** A record to look at the audit of. */
async function aRecord(world: World): Promise<string> {
  return audited(
    { prisma: world.prisma, writer: world.platform.writer },
    { system: 'seed', action: 'test.seed', act: 'collection' },
    async (tx) => {
      const { id } = await createRecord(
        { tx, clock: world.clock, requestId: randomUUID() },
        { kind: 'Location' },
      )
      await tx.location.create({ data: { id, street: 'Fixture Road', town: 'Testham' } })
      return id
    },
  )
}

export const auditFixtures = fixturesOf(audit)({
  search: { as: 'AUDITOR', prepare: async () => ({ input: { body: {} } }) },
  ofRecord: {
    as: 'AUDITOR',
    prepare: async (world) => ({
      input: { params: { recordId: await aRecord(world) }, body: { limit: 10 } },
    }),
  },
  export: {
    as: 'ADMIN',
    prepare: async (world) => ({ input: { params: { recordId: await aRecord(world) }, body: {} } }),
  },
  verify: { as: 'AUDITOR', prepare: async () => ({ input: { body: {} } }) },
})
