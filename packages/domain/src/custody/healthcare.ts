/** Calls for healthcare: which step comes next and how long the person waited (custody.md 12.7, TR-15). */
import { type Instant, minutesBetween, toMillis } from '../time/instant.ts'

export type HealthStep = 'ARRIVED' | 'SEEN' | 'LEFT' | 'CANCELLED'
type Done = { step: string; at: Instant }

/** What may still be recorded of a call: each step once, nothing after they left or the call was withdrawn. */
export function nextHealthSteps(done: readonly Done[]): HealthStep[] {
  const has = (step: HealthStep) => done.some((row) => row.step === step)
  if (has('LEFT') || has('CANCELLED')) return []
  const isHere = has('ARRIVED') || has('SEEN')
  return [
    ...(isHere ? [] : (['ARRIVED'] as const)),
    ...(has('SEEN') ? [] : (['SEEN'] as const)),
    ...(isHere ? (['LEFT'] as const) : (['CANCELLED'] as const)),
  ]
}

/** Why a step cannot be recorded, with the field where it is put right; undefined when it can. */
export function healthStepProblem(
  step: { step: HealthStep; at: Instant },
  calledAt: Instant,
  done: readonly Done[],
): { message: string; field?: 'at' } | undefined {
  if (!nextHealthSteps(done).includes(step.step))
    return { message: 'This is recorded already, or the call is over: correct the entry in the log first.' }
  const at = toMillis(step.at) ?? Number.NaN
  const earliest = Math.max(...[calledAt, ...done.map((row) => row.at)].map((time) => toMillis(time) ?? 0))
  if (!(at >= earliest))
    return { message: 'Enter a time that is not before the call or the step before', field: 'at' }
  return undefined
}

/** Whole minutes from the call to a step, or to `now` while it has not come; a call that was withdrawn waits no longer. */
export function waitedFor(
  steps: readonly HealthStep[],
  calledAt: Instant,
  done: readonly Done[],
  now: Instant,
): number {
  const end =
    done.find((row) => steps.some((step) => step === row.step)) ??
    done.find(({ step }) => step === 'CANCELLED' || step === 'LEFT')
  return Math.max(0, Math.floor(minutesBetween(calledAt, end?.at ?? now) ?? 0))
}
