/** One valid input for each route of products, for the conformance test. */
import { product } from '@mips/contracts'
import { makePerson } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'
import { approvedProfile, giftOf, pageOf, profileBody, profileOn, versionOf } from './product.testing.ts'

const as = 'ANALYST' as const
const authorOf = async (world: World, actor: Actor | undefined) => actor ?? (await world.actor(as))

/** A profile of the caller, with its version. */
const own = async (world: World, actor: Actor | undefined) => {
  const author = await authorOf(world, actor)
  const made = await profileOn(world, author)
  return { ...made, author, version: await versionOf(world, made.id) }
}

export const productFixtures = fixturesOf(product)({
  list: { as, prepare: async () => ({ input: {} }) },
  make: {
    as,
    prepare: async (world) => ({
      input: { body: profileBody([(await makePerson(world)).nominalId]) },
    }),
  },
  get: { as, prepare: async (world, actor) => ({ input: { params: (await own(world, actor)).params } }) },
  change: {
    as,
    prepare: async (world, actor) => {
      const { params, version } = await own(world, actor)
      return { input: { params, body: { title: 'Blades in vans', marking: 'OFFICIAL' } }, version }
    },
  },
  setReaders: {
    as,
    prepare: async (world, actor) => {
      const { params, version } = await own(world, actor)
      const reader = await world.actor('DETECTIVE')
      return { input: { params, body: { readerIds: [reader.id] } }, version }
    },
  },
  write: {
    as,
    prepare: async (world, actor) => {
      const { params, version } = await own(world, actor)
      const body = { text: 'He works at night.', basis: 'ASSESSMENT' as const }
      return { input: { params: { ...params, part: 'METHOD' }, body }, version }
    },
  },
  offers: {
    as,
    prepare: async (world, actor) => ({ input: { params: (await own(world, actor)).params, query: {} } }),
  },
  addEvidence: {
    as,
    prepare: async (world, actor) => {
      const { params, version } = await own(world, actor)
      return { input: { params, body: { recordId: (await makePerson(world)).nominalId } }, version }
    },
  },
  removeEvidence: {
    as,
    prepare: async (world, actor) => {
      const { params, version, author } = await own(world, actor)
      const { evidence } = await pageOf(world, author, params.productId)
      const evidenceId = evidence[0]?.id ?? ''
      return {
        input: { params: { ...params, evidenceId }, body: { reason: 'It is of somebody else' } },
        version,
      }
    },
  },
  look: {
    as,
    prepare: async (world, actor) => {
      const { params, version } = await own(world, actor)
      return { input: { params, body: { words: 'Nothing follows from it.' } }, version }
    },
  },
  approve: {
    as,
    prepare: async (world, actor) => {
      const approver = await authorOf(world, actor)
      const { params, id } = await profileOn(world, await world.actor(as), { readers: [approver] })
      const { seen } = await pageOf(world, approver, id)
      return { input: { params, body: { seen } } }
    },
  },
  print: {
    as,
    prepare: async (world, actor) => ({
      input: { params: (await own(world, actor)).params, body: {} },
    }),
  },
  give: {
    as: 'INTELLIGENCE_OFFICER',
    prepare: async (world, actor) => {
      const giver = actor ?? (await world.actor('INTELLIGENCE_OFFICER'))
      const { params } = await approvedProfile(world, await world.actor(as), giver)
      const { seen } = await pageOf(world, giver, params.productId)
      return { input: { params, body: giftOf(seen) } }
    },
  },
})
