/** The rights of a stay as officers see them: what was given, who comes, what is left, and what this reader may do. */
import type { CustodyRightsPage } from '@mips/contracts/custody-rights'
import { allow, type Decision } from '@mips/domain/access/decision'
import { labelIn } from '@mips/domain/custody/offence-words'
import { rightsAnswers } from '@mips/domain/custody/rights-entries'
import { delayGrounds } from '@mips/domain/custody/rights-rules'
import { displayName } from '@mips/domain/nominal/display-name'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { childOf, decideDelay, decideRights, leftOf, personOf, readDelays } from './custody-rights.reading.ts'
import type { CustodyRightsRow } from './custody-rights.rows.ts'
import { factsOf, ruleLine, utc, withUtc } from './rights-reading.service.ts'
import { presentPart } from './rights-part.service.ts'

/** The whole page. */
export function presentCustodyRights(
  row: CustodyRightsRow,
  who: Principal,
  { clock }: { clock: Clock },
): CustodyRightsPage {
  const now = clock.now()
  const { stay } = row
  const { person, age, isChild, sex } = personOf(stay, now)
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
        groundLabel: entry?.ground ? labelIn(delayGrounds, entry.ground) : null,
        reason: entry?.reason ?? null,
        officer: entry?.officer ?? null,
        rank: entry?.rank ?? '',
        at: delay.at,
        until: delay.until ?? null,
        reviewedAt: delay.reviewedAt,
        endedAt: delay.endedAt ?? null,
        isInForce: delay.isInForce,
        problems: delay.problems.map(ruleLine),
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
      rights: left.rights.map(ruleLine),
      attending: left.attending.map(ruleLine),
      child: left.child.map(ruleLine),
    },
    may: {
      record: able(who, 'custody.rights.record', decideRights(stay, who)),
      delayTelling: able(who, 'custody.rights.delay', decideDelay('S56', who)),
      delaySolicitor: able(who, 'custody.rights.delay', decideDelay('S58', who)),
      correctIdentity: able(who, 'custody.identity.correct', allow()),
    },
  }
}

function able(who: Principal, permission: Parameters<typeof holds>[1], decision: Decision) {
  if (!holds(who, permission)) return { allowed: false, reason: 'Your role may not do this.' }
  return decision.allowed ? { allowed: true } : { allowed: false, reason: decision.reason }
}
