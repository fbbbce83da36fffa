/** What is to be fetched from the shelves, why and by when: court, laboratory, owners, the end of an item, reviews (PX-26). */
import type { Holder } from './continuity.ts'
import { type DisposalDecision, disposalDecisions } from './disposal.ts'

/** In the order in which one item is fetched where it has more than one reason. */
export const pullReasons = [
  { code: 'COURT', label: 'To court' },
  { code: 'VIEWING', label: 'To be looked at' },
  { code: 'LABORATORY', label: 'To the laboratory' },
  { code: 'RETURN', label: 'May be given back' },
  { code: 'DESTROY', label: 'May be destroyed' },
  { code: 'END', label: 'May be sold, forfeited or handed on' },
  { code: 'REVIEW', label: 'Say whether it is kept' },
] as const
export type PullReason = (typeof pullReasons)[number]['code']

export interface PullItem {
  itemId: string
  holder: Holder
  /** What was asked for, with the day on which it is needed (YYYY-MM-DD). */
  requests: readonly { what: 'COURT' | 'VIEWING'; neededOn: string }[]
  /** An examination that is authorised and not sent yet, since when. */
  examinationSince?: string
  /** An end that is authorised and not done yet, since when. */
  end?: { decision: DisposalDecision; since: string }
  /** The day by which the reason to keep it has to be said again, where that is over. */
  reviewBy?: string
}

export interface PullLine {
  itemId: string
  reason: PullReason
  /** The day on which it is wanted, or since which it waits (YYYY-MM-DD). */
  day: string
}

/** Every reason to fetch an item that lies in a place or a hand; nothing for what is outside or at its end. */
export function pullsOf(item: PullItem): PullLine[] {
  if (item.holder.kind === 'OUTSIDE' || item.holder.kind === 'GONE') return []
  const { itemId } = item
  const lines: PullLine[] = item.requests.map(({ what, neededOn }) => ({
    itemId,
    reason: what,
    day: neededOn,
  }))
  if (item.examinationSince !== undefined)
    lines.push({ itemId, reason: 'LABORATORY', day: item.examinationSince })
  if (item.end !== undefined) lines.push({ itemId, reason: reasonOf(item.end.decision), day: item.end.since })
  else if (item.reviewBy !== undefined) lines.push({ itemId, reason: 'REVIEW', day: item.reviewBy })
  return lines
}

const reasonOf = (decision: DisposalDecision): PullReason => {
  if (decision === 'RETURN' || decision === 'DESTROY') return decision
  return disposalDecisions.some(({ code, isEnd }) => code === decision && isEnd) ? 'END' : 'REVIEW'
}

/**
 * The requests that a move of a day (YYYY-MM-DD) meets: every one that was wanted by then, or the earliest where the item
 * goes before its day. What is wanted on a later day is fetched again.
 */
export function requestsMet<Request extends { neededOn: string }>(
  open: readonly Request[],
  movedOn: string,
): Request[] {
  const [earliest] = open.map(({ neededOn }) => neededOn).sort()
  if (earliest === undefined) return []
  const until = movedOn > earliest ? movedOn : earliest
  return open.filter(({ neededOn }) => neededOn <= until)
}

/** The earliest day first, then the order of the reasons, then the item, so that a list never wavers. */
export const byPull = (a: PullLine, b: PullLine): number =>
  a.day.localeCompare(b.day) || orderOf(a.reason) - orderOf(b.reason) || a.itemId.localeCompare(b.itemId)

const orderOf = (reason: PullReason): number => pullReasons.findIndex(({ code }) => code === reason)
