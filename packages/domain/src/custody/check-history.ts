/** Whether each check of a stay was done in time, judged for ever by what was on the record when it was typed (TR-1, TR-2). */
import { type Instant, toMillis } from '../time/instant.ts'
import type { CareRules } from './care-rules-table.ts'
import { nextChecks, type WatchPlan } from './observation.ts'

export interface DoneCheck {
  id: string
  kind: 'VISIT' | 'ROUSE'
  doneAt: Instant
  recordedAt: Instant
}

export interface PlanInForce extends WatchPlan {
  from: Instant
  recordedAt: Instant
}

/**
 * ON_TIME; LATE: done after it was due; TYPED_LATE: said to be done in time but typed only after it was due, which is never
 * shown as done on time.
 */
export type CheckTiming = 'ON_TIME' | 'LATE' | 'TYPED_LATE'

export interface JudgedCheck {
  id: string
  dueAt?: Instant
  timing: CheckTiming
  minutesLate: number
}

/**
 * Judges every check by the plans and checks that had been typed before it: an entry that is typed later between two
 * others makes neither of them better. The first check of all counts from `from`, when the person came under watch.
 */
export function judgeChecks(
  checks: readonly DoneCheck[],
  plans: readonly PlanInForce[],
  from: Instant,
  rules: CareRules,
): JudgedCheck[] {
  return checks.map((check) => {
    const known = checks.filter((other) => isBefore(other, check))
    const inForce = plans
      .filter((plan) => plan.from <= check.doneAt && plan.recordedAt <= check.recordedAt)
      .sort((a, b) => a.from.localeCompare(b.from))
    const plan = inForce.at(-1)
    if (plan === undefined) return { id: check.id, timing: 'ON_TIME', minutesLate: 0 }
    const previous = inForce.at(-2)
    const lastRouseAt = latest(known.filter(({ kind }) => kind === 'ROUSE'))
    const dues = nextChecks(
      plan,
      {
        lastCheckAt: latest(known) ?? from,
        ...(lastRouseAt === undefined ? {} : { lastRouseAt }),
        changedAt: plan.from,
        ...(previous === undefined ? {} : { previous }),
      },
      rules,
    )
    const dueAt = dues
      .map(({ at }) => at)
      .sort()
      .at(0)
    return { id: check.id, ...(dueAt === undefined ? {} : { dueAt }), ...timingOf(check, dueAt) }
  })
}

const isBefore = (other: DoneCheck, check: DoneCheck): boolean =>
  other.doneAt < check.doneAt &&
  (other.recordedAt < check.recordedAt || (other.recordedAt === check.recordedAt && other.id < check.id))

const latest = (checks: readonly DoneCheck[]): Instant | undefined =>
  checks
    .map(({ doneAt }) => doneAt)
    .sort()
    .at(-1)

/** Late from the minute after it was due, by whole minutes. */
function timingOf(check: DoneCheck, dueAt: Instant | undefined): Pick<JudgedCheck, 'timing' | 'minutesLate'> {
  const late = minutesAfter(dueAt, check.doneAt)
  if (late > 0) return { timing: 'LATE', minutesLate: late }
  const typed = minutesAfter(dueAt, check.recordedAt)
  return typed > 0 ? { timing: 'TYPED_LATE', minutesLate: typed } : { timing: 'ON_TIME', minutesLate: 0 }
}

function minutesAfter(dueAt: Instant | undefined, at: Instant): number {
  const [due, time] = [dueAt === undefined ? undefined : toMillis(dueAt), toMillis(at)]
  return due === undefined || time === undefined ? 0 : Math.max(0, Math.floor((time - due) / 60_000))
}
