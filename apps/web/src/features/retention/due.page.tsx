/** The records whose review is due, for those who keep them. */
import type { RetentionLine } from '@mips/contracts/retention'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { formatDate } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const columns: readonly Column<RetentionLine>[] = [
  {
    key: 'record',
    header: 'Record',
    isRowHeader: true,
    cell: ({ record, kindLabel }) => (
      <Link href={paths.retention(record.id)}>{[kindLabel, record.reference].filter(Boolean).join(' ')}</Link>
    ),
  },
  { key: 'group', header: 'Group', cell: ({ group }) => `${group.code}: ${group.label}` },
  {
    key: 'due',
    header: 'Review',
    cell: ({ reviewOn, isOverdue }) => (
      <>
        {formatDate(reviewOn)} {isOverdue ? <Tag tone="caution">overdue</Tag> : null}
      </>
    ),
  },
  { key: 'held', header: 'Held', cell: ({ isHeld }) => (isHeld ? <Tag>held</Tag> : 'no') },
]

export function ReviewsDuePage() {
  usePageTitle('Reviews of what is kept')
  const due = useQuery({ ...topicApi.retention.listDue.query({ query: {} }), staleTime: 0 })
  return (
    <div className="mips-stack">
      <PageHeading>Reviews of what is kept</PageHeading>
      <Shown query={due} words="Looking what is due…" headingLevel={2}>
        {({ lines, left }) => (
          <>
            <DataTable
              caption="Records whose review is due"
              columns={columns}
              rows={lines}
              rowKey={({ record }) => record.id}
              empty="No record that you may see is due for review."
            />
            {left > 0 ? <p>{`And ${left} more, due after these.`}</p> : null}
          </>
        )}
      </Shown>
    </div>
  )
}
