/** The detention clock once more, written another way: it walks minute by minute and counts; it shares no code with it. */

export interface SlowEvent {
  kind:
    | 'OUT_FOR_TREATMENT'
    | 'OUT_FOR_SCAN'
    | 'BACK'
    | 'QUESTIONED'
    | 'BAILED'
    | 'ANSWERED'
    | 'BROUGHT_S46A'
    | 'AUTHORISED'
    | 'REVIEWED'
    | 'FURTHER_ARREST'
    | 'CHARGED'
  /** Minutes since the first arrival. */
  minute: number
  /** Only for questioning: the minute when it ended. */
  until?: number
}

export interface SlowReading {
  counted: number
  limits: number[]
  /** The minute when the next review falls due; undefined after the release or before any authorisation. */
  nextReview: number | undefined
  isHeld: boolean
}

const DAY = 24 * 60
const FIRST_REVIEW = 6 * 60
const NEXT_REVIEW = 9 * 60

/** Walks from the arrival past the reading to the minute when 96 hours have counted. */
export function slowClock(events: readonly SlowEvent[], readAt: number): SlowReading {
  let [isTreated, isReleased, isOver, isCharged] = [false, false, false, false]
  let [questionedUntil, pausedUntil, counted, next] = [0, 0, 0, 0]
  // Minutes that the review still has; below nought it is overdue by so many.
  let reviewIn: number | undefined
  let dueAt: number | undefined
  let frozen: number | undefined
  const reading: SlowReading = { counted: 0, limits: [], nextReview: undefined, isHeld: true }
  const lastReturn = Math.max(
    -1,
    ...events
      .filter(({ kind }) => kind === 'ANSWERED' || kind === 'BROUGHT_S46A')
      .map(({ minute }) => minute),
  )
  for (let minute = 0; reading.limits.length < 3 || minute <= readAt; minute++) {
    for (let event = events[next]; event?.minute === minute; event = events[++next]) {
      switch (event.kind) {
        case 'OUT_FOR_TREATMENT':
          isTreated = true
          break
        case 'BACK':
          isTreated = false
          break
        case 'QUESTIONED':
          questionedUntil = event.until ?? minute
          break
        case 'BAILED':
          isReleased = minute < lastReturn
          isOver = !isReleased
          reviewIn = undefined
          if (isOver) frozen ??= counted
          break
        case 'BROUGHT_S46A':
          pausedUntil = minute + 3 * 60
          isReleased = false
          break
        case 'ANSWERED':
          isReleased = false
          break
        case 'AUTHORISED':
          if (reviewIn !== undefined) break
          reviewIn = FIRST_REVIEW
          dueAt = undefined
          break
        case 'REVIEWED':
          if (reviewIn === undefined) break
          reviewIn = reviewIn > 0 ? NEXT_REVIEW : NEXT_REVIEW - (-reviewIn % NEXT_REVIEW)
          dueAt = undefined
          break
        case 'CHARGED':
          isCharged = true
          frozen ??= counted
          break
        default:
      }
    }
    if (minute === readAt) {
      reading.counted = frozen ?? counted
      if (reviewIn !== undefined) reading.nextReview = dueAt ?? minute + reviewIn
      reading.isHeld = !isOver && !isCharged
      // What is known of the trip ends with the reading, and the clock goes on as if the person were back.
      isTreated = false
    }
    const isAway = isTreated && minute >= questionedUntil
    if (!isAway && reviewIn !== undefined) {
      reviewIn--
      if (reviewIn === 0) dueAt = minute + 1
    }
    if (isAway || isReleased || minute < pausedUntil) continue
    counted++
    if (counted === DAY || counted === 1.5 * DAY || counted === 4 * DAY) reading.limits.push(minute + 1)
  }
  return reading
}

/** A likely or unlikely course of a stay, made from a source of numbers from 0 up to 1. */
export function inventStay(random: () => number): { events: SlowEvent[]; readAt: number } {
  const events: SlowEvent[] = []
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  let minute = between(0, 30)
  let where: 'SUITE' | 'HOSPITAL' | 'BAIL' = 'SUITE'
  let isCharged = false
  for (let step = between(0, 14); step > 0; step--) {
    const lot = random()
    const add = (kind: SlowEvent['kind'], until?: number) =>
      void events.push({ kind, minute, ...(until === undefined ? {} : { until }) })
    if (where === 'HOSPITAL') {
      if (lot < 0.4) {
        const until = minute + between(1, 90)
        add('QUESTIONED', until)
        minute = until
      } else {
        add('BACK')
        where = 'SUITE'
      }
    } else if (where === 'BAIL') {
      add(lot < 0.5 ? 'ANSWERED' : 'BROUGHT_S46A')
      where = 'SUITE'
    } else if (lot < 0.25) add('AUTHORISED')
    else if (lot < 0.5) add('REVIEWED')
    else if (lot < 0.65) {
      add('OUT_FOR_TREATMENT')
      where = 'HOSPITAL'
    } else if (lot < 0.7) add('OUT_FOR_SCAN')
    else if (lot < 0.78) add('FURTHER_ARREST')
    else if (lot < 0.82) {
      add('CHARGED')
      isCharged = true
    } else if (!isCharged) {
      add('BAILED')
      where = 'BAIL'
    }
    minute += where === 'BAIL' ? between(20, 3000) : between(1, 500)
  }
  // Half of the readings come soon after the last event, while a pause of the clock still runs.
  const last = events.at(-1)?.until ?? events.at(-1)?.minute ?? 0
  return { events, readAt: random() < 0.5 ? last + between(0, 120) : minute + between(0, 600) }
}
