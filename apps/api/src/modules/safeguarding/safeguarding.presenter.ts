/** Reports, and what their forms are opened with, as officers see them. */
import type { AsbPage, CarriedFact, PersonPresent, VulnerabilityPage } from '@mips/contracts/safeguarding'
import { eventRoleLabel } from '@mips/domain/codes/event-roles'
import { incidentTypes } from '@mips/domain/codes/incidents'
import { linkRoleLabel } from '@mips/domain/codes/link-label'
import { personLocationRoles } from '@mips/domain/codes/link-roles'
import { inverseRelationship, relationshipTypes } from '@mips/domain/codes/relationships'
import {
  asbRiskFactors,
  asbRiskGrades,
  asbTypes,
  readAsbAnswers,
  scoreAsbRisk,
} from '@mips/domain/safeguarding/asb-risk'
import { reportRoleFor } from '@mips/domain/safeguarding/report-roles'
import {
  assessmentPrompts,
  consentStatuses,
  partnerActionDue,
  ragGrades,
  vulnerabilityReportStates,
  vulnerabilityReportTypes,
} from '@mips/domain/safeguarding/reports'
import { ageOn } from '@mips/domain/time/day'
import { formatLondon, toLondon } from '@mips/domain/time/london-time'
import type { Clock } from '../../platform/clock.ts'
import {
  presentLinkedPeople,
  presentLocationBrief,
  presentName,
  today,
  withRoleLabel,
} from '../pole/record-view.service.ts'
import type {
  AsbRow,
  BackgroundRow,
  BasisRow,
  OfficerRow,
  PresentRow,
  VulnerabilityRow,
} from './safeguarding.rows.ts'

const labelIn = (list: readonly { code: string; label: string }[], code: string): string =>
  list.find((row) => row.code === code)?.label ?? code

/** The day in London of an instant as the database answers it. */
export const londonDay = (instant: string): string =>
  toLondon(new Date(instant).toISOString())?.day ?? instant.slice(0, 10)

const presentOfficers = (officers: readonly OfficerRow[]) =>
  officers.map(({ id, staffNumber, displayName, rank, role }) => ({
    id,
    staffNumber,
    displayName,
    rank,
    role,
    roleLabel: eventRoleLabel(role),
  }))

/** The incident, its place, officers and people in the form that both report forms carry them in. */
export function presentBasis(
  row: BasisRow,
  clock: Clock,
  relations: ReadonlyMap<string, string> = new Map(),
) {
  const day = today(clock)
  const { incidentType, ...incident } = row.incident
  const location = row.location === null ? null : presentLocationBrief(row.location, day)
  return {
    incident: {
      ...incident,
      occurredAt: new Date(incident.occurredAt).toISOString(),
      typeLabel: labelIn(incidentTypes, incidentType),
    },
    location,
    officers: presentOfficers(row.officers.filter((officer) => officer.to === null)),
    people: presentPresent(
      row.people.filter((person) => person.validTo === null),
      londonDay(incident.occurredAt),
      relations,
    ),
    carried: carriedFacts(row, location?.address),
  }
}

function presentPresent(
  rows: readonly PresentRow[],
  day: string,
  relations: ReadonlyMap<string, string>,
): PersonPresent[] {
  return presentLinkedPeople(rows, day).map((person) => {
    const suggestedRole = reportRoleFor(person.role, relations.get(person.nominalId))
    return {
      ...person,
      ageYears: person.dob === null ? null : (ageOn(person.dob, day) ?? null),
      suggestedRole,
      suggestedRoleLabel: linkRoleLabel(suggestedRole),
    }
  })
}

function carriedFacts(row: BasisRow, address: string | undefined): CarriedFact[] {
  const { incident } = row
  const from = { fromId: incident.id, fromKind: 'Incident', fromReference: incident.reference }
  const people = row.people
    .filter((person) => person.validTo === null)
    .map((person) => `${presentName(person)} (${linkRoleLabel(person.role)})`)
  const officers = row.officers
    .filter((officer) => officer.to === null)
    .map((officer) => `${officer.rank} ${officer.staffNumber} ${officer.displayName}`)
  const facts = [
    {
      field: 'incident',
      label: 'Incident',
      value: [incident.reference, labelIn(incidentTypes, incident.incidentType)].filter(Boolean).join(', '),
    },
    {
      field: 'occurredFrom',
      label: 'When',
      value: formatLondon(new Date(incident.occurredAt).toISOString()),
    },
    { field: 'location', label: 'Where', value: address ?? '' },
    { field: 'people', label: 'People present', value: people.join('; ') },
    { field: 'officers', label: 'Officers', value: officers.join('; ') },
  ]
  return facts.filter((fact) => fact.value !== '').map((fact) => ({ ...fact, ...from }))
}

/** What each person of the background is to the subject, by nominal: `PARENT_OF` and so on. */
export const relationsOf = (background: BackgroundRow): Map<string, string> =>
  new Map(background.family.map((kin) => [kin.nominalId, relationOf(kin)] as const))

function relationOf(kin: { role: string; outward: boolean }): string {
  const type = relationshipTypes.find((row) => row.code === kin.role)
  return type === undefined || !kin.outward ? kin.role : inverseRelationship(type.code)
}

/** Family and carers; what is only suspected between two people stays with those who work on it. */
export function presentFamily(background: BackgroundRow) {
  return background.family.flatMap((kin) => {
    const relation = relationOf(kin)
    const type = relationshipTypes.find((row) => row.code === relation)
    const person = background.familyNames[kin.nominalId]
    if (
      type === undefined ||
      type.isSensitive ||
      !['INTIMATE', 'FAMILY', 'CARE'].includes(type.category) ||
      person === undefined
    )
      return []
    return [
      {
        nominalId: kin.nominalId,
        personRecordId: kin.personRecordId,
        name: presentName(person),
        dob: person.dob,
        relation: type.label,
      },
    ]
  })
}

/** Addresses without those that must not show as what they are, such as a refuge. */
export const presentAddresses = (background: BackgroundRow) =>
  withRoleLabel(
    background.addresses.filter((address) =>
      personLocationRoles.some((role) => role.code === address.role && !role.isSensitive),
    ),
  )

export function presentVulnerability(row: VulnerabilityRow, clock: Clock): VulnerabilityPage {
  const day = today(clock)
  const { appearance, behaviour, communication, danger, environment, location, people, officers, ...rest } =
    row
  const words: Record<string, string | null> = {
    APPEARANCE: appearance,
    BEHAVIOUR: behaviour,
    COMMUNICATION: communication,
    DANGER: danger,
    ENVIRONMENT: environment,
  }
  const present = presentLinkedPeople(people, day)
  const subject = present.find((person) => person.role === 'CHILD_SUBJECT' || person.role === 'ADULT_AT_RISK')
  const grade = ragGrades.find((item) => item.code === row.ragGrade)
  const gradedAt = row.submittedAt === null ? undefined : new Date(row.submittedAt).toISOString()
  return {
    ...rest,
    reportTypeLabel: labelIn(vulnerabilityReportTypes, row.reportType),
    statusLabel: labelIn(vulnerabilityReportStates, row.status),
    ragGradeLabel: grade?.label ?? null,
    partnerActionDue:
      grade === undefined || gradedAt === undefined ? null : (partnerActionDue(grade.code, gradedAt) ?? null),
    subject:
      subject === undefined
        ? null
        : {
            ...subject,
            ageYears: subject.dob === null ? null : (ageOn(subject.dob, londonDay(row.occurredAt)) ?? null),
          },
    people: present.filter((person) => person !== subject),
    location: location === null ? null : presentLocationBrief(location, day),
    prompts: assessmentPrompts.flatMap(({ code, label }) =>
      words[code] ? [{ code, label, text: words[code] }] : [],
    ),
    consentStatusLabel: labelIn(consentStatuses, row.consentStatus),
    officers: presentOfficers(officers),
  }
}

export function presentAsb(row: AsbRow, clock: Clock): AsbPage {
  const day = today(clock)
  const { riskAnswers, riskScore, riskGrade, location, people, officers, ...rest } = row
  const answers = readAsbAnswers(riskAnswers)
  return {
    ...rest,
    asbTypeLabel: labelIn(asbTypes, row.asbType),
    risk: {
      score: riskScore,
      grade: riskGrade,
      gradeLabel: labelIn(asbRiskGrades, riskGrade),
      reason: answers === undefined ? '' : scoreAsbRisk(answers).reason,
      answers: asbRiskFactors.map(({ code, label, low, high }) => ({
        code,
        label,
        low,
        high,
        answer: riskAnswers[code] ?? 0,
      })),
    },
    location: location === null ? null : presentLocationBrief(location, day),
    people: presentLinkedPeople(people, day),
    officers: presentOfficers(officers),
  }
}
