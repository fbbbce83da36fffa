/** A paper as data: what stands on it and in which order; `draw-paper.ts` makes a tagged PDF of it. */

export type PaperBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly isStrong?: boolean }
  /** Labels with their values; one without a value says so. */
  | { readonly kind: 'facts'; readonly rows: readonly PaperFact[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** `widths`: the share of each column, alike when left out. */
  | {
      readonly kind: 'table'
      readonly headers: readonly string[]
      readonly rows: readonly (readonly string[])[]
      readonly widths?: readonly number[]
    }
  /** A line for a hand to sign on, with whose hand it is. */
  | { readonly kind: 'signature'; readonly label: string }

export type PaperFact = { readonly label: string; readonly value: string | null | undefined }

export type Paper = {
  readonly title: string
  /** The protective marking, at the top and the foot of every page. */
  readonly marking: string
  /** The number of the record, at the foot of every page. */
  readonly reference: string
  readonly blocks: readonly PaperBlock[]
  /** The language of its words, `en-GB` when left out. */
  readonly language?: string
}

/** Rows whose value is empty are kept and say so, for a blank on a paper is taken for a fault of the printer. */
export const valueOf = ({ value }: PaperFact): string => (value ?? '').trim() || 'Not recorded'
