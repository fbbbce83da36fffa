/** What report forms are opened with: the facts of the record with their source, and what the store knows of the subject. */
import type {
  CarriedFact,
  PersonPresent,
  PreparedAsb,
  PreparedVulnerability,
} from '@mips/contracts/safeguarding-replies'
import { incidentTypeLabel } from '@mips/domain/codes/incidents'
import { linkRoleLabel } from '@mips/domain/codes/link-label'
import { personLocationRoles } from '@mips/domain/codes/link-roles'
import { relationshipTypes } from '@mips/domain/codes/relationships'
import { displayName } from '@mips/domain/nominal/display-name'
import { viewLinkedPeople, viewLinkedPlaces, viewPlace } from '@mips/domain/pole/record-view'
import { asbCaseReviewThreshold } from '@mips/domain/safeguarding/asb-risk'
import { reportOriginOf } from '@mips/domain/safeguarding/report-origins'
import { reportRoleFor } from '@mips/domain/safeguarding/report-roles'
import { vulnerabilityReportTypes } from '@mips/domain/safeguarding/reports'
import { ageOn } from '@mips/domain/time/day'
import { formatLondon } from '@mips/domain/time/london-time'
import { londonDay } from '@mips/domain/time/london-day'
import { childOn, instantOf, leastGrade, relationOf, relationsOf } from './safeguarding.facts.ts'
import { presentOfficers } from './safeguarding.presenter.ts'
import type { BackgroundRow, BasisRow, EarlierRow, PresentRow } from './safeguarding.rows.ts'

/** A record with, when somebody of it is chosen, what the store knows of them. */
export type VulnerabilityBasis = {
  basis: BasisRow
  chosen?: { person: PresentRow; background: BackgroundRow }
}

/** The form on somebody of the record, at an instant. */
export function presentPreparedVulnerability(
  { basis, chosen }: VulnerabilityBasis,
  now: Date,
): PreparedVulnerability {
  if (chosen === undefined) return { ...presentBasis(basis, now), subject: null }
  const { person, background } = chosen
  const relations = relationsOf(background)
  const { isChild } = childOn(basis, person)
  const fits = vulnerabilityReportTypes.filter((type) => type.subject !== (isChild ? 'ADULT' : 'CHILD'))
  return {
    ...presentBasis(basis, now, relations),
    subject: {
      person: presentPresent(person, basis, now, relations),
      isChild: person.dob === null ? null : isChild,
      suggestedTypes: fits.map((type) => type.code),
      addresses: presentAddresses(background),
      family: presentFamily(background),
      earlierReports: background.earlierReports,
      leastGrade: leastGrade(background, now) ?? null,
      arrest: background.arrest,
    },
  }
}

/** The form on anti-social behaviour, at an instant. */
export function presentPreparedAsb(
  { basis, earlier }: { basis: BasisRow; earlier: EarlierRow },
  now: Date,
): PreparedAsb {
  const { months, reports: needed } = asbCaseReviewThreshold
  // The report that is about to be made counts towards the threshold too.
  const reports = earlier.recentAsb + 1
  return {
    ...presentBasis(basis, now),
    earlier: {
      atLocation: { asbReports: earlier.asbReports, incidents: earlier.incidents, latest: earlier.latest },
      byCaller: { incidents: earlier.byCaller },
      caseReview: { reports, needed, months, isReached: reports >= needed },
    },
  }
}

function presentBasis(basis: BasisRow, now: Date, relations: ReadonlyMap<string, string> = new Map()) {
  const { incidentType: _type, handlingCode: _code, isRestricted: _acl, ...event } = basis.event
  const location = basis.location === null ? null : viewPlace(basis.location, londonDay(now.toISOString()))
  return {
    event: {
      ...event,
      summary: reportOriginOf(event.kind)?.carriesWords === false ? '' : event.summary,
      occurredAt: instantOf(event.occurredAt),
      typeLabel: typeOf(basis),
    },
    location,
    officers: presentOfficers(basis.officers.filter((officer) => officer.to === null)),
    people: basis.people
      .filter((person) => person.validTo === null)
      .map((person) => presentPresent(person, basis, now, relations)),
    carried: carriedFacts(basis, location?.address),
  }
}

function presentPresent(
  row: PresentRow,
  basis: BasisRow,
  now: Date,
  relations: ReadonlyMap<string, string>,
): PersonPresent {
  const [person] = viewLinkedPeople([row], londonDay(now.toISOString()))
  if (person === undefined) throw new Error('no person')
  const suggestedRole = reportRoleFor(row.role, relations.get(row.nominalId))
  const ageYears =
    row.dob === null ? null : (ageOn(row.dob, londonDay(instantOf(basis.event.occurredAt))) ?? null)
  return { ...person, ageYears, suggestedRole, suggestedRoleLabel: linkRoleLabel(suggestedRole) }
}

/** What kind of record it is in the words of officers: the type of an incident, the title of another record. */
function typeOf({ event }: BasisRow): string {
  if (event.incidentType !== null) return incidentTypeLabel(event.incidentType)
  return event.kind === 'IntelligenceReport' ? 'Intelligence entry' : event.title
}

function carriedFacts(basis: BasisRow, address: string | undefined): CarriedFact[] {
  const { event } = basis
  const from = { fromId: event.id, fromKind: event.kind, fromReference: event.reference }
  const people = basis.people
    .filter((person) => person.validTo === null)
    .map((person) => `${displayName(person)} (${linkRoleLabel(person.role)})`)
  const officers = basis.officers
    .filter((officer) => officer.to === null)
    .map((officer) => `${officer.rank} ${officer.staffNumber} ${officer.displayName}`)
  const facts = [
    {
      field: 'event',
      label: reportOriginOf(event.kind)?.label ?? event.kind,
      value: [event.reference, typeOf(basis)].filter(Boolean).join(', '),
    },
    { field: 'occurredFrom', label: 'When', value: formatLondon(instantOf(event.occurredAt)) },
    { field: 'location', label: 'Where', value: address ?? '' },
    { field: 'people', label: 'People present', value: people.join('; ') },
    { field: 'officers', label: 'Officers', value: officers.join('; ') },
  ]
  return facts.filter((fact) => fact.value !== '').map((fact) => ({ ...fact, ...from }))
}

/** Family and carers; what is only suspected between two people stays with those who work on it. */
function presentFamily(background: BackgroundRow) {
  return background.family.flatMap((kin) => {
    const relation = relationOf(kin)
    const type = relationshipTypes.find((row) => row.code === relation)
    const person = background.familyNames[kin.nominalId]
    if (type === undefined || type.isSensitive || person === undefined) return []
    if (!['INTIMATE', 'FAMILY', 'CARE'].includes(type.category)) return []
    return [
      {
        nominalId: kin.nominalId,
        personRecordId: kin.personRecordId,
        name: displayName(person),
        dob: person.dob,
        relation: type.label,
      },
    ]
  })
}

/** Addresses without those that must not show as what they are, such as a refuge. */
const presentAddresses = (background: BackgroundRow) =>
  viewLinkedPlaces(
    background.addresses.filter((address) =>
      personLocationRoles.some((role) => role.code === address.role && !role.isSensitive),
    ),
  )
