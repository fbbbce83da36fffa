/** One valid input for each route of briefings, for the conformance test. */
import { briefing } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import {
  briefingBody,
  draftBriefing,
  filledBriefing,
  itemBody,
  publishedBriefing,
  todayOf,
} from './briefing.testing.ts'

const maker = (world: World) => world.actor('SUPERVISOR')

export const briefingFixtures = fixturesOf(briefing)({
  today: { as: 'RESPONSE_OFFICER', prepare: async () => ({ input: {} }) },
  acknowledge: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { params, itemId } = await publishedBriefing(world, await maker(world))
      return { input: { params, body: { items: [{ itemId, version: 1 }] } } }
    },
  },
  print: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: {
        params: (await publishedBriefing(world, await maker(world))).params,
        body: { recipient: 'PC Testby, for the car' },
      },
    }),
  },
  list: { as: 'SUPERVISOR', prepare: async () => ({ input: {} }) },
  make: { as: 'SUPERVISOR', prepare: async (world) => ({ input: { body: briefingBody(world) } }) },
  get: {
    as: 'SUPERVISOR',
    prepare: async (world) => ({
      input: { params: (await filledBriefing(world, await maker(world))).params },
    }),
  },
  change: {
    as: 'SUPERVISOR',
    prepare: async (world) => ({
      input: {
        params: (await draftBriefing(world, await maker(world))).params,
        body: briefingBody(world, { title: 'Lates of the north', shift: 'LATE' }),
      },
    }),
  },
  publish: {
    as: 'SUPERVISOR',
    prepare: async (world) => ({
      input: { params: (await filledBriefing(world, await maker(world))).params },
    }),
  },
  end: {
    as: 'SUPERVISOR',
    prepare: async (world) => ({
      input: { params: (await publishedBriefing(world, await maker(world))).params },
    }),
  },
  addItem: {
    as: 'SUPERVISOR',
    prepare: async (world) => ({
      input: {
        params: (await draftBriefing(world, await maker(world))).params,
        body: itemBody(world, { kind: 'WORDS', words: 'The lift of the north station is out of order.' }),
      },
    }),
  },
  keepItem: {
    as: 'SUPERVISOR',
    prepare: async (world) => ({
      input: {
        params: (await filledBriefing(world, await maker(world))).itemParams,
        body: { ask: 'Arrest on sight.', until: todayOf(world) },
      },
    }),
  },
  removeItem: {
    as: 'SUPERVISOR',
    prepare: async (world) => ({
      input: {
        params: (await filledBriefing(world, await maker(world))).itemParams,
        body: { reason: 'Put on twice' },
      },
    }),
  },
  order: {
    as: 'SUPERVISOR',
    prepare: async (world) => {
      const { params, itemId } = await filledBriefing(world, await maker(world))
      return { input: { params, body: { itemIds: [itemId] } } }
    },
  },
  itemReceipts: {
    as: 'SUPERVISOR',
    prepare: async (world) => ({
      input: { params: (await publishedBriefing(world, await maker(world))).itemParams, query: {} },
    }),
  },
  receipts: {
    as: 'SUPERVISOR',
    prepare: async (world) => ({
      input: { params: (await publishedBriefing(world, await maker(world))).params },
    }),
  },
})
