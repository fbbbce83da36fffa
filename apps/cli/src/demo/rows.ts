/** Turns the invented world into rows of the store, table by table, in the order in which they may be written. */
import type { RecordKind } from '@mips/contracts/contract'
import { nationalGridOf } from '@mips/domain/geo/national-grid'
import { partialDate } from '@mips/domain/nominal/partial-date'
import { searchRows } from '@mips/domain/nominal/search-row'
import type { Row } from '../platform/copy.ts'
import type { AclName, Happening, Link, Making, Marker, Person, Place, Thing, World } from './model.ts'
import { createRandom, type Random } from './random.ts'
import type { Numbering } from '../platform/references.ts'

export type Acls = ReadonlyMap<AclName, number>
export type TableRows = Map<string, Row[]>

type Writing = { making: Making; numbering: Numbering; acls: Acls; out: TableRows; random: Random }

export const startRows = (making: Making, numbering: Numbering, acls: Acls, stage: string): Writing => ({
  making,
  numbering,
  acls,
  out: new Map(),
  random: createRandom(making.seed, `rows ${stage}`),
})

function add(w: Writing, tableName: string, row: Row): void {
  const rows = w.out.get(tableName)
  if (rows === undefined) w.out.set(tableName, [row])
  else rows.push(row)
}

const aclOf = (w: Writing, name: AclName): number => w.acls.get(name) ?? 0

type NewRecord = {
  id: string
  kind: RecordKind
  acl: AclName
  at: Date
  createdBy?: string
  unit?: string
  reference?: string | null
}

function addRecord(w: Writing, record: NewRecord): number {
  const acl = aclOf(w, record.acl)
  const drawn =
    acl === 0
      ? w.numbering.next(record.kind, record.at)
      : w.numbering.opaque(record.kind, record.at, w.random)
  add(w, 'record', {
    id: record.id,
    kind: record.kind,
    reference: record.reference === undefined ? drawn : record.reference,
    acl_id: acl,
    unit_code: record.unit ?? null,
    origin: 'demo',
    synthetic: true,
    created_by: record.createdBy ?? null,
    created_at: record.at,
    updated_at: record.at,
  })
  return acl
}

/** Every fact of the demonstration came by import. */
function keepOrigins(w: Writing, recordId: string, fields: readonly string[], at: Date): void {
  for (const field of fields)
    add(w, 'fact_origin', { record_id: recordId, field, how: 'imported', created_at: at })
}

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
    for (const name of record.names) addName(w, person, record, name, acl)
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
  name: Person['records'][number]['names'][number],
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
      part,
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

export function addLink(w: Writing, link: Link): void {
  add(w, 'link', {
    id: w.random.id(link.at),
    from_id: link.from,
    to_id: link.to,
    role: link.role,
    note: link.note,
    source_id: link.sourceId,
    confidence: link.confidence,
    valid_from: link.validFrom,
    valid_to: link.validTo,
    origin: 'imported',
    created_at: link.at,
  })
}

const ownTables: Record<Happening['kind'], string> = {
  Incident: 'incident',
  Arrest: 'arrest',
  CustodyRecord: 'custody_record',
  VulnerabilityReport: 'vulnerability_report',
  AsbReport: 'asb_report',
  IntelligenceReport: 'intelligence_report',
  Crime: 'crime',
}

export function addEvent(w: Writing, event: Happening): void {
  const prefix =
    event.kind === 'CustodyRecord'
      ? w.making.stations.find((row) => row.code === event.own.station_code)?.prefix
      : undefined
  const number = prefix === undefined ? undefined : w.numbering.custody(prefix, event.at)
  addRecord(w, {
    id: event.id,
    kind: event.kind,
    acl: event.acl,
    at: event.at,
    createdBy: event.createdBy,
    unit: event.unit,
    reference: number,
  })
  add(w, 'event', {
    id: event.id,
    kind: event.kind,
    title: number === undefined ? event.title : `Custody ${number}`,
    summary: event.summary,
    status: event.status,
    occurred_from: event.at,
    occurred_to: event.until,
  })
  add(w, ownTables[event.kind], {
    id: event.id,
    ...(number === undefined ? {} : { custody_number: number }),
    ...event.own,
  })
  keepOrigins(
    w,
    event.id,
    [
      'summary',
      ...Object.entries(event.own)
        .filter(([, cell]) => cell !== null)
        .map(([column]) => column.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())),
    ].slice(0, 8),
    event.at,
  )
  const link = (to: string, role: string, note: string | null) =>
    addLink(w, {
      from: event.id,
      to,
      role,
      at: event.at,
      validFrom: null,
      validTo: null,
      note,
      sourceId: null,
      confidence: 'confirmed',
    })
  if (event.place !== null) link(event.place.id, 'OCCURRED_AT', null)
  for (const one of event.people) link(one.person.records[0].id, one.role, one.note ?? null)
  for (const one of event.links) link(one.to, one.role, null)
  for (const one of event.officers)
    add(w, 'event_officer', {
      id: w.random.id(one.at),
      event_id: event.id,
      user_id: one.userId,
      role: one.role,
      valid_from: one.at,
      valid_to: one.until,
    })
  for (const [index, offence] of event.offences.entries()) {
    const known = w.making.offences.get(offence.code)
    add(w, 'event_offence', {
      id: w.random.id(event.at),
      event_id: event.id,
      sequence: index + 1,
      offence_code: offence.code,
      title: known?.title ?? offence.code,
      category: known?.category ?? null,
      is_recordable: known?.isRecordable ?? null,
      is_domestic: offence.isDomestic,
    })
  }
  for (const line of event.log)
    add(w, 'log_entry', {
      id: w.random.id(line.at),
      record_id: event.id,
      kind: line.kind,
      happened_at: line.at,
      recorded_at: line.at,
      author_id: line.author,
      author_role: line.role,
      text: line.text,
    })
  for (const row of event.reviews)
    add(w, 'custody_review', { id: w.random.id(event.at), custody_record_id: event.id, ...row })
  for (const row of event.tasks ?? [])
    add(w, 'task', { id: w.random.id(event.at), record_id: event.id, created_at: event.at, ...row })
  for (const row of event.exclusions)
    add(w, 'custody_exclusion', { id: w.random.id(event.at), custody_record_id: event.id, ...row })
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
