/** What the database answers about exhibits, their sources, places and the desk. */
import type { OfficerRef } from '@mips/contracts/common'
import type { Photograph } from '@mips/contracts/pole-replies'
import type { ExhibitDetails } from '@mips/contracts/property-parts'
import type { Holder, Move, MovePurpose } from '@mips/domain/property/continuity'
import type { DisposalDecision } from '@mips/domain/property/disposal'
import type { PropertyKind, RetentionBasis } from '@mips/domain/property/property-kinds'
import type { PersonLinkRow, PersonRow, PlaceRow } from '@mips/domain/pole/record-view'
import type { LetterRow, RequestRow, SignRow, ToSignRow } from './property.hands.rows.ts'

type Officer = OfficerRef | null
export type Ref = { id: string; kind: string; reference: string | null; title: string } | null

/** What `mips.exhibit_line` answers. */
export type LineRow = {
  id: string
  reference: string | null
  marking: string
  version: number
  exhibitRef: string
  kind: PropertyKind
  description: string
  seizedAt: string
  seizedBy: Officer
  secondPerson: Officer
  placeText: string | null
  power: string | null
  basis: RetentionBasis | null
  details: ExhibitDetails
  parentId: string | null
  holderKind: Holder['kind']
  holderId: string
  holder: string
  seal: string | null
  notFoundSince: string | null
  keptOn: string | null
  firstStoredAt: string | null
  source: Ref
  photographs: number
  custodyItemId: string | null
}

export type MoveRow = {
  number: number
  at: string
  fromKind: Holder['kind'] | null
  fromId: string | null
  from: string | null
  toKind: Holder['kind']
  toId: string
  to: string
  purpose: MovePurpose
  sealBefore: string | null
  sealAfter: string | null
  givenBy: string | null
  given: string | null
  receivedBy: string | null
  received: string | null
  witness: string | null
  witnessed: string | null
  reason: string | null
  recordedBy: Officer
  recordedAt: string
}

export type LoggedRow = LineRow & { log: MoveRow[] }

export type DisposalRow = {
  id: string
  decision: DisposalDecision
  state: string
  facts: DisposalFacts
  owner: PersonRow<Officer> | null
  ownerId: string | null
  askedBy: Officer
  askedAt: string
  decidedBy: Officer
  decidedAt: string | null
  words: string | null
}

/** What was told with an instruction, as it was told. */
export type DisposalFacts = {
  instruction?: string | undefined
  reason?: string | undefined
  ownerDecision?: 'WANTS_BACK' | 'DISCLAIMS' | 'NOT_REACHED' | undefined
  hasRivalClaim?: boolean | undefined
  courtOrderReference?: string | undefined
  convictedOn?: string | undefined
  isInCustody?: boolean | undefined
  releasedOn?: string | undefined
  isAppealOpen?: boolean | undefined
  appealUntil?: string | undefined
}

export type SubmissionRow = {
  id: string
  examination: string
  laboratory: string
  askedBy: Officer
  askedAt: string
  authorisedBy: Officer
  authorisedAt: string | null
  sentAt: string | null
  receivedAt: string | null
  laboratoryReference: string | null
  result: string | null
  resultAt: string | null
  returnedAt: string | null
}

export type CopyRow = {
  id: string
  parentId: string | null
  label: string
  sha256: string
  isPlayable: boolean
  tool: string | null
  keptAt: string | null
  madeAt: string
  madeBy: Officer
}

/** What `mips.read_exhibit` answers. */
export type ExhibitRow = LoggedRow & {
  isHeldForOther: boolean
  parent: Ref
  object: Ref
  location: PlaceRow<Officer> | null
  person: PersonRow<Officer> | null
  personRecordId: string | null
  sourceState: string | null
  pictures: Photograph[]
  holderKeepers: string[]
  isSelfService: boolean
  parts: LineRow[]
  disposals: DisposalRow[]
  submissions: SubmissionRow[]
  copies: CopyRow[]
  views: { id: string; copyId: string; by: Officer; at: string; reason: string | null }[]
  signs: SignRow[]
  letters: LetterRow[]
  requests: RequestRow[]
}

/** What `mips.exhibit_to_move` answers. */
export type MovableRow = {
  id: string
  exhibitRef: string
  kind: PropertyKind
  sourceId: string
  holderKind: Holder['kind']
  holderId: string
  moves: number
  seizedBy: string
  notFoundSince: string | null
  keptOn: string | null
  log: MoveRow[]
  disposal: { id: string; decision: DisposalDecision } | null
  submission: {
    id: string
    examination: string
    askedBy: string
    authorisedBy: string | null
    sentAt: string | null
  } | null
  photographs: number
  /** The second person for whose signature a move waits. */
  waitsFor: Officer
}

/** What `mips.property_source` answers. */
export type SourceRow = {
  id: string
  kind: string
  reference: string | null
  title: string
  aclId: number
  marking: string
  happenedAt: string | null
  people: PersonLinkRow<Officer>[]
  objects: { id: string; label: string; role: string; validTo: string | null }[]
  location: PlaceRow<Officer> | null
  caseIds: string[]
  exhibits: LoggedRow[]
  custodyItems: {
    id: string
    facts: {
      description: string
      category: string
      quantity: number
      currency?: string
      heldUnder: string
      objectId?: string
    }
    takenAt: string
    takenById: string | null
    exhibitRef: string | null
  }[]
  officer: string | null
}

export type PlaceInfo = {
  id: string
  parentId: string | null
  code: string
  label: string
  name: string
  isSelfService: boolean
  isSensitive: boolean
  keepers: OfficerRef[]
  allKeepers: string[]
  openedOn: string
  closedOn: string | null
  lastCountedOn: string | null
  version: number
  items: number
}

export type PlacePageRow = PlaceInfo & {
  contents: LineRow[]
  counts: {
    id: string
    countedAt: string
    countedBy: Officer
    secondPerson: Officer
    unknown: string[]
    expected: number
    found: number
    differences: { answer: string; exhibitId: string; exhibitRef: string }[]
  }[]
}

export type DeskRow = {
  toSign: ToSignRow[]
  inHand: LineRow[]
  ringing: LoggedRow[]
  toAuthorise: {
    id: string
    kind: 'DISPOSAL' | 'SUBMISSION'
    what: string
    exhibitId: string
    exhibitRef: string
    description: string
    words: string | null
    askedBy: Officer
    askedAt: string
  }[]
}

/** The log as the rules of continuity read it. */
export const logOf = (rows: readonly MoveRow[]): Move[] =>
  rows.map((row) => ({
    at: row.at,
    ...(row.fromKind === null || row.fromId === null ? {} : { from: { kind: row.fromKind, id: row.fromId } }),
    to: { kind: row.toKind, id: row.toId },
    purpose: row.purpose,
    ...(row.sealBefore === null ? {} : { sealBefore: row.sealBefore }),
    ...(row.sealAfter === null ? {} : { sealAfter: row.sealAfter }),
    ...(row.givenBy === null ? {} : { givenBy: row.givenBy }),
    ...(row.receivedBy === null ? {} : { receivedBy: row.receivedBy }),
    ...(row.witness === null ? {} : { witness: row.witness }),
    ...(row.reason === null ? {} : { reason: row.reason }),
  }))

/** The words for every hand and place that a log names. */
export function namesOf(rows: readonly MoveRow[]): (id: string) => string {
  const names = new Map<string, string>()
  const put = (id: string | null, words: string | null) => {
    if (id !== null && words !== null) names.set(id, words)
  }
  for (const row of rows) {
    put(row.fromId, row.from)
    put(row.toId, row.to)
    put(row.givenBy, row.given)
    put(row.receivedBy, row.received)
    put(row.witness, row.witnessed)
  }
  return (id) => names.get(id) ?? id
}
