import type { ObjectPage as Thing } from '@mips/contracts/pole-objects'
import { LinkButton } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../../platform/api.ts'
import { formatDateTime } from '../../platform/format.ts'
import { Gazetteer } from '../../platform/gazetteer.tsx'
import { LinkedEvents } from '../../platform/linked-events.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { TaskingLink } from '../../platform/tasking-link.tsx'
import { WatchLink } from '../../platform/watch-link.tsx'
import { asWarnings } from '../../platform/warnings.ts'
import { AddMarker } from '../../platform/add-marker.tsx'
import { CorrectObject } from './correct-object.tsx'
import { EndedMarkers, MarkerEnds } from './marker-list.tsx'
import { PeopleThere } from './people-there.tsx'
import { Photographs } from '../../platform/photographs.tsx'
import { sourceOf } from './source-of.tsx'

/** An object: what it is, who has to do with it, where it was. */
export function ObjectPage() {
  usePageTitle('Object')
  const { objectId } = useParams({ from: '/objects/$objectId' })
  const thing = useQuery(api.pole.getObject.query({ params: { objectId } }))
  return (
    <Shown query={thing} words="Opening the object…" headingLevel={1}>
      {(found) => (
        <ObjectView thing={found} checkedAt={formatDateTime(new Date(thing.dataUpdatedAt).toISOString())} />
      )}
    </Shown>
  )
}

function ObjectView({ thing, checkedAt }: { thing: Thing; checkedAt: string }) {
  const live = thing.markers.filter((marker) => marker.endedOn === null)
  const isVehicle = thing.kind === 'VEHICLE'
  return (
    <div className="mips-stack">
      <PageHeading
        caption={`${thing.kindLabel} ${thing.reference ?? ''}`}
        actions={
          <div className="mips-button-group mips-no-print">
            {thing.may.correct ? <CorrectObject thing={thing} /> : null}
            {thing.may.addMarker && isVehicle ? (
              <AddMarker recordId={thing.id} kind="VEHICLE" about={thing.label} />
            ) : null}
          </div>
        }
      >
        {thing.label}
      </PageHeading>
      {isVehicle || live.length > 0 ? (
        <WarningStrip markers={asWarnings(live)} about={thing.label} checked={{ date: checkedAt }} />
      ) : null}
      <div className="mips-columns mips-columns--main-aside">
        <div className="mips-stack">
          <PeopleThere title="People" people={thing.people} checkedAt={checkedAt} />
          <Card title="Events">
            <LinkedEvents
              events={thing.events}
              caption="Events of this object"
              empty="No events on MiPS are linked to this object."
            />
          </Card>
          <Places places={thing.places} />
        </div>
        <div className="mips-stack">
          <Facts thing={thing} />
          <MarkerEnds recordId={thing.id} markers={live} mayEnd={thing.may.endMarker} />
          <EndedMarkers markers={thing.markers.filter((marker) => marker.endedOn !== null)} />
          <Photographs
            recordId={thing.id}
            name={thing.label}
            photographs={thing.photographs}
            mayAdd={thing.may.addPhotograph}
          />
          <p className="mips-no-print">
            <LinkButton look="quiet" href={paths.chart(thing.id)}>
              Link chart
            </LinkButton>
            <WatchLink recordId={thing.id} />
            <TaskingLink recordId={thing.id} />
          </p>
          {thing.may.seeHistory ? (
            <p className="mips-no-print">
              <LinkButton look="quiet" icon="audit" href={paths.history(thing.id)}>
                Every change of this object
              </LinkButton>
            </p>
          ) : null}
        </div>
      </div>
    </div>
  )
}

function Places({ places }: Pick<Thing, 'places'>) {
  if (places.length === 0) return null
  return (
    <Card title="Places">
      <ul className="govuk-list">
        {places.map((place) => (
          <li key={place.linkId}>
            {place.roleLabel}: <Link href={paths.location(place.id)}>{place.address}</Link>
            <br />
            <Gazetteer place={place} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

const fieldWords: Record<string, string> = {
  vrm: 'Registration mark',
  vin: 'VIN',
  imei: 'IMEI',
  deviceType: 'Kind of device',
  serialNumber: 'Serial number',
  documentType: 'Kind of document',
  nameShown: 'Name shown',
  weaponType: 'Kind of weapon',
  isCounted: 'Counted',
  drugClass: 'Class',
  isConfirmed: 'Confirmed',
}

const shown = (value: unknown) => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}

function Facts({ thing }: { thing: Thing }) {
  const rows = Object.entries(thing.details)
    .filter(([, value]) => value !== null && value !== '')
    .map(([field, value]) => {
      const key = fieldWords[field] ?? `${field.charAt(0).toUpperCase()}${field.slice(1)}`
      return { key, value: shown(value), source: sourceOf(thing.sources, `fields.${field}`, key) }
    })
  return (
    <Card title="Details">
      <SummaryList rows={rows} />
    </Card>
  )
}
