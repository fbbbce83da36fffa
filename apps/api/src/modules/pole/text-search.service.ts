/** What was written, found by its words: logs, narratives, intelligence by paragraph, investigations, exhibits, documents. Each piece shown is one that this reader may read. */
import { searchKinds, type TextHit } from '@mips/contracts/pole-search'
import { forceLabel } from '@mips/domain/codes/force-label'
import { custodyLogKinds } from '@mips/domain/custody/log-kinds'
import { gradePermits } from '@mips/domain/intelligence/grading'
import { isReportFound, reportStates } from '@mips/domain/intelligence/report-state'
import { readMarked } from '@mips/domain/search/marked-text'
import { sourcesOf, textSources } from '@mips/domain/search/text-sources'
import { londonDay } from '@mips/domain/time/london-day'
import type { PlainCtx } from '../../platform/http/module.ts'
import { maySeeKind } from './kind-access.service.ts'
import { findTexts, listTexts, type FoundText, type TextRow } from './text-search.repository.ts'

type Searching = Pick<PlainCtx, 'tx' | 'clock'> & {
  readonly who: Pick<PlainCtx['who'], 'permissions' | 'acls'>
}

/** Texts of the kinds of record that this reader may see, not yet read; `among` narrows to those of these records. */
export function matchTexts(
  ctx: Searching,
  asked: { text: string; limit: number; among?: readonly string[] | undefined },
): Promise<FoundText[]> {
  const kinds = searchKinds.filter((kind) => maySeeKind(ctx.who, kind))
  const open = sourcesOf(ctx.who.permissions)
  return findTexts(ctx.tx, asked.text, {
    kinds,
    acls: ctx.who.acls,
    limit: asked.limit,
    among: asked.among,
    hiddenSources: textSources.map(({ code }) => code).filter((code) => !open.includes(code)),
    states: foundStates,
    today: londonDay(ctx.clock.now().toISOString()),
  })
}

/** What is live of a report in these states is what was released of it. */
const foundStates = reportStates.map(({ code }) => code).filter((state) => isReportFound(state, true))

/** The texts with the words marked. */
export const readTexts = async (
  ctx: Searching & Pick<PlainCtx, 'config'>,
  found: readonly FoundText[],
  text: string,
): Promise<TextHit[]> => (await listTexts(ctx.tx, found, text)).map((row) => presentText(ctx.config, row))

const [doubt = ''] = gradePermits({ source: '3', assessment: 'D', handling: 'P' }).reasons

const presentText = (own: PlainCtx['config'], row: TextRow): TextHit => ({
  id: row.id,
  source: row.source,
  sourceLabel: labelOf(row),
  recordId: row.recordId,
  kind: row.kind,
  reference: row.reference,
  title: row.title,
  happenedAt: row.happenedAt.toISOString(),
  author: row.author,
  force: row.force === null ? null : forceLabel(own, row.force),
  snippet: readMarked(row.snippet),
  note: row.isDoubted ? doubt : null,
})

function labelOf({ source, entryKind }: TextRow): string {
  const kind = custodyLogKinds.find((row) => row.code === entryKind)
  return source === 'log' && kind !== undefined
    ? `Log entry: ${kind.label.toLowerCase()}`
    : (textSources.find(({ code }) => code === source)?.label ?? source)
}
