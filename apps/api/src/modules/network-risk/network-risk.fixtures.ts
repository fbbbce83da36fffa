/** One valid input for the route of children at risk by network, for the conformance test. */
import { networkRisk } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'

export const networkRiskFixtures = fixturesOf(networkRisk)({
  list: { as: 'SAFEGUARDING_OFFICER', prepare: async () => ({ input: { query: {} } }) },
})
