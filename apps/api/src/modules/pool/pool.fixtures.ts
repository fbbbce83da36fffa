/** One valid input for each route of the pool module, for the conformance test. */
import { pool } from '@mips/contracts'
import { makePerson } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'
import { joinGroup, memberOf } from './pool.testing.ts'

const as = 'PROFESSIONAL_STANDARDS'
const reason = 'Subject of a conduct matter'
/** A member of the pool whose session works in the public index. */
const join = async (world: World, actor: Actor | undefined) => {
  if (actor === undefined) return
  await joinGroup(world, actor.id, 'STAFF')
  await world.admin.query('UPDATE app_session SET pool = NULL WHERE user_id = $1', [actor.id])
}

export const poolFixtures = fixturesOf(pool)({
  list: { as, prepare: async () => ({ input: {} }) },
  enter: {
    as,
    prepare: async (world, actor) => {
      await join(world, actor)
      return { input: { body: { pool: 'STAFF', reason } } }
    },
  },
  leave: { as, prepare: async () => ({ input: {} }) },
  proposeMove: {
    as,
    prepare: async (world, actor) => {
      await join(world, actor)
      const { nominalId } = await makePerson(world, { surname: 'Poolworth' })
      return { input: { body: { nominalId, to: 'STAFF', reason } } }
    },
  },
  listMoves: { as, prepare: async () => ({ input: {} }) },
  decideMove: {
    as,
    prepare: async (world, actor) => {
      await join(world, actor)
      const { nominalId } = await makePerson(world, { surname: 'Poolworth' })
      const { moveId } = await world.ok(await memberOf(world, 'STAFF'), pool, 'proposeMove', {
        body: { nominalId, to: 'STAFF', reason },
      })
      return { input: { params: { moveId }, body: { isApproved: true, reason } } }
    },
  },
})
