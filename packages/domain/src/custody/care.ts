/** Treatment of detainees: visits, cells shared, going home alone, late entries (custody.md 9, timers of 17). */
import { allow, type Decision, deny } from '../access/decision.ts'
import { fromMillis, type Instant, MINUTE, toMillis } from '../time/instant.ts'
import type { CustodyRules } from './rules-table.ts'

export interface VisitFacts {
  lastVisitAt: Instant
  intervalMinutes: number
  /** The latest change of the observation level, with the interval that held before it. */
  change?: { at: Instant; previousMinutes: number }
}

/**
 * When the next visit falls due (TR-1, TR-2). A shorter interval counts from the last visit but never falls due before
 * the change itself; the time that was already promised is never put off. Undefined for no instant.
 */
export function nextVisitDue(facts: VisitFacts): Instant | undefined {
  const last = toMillis(facts.lastVisitAt)
  if (last === undefined) return undefined
  const due = last + facts.intervalMinutes * MINUTE
  const changed = facts.change && toMillis(facts.change.at)
  if (changed === undefined || !facts.change || changed < last) return fromMillis(due)
  return fromMillis(Math.min(last + facts.change.previousMinutes * MINUTE, Math.max(changed, due)))
}

/** True from the minute after a visit was due. */
export function isVisitOverdue(dueAt: Instant, now: Instant): boolean {
  const [due, at] = [toMillis(dueAt), toMillis(now)]
  return due !== undefined && at !== undefined && at > due
}

/** TR-10: a child is never put into one cell with an adult; an unknown age is treated as a child's (RG-6). */
export function decideShareCell(ages: readonly (number | undefined)[]): Decision {
  const children = ages.filter((age) => age === undefined || age < 18).length
  if (children > 0 && children < ages.length) return deny('A child may never share a cell with an adult.')
  return allow()
}

export interface ReleaseAloneFacts {
  age: number | undefined
  collectedBy?: string
  reason?: string
  inspectorName?: string
}

/** TMR-08, force policy: a child who is not collected by a named adult goes only with a reason and an inspector's name. */
export function decideSignReleaseOfChild(facts: ReleaseAloneFacts): Decision {
  if ((facts.age !== undefined && facts.age >= 18) || facts.collectedBy?.trim()) return allow()
  if (facts.reason?.trim() && facts.inspectorName?.trim()) return allow()
  return deny('Nobody is named to collect this child: give the reason and the inspector who agreed.')
}

/** A late entry of the log needs its reason (custody.md 11). */
export function isLateEntry(
  occurredAt: Instant,
  recordedAt: Instant,
  rules: Pick<CustodyRules, 'lateEntryMinutes'>,
): boolean {
  const [occurred, recorded] = [toMillis(occurredAt), toMillis(recordedAt)]
  return (
    occurred !== undefined && recorded !== undefined && recorded - occurred > rules.lateEntryMinutes * MINUTE
  )
}
