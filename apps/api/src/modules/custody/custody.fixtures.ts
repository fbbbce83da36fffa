/** One valid input for each route of the custody module, for the conformance test. */
import { custody } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'

export const custodyFixtures = fixturesOf(custody)({})
