/** The answers of the database for a place and an object, as their pages are told them. */
import type { LocationPage } from '@mips/contracts/pole-locations'
import type { ObjectPage } from '@mips/contracts/pole-objects'
import type { FactSource, LinkedEvent, Photograph } from '@mips/contracts/pole-replies'
import { objectKinds } from '@mips/domain/codes/objects'
import { gridReference } from '@mips/domain/geo/national-grid'
import { gazetteerWords } from '@mips/domain/pole/address'
import { viewLinkedPeople, viewLinkedPlaces, viewMarkers, withRoleLabel } from '@mips/domain/pole/record-view'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import type { LinkedObjectRow, LinkedPersonRow, LocationLinkRow, MarkerRow } from './pole.rows.ts'

type Shared = {
  markers: MarkerRow[]
  people: LinkedPersonRow[]
  events: LinkedEvent[]
  photographs: Photograph[]
  sources: FactSource[]
}

export type LocationAnswer = Omit<
  LocationPage,
  keyof Shared | 'objects' | 'gridReference' | 'gazetteer' | 'may'
> &
  Shared & { objects: LinkedObjectRow[] }
export type ObjectAnswer = Omit<ObjectPage, keyof Shared | 'places' | 'kindLabel' | 'may'> &
  Shared & { places: LocationLinkRow[] }

/** A place with everything known there, and what this reader may do. */
export function presentLocation(row: LocationAnswer, who: Principal, tools: { clock: Clock }): LocationPage {
  const day = londonDay(tools.clock.now().toISOString())
  const point =
    row.easting === null || row.northing === null
      ? undefined
      : { easting: row.easting, northing: row.northing }
  return {
    ...row,
    ...sharedOf(row, day),
    gazetteer: gazetteerWords({
      uprn: row.uprn,
      hasStreet: Boolean(row.street),
      hasPoint: point !== undefined,
    }),
    gridReference: (point && gridReference(point)) ?? null,
    objects: withRoleLabel(row.objects),
    may: { ...mayOf(who), openIncident: holds(who, 'incident.event.open') },
  }
}

/** An object with everything linked to it, and what this reader may do. */
export function presentObject(row: ObjectAnswer, who: Principal, tools: { clock: Clock }): ObjectPage {
  const kindLabel = objectKinds.find((kind) => kind.code === row.kind)?.label ?? row.kind
  return {
    ...row,
    ...sharedOf(row, londonDay(tools.clock.now().toISOString())),
    kindLabel,
    places: viewLinkedPlaces(row.places),
    may: { ...mayOf(who), correct: holds(who, 'pole.object.edit') },
  }
}

const sharedOf = (row: Shared, day: string) => ({
  markers: viewMarkers(row.markers, day),
  people: viewLinkedPeople(row.people, day),
})

const mayOf = (who: Principal) => ({
  addMarker: holds(who, 'pole.marker.create'),
  endMarker: holds(who, 'pole.marker.end'),
  addPhotograph: holds(who, 'pole.photograph.add'),
  link: holds(who, 'pole.link.create'),
  seeHistory: holds(who, 'pole.history.read'),
})
