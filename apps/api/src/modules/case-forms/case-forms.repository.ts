/** The queries of the forms of cases and of their sign-off. */
import type { Prisma } from '@mips/database/generated/client'
import type { TeamScore } from '@mips/contracts/case-forms'
import type { Tx } from '../../platform/db/tx.ts'

/** The versions of one form, the newest first. */
export const listVersions = (tx: Tx, caseId: string, code: string, subjectId: string | null) =>
  tx.caseForm.findMany({ where: { caseId, code, subjectId }, orderBy: [{ version: 'desc' }], take: 100 })
export type VersionRow = Awaited<ReturnType<typeof listVersions>>[number]

export const listPapers = (tx: Tx, caseId: string, code: string, subjectId: string | null) =>
  tx.casePaper.findMany({
    where: { caseId, code, subjectId },
    orderBy: [{ givenAt: 'desc' }, { id: 'asc' }],
    take: 50,
  })

export const insertVersion = (tx: Tx, data: Prisma.CaseFormUncheckedCreateInput) =>
  tx.caseForm.create({ data, select: { id: true } })

export const signVersion = (tx: Tx, id: string, signedBy: string, signedAt: Date) =>
  tx.caseForm.updateMany({ where: { id, signedAt: null }, data: { signedBy, signedAt } })

export const insertPaper = (tx: Tx, data: Prisma.CasePaperUncheckedCreateInput) =>
  tx.casePaper.create({ data, select: { id: true } })

export const insertCheck = (tx: Tx, data: Prisma.CaseCheckUncheckedCreateInput) =>
  tx.caseCheck.create({ data, select: { id: true } })

export const setSignOff = (tx: Tx, id: string, data: Prisma.ProsecutionCaseUncheckedUpdateInput) =>
  tx.prosecutionCase.update({ where: { id }, data, select: { id: true } })

export async function findScores(tx: Tx, since: Date): Promise<TeamScore[]> {
  const rows = await tx.$queryRaw<
    { answer: TeamScore[] }[]
  >`SELECT mips.case_scores(${since}::timestamptz) AS answer`
  return rows[0]?.answer ?? []
}
