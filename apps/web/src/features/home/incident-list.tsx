import type { OwnIncident } from '@mips/contracts/task-parts'
import { Card } from '@mips/ui/card.tsx'
import { DataTable, type Column } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { formatDateTime, formatRecord } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'

const columns: Column<OwnIncident>[] = [
  {
    key: 'title',
    header: 'Incident',
    isRowHeader: true,
    cell: (incident) => <Link href={paths.incident(incident.id)}>{formatRecord(incident)}</Link>,
  },
  {
    key: 'grade',
    header: 'Grade',
    cell: (incident) => (
      <Tag tone={incident.grade === 'I' || incident.grade === 'IMMEDIATE' ? 'bad' : 'neutral'}>
        {incident.gradeLabel}
      </Tag>
    ),
  },
  { key: 'address', header: 'Where', cell: (incident) => incident.address ?? 'not known' },
  {
    key: 'markers',
    header: 'Warnings',
    cell: (incident) =>
      incident.markerCount === 0 ? (
        'none recorded'
      ) : (
        <Tag tone="bad">{`${incident.markerCount} on place or people`}</Tag>
      ),
  },
  { key: 'openedAt', header: 'Opened', cell: (incident) => formatDateTime(incident.openedAt) },
]

/** The open incidents that the user is assigned to. */
export function IncidentList({ incidents }: { incidents: readonly OwnIncident[] }) {
  return (
    <Card title="My incidents">
      <DataTable
        caption="My open incidents"
        captionHidden
        columns={columns}
        rows={incidents}
        rowKey={({ id }) => id}
        empty="You are assigned to no open incident."
      />
    </Card>
  )
}
