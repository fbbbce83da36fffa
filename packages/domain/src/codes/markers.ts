/** Warning markers: what they say, how grave they are, who authorises them and how long they stand (safeguarding.md 7). */
import type { Rank } from './ranks.ts'

export type MarkerSeverity = 1 | 2 | 3 | 4 | 5

/** A marker stands for `reviewMonths` and then shows as unreviewed; `authorisedBy` is the least rank. */
export interface MarkerRule<Code extends string = string> {
  code: Code
  label: string
  category: MarkerCategory
  severity: MarkerSeverity
  reviewMonths: number
  authorisedBy: Rank
  showOnCard: boolean
  isSensitive: boolean
  /** Put and taken off by its own record alone, in the transaction that changes it; nobody does it by hand. */
  isDriven: boolean
  /** The national two-letter code where it is known; empty otherwise, because none may be invented. */
  pncCode: string
}

export const markerCategories = [
  { code: 'VIOLENCE', label: 'Violence', reviewMonths: 12, authorisedBy: 'PS' },
  { code: 'WEAPON', label: 'Weapons', reviewMonths: 12, authorisedBy: 'PS' },
  { code: 'FIREARM', label: 'Firearms', reviewMonths: 12, authorisedBy: 'INSP' },
  { code: 'EXPLOSIVE', label: 'Explosives', reviewMonths: 24, authorisedBy: 'INSP' },
  { code: 'ESCAPE', label: 'Escape', reviewMonths: 24, authorisedBy: 'PS' },
  { code: 'SELF_HARM', label: 'Self-harm', reviewMonths: 12, authorisedBy: 'PS' },
  { code: 'SUICIDE', label: 'Suicide', reviewMonths: 12, authorisedBy: 'PS' },
  { code: 'MENTAL_HEALTH', label: 'Mental health', reviewMonths: 24, authorisedBy: 'INSP' },
  { code: 'AILMENT', label: 'Ailment', reviewMonths: 24, authorisedBy: 'PS' },
  { code: 'CONTAGION', label: 'Contagious condition', reviewMonths: 24, authorisedBy: 'PS' },
  { code: 'DRUGS', label: 'Drugs', reviewMonths: 24, authorisedBy: 'PS' },
  { code: 'SEX_OFFENDER', label: 'Sex offender', reviewMonths: 24, authorisedBy: 'PS' },
  { code: 'ALLEGES', label: 'Makes allegations', reviewMonths: 12, authorisedBy: 'INSP' },
  { code: 'ANIMAL', label: 'Animal', reviewMonths: 24, authorisedBy: 'PS' },
  { code: 'HOSTAGE', label: 'Hostage taking', reviewMonths: 24, authorisedBy: 'PS' },
  { code: 'ARMED_FORCES', label: 'Armed forces', reviewMonths: 24, authorisedBy: 'PS' },
  { code: 'CARE_NEEDS', label: 'Care needs', reviewMonths: 24, authorisedBy: 'PS' },
  { code: 'LANGUAGE', label: 'Language', reviewMonths: 24, authorisedBy: 'PS' },
  { code: 'HAZARD', label: 'Hazard', reviewMonths: 6, authorisedBy: 'PS' },
  { code: 'SAFEGUARDING', label: 'Safeguarding', reviewMonths: 6, authorisedBy: 'PS' },
  { code: 'ACCESS', label: 'Access', reviewMonths: 6, authorisedBy: 'PS' },
  { code: 'VEHICLE', label: 'Vehicle', reviewMonths: 6, authorisedBy: 'PS' },
  { code: 'INFORMATION', label: 'Information', reviewMonths: 6, authorisedBy: 'PS' },
  { code: 'WANTED', label: 'Wanted', reviewMonths: 12, authorisedBy: 'STAFF' },
] as const satisfies readonly { code: string; label: string; reviewMonths: number; authorisedBy: Rank }[]
export type MarkerCategory = (typeof markerCategories)[number]['code']

export const personMarkerTypes = [
  marker('VIOLENT', 'Violent', 'VIOLENCE', 5, { pncCode: 'VI' }),
  marker('ASSAULTS_POLICE', 'Assaults police or emergency workers', 'VIOLENCE', 5),
  marker('WEAPONS', 'Carries or uses weapons', 'WEAPON', 5, { pncCode: 'WE' }),
  marker('KNIFE', 'Carries knives', 'WEAPON', 5),
  marker('FIREARMS', 'Access to firearms', 'FIREARM', 5, { pncCode: 'FI' }),
  marker('EXPLOSIVES', 'Explosives', 'EXPLOSIVE', 5),
  marker('ESCAPER', 'Escapes', 'ESCAPE', 4, { pncCode: 'ES' }),
  marker('SELF_HARM', 'Self-harm', 'SELF_HARM', 4),
  marker('SUICIDAL', 'Suicidal', 'SUICIDE', 4, { pncCode: 'SU' }),
  marker('MENTAL_HEALTH', 'Mental ill health', 'MENTAL_HEALTH', 3),
  marker('AILMENT', 'Medical condition that needs care', 'AILMENT', 3),
  marker('CONTAGIOUS', 'Contagious condition', 'CONTAGION', 3),
  marker('DRUGS', 'Drugs', 'DRUGS', 3),
  marker('CONCEALS', 'Conceals drugs or blades', 'DRUGS', 4),
  marker('SEX_OFFENDER', 'Registered sex offender', 'SEX_OFFENDER', 4),
  marker('STALKER', 'Stalks or harasses', 'VIOLENCE', 4),
  marker('ALLEGES', 'Makes allegations against officers', 'ALLEGES', 3),
  marker('DANGEROUS_DOG', 'Dangerous dog', 'ANIMAL', 4),
  marker('HOSTAGE', 'Has taken hostages', 'HOSTAGE', 5),
  marker('PROTECTION_ORDER', 'Protection notice or order in force', 'SAFEGUARDING', 4),
  marker('ARMED_FORCES', 'Served in the armed forces', 'ARMED_FORCES', 1, { showOnCard: false }),
  marker('CARE_NEEDS', 'Care or communication needs', 'CARE_NEEDS', 2),
  marker('INTERPRETER', 'Needs an interpreter', 'LANGUAGE', 2),
  // Put by the report of a missing person, whoever takes it, and ended when they are found.
  marker('MISSING', 'Missing: do not let go, tell the officer in charge', 'SAFEGUARDING', 5, {
    authorisedBy: 'STAFF',
  }),
  // Stands while a warrant stands by which the person is wanted; it says nothing of its kind or grade (WA-8, WA-12).
  marker('WANTED', 'Wanted on warrant', 'WANTED', 5, { isDriven: true }),
] as const
export type PersonMarkerType = (typeof personMarkerTypes)[number]['code']

/** Attached to a place down to the flat, for six months. A sensitive one never shows outside its own readers. */
export const locationMarkerTypes = [
  placeMarker('FIREARMS', 'Firearms on the premises', 'FIREARM', 5),
  placeMarker('WEAPON', 'Weapon on the premises', 'WEAPON', 5),
  placeMarker('VIOLENT_OCCUPANT', 'Violent occupant', 'VIOLENCE', 5),
  placeMarker('DO_NOT_ATTEND_ALONE', 'Do not attend alone', 'VIOLENCE', 5),
  placeMarker('DOG', 'Dangerous dog', 'ANIMAL', 4),
  placeMarker('HAZMAT', 'Hazardous materials', 'HAZARD', 4),
  placeMarker('NEEDLES', 'Needles', 'DRUGS', 3),
  placeMarker('CUCKOOED', 'Home taken over by others', 'SAFEGUARDING', 4),
  placeMarker('DA_ADDRESS', 'Domestic abuse address', 'SAFEGUARDING', 4),
  placeMarker('VULNERABLE_OCCUPANT', 'Vulnerable occupant', 'SAFEGUARDING', 3),
  placeMarker('KEY_SAFE', 'Key safe', 'ACCESS', 2),
  placeMarker('RSO_ADDRESS', 'Registered sex offender lives here', 'SEX_OFFENDER', 4, { isSensitive: true }),
  placeMarker('REFUGE', 'Refuge', 'SAFEGUARDING', 4, {
    isSensitive: true,
    showOnCard: false,
    authorisedBy: 'INSP',
  }),
  placeMarker('INFORMATION', 'Information', 'INFORMATION', 1),
] as const
export type LocationMarkerType = (typeof locationMarkerTypes)[number]['code']

export const vehicleMarkerTypes = [
  placeMarker('FAILED_TO_STOP', 'Fails to stop', 'VEHICLE', 4),
  placeMarker('ARMED', 'Occupants may be armed', 'FIREARM', 5),
  placeMarker('CLONED', 'Cloned plates', 'VEHICLE', 3),
  placeMarker('PERSONS', 'Person of concern uses it', 'VEHICLE', 3),
] as const
export type VehicleMarkerType = (typeof vehicleMarkerTypes)[number]['code']

export const markerSources = [
  { code: 'CONVICTION', label: 'Conviction' },
  { code: 'INCIDENT', label: 'Incident' },
  { code: 'INTELLIGENCE', label: 'Intelligence' },
  { code: 'CUSTODY', label: 'Custody' },
  { code: 'PARTNER', label: 'Partner agency' },
  { code: 'SELF', label: 'The person told us' },
  { code: 'IMPORTED', label: 'Another system' },
] as const
export type MarkerSource = (typeof markerSources)[number]['code']

export type MarkerType = PersonMarkerType | LocationMarkerType | VehicleMarkerType
export type MarkedRecord = 'PERSON' | 'LOCATION' | 'VEHICLE'

/** The list that belongs to a kind of record. */
export function markerTypesFor(record: MarkedRecord): readonly MarkerRule[] {
  switch (record) {
    case 'PERSON':
      return personMarkerTypes
    case 'LOCATION':
      return locationMarkerTypes
    case 'VEHICLE':
      return vehicleMarkerTypes
  }
}

/** The rule of one marker; undefined for a code that is not in the list of that kind of record. */
export const markerRule = (record: MarkedRecord, code: string): MarkerRule | undefined =>
  markerTypesFor(record).find((type) => type.code === code)

function marker<const Code extends string>(
  code: Code,
  label: string,
  category: MarkerCategory,
  severity: MarkerSeverity,
  more: Partial<MarkerRule> = {},
): MarkerRule<Code> {
  const rule = markerCategories.find((row) => row.code === category)
  const standing = { reviewMonths: rule?.reviewMonths ?? 12, authorisedBy: rule?.authorisedBy ?? 'PS' }
  return {
    label,
    category,
    severity,
    ...standing,
    showOnCard: true,
    isSensitive: false,
    isDriven: false,
    pncCode: '',
    ...more,
    code,
  }
}

/** Places and vehicles change hands, so their markers are looked at again after six months whatever they say. */
function placeMarker<const Code extends string>(
  code: Code,
  label: string,
  category: MarkerCategory,
  severity: MarkerSeverity,
  more: Partial<MarkerRule> = {},
): MarkerRule<Code> {
  return marker(code, label, category, severity, { reviewMonths: 6, ...more })
}
