/** What can be asked of the safeguarding module: vulnerability and anti-social behaviour reports, opened with what is known. */
import { asbTypes } from '@mips/domain/safeguarding/asb-risk'
import { consentStatuses, ragGrades, vulnerabilityReportTypes } from '@mips/domain/safeguarding/reports'
import { z } from 'zod'
import { codeOf, Id, int4, OfficerRef, Origins, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { LocationBrief } from './pole-locations.ts'
import { FactSource, LinkedEvent, LinkedPerson, LocationLink } from './pole-replies.ts'

/** A person of the incident as the report takes them over; the role is a code of event-roles. */
export const CarriedPerson = z.strictObject({
  personRecordId: Id,
  role: requiredText(40, 'Choose their part in the report'),
})
export type CarriedPerson = z.output<typeof CarriedPerson>

/** Only the new facts: place, time, people and officers come from the incident. */
export const NewVulnerabilityReport = z.strictObject({
  incidentId: Id,
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

/** A fact that a form takes over, with the record that holds it. */
export const CarriedFact = z.object({
  field: z.string(),
  label: z.string(),
  value: z.string(),
  fromId: z.string(),
  fromKind: z.string(),
  fromReference: z.string().nullable(),
})
export type CarriedFact = z.infer<typeof CarriedFact>

/** A person of the incident with the part that they would have in the report. */
export const PersonPresent = LinkedPerson.extend({
  ageYears: z.number().nullable(),
  suggestedRole: z.string(),
  suggestedRoleLabel: z.string(),
})
export type PersonPresent = z.infer<typeof PersonPresent>

const OfficerPart = OfficerRef.extend({ role: z.string(), roleLabel: z.string() })

/** The incident behind a report. */
export const IncidentBehind = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  title: z.string(),
  typeLabel: z.string(),
  status: z.string(),
  summary: z.string(),
  occurredAt: z.string(),
})

const EarlierReport = z.object({
  id: z.string(),
  kind: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  status: z.string(),
  occurredFrom: z.string(),
  grade: z.string().nullable(),
})

export const PreparedVulnerability = z.object({
  incident: IncidentBehind,
  location: LocationBrief.nullable(),
  officers: z.array(OfficerPart),
  people: z.array(PersonPresent),
  carried: z.array(CarriedFact),
  /** Known once the child or adult is chosen. */
  subject: z
    .object({
      person: PersonPresent,
      isChild: z.boolean().nullable(),
      suggestedTypes: z.array(z.string()),
      addresses: z.array(LocationLink),
      /** Family and carers that the store knows, whether or not they were there. */
      family: z.array(
        z.object({
          nominalId: z.string(),
          personRecordId: z.string(),
          name: z.string(),
          dob: z.string().nullable(),
          relation: z.string(),
        }),
      ),
      earlierReports: z.array(EarlierReport),
      /** The gravest grade of reports of the last 24 hours: no lower without a supervisor's reason (SG-01). */
      leastGrade: z.string().nullable(),
      /** The arrest that makes this report a duty (SG-03). */
      arrest: LinkedEvent.omit({ linkId: true, role: true }).nullable(),
    })
    .nullable(),
})
export type PreparedVulnerability = z.infer<typeof PreparedVulnerability>

export const VulnerabilityPage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  title: z.string(),
  reportType: z.string(),
  reportTypeLabel: z.string(),
  status: z.string(),
  statusLabel: z.string(),
  ragGrade: z.string().nullable(),
  ragGradeLabel: z.string().nullable(),
  partnerActionDue: z.string().nullable(),
  submittedAt: z.string().nullable(),
  raisedBy: OfficerRef.nullable(),
  occurredAt: z.string(),
  subject: LinkedPerson.extend({ ageYears: z.number().nullable() }).nullable(),
  people: z.array(LinkedPerson),
  location: LocationBrief.nullable(),
  circumstances: z.string(),
  voice: z.string().nullable(),
  seenAlone: z.boolean().nullable(),
  prompts: z.array(z.object({ code: z.string(), label: z.string(), text: z.string() })),
  injuries: z.string().nullable(),
  whatWorries: z.string().nullable(),
  whatWorksWell: z.string().nullable(),
  actionTaken: z.string().nullable(),
  schoolOrGp: z.string().nullable(),
  consentStatus: z.string(),
  consentStatusLabel: z.string(),
  consentReason: z.string().nullable(),
  officers: z.array(OfficerPart),
  /** The incident, arrest and custody record that it belongs to. */
  events: z.array(LinkedEvent),
  reviewTask: z
    .object({ id: z.string(), dueAt: z.string().nullable(), doneAt: z.string().nullable() })
    .nullable(),
  sources: z.array(FactSource),
})
export type VulnerabilityPage = z.infer<typeof VulnerabilityPage>

/** What happened before at this place and with this caller: counted from the store, never asked. */
export const AsbEarlier = z.object({
  atLocation: z.object({ asbReports: z.number(), incidents: z.number(), latest: z.array(EarlierReport) }),
  byCaller: z.object({ incidents: z.number() }),
  /** The threshold of the ASB case review at this place. */
  caseReview: z.object({
    reports: z.number(),
    needed: z.number(),
    months: z.number(),
    isReached: z.boolean(),
  }),
})
export type AsbEarlier = z.infer<typeof AsbEarlier>

export const PreparedAsb = z.object({
  incident: IncidentBehind,
  location: LocationBrief.nullable(),
  officers: z.array(OfficerPart),
  people: z.array(PersonPresent),
  carried: z.array(CarriedFact),
  earlier: AsbEarlier,
})
export type PreparedAsb = z.infer<typeof PreparedAsb>

export const AsbPage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  title: z.string(),
  status: z.string(),
  asbType: z.string(),
  asbTypeLabel: z.string(),
  description: z.string(),
  impact: z.string().nullable(),
  risk: z.object({
    score: z.number(),
    grade: z.string(),
    gradeLabel: z.string(),
    reason: z.string(),
    answers: z.array(
      z.object({
        code: z.string(),
        label: z.string(),
        answer: z.number(),
        low: z.string(),
        high: z.string(),
      }),
    ),
  }),
  actionTaken: z.string().nullable(),
  nextReviewAt: z.string().nullable(),
  occurredAt: z.string(),
  raisedBy: OfficerRef.nullable(),
  raisedAt: z.string(),
  location: LocationBrief.nullable(),
  people: z.array(LinkedPerson),
  officers: z.array(OfficerPart),
  events: z.array(LinkedEvent),
  reviewTask: z
    .object({ id: z.string(), dueAt: z.string().nullable(), doneAt: z.string().nullable() })
    .nullable(),
  sources: z.array(FactSource),
})
export type AsbPage = z.infer<typeof AsbPage>

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
  /** What the store already holds for a report on somebody of this incident. */
  prepareVulnerability: {
    ...raise,
    method: 'GET',
    path: '/incidents/:incidentId/vulnerability-reports/prepared',
    audit: 'consultation',
    subject: fromIncident,
    params: incidentParams,
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
