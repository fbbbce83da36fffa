/** The dates of review and disposal of any record, from its first day, by its own kind and by the matters of its people (RD-1 to RD-5). */
import { eventRoles } from '../codes/event-roles.ts'
import { groupRoles } from '../intelligence/crime-group.ts'
import { seriousViolence } from '../investigation/crime-harm.ts'
import { isInGroup, isOneOf } from '../investigation/offence-class.ts'
import { formatDay } from '../time/day.ts'
import {
  type ClearPeriodEvent,
  type ClearPeriodEventKind,
  clearPeriodFrom,
  earliestDisposalOn,
  nextReviewOn,
  type RetentionFacts,
} from './clear-period.ts'
import {
  groupOfMatter,
  groupOfPerson,
  type MiscellaneousKind,
  type RetentionGroup,
  retentionGroups,
  type RetentionLink,
} from './retention-group.ts'
import type { RetentionRules } from './retention-rules-table.ts'

/** What a person was in one matter. Days are YYYY-MM-DD. */
export interface PersonMatter {
  personRecordId: string
  recordId: string
  /** The kind of its record, such as `Crime`. */
  kind: string
  role: string
  day: string
  /** Home Office classes of its offences; none where none is known. */
  hoCodes: readonly string[]
}

export interface HeldPerson {
  nominalId: string
  latestBirth?: string | undefined
  matters: readonly PersonMatter[]
}

export interface HeldRecord {
  kind: string
  /** The day of the record in London. */
  recordedOn: string
  /** The last review that kept it. */
  reviewedOn?: string | undefined
  /** Of a missing person: not found yet. Of a crime group: not archived. */
  isOpen: boolean
  /** The class of a crime itself. */
  hoCode?: string | undefined
  /** For a nominal the one person; else those whom the record suspects or is about. */
  people: readonly HeldPerson[]
}

export interface RecordDates {
  group: RetentionGroup
  /** Undefined only where no time by itself ever ends it. */
  reviewOn: string | undefined
  purgeNotBefore: string | undefined
  /** Why, as sentences for the reader of the record. */
  why: string[]
}

/** RD-2: whom a record of intelligence, of a crime or of a crime group keeps for: the roles on which its dates hang. */
export const retentionRoles: readonly string[] = [
  ...eventRoles.filter(({ group }) => group === 'SUSPECTED').map(({ code }) => code),
  'DETAINEE',
  'SUBJECT',
  ...groupRoles.map(({ code }) => code),
]

/** RD-2: as what a role counts. */
export function countsAs(role: string): RetentionLink['as'] {
  if (retentionRoles.includes(role)) return 'SUSPECTED'
  if (eventRoles.find(({ code }) => code === role)?.group === 'HARMED') return 'VICTIM'
  return role.startsWith('WITNESS') ? 'WITNESS' : 'OTHER'
}

/** RD-2: the group of a matter by the classes of its offences; a class that is not known is any other offence. */
export function groupOfClasses(hoCodes: readonly string[]): Exclude<RetentionGroup, 4> {
  return groupOfMatter({
    isManaged: false,
    isSeriousSpecified: hoCodes.some(
      (code) => isInGroup(code, 'homicide') || isInGroup(code, 'seriousSexual'),
    ),
    isSexualOrViolent: hoCodes.some((code) => isOneOf(code, seriousViolence)),
    isSerious: false,
  })
}

const resets: Readonly<Record<string, ClearPeriodEventKind>> = {
  Arrest: 'ARREST',
  VoluntaryAttendance: 'QUESTIONED',
}

/** RD-4: what a matter is to the clear period of its person. */
function eventOf({ kind, role, day }: PersonMatter): ClearPeriodEvent {
  if (countsAs(role) !== 'SUSPECTED') return { kind: 'AS_VICTIM', day }
  if (role === 'CHARGED' || role === 'SUMMONSED') return { kind: 'CHARGE', day }
  if (role === 'OFFENDER' || role === 'CAUTIONED') return { kind: 'CONVICTION', day }
  return { kind: resets[kind] ?? 'IMPLICATED', day }
}

function linksOf({ matters }: HeldPerson): RetentionLink[] {
  return matters.map(({ personRecordId, recordId, role, hoCodes }) => ({
    personRecordId,
    recordId,
    as: countsAs(role),
    group: groupOfClasses(hoCodes),
  }))
}

const miscellaneous = (record: HeldRecord, links: readonly RetentionLink[]): MiscellaneousKind => {
  if (record.kind === 'MissingEpisode') return record.isOpen ? 'MISSING' : 'MISSING_FOUND'
  if (record.kind === 'Crime')
    return record.hoCode !== undefined && groupOfClasses([record.hoCode]) === 1
      ? 'UNDETECTED_SERIOUS'
      : 'UNDETECTED'
  return links.some(({ as }) => as === 'VICTIM' || as === 'WITNESS') ? 'VICTIM_WITNESS' : 'OTHER'
}

/**
 * E7, RD-1 to RD-4: a record stands as long as the longest of its people asks for, and is looked at when the first of those of
 * the gravest group is. One that concerns no suspect is miscellaneous, by its kind.
 */
export function recordDates(record: HeldRecord, rules: RetentionRules): RecordDates {
  const { recordedOn, reviewedOn } = record
  const people = record.people.map((person) => {
    const links = linksOf(person)
    const group = groupOfPerson(links)
    const clearFrom = clearPeriodFrom(person.matters.map(eventOf))
    const facts: RetentionFacts = {
      group,
      recordedOn,
      reviewedOn,
      clearFrom,
      latestBirth: person.latestBirth,
      ...(group === 4 ? { kind: miscellaneous(record, links) } : {}),
    }
    return facts
  })
  const none: RetentionFacts = { group: 4, recordedOn, reviewedOn, kind: miscellaneous(record, []) }
  const facts = people.length > 0 ? people : [none]
  const group = facts.reduce<RetentionGroup>((least, one) => (one.group < least ? one.group : least), 4)
  const leading = facts.filter((one) => one.group === group)
  const reviews = leading.flatMap((one) => nextReviewOn(one, rules) ?? []).sort()
  const ends = facts.map((one) => earliestDisposalOn(one, rules))
  const isRunning = record.kind === 'CrimeGroup' && record.isOpen
  const why = reasonsOf(group, leading, recordedOn)
  if (isRunning) why.push('RD-4: The group is not archived: no time by itself ends it.')
  return {
    group,
    reviewOn: reviews[0],
    purgeNotBefore:
      isRunning || ends.includes(undefined)
        ? undefined
        : ends
            .flatMap((day) => day ?? [])
            .sort()
            .at(-1),
    why,
  }
}

const label = (group: RetentionGroup): string =>
  retentionGroups.find(({ code }) => code === group)?.label.toLowerCase() ?? ''

const kindReasons: Readonly<Record<MiscellaneousKind, string>> = {
  UNDETECTED_SERIOUS: 'A serious offence that is not detected',
  UNDETECTED: 'A crime that is not detected',
  MISSING_FOUND: 'A missing person who was found',
  MISSING: 'A missing person who was not found: no time by itself ends it',
  VICTIM_WITNESS: 'Kept for victims and witnesses',
  OTHER: 'It concerns nobody who is suspected',
}

function reasonsOf(group: RetentionGroup, leading: readonly RetentionFacts[], recordedOn: string): string[] {
  const why = [`RD-2: Group ${group}, ${label(group)}.`]
  const kind = leading[0]?.kind
  if (group === 4 && kind !== undefined) why.push(`RD-4: ${kindReasons[kind]}.`)
  const clearFrom = leading.flatMap((one) => one.clearFrom ?? []).sort()[0]
  if (group === 2 || group === 3)
    why.push(`RD-4: The clear period runs from ${formatDay(clearFrom ?? recordedOn)}.`)
  why.push(`RD-1: It was recorded on ${formatDay(recordedOn)} and is kept for six years at least.`)
  return why
}
