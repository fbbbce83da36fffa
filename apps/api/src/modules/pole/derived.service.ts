/** The derived links of a record: worked out of what the reader may see at the moment of asking, and kept nowhere. */
import type { ChartLink } from '@mips/contracts/pole-chart'
import { derivedLinksOf, type DerivedLink } from '@mips/domain/pole/derived-links'
import { londonDay } from '@mips/domain/time/london-day'
import type { Tx } from '../../platform/db/tx.ts'
import { findParts, type PartRow } from './derived.repository.ts'

const mostDerived = 40

/**
 * The links of a person or vehicle that nobody recorded, the newest first; `left` counts those beyond the most. A
 * source that goes, is corrected or is not for this reader takes its links with it, for there is nothing else of them.
 */
export async function findDerived(tx: Tx, id: string): Promise<{ links: ChartLink[]; left: number }> {
  const rows = await findParts(tx, id)
  const sources = new Map(rows.map((row) => [row.sourceId, row]))
  const links = derivedLinksOf(rows.map(partOf))
    .filter((link) => link.fromId === id || link.toId === id)
    .flatMap((link) => {
      const source = sources.get(link.sourceId)
      return source === undefined ? [] : [present(link, source)]
    })
    .sort(newestFirst)
  return { links: links.slice(0, mostDerived), left: Math.max(0, links.length - mostDerived) }
}

function newestFirst(a: ChartLink, b: ChartLink): number {
  if (a.day !== b.day) return a.day > b.day ? -1 : 1
  return a.id < b.id ? -1 : 1
}

const partOf = ({ sourceAt, from, to, recordedAt, ...row }: PartRow) => ({
  ...row,
  sourceAt: sourceAt?.toISOString() ?? null,
  from: from?.toISOString() ?? null,
  to: to?.toISOString() ?? null,
  recordedAt: recordedAt.toISOString(),
})

function present(link: DerivedLink, source: PartRow): ChartLink {
  const ended = source.sourceKind === 'Location' ? link.to : null
  return {
    id: link.id,
    fromId: link.fromId,
    toId: link.toId,
    role: link.rule,
    roleLabel: link.label,
    day: londonDay(link.from ?? source.recordedAt.toISOString()),
    until: ended === null ? null : londonDay(ended),
    hasEnded: ended !== null,
    confidence: link.confidence,
    origin: 'derived',
    derived: {
      rule: link.rule,
      source: {
        id: source.sourceId,
        kind: source.sourceKind,
        reference: source.reference,
        title: source.title ?? source.reference ?? source.sourceKind,
      },
    },
  }
}
