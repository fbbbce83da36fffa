/** One valid input for each route of the arrest module, for the conformance test. */
import { arrest } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'

export const arrestFixtures = fixturesOf(arrest)({})
