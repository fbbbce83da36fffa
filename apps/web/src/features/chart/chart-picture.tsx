import type { ChartNode } from '@mips/contracts/pole-chart'
import { classNames } from '@mips/ui/class-names.ts'
import type { Drawn } from './chart-state.ts'
import { pictureOf, type Spots } from './use-layout.ts'

export type ChartPartProps = {
  rootId: string
  drawn: Drawn
  opened: readonly string[]
  onToggle: (id: string) => void
}

const letters = 17
const kindMarks: Record<string, string> = { Nominal: 'person', Location: 'place', Object: 'object' }

/** The chart drawn: a press opens a record or closes it again. The list below says and does the same. */
export function ChartPicture({ rootId, drawn, opened, onToggle, spots }: ChartPartProps & { spots: Spots }) {
  const { width, height } = pictureOf(drawn.nodes.length)
  // A kept chart may hold fewer records than when it was saved.
  const picture = { width, height: Math.max(height, ...[...spots.values()].map(({ y }) => y + 30)) }
  const lines = oneForEachPair(drawn.links)
  return (
    // On a phone the picture is wider than the screen: the keyboard must be able to move it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="mips-chart" role="group" aria-label="The chart" tabIndex={0}>
      <svg
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        role="img"
        aria-label={`Link chart of ${drawn.nodes.length} records and ${drawn.links.length} links; the list after it says the same`}
      >
        {lines.map(({ id, fromId, toId, words, isOnWay, isDerived }) => {
          const [from, to] = [spots.get(fromId), spots.get(toId)]
          if (from === undefined || to === undefined) return null
          return (
            <g
              key={id}
              className={classNames(
                'mips-chart__link',
                isOnWay(drawn.onWay) && 'mips-chart__link--way',
                isDerived && 'mips-chart__link--derived',
              )}
            >
              <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
              {drawn.links.length > 40 ? null : (
                <text x={(from.x + to.x) / 2} y={(from.y + to.y) / 2 - 4} textAnchor="middle">
                  {cut(words, 26)}
                </text>
              )}
            </g>
          )
        })}
        {drawn.nodes.map((node) => {
          const spot = spots.get(node.id)
          if (spot === undefined) return null
          return (
            // The list after the picture does the same by the keyboard.
            <g
              key={node.id}
              className={classNames(
                'mips-chart__node',
                `mips-chart__node--${kindMarks[node.kind] ?? 'event'}`,
                node.id === rootId && 'mips-chart__node--root',
                opened.includes(node.id) && 'mips-chart__node--open',
                drawn.onWay.has(node.id) && 'mips-chart__node--way',
              )}
              onClick={() => onToggle(node.id)}
            >
              <title>{[node.title, node.detail, node.reference].filter(Boolean).join(', ')}</title>
              <rect
                x={spot.x - 88}
                y={spot.y - 20}
                width={176}
                height={40}
                rx={node.kind === 'Nominal' ? 20 : 3}
              />
              <text x={spot.x} y={spot.y - 3} textAnchor="middle">
                {node.hasWarning ? '▲ ' : ''}
                {cut(node.title, letters)}
              </text>
              <text className="mips-chart__detail" x={spot.x} y={spot.y + 13} textAnchor="middle">
                {cut(detailOf(node), letters + 4)}
              </text>
            </g>
          )
        })}
      </svg>
    </div>
  )
}

const cut = (words: string, most: number) => (words.length > most ? `${words.slice(0, most - 1)}…` : words)
const detailOf = (node: ChartNode) => [node.detail, node.reference].filter(Boolean).join(' · ')

/** Two records may be linked in several roles: one line with all the words. */
function oneForEachPair(links: Drawn['links']) {
  const pairs = new Map<
    string,
    { id: string; fromId: string; toId: string; roles: string[]; ids: string[]; isDerived: boolean }
  >()
  for (const link of links) {
    const id = [link.fromId, link.toId].sort().join(' ')
    const pair = pairs.get(id) ?? {
      id,
      fromId: link.fromId,
      toId: link.toId,
      roles: [],
      ids: [],
      isDerived: true,
    }
    if (!pair.roles.includes(link.roleLabel)) pair.roles.push(link.roleLabel)
    pair.ids.push(link.id)
    pair.isDerived &&= link.derived !== null
    pairs.set(id, pair)
  }
  return [...pairs.values()].map(({ ids, roles, ...ends }) => ({
    ...ends,
    words: roles.join(', '),
    isOnWay: (way: ReadonlySet<string>) => ids.some((id) => way.has(id)),
  }))
}
