import type { AsbPage as Report } from '@mips/contracts/safeguarding-replies'
import { Card } from '@mips/ui/card.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { topicApi } from '../../platform/topic-api.ts'
import { AsbReportSlot } from '../../platform/event-slots.tsx'
import { formatDateTime, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import {
  Answers,
  ReportCheck,
  ReportEvents,
  ReportOfficers,
  ReportPeople,
  ReportPlace,
  sourceOf,
} from './report-parts.tsx'
import { riskTone } from './risk-matrix.tsx'

/** An anti-social behaviour report with its risk and its review. */
export function AsbPage() {
  usePageTitle('Anti-social behaviour report')
  const { reportId } = useParams({ from: '/asb/$reportId' })
  usePurposeFrom(reportId, 'INCIDENT')
  const report = useQuery(topicApi.safeguarding.getAsb.query({ params: { reportId } }))
  return (
    <Shown query={report} words="Opening the report…" headingLevel={1}>
      {(found) => (
        <Asb report={found} checkedAt={formatDateTime(new Date(report.dataUpdatedAt).toISOString())} />
      )}
    </Shown>
  )
}

function Asb({ report, checkedAt }: { report: Report; checkedAt: string }) {
  const { sources } = report
  return (
    <div className="mips-stack">
      <PageHeading caption={`${report.asbTypeLabel} ${report.reference ?? ''}`}>
        Anti-social behaviour report
      </PageHeading>
      <div className="mips-columns mips-columns--main-aside">
        <div className="mips-stack">
          <Answers
            title="What happened"
            sources={sources}
            answers={[
              { field: 'description', label: 'Description', text: report.description },
              { field: 'impact', label: 'What it does to them', text: report.impact },
              { field: 'actionTaken', label: 'What was done', text: report.actionTaken },
            ]}
          />
          <AsbReportSlot reportId={report.id} />
          <ReportPeople people={report.people} checkedAt={checkedAt} />
          <ReportEvents events={report.events} />
        </div>
        <div className="mips-stack">
          <Risk report={report} />
          <ReportCheck
            task={report.reviewTask}
            words="Supervisor's review"
            refreshes={topicApi.safeguarding.getAsb.key}
          />
          <ReportPlace location={report.location} sources={sources} checkedAt={checkedAt} />
          <ReportOfficers officers={report.officers} />
        </div>
      </div>
    </div>
  )
}

function Risk({ report }: { report: Report }) {
  const { risk, raisedBy } = report
  return (
    <Card title="Risk">
      <p>
        <Tag tone={riskTone(risk.grade)}>{risk.gradeLabel}</Tag> {risk.reason}{' '}
        {sourceOf(report.sources, 'riskGrade', 'Risk')}
      </p>
      <SummaryList
        rows={[
          ...risk.answers.map((factor) => ({ key: factor.label, value: wordsOfAnswer(factor) })),
          { key: 'Score', value: `${risk.score} out of 21` },
          { key: 'Happened', value: formatDateTimeZone(report.occurredAt) },
          {
            key: 'Raised',
            value: `${formatDateTime(report.raisedAt)}${raisedBy === null ? '' : ` by ${formatOfficer(raisedBy)}`}`,
          },
        ]}
      />
    </Card>
  )
}

function wordsOfAnswer({ answer, low, high }: Report['risk']['answers'][number]): string {
  if (answer === 0) return `0: ${low}`
  return answer === 3 ? `3: ${high}` : String(answer)
}
