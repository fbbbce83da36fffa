/** One valid input for each route of the custody-rights module, for the conformance test. */
import { custodyRights } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { makeScene, minutesAgo } from '../arrest/arrest.testing.ts'
import { detain } from '../custody/custody.testing.ts'
import { allRights, askAdult, delayTelling, detainForTheft } from './custody-rights.testing.ts'

async function delayed(world: World) {
  const { id } = await detainForTheft(world)
  const inspector = await world.actor('INSPECTOR')
  const made = await world.ok(inspector, custodyRights, 'delay', {
    params: { recordId: id },
    body: delayTelling(world),
  })
  return { recordId: id, delayId: made.id }
}

export const custodyRightsFixtures = fixturesOf(custodyRights)({
  get: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => ({ input: { params: { recordId: (await detain(world)).id } } }),
  },
  record: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => ({
      input: { params: { recordId: (await detain(world)).id }, body: allRights(world) },
    }),
  },
  delay: {
    as: 'INSPECTOR',
    prepare: async (world) => ({
      input: { params: { recordId: (await detainForTheft(world)).id }, body: delayTelling(world) },
    }),
  },
  reviewDelay: {
    as: 'INSPECTOR',
    prepare: async (world) => ({
      input: {
        params: await delayed(world),
        body: { happenedAt: minutesAgo(world, 0), answer: 'GOES_ON', reason: 'Still at large.' },
      },
    }),
  },
  endDelay: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => ({
      input: {
        params: await delayed(world),
        body: { happenedAt: minutesAgo(world, 0), reason: 'The co-suspect is held.' },
      },
    }),
  },
  ask: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => ({
      input: { params: { recordId: (await detain(world)).id }, body: askAdult(world) },
    }),
  },
  addStep: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => {
      const { id } = await detain(world)
      const asked = await world.ok(await world.actor('DETENTION_OFFICER'), custodyRights, 'ask', {
        params: { recordId: id },
        body: askAdult(world),
      })
      return {
        input: {
          params: { recordId: id, requestId: asked.id },
          body: { kind: 'ARRIVED', happenedAt: minutesAgo(world, 0) },
        },
      }
    },
  },
  correctIdentity: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      const { id, version } = await detain(world)
      const { nominalId } = await makeScene(world, { forename: 'Brother' })
      return {
        input: {
          params: { recordId: id },
          body: { nominalId, evidence: ['FINGERPRINT'], reason: 'Prints are those of the brother.' },
        },
        version,
      }
    },
  },
})
