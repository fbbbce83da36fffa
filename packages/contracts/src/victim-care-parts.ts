/** The parts of victim care: what is entered about needs, plan, contact, statement and referral, and a victim as officers see them. */
import { contactWays } from '@mips/domain/investigation/victim-contact'
import { contactTriggers } from '@mips/domain/investigation/victim-deadlines'
import { specialMeasures } from '@mips/domain/investigation/victim-needs'
import { victimSteps } from '@mips/domain/investigation/victim-steps'
import { z } from 'zod'
import { codeOf, instant, int4, OfficerRef, text } from './common.ts'
import { LinkedPerson } from './pole-replies.ts'
import { RuleLine } from './rights-replies.ts'

const asked = z.boolean().optional()

/** What was asked at first contact; what the crime says already is not asked. */
export const NewNeeds = z.strictObject({
  askedAt: instant(),
  facts: z
    .strictObject({
      isSeriousCrime: asked,
      isBereaved: asked,
      isPersistentlyTargeted: asked,
      hasMentalDisorder: asked,
      isImpaired: asked,
      isDisabled: asked,
      isInFear: asked,
    })
    .default({}),
  isEnhanced: asked,
  differsBecause: text(2000).optional(),
  measures: z.array(codeOf(specialMeasures)).max(8).default([]),
  viewInOwnWords: text(4000).optional(),
})
export type NewNeeds = z.output<typeof NewNeeds>

export const NewPlan = z.strictObject({
  agreedAt: instant(),
  everyDays: int4(1, 365).optional(),
  enoughWays: z.array(codeOf(contactWays)).max(10).default([]),
  unsafeWays: z.array(codeOf(contactWays)).max(10).default([]),
  safeInstructions: text(2000).optional(),
  language: text(60).optional(),
  optedOut: z.array(codeOf(contactTriggers)).max(20).default([]),
})
export type NewPlan = z.output<typeof NewPlan>

export const NewContact = z.strictObject({
  at: instant(),
  way: codeOf(contactWays),
  isReached: z.boolean({ error: 'Say whether the victim was reached' }),
  /** What they were told; an update of the plan names none. */
  triggers: z.array(codeOf(contactTriggers)).max(20).default([]),
  said: text(4000).optional(),
})
export type NewContact = z.output<typeof NewContact>

export const NewStep = z.strictObject({
  kind: codeOf(victimSteps),
  at: instant(),
  service: text(200).optional(),
  reference: text(200).optional(),
  words: text(4000).optional(),
})
export type NewStep = z.output<typeof NewStep>

const coded = z.object({ code: z.string(), label: z.string() })

const Plan = z.object({
  everyDays: z.number().nullable(),
  enoughWays: z.array(coded),
  unsafeWays: z.array(coded),
  safeInstructions: z.string().nullable(),
  language: z.string().nullable(),
  optedOut: z.array(coded),
  agreedAt: z.string(),
  by: OfficerRef.nullable(),
})

export const VictimView = z.object({
  person: LinkedPerson,
  /** What facts on the crime and the person say. */
  known: z.object({
    reasons: z.array(coded),
    language: z.string().nullable(),
    interpreterNeeded: z.boolean().nullable(),
    phones: z.array(z.string()),
    age: z.number().nullable(),
  }),
  needs: z.object({
    askedAt: z.string().nullable(),
    isEnhanced: z.boolean(),
    reasons: z.array(coded),
    differsBecause: z.string().nullable(),
    isVulnerable: z.boolean(),
    isIntimidated: z.boolean(),
    facts: z.record(z.string(), z.unknown()),
    /** Measures that this victim may ask for, and those asked for. */
    measuresOpen: z.array(coded),
    measures: z.array(coded),
    viewInOwnWords: z.string().nullable(),
    by: OfficerRef.nullable(),
  }),
  plan: Plan.nullable(),
  earlierPlan: Plan.omit({ by: true, optedOut: true })
    .extend({ crime: z.object({ id: z.string(), reference: z.string().nullable(), title: z.string() }) })
    .nullable(),
  contacts: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      way: coded,
      isReached: z.boolean(),
      isCounted: z.boolean(),
      triggers: z.array(coded),
      said: z.string().nullable(),
      by: OfficerRef.nullable(),
    }),
  ),
  steps: z.array(
    z.object({
      id: z.string(),
      kind: coded,
      at: z.string(),
      service: z.string().nullable(),
      reference: z.string().nullable(),
      words: z.string().nullable(),
      by: OfficerRef.nullable(),
    }),
  ),
  statement: z.string(),
  referral: z.string(),
  dues: z.array(
    z.object({
      id: z.string(),
      trigger: coded,
      since: z.string(),
      by: z.string(),
      state: z.string(),
      failedAttempts: z.number(),
      doneAt: z.string().nullable(),
      endReason: z.string().nullable(),
      rule: z.string(),
    }),
  ),
  left: z.array(RuleLine),
})
export type VictimView = z.infer<typeof VictimView>

export const VictimCarePage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  victims: z.array(VictimView),
  may: z.object({ keep: z.boolean() }),
})
export type VictimCarePage = z.infer<typeof VictimCarePage>

export const VictimDueLine = z.object({
  id: z.string(),
  crimeId: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  victimId: z.string(),
  name: z.string(),
  trigger: coded,
  since: z.string(),
  by: z.string(),
  isOverdue: z.boolean(),
  harm: z.number(),
  failed: z.number(),
  officer: OfficerRef.nullable(),
})
export type VictimDueLine = z.infer<typeof VictimDueLine>
