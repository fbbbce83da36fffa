/** One valid input for each route of dissemination, for the conformance test. */
import { dissemination } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { giftBody, giveAll, liveReport, logOf, recalledGift } from './dissemination.testing.ts'

const unit = (world: World) => world.actor('INTELLIGENCE_OFFICER')
const as = 'INTELLIGENCE_OFFICER' as const

async function given(world: World, handling: 'P' | 'C') {
  const { reportId } = await liveReport(world, { handling })
  return { reportId, givenId: await giveAll(world, await unit(world), reportId) }
}

export const disseminationFixtures = fixturesOf(dissemination)({
  list: {
    as,
    prepare: async (world) => ({ input: { params: { reportId: (await liveReport(world)).reportId } } }),
  },
  give: {
    as,
    prepare: async (world) => {
      const { reportId } = await liveReport(world)
      const { paragraphs } = await logOf(world, await unit(world), reportId)
      return { input: { params: { reportId }, body: giftBody(paragraphs.map(({ textId }) => textId)) } }
    },
  },
  accept: {
    as,
    prepare: async (world) => ({
      input: { params: await given(world, 'C'), body: { words: 'DI Oddfellow, by telephone' } },
    }),
  },
  recall: {
    as,
    prepare: async (world) => ({
      input: { params: await given(world, 'P'), body: { reason: 'It was given in error' } },
    }),
  },
  tell: {
    as,
    prepare: async (world) => ({
      input: {
        params: await recalledGift(world, await unit(world)),
        body: { how: 'Rang DI Oddfellow' },
      },
    }),
  },
  answer: {
    as,
    prepare: async (world) => {
      const params = await recalledGift(world, await unit(world))
      await world.ok(await unit(world), dissemination, 'tell', { params, body: { how: 'Rang DI Oddfellow' } })
      return { input: { params, body: { words: 'Taken out of their system, nothing was done on it' } } }
    },
  },
  printEnvelope: { as, prepare: async (world) => ({ input: { params: await given(world, 'C') } }) },
  toTell: { as, prepare: async () => ({ input: {} }) },
})
