/** The events that a place, a thing or another event is linked to, newest first. */
import type { LinkedEvent } from '@mips/contracts/pole-replies'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { DataTable, type Column } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { formatDateTime, formatRecord } from './format.ts'
import { pathOfRecord } from './paths.ts'

const columns: Column<LinkedEvent>[] = [
  {
    key: 'title',
    header: 'Event',
    isRowHeader: true,
    cell: (event) => {
      const href = pathOfRecord(event)
      const words = formatRecord(event)
      return href === undefined ? words : <Link href={href}>{words}</Link>
    },
  },
  { key: 'kind', header: 'Kind', cell: (event) => kindLabel(event.kind) },
  { key: 'when', header: 'When', cell: (event) => formatDateTime(event.occurredFrom) },
]

export type LinkedEventsProps = { events: readonly LinkedEvent[]; caption: string; empty: string }

/** Rows that open the event. */
export const LinkedEvents = ({ events, caption, empty }: LinkedEventsProps) => (
  <DataTable
    caption={caption}
    captionHidden
    columns={columns}
    rows={events}
    rowKey={({ linkId }) => linkId}
    empty={<p className="mips-muted">{empty}</p>}
  />
)
