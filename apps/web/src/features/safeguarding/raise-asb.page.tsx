import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { topicApi } from '../../platform/topic-api.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { AsbForm } from './asb-form.tsx'

/** Anti-social behaviour at an incident: what is known and what came before, then the new facts and the risk. */
export function RaiseAsbPage() {
  usePageTitle('Anti-social behaviour report')
  const { incidentId } = useParams({ from: '/incidents/$incidentId/asb' })
  usePurposeFrom(incidentId, 'INCIDENT')
  const prepared = useQuery({
    ...topicApi.safeguarding.prepareAsb.query({ params: { incidentId } }),
    // What is typed must not be taken over by a later answer.
    staleTime: Infinity,
    gcTime: 0,
  })
  return (
    <Shown query={prepared} words="Gathering what is known…" headingLevel={1}>
      {(known) => (
        <div className="mips-stack">
          <PageHeading caption={`From ${known.event.reference ?? known.event.title}`}>
            Anti-social behaviour report
          </PageHeading>
          <AsbForm known={known} />
        </div>
      )}
    </Shown>
  )
}
