/** What falls due in a stay in custody, when, and who must act: the rows of the custody board. */
import { addHours, addMinutes, fromMillis, HOUR, type Instant } from '../time/instant.ts'
import { eventsOf } from './clock-events.ts'
import { isIndictable } from './codes.ts'
import type { Review } from './reviews.ts'
import type { Moment, RunningClock } from './running-clock.ts'

export const dueKinds = [
  { code: 'REVIEW', label: 'Review of detention' },
  { code: 'EXTENSION', label: "Superintendent's extension, or release" },
  { code: 'WARRANT', label: 'Warrant of further detention, or release' },
  { code: 'WARRANT_EXTENSION', label: 'Extension of the warrant, or release' },
  { code: 'RELEASE_OR_CHARGE', label: 'Charge or release' },
  { code: 'DRUG_SAMPLE_HOLD', label: 'End of the hold for a drug sample' },
  { code: 'RIGHTS_DELAY', label: 'End of the delay of a right' },
] as const

export type DueKind = (typeof dueKinds)[number]['code']

export interface DueItem {
  what: DueKind
  at: Instant
  by: 'CUSTODY_OFFICER' | 'INSPECTOR' | 'SUPERINTENDENT' | 'INVESTIGATOR'
  rule: string
  isOverdue: boolean
}

interface DueFacts {
  review: Review | undefined
  clock: Pick<
    RunningClock,
    'authority' | 'limit24' | 'latestApplication' | 'limit96' | 'releaseBy' | 'relevantTime'
  >
  moment: Moment
  offenceCategories: readonly string[] | undefined
}

/** Everything due, the earliest first. An extension or warrant is due only where the next authority is that one. */
export function dueItems({ review, clock, moment, offenceCategories }: DueFacts): DueItem[] {
  const { now, timed } = moment
  const items: DueItem[] = []
  const add = (what: DueKind, at: Instant, by: DueItem['by'], rule: string) =>
    void items.push({ what, at, by, rule, isOverdue: at < fromMillis(now) })
  if (review) add('REVIEW', review.dueAt, review.by, review.rule)
  // EX-2 and WF-3: nothing longer than 24 hours is open to give where every offence is summary only.
  const isOpen = offenceCategories === undefined || offenceCategories.some(isIndictable)
  const isRefused = eventsOf(timed, 'WARRANT_REFUSED').length > 0
  if (isOpen && clock.authority === 'S41_24H' && clock.limit24)
    add('EXTENSION', clock.limit24, 'SUPERINTENDENT', 'EX-3')
  if (isOpen && !isRefused && clock.authority === 'S42_36H' && clock.latestApplication)
    add('WARRANT', clock.latestApplication, 'INVESTIGATOR', 'WF-4')
  const isWarrant = clock.authority === 'WARRANT' || clock.authority === 'WARRANT_EXT'
  if (isOpen && isWarrant && clock.releaseBy && clock.limit96 && clock.releaseBy < clock.limit96)
    add('WARRANT_EXTENSION', clock.releaseBy, 'INVESTIGATOR', 'WF-8')
  // WF-7: after a refusal only what is left of s.41 or s.42 may be used.
  if (clock.releaseBy)
    add('RELEASE_OR_CHARGE', clock.releaseBy, 'CUSTODY_OFFICER', isRefused ? 'WF-7' : 'CL-10')
  for (const { at, event } of eventsOf(timed, 'CHARGED')) {
    if (event.isHeldForDrugSample && at === moment.charged)
      add(
        'DRUG_SAMPLE_HOLD',
        fromMillis(at + moment.rules.drugSampleHoldHours * HOUR),
        'CUSTODY_OFFICER',
        'PC-6',
      )
  }
  for (const { event, until } of eventsOf(timed, 'RIGHTS_DELAYED')) {
    const latest = clock.relevantTime && addHours(clock.relevantTime, moment.rules.rightsDelayHours)
    if (latest === undefined || (until !== undefined && until <= now)) continue
    add('RIGHTS_DELAY', latest, event.right === 'S56' ? 'INSPECTOR' : 'SUPERINTENDENT', 'RG-2')
  }
  return items.sort((a, b) => a.at.localeCompare(b.at))
}

/** CL-10: when the custody officer, the inspector and the duty superintendent are warned before the authority ends. */
export function releaseAlarms(releaseBy: Instant): { minutesBefore: number; at: Instant }[] {
  return [60, 30, 15, 0].flatMap((minutesBefore) => {
    const at = addMinutes(releaseBy, -minutesBefore)
    return at === undefined ? [] : [{ minutesBefore, at }]
  })
}
