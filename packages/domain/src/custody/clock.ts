/** The detention clock: from what happened to what is due, when, and by whom (PACE ss.40-44, custody.md 2 to 6). */
import { fromMillis, HOUR, type Instant, MINUTE, toMillis } from '../time/instant.ts'
import { toLondon } from '../time/london-time.ts'
import { authoritiesOf, type Authority, type AuthorityKind } from './authorities.ts'
import { type ClockInput, eventsOf, type Inconsistency, type Timed } from './clock-events.ts'
import { crossCheck } from './clock-checks.ts'
import { custodyRecordTypes } from './codes.ts'
import { addCounted, countedBetween, cutSpans, type Span } from './counted-time.ts'
import { type DueItem, dueItems } from './due-items.ts'
import { type RelevantTimeRule, relevantTimeOf } from './relevant-time.ts'
import { type Review, reviewSchedule } from './reviews.ts'
import { type CustodyRules, custodyRulesOn } from './rules-table.ts'
import { timeEvents } from './timed-events.ts'

/** The states of the clock region of custody.md 14; NOT_APPLICABLE when no PACE clock runs for this stay. */
export type ClockState =
  | 'NOT_APPLICABLE'
  | 'NOT_STARTED'
  | 'RUNNING'
  | 'PAUSED_HOSPITAL'
  | 'PAUSED_46A'
  | 'STOPPED_CHARGED'
  | 'CLOSED'

export interface DetentionClock {
  state: ClockState
  /** The relevant time in force: the override when there is one, else the computed one. */
  relevantTime?: Instant
  rule?: RelevantTimeRule
  /** What the rules say, kept even where a custody officer has overridden it. */
  computedRelevantTime?: Instant
  limit24?: Instant
  limit36?: Instant
  limit96?: Instant
  /** Counted minutes at the reading, those of an earlier stay included. */
  countedMinutes?: number
  authorities: Authority[]
  /** The authority that keeps the person longest; undefined once charged, released or where no clock runs. */
  authority?: AuthorityKind
  releaseBy?: Instant
  reviews: Review[]
  nextReviewDue?: Instant
  due: DueItem[]
  inconsistencies: Inconsistency[]
}

/** Reads the clock at `asOf`. Never throws: what cannot be right is told in `inconsistencies`. */
export function detentionClock(input: ClockInput): DetentionClock {
  const { timed, inconsistencies } = timeEvents(input.events)
  const asOf = input.asOf === undefined ? undefined : toMillis(input.asOf)
  const now = asOf ?? Math.max(0, ...timed.map((event) => event.until ?? event.at))
  const rules = custodyRulesOn(dayOfArrest(timed, now))
  const moment: Moment = { timed, now, rules, excluded: excludedSpans(timed, now, rules) }
  const ended = eventsOf(timed, 'RELEASED')[0]?.at
  const charged = eventsOf(timed, 'CHARGED').find(({ event }) => !event.isOtherOffenceUncharged)?.at
  const reviews = reviewsOf(input, moment, charged, ended)
  const running = runsPaceClock(input) ? runningClock(input, moment, charged, ended) : NO_CLOCK
  const pending = reviews.find(
    (review) => review.doneAt === undefined && ended === undefined && review.status !== 'MISSED',
  )
  const isHeld = charged === undefined && ended === undefined
  return {
    ...running.clock,
    reviews,
    nextReviewDue: pending?.dueAt,
    due:
      ended === undefined
        ? dueItems({ review: pending, clock: running.clock, isUncharged: isHeld, now })
        : [],
    inconsistencies: [
      ...inconsistencies,
      ...running.inconsistencies,
      ...crossCheck({ input, timed, reviews, asOf, clock: running.clock, isHeld }),
    ],
  }
}

interface Moment {
  timed: readonly Timed[]
  now: number
  rules: CustodyRules
  excluded: { hospital: Span[]; pause46a: Span[] }
}

type Running = {
  clock: Omit<DetentionClock, 'reviews' | 'nextReviewDue' | 'due' | 'inconsistencies'>
  inconsistencies: Inconsistency[]
}

const NO_CLOCK: Running = { clock: { state: 'NOT_APPLICABLE', authorities: [] }, inconsistencies: [] }

function runningClock(
  input: ClockInput,
  moment: Moment,
  charged: number | undefined,
  ended: number | undefined,
): Running {
  const { timed, now, rules } = moment
  const computed = relevantTimeOf(timed, rules, now)
  const override = input.relevantTimeOverride && toMillis(input.relevantTimeOverride.at)
  if (!computed && override === undefined) {
    return {
      clock: { state: ended === undefined ? 'NOT_STARTED' : 'CLOSED', authorities: [] },
      inconsistencies: [],
    }
  }
  const relevantTime = override ?? computed?.relevantTime ?? now
  const start = computed?.rule === 'RT-7' ? computed.start : relevantTime
  const usedBefore = computed?.usedBefore ?? 0
  const excluded = [...moment.excluded.hospital, ...moment.excluded.pause46a]
  const limit = (hours: number) => addCounted(start, Math.max(0, hours * HOUR - usedBefore), excluded)
  const limits = {
    start,
    limit24: limit(rules.basicLimitHours),
    limit36: limit(rules.extendedLimitHours),
    limit96: limit(rules.absoluteLimitHours),
  }
  const { authorities, inconsistencies } = authoritiesOf(timed, limits, excluded, rules)
  const longest = authorities.reduce((best, next) => (next.until > best.until ? next : best))
  const isHeld = charged === undefined && ended === undefined
  const readAt = Math.min(now, charged ?? now, ended ?? now)
  return {
    clock: {
      state: stateOf(moment, start, charged, ended),
      relevantTime: fromMillis(relevantTime),
      rule: computed?.rule,
      computedRelevantTime: computed && fromMillis(computed.relevantTime),
      limit24: fromMillis(limits.limit24),
      limit36: fromMillis(limits.limit36),
      limit96: fromMillis(limits.limit96),
      countedMinutes: Math.floor((usedBefore + countedBetween(start, readAt, excluded)) / MINUTE),
      authorities,
      authority: isHeld ? longest.kind : undefined,
      releaseBy: isHeld ? longest.until : undefined,
    },
    inconsistencies,
  }
}

function stateOf(
  moment: Moment,
  start: number,
  charged: number | undefined,
  ended: number | undefined,
): ClockState {
  const isIn = (spans: readonly Span[]) =>
    spans.some((span) => span.from <= moment.now && moment.now < span.to)
  if (ended !== undefined && ended <= moment.now) return 'CLOSED'
  if (charged !== undefined && charged <= moment.now) return 'STOPPED_CHARGED'
  if (start > moment.now) return 'NOT_STARTED'
  const openTrip = eventsOf(moment.timed, 'HOSPITAL').some(
    ({ event, at, until }) => event.isForTreatment && until === undefined && at <= moment.now,
  )
  if (openTrip || isIn(moment.excluded.hospital)) return 'PAUSED_HOSPITAL'
  return isIn(moment.excluded.pause46a) ? 'PAUSED_46A' : 'RUNNING'
}

/** CL-4, CL-5 and CL-7. A trip with no return is left out up to the reading, so the limits move as it goes on. */
function excludedSpans(timed: readonly Timed[], now: number, rules: CustodyRules): Moment['excluded'] {
  const treatment = eventsOf(timed, 'HOSPITAL')
    .filter(({ event }) => event.isForTreatment)
    .map(({ at, until }) => ({ from: at, to: until ?? Math.max(at, now) }))
  const questioning = eventsOf(timed, 'QUESTIONED_AT_HOSPITAL').map(({ at, until }) => ({
    from: at,
    to: until ?? at,
  }))
  const s46a = eventsOf(timed, 'ARRESTED_S46A')[0]
  const back = s46a && eventsOf(timed, 'ARRIVED').find((arrival) => arrival.at >= s46a.at)
  return {
    hospital: cutSpans(treatment, questioning),
    pause46a: back ? [{ from: back.at, to: back.at + rules.s46aPauseHours * HOUR }] : [],
  }
}

function reviewsOf(
  input: ClockInput,
  moment: Moment,
  chargedAt: number | undefined,
  endedAt: number | undefined,
): Review[] {
  const authorisedAt = eventsOf(moment.timed, 'AUTHORISED')[0]?.at
  const whose = reviewRegime(input)
  if (authorisedAt === undefined || whose === 'OWN') return []
  const { rules } = moment
  return reviewSchedule({
    authorisedAt,
    done: eventsOf(moment.timed, 'REVIEWED')
      .filter((review) => review.at >= authorisedAt)
      .map(({ at, event }) => ({ at, postponedReason: event.postponedReason })),
    postponed: eventsOf(moment.timed, 'REVIEW_POSTPONED').map(({ at, event }) => ({
      at,
      reason: event.reason,
    })),
    excluded: rules.hospitalPausesReviews ? moment.excluded.hospital : [],
    firstHours: whose === 'S40' ? rules.firstReviewHours : rules.goodPracticeReviewHours,
    nextHours: whose === 'S40' ? rules.nextReviewHours : rules.goodPracticeReviewHours,
    chargedAt,
    endedAt,
    now: moment.now,
  })
}

const typesOf = (input: ClockInput) =>
  custodyRecordTypes.filter((type) => input.recordTypes.includes(type.code))

const runsPaceClock = (input: ClockInput): boolean =>
  typesOf(input).some((type) => type.clock === 'RUNS' || type.clock === 'RESUMES')

function reviewRegime(input: ClockInput): 'S40' | 'GOOD_PRACTICE' | 'OWN' {
  const regimes = typesOf(input).map((type) => type.reviews)
  if (regimes.includes('S40')) return 'S40'
  return regimes.includes('GOOD_PRACTICE') ? 'GOOD_PRACTICE' : 'OWN'
}

/** The law of the day of the first arrest applies: the s.46A pause is for arrests from its commencement on (CL-7). */
function dayOfArrest(timed: readonly Timed[], now: number): string {
  return toLondon(fromMillis(timed[0]?.at ?? now))?.day ?? ''
}
