/** Missing people: levels of risk and the clocks of their reviews (MP-1, MP-2; APP missing persons, intervals recalled). */
import { isAtLeast, type Rank } from '../codes/ranks.ts'
import { byDue, due, type Due, type Duty } from '../rules/due.ts'
import { addHours, type Instant, isLater, latestOf } from '../time/instant.ts'
import type { SafeguardingRules } from './safeguarding-rules-table.ts'

/** One continuum. The words of the lowest step changed over time, so they are a label and the code stays. */
export const missingLevels = [
  { code: 'VL', label: 'Very low: no apparent risk', order: 1 },
  { code: 'LO', label: 'Low: harm possible but minimal', order: 2 },
  { code: 'ME', label: 'Medium: harm likely but not serious', order: 3 },
  { code: 'HI', label: 'High: serious harm very likely', order: 4 },
] as const
export type MissingLevel = (typeof missingLevels)[number]['code']

/** What raises risk; each is kept with who said it, their contact and the time. */
export const missingFactors = [
  { code: 'WEATHER', label: 'Exposed to the weather' },
  { code: 'MEDICATION', label: 'Misses medication' },
  { code: 'ILLNESS', label: 'Disability or illness' },
  { code: 'CAPACITY', label: 'Decision making' },
  { code: 'AGE', label: 'Very young or old' },
  { code: 'OUT_OF_CHARACTER', label: 'Out of character' },
  { code: 'SUICIDE', label: 'Suicide or self-harm' },
  { code: 'MENTAL_HEALTH', label: 'Mental health' },
  { code: 'DEMENTIA', label: 'Dementia' },
  { code: 'EXPLOITATION', label: 'Exploitation, sexual or criminal' },
  { code: 'TRAFFICKING', label: 'Trafficking' },
  { code: 'DOMESTIC', label: 'Domestic abuse' },
  { code: 'ABDUCTION', label: 'Suspected abduction' },
  { code: 'CRIME', label: 'Victim of a crime' },
  { code: 'GANG', label: 'Gang' },
  { code: 'DEBT', label: 'Debts' },
  { code: 'ONLINE', label: 'Unsafe contact online' },
  { code: 'DEPENDENCE', label: 'Drink or drugs' },
  { code: 'CARE', label: 'In care' },
  { code: 'COURT_ORDER', label: 'Order of a court' },
  { code: 'REPEATED', label: 'Missing before' },
  { code: 'RELATIONSHIP', label: 'End of a relationship' },
  { code: 'IMMIGRATION', label: 'Immigration' },
] as const
export type MissingFactor = (typeof missingFactors)[number]['code']

export interface MissingReviewFacts {
  level: MissingLevel
  gradedAt: Instant
  isChild: boolean
  /** VL: the latest time that was agreed with the informant. */
  agreedReviewAt?: Instant
  reviews: readonly { at: Instant; rank: Rank }[]
}

interface Clock {
  what: string
  who: Duty
  least: Rank
  first: number
  later: number
}

/** Every review that is due, the earliest first. A review counts for a clock when its rank is high enough. */
export function missingReviewsDue(facts: MissingReviewFacts, now: Instant, rules: SafeguardingRules): Due[] {
  return clocksOf(facts, rules)
    .flatMap((clock) => {
      const by = nextOf(clock, facts)
      const text = `Review the missing person (${facts.level})`
      return by === undefined ? [] : [due({ what: clock.what, text, by, who: clock.who, rule: 'MP-2' }, now)]
    })
    .sort(byDue)
}

function nextOf(clock: Clock, facts: MissingReviewFacts): Instant | undefined {
  const done = facts.reviews.filter(
    ({ at, rank }) => isAtLeast(rank, clock.least) && !isLater(facts.gradedAt, at),
  )
  const last = latestOf(done.map(({ at }) => at))
  if (last !== undefined) return addHours(last, clock.later)
  const by = addHours(facts.gradedAt, clock.first)
  const agreed = facts.level === 'VL' ? facts.agreedReviewAt : undefined
  return agreed !== undefined && isLater(by, agreed) ? agreed : by
}

function clocksOf({ level, isChild }: MissingReviewFacts, rules: SafeguardingRules): Clock[] {
  const review = (who: Duty, least: Rank, first: number, later: number, what = 'REVIEW'): Clock => ({
    what,
    who,
    least,
    first,
    later,
  })
  switch (level) {
    case 'VL': {
      const first = isChild ? rules.missingVeryLowChildHours : rules.missingVeryLowFirstHours
      return [review('SUPERVISOR', 'PS', first, rules.missingVeryLowLaterHours)]
    }
    case 'LO':
      return [review('SUPERVISOR', 'PS', rules.missingLowFirstHours, rules.missingLowLaterHours)]
    case 'ME':
      return [review('INSPECTOR', 'INSP', rules.missingMediumFirstHours, rules.missingMediumLaterHours)]
    case 'HI': {
      const each = rules.missingHighSuperintendentHours
      return [
        review('INSPECTOR', 'INSP', rules.missingHighHours, rules.missingHighHours),
        review('SUPERINTENDENT', 'SUPT', each, each, 'REVIEW_SUPERINTENDENT'),
      ]
    }
  }
}

/** The order of a level, for "is this lower". */
export const missingOrder = (level: MissingLevel): number =>
  missingLevels.find(({ code }) => code === level)?.order ?? 0
