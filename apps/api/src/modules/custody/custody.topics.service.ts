/** How far the overview of a stay is: the decision on detention, and what the clock finds inconsistent. */
import type { StayTopic } from '@mips/contracts/custody-topics'
import type { Ctx } from '../../platform/http/module.ts'
import { readClock } from './custody.clock.ts'
import { requireStay } from './custody.service.ts'

/** What each custody module answers for its own topics of a stay. */
export type TopicsOf = (ctx: Ctx, recordId: string) => Promise<StayTopic[]>

/** The topic `overview`. */
export const topicsOf: TopicsOf = async (ctx, recordId) => {
  const stay = await requireStay(ctx, recordId)
  const wrong = readClock(stay.clock, ctx.clock.now()).inconsistencies.map(({ message }) => message)
  const left = stay.decision === null ? ['Decide on detention.'] : []
  const state = left.length > 0 ? 'started' : 'done'
  return [{ key: 'overview', state: wrong.length > 0 ? 'problem' : state, left: [...wrong, ...left] }]
}
