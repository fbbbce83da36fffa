/** One valid input for each route of messages, for the conformance test. */
import { outbox } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'
import { recordedCrime } from '../crime/crime.testing.ts'
import { stray, written } from './outbox.testing.ts'

const as = 'DETECTIVE'
const crimeOf = async (world: World) =>
  (await recordedCrime(world, await world.actor('RESPONSE_OFFICER'))).crimeId

const ofMessage = async (world: World, actor: Actor | undefined, state?: 'REFUSED') => {
  if (actor === undefined) throw new Error('a message has a writer')
  const recordId = await crimeOf(world)
  return { recordId, messageId: await written(world, actor, recordId, state) }
}

export const outboxFixtures = fixturesOf(outbox)({
  list: { as, prepare: async () => ({ input: { query: {} } }) },
  ofRecord: { as, prepare: async (world) => ({ input: { params: { recordId: await crimeOf(world) } } }) },
  get: {
    as,
    prepare: async (world, actor) => ({ input: { params: await ofMessage(world, actor) } }),
  },
  write: {
    as,
    prepare: async (world) => ({
      input: {
        params: { recordId: await crimeOf(world) },
        body: {
          receiver: 'PROSECUTOR',
          heading: 'Further statement',
          words: 'The neighbour has made a further statement, which follows.',
        },
      },
    }),
  },
  replay: {
    as,
    prepare: async (world, actor) => ({
      input: {
        params: await ofMessage(world, actor, 'REFUSED'),
        body: { reason: 'The court has put its list right.' },
      },
    }),
  },
  setAside: {
    as,
    prepare: async (world, actor) => ({
      input: {
        params: await ofMessage(world, actor, 'REFUSED'),
        body: { reason: 'It was sent by post.' },
      },
    }),
  },
  settle: {
    as,
    prepare: async (world) => ({
      input: { params: { strayId: await stray(world) }, body: { reason: 'It was for another force.' } },
    }),
  },
})
