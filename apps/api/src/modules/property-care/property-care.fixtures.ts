/** One valid input for each route of the second hand, letters and what is to be fetched, for the conformance test. */
import { propertyCare } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { registered, waitingMove, written } from '../property/property.testing.ts'

const officerOf = (world: World) => world.actor('RESPONSE_OFFICER')
const letterOf = async (world: World) => {
  const { id, letterId } = await written(world, await officerOf(world))
  return { exhibitId: id, letterId }
}
const asked = async (world: World) => {
  const officer = await officerOf(world)
  const { id } = await registered(world, officer)
  const params = { exhibitId: id }
  const body = { what: 'COURT' as const, neededOn: '2099-01-04', words: 'Court 2, PC Testwell' }
  return { officer, params, body }
}

export const propertyCareFixtures = fixturesOf(propertyCare)({
  sign: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world, actor) => {
      const made = await waitingMove(world, await officerOf(world), actor ?? (await officerOf(world)))
      return {
        input: { params: { exhibitId: made.id, signId: made.signId }, body: { answer: 'SIGNED' } },
      }
    },
  },
  withdrawMove: {
    as: 'PROPERTY_OFFICER',
    prepare: async (world) => {
      const made = await waitingMove(world, await officerOf(world), await officerOf(world))
      return {
        input: { params: { exhibitId: made.id, signId: made.signId }, body: { words: 'The wrong locker.' } },
      }
    },
  },
  writeLetter: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const made = await written(world, await officerOf(world))
      return {
        input: {
          params: { exhibitId: made.id },
          body: { kind: 'NOTICE', ownerId: made.ownerId, address: '1 Test Road, Testham' },
        },
      }
    },
  },
  printLetter: {
    as: 'PROPERTY_OFFICER',
    prepare: async (world) => ({ input: { params: await letterOf(world), body: {} } }),
  },
  recordLetter: {
    as: 'PROPERTY_OFFICER',
    prepare: async (world) => ({
      input: { params: await letterOf(world), body: { step: 'SENT', how: 'RECORDED' } },
    }),
  },
  askFor: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { params, body } = await asked(world)
      return { input: { params, body } }
    },
  },
  endRequest: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { officer, params, body } = await asked(world)
      const { id } = await world.ok(officer, propertyCare, 'askFor', { params, body })
      return {
        input: { params: { ...params, requestId: id }, body: { words: 'The trial is put off.' } },
      }
    },
  },
  getPullList: { as: 'PROPERTY_OFFICER', prepare: async () => ({ input: {} }) },
  printPullList: {
    as: 'PROPERTY_OFFICER',
    prepare: async (world) => {
      const { officer, params, body } = await asked(world)
      await world.ok(officer, propertyCare, 'askFor', { params, body })
      return { input: { body: { recipient: 'The store' } } }
    },
  },
})
