/** What can be asked of the care of a detainee: risk, people kept apart, care plan, checks, meals, medication, healthcare. */
import { adultReasons } from '@mips/domain/custody/appropriate-adult'
import {
  doseGivers,
  doseOutcomes,
  fitnessAdvice,
  fitnessPurposes,
  healthcareKinds,
  healthcareSteps,
  healthcareUrgencies,
  keepApartKinds,
  mealOutcomes,
  mealSizes,
  medicineCarriers,
  riskKinds,
  riskSources,
} from '@mips/domain/custody/care-codes'
import { custodyRiskLevels, observationLevels } from '@mips/domain/custody/codes'
import { riskAnswers, riskQuestions } from '@mips/domain/custody/risk-questions'
import { z } from 'zod'
import { codeOf, Id, instant, int4, oneOf, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { CarePage, RiskPage } from './custody-care-replies.ts'
import { MedicationPage } from './custody-medication-replies.ts'

const params = z.strictObject({ recordId: Id })
const made = z.object({ id: z.string() })
const lateReason = text(500).optional()

/** What every route of this module shares: one stay, a purpose, the permission to enter in its log. */
const onStay = {
  purpose: 'required',
  subject: { kind: 'one', type: 'CustodyRecord', param: 'recordId' },
} as const
const read = {
  ...onStay,
  method: 'GET',
  permission: 'custody.record.read',
  audit: 'consultation',
  params,
} as const
const add = { ...onStay, method: 'POST', permission: 'custody.log.add', audit: 'collection' } as const
const alter = { ...onStay, method: 'POST', permission: 'custody.log.add', audit: 'alteration' } as const

const everyMinutes = int4(1, 10_080).optional()

export const custodyCare = defineContract('custodyCare', {
  getRisk: { ...read, path: '/custody/records/:recordId/risk', reply: RiskPage },
  /** A new version; a detention officer drafts it and the custody officer signs it. */
  assessRisk: {
    ...add,
    path: '/custody/records/:recordId/risk',
    params,
    body: z.strictObject({
      kind: codeOf(riskKinds),
      assessedAt: instant(),
      answers: z.partialRecord(
        oneOf(riskQuestions.map(({ code }) => code) as [string, ...string[]]),
        z.strictObject({
          answer: codeOf(riskAnswers),
          detail: text(1000).optional(),
          isCarried: z.boolean().optional(),
        }),
      ),
      observations: text(2000).optional(),
      infoFrom: z.array(codeOf(riskSources)).max(9).default([]),
      level: codeOf(custodyRiskLevels).optional(),
      levelReason: text(1000).optional(),
      isIntoxicated: z.boolean().optional(),
      intoxication: text(1000).optional(),
      needsAntiLigature: z.boolean().default(false),
      adultRequired: z.boolean().optional(),
      adultReason: codeOf(adultReasons).optional(),
      isVulnerable: z.boolean().default(false),
      /** The stay from which answers were taken over. */
      carriedFrom: Id.optional(),
      /** The custody officer signs at once; left out, it is a draft. */
      isSigned: z.boolean().default(false),
      lateReason,
    }),
    reply: made,
  },
  signRisk: {
    ...alter,
    path: '/custody/records/:recordId/risk/:riskId/signature',
    params: z.strictObject({ recordId: Id, riskId: Id }),
    reply: made,
  },
  /** Somebody whom the detainee is to be kept apart from: the rules on cells hold it. */
  keepApart: {
    ...add,
    path: '/custody/records/:recordId/kept-apart',
    params,
    body: z
      .strictObject({
        otherNominalId: Id.optional(),
        otherStayId: Id.optional(),
        kind: codeOf(keepApartKinds),
        reason: requiredText(500, 'Say why they are kept apart'),
      })
      .refine((body) => (body.otherNominalId === undefined) !== (body.otherStayId === undefined), {
        error: 'Choose the other person',
        path: ['otherNominalId'],
      }),
    reply: made,
  },
  endKeepApart: {
    ...alter,
    path: '/custody/records/:recordId/kept-apart/:rowId/end',
    params: z.strictObject({ recordId: Id, rowId: Id }),
    body: z.strictObject({ reason: requiredText(500, 'Say why they need not be kept apart') }),
    reply: made,
  },
  getCare: { ...read, path: '/custody/records/:recordId/care-plan', reply: CarePage },
  /** A new care plan with the level of observation; it replaces the one in force. */
  planCare: {
    ...alter,
    path: '/custody/records/:recordId/care-plans',
    version: 'required',
    params,
    body: z.strictObject({
      level: codeOf(observationLevels),
      everyMinutes: int4(1, 60).optional(),
      mustRouse: z.boolean({ error: 'Say whether to rouse at each visit' }),
      needsAntiLigature: z.boolean().default(false),
      /** Levels 3 and 4: who watches. */
      watcher: text(120).optional(),
      clothing: text(500).optional(),
      food: text(500).optional(),
      aids: text(500).optional(),
      religion: text(500).optional(),
      staffSex: text(200).optional(),
      womensNeeds: text(500).optional(),
      notes: text(2000).optional(),
      reason: requiredText(1000, 'Say why this level'),
      reviewAt: instant().optional(),
      decidedAt: instant(),
      lateReason,
    }),
    reply: z.object({ id: z.string(), version: z.number() }),
  },
  /** Another officer takes over the watch. */
  setWatcher: {
    ...add,
    path: '/custody/records/:recordId/watchers',
    params,
    body: z.strictObject({
      watcher: requiredText(120, 'Name the officer who watches'),
      since: instant(),
      lateReason,
    }),
    reply: made,
  },
  recordCheck: {
    ...add,
    path: '/custody/records/:recordId/checks',
    params,
    body: z.strictObject({
      doneAt: instant(),
      isAsleep: z.boolean().optional(),
      rousing: z
        .strictObject({
          isRousable: z.boolean(),
          saysName: z.boolean(),
          saysHome: z.boolean(),
          saysWhere: z.boolean(),
          opensEyes: z.boolean(),
          liftsArms: z.boolean(),
        })
        .optional(),
      calledWho: text(120).optional(),
      calledAt: instant().optional(),
      isAmbulance: z.boolean().optional(),
      text: requiredText(2000, 'Say how the person was'),
      lateReason,
    }),
    reply: z.object({ id: z.string(), warnings: z.array(z.string()) }),
  },
  offerMeal: {
    ...add,
    path: '/custody/records/:recordId/meal-offers',
    params,
    body: z.strictObject({
      offeredAt: instant(),
      size: codeOf(mealSizes),
      outcome: codeOf(mealOutcomes),
      words: text(500).optional(),
      lateReason,
    }),
    reply: made,
  },
  getMedication: { ...read, path: '/custody/records/:recordId/medication', reply: MedicationPage },
  addMedicine: {
    ...add,
    path: '/custody/records/:recordId/medicines',
    params,
    body: z.strictObject({
      name: requiredText(200, 'Enter the name of the medicine'),
      dose: requiredText(200, 'Enter the dose'),
      form: text(100).optional(),
      prescriber: text(200).optional(),
      isControlled: z.boolean({ error: 'Say whether it is a controlled drug' }),
      carrier: codeOf(medicineCarriers),
      lastTakenAt: instant().optional(),
      firstDueAt: instant(),
      everyMinutes,
      until: instant().optional(),
      authorisedBy: text(200).optional(),
      authorisedAt: instant().optional(),
      /** The medicine of an earlier stay that this one was taken over from. */
      carriedFrom: Id.optional(),
    }),
    reply: made,
  },
  stopMedicine: {
    ...alter,
    path: '/custody/records/:recordId/medicines/:medicineId/stop',
    params: z.strictObject({ recordId: Id, medicineId: Id }),
    body: z.strictObject({ reason: requiredText(500, 'Say why it is stopped') }),
    reply: made,
  },
  recordDose: {
    ...add,
    path: '/custody/records/:recordId/medicines/:medicineId/doses',
    params: z.strictObject({ recordId: Id, medicineId: Id }),
    body: z.strictObject({
      at: instant(),
      outcome: codeOf(doseOutcomes),
      by: codeOf(doseGivers),
      isSupervised: z.boolean().default(false),
      witness: text(120).optional(),
      reason: text(500).optional(),
      lateReason,
    }),
    reply: z.object({ id: z.string(), warnings: z.array(z.string()) }),
  },
  callHealthcare: {
    ...add,
    path: '/custody/records/:recordId/healthcare',
    params,
    body: z.strictObject({
      askedFor: codeOf(healthcareKinds),
      urgency: codeOf(healthcareUrgencies),
      reason: requiredText(1000, 'Say why'),
      provider: text(200).optional(),
      calledAt: instant(),
      lateReason,
    }),
    reply: made,
  },
  recordHealthStep: {
    ...add,
    path: '/custody/records/:recordId/healthcare/:requestId/steps',
    params: z.strictObject({ recordId: Id, requestId: Id }),
    body: z.strictObject({
      step: codeOf(healthcareSteps),
      at: instant(),
      who: text(200).optional(),
      regNo: text(60).optional(),
      /** Advice to the staff; a note for healthcare alone does not belong here. */
      words: text(2000).optional(),
      everyMinutes: int4(1, 60).optional(),
      mustRouse: z.boolean().optional(),
      lateReason,
    }),
    reply: made,
  },
  /** Fitness for one purpose: what was advised, and what the custody officer decides. */
  recordFitness: {
    ...add,
    path: '/custody/records/:recordId/fitness',
    params,
    body: z.strictObject({
      purpose: codeOf(fitnessPurposes),
      at: instant(),
      advice: codeOf(fitnessAdvice).optional(),
      advisedBy: text(200).optional(),
      adviceUntil: instant().optional(),
      needsAdult: z.boolean().optional(),
      decision: oneOf(['FIT', 'NOT_FIT']).optional(),
      decisionReason: text(1000).optional(),
      lateReason,
    }),
    reply: made,
  },
})
