/** What is to be fetched from the stores, why and by when, and what is outside and due back; also on paper, place by place. */
import type { PullList } from '@mips/contracts/property-care-replies'
import { pullReasons } from '@mips/domain/property/pull-list'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { AlarmTable, exhibitName } from './exhibit-table.tsx'

export function PullListPage() {
  usePageTitle('To fetch')
  const list = useQuery(topicApi.propertyCare.getPullList.query({}))
  return (
    <>
      <p className="mips-no-print">
        <Link href={paths.property()}>Property</Link>
      </p>
      <PageHeading
        actions={
          <PaperButton
            paper="List for the stores"
            print={(recipient) => topicApi.propertyCare.printPullList.fetch({ body: { recipient } })}
          />
        }
      >
        To fetch from the stores
      </PageHeading>
      <Shown query={list} words="Looking through the stores…" headingLevel={2}>
        {(found) => <Opened list={found} />}
      </Shown>
    </>
  )
}

function Opened({ list }: { list: PullList }) {
  const [reason, setReason] = useState('')
  const shown = reason === '' ? list.lines : list.lines.filter((line) => line.reason.code === reason)
  const counted = pullReasons
    .map(({ code, label }) => ({
      code,
      label,
      count: list.lines.filter((line) => line.reason.code === code).length,
    }))
    .filter(({ count }) => count > 0)
  return (
    <div className="mips-stack">
      <Card title={`What is to be fetched (${list.lines.length})`}>
        {counted.length < 2 ? null : (
          <Select
            name="reason"
            label="Show"
            placeholder="Everything"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            options={counted.map(({ code, label, count }) => ({ value: code, label: `${label} (${count})` }))}
          />
        )}
        <DataTable
          caption="What is to be fetched"
          captionHidden
          columns={columns}
          rows={shown}
          rowKey={({ exhibit, reason: why, day }) => `${exhibit.id} ${why.code} ${day}`}
          empty={<p>Nothing is to be fetched.</p>}
        />
      </Card>
      <Card title={`Outside, and due back (${list.out.length})`}>
        <AlarmTable caption="Outside, and due back" rows={list.out} empty="Nothing is outside." />
      </Card>
    </div>
  )
}

const columns: Column<PullList['lines'][number]>[] = [
  {
    key: 'exhibit',
    header: 'Exhibit',
    isRowHeader: true,
    cell: ({ exhibit }) => (
      <>
        <Link href={paths.exhibit(exhibit.id)}>{exhibitName(exhibit)}</Link>{' '}
        {exhibit.needsTwo ? <Tag tone="caution">Two people</Tag> : null}
      </>
    ),
  },
  {
    key: 'reason',
    header: 'Why',
    cell: ({ reason, words }) => (words === null ? reason.label : `${reason.label}. ${words}`),
  },
  {
    key: 'day',
    header: 'Day',
    cell: ({ day, isOverdue }) => (
      <>
        {formatDate(day)} {isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
      </>
    ),
  },
  { key: 'where', header: 'Where it is', cell: ({ exhibit }) => exhibit.holder.label },
]
