/** How far the charge and the release of a stay are, and what each has left. */
import type { StayTopic } from '@mips/contracts/custody-topics'
import { isHeld } from '@mips/domain/custody/state'
import { custodyStateOf, leftOf } from '../custody/custody.stay.service.ts'
import type { TopicsOf } from '../custody/custody.topics.service.ts'
import { findOutcome } from './custody-outcome.repository.ts'
import type { OutcomeRow } from './custody-outcome.rows.ts'
import { doorProblems } from './custody-outcome.service.ts'

/** The topics `charge` and `release`. */
export const topicsOf: TopicsOf = async (ctx, recordId) => {
  const stay = await findOutcome(ctx.tx, recordId)
  return stay === undefined ? [] : [chargeTopic(stay), releaseTopic(stay, ctx.clock.now())]
}

function chargeTopic(stay: OutcomeRow): StayTopic {
  const open = stay.offenceRows.filter(({ disposal }) => disposal === null)
  if (!isHeld(custodyStateOf(stay)) || open.length === 0)
    return { key: 'charge', state: stay.offenceRows.length === 0 ? 'untouched' : 'done', left: [] }
  const left = open.map(({ title }) => `Choose how this ends: ${title}.`)
  return { key: 'charge', state: open.length < stay.offenceRows.length ? 'started' : 'untouched', left }
}

function releaseTopic(stay: OutcomeRow, now: Date): StayTopic {
  const state = custodyStateOf(stay)
  if (!isHeld(state)) return { key: 'release', state: 'done', left: [] }
  const isBegun = stay.assessments.length > 0 || state === 'RELEASING'
  const left = leftOf(doorProblems(stay, { isTransfer: state === 'CHARGED_HELD', at: now.toISOString() }))
  return { key: 'release', state: isBegun ? 'started' : 'untouched', left: isBegun ? left : [] }
}
