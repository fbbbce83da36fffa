/** What on a custody record contradicts itself or is late, for the custody officer to put right. */
import { formatLondon } from '../time/london-time.ts'
import { fromMillis } from '../time/instant.ts'
import { type ClockEventKind, type ClockInput, eventsOf, type Timed } from './clock-events.ts'
import { type Inconsistency, inconsistency } from './clock-problems.ts'
import { countedBefore, spellsOf } from './detention-spans.ts'
import type { Review } from './reviews.ts'
import type { Moment, RunningClock } from './running-clock.ts'

interface Checked {
  input: ClockInput
  /** Every event with a readable time, those too that do not count yet. */
  all: readonly Timed[]
  moment: Moment
  reviews: readonly Review[]
  /** The reading, when it was given; without it nothing can be in the future. */
  asOf: number | undefined
  clock: RunningClock
}

/** Compares the events with each other and with the clock that they give. */
export function crossCheck(checked: Checked): Inconsistency[] {
  const { moment, all, asOf } = checked
  const future = asOf === undefined ? [] : all.filter((event) => event.at > asOf)
  return [
    ...arrivalChecks(checked),
    ...spellChecks(moment.timed),
    ...reviewChecks(moment.timed),
    ...future.map(({ at }) => inconsistency('IN_FUTURE', 'A time on the record is in the future.', at)),
    ...hospitalChecks(moment.timed),
    ...warrantChecks(checked),
    ...lateChecks(checked),
  ]
}

function arrivalChecks({ moment, clock }: Checked): Inconsistency[] {
  const { timed } = moment
  const found: Inconsistency[] = []
  const [arrest, arrival, authorised] = [
    firstAt(timed, 'ARRESTED'),
    firstAt(timed, 'ARRIVED'),
    firstAt(timed, 'AUTHORISED'),
  ]
  const isVoluntary = firstAt(timed, 'ATTENDED_VOLUNTARILY') !== undefined
  if (arrest !== undefined && arrival !== undefined && arrival < arrest && !isVoluntary) {
    found.push(
      inconsistency(
        'ARRIVED_BEFORE_ARREST',
        'The arrival at the station is earlier than the arrest.',
        arrival,
      ),
    )
  }
  if (authorised !== undefined && arrival !== undefined && authorised < arrival && !isVoluntary) {
    found.push(
      inconsistency(
        'AUTHORISED_BEFORE_ARRIVAL',
        'Detention is authorised earlier than the arrival at the station.',
        authorised,
      ),
    )
  }
  if (authorised !== undefined && clock.state !== 'NOT_APPLICABLE' && !clock.relevantTime) {
    found.push(
      inconsistency(
        'NO_RELEVANT_TIME',
        'Detention is authorised but no arrival sets the relevant time.',
        authorised,
      ),
    )
  }
  if (clock.rule === 'RT-4' || clock.rule === 'RT-5') {
    const unsaid = eventsOf(timed, 'ARRIVED').find(({ event }) => event.area === undefined)
    const message =
      'Nobody said in which area this station is, so it is taken to be where the offence is investigated.'
    if (unsaid) found.push(inconsistency('AREA_NOT_SAID', message, unsaid.at))
  }
  const charged = firstAt(timed, 'CHARGED')
  if (charged !== undefined && arrival !== undefined && charged < arrival)
    found.push(inconsistency('CHARGED_BEFORE_ARRIVAL', 'The charge is earlier than the arrival.', charged))
  return found
}

/** Releases and returns: nothing happens in a stay after its end, and a return has a detention before it. */
function spellChecks(timed: readonly Timed[]): Inconsistency[] {
  const found: Inconsistency[] = []
  const [released, arrival] = [firstAt(timed, 'RELEASED'), firstAt(timed, 'ARRIVED')]
  if (released !== undefined && arrival !== undefined && released < arrival)
    found.push(inconsistency('RELEASED_BEFORE_ARRIVAL', 'The release is earlier than the arrival.', released))
  const spells = spellsOf(timed)
  const isInside = (at: number) =>
    spells.some(({ from, to }) => at >= from && at <= (to ?? Number.POSITIVE_INFINITY))
  for (const { event, at } of timed) {
    if (!ofDetention.includes(event.kind) || isInside(at)) continue
    found.push(inconsistency('AFTER_RELEASE', 'An entry is later than the release.', at))
  }
  for (const spell of spells) {
    const authorised = eventsOf(timed, 'AUTHORISED').filter(
      ({ at }) => at >= spell.from && at <= (spell.to ?? Number.POSITIVE_INFINITY),
    )
    const [first, again] = authorised
    // The custody officer of a station that the person is moved to authorises for that station.
    const isMoved = eventsOf(timed, 'ARRIVED').some(
      ({ at }) => first && again && at > first.at && at <= again.at,
    )
    if (again && !isMoved)
      found.push(
        inconsistency('AUTHORISED_TWICE', 'Detention is authorised twice; the first one counts.', again.at),
      )
  }
  const returned = eventsOf(timed, 'ANSWERED_BAIL')[0] ?? eventsOf(timed, 'ARRESTED_S46A')[0]
  const hasBefore = (kind: ClockEventKind) =>
    timed.some(({ event, at }) => event.kind === kind && returned !== undefined && at <= returned.at)
  if (returned && !hasBefore('PREVIOUS_DETENTION') && !hasBefore('RELEASED'))
    found.push(
      inconsistency(
        'RETURN_WITHOUT_BAIL',
        'Bail is answered but no earlier detention is on record.',
        returned.at,
      ),
    )
  for (const previous of eventsOf(timed, 'PREVIOUS_DETENTION')) {
    if (!countedBefore(previous).isDoubtful) continue
    const message = 'The counted minutes of the earlier detention cannot be.'
    found.push(inconsistency('PREVIOUS_MINUTES_DOUBTFUL', message, previous.at))
  }
  for (const { at } of eventsOf(timed, 'ESCAPED'))
    found.push(
      inconsistency('ESCAPE_GAP', 'The person escaped; the law does not say that the clock stops.', at),
    )
  return found
}

/** Kinds that only a detained person can meet. */
const ofDetention: readonly ClockEventKind[] = [
  'AUTHORISED',
  'HOSPITAL',
  'REVIEWED',
  'EXTENDED_S42',
  'WARRANT_ISSUED',
  'WARRANT_EXTENDED',
]

function reviewChecks(timed: readonly Timed[]): Inconsistency[] {
  const authorised = firstAt(timed, 'AUTHORISED')
  return eventsOf(timed, 'REVIEWED')
    .filter((review) => authorised === undefined || review.at < authorised)
    .map(({ at }) =>
      inconsistency(
        'REVIEW_BEFORE_AUTHORISATION',
        'A review is recorded before detention was authorised.',
        at,
      ),
    )
}

function hospitalChecks(timed: readonly Timed[]): Inconsistency[] {
  const trips = eventsOf(timed, 'HOSPITAL')
  const outside = eventsOf(timed, 'QUESTIONED_AT_HOSPITAL')
    .filter(
      ({ at, until }) => !trips.some((trip) => trip.at <= at && (until ?? at) <= (trip.until ?? Infinity)),
    )
    .map(({ at }) =>
      inconsistency(
        'QUESTIONED_OUTSIDE_HOSPITAL',
        'Questioning at hospital is recorded at a time when the person was not there.',
        at,
      ),
    )
  const open = trips.filter((trip, index) => trip.until === undefined && index < trips.length - 1)
  return [
    ...outside,
    ...open.map(({ at }) =>
      inconsistency(
        'HOSPITAL_TWICE_OPEN',
        'A trip to hospital has no return, and another one follows it.',
        at,
      ),
    ),
  ]
}

/** WF-4 and WF-10: an application in time, and not twice on the same evidence. */
function warrantChecks({ moment, clock }: Checked): Inconsistency[] {
  const refusedAt = firstAt(moment.timed, 'WARRANT_REFUSED')
  return eventsOf(moment.timed, 'WARRANT_APPLIED').flatMap(({ at, event }): Inconsistency[] => {
    const isAgain = refusedAt !== undefined && at > refusedAt && !event.hasNewEvidence
    const isFirst = !clock.authorities.some(({ kind, from }) => kind === 'WARRANT' && from < fromMillis(at))
    const isLate =
      isFirst && clock.latestApplication !== undefined && fromMillis(at) > clock.latestApplication
    return [
      ...(isAgain
        ? [inconsistency('WARRANT_AGAIN_AFTER_REFUSAL', 'A warrant is asked for again after a refusal.', at)]
        : []),
      ...(isLate
        ? [
            inconsistency(
              'WARRANT_APPLIED_LATE',
              'The warrant was applied for after the time to apply was over.',
              at,
            ),
          ]
        : []),
    ]
  })
}

function lateChecks({ reviews, all, moment, asOf, clock }: Checked): Inconsistency[] {
  const breaches = reviews
    .filter((review) => ['BREACH', 'MISSED', 'OVERDUE'].includes(review.status))
    .map((review) =>
      inconsistency(
        'REVIEW_BREACH',
        `Review ${review.number} was due at ${formatLondon(review.dueAt)} and was not done in time.`,
        review.dueAt,
      ),
    )
  const lastSeen = asOf ?? Math.max(0, ...all.map((event) => event.at))
  const isHeld = moment.charged === undefined && moment.ended === undefined
  if (!isHeld || !clock.releaseBy || fromMillis(lastSeen) <= clock.releaseBy) return breaches
  const message = `The authority to detain ended at ${formatLondon(clock.releaseBy)}: release or charge.`
  return [...breaches, inconsistency('HELD_PAST_AUTHORITY', message, clock.releaseBy)]
}

const firstAt = (timed: readonly Timed[], kind: ClockEventKind) => eventsOf(timed, kind)[0]?.at
