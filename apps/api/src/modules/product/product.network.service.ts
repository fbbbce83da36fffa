/** A network profile: its people, how they are linked by what is recorded and by what is worked out, and what several of them share. */
import type { ChartLink, ChartNode } from '@mips/contracts/pole-chart'
import type { ProductPartLine } from '@mips/contracts/product-parts'
import { formatDay } from '@mips/domain/time/day'
import type { Ctx } from '../../platform/http/module.ts'
import { lineOf, type Parts } from './product.lines.ts'
import { chartOf } from './product.problem.service.ts'

/** Fills the parts from the links of the subjects, under the rights of this reader. */
export async function fillNetwork(ctx: Ctx, subjects: readonly ChartNode[]): Promise<Parts> {
  const members = new Map(subjects.map((node) => [node.id, node]))
  const known = new Map<string, ChartNode>(members)
  const links = new Map<string, ChartLink>()
  for (const { id } of subjects) {
    const chart = await chartOf(ctx, id)
    for (const node of chart.nodes) known.set(node.id, node)
    for (const link of chart.links) links.set(link.id, link)
  }
  const all = [...links.values()]
  return new Map([
    ['PEOPLE', subjects.map((node) => lineOf(node, null))],
    [
      'LINKS',
      all.filter(({ fromId, toId }) => members.has(fromId) && members.has(toId)).map(lineOfLink(known)),
    ],
    ['SHARED', sharedOf(all, members, known)],
  ])
}

const lineOfLink =
  (known: ReadonlyMap<string, ChartNode>) =>
  (link: ChartLink): ProductPartLine => ({
    words: `${known.get(link.fromId)?.title ?? ''} – ${link.roleLabel} – ${known.get(link.toId)?.title ?? ''}`,
    detail: [
      formatDay(link.day),
      link.confidence,
      ...(link.derived === null
        ? []
        : [`derived from ${link.derived.source.reference ?? link.derived.source.title}`]),
      ...(link.hasEnded ? ['ended'] : []),
    ].join(', '),
    record: null,
  })

/** Records that are linked to two of the members or more, those of most members first. Reports of intelligence are evidence and stand there. */
function sharedOf(
  links: readonly ChartLink[],
  members: ReadonlyMap<string, ChartNode>,
  known: ReadonlyMap<string, ChartNode>,
): ProductPartLine[] {
  const by = new Map<string, Set<string>>()
  for (const { fromId, toId } of links)
    for (const [member, other] of [
      [fromId, toId],
      [toId, fromId],
    ] as const) {
      if (!members.has(member) || members.has(other)) continue
      by.set(other, (by.get(other) ?? new Set()).add(member))
    }
  return [...by]
    .flatMap(([id, own]) => {
      const node = known.get(id)
      return node === undefined || node.kind === 'IntelligenceReport' || own.size < 2 ? [] : [{ node, own }]
    })
    .sort((a, b) => b.own.size - a.own.size || a.node.title.localeCompare(b.node.title))
    .map(({ node, own }) =>
      lineOf(
        node,
        [...own]
          .map((id) => members.get(id)?.title ?? '')
          .sort()
          .join('; '),
      ),
    )
}
