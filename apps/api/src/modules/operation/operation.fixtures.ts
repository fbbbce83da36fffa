/** One valid input for each route of operations, for the conformance test. */
import { operation } from '@mips/contracts'
import { addDays } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'
import { makeIncident } from '../incident/incident.fixtures.ts'

/** Memberships go by the clock of the database, which the clock of a test does not move. */
const inDays = (days: number) => addDays(londonDay(new Date().toISOString()), days)

export const openBody = (more: object = {}) => ({
  name: 'Operation Fernbrook',
  reason: 'A member of staff could warn those whom it is about.',
  reviewOn: inDays(30),
  until: inDays(60),
  ...more,
})

export const memberBody = (userId: string, more: object = {}) => ({
  userId,
  from: inDays(0),
  until: inDays(14),
  reason: 'Works on it.',
  ...more,
})

/** An operation of this owner. */
export const makeOperation = (world: World, owner: Actor) =>
  world.ok(owner, operation, 'open', { body: openBody() })

async function of<Body>(world: World, actor: Actor | undefined, body: Body) {
  const { id } = await makeOperation(world, actor as Actor)
  return { input: { params: { operationId: id }, body } }
}
const as = 'INSPECTOR' as const

export const operationFixtures = fixturesOf(operation)({
  list: { as, prepare: async () => ({ input: {} }) },
  get: {
    as,
    prepare: async (world, actor) => ({
      input: { params: { operationId: (await makeOperation(world, actor as Actor)).id } },
    }),
  },
  open: { as, prepare: async () => ({ input: { body: openBody() } }) },
  addMember: {
    as,
    prepare: async (world, actor) => of(world, actor, memberBody((await world.actor('DETECTIVE')).id)),
  },
  endMember: {
    as,
    prepare: async (world, actor) => {
      const { id: operationId } = await makeOperation(world, actor as Actor)
      const other = await world.actor('DETECTIVE')
      const page = await world.ok(actor as Actor, operation, 'addMember', {
        params: { operationId },
        body: memberBody(other.id),
      })
      const memberId = page.people.find(({ officer }) => officer.id === other.id)?.memberId ?? ''
      return { input: { params: { operationId, memberId }, body: { reason: 'Moved to other work.' } } }
    },
  },
  review: {
    as,
    prepare: (world, actor) =>
      of(world, actor, { words: 'Still needed: two of them are at large.', reviewOn: inDays(60) }),
  },
  handOver: {
    as,
    prepare: async (world, actor) => {
      const { id: operationId } = await makeOperation(world, actor as Actor)
      const { id: userId } = await world.actor('DETECTIVE')
      await world.ok(actor as Actor, operation, 'addMember', {
        params: { operationId },
        body: memberBody(userId),
      })
      return { input: { params: { operationId }, body: { userId, reason: 'Takes it over.' } } }
    },
  },
  close: { as, prepare: (world, actor) => of(world, actor, { reason: 'It has ended.' }) },
  putIn: {
    as,
    prepare: async (world, actor) =>
      of(world, actor, { recordId: (await makeIncident(world)).id, reason: 'It is about them.' }),
  },
  takeOut: {
    as,
    prepare: async (world, actor) => {
      const { id: operationId } = await makeOperation(world, actor as Actor)
      const { id: recordId } = await makeIncident(world)
      await world.ok(actor as Actor, operation, 'putIn', {
        params: { operationId },
        body: { recordId, reason: 'It is about them.' },
      })
      return { input: { params: { operationId, recordId }, body: { reason: 'It is not about them.' } } }
    },
  },
})
