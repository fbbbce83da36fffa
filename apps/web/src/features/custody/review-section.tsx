import type { CustodyPage } from '@mips/contracts/custody-replies'
import { reviewMethods, reviewOutcomes } from '@mips/domain/custody/codes'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'

type Review = CustodyPage['reviews'][number]

const statuses: Record<string, { label: string; tone: 'good' | 'caution' | 'bad' | 'info' }> = {
  DUE: { label: 'Due', tone: 'info' },
  OVERDUE: { label: 'Overdue', tone: 'bad' },
  POSTPONED: { label: 'Postponed', tone: 'caution' },
  ON_TIME: { label: 'Done on time', tone: 'good' },
  LATE_POSTPONED: { label: 'Done late, postponed', tone: 'caution' },
  BREACH: { label: 'Done late', tone: 'bad' },
  MISSED: { label: 'Missed', tone: 'bad' },
}

const columns: Column<Review>[] = [
  { key: 'number', header: 'Review', isRowHeader: true, cell: ({ number }) => `Review ${number}` },
  { key: 'due', header: 'Due', cell: ({ dueAt }) => formatDateTimeZone(dueAt) },
  {
    key: 'done',
    header: 'Done',
    cell: ({ doneAt }) => (doneAt === null ? 'not yet' : formatDateTimeZone(doneAt)),
  },
  {
    key: 'status',
    header: 'State',
    cell: ({ status }) => (
      <Tag tone={statuses[status]?.tone ?? 'neutral'}>{statuses[status]?.label ?? status}</Tag>
    ),
  },
  {
    key: 'officer',
    header: 'By',
    cell: ({ officer, method }) =>
      [officer, reviewMethods.find(({ code }) => code === method)?.label.toLowerCase()]
        .filter(Boolean)
        .join(', ') || 'nobody yet',
  },
  {
    key: 'outcome',
    header: 'Outcome',
    cell: ({ outcome, postponedReason }) =>
      [reviewOutcomes.find(({ code }) => code === outcome)?.label, postponedReason]
        .filter(Boolean)
        .join('. ') || 'none yet',
  },
]

/** Every review done or due (s.40); the page of the limits takes the next. */
export function ReviewSection({ stay }: { stay: CustodyPage }) {
  return (
    <Card title="Reviews of detention">
      <DataTable
        caption="Reviews"
        captionHidden
        columns={columns}
        rows={stay.reviews}
        rowKey={({ number }) => String(number)}
        empty={<p>Reviews fall due once detention is authorised.</p>}
      />
      <p>
        <Link href={paths.custodyLimits(stay.id)}>Review, put off or extend detention</Link>
      </p>
    </Card>
  )
}
