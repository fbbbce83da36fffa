import type { PlaceOf } from '@mips/contracts/pole-chart'
import { Button } from '@mips/ui/button.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../platform/api.ts'
import { formatDate } from '../../platform/format.ts'
import { GridMap, type GridMapPoint } from '../../platform/grid-map.tsx'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { Section } from './fact-sections.tsx'

/** Addresses and the places of events on the National Grid, with the same in words beside. */
export function AddressMap({ nominalId, name }: { nominalId: string; name: string }) {
  const query = useQuery(api.pole.getPlacesOf.query({ params: { recordId: nominalId } }))
  return (
    <Section id="map" title="Map">
      <Shown query={query} words="Reading the places…">
        {({ places }) => <PlacesMap places={places} name={name} />}
      </Shown>
    </Section>
  )
}

type Spot = { id: string; number: number; place: PlaceOf; all: PlaceOf[] }
const mostListed = 12

function PlacesMap({ places, name }: { places: readonly PlaceOf[]; name: string }) {
  const [selected, setSelected] = useState<string | undefined>(undefined)
  const [isWhole, setIsWhole] = useState(false)
  const spots = spotsOf(places)
  if (spots.length === 0) return <p className="mips-muted">No places recorded</p>
  const shown = isWhole ? spots : spots.slice(0, mostListed)
  return (
    <>
      <GridMap
        label={`Places of ${name}`}
        points={shown.flatMap(toPoint)}
        selected={selected}
        onSelect={setSelected}
      />
      <p className="mips-small mips-muted">
        Kilometres of the National Grid. Blue: lives there now; grey: an earlier address; yellow: an event.
      </p>
      <ol className="mips-map-places" aria-label={`Places of ${name}`}>
        {shown.map((spot) => (
          <li key={spot.id} data-selected={spot.id === selected}>
            <Button
              look={spot.id === selected ? 'primary' : 'secondary'}
              size="small"
              className="mips-map-places__number"
              aria-pressed={spot.id === selected}
              onClick={() => setSelected(spot.id === selected ? undefined : spot.id)}
            >
              {spot.number}
              <span className="govuk-visually-hidden"> Show {spot.place.address} on the map</span>
            </Button>
            <div>
              <Link href={paths.location(spot.place.locationId)}>{spot.place.address}</Link>{' '}
              {spot.place.hasWarning ? <Tag tone="bad">Warning</Tag> : null}{' '}
              {spot.place.easting === null ? <Tag tone="neutral">Not on the map</Tag> : null}
              <br />
              <span className="mips-small">
                {spot.all.slice(0, 3).map((place, at) => (
                  <Why
                    key={`${place.eventId ?? ''}${place.label}${place.from ?? ''}`}
                    place={place}
                    isFirst={at === 0}
                  />
                ))}
                {spot.all.length > 3 ? `; ${spot.all.length - 3} more` : ''}
              </span>
            </div>
          </li>
        ))}
      </ol>
      {shown.length < spots.length ? (
        <Button look="secondary" size="small" onClick={() => setIsWhole(true)}>
          Show all {spots.length} places
        </Button>
      ) : null}
    </>
  )
}

function Why({ place, isFirst }: { place: PlaceOf; isFirst: boolean }) {
  const href =
    place.eventId === null || place.eventKind === null
      ? undefined
      : pathOfRecord({ id: place.eventId, kind: place.eventKind })
  const day =
    place.from === null ? '' : ` ${place.why === 'address' ? 'since ' : ''}${formatDate(place.from)}`
  return (
    <>
      {isFirst ? '' : '; '}
      {href === undefined ? place.label : <Link href={href}>{place.label}</Link>}
      {day}
      {place.why === 'address' && place.to !== null ? ` until ${formatDate(place.to)}` : ''}
    </>
  )
}

/** One pin for each place, whatever happened there; what the person's home is comes before what happened. */
function spotsOf(places: readonly PlaceOf[]): Spot[] {
  const byPlace = new Map<string, PlaceOf[]>()
  const inOrder = [...places].sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
  for (const place of inOrder)
    byPlace.set(place.locationId, [...(byPlace.get(place.locationId) ?? []), place])
  return [...byPlace.values()].flatMap((all, at) => {
    const [place] = all
    return place === undefined ? [] : [{ id: place.locationId, number: at + 1, place, all }]
  })
}

function toPoint({ id, number, place }: Spot): GridMapPoint[] {
  if (place.easting === null || place.northing === null) return []
  const addressTone = place.isCurrent ? 'current' : 'past'
  const tone = place.why === 'event' ? 'event' : addressTone
  return [{ id, number, easting: place.easting, northing: place.northing, words: place.address, tone }]
}
