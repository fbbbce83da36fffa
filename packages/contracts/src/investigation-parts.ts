/** What the acts of an investigation are told. */
import { actionPriorities } from '@mips/domain/investigation/actions'
import { solvabilityFactors } from '@mips/domain/investigation/allocation'
import { suspectStatuses } from '@mips/domain/investigation/suspects'
import { z } from 'zod'
import { anyCodeOf, codeOf, day, Id, instant, int4, oneOf, requiredText, text } from './common.ts'

/** Solvability with its evidence; harm is read off the crime. */
export const NewAssessment = z.strictObject({
  factors: z
    .array(
      z.strictObject({ factor: codeOf(solvabilityFactors), evidence: requiredText(300, 'Say what it is') }),
    )
    .max(20)
    .default([]),
  isVulnerable: z.boolean().default(false),
  levelNeeded: int4(1, 4).optional(),
})
export type NewAssessment = z.output<typeof NewAssessment>

export const NewAllocation = z.strictObject({
  officerId: Id,
  reason: text(1000).optional(),
  belowLevelReason: text(1000).optional(),
})

export const NewLine = z.strictObject({
  hypothesis: requiredText(1000, 'Say what this line tests'),
  direction: oneOf(['TOWARDS', 'AWAY']),
  asksForPrivateMaterial: z.boolean().default(false),
  proportionality: text(2000).optional(),
})

export const ChangedLine = z.strictObject({
  status: oneOf(['OPEN', 'PURSUED', 'CLOSED']),
  closedReason: text(1000).optional(),
})

export const NewAction = z.strictObject({
  text: requiredText(1000, 'Say what is to be done'),
  priority: codeOf(actionPriorities).default('MEDIUM'),
  ownerId: Id.optional(),
  dueAt: instant().optional(),
  lineId: Id.optional(),
})

/** An action moves on from the state in which it was seen; who saw an older one is told. */
export const MovedAction = z.strictObject({
  from: oneOf(['RAISED', 'ALLOCATED', 'RESULTED', 'REFERRED', 'FILED', 'NFA']),
  to: oneOf(['ALLOCATED', 'RESULTED', 'REFERRED', 'FILED', 'NFA']),
  ownerId: Id.optional(),
  dueAt: instant().optional(),
  result: text(4000).optional(),
  closedReason: text(1000).optional(),
})
export type MovedAction = z.output<typeof MovedAction>

export const NewDecision = z.strictObject({
  decision: requiredText(4000, 'Say what was decided'),
  reason: requiredText(4000, 'Say why it was decided'),
  alternatives: text(4000).optional(),
  decidedAt: instant().optional(),
  corrects: int4(1, 100_000).optional(),
  isSensitive: z.boolean().default(false),
  readers: z.array(Id).max(50).default([]),
})
export type NewDecision = z.output<typeof NewDecision>

export const NewReview = z.strictObject({
  answers: z
    .strictObject({
      LINES: text(4000).optional(),
      RISK: text(4000).optional(),
      VICTIM: text(4000).optional(),
      DISCLOSURE: text(4000).optional(),
    })
    .default({}),
  verdict: oneOf(['CONTINUE', 'RETURNED', 'AGREED']),
  returnReasons: z.array(requiredText(1000)).max(20).default([]),
  nextReviewOn: day().optional(),
})
export type NewReview = z.output<typeof NewReview>

/** A suspect who turns up: a person, or the description of somebody whom nobody knows yet. */
export const NewSuspect = z.strictObject({
  /** A nominal, or one of its person records. */
  personId: Id.optional(),
  description: text(1000).optional(),
  status: anyCodeOf(suspectStatuses).optional(),
  grounds: text(2000).optional(),
})
export type NewSuspect = z.output<typeof NewSuspect>

export const NewStanding = z.strictObject({
  suspectId: Id.optional(),
  personRecordId: Id.optional(),
  status: anyCodeOf(suspectStatuses),
  grounds: requiredText(2000, 'Say on what grounds'),
})
export type NewStanding = z.output<typeof NewStanding>
