/** What can be asked of the intelligence module: write an entry up, graded 3x5x2, and see it. */
import { assessmentGrades, handlingCodes, sourceGrades } from '@mips/domain/codes/information'
import { z } from 'zod'
import { codeOf, Id, instant, OfficerRef, Origins, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { FactSource, LinkedEvent, LinkedPerson, LocationLink } from './pole-replies.ts'

export const NewIntelligence = z.strictObject({
  text: requiredText(10_000, 'Write the intelligence'),
  sourceGrade: codeOf(sourceGrades),
  assessmentGrade: codeOf(assessmentGrades),
  handlingCode: codeOf(handlingCodes),
  handlingConditions: text(1000).optional(),
  /** Why the source is not reliable, or why information suspected to be false is kept. */
  gradeReason: text(1000).optional(),
  /** The record, from another source, that corroborates this. */
  corroboratedById: Id.optional(),
  /** Nominals (or person records) that the entry is about. */
  subjectIds: z.array(Id).max(30).default([]),
  locationIds: z.array(Id).max(10).default([]),
  /** The incident that it came from, if any. */
  incidentId: Id.optional(),
  reportedAt: instant().optional(),
  /** Only members of these groups may see it; empty: everyone who may see intelligence. */
  restrictToGroupIds: z.array(Id).max(5).default([]),
  origins: Origins,
})
export type NewIntelligence = z.output<typeof NewIntelligence>

export const IntelligencePage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  title: z.string(),
  status: z.string(),
  text: z.string(),
  grade: z.object({
    printed: z.string(),
    source: z.string(),
    sourceLabel: z.string(),
    assessment: z.string(),
    assessmentLabel: z.string(),
    handling: z.string(),
    handlingLabel: z.string(),
    conditions: z.string().nullable(),
    reason: z.string().nullable(),
  }),
  isRestricted: z.boolean(),
  /** The list of those who may see it, in words; null when it is open. */
  restrictedTo: z.string().nullable(),
  reportedAt: z.string(),
  submittedAt: z.string(),
  submittedBy: OfficerRef.nullable(),
  subjects: z.array(LinkedPerson),
  places: z.array(LocationLink),
  events: z.array(LinkedEvent),
  sources: z.array(FactSource),
})
export type IntelligencePage = z.infer<typeof IntelligencePage>

export const intelligence = defineContract('intelligence', {
  submit: {
    method: 'POST',
    path: '/intelligence',
    permission: 'intelligence.entry.submit',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'IntelligenceReport' },
    body: NewIntelligence,
    reply: z.object({
      id: z.string(),
      reference: z.string().nullable(),
      version: z.number(),
      printedGrade: z.string(),
    }),
  },
  get: {
    method: 'GET',
    path: '/intelligence/:reportId',
    permission: 'intelligence.entry.read',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'one', type: 'IntelligenceReport', param: 'reportId' },
    params: z.strictObject({ reportId: Id }),
    reply: IntelligencePage,
  },
  /** The groups to which the writer may restrict an entry: those that they are in. */
  listOwnGroups: {
    method: 'GET',
    path: '/intelligence/own-groups',
    permission: 'intelligence.entry.submit',
    audit: 'consultation',
    purpose: { none: 'Own memberships only: nobody else is looked at' },
    subject: { kind: 'none', why: 'Own memberships, no record' },
    reply: z.object({
      groups: z.array(z.object({ id: z.string(), name: z.string(), description: z.string() })),
    }),
  },
})
