/** What of the links read so far stands on the chart: opened records, filters, and the way that was asked for. */
import type { Chart, ChartLink, ChartNode, ChartPath } from '@mips/contracts/pole-chart'

export type ChartFilter = { roles: readonly string[]; from: string; to: string }

export type Drawn = { nodes: ChartNode[]; links: ChartLink[]; onWay: ReadonlySet<string> }

const passes = (link: ChartLink, { roles, from, to }: ChartFilter): boolean =>
  (roles.length === 0 || roles.includes(link.roleLabel)) &&
  (from === '' || link.day >= from) &&
  (to === '' || link.day <= to)

/** Every link once, whichever opened records brought it. */
export function allLinks(charts: readonly Chart[], path: ChartPath | undefined): ChartLink[] {
  const links = [...charts.flatMap((chart) => chart.links), ...(path?.links ?? [])]
  return links.filter((link, place) => links.findIndex((other) => other.id === link.id) === place)
}

/** The records and links to draw: the root always, the way whatever the filters say, else what hangs on the root by links that pass. */
export function drawnOf(
  rootId: string,
  charts: readonly Chart[],
  path: ChartPath | undefined,
  filter: ChartFilter,
): Drawn {
  const known = new Map(
    [...charts.flatMap((chart) => chart.nodes), ...(path?.nodes ?? [])].map((node) => [node.id, node]),
  )
  const wayLinks = new Set(path?.links.map((link) => link.id) ?? [])
  const links = allLinks(charts, path).filter((link) => wayLinks.has(link.id) || passes(link, filter))
  const reached = new Set([rootId])
  const next = [rootId]
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    for (const link of links) {
      const other = otherEnd(link, id)
      if (other === undefined || reached.has(other)) continue
      reached.add(other)
      next.push(other)
    }
  }
  return {
    nodes: [...reached].flatMap((id) => known.get(id) ?? []),
    links: links.filter((link) => reached.has(link.fromId) && reached.has(link.toId)),
    onWay: new Set([...(path?.steps ?? []), ...wayLinks]),
  }
}

/** The kinds of link on the chart with how many there are of each, most first. */
export function rolesOf(links: readonly ChartLink[]): { label: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { roleLabel } of links) counts.set(roleLabel, (counts.get(roleLabel) ?? 0) + 1)
  return [...counts]
    .map(([label, count]) => ({ label, count }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
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
