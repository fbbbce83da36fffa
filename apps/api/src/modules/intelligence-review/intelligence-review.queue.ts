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
import { reviewViews, stateLabel, statesOfView, viewOfReport } from '@mips/domain/intelligence/review-desk'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx } from '../../platform/http/module.ts'
import { forceMarks } from '../intelligence/intelligence.parts.service.ts'
import { marksOf, timesOf, viewDue } from './intelligence-review.times.ts'
import { findClocks, findQueue } from './intelligence-review.repository.ts'
import type { ClockGroup, QueueRow } from './intelligence-review.rows.ts'

type Query = RouteInput<(typeof intelligenceReview)['routes']['listQueue']>['query']

const PAGE_LINES = 50

/** The most urgent lines of one view, and counts and figures of the whole queue, of what this member may work on alone. */
export async function readQueue(ctx: Ctx, { view, page }: Query): Promise<ReadingQueue> {
  const now = ctx.clock.now().toISOString()
  const rules = intelligenceRulesOn(londonDay(now))
  const groups = await findClocks(ctx.tx)
  const countOf = (code: string) =>
    groups
      .filter(({ state, isWaiting }) => code === 'ALL' || viewOfReport(state, isWaiting) === code)
      .reduce((total, { count }) => total + count, 0)
  const lines = inOrder(await findQueue(ctx.tx, statesOfView(view)), now, rules)
  const page_ = lines.slice((page - 1) * PAGE_LINES, page * PAGE_LINES)
  Object.assign(ctx.audit, { resultIds: page_.map(({ id }) => id), resultCount: countOf(view) })
  return {
    figures: figuresOf(groups, now, rules),
    views: reviewViews.map(({ code, label }) => ({ code, label, count: countOf(code) })),
    lines: page_.map((row) => viewLine(ctx, row, now, rules)),
    total: countOf(view),
    page,
    pages: Math.max(1, Math.ceil(lines.length / PAGE_LINES)),
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
  groups: readonly ClockGroup[],
  now: string,
  rules: IntelligenceRules,
): ReadingQueue['figures'] {
  const clocked = groups.filter(({ state }) => state !== 'QUARANTINED')
  const figures = readingFigures(
    clocked.map((group) => ({ ...timesOf(group), count: group.count })),
    now,
    rules,
  )
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
    marks: [...marksOf(row), ...forceMarks(ctx.config, row.force)],
    evaluator: row.evaluator,
    isOwn: row.submittedById === ctx.who.userId,
  }
}
