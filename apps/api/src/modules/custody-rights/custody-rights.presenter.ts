/** The rights of a stay as officers see them: what was given, who comes, what is left, and what this reader may do. */
import type { CustodyRightsPage } from '@mips/contracts/custody-rights'
import { allow, type Decision } from '@mips/domain/access/decision'
import { careRulesOn } from '@mips/domain/custody/care-rules-table'
import { isOvernight } from '@mips/domain/custody/child-detention'
import { custodyRolesOf } from '@mips/domain/custody/custody-roles'
import { decideEntry, decideRankedAct, type Enterer, enterers } from '@mips/domain/custody/entry-permissions'
import { labelIn } from '@mips/domain/custody/offence-words'
import { rightsAnswers } from '@mips/domain/custody/rights-entries'
import { adultLeft, childLeft, delaysOf, rightsLeft, type RightsFacts } from '@mips/domain/custody/rights-record'
import { delayGrounds } from '@mips/domain/custody/rights-rules'
import { custodyRulesOn } from '@mips/domain/custody/rules-table'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import { displayName } from '@mips/domain/nominal/display-name'
import { londonDay } from '@mips/domain/time/london-day'
import { isRank } from '@mips/domain/codes/ranks'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { readClock, utc } from '../custody/custody.clock.ts'
import { actorOn } from '../custody/custody.decisions.ts'
import type { CustodyRow } from '../custody/custody.rows.ts'
import type { CustodyRightsRow, RightsRow } from './custody-rights.rows.ts'
import { factsOf, presentPart, presentRule, withUtc } from './rights.presenter.ts'

type Stay = CustodyRightsRow['stay']

/** The person of a stay as the rules on rights see them. */
export function detaineeOf(stay: Pick<CustodyRow, 'people'>, now: Date) {
  const person = stay.people.find(({ role, validTo }) => role === 'DETAINEE' && validTo === null)
  const child = treatAsChild(
    person?.dob ?? null,
    person?.dobPrecision ?? null,
    londonDay(now.toISOString()),
  )
  return { person, age: child.age, isChild: child.isChild, sex: person?.sex ?? null }
}

/** Whether this officer may enter the rights of this stay (custody.md 11). */
export function decideRights(stay: Pick<CustodyRow, 'arrestOfficers' | 'officers'>, who: Principal): Decision {
  const parts = custodyRolesOf(actorOn(stay as CustodyRow, who))
  return decideEntry('RIGHTS', parts.filter(isEnterer))
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
export const readDelays = (stay: Stay, entries: readonly RightsRow[], now: Date) =>
  delaysOf(
    entries,
    {
      relevantTime: readClock(stay.clock, now).relevantTime,
      offenceCategories: stay.offences.flatMap(({ category }) => (category === null ? [] : [category])),
      now: now.toISOString(),
    },
    custodyRulesOn(londonDay(now.toISOString())),
  )

/** The facts of a child's detention; undefined for an adult. */
export function childOf(stay: Stay, bailRefusedAt: string | null, now: Date) {
  const { age, isChild, sex } = detaineeOf(stay, now)
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

/** The whole page. */
export function presentCustodyRights(
  row: CustodyRightsRow,
  who: Principal,
  { clock }: { clock: Clock },
): CustodyRightsPage {
  const now = clock.now()
  const { stay } = row
  const { person, age, isChild, sex } = detaineeOf(stay, now)
  const facts = factsOf(row, { age, sex }, now)
  const entries = withUtc(row.entries)
  const child = childOf(stay, row.bailRefusedAt, now)
  const left = leftOf(row, facts, now)
  return {
    recordId: stay.id,
    custodyNumber: stay.custodyNumber,
    version: stay.version,
    personName: person === undefined ? 'Name not known' : displayName(person),
    nominalId: person?.nominalId ?? null,
    age: age ?? null,
    isChild,
    sex,
    state: stay.state,
    arrivedAt: utc(stay.arrivedAt),
    ...presentPart(row, facts, who, now),
    delays: readDelays(stay, entries, now).map((delay) => {
      const entry = entries.find(({ id }) => id === delay.id)
      return {
        id: delay.id,
        right: delay.right,
        label: labelIn(rightsAnswers, delay.right),
        groundLabel: entry?.ground == null ? null : labelIn(delayGrounds, entry.ground),
        reason: entry?.reason ?? null,
        officer: entry?.officer ?? null,
        rank: entry?.rank ?? '',
        at: delay.at,
        until: delay.until ?? null,
        reviewedAt: delay.reviewedAt,
        endedAt: delay.endedAt ?? null,
        isInForce: delay.isInForce,
        problems: delay.problems.map(presentRule),
      }
    }),
    child:
      child === undefined
        ? null
        : {
            isOvernight: child.isOvernight,
            isCharged: child.isCharged,
            isBailRefused: child.isBailRefused,
            needsWoman: sex === 'F',
            bailRefusedAt: row.bailRefusedAt === null ? null : utc(row.bailRefusedAt),
          },
    left: {
      rights: left.rights.map(presentRule),
      attending: left.attending.map(presentRule),
      child: left.child.map(presentRule),
    },
    may: {
      record: able(who, 'custody.rights.record', decideRights(stay, who)),
      delayTelling: able(who, 'custody.rights.delay', decideDelay('S56', who)),
      delaySolicitor: able(who, 'custody.rights.delay', decideDelay('S58', who)),
      correctIdentity: able(who, 'custody.identity.correct', allow()),
    },
  }
}

const isEnterer = (part: string): part is Enterer => (enterers as readonly string[]).includes(part)

function able(who: Principal, permission: Parameters<typeof holds>[1], decision: Decision) {
  if (!holds(who, permission)) return { allowed: false, reason: 'Your role may not do this.' }
  return decision.allowed ? { allowed: true } : { allowed: false, reason: decision.reason }
}
