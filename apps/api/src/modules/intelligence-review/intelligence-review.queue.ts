/** The queue of the unit: in the order in which reports are read, with the figures of its head (IC-7, IC-8). */
import type { intelligenceReview } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { QueueLine, ReadingQueue } from '@mips/contracts/intelligence-review-replies'
import { labelIn } from '@mips/domain/custody/offence-words'
import {
  type IntelligenceRules,
  intelligenceRulesOn,
} from '@mips/domain/intelligence/intelligence-rules-table'
import {
  intelligencePriorities,
  readingDue,
  readingFigures,
  readingOrder,
} from '@mips/domain/intelligence/reading-clock'
import { reviewViews, stateLabel, viewOfReport } from '@mips/domain/intelligence/review-desk'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx } from '../../platform/http/module.ts'
import { marksOf, timesOf, viewDue } from './intelligence-review.times.ts'
import { findQueue } from './intelligence-review.repository.ts'
import type { QueueRow } from './intelligence-review.rows.ts'

type Query = RouteInput<(typeof intelligenceReview)['routes']['listQueue']>['query']

const PAGE_LINES = 50

/** The lines of one view and the figures of the whole queue, of what this member may work on alone. */
export async function readQueue(ctx: Ctx, { view, page }: Query): Promise<ReadingQueue> {
  const now = ctx.clock.now().toISOString()
  const rules = intelligenceRulesOn(londonDay(now))
  const rows = await findQueue(ctx.tx)
  const viewOf = (row: QueueRow) => viewOfReport(row.state, row.isWaiting)
  const shown = rows.filter((row) => view === 'ALL' || viewOf(row) === view)
  const lines = inOrder(shown, now, rules)
  const page_ = lines.slice((page - 1) * PAGE_LINES, page * PAGE_LINES)
  Object.assign(ctx.audit, { resultIds: page_.map(({ id }) => id), resultCount: shown.length })
  return {
    figures: figuresOf(rows, now, rules),
    views: reviewViews.map(({ code, label }) => ({
      code,
      label,
      count: code === 'ALL' ? rows.length : rows.filter((row) => viewOf(row) === code).length,
    })),
    lines: page_.map((row) => viewLine(ctx, row, now, rules)),
    total: shown.length,
    page,
    pages: Math.max(1, Math.ceil(shown.length / PAGE_LINES)),
  }
}

function inOrder(rows: readonly QueueRow[], now: string, rules: IntelligenceRules): QueueRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return readingOrder(
    rows.map((row) => ({ id: row.id, ...timesOf(row) })),
    now,
    rules,
  ).flatMap(({ id }) => byId.get(id) ?? [])
}

function figuresOf(
  rows: readonly QueueRow[],
  now: string,
  rules: IntelligenceRules,
): ReadingQueue['figures'] {
  const clocked = rows.filter(({ state }) => state !== 'QUARANTINED')
  const figures = readingFigures(clocked.map(timesOf), now, rules)
  return {
    unread: figures.unread,
    oldestUnreadMinutes: figures.oldestUnreadMinutes ?? null,
    overdue: figures.overdue,
    byPriority: intelligencePriorities.map(({ code, label }) => ({
      code,
      label,
      ...figures.byPriority[code],
    })),
  }
}

function viewLine(ctx: Ctx, row: QueueRow, now: string, rules: IntelligenceRules): QueueLine {
  const times = timesOf(row)
  const [first] = row.state === 'QUARANTINED' ? [] : readingDue(times, now, rules)
  return {
    id: row.id,
    reference: row.reference,
    priority: times.priority,
    priorityLabel: labelIn(intelligencePriorities, times.priority),
    state: row.state,
    stateLabel: stateLabel(row.state),
    submittedAt: times.submittedAt,
    due: first === undefined ? null : viewDue(first),
    paragraphs: row.paragraphs,
    marks: marksOf(row),
    evaluator: row.evaluator,
    isOwn: row.submittedById === ctx.who.userId,
  }
}
