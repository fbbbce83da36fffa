/** Reading the decisions on a report, and the changes of a crime. */
import type { ChangeRow, DecisionRow } from './crime.rows.ts'

/** The last decision that the registrar did not return; undefined while the report waits. */
export const standing = (decisions: readonly DecisionRow[]): DecisionRow | undefined =>
  decisions.findLast(({ registrarState }) => registrarState !== 'RETURNED')

/** The classes whose recording the registrar has confirmed. */
export const confirmedClasses = (changes: readonly ChangeRow[]): (string | null)[] =>
  changes.filter(({ kind }) => kind === 'CONFIRM').map(({ to }) => to)
