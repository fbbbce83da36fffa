/** One operation: its members each for a time, what is in it, and the acts of its owner. */
import type { OperationMember, OperationPage as Page } from '@mips/contracts/operation'
import type { RecordRef } from '@mips/contracts/common'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDate, formatDateTime, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { EndMember, OperationActs, TakeOut } from './operation-acts.tsx'

export function OperationPage() {
  usePageTitle('Operation')
  const { operationId } = useParams({ from: '/operations/$operationId' })
  const found = useQuery({ ...topicApi.operation.get.query({ params: { operationId } }), staleTime: 0 })
  return (
    <div className="mips-stack">
      <Shown query={found} words="Opening the operation…" headingLevel={1}>
        {(page) => <Operation page={page} />}
      </Shown>
    </div>
  )
}

function Operation({ page }: { page: Page }) {
  return (
    <>
      <PageHeading caption="Operation" actions={<Link href={paths.operations()}>My operations</Link>}>
        {page.name}
      </PageHeading>
      <p>Only its members see it and what is in it. Say nothing to others that would show that it exists.</p>
      <Card title="What it is" actions={page.isReviewDue ? <Tag tone="caution">Review is due</Tag> : null}>
        <SummaryList rows={factsOf(page)} />
      </Card>
      <Members page={page} />
      <Records page={page} />
      <OperationActs page={page} />
    </>
  )
}

const factsOf = (page: Page) => [
  { key: 'Why', value: page.reason },
  { key: 'Owner', value: page.owner === null ? null : formatOfficer(page.owner) },
  {
    key: 'Opened',
    value: [formatDateTime(page.openedAt), page.openedBy === null ? null : formatOfficer(page.openedBy)]
      .filter(Boolean)
      .join(' by '),
  },
  { key: 'Looked at again', value: formatDate(page.reviewOn) },
  ...(page.reviewedAt === null
    ? []
    : [{ key: 'Last looked at', value: `${formatDateTime(page.reviewedAt)}: ${page.reviewWords ?? ''}` }]),
  ...(page.closedAt === null
    ? []
    : [{ key: 'Closed', value: `${formatDateTime(page.closedAt)}: ${page.closeReason ?? ''}` }]),
]

const states: Record<OperationMember['state'], string | null> = {
  NOW: null,
  WAITING: 'begins later',
  ENDED: 'over',
}

const memberColumns: readonly Column<OperationMember>[] = [
  {
    key: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: ({ officer, isInPost, state }) => (
      <>
        {formatOfficer(officer)} {isInPost ? null : <Tag tone="caution">not in post</Tag>}
        {states[state] === null ? null : <Tag>{states[state]}</Tag>}
      </>
    ),
  },
  { key: 'from', header: 'From', cell: ({ from }) => formatDateTime(from) },
  { key: 'until', header: 'Until', cell: ({ until }) => (until === null ? '' : formatDateTime(until)) },
  { key: 'why', header: 'Why', cell: ({ reason }) => reason ?? '' },
  { key: 'by', header: 'Added by', cell: ({ addedBy }) => addedBy ?? '' },
]

function Members({ page }: { page: Page }) {
  const [ending, setEnding] = useState<OperationMember>()
  const mayEnd = (member: OperationMember) =>
    page.isOwn && member.state !== 'ENDED' && member.officer.id !== page.owner?.id
  return (
    <>
      <DataTable
        caption="Members"
        columns={[
          ...memberColumns,
          ...(page.isOwn
            ? [
                {
                  key: 'end',
                  header: 'Take out',
                  headerHidden: true,
                  cell: (member: OperationMember) =>
                    mayEnd(member) ? (
                      <Button look="quiet" size="small" onClick={() => setEnding(member)}>
                        Take out
                        <span className="govuk-visually-hidden"> {formatOfficer(member.officer)}</span>
                      </Button>
                    ) : null,
                },
              ]
            : []),
        ]}
        rows={page.people}
        rowKey={({ memberId }) => memberId}
        empty="Nobody."
      />
      {ending === undefined ? null : (
        <EndMember page={page} member={ending} onClose={() => setEnding(undefined)} />
      )}
    </>
  )
}

function Records({ page }: { page: Page }) {
  const [leaving, setLeaving] = useState<RecordRef>()
  const columns: readonly Column<RecordRef>[] = [
    {
      key: 'record',
      header: 'Record',
      isRowHeader: true,
      cell: (record) => {
        const path = pathOfRecord(record)
        const words = record.reference ?? kindLabel(record.kind)
        return path === undefined ? words : <Link href={path}>{words}</Link>
      },
    },
    { key: 'kind', header: 'Kind', cell: ({ kind }) => kindLabel(kind) },
    { key: 'title', header: 'What', cell: ({ title }) => title },
    ...(page.isOwn
      ? [
          {
            key: 'out',
            header: 'Take out',
            headerHidden: true,
            cell: (record: RecordRef) => (
              <Button look="quiet" size="small" onClick={() => setLeaving(record)}>
                Take out
                <span className="govuk-visually-hidden"> {record.reference ?? record.title}</span>
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <DataTable
        caption="Records in it"
        columns={columns}
        rows={page.records}
        rowKey={({ id }) => id}
        empty="Nothing is in it that you may read."
      />
      {page.recordsLeft > 0 ? <p>{`And ${page.recordsLeft} more.`}</p> : null}
      {leaving === undefined ? null : (
        <TakeOut page={page} record={leaving} onClose={() => setLeaving(undefined)} />
      )}
    </>
  )
}
