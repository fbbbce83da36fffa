/** The form that opens a report: the incident's facts with their source, and what the store says of the one chosen. */
import type { PreparedMissing } from '@mips/contracts/missing-parts'
import { inverseRelationship, relationshipTypes } from '@mips/domain/codes/relationships'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import { viewLinkedPeople, viewPlace } from '@mips/domain/pole/record-view'
import { lookWords, suggestedFactors } from '@mips/domain/safeguarding/missing-carried'
import { ageOn } from '@mips/domain/time/day'
import { formatLondon } from '@mips/domain/time/london-time'
import { londonDay } from '@mips/domain/time/london-day'
import type { Prepared } from './missing-prepare.service.ts'
import { presentEarlier, presentFoundBefore } from './missing.presenter.ts'
import { isMissing, utc } from './missing.reading.ts'

export function presentPrepared({ basis, callerPhone, chosen }: Prepared, now: Date): PreparedMissing {
  const day = londonDay(now.toISOString())
  const { id, reference, title, summary, occurredAt } = basis.event
  const location = basis.location === null ? null : viewPlace(basis.location, day)
  const people = viewLinkedPeople(
    basis.people.filter(({ validTo }) => validTo === null),
    day,
  ).map((person) => ({
    ...person,
    ageYears: person.dob === null ? null : (ageOn(person.dob, day) ?? null),
  }))
  const caller = people.find(({ role }) => role === 'INFORMANT_CALLER')
  const from = { fromId: id, fromKind: 'Incident', fromReference: reference }
  const base = {
    incident: { id, reference, title, summary, occurredAt: utc(occurredAt) },
    location,
    people,
    carried: [
      { field: 'incident', label: 'Incident', value: [reference, title].filter(Boolean).join(', '), ...from },
      { field: 'occurredFrom', label: 'When', value: formatLondon(utc(occurredAt)), ...from },
      { field: 'location', label: 'Where', value: location?.address ?? '', ...from },
    ].filter(({ value }) => value !== ''),
    informant:
      caller === undefined
        ? null
        : {
            personRecordId: caller.personRecordId,
            name: caller.name,
            relation: relationOf(chosen, caller.nominalId),
          },
    callerPhone,
  }
  const person = people.find(({ personRecordId }) => personRecordId === chosen?.person.personRecordId)
  if (chosen === undefined || person === undefined) return { ...base, subject: null }
  const { known, background } = chosen
  const { age, isChild } = treatAsChild(chosen.person.dob, chosen.person.dobPrecision, day)
  return {
    ...base,
    subject: {
      person,
      isChild,
      appearance: known.look === null ? null : lookWords(known.look) || null,
      suggestedFactors: suggestedFactors({
        ...(age === undefined ? {} : { age }),
        markers: person.markers.map(({ code }) => code),
        addressRoles: background.addresses.filter(({ validTo }) => validTo === null).map(({ role }) => role),
        earlierEpisodes: known.earlier.length,
      }),
      earlier: known.earlier.map(presentEarlier),
      foundBefore: presentFoundBefore(known.earlier),
      openEpisodeId: known.earlier.find(({ state }) => isMissing(state))?.id ?? null,
    },
  }
}

/** What the caller is to the one who is missing, where the store knows it and it is not sensitive. */
function relationOf(chosen: Prepared['chosen'], nominalId: string): string | null {
  const kin = chosen?.background.family.find((one) => one.nominalId === nominalId)
  const type = relationshipTypes.find(({ code }) => code === kin?.role)
  if (kin === undefined || type === undefined || type.isSensitive) return null
  const code = kin.outward ? inverseRelationship(type.code) : type.code
  return relationshipTypes.find((row) => row.code === code)?.label ?? null
}
