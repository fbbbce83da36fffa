/** The verbs of the figures: read, the stays behind a number, publish. */
import { createHash } from 'node:crypto'
import type { FiguresPage, FigureStay } from '@mips/contracts/custody-figures'
import type { CustodyFigure, FigureSplit } from '@mips/domain/custody/figure-list'
import { figureRulesOn } from '@mips/domain/custody/figure-rules'
import { addDays } from '@mips/domain/time/day'
import { parseLondon } from '@mips/domain/time/london-time'
import { csvFile } from '../../platform/csv.ts'
import { badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { presentGroups, presentStay, publishedRows, reasonLabel } from './custody-figures.words.ts'
import { findFigures, findFigureStays, findSuiteNames } from './custody-figures.repository.ts'
import type { Asked } from './custody-figures.rows.ts'

type Period = { stationCode?: string | undefined; from: string; to: string }

/** The longest period at once, in days: a year and the day that a leap year has more. */
const mostDays = 366
const mostStays = 200

const midnight = (day: string): Date => {
  const reading = parseLondon(day, '00:00')
  if (!reading.ok) throw badField('from', reading.problem)
  return new Date(reading.instant)
}

function askedOf(ctx: Ctx, { stationCode, from, to }: Period): Asked {
  if (to < from) throw badField('to', 'Choose a last day that is not before the first')
  if (addDays(from, mostDays) <= to) throw badField('to', 'Choose a year at most')
  return {
    stationCode: stationCode || undefined,
    from: midnight(from),
    until: midnight(addDays(to, 1)),
    now: ctx.clock.now(),
  }
}

/** The figures of the period; the law of its last day holds. */
export async function readFigures(ctx: Ctx, period: Period): Promise<FiguresPage> {
  const asked = askedOf(ctx, period)
  const rules = figureRulesOn(period.to)
  const { groups, reasons } = await findFigures(ctx.tx, asked, rules)
  const shown = presentGroups(groups)
  ctx.audit.resultCount = shown.find(({ split }) => split === 'all')?.values[0]?.n ?? 0
  return {
    serverTime: asked.now.toISOString(),
    from: period.from,
    to: period.to,
    suites: await findSuiteNames(ctx.tx),
    waitMinutes: rules.waitMinutes,
    smallNumber: rules.smallNumber,
    groups: shown,
    reasons: reasons.map(({ reason, n }) => ({ reason: reasonLabel(reason), n: Number(n) })),
  }
}

export async function listFigureStays(
  ctx: Ctx,
  query: Period & { figure: CustodyFigure; split: FigureSplit; code?: string | undefined },
): Promise<{ total: number; stays: FigureStay[] }> {
  const asked = askedOf(ctx, query)
  const { figure, split, code } = query
  if (split !== 'all' && !code) throw badField('code', 'Choose a group')
  const rules = figureRulesOn(query.to)
  const found = await findFigureStays(ctx.tx, asked, rules, { figure, split, code, limit: mostStays })
  Object.assign(ctx.audit, {
    resultIds: found.stays.slice(0, 100).map(({ id }) => id),
    resultCount: Number(found.total),
  })
  return { total: Number(found.total), stays: found.stays.map((row) => presentStay(figure, row)) }
}

/** The figures for somebody outside the force, as CSV. */
export async function publishFigures(ctx: Ctx, body: Period & { recipient: string }) {
  const { groups, smallNumber, suites, from, to } = await readFigures(ctx, body)
  const suite = suites.find(({ code }) => code === body.stationCode)?.name ?? 'All suites'
  const rows = publishedRows(groups, smallNumber, { suite, from, to })
  const csv = csvFile(rows)
  ctx.audit.recipient = body.recipient
  return {
    fileName: `custody-figures-${from}-to-${to}.csv`,
    csv,
    rows: rows.length - 1,
    sha256: createHash('sha256').update(csv).digest('hex'),
  }
}
