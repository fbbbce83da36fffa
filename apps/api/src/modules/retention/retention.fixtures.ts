/** One valid input for each route of retention, for the conformance test. */
import { retention } from '@mips/contracts'
import { makePerson } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'

export const holdBody = (more: object = {}) => ({
  ref: 'INQ/2026/14',
  authority: 'Public inquiry',
  reason: 'The inquiry asked that nothing of him is destroyed.',
  from: '2026-01-01',
  ...more,
})

/** A person with a hold that stands. */
export async function makeHold(world: World, as: Actor): Promise<{ recordId: string; holdId: string }> {
  const recordId = (await makePerson(world)).nominalId
  const { id } = await world.ok(as, retention, 'hold', { params: { recordId }, body: holdBody() })
  return { recordId, holdId: id }
}

export const retentionFixtures = fixturesOf(retention)({
  get: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({ input: { params: { recordId: (await makePerson(world)).nominalId } } }),
  },
  hold: {
    as: 'RECORDS_MANAGER',
    prepare: async (world) => ({
      input: { params: { recordId: (await makePerson(world)).nominalId }, body: holdBody() },
    }),
  },
  lift: {
    as: 'RECORDS_MANAGER',
    prepare: async (world) => ({
      input: {
        params: await makeHold(world, await world.actor('RECORDS_MANAGER')),
        body: { reason: 'The inquiry has ended.' },
      },
    }),
  },
  listDue: { as: 'RECORDS_MANAGER', prepare: async () => ({ input: { query: {} } }) },
})
