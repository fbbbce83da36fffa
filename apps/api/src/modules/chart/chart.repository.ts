/** The queries of kept charts; row security shows each to its owner alone. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

export const insertChart = (tx: Tx, row: Prisma.SavedChartUncheckedCreateInput) =>
  tx.savedChart.create({ data: row, select: { id: true } })

export const listCharts = (tx: Tx) =>
  tx.savedChart.findMany({
    where: { endedAt: null },
    orderBy: [{ savedAt: 'desc' }, { id: 'asc' }],
    take: 100,
    select: { id: true, title: true, savedAt: true, rootId: true },
  })

/** One of the user's own that stands; somebody else's is not there. */
export const findChart = (tx: Tx, id: string) => tx.savedChart.findFirst({ where: { id, endedAt: null } })

const noRecord = '00000000-0000-0000-0000-000000000000'

/** Lets a chart go with all that it kept, its name too; false when it was let go before. */
export async function endChart(tx: Tx, id: string, at: Date): Promise<boolean> {
  const nothing = { opened: [], spots: [], nodeIds: [], linkIds: [], filter: {}, wayTo: null, title: '' }
  const ended = await tx.savedChart.updateMany({
    where: { id, endedAt: null },
    data: { ...nothing, rootId: noRecord, endedAt: at },
  })
  return ended.count === 1
}

export const countCharts = (tx: Tx) => tx.savedChart.count({ where: { endedAt: null } })
