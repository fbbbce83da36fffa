/** One valid input for each route of custody visiting, for the conformance test. */
import { custodyVisitors } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'
import { minutesAgo } from '../arrest/arrest.testing.ts'
import { detain } from '../custody/custody.testing.ts'
import { begin, concern, see, seen, visitBody } from './custody-visitors.testing.ts'

const visitorOf = async (world: World, actor: Actor | undefined) => actor ?? world.actor('CUSTODY_VISITOR')

export const custodyVisitorsFixtures = fixturesOf(custodyVisitors)({
  list: { as: 'INSPECTOR', prepare: async () => ({ input: { query: {} } }) },
  begin: { as: 'CUSTODY_VISITOR', prepare: async (world) => ({ input: { body: visitBody(world) } }) },
  get: {
    as: 'CUSTODY_VISITOR',
    prepare: async (world, actor) => {
      await detain(world)
      return { input: { params: { visitId: await begin(world, await visitorOf(world, actor)) } } }
    },
  },
  offer: {
    as: 'CUSTODY_VISITOR',
    prepare: async (world, actor) => {
      const { id: recordId } = await detain(world)
      const visitId = await begin(world, await visitorOf(world, actor))
      return { input: { params: { visitId, recordId }, body: seen(world) } }
    },
  },
  getDetainee: {
    as: 'CUSTODY_VISITOR',
    prepare: async (world, actor) => {
      const { id: recordId } = await detain(world)
      const visitor = await visitorOf(world, actor)
      const visitId = await begin(world, visitor)
      await see(world, visitor, visitId, recordId)
      return { input: { params: { visitId, recordId } } }
    },
  },
  raiseConcern: {
    as: 'CUSTODY_VISITOR',
    prepare: async (world, actor) => ({
      input: { params: { visitId: await begin(world, await visitorOf(world, actor)) }, body: concern },
    }),
  },
  end: {
    as: 'CUSTODY_VISITOR',
    prepare: async (world, actor) => ({
      input: {
        params: { visitId: await begin(world, await visitorOf(world, actor)) },
        body: { leftAt: minutesAgo(world, 0) },
      },
    }),
  },
  answerConcern: {
    as: 'INSPECTOR',
    prepare: async (world) => {
      const visitor = await world.actor('CUSTODY_VISITOR')
      const visitId = await begin(world, visitor)
      const { id } = await world.ok(visitor, custodyVisitors, 'raiseConcern', {
        params: { visitId },
        body: concern,
      })
      return {
        input: { params: { concernId: id }, body: { words: 'A meal was given at once.', isSettled: true } },
      }
    },
  },
})
