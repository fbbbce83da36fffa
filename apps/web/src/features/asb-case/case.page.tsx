/** A case of anti-social behaviour on one page: what is left, the calls, who, the risk, the plan, and what supervisors decide. */
import type { AsbCasePage as Case } from '@mips/contracts/asb-case-parts'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ChangedSince } from '../../platform/changed-since.tsx'
import { formatDate, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { LinkedEvents } from '../../platform/linked-events.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { LeftList } from '../../platform/rights-entries-table.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { CaseReviews } from './case-reviews.tsx'
import { CasePeople } from './case-people.tsx'
import { CloseCase, ReviewRisk } from './decide-forms.tsx'
import { gradeTone } from './desk.page.tsx'
import { Plan } from './plan.tsx'
import { Risk } from './risk.tsx'

export function AsbCasePage() {
  const { caseId } = useParams({ from: '/safeguarding/asb/$caseId' })
  usePurposeFrom(caseId, 'INVESTIGATION')
  usePageTitle('ASB case')
  const found = useQuery(topicApi.asbCase.get.query({ params: { caseId } }))
  return (
    <Shown query={found} words="Opening the case…" headingLevel={1}>
      {(page) => <CaseView page={page} />}
    </Shown>
  )
}

function CaseView({ page }: { page: Case }) {
  const isOpen = page.state === 'OPEN'
  return (
    <div className="mips-stack">
      <p className="mips-no-print">
        <Link href={paths.asbCases()}>ASB cases</Link>
      </p>
      <PageHeading caption={page.reference ?? ''}>{page.title}</PageHeading>
      <p>
        {isOpen ? <Tag tone="info">Open</Tag> : <Tag tone="neutral">Closed</Tag>}{' '}
        {page.grade === null ? null : <Tag tone={gradeTone(page.grade.code)}>{page.grade.label} risk</Tag>}{' '}
        {page.reviewOn === null ? null : (
          <Tag tone={page.isReviewOverdue ? 'bad' : 'caution'}>Review by {formatDate(page.reviewOn)}</Tag>
        )}
      </p>
      <ChangedSince key={page.id} record={{ id: page.id, kind: 'AsbCase' }} />
      {isOpen ? <LeftList left={page.left} /> : null}
      <Card title="The case">
        <SummaryList rows={rowsOf(page)} />
      </Card>
      <Card title={page.calls.length === 1 ? '1 call' : `${page.calls.length} calls`}>
        <LinkedEvents
          events={page.calls}
          caption="Calls of this case"
          empty="No call belongs to this case."
        />
      </Card>
      <CasePeople page={page} />
      <Risk page={page} />
      {page.may.review.allowed ? <ReviewRisk page={page} /> : null}
      <Plan page={page} />
      <CaseReviews page={page} />
      {page.may.close.allowed ? <CloseCase page={page} /> : null}
      <Card id="log" title="Log">
        <DataTable
          caption="Log"
          captionHidden
          columns={logColumns}
          rows={page.log}
          rowKey={({ id }) => id}
          empty={<p>Nothing is in the log yet.</p>}
        />
      </Card>
    </div>
  )
}

const logColumns: Column<Case['log'][number]>[] = [
  { key: 'at', header: 'When', isRowHeader: true, cell: ({ happenedAt }) => formatDateTimeZone(happenedAt) },
  { key: 'text', header: 'What', cell: ({ text }) => text },
  { key: 'by', header: 'By', cell: ({ author }) => author ?? 'System' },
]

function rowsOf(page: Case) {
  const optional = (key: string, value: string | null | undefined) => (value ? [{ key, value }] : [])
  return [
    { key: 'Why it was opened', value: `${page.basis.label}. ${page.openedReason ?? ''}` },
    ...optional('Kind', page.asbType?.label),
    ...optional('What was told', page.summary),
    ...(page.location === null
      ? []
      : [
          {
            key: 'Where',
            value: <Link href={paths.location(page.location.id)}>{page.location.address}</Link>,
          },
        ]),
    { key: 'Kept by', value: page.owner === null ? 'Nobody' : formatOfficer(page.owner) },
    { key: 'Opened', value: formatDateTimeZone(page.openedAt) },
    ...optional('Outcome', page.outcome?.label),
    ...optional('How it ended', page.outcomeWords),
    ...optional(
      'Closed',
      page.closedAt === null
        ? null
        : `${formatDateTimeZone(page.closedAt)}${page.closedBy === null ? '' : `, ${formatOfficer(page.closedBy)}`}`,
    ),
  ]
}
