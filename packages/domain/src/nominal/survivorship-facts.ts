/** What a person record says, and the golden view that is computed from several: every fact with its source. */
import type { PartialDate } from './partial-date.ts'

/** How a fact was established, the surest first; a name is taken from the surest tier, the latest only inside it. */
export const SOURCE_TIERS = [
  'fingerprint',
  'document',
  'court',
  'custody',
  'self-declared',
  'third-party',
  'intelligence',
] as const
export type SourceTier = (typeof SOURCE_TIERS)[number]

/** `at` (an instant) and `tier` are those of the person record unless the fact has its own. */
export type Fact<Value> = { value: Value; at?: string; tier?: SourceTier }

/** `kind` is "primary" or what else the name is: alias, nickname, maiden, previous, street, false, ... */
export type NameValue = { kind: string; title?: string; forename?: string; middle?: string; surname?: string }
/** `isValid`: it passed its check letter or was confirmed by its issuer. */
export type IdentifierValue = { type: string; value: string; isValid: boolean }
/** `key` is the same for the same place, however it was written (the location's id). */
export type AddressValue = { key: string; text: string; kind: string; postcode?: string; isVerified: boolean }
export type ContactValue = { kind: 'phone' | 'email' | 'social'; value: string; isVerified: boolean }
/** `severity` rises with danger; `endsOn` is a day. */
export type MarkerValue = {
  markerId: string
  type: string
  severity: number
  reason: string
  endsOn?: string
}
export type PhotographValue = { attachmentId: string; isCustodyImage: boolean }
export type DeathValue = { on?: string; evidence: 'certificate' | 'coroner' | 'none' }
/** MoPI review groups: 1 is kept longest. */
export type RetentionGroup = 1 | 2 | 3 | 4

/** One source's account of a person; it is never rewritten by a join. Leave out what it does not say. */
export type PersonRecordFacts = {
  personRecordId: string
  recordedAt: string
  tier: SourceTier
  names?: Fact<NameValue>[]
  dobs?: Fact<PartialDate>[]
  /** M or F; not known and not specified are left out. */
  sexes?: Fact<string>[]
  selfDefinedEthnicities?: Fact<string>[]
  observedEthnicities?: Fact<string>[]
  identifiers?: Fact<IdentifierValue>[]
  addresses?: Fact<AddressValue>[]
  contacts?: Fact<ContactValue>[]
  markers?: Fact<MarkerValue>[]
  photographs?: Fact<PhotographValue>[]
  deaths?: Fact<DeathValue>[]
  vulnerabilities?: Fact<string>[]
  retentionGroup?: RetentionGroup
}

/** A fact with the person record that it comes from. */
export type Sourced<Value> = { value: Value; personRecordId: string; at: string; tier: SourceTier }

/** `others` are the further markers of the same type, none of which is dropped. */
export type GoldenMarker = Sourced<MarkerValue> & { others: Sourced<MarkerValue>[] }

export type AlsoRecordedAs = { field: 'name' | 'dob' | 'sex'; words: string; personRecordId: string }

/** Something for a person to put right; the view shows both values and picks neither. */
export type DataQualityCase = { kind: 'two-identifiers'; type: string; values: Sourced<IdentifierValue>[] }

export type GoldenNominal = {
  name: Sourced<NameValue> | undefined
  otherNames: Sourced<NameValue>[]
  dob: Sourced<PartialDate> | undefined
  otherDobs: Sourced<PartialDate>[]
  /** Whether the dates held disagree about being under 18: treat as a child until it is resolved. */
  isAgeInDoubt: boolean
  sex: Sourced<string> | undefined
  selfDefinedEthnicity: Sourced<string> | undefined
  observedEthnicity: Sourced<string> | undefined
  identifiers: Sourced<IdentifierValue>[]
  /** Verified first, the latest first; the first is the one to show. */
  addresses: Sourced<AddressValue>[]
  contacts: Sourced<ContactValue>[]
  /** The most severe first. */
  markers: GoldenMarker[]
  photograph: Sourced<PhotographValue> | undefined
  /** Only on a certificate or a coroner's word; a mere report of death is no fact. */
  death: Sourced<DeathValue> | undefined
  vulnerabilities: Sourced<string>[]
  retentionGroup: RetentionGroup | undefined
  alsoRecordedAs: AlsoRecordedAs[]
  dataQuality: DataQualityCase[]
}

/** Intelligence behind everything else, in the order given: it becomes golden only where nothing else says anything (FD-2). */
export const recordedFirst = <Value>(facts: readonly Sourced<Value>[]): Sourced<Value>[] => [
  ...facts.filter(({ tier }) => tier !== 'intelligence'),
  ...facts.filter(({ tier }) => tier === 'intelligence'),
]

/** Surest tier first, inside it the latest; ties by record, so that the answer never wavers. */
export function surestFirst<Value>(facts: Sourced<Value>[]): Sourced<Value>[] {
  return latestFirst(facts).sort((a, b) => SOURCE_TIERS.indexOf(a.tier) - SOURCE_TIERS.indexOf(b.tier))
}

/** The latest first; ties by record. */
export function latestFirst<Value>(facts: Sourced<Value>[]): Sourced<Value>[] {
  return [...facts].sort((a, b) => compareText(b.at, a.at) || compareText(a.personRecordId, b.personRecordId))
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
