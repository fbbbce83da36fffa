/** What can be asked about how a stay ends: charges, outcomes, bail, the assessment before release, the door, the papers. */
import { postChargeGrounds } from '@mips/domain/custody/codes'
import {
  bailRegimes,
  chargeDeciders,
  crimeOutcomes,
  custodyPapers,
  notToldReasons,
  plainDisposals,
  releaseReferrals,
  victimViewKinds,
} from '@mips/domain/custody/outcome-codes'
import { releaseQuestions } from '@mips/domain/custody/release-rules'
import { z } from 'zod'
import { codeOf, Id, instant, oneOf, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { bailRoutes, NewCondition } from './custody-bail.ts'
import { doorRoutes } from './custody-door.ts'
import { OutcomePage } from './custody-outcome-replies.ts'

const one = { kind: 'one', type: 'CustodyRecord', param: 'recordId' } as const
const params = z.strictObject({ recordId: Id })
const lateReason = text(500).optional()
const added = z.object({ id: z.string(), left: z.array(z.string()) })
const moved = z.object({ id: z.string(), version: z.number(), state: z.string(), left: z.array(z.string()) })

/** What a grant of bail says, before or after charge. */
const grant = {
  returnAt: instant().optional(),
  returnPlace: text(120).optional(),
  conditions: z.array(NewCondition).max(20).default([]),
  victimViews: codeOf(victimViewKinds).optional(),
  victimViewsText: text(1000).optional(),
  victimToldAt: instant().optional(),
}

const answers = z.strictObject(
  Object.fromEntries(
    releaseQuestions.map(({ code }) => [
      code,
      z
        .strictObject({
          answer: oneOf(['YES', 'NO', 'REFUSED', 'NOT_APPLICABLE']),
          action: text(500).optional(),
        })
        .optional(),
    ]),
  ),
)

/** A change of the state of the stay: one officer at a time, by version. */
const move = { audit: 'alteration', purpose: 'required', subject: one, version: 'required', params } as const
/** An addition: two at once never conflict. */
const add = { audit: 'collection', purpose: 'required', subject: one } as const

export const custodyOutcome = defineContract('custodyOutcome', {
  get: {
    method: 'GET',
    path: '/custody/records/:recordId/outcome',
    permission: 'custody.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: OutcomePage,
  },
  /** Sends the case for a charging decision, or takes it back. */
  awaitDecision: {
    ...move,
    method: 'POST',
    path: '/custody/records/:recordId/outcome/charging-decisions',
    permission: 'custody.charge.record',
    body: z.strictObject({
      step: oneOf(['SENT', 'MORE_EVIDENCE']),
      at: instant(),
      note: text(1000).optional(),
      lateReason,
    }),
    reply: moved,
  },
  charge: {
    ...move,
    method: 'POST',
    path: '/custody/records/:recordId/outcome/charges',
    permission: 'custody.charge.record',
    body: z.strictObject({
      chargedAt: instant(),
      /** An offence of the stay, or one of the list that it was not arrested for. */
      offences: z
        .array(
          z.strictObject({
            offenceId: Id.optional(),
            code: text(12).optional(),
            wording: text(2500).optional(),
          }),
        )
        .min(1, { error: 'Choose at least one offence to charge' })
        .max(20),
      isEvidenceSufficient: z.boolean({ error: 'Say whether there is enough evidence to charge' }),
      decisionMaker: codeOf(chargeDeciders).optional(),
      cpsUrn: text(40).optional(),
      cautionAt: instant().optional(),
      reply: text(2000).optional(),
      isAdultPresent: z.boolean().default(false),
      isNoticeGiven: z.boolean().default(false),
      court: text(120).optional(),
      courtAt: instant().optional(),
      isImprisonable: z.boolean().default(true),
      isBailRefused: z.boolean({ error: 'Say whether bail is given or refused' }),
      grounds: z.array(codeOf(postChargeGrounds)).max(9).default([]),
      groundsText: text(2000).optional(),
      toldInPresence: z.boolean().optional(),
      notToldReason: codeOf(notToldReasons).optional(),
      isHeldForDrugSample: z.boolean().default(false),
      bail: z.strictObject(grant).optional(),
      lateReason,
    }),
    reply: moved,
  },
  /** How offences end that are neither charged nor bailed. */
  dispose: {
    ...move,
    method: 'POST',
    path: '/custody/records/:recordId/outcome/disposals',
    permission: 'custody.charge.record',
    body: z.strictObject({
      at: instant(),
      offenceIds: z.array(Id).min(1, { error: 'Choose at least one offence' }).max(20),
      disposal: codeOf(plainDisposals),
      /** The outcome of the crime, where the disposal does not give it. */
      outcome: codeOf(crimeOutcomes).optional(),
      reason: requiredText(2000, 'Say why'),
      isAdmitted: z.boolean().optional(),
      isAgreed: z.boolean().optional(),
      conditions: text(2000).optional(),
      lateReason,
    }),
    reply: moved,
  },
  bailBeforeCharge: {
    ...move,
    method: 'POST',
    path: '/custody/records/:recordId/outcome/bails',
    permission: 'custody.charge.record',
    body: z.strictObject({
      at: instant(),
      offenceIds: z.array(Id).min(1, { error: 'Choose at least one offence' }).max(20),
      isForCps: z.boolean().default(false),
      regime: codeOf(bailRegimes).default('STANDARD'),
      necessity: text(2000).optional(),
      proportionality: text(2000).optional(),
      representations: text(2000).optional(),
      representationsConsidered: z.boolean().optional(),
      isReturnAligned: z.boolean().default(false),
      ...grant,
      lateReason,
    }),
    reply: moved,
  },
  /** The risk before release (12.23). */
  assessRelease: {
    ...add,
    method: 'POST',
    path: '/custody/records/:recordId/outcome/assessments',
    permission: 'custody.detainee.release',
    params,
    body: z.strictObject({
      at: instant(),
      answers,
      referrals: z.array(codeOf(releaseReferrals)).max(8).default([]),
      note: text(2000).optional(),
      lateReason,
    }),
    reply: added,
  },
  /** The person escort record, its sections built from the stay unless they are written here. */
  writeEscort: {
    ...add,
    method: 'POST',
    path: '/custody/records/:recordId/outcome/escorts',
    permission: 'custody.log.add',
    params,
    body: z.strictObject({
      perNumber: requiredText(40, 'Enter the number of the escort record'),
      destination: requiredText(200, 'Say where the person goes'),
      handoverOfficer: requiredText(120, 'Name who hands the person over'),
      receivedBy: text(120).optional(),
      health: text(2000).optional(),
      offence: text(2000).optional(),
      property: text(2000).optional(),
      risk: text(2000).optional(),
    }),
    reply: added,
  },
  ...doorRoutes,
  ...bailRoutes,
  print: {
    method: 'POST',
    path: '/custody/records/:recordId/outcome/papers',
    permission: 'custody.paper.give',
    audit: 'disclosure',
    purpose: 'required',
    subject: one,
    download: 'bytes',
    params,
    body: z.strictObject({
      paper: codeOf(custodyPapers),
      recipient: requiredText(200, 'Say who the paper is for'),
    }),
    reply: z.unknown(),
  },
})
