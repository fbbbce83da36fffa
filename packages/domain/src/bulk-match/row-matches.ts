/** How strong a match of a part of a row is, what a person may decide of it, and which links an accepted row gives. */
import { allow, deny, type Decision } from '../access/decision.ts'
import {
  objectLocationRoles,
  objectObjectRoles,
  personLocationRoles,
  personObjectRoles,
} from '../codes/link-roles.ts'
import type { ListRow } from './read-row.ts'

/** The parts of a row that are looked for, each by the search of its kind. */
export const rowParts = [
  { code: 'PERSON', label: 'Person' },
  { code: 'PHONE', label: 'Telephone' },
  { code: 'CALLED', label: 'Telephone called' },
  { code: 'VRM', label: 'Vehicle' },
  { code: 'SERIAL', label: 'Thing' },
  { code: 'ADDRESS', label: 'Place' },
] as const
export type RowPart = (typeof rowParts)[number]['code']

/** Strongest first. */
export const matchStrengths = [
  { code: 'STRONG', label: 'Almost certainly' },
  { code: 'PROBABLE', label: 'Probably' },
  { code: 'POSSIBLE', label: 'Possibly' },
] as const
export type MatchStrength = (typeof matchStrengths)[number]['code']

/** Whether one strength is at least the other. */
export const isAtLeast = (strength: MatchStrength, least: MatchStrength): boolean =>
  matchStrengths.findIndex(({ code }) => code === strength) <=
  matchStrengths.findIndex(({ code }) => code === least)

/** The strength of a person by the band of the scorer; undefined when they are below every band. */
export function strengthOfPerson(band: string, isConnected: boolean): MatchStrength | undefined {
  if (band === 'almost certainly') return 'STRONG'
  if (band === 'probable') return 'PROBABLE'
  return band === 'possible' || isConnected ? 'POSSIBLE' : undefined
}

/** The strength of a thing or a place: the very number, the address as it is written, or less. */
export function strengthOfRecord(
  part: RowPart,
  found: { isKey: boolean; isMisread: boolean; isPhrase: boolean },
): MatchStrength {
  if (found.isMisread) return 'POSSIBLE'
  if (part !== 'ADDRESS') return found.isKey ? 'STRONG' : 'POSSIBLE'
  return found.isKey || found.isPhrase ? 'PROBABLE' : 'POSSIBLE'
}

/** The text that the search of things and places is asked with; undefined when the row does not have the part. */
export function textOf(row: ListRow, part: RowPart): string[] {
  if (part === 'PHONE') return row.phones
  const text = {
    CALLED: row.called,
    VRM: row.vrm,
    SERIAL: row.serial,
    ADDRESS: row.address,
    PERSON: undefined,
  }[part]
  return text === undefined ? [] : [text]
}

/** The links that a row can give, by the two parts that it ties together. */
export const rowLinks = [
  { code: 'PERSON_PHONE', from: 'PERSON', to: 'PHONE', roles: ['PHONE_OF', 'USES'] },
  { code: 'PERSON_VRM', from: 'PERSON', to: 'VRM', roles: ['USES', 'KEEPER', 'DRIVER', 'OWNS'] },
  { code: 'PERSON_SERIAL', from: 'PERSON', to: 'SERIAL', roles: ['OWNS', 'USES', 'FOUND_WITH'] },
  {
    code: 'PERSON_ADDRESS',
    from: 'PERSON',
    to: 'ADDRESS',
    roles: ['FREQUENTS', 'LIVES', 'LIVED', 'WORKS', 'SEEN_AT'],
  },
  { code: 'CALL', from: 'PHONE', to: 'CALLED', roles: ['CALLED'] },
  { code: 'VRM_ADDRESS', from: 'VRM', to: 'ADDRESS', roles: ['SEEN_AT', 'KEPT_AT'] },
] as const
export type RowLink = (typeof rowLinks)[number]['code']

/** The words of the roles that a row can give. */
export const rowLinkRoles = [
  ...personObjectRoles,
  ...personLocationRoles,
  ...objectObjectRoles,
  ...objectLocationRoles,
]

/** The links that this row can give: those both of whose parts it has. */
export const linksOf = (row: ListRow) =>
  rowLinks.filter(({ from, to }) => [from, to].every((part) => hasPart(row, part)))

export const hasPart = (row: ListRow, part: RowPart): boolean =>
  part === 'PERSON' ? row.person !== undefined : textOf(row, part).length > 0

/** What a person has decided of a match. */
export type Decided = 'ACCEPTED' | 'REJECTED' | null

/** Whether a new record may be made of a part: only when every match of it was looked at and none is it (BM-6). */
export function decideNewRecord(
  part: RowPart,
  matches: readonly { strength: MatchStrength; decided: Decided }[],
): Decision {
  const label = rowParts.find(({ code }) => code === part)?.label.toLowerCase() ?? ''
  if (part === 'ADDRESS')
    return deny('A place is made on its own form: add it there, then match the row again (BM-6).')
  if (part === 'SERIAL')
    return deny(
      'A thing is made on its own form, which asks what it is: add it there, then match the row again (BM-6).',
    )
  if (matches.some(({ decided }) => decided === 'ACCEPTED'))
    return deny(`The ${label} of this row is on record: use the match that was accepted (BM-6).`)
  if (matches.some(({ decided }) => decided === null))
    return deny(`Look at every match of the ${label} and say which it is, or that it is none of them (BM-6).`)
  return allow()
}
