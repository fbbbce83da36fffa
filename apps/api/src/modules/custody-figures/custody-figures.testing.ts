/** What tests of the figures share: a period around now, and what the figures of a stay are, reckoned one by one by the rules of the domain. */
import { isOvernight } from '@mips/domain/custody/child-detention'
import { judgeChecks } from '@mips/domain/custody/check-history'
import { careRulesOn } from '@mips/domain/custody/care-rules-table'
import { latestDayOfBirth } from '@mips/domain/custody/treat-as-child'
import { reviewSchedule } from '@mips/domain/custody/reviews'
import { ageOn } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import type { World } from '../../testing/world.ts'
import type { Made } from './custody-figures.stays.testing.ts'

/** The week before and the day after now. */
export const periodOf = (world: World): { from: string; to: string } => ({
  from: londonDay(new Date(world.clock.now().getTime() - 7 * 86_400_000).toISOString()),
  to: londonDay(new Date(world.clock.now().getTime() + 86_400_000).toISOString()),
})

const minute = 60_000

/** What the figures of one stay are, reckoned one by one by the rules of the domain. */
export function slowFacts(stay: Made, now: Date) {
  const day = londonDay(stay.arrived.toISOString())
  const born = latestDayOfBirth(stay.dob, stay.precision)
  const age = born === undefined ? undefined : ageOn(born, day)
  const minutes = (from: Date | null, to: Date | null) =>
    from === null || to === null ? null : Math.floor((to.getTime() - from.getTime()) / minute)
  const since = (stay.authorised ?? stay.arrived).toISOString()
  const planned = stay.plans.filter(({ isChange }) => !isChange)
  const judged = judgeChecks(
    stay.checks.filter(({ isCorrected }) => !isCorrected),
    [
      { level: '1', mustRouse: false, from: since, recordedAt: since },
      // The page reads the latest version first.
      ...planned.toReversed(),
      ...stay.plans.filter(({ isChange, from }) => isChange && !planned.some((plan) => plan.from === from)),
    ],
    since,
    careRulesOn('2026-11-23'),
  )
  const reviews =
    stay.authorised === null
      ? []
      : reviewSchedule({
          authorisedAt: stay.authorised.getTime(),
          done: stay.reviews.map(({ at, reason }) => ({
            at: at.getTime(),
            ...(reason === null ? {} : { postponedReason: reason }),
          })),
          postponed: stay.putOff.map(({ at, reason }) => ({ at: at.getTime(), reason })),
          excluded: stay.hospital.map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() })),
          firstHours: 6,
          nextHours: 9,
          ...(stay.released === null ? {} : { endedAt: stay.released.getTime() }),
          now: now.getTime(),
        })
  const times = (...statuses: string[]) => reviews.filter(({ status }) => statuses.includes(status)).length
  const overdue = reviews.filter(
    ({ status, dueAt }) =>
      status === 'OVERDUE' || (status === 'POSTPONED' && Date.parse(dueAt) < now.getTime()),
  ).length
  const { authorised, rights } = stay
  return {
    age: age ?? null,
    wait: minutes(stay.arrived, authorised),
    length: minutes(authorised ?? stay.arrived, stay.released),
    out_of_door: minutes(stay.decided, stay.released),
    review_put_off: times('LATE_POSTPONED'),
    review_breach: times('BREACH'),
    review_missed: times('MISSED') + overdue,
    checks: judged.length,
    check_late: judged.filter(({ timing }) => timing === 'LATE').length,
    check_typed_late: judged.filter(({ timing }) => timing === 'TYPED_LATE').length,
    most_late: Math.max(0, ...judged.map(({ minutesLate }) => minutesLate)),
    rights_after:
      authorised === null || rights === null ? null : Math.max(0, minutes(authorised, rights.at) ?? 0),
    adult_wait: stay.adult === null ? null : minutes(stay.adult.asked, stay.adult.came),
    strip: stay.strip,
    force: stay.force,
    child_at_night:
      age !== undefined &&
      age < 18 &&
      authorised !== null &&
      isOvernight(authorised.toISOString(), (stay.released ?? now).toISOString()),
  }
}
