/** One valid input for each route of warrants, for the conformance test. */
import { warrant } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'
import {
  arrestOf,
  attemptBody,
  circulatedWarrant,
  hoursAgo,
  issuedWarrant,
  owing,
  type RegisterBody,
  registerBody,
} from './warrant.testing.ts'

const as = 'WARRANT_OFFICER' as const
const keeperOf = (world: World) => world.actor(as)
const now = (world: World) => world.clock.now().toISOString()

/** A call on a warrant that is issued, with a body. */
const onIssued =
  <Body>(
    body: (world: World, keeper: Actor, personRecordId: string) => Body | Promise<Body>,
    more: Partial<RegisterBody> = {},
  ) =>
  async (world: World) => {
    const keeper = await keeperOf(world)
    const { params, version, person } = await issuedWarrant(world, keeper, more)
    return { version, input: { params, body: await body(world, keeper, person.personRecordId) } }
  }

const onCirculated =
  <Body>(body: (world: World) => Body) =>
  async (world: World) => {
    const { params, version, circulationId } = await circulatedWarrant(world, await keeperOf(world))
    return {
      version,
      subjectId: params.warrantId,
      input: { params: { ...params, circulationId }, body: body(world) },
    }
  }

export const warrantFixtures = fixturesOf(warrant)({
  list: { as, prepare: async () => ({ input: { query: {} } }) },
  get: {
    as,
    prepare: async (world) => ({
      input: { params: (await issuedWarrant(world, await keeperOf(world))).params },
    }),
  },
  register: {
    as,
    prepare: async (world) => ({ input: { body: (await registerBody(world)).body } }),
  },
  searchCourts: { as, prepare: async () => ({ input: { body: { text: 'willesden' } } }) },
  decide: {
    as,
    prepare: async (world) => {
      const keeper = await keeperOf(world)
      const { params, version } = await issuedWarrant(world, keeper, { issuedAt: undefined })
      return { version, input: { params, body: { isIssued: true, at: now(world) } } }
    },
  },
  grade: { as, prepare: onIssued(() => ({ factors: ['TRIAL' as const], grade: 'B' as const })) },
  allocate: {
    as,
    prepare: async (world) => {
      const keeper = await keeperOf(world)
      const { params, version } = await issuedWarrant(world, keeper, { factors: ['TRIAL'] })
      const { units } = await world.ok(keeper, warrant, 'get', { params })
      return { version, input: { params, body: { areaUnit: units[0]?.code ?? '' } } }
    },
  },
  addAddress: { as, prepare: onIssued(() => ({ words: '9 Cooper Yard', why: 'His sister' })) },
  addAttempt: { as, prepare: onIssued((world, keeper) => attemptBody(world, keeper.id)) },
  execute: {
    as,
    prepare: onIssued(async (world, _keeper, personRecordId) => ({
      at: now(world),
      arrestId: await arrestOf(world, personRecordId),
    })),
  },
  surrender: { as, prepare: onIssued((world) => ({ at: now(world), words: 'At the front counter' })) },
  serveBail: {
    as,
    prepare: onIssued((world) => ({ at: now(world), bailedTo: '2099-06-01' }), { kind: 'BENCH_BACKED' }),
  },
  withdraw: {
    as,
    prepare: onIssued((world) => ({ at: now(world), courtReference: 'Order of the court 4/26' })),
  },
  transfer: {
    as,
    prepare: onIssued((world) => ({ force: 'Another Constabulary', acceptedAt: hoursAgo(world, 1) })),
  },
  takeBack: {
    as,
    prepare: async (world) => {
      const keeper = await keeperOf(world)
      const { params, version } = await issuedWarrant(world, keeper)
      const body = { force: 'Another Constabulary', acceptedAt: hoursAgo(world, 1) }
      const moved = await world.ok(keeper, warrant, 'transfer', { params, body }, { version })
      return { version: moved.version, input: { params, body: { reason: 'He came home' } } }
    },
  },
  circulate: {
    as,
    prepare: onIssued((world) => ({ enteredAt: hoursAgo(world, 1), reference: 'W/26/1184X' })),
  },
  reviewCirculation: { as, prepare: onCirculated(() => ({ words: 'Still wanted' })) },
  cancelCirculation: { as, prepare: onCirculated((world) => ({ at: now(world) })) },
  pay: {
    as,
    prepare: onIssued((world) => ({ pence: 5_000, paidOn: now(world).slice(0, 10), receipt: 'R-1' }), owing),
  },
})
