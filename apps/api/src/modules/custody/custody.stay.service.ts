/** What the modules that build on a stay share: who acts on it, its clock, its state, its times. */
import type { ClockReading } from '@mips/contracts/custody-replies'
import { isRank, type Rank } from '@mips/domain/codes/ranks'
import { isLateEntry } from '@mips/domain/custody/care'
import { type DetentionClock } from '@mips/domain/custody/clock'
import type { CustodyActor } from '@mips/domain/custody/custody-roles'
import { custodyRolesOf } from '@mips/domain/custody/custody-roles'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { custodyRulesOn } from '@mips/domain/custody/rules-table'
import type { CustodyState } from '@mips/domain/custody/state'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseFuture } from '../pole/record.service.ts'
import { presentClock, readClock } from './custody.clock.ts'
import { actorOn, heldFrom, type Officer, stateOf } from './custody.decisions.ts'
import { insertOfficer, updateStay } from './custody.repository.ts'
import type { CustodyRow } from './custody.rows.ts'

/** A stay as every module reads it. */
export type Stay = CustodyRow

/** The clock of a stay at an instant, in full. */
export const clockOf = (stay: Stay, now: Date): DetentionClock => readClock(stay.clock, now)

/** The clock in the words of the screen. */
export const clockReadingOf = (stay: Stay, now: Date): ClockReading => presentClock(stay.clock, now)

/** The state in the words of the domain. */
export const custodyStateOf = (stay: Stay): CustodyState => stateOf(stay.state)

/** The parts that an officer plays on a stay. */
export const actorOf = (stay: Stay, who: Officer): CustodyActor => actorOn(stay, who)

/** Whether an officer is a custody officer here (s.36: a sergeant in the custody role). */
export const isCustodyOfficer = (stay: Stay, who: Officer): boolean =>
  custodyRolesOf(actorOn(stay, who)).includes('CO')

/** The rank of an officer; one that no list knows counts as none. */
export const rankOf = (who: { rank: string }): Rank => (isRank(who.rank) ? who.rank : 'STAFF')

const involved = ['ARRESTING', 'OIC', 'INTERVIEWING', 'SIO']

/** Everyone who arrested or investigates. */
export const involvedOfficers = (stay: Stay): string[] =>
  [...stay.arrestOfficers, ...stay.officers].filter(({ role }) => involved.includes(role)).map(({ id }) => id)

/** The person who is held; undefined where no link says. */
export const detaineeOf = (stay: Stay): Stay['people'][number] | undefined =>
  stay.people.find(({ role }) => role === 'DETAINEE')

/** The youngest age that the person may have on the day of an instant, and whether they are treated as a child. */
export function ageOf(stay: Stay, at: string): { age: number | undefined; isChild: boolean } {
  const person = detaineeOf(stay)
  return treatAsChild(person?.dob ?? null, person?.dobPrecision ?? null, londonDay(at))
}

/** Moves a stay to another state, with what changes on it. */
export const changeStay = updateStay

/** Puts an officer on the stay in a role, once. */
export async function addOfficer(ctx: Ctx, stay: Stay, role: string, from: Date): Promise<void> {
  if (stay.officers.some((officer) => officer.id === ctx.who.userId && officer.role === role)) return
  await insertOfficer(ctx.tx, { eventId: stay.id, userId: ctx.who.userId, role, validFrom: from })
}

/** Refuses a time in the future or before the person was held, and a late entry without a reason. */
export function refuseActTime(
  ctx: Ctx,
  stay: Stay,
  { field, at, lateReason }: { field: string; at: string; lateReason?: string | undefined },
): Date {
  const done = new Date(at)
  refuseFuture(ctx, field, done)
  const since = new Date(heldFrom(stay))
  if (done < since)
    throw badField(field, `Enter a time after ${formatLondon(since.toISOString())}, when the person was held`)
  const recordedAt = ctx.clock.now().toISOString()
  const rules = custodyRulesOn(londonDay(recordedAt))
  if (isLateEntry(at, recordedAt, rules) && !lateReason)
    throw badField(
      'lateReason',
      `Say why this is entered more than ${rules.lateEntryMinutes} minutes after it happened`,
    )
  return done
}

/** Refuses the act by the first rule that blocks it; answers what is still to be asked, which never blocks. */
export function refuseBlocked(problems: readonly RuleProblem[]): RuleProblem[] {
  const blocked = problems.filter(({ severity }) => severity === 'BLOCK')
  const [first] = blocked
  if (first !== undefined)
    throw new AppError('rule_refused', {
      facts: {
        rule: first.rule,
        reason: `${first.rule}: ${first.message}`,
        problems: blocked.map(({ rule, message, field }) => ({ rule, message, field })),
      },
    })
  return problems.filter(({ severity }) => severity !== 'BLOCK')
}

/** What is left of a list of problems, as sentences. */
export const leftOf = (problems: readonly RuleProblem[]): string[] =>
  problems.map(({ rule, message }) => `${message.replace(/\.$/, '')} (${rule}).`)
