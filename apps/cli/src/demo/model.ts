/** The invented London before it is written: places, people, things and events that point to one another. */
import type { RecordKind } from '@mips/contracts/contract'
import { addressLine } from '@mips/domain/pole/address'
import type { Row } from '../platform/copy.ts'
import type { Week } from './week.ts'

/** The access lists of the demonstration, by the name of the group that may read; `open` is everybody, `rightToKnow` the roles that keep such applications. */
export type AclName = 'open' | 'larkspur' | 'standards' | 'protected' | 'rightToKnow'

export type Place = {
  id: string
  kind: string
  subBuilding: string | null
  buildingName: string | null
  number: string | null
  street: string | null
  locality: string | null
  postcode: string | null
  latitude: number
  longitude: number
  asDescribed: string | null
  acl: AclName
  madeAt: Date
}

export type HeldName = {
  kind: string
  forename: string | null
  middle: string | null
  surname: string | null
}
export type HeldIdentifier = { type: string; raw: string; value: string; isValid: boolean }

/** What one source said of a person. */
export type SourceRecord = {
  id: string
  source: { kind: string; tier: number; eventId: string | null }
  names: HeldName[]
  dob: { from: string; to: string | null; precision: string } | null
  identifiers: HeldIdentifier[]
  occupation: string | null
  nationality: string | null
  madeAt: Date
}

export type Person = {
  nominalId: string
  forename: string
  surname: string
  sex: 'M' | 'F'
  dob: string
  ethnicity: string
  observed: string
  stock: number
  home: Place
  acl: AclName
  /** The first is the primary one, that events and links point to. */
  records: [SourceRecord, ...SourceRecord[]]
  face: number | null
  phone: Thing | null
}

export type Thing = {
  id: string
  kind: string
  label: string
  key: string | null
  details: Record<string, unknown>
  madeAt: Date
}

export type Link = {
  from: string
  to: string
  role: string
  at: Date
  validFrom: Date | null
  validTo: Date | null
  note: string | null
  sourceId: string | null
  confidence: 'confirmed' | 'believed' | 'reported'
}

export type LogLine = { kind: string; at: Date; text: string; author: string | null; role: string | null }

export type Happening = {
  id: string
  kind: Extract<
    RecordKind,
    | 'Incident'
    | 'Arrest'
    | 'CustodyRecord'
    | 'VulnerabilityReport'
    | 'AsbReport'
    | 'IntelligenceReport'
    | 'Crime'
  >
  at: Date
  until: Date | null
  title: string
  summary: string | null
  status: string
  acl: AclName
  createdBy: string
  unit: string
  /** The kind's own table, without id. */
  own: Row
  place: Place | null
  people: { person: Person; role: string; note?: string }[]
  /** Other records: things, the event that this one arises from. */
  links: { to: string; role: string }[]
  officers: { userId: string; role: string; at: Date; until: Date | null }[]
  /** `end`: how custody ended for it. */
  offences: { code: string; isDomestic: boolean; end?: Row }[]
  log: LogLine[]
  /** Rows of tables that only this kind has, without the columns that name the record. */
  reviews: Row[]
  exclusions: Row[]
  parts?: { table: string; row: Row }[]
  /** Rows of further tables that name the record themselves. */
  rows?: { table: string; row: Row }[]
  /** Work that is still to be done on it. */
  tasks?: Row[]
}

export type Marker = {
  recordId: string
  code: string
  category: string
  severity: number
  reason: string
  sourceText: string
  startsOn: string
  reviewOn: string
  endedOn: string | null
  endReason: string | null
}

export type World = {
  places: Place[]
  people: Person[]
  things: Thing[]
  links: Link[]
  events: Happening[]
  /** What the desks of investigation work on; nothing where too few people were wanted. */
  week: Week | undefined
  markers: Marker[]
  decisions: { a: string; b: string; reason: string; at: Date }[]
}

/** What every maker is given. */
export type Making = {
  /** When the demonstration is loaded: every date is relative to it, so that its clocks are alive. */
  now: Date
  seed: number
  nominals: number
  users: ReadonlyMap<string, string>
  /** CJS offences of the store by code. */
  offences: ReadonlyMap<
    string,
    { title: string; category: string | null; hoCode: string | null; isRecordable: boolean | null }
  >
  /** Custody suites: code and prefix of their numbers. */
  stations: readonly { code: string; name: string; prefix: string }[]
}

/** The address in one line, as the store writes it. */
export const addressOf = (place: Place): string =>
  addressLine({
    subBuilding: place.subBuilding ?? undefined,
    buildingName: place.buildingName ?? undefined,
    buildingNumber: place.number ?? undefined,
    street: place.street ?? undefined,
    locality: place.locality ?? undefined,
    town: place.kind === 'address' ? 'London' : undefined,
    postcode: place.postcode ?? undefined,
    asDescribed: place.asDescribed ?? undefined,
  })

export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000)
export const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
