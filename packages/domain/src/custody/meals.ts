/** Meals: two light ones and a main one offered in any 24 hours (TR-6, Code C 8.6). */
import { fromMillis, HOUR, type Instant, toMillis } from '../time/instant.ts'
import { toLondon } from '../time/london-time.ts'
import type { CareRules } from './care-rules-table.ts'

export interface MealOffer {
  at: Instant
  size: 'LIGHT' | 'MAIN'
  /** An offer that was refused counts: the duty is to offer. */
  outcome: 'ACCEPTED' | 'REFUSED'
}

export interface MealState {
  light: number
  main: number
  /** What is still to be offered so that the 24 hours hold two light and one main. */
  missing: ('LIGHT' | 'MAIN')[]
  /** The end of the 24 hours that the person is in; what is missing then is a breach. */
  windowEnds: Instant
  lastOfferAt?: Instant
  /** Five hours since the last offer, or since the arrival, in waking hours. */
  isLongWait: boolean
  /** The 24 hours are over and hold too little. */
  isBreach: boolean
  rule: 'TR-6'
}

/**
 * The rolling 24 hours up to `now`; in the first day of a stay they begin with the arrival and have not ended. A main
 * meal stands for a light one too. Undefined for no instant.
 */
export function mealState(
  offers: readonly MealOffer[],
  arrivedAt: Instant,
  now: Instant,
  rules: CareRules,
): MealState | undefined {
  const [arrived, at] = [toMillis(arrivedAt), toMillis(now)]
  if (arrived === undefined || at === undefined) return undefined
  const window = rules.mealWindowHours * HOUR
  const from = Math.max(arrived, at - window)
  const times = offers.flatMap(({ at: offered, size }) => {
    const time = toMillis(offered)
    return time === undefined || time > at ? [] : [{ time, size }]
  })
  const inWindow = times.filter(({ time }) => time >= from)
  const main = inWindow.filter(({ size }) => size === 'MAIN').length
  const light = inWindow.length - main
  const spare = Math.max(0, main - rules.mainMeals)
  const missing: MealState['missing'] = [
    ...Array.from({ length: Math.max(0, rules.mainMeals - main) }, () => 'MAIN' as const),
    ...Array.from({ length: Math.max(0, rules.lightMeals - light - spare) }, () => 'LIGHT' as const),
  ]
  const last = times.length === 0 ? undefined : Math.max(...times.map(({ time }) => time))
  return {
    light,
    main,
    missing,
    rule: 'TR-6',
    windowEnds: fromMillis(from + window),
    ...(last === undefined ? {} : { lastOfferAt: fromMillis(last) }),
    isLongWait: isWaking(now, rules) && at - (last ?? arrived) >= rules.mealWarnHours * HOUR,
    isBreach: at - arrived >= window && missing.length > 0,
  }
}

/**
 * When the next meal is to be offered: five hours after the last one or the arrival, put off to the morning where that is
 * at night, and no later than the end of the first 24 hours while they lack something. Undefined for no instant.
 */
export function mealDueAt(
  offers: readonly MealOffer[],
  arrivedAt: Instant,
  now: Instant,
  rules: CareRules,
): Instant | undefined {
  const state = mealState(offers, arrivedAt, now, rules)
  const from = toMillis(state?.lastOfferAt ?? arrivedAt)
  if (state === undefined || from === undefined) return undefined
  let at = from + rules.mealWarnHours * HOUR
  for (let hours = 0; hours < 24 && !isWaking(fromMillis(at), rules); hours += 1)
    at = Math.ceil((at + 1) / HOUR) * HOUR
  const end = toMillis(state.windowEnds) ?? at
  return fromMillis(state.missing.length > 0 ? Math.min(at, end) : at)
}

/** Whether people are awake at that hour in London (local). */
function isWaking(now: Instant, rules: CareRules): boolean {
  const hour = Number(toLondon(now)?.time.slice(0, 2) ?? 0)
  return hour >= rules.wakingFromHour && hour < rules.wakingToHour
}
