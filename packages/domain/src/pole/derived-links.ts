/** Links that nobody wrote and that records show all the same: two people of one arrest, a vehicle at a stop, one address at one time. */
import { eventRoles } from '../codes/event-roles.ts'
import { personLocationRoles } from '../codes/link-roles.ts'

/** Beyond this many at one source (a hostel, a march) being there together says nothing of two of them. */
export const CROWD = 25

/** What a person or thing is at a source: a record, a role there, and from when to when; `null` is not known or not ended. */
export type SourcePart = {
  sourceId: string
  /** `Location`, or the kind of the event. */
  sourceKind: string
  /** When the event of the source happened; of a place the day does not count. */
  sourceAt: string | null
  holderId: string
  holderKind: 'Nominal' | 'VEHICLE'
  role: string
  confidence: string
  from: string | null
  to: string | null
  /** When the link was recorded. */
  recordedAt: string
}

export type DerivedRule = (typeof derivedRules)[number]['code']

/** A link worked out of one source; `from` and `to` are instants, `to` null while it lasts. */
export type DerivedLink = {
  id: string
  rule: DerivedRule
  label: string
  fromId: string
  toId: string
  sourceId: string
  confidence: LinkConfidence
  from: string | null
  to: string | null
}

const arrested = ['ARRESTED', 'DETAINEE']
const stopped = ['SEARCHED', 'DRIVER', 'PASSENGER']
const suspected = [
  'SUSPECT',
  'ARRESTED',
  'CHARGED',
  'SUMMONSED',
  'CAUTIONED',
  'OFFENDER',
  'CO_ACCUSED',
  'INTERVIEWED_VOLUNTARY',
]
const harmed = ['VICTIM', 'VICTIM_REPEAT', 'VICTIM_CHILD']
const vehicleRoles = ['INVOLVED', 'SEIZED', 'RECOVERED', 'MENTIONED', 'STOLEN', 'DAMAGED', 'WEAPON']
/** A refuge joins nobody to anybody: that somebody is there must not be read from a chart. */
const addressRoles = personLocationRoles.flatMap(({ code, isAddress, isSensitive }) =>
  isAddress && !isSensitive ? [code] : [],
)

type Rule = {
  code: string
  label: string
  /** The kinds of source; none given is any event. */
  kinds?: readonly string[]
  from: readonly string[]
  to: readonly string[]
  toKind: SourcePart['holderKind']
  /** Both ends are the same to each other, so the link is made once. */
  isMutual: boolean
}

const events = ['Incident', 'Arrest', 'Crime']

export const derivedRules = [
  {
    code: 'ARRESTED_WITH',
    label: 'Arrested with',
    from: ['ARRESTED'],
    to: ['ARRESTED'],
    toKind: 'Nominal',
    isMutual: true,
  },
  {
    code: 'STOPPED_WITH',
    label: 'Stopped with',
    kinds: ['StopSearch', 'Incident'],
    from: stopped,
    to: ['SEARCHED'],
    toKind: 'Nominal',
    isMutual: true,
  },
  {
    code: 'SUSPECTED_WITH',
    label: 'Suspected of one crime with',
    kinds: ['Crime'],
    from: suspected,
    to: suspected,
    toKind: 'Nominal',
    isMutual: true,
  },
  {
    code: 'SUSPECTED_OF_HARMING',
    label: 'Suspected in a crime against',
    kinds: ['Crime'],
    from: suspected,
    to: harmed,
    toKind: 'Nominal',
    isMutual: false,
  },
  {
    code: 'VEHICLE_AT_ARREST',
    label: 'Arrested or held where the vehicle was',
    kinds: [...events, 'CustodyRecord'],
    from: arrested,
    to: vehicleRoles,
    toKind: 'VEHICLE',
    isMutual: false,
  },
  {
    code: 'VEHICLE_AT_STOP',
    label: 'Stopped with the vehicle',
    kinds: ['StopSearch'],
    from: stopped,
    to: vehicleRoles,
    toKind: 'VEHICLE',
    isMutual: false,
  },
  {
    code: 'SAME_ADDRESS',
    label: 'At the same address as',
    kinds: ['Location'],
    from: addressRoles,
    to: addressRoles,
    toKind: 'Nominal',
    isMutual: true,
  },
] as const satisfies readonly Rule[]

/** The roles that any rule asks for, at an event and at a place. */
export const derivedRoles = {
  event: [...new Set([...arrested, ...stopped, ...suspected, ...harmed, ...vehicleRoles])],
  address: addressRoles,
  /** What an event that arises from another carries up to it: two arrests of one incident are one occasion. */
  carried: ['ARRESTED', 'SEARCHED'],
}

/** The links that the parts show, each once and always in the same order; sealed, cleared and eliminated parts show none. */
export function derivedLinksOf(parts: readonly SourcePart[]): DerivedLink[] {
  const links = new Map<string, DerivedLink>()
  for (const at of bySource(parts.filter(({ role }) => !sealed.has(role)))) {
    if (new Set(at.map(({ holderId }) => holderId)).size > CROWD) continue
    for (const rule of derivedRules) for (const link of linksOf(rule, at)) keepBest(links, link)
  }
  return [...links.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

const sealed = new Set<string>(
  eventRoles
    .filter(({ code, isSealed }) => isSealed || code === 'CLEARED' || code === 'ELIMINATED')
    .map(({ code }) => code),
)

function bySource(parts: readonly SourcePart[]): SourcePart[][] {
  const sources = new Map<string, SourcePart[]>()
  for (const part of parts) sources.set(part.sourceId, [...(sources.get(part.sourceId) ?? []), part])
  return [...sources.values()]
}

function linksOf(rule: (typeof derivedRules)[number], parts: readonly SourcePart[]): DerivedLink[] {
  const wide: Rule = rule
  const fits = (part: SourcePart, roles: readonly string[]) =>
    roles.includes(part.role) &&
    (wide.kinds === undefined ? part.sourceKind !== 'Location' : wide.kinds.includes(part.sourceKind))
  const ones = parts.filter((part) => part.holderKind === 'Nominal' && fits(part, wide.from))
  const others = parts.filter((part) => part.holderKind === wide.toKind && fits(part, wide.to))
  return ones.flatMap((one) =>
    others.flatMap((other) => {
      if (one.holderId === other.holderId) return []
      const span = spanOf(one, other)
      return span === undefined ? [] : [link(rule, one, other, span)]
    }),
  )
}

type Span = { from: string | null; to: string | null }

function link(
  rule: (typeof derivedRules)[number],
  one: SourcePart,
  other: SourcePart,
  span: Span,
): DerivedLink {
  const isTurned = rule.isMutual && other.holderId < one.holderId
  const [from, to] = isTurned ? [other, one] : [one, other]
  return {
    id: `${rule.code} ${one.sourceId} ${from.holderId} ${to.holderId}`,
    rule: rule.code,
    label: rule.label,
    fromId: from.holderId,
    toId: to.holderId,
    sourceId: one.sourceId,
    confidence: weaker(one.confidence, other.confidence),
    ...span,
  }
}

/** When both were there: the occasion of an event, and of an address the time that both had it. */
function spanOf(one: SourcePart, other: SourcePart): Span | undefined {
  if (one.sourceKind !== 'Location') return { from: one.sourceAt, to: one.sourceAt }
  const [first, second] = [stayOf(one), stayOf(other)]
  const from = first.from > second.from ? first.from : second.from
  const ends = [first.to, second.to].flatMap((end) => (end === null ? [] : [end])).sort()
  const to = ends[0] ?? null
  return to !== null && to <= from ? undefined : { from, to }
}

/** A start that nobody wrote counts from the recording; "lived at" without an end was over by then. */
const stayOf = ({ role, from, to, recordedAt }: SourcePart) => ({
  from: from ?? recordedAt,
  to: to ?? (role === 'LIVED' ? recordedAt : null),
})

/** How sure a link is, the surest first; a word of an import that is none of these counts as the least. */
export const linkConfidences = ['confirmed', 'believed', 'reported'] as const
export type LinkConfidence = (typeof linkConfidences)[number]
export const confidenceOf = (word: string): LinkConfidence =>
  linkConfidences.find((known) => known === word) ?? 'reported'

/** A derived link is no surer than the weaker of the two that it is worked out from. */
const weaker = (a: string, b: string): LinkConfidence => {
  const [one, other] = [confidenceOf(a), confidenceOf(b)]
  return linkConfidences.indexOf(one) > linkConfidences.indexOf(other) ? one : other
}

/** Two may be at one address twice: the latest time is the one that counts. */
function keepBest(links: Map<string, DerivedLink>, link: DerivedLink): void {
  const known = links.get(link.id)
  const isLater = known === undefined || (known.to !== null && (link.to === null || link.to > known.to))
  if (isLater) links.set(link.id, link)
}
