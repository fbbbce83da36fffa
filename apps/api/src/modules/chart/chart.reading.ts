/** A whole chart under the rights of the moment: the record that it began from, those opened on it, and the way. */
import type { ChartLink, ChartNode } from '@mips/contracts/pole-chart'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { findPath, getChart } from '../pole/chart.service.ts'

export type WholeChart = {
  nodes: ReadonlyMap<string, ChartNode>
  links: ReadonlyMap<string, ChartLink>
  /** The opened records that this reader sees. */
  opened: string[]
  /** The record to which the way leads, when this reader sees it. */
  wayTo: string | null
  /** How many older links of the first record and the opened ones were not read. */
  left: number
  /** A record has older links that were not looked at. */
  isBounded: boolean
  /** Records and links of the way, which no narrowing takes off. */
  onWay: ReadonlySet<string>
}

export type ChartAsked = { rootId: string; opened: readonly string[]; wayTo?: string | null | undefined }

/** Reads all of it; `root` undefined when the first record is not there for this reader. Opened records that are not there are passed over. */
export async function readWhole(ctx: Ctx, asked: ChartAsked): Promise<WholeChart | undefined> {
  const nodes = new Map<string, ChartNode>()
  const links = new Map<string, ChartLink>()
  const opened: string[] = []
  let left = 0
  let isBounded = false
  const take = (some: { nodes: readonly ChartNode[]; links: readonly ChartLink[] }) => {
    for (const node of some.nodes) nodes.set(node.id, node)
    for (const link of some.links) links.set(link.id, link)
  }
  for (const id of new Set([asked.rootId, ...asked.opened])) {
    const found = await orNothing(getChart(ctx, id))
    if (found === undefined && id === asked.rootId) return undefined
    if (found === undefined) continue
    take(found)
    left += found.left
    isBounded ||= found.isBounded
    if (id !== asked.rootId) opened.push(id)
  }
  const way = asked.wayTo ? await orNothing(findPath(ctx, asked.rootId, asked.wayTo)) : undefined
  if (way !== undefined) take(way)
  return {
    nodes,
    links,
    opened,
    left,
    isBounded,
    wayTo: way === undefined ? null : (asked.wayTo ?? null),
    onWay: new Set([...(way?.steps ?? []), ...(way?.links.map(({ id }) => id) ?? [])]),
  }
}

/** What is not there for this reader is passed over; every other failure stays one. */
async function orNothing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'bad_reference'))
      return undefined
    throw error
  }
}

/** Leaves an entry of what was shown. */
export function noteShown(ctx: Ctx, ids: readonly string[]): void {
  ctx.audit.resultIds = ids.slice(0, 100)
  ctx.audit.resultCount = ids.length
}
