/** Reading the decisions on a report. */
import type { DecisionRow } from './crime.rows.ts'

/** The last decision that the registrar did not return; undefined while the report waits. */
export const standing = (decisions: readonly DecisionRow[]): DecisionRow | undefined =>
  decisions.findLast(({ registrarState }) => registrarState !== 'RETURNED')
