/** The rows of a report as the rules of the domain read them. */
import { assessmentGrades, handlingCodes, printGrade, sourceGrades } from '@mips/domain/codes/information'
import { labelIn } from '@mips/domain/custody/offence-words'
import { type Grade, type GivenGrade, gradeInForce, stricterOf } from '@mips/domain/intelligence/grading'
import type { Condition } from '@mips/domain/intelligence/handling'
import { packMarking } from '@mips/domain/intelligence/marking'
import { isReportFound } from '@mips/domain/intelligence/report-state'
import type { ProtectedReport, ReportParagraph } from '@mips/domain/intelligence/who-sees'
import type { ConditionRow, GradeRow, IntelligenceRow, ParagraphRow, TextRow } from './intelligence.rows.ts'

/** Whom those ask who may know that a report exists and hold nothing of it. */
export const contactOfUnit = 'The intelligence unit'

const utc = (instant: string): string => new Date(instant).toISOString()

export const gradeOf = ({ source, assessment, handling }: Grade): Grade => ({ source, assessment, handling })

const givenOf = (row: GradeRow): GivenGrade => ({
  grade: gradeOf(row),
  kind: row.kind,
  byId: row.byId ?? '',
  at: utc(row.at),
  ...(row.reason === null ? {} : { reason: row.reason }),
})

export const givenGrades = (row: Pick<IntelligenceRow, 'grades'>, number: number): GivenGrade[] =>
  row.grades.filter((grade) => grade.number === number).map(givenOf)

/** The grade in force of a paragraph; undefined where the reader holds none. */
export const gradeOfParagraph = (row: Pick<IntelligenceRow, 'grades'>, number: number): Grade | undefined =>
  gradeInForce(givenGrades(row, number))?.grade

const conditionOf = (row: ConditionRow): Condition => ({
  code: row.code,
  appliesTo: row.appliesTo,
  namedIds: row.namedIds,
  setById: row.setById ?? '',
  setAt: utc(row.setAt),
  ...(row.text === null ? {} : { text: row.text }),
  ...(row.expires === null ? {} : { expires: row.expires }),
})

/** The conditions of a paragraph that nobody lifted. */
export const conditionsOf = (row: Pick<IntelligenceRow, 'conditions'>, number: number): Condition[] =>
  row.conditions.filter((one) => one.number === number && one.liftedAt === null).map(conditionOf)

/** The conditions with which readers hold a text: those of its release besides those set since. */
const heldConditions = (row: Pick<IntelligenceRow, 'conditions'>, number: number): Condition[] =>
  row.conditions.filter((one) => one.number === number).map(conditionOf)

/** The grade with which readers hold a text: that of its release, and where a newer one is stricter, that. */
function heldGrade(row: Pick<IntelligenceRow, 'grades'>, text: TextRow): Grade | undefined {
  const newest = gradeOfParagraph(row, text.number)
  const released = row.grades.find(({ id }) => id === text.liveGradeId)
  if (newest === undefined || released === undefined) return newest
  return stricterOf(gradeOf(released), newest)
}

/** The newest round of each paragraph, in order. */
export function latestParagraphs(row: Pick<IntelligenceRow, 'paragraphs'>): ParagraphRow[] {
  const latest = new Map<number, ParagraphRow>()
  for (const paragraph of row.paragraphs) latest.set(paragraph.number, paragraph)
  return [...latest.values()].sort((a, b) => a.number - b.number)
}

/** The report as the rule of the reader's copy reads it: only its live texts are paragraphs, and none while it is held back (IW-7). */
export function protectedReport(row: IntelligenceRow): ProtectedReport {
  const paragraphs = row.texts
    .filter(({ isLive }) => isLive && isReportFound(row.state, true))
    .flatMap((text): ReportParagraph[] => {
      const grade = heldGrade(row, text)
      if (grade === undefined) return []
      return [
        {
          id: String(text.number),
          text: text.text,
          grade,
          conditions: heldConditions(row, text.number),
          marking: text.marking,
          ...(text.readerAcl === 0 ? {} : { listId: String(text.readerAcl) }),
        },
      ]
    })
  return {
    id: row.id,
    // Timeline and counts say that it exists to all who are on its list; its parts are another matter.
    mode: 'SIGNPOST',
    contact: contactOfUnit,
    caseIds: [],
    sourceKey: '',
    isKeptApart: row.force.isKeptApart,
    paragraphs,
    warnings: [],
  }
}

/** The marking of what a reader holds: the highest of its paragraphs. */
export const markingOf = (held: readonly { marking: ReportParagraph['marking'] }[]): string =>
  packMarking(held.map(({ marking }) => marking)).marking

/** A grade as it is printed and said in words. */
export function viewGrade(grade: Grade) {
  const { source, assessment, handling } = grade
  return {
    printed: printGrade(source, assessment, handling),
    source,
    sourceLabel: labelIn(sourceGrades, source),
    assessment,
    assessmentLabel: labelIn(assessmentGrades, assessment),
    handling,
    handlingLabel: labelIn(handlingCodes, handling),
  }
}
