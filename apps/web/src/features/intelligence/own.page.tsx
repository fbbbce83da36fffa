/** The reports that the user wrote: what was sent in, and what the unit asks of them. */
import type { OwnReport } from '@mips/contracts/intelligence'
import { LinkButton } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { Tone } from '@mips/ui/tone.ts'
import { useQuery } from '@tanstack/react-query'
import { formatDateTime } from '../../platform/format.ts'
import { IntelligenceNav } from '../../platform/intelligence-nav.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const tones: Record<string, Tone> = { RETURNED: 'caution', ACCEPTED: 'good' }

const columns: Column<OwnReport>[] = [
  {
    key: 'reference',
    header: 'Report',
    cell: ({ reference, force }) => (
      <>
        {reference ?? 'Intelligence report'} {force.isOfReader ? null : <Tag>{force.label}</Tag>}
      </>
    ),
  },
  { key: 'at', header: 'Sent in', cell: ({ submittedAt }) => formatDateTime(submittedAt) },
  {
    key: 'sees',
    header: 'Where it stands',
    cell: ({ sees, seesLabel }) => <Tag tone={tones[sees] ?? 'neutral'}>{seesLabel}</Tag>,
  },
]

export function OwnIntelligencePage() {
  usePageTitle('My intelligence')
  const own = useQuery({ ...topicApi.intelligence.listOwn.query(), refetchInterval: 60_000 })
  return (
    <div className="mips-stack">
      <PageHeading>My intelligence</PageHeading>
      <IntelligenceNav current={paths.ownIntelligence()} />
      <Shown query={own} words="Looking up what you sent in…" headingLevel={2}>
        {({ reports }) =>
          reports.length === 0 ? (
            <EmptyState title="You have sent nothing in">
              What you write up stands here, with what the intelligence unit asks of it.
            </EmptyState>
          ) : (
            <Own reports={reports} />
          )
        }
      </Shown>
    </div>
  )
}

function Own({ reports }: { reports: readonly OwnReport[] }) {
  const asked = reports.filter(({ sees }) => sees === 'RETURNED')
  const others = reports.filter(({ sees }) => sees !== 'RETURNED')
  return (
    <>
      {asked.map((report) => (
        <Asked key={report.id} report={report} />
      ))}
      <Card title="Sent in">
        <DataTable
          caption="Your reports, the newest first"
          captionHidden
          columns={columns}
          rows={others}
          rowKey={({ id }) => id}
          empty={<p>All your reports wait for you.</p>}
        />
      </Card>
    </>
  )
}

/** A report that the unit returned: what it asks, and the way to put it right. */
function Asked({ report }: { report: OwnReport }) {
  const name = report.reference ?? 'Intelligence report'
  return (
    <Card tone="caution" title={`${name}: the unit asks`}>
      <p className="mips-written">
        {report.returnReason ?? 'It gave no reason: ring the intelligence unit.'}
      </p>
      <p className="mips-muted">Sent in on {formatDateTime(report.submittedAt)}</p>
      <LinkButton href={paths.answerIntelligence(report.id)}>
        Put it right <span className="govuk-visually-hidden">{name}</span>
      </LinkButton>
    </Card>
  )
}
