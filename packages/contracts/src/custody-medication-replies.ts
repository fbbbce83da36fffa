/** What the custody-care module answers of medication, healthcare, fitness and meals. */
import { z } from 'zod'
import { OfficerRef } from './common.ts'
import { CareDueLine } from './custody-care-replies.ts'

const maybe = z.string().nullable()

export const Medicine = z.object({
  id: z.string(),
  name: z.string(),
  dose: z.string(),
  form: maybe,
  prescriber: maybe,
  isControlled: z.boolean(),
  carrier: z.string(),
  carrierLabel: z.string(),
  lastTakenAt: maybe,
  firstDueAt: z.string(),
  everyMinutes: z.number().nullable(),
  until: maybe,
  authorisedBy: maybe,
  authorisedAt: maybe,
  recordedAt: z.string(),
  recordedBy: OfficerRef.nullable(),
  isCarried: z.boolean(),
  stoppedAt: maybe,
  stopReason: maybe,
  lastGivenAt: maybe,
  nextDueAt: maybe,
  isLate: z.boolean(),
  doses: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      recordedAt: z.string(),
      dueAt: maybe,
      minutesLate: z.number(),
      outcome: z.string(),
      outcomeLabel: z.string(),
      byLabel: z.string(),
      witness: maybe,
      reason: maybe,
      recordedBy: maybe,
      isCorrected: z.boolean(),
    }),
  ),
})
export type Medicine = z.infer<typeof Medicine>

export const HealthRequest = z.object({
  id: z.string(),
  askedFor: z.string(),
  askedForLabel: z.string(),
  urgency: z.string(),
  urgencyLabel: z.string(),
  reason: z.string(),
  provider: maybe,
  calledAt: z.string(),
  recordedAt: z.string(),
  by: OfficerRef.nullable(),
  isCorrected: z.boolean(),
  isOpen: z.boolean(),
  /** Minutes from the call to the arrival and to being seen; so far, while nobody has come. */
  waitedToArrive: z.number(),
  waitedToSee: z.number(),
  targetMinutes: z.number(),
  nextSteps: z.array(z.string()),
  steps: z.array(
    z.object({
      id: z.string(),
      step: z.string(),
      stepLabel: z.string(),
      at: z.string(),
      recordedAt: z.string(),
      who: maybe,
      regNo: maybe,
      words: maybe,
      everyMinutes: z.number().nullable(),
      mustRouse: z.boolean().nullable(),
      by: maybe,
      isCorrected: z.boolean(),
    }),
  ),
})
export type HealthRequest = z.infer<typeof HealthRequest>

export const Fitness = z.object({
  id: z.string(),
  purpose: z.string(),
  purposeLabel: z.string(),
  advice: maybe,
  adviceLabel: maybe,
  advisedBy: maybe,
  adviceUntil: maybe,
  needsAdult: z.boolean().nullable(),
  decision: maybe,
  decisionReason: maybe,
  decidedBy: OfficerRef.nullable(),
  at: z.string(),
  /** Whether a later one of the same purpose has taken its place. */
  isReplaced: z.boolean(),
})
export type Fitness = z.infer<typeof Fitness>

export const MedicationPage = z.object({
  id: z.string(),
  version: z.number(),
  arrivedAt: z.string(),
  isHeld: z.boolean(),
  medicines: z.array(Medicine),
  /** Medicines of earlier stays that are not on this one. */
  earlier: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      dose: z.string(),
      form: maybe,
      everyMinutes: z.number().nullable(),
      prescriber: maybe,
      isControlled: z.boolean(),
      custodyNumber: z.string(),
      recordedAt: z.string(),
    }),
  ),
  requests: z.array(HealthRequest),
  fitness: z.array(Fitness),
  meals: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      recordedAt: z.string(),
      text: z.string(),
      by: maybe,
      size: z.string(),
      outcome: maybe,
      isCorrected: z.boolean(),
    }),
  ),
  /** TR-6 as it stands. */
  mealState: z.object({
    light: z.number(),
    main: z.number(),
    missing: z.array(z.string()),
    windowEnds: maybe,
    dueAt: maybe,
    isBreach: z.boolean(),
  }),
  due: z.array(CareDueLine),
})
export type MedicationPage = z.infer<typeof MedicationPage>
