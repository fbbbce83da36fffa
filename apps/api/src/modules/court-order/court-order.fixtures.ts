/** One valid input for each route of orders of courts, for the conformance test. */
import { courtOrder } from '@mips/contracts'
import { makePerson } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import { orderedPerson, restraining } from './court-order.testing.ts'

const as = 'SUPERVISOR' as const

export const courtOrderFixtures = fixturesOf(courtOrder)({
  ofPerson: {
    as,
    prepare: async (world, actor) => ({
      input: { params: (await orderedPerson(world, actor ?? (await world.actor(as)))).params },
    }),
  },
  record: {
    as,
    prepare: async (world) => {
      const { nominalId } = await makePerson(world)
      return { input: { params: { nominalId }, body: restraining(world) } }
    },
  },
  end: {
    as,
    prepare: async (world, actor) => {
      const { params, orderId } = await orderedPerson(world, actor ?? (await world.actor(as)))
      return {
        subjectId: params.nominalId,
        input: {
          params: { ...params, orderId },
          body: { endedOn: world.clock.now().toISOString().slice(0, 10), reason: 'Discharged by the court' },
        },
      }
    },
  },
})
