/** What of the links read so far stands on the chart: opened records, filters, and the way that was asked for. */
import type { Chart, ChartLink, ChartNode, ChartPath } from '@mips/contracts/pole-chart'

/** What is left on the chart; an empty list or day narrows nothing. */
export type ChartFilter = {
  roles: readonly string[]
  /** Kinds of record; the record that the chart began from stays. */
  kinds: readonly string[]
  /** How sure links are. */
  sure: readonly string[]
  /** Whether links were recorded or derived. */
  made: readonly string[]
  from: string
  to: string
}

export type Drawn = { nodes: ChartNode[]; links: ChartLink[]; onWay: ReadonlySet<string> }

const isAmong = (chosen: readonly string[], value: string) => chosen.length === 0 || chosen.includes(value)

const passes = (link: ChartLink, { roles, sure, made, from, to }: ChartFilter): boolean =>
  isAmong(roles, link.roleLabel) &&
  isAmong(sure, link.confidence) &&
  isAmong(made, madeOf(link)) &&
  (from === '' || link.day >= from) &&
  (to === '' || link.day <= to)

export const madeOf = (link: ChartLink): 'recorded' | 'derived' =>
  link.derived === null ? 'recorded' : 'derived'

/** Every link once, whichever opened records brought it. */
export function allLinks(charts: readonly Chart[], path: ChartPath | undefined): ChartLink[] {
  const links = new Map<string, ChartLink>()
  for (const { links: some } of path === undefined ? charts : [...charts, path])
    for (const link of some) if (!links.has(link.id)) links.set(link.id, link)
  return [...links.values()]
}

/** Every record once, likewise. */
export function allNodes(charts: readonly Chart[], path: ChartPath | undefined): ChartNode[] {
  const nodes = [...charts.flatMap((chart) => chart.nodes), ...(path?.nodes ?? [])]
  return [...new Map(nodes.map((node) => [node.id, node])).values()]
}

/** The records and links to draw: the root always, the way whatever the filters say, else what hangs on the root by links that pass. */
export function drawnOf(
  rootId: string,
  charts: readonly Chart[],
  path: ChartPath | undefined,
  filter: ChartFilter,
): Drawn {
  const known = new Map(allNodes(charts, path).map((node) => [node.id, node]))
  const onWay = new Set([...(path?.steps ?? []), ...(path?.links.map((link) => link.id) ?? [])])
  const mayStand = (id: string) =>
    id === rootId || onWay.has(id) || isAmong(filter.kinds, known.get(id)?.kind ?? '')
  const links = allLinks(charts, path).filter(
    (link) => onWay.has(link.id) || (passes(link, filter) && mayStand(link.fromId) && mayStand(link.toId)),
  )
  const reached = reachedFrom(rootId, links)
  return {
    nodes: [...reached].flatMap((id) => known.get(id) ?? []),
    links: links.filter((link) => reached.has(link.fromId)),
    onWay,
  }
}

/** All that hangs together with a record, the nearest first. */
function reachedFrom(rootId: string, links: readonly ChartLink[]): ReadonlySet<string> {
  const others = new Map<string, string[]>()
  const join = (one: string, other: string) => {
    const known = others.get(one)
    if (known === undefined) others.set(one, [other])
    else known.push(other)
  }
  for (const { fromId, toId } of links) {
    join(fromId, toId)
    join(toId, fromId)
  }
  const reached = new Set([rootId])
  // A set is walked in the order in which it grows.
  for (const id of reached) for (const other of others.get(id) ?? []) reached.add(other)
  return reached
}

/** The days of the links of a chart, from the first to the last; nothing when there is no link. */
export function daysOf(links: readonly ChartLink[]): { first: string; last: string } | undefined {
  let [first, last] = ['9999', '']
  for (const { day } of links) {
    if (day < first) first = day
    if (day > last) last = day
  }
  return last === '' ? undefined : { first, last }
}

/** How many there are of each, most first. */
export function countsOf(values: readonly string[]): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

/** The record at the other end of a link, or nothing when the link is not of this record. */
export function otherEnd(link: ChartLink, id: string): string | undefined {
  if (link.fromId === id) return link.toId
  return link.toId === id ? link.fromId : undefined
}

/** How sure a link is, in words. */
export const confidenceWords: Record<ChartLink['confidence'], string> = {
  confirmed: 'Confirmed',
  believed: 'Believed',
  reported: 'Reported',
}
