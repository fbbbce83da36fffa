/** What tests of briefings begin from: one of today with a wanted person on it, published or not. */
import { briefing } from '@mips/contracts'
import { londonDay } from '@mips/domain/time/london-day'
import { makePerson } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'

export const todayOf = (world: World): string => londonDay(world.clock.now().toISOString())

export const briefingBody = (world: World, more: object = {}) => ({
  title: 'Earlies of the north',
  from: todayOf(world),
  until: todayOf(world),
  ...more,
})

/** A briefing without anything on it. */
export async function draftBriefing(world: World, maker: Actor, more: object = {}) {
  const { id } = await world.ok(maker, briefing, 'make', { body: briefingBody(world, more) })
  return { params: { briefingId: id } }
}

type Item = {
  kind?: string
  recordId?: string
  words?: string
  textId?: string
  ask?: string
  until?: string
  isMustRead?: boolean
}

export const itemBody = (world: World, item: Item = {}) =>
  ({ kind: 'WANTED', ask: 'Arrest on sight: failed to appear.', until: todayOf(world), ...item }) as never

export const putOn = async (world: World, maker: Actor, briefingId: string, item: Item = {}) =>
  (await world.ok(maker, briefing, 'addItem', { params: { briefingId }, body: itemBody(world, item) })).id

/** With a wanted person on it, as a must-read. */
export async function filledBriefing(world: World, maker: Actor, more: object = {}) {
  const { params } = await draftBriefing(world, maker, more)
  const wanted = await makePerson(world, { forename: 'Corwin', surname: 'Ashgrove' })
  const itemId = await putOn(world, maker, params.briefingId, {
    recordId: wanted.nominalId,
    isMustRead: true,
  })
  return { params, wanted, itemId, itemParams: { ...params, itemId } }
}

export async function publishedBriefing(world: World, maker: Actor, more: object = {}) {
  const made = await filledBriefing(world, maker, more)
  await world.ok(maker, briefing, 'publish', { params: made.params })
  return made
}
