/** The queries of the sampling of finished work; row security leaves out cases that the reader may not see, and marks that are not for them. */
import type { Prisma } from '@mips/database/generated/client'
import type { OfficerRef } from '@mips/contracts/common'
import type { FinishedKind } from '@mips/domain/case/sampling'
import type { Tx } from '../../platform/db/tx.ts'

export type WorkRow = {
  id: string
  kind: FinishedKind
  caseId: string
  urn: string
  title: string
  officerId: string
  officer: OfficerRef | null
  finishedAt: string
  sampledAt: string | null
  passed: boolean | null
}
export type FigureRow = {
  unitCode: string | null
  unit: string | null
  sampled: number
  passed: number
  officers: number
  failed: { heading: string; failed: number }[]
}

const answerOf = async <T>(rows: Promise<{ answer: T | null }[]>, none: T): Promise<T> =>
  (await rows)[0]?.answer ?? none

/** What a unit finished since a time, the newest first. */
export const findFinished = (tx: Tx, unitCode: string, since: Date, limit: number): Promise<WorkRow[]> =>
  answerOf(
    tx.$queryRaw`SELECT mips.finished_work(${unitCode}, ${since}::timestamptz, ${limit}::int) AS answer`,
    [],
  )

export const findFigures = (tx: Tx, since: Date): Promise<FigureRow[]> =>
  answerOf(tx.$queryRaw`SELECT mips.sample_figures(${since}::timestamptz) AS answer`, [])

export const listSamples = (tx: Tx, caseId: string) =>
  tx.caseSample.findMany({ where: { caseId }, orderBy: [{ markedAt: 'desc' }, { id: 'desc' }], take: 50 })

/** Keeps the marks; null where the work was marked before. */
export async function insertSample(
  tx: Tx,
  data: Prisma.CaseSampleUncheckedCreateInput,
): Promise<string | null> {
  const [made] = await tx.caseSample.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } })
  return made?.id ?? null
}
