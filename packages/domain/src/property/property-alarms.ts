/** What rings in the property store: not stored, not found, not back, not counted, kept too long (PX-20 to PX-23, PX-32). */
import { byDue, due, type Due, type Duty } from '../rules/due.ts'
import { addDays } from '../time/day.ts'
import { addHours, type Instant, isLater } from '../time/instant.ts'
import { londonDay } from '../time/london-day.ts'
import { holderNow, type Move } from './continuity.ts'
import { needsTwoPeople, type PropertyKind } from './property-kinds.ts'
import type { PropertyRules } from './property-rules-table.ts'

export interface AlarmItem {
  itemId: string
  reference: string
  kind: PropertyKind
  log: readonly Move[]
  /** Since when nobody finds it. */
  notFoundSince?: Instant
  /** The day on which it was last decided to keep it. */
  keptOn?: string
}

/** Everything due for one item, the earliest first. */
export function itemAlarms(item: AlarmItem, now: Instant, rules: PropertyRules): Due[] {
  const items = [
    notStored(item, now, rules),
    notBack(item, now, rules),
    notFound(item, now, rules),
    keptLong(item, now, rules),
  ]
  return items.flatMap((one) => (one === undefined ? [] : [one])).sort(byDue)
}

/** PX-20: from the first seizure until the first store, in whosever hands it is meanwhile. */
function notStored(item: AlarmItem, now: Instant, rules: PropertyRules): Due | undefined {
  const seized = item.log[0]
  const isStored = item.log.some(({ to }) => to.kind !== 'PERSON')
  if (seized === undefined || isStored) return undefined
  const hours = needsTwoPeople(item.kind) ? rules.storeSensitiveWithinHours : rules.storeWithinHours
  const text = `${item.reference} was seized and is in no store`
  return dueItem(item, 'NOT_STORED', addHours(seized.at, hours), 'REPORTING', 'PX-20', text, now)
}

/** PX-22: from the last move out until it is back. */
function notBack(item: AlarmItem, now: Instant, rules: PropertyRules): Due | undefined {
  const last = item.log.at(-1)
  if (last === undefined || last.to.kind !== 'OUTSIDE') return undefined
  const hours = last.purpose === 'COURT' ? rules.courtReturnHours : rules.laboratoryReturnHours
  const text = `${item.reference} is not back from ${last.purpose === 'COURT' ? 'court' : 'outside'}`
  return dueItem(item, 'NOT_BACK', addHours(last.at, hours), 'EXHIBITS', 'PX-22', text, now)
}

/** PX-21: what cannot be found climbs: exhibits officer, inspector, superintendent. */
function notFound(item: AlarmItem, now: Instant, rules: PropertyRules): Due | undefined {
  const since = item.notFoundSince
  if (since === undefined) return undefined
  const steps: [Duty, number][] = [
    ['EXHIBITS', 0],
    ['INSPECTOR', rules.missingToInspectorHours],
    ['SUPERINTENDENT', rules.missingToSuperintendentHours],
  ]
  const [who] = steps.findLast(([, hours]) => !isLater(addHours(since, hours), now)) ?? ['EXHIBITS' as const]
  return dueItem(item, 'NOT_FOUND', since, who, 'PX-21', `${item.reference} cannot be found`, now)
}

/** PX-32: why it is kept is asked again and again, so that nothing lies for ever. */
function keptLong(item: AlarmItem, now: Instant, rules: PropertyRules): Due | undefined {
  const last = item.log.at(-1)
  if (last === undefined || last.to.kind === 'GONE') return undefined
  const day = addDays(item.keptOn ?? londonDay(item.log[0]?.at ?? last.at), rules.reviewRetentionDays)
  const text = `Say whether ${item.reference} is kept, returned or destroyed`
  return dueItem(item, 'KEEP_REVIEW', `${day}T00:00:00.000Z`, 'OIC', 'PX-32', text, now)
}

/** Points for who comes to harm when an alarm waits: a firearm that nobody finds above all. */
export function alarmHarm(kind: PropertyKind, what: string): number {
  const isGrave = needsTwoPeople(kind) || kind === 'KNIFE'
  const ofOthers = isGrave ? 6 : 2
  const ofKind = kind === 'FIREARM' ? 12 : ofOthers
  if (what.startsWith('NOT_FOUND')) return ofKind * 2
  return what.startsWith('KEEP_REVIEW') ? 0 : ofKind
}

/** PX-23: a place is counted by its day; each kind that two people handle sooner. */
export function auditDue(
  place: { placeId: string; label: string; lastCountedOn?: string; isSensitive: boolean; openedOn: string },
  now: Instant,
  rules: PropertyRules,
): Due {
  const days = place.isSensitive ? rules.auditSensitiveDays : rules.auditDays
  const by = `${addDays(place.lastCountedOn ?? place.openedOn, days)}T00:00:00.000Z`
  const row = {
    what: `AUDIT:${place.placeId}`,
    text: `Count ${place.label}`,
    by,
    who: 'STORE',
    rule: 'PX-23',
  } as const
  return due(row, now)
}

/** Items seized and in no store (I3), and items in the hands of one officer, for lists. */
export const isInHand = (item: AlarmItem): boolean => holderNow(item.log)?.kind === 'PERSON'

function dueItem(
  item: AlarmItem,
  what: string,
  by: Instant | undefined,
  who: Duty,
  rule: string,
  text: string,
  now: Instant,
): Due | undefined {
  return by === undefined ? undefined : due({ what: `${what}:${item.itemId}`, text, by, who, rule }, now)
}
