/** Is it a crime? The report with its clock, what was decided so far, and the decision. */
import type { RecordingPage as Recording } from '@mips/contracts/crime-parts'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { DecideForm } from './decide-form.tsx'
import { ReviewForm } from './review-form.tsx'

export function RecordingPage() {
  const { incidentId } = useParams({ from: '/incidents/$incidentId/crime' })
  usePurposeFrom(incidentId, 'INCIDENT')
  usePageTitle('Is it a crime?')
  const report = useQuery(topicApi.crime.getRecording.query({ params: { incidentId } }))
  return (
    <Shown query={report} words="Reading the report…" headingLevel={1}>
      {(page) => <Report page={page} />}
    </Shown>
  )
}

const clockTones = { WAITING: 'info', OVERDUE: 'bad', DECIDED: 'good', DECIDED_LATE: 'caution' } as const
const clockWords = {
  WAITING: 'Decide by',
  OVERDUE: 'Overdue since',
  DECIDED: 'Decided in time',
  DECIDED_LATE: 'Decided late',
} as const

function Report({ page }: { page: Recording }) {
  const { incident, clock } = page
  const state = clock.state as keyof typeof clockTones
  const isDone = state === 'DECIDED' || state === 'DECIDED_LATE'
  return (
    <>
      <p className="mips-no-print">
        <Link href={paths.incident(incident.id)}>{incident.reference ?? 'The incident'}</Link>
      </p>
      <PageHeading caption={incident.reference ?? ''}>Is it a crime?</PageHeading>
      <Card title="The report">
        <SummaryList
          rows={[
            { key: 'What was told', value: incident.summary ?? incident.title },
            { key: 'Reported', value: formatDateTimeZone(page.reportedAt) },
            { key: 'Where', value: page.location?.address ?? 'No place recorded' },
            {
              key: 'Decision',
              value: (
                <Tag tone={clockTones[state]}>
                  {clockWords[state]}
                  {isDone || clock.recordBy === null ? '' : ` ${formatDateTimeZone(clock.recordBy)}`}
                </Tag>
              ),
            },
          ]}
        />
      </Card>
      {page.decisions.map((decision) => (
        <Card key={decision.id} title={`Decided: ${decision.decision.label}`}>
          <SummaryList
            rows={[
              ...(decision.crime === null
                ? []
                : [
                    {
                      key: 'Crime',
                      value: (
                        <Link href={paths.crime(decision.crime.id)}>
                          {decision.crime.reference} {decision.crime.title}
                        </Link>
                      ),
                    },
                  ]),
              ...(decision.reason === null
                ? []
                : [
                    {
                      key: 'Reason',
                      value: `${decision.reason.label}${decision.n100 === null ? '' : ` (${decision.n100})`}`,
                    },
                  ]),
              ...(decision.words === null ? [] : [{ key: 'In words', value: decision.words }]),
              {
                key: 'By',
                value: `${decision.decidedBy === null ? 'Not known' : formatOfficer(decision.decidedBy)}, ${formatDateTimeZone(decision.decidedAt)}`,
              },
              { key: 'Counting rules', value: `${decision.test.decision.label}. ${decision.test.because}` },
              ...(decision.registrar.state === 'NONE'
                ? []
                : [{ key: 'Registrar', value: <RegistrarWords {...decision.registrar} /> }]),
            ]}
          />
          {decision.registrar.state === 'WAITING' && page.may.review.allowed ? (
            <ReviewForm incidentId={incident.id} decisionId={decision.id} />
          ) : null}
        </Card>
      ))}
      {page.may.decide.allowed ? <DecideForm page={page} /> : <p>{page.may.decide.reason}</p>}
    </>
  )
}

const registrarTags = {
  WAITING: { tone: 'caution', words: 'Waits for the registrar' },
  AGREED: { tone: 'good', words: 'Agreed' },
  RETURNED: { tone: 'bad', words: 'Returned: decide anew' },
} as const

function RegistrarWords({ state, words, by, at }: Recording['decisions'][number]['registrar']) {
  const tag = registrarTags[state as keyof typeof registrarTags]
  return (
    <>
      <Tag tone={tag.tone}>{tag.words}</Tag> {words}
      {by === null || at === null ? null : ` ${formatOfficer(by)}, ${formatDateTimeZone(at)}`}
    </>
  )
}
