/** What can be asked of the intelligence module: write a report up by paragraph, each graded 3x5x2, read what one may hold of it, and answer a return. */
import {
  assessmentGrades,
  handlingCodes,
  protectiveMarkings,
  sourceGrades,
} from '@mips/domain/codes/information'
import { forces } from '@mips/domain/codes/forces'
import { conditionList, recipientClasses } from '@mips/domain/intelligence/handling'
import { notIdentifiableReasons } from '@mips/domain/intelligence/named-in-text'
import { z } from 'zod'
import { codeOf, day, Id, instant, int4, OfficerRef, Origins, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { FactSource, LinkedEvent, LinkedPerson, LocationLink } from './pole-replies.ts'

/** A condition of sharing, by code or in words. */
export const NewCondition = z.strictObject({
  code: codeOf(conditionList),
  text: text(1000).optional(),
  appliesTo: codeOf([{ code: 'ALL', label: 'Everybody' }, ...recipientClasses] as const).default('ALL'),
  namedIds: z.array(Id).max(30).default([]),
  expires: day().optional(),
})
export type NewCondition = z.output<typeof NewCondition>

/** What is said of a name or number in a text: its record, or why it stays plain. */
export const NewMention = z.strictObject({
  value: requiredText(200, 'Say which name or number'),
  recordId: Id.optional(),
  reason: codeOf(notIdentifiableReasons).optional(),
  words: text(500).optional(),
})
export type NewMention = z.output<typeof NewMention>

export const NewParagraph = z.strictObject({
  text: requiredText(10_000, 'Write the intelligence'),
  sourceGrade: codeOf(sourceGrades),
  assessmentGrade: codeOf(assessmentGrades),
  handlingCode: codeOf(handlingCodes),
  /** Conditions in words; coded ones stand in `conditions`. */
  handlingConditions: text(1000).optional(),
  conditions: z.array(NewCondition).max(10).default([]),
  /** Why the source is not reliable, or why information suspected to be false is kept. */
  gradeReason: text(1000).optional(),
  /** The record, from another source, that corroborates this. */
  corroboratedById: Id.optional(),
  marking: codeOf(protectiveMarkings).default('OFFICIAL'),
  markingReason: text(500).optional(),
  mentions: z.array(NewMention).max(100).default([]),
  /** How the source knows; kept apart from the text, for the intelligence unit alone. */
  provenance: text(2000).optional(),
  /** Paragraphs of one report from the same source carry the same number. */
  sourceNumber: int4(1, 30).default(1),
  isSourceChild: z.boolean().optional(),
  isSourceVulnerable: z.boolean().optional(),
  isSourceInPrison: z.boolean().default(false),
  /** Only members of these groups may hold this paragraph; empty: the readers of the report. */
  restrictToGroupIds: z.array(Id).max(5).default([]),
})
export type NewParagraph = z.output<typeof NewParagraph>

/** From which force a report was received, and its number there. */
export const Received = z.strictObject({
  force: codeOf(forces),
  reference: requiredText(60, 'Give the number that the report has with that force'),
})

/** The force that owns a report; its own number there for those who hold something of the report. */
export const OwningForce = z.object({
  code: z.string(),
  label: z.string(),
  /** It is the force of the reader. */
  isOfReader: z.boolean(),
  reference: z.string().nullable(),
})
export type OwningForce = z.infer<typeof OwningForce>

export const NewIntelligence = z.strictObject({
  paragraphs: z
    .array(NewParagraph)
    .min(1, { error: 'Write at least one paragraph' })
    .max(30, { error: 'Write 30 paragraphs or fewer' }),
  isThreatToLife: z.boolean().default(false),
  isSeriousHarm: z.boolean().default(false),
  isImminent: z.boolean().default(false),
  /** The moment after which it is worth nothing. */
  usefulUntil: instant().optional(),
  /** Nominals (or person records) that the report is about. */
  subjectIds: z.array(Id).max(30).default([]),
  locationIds: z.array(Id).max(10).default([]),
  /** The incident that it came from, if any. */
  incidentId: Id.optional(),
  reportedAt: instant().optional(),
  /** Only members of these groups may see it; empty: everyone who may see intelligence. */
  restrictToGroupIds: z.array(Id).max(5).default([]),
  /** Of a report that the intelligence unit received from another force. */
  receivedFrom: Received.optional(),
  origins: Origins,
})
export type NewIntelligence = z.output<typeof NewIntelligence>

export const GradeView = z.object({
  printed: z.string(),
  source: z.string(),
  sourceLabel: z.string(),
  assessment: z.string(),
  assessmentLabel: z.string(),
  handling: z.string(),
  handlingLabel: z.string(),
})

/** A paragraph as its reader holds it: numbered among those that they hold. */
export const HeldParagraph = z.object({
  number: z.number(),
  /** The sanitised version that they hold: what another page names the paragraph by. */
  textId: z.string(),
  text: z.string(),
  marking: z.string(),
  grade: GradeView,
  conditions: z.array(z.string()),
  /** What the grade asks before anybody acts on it. */
  permits: z.array(z.string()),
})

export const IntelligencePage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  title: z.string(),
  /** SIGNPOST: it exists, and whom to ask; nothing else is told. */
  shows: z.enum(['REPORT', 'SIGNPOST']),
  contact: z.string().nullable(),
  paragraphs: z.array(HeldParagraph),
  /** What was sent in, for the intelligence unit alone. */
  unit: z
    .object({
      state: z.string(),
      stateLabel: z.string(),
      paragraphs: z.array(
        z.object({
          number: z.number(),
          text: z.string(),
          marking: z.string(),
          initialGrade: GradeView.nullable(),
          gradeReason: z.string().nullable(),
          conditions: z.array(z.string()),
          provenance: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
  force: OwningForce,
  isRestricted: z.boolean(),
  /** The list of those who may see it, in words; null when it is open. */
  restrictedTo: z.string().nullable(),
  reportedAt: z.string().nullable(),
  submittedAt: z.string().nullable(),
  submittedBy: OfficerRef.nullable(),
  /** `category`: as what the report has them, where the unit has said it. */
  subjects: z.array(LinkedPerson.extend({ category: z.string().nullable() })),
  places: z.array(LocationLink),
  events: z.array(LinkedEvent),
  sources: z.array(FactSource),
})
export type IntelligencePage = z.infer<typeof IntelligencePage>

/** A report of the reader's own, with what is told to its writer (IW-9). */
export const OwnReport = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  force: OwningForce,
  submittedAt: z.string(),
  sees: z.string(),
  seesLabel: z.string(),
  returnReason: z.string().nullable(),
  paragraphs: z.array(z.object({ number: z.number(), text: z.string() })),
})
export type OwnReport = z.infer<typeof OwnReport>

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
      /** The grade of each paragraph, in order. */
      printedGrades: z.array(z.string()),
    }),
  },
  /** The reports of the reader, with what the unit asks of them. */
  listOwn: {
    method: 'GET',
    path: '/intelligence/own',
    permission: 'intelligence.entry.submit',
    audit: 'consultation',
    purpose: { none: 'Own reports only: nobody else is looked at' },
    subject: { kind: 'many', type: 'IntelligenceReport' },
    reply: z.object({ reports: z.array(OwnReport) }),
  },
  /** The writer puts right what the unit returned; paragraphs that are not named stay as they were. */
  answerReturn: {
    method: 'POST',
    path: '/intelligence/:reportId/answers',
    permission: 'intelligence.entry.submit',
    audit: 'alteration',
    purpose: 'required',
    subject: { kind: 'one', type: 'IntelligenceReport', param: 'reportId' },
    params: z.strictObject({ reportId: Id }),
    body: z.strictObject({
      words: requiredText(2000, 'Say what you put right'),
      paragraphs: z
        .array(z.strictObject({ number: int4(1, 30), text: requiredText(10_000, 'Write the intelligence') }))
        .max(30)
        .default([]),
    }),
    reply: z.object({ sees: z.string() }),
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
