/** What a redaction stands on: the reading that was kept, the marks over it, and what is suggested of it. */
import { RedactionMark, RefusedSuggestion } from '@mips/contracts/redaction'
import { type Suggestion, suggestRedactions } from '@mips/domain/redaction/suggest'
import { z } from 'zod'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import type { VisiblePage } from '../../platform/visible-pages/pages.ts'
import { findReading, type KeptReading, pageWithPicture } from './reading-file.ts'
import { peopleOf, type RedactionRow } from './redaction.repository.ts'

/** The words of the pages as they were read when the redaction was begun. */
export async function readingOf(ctx: Ctx, row: RedactionRow): Promise<KeptReading> {
  const kept = await findReading(ctx.files, row.readingSha256)
  if (kept === undefined) throw new AppError('not_found', { facts: { missing: 'file' } })
  return kept
}

/** A page with its picture. */
export async function wholePage(ctx: Ctx, page: KeptReading['pages'][number]): Promise<VisiblePage> {
  const whole = await pageWithPicture(ctx.files, page)
  if (whole === undefined) throw new AppError('not_found', { facts: { missing: 'file' } })
  return whole
}

/** What is suggested, page by page, with the names that this reader may see. */
export async function suggestionsOf(ctx: Ctx, row: RedactionRow): Promise<Suggestion[][]> {
  const people = await peopleOf(ctx.tx, row.recordId)
  const { pages } = await readingOf(ctx, row)
  return pages.map(({ words }) =>
    suggestRedactions(
      words.map(({ text }) => text),
      people,
    ),
  )
}

const marks = z.array(RedactionMark)
const refused = z.array(RefusedSuggestion)

export const marksOf = (row: RedactionRow): RedactionMark[] => marks.parse(row.marks)
export const refusedOf = (row: RedactionRow): RefusedSuggestion[] => refused.parse(row.refused)
