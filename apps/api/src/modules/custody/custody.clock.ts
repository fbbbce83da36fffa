/** The detention clock of a stored record: its rows as events for the domain, and the reading in words. */
import type { ClockReading } from '@mips/contracts/custody-replies'
import { type DetentionClock, detentionClock } from '@mips/domain/custody/clock'
import type { ClockEvent, ClockInput } from '@mips/domain/custody/clock-events'
import { type CustodyRecordType, custodyRecordTypes } from '@mips/domain/custody/codes'
import { isPreChargeBail } from '@mips/domain/custody/disposals'
import { dueKinds } from '@mips/domain/custody/due-items'
import { dueState } from '@mips/domain/custody/due-state'
import type { Instant } from '@mips/domain/time/instant'
import { careDue } from './custody.clock-care.ts'
import { type Due, utc } from './custody.clock-words.ts'
import { limitEvents } from './custody.clock-limits.ts'
import type { ClockRow } from './custody.rows.ts'

/** Reads the clock of a record at an instant. */
export function readClock(row: ClockRow, now: Date): DetentionClock {
  return detentionClock(clockInputOf(row, now.toISOString()))
}

/** The reading with what is due, visits among it, each with who must act and how near it is. */
export function presentClock(row: ClockRow, now: Date): ClockReading {
  const asOf = now.toISOString()
  const clock = readClock(row, now)
  const items: Due[] = clock.due.map(({ what, at, by, rule }) => ({
    what,
    label: labelOf(what),
    at,
    by,
    rule,
  }))
  items.push(...careDue(row, asOf))
  return {
    state: clock.state,
    relevantTime: clock.relevantTime ?? null,
    rule: clock.rule ?? null,
    computedRelevantTime: clock.computedRelevantTime ?? null,
    limit24: clock.limit24 ?? null,
    limit36: clock.limit36 ?? null,
    limit96: clock.limit96 ?? null,
    countedMinutes: clock.countedMinutes ?? null,
    releaseBy: clock.releaseBy ?? null,
    nextReviewDue: clock.nextReviewDue ?? null,
    carried:
      row.carried === null
        ? null
        : {
            from: utc(row.carried.from),
            until: utc(row.carried.until),
            minutes: row.carried.minutes,
            rule: 'CL-6',
          },
    due: items
      .sort((a, b) => a.at.localeCompare(b.at))
      .map((item) => ({ ...item, byLabel: actorLabels[item.by] ?? item.by, state: dueState(item.at, asOf) })),
    inconsistencies: clock.inconsistencies.map(({ code, message }) => ({ code, message })),
  }
}

const actorLabels: Record<string, string> = {
  CUSTODY_OFFICER: 'Custody officer',
  INSPECTOR: 'Inspector',
  SUPERINTENDENT: 'Superintendent',
  INVESTIGATOR: 'Investigator',
  DETENTION_OFFICER: 'Detention officer',
}

const labelOf = (code: string) => dueKinds.find((kind) => kind.code === code)?.label ?? code

/** What happened, as far as the clock cares. */
export function clockInputOf(row: ClockRow, asOf: Instant): ClockInput {
  const events: ClockEvent[] = beginningOf(row)
  if (row.authorisedAt !== null) events.push({ kind: 'AUTHORISED', at: utc(row.authorisedAt) })
  for (const trip of row.exclusions) events.push(tripEvent(trip, asOf))
  for (const review of row.reviews) {
    if (review.doneAt !== null)
      events.push({
        kind: 'REVIEWED',
        at: utc(review.doneAt),
        ...(review.postponedReason === null ? {} : { postponedReason: review.postponedReason }),
      })
  }
  events.push(...limitEvents(row))
  if (row.releasedAt !== null)
    events.push({
      kind: 'RELEASED',
      at: utc(row.releasedAt),
      isOnBail: isPreChargeBail(row.disposal) && !row.isAnswered,
    })
  const override =
    row.overrideAt === null
      ? {}
      : { relevantTimeOverride: { at: utc(row.overrideAt), reason: row.overrideReason ?? '' } }
  const classes = row.offenceCategories ? { offenceCategories: row.offenceCategories } : {}
  return { recordTypes: row.recordTypes.filter(isRecordType), events, asOf, ...classes, ...override }
}

/**
 * How the stay began. An arrival that the arrest already had comes first: it sets the relevant time (RT-1). A stay that
 * answers bail goes on with the earlier clock instead, and the arrest of that earlier time is not one of its events (RT-7).
 */
function beginningOf(row: ClockRow): ClockEvent[] {
  const arrivedAt = utc(row.arrivedAt)
  const events: ClockEvent[] = [{ kind: 'ARRIVED', at: arrivedAt }]
  if (row.carried !== null)
    events.push({
      kind: 'PREVIOUS_DETENTION',
      at: utc(row.carried.from),
      until: utc(row.carried.until),
      countedMinutes: row.carried.minutes,
    })
  if (row.recordTypes.includes('BAILBACK')) return [...events, { kind: 'ANSWERED_BAIL', at: arrivedAt }]
  if (row.recordTypes.includes('STREETBAIL')) events.push({ kind: 'ANSWERED_STREET_BAIL', at: arrivedAt })
  if (row.arrestedAt !== null)
    events.push({
      kind: row.recordTypes.includes('S46A') ? 'ARRESTED_S46A' : 'ARRESTED',
      at: utc(row.arrestedAt),
    })
  if (row.firstArrivedAt !== null && utc(row.firstArrivedAt) !== arrivedAt) {
    // Whoever was at the station before the arrest had come by themselves (RT-2).
    const isBefore = row.arrestedAt !== null && utc(row.firstArrivedAt) < utc(row.arrestedAt)
    events.push({ kind: isBefore ? 'ATTENDED_VOLUNTARILY' : 'ARRIVED', at: utc(row.firstArrivedAt) })
  }
  return events
}

function tripEvent(trip: ClockRow['exclusions'][number], asOf: Instant): ClockEvent {
  const at = utc(trip.startsAt)
  if (trip.kind === 'QUESTIONED_AT_HOSPITAL')
    return { kind: 'QUESTIONED_AT_HOSPITAL', at, until: trip.endsAt === null ? asOf : utc(trip.endsAt) }
  const isForTreatment = trip.kind === 'HOSPITAL_TREATMENT'
  return trip.endsAt === null
    ? { kind: 'HOSPITAL', at, isForTreatment }
    : { kind: 'HOSPITAL', at, until: utc(trip.endsAt), isForTreatment }
}

const isRecordType = (code: string): code is CustodyRecordType =>
  custodyRecordTypes.some((row) => row.code === code)
