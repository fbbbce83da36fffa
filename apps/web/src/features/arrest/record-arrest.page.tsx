import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Link } from '@mips/ui/link.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { api } from '../../platform/api.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { ArrestForm } from './arrest-form.tsx'

/** Records an arrest from an incident: its people and its place are carried in. */
export function RecordArrestPage() {
  usePageTitle('Record an arrest')
  const { incidentId } = useParams({ from: '/incidents/$incidentId/arrest' })
  const { personId } = useSearch({ from: '/incidents/$incidentId/arrest' })
  usePurposeFrom(incidentId, 'INCIDENT')
  const incident = useQuery({
    ...api.incident.get.query({ params: { incidentId } }),
    refetchOnReconnect: false,
  })
  return (
    <Shown query={incident} words="Opening the incident…" headingLevel={1}>
      {(found) => (
        <>
          <PageHeading
            caption={<Link href={paths.incident(found.id)}>{found.reference ?? found.title}</Link>}
          >
            Record an arrest
          </PageHeading>
          {found.may.recordArrest ? (
            <ArrestForm incident={found} personId={personId} />
          ) : (
            <p>Your role does not record arrests.</p>
          )}
        </>
      )}
    </Shown>
  )
}
