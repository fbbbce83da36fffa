/** The form of a search: what it opens with, and its values as the body of the contract. */
import type { OfficerRef } from '@mips/contracts/common'
import type { StopSearchPage } from '@mips/contracts/stop-search-parts'
import { goWisely } from '@mips/domain/stop-search/stop-search-codes'
import { fromInstant, type LocalDateTime } from '@mips/ui/time-text.ts'
import { given, instantOf, rightNow } from '../../platform/form-times.ts'

export type Values = {
  subject: string
  power: string
  object: string
  grounds: string
  authorityId: string
  detained: LocalDateTime
  ended: LocalDateTime
  place: string
  latitude: string
  longitude: string
  isInPublic: string
  registration: string
  searcherSex: string
  isPlainClothes: boolean
  told: string[]
  others: OfficerRef[]
  personId: string
  identity: string
  sex: string
  age: string
  description: string
  selfDefined: string
  notStatedReason: string
  observed: string
  isGuardianTold: string
  extent: string
  extentReason: string
  isAdultPresent: boolean
  extentAuthority: OfficerRef[]
  video: string
  noVideo: string
  found: string
  outcome: string
  isLinked: string
  arrestId: string
  receipt: string
  noReceipt: string
  force: OfficerRef[]
}

const noTime: LocalDateTime = { date: '', time: '' }

/** A new record: now, outer clothing, a person, and what the officer filled in before. */
export const newValues = (known: {
  searcherSex: string | null
  isPlainClothes: boolean | null
  personId: string | undefined
  place: string | undefined
}): Values => ({
  subject: 'PERSON',
  power: '',
  object: '',
  grounds: '',
  authorityId: '',
  detained: rightNow(),
  ended: noTime,
  place: known.place ?? '',
  latitude: '',
  longitude: '',
  isInPublic: '',
  registration: '',
  searcherSex: known.searcherSex ?? '',
  isPlainClothes: known.isPlainClothes ?? false,
  told: [],
  others: [],
  personId: known.personId ?? '',
  identity: 'UNKNOWN',
  sex: '',
  age: '',
  description: '',
  selfDefined: '',
  notStatedReason: '',
  observed: '',
  isGuardianTold: '',
  extent: 'OUTER',
  extentReason: '',
  isAdultPresent: false,
  extentAuthority: [],
  video: '',
  noVideo: '',
  found: '',
  outcome: '',
  isLinked: '',
  arrestId: '',
  receipt: '',
  noReceipt: '',
  force: [],
})

const yesNoOf = (value: boolean | undefined): string => {
  if (value === undefined) return ''
  return value ? 'yes' : 'no'
}

/** A record as it stands, to be completed. */
export function valuesOf(page: StopSearchPage): Values {
  const { facts } = page
  const { person } = facts
  const at = facts.detainedAt ?? facts.searchedAt
  const known = [...page.others, ...(page.searcher === null ? [] : [page.searcher])]
  const officers = page.forms.flatMap(({ officer }) => (officer === null ? [] : [officer]))
  return {
    ...newValues({ searcherSex: null, isPlainClothes: null, personId: undefined, place: undefined }),
    subject: facts.subject,
    power: facts.power ?? '',
    object: facts.object ?? '',
    grounds: facts.grounds ?? '',
    authorityId: page.authority?.id ?? '',
    detained: at === undefined ? noTime : fromInstant(at),
    ended: facts.endedAt === undefined ? noTime : fromInstant(facts.endedAt),
    place: facts.place ?? '',
    latitude: String(facts.latitude ?? ''),
    longitude: String(facts.longitude ?? ''),
    isInPublic: yesNoOf(facts.isInPublic),
    registration: facts.registration ?? '',
    searcherSex: facts.searcherSex === 'N' ? '' : facts.searcherSex,
    isPlainClothes: facts.isPlainClothes ?? false,
    told: Object.entries(facts.told).flatMap(([code, time]) => (time === undefined ? [] : [code])),
    others: facts.others.flatMap(({ userId }) => known.filter(({ id }) => id === userId).slice(0, 1)),
    personId: page.person?.nominalId ?? '',
    identity: person?.identity ?? 'UNKNOWN',
    sex: person === undefined || person.sex === 'N' ? '' : person.sex,
    age: String(person?.age ?? ''),
    description: person?.description ?? '',
    selfDefined: person?.selfDefined ?? '',
    notStatedReason: person?.notStatedReason ?? '',
    observed: person?.observed ?? '',
    isGuardianTold: yesNoOf(person?.isGuardianTold),
    extent: facts.extent ?? '',
    extentReason: facts.extentReason ?? '',
    isAdultPresent: facts.isAdultPresent ?? false,
    extentAuthority: page.extentAuthority === null ? [] : [page.extentAuthority],
    video: facts.bodyWornVideo ?? '',
    noVideo: facts.noVideoReason ?? '',
    found: facts.found ?? '',
    outcome: facts.outcome ?? '',
    isLinked: yesNoOf(facts.isLinkedToObject),
    arrestId: page.arrest?.id ?? '',
    receipt: facts.receipt ?? '',
    noReceipt: facts.noReceiptReason ?? '',
    force: facts.forceUsedBy.flatMap((id) =>
      [...officers, ...known].filter((officer) => officer.id === id).slice(0, 1),
    ),
  }
}

const yesNo = (value: string): boolean | undefined => ({ yes: true, no: false })[value]
const numberOf = (value: string): number | undefined => (value.trim() === '' ? undefined : Number(value))

/** The rest of a record that the form does not ask. */
export type Kept = {
  searchedAt: string | undefined
  detainedAt: string | undefined
  told: Record<string, string | undefined>
  locationId: string | undefined
  incidentId: string | undefined
}

/** The body; each thing that was told is told at the time of the stop, unless its own time is kept. */
export function bodyOf(values: Values, kept: Kept): unknown {
  const typed = instantOf(values.detained)
  const isSame =
    typed !== undefined &&
    kept.detainedAt !== undefined &&
    Math.abs(Date.parse(typed) - Date.parse(kept.detainedAt)) < 60_000
  const stopped = isSame ? kept.detainedAt : typed
  const hasPerson = values.subject !== 'VEHICLE'
  const told = goWisely.flatMap(({ code }) =>
    values.told.includes(code) ? [[code, (isSame ? kept.told[code] : undefined) ?? stopped]] : [],
  )
  return {
    subject: values.subject,
    power: given(values.power),
    object: given(values.object),
    grounds: given(values.grounds),
    authorityId: given(values.authorityId),
    detainedAt: stopped,
    searchedAt: isSame ? (kept.searchedAt ?? stopped) : stopped,
    endedAt: instantOf(values.ended),
    place: given(values.place),
    latitude: numberOf(values.latitude),
    longitude: numberOf(values.longitude),
    isInPublic: yesNo(values.isInPublic),
    registration: given(values.registration),
    searcherSex: given(values.searcherSex),
    isPlainClothes: values.isPlainClothes,
    others: values.others.map(({ id }) => ({ userId: id })),
    told: Object.fromEntries(told),
    ...(hasPerson
      ? {
          person: {
            identity: values.personId === '' ? values.identity : 'KNOWN',
            sex: given(values.sex),
            age: numberOf(values.age),
            description: given(values.description),
            selfDefined: given(values.selfDefined),
            notStatedReason: values.selfDefined === 'NS' ? given(values.notStatedReason) : undefined,
            observed: given(values.observed),
            isGuardianTold: yesNo(values.isGuardianTold),
          },
        }
      : {}),
    personId: hasPerson ? given(values.personId) : undefined,
    locationId: kept.locationId,
    incidentId: kept.incidentId,
    extent: given(values.extent),
    extentReason: given(values.extentReason),
    isAdultPresent: values.isAdultPresent ? true : undefined,
    extentAuthorityId: values.extentAuthority[0]?.id,
    bodyWornVideo: given(values.video),
    noVideoReason: given(values.noVideo),
    found: given(values.found),
    outcome: given(values.outcome),
    isLinkedToObject: yesNo(values.isLinked),
    arrestId: values.outcome === 'ARREST' ? given(values.arrestId) : undefined,
    receipt: given(values.receipt),
    noReceiptReason: given(values.noReceipt),
    forceUsedBy: values.force.map(({ id }) => id),
    origins: {
      grounds: { how: 'typed' },
      place: { how: values.latitude === '' ? 'typed' : 'derived' },
      found: { how: 'typed' },
    },
  }
}
