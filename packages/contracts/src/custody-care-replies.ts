/** What the custody-care module answers: risk, care plan with checks, medication with healthcare. */
import { z } from 'zod'
import { OfficerRef, oneOf } from './common.ts'

const maybe = z.string().nullable()

/** Something that a rule says of what was entered: to ask before the next step, or to look at. */
export const CareProblem = z.object({
  rule: z.string(),
  severity: oneOf(['BLOCK', 'ASK', 'WARN']),
  message: z.string(),
  field: z.string().optional(),
})
export type CareProblem = z.infer<typeof CareProblem>

export const RiskAnswers = z.record(
  z.string(),
  z.object({ answer: z.string(), detail: z.string().optional(), isCarried: z.boolean().optional() }),
)
export type RiskAnswers = z.infer<typeof RiskAnswers>

/** One version of the assessment; `differs` are the questions that were answered otherwise the time before. */
export const RiskVersion = z.object({
  id: z.string(),
  version: z.number(),
  kind: z.string(),
  kindLabel: z.string(),
  answers: RiskAnswers,
  differs: z.array(z.string()),
  observations: maybe,
  infoFrom: z.array(z.string()),
  level: maybe,
  levelReason: maybe,
  isIntoxicated: z.boolean().nullable(),
  intoxication: maybe,
  needsAntiLigature: z.boolean(),
  adultRequired: z.boolean().nullable(),
  adultReason: maybe,
  isVulnerable: z.boolean(),
  assessedAt: z.string(),
  recordedAt: z.string(),
  recordedBy: OfficerRef.nullable(),
  lateReason: maybe,
  signedBy: OfficerRef.nullable(),
  signedAt: maybe,
})
export type RiskVersion = z.infer<typeof RiskVersion>

export const RiskPage = z.object({
  id: z.string(),
  version: z.number(),
  arrivedAt: z.string(),
  isHeld: z.boolean(),
  isChild: z.boolean(),
  assessments: z.array(RiskVersion),
  /** What stands against leaving the person in a cell on the latest version. */
  problems: z.array(CareProblem),
  /** What was said at the last stay that this reader may see, and what of it may be taken over. */
  earlier: z
    .object({
      recordId: z.string(),
      custodyNumber: z.string(),
      assessedAt: z.string(),
      answers: RiskAnswers,
      carried: RiskAnswers,
    })
    .nullable(),
  keptApart: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      kindLabel: z.string(),
      reason: z.string(),
      person: z.object({ nominalId: z.string(), name: z.string(), reference: maybe }),
      recordedAt: z.string(),
      recordedBy: OfficerRef.nullable(),
      endedAt: maybe,
      endReason: maybe,
    }),
  ),
})
export type RiskPage = z.infer<typeof RiskPage>

export const CarePlan = z.object({
  id: z.string(),
  version: z.number(),
  level: z.string(),
  everyMinutes: z.number().nullable(),
  mustRouse: z.boolean(),
  needsAntiLigature: z.boolean(),
  clothing: maybe,
  food: maybe,
  aids: maybe,
  religion: maybe,
  staffSex: maybe,
  womensNeeds: maybe,
  notes: maybe,
  reason: z.string(),
  reviewAt: maybe,
  decidedAt: z.string(),
  recordedAt: z.string(),
  by: OfficerRef.nullable(),
  lateReason: maybe,
})
export type CarePlan = z.infer<typeof CarePlan>

/** A check with when it was done, when it was typed, and whether it was in time; that never changes afterwards. */
export const CheckLine = z.object({
  id: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  doneAt: z.string(),
  recordedAt: z.string(),
  by: maybe,
  text: z.string(),
  lateReason: maybe,
  isCorrected: z.boolean(),
  isAsleep: z.boolean().nullable(),
  /** What was not met when the person was roused. */
  failed: z.array(z.string()),
  calledWho: maybe,
  calledAt: maybe,
  dueAt: maybe,
  timing: oneOf(['ON_TIME', 'LATE', 'TYPED_LATE']),
  minutesLate: z.number(),
})
export type CheckLine = z.infer<typeof CheckLine>

export const CareDueLine = z.object({
  what: z.string(),
  label: z.string(),
  at: z.string(),
  state: z.string(),
})

export const CarePage = z.object({
  id: z.string(),
  version: z.number(),
  arrivedAt: z.string(),
  isHeld: z.boolean(),
  observationLevel: maybe,
  plans: z.array(CarePlan),
  /** The plan in force as far as checks go. */
  watch: z
    .object({
      level: z.string(),
      everyMinutes: z.number(),
      mustRouse: z.boolean(),
      watcher: maybe,
      since: maybe,
    })
    .nullable(),
  levels: z.array(
    z.object({ at: z.string(), recordedAt: z.string(), from: maybe, to: maybe, text: z.string(), by: maybe }),
  ),
  watches: z.array(
    z.object({
      id: z.string(),
      watcher: z.string(),
      since: z.string(),
      recordedAt: z.string(),
      by: OfficerRef.nullable(),
    }),
  ),
  /** What the healthcare professional directed, for the plan to take over. */
  direction: z
    .object({
      who: maybe,
      at: z.string(),
      everyMinutes: z.number().nullable(),
      mustRouse: z.boolean().nullable(),
      words: maybe,
    })
    .nullable(),
  /** What the latest risk assessment asks of the plan. */
  asked: z
    .object({ leastObservation: z.string(), mustRouse: z.boolean(), needsAntiLigature: z.boolean() })
    .nullable(),
  checks: z.array(CheckLine),
  due: z.array(CareDueLine),
  problems: z.array(CareProblem),
})
export type CarePage = z.infer<typeof CarePage>
