import type { IncidentLine } from '@mips/contracts/incident'
import { incidentStatuses } from '@mips/domain/codes/incidents'
import { LinkButton } from '@mips/ui/button.tsx'
import { Clock } from '@mips/ui/clock.tsx'
import { DataTable, type Column } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { api } from '../../platform/api.ts'
import { Can } from '../../platform/can.tsx'
import { formatDateTime, formatDistance, formatNumber } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { useServerNow } from '../../platform/server-clock.ts'
import { GradeTag } from './grade-tag.tsx'

const statusWords = (code: string) => incidentStatuses.find((status) => status.code === code)?.label ?? code

const columnsAt = (now: Date): Column<IncidentLine>[] => [
  { key: 'grade', header: 'Grade', cell: (line) => <GradeTag grade={line.grade} label={line.gradeLabel} /> },
  {
    key: 'title',
    header: 'Incident',
    isRowHeader: true,
    cell: (line) => (
      <>
        <Link href={paths.incident(line.id)}>{line.title}</Link>{' '}
        <span className="mips-muted">{line.reference}</span>
      </>
    ),
  },
  {
    key: 'markers',
    header: 'Warnings here',
    cell: (line) =>
      line.markerCount === 0 ? (
        'none recorded'
      ) : (
        <Tag tone="bad">{`${line.worstMarker ?? 'Warning'}${line.markerCount > 1 ? ` and ${line.markerCount - 1} more` : ''}`}</Tag>
      ),
  },
  { key: 'status', header: 'State', cell: (line) => statusWords(line.status) },
  {
    key: 'officers',
    header: 'Sent',
    cell: (line) => (line.officers.length === 0 ? 'nobody' : line.officers.map(formatNumber).join(', ')),
  },
  {
    key: 'opened',
    header: 'Opened',
    sortValue: (line) => line.openedAt,
    cell: (line) => `${formatDateTime(line.openedAt)} (${formatDistance(line.openedAt, now)})`,
  },
  {
    key: 'attend',
    header: 'Attend by',
    cell: (line) => {
      if (line.arrivedAt !== null) return `arrived ${formatDateTime(line.arrivedAt)}`
      return line.attendBy === null || line.status === 'closed' ? (
        'no attendance'
      ) : (
        <Clock label="Attend by" dueAt={line.attendBy} now={now.toISOString()} soonMinutes={5} size="small" />
      )
    },
  },
]

const shows = [
  { code: 'live', label: 'Open now' },
  { code: 'open', label: 'Nobody sent' },
  { code: 'assigned', label: 'Assigned' },
  { code: 'attended', label: 'At the scene' },
  { code: 'closed', label: 'Closed' },
] as const

/** The despatcher's board: the most urgent first, and within a grade the longest open first. */
export function BoardPage() {
  usePageTitle('Incidents')
  const { show = 'live' } = useSearch({ from: '/incidents' })
  const status = shows.find(({ code }) => code === show)?.code ?? 'live'
  const now = useServerNow(30_000)
  const board = useQuery({ ...api.incident.listOpen.query({ query: { status } }), refetchInterval: 30_000 })
  return (
    <div className="mips-stack">
      <PageHeading
        actions={
          <Can do="incident.event.open">
            <LinkButton href={paths.newIncident()} icon="plus">
              Open an incident
            </LinkButton>
          </Can>
        }
      >
        Incidents
      </PageHeading>
      <SubNav
        label="Which incidents"
        items={shows.map(({ code, label }) => ({
          href: code === 'live' ? paths.incidentBoard() : `${paths.incidentBoard()}?show=${code}`,
          label,
          isCurrent: code === status,
        }))}
      />
      <Shown query={board} words="Reading the board…">
        {({ incidents }) => (
          <DataTable
            caption="Incidents"
            captionHidden
            columns={columnsAt(now)}
            rows={incidents}
            rowKey={({ id }) => id}
            empty="No incident is in this state."
          />
        )}
      </Shown>
    </div>
  )
}
