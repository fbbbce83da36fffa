/** One valid input for each route of the pole module, for the conformance test. */
import { pole } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'

export const poleFixtures = fixturesOf(pole)({})
