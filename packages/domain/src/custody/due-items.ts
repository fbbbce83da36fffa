/** What falls due in a stay in custody, when, and who must act: the rows of the custody board. */
import { addMinutes, fromMillis, type Instant } from '../time/instant.ts'
import type { DetentionClock } from './clock.ts'
import type { Review } from './reviews.ts'

export const dueKinds = [
  { code: 'REVIEW', label: 'Review of detention' },
  { code: 'EXTENSION', label: "Superintendent's extension, or release" },
  { code: 'WARRANT', label: 'Warrant of further detention, or release' },
  { code: 'RELEASE_OR_CHARGE', label: 'Charge or release' },
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
  review?: Review
  clock: Pick<DetentionClock, 'authority' | 'limit24' | 'limit36' | 'releaseBy'>
  isUncharged: boolean
  now: number
}

/** Everything due, the earliest first. An extension or warrant is due only where the next authority is that one. */
export function dueItems({ review, clock, isUncharged, now }: DueFacts): DueItem[] {
  const item = (what: DueKind, at: Instant, by: DueItem['by'], rule: string): DueItem => ({
    what,
    at,
    by,
    rule,
    isOverdue: at < fromMillis(now),
  })
  const items: DueItem[] = []
  if (review) items.push(item('REVIEW', review.dueAt, review.by, review.number === 1 ? 'RV-2' : 'RV-3'))
  if (isUncharged && clock.authority === 'S41_24H' && clock.limit24) {
    items.push(item('EXTENSION', clock.limit24, 'SUPERINTENDENT', 'EX-3'))
  }
  if (isUncharged && clock.authority === 'S42_36H' && clock.limit36) {
    items.push(item('WARRANT', clock.limit36, 'INVESTIGATOR', 'WF-4'))
  }
  if (isUncharged && clock.releaseBy)
    items.push(item('RELEASE_OR_CHARGE', clock.releaseBy, 'CUSTODY_OFFICER', 'CL-10'))
  return items.sort((a, b) => a.at.localeCompare(b.at))
}

/** CL-10: when the custody officer, the inspector and the duty superintendent are warned before the authority ends. */
export function releaseAlarms(releaseBy: Instant): { minutesBefore: number; at: Instant }[] {
  return [60, 30, 15, 0].flatMap((minutesBefore) => {
    const at = addMinutes(releaseBy, -minutesBefore)
    return at === undefined ? [] : [{ minutesBefore, at }]
  })
}
