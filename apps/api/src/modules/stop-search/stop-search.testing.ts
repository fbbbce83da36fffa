/** What tests of stop and search begin from: a whole record, an authority, and their makers. */
import { stopSearch } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Actor, World } from '../../testing/world.ts'

type Routes = (typeof stopSearch)['routes']
export type Body<Name extends keyof Routes> = RouteCall<Routes[Name]> extends { body: infer B } ? B : never

export const minutesAgo = (world: World, minutes: number): string =>
  new Date(world.clock.now().getTime() - minutes * 60_000).toISOString()

/** A search for drugs that lacks nothing: of somebody who gave no name. */
export function wholeSearch(world: World, more: Partial<Body<'make'>> = {}): Body<'make'> {
  const stopped = minutesAgo(world, 20)
  return {
    subject: 'PERSON',
    power: 'MDA_S23',
    object: 'DRUGS',
    grounds: 'Seen to hand a wrap to another and to take money for it',
    detainedAt: stopped,
    searchedAt: minutesAgo(world, 18),
    endedAt: minutesAgo(world, 10),
    place: 'High Street, by the station',
    isInPublic: true,
    searcherSex: 'M',
    told: {
      GROUNDS: stopped,
      OBJECT: stopped,
      IDENTITY: stopped,
      STATION: stopped,
      ENTITLEMENT: stopped,
      LEGAL_POWER: stopped,
      DETAINED: stopped,
    },
    person: {
      identity: 'REFUSED',
      sex: 'M',
      age: 30,
      selfDefined: 'W1',
      observed: '1',
      description: 'Grey hood',
    },
    extent: 'OUTER',
    bodyWornVideo: 'BWV-1',
    found: 'Nothing',
    outcome: 'NFA',
    receipt: 'ELECTRONIC',
    ...more,
  }
}

export const madeSearch = (world: World, officer: Actor, more: Partial<Body<'make'>> = {}) =>
  world.ok(officer, stopSearch, 'make', { body: wholeSearch(world, more) })

/** An authority for an evening around a square, from an hour ago. */
export const authorityBody = (
  world: World,
  more: Partial<Body<'giveAuthority'>> = {},
): Body<'giveAuthority'> => ({
  power: 'CJPO_S60',
  area: 'The square and the streets around it',
  reason: 'A stabbing this afternoon; revenge is expected tonight',
  startsAt: minutesAgo(world, 60),
  endsAt: minutesAgo(world, -6 * 60),
  latitude: 51.4,
  longitude: -0.07,
  radiusMetres: 500,
  ...more,
})

export const givenAuthority = (world: World, inspector: Actor, more: Partial<Body<'giveAuthority'>> = {}) =>
  world.ok(inspector, stopSearch, 'giveAuthority', { body: authorityBody(world, more) })
