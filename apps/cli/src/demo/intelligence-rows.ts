/** The paragraph of an invented intelligence report: raw and sanitised text, grades, conditions and what was done with it. */
import type { Row } from '../platform/copy.ts'
import { minutesAfter } from './model.ts'
import type { Random } from './random.ts'

/** Its tables, in the order in which their rows are written. */
export const intelligenceTables = [
  'intelligence_paragraph',
  'intelligence_provenance',
  'intelligence_grade',
  'intelligence_condition',
  'intelligence_text',
  'intelligence_step',
] as const

/** `how`: how the source, an adult who is not vulnerable, came to know it. */
type Entry = { at: Date; text: string; author: string; evaluator: string | null; how?: string }
type Grades = { source: string; assessment: string; handling: string; conditions: string | null }

export type IntelligenceRow = { table: (typeof intelligenceTables)[number]; row: Row }

type Step = { code: string; state: string; by: string; at: Date; reason: string | null }

/** One step of a report, with why it was taken. */
export const stepRow = (
  random: Random,
  reportId: string,
  { code, state, by, at, reason }: Step,
): IntelligenceRow => ({
  table: 'intelligence_step',
  row: { id: random.id(at), report_id: reportId, code, to_state: state, reason, taken_by: by, taken_at: at },
})

/** The rows of one report of one paragraph; with an evaluator its text is live. */
export function intelligenceRows(
  random: Random,
  reportId: string,
  entry: Entry,
  grades: Grades,
): IntelligenceRow[] {
  const base = () => ({ id: random.id(entry.at), report_id: reportId, number: 1 })
  const graded = { source: grades.source, assessment: grades.assessment, handling: grades.handling }
  const why = grades.source === '3' ? 'Was wrong before' : null
  const evaluatedAt = minutesAfter(entry.at, 600)
  const grade = (kind: string, by: string, at: Date) => ({
    table: 'intelligence_grade' as const,
    row: { ...base(), kind, ...graded, grade_reason: why, given_by: by, given_at: at },
  })
  const step = (code: string, state: string, by: string, at: Date) =>
    stepRow(random, reportId, { code, state, by, at, reason: null })
  const written = { written_by: entry.author, written_at: entry.at }
  return [
    { table: 'intelligence_paragraph', row: { ...base(), text: entry.text, ...written } },
    {
      table: 'intelligence_provenance',
      row: {
        ...base(),
        source_key: random.id(entry.at),
        how: entry.how ?? null,
        is_source_child: entry.how === undefined ? null : false,
        is_source_vulnerable: entry.how === undefined ? null : false,
        ...written,
      },
    },
    grade('PROVISIONAL', entry.author, entry.at),
    ...(grades.handling === 'C'
      ? [
          {
            table: 'intelligence_condition' as const,
            row: {
              ...base(),
              code: 'OTHER',
              words: grades.conditions ?? 'Consult the originator first.',
              set_by: entry.author,
              set_at: entry.at,
            },
          },
        ]
      : []),
    step('SUBMIT', 'SUBMITTED', entry.author, entry.at),
    ...(entry.evaluator === null
      ? []
      : [
          grade('AUTHORITATIVE', entry.evaluator, evaluatedAt),
          {
            table: 'intelligence_text' as const,
            row: {
              ...base(),
              version: 1,
              text: entry.text,
              marking: 'OFFICIAL',
              marking_reason: null,
              could_have_known: null,
              removal_reasons: [],
              is_live: true,
              written_by: entry.evaluator,
              written_at: evaluatedAt,
            },
          },
          step('ACCEPT', 'IN_EVALUATION', entry.evaluator, minutesAfter(entry.at, 60)),
          step('RELEASE', 'EVALUATED', entry.evaluator, evaluatedAt),
        ]),
  ]
}
