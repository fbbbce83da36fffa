/** What the identity module answers: suspected duplicates side by side, clusters, facts to place, people to correct. */
import { z } from 'zod'
import { May } from './common.ts'
import { LastAddress, MarkerBrief, PhotographRef } from './nominal-terms.ts'

/** One step of the score: a field, how far it agrees, and what that adds or takes away in bits. */
export const WaterfallStep = z.object({
  field: z.string(),
  level: z.string(),
  weight: z.number(),
  words: z.string(),
})
export type WaterfallStep = z.infer<typeof WaterfallStep>

/** One of the two people, as far as this reader may see them. */
export const JoinSide = z.object({
  nominalId: z.string(),
  personRecordId: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  displayName: z.string(),
  dob: z.string().nullable(),
  ageYears: z.number().nullable(),
  sex: z.string().nullable(),
  photograph: PhotographRef.nullable(),
  markers: z.array(MarkerBrief),
  lastAddress: LastAddress.nullable(),
  alsoKnownAs: z.array(z.string()),
  isRestricted: z.boolean(),
})
export type JoinSide = z.infer<typeof JoinSide>

/** A line of the queue of suspected duplicates. */
export const Proposal = z.object({
  id: z.string(),
  status: z.string(),
  statusLabel: z.string(),
  a: JoinSide,
  b: JoinSide,
  /** Bits; 20 and over "almost certainly", 14 "probable". */
  weight: z.number(),
  band: z.string(),
  reasons: z.array(z.string()),
  scorerVersion: z.string(),
  /** Higher is looked at first: 8 child at risk, 4 custody or wanted, 2 warnings; sums. */
  harm: z.number(),
  harmReasons: z.array(z.string()),
  foundBy: z.string(),
  foundAt: z.string(),
  proposedBy: z.string().nullable(),
  proposedAt: z.string().nullable(),
  proposedReason: z.string().nullable(),
  secondPersonBecause: z.array(z.string()),
})
export type Proposal = z.infer<typeof Proposal>

/** A field of the two side by side; `agrees` null when one side does not say. */
export const ComparedField = z.object({
  field: z.string(),
  label: z.string(),
  a: z.array(z.string()),
  b: z.array(z.string()),
  agrees: z.boolean().nullable(),
})

/** Somebody who must be told before a join across a live custody record or an open case. */
export const OwnerToInform = z.object({
  recordId: z.string(),
  recordKind: z.string(),
  reference: z.string().nullable(),
  owner: z.string(),
})

/** Two people side by side, what speaks for and against, and what a decision needs. */
export const Comparison = z.object({
  proposal: Proposal.nullable(),
  a: JoinSide,
  b: JoinSide,
  weight: z.number(),
  band: z.string(),
  prior: z.number(),
  waterfall: z.array(WaterfallStep),
  reasons: z.array(z.string()),
  scorerVersion: z.string(),
  fields: z.array(ComparedField),
  /** Each stands in the way of a join until it is put right. */
  conflicts: z.array(z.string()),
  arePossibleTwins: z.boolean(),
  /** What the comparison itself shows beyond name and date of birth. */
  sharedAttributes: z.array(z.string()),
  secondPersonBecause: z.array(z.string()),
  ownersToInform: z.array(OwnerToInform),
  /** Which of the two the decision must be made on (the more restricted one). */
  decideOn: z.string(),
  earlier: z.array(
    z.object({
      decisionId: z.string(),
      decision: z.string(),
      reason: z.string(),
      decidedAt: z.string(),
      decidedBy: z.string().nullable(),
      undoneAt: z.string().nullable(),
    }),
  ),
  may: May,
})
export type Comparison = z.infer<typeof Comparison>

/** What came of a decision. */
export const Decided = z.object({
  /** `DECIDED`, or `AWAITING_SECOND` when somebody else must approve it first. */
  status: z.string(),
  decisionId: z.string().nullable(),
  proposalId: z.string().nullable(),
  /** The nominal that the person is under now. */
  nominalId: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  secondPersonBecause: z.array(z.string()),
  /** Numbers that now lead here. */
  retired: z.array(z.object({ nominalId: z.string(), reference: z.string().nullable() })),
})
export type Decided = z.infer<typeof Decided>

export const Undone = z.object({
  nominalId: z.string(),
  version: z.number(),
  /** The people that there are now, each with the reference that it has again. */
  nominals: z.array(z.object({ nominalId: z.string(), reference: z.string().nullable() })),
  toPlace: z.number(),
  toCorrect: z.number(),
})
export type Undone = z.infer<typeof Undone>

/** A fact recorded while two people were joined; it stays where it was written until somebody places it. */
export const Placement = z.object({
  id: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  words: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string().nullable(),
  /** The undone decision. */
  decisionId: z.string(),
  isOn: z.object({ personRecordId: z.string(), nominalId: z.string(), words: z.string() }),
  choices: z.array(z.object({ personRecordId: z.string(), nominalId: z.string(), words: z.string() })),
  placedAt: z.string().nullable(),
  placedBy: z.string().nullable(),
})
export type Placement = z.infer<typeof Placement>

/** Somebody who received facts of two people as one, between the join and its undoing. */
export const Recipient = z.object({
  id: z.string(),
  userId: z.string().nullable(),
  who: z.string(),
  /** Outside the force: the recipient of an export or a disclosure. */
  isOutside: z.boolean(),
  acts: z.array(z.string()),
  times: z.number(),
  firstAt: z.string(),
  lastAt: z.string(),
  toldAt: z.string().nullable(),
  toldBy: z.string().nullable(),
  how: z.string().nullable(),
})
export type Recipient = z.infer<typeof Recipient>

export const ClusterRecord = z.object({
  personRecordId: z.string(),
  madeNominalId: z.string(),
  reference: z.string().nullable(),
  words: z.string(),
  dob: z.string().nullable(),
  sourceKind: z.string(),
  recordedAt: z.string(),
  isRestricted: z.boolean(),
})

export const ClusterEdge = z.object({
  decisionId: z.string(),
  decision: z.string(),
  a: z.string(),
  b: z.string(),
  otherNominalId: z.string().nullable(),
  reason: z.string(),
  evidence: z.array(z.string()),
  decidedAt: z.string(),
  decidedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
  undoneReason: z.string().nullable(),
  /** The decision stands but another holds it back. */
  isHeldBack: z.boolean(),
})

/** The records of one person and the decisions that hold them together. */
export const Cluster = z.object({
  nominalId: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  health: z.string(),
  attention: z.array(z.object({ code: z.string(), label: z.string(), words: z.string() })),
  records: z.array(ClusterRecord),
  edges: z.array(ClusterEdge),
  retired: z.array(z.object({ nominalId: z.string(), reference: z.string().nullable() })),
  may: May,
})
export type Cluster = z.infer<typeof Cluster>

export const Attention = z.object({
  nominalId: z.string(),
  reference: z.string().nullable(),
  displayName: z.string(),
  code: z.string(),
  label: z.string(),
  words: z.string(),
  since: z.string(),
})
export type Attention = z.infer<typeof Attention>

/** What one field of a person was and became, by whom, when, from which device and why. */
export const FieldChange = z.object({
  id: z.string(),
  personRecordId: z.string(),
  field: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  at: z.string(),
  by: z.string().nullable(),
  device: z.string().nullable(),
  action: z.string().nullable(),
})
export type FieldChange = z.infer<typeof FieldChange>
