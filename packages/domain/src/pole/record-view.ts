/** How pages put into words what records share: markers, names, people and things linked to them. */
import { linkRoleLabel } from '../codes/link-label.ts'
import { markerRule } from '../codes/markers.ts'
import { displayName } from '../nominal/display-name.ts'
import { gazetteerWords } from './address.ts'

/** A marker as it is stored, with the kind of record that it stands on. */
export type MarkerRow<Officer = unknown> = {
  id: string
  recordId: string
  recordKind: string
  code: string
  category: string
  severity: number
  reason: string
  sourceId: string | null
  sourceText: string | null
  owner: Officer
  authorisedBy: Officer
  startsOn: string
  reviewOn: string
  endedOn: string | null
  endReason: string | null
}

/** A nominal as pages of places, objects and events name people. */
export type PersonRow<Officer = unknown> = {
  nominalId: string
  personRecordId: string
  reference: string | null
  forename: string | null
  middle: string | null
  surname: string | null
  dob: string | null
  sex: string | null
  photograph: { id: string; recordId: string } | null
  markers: MarkerRow<Officer>[]
}

/** The link by which a person stands on a page. */
export type PersonLinkRow<Officer = unknown> = PersonRow<Officer> & {
  linkId: string
  role: string
  note: string | null
  confidence: string
  origin: string
  validFrom: string | null
  validTo: string | null
}

/** The list of markers that belongs to a kind of record; undefined for kinds that carry none. */
export function markerListOf(kind: string): 'PERSON' | 'LOCATION' | 'VEHICLE' | undefined {
  if (kind === 'PersonRecord' || kind === 'Nominal') return 'PERSON'
  if (kind === 'Location') return 'LOCATION'
  return kind === 'Object' ? 'VEHICLE' : undefined
}

/** A marker with its words; `day` (YYYY-MM-DD) tells whether its review has passed. */
export function viewMarker<Officer>(row: MarkerRow<Officer>, day: string) {
  const { recordKind, ...marker } = row
  const list = markerListOf(recordKind)
  const label = list === undefined ? undefined : markerRule(list, row.code)?.label
  return {
    ...marker,
    label: label ?? linkRoleLabel(row.code),
    isUnreviewed: row.endedOn === null && row.reviewOn < day,
  }
}

export const viewMarkers = <Officer>(rows: readonly MarkerRow<Officer>[], day: string) =>
  rows.map((row) => viewMarker(row, day))

/** A person with name, photograph and live markers. */
export function viewPerson<Officer>(row: PersonRow<Officer>, day: string) {
  const { nominalId, personRecordId, reference, dob, sex, photograph } = row
  return {
    nominalId,
    personRecordId,
    reference,
    dob,
    sex,
    name: displayName(row),
    photograph,
    markers: viewMarkers(row.markers, day),
  }
}

/** People with the role, dates and confidence of their links. */
export const viewLinkedPeople = <Officer>(rows: readonly PersonLinkRow<Officer>[], day: string) =>
  rows.map((row) => {
    const { linkId, role, note, confidence, origin, validFrom, validTo } = row
    const link = {
      linkId,
      role,
      roleLabel: linkRoleLabel(role),
      note,
      confidence,
      origin,
      validFrom,
      validTo,
      endedAt: validTo,
    }
    return { ...viewPerson(row, day), ...link }
  })

/** Rows with the words of their role. */
export const withRoleLabel = <T extends { role: string }>(
  rows: readonly T[],
): (T & { roleLabel: string })[] => rows.map((row) => ({ ...row, roleLabel: linkRoleLabel(row.role) }))

/** What the store says of a place for `gazetteerWords`. */
export type GazetteerRow = { uprn: string | null; hasStreet: boolean; hasPoint: boolean }

/** Whether the gazetteer knows a place, and the words for it. */
export const gazetteerView = (row: GazetteerRow) => ({
  isMatched: row.uprn !== null,
  gazetteer: gazetteerWords(row),
})

/** Linked places with the words of their role and of the gazetteer. */
export const viewLinkedPlaces = <T extends { role: string; gazetteer: GazetteerRow }>(rows: readonly T[]) =>
  withRoleLabel(rows).map((row) => ({ ...row, ...gazetteerView(row.gazetteer) }))

/** A place as lists name it. */
export type PlaceRow<Officer = unknown> = {
  id: string
  reference: string | null
  address: string
  postcode: string | null
  kind: string
  isMatched: boolean
  uprn: string | null
  hasStreet: boolean
  hasPoint: boolean
  markers: MarkerRow<Officer>[]
}

/** A place in one line with its live markers, and whether the gazetteer knows it. */
export const viewPlace = <Officer>(row: PlaceRow<Officer>, day: string) => ({
  ...row,
  gazetteer: gazetteerWords(row),
  markers: viewMarkers(row.markers, day),
})
