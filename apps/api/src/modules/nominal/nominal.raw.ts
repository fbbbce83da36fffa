/** The raw facts as `mips.read_nominal` answers them; days are YYYY-MM-DD, instants ISO 8601. */
import type { GazetteerRow } from '@mips/domain/pole/record-view'
import type { BriefRow, MarkerRow } from './nominal.search.repository.ts'

export type RawPerson = {
  id: string
  version: number
  aclId: number
  origin: string
  sourceKind: string
  sourceId: string | null
  sourceTier: number
  dob: string | null
  dobTo: string | null
  dobPrecision: string
  placeOfBirth: string | null
  sex: string | null
  genderIdentity: string | null
  ethnicitySelf: string | null
  ethnicityObserved: string | null
  nationality: string | null
  language: string | null
  interpreterNeeded: boolean | null
  occupation: string | null
  deceasedOn: string | null
  deathEvidence: string | null
  isUnidentified: boolean
  createdAt: string
}

export type RawName = {
  id: string
  personRecordId: string
  kind: string
  title: string | null
  forename: string | null
  middle: string | null
  surname: string | null
  createdAt: string
}

export type RawIdentifier = {
  id: string
  personRecordId: string
  type: string
  value: string
  rawValue: string
  isValid: boolean
  createdAt: string
}

export type RawLink = {
  id: string
  personRecordId: string
  otherId: string
  isFromThem: boolean
  role: string
  note: string | null
  sourceId: string | null
  confidence: string
  validFrom: string | null
  validTo: string | null
  how: string
  createdAt: string
  kind: string
  reference: string | null
  address: string | null
  gazetteer: GazetteerRow | null
  markers: MarkerRow[] | null
  objectKind: string | null
  label: string | null
  keyValue: string | null
  nominalId: string | null
}

export type RawMarker = MarkerRow & {
  recordId: string
  version: number
  reason: string
  sourceId: string | null
  sourceText: string | null
  endedOn: string | null
  createdAt: string
}

export type RawEvent = { id: string; kind: string; title: string; at: string; reference: string | null }

export type RawDecision = {
  id: string
  decision: string
  reason: string
  decidedAt: string
  decidedBy: string | null
  a: string
  b: string
  nominalA: string
  nominalB: string
  undoneAt: string | null
  undoneReason: string | null
}

/** A brief as jsonb writes it: the columns of `mips.nominal_briefs` by their own names. */
export type RawBrief = Pick<
  BriefRow,
  'reference' | 'title' | 'forename' | 'middle' | 'surname' | 'dob' | 'photograph' | 'markers'
> & { nominal_id: string; dob_to: string | null; dob_precision: string }

export type RawNominal = {
  id: string
  reference: string | null
  version: number
  marking: string
  aclId: number
  status: string
  statusReason: string | null
  /** The retired number that was asked for and led here. */
  redirectedFrom?: { id: string; reference: string | null }
  people: RawPerson[]
  names: RawName[]
  identifiers: RawIdentifier[]
  links: RawLink[]
  markers: RawMarker[]
  origins: { id: string; field: string; how: string; carriedFromId: string | null }[]
  photographs: {
    id: string
    recordId: string
    caption: string | null
    takenOn: string | null
    createdAt: string
    sourceText: string | null
  }[]
  decisions: RawDecision[]
  together: { nominalId: string; n: number; last: RawEvent | null }[]
  refs: Record<string, { kind: string | null; reference: string | null; title: string; at: string | null }>
  briefs: RawBrief[]
}
