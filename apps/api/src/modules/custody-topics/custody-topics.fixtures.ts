/** One valid input for each route of the custody-topics module, for the conformance test. */
import { custodyTopics } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import { openStay } from '../custody/custody.testing.ts'

export const custodyTopicsFixtures = fixturesOf(custodyTopics)({
  list: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => ({ input: { params: { recordId: (await openStay(world)).id } } }),
  },
})
