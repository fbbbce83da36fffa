/** The queries of investigations. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type {
  BoardRow,
  CandidateRow,
  CrimeListRow,
  InvestigationRow,
  SeriesRow,
} from './investigation.rows.ts'

export async function findInvestigation(tx: Tx, crimeId: string): Promise<InvestigationRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: InvestigationRow | null }[]
  >`SELECT mips.read_investigation(${crimeId}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export const findHeld = (tx: Tx, crimeId: string) => tx.investigation.findUnique({ where: { id: crimeId } })

/** The crime as the rules of this module read it; null when hidden or unknown. */
export const findCrimeFacts = (tx: Tx, crimeId: string) =>
  tx.crime.findUnique({
    where: { id: crimeId },
    select: { id: true, aclId: true, state: true, hoCode: true, flags: true, recordedAt: true },
  })

/** The record's maker and unit, and when the crime began. */
export async function findBeginnings(tx: Tx, crimeId: string) {
  const rows = await tx.$queryRaw<
    { createdBy: string | null; unitCode: string | null; at: Date; incidentId: string | null }[]
  >`
    SELECT r.created_by AS "createdBy", r.unit_code AS "unitCode", e.occurred_from AS at,
        (SELECT k.to_id FROM link k WHERE k.from_id = r.id AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL ORDER BY k.created_at, k.id LIMIT 1) AS "incidentId"
      FROM record r JOIN event e ON e.id = r.id WHERE r.id = ${crimeId}::uuid`
  return rows[0]
}

export const insertInvestigation = (tx: Tx, row: Prisma.InvestigationUncheckedCreateInput) =>
  tx.investigation.create({ data: row })

export const updateInvestigation = (tx: Tx, id: string, data: Prisma.InvestigationUncheckedUpdateInput) =>
  tx.investigation.update({ where: { id }, data })

export const insertStep = (tx: Tx, row: Prisma.InvestigationStepUncheckedCreateInput) =>
  tx.investigationStep.create({ data: row, select: { id: true } })

export const insertAllocation = (tx: Tx, row: Prisma.InvestigationAllocationUncheckedCreateInput) =>
  tx.investigationAllocation.create({ data: row, select: { id: true } })

export const findAllocation = (tx: Tx, crimeId: string, id: string) =>
  tx.investigationAllocation.findFirst({ where: { id, crimeId } })

/** Answers the allocation that waits; false when none does (any more). */
export async function answerAllocation(
  tx: Tx,
  which: { crimeId: string; id?: string },
  answer: { answer: string; answeredAt: Date; declineReason: string | null },
): Promise<boolean> {
  const { count } = await tx.investigationAllocation.updateMany({
    where: { ...which, answer: null },
    data: answer,
  })
  return count === 1
}

export const findOfficer = (tx: Tx, id: string) =>
  tx.appUser.findFirst({ where: { id, status: 'active' }, select: { id: true, rank: true, unitCode: true } })

export async function countOfficers(tx: Tx, ids: readonly string[]): Promise<number> {
  return tx.appUser.count({ where: { id: { in: [...ids] }, status: 'active' } })
}

/** The unit of those who hold a role, for tasks of a duty; undefined where nobody holds it. */
export async function unitOfRole(tx: Tx, roleCode: string): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ unitCode: string }[]>`
    SELECT u.unit_code AS "unitCode" FROM role_grant g JOIN app_user u ON u.id = g.user_id WHERE g.role_code = ${roleCode} AND g.valid_to IS NULL AND u.status = 'active' ORDER BY u.staff_number LIMIT 1`
  return rows[0]?.unitCode
}

export async function findCandidates(tx: Tx, crimeId: string, unitCode: string): Promise<CandidateRow[]> {
  const rows = await tx.$queryRaw<
    { answer: CandidateRow[] }[]
  >`SELECT mips.candidates_for(${crimeId}::uuid, ${unitCode}) AS answer`
  return rows[0]?.answer ?? []
}

/** Gives the open tasks of one owner on a crime to the next. */
export const passTasks = (tx: Tx, crimeId: string, from: string, to: { id: string; unitCode: string }) =>
  tx.task.updateMany({
    where: { recordId: crimeId, ownerId: from, doneAt: null, kind: { not: 'MENTION' } },
    data: { ownerId: to.id, ownerUnit: to.unitCode },
  })

/** Gives the open tasks of these kinds that a team shares to one officer. */
export const passTeamTasks = (
  tx: Tx,
  crimeId: string,
  kinds: string[],
  to: { id: string; unitCode: string },
) =>
  tx.task.updateMany({
    where: { recordId: crimeId, ownerId: null, doneAt: null, kind: { in: kinds } },
    data: { ownerId: to.id, ownerUnit: to.unitCode },
  })

export const insertLine = (tx: Tx, row: Prisma.InvestigationLineUncheckedCreateInput) =>
  tx.investigationLine.create({ data: row, select: { id: true } })

export const findLine = (tx: Tx, crimeId: string, id: string) =>
  tx.investigationLine.findFirst({ where: { id, crimeId } })

export const updateLine = (tx: Tx, id: string, data: Prisma.InvestigationLineUncheckedUpdateInput) =>
  tx.investigationLine.update({ where: { id }, data, select: { id: true } })

/** The next serial of the actions of a crime; the row of the investigation is held meanwhile, so that two do not get the same. */
export async function nextSerial(tx: Tx, crimeId: string): Promise<number> {
  await tx.$queryRaw`SELECT id FROM investigation WHERE id = ${crimeId}::uuid FOR UPDATE`
  const { _max: most } = await tx.investigationAction.aggregate({
    where: { crimeId },
    _max: { serial: true },
  })
  return (most.serial ?? 0) + 1
}

export const insertAction = (tx: Tx, row: Prisma.InvestigationActionUncheckedCreateInput) =>
  tx.investigationAction.create({ data: row, select: { id: true } })

export const findAction = (tx: Tx, crimeId: string, id: string) =>
  tx.investigationAction.findFirst({ where: { id, crimeId } })

/** Moves an action on from the state in which it was read; false when somebody moved it meanwhile. */
export async function moveAction(
  tx: Tx,
  id: string,
  from: string,
  data: Prisma.InvestigationActionUncheckedUpdateInput,
): Promise<boolean> {
  return (await tx.investigationAction.updateMany({ where: { id, state: from }, data })).count === 1
}

/** How many actions of a review are not done yet. */
export const countOpenOfReview = (tx: Tx, reviewId: string): Promise<number> =>
  tx.investigationAction.count({ where: { reviewId, state: { in: ['RAISED', 'ALLOCATED', 'REFERRED'] } } })

/** The number of the next decision, which nobody else gets; sensitive entries that this reader does not see count too. */
export async function nextDecisionNumber(tx: Tx, crimeId: string): Promise<number> {
  const { decisions } = await tx.investigation.update({
    where: { id: crimeId },
    data: { decisions: { increment: 1 } },
    select: { decisions: true },
  })
  return decisions
}

export const findDecision = (tx: Tx, crimeId: string, number: number) =>
  tx.investigationDecision.findFirst({ where: { crimeId, number }, select: { number: true } })

export const insertDecision = (tx: Tx, row: Prisma.InvestigationDecisionUncheckedCreateInput) =>
  tx.investigationDecision.create({ data: row, select: { id: true } })

export const insertReview = (tx: Tx, row: Prisma.InvestigationReviewUncheckedCreateInput) =>
  tx.investigationReview.create({ data: row, select: { id: true } })

export const insertMessage = (tx: Tx, row: Prisma.InvestigationMessageUncheckedCreateInput) =>
  tx.investigationMessage.create({ data: row, select: { id: true } })

/** Closes the questions to somebody on a crime, because they said something there. */
export const closeMentions = (tx: Tx, crimeId: string, userId: string, doneAt: Date) =>
  tx.task.updateMany({
    where: { recordId: crimeId, kind: 'MENTION', ownerId: userId, doneAt: null },
    data: { doneAt, doneBy: userId, closeReason: 'Answered' },
  })

export const insertLook = (tx: Tx, row: Prisma.InvestigationLookUncheckedCreateInput) =>
  tx.investigationLook.create({ data: row, select: { id: true } })

export const findLogEntry = (tx: Tx, recordId: string, id: string) =>
  tx.logEntry.findFirst({ where: { id, recordId }, select: { id: true, kind: true } })

export const findMember = (tx: Tx, crimeId: string) =>
  tx.crimeSeriesMember.findFirst({ where: { crimeId, removedAt: null } })

export const insertMember = (tx: Tx, row: Prisma.CrimeSeriesMemberUncheckedCreateInput) =>
  tx.crimeSeriesMember.create({ data: row, select: { id: true } })

export const updateMember = (tx: Tx, id: string, data: Prisma.CrimeSeriesMemberUncheckedUpdateInput) =>
  tx.crimeSeriesMember.update({ where: { id }, data, select: { id: true } })

export async function findSeries(tx: Tx, crimeId: string): Promise<SeriesRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: SeriesRow | null }[]
  >`SELECT mips.read_series(${crimeId}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export async function findCrimeList(
  tx: Tx,
  scope: string,
  unitCode: string | null,
  limit: number,
): Promise<CrimeListRow[]> {
  const rows = await tx.$queryRaw<
    { answer: CrimeListRow[] }[]
  >`SELECT mips.crime_list(${scope}, ${unitCode}, ${limit}::int) AS answer`
  return rows[0]?.answer ?? []
}

export async function findBoard(tx: Tx, scope: string, unitCode: string, limit: number): Promise<BoardRow[]> {
  const rows = await tx.$queryRaw<
    { answer: BoardRow[] }[]
  >`SELECT mips.action_board(${scope}, ${unitCode}, ${limit}::int) AS answer`
  return rows[0]?.answer ?? []
}
