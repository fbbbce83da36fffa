/** What is answered about how a stay ends: offences with their outcomes, charges, bail with its diary, what is left. */
import { z } from 'zod'
import { May, OfficerRef } from './common.ts'

const Coded = z.object({ code: z.string(), label: z.string() })

export const OutcomeOffence = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  category: z.string().nullable(),
  isDomestic: z.boolean(),
  wording: z.string().nullable(),
  chargeId: z.string().nullable(),
  chargeNo: z.number().nullable(),
  disposal: Coded.nullable(),
  disposedAt: z.string().nullable(),
  disposedBy: OfficerRef.nullable(),
  outcome: Coded.nullable(),
  outcomeNote: z.string().nullable(),
})
export type OutcomeOffence = z.infer<typeof OutcomeOffence>

export const OutcomeCharge = z.object({
  id: z.string(),
  chargedAt: z.string(),
  chargedBy: OfficerRef.nullable(),
  decisionMaker: Coded.nullable(),
  cpsUrn: z.string().nullable(),
  cautionAt: z.string().nullable(),
  reply: z.string().nullable(),
  court: z.string().nullable(),
  courtAt: z.string().nullable(),
  isBailRefused: z.boolean(),
  grounds: z.array(Coded),
  groundsText: z.string().nullable(),
})
export type OutcomeCharge = z.infer<typeof OutcomeCharge>

export const BailConditionLine = z.object({
  id: z.string(),
  condition: z.string(),
  label: z.string(),
  words: z.string(),
  purpose: z.string().nullable(),
  protectsVictim: z.boolean(),
  fromAt: z.string(),
  endedAt: z.string().nullable(),
  endedReason: z.string().nullable(),
})
export type BailConditionLine = z.infer<typeof BailConditionLine>

export const BailRecord = z.object({
  id: z.string(),
  recordId: z.string(),
  kind: z.string(),
  label: z.string(),
  grantedAt: z.string(),
  grantedBy: OfficerRef.nullable(),
  returnAt: z.string().nullable(),
  returnPlace: z.string().nullable(),
  necessity: z.string().nullable(),
  proportionality: z.string().nullable(),
  victims: z.number(),
  victimToldAt: z.string().nullable(),
  /** The clock of bail before charge; null for the other kinds. */
  clock: z
    .object({
      startsOn: z.string(),
      endsOn: z.string().nullable(),
      daysLeft: z.number().nullable(),
      step: z.string(),
      /** Who extends it next. */
      next: z.string().nullable(),
      isPaused: z.boolean(),
      problems: z.array(z.object({ rule: z.string(), severity: z.string(), message: z.string() })),
    })
    .nullable(),
  due: z.array(
    z.object({
      what: z.string(),
      label: z.string(),
      on: z.string(),
      by: z.string(),
      calls: z.array(z.string()),
      isOverdue: z.boolean(),
      rule: z.string(),
    }),
  ),
  ended: z.object({ at: z.string(), how: z.string() }).nullable(),
  conditions: z.array(BailConditionLine),
  entries: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      label: z.string(),
      at: z.string(),
      officer: OfficerRef.nullable(),
      reason: z.string().nullable(),
    }),
  ),
})
export type BailRecord = z.infer<typeof BailRecord>

export const BailLine = z.object({
  bail: BailRecord,
  custodyNumber: z.string(),
  station: z.string(),
  personName: z.string(),
  dob: z.string().nullable(),
  offence: z.string(),
})
export type BailLine = z.infer<typeof BailLine>

export const PersonBail = z.object({
  bail: BailRecord,
  custodyNumber: z.string(),
  offences: z.array(Coded),
  personRecordId: z.string(),
  /** The incident that an arrest for breaking the bail goes on. */
  incidentId: z.string().nullable(),
})
export type PersonBail = z.infer<typeof PersonBail>

const ReleaseAssessment = z.object({
  id: z.string(),
  at: z.string(),
  signedBy: OfficerRef.nullable(),
  answers: z.record(z.string(), z.object({ answer: z.string(), action: z.string().optional() })),
  referrals: z.array(Coded),
  note: z.string().nullable(),
})

export const EscortRecord = z.object({
  id: z.string(),
  at: z.string(),
  perNumber: z.string(),
  destination: z.string(),
  handoverOfficer: z.string(),
  receivedBy: z.string().nullable(),
  health: z.string().nullable(),
  offence: z.string().nullable(),
  property: z.string().nullable(),
  risk: z.string().nullable(),
})

export const OutcomePage = z.object({
  id: z.string(),
  version: z.number(),
  custodyNumber: z.string(),
  state: z.string(),
  isChild: z.boolean(),
  needsAppropriateAdult: z.boolean(),
  victims: z.number(),
  disposal: Coded.nullable(),
  releasedAt: z.string().nullable(),
  offences: z.array(OutcomeOffence),
  charges: z.array(OutcomeCharge),
  bails: z.array(BailRecord),
  assessments: z.array(ReleaseAssessment),
  escorts: z.array(EscortRecord),
  papers: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      label: z.string(),
      recipient: z.string(),
      givenAt: z.string(),
      givenBy: OfficerRef.nullable(),
    }),
  ),
  /** What the suite still holds or owes, and what is to be signed for. */
  door: z.object({
    propertyHeld: z.array(z.string()),
    hasGivenBack: z.boolean(),
    isPropertySigned: z.boolean(),
    isPropertyUnlisted: z.boolean(),
    medicationHeld: z.array(z.string()),
    medicationDue: z.array(z.string()),
    forceFormsOwed: z.array(z.string()),
    /** Domestic abuse behind the stay: the risk of each victim of the detainee, and what the officer is told of it. */
    safeguarding: z.object({
      isDomestic: z.boolean(),
      isWaiting: z.boolean(),
      assessments: z.array(
        z.object({
          id: z.string(),
          reference: z.string(),
          grade: z.object({ code: z.string(), label: z.string() }).nullable(),
          stepsDone: z.number(),
          stepsOpen: z.number(),
        }),
      ),
      warnings: z.array(z.string()),
    }),
  }),
  /** What stands between the person and the door. */
  left: z.array(z.object({ rule: z.string(), message: z.string(), field: z.string().optional() })),
  may: May,
})
export type OutcomePage = z.infer<typeof OutcomePage>
