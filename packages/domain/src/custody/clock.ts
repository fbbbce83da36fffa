/** The detention clock: from what happened to what is due, when, and by whom (PACE ss.40-44, custody.md 2 to 7). */
import { fromMillis, type Instant, toMillis } from '../time/instant.ts'
import { toLondon } from '../time/london-time.ts'
import { type ClockInput, eventsOf, type Timed } from './clock-events.ts'
import { crossCheck } from './clock-checks.ts'
import { type Figure, figuresOf } from './clock-figures.ts'
import { type Inconsistency, inconsistency } from './clock-problems.ts'
import { custodyRecordTypes } from './codes.ts'
import { countingEvents, excludedSpans, type Spell, spellsOf } from './detention-spans.ts'
import { type DueItem, dueItems } from './due-items.ts'
import { type Review, reviewSchedule } from './reviews.ts'
import { custodyRulesOn } from './rules-table.ts'
import { type Moment, runningClock, type RunningClock } from './running-clock.ts'
import { timeEvents } from './timed-events.ts'

export interface DetentionClock extends RunningClock {
  reviews: Review[]
  nextReviewDue?: Instant
  due: DueItem[]
  /** Each figure above with the rule that gave it, its source and whether that source was seen. */
  figures: Figure[]
  inconsistencies: Inconsistency[]
}

/** Reads the clock at `asOf`. Never throws: what cannot be right is told in `inconsistencies`. */
export function detentionClock(input: ClockInput): DetentionClock {
  const { timed: all, inconsistencies } = timeEvents(input.events)
  const asOf = input.asOf === undefined ? undefined : toMillis(input.asOf)
  if (input.asOf !== undefined && asOf === undefined)
    inconsistencies.push(
      inconsistency('BAD_TIME', 'The time of the reading cannot be read; the last entry counts.'),
    )
  const moment = momentOf(input, all, asOf)
  const reviews = spellsOf(moment.timed).flatMap((spell) => reviewsOf(input, moment, spell))
  const { clock, inconsistencies: found } = runsPaceClock(input)
    ? runningClock(input, moment)
    : { clock: { state: 'NOT_APPLICABLE', authorities: [] } satisfies RunningClock, inconsistencies: [] }
  const isOver = moment.ended !== undefined
  const pending = isOver
    ? undefined
    : reviews.find(({ doneAt, status }) => doneAt === undefined && status !== 'MISSED')
  return {
    ...clock,
    reviews,
    nextReviewDue: pending?.dueAt,
    due: isOver
      ? []
      : dueItems({ review: pending, clock, moment, offenceCategories: input.offenceCategories }),
    figures: figuresOf(clock, moment, pending),
    inconsistencies: [
      ...inconsistencies,
      ...found,
      ...crossCheck({ input, all, moment, reviews, asOf, clock }),
    ],
  }
}

function momentOf(input: ClockInput, all: readonly Timed[], asOf: number | undefined): Moment {
  const now = asOf ?? Math.max(0, ...all.map((event) => event.until ?? event.at))
  const timed = countingEvents(all, now)
  const rules = { ...custodyRulesOn(dayOfArrest(timed, now)), ...input.rules }
  const spells = spellsOf(timed)
  const spell = spells.at(-1) ?? spells[0]
  const charge = eventsOf(timed, 'CHARGED').find(
    ({ event, at }) => !event.isOtherOffenceUncharged && at >= spell.from,
  )
  const excluded = excludedSpans(timed, now, rules)
  return { timed, now, rules, spell, excluded, charged: charge?.at, ended: spell.to }
}

/** The reviews of one spell; the first is timed from the authorisation after the person was detained (again). */
function reviewsOf(input: ClockInput, moment: Moment, spell: Spell): Review[] {
  const { timed, rules } = moment
  const isOfSpell = ({ at }: { at: number }) =>
    at >= spell.from && at <= (spell.to ?? Number.POSITIVE_INFINITY)
  const authorisedAt = eventsOf(timed, 'AUTHORISED').find(isOfSpell)?.at
  const whose = reviewRegime(input)
  if (authorisedAt === undefined || whose === 'OWN') return []
  return reviewSchedule({
    authorisedAt,
    done: eventsOf(timed, 'REVIEWED')
      .filter((review) => isOfSpell(review) && review.at >= authorisedAt)
      .map(({ at, event }) => ({ at, postponedReason: event.postponedReason })),
    postponed: eventsOf(timed, 'REVIEW_POSTPONED').map(({ at, event }) => ({ at, reason: event.reason })),
    excluded: rules.hospitalPausesReviews ? moment.excluded.hospital : [],
    firstHours: whose === 'S40' ? rules.firstReviewHours : rules.goodPracticeReviewHours,
    nextHours: whose === 'S40' ? rules.nextReviewHours : rules.goodPracticeReviewHours,
    isGoodPractice: whose !== 'S40',
    chargedAt: moment.charged,
    endedAt: spell.to,
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
