/** One valid input for each route of the arrest module, for the conformance test. */
import { arrest } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import { arrestBody, makeArrest, makeScene, minutesAgo, suite } from './arrest.testing.ts'

export const arrestFixtures = fixturesOf(arrest)({
  record: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({ input: { body: arrestBody(world, await makeScene(world)) } }),
  },
  get: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: { arrestId: (await makeArrest(world, await world.actor('RESPONSE_OFFICER'))).id } },
    }),
  },
  arrive: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { id } = await makeArrest(world, await world.actor('RESPONSE_OFFICER'), {
        stationCode: undefined,
        arrivedAtStationAt: undefined,
      })
      return {
        input: {
          params: { arrestId: id },
          body: { stationCode: suite.code, arrivedAtStationAt: minutesAgo(world, 1) },
        },
        version: 1,
      }
    },
  },
  listAwaitingCustody: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      await makeArrest(world, await world.actor('RESPONSE_OFFICER'))
      return { input: { query: {} } }
    },
  },
})
