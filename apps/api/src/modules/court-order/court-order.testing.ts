/** What tests of orders begin from: somebody with a restraining order in force. */
import { courtOrder } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { makePerson } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'

type Routes = (typeof courtOrder)['routes']
export type OrderBody = RouteCall<Routes['record']>['body']
const dayOf = (world: World, days: number) =>
  new Date(world.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

export const restraining = (world: World, more: Partial<OrderBody> = {}): OrderBody => ({
  kind: 'RESTRAINING',
  courtCode: 'B01EF00',
  from: dayOf(world, 0),
  to: dayOf(world, 730),
  terms: ['Not to go to 12 Testing Street, Testham'],
  protects: ['Odile Marchbank'],
  ...more,
})

/** An order on somebody of their own. */
export async function orderedPerson(world: World, as: Actor, more: Partial<OrderBody> = {}) {
  const person = await makePerson(world)
  const params = { nominalId: person.nominalId }
  const made = await world.ok(as, courtOrder, 'record', { params, body: restraining(world, more) })
  return { person, params, orderId: made.id, problems: made.problems }
}
