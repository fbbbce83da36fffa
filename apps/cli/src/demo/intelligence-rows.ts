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

type Entry = { at: Date; text: string; author: string; evaluator: string | null }
type Grades = { source: string; assessment: string; handling: string; conditions: string | null }

/** The rows of one report of one paragraph; with an evaluator its text is live. */
export function intelligenceRows(
  random: Random,
  reportId: string,
  entry: Entry,
  grades: Grades,
): { table: (typeof intelligenceTables)[number]; row: Row }[] {
  const base = () => ({ id: random.id(entry.at), report_id: reportId, number: 1 })
  const graded = { source: grades.source, assessment: grades.assessment, handling: grades.handling }
  const why = grades.source === '3' ? 'Was wrong before' : null
  const evaluatedAt = minutesAfter(entry.at, 600)
  const grade = (kind: string, by: string, at: Date) => ({
    table: 'intelligence_grade' as const,
    row: { ...base(), kind, ...graded, grade_reason: why, given_by: by, given_at: at },
  })
  const step = (code: string, state: string, by: string, at: Date) => ({
    table: 'intelligence_step' as const,
    row: { id: random.id(at), report_id: reportId, code, to_state: state, taken_by: by, taken_at: at },
  })
  const written = { written_by: entry.author, written_at: entry.at }
  return [
    { table: 'intelligence_paragraph', row: { ...base(), text: entry.text, ...written } },
    { table: 'intelligence_provenance', row: { ...base(), source_key: random.id(entry.at), ...written } },
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
