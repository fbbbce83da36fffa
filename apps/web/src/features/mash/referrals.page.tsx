/** The desk of the multi-agency hub: reports that wait, the gravest and most overdue first. */
import type { ReferralLine } from '@mips/contracts/mash-parts'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { formatDateTime, formatDateTimeZone } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { SafeguardingNav } from '../../platform/safeguarding-nav.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { gradeTone } from './mash.api.ts'

const columns: Column<ReferralLine>[] = [
  {
    key: 'who',
    header: 'About',
    isRowHeader: true,
    cell: ({ id, subject, reference, reportType }) => (
      <>
        <Link href={paths.referral(id)}>{subject?.name ?? reference ?? 'Not named'}</Link>
        <br />
        <span className="mips-small mips-muted">
          {reference}, {reportType.label.toLowerCase()}
        </span>
      </>
    ),
  },
  {
    key: 'grade',
    header: 'Grade',
    cell: ({ grade, proposedGrade }) => {
      const shown = grade ?? proposedGrade
      return (
        <Tag tone={gradeTone(shown?.code)}>
          {shown === null
            ? 'Not graded'
            : `${shown.label.split(':')[0]}${grade === null ? ', proposed' : ''}`}
        </Tag>
      )
    },
  },
  { key: 'standing', header: 'Stands', cell: ({ standing }) => standing.label },
  { key: 'written', header: 'Written', cell: ({ writtenAt }) => formatDateTime(writtenAt) },
  {
    key: 'due',
    header: 'Due next',
    cell: ({ due: [next] }) =>
      next === undefined ? (
        'Nothing'
      ) : (
        <>
          {next.text} by {formatDateTimeZone(next.by)} {next.isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
        </>
      ),
  },
]

export function ReferralsPage() {
  usePageTitle('MASH')
  const desk = useQuery({ ...topicApi.mash.listReferrals.query({}), refetchInterval: 60_000 })
  return (
    <>
      <PageHeading>Reports for the multi-agency hub</PageHeading>
      <SafeguardingNav current={paths.referrals()} />
      <Shown query={desk} words="Looking what waits…" headingLevel={2}>
        {({ lines }) => (
          <DataTable
            caption="Reports"
            captionHidden
            columns={columns}
            rows={lines}
            rowKey={({ id }) => id}
            rowTone={({ due: [next] }) => (next?.isOverdue === true ? 'bad' : undefined)}
            empty={<p>No report that you may see waits.</p>}
          />
        )}
      </Shown>
    </>
  )
}
