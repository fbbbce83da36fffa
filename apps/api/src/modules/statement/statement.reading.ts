/** A statement with what the rules look at, and how its maker is named. */
import { type StatementDraft, signingProblems } from '@mips/domain/case/statements'
import { displayName } from '@mips/domain/nominal/display-name'
import type { StatementRow } from './statement.rows.ts'

export type Read = {
  row: StatementRow
  draft: StatementDraft
  exhibits: { reference: string; description: string }[]
  declaration: string
  ageWords: string
}

export const makerName = (row: StatementRow): string =>
  row.officer === null
    ? displayName(row)
    : `${row.officer.rank} ${row.officer.staffNumber} ${row.officer.displayName}`

/** What stands against signing it as it is. */
export const leftOf = ({ draft }: Read) => signingProblems(draft)
