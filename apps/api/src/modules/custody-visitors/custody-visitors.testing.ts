/** What tests of custody visiting share: a visit that goes on, with a detainee seen, and a concern. */
import { custodyVisitors } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Actor, World } from '../../testing/world.ts'
import { minutesAgo, suite } from '../arrest/arrest.testing.ts'

type OfferBody = RouteCall<(typeof custodyVisitors)['routes']['offer']>['body']

/** A visit to the suite of tests that began five minutes ago. */
export const visitBody = (world: World) => ({
  stationCode: suite.code,
  visitors: 'Vera Testvisitor and Ian Testvisitor',
  arrivedAt: minutesAgo(world, 5),
  admittedAt: minutesAgo(world, 3),
})

export const begin = async (world: World, visitor: Actor): Promise<string> =>
  (await world.ok(visitor, custodyVisitors, 'begin', { body: visitBody(world) })).id

/** Seen now, and agrees unless told otherwise. */
export const seen = (world: World, more: Partial<OfferBody> = {}): OfferBody => ({
  outcome: 'SEEN',
  consent: 'YES',
  at: minutesAgo(world, 0),
  ...more,
})

export const see = (
  world: World,
  visitor: Actor,
  visitId: string,
  recordId: string,
  more: Partial<OfferBody> = {},
) => world.ok(visitor, custodyVisitors, 'offer', { params: { visitId, recordId }, body: seen(world, more) })

export const concern = { kind: 'FOOD', words: 'No food for six hours, he says.' } as const
