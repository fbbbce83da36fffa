import type { LocationPage } from '@mips/contracts/pole-locations'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { z } from 'zod'
import { api } from '../../platform/api.ts'
import { formatDateTime } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { Shown } from '../../platform/problem.tsx'
import { OpenForm } from './open-form.tsx'
import { PlaceChoice } from './place-choice.tsx'

/** Opens an incident: the place first, because its warnings and people decide the rest. */
export function OpenPage() {
  usePageTitle('Open an incident')
  const search = useSearch({ from: '/incidents/new' })
  const navigate = useNavigate({ from: '/incidents/new' })
  const locationId = z.uuid().safeParse(search.locationId).data
  const choose = (id: string | undefined) => void navigate({ search: { locationId: id } })
  return (
    <div className="mips-stack">
      <PageHeading>Open an incident</PageHeading>
      {locationId === undefined ? (
        <PlaceChoice onChoose={choose} />
      ) : (
        <AtPlace key={locationId} locationId={locationId} onOther={() => choose(undefined)} />
      )}
    </div>
  )
}

function AtPlace({ locationId, onOther }: { locationId: string; onOther: () => void }) {
  const place = useQuery(api.pole.getLocation.query({ params: { locationId } }))
  return (
    <Shown query={place} words="Reading what is known of the place…">
      {(found: LocationPage) => (
        <OpenForm
          place={found}
          checkedAt={formatDateTime(new Date(place.dataUpdatedAt).toISOString())}
          onOther={onOther}
        />
      )}
    </Shown>
  )
}
