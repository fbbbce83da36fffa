/** Turns the invented world into rows of the store, table by table, in the order in which they may be written. */
import { nationalGridOf } from '@mips/domain/geo/national-grid'
import { partialDate } from '@mips/domain/nominal/partial-date'
import { searchRows } from '@mips/domain/nominal/search-row'
import { currentRules } from '@mips/domain/nominal/search-rules'
import type { Marker, Person, Place, Thing, World } from './model.ts'
import { add, addRecord, keepOrigins, type Writing } from './row-writing.ts'

export function addPlace(w: Writing, place: Place): void {
  addRecord(w, { id: place.id, kind: 'Location', acl: place.acl, at: place.madeAt })
  const { easting, northing } = nationalGridOf(place.latitude, place.longitude)
  add(w, 'location', {
    id: place.id,
    kind: place.kind,
    sub_building: place.subBuilding,
    building_name: place.buildingName,
    building_number: place.number,
    street: place.street,
    locality: place.locality,
    town: place.kind === 'address' ? 'London' : null,
    postcode: place.postcode,
    outcode: place.postcode?.slice(0, -4) ?? null,
    latitude: place.latitude,
    longitude: place.longitude,
    easting: Math.round(easting),
    northing: Math.round(northing),
    as_described: place.asDescribed,
  })
  keepOrigins(w, place.id, ['address'], place.madeAt)
}

export function addThing(w: Writing, thing: Thing): void {
  addRecord(w, { id: thing.id, kind: 'Object', acl: 'open', at: thing.madeAt })
  add(w, 'object', {
    id: thing.id,
    kind: thing.kind,
    label: thing.label,
    key_value: thing.key,
    details: JSON.stringify(thing.details),
  })
  keepOrigins(w, thing.id, Object.keys(thing.details), thing.madeAt)
}

export function addPerson(w: Writing, person: Person): void {
  const [first] = person.records
  addRecord(w, { id: person.nominalId, kind: 'Nominal', acl: person.acl, at: first.madeAt })
  add(w, 'nominal', { id: person.nominalId, created_at: first.madeAt })
  for (const record of person.records) {
    const acl = addRecord(w, { id: record.id, kind: 'PersonRecord', acl: person.acl, at: record.madeAt })
    add(w, 'person_record', {
      id: record.id,
      nominal_id: person.nominalId,
      source_kind: record.source.kind,
      source_id: record.source.eventId,
      source_tier: record.source.tier,
      dob: record.dob?.from ?? null,
      dob_to: record.dob?.to ?? null,
      dob_precision: record.dob?.precision ?? 'day',
      sex: person.sex,
      ethnicity_self: person.ethnicity,
      ethnicity_observed: person.observed,
      nationality: record.nationality,
      occupation: record.occupation,
      created_at: record.madeAt,
    })
    for (const [place, name] of record.names.entries()) addName(w, person, record, { ...name, place }, acl)
    for (const identifier of record.identifiers) {
      add(w, 'person_identifier', {
        id: w.random.id(record.madeAt),
        person_record_id: record.id,
        type: identifier.type,
        raw_value: identifier.raw,
        value: identifier.value,
        is_valid: identifier.isValid,
        created_at: record.madeAt,
      })
    }
    const given = { dob: record.dob, occupation: record.occupation, nationality: record.nationality }
    keepOrigins(
      w,
      record.id,
      [
        'names',
        'sex',
        'ethnicitySelf',
        'ethnicityObserved',
        ...Object.entries(given)
          .filter(([, value]) => value !== null)
          .map(([field]) => field),
      ],
      record.madeAt,
    )
  }
}

function addName(
  w: Writing,
  person: Person,
  record: Person['records'][number],
  name: Person['records'][number]['names'][number] & { place: number },
  acl: number,
): void {
  const id = w.random.id(record.madeAt)
  add(w, 'person_name', {
    id,
    person_record_id: record.id,
    kind: name.kind,
    forename: name.forename,
    middle: name.middle,
    surname: name.surname,
    created_at: record.madeAt,
  })
  const dob =
    record.dob === null
      ? undefined
      : partialDate(record.dob.precision === 'day' ? record.dob.from : record.dob.from.slice(0, 4))
  for (const [part, row] of searchRows(name, dob).entries()) {
    const common = {
      person_name_id: id,
      // Sixteen places for each name of a record.
      part: name.place * 16 + part,
      rules_version: currentRules.version,
      person_record_id: record.id,
      nominal_id: person.nominalId,
      forename: row.forename,
      middle: row.middle,
      surname: row.surname,
      dob: row.dob,
      dob_year: row.dobYear,
      sc: row.sc,
      fc: row.fc,
      s0: row.s0,
      f0: row.f0,
      sex: person.sex,
      postcode: person.home.postcode,
    }
    if (acl === 0) add(w, 'person_search_open', common)
    else add(w, 'person_search_restricted', { ...common, acl_id: acl })
  }
}

export function addMarker(w: Writing, marker: Marker, owner: string, authorisedBy: string): void {
  const at = new Date(`${marker.startsOn}T09:00:00Z`)
  add(w, 'marker', {
    id: w.random.id(at),
    record_id: marker.recordId,
    code: marker.code,
    category: marker.category,
    severity: marker.severity,
    reason: marker.reason,
    source_text: marker.sourceText,
    owner_id: owner,
    authorised_by: authorisedBy,
    starts_on: marker.startsOn,
    review_on: marker.reviewOn,
    ended_on: marker.endedOn,
    end_reason: marker.endReason,
    created_by: owner,
    created_at: at,
  })
}

export type StoredFace = { sha256: string; bytes: number; width: number; height: number }

export function addPhotograph(w: Writing, person: Person, face: StoredFace): void {
  const record = person.records[person.records.length - 1] ?? person.records[0]
  add(w, 'attachment', {
    id: w.random.id(record.madeAt),
    record_id: record.id,
    kind: 'photograph',
    sha256: face.sha256,
    view_sha256: face.sha256,
    mime_type: 'image/webp',
    size_bytes: face.bytes,
    width_pixels: face.width,
    height_pixels: face.height,
    caption: 'Custody photograph (drawn)',
    taken_on: record.madeAt.toISOString().slice(0, 10),
    source_text: 'Custody',
    created_at: record.madeAt,
  })
}

export function addDecision(w: Writing, decision: World['decisions'][number], by: string): void {
  add(w, 'identity_decision', {
    id: w.random.id(decision.at),
    person_record_a: decision.a,
    person_record_b: decision.b,
    decision: 'not_same',
    reason: decision.reason,
    decided_by: by,
    decided_at: decision.at,
  })
}
