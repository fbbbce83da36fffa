/** The replies of the safeguarding module: forms as they are opened, and reports as they are read. */
import { z } from 'zod'
import { OfficerRef } from './common.ts'
import { LocationBrief } from './pole-locations.ts'
import { FactSource, LinkedEvent, LinkedPerson, LocationLink } from './pole-replies.ts'

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

/** A person of the record with the part that they would have in the report. */
export const PersonPresent = LinkedPerson.extend({
  ageYears: z.number().nullable(),
  suggestedRole: z.string(),
  suggestedRoleLabel: z.string(),
})
export type PersonPresent = z.infer<typeof PersonPresent>

const OfficerPart = OfficerRef.extend({ role: z.string(), roleLabel: z.string() })

/** The record behind a report. */
export const EventBehind = z.object({
  id: z.string(),
  kind: z.string(),
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
  event: EventBehind,
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

/** The task by which a supervisor checks a report, and whether this reader may. */
export const CheckTask = z.object({
  id: z.string(),
  dueAt: z.string().nullable(),
  doneAt: z.string().nullable(),
  doneBy: OfficerRef.nullable(),
  may: z.object({ check: z.object({ allowed: z.boolean(), reason: z.string().optional() }) }),
})
export type CheckTask = z.infer<typeof CheckTask>

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
  reviewTask: CheckTask.nullable(),
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
  event: EventBehind,
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
  reviewTask: CheckTask.nullable(),
  sources: z.array(FactSource),
})
export type AsbPage = z.infer<typeof AsbPage>
