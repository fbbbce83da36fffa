/** Eight hours of rest in any 24, and what breaks them (TR-7, Code C 12.2). */
import { fromMillis, HOUR, type Instant, MINUTE, toMillis } from '../time/instant.ts'
import type { CareRules } from './care-rules-table.ts'
import type { CustodyRules } from './rules-table.ts'

/** Why a rest was interrupted; `isFresh`: eight hours have to begin again. */
export const restInterruptions = [
  { code: 'HARM', label: 'Risk of harm or of serious loss of property', limb: 'a', isFresh: true },
  { code: 'DELAY', label: 'It would needlessly delay release', limb: 'a', isFresh: true },
  { code: 'PREJUDICE', label: 'It would prejudice the investigation', limb: 'a', isFresh: true },
  {
    code: 'REQUEST',
    label: 'Asked for by the detainee, appropriate adult or solicitor',
    limb: 'b',
    isFresh: false,
  },
  { code: 'LEGAL_DUTY', label: 'A legal duty, such as a review', limb: 'c', isFresh: false },
  { code: 'MEDICAL', label: 'Medical advice', limb: 'c', isFresh: false },
] as const
export type RestInterruption = (typeof restInterruptions)[number]['code']

export interface RestPeriod {
  from: Instant
  /** No `to`: still resting. */
  to?: Instant
  brokenBy?: RestInterruption
}

export interface RestState {
  isMet: boolean
  /** The longest rest so far, the parts before and after an interruption of limb (b) or (c) together. */
  restedMinutes: number
  /** Whether what is still needed fits into what is left of the 24 hours. */
  canStillFit: boolean
  latestStart: Instant
  windowEnds: Instant
  rule: 'TR-7'
}

/** The start of the 24 hours that an instant lies in, counted from the relevant time (an attender's: from the arrest). */
export function restWindowFrom(begins: Instant, now: Instant, rules: CareRules): Instant | undefined {
  const [start, at] = [toMillis(begins), toMillis(now)]
  if (start === undefined || at === undefined || at < start)
    return start === undefined ? undefined : fromMillis(start)
  const window = rules.restWindowHours * HOUR
  return fromMillis(start + Math.floor((at - start) / window) * window)
}

/** Where the rest of one window stands at `now`; undefined for no instant. */
export function restState(
  windowFrom: Instant,
  periods: readonly RestPeriod[],
  now: Instant,
  rules: CareRules & Pick<CustodyRules, 'restHours'>,
): RestState | undefined {
  const [start, at] = [toMillis(windowFrom), toMillis(now)]
  if (start === undefined || at === undefined) return undefined
  const end = start + rules.restWindowHours * HOUR
  const { best, carried } = restedIn(periods, start, Math.min(at, end))
  const needed = rules.restHours * HOUR
  const latest = end - (needed - Math.min(needed, carried))
  return {
    isMet: best >= needed,
    restedMinutes: Math.floor(best / MINUTE),
    canStillFit: best >= needed || at <= latest,
    latestStart: fromMillis(latest),
    windowEnds: fromMillis(end),
    rule: 'TR-7',
  }
}

/** The longest rest between two instants, and what of it may still be added to because no fresh period is needed. */
function restedIn(
  periods: readonly RestPeriod[],
  from: number,
  to: number,
): { best: number; carried: number } {
  let best = 0
  let carried = 0
  const known = periods
    .flatMap((period) => {
      const begins = toMillis(period.from)
      const ends = period.to === undefined ? to : toMillis(period.to)
      return begins === undefined || ends === undefined ? [] : [{ begins, ends, period }]
    })
    .sort((a, b) => a.begins - b.begins)
  for (const { begins, ends, period } of known) {
    const rested = carried + Math.max(0, Math.min(ends, to) - Math.max(begins, from))
    best = Math.max(best, rested)
    const goesOn =
      period.to === undefined || restInterruptions.some((row) => row.code === period.brokenBy && !row.isFresh)
    carried = goesOn ? rested : 0
  }
  return { best, carried }
}
