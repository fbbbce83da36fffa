/** What each kind of node becomes: places, people, things, officers and recorded crimes. */
import { ANY_TRAIT } from '@mips/domain/nominal/description-traits'
import { nationalGridOf } from '@mips/domain/geo/national-grid'
import { parseNhsNumber } from '@mips/domain/identifiers/nhs-number'
import { parsePostcode } from '@mips/domain/identifiers/postcode'
import { searchRows } from '@mips/domain/nominal/search-row'
import { currentRules } from '@mips/domain/nominal/search-rules'
import { holdDob } from '@mips/domain/nominal/held-dob'
import {
  addLink,
  addRecord,
  addRow,
  idFor,
  keepImported,
  loaded,
  merged,
  refused,
  type Chunk,
  type Outcome,
} from './pole-chunk.ts'
import { cell, type FileRow } from './pole-files.ts'
import { findOfficers, findPlaces, placeKey } from './pole-known.ts'
import { readEmails, readObject, readPhones, readVehicles } from './pole-things.ts'
import { dayInLondon, minuteInLondon } from './pole-times.ts'

type Reader = (chunk: Chunk, rows: readonly FileRow[]) => Promise<Outcome[]>

const eachRow =
  (read: (chunk: Chunk, row: FileRow) => Outcome): Reader =>
  (chunk, rows) =>
    Promise.resolve(rows.map((row) => read(chunk, row)))

export const nodeReaders: Readonly<Record<string, Reader>> = {
  Area: eachRow((_chunk, row) =>
    cell(row, 'areaCode') === ''
      ? refused('The area has no code.')
      : merged(null, 'The area is the first half of the postcodes of its places.'),
  ),
  PostCode: eachRow((_chunk, row) =>
    parsePostcode(cell(row, 'code')).ok
      ? merged(null, 'The postcode is kept with the places that have it.')
      : refused('This is not a postcode.'),
  ),
  Location: readPlaces,
  Officer: readOfficers,
  Person: eachRow(readPerson),
  Vehicle: readVehicles,
  Phone: readPhones,
  Email: readEmails,
  Object: eachRow(readObject),
  PhoneCall: eachRow(readCall),
  Crime: eachRow(readCrime),
}

async function readPlaces(chunk: Chunk, rows: readonly FileRow[]): Promise<Outcome[]> {
  const known = await findPlaces(
    chunk.client,
    rows.map((row) => cell(row, 'postcode')),
  )
  return rows.map((row) => {
    const [address, postcode] = [cell(row, 'address'), cell(row, 'postcode')]
    const [latitude, longitude] = [Number(cell(row, 'latitude')), Number(cell(row, 'longitude'))]
    if (address === '') return refused('The place has no address.')
    if (cell(row, 'latitude') === '' || !isInBritain(latitude, longitude))
      return refused('The position is not in Great Britain.')
    const [, number, street] = /^(\d+[A-Za-z]?)\s+(.+)$/.exec(address) ?? []
    const read = parsePostcode(postcode)
    const key = placeKey({
      number: number ?? null,
      street: street ?? null,
      words: street === undefined ? address : null,
      postcode: read.ok ? read.display : postcode,
      latitude,
      longitude,
    })
    const same = known.get(key)
    if (same !== undefined) return merged(same, 'This place is in the store already.')
    const id = addRecord(chunk, 'Location', chunk.startedAt, row.key)
    known.set(key, id)
    const { easting, northing } = nationalGridOf(latitude, longitude)
    addRow(chunk, 'location', {
      id,
      kind: street === undefined ? 'place' : 'address',
      building_number: number ?? null,
      street: street ?? null,
      postcode: read.ok ? read.display : postcode || null,
      outcode: read.ok ? read.value.slice(0, -3) : null,
      latitude,
      longitude,
      easting: Math.round(easting),
      northing: Math.round(northing),
      as_described: street === undefined ? address : null,
    })
    keepImported(chunk, id, { address, postcode, latitude, longitude })
    return loaded(id)
  })
}

const isInBritain = (latitude: number, longitude: number) =>
  latitude > 49 && latitude < 61.5 && longitude > -9 && longitude < 2.5

const ranks: Readonly<Record<string, string>> = {
  'Police Constable': 'PC',
  Sergeant: 'PS',
  Inspector: 'INSP',
  'Chief Inspector': 'CH_INSP',
  Superintendent: 'SUPT',
  'Chief Superintendent': 'CH_SUPT',
}

/** An officer of another system: known by name on what they investigated, and never able to sign in. */
async function readOfficers(chunk: Chunk, rows: readonly FileRow[]): Promise<Outcome[]> {
  const known = await findOfficers(
    chunk.client,
    rows.map((row) => cell(row, 'badge_no')),
  )
  return rows.map((row) => {
    const [number, name] = [cell(row, 'badge_no'), `${cell(row, 'name')} ${cell(row, 'surname')}`.trim()]
    if (number === '' || name === '') return refused('The officer has no number or no name.')
    const same = known.get(number)
    if (same !== undefined) return merged(same, 'This staff number is in the store already.')
    const rank = ranks[cell(row, 'rank')]
    if (rank === undefined) return refused('The rank is not on the list of ranks.')
    const id = idFor(chunk, 'Officer', row.key)
    known.set(number, id)
    addRow(chunk, 'app_user', {
      id,
      staff_number: number,
      display_name: name,
      rank,
      post: 'Officer of another system',
      unit_code: 'IMPORTED',
      status: 'left',
      must_change_password: true,
      hr_source: chunk.importName,
      created_at: chunk.startedAt,
      updated_at: chunk.startedAt,
    })
    return loaded(id)
  })
}

/** The age as the other system gave it; what is worked out from it stands on the person record. */
function addStatedAge(
  chunk: Chunk,
  personRecordId: string,
  key: string,
  stated: { ageYears: number; onDate: string },
): void {
  const id = idFor(chunk, 'description', key)
  addRow(chunk, 'person_description', {
    id,
    person_record_id: personRecordId,
    said_on: stated.onDate,
    basis: 'OTHER_FORCE',
    age_from: stated.ageYears,
    age_to: stated.ageYears,
    recorded_at: chunk.startedAt,
  })
  addRow(chunk, 'person_trait', { description_id: id, trait: ANY_TRAIT, person_record_id: personRecordId })
}

function readPerson(chunk: Chunk, row: FileRow): Outcome {
  const [forename, surname, nhs, age] = [
    cell(row, 'name'),
    cell(row, 'surname'),
    cell(row, 'nhs_no'),
    cell(row, 'age'),
  ]
  if (forename === '' && surname === '') return refused('The person has no name.')
  if (age !== '' && !/^\d{1,3}$/.test(age)) return refused('The age is not a number.')
  const nominalId = addRecord(chunk, 'Nominal', chunk.startedAt, row.key)
  const id = addRecord(chunk, 'PersonRecord', chunk.startedAt, row.key)
  const dob =
    age === '' ? undefined : ({ precision: 'age', ageYears: Number(age), onDate: '2017-08-31' } as const)
  const held = dob && holdDob(dob)
  addRow(chunk, 'nominal', { id: nominalId, created_at: chunk.startedAt })
  addRow(chunk, 'person_record', {
    id,
    nominal_id: nominalId,
    source_kind: 'THIRD_PARTY',
    source_tier: 6,
    dob: held?.dob ?? null,
    dob_to: held?.dobTo ?? null,
    dob_precision: held?.precision ?? 'day',
    created_at: chunk.startedAt,
  })
  if (dob !== undefined) addStatedAge(chunk, id, row.key, dob)
  const nameId = idFor(chunk, 'name', row.key)
  addRow(chunk, 'person_name', {
    id: nameId,
    person_record_id: id,
    kind: 'PRIMARY',
    forename: forename || null,
    surname: surname || null,
    created_at: chunk.startedAt,
  })
  for (const [part, found] of searchRows({ forename, surname }, dob).entries()) {
    addRow(chunk, 'person_search_open', {
      person_name_id: nameId,
      part,
      rules_version: currentRules.version,
      person_record_id: id,
      nominal_id: nominalId,
      forename: found.forename,
      middle: found.middle,
      surname: found.surname,
      dob: found.dob,
      dob_year: found.dobYear,
      sc: found.sc,
      fc: found.fc,
      s0: found.s0,
      f0: found.f0,
    })
  }
  const parsed = parseNhsNumber(nhs)
  if (nhs !== '') {
    addRow(chunk, 'person_identifier', {
      id: idFor(chunk, 'nhs', row.key),
      person_record_id: id,
      type: 'NHS',
      raw_value: nhs,
      value: parsed.ok ? parsed.value : nhs.replace(/\D/g, ''),
      is_valid: parsed.ok,
      created_at: chunk.startedAt,
    })
  }
  keepImported(chunk, id, { names: surname || forename, dob: age, 'identifiers.NHS': nhs })
  return loaded(
    id,
    nhs === '' || parsed.ok ? null : 'The NHS number is not a valid one: kept as it was given.',
  )
}

/** A call is the link between its two phones, at its time. */
function readCall(chunk: Chunk, row: FileRow): Outcome {
  const ends = chunk.calls.get(row.key)
  const [from, to] = [ends?.from, ends?.to].map((id) =>
    id === undefined ? undefined : chunk.nodes.get(id)?.recordId,
  )
  if (!from || !to) return refused('The call has no phone at one of its ends.')
  if (from === to) return refused('The call is from a phone to itself.')
  const at = minuteInLondon(cell(row, 'call_date'), cell(row, 'call_time'))
  if (at === undefined) return refused('The day or the time of the call cannot be read.')
  const kind = cell(row, 'call_type') === 'SMS' ? 'Text message' : 'Telephone call'
  addLink(chunk, {
    key: `call ${row.key}`,
    from,
    to,
    role: 'CALLED',
    note: `${kind}, duration ${cell(row, 'call_duration') || 'not given'} as given`,
    at,
  })
  return loaded(null)
}

/** Only the day of a recorded crime is known, so it stands from one midnight in London to the next. */
function readCrime(chunk: Chunk, row: FileRow): Outcome {
  const day = dayInLondon(cell(row, 'date'))
  if (day === undefined) return refused('The date of the crime cannot be read.')
  const [type, outcome, charge, note] = ['type', 'last_outcome', 'charge', 'note'].map((name) =>
    cell(row, name),
  )
  const id = addRecord(chunk, 'Crime', day.from, row.key)
  const words = [charge && `Charge: ${charge}.`, note, 'Only the day is known; the time was not recorded.']
    .filter(Boolean)
    .join(' ')
  const isOpen = ['', 'Under investigation', 'Awaiting court outcome'].includes(outcome ?? '')
  addRow(chunk, 'event', {
    id,
    kind: 'Crime',
    title: type || 'Crime of a type not stated',
    summary: outcome || null,
    status: isOpen ? 'OPEN' : 'CLOSED',
    occurred_from: day.from,
    occurred_to: day.to,
  })
  addRow(chunk, 'crime', {
    id,
    crime_type: type || 'Not stated',
    last_outcome: outcome || null,
    external_id: cell(row, 'id') || null,
    note: words,
  })
  keepImported(chunk, id, {
    occurredFrom: day.from,
    crimeType: type,
    lastOutcome: outcome,
    externalId: cell(row, 'id'),
    note: charge || note,
  })
  return loaded(id, type === '' ? 'The type of the crime is not stated.' : null)
}
