/** The queries of witness care; steps of somebody whom the reader may not see are left out by row security. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

export const listSteps = (tx: Tx, caseId: string) =>
  tx.witnessCareStep.findMany({
    where: { caseId },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    take: 2000,
  })
export type StepRow = Awaited<ReturnType<typeof listSteps>>[number]

export const insertStep = (tx: Tx, data: Prisma.WitnessCareStepUncheckedCreateInput) =>
  tx.witnessCareStep.create({ data, select: { id: true } })
