/** The port to other sources: what every connector must offer, whatever it speaks. */
import type { SourceAnswer, SourceQuestion } from '@mips/contracts/source'
import type { SourceKind, SourceState } from '@mips/domain/search/sources'

/** How asking ended: with an answer that was checked, or without one and why. Never throws for what a source does. */
export type Outcome =
  | { readonly state: 'ANSWERED'; readonly answer: SourceAnswer }
  | { readonly state: Exclude<SourceState, 'ANSWERED'> }

/** A connected source. */
export type SourcePort = {
  readonly code: string
  readonly name: string
  readonly kind: SourceKind
  readonly timeoutMs: number
  /** Asks once; ends at the latest after `timeoutMs`. */
  ask(question: SourceQuestion): Promise<Outcome>
}
