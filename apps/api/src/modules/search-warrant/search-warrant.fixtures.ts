/** One valid input for each route of search warrants, for the conformance test. */
import { searchWarrant } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { courtOf } from '../warrant/warrant.testing.ts'
import { applied, applyBody, authorised, entryBody, issued, nowOf } from './search-warrant.testing.ts'

const as = 'RESPONSE_OFFICER' as const
const officerOf = (world: World) => world.actor(as)

export const searchWarrantFixtures = fixturesOf(searchWarrant)({
  list: { as, prepare: async () => ({ input: { query: {} } }) },
  get: {
    as,
    prepare: async (world) => ({ input: { params: (await applied(world, await officerOf(world))).params } }),
  },
  apply: { as, prepare: async (world) => ({ input: { body: (await applyBody(world)).body } }) },
  authorise: {
    as: 'INSPECTOR',
    prepare: async (world) => {
      const { params, version } = await applied(world, await officerOf(world))
      return { version, input: { params, body: {} } }
    },
  },
  decide: {
    as,
    prepare: async (world) => {
      const { params, version } = await authorised(world, await officerOf(world))
      return {
        version,
        input: { params, body: { isIssued: true, at: nowOf(world), courtCode: await courtOf(world) } },
      }
    },
  },
  addEntry: {
    as,
    prepare: async (world) => {
      const { params, version, words } = await issued(world, await officerOf(world))
      return { version, input: { params, body: entryBody(world, words) } }
    },
  },
  giveBack: {
    as,
    prepare: async (world) => {
      const { params, version } = await issued(world, await officerOf(world))
      return { version, input: { params, body: { returnedOn: nowOf(world).slice(0, 10) } } }
    },
  },
})
