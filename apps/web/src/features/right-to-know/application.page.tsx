/** One application: its clock, its stages in their order, the decision, the approved words and what was told. */
import type { ApplicationPage as Application } from '@mips/contracts/right-to-know'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { LinkedEvents } from '../../platform/linked-events.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { DecisionForm, StageForm } from './stage-forms.tsx'
import { DiscloseForm, Wording } from './telling-forms.tsx'

export function ApplicationPage() {
  const { applicationId } = useParams({ from: '/right-to-know/$applicationId' })
  usePurposeFrom(applicationId, 'SAFEGUARDING')
  const found = useQuery(topicApi.rightToKnow.get.query({ params: { applicationId } }))
  return (
    <Shown query={found} words="Opening the application…" headingLevel={1}>
      {(page) => <Record page={page} />}
    </Shown>
  )
}

const stageColumns: Column<Application['stages'][number]>[] = [
  { key: 'stage', header: 'Stage', isRowHeader: true, cell: ({ stage }) => stage.label },
  {
    key: 'at',
    header: 'Done',
    cell: ({ at, by }) => `${formatDateTimeZone(at)}${by === null ? '' : `, ${formatOfficer(by)}`}`,
  },
  {
    key: 'words',
    header: 'What was done',
    cell: ({ words, sources }) =>
      [words, sources.length === 0 ? null : `Looked at: ${sources.map(({ label }) => label).join(', ')}`]
        .filter((part) => part !== null)
        .join('. '),
  },
]

function Record({ page }: { page: Application }) {
  usePageTitle(`Right to know ${page.reference ?? ''}`)
  const next = page.next?.code
  const isPlain = next !== undefined && next !== 'DECIDED' && next !== 'DISCLOSED'
  return (
    <>
      <PageHeading caption={page.reference ?? ''}>
        {page.scheme.label} <Tag tone="info">{page.stage.label}</Tag>
      </PageHeading>
      {page.due.map(({ what, text, by, rule, isOverdue }) => (
        <NotificationBanner
          key={what}
          tone={isOverdue ? 'bad' : 'info'}
          title={`${text}: ${isOverdue ? 'overdue since' : 'by'} ${formatDateTimeZone(by)} (${rule})`}
        />
      ))}
      <div className="mips-stack">
        <Card title="The application">
          <SummaryList rows={applicationRows(page)} />
        </Card>
        <Card title="Stages">
          <DataTable
            caption="Stages that are done"
            captionHidden
            columns={stageColumns}
            rows={page.stages}
            rowKey={({ stage }) => stage.code}
            empty={<p>Nothing is done yet.</p>}
          />
        </Card>
        {page.may.work.allowed && isPlain ? <StageForm key={next} page={page} stage={next} /> : null}
        {page.may.work.allowed && next === 'DECIDED' ? <DecisionForm page={page} /> : null}
        {page.decision?.code === 'DISCLOSE' ? <Wording page={page} /> : null}
        {page.may.disclose.allowed ? <DiscloseForm page={page} /> : null}
        <LinkedEvents events={page.events} caption="Linked records" empty="Nothing is linked." />
      </div>
    </>
  )
}

function applicationRows(page: Application) {
  const optional = (key: string, value: string | null | undefined) =>
    value === null || value === undefined || value === '' ? [] : [{ key, value }]
  const { told } = page
  return [
    ...page.people.map(({ linkId, nominalId, name, roleLabel }) => ({
      key: roleLabel,
      value: (
        <Link key={linkId} href={paths.nominal(nominalId)}>
          {name}
        </Link>
      ),
    })),
    { key: 'Way', value: `${page.route.label}, ${page.receivedHow.label.toLowerCase()}` },
    { key: 'Received', value: formatDateTimeZone(page.receivedAt) },
    ...optional('How they stand to each other', page.relation),
    ...optional('What worries', page.concern),
    ...optional('Decision', page.decision?.label),
    ...optional('Decided with', page.partners),
    ...optional('Pressing need', page.pressingNeed),
    ...optional('Proportionate', page.proportionality),
    ...optional('What is not told, and why', page.notDisclosed),
    ...(told === null
      ? []
      : [
          {
            key: 'Told',
            value: `${told.name}, ${formatDateTimeZone(told.at)}${told.by === null ? '' : `, by ${formatOfficer(told.by)}`}${told.place === null ? '' : `, ${told.place}`}`,
          },
          ...optional('How they can protect', told.howTheyProtect),
          ...optional('Safety plan', told.safetyPlan),
          ...optional('Receipt', told.receipt),
        ]),
  ]
}
