/** What tests of crime groups begin from: one with two people, opened by its keeper, scored or not. */
import { crimeGroup } from '@mips/contracts'
import { makePerson } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'

export const scoreBody = (value = 3) => ({
  parts: {
    VIOLENCE: value,
    EXPLOITATION: value,
    DRUGS: value,
    REACH: value,
    CAPABILITY: value,
    COMMUNITY: value,
  },
  why: 'Three stabbings in May; sells in two towns.',
})

export async function groupBody(world: World, ownerId: string, more: object = {}) {
  const leader = await makePerson(world, { forename: 'Corwin', surname: 'Ashgrove' })
  const courier = await makePerson(world, { forename: 'Dorian', surname: 'Fenwick' })
  const body = {
    name: 'The Brackwater line',
    summary: 'Supplies from the port and sends children to sell.',
    ownerId,
    members: [
      { personId: leader.nominalId, role: 'GROUP_LEADER' as const, confidence: 'believed' as const },
      { personId: courier.nominalId, role: 'GROUP_COURIER' as const, confidence: 'confirmed' as const },
    ],
    ...more,
  }
  return { body, leader, courier }
}

/** Opened by its keeper, who owns it. */
export async function openedGroup(world: World, keeper: Actor, more: object = {}) {
  const { body, ...people } = await groupBody(world, keeper.id, more)
  const made = await world.ok(keeper, crimeGroup, 'open', { body })
  return { ...people, params: { groupId: made.id }, version: made.version }
}

/** With a score. */
export async function scoredGroup(world: World, keeper: Actor, value = 3) {
  const made = await openedGroup(world, keeper)
  await world.ok(
    keeper,
    crimeGroup,
    'score',
    { params: made.params, body: scoreBody(value) },
    { version: made.version },
  )
  return { ...made, version: made.version + 1 }
}

export const disruptionBody = (world: World) => ({
  activity: 'Warrant at the yard',
  happenedOn: world.clock.now().toISOString().slice(0, 10),
  result: 'MODERATE' as const,
  why: 'The press and the moulds are gone.',
})
