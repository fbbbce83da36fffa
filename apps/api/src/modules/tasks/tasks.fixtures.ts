/** One valid input for each route of the tasks module, for the conformance test. */
import { tasks } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'

export const tasksFixtures = fixturesOf(tasks)({})
