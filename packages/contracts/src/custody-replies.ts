/** What the custody module answers: the clock, the record, a line of the board. */
import { z } from 'zod'
import { OffenceLine } from './arrest.ts'
import { OfficerRef, oneOf } from './common.ts'
import { FactSource, LinkedEvent, LinkedPerson } from './pole-replies.ts'

/** The detention clock as it stands, each figure with the rule that gave it. */
export const ClockReading = z.object({
  state: z.string(),
  relevantTime: z.string().nullable(),
  rule: z.string().nullable(),
  computedRelevantTime: z.string().nullable(),
  limit24: z.string().nullable(),
  limit36: z.string().nullable(),
  limit96: z.string().nullable(),
  countedMinutes: z.number().nullable(),
  releaseBy: z.string().nullable(),
  nextReviewDue: z.string().nullable(),
  /** What an earlier stay had counted, where this one answers its bail. */
  carried: z
    .object({ from: z.string(), until: z.string(), minutes: z.number(), rule: z.string() })
    .nullable(),
  due: z.array(
    z.object({
      what: z.string(),
      label: z.string(),
      at: z.string(),
      by: z.string(),
      byLabel: z.string(),
      rule: z.string(),
      state: oneOf(['on time', 'due soon', 'overdue']),
    }),
  ),
  inconsistencies: z.array(z.object({ code: z.string(), message: z.string() })),
})
export type ClockReading = z.infer<typeof ClockReading>

export const CustodyLogEntry = z.object({
  id: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  happenedAt: z.string(),
  recordedAt: z.string(),
  author: z.string().nullable(),
  authorRole: z.string().nullable(),
  text: z.string(),
  correctsId: z.string().nullable(),
  correctedById: z.string().nullable(),
  lateReason: z.string().nullable(),
  /** Whether this reader may put it right: its author, once. */
  mayCorrect: z.boolean(),
})
export type CustodyLogEntry = z.infer<typeof CustodyLogEntry>

export const StayRef = z.object({ id: z.string(), custodyNumber: z.string() })

export const CustodyPage = z.object({
  id: z.string(),
  custodyNumber: z.string(),
  version: z.number(),
  marking: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  recordTypes: z.array(z.object({ code: z.string(), label: z.string() })),
  station: z.object({ code: z.string(), name: z.string() }),
  person: LinkedPerson.nullable(),
  age: z.number().nullable(),
  /** Under 18, or of unknown age and so treated as under 18. */
  isChild: z.boolean(),
  arrest: LinkedEvent.nullable(),
  incident: LinkedEvent.nullable(),
  /** The stay whose bail this one answers, and the one that answered the bail of this one. */
  earlierStay: StayRef.nullable(),
  answeredBy: StayRef.nullable(),
  arrestedAt: z.string().nullable(),
  arrestPlace: z.string().nullable(),
  grounds: z.string().nullable(),
  offences: z.array(OffenceLine),
  officers: z.array(OfficerRef.extend({ role: z.string() })),
  arrivedAt: z.string(),
  presentedAt: z.string().nullable(),
  authorisedAt: z.string().nullable(),
  authorisedBy: OfficerRef.nullable(),
  decision: z.string().nullable(),
  detentionGrounds: z.array(z.object({ code: z.string(), label: z.string() })),
  groundsText: z.string().nullable(),
  toldInPresence: z.boolean().nullable(),
  notToldReason: z.string().nullable(),
  refusedReason: z.string().nullable(),
  cell: z.string().nullable(),
  riskLevel: z.string().nullable(),
  observationLevel: z.string().nullable(),
  relevantTimeOverrideReason: z.string().nullable(),
  releasedAt: z.string().nullable(),
  releaseReason: z.string().nullable(),
  disposal: z.object({ code: z.string(), label: z.string() }).nullable(),
  clock: ClockReading,
  /** Trips to hospital and questioning there; one without an end goes on. */
  exclusions: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      label: z.string(),
      startsAt: z.string(),
      endsAt: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  reviews: z.array(
    z.object({
      id: z.string().nullable(),
      number: z.number(),
      dueAt: z.string(),
      doneAt: z.string().nullable(),
      officer: z.string().nullable(),
      method: z.string().nullable(),
      outcome: z.string().nullable(),
      status: z.string(),
      postponedReason: z.string().nullable(),
    }),
  ),
  log: z.array(CustodyLogEntry),
  sources: z.array(FactSource),
  may: z.object({
    authorise: z.object({ allowed: z.boolean(), reason: z.string().optional() }),
    addLog: z.boolean(),
    assess: z.object({ allowed: z.boolean(), reason: z.string().optional() }),
    recordExclusion: z.object({ allowed: z.boolean(), reason: z.string().optional() }),
  }),
})
export type CustodyPage = z.infer<typeof CustodyPage>

/** One line of the board. */
export const BoardLine = z.object({
  id: z.string(),
  custodyNumber: z.string(),
  cell: z.string().nullable(),
  personName: z.string(),
  personInitials: z.string(),
  age: z.number().nullable(),
  isChild: z.boolean(),
  photograph: z.object({ id: z.string(), recordId: z.string() }).nullable(),
  offence: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  arrivedAt: z.string(),
  riskLevel: z.string().nullable(),
  observationLevel: z.string().nullable(),
  markers: z.array(z.object({ code: z.string(), label: z.string(), severity: z.number() })),
  clock: ClockReading,
})
export type BoardLine = z.infer<typeof BoardLine>

/** A stay that ended in bail before charge which nobody has answered yet. */
export const StayOnBail = z.object({
  id: z.string(),
  custodyNumber: z.string(),
  station: z.object({ code: z.string(), name: z.string() }),
  personName: z.string(),
  dob: z.string().nullable(),
  isChild: z.boolean(),
  offence: z.string(),
  disposalLabel: z.string(),
  releasedAt: z.string(),
  relevantTime: z.string().nullable(),
  countedMinutes: z.number().nullable(),
})
export type StayOnBail = z.infer<typeof StayOnBail>

/** A cell of a suite with whoever is in it. */
export const CellLine = z.object({
  code: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  capacity: z.number(),
  hasCctv: z.boolean(),
  isAntiLigature: z.boolean(),
  outOfUse: z.object({ from: z.string(), reason: z.string(), by: z.string().nullable() }).nullable(),
  held: z.array(
    z.object({
      id: z.string(),
      custodyNumber: z.string(),
      personName: z.string(),
      isChild: z.boolean(),
      sexLabel: z.string(),
      observationLevel: z.string().nullable(),
    }),
  ),
})
export type CellLine = z.infer<typeof CellLine>
