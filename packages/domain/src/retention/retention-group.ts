/** The retention group of a person and of what is kept on them, by what they are linked to and as what (RD-1, RD-2, RD-6). */
/** 1 is the gravest. The table is that of the older guidance (recalled); its successor of 20 July 2023 has not the words of it. */
export const retentionGroups = [
  { code: 1, label: 'Certain public protection matters' },
  { code: 2, label: 'Other sexual, violent or serious offences' },
  { code: 3, label: 'All other offences' },
  { code: 4, label: 'Miscellaneous' },
] as const
export type RetentionGroup = (typeof retentionGroups)[number]['code']

/** Kinds of group 4 that have a rule of their own. */
export const miscellaneousKinds = [
  { code: 'UNDETECTED_SERIOUS', label: 'Undetected serious specified offence' },
  { code: 'UNDETECTED', label: 'Other undetected crime' },
  { code: 'MISSING_FOUND', label: 'Missing person, found' },
  { code: 'MISSING', label: 'Missing person, not found' },
  { code: 'VICTIM_WITNESS', label: 'Victim or witness' },
  { code: 'OTHER', label: 'Other' },
] as const
export type MiscellaneousKind = (typeof miscellaneousKinds)[number]['code']

export interface OffenceFacts {
  /** Managed under MAPPA or a potentially dangerous person. */
  isManaged: boolean
  /** Sentencing Act 2020 Schedule 18 with a maximum of ten years or more (fragment of the present APP). */
  isSeriousSpecified: boolean
  isSexualOrViolent: boolean
  isSerious: boolean
}

/** RD-2: the group of one matter. */
export function groupOfMatter(facts: OffenceFacts): Exclude<RetentionGroup, 4> {
  if (facts.isManaged || facts.isSeriousSpecified) return 1
  return facts.isSexualOrViolent || facts.isSerious ? 2 : 3
}

/** `SUSPECTED` is anybody convicted, acquitted, charged, arrested, questioned or implicated, whatever came of it. */
export interface RetentionLink {
  /** The person record that it was made on; it never changes, so that a split takes exactly its own. */
  personRecordId: string
  recordId: string
  as: 'SUSPECTED' | 'VICTIM' | 'WITNESS' | 'OTHER'
  group: RetentionGroup
}

/** RD-2: the highest group of what a person is suspected of; victims and witnesses never take over the group of an offender. */
export function groupOfPerson(links: readonly RetentionLink[]): RetentionGroup {
  return links.reduce<RetentionGroup>(
    (highest, { as, group }) => (as === 'SUSPECTED' && group < highest ? group : highest),
    4,
  )
}

export interface Held {
  links: readonly RetentionLink[]
  /** The latest event that began a clear period (day, YYYY-MM-DD). */
  resets: readonly { personRecordId: string; day: string }[]
  holds: readonly string[]
  /** When a review under way was begun. */
  reviewBegunAt?: string
}

export interface JoinedRetention {
  group: RetentionGroup
  lastReset: string | undefined
  holds: string[]
  /** A review under way on either side is ended and begun anew, since it looked at half of the person. */
  restartsReview: boolean
}

/** RD-6: two people joined: the higher group, the latest clear period, all holds. Sides may be changed over. */
export function joinedRetention(one: Held, other: Held): JoinedRetention {
  return {
    group: groupOfPerson([...one.links, ...other.links]),
    lastReset: [...one.resets, ...other.resets]
      .map(({ day }) => day)
      .sort()
      .at(-1),
    holds: [...new Set([...one.holds, ...other.holds])].sort(),
    restartsReview: [one, other].some(({ reviewBegunAt }) => reviewBegunAt !== undefined),
  }
}

/** RD-6: after a split each side is computed from the links of its own records, and holds stay on both. */
export function retentionAfterSplit(held: Held, side: readonly string[]): JoinedRetention {
  const isOwn = ({ personRecordId }: { personRecordId: string }) => side.includes(personRecordId)
  const own = { ...held, links: held.links.filter(isOwn), resets: held.resets.filter(isOwn) }
  return joinedRetention(own, { links: [], resets: [], holds: [] })
}
