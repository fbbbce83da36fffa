/** The golden view of a nominal: computed from the person records that this reader may see, never stored as truth. */
import { squash } from '../identifiers/parsed.ts'
import { fold } from './fold-name.ts'
import { goldenDob } from './survivorship-dob.ts'
import {
  type AlsoRecordedAs,
  type DataQualityCase,
  type Fact,
  type GoldenMarker,
  type GoldenNominal,
  type IdentifierValue,
  latestFirst,
  type MarkerValue,
  type NameValue,
  type PersonRecordFacts,
  recordedFirst,
  type Sourced,
  surestFirst,
} from './survivorship-facts.ts'

/** Identifiers of which a person has one; two valid ones are a case for data quality, not a pick. */
const ONE_PER_PERSON = ['PNC', 'CRO', 'NINO', 'NHS']

/**
 * The golden values of a cluster, field by field as survivorship has it; `today` (YYYY-MM-DD) decides who is a
 * child and which markers have ended. Nothing is dropped: what is not chosen is listed beside it. The order of the
 * records does not matter.
 */
export function goldenView(personRecords: PersonRecordFacts[], today: string): GoldenNominal {
  const facts = <Value>(pick: (record: PersonRecordFacts) => Fact<Value>[] | undefined) =>
    sourced(personRecords, pick)
  const names = goldenNames(facts((record) => record.names))
  const dob = goldenDob(
    facts((record) => record.dobs),
    today,
  )
  const sexes = bySelfThenLatest(facts((record) => record.sexes))
  const identifiers = goldenIdentifiers(facts((record) => record.identifiers))
  const deaths = facts((record) => record.deaths).filter((death) => death.value.evidence !== 'none')
  const photographs = facts((record) => record.photographs)
  return {
    ...names,
    ...dob,
    sex: sexes[0],
    selfDefinedEthnicity: recordedFirst(latestFirst(facts((record) => record.selfDefinedEthnicities)))[0],
    observedEthnicity: recordedFirst(latestFirst(facts((record) => record.observedEthnicities)))[0],
    identifiers,
    addresses: verifiedFirst(
      facts((record) => record.addresses),
      (address) => address.key,
    ),
    contacts: verifiedFirst(
      facts((record) => record.contacts),
      (contact) => `${contact.kind}:${contact.value}`,
    ),
    markers: goldenMarkers(
      facts((record) => record.markers),
      today,
    ),
    photograph: latestFirst(photographs).sort(
      (a, b) => Number(b.value.isCustodyImage) - Number(a.value.isCustodyImage),
    )[0],
    death: surestFirst(deaths)[0],
    vulnerabilities: distinct(latestFirst(facts((record) => record.vulnerabilities)), (value) => value),
    retentionGroup: personRecords.flatMap((record) => record.retentionGroup ?? []).sort((a, b) => a - b)[0],
    alsoRecordedAs: alsoRecordedAs(names, dob, sexes),
    dataQuality: twoIdentifiers(identifiers),
  }
}

function sourced<Value>(
  records: PersonRecordFacts[],
  pick: (record: PersonRecordFacts) => Fact<Value>[] | undefined,
): Sourced<Value>[] {
  return records.flatMap((record) =>
    (pick(record) ?? []).map((fact) => ({
      value: fact.value,
      personRecordId: record.personRecordId,
      at: fact.at ?? record.recordedAt,
      tier: fact.tier ?? record.tier,
    })),
  )
}

/** The surest tier's latest name that is not given as an alias; all others are kept. */
function goldenNames(names: Sourced<NameValue>[]): Pick<GoldenNominal, 'name' | 'otherNames'> {
  const ordered = surestFirst(names)
  const recorded = ordered.filter(({ tier }) => tier !== 'intelligence')
  const usable = recorded.length > 0 ? recorded : ordered
  const name = usable.find((candidate) => candidate.value.kind === 'primary') ?? usable[0]
  const all = name ? distinct([name, ...ordered], nameKey) : []
  return { name, otherNames: all.slice(1) }
}

function goldenIdentifiers(identifiers: Sourced<IdentifierValue>[]): Sourced<IdentifierValue>[] {
  const order = (type: string) =>
    ONE_PER_PERSON.includes(type) ? ONE_PER_PERSON.indexOf(type) : ONE_PER_PERSON.length
  const surest = surestFirst(identifiers.filter((identifier) => identifier.value.isValid))
  return distinct(surest, (value) => `${value.type}:${squash(value.value)}`).sort(
    (a, b) => order(a.value.type) - order(b.value.type) || (a.value.type < b.value.type ? -1 : 1),
  )
}

function goldenMarkers(markers: Sourced<MarkerValue>[], today: string): GoldenMarker[] {
  const live = distinct(latestFirst(markers), (marker) => marker.markerId)
    .filter((marker) => !marker.value.endsOn || marker.value.endsOn >= today)
    .sort((a, b) => b.value.severity - a.value.severity)
  const types = [...new Set(live.map((marker) => marker.value.type))]
  return types.flatMap((type) => {
    const [worst, ...others] = live.filter((marker) => marker.value.type === type)
    return worst ? [{ ...worst, others }] : []
  })
}

/** What people say of themselves before what others say of them, the latest first. */
function bySelfThenLatest(facts: Sourced<string>[]): Sourced<string>[] {
  const isObserved = (fact: Sourced<string>) => fact.tier === 'third-party' || fact.tier === 'intelligence'
  const ordered = latestFirst(facts).sort((a, b) => Number(isObserved(a)) - Number(isObserved(b)))
  return distinct(recordedFirst(ordered), (value) => value)
}

function verifiedFirst<Value extends { isVerified: boolean }>(
  facts: Sourced<Value>[],
  key: (value: Value) => string,
): Sourced<Value>[] {
  const ordered = latestFirst(facts).sort((a, b) => Number(b.value.isVerified) - Number(a.value.isVerified))
  return distinct(ordered, key)
}

function twoIdentifiers(identifiers: Sourced<IdentifierValue>[]): DataQualityCase[] {
  return ONE_PER_PERSON.flatMap((type): DataQualityCase[] => {
    const values = identifiers.filter((identifier) => identifier.value.type === type)
    return values.length > 1 ? [{ kind: 'two-identifiers', type, values }] : []
  })
}

/** Conflicts are shown, not hidden: what else the primary name, the birth and the sex were recorded as. */
function alsoRecordedAs(
  names: Pick<GoldenNominal, 'otherNames'>,
  dob: Pick<GoldenNominal, 'otherDobs'>,
  sexes: Sourced<string>[],
): AlsoRecordedAs[] {
  const otherPrimaries = names.otherNames.filter((name) => name.value.kind === 'primary')
  return [
    ...otherPrimaries.map(({ value, personRecordId }) => ({
      field: 'name' as const,
      words: fullName(value),
      personRecordId,
    })),
    ...dob.otherDobs.map(({ value, personRecordId }) => {
      const words = value.precision === 'age' ? `aged ${value.ageYears} on ${value.onDate}` : value.value
      return { field: 'dob' as const, words, personRecordId }
    }),
    ...sexes
      .slice(1)
      .map(({ value, personRecordId }) => ({ field: 'sex' as const, words: value, personRecordId })),
  ]
}

function fullName(name: NameValue): string {
  return [name.forename, name.middle, name.surname].filter(Boolean).join(' ')
}

function nameKey(name: NameValue): string {
  return [name.forename, name.middle, name.surname].map(fold).join('|')
}

function distinct<Value>(facts: Sourced<Value>[], key: (value: Value) => string): Sourced<Value>[] {
  const seen = new Set<string>()
  return facts.filter((fact) => {
    const id = key(fact.value)
    if (seen.has(id)) return false
    seen.add(id)
    return true
  })
}
