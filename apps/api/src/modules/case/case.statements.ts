/** Statements of a case as the rules read them, and what they say of their makers. */
import type { Statement, Witness } from '@mips/domain/case/case-file'
import { statementKinds } from '@mips/domain/case/statements'
import { londonDay } from '@mips/domain/time/london-day'
import type { CaseRows } from './case.rows.ts'

type Row = CaseRows['statements'][number]
const isEvidence = ({ kind, state }: Row): boolean =>
  state !== 'DISCARDED' && statementKinds.some((one) => one.code === kind && one.isEvidence)

/** The accounts of witnesses, drafts among them: they are signed before the file goes (FQ-46). */
export function statementsOf(rows: CaseRows, witnesses: readonly Witness[]): Statement[] {
  return rows.statements.filter(isEvidence).flatMap((row) => {
    const maker = witnesses.find(({ id, nominalId }) =>
      row.officer === null ? nominalId === row.nominalId : id === row.officer.id,
    )
    const signedAt = row.state === 'SIGNED' ? row.witnessSignedAt : null
    return [
      {
        id: row.id,
        makerId: maker?.id ?? row.personRecordId ?? row.officer?.id ?? '',
        isKey: row.isKey,
        ...(signedAt === null ? {} : { signedAt: new Date(signedAt).toISOString() }),
        ...(row.witnessSignedAt === null
          ? {}
          : { datedOn: londonDay(new Date(row.witnessSignedAt).toISOString()) }),
        hasDeclaration: row.declaration !== null,
        text: row.text,
        exhibits: row.exhibits,
      },
    ]
  })
}

/** Nominals who made an account of what they saw. */
export const evidenceMakers = (rows: CaseRows): ReadonlySet<string> =>
  new Set(rows.statements.filter(isEvidence).flatMap(({ nominalId }) => nominalId ?? []))

/** Whether a victim signed a personal statement. */
export const hasPersonalStatement = (rows: CaseRows, nominalId: string): boolean =>
  rows.statements.some(
    (row) =>
      row.nominalId === nominalId &&
      (row.kind === 'PERSONAL' || row.kind === 'BUSINESS') &&
      row.state === 'SIGNED',
  )

/** How a witness said they are reached. */
export const contactTold = (rows: CaseRows, nominalId: string) =>
  rows.contacts.find((one) => one.nominalId === nominalId)

/** Whether somebody signed after the file was certified. */
export const isSignedSince = (rows: readonly Row[], certifiedAt: Date | null): boolean =>
  certifiedAt !== null &&
  rows.some(({ witnessSignedAt }) => witnessSignedAt !== null && new Date(witnessSignedAt) > certifiedAt)

/** The page of a statement. */
export const statementPage = ({ recordId, id }: Pick<Row, 'recordId' | 'id'>): string =>
  `/records/${recordId}/statements/${id}`
