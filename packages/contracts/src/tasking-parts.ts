/** The shapes of the registers, the meetings and the items of tasking as their readers see them. */
import { z } from 'zod'
import { OfficerRef, RecordRef } from './common.ts'

const coded = z.object({ code: z.string(), label: z.string() })

export const ControlStrategyView = z.object({
  id: z.string(),
  from: z.string(),
  until: z.string(),
  themes: z.array(z.string()),
  /** Holds today. */
  isInForce: z.boolean(),
  madeBy: OfficerRef.nullable(),
})
export type ControlStrategyView = z.infer<typeof ControlStrategyView>

/** A question of the force, with the reports that answer it as far as this reader holds anything of them. */
export const RequirementView = z.object({
  id: z.string(),
  question: z.string(),
  theme: z.string(),
  owner: OfficerRef.nullable(),
  madeOn: z.string(),
  /** The last day, by the rule or its own. */
  ends: z.string(),
  standing: coded,
  answers: z.array(z.object({ report: RecordRef, at: z.string(), by: OfficerRef.nullable() })),
  closedReason: z.string().nullable(),
})
export type RequirementView = z.infer<typeof RequirementView>

export const TaskingLine = z.object({
  id: z.string(),
  meetingId: z.string(),
  record: RecordRef,
  /** Born, or the day on which it happened. */
  detail: z.string().nullable(),
  hasWarning: z.boolean(),
  problem: z.string(),
  theme: z.string().nullable(),
  proposedBy: OfficerRef.nullable(),
  proposedAt: z.string(),
  /** It was put off by an earlier meeting and taken up again. */
  isTakenUp: z.boolean(),
  decision: coded.nullable(),
  decidedBy: OfficerRef.nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
  kind: coded.nullable(),
  tactic: z.string().nullable(),
  owner: OfficerRef.nullable(),
  dueOn: z.string().nullable(),
  isOverdue: z.boolean(),
  result: coded.nullable(),
  resultWords: z.string().nullable(),
  resultBy: OfficerRef.nullable(),
  resultAt: z.string().nullable(),
  /** How often it was decided: sent back with the next decision, so that two hands do not decide at once. */
  decisions: z.number(),
  may: z.object({ decide: z.boolean(), result: z.boolean() }),
})
export type TaskingLine = z.infer<typeof TaskingLine>

export const MeetingHead = z.object({
  id: z.string(),
  title: z.string(),
  kind: coded,
  level: coded,
  heldAt: z.string(),
  place: z.string().nullable(),
  chair: OfficerRef.nullable(),
  attended: z.array(OfficerRef),
  /** Partners, who are no staff. */
  others: z.string().nullable(),
  /** How often it was changed: said back by whoever changes it. */
  changes: z.number(),
  isOpen: z.boolean(),
})
export type MeetingHead = z.infer<typeof MeetingHead>

/** Counts of what this reader sees. */
export const MeetingListLine = MeetingHead.extend({
  items: z.number(),
  undecided: z.number(),
  running: z.number(),
  overdue: z.number(),
})
export type MeetingListLine = z.infer<typeof MeetingListLine>

export const MeetingPage = MeetingHead.extend({
  marking: z.string(),
  strategy: ControlStrategyView.nullable(),
  items: z.array(TaskingLine),
  /** Put off by an earlier meeting of the same kind and level, and not taken up since. */
  putOff: z.array(TaskingLine),
  /** Adopted by an earlier one, and without a result. */
  owed: z.array(TaskingLine),
  /** There are older ones of both that are not among them. */
  isLeftCut: z.boolean(),
  may: z.object({ keep: z.boolean(), propose: z.boolean() }),
})
export type MeetingPage = z.infer<typeof MeetingPage>
