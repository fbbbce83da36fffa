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
import {
  bodySides,
  bodySites,
  builds,
  descriptionBases,
  eyeColours,
  facialHairs,
  hairColours,
  hairStyles,
  markKinds,
} from './descriptions.ts'
import { observedEthnicities, selfDefinedEthnicities } from './ethnicity.ts'
import { eventRoles } from './event-roles.ts'
import { forces } from './forces.ts'
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
import { methodFacets, offendingMethods } from './methods.ts'
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
  bodySides,
  bodySites,
  builds,
  consentStatuses,
  custodyRecordTypes,
  descriptionBases,
  detentionGrounds,
  deviceTypes,
  disposals,
  documentTypes,
  drugClasses,
  drugUnits,
  eventRoles,
  eyeColours,
  facialHairs,
  forces,
  genderIdentities,
  hairColours,
  hairStyles,
  handlingCodes,
  identifierTypes,
  incidentClosures,
  incidentTypes,
  locationKinds,
  locationMarkerTypes,
  markKinds,
  methodFacets,
  nameKinds,
  necessityCodes,
  objectKinds,
  observationLevels,
  observedEthnicities,
  offenceCategories,
  offendingMethods,
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

/** A code as it stands now: its words, and whether it can be chosen. */
export type CodeNow = { code: string; label: string; isChoosable: boolean }

let versioned: ReadonlyMap<string, readonly CodeNow[]> = new Map()

/**
 * Takes the versions in force into use, in place of those that this build came with; lists that are left out stand as
 * they were built. Whoever serves or shows lists calls it at the start and when a version comes into force.
 */
export function useCodesInForce(lists: Readonly<Record<string, readonly CodeNow[]>>): void {
  versioned = new Map(Object.entries(lists))
}

/** Every code of a list as it stands now, retired ones too. */
export function codesNow(name: CodeListName): readonly CodeNow[] {
  const built: readonly { code: string; label: string }[] = codeLists[name]
  return versioned.get(name) ?? built.map(({ code, label }) => ({ code, label, isChoosable: true }))
}

/** The name of a list; undefined for one that is not versioned. */
export const nameOfList = (list: readonly unknown[]): CodeListName | undefined =>
  (Object.keys(codeLists) as CodeListName[]).find((name) => codeLists[name] === list)

/** The words for a code of a list, a retired one too; the code itself when the list does not have it, as an imported row may not. */
export const codeLabel = (name: CodeListName, code: string): string =>
  codesNow(name).find((row) => row.code === code)?.label ?? code

/** Whether a list has a code, retired or not. */
export const isInList = (name: CodeListName, code: string): boolean =>
  codesNow(name).some((row) => row.code === code)

/** Whether a code can be newly chosen. */
export const isChoosable = (name: CodeListName, code: string): boolean =>
  codesNow(name).some((row) => row.code === code && row.isChoosable)
