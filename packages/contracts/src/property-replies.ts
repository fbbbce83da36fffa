/** What the property module answers: exhibits in lists and whole, the desk, places and counts. */
import { z } from 'zod'
import { OfficerRef } from './common.ts'
import { LocationBrief } from './pole-locations.ts'
import { Photograph } from './pole-replies.ts'
import { RuleLine } from './rights-replies.ts'
import { LetterLine, RequestLine, SignLine, ToSignLine } from './property-care-replies.ts'
import { AlarmLine, coded, DueLine, ExhibitLine, ref } from './property-lines.ts'
import { ExhibitDetails } from './property-parts.ts'

const able = z.object({ allowed: z.boolean(), reason: z.string().optional() })
const person = z.object({
  nominalId: z.string(),
  personRecordId: z.string().nullable(),
  name: z.string(),
})

export const ContinuityLine = z.object({
  number: z.number(),
  at: z.string(),
  from: z.string(),
  to: z.string(),
  purpose: z.string(),
  seal: z.string(),
  signatures: z.string(),
  reason: z.string().nullable(),
  recordedBy: OfficerRef.nullable(),
  recordedAt: z.string(),
})
export type ContinuityLine = z.infer<typeof ContinuityLine>

export const DisposalLine = z.object({
  id: z.string(),
  decision: coded,
  state: z.string(),
  stateLabel: z.string(),
  instruction: z.string().nullable(),
  reason: z.string().nullable(),
  owner: person.nullable(),
  askedBy: OfficerRef.nullable(),
  askedAt: z.string(),
  decidedBy: OfficerRef.nullable(),
  decidedAt: z.string().nullable(),
  words: z.string().nullable(),
})

export const SubmissionLine = z.object({
  id: z.string(),
  examination: z.string(),
  laboratory: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  askedBy: OfficerRef.nullable(),
  askedAt: z.string(),
  authorisedBy: OfficerRef.nullable(),
  sentAt: z.string().nullable(),
  receivedAt: z.string().nullable(),
  laboratoryReference: z.string().nullable(),
  result: z.string().nullable(),
  resultAt: z.string().nullable(),
  returnedAt: z.string().nullable(),
})

export const CopyLine = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  label: z.string(),
  sha256: z.string(),
  isPlayable: z.boolean(),
  tool: z.string().nullable(),
  keptAt: z.string().nullable(),
  madeAt: z.string(),
  madeBy: OfficerRef.nullable(),
})
export const ViewLine = z.object({
  id: z.string(),
  copyId: z.string(),
  by: OfficerRef.nullable(),
  at: z.string(),
  reason: z.string().nullable(),
})

export const ExhibitPage = ExhibitLine.extend({
  marking: z.string(),
  secondPerson: OfficerRef.nullable(),
  placeText: z.string().nullable(),
  location: LocationBrief.nullable(),
  person: person.nullable(),
  object: ref.nullable(),
  parent: ref.nullable(),
  parts: z.array(ExhibitLine),
  power: z.string().nullable(),
  basis: coded.nullable(),
  details: ExhibitDetails,
  isHeldForOther: z.boolean(),
  photographs: z.array(Photograph),
  /** What the printed continuity says, line for line. */
  continuity: z.array(ContinuityLine),
  alarms: z.array(DueLine),
  disposals: z.array(DisposalLine),
  submissions: z.array(SubmissionLine),
  copies: z.array(CopyLine),
  views: z.array(ViewLine),
  signs: z.array(SignLine),
  letters: z.array(LetterLine),
  requests: z.array(RequestLine),
  left: z.array(RuleLine),
  may: z.object({
    move: able,
    takeIn: able,
    register: able,
    authorise: able,
  }),
})
export type ExhibitPage = z.infer<typeof ExhibitPage>

/** What a record carries into the registration of what was seized there, and what is registered of it. */
export const SourcePage = z.object({
  record: ref,
  exhibits: z.array(ExhibitLine),
  carried: z.object({
    seizedAt: z.string().nullable(),
    location: LocationBrief.nullable(),
    people: z.array(person.extend({ role: z.string() })),
    objects: z.array(z.object({ id: z.string(), label: z.string(), role: z.string() })),
    /** Property of the detainee that lies as evidence and is not registered yet. */
    custodyItems: z.array(
      z.object({
        id: z.string(),
        description: z.string(),
        kind: z.string(),
        takenAt: z.string(),
        takenById: z.string().nullable(),
        exhibitRef: z.string().nullable(),
        objectId: z.string().nullable(),
        cashCounted: z.number().nullable(),
      }),
    ),
    nextReference: z.string(),
    power: z.string().nullable(),
    /** What a stop and search says of the thing that was found in it. */
    description: z.string().nullable(),
    kind: z.string().nullable(),
    placeText: z.string().nullable(),
  }),
  may: z.object({ register: able, print: able }),
})
export type SourcePage = z.infer<typeof SourcePage>

export const PlaceLine = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  code: z.string(),
  /** What its label says to a barcode reader. */
  scan: z.string(),
  label: z.string(),
  name: z.string(),
  isSelfService: z.boolean(),
  isSensitive: z.boolean(),
  keepers: z.array(OfficerRef),
  isMine: z.boolean(),
  items: z.number(),
  closedOn: z.string().nullable(),
  version: z.number(),
  countDue: DueLine.nullable(),
})
export type PlaceLine = z.infer<typeof PlaceLine>

export const CountReply = z.object({
  id: z.string(),
  expected: z.number(),
  found: z.number(),
  differences: z.array(
    z.object({
      kind: z.enum(['MISSING', 'MISPLACED', 'UNKNOWN']),
      exhibitId: z.string().nullable(),
      reference: z.string(),
      text: z.string(),
      rule: z.string(),
    }),
  ),
})
export type CountReply = z.infer<typeof CountReply>

export const PlacePage = z.object({
  place: PlaceLine,
  contents: z.array(ExhibitLine),
  counts: z.array(
    z.object({
      id: z.string(),
      countedAt: z.string(),
      countedBy: OfficerRef.nullable(),
      secondPerson: OfficerRef.nullable(),
      expected: z.number(),
      found: z.number(),
      differences: z.array(
        z.object({ kind: z.string(), exhibitId: z.string().nullable(), reference: z.string() }),
      ),
    }),
  ),
  may: z.object({ count: able, change: able }),
})
export type PlacePage = z.infer<typeof PlacePage>

export const PropertyDesk = z.object({
  inHand: z.array(ExhibitLine),
  toSign: z.array(ToSignLine),
  toStore: z.array(AlarmLine),
  alarms: z.array(AlarmLine),
  toAuthorise: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      exhibitId: z.string(),
      exhibitRef: z.string(),
      description: z.string(),
      what: z.string(),
      words: z.string().nullable(),
      askedBy: OfficerRef.nullable(),
      askedAt: z.string(),
    }),
  ),
  places: z.array(PlaceLine),
  may: z.object({ keep: able, authorise: able }),
})
export type PropertyDesk = z.infer<typeof PropertyDesk>
