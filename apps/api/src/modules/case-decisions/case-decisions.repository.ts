/** The queries of charging decisions and their actions. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

/** The newest first. */
export const listDecisions = (tx: Tx, caseId: string) =>
  tx.caseDecision.findMany({ where: { caseId }, orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }], take: 50 })
export type DecisionRow = Awaited<ReturnType<typeof listDecisions>>[number]

export const listActions = (tx: Tx, caseId: string) =>
  tx.caseAction.findMany({
    where: { caseId },
    orderBy: [{ dueOn: 'asc' }, { number: 'asc' }, { id: 'asc' }],
    take: 500,
  })
export type ActionRow = Awaited<ReturnType<typeof listActions>>[number]

export const insertDecision = (tx: Tx, data: Prisma.CaseDecisionUncheckedCreateInput) =>
  tx.caseDecision.create({ data, select: { id: true } })

export const insertAction = (tx: Tx, data: Prisma.CaseActionUncheckedCreateInput) =>
  tx.caseAction.create({ data, select: { id: true } })

export const endAction = (
  tx: Tx,
  { caseId, id }: { caseId: string; id: string },
  done: { doneAt: Date; doneBy: string; result: string },
) => tx.caseAction.updateMany({ where: { id, caseId, doneAt: null }, data: done })
