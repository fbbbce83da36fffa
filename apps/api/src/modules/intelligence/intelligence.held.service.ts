/** The paragraphs that a reader may hold now, for every page outside of this module that shows a word of intelligence. */
import type { ProtectiveMarking } from '@mips/domain/codes/information'
import type { Grade } from '@mips/domain/intelligence/grading'
import { intelligenceReaderOf } from '@mips/domain/intelligence/reader-roles'
import { copyFor, decideParagraph, type IntelligenceReader } from '@mips/domain/intelligence/who-sees'
import { londonDay } from '@mips/domain/time/london-day'
import type { Rights } from '../../platform/audit/audited-for.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { protectedReport, viewGrade } from './intelligence.reading.ts'
import { findReport } from './intelligence.repository.ts'
import type { IntelligenceRow } from './intelligence.rows.ts'
import { viewConditions } from './intelligence.view.ts'

export type HeldParagraph = {
  /** Its number in the store, which is shown to nobody: a gap would tell of another. */
  kept: number
  /** Its number among those that this reader holds. */
  number: number
  text: string
  /** The sanitised version that they hold, by its id and its number. */
  textId: string
  version: number
  marking: ProtectiveMarking
  grade: ReturnType<typeof viewGrade>
  conditions: string[]
  /** The list of its readers; 0 where there is none of its own. */
  listAcl: number
  /** Officers whom a condition names; to all others with the same roles and lists it is open alike. */
  namedIds: string[]
  /** Whether somebody else may hold it too, by the same rule. */
  isOpenTo: (reader: IntelligenceReader) => boolean
}

type Reading = { tx: Tx; clock: Clock; who: Pick<Rights, 'userId' | 'permissions' | 'acls'> }

/** IA-5 for each report: what this reader may hold of it; nothing of one that is held back or not there for them. */
export async function listHeldParagraphs(
  ctx: Reading,
  reportIds: readonly string[],
): Promise<Map<string, HeldParagraph[]>> {
  const today = londonDay(ctx.clock.now().toISOString())
  const reader = intelligenceReaderOf(ctx.who)
  const held = new Map<string, HeldParagraph[]>()
  for (const id of new Set(reportIds)) {
    const row = await findReport(ctx.tx, id)
    if (row === undefined) continue
    const report = protectedReport(row)
    const { copy } = copyFor(reader, report, today)
    if (copy.shows !== 'REPORT') continue
    const seen = report.paragraphs.filter((one) => decideParagraph(reader, report, one, today).allowed)
    held.set(
      id,
      seen.map((one, place) => ({
        kept: Number(one.id),
        number: place + 1,
        text: one.text,
        ...liveTextOf(row, one.id),
        marking: one.marking,
        grade: viewGrade(one.grade satisfies Grade),
        conditions: viewConditions(one.conditions, today),
        listAcl: Number(one.listId ?? 0),
        namedIds: one.conditions.flatMap(({ namedIds }) => namedIds ?? []),
        isOpenTo: (other) => decideParagraph(other, report, one, today).allowed,
      })),
    )
  }
  return held
}

/** The text of a paragraph that is live, as it is named outside. */
function liveTextOf(row: IntelligenceRow, paragraphId: string): { textId: string; version: number } {
  const text = row.texts.find(({ number, isLive }) => isLive && String(number) === paragraphId)
  return { textId: text?.id ?? '', version: text?.version ?? 1 }
}
