/** What can be asked of the safeguarding module: vulnerability and anti-social behaviour reports, opened with what is known. */
import { asbTypes } from '@mips/domain/safeguarding/asb-risk'
import { consentStatuses, ragGrades, vulnerabilityReportTypes } from '@mips/domain/safeguarding/reports'
import { z } from 'zod'
import { codeOf, Id, int4, Origins, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { AsbPage, PreparedAsb, PreparedVulnerability, VulnerabilityPage } from './safeguarding-replies.ts'

/** A person of the record as the report takes them over; the role is a code of event-roles. */
export const CarriedPerson = z.strictObject({
  personRecordId: Id,
  role: requiredText(40, 'Choose their part in the report'),
})
export type CarriedPerson = z.output<typeof CarriedPerson>

/** Only the new facts: place, time, people and officers come from the record. */
export const NewVulnerabilityReport = z.strictObject({
  /** The incident, crime, arrest, stay, stop, missing person or intelligence entry in which they were met. */
  eventId: Id,
  /** The child or adult that the report is about. */
  personRecordId: Id,
  reportType: codeOf(vulnerabilityReportTypes),
  people: z.array(CarriedPerson).max(30).default([]),
  circumstances: requiredText(8000, 'Say what happened'),
  voice: requiredText(4000, 'Write what they said in their own words, or why they were not heard'),
  seenAlone: z.boolean().optional(),
  appearance: text(2000).optional(),
  behaviour: text(2000).optional(),
  communication: text(2000).optional(),
  danger: text(2000).optional(),
  environment: text(2000).optional(),
  injuries: text(2000).optional(),
  whatWorries: requiredText(4000, 'Say what worries you'),
  whatWorksWell: text(4000).optional(),
  actionTaken: requiredText(4000, 'Say what you did'),
  schoolOrGp: text(300).optional(),
  ragGrade: codeOf(ragGrades),
  /** A supervisor's words when the grade is lower than that of a linked report of the last 24 hours (SG-01). */
  supervisorReason: text(1000).optional(),
  consentStatus: codeOf(consentStatuses),
  consentReason: text(1000).optional(),
  origins: Origins,
})
export type NewVulnerabilityReport = z.output<typeof NewVulnerabilityReport>

const answer = int4(0, 3)

export const AsbAnswers = z.strictObject({
  REPEAT: answer,
  TARGETED: answer,
  VULNERABILITY: answer,
  HARM: answer,
  IMPACT: answer,
  SUPPORT: answer,
  ESCALATION: answer,
})

export const NewAsbReport = z.strictObject({
  incidentId: Id,
  asbType: codeOf(asbTypes),
  people: z.array(CarriedPerson).max(30).default([]),
  description: requiredText(8000, 'Say what happened'),
  impact: text(4000).optional(),
  riskAnswers: AsbAnswers,
  actionTaken: text(4000).optional(),
  origins: Origins,
})
export type NewAsbReport = z.output<typeof NewAsbReport>

const fromIncident = { kind: 'one', type: 'Incident', param: 'incidentId' } as const
const incidentParams = z.strictObject({ incidentId: Id })
const reportParams = z.strictObject({ reportId: Id })
const raise = { permission: 'safeguarding.report.raise', purpose: 'required' } as const
const read = {
  method: 'GET',
  permission: 'safeguarding.report.read',
  audit: 'consultation',
  purpose: 'required',
} as const

export const safeguarding = defineContract('safeguarding', {
  /** What the store already holds for a report on somebody of this record. */
  prepareVulnerability: {
    ...raise,
    method: 'GET',
    path: '/events/:eventId/vulnerability-reports/prepared',
    audit: 'consultation',
    subject: { kind: 'one', type: 'Record', param: 'eventId' },
    params: z.strictObject({ eventId: Id }),
    query: z.strictObject({ personRecordId: Id.optional() }),
    reply: PreparedVulnerability,
  },
  raiseVulnerability: {
    ...raise,
    method: 'POST',
    path: '/vulnerability-reports',
    audit: 'collection',
    subject: { kind: 'new', type: 'VulnerabilityReport' },
    body: NewVulnerabilityReport,
    reply: z.object({
      id: z.string(),
      reference: z.string().nullable(),
      version: z.number(),
      partnerActionDue: z.string().nullable(),
      supervisorCheckDue: z.string(),
    }),
  },
  getVulnerability: {
    ...read,
    path: '/vulnerability-reports/:reportId',
    subject: { kind: 'one', type: 'VulnerabilityReport', param: 'reportId' },
    params: reportParams,
    reply: VulnerabilityPage,
  },
  prepareAsb: {
    ...raise,
    method: 'GET',
    path: '/incidents/:incidentId/asb-reports/prepared',
    audit: 'consultation',
    subject: fromIncident,
    params: incidentParams,
    reply: PreparedAsb,
  },
  raiseAsb: {
    ...raise,
    method: 'POST',
    path: '/asb-reports',
    audit: 'collection',
    subject: { kind: 'new', type: 'AsbReport' },
    body: NewAsbReport,
    reply: z.object({
      id: z.string(),
      reference: z.string().nullable(),
      version: z.number(),
      risk: z.object({ score: z.number(), grade: z.string(), reason: z.string() }),
      nextReviewAt: z.string(),
    }),
  },
  getAsb: {
    ...read,
    path: '/asb-reports/:reportId',
    subject: { kind: 'one', type: 'AsbReport', param: 'reportId' },
    params: reportParams,
    reply: AsbPage,
  },
})
