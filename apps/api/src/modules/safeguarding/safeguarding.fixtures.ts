/** One valid input for each route of the safeguarding module, for the conformance test. */
import { safeguarding } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'

export const safeguardingFixtures = fixturesOf(safeguarding)({})
