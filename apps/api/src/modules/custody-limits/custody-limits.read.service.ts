/** What a reader may do about the limits of a stay, and the clock that it is judged by. */
import { allow, type Decision, deny, firstRefusal } from '@mips/domain/access/decision'
import type { Permission } from '@mips/domain/access/permissions'
import { isAtLeast } from '@mips/domain/codes/ranks'
import { decideReviewDetention } from '@mips/domain/custody/authorisation'
import { isHeld } from '@mips/domain/custody/state'
import { holds, type Principal } from '../../platform/access/principal.ts'
import {
  clockOf,
  clockReadingOf,
  custodyStateOf,
  involvedOfficers,
  rankOf,
} from '../custody/custody.stay.service.ts'
import type { LimitsView } from './custody-limits.presenter.ts'
import type { LimitsRow } from './custody-limits.rows.ts'
import { supportOf } from './custody-limits.service.ts'

/** Everything that the page shows besides the rows. */
export function viewOf(row: LimitsRow, who: Principal, now: Date): LimitsView {
  const clock = clockOf(row, now)
  const isCharged = custodyStateOf(row) === 'CHARGED_HELD'
  const isDetained = isHeld(custodyStateOf(row)) && row.decision === 'AUTHORISED'
  const held = isDetained ? allow() : deny('Nobody is detained on this record now.')
  const runs = clock.limit24 === undefined ? deny('No PACE clock runs for this detention.') : allow()
  const uncharged = isCharged ? deny('The person is charged: detention without charge has ended.') : allow()
  const review = decideReviewDetention({
    officerId: who.userId,
    officerRank: rankOf(who),
    isCharged,
    involvedOfficerIds: involvedOfficers(row),
    declaresNotInvolved: true,
  })
  const superintendent = isAtLeast(rankOf(who), 'SUPT')
    ? allow()
    : deny('A superintendent or above extends detention (EX-1).')
  const may = (permission: Permission, ...decisions: Decision[]) =>
    holds(who, permission)
      ? { ...firstRefusal(...decisions) }
      : { allowed: false, reason: 'Your role does not do this.' }
  return {
    clock,
    reading: clockReadingOf(row, now),
    support: supportOf(row, now.toISOString()),
    isCharged,
    may: {
      review: may('custody.review.record', held, review),
      postpone: may('custody.review.record', held),
      extend: may('custody.detention.extend', held, runs, uncharged, superintendent),
      applyForWarrant: may('custody.warrant.record', held, runs, uncharged),
      decideWarrant: may('custody.warrant.record', held),
      print: may('custody.paper.give'),
    },
  }
}
