/** What leaves a search: the copy for the person, the record behind a receipt's code, and the published month (SS-8, SS-10). */
import type { stopSearch } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { publishedColumns, publishMonth } from '@mips/domain/stop-search/published-month'
import { viewPlace } from '@mips/domain/pole/record-view'
import { receiptSections } from '@mips/domain/stop-search/receipt'
import { stopSearchRulesOn } from '@mips/domain/stop-search/stop-search-rules-table'
import { addMonths, formatDay } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon, parseLondon } from '@mips/domain/time/london-time'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { drawPaper } from '../../platform/paper/draw-paper.ts'
import type { Paper } from '../../platform/paper/paper.ts'
import { requireStop } from './stop-search.duties.service.ts'
import { lastDayOf, stopSearchOf } from './stop-search.reading.ts'
import { findByCode, findPublished } from './stop-search.repository.ts'
import type { StopPageRow } from './stop-search.rows.ts'

type Routes = (typeof stopSearch)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

function refuseAfter(ctx: Ctx, until: string): void {
  if (londonDay(ctx.clock.now().toISOString()) <= until) return
  throw new AppError('rule_refused', {
    facts: {
      rule: 'SS-8',
      reason: `SS-8: A copy could be asked for until ${formatDay(until)}: later requests are for the records office.`,
    },
  })
}

/** What the code on a receipt gives, while a copy may be asked for: the copy, and nothing else of the record. */
export async function byCode(ctx: Ctx, body: Body<'findByCode'>) {
  const code = body.code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  const found = code === '' ? null : await findByCode(ctx.tx, code)
  ctx.audit.terms = { code }
  if (found === null) throw new AppError('not_found')
  const row = await requireStop(ctx, found.id)
  const until = lastDayOf(row)
  refuseAfter(ctx, until)
  ctx.audit.resultIds = [row.id]
  return {
    id: row.id,
    reference: row.reference,
    copyUntil: until,
    sections: sectionsOf(row, londonDay(ctx.clock.now().toISOString())),
  }
}

/** The copy as a PDF, for the person or whoever asks for them: a disclosure. */
export async function copyOf(ctx: Ctx, stopId: string, body: Body<'copy'>): Promise<Buffer> {
  const row = await requireStop(ctx, stopId)
  refuseAfter(ctx, lastDayOf(row))
  const now = ctx.clock.now()
  const bytes = await drawPaper(
    paperOf(row, londonDay(now.toISOString())),
    now,
    formatLondon(now.toISOString()),
  )
  Object.assign(ctx.audit, {
    recipient: body.recipient,
    change: { paper: 'STOP_SEARCH_COPY', recipient: body.recipient },
  })
  ctx.reply.header('content-type', 'application/pdf')
  ctx.reply.header('content-disposition', 'inline; filename="stop-and-search.pdf"')
  return bytes
}

const sectionsOf = (row: StopPageRow, day: string) =>
  receiptSections(
    {
      code: row.receiptCode,
      facts: {
        ...row.facts,
        place: row.facts.place ?? (row.location === null ? undefined : viewPlace(row.location, day).address),
      },
      officer: row.searcher,
      authority: row.authority?.reference ?? null,
    },
    formatLondon,
  )

/** The copy tells what was done to the person, by whom and why; it names nobody but the officers. */
function paperOf(row: StopPageRow, day: string): Paper {
  const [first, ...more] = sectionsOf(row, day)
  return {
    title: `Record of a search: ${row.reference ?? ''}`.trim(),
    marking: row.marking.replaceAll('_', '-'),
    reference: row.reference ?? row.receiptCode,
    blocks: [
      { kind: 'facts', rows: first?.rows ?? [] },
      ...more.flatMap(({ heading, rows }) => [
        { kind: 'heading' as const, level: 2 as const, text: heading },
        { kind: 'facts' as const, rows },
      ]),
      {
        kind: 'paragraph',
        text: `You may ask for a copy of this record until ${formatDay(lastDayOf(row))}, at any police station, with the code above. You may complain about the search at a police station or to the Independent Office for Police Conduct.`,
      },
    ],
  }
}

/** The month as it is published; the same for every reader, and of closed records alone. */
export async function publish(ctx: Ctx, month: string) {
  const from = startOf(`${month}-01`)
  const to = startOf(addMonths(`${month}-01`, 1))
  const rules = stopSearchRulesOn(`${month}-01`)
  const facts = await findPublished(ctx.tx, from, to)
  const around = {
    searcherId: '',
    authority: null,
    extentAuthority: null,
    arrestId: undefined,
    forms: [],
    reviewedAt: null,
  }
  const { rows, figures } = publishMonth(
    facts.map((each) => stopSearchOf(each, around)),
    rules,
  )
  Object.assign(ctx.audit, { resultCount: rows.length, recipient: 'publication', terms: { month } })
  return {
    month,
    columns: publishedColumns.map(({ key, label }) => ({ key, label })),
    rows,
    figures,
    least: rules.publishLeast,
  }
}

function startOf(day: string): Date {
  const read = parseLondon(day, '00:00')
  return new Date(read.ok ? read.instant : `${day}T00:00:00Z`)
}
