/** A problem profile: what happened at its places and in its events in the period, whom it harmed, who is suspected, where and when. */
import type { ChartLink, ChartNode } from '@mips/contracts/pole-chart'
import type { ProductPartLine } from '@mips/contracts/product-parts'
import { sideOfRole, timesOf } from '@mips/domain/intelligence/product-parts'
import { formatLondon, toLondon } from '@mips/domain/time/london-time'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { getChart } from '../pole/chart.service.ts'
import { counted, lineOf, type Parts, type Period } from './product.lines.ts'
import { type EventRow, listEvents } from './product.repository.ts'

/** Events whose people and places are read; older ones are left out. */
const MOST_EVENTS = 40

/** The chart of a record; nothing where it is not there for this reader. */
export async function chartOf(ctx: Ctx, id: string): Promise<{ nodes: ChartNode[]; links: ChartLink[] }> {
  try {
    return await getChart(ctx, id)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return { nodes: [], links: [] }
    throw error
  }
}

/** Fills the parts from the newest events of the subjects in the period. */
export async function fillProblem(ctx: Ctx, subjects: readonly ChartNode[], period: Period): Promise<Parts> {
  const near = new Set(subjects.map(({ id }) => id))
  for (const { id } of subjects) for (const node of (await chartOf(ctx, id)).nodes) near.add(node.id)
  const events = (await listEvents(ctx.tx, [...near]))
    .map((row) => ({ ...row, local: toLondon(row.at.toISOString()) ?? { day: '', time: '' } }))
    .filter(({ local: { day } }) => day >= (period.from ?? '') && day <= (period.until ?? '9999'))
    .slice(0, MOST_EVENTS)
  const around = await peopleAndPlaces(ctx, events)
  return new Map([
    ['PROBLEM', [...subjects.map((node) => lineOf(node, null)), ...events.map(lineOfEvent)]],
    ['VICTIMS', around.lines('HARMED')],
    ['OFFENDERS', around.lines('SUSPECTED')],
    ['LOCATIONS', around.lines('PLACE')],
    [
      'TIMES',
      timesOf(events.map(({ local }) => local)).map(({ words, count }) => ({
        words,
        detail: counted(count, 'event'),
        record: null,
      })),
    ],
  ])
}

const lineOfEvent = ({ id, kind, reference, title, at }: EventRow): ProductPartLine => ({
  words: title,
  detail: formatLondon(at.toISOString()),
  record: { id, kind, reference, title },
})

type Side = 'HARMED' | 'SUSPECTED' | 'PLACE'

/** Who and what the events name, with in how many of them, most first. */
async function peopleAndPlaces(ctx: Ctx, events: readonly EventRow[]) {
  const found = new Map<Side, Map<string, { node: ChartNode; events: Set<string>; roles: Set<string> }>>()
  const note = (side: Side, node: ChartNode, eventId: string, role: string) => {
    const rows = found.get(side) ?? new Map()
    const row = rows.get(node.id) ?? { node, events: new Set<string>(), roles: new Set<string>() }
    row.events.add(eventId)
    row.roles.add(role)
    rows.set(node.id, row)
    found.set(side, rows)
  }
  for (const { id } of events) {
    const { nodes, links } = await chartOf(ctx, id)
    const known = new Map(nodes.map((node) => [node.id, node]))
    for (const link of links) {
      if (link.derived !== null || link.hasEnded) continue
      const node = known.get(link.fromId === id ? link.toId : link.fromId)
      if (node?.kind === 'Location') note('PLACE', node, id, link.roleLabel)
      const side = node?.kind === 'Nominal' ? sideOfRole(link.role) : undefined
      if (node !== undefined && side !== undefined) note(side, node, id, link.roleLabel)
    }
  }
  return {
    lines: (side: Side): ProductPartLine[] =>
      [...(found.get(side)?.values() ?? [])]
        .sort((a, b) => b.events.size - a.events.size || a.node.title.localeCompare(b.node.title))
        .map((row) =>
          lineOf(row.node, `${[...row.roles].sort().join(', ')}; ${counted(row.events.size, 'event')}`),
        ),
  }
}
