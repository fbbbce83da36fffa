/** One valid input for each route of the nominal module, for the conformance test. */
import type { Fixtures } from '../../testing/fixtures.ts'

export const nominalFixtures: Fixtures = {}
