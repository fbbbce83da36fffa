/** One valid input for each route of crime groups, for the conformance test. A group stands on a list of its own, so that its keeper makes each call. */
import { crimeGroup } from '@mips/contracts'
import { makePerson } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'
import { disruptionBody, groupBody, openedGroup, scoreBody } from './crime-group.testing.ts'

const as = 'INTELLIGENCE_OFFICER' as const
const keeperOf = async (world: World, actor: Actor | undefined) => actor ?? (await world.actor(as))

async function onGroup<Body>(world: World, actor: Actor | undefined, body: Body) {
  const { params, version } = await openedGroup(world, await keeperOf(world, actor))
  return { version, input: { params, body } }
}

export const crimeGroupFixtures = fixturesOf(crimeGroup)({
  list: { as, prepare: async () => ({ input: {} }) },
  get: {
    as,
    prepare: async (world, actor) => ({
      input: { params: (await openedGroup(world, await keeperOf(world, actor))).params },
    }),
  },
  open: {
    as,
    prepare: async (world, actor) => ({
      input: { body: (await groupBody(world, (await keeperOf(world, actor)).id)).body },
    }),
  },
  addMember: {
    as,
    prepare: async (world, actor) =>
      onGroup(world, actor, {
        personId: (await makePerson(world)).nominalId,
        role: 'GROUP_ENFORCER' as const,
        confidence: 'reported' as const,
      }),
  },
  endMember: {
    as,
    prepare: async (world, actor) => {
      const keeper = await keeperOf(world, actor)
      const { params, version } = await openedGroup(world, keeper)
      const third = await makePerson(world)
      await world.ok(
        keeper,
        crimeGroup,
        'addMember',
        {
          params,
          body: { personId: third.nominalId, role: 'GROUP_ASSOCIATE', confidence: 'reported' },
        },
        { version },
      )
      const { members, version: now } = await world.ok(keeper, crimeGroup, 'get', { params })
      return {
        version: now,
        subjectId: params.groupId,
        input: { params: { ...params, linkId: members[0]?.linkId ?? '' }, body: { reason: 'Left the town' } },
      }
    },
  },
  score: { as, prepare: async (world, actor) => onGroup(world, actor, scoreBody()) },
  giveTo: {
    as,
    prepare: async (world, actor) => {
      const keeper = await keeperOf(world, actor)
      const other = await world.actor('DETECTIVE')
      const { params, version } = await openedGroup(world, keeper, { readerIds: [other.id] })
      return { version, input: { params, body: { ownerId: other.id } } }
    },
  },
  addDisruption: { as, prepare: async (world, actor) => onGroup(world, actor, disruptionBody(world)) },
  archive: {
    as,
    prepare: async (world, actor) => onGroup(world, actor, { reason: 'Its leaders are in prison' }),
  },
})
