/** What tests of tasking begin from: a strategy, a requirement, a meeting, and items in each state. */
import { tasking } from '@mips/contracts'
import type { NewMeeting } from '@mips/contracts/tasking'
import { addDays } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { makePerson } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'

export const todayOf = (world: World): string => londonDay(world.clock.now().toISOString())

export const meetingBody = (heldAt: string, chairId: string, more: Partial<NewMeeting> = {}) => ({
  title: 'North, weekly',
  kind: 'TACTICAL' as const,
  level: '1' as const,
  heldAt,
  chairId,
  attendeeIds: [] as string[],
  ...more,
})

/** An open meeting of this moment, chaired by whoever calls it. */
export async function calledMeeting(world: World, keeper: Actor, more: Partial<NewMeeting> = {}) {
  const { id } = await world.ok(keeper, tasking, 'callMeeting', {
    body: meetingBody(world.clock.now().toISOString(), keeper.id, more),
  })
  return { params: { meetingId: id } }
}

export const propose = async (
  world: World,
  by: Actor,
  meetingId: string,
  recordId: string,
  problem = 'Vans are broken into where he lives.',
) => (await world.ok(by, tasking, 'propose', { body: { meetingId, recordId, problem } })).id

/** With a person proposed to it. */
export async function proposedItem(world: World, keeper: Actor) {
  const { params } = await calledMeeting(world, keeper)
  const person = await makePerson(world, { forename: 'Corwin', surname: 'Ashgrove' })
  const itemId = await propose(world, keeper, params.meetingId, person.nominalId)
  return { params, person, itemParams: { itemId } }
}

export const adoption = (world: World, ownerId: string, more: object = {}) => ({
  decision: 'ADOPTED' as const,
  kind: 'ENFORCEMENT' as const,
  tactic: 'Plain car in the evening',
  ownerId,
  dueOn: addDays(todayOf(world), 7),
  decisions: 0,
  ...more,
})

/** Adopted, for an owner. */
export async function adoptedItem(world: World, keeper: Actor, owner: Actor) {
  const made = await proposedItem(world, keeper)
  await world.ok(keeper, tasking, 'decide', { params: made.itemParams, body: adoption(world, owner.id) })
  return made
}

/** A control strategy that holds on a day; the one that is there when somebody made it already. */
export async function strategyOf(world: World, keeper: Actor): Promise<string> {
  const { strategies } = await world.ok(keeper, tasking, 'getRegisters', {})
  const found = strategies.find(({ isInForce }) => isInForce)
  if (found !== undefined) return found.id
  const today = todayOf(world)
  const { id } = await world.ok(keeper, tasking, 'makeStrategy', {
    body: { from: today, until: addDays(today, 180), themes: ['Vehicle crime', 'Knife crime'] },
  })
  return id
}

/** A question under the first priority of the strategy of today. */
export async function madeRequirement(world: World, keeper: Actor, more: object = {}) {
  await strategyOf(world, keeper)
  const { strategies } = await world.ok(keeper, tasking, 'getRegisters', {})
  const theme = strategies.find(({ isInForce }) => isInForce)?.themes[0] ?? ''
  const { id } = await world.ok(keeper, tasking, 'makeRequirement', {
    body: { question: 'Who buys the tools?', theme, ownerId: keeper.id, ...more },
  })
  return { requirementId: id }
}
