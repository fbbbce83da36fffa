/** What can be asked of domestic abuse: assess the risk, look a second time, keep the victim safe, take them to a MARAC. */
import { maracAgencies, safetySteps } from '@mips/domain/safeguarding/abuse-words'
import { daGrades, daTools } from '@mips/domain/safeguarding/da-tools'
import { z } from 'zod'
import { codeOf, day, Id, instant, Origins, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { AbuseAnswers, AbuseAssessmentPage, AbuseBasis, AbuseDesk } from './domestic-abuse-parts.ts'
import { RuleLine } from './rights-replies.ts'

const oneAssessment = { kind: 'one', type: 'AbuseAssessment', param: 'assessmentId' } as const
const params = z.strictObject({ assessmentId: Id })
const changed = z.object({ id: z.string(), version: z.number(), left: z.array(RuleLine) })
const made = z.object({ id: z.string() })
const entry = { method: 'POST', audit: 'alteration', purpose: 'required', subject: oneAssessment } as const

export const domesticAbuse = defineContract('domesticAbuse', {
  ofIncident: {
    method: 'GET',
    path: '/incidents/:incidentId/domestic-abuse',
    permission: 'safeguarding.report.read',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'one', type: 'Incident', param: 'incidentId' },
    params: z.strictObject({ incidentId: Id }),
    reply: AbuseBasis,
  },
  ofCrime: {
    method: 'GET',
    path: '/crimes/:crimeId/domestic-abuse',
    permission: 'safeguarding.report.read',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'one', type: 'Crime', param: 'crimeId' },
    params: z.strictObject({ crimeId: Id }),
    reply: AbuseBasis,
  },
  /** Takes an assessment that was made for the incident as the one of the crime that was recorded from it. */
  takeForCrime: {
    method: 'POST',
    path: '/crimes/:crimeId/domestic-abuse',
    permission: 'safeguarding.abuse.assess',
    audit: 'alteration',
    purpose: 'required',
    subject: { kind: 'one', type: 'Crime', param: 'crimeId' },
    params: z.strictObject({ crimeId: Id }),
    body: z.strictObject({ assessmentId: Id }),
    reply: made,
  },
  begin: {
    method: 'POST',
    path: '/abuse-assessments',
    permission: 'safeguarding.abuse.assess',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'AbuseAssessment' },
    body: z.strictObject({
      /** The incident or the crime. */
      eventId: Id,
      victimId: Id,
      suspectId: Id.optional(),
      childIds: z.array(Id).max(30).default([]),
      tool: codeOf(daTools).default('DASH_27'),
      isFromPartner: z.boolean().default(false),
      partner: text(200).optional(),
      origins: Origins,
    }),
    reply: z.object({ id: z.string(), reference: z.string().nullable(), version: z.number() }),
  },
  get: {
    method: 'GET',
    path: '/abuse-assessments/:assessmentId',
    permission: 'safeguarding.report.read',
    audit: 'consultation',
    purpose: 'required',
    subject: oneAssessment,
    params,
    reply: AbuseAssessmentPage,
  },
  save: {
    ...entry,
    path: '/abuse-assessments/:assessmentId/answers',
    permission: 'safeguarding.abuse.assess',
    params,
    body: AbuseAnswers,
    reply: changed,
  },
  grade: {
    ...entry,
    path: '/abuse-assessments/:assessmentId/grade',
    permission: 'safeguarding.abuse.assess',
    version: 'required',
    params,
    body: z.strictObject({
      grade: codeOf(daGrades),
      rationale: requiredText(4000, 'Say why it is graded so, in your own words'),
      differsReason: text(2000).optional(),
      origins: Origins,
    }),
    reply: changed,
  },
  look: {
    ...entry,
    path: '/abuse-assessments/:assessmentId/second-looks',
    permission: 'safeguarding.abuse.review',
    version: 'required',
    params,
    body: z.strictObject({ grade: codeOf(daGrades), reason: text(4000).optional() }),
    reply: changed,
  },
  addStep: {
    ...entry,
    path: '/abuse-assessments/:assessmentId/safety-steps',
    permission: 'safeguarding.abuse.assess',
    params,
    body: z.strictObject({
      kind: codeOf(safetySteps),
      words: requiredText(2000, 'Say what is planned'),
      isDone: z.boolean().default(false),
    }),
    reply: made,
  },
  doStep: {
    ...entry,
    path: '/abuse-assessments/:assessmentId/safety-steps/:stepId/done',
    permission: 'safeguarding.abuse.assess',
    params: z.strictObject({ assessmentId: Id, stepId: Id }),
    reply: made,
  },
  refer: {
    ...entry,
    path: '/abuse-assessments/:assessmentId/marac',
    permission: 'safeguarding.abuse.assess',
    params,
    body: z.strictObject({ judgement: text(4000).optional() }),
    reply: made,
  },
  listCase: {
    ...entry,
    path: '/abuse-assessments/:assessmentId/marac/meeting',
    permission: 'safeguarding.abuse.review',
    params,
    body: z.strictObject({ meetingOn: day() }),
    reply: made,
  },
  hearCase: {
    ...entry,
    path: '/abuse-assessments/:assessmentId/marac/hearing',
    permission: 'safeguarding.abuse.review',
    params,
    body: z.strictObject({ heardAt: instant() }),
    reply: made,
  },
  addAction: {
    ...entry,
    path: '/abuse-assessments/:assessmentId/marac/actions',
    permission: 'safeguarding.abuse.review',
    params,
    body: z.strictObject({
      agency: codeOf(maracAgencies),
      what: requiredText(2000, 'Say what the agency does'),
      owner: requiredText(200, 'Name who does it'),
      dueOn: day().optional(),
    }),
    reply: made,
  },
  answerAction: {
    ...entry,
    path: '/abuse-assessments/:assessmentId/marac/actions/:actionId/answers',
    permission: 'safeguarding.abuse.review',
    params: z.strictObject({ assessmentId: Id, actionId: Id }),
    body: z.strictObject({
      /** How the agency said that it has it: a name, a number, a message. */
      receipt: text(500).optional(),
      result: text(2000).optional(),
    }),
    reply: made,
  },
  addMinutes: {
    ...entry,
    path: '/abuse-assessments/:assessmentId/marac/minutes',
    permission: 'safeguarding.abuse.review',
    params,
    body: z.strictObject({ groupId: Id, words: requiredText(20_000, 'Write the minutes') }),
    reply: made,
  },
  desk: {
    method: 'GET',
    path: '/domestic-abuse/desk',
    permission: 'safeguarding.abuse.review',
    audit: 'consultation',
    purpose: {
      none: 'The desk of those who look a second time; each record asks its purpose when it is opened',
    },
    subject: { kind: 'many', type: 'AbuseAssessment' },
    reply: AbuseDesk,
  },
})
