/** One valid input for each route of the session module, for the conformance test. */
import { session } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'

export const sessionFixtures = fixturesOf(session)({})
