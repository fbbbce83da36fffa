/** Operations in the two worlds: one call of every route; and in the other world alone an operation of the member, under a name that others may take. */
import { operation } from '@mips/contracts'
import { memberBody, openBody } from '../../modules/operation/operation.fixtures.ts'
import type { Actor, World } from '../world.ts'
import { of, reason, type Pick, type Say, type Thing } from './call.ts'

const turns: readonly Thing[] = ['person', 'incident', 'intelligence', 'crime']
const recordOf = (pick: Pick, say: Say) => pick(turns[say.number % turns.length] ?? 'person')
/** No id of another kind is that of an operation. */
const one = (pick: Pick) => ({ operationId: pick('group') })

export const operationCalls = of(operation)({
  list: () => ({}),
  get: (pick) => ({ params: one(pick) }),
  open: () => ({ body: openBody() }),
  addMember: (pick) => ({ params: one(pick), body: memberBody(pick('user')) }),
  endMember: (pick) => ({ params: { ...one(pick), memberId: pick('task') }, body: { reason } }),
  review: (pick) => ({ params: one(pick), body: { words: reason, reviewOn: openBody().reviewOn } }),
  handOver: (pick) => ({ params: one(pick), body: { userId: pick('user'), reason } }),
  close: (pick) => ({ params: one(pick), body: { reason } }),
  putIn: (pick, say) => ({ params: one(pick), body: { recordId: recordOf(pick, say), reason } }),
  takeOut: (pick, say) => ({ params: { ...one(pick), recordId: recordOf(pick, say) }, body: { reason } }),
})

/** An operation of the member. */
export async function hideOperation(world: World, member: Actor): Promise<void> {
  await world.ok(member, operation, 'open', { body: openBody() })
}
