/** One valid input for each route of what is watched, for the conformance test. */
import { taskWatch } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import { makeTask } from './tasks.fixtures.ts'

export const taskWatchFixtures = fixturesOf(taskWatch)({
  getChanges: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { recordId } = await makeTask(world, { ownerUnit: 'TEST' })
      return { input: { params: { recordId }, query: {} }, subjectId: recordId }
    },
  },
  listNamed: { as: 'SUPERVISOR', prepare: async () => ({ input: { query: {} } }) },
  name: {
    as: 'SUPERVISOR',
    prepare: async (world) => {
      // People of tests are of a unit that the store need not know; who is named for one must be.
      await world.admin.query(
        "INSERT INTO unit (code, name) VALUES ('TEST', 'Test team') ON CONFLICT DO NOTHING",
      )
      const sergeant = await world.actor('SUPERVISOR', { rank: 'PS' })
      return { input: { body: { level: 1, userId: sergeant.id, reason: 'She is on all week' } } }
    },
  },
})
