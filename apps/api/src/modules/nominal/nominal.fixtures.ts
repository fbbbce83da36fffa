/** One valid input for each route of the nominal module, for the conformance test. */
import { nominal } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'

export const nominalFixtures = fixturesOf(nominal)({})
