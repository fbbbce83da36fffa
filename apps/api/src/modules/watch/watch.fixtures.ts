/** One valid input for each route of watched records, for the conformance test. */
import { watch } from '@mips/contracts'
import { addDays } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { makePerson } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'

export const watchBody = (world: World, more: object = {}) => ({
  reason: 'He is the suspect of the burglaries that I work.',
  until: addDays(londonDay(world.clock.now().toISOString()), 30),
  events: ['SEEN', 'CHANGED', 'LINKED', 'STOPPED', 'ARRESTED', 'REPORTED', 'SEARCHED'] as never[],
  ...more,
})

const ofPerson = async (world: World) => ({
  input: { params: { recordId: (await makePerson(world)).nominalId } },
})

export const watchFixtures = fixturesOf(watch)({
  subscribe: {
    as: 'DETECTIVE',
    prepare: async (world) => ({
      input: { params: { recordId: (await makePerson(world)).nominalId }, body: watchBody(world) },
    }),
  },
  unsubscribe: { as: 'DETECTIVE', prepare: ofPerson },
  get: { as: 'DETECTIVE', prepare: ofPerson },
  list: { as: 'DETECTIVE', prepare: async () => ({ input: {} }) },
})
