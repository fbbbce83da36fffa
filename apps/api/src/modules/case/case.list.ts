/** The lines of the list of cases. */
import type { CaseFacts, CaseRow } from '@mips/contracts/case-parts'
import type { OfficerRef } from '@mips/contracts/common'
import { anticipatedPleas } from '@mips/domain/case/case-file'
import { caseOpenings } from '@mips/domain/case/case-opening'
import { caseStates, stateOfCase } from '@mips/domain/case/case-state'
import { coded, standingOf } from './case.view.ts'

/** What `mips.case_lines` answers. */
export type ListRow = {
  id: string
  reference: string | null
  urn: string
  title: string
  way: string
  officer: OfficerRef | null
  openedAt: string
  submittedAt: string | null
  certifiedAt: string | null
  editedAt: string
  states: string[]
  facts: CaseFacts
  holder: OfficerRef | null
  courtAt: string | null
  score: { blocks: number; warnings: number; kept: number; of: number } | null
}

export function presentRow(row: ListRow): CaseRow {
  const state = stateOfCase(
    row.states.flatMap((code) => caseStates.filter((one) => one.code === code).map((one) => one.code)),
  )
  const plea = row.facts.anticipatedPlea
  return {
    id: row.id,
    reference: row.reference,
    urn: row.urn,
    title: row.title,
    way: coded(caseOpenings, row.way),
    officer: row.officer,
    state: state === undefined ? null : coded(caseStates, state),
    plea: plea === undefined || plea === null ? null : coded(anticipatedPleas, plea),
    hearing: row.facts.hearing?.day ?? (row.courtAt === null ? null : new Date(row.courtAt).toISOString()),
    openedAt: new Date(row.openedAt).toISOString(),
    standing: standingOf(row, row.editedAt),
    score: row.score,
    holder: row.holder,
  }
}
