/** What can be asked of the desk of the intelligence unit: the queue, the evaluation of a report, its release, return and hold. */
import {
  assessmentGrades,
  handlingCodes,
  protectiveMarkings,
  sourceGrades,
} from '@mips/domain/codes/information'
import {
  schedule8Conditions,
  sensitiveKinds,
  subjectCategories,
} from '@mips/domain/intelligence/report-links'
import { chosenSteps, reviewViews } from '@mips/domain/intelligence/review-desk'
import { riskQuestions } from '@mips/domain/intelligence/risk-assessment'
import { removalReasons } from '@mips/domain/intelligence/sanitise'
import { z } from 'zod'
import { anyCodeOf, codeOf, Id, int4, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { EvaluationPage, ReadingQueue, ReviewDone } from './intelligence-review-replies.ts'
import { NewCondition, NewMention } from './intelligence.ts'

const ofReport = z.strictObject({ reportId: Id })
/** By its id: its number among those that a member reaches moves when they reach more or fewer of them. */
const ofParagraph = z.strictObject({ reportId: Id, paragraphId: Id })
const oneReport = { kind: 'one', type: 'IntelligenceReport', param: 'reportId' } as const

const act = {
  method: 'POST',
  permission: 'intelligence.entry.evaluate',
  audit: 'alteration',
  purpose: 'required',
  subject: oneReport,
  version: 'required',
  params: ofReport,
  reply: ReviewDone,
} as const
const paragraphAct = { ...act, params: ofParagraph } as const

export const intelligenceReview = defineContract('intelligenceReview', {
  listQueue: {
    method: 'GET',
    path: '/intelligence/queue',
    permission: 'intelligence.entry.evaluate',
    audit: 'consultation',
    purpose: {
      none: 'The work of the unit: numbers, times and states, nobody’s name but those of its staff',
    },
    subject: { kind: 'many', type: 'IntelligenceReport' },
    query: z.strictObject({
      view: anyCodeOf(reviewViews).default('UNREAD'),
      page: z.coerce.number({ error: 'Enter a number' }).int().min(1).max(1000).default(1),
    }),
    reply: ReadingQueue,
  },
  getEvaluation: {
    method: 'GET',
    path: '/intelligence/:reportId/evaluation',
    permission: 'intelligence.entry.evaluate',
    audit: 'consultation',
    purpose: 'required',
    subject: oneReport,
    params: ofReport,
    reply: EvaluationPage,
  },
  /** Opens a report and takes it: the clock of reading stops, and its task is answered. */
  accept: { ...act, path: '/intelligence/:reportId/accept', body: z.strictObject({}) },
  giveBack: {
    ...act,
    path: '/intelligence/:reportId/return',
    body: z.strictObject({ reason: requiredText(2000, 'Say what the writer has to put right') }),
  },
  divert: {
    ...act,
    path: '/intelligence/:reportId/divert',
    body: z.strictObject({
      reason: requiredText(2000, 'Say why it is no intelligence'),
      /** The crime, incident or report that was made of it. */
      divertedToId: Id,
    }),
  },
  grade: {
    ...paragraphAct,
    path: '/intelligence/:reportId/paragraphs/:paragraphId/grade',
    body: z.strictObject({
      sourceGrade: codeOf(sourceGrades),
      assessmentGrade: codeOf(assessmentGrades),
      handlingCode: codeOf(handlingCodes),
      /** Why the source is not reliable, or why information suspected to be false is kept. */
      gradeReason: text(1000).optional(),
      /** Why a grade of the unit is replaced. */
      reason: text(1000).optional(),
      corroboratedById: Id.optional(),
      /** All conditions that hold from now on; those that are not among them are lifted. */
      conditions: z.array(NewCondition).max(10).default([]),
    }),
  },
  /** Keeps a version of the text that others see; what it still lacks comes back and stands against the release alone. */
  sanitise: {
    ...paragraphAct,
    path: '/intelligence/:reportId/paragraphs/:paragraphId/text',
    body: z.strictObject({
      text: text(10_000).default(''),
      isLeftOut: z.boolean().default(false),
      leftOutReason: text(500).optional(),
      marking: codeOf(protectiveMarkings).default('OFFICIAL'),
      markingReason: text(500).optional(),
      couldHaveKnown: int4(0, 10_000).optional(),
      /** One for each part that was taken out, in order. */
      removalReasons: z.array(codeOf(removalReasons)).max(500).default([]),
      /** Only members of these groups may hold it; empty: the list of the paragraph, or the readers of the report. */
      restrictToGroupIds: z.array(Id).max(5).default([]),
    }),
  },
  answerMentions: {
    ...paragraphAct,
    path: '/intelligence/:reportId/paragraphs/:paragraphId/mentions',
    body: z.strictObject({
      mentions: z.array(NewMention).min(1, { error: 'Answer at least one name or number' }).max(100),
    }),
  },
  /** What a person is in the report, and which sensitive data it holds of them (NL-4, NL-5). */
  sayPerson: {
    ...act,
    path: '/intelligence/:reportId/people/:nominalId',
    params: z.strictObject({ reportId: Id, nominalId: Id }),
    body: z.strictObject({
      category: codeOf(subjectCategories),
      /** SUSPECT: the paragraph that says of what. CONVICTED: the record of the conviction. */
      groundId: Id.optional(),
      sensitive: z
        .array(
          z.strictObject({
            kind: codeOf(sensitiveKinds),
            isStrictlyNecessary: z.boolean().default(false),
            schedule8: codeOf(schedule8Conditions).optional(),
          }),
        )
        .max(sensitiveKinds.length)
        .default([]),
    }),
  },
  assessRisk: {
    ...act,
    path: '/intelligence/:reportId/risk',
    body: z.strictObject({
      answers: z
        .array(
          z.strictObject({
            code: codeOf(riskQuestions),
            answer: requiredText(2000, 'Answer, also with “none” and why'),
          }),
        )
        .max(riskQuestions.length),
    }),
  },
  /** Another person than who made the assessment. */
  authoriseRisk: {
    ...act,
    path: '/intelligence/:reportId/risk/authority',
    permission: 'intelligence.entry.approve',
    body: z.strictObject({}),
  },
  step: {
    ...act,
    path: '/intelligence/:reportId/steps',
    body: z.strictObject({ step: codeOf(chosenSteps), reason: text(2000).optional() }),
  },
  /** The second person releases it. */
  approve: {
    ...act,
    path: '/intelligence/:reportId/approval',
    permission: 'intelligence.entry.approve',
    body: z.strictObject({}),
  },
  hold: {
    ...act,
    path: '/intelligence/:reportId/hold',
    permission: 'intelligence.entry.manage',
    body: z.strictObject({ reason: requiredText(2000, 'Say why it is held back') }),
  },
  lift: {
    ...act,
    path: '/intelligence/:reportId/lift',
    permission: 'intelligence.entry.manage',
    body: z.strictObject({ reason: requiredText(2000, 'Say why it need not be held back any more') }),
  },
  /** Makes a report of what came through the corridor; asked again, it names the report that was made. */
  receiveProduct: {
    method: 'POST',
    path: '/intelligence/products/:corridorId',
    permission: 'vault.product.receive',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'IntelligenceReport' },
    params: z.strictObject({ corridorId: Id }),
    body: z.strictObject({}),
    reply: z.object({ id: z.string(), reference: z.string().nullable() }),
  },
})
