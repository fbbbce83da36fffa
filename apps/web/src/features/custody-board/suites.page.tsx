import type { SuiteLine } from '@mips/contracts/custody-board-replies'
import { stationName } from '@mips/domain/custody/station-name'
import { Clock } from '@mips/ui/clock.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { LinkButton } from '@mips/ui/button.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { useServerNow } from '../../platform/server-clock.ts'
import { useSuites } from './board.api.ts'
import { useLiveBoard } from './live.ts'

/** Every suite at once, for the inspector. */
export function SuitesPage() {
  usePageTitle('Suites')
  useLiveBoard()
  const suites = useSuites()
  const now = useServerNow(5000).toISOString()
  return (
    <>
      <PageHeading
        caption="Custody"
        actions={
          <LinkButton look="secondary" href={paths.custodyBoard()}>
            Board
          </LinkButton>
        }
      >
        Suites
      </PageHeading>
      <Shown query={suites} words="Reading the suites…">
        {(found) => (
          <DataTable
            caption="Suites"
            captionHidden
            columns={columnsAt(now)}
            rows={found.suites}
            rowKey={({ code }) => code}
            rowTone={toneOf}
            empty="Nobody is held in a suite that you may see."
          />
        )}
      </Shown>
    </>
  )
}

function toneOf({ overdue, openAlarms }: SuiteLine) {
  if (overdue > 0) return 'bad'
  return openAlarms > 0 ? 'caution' : undefined
}

const columnsAt = (now: string): Column<SuiteLine>[] => [
  {
    key: 'suite',
    header: 'Suite',
    isRowHeader: true,
    cell: ({ code, name }) => (
      <Link href={`${paths.custodyBoard()}?station=${code}`}>{stationName(name)}</Link>
    ),
  },
  {
    key: 'held',
    header: 'Held',
    cell: ({ held, children, waitingForDecision }) => (
      <>
        {held}{' '}
        {children === 0 ? null : <Tag tone="bad">{children === 1 ? '1 child' : `${children} children`}</Tag>}
        {waitingForDecision === 0 ? '' : ` ${waitingForDecision} without a decision`}
      </>
    ),
  },
  {
    key: 'cells',
    header: 'Cells',
    cell: ({ cells, code }) => (
      <Link href={paths.cells(code)}>
        {cells.used} taken, {cells.free} free{cells.outOfUse === 0 ? '' : `, ${cells.outOfUse} out of use`}
      </Link>
    ),
  },
  {
    key: 'due',
    header: 'Overdue',
    cell: ({ overdue, soon }) => `${overdue} overdue, ${soon} in 15 minutes`,
  },
  {
    key: 'next',
    header: 'Next due',
    cell: ({ nextDue }) =>
      nextDue === null ? (
        <span className="mips-muted">nothing</span>
      ) : (
        <>
          <Clock label={nextDue.label} dueAt={nextDue.at} now={now} size="small" /> {nextDue.personName}
        </>
      ),
  },
  {
    key: 'risk',
    header: 'Risk',
    cell: ({ highRisk, constantWatch }) => `${highRisk} high, ${constantWatch} constantly watched`,
  },
  { key: 'alarms', header: 'Unanswered alarms', numeric: true, cell: ({ openAlarms }) => openAlarms },
  {
    key: 'duty',
    header: 'On duty',
    cell: ({ onDuty }) =>
      onDuty.length === 0 ? (
        <span className="mips-muted">nobody has said so</span>
      ) : (
        onDuty.map(({ name, dutyLabel }) => `${name} (${dutyLabel.toLowerCase()})`).join(', ')
      ),
  },
]
