/** Children at risk because of who is near them (NR-1 to NR-4): who counts as a known offender, by a dated table, and how near is near. */
import {
  eventEventRoles,
  eventLocationRoles,
  eventObjectRoles,
  objectLocationRoles,
  objectObjectRoles,
  personLocationRoles,
  personObjectRoles,
} from '../codes/link-roles.ts'
import { eventRoles } from '../codes/event-roles.ts'
import { relationshipTypes } from '../codes/relationships.ts'
import { CROWD } from '../pole/derived-links.ts'
import { personMarkerTypes } from '../codes/markers.ts'
import { addMonths } from '../time/day.ts'

/** The kinds of harm that a known offender stands for. */
export const offenderKinds = [
  { code: 'SEXUAL', label: 'Sexual harm' },
  { code: 'VIOLENCE', label: 'Violence' },
  { code: 'WEAPONS', label: 'Weapons' },
  { code: 'DRUGS', label: 'Drugs' },
  { code: 'CONVICTED', label: 'Convicted of a crime' },
] as const
export type OffenderKind = (typeof offenderKinds)[number]['code']

/** One way in which somebody counts as known; `from` is the first day (YYYY-MM-DD). Every row awaits the word of public protection. */
type Row = {
  by: 'marker' | 'role'
  code: string
  kind: OffenderKind
  from: string
  rule: string
  mark: 'recalled'
}

const byMarker = (kind: OffenderKind, ...codes: (typeof personMarkerTypes)[number]['code'][]): Row[] =>
  codes.map((code) => ({ by: 'marker', code, kind, from: '1986-01-01', rule: 'NR-1', mark: 'recalled' }))

/** Nobody counts for what they are only suspected of. */
export const knownOffenderTable: readonly Row[] = [
  ...byMarker('SEXUAL', 'SEX_OFFENDER'),
  ...byMarker('VIOLENCE', 'VIOLENT', 'STALKER', 'HOSTAGE'),
  ...byMarker('WEAPONS', 'WEAPONS', 'KNIFE', 'FIREARMS'),
  ...byMarker('DRUGS', 'DRUGS', 'CONCEALS'),
  { by: 'role', code: 'OFFENDER', kind: 'CONVICTED', from: '1986-01-01', rule: 'NR-1', mark: 'recalled' },
]

/** Markers and roles in crimes by which somebody counts as known on a day, of these kinds or of all (NR-1). */
export function knownBy(day: string, kinds: readonly OffenderKind[]): { markers: string[]; roles: string[] } {
  const rows = knownOffenderTable.filter(
    ({ from, kind }) => from <= day && (kinds.length === 0 || kinds.includes(kind)),
  )
  const codes = (by: Row['by']) => rows.flatMap((row) => (row.by === by ? [row.code] : []))
  return { markers: codes('marker'), roles: codes('role') }
}

/** The kinds that a marker or a role stands for on a day. */
export const kindsOf = (codes: readonly string[], day: string): OffenderKind[] => [
  ...new Set(
    knownOffenderTable.flatMap(({ code, kind, from }) => (codes.includes(code) && from <= day ? [kind] : [])),
  ),
]

/** Whoever was born after this day is a child (NR-2); the eighteenth birthday ends it. */
export const bornAfter = (day: string): string => addMonths(day, -18 * 12)

/**
 * How much is looked at: a record to which more people are linked than `crowd` ties nobody to anybody (NR-3); so many of
 * the newest links of one record, offenders and lines are read (NR-4).
 */
export const networkBounds = { crowd: CROWD, linksEach: 200, offenders: 5000, lines: 500 } as const

const codesOf = (...lists: readonly (readonly { code: string }[])[]): string[] => [
  ...new Set(lists.flatMap((list) => list.map(({ code }) => code))),
]

/** Roles of links that begin at a person: only these lead from a place, a thing or a person back to people. */
export const rolesFromPeople: readonly string[] = codesOf(
  personLocationRoles,
  personObjectRoles,
  relationshipTypes,
)

/** Roles of links that end at no person. */
export const rolesToOthers: readonly string[] = codesOf(
  personLocationRoles,
  personObjectRoles,
  objectLocationRoles,
  objectObjectRoles,
  eventLocationRoles,
  eventObjectRoles,
  eventEventRoles,
).filter((code) => !codesOf(eventRoles, relationshipTypes).includes(code))

/** Places where people are kept safe tie nobody to anybody. */
export const tiesNobody = ['REFUGE', 'CARE_HOME', 'SCHOOL', 'HOSPITAL'] as const
