/** Continuity: a list of moves from which it follows who held an item, or where it lay, at each moment (PX-1 to PX-6). */
import { type Instant, isLater, toMillis } from '../time/instant.ts'

/** A hand, a shelf, or somebody outside the force; `GONE` is the end: given back for good or destroyed. */
export interface Holder {
  kind: 'PERSON' | 'PLACE' | 'OUTSIDE' | 'GONE'
  id: string
}

export const movePurposes = [
  { code: 'SEIZED', label: 'Seized' },
  { code: 'FOUND', label: 'Found and handed in' },
  { code: 'HANDED_OVER', label: 'Handed over' },
  { code: 'STORED', label: 'Put into store' },
  { code: 'TAKEN_OUT', label: 'Taken out' },
  { code: 'EXAMINED', label: 'For examination' },
  { code: 'LABORATORY', label: 'To the laboratory' },
  { code: 'COURT', label: 'To court' },
  { code: 'RETURNED', label: 'Back from outside' },
  { code: 'RELOCATED', label: 'To another place' },
  { code: 'GIVEN_BACK', label: 'Given back to its owner' },
  { code: 'DESTROYED', label: 'Destroyed' },
  { code: 'PASSED_ON', label: 'Sold, forfeited or handed on' },
] as const
export type MovePurpose = (typeof movePurposes)[number]['code']

export interface Move {
  at: Instant
  /** Nothing for the first, which brings the item into police hands. */
  from?: Holder
  to: Holder
  purpose: MovePurpose
  sealBefore?: string
  sealAfter?: string
  givenBy?: string
  receivedBy?: string
  witness?: string
  reason?: string
}

/** A time during which one holder had it; the last span of an item that is still held has no end. */
export interface Span {
  holder: Holder
  from: Instant
  to?: Instant
}

/** The spans of a log: they touch each other and never overlap, so that each moment has exactly one holder. */
export function spansOf(log: readonly Move[]): Span[] {
  return log.map((move, index) => {
    const end = log[index + 1]?.at
    return { holder: move.to, from: move.at, ...(end === undefined ? {} : { to: end }) }
  })
}

/** Who holds it now; undefined before the first move. */
export const holderNow = (log: readonly Move[]): Holder | undefined => log.at(-1)?.to

/** Who held it at a moment; undefined before it came into police hands. At the moment of a move it is the new holder. */
export function holderAt(log: readonly Move[], at: Instant): Holder | undefined {
  return spansOf(log).findLast(({ from }) => !isLater(from, at))?.holder
}

export const isSameHolder = (a: Holder | undefined, b: Holder | undefined): boolean =>
  a !== undefined && b !== undefined && a.kind === b.kind && a.id === b.id

export interface Gap {
  /** The index of the move that does not follow from the one before. */
  index: number
  rule: 'PX-4' | 'PX-5' | 'PX-6'
  message: string
}

/**
 * PX-4 to PX-6: what a court would ask about a log, imported ones too: hands that do not meet, times that go back,
 * seals that differ. Empty for every log that was made here, because such moves are refused.
 */
export function gapsOf(log: readonly Move[]): Gap[] {
  return log.flatMap((move, index) => {
    const before = log[index - 1]
    if (before === undefined) return []
    const gaps: Gap[] = []
    if (!isSameHolder(before.to, move.from))
      gaps.push({ index, rule: 'PX-4', message: 'The item leaves a hand or place that it was not in.' })
    if ((toMillis(move.at) ?? 0) < (toMillis(before.at) ?? 0))
      gaps.push({ index, rule: 'PX-5', message: 'This move is earlier than the one before it.' })
    if (isSealBroken(before, move))
      gaps.push({
        index,
        rule: 'PX-6',
        message: `The seal was ${before.sealAfter} and is ${move.sealBefore ?? 'not read'}.`,
      })
    return gaps
  })
}

/** A seal that was put on and does not read the same at the next move. */
export const isSealBroken = (before: Move, move: Move): boolean =>
  before.sealAfter !== undefined && before.sealAfter !== move.sealBefore

/** One line of the printed continuity; what the log says, in its order, and nothing beside it. */
export interface PrintedLine {
  number: number
  at: Instant
  from: string
  to: string
  purpose: string
  seal: string
  signatures: string
}

/** The continuity as it is printed for court: one line for each move. `nameOf` turns a holder or person into words. */
export function printContinuity(log: readonly Move[], nameOf: (id: string) => string): PrintedLine[] {
  const words = (holder: Holder | undefined) =>
    holder === undefined ? '' : `${holder.kind === 'GONE' ? 'Gone: ' : ''}${nameOf(holder.id)}`
  return log.map((move, index) => ({
    number: index + 1,
    at: move.at,
    from: words(move.from),
    to: words(move.to),
    purpose: movePurposes.find(({ code }) => code === move.purpose)?.label ?? move.purpose,
    seal: [move.sealBefore, move.sealAfter].map((seal) => seal ?? '-').join(' → '),
    signatures: [move.givenBy, move.receivedBy, move.witness]
      .flatMap((id) => (id === undefined ? [] : [nameOf(id)]))
      .join(', '),
  }))
}
