/** How far the limits of a stay are: what is overdue, and what reviews, extensions and applications still lack. */
import type { StayTopic } from '@mips/contracts/custody-topics'
import type { TopicsOf } from '../custody/custody.topics.service.ts'
import { clockOf, custodyStateOf } from '../custody/custody.stay.service.ts'
import { leftToDo } from './custody-limits.left.ts'
import { findLimits } from './custody-limits.repository.ts'
import { supportOf } from './custody-limits.service.ts'

/** The topic `limits`. */
export const topicsOf: TopicsOf = async (ctx, recordId) => {
  const stay = await findLimits(ctx.tx, recordId)
  if (stay === undefined) return []
  const now = ctx.clock.now()
  const clock = clockOf(stay, now)
  const wrong = clock.due
    .filter(({ isOverdue }) => isOverdue)
    .map(({ what, rule }) => overdueWords(what, rule))
  const left = leftToDo(stay, supportOf(stay, now.toISOString()), custodyStateOf(stay) === 'CHARGED_HELD')
  return [
    {
      key: 'limits',
      state: stateOf(stay.reviewRows.length + stay.limitRows.length, wrong, left),
      left: [...wrong, ...left],
    },
  ]
}

function stateOf(kept: number, wrong: string[], left: string[]): StayTopic['state'] {
  if (wrong.length > 0) return 'problem'
  if (left.length > 0) return 'started'
  return kept > 0 ? 'done' : 'untouched'
}

const overdueWords = (what: string, rule: string): string =>
  what === 'REVIEW'
    ? `A review of detention is overdue (${rule}).`
    : `The time to detain has run out (${rule}).`
