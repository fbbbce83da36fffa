import type { NearEvent, NearReply } from '@mips/contracts/pole-locations'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { ErrorMessage } from '@mips/ui/error-message.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Select } from '@mips/ui/select.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../platform/api.ts'
import { DayFilter } from '../../platform/day-filter.tsx'
import { rightNow } from '../../platform/form-times.ts'
import { formatDate, formatDateTime } from '../../platform/format.ts'
import { GridMap, type GridMapPoint } from '../../platform/grid-map.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { distances, nearProblem, readNear } from './near-params.ts'

/** What happened within so many metres of a place between two days, measured, on a small map and in words. */
export function NearPage() {
  usePageTitle('What happened near here')
  const { locationId } = useParams({ from: '/search/near/$locationId' })
  const params = useSearch({ from: '/search/near/$locationId' })
  const navigate = useNavigate({ from: '/search/near/$locationId' })
  const asked = readNear(params, rightNow().date)
  const problem = nearProblem(asked)
  const near = useQuery({
    ...api.pole.findNear.query({ params: { locationId }, body: asked }),
    enabled: problem === undefined,
    placeholderData: keepPreviousData,
  })
  const change = (part: Partial<typeof params>) =>
    void navigate({ search: { ...params, ...part }, replace: true })
  return (
    <div className="mips-stack">
      <PageHeading caption={near.data?.place.address}>What happened near here</PageHeading>
      <p className="mips-no-print">
        <Link href={paths.location(locationId)}>Back to the place</Link>
      </p>
      <Card title="How far and when" className="mips-no-print">
        <div className="mips-row mips-row--fields">
          <Select
            label="Within"
            name="metres"
            options={distances}
            value={String(asked.metres)}
            onChange={(event) => change({ metres: event.target.value })}
          />
          <DayFilter name="from" legend="First day" day={asked.from} onDay={(from) => change({ from })} />
          <DayFilter name="to" legend="Last day" day={asked.to} onDay={(to) => change({ to })} />
        </div>
        {problem === undefined ? null : <ErrorMessage>{problem}</ErrorMessage>}
      </Card>
      {problem === undefined ? (
        <Shown query={near} words="Measuring…">
          {(found) => <Near found={found} asked={asked} />}
        </Shown>
      ) : null}
    </div>
  )
}

type Asked = ReturnType<typeof readNear>
type Spot = { number: number; place: NearEvent; events: NearEvent[] }

function Near({ found, asked }: { found: NearReply; asked: Asked }) {
  const [selected, setSelected] = useState<string | undefined>(undefined)
  const spots = spotsOf(found)
  return (
    <>
      <p role="status">{summaryOf(found, asked)}</p>
      {spots.length === 0 ? null : (
        <Card title="Map">
          <GridMap
            label={`Around ${found.place.address}`}
            points={[
              middleOf(found),
              ...spots.filter(({ place }) => place.locationId !== found.place.id).map(toPoint),
            ]}
            selected={selected}
            onSelect={setSelected}
          />
          <p className="mips-small mips-muted">
            Kilometres of the National Grid. Blue: this place; yellow: where something happened. Distances are
            as the crow flies.
          </p>
          <ol className="mips-map-places" aria-label="What happened, the nearest first">
            {spots.map((spot) => (
              <SpotItem
                key={spot.place.locationId}
                spot={spot}
                isSelected={spot.place.locationId === selected}
                onSelect={setSelected}
              />
            ))}
          </ol>
        </Card>
      )}
    </>
  )
}

type SpotItemProps = { spot: Spot; isSelected: boolean; onSelect: (id: string | undefined) => void }

function SpotItem({ spot: { number, place, events }, isSelected, onSelect }: SpotItemProps) {
  return (
    <li data-selected={isSelected}>
      <Button
        look={isSelected ? 'primary' : 'secondary'}
        size="small"
        className="mips-map-places__number"
        aria-pressed={isSelected}
        onClick={() => onSelect(isSelected ? undefined : place.locationId)}
      >
        {number}
        <span className="govuk-visually-hidden"> Show {place.address} on the map</span>
      </Button>
      <div>
        <Link href={paths.location(place.locationId)}>{place.address}</Link>{' '}
        <span className="mips-muted">{place.metres === 0 ? 'here' : `${place.metres} metres away`}</span>
        <ul className="govuk-list mips-small">
          {events.map((event) => (
            <EventItem key={event.id} event={event} />
          ))}
        </ul>
      </div>
    </li>
  )
}

function EventItem({ event }: { event: NearEvent }) {
  const href = pathOfRecord(event)
  return (
    <li>
      {href === undefined ? event.title : <Link href={href}>{event.title}</Link>}{' '}
      <span className="mips-muted">{event.reference}</span> {formatDateTime(event.happenedAt)}
    </li>
  )
}

const summaryOf = ({ count, events }: NearReply, { metres, from, to }: Asked) => {
  const within = `within ${distances.find(({ value }) => value === String(metres))?.label ?? `${metres} metres`}, ${formatDate(from)} to ${formatDate(to)}`
  if (count === 0) return `Nothing that you may see is recorded ${within}.`
  const named = events.length < count ? `; the nearest ${events.length} are shown` : ''
  return `${count} ${count === 1 ? 'event' : 'events'} ${within}${named}.`
}

/** One pin for each place, whatever happened there; this place has the first number whether anything happened or not. */
function spotsOf({ place: middle, events }: NearReply): Spot[] {
  const byPlace = new Map<string, NearEvent[]>()
  for (const event of events) byPlace.set(event.locationId, [...(byPlace.get(event.locationId) ?? []), event])
  let number = 1
  return [...byPlace.values()].flatMap((all) => {
    const [place] = all
    if (place === undefined) return []
    if (place.locationId === middle.id) return [{ number: 1, place, events: all }]
    number += 1
    return [{ number, place, events: all }]
  })
}

const middleOf = ({ place }: NearReply): GridMapPoint => ({
  ...place,
  number: 1,
  words: place.address,
  tone: 'current',
})

const toPoint = ({ number, place }: Spot): GridMapPoint => ({
  id: place.locationId,
  easting: place.easting,
  northing: place.northing,
  number,
  words: place.address,
  tone: 'event',
})
