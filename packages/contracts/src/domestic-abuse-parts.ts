/** The parts of the domestic abuse contract: what an event carries in, an assessment as officers see it, and the desk. */
import { keptAnswers } from '@mips/domain/safeguarding/abuse-words'
import { z } from 'zod'
import { codeOf, OfficerRef, requiredText, text } from './common.ts'
import { LocationBrief } from './pole-locations.ts'
import { FactSource, LinkedEvent, LinkedObject, LinkedPerson, PersonBrief } from './pole-replies.ts'
import { RuleLine } from './rights-replies.ts'

const coded = z.object({ code: z.string(), label: z.string() })
const able = z.object({ allowed: z.boolean(), reason: z.string().optional() })
const due = z.object({
  what: z.string(),
  text: z.string(),
  by: z.string(),
  rule: z.string(),
  isOverdue: z.boolean(),
})

/** Any part of an assessment, as it stands; nothing of it is needed. */
export const AbuseAnswers = z.strictObject({
  answers: z
    .array(
      z.strictObject({
        /** A topic of the tool of the assessment, built in or loaded by the force. */
        topic: requiredText(40, 'Choose a topic of the tool'),
        answer: codeOf(keptAnswers),
        words: text(1000).optional(),
      }),
    )
    .max(60)
    .default([]),
  seenAlone: z.boolean().optional(),
  databasesSearched: z.boolean().optional(),
  interpreter: text(200).optional(),
  answeredBy: text(200).optional(),
  weapons: text(1000).optional(),
})
export type AbuseAnswers = z.output<typeof AbuseAnswers>

/** An assessment in a list; people whom the reader may not see are null. */
export const AbuseLine = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  grade: coded.nullable(),
  begunAt: z.string(),
  gradedAt: z.string().nullable(),
  by: OfficerRef.nullable(),
  victim: PersonBrief.nullable(),
  suspect: PersonBrief.nullable(),
})
export type AbuseLine = z.infer<typeof AbuseLine>

/** A child at the address or at the event, with how that is known. */
const Child = z.object({
  personRecordId: z.string(),
  nominalId: z.string(),
  name: z.string(),
  age: z.number().nullable(),
  why: z.string(),
})

/** What an incident or a crime carries into an assessment: nobody types it again. */
export const AbuseBasis = z.object({
  event: z.object({
    id: z.string(),
    kind: z.string(),
    reference: z.string().nullable(),
    title: z.string(),
    summary: z.string().nullable(),
    occurredAt: z.string(),
    marking: z.string(),
    version: z.number(),
  }),
  location: LocationBrief.nullable(),
  people: z.array(LinkedPerson),
  children: z.array(Child),
  objects: z.array(LinkedObject),
  earlier: z.array(
    z.object({ nominalId: z.string(), lines: z.array(AbuseLine.extend({ part: z.string() })) }),
  ),
  assessments: z.array(AbuseLine.extend({ isHere: z.boolean() })),
  /** The tools that can be put now; the version is that of the force. */
  tools: z.array(coded.extend({ version: z.number().nullable() })),
  may: z.object({ assess: able }),
})
export type AbuseBasis = z.infer<typeof AbuseBasis>

export const MaracCase = z.object({
  id: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  reasons: z.array(z.string()),
  judgement: z.string().nullable(),
  referredAt: z.string(),
  referredBy: OfficerRef.nullable(),
  meetingOn: z.string().nullable(),
  heardAt: z.string().nullable(),
  actions: z.array(
    z.object({
      id: z.string(),
      agency: coded,
      what: z.string(),
      owner: z.string(),
      dueOn: z.string().nullable(),
      isOverdue: z.boolean(),
      madeAt: z.string(),
      receipt: z.string().nullable(),
      receivedAt: z.string().nullable(),
      result: z.string().nullable(),
      doneAt: z.string().nullable(),
    }),
  ),
})

/** An assessment with everything that follows from it. */
export const AbuseAssessmentPage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  title: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  tool: coded,
  /** The version of the force's tool that it was made with; null for the built-in topics. */
  toolVersion: z.number().nullable(),
  isFromPartner: z.boolean(),
  partner: z.string().nullable(),
  occurredAt: z.string(),
  begunAt: z.string(),
  begunBy: OfficerRef.nullable(),
  seenAlone: z.boolean().nullable(),
  databasesSearched: z.boolean().nullable(),
  interpreter: z.string().nullable(),
  answeredBy: z.string().nullable(),
  weapons: z.string().nullable(),
  topics: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      isGrave: z.boolean(),
      answer: coded.nullable(),
      words: z.string().nullable(),
      at: z.string().nullable(),
      by: z.string().nullable(),
    }),
  ),
  score: z.object({ yes: z.number(), of: z.number(), band: coded.nullable(), grave: z.array(z.string()) }),
  grades: z.array(coded),
  grade: coded.nullable(),
  rationale: z.string().nullable(),
  differsReason: z.string().nullable(),
  gradedAt: z.string().nullable(),
  gradedBy: OfficerRef.nullable(),
  looks: z.array(
    z.object({
      id: z.string(),
      gradeBefore: coded,
      grade: coded,
      reason: z.string().nullable(),
      at: z.string(),
      by: OfficerRef.nullable(),
    }),
  ),
  steps: z.array(
    z.object({
      id: z.string(),
      kind: coded,
      words: z.string(),
      addedAt: z.string(),
      by: OfficerRef.nullable(),
      doneAt: z.string().nullable(),
      doneBy: OfficerRef.nullable(),
    }),
  ),
  maracReasons: z.array(z.string()),
  incidentsInWindow: z.number(),
  marac: MaracCase.extend({
    minutes: z.array(
      z.object({
        id: z.string(),
        words: z.string(),
        writtenAt: z.string(),
        by: OfficerRef.nullable(),
        group: z.string(),
      }),
    ),
  }).nullable(),
  people: z.array(LinkedPerson),
  events: z.array(LinkedEvent),
  location: LocationBrief.nullable(),
  earlier: z.array(AbuseLine.extend({ part: z.string() })),
  sources: z.array(FactSource),
  left: z.array(RuleLine),
  due: z.array(due),
  myGroups: z.array(z.object({ id: z.string(), name: z.string() })),
  may: z.object({ assess: able, look: able, refer: able, keepMarac: able, plan: able }),
})
export type AbuseAssessmentPage = z.infer<typeof AbuseAssessmentPage>

/** The desk: what waits, ranked by harm. */
export const AbuseDesk = z.object({
  looks: z.array(
    AbuseLine.extend({
      dueAt: z.string(),
      isOverdue: z.boolean(),
      maracReasons: z.array(z.string()),
      isReferred: z.boolean(),
    }),
  ),
  open: z.array(AbuseLine),
  cases: z.array(AbuseLine.extend({ marac: MaracCase })),
})
export type AbuseDesk = z.infer<typeof AbuseDesk>
