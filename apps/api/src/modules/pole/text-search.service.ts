/** What was written in logs and narratives, found by its words; each piece shown is one that this reader may read. */
import { searchKinds, type TextHit } from '@mips/contracts/pole-search'
import { custodyLogKinds } from '@mips/domain/custody/log-kinds'
import { readMarked } from '@mips/domain/search/marked-text'
import type { PlainCtx } from '../../platform/http/module.ts'
import { maySeeKind } from './kind-access.service.ts'
import { findTexts, listTexts, type FoundText, type TextRow } from './text-search.repository.ts'

type Searching = Pick<PlainCtx, 'tx' | 'who'>

/** Texts of the kinds of record that this reader may see, not yet read. */
export function matchTexts(ctx: Searching, asked: { text: string; limit: number }): Promise<FoundText[]> {
  const kinds = searchKinds.filter((kind) => maySeeKind(ctx.who, kind))
  return findTexts(ctx.tx, asked.text, { kinds, acls: ctx.who.acls, limit: asked.limit })
}

/** The texts with the words marked. */
export const readTexts = async (
  ctx: Searching,
  found: readonly FoundText[],
  text: string,
): Promise<TextHit[]> => (await listTexts(ctx.tx, found, text)).map(presentText)

const sources: Record<string, string> = {
  log: 'Log entry',
  summary: 'Summary',
  grounds: 'Grounds of arrest',
  circumstances: 'Circumstances',
  intelligence: 'Intelligence',
}

const presentText = (row: TextRow): TextHit => ({
  id: row.id,
  source: row.source,
  sourceLabel: labelOf(row),
  recordId: row.recordId,
  kind: row.kind,
  reference: row.reference,
  title: row.title,
  happenedAt: row.happenedAt.toISOString(),
  author: row.author,
  snippet: readMarked(row.snippet),
})

function labelOf({ source, entryKind }: TextRow): string {
  const kind = custodyLogKinds.find((row) => row.code === entryKind)
  return source === 'log' && kind !== undefined
    ? `Log entry: ${kind.label.toLowerCase()}`
    : (sources[source] ?? source)
}
