/** The marks of finished work of a case, for the officer whose work it was and for supervisors. */
import type { SampleView } from '@mips/contracts/case-sampling'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatDate, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'

export function SamplesPage() {
  const { caseId } = useParams({ from: '/cases/$caseId/samples' })
  usePurposeFrom(caseId, 'INVESTIGATION')
  usePageTitle('Marks of finished work')
  const found = useQuery({ ...topicApi.caseSampling.ofCase.query({ params: { caseId } }), staleTime: 0 })
  return (
    <Shown query={found} words="Reading the marks…" headingLevel={1}>
      {({ urn, title, samples }) => (
        <div className="mips-stack">
          <PageHeading
            caption={`Case ${urn}: ${title}`}
            actions={<Link href={paths.prosecutionCase(caseId)}>Back to the case</Link>}
          >
            Marks of finished work
          </PageHeading>
          {samples.length === 0 ? <p className="mips-muted">There are no marks for you here.</p> : null}
          {samples.map((sample) => (
            <Sample key={sample.id} sample={sample} />
          ))}
        </div>
      )}
    </Shown>
  )
}

function Sample({ sample }: { sample: SampleView }) {
  const { kind, officer, finishedAt, passed, marks, feedback, by, at } = sample
  return (
    <Card title={`${kind.label} of ${formatDate(finishedAt)}`}>
      <p>
        <Tag tone={passed ? 'good' : 'bad'}>{passed ? 'Passed' : 'Failed'}</Tag>{' '}
        <span className="mips-muted">
          {[
            officer === null ? null : `work of ${formatOfficer(officer)}`,
            `marked ${formatDateTimeZone(at)}${by === null ? '' : ` by ${formatOfficer(by)}`}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      <ul className="govuk-list" aria-label="Marks by heading">
        {marks.map(({ heading, passed: isPassed, reason }) => (
          <li key={heading.code}>
            <Tag tone={isPassed ? 'good' : 'bad'}>{isPassed ? 'Pass' : 'Fail'}</Tag> {heading.label}
            {reason === null ? '' : `: ${reason}`}
          </li>
        ))}
      </ul>
      {feedback === '' ? null : <p className="mips-written">{feedback}</p>}
    </Card>
  )
}
