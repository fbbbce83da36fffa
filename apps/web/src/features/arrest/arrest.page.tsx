import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { topicApi } from '../../platform/topic-api.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { ArrestRecord } from './arrest-record.tsx'

export function ArrestPage() {
  const { arrestId } = useParams({ from: '/arrests/$arrestId' })
  usePurposeFrom(arrestId, 'ARREST_CUSTODY')
  const arrest = useQuery(topicApi.arrest.get.query({ params: { arrestId } }))
  usePageTitle(arrest.data?.reference ?? 'Arrest')
  return (
    <Shown query={arrest} words="Opening the arrest…" headingLevel={1}>
      {(found) => <ArrestRecord arrest={found} />}
    </Shown>
  )
}
