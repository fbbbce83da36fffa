/** Who is told when something happens to a record that they follow, within the rights of both (SB-1 to SB-3). */
import type { Instant } from '../time/instant.ts'

export const followedEvents = [
  { code: 'SEEN', label: 'Seen or sighted' },
  { code: 'CHANGED', label: 'Changed' },
  { code: 'LINKED', label: 'Linked' },
  { code: 'STOPPED', label: 'Stopped' },
  { code: 'ARRESTED', label: 'Arrested' },
  { code: 'REPORTED', label: 'In a new report' },
  { code: 'SEARCHED', label: 'Looked at by somebody else' },
] as const
export type FollowedEvent = (typeof followedEvents)[number]['code']

export interface Subscription {
  userId: string
  recordId: string
  events: readonly FollowedEvent[]
  /** A reason of work; nobody follows a record out of interest. */
  purpose: string
  /** The last day (YYYY-MM-DD). */
  until: string
  /** Whether others who look may learn that somebody follows it. */
  isSilent: boolean
}

export interface Happening {
  kind: FollowedEvent
  recordId: string
  /** The record that says so: a stop, a report, a link. Undefined for a look. */
  byRecordId?: string
  actorId: string
  at: Instant
  /** The day in London. */
  day: string
}

export interface Alert {
  userId: string
  kind: FollowedEvent
  recordId: string
  /** Left out where the reader may not see it: they are told nothing then. */
  byRecordId?: string
  /** Who looked; only where both may know of one another. */
  actorId?: string
  at: Instant
}

export interface Rights {
  /** Whether a person may see a record now. */
  maySee: (userId: string, recordId: string) => boolean
  /** People whose looks are told to nobody: the source unit, professional standards. */
  isHiddenActor: (userId: string) => boolean
}

/**
 * SB-1 and SB-2: the alerts of one event. A follower has to see the record still and the record that says so, else nothing
 * is sent, not even a count. Own acts are no news. Looks of hidden actors are told to nobody.
 */
export function alertsOf(
  happening: Happening,
  subscriptions: readonly Subscription[],
  rights: Rights,
): Alert[] {
  const { kind, recordId, byRecordId, actorId, at } = happening
  if (kind === 'SEARCHED' && rights.isHiddenActor(actorId)) return []
  return subscriptions
    .filter(
      (one) =>
        one.recordId === recordId &&
        one.events.includes(kind) &&
        one.userId !== actorId &&
        one.until >= happening.day &&
        rights.maySee(one.userId, recordId) &&
        (byRecordId === undefined || rights.maySee(one.userId, byRecordId)),
    )
    .map(({ userId }) => ({
      userId,
      kind,
      recordId,
      ...(byRecordId === undefined ? {} : { byRecordId }),
      ...(rights.isHiddenActor(actorId) ? {} : { actorId }),
      at,
    }))
}

/** SB-3: whom somebody who looks is told to speak to: followers that are not silent; a silent one leaves no trace. */
export function followersShown(
  recordId: string,
  userId: string,
  day: string,
  subscriptions: readonly Subscription[],
): string[] {
  const open = subscriptions.filter(
    (one) => one.recordId === recordId && one.userId !== userId && one.until >= day && !one.isSilent,
  )
  return [...new Set(open.map((one) => one.userId))].sort()
}
