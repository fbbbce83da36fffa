/** What the rules say of the rights of a stay: who may enter them, the delays, the child, what is left. */
import type { Decision } from '@mips/domain/access/decision'
import { isRank } from '@mips/domain/codes/ranks'
import { careRulesOn } from '@mips/domain/custody/care-rules-table'
import { isOvernight } from '@mips/domain/custody/child-detention'
import { custodyRolesOf } from '@mips/domain/custody/custody-roles'
import { decideEntry, decideRankedAct } from '@mips/domain/custody/entry-permissions'
import {
  adultLeft,
  childLeft,
  delaysOf,
  type RightsFacts,
  rightsLeft,
} from '@mips/domain/custody/rights-record'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { custodyRulesOn } from '@mips/domain/custody/rules-table'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import { londonDay } from '@mips/domain/time/london-day'
import type { Principal } from '../../platform/access/principal.ts'
import { actorOf, clockOf, type Stay } from '../custody/custody.stay.service.ts'
import type { CustodyRightsRow, RightsRow } from './custody-rights.rows.ts'
import { utc, withUtc } from './rights-reading.service.ts'

type Seen = CustodyRightsRow['stay']

/** The person of a stay as the rules on rights see them. */
export function personOf(stay: Pick<Stay, 'people'>, now: Date) {
  const person = stay.people.find(({ role, validTo }) => role === 'DETAINEE' && validTo === null)
  const child = treatAsChild(person?.dob ?? null, person?.dobPrecision ?? null, londonDay(now.toISOString()))
  return { person, age: child.age, isChild: child.isChild, sex: person?.sex ?? null }
}

/** Whether this officer may enter the rights of this stay (custody.md 11). */
export function decideRights(stay: Seen, who: Principal): Decision {
  const parts = custodyRolesOf(actorOf(stay, who))
  return decideEntry(
    'RIGHTS',
    parts.filter((part) => part !== 'SYS'),
  )
}

/** Whether this officer may delay a right: by rank (RG-2). */
export function decideDelay(right: 'S56' | 'S58', who: Principal): Decision {
  return decideRankedAct(right === 'S56' ? 'DELAY_INFORMING' : 'DELAY_SOLICITOR', {
    officerId: who.userId,
    rank: isRank(who.rank) ? who.rank : 'PC',
    involvedOfficerIds: [],
  })
}

/** The delays of a stay at an instant. */
export const readDelays = (stay: Seen, entries: readonly RightsRow[], now: Date) =>
  delaysOf(
    entries,
    {
      relevantTime: clockOf(stay, now).relevantTime,
      offenceCategories: stay.offences.flatMap(({ category }) => (category === null ? [] : [category])),
      now: now.toISOString(),
    },
    custodyRulesOn(londonDay(now.toISOString())),
  )

/** The facts of a child's detention; undefined for an adult. */
export function childOf(stay: Seen, bailRefusedAt: string | null, now: Date) {
  const { age, isChild, sex } = personOf(stay, now)
  if (!isChild) return undefined
  const end = stay.releasedAt === null ? now.toISOString() : utc(stay.releasedAt)
  return {
    age: age ?? 17,
    sex,
    isCharged: stay.clock.chargedAt !== null,
    isBailRefused: bailRefusedAt !== null,
    isOvernight: isOvernight(utc(stay.arrivedAt), end),
  }
}

/** Everything that is still to do, by topic. */
export function leftOf(row: CustodyRightsRow, facts: RightsFacts, now: Date) {
  const entries = withUtc(row.entries)
  const child = childOf(row.stay, row.bailRefusedAt, now)
  const isCalled = ({ isWaiting, isLate }: RightsFacts['requests'][number]) => isWaiting && isLate
  const delays = readDelays(row.stay, entries, now).flatMap(({ endedAt, problems }) =>
    endedAt === undefined ? problems.filter(({ field }) => field === 'endedAt') : [],
  )
  const late: RuleProblem[] = facts.requests.filter(isCalled).map(() => ({
    rule: 'C9',
    severity: 'WARN',
    field: 'expectedAt',
    message: 'Somebody who was expected has not come: ask again, or ask for another.',
  }))
  const adult = adultLeft(entries, facts)
  const isOfChild = ({ rule }: RuleProblem) => rule === 'RG-3'
  return {
    rights: [...delays, ...rightsLeft(entries, facts)],
    attending: [...adult.filter((problem) => !isOfChild(problem)), ...late],
    child:
      child === undefined
        ? []
        : [
            ...adult.filter(isOfChild),
            ...childLeft(entries, child, careRulesOn(londonDay(now.toISOString()))),
          ],
  }
}
