import type { LocationPage as Location } from '@mips/contracts/pole-locations'
import { LinkButton } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../../platform/api.ts'
import { Can } from '../../platform/can.tsx'
import { formatDateTime } from '../../platform/format.ts'
import { Gazetteer } from '../../platform/gazetteer.tsx'
import { GridMap } from '../../platform/grid-map.tsx'
import { LinkedEvents } from '../../platform/linked-events.tsx'
import { LinkedObjects } from '../../platform/linked-objects.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { TaskingLink } from '../../platform/tasking-link.tsx'
import { WatchLink } from '../../platform/watch-link.tsx'
import { asWarnings } from '../../platform/warnings.ts'
import { AddMarker } from '../../platform/add-marker.tsx'
import { EndedMarkers, MarkerEnds } from './marker-list.tsx'
import { PeopleThere } from './people-there.tsx'
import { Photographs } from '../../platform/photographs.tsx'
import { sourceOf } from './source-of.tsx'

/** A place: its live warnings first, then who is known there, what happened there, what is kept there. */
export function LocationPage() {
  usePageTitle('Place')
  const { locationId } = useParams({ from: '/locations/$locationId' })
  const place = useQuery(api.pole.getLocation.query({ params: { locationId } }))
  return (
    <Shown query={place} words="Opening the place…" headingLevel={1}>
      {(found) => (
        <Place place={found} checkedAt={formatDateTime(new Date(place.dataUpdatedAt).toISOString())} />
      )}
    </Shown>
  )
}

function Place({ place, checkedAt }: { place: Location; checkedAt: string }) {
  const live = place.markers.filter((marker) => marker.endedOn === null)
  return (
    <div className="mips-stack">
      <PageHeading caption={`Place ${place.reference ?? ''}`}>{place.address}</PageHeading>
      <WarningStrip markers={asWarnings(live)} about={place.address} checked={{ date: checkedAt }} />
      <div className="mips-button-group mips-no-print">
        {place.may.openIncident ? (
          <LinkButton href={paths.newIncident(place.id)} icon="plus">
            Open an incident here
          </LinkButton>
        ) : null}
        {place.may.addMarker ? <AddMarker recordId={place.id} kind="LOCATION" about={place.address} /> : null}
        {place.easting === null ? null : (
          <Can do="pole.record.search">
            <LinkButton look="secondary" href={paths.near(place.id)}>
              What happened near here
            </LinkButton>
          </Can>
        )}
      </div>
      <div className="mips-columns mips-columns--main-aside">
        <div className="mips-stack">
          <PeopleThere people={place.people} checkedAt={checkedAt} />
          <Card title="What happened here">
            <LinkedEvents
              events={place.events}
              caption="Events at this place"
              empty="No events on MiPS are linked to this place."
            />
          </Card>
          <Card title="Objects">
            <LinkedObjects
              objects={place.objects}
              caption="Objects at this place"
              empty="No objects on MiPS are linked to this place."
            />
          </Card>
        </div>
        <div className="mips-stack">
          <Facts place={place} />
          <MarkerEnds recordId={place.id} markers={live} mayEnd={place.may.endMarker} />
          <EndedMarkers markers={place.markers.filter((marker) => marker.endedOn !== null)} />
          <Photographs
            recordId={place.id}
            name={place.address}
            photographs={place.photographs}
            mayAdd={place.may.addPhotograph}
          />
          <p className="mips-no-print">
            <LinkButton look="quiet" href={paths.chart(place.id)}>
              Link chart
            </LinkButton>
            <WatchLink recordId={place.id} />
            <TaskingLink recordId={place.id} />
            <Can do="intelligence.product.make">
              <LinkButton look="quiet" href={paths.newProduct('PROBLEM', [place.id])}>
                Make a problem profile
              </LinkButton>
            </Can>
          </p>
          {place.may.seeHistory ? (
            <p className="mips-no-print">
              <LinkButton look="quiet" icon="audit" href={paths.history(place.id)}>
                Every change of this place
              </LinkButton>
            </p>
          ) : null}
        </div>
      </div>
    </div>
  )
}

const positionOf = (place: Location) =>
  place.latitude === null || place.longitude === null
    ? undefined
    : `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`

/** Where it is; what is not on the map says so above. */
function Pin({ place }: { place: Location }) {
  if (place.easting === null || place.northing === null) return null
  const point = {
    id: place.id,
    easting: place.easting,
    northing: place.northing,
    number: 1,
    words: place.address,
  }
  return <GridMap label={place.address} points={[point]} />
}

function Facts({ place }: { place: Location }) {
  const rows = [
    { key: 'Flat or unit', value: place.subBuilding, field: 'subBuilding' },
    { key: 'Building', value: place.buildingName, field: 'buildingName' },
    {
      key: 'Street',
      value: [place.buildingNumber, place.street].filter(Boolean).join(' ') || null,
      field: 'street',
    },
    { key: 'Locality', value: place.locality, field: 'locality' },
    { key: 'Town', value: place.town, field: 'town' },
    { key: 'Postcode', value: place.postcode, field: 'postcode' },
    { key: 'As described', value: place.asDescribed, field: 'asDescribed' },
    { key: 'Gazetteer', value: <Gazetteer place={place} />, field: 'uprn' },
    { key: 'Grid reference', value: place.gridReference, field: 'gridReference' },
    { key: 'Position', value: positionOf(place) ?? null, field: 'latitude' },
  ]
  return (
    <Card title="Address">
      <SummaryList
        rows={rows
          .filter((row) => row.value !== null && row.value !== '')
          .map((row) => ({
            key: row.key,
            value: row.value,
            source: sourceOf(place.sources, row.field, row.key),
          }))}
      />
      <Pin place={place} />
    </Card>
  )
}
