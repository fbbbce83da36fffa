/** The queries of the control strategy and of intelligence requirements. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

const mostListed = 200

export const listStrategies = (tx: Tx) =>
  tx.controlStrategy.findMany({ orderBy: [{ fromDay: 'desc' }], take: mostListed })

export const findStrategyOn = (tx: Tx, day: Date) =>
  tx.controlStrategy.findFirst({ where: { fromDay: { lte: day }, untilDay: { gte: day } } })

export const findStrategy = (tx: Tx, id: string) => tx.controlStrategy.findUnique({ where: { id } })

export const insertStrategy = (tx: Tx, data: Prisma.ControlStrategyUncheckedCreateInput) =>
  tx.controlStrategy.create({ data, select: { id: true } })

export const endStrategyOn = (tx: Tx, id: string, untilDay: Date) =>
  tx.controlStrategy.update({ where: { id }, data: { untilDay }, select: { id: true } })

/** Open ones first, the newest first. */
export const listRequirements = (tx: Tx) =>
  tx.intelligenceRequirement.findMany({
    orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { madeAt: 'desc' }, { id: 'asc' }],
    take: mostListed,
  })

export const findRequirement = (tx: Tx, id: string) =>
  tx.intelligenceRequirement.findUnique({ where: { id } })

export const insertRequirement = (tx: Tx, data: Prisma.IntelligenceRequirementUncheckedCreateInput) =>
  tx.intelligenceRequirement.create({ data, select: { id: true } })

export const closeRequirementAs = (
  tx: Tx,
  id: string,
  data: Pick<
    Prisma.IntelligenceRequirementUncheckedUpdateInput,
    'closedAs' | 'closedReason' | 'closedBy' | 'closedAt'
  >,
) => tx.intelligenceRequirement.update({ where: { id }, data, select: { id: true } })

/** Answers of requirements, the newest first of each. */
export const listAnswers = (tx: Tx, requirementIds: readonly string[]) =>
  tx.requirementAnswer.findMany({
    where: { requirementId: { in: [...requirementIds] } },
    orderBy: [{ addedAt: 'desc' }, { reportId: 'asc' }],
    take: 1000,
  })

export const findAnswer = (tx: Tx, requirementId: string, reportId: string) =>
  tx.requirementAnswer.findUnique({ where: { requirementId_reportId: { requirementId, reportId } } })

export const insertAnswer = (tx: Tx, data: Prisma.RequirementAnswerUncheckedCreateInput) =>
  tx.requirementAnswer.create({ data, select: { requirementId: true } })
