/** What the form of an arrest holds, and the body that it becomes, each fact with how it came. */
import { NewArrest } from '@mips/contracts/arrest'
import type { Origins } from '@mips/contracts/common'
import type { IncidentPage } from '@mips/contracts/incident'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { given, instantOf, onForm, todayAtNoTime } from '../../platform/form-times.ts'
import type { ChosenOffence } from '../../platform/offence-box.tsx'
import type { StationChoice } from '../../platform/station-box.tsx'

export type ArrestValues = {
  personRecordId: string
  offences: ChosenOffence[]
  arrestedAt: LocalDateTime
  /** Another place than the incident's: one on record, or in words. */
  isElsewhere: boolean
  locationId: string
  placeText: string
  power: string
  grounds: string
  necessityCodes: string[]
  necessityReason: string
  cautionGiven: '' | 'AT_ARREST' | 'LATER' | 'NO'
  cautionAt: LocalDateTime
  replyToCaution: string
  forceUsed: boolean
  stationCode?: StationChoice
  arrivedAtStationAt: LocalDateTime
}

/** Roles that are never offered first: somebody who was harmed or rang is seldom the one arrested. */
const notSuspected = new Set([
  'VICTIM',
  'VICTIM_REPEAT',
  'VICTIM_CHILD',
  'INFORMANT_CALLER',
  'WITNESS',
  'CHILD_SUBJECT',
])

/** The people of the incident, each once, suspects first; officers arrest with one tap. */
export function peopleToArrest(incident: IncidentPage): IncidentPage['people'] {
  const live = incident.people.filter((person) => person.endedAt === null)
  const once = live.filter(
    (person, index) => live.findIndex((other) => other.nominalId === person.nominalId) === index,
  )
  return once.toSorted((a, b) => orderOf(a.role) - orderOf(b.role))
}

function orderOf(role: string): number {
  if (role === 'SUSPECT') return 0
  return notSuspected.has(role) ? 2 : 1
}

/** What an arrest for breaking bail, a notice or an order carries in: offences, power and the words of what was broken. */
export type Breach = {
  offences: ChosenOffence[]
  grounds: string
  power: string
  /** The record that the words are carried from. */
  fromId?: string | undefined
  /** The breach of a notice that the arrest is said to be for once it is recorded. */
  notice?: { noticeId: string; breachId: string } | undefined
}

/** The offences of the crimes that were recorded from the incident, each with the crime that it is carried from. */
export type RecordedOffence = ChosenOffence & { crimeId: string }

/** What the form opens with: the person asked for or the only suspect, and everything that the incident tells. */
export function arrestDefaults(
  incident: IncidentPage,
  personId: string | undefined,
  breach?: Breach,
  recorded: readonly RecordedOffence[] = [],
): ArrestValues {
  const people = peopleToArrest(incident)
  const asked = people.find((person) => person.personRecordId === personId || person.nominalId === personId)
  const suspects = people.filter((person) => person.role === 'SUSPECT')
  const person = asked ?? (suspects.length === 1 ? suspects[0] : undefined)
  return {
    personRecordId: person?.personRecordId ?? '',
    offences:
      breach?.offences ?? recorded.map(({ code, title, isDomestic }) => ({ code, title, isDomestic })),
    arrestedAt: todayAtNoTime(),
    isElsewhere: incident.location === null,
    locationId: '',
    placeText: '',
    power: breach?.power ?? 'S24',
    grounds: breach?.grounds ?? '',
    necessityCodes: [],
    necessityReason: '',
    cautionGiven: '',
    cautionAt: todayAtNoTime(),
    replyToCaution: '',
    forceUsed: false,
    arrivedAtStationAt: todayAtNoTime(),
  }
}

/** The contract's body from the values of the form. */
export const arrestSchema = (
  incidentId: string,
  recorded: readonly RecordedOffence[] = [],
  breach?: Breach,
) => onForm((values: ArrestValues) => bodyOf(incidentId, values, recorded, breach), NewArrest)

function bodyOf(
  incidentId: string,
  values: ArrestValues,
  recorded: readonly RecordedOffence[],
  breach: Breach | undefined,
) {
  const arrestedAt = instantOf(values.arrestedAt)
  return {
    incidentId,
    personRecordId: values.personRecordId,
    offences: values.offences.map(({ code, isDomestic }) => ({ code, isDomestic })),
    arrestedAt,
    locationId: values.isElsewhere ? given(values.locationId) : undefined,
    placeText: values.isElsewhere ? given(values.placeText) : undefined,
    power: values.power,
    grounds: values.grounds,
    necessityCodes: values.necessityCodes,
    necessityReason: given(values.necessityReason),
    cautionGiven: isCautionGiven(values),
    cautionAt: cautionAt(values, arrestedAt),
    replyToCaution: values.cautionGiven === 'NO' ? undefined : given(values.replyToCaution),
    forceUsed: values.forceUsed,
    stationCode: values.stationCode?.code,
    arrivedAtStationAt: values.stationCode === undefined ? undefined : instantOf(values.arrivedAtStationAt),
    origins: { ...originsOf(incidentId, values, recorded), ...carriedFromBreach(values, breach) },
  }
}

function cautionAt(values: ArrestValues, arrestedAt: string | undefined): string | undefined {
  if (values.cautionGiven === 'AT_ARREST') return arrestedAt
  return values.cautionGiven === 'LATER' ? instantOf(values.cautionAt) : undefined
}

/** How each fact of the body came; a place left as the incident's is marked by the server. */
function originsOf(incidentId: string, values: ArrestValues, recorded: readonly RecordedOffence[]): Origins {
  const origins: Origins = {
    personRecordId: { how: 'carried', fromId: incidentId, fromField: 'people' },
    offences: offencesOrigin(values, recorded),
    arrestedAt: { how: 'typed' },
    power: { how: 'chosen' },
    grounds: { how: 'typed' },
    cautionGiven: { how: 'chosen' },
    forceUsed: { how: 'chosen' },
  }
  if (values.necessityCodes.length > 0) origins.necessityCodes = { how: 'chosen' }
  if (given(values.necessityReason)) origins.necessityReason = { how: 'typed' }
  if (values.cautionGiven === 'AT_ARREST') origins.cautionAt = { how: 'derived', fromField: 'arrestedAt' }
  if (values.cautionGiven === 'LATER') origins.cautionAt = { how: 'typed' }
  if (given(values.replyToCaution)) origins.replyToCaution = { how: 'typed' }
  if (values.isElsewhere && given(values.locationId)) origins.locationId = { how: 'chosen' }
  if (values.isElsewhere && given(values.placeText)) origins.placeText = { how: 'typed' }
  if (values.stationCode !== undefined) origins.stationCode = { how: 'chosen' }
  if (values.stationCode !== undefined && values.arrivedAtStationAt.time !== '')
    origins.arrivedAtStationAt = { how: 'typed' }
  return origins
}

/** What the breach gave and the officer left as it was came from there. */
function carriedFromBreach(values: ArrestValues, breach: Breach | undefined): Origins {
  if (breach?.fromId === undefined) return {}
  const carried = { how: 'carried', fromId: breach.fromId, fromField: 'breaches' } as const
  const isSame =
    values.offences.length === breach.offences.length &&
    values.offences.every(({ code }, place) => code === breach.offences[place]?.code)
  return {
    ...(isSame && breach.offences.length > 0 ? { offences: carried } : {}),
    ...(values.power === breach.power ? { power: carried } : {}),
    ...(values.grounds.trim() === breach.grounds.trim() ? { grounds: carried } : {}),
  }
}

/** A choice that was not made is no answer: the schema then asks for it. */
function isCautionGiven({ cautionGiven }: ArrestValues): boolean | undefined {
  return cautionGiven ? cautionGiven !== 'NO' : undefined
}

/** Offences are carried while they are those of the crimes; one more or one less, and they were chosen. */
function offencesOrigin({ offences }: ArrestValues, recorded: readonly RecordedOffence[]): Origins[string] {
  const [first] = recorded
  const isCarried =
    offences.length === recorded.length && offences.every(({ code }, place) => code === recorded[place]?.code)
  return first !== undefined && isCarried
    ? { how: 'carried', fromId: first.crimeId, fromField: 'offence' }
    : { how: 'chosen' }
}
