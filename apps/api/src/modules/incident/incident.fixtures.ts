/** One valid input for each route of the incident module, for the conformance test. */
import { incident } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'

export const incidentFixtures = fixturesOf(incident)({})
