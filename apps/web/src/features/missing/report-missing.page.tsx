/** A report of somebody missing from an incident: who first, then only what is new. */
import type { PreparedMissing } from '@mips/contracts/missing-parts'
import { LinkButton } from '@mips/ui/button.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { formatDateTime } from '../../platform/format.ts'
import { LinkedPersonLine } from '../../platform/linked-person.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBar } from '../../platform/person-bar.tsx'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { ReportMissingForm } from './report-missing-form.tsx'

export function ReportMissingPage() {
  usePageTitle('Report a missing person')
  const { incidentId } = useParams({ from: '/incidents/$incidentId/missing' })
  const { personId } = useSearch({ from: '/incidents/$incidentId/missing' })
  usePurposeFrom(incidentId, 'SAFEGUARDING')
  const prepared = useQuery({
    ...topicApi.missing.prepare.query({
      params: { incidentId },
      query: personId === undefined ? {} : { personRecordId: personId },
    }),
    // What is typed must not be taken over by a later answer.
    staleTime: Infinity,
    gcTime: 0,
  })
  return (
    <Shown query={prepared} words="Gathering what is known…" headingLevel={1}>
      {(known) => <Report key={personId} known={known} />}
    </Shown>
  )
}

function Report({ known }: { known: PreparedMissing }) {
  const { incident, subject } = known
  return (
    <div className="mips-stack">
      <PageHeading caption={`From ${incident.reference ?? incident.title}`}>
        Report a missing person
      </PageHeading>
      {subject === null ? (
        <Choose known={known} />
      ) : (
        <>
          <PersonBar person={subject.person} />
          {subject.openEpisodeId === null ? (
            <ReportMissingForm known={known} subject={subject} />
          ) : (
            <p>
              This person is reported missing already:{' '}
              <Link href={paths.missing(subject.openEpisodeId)}>open that report</Link>.
            </p>
          )}
        </>
      )}
    </div>
  )
}

function Choose({ known: { incident, people } }: { known: PreparedMissing }) {
  const at = formatDateTime(incident.occurredAt)
  return (
    <section className="mips-stack" aria-labelledby="who">
      <h2 id="who" className="govuk-heading-m">
        Who is missing?
      </h2>
      {people
        .filter(({ role }) => role !== 'INFORMANT_CALLER')
        .map((person) => (
          <LinkedPersonLine
            key={person.linkId}
            person={person}
            fact="role in this incident"
            checkedAt={at}
            actions={
              <LinkButton
                href={paths.reportMissing(incident.id, person.personRecordId)}
                look="secondary"
                size="small"
              >
                {person.name} is missing
              </LinkButton>
            }
          />
        ))}
      <p>
        <LinkButton
          href={paths.searchPerson({ incidentId: incident.id, role: 'MISSING' })}
          look="quiet"
          icon="search"
        >
          Somebody else: search and add them to the incident
        </LinkButton>
      </p>
    </section>
  )
}
