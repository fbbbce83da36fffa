/** The rows of a report while it is evaluated, as the rules of the domain read them. */
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { gradeProblems } from '@mips/domain/intelligence/grading'
import { type Condition, conditionProblems } from '@mips/domain/intelligence/handling'
import { markingProblems, packMarking } from '@mips/domain/intelligence/marking'
import {
  type Mention,
  type MentionAnswer,
  mentionProblems,
  mentionsIn,
} from '@mips/domain/intelligence/named-in-text'
import type { EvaluationFacts } from '@mips/domain/intelligence/report-state'
import { type RiskGrounds, riskProblems } from '@mips/domain/intelligence/risk-assessment'
import { sanitisationProblems } from '@mips/domain/intelligence/sanitise'
import { isOddPair } from '@mips/domain/intelligence/grading'
import { conditionsOf, gradeOf, latestParagraphs } from '../intelligence/intelligence.parts.service.ts'
import type {
  GradeRow,
  MentionRow,
  ParagraphRow,
  ProvenanceRow,
  TextRow,
} from '../intelligence/intelligence.parts.service.ts'
import { peopleOf, peopleProblems } from './intelligence-review.people.ts'
import type { EvaluationRow } from './intelligence-review.rows.ts'

export {
  forceMarks,
  gradeOf,
  markingOf,
  type ProvenanceRow,
  viewGrade,
} from '../intelligence/intelligence.parts.service.ts'

/** One paragraph on the desk; `place` counts those that this member may work on, so that a gap tells nothing. */
export type Worked = {
  place: number
  number: number
  paragraph: ParagraphRow
  provenance: ProvenanceRow | undefined
  initial: GradeRow | undefined
  given: GradeRow | undefined
  conditions: Condition[]
  /** The newest version; what readers hold may be an earlier one. */
  text: TextRow | undefined
  mentions: Mention[]
  answers: MentionRow[]
}

/** The paragraphs that the caller may work on, in order. */
export function workedParagraphs(row: EvaluationRow, today: string): Worked[] {
  return latestParagraphs(row).map((paragraph, index) => {
    const { number } = paragraph
    const text = row.texts.findLast((one) => one.number === number)
    const words = mentionsIn(`${paragraph.text}\n${text?.text ?? ''}`, today)
    return {
      place: index + 1,
      number,
      paragraph,
      provenance: row.provenance.find((one) => one.number === number),
      initial: row.grades.find((one) => one.number === number && one.kind === 'PROVISIONAL'),
      given: row.grades.findLast((one) => one.number === number && one.kind === 'AUTHORITATIVE'),
      conditions: conditionsOf(row, number),
      text,
      mentions: [...new Map(words.map((one) => [one.value, one])).values()],
      answers: row.mentions.filter((one) => one.number === number),
    }
  })
}

/** The last answer to a name or number. */
export const answerTo = (worked: Worked, value: string): MentionRow | undefined =>
  worked.answers.findLast((one) => one.value === value)

const answersOf = (worked: Worked): MentionAnswer[] =>
  worked.mentions.flatMap(({ value }) => {
    const answer = answerTo(worked, value)
    if (answer === undefined) return []
    return [
      {
        value,
        ...(answer.recordId === null ? {} : { recordId: answer.recordId }),
        ...(answer.plainReason === null
          ? {}
          : {
              notIdentifiable: {
                reason: answer.plainReason,
                ...(answer.plainWords === null ? {} : { words: answer.plainWords }),
              },
            }),
      },
    ]
  })

/**
 * What identifies the source (IS-2): the names and numbers in what was said of how it knows, but those that the raw text names
 * as somebody who is linked. The vault hands out no terms, so what came through the corridor has none here.
 */
export function sourceTermsOf(worked: Worked, today: string): string[] {
  const linked = new Set(
    worked.answers.filter(({ recordId }) => recordId !== null).map(({ value }) => value.toLowerCase()),
  )
  return mentionsIn(worked.provenance?.how ?? '', today)
    .map(({ text }) => text)
    .filter((term) => !linked.has(term.toLowerCase()))
}

/** Whether its writer sent the paragraph in anew after the text was written: what was taken out of it may stand there still. */
function isOverwritten(row: EvaluationRow, { paragraph, text }: Worked): boolean {
  const resent = row.steps.findLast(({ code }) => code === 'RESUBMIT')
  if (text === undefined || resent === undefined || paragraph.round <= 1) return false
  return new Date(text.writtenAt).getTime() < new Date(resent.at).getTime()
}

/** What stands against the newest text of a paragraph; all of it is asked before a release, none of it before saving. */
export function textProblems(row: EvaluationRow, worked: Worked, today: string): RuleProblem[] {
  const { text, paragraph } = worked
  if (text === undefined)
    return [
      {
        rule: 'IS-1',
        severity: 'BLOCK',
        message: 'Write the text that others see, or leave the paragraph out with a reason.',
        field: 'sanitised',
      },
    ]
  if (isOverwritten(row, worked))
    return [
      {
        rule: 'IS-1',
        severity: 'BLOCK',
        message: 'Its writer put the paragraph right since: write the text anew.',
        field: 'sanitised',
      },
    ]
  const found = mentionsIn(text.text, today)
  const inRaw = new Set(mentionsIn(paragraph.text, today).map(({ value }) => value))
  const idOf = (value: string) => answerTo(worked, value)?.recordId ?? undefined
  const ids = (values: Iterable<string>) => [...values].flatMap((value) => idOf(value) ?? [])
  const problems = sanitisationProblems({
    raw: paragraph.text,
    sanitised: text.text,
    isLeftOut: text.isLeftOut,
    ...(text.leftOutReason === null ? {} : { leftOutReason: text.leftOutReason }),
    sourceTerms: sourceTermsOf(worked, today),
    foundRecordIds: ids(found.map(({ value }) => value)),
    linkedRecordIds: [...row.linked, ...ids(inRaw)],
    ...(text.couldHaveKnown === null ? {} : { couldHaveKnown: text.couldHaveKnown }),
    attachments: [],
    removalReasons: text.removalReasons,
  })
  if (text.isLeftOut) return problems
  return [
    ...problems,
    ...markingProblems(text.marking, text.markingReason ?? undefined),
    ...mentionProblems(found, answersOf(worked), true),
  ]
}

/** What stands against the grade of the unit; `supervisorId` looked at an odd pair (IG-5). */
export function givenProblems(
  row: EvaluationRow,
  worked: Worked,
  today: string,
  supervisorId?: string,
): RuleProblem[] {
  const { given, conditions, provenance } = worked
  if (given === undefined)
    return [{ rule: 'IW-8', severity: 'BLOCK', message: 'Grade this paragraph.', field: 'sourceGrade' }]
  const recordId = given.corroboratedById ?? worked.paragraph.corroboratedById
  const sourceKey = provenance?.sourceKey ?? 'paragraph'
  return [
    ...gradeProblems(gradeOf(given), {
      reason: given.gradeReason ?? undefined,
      conditions: conditions.map(({ code }) => code).join(' '),
      sourceKey,
      corroboration:
        recordId === null
          ? []
          : [{ recordId, sourceKey: supportKey(recordId, sourceKey, row.sourceKeys[recordId] ?? []) }],
      supervisorId,
    }),
    ...conditionProblems(given.handling, conditions, today).filter(
      () => given.handling === 'P' || conditions.length > 0,
    ),
  ]
}

/** A report of the same source is no other source; every other record is one of its own. */
export const supportKey = (recordId: string, sourceKey: string, keys: readonly string[]): string =>
  keys.includes(sourceKey) ? sourceKey : recordId

/** The sources that were told of; a source of which it is not known counts as one that may be (IK-1). */
export function riskGroundsOf(row: EvaluationRow, worked: readonly Worked[]): RiskGrounds {
  const sources = worked.flatMap(({ provenance }) => provenance ?? [])
  const told = (of: (one: ProvenanceRow) => boolean | null): boolean | undefined => {
    if (sources.some((one) => of(one) === true)) return true
    return sources.length > 0 && sources.every((one) => of(one) === false) ? false : undefined
  }
  const [isSourceChild, isSourceVulnerable] = [
    told((one) => one.isSourceChild),
    told((one) => one.isSourceVulnerable),
  ]
  const grades = worked.flatMap(({ given, initial }) => given ?? initial ?? [])
  return {
    handlings: grades.map(({ handling }) => handling),
    sources: grades.map(({ source }) => source),
    isThreatToLife: row.isThreatToLife,
    ...(isSourceChild === undefined ? {} : { isSourceChild }),
    ...(isSourceVulnerable === undefined ? {} : { isSourceVulnerable }),
    isSourceInPrison: sources.some((one) => one.isSourceInPrison),
  }
}

/** What the risk assessment lacks (IK-1 to IK-3). */
export function riskProblemsOf(row: EvaluationRow, worked: readonly Worked[]): RuleProblem[] {
  const { risk } = row
  const made =
    risk === null
      ? undefined
      : {
          answers: risk.answers,
          madeById: risk.madeBy?.id ?? '',
          ...(risk.authorisedBy === null ? {} : { authorisedById: risk.authorisedBy.id }),
        }
  return riskProblems(riskGroundsOf(row, worked), made)
}

/** Whether readers could work back to the source of a paragraph. */
const isSourceSensitive = ({ provenance, text, given }: Worked): boolean =>
  provenance?.isProduct === true ||
  provenance?.isSourceChild === true ||
  provenance?.isSourceVulnerable === true ||
  provenance?.isSourceInPrison === true ||
  (text !== undefined && !text.isLeftOut && text.couldHaveKnown !== null && text.couldHaveKnown <= 1) ||
  (given !== undefined && isOddPair(given))

/** What is left, each with the paragraph that it is of; WARN is looked at and stands against nothing. */
export function leftOf(
  row: EvaluationRow,
  worked: readonly Worked[],
  today: string,
  supervisorId?: string,
): (RuleProblem & { place: number | null })[] {
  const needed = ({ severity }: RuleProblem) => severity !== 'WARN'
  return [
    ...worked.flatMap((one) =>
      [...givenProblems(row, one, today, supervisorId), ...textProblems(row, one, today)]
        .filter(needed)
        .map((problem) => ({ ...problem, place: one.place })),
    ),
    ...[...peopleProblems(peopleOf(row, worked)), ...riskProblemsOf(row, worked)].map((problem) => ({
      ...problem,
      place: null,
    })),
  ]
}

/**
 * The facts of a release or of the check before it. What is asked for has to be answered by then; an odd pair of grades is
 * answered by the second person who looks (`isForCheck`: they will).
 */
export function evaluationFacts(
  row: EvaluationRow,
  worked: readonly Worked[],
  today: string,
  more: { supervisorId?: string | undefined; isForCheck: boolean },
): EvaluationFacts {
  const open = leftOf(row, worked, today, more.supervisorId)
    .filter(({ rule }) => rule !== 'IW-8' && !(more.isForCheck && rule === 'IG-5'))
    .map(({ place, message, ...problem }): RuleProblem => ({
      ...problem,
      severity: 'BLOCK',
      message: place === null ? message : `Paragraph ${place}: ${message}`,
    }))
  return {
    ungraded: worked.filter(({ given }) => given === undefined).map(({ place }) => place),
    open,
    handlings: worked.flatMap(({ given }) => (given === undefined ? [] : [given.handling])),
    marking: packMarking(
      worked.flatMap(({ text }) => (text === undefined || text.isLeftOut ? [] : [text.marking])),
    ).marking,
    isSourceSensitive: worked.some(isSourceSensitive),
  }
}

/** Lists on which only some members of the unit are: what is written of such paragraphs is for those members alone. */
export const listsOf = (worked: readonly Worked[]): number[] => [
  ...new Set(worked.map(({ paragraph }) => paragraph.listAcl).filter((id) => id !== 0)),
]
