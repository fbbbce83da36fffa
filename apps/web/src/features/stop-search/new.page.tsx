/** A new search, opened with what is known. */
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { usePageTitle } from '../../platform/page-title.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { StopSearchForm } from './stop-form.tsx'
import { newValues } from './stop-values.ts'

export function NewStopSearchPage() {
  usePageTitle('New stop and search')
  const { incidentId, personId } = useSearch({ from: '/stop-search/new' })
  const prepared = useQuery({
    ...topicApi.stopSearch.prepare.query({ query: incidentId === undefined ? {} : { incidentId } }),
    staleTime: Infinity,
  })
  return (
    <>
      <PageHeading>New stop and search</PageHeading>
      <p>Save what you know now; what is missing is asked later.</p>
      <Shown query={prepared} words="Opening the form…" headingLevel={2}>
        {(known) => (
          <StopSearchForm
            prepared={known}
            defaults={newValues({
              searcherSex: known.searcherSex,
              isPlainClothes: known.isPlainClothes,
              personId,
              place: known.incident?.location?.address,
            })}
            kept={{
              searchedAt: undefined,
              detainedAt: undefined,
              told: {},
              locationId: known.incident?.location?.id,
              incidentId: known.incident?.id,
            }}
          />
        )}
      </Shown>
    </>
  )
}
