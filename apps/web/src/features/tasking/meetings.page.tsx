/** Tasking meetings, the newest first, and calling one. */
import type { MeetingListLine } from '@mips/contracts/tasking-parts'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { Can } from '../../platform/can.tsx'
import { formatDateTime, formatOfficer } from '../../platform/format.ts'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { MeetingForm } from './meeting-form.tsx'
import { TaskingNav } from './tasking-nav.tsx'

const columns: Column<MeetingListLine>[] = [
  {
    key: 'title',
    header: 'Meeting',
    isRowHeader: true,
    cell: ({ id, title }) => <Link href={paths.taskingMeeting(id)}>{title}</Link>,
  },
  { key: 'held', header: 'When', cell: ({ heldAt }) => formatDateTime(heldAt) },
  { key: 'kind', header: 'Kind', cell: ({ kind, level }) => `${kind.label}, level ${level.code}` },
  { key: 'chair', header: 'Chair', cell: ({ chair }) => (chair === null ? '' : formatOfficer(chair)) },
  {
    key: 'state',
    header: 'State',
    cell: ({ isOpen }) => <Tag tone={isOpen ? 'caution' : 'neutral'}>{isOpen ? 'Open' : 'Closed'}</Tag>,
  },
  {
    key: 'undecided',
    header: 'To decide',
    numeric: true,
    cell: ({ undecided, items }) => `${undecided} of ${items}`,
  },
  { key: 'running', header: 'Without a result', numeric: true, cell: ({ running }) => running },
  {
    key: 'overdue',
    header: 'Overdue',
    numeric: true,
    cell: ({ overdue }) => (overdue === 0 ? '0' : <Tag tone="bad">{overdue}</Tag>),
  },
]

export function MeetingsPage() {
  usePageTitle('Tasking')
  const list = useQuery({ ...topicApi.tasking.listMeetings.query(), staleTime: 0 })
  return (
    <div className="mips-stack">
      <PageHeading>Tasking and coordination</PageHeading>
      <TaskingNav current={paths.tasking()} />
      <Shown query={list} words="Looking up the meetings…" headingLevel={2}>
        {({ meetings }) => (
          <DataTable
            caption="Meetings, the newest first"
            captionHidden
            columns={columns}
            rows={meetings}
            rowKey={({ id }) => id}
            empty={<p>No meeting was called yet.</p>}
          />
        )}
      </Shown>
      <Can do="tasking.meeting.keep">
        <Card title="Call a meeting">
          <MeetingForm onDone={(id) => goTo(paths.taskingMeeting(id))} />
        </Card>
      </Can>
    </div>
  )
}
