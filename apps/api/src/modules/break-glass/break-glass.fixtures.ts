/** One valid input for each route of openings, for the conformance test. */
import { breakGlass } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'
import { givePassword, goodPassword } from '../session/session.testing.ts'
import { cannotWait, open, signposted } from './break-glass.testing.ts'

const as = 'DETECTIVE'
const readers = async (world: World, first?: Actor): Promise<[Actor, Actor]> => [
  first ?? (await world.actor('INSPECTOR')),
  await world.actor('INSPECTOR'),
]
const opened = async (world: World, by: Actor, first?: Actor) => {
  const answer = await open(world, by, await signposted(world, await readers(world, first)))
  return answer.json<{ id: string }>().id
}

export const breakGlassFixtures = fixturesOf(breakGlass)({
  open: {
    as,
    prepare: async (world, actor) => {
      const recordId = await signposted(world, await readers(world))
      if (actor !== undefined) await givePassword(world, actor.id)
      return { input: { params: { recordId }, body: { reason: cannotWait, password: goodPassword } } }
    },
  },
  end: {
    as,
    prepare: async (world, actor) => ({
      input: { params: { openingId: await opened(world, actor as Actor) }, body: {} },
    }),
  },
  list: { as, prepare: async () => ({ input: { query: {} } }) },
  answer: {
    as,
    prepare: async (world, actor) => ({
      input: {
        params: { openingId: await opened(world, await world.actor('RESPONSE_OFFICER'), actor as Actor) },
        body: { answer: 'RIGHT', words: 'She was found there.' },
      },
    }),
  },
})
