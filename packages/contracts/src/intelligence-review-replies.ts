/** What is answered of the desk of the intelligence unit: the queue with its figures, and one report while it is evaluated. */
import { z } from 'zod'
import { OfficerRef } from './common.ts'
import { GradeView } from './intelligence.ts'
import { RuleLine } from './rights-replies.ts'

const counted = z.object({ code: z.string(), label: z.string(), count: z.number() })

export const ReadingDueLine = z.object({
  text: z.string(),
  by: z.string(),
  isOverdue: z.boolean(),
  rule: z.string(),
})
export type ReadingDueLine = z.infer<typeof ReadingDueLine>

export const QueueLine = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  priority: z.string(),
  priorityLabel: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  submittedAt: z.string(),
  /** What is due first; null when nothing is. */
  due: ReadingDueLine.nullable(),
  /** Those that this reader may work on. */
  paragraphs: z.number(),
  /** In plain words: a threat to life, a source to look after, a list. */
  marks: z.array(z.string()),
  evaluator: OfficerRef.nullable(),
  /** This reader sent it in, so that another evaluates it. */
  isOwn: z.boolean(),
})
export type QueueLine = z.infer<typeof QueueLine>

export const ReadingQueue = z.object({
  figures: z.object({
    unread: z.number(),
    oldestUnreadMinutes: z.number().nullable(),
    overdue: z.number(),
    byPriority: z.array(
      z.object({ code: z.string(), label: z.string(), unread: z.number(), overdue: z.number() }),
    ),
  }),
  views: z.array(counted),
  lines: z.array(QueueLine),
  total: z.number(),
  page: z.number(),
  pages: z.number(),
})
export type ReadingQueue = z.infer<typeof ReadingQueue>

export const MentionLine = z.object({
  value: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  record: z.object({ id: z.string(), reference: z.string().nullable(), title: z.string() }).nullable(),
  plainReason: z.string().nullable(),
  plainWords: z.string().nullable(),
  isAnswered: z.boolean(),
  /** What was said of it before, the newest first. */
  earlier: z.array(
    z.object({
      words: z.string(),
      recordId: z.string().nullable(),
      by: OfficerRef.nullable(),
      at: z.string(),
    }),
  ),
})
export type MentionLine = z.infer<typeof MentionLine>

export const SanitisedText = z.object({
  version: z.number(),
  text: z.string(),
  isLeftOut: z.boolean(),
  leftOutReason: z.string().nullable(),
  marking: z.string(),
  markingReason: z.string().nullable(),
  couldHaveKnown: z.number().nullable(),
  removalReasons: z.array(z.string()),
  /** The list of those who may hold it, in words; null for the readers of the report. */
  restrictedTo: z.string().nullable(),
  restrictToGroupIds: z.array(z.string()),
  /** This version is what readers hold. */
  isLive: z.boolean(),
  writtenBy: OfficerRef.nullable(),
  writtenAt: z.string(),
})
export type SanitisedText = z.infer<typeof SanitisedText>

export const EvaluatedParagraph = z.object({
  /** What the routes and the drafts of its forms name it by. */
  id: z.string(),
  /** Among the paragraphs that this reader may work on: it moves with what they reach. */
  number: z.number(),
  round: z.number(),
  raw: z.string(),
  rawMarking: z.string(),
  provenance: z.string().nullable(),
  sourceFlags: z.array(z.string()),
  /** Numbers of the other paragraphs of the same source. */
  sameSourceAs: z.array(z.number()),
  /** It came through the corridor from the source unit. */
  isProduct: z.boolean(),
  /** The list that its writer put it on, in words. */
  listedFor: z.string().nullable(),
  initialGrade: GradeView.nullable(),
  gradeReason: z.string().nullable(),
  /** That of the unit, of this evaluation or of the one before. */
  grade: GradeView.nullable(),
  authoritativeReason: z.string().nullable(),
  conditions: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      words: z.string(),
      /** What was written beside its code, or the condition itself where it is in words. */
      said: z.string().nullable(),
      /** A class of recipients, or ALL. */
      appliesTo: z.string(),
      /** The officers for whom alone it is open. */
      named: z.array(OfficerRef),
      expires: z.string().nullable(),
      setBy: OfficerRef.nullable(),
      setAt: z.string(),
    }),
  ),
  corroboratedBy: z.object({ id: z.string(), reference: z.string().nullable() }).nullable(),
  mentions: z.array(MentionLine),
  text: SanitisedText.nullable(),
  /** The raw text beside the sanitised one; joined, SAME and REMOVED are the words of the first, SAME and ADDED of the second. */
  parts: z.array(z.object({ kind: z.enum(['SAME', 'REMOVED', 'ADDED']), text: z.string() })),
  problems: z.array(RuleLine),
})
export type EvaluatedParagraph = z.infer<typeof EvaluatedParagraph>

/** A person of the report: whom it is about or names, in which category, with which sensitive data. */
export const ReportPersonLine = z.object({
  nominalId: z.string(),
  reference: z.string().nullable(),
  name: z.string(),
  roleLabel: z.string(),
  /** Numbers of the paragraphs that they stand in; empty for the whole report. */
  paragraphs: z.array(z.number()),
  category: z.string().nullable(),
  categoryLabel: z.string().nullable(),
  groundId: z.string().nullable(),
  sensitive: z.array(
    z.object({ kind: z.string(), isStrictlyNecessary: z.boolean(), schedule8: z.string().nullable() }),
  ),
  saidBy: OfficerRef.nullable(),
  saidAt: z.string().nullable(),
})
export type ReportPersonLine = z.infer<typeof ReportPersonLine>

export const RiskView = z.object({
  /** Why it is mandatory; empty when it is not. */
  reasons: z.array(z.string()),
  questions: z.array(z.object({ code: z.string(), label: z.string(), answer: z.string().nullable() })),
  madeBy: OfficerRef.nullable(),
  madeAt: z.string().nullable(),
  authorisedBy: OfficerRef.nullable(),
  authorisedAt: z.string().nullable(),
  problems: z.array(RuleLine),
})
export type RiskView = z.infer<typeof RiskView>

export const EvaluationPage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  /** Of the raw texts: what the page is marked with. */
  marking: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  priority: z.string(),
  priorityLabel: z.string(),
  marks: z.array(z.string()),
  submittedAt: z.string(),
  submittedBy: OfficerRef.nullable(),
  evaluator: OfficerRef.nullable(),
  isOwn: z.boolean(),
  /** This reader may change grades, texts, names and risk now; otherwise why not. */
  mayWork: z.object({ allowed: z.boolean(), reason: z.string().nullable() }),
  due: z.array(ReadingDueLine),
  /** The steps that are open from this state, with what stands against each for this reader. */
  steps: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      isOpen: z.boolean(),
      why: z.string().nullable(),
      needsReason: z.boolean(),
    }),
  ),
  risk: RiskView.nullable(),
  people: z.array(ReportPersonLine),
  paragraphs: z.array(EvaluatedParagraph),
  history: z.array(
    z.object({ at: z.string(), by: OfficerRef.nullable(), label: z.string(), reason: z.string().nullable() }),
  ),
  /** How many things are left before a release, and each of them; `paragraph` is null for what is of the whole report. */
  openProblems: z.number(),
  left: z.array(RuleLine.extend({ paragraph: z.number().nullable() })),
})
export type EvaluationPage = z.infer<typeof EvaluationPage>

/** What every act answers; `problems` are what is left, never a reason why this act was not kept. */
export const ReviewDone = z.object({
  version: z.number(),
  state: z.string(),
  stateLabel: z.string(),
  problems: z.array(RuleLine),
})
export type ReviewDone = z.infer<typeof ReviewDone>
