import type { CellLine } from '@mips/contracts/custody-replies'
import { stationName } from '@mips/domain/custody/station-name'
import { Button, LinkButton } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { topicApi } from '../../platform/topic-api.ts'
import { useCan } from '../../platform/can.tsx'
import { formatDateTime } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { CellDialog, type CellAct } from './cell-dialog.tsx'

/** The cells of a suite: who is in each, what it is, and which are out of use. */
export function CellsPage() {
  usePageTitle('Cells')
  const { station } = useSearch({ from: '/custody/cells' })
  const board = useQuery({ ...topicApi.custody.board.query({ query: {} }), refetchInterval: 15_000 })
  return (
    <>
      <PageHeading
        caption="Custody"
        actions={
          <LinkButton look="secondary" href="/custody">
            Board
          </LinkButton>
        }
      >
        Cells
      </PageHeading>
      <Shown query={board} words="Reading the suites…">
        {({ stations }) => {
          const suites = stations.filter(({ code }) => station === undefined || code === station)
          return suites.length === 0 ? (
            <p>Nobody is held in a suite that you may see.</p>
          ) : (
            suites.map(({ code, name }) => <Suite key={code} code={code} name={stationName(name)} />)
          )
        }}
      </Shown>
    </>
  )
}

function Suite({ code, name }: { code: string; name: string }) {
  const cells = useQuery({
    ...topicApi.custody.listCells.query({ query: { stationCode: code } }),
    refetchInterval: 15_000,
  })
  const mayKeep = useCan('custody.cell.keep')
  const [act, setAct] = useState<{ kind: CellAct; cell: CellLine | undefined }>()
  return (
    <Card
      title={name}
      actions={
        mayKeep ? (
          <Button look="secondary" size="small" onClick={() => setAct({ kind: 'close', cell: undefined })}>
            Put a cell out of use<span className="govuk-visually-hidden"> at {name}</span>
          </Button>
        ) : undefined
      }
    >
      <Shown query={cells} words="Reading the cells…">
        {(found) => (
          <DataTable
            caption={`Cells of ${name}`}
            captionHidden
            columns={columnsOf(mayKeep ? (kind, cell) => setAct({ kind, cell }) : undefined)}
            rows={found.cells}
            rowKey={(cell) => cell.code}
            rowTone={({ outOfUse }) => (outOfUse === null ? undefined : 'caution')}
            empty="Nobody is in a cell here, and none is described."
          />
        )}
      </Shown>
      {act === undefined ? null : (
        <CellDialog kind={act.kind} cell={act.cell} stationCode={code} onClose={() => setAct(undefined)} />
      )}
    </Card>
  )
}

type OnAct = ((kind: CellAct, cell: CellLine) => void) | undefined

const columnsOf = (onAct: OnAct): Column<CellLine>[] => [
  { key: 'code', header: 'Cell', isRowHeader: true, cell: ({ code }) => code },
  { key: 'what', header: 'What it is', cell: whatItIs },
  {
    key: 'use',
    header: 'Use',
    cell: ({ outOfUse, held, capacity }) =>
      outOfUse === null ? (
        `${held.length} of ${capacity}`
      ) : (
        <>
          <Tag tone="caution">Out of use</Tag> {outOfUse.reason}{' '}
          <span className="mips-muted mips-small">
            since {formatDateTime(outOfUse.from)}
            {outOfUse.by === null ? '' : `, ${outOfUse.by}`}
          </span>
        </>
      ),
  },
  {
    key: 'held',
    header: 'Who is in it',
    cell: ({ held }) =>
      held.length === 0 ? (
        <span className="mips-muted">nobody</span>
      ) : (
        <ul className="govuk-list">
          {held.map((one) => (
            <li key={one.id}>
              <Link href={paths.custody(one.id)}>{one.personName}</Link> {one.sexLabel.toLowerCase()}
              {one.observationLevel === null ? '' : `, level ${one.observationLevel}`}{' '}
              {one.isChild ? <Tag tone="bad">Child</Tag> : null}
            </li>
          ))}
        </ul>
      ),
  },
  ...(onAct === undefined
    ? []
    : [
        {
          key: 'act',
          header: 'Change',
          headerHidden: true,
          cell: (cell: CellLine) => (
            <div className="mips-row">
              <Button look="secondary" size="small" onClick={() => onAct('describe', cell)}>
                Describe<span className="govuk-visually-hidden"> {cell.code}</span>
              </Button>
              {cell.outOfUse !== null ? (
                <Button look="secondary" size="small" onClick={() => onAct('reopen', cell)}>
                  Back in use<span className="govuk-visually-hidden"> {cell.code}</span>
                </Button>
              ) : null}
              {cell.outOfUse === null && cell.held.length === 0 ? (
                <Button look="secondary" size="small" onClick={() => onAct('close', cell)}>
                  Out of use<span className="govuk-visually-hidden"> {cell.code}</span>
                </Button>
              ) : null}
            </div>
          ),
        },
      ]),
]

function whatItIs({ kindLabel, capacity, hasCctv, isAntiLigature }: CellLine): string {
  const people = capacity === 1 ? 'one person' : `${capacity} people`
  return [kindLabel, people, hasCctv && 'CCTV', isAntiLigature && 'no ligature points']
    .filter(Boolean)
    .join(', ')
}
