/** The lines of a part, and what the services that fill parts have in common. */
import type { ChartNode } from '@mips/contracts/pole-chart'
import type { ProductPartLine } from '@mips/contracts/product-parts'

/** Lines by the code of their part. */
export type Parts = Map<string, ProductPartLine[]>
/** Days, YYYY-MM-DD; null is open. */
export type Period = { from: string | null; until: string | null }

/** A record as a line; without words of its own it says what its node says. */
export const lineOf = (node: ChartNode, detail: string | null): ProductPartLine => ({
  words: node.title,
  detail: detail ?? node.detail,
  record: { id: node.id, kind: node.kind, reference: node.reference, title: node.title },
})

/** `1 event`, `3 events`. */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
