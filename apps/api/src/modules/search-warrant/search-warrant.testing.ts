/** What tests of search warrants begin from: an application by an officer, authorised, issued and executed. */
import { searchWarrant } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { makePlace } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'
import { courtOf } from '../warrant/warrant.testing.ts'

export type ApplyBody = RouteCall<(typeof searchWarrant)['routes']['apply']>['body']

export async function applyBody(world: World, more: Partial<ApplyBody> = {}) {
  const place = await makePlace(world)
  const body: ApplyBody = {
    power: 'PACE_8',
    premises: [{ locationId: place }],
    grounds: 'Seen to carry the stolen tools in on Friday.',
    material: 'Power tools of the marks on the list.',
    protectedMaterial: 'NONE',
    intelligenceAge: 'Two days old, checked against the neighbour’s call.',
    ...more,
  }
  return { body, place }
}

export const nowOf = (world: World): string => world.clock.now().toISOString()

export async function applied(world: World, officer: Actor, more: Partial<ApplyBody> = {}) {
  const { body, place } = await applyBody(world, more)
  const { id, version } = await world.ok(officer, searchWarrant, 'apply', { body })
  return { params: { searchId: id }, version, place }
}

/** Authorised by an inspector. */
export async function authorised(world: World, officer: Actor, more: Partial<ApplyBody> = {}) {
  const made = await applied(world, officer, more)
  const inspector = await world.actor('INSPECTOR', { rank: 'INSP' })
  const { version } = await world.ok(
    inspector,
    searchWarrant,
    'authorise',
    { params: made.params, body: {} },
    { version: made.version },
  )
  return { ...made, version, inspector }
}

/** Issued by a court now. */
export async function issued(world: World, officer: Actor, more: Partial<ApplyBody> = {}) {
  const made = await authorised(world, officer, more)
  const { version } = await world.ok(
    officer,
    searchWarrant,
    'decide',
    {
      params: made.params,
      body: {
        isIssued: true,
        at: nowOf(world),
        courtCode: await courtOf(world),
        issuedBy: 'Justice of the peace',
      },
    },
    { version: made.version },
  )
  const { premises } = await world.ok(officer, searchWarrant, 'get', { params: made.params })
  return { ...made, version, words: premises[0]?.words ?? '' }
}

export const entryBody = (world: World, premises: string, more: object = {}) => ({
  at: nowOf(world),
  premises,
  wasCopyLeft: true,
  present: 'The occupier',
  ...more,
})
