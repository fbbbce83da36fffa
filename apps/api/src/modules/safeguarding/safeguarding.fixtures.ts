/** One valid input for each route of the safeguarding module, for the conformance test. */
import { safeguarding } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import { asbBody, makeHousehold, vulnerabilityBody } from './safeguarding.testing.ts'

const as = 'RESPONSE_OFFICER'

export const safeguardingFixtures = fixturesOf(safeguarding)({
  prepareVulnerability: {
    as,
    prepare: async (world) => {
      const home = await makeHousehold(world)
      return { input: { params: { eventId: home.incidentId }, query: { personRecordId: home.child } } }
    },
  },
  raiseVulnerability: {
    as,
    prepare: async (world) => ({ input: { body: vulnerabilityBody(await makeHousehold(world)) } }),
  },
  getVulnerability: {
    as,
    prepare: async (world) => {
      const made = await world.ok(await world.actor(as), safeguarding, 'raiseVulnerability', {
        body: vulnerabilityBody(await makeHousehold(world)),
      })
      return { input: { params: { reportId: made.id } } }
    },
  },
  prepareAsb: {
    as,
    prepare: async (world) => ({
      input: { params: { incidentId: (await makeHousehold(world)).incidentId } },
    }),
  },
  raiseAsb: { as, prepare: async (world) => ({ input: { body: asbBody(await makeHousehold(world)) } }) },
  getAsb: {
    as,
    prepare: async (world) => {
      const made = await world.ok(await world.actor(as), safeguarding, 'raiseAsb', {
        body: asbBody(await makeHousehold(world)),
      })
      return { input: { params: { reportId: made.id } } }
    },
  },
})
