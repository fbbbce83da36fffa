/** Rows of dated rule tables and how a whole table is read for one day, for every folder that keeps such a table. */
import { inForce, type RuleRow } from '../custody/rules-table.ts'

export type RuleTable = Record<string, readonly [RuleRow<number>, ...RuleRow<number>[]]>

/** The figures of a table in force on a day, under the names of its rows. */
export type RuleFigures<Table extends RuleTable> = { [Key in keyof Table]: number }

/** One row from recall, which the force has to confirm; `from` is the first day (YYYY-MM-DD). */
export const recalled = (
  value: number,
  rule: string,
  source: string,
  from = '1986-01-01',
): [RuleRow<number>] => [{ value, from, rule, source, mark: 'recalled' }]

/** One row whose source was read. */
export const seen = (value: number, rule: string, source: string, from = '1986-01-01'): [RuleRow<number>] => [
  { value, from, rule, source, mark: 'seen' },
]

/** Every figure of a table on a day (YYYY-MM-DD); a day before the first row takes the first row. */
export function figuresOn<Table extends RuleTable>(table: Table, day: string): RuleFigures<Table> {
  const figures = Object.entries(table).map(([key, rows]) => [key, inForce(rows, day)])
  // The keys are those of the table, which the types of Object.fromEntries cannot say.
  return Object.fromEntries(figures) as RuleFigures<Table>
}
