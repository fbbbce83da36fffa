/** Keeps a chart as ids and positions, and opens it again under the rights of that moment with what came and what went. */
import {
  ChartNarrowing,
  ChartSpot,
  type OpenedChart,
  type SaveChart,
  type SavedChartLine,
} from '@mips/contracts/chart'
import type { ChartNode } from '@mips/contracts/pole-chart'
import { z } from 'zod'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import { noteShown, readWhole } from './chart.reading.ts'
import { countCharts, endChart, findChart, insertChart, listCharts } from './chart.repository.ts'

const mostCharts = 100

/** Keeps what this reader sees of the chart now; ids of what is not there for them are not kept. */
export async function saveChart(ctx: Ctx, body: SaveChart): Promise<{ id: string }> {
  const now = ctx.clock.now()
  if (body.replaces !== undefined && !(await endChart(ctx.tx, body.replaces, now)))
    throw badField('replaces', 'This chart is no longer kept: save it as a new one')
  if ((await countCharts(ctx.tx)) >= mostCharts)
    throw new AppError('rule_refused', {
      facts: {
        rule: 'saved_chart',
        reason: `You keep ${mostCharts} charts: let one go that you no longer need.`,
      },
    })
  const whole = await readWhole(ctx, body)
  if (whole === undefined) throw new AppError('bad_reference')
  const { id } = await insertChart(ctx.tx, {
    userId: ctx.who.userId,
    title: body.title,
    rootId: body.rootId,
    opened: whole.opened,
    wayTo: whole.wayTo,
    filter: JSON.parse(JSON.stringify(body.filter)),
    spots: JSON.parse(JSON.stringify(body.spots.filter((spot) => whole.nodes.has(spot.id)))),
    nodeIds: [...whole.nodes.keys()],
    linkIds: [...whole.links.keys()],
    savedAt: now,
  })
  noteShown(ctx, [...whole.nodes.keys()])
  ctx.audit.change = { savedChart: id, replaces: body.replaces }
  return { id }
}

/** The user's own charts, the latest first. */
export async function listOwnCharts(ctx: Ctx): Promise<{ charts: SavedChartLine[] }> {
  const rows = await listCharts(ctx.tx)
  const nodes = await listChartNodes(
    ctx,
    rows.map((row) => row.rootId),
  )
  const roots = new Map(nodes.map((node) => [node.id, node]))
  noteShown(ctx, [...roots.keys()])
  return {
    charts: rows.map((row) => ({
      id: row.id,
      title: row.title,
      savedAt: row.savedAt.toISOString(),
      root: refOf(roots.get(row.rootId)),
    })),
  }
}

/** Opens a chart again: what this reader may see now, with what is there that was not, and how much is not there that was. */
export async function openChart(ctx: Ctx, id: string): Promise<OpenedChart> {
  const row = await findChart(ctx.tx, id)
  if (row === null) throw new AppError('not_found')
  const whole = await readWhole(ctx, row)
  const [nodes, links] = [new Set(row.nodeIds), new Set(row.linkIds)]
  const added = [...(whole?.nodes.values() ?? [])].filter((node) => !nodes.has(node.id))
  noteShown(ctx, [...(whole?.nodes.keys() ?? [])])
  ctx.audit.change = { savedChart: id }
  return {
    id,
    title: row.title,
    savedAt: row.savedAt.toISOString(),
    root: refOf(whole?.nodes.get(row.rootId)),
    opened: whole?.opened ?? [],
    wayTo: whole?.wayTo ?? null,
    filter: ChartNarrowing.parse(row.filter),
    spots: z
      .array(ChartSpot)
      .parse(row.spots)
      .filter((spot) => whole?.nodes.has(spot.id)),
    changes: {
      added: added.flatMap((node) => refOf(node) ?? []),
      addedLinks: [...(whole?.links.keys() ?? [])].filter((link) => !links.has(link)).length,
      goneRecords: row.nodeIds.filter((node) => whole?.nodes.has(node) !== true).length,
      goneLinks: row.linkIds.filter((link) => whole?.links.has(link) !== true).length,
    },
  }
}

export async function endOwnChart(ctx: Ctx, id: string): Promise<{ id: string }> {
  if (!(await endChart(ctx.tx, id, ctx.clock.now()))) throw new AppError('not_found')
  ctx.audit.change = { savedChart: id, ended: true }
  return { id }
}

const refOf = (node: ChartNode | undefined) =>
  node === undefined ? null : { id: node.id, kind: node.kind, reference: node.reference, title: node.title }
