/** One valid input for each route of the intelligence module, for the conformance test. */
import { intelligence } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'

export const intelligenceFixtures = fixturesOf(intelligence)({})
