/** One valid input for each route of the admin module, for the conformance test. */
import { admin } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'

export const adminFixtures = fixturesOf(admin)({})
