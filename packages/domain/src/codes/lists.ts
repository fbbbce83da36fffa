/** Every closed list by name, for the lists that a screen asks for and for the checks of imports. */
import {
  custodyRecordTypes,
  arrestPowers,
  detentionGrounds,
  necessityCodes,
  observationLevels,
  offenceCategories,
} from '../custody/codes.ts'
import { disposals } from '../custody/disposals.ts'
import { identifierTypes } from '../identifiers/identifier-types.ts'
import { asbTypes } from '../safeguarding/asb-risk.ts'
import { consentStatuses, ragGrades, vulnerabilityReportTypes } from '../safeguarding/reports.ts'
import { observedEthnicities, selfDefinedEthnicities } from './ethnicity.ts'
import { eventRoles } from './event-roles.ts'
import { incidentClosures, incidentTypes, responseGrades } from './incidents.ts'
import {
  assessmentGrades,
  handlingCodes,
  protectiveMarkings,
  provenanceKinds,
  sourceGrades,
} from './information.ts'
import { personLocationRoles, personObjectRoles } from './link-roles.ts'
import { locationMarkerTypes, personMarkerTypes, vehicleMarkerTypes } from './markers.ts'
import { locationKinds } from './location-kinds.ts'
import { deviceTypes, documentTypes, drugClasses, drugUnits } from './object-details.ts'
import { objectKinds, weaponTypes } from './objects.ts'
import { nameKinds } from './people.ts'
import { purposes } from './purposes.ts'
import { ranks } from './ranks.ts'
import { relationshipTypes } from './relationships.ts'
import { genderIdentities, sexes } from './sex-and-gender.ts'

/** Raised whenever a code is added or ended, so that a stored code can be read against the list of its day. */
export const codeListsVersion = '2026-11-22'

export const codeLists = {
  arrestPowers,
  asbTypes,
  assessmentGrades,
  consentStatuses,
  custodyRecordTypes,
  detentionGrounds,
  deviceTypes,
  disposals,
  documentTypes,
  drugClasses,
  drugUnits,
  eventRoles,
  genderIdentities,
  handlingCodes,
  identifierTypes,
  incidentClosures,
  incidentTypes,
  locationKinds,
  locationMarkerTypes,
  nameKinds,
  necessityCodes,
  objectKinds,
  observationLevels,
  observedEthnicities,
  offenceCategories,
  personLocationRoles,
  personMarkerTypes,
  personObjectRoles,
  protectiveMarkings,
  provenanceKinds,
  purposes,
  ragGrades,
  ranks,
  relationshipTypes,
  responseGrades,
  selfDefinedEthnicities,
  sexes,
  sourceGrades,
  vehicleMarkerTypes,
  vulnerabilityReportTypes,
  weaponTypes,
} as const satisfies Record<string, readonly { code: string; label: string }[]>

export type CodeListName = keyof typeof codeLists

export const isCodeListName = (name: string): name is CodeListName => Object.hasOwn(codeLists, name)

/** The words for a code of a list; the code itself when the list does not have it, as an imported row may not. */
export function codeLabel(name: CodeListName, code: string): string {
  const list: readonly { code: string; label: string }[] = codeLists[name]
  return list.find((row) => row.code === code)?.label ?? code
}

/** Whether a list has a code. */
export function isInList(name: CodeListName, code: string): boolean {
  const list: readonly { code: string; label: string }[] = codeLists[name]
  return list.some((row) => row.code === code)
}
