/** What on a custody record contradicts itself or is late, for the custody officer to put right. */
import { formatLondon } from '../time/london-time.ts'
import { fromMillis } from '../time/instant.ts'
import type { DetentionClock } from './clock.ts'
import {
  type ClockInput,
  eventsOf,
  type Inconsistency,
  type InconsistencyCode,
  type Timed,
} from './clock-events.ts'
import type { Review } from './reviews.ts'

interface Checked {
  input: ClockInput
  timed: readonly Timed[]
  reviews: readonly Review[]
  /** The reading, when it was given; without it nothing can be in the future. */
  asOf?: number
  clock: Pick<DetentionClock, 'state' | 'relevantTime' | 'releaseBy'>
  isHeld: boolean
}

/** Compares the events with each other and with the clock that they give. */
export function crossCheck(checked: Checked): Inconsistency[] {
  return [...orderChecks(checked), ...hospitalChecks(checked.timed), ...lateChecks(checked)]
}

function orderChecks({ input, timed, asOf, clock }: Checked): Inconsistency[] {
  const found: Inconsistency[] = []
  const [arrest, arrival, authorised] = [
    firstAt(timed, 'ARRESTED'),
    firstAt(timed, 'ARRIVED'),
    firstAt(timed, 'AUTHORISED'),
  ]
  const attended = firstAt(timed, 'ATTENDED_VOLUNTARILY')
  if (arrest !== undefined && arrival !== undefined && arrival < arrest && attended === undefined) {
    found.push(
      problem('ARRIVED_BEFORE_ARREST', arrival, 'The arrival at the station is earlier than the arrest.'),
    )
  }
  if (authorised !== undefined && arrival !== undefined && authorised < arrival) {
    found.push(
      problem(
        'AUTHORISED_BEFORE_ARRIVAL',
        authorised,
        'Detention is authorised earlier than the arrival at the station.',
      ),
    )
  }
  if (authorised !== undefined && clock.state !== 'NOT_APPLICABLE' && !clock.relevantTime) {
    found.push(
      problem(
        'NO_RELEVANT_TIME',
        authorised,
        'Detention is authorised but no arrival sets the relevant time.',
      ),
    )
  }
  if (input.relevantTimeOverride && input.relevantTimeOverride.reason.trim() === '') {
    found.push({
      code: 'OVERRIDE_WITHOUT_REASON',
      message: 'The relevant time is overridden without a reason.',
    })
  }
  for (const review of eventsOf(timed, 'REVIEWED')) {
    if (authorised !== undefined && review.at >= authorised) continue
    found.push(
      problem(
        'REVIEW_BEFORE_AUTHORISATION',
        review.at,
        'A review is recorded before detention was authorised.',
      ),
    )
  }
  const late = asOf === undefined ? [] : timed.filter((event) => event.at > asOf)
  return [
    ...found,
    ...late.map((event) => problem('IN_FUTURE', event.at, 'A time on the record is in the future.')),
  ]
}

function hospitalChecks(timed: readonly Timed[]): Inconsistency[] {
  const trips = eventsOf(timed, 'HOSPITAL')
  return eventsOf(timed, 'QUESTIONED_AT_HOSPITAL')
    .filter(
      ({ at, until }) => !trips.some((trip) => trip.at <= at && (until ?? at) <= (trip.until ?? Infinity)),
    )
    .map(({ at }) =>
      problem(
        'QUESTIONED_OUTSIDE_HOSPITAL',
        at,
        'Questioning at hospital is recorded at a time when the person was not there.',
      ),
    )
}

function lateChecks({ reviews, timed, asOf, clock, isHeld }: Checked): Inconsistency[] {
  const breaches = reviews
    .filter((review) => ['BREACH', 'MISSED', 'OVERDUE'].includes(review.status))
    .map((review): Inconsistency => ({
      code: 'REVIEW_BREACH',
      at: review.dueAt,
      message: `Review ${review.number} was due at ${formatLondon(review.dueAt)} and was not done in time.`,
    }))
  const lastSeen = asOf ?? Math.max(0, ...timed.map((event) => event.at))
  if (!isHeld || !clock.releaseBy || fromMillis(lastSeen) <= clock.releaseBy) return breaches
  const message = `The authority to detain ended at ${formatLondon(clock.releaseBy)}: release or charge.`
  return [...breaches, { code: 'HELD_PAST_AUTHORITY', at: clock.releaseBy, message }]
}

const problem = (code: InconsistencyCode, at: number, message: string): Inconsistency => ({
  code,
  message,
  at: fromMillis(at),
})

const firstAt = (
  timed: readonly Timed[],
  kind: 'ARRESTED' | 'ARRIVED' | 'AUTHORISED' | 'ATTENDED_VOLUNTARILY',
) => eventsOf(timed, kind)[0]?.at
