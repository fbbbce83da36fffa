/** One stay, several grounds of detention: each with its own clock, and an end only when every ground has ended (custody.md 1). */
import { addHours, type Instant } from '../time/instant.ts'
import { type DetentionClock, detentionClock } from './clock.ts'
import type { ClockEvent, ClockInput } from './clock-events.ts'
import type { CareRules } from './care-rules-table.ts'
import type { CustodyRecordType } from './codes.ts'
import type { DueItem } from './due-items.ts'

export interface GroundOfDetention {
  id: string
  type: CustodyRecordType
  /** What happened for this ground alone: its arrest, its relevant arrival, its charge. */
  events: readonly ClockEvent[]
  endedAt?: Instant
}

export interface StayClock {
  grounds: { id: string; clock: DetentionClock; endedAt?: Instant }[]
  /** What is due of every ground that has not ended, the earliest first; a review is due once for the whole stay. */
  due: (DueItem & { groundId: string })[]
  /** True when no ground holds the person any more. */
  mayLeave: boolean
}

/**
 * Reads every ground of a stay at one instant. `shared`: what concerns the person whatever the ground, such as
 * hospital, reviews and release.
 */
export function stayClock(
  grounds: readonly GroundOfDetention[],
  shared: readonly ClockEvent[],
  rest: Omit<ClockInput, 'recordTypes' | 'events'>,
): StayClock {
  const read = grounds.map((ground) => ({
    id: ground.id,
    clock: detentionClock({ ...rest, recordTypes: [ground.type], events: [...shared, ...ground.events] }),
    ...(ground.endedAt === undefined ? {} : { endedAt: ground.endedAt }),
  }))
  const due = read
    .filter(({ endedAt }) => endedAt === undefined)
    .flatMap(({ id, clock }) => clock.due.map((item) => ({ ...item, groundId: id })))
    .sort((a, b) => a.at.localeCompare(b.at))
  const firstReview = due.find(({ what }) => what === 'REVIEW')
  return {
    grounds: read,
    due: due.filter((item) => item.what !== 'REVIEW' || item === firstReview),
    mayLeave: read.length > 0 && read.every(({ endedAt }) => endedAt !== undefined),
  }
}

/** When the power of a ground without a PACE clock runs out [R]; undefined where the law gives no figure. */
export function otherPowerEnds(
  type: CustodyRecordType,
  from: Instant,
  rules: CareRules,
  facts: { isExtendedByClinician?: boolean; isBailBreach?: boolean; isProvisional?: boolean } = {},
): Instant | undefined {
  switch (type) {
    case 'MHA_135_136':
      return addHours(
        from,
        rules.mentalHealthPlaceHours + (facts.isExtendedByClinician ? rules.mentalHealthExtensionHours : 0),
      )
    case 'WARRANT_FTA':
      return facts.isBailBreach ? addHours(from, rules.bailBreachCourtHours) : undefined
    case 'EXTRADITION':
      return facts.isProvisional ? addHours(from, rules.provisionalExtraditionHours) : undefined
    default:
      return undefined
  }
}
