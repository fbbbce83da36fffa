/** The grade of a paragraph, 3x5x2: what it needs to be whole, which of its versions holds, and what it permits (IG-1 to IG-7). */
import {
  assessmentGrades,
  type AssessmentGrade,
  handlingCodes,
  type HandlingCode,
  sourceGrades,
  type SourceGrade,
} from '../codes/information.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { type Instant, toMillis } from '../time/instant.ts'

export interface Grade {
  source: SourceGrade
  assessment: AssessmentGrade
  handling: HandlingCode
}

/** What a grade stands on; one paragraph has one grade, a report has none of its own. */
export interface GradeGrounds {
  /** Why the source is not reliable, or why information suspected to be false is kept. */
  reason?: string | undefined
  /** In words or as codes; any one is enough for handling C. */
  conditions?: string | undefined
  /** Key of the source of this paragraph: opaque, the same for the same source. */
  sourceKey?: string | undefined
  /** Records that support it, each with the key of its own source; a record of police or a machine has its own key. */
  corroboration?: readonly { recordId: string; sourceKey: string }[] | undefined
  /** The person who agreed that an odd pair of grades is meant. */
  supervisorId?: string | undefined
}

/**
 * Reads `1 B P`, `1BP` or `1-b-p`; undefined for anything else (source 1 to 3, assessment A to E, handling P or C:
 * Brainscape 3x5x2 cards, printed order of intelligence.md 1.3).
 */
export function readGrade(text: string): Grade | undefined {
  const [, source, assessment, handling] =
    /^([123])[\s-]*([A-E])[\s-]*([PC])$/.exec(text.trim().toUpperCase()) ?? []
  const found = {
    source: sourceGrades.find(({ code }) => code === source)?.code,
    assessment: assessmentGrades.find(({ code }) => code === assessment)?.code,
    handling: handlingCodes.find(({ code }) => code === handling)?.code,
  }
  if (found.source === undefined || found.assessment === undefined || found.handling === undefined)
    return undefined
  return { source: found.source, assessment: found.assessment, handling: found.handling }
}

/**
 * IG-1 to IG-5: what a grade still needs. Errors are BLOCK except the odd pairs, which a supervisor settles (ASK), so that
 * a report can be sent in from the street. Fields are those of the form.
 */
export function gradeProblems(grade: Grade, grounds: GradeGrounds): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const support = grounds.corroboration ?? []
  block(
    grade.source === '3' && !isSaid(grounds.reason),
    'IG-1',
    'Say why the source is not reliable.',
    'gradeReason',
  )
  block(
    grade.assessment === 'B' && support.length === 0,
    'IG-2',
    'Link the record that corroborates this, from another source.',
    'corroboratedById',
  )
  block(
    grade.assessment === 'B' && support.length > 0 && !isCorroborated(grounds),
    'IG-2',
    'The same source twice is no corroboration: link a record from another source, or grade it C.',
    'corroboratedById',
  )
  block(
    grade.assessment === 'E' && !isSaid(grounds.reason),
    'IG-3',
    'Say why information suspected to be false is kept.',
    'gradeReason',
  )
  block(
    grade.handling === 'C' && !isSaid(grounds.conditions),
    'IG-4',
    'Give at least one condition for sharing.',
    'handlingConditions',
  )
  ask(
    isOddPair(grade) && !isSaid(grounds.supervisorId),
    'IG-5',
    `${grade.source} with ${grade.assessment} is rare: a supervisor looks at it before it is used.`,
    'supervisorId',
  )
  return problems
}

/** IG-2: support by at least one record of another source. Without a key of its own nothing proves that it is another. */
export const isCorroborated = ({ sourceKey, corroboration = [] }: GradeGrounds): boolean =>
  isSaid(sourceKey) && corroboration.some((one) => isSaid(one.sourceKey) && one.sourceKey !== sourceKey)

/** IG-5: a reliable source suspected to be wrong, or an unreliable one who says that they saw it. */
export const isOddPair = ({ source, assessment }: Pick<Grade, 'source' | 'assessment'>): boolean =>
  (source === '1' && assessment === 'E') || (source === '3' && assessment === 'A')

/** A grade that was given; `PROVISIONAL` by who wrote it in, `AUTHORITATIVE` by the intelligence unit. Nothing is overwritten. */
export interface GivenGrade {
  grade: Grade
  kind: 'PROVISIONAL' | 'AUTHORITATIVE'
  byId: string
  at: Instant
  /** Needed where an authoritative grade is replaced. */
  reason?: string
}

/** IG-6: the grade that holds: the latest authoritative one, or else the latest provisional one. Times that are none come first. */
export function gradeInForce(given: readonly GivenGrade[]): GivenGrade | undefined {
  const inTime = [...given].sort((a, b) => (toMillis(a.at) ?? 0) - (toMillis(b.at) ?? 0))
  return inTime.findLast(({ kind }) => kind === 'AUTHORITATIVE') ?? inTime.at(-1)
}

/** IG-6: what stands against adding a grade: the writer's is provisional, a new authoritative one says why. */
export function regradeProblems(
  held: readonly GivenGrade[],
  next: GivenGrade,
  report: { submittedById: string },
): RuleProblem[] {
  const { problems, block } = problemList()
  const isAuthoritative = next.kind === 'AUTHORITATIVE'
  block(
    isAuthoritative && next.byId === report.submittedById,
    'IG-6',
    'You wrote this report: another evaluator gives the grade that holds.',
    'byId',
  )
  block(
    isAuthoritative && held.some(({ kind }) => kind === 'AUTHORITATIVE') && !isSaid(next.reason),
    'IG-6',
    'Say why it is graded anew: everybody who has it is told.',
    'reason',
  )
  block(
    !isAuthoritative && held.some(({ kind }) => kind === 'AUTHORITATIVE'),
    'IG-6',
    'The intelligence unit has graded this: send it back for a new evaluation instead.',
    'kind',
  )
  return problems
}

export interface GradePermits {
  /** The words show in an ordinary result; a source that is not reliable hides them there, the record is still found. */
  showsInSnippet: boolean
  /** Somebody may act on this alone; otherwise it is to be supported first. */
  standsAlone: boolean
  /** The value may be offered as a fact of a person after a human look; intelligence never sets it by itself. */
  mayBeOffered: boolean
  /** It may go out of the force without asking anybody; with C its conditions decide. */
  sharesFreely: boolean
  /** Why not, each with its rule. */
  reasons: string[]
}

/** IG-7: what a grade permits by itself. Marking, conditions and the access list are looked at besides. */
export function gradePermits(grade: Grade): GradePermits {
  const isDoubtful = grade.source === '3' || grade.assessment === 'E'
  const isFirstHand = grade.source === '1' && grade.assessment === 'A'
  const standsAlone = !isDoubtful && (isFirstHand || grade.assessment === 'B')
  const needsSupport = !isDoubtful && !standsAlone
  const reasons = [
    ...(grade.source === '3' ? ['IG-7: the source is not reliable; open the report to read it.'] : []),
    ...(grade.assessment === 'E' ? ['IG-7: suspected to be false; do not act on it.'] : []),
    ...(needsSupport ? ['IG-7: find support from another source before acting on it.'] : []),
    ...(grade.handling === 'C' ? ['IG-7: sharing has conditions; read them first.'] : []),
  ]
  return {
    showsInSnippet: grade.source !== '3',
    standsAlone,
    mayBeOffered: !isDoubtful,
    sharesFreely: grade.handling === 'P' && grade.assessment !== 'E',
    reasons,
  }
}

/** Whether the second grade is more doubtful or more closely held than the first in any part: then all who have it are told at once. */
export const isMoreCautious = (before: Grade, after: Grade): boolean =>
  after.source > before.source ||
  after.assessment > before.assessment ||
  (before.handling === 'P' && after.handling === 'C')

/** The stricter of two grades in each part: what holds for readers of a released text while it is being graded anew. */
export const stricterOf = (one: Grade, other: Grade): Grade => ({
  source: one.source > other.source ? one.source : other.source,
  assessment: one.assessment > other.assessment ? one.assessment : other.assessment,
  handling: one.handling === 'C' || other.handling === 'C' ? 'C' : 'P',
})
