import { MOST_LINKS_READ, type ChartLink, type ChartNode } from '@mips/contracts/pole-chart'
import { Button } from '@mips/ui/button.tsx'
import { DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { formatDate } from '../../platform/format.ts'
import { pathOfRecord } from '../../platform/paths.ts'
import type { ChartPartProps } from './chart-picture.tsx'
import { confidenceWords, otherEnd } from './chart-state.ts'

type Row = { key: string; from: ChartNode; to: ChartNode; link: ChartLink }

/** The links in words, from the root outwards, each far end with what opens it: the chart for the keyboard and for ears. */
export function ChartList({
  rootId,
  drawn,
  opened,
  onToggle,
  left,
  isBounded,
}: ChartPartProps & { left: number; isBounded: boolean }) {
  const known = new Map(drawn.nodes.map((node) => [node.id, node]))
  const rows = drawn.nodes.flatMap((from) => {
    if (from.id !== rootId && !opened.includes(from.id) && !drawn.onWay.has(from.id)) return []
    return drawn.links.flatMap((link): Row[] => {
      const to = known.get(otherEnd(link, from.id) ?? '')
      return to === undefined ? [] : [{ key: `${from.id} ${link.id}`, from, to, link }]
    })
  })
  return (
    <>
      {isBounded ? (
        <p className="mips-muted">
          {`A record here has more links than are looked at: only the newest ${MOST_LINKS_READ.toLocaleString('en-GB')} in each direction.`}
        </p>
      ) : null}
      {left > 0 ? (
        <p className="mips-muted">
          {left} older links of the records opened here are not shown; those that were recorded stand on their
          pages.
        </p>
      ) : null}
      <DataTable
        caption="Links on the chart"
        rows={rows}
        rowKey={(row) => row.key}
        empty="No links that you may see"
        columns={[
          { key: 'from', header: 'Record', cell: (row) => row.from.title },
          {
            key: 'role',
            header: 'Link',
            cell: ({ link }) => (
              <>
                {link.roleLabel} {link.hasEnded ? <Tag tone="neutral">Ended</Tag> : null}
              </>
            ),
          },
          { key: 'to', header: 'Linked with', isRowHeader: true, cell: (row) => <NodeName node={row.to} /> },
          { key: 'day', header: 'Day', cell: ({ link }) => <Days link={link} /> },
          { key: 'how', header: 'How it is known', cell: ({ link }) => <HowKnown link={link} /> },
          {
            key: 'act',
            header: 'Open on the chart',
            headerHidden: true,
            cell: ({ to }) =>
              to.id === rootId ? null : (
                <Button
                  size="small"
                  look="secondary"
                  aria-expanded={opened.includes(to.id)}
                  onClick={() => onToggle(to.id)}
                >
                  {opened.includes(to.id) ? 'Collapse' : 'Expand'}
                  <span className="govuk-visually-hidden"> {to.title}</span>
                </Button>
              ),
          },
        ]}
      />
    </>
  )
}

function Days({ link }: { link: ChartLink }) {
  return (
    <>
      {formatDate(link.day)}
      {link.until === null ? null : ` to ${formatDate(link.until)}`}
    </>
  )
}

/** How sure a link is, and of a derived one the record that it is worked out of. */
function HowKnown({ link: { confidence, derived } }: { link: ChartLink }) {
  if (derived === null) return confidenceWords[confidence]
  const href = pathOfRecord(derived.source)
  const words = derived.source.reference ?? derived.source.title
  return (
    <>
      <Tag tone="info">Derived</Tag> from {href === undefined ? words : <Link href={href}>{words}</Link>},{' '}
      {confidenceWords[confidence].toLowerCase()}
    </>
  )
}

function NodeName({ node }: { node: ChartNode }) {
  const href = pathOfRecord(node)
  return (
    <>
      {href === undefined ? node.title : <Link href={href}>{node.title}</Link>}{' '}
      <span className="mips-muted">{node.detail}</span>{' '}
      {node.hasWarning ? <Tag tone="bad">Warning</Tag> : null}{' '}
      {node.isRestricted ? <Tag tone="special">Restricted</Tag> : null}
    </>
  )
}
