/** The queries of domestic abuse. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { AssessmentRow, BasisRow, DeskRow } from './domestic-abuse.rows.ts'

/** An incident or a crime with what it carries in; undefined when hidden or unknown. */
export async function findBasis(tx: Tx, eventId: string): Promise<BasisRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: BasisRow | null }[]
  >`SELECT mips.read_abuse_basis(${eventId}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export async function findAssessment(tx: Tx, id: string): Promise<AssessmentRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: AssessmentRow | null }[]
  >`SELECT mips.read_abuse_assessment(${id}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export async function findDesk(tx: Tx, limit: number): Promise<DeskRow> {
  const rows = await tx.$queryRaw<{ answer: DeskRow }[]>`SELECT mips.abuse_desk(${limit}::int) AS answer`
  return rows[0]?.answer ?? { looks: [], open: [], cases: [] }
}

export async function insertAssessment(
  tx: Tx,
  rows: {
    event: Prisma.EventUncheckedCreateInput
    assessment: Prisma.AbuseAssessmentUncheckedCreateInput
    officer: Prisma.EventOfficerUncheckedCreateInput
  },
): Promise<void> {
  await tx.event.create({ data: rows.event, select: { id: true } })
  await tx.abuseAssessment.create({ data: rows.assessment, select: { id: true } })
  await tx.eventOfficer.create({ data: rows.officer, select: { id: true } })
}

/** The access lists of people, so that an assessment is as restricted as whom it names. */
export const aclsOfPeople = (tx: Tx, ids: string[]): Promise<{ id: string; aclId: number }[]> =>
  tx.personRecord.findMany({ where: { id: { in: ids } }, select: { id: true, aclId: true } })

export const insertAnswers = (tx: Tx, rows: Prisma.AbuseAnswerCreateManyInput[]) =>
  tx.abuseAnswer.createMany({ data: rows })

export async function updateAssessment(
  tx: Tx,
  id: string,
  data: Prisma.AbuseAssessmentUncheckedUpdateInput,
  event?: Prisma.EventUncheckedUpdateInput,
): Promise<void> {
  await tx.abuseAssessment.update({ where: { id }, data, select: { id: true } })
  if (event !== undefined) await tx.event.update({ where: { id }, data: event, select: { id: true } })
}

export const insertLook = (tx: Tx, row: Prisma.AbuseLookUncheckedCreateInput) =>
  tx.abuseLook.create({ data: row, select: { id: true } })

export const insertStep = (tx: Tx, row: Prisma.AbuseSafetyStepUncheckedCreateInput) =>
  tx.abuseSafetyStep.create({ data: row, select: { id: true } })

/** Marks a step of the plan done; false when it is not there or is done already. */
export const doStep = async (tx: Tx, id: string, assessmentId: string, done: { at: Date; by: string }) =>
  (
    await tx.abuseSafetyStep.updateMany({
      where: { id, assessmentId, doneAt: null },
      data: { doneAt: done.at, doneBy: done.by },
    })
  ).count === 1

export const insertCase = (tx: Tx, row: Prisma.MaracCaseUncheckedCreateInput) =>
  tx.maracCase.create({ data: row, select: { id: true } })

export const updateCase = (tx: Tx, id: string, data: Prisma.MaracCaseUncheckedUpdateInput) =>
  tx.maracCase.update({ where: { id }, data, select: { id: true } })

export const insertAction = (tx: Tx, row: Prisma.MaracActionUncheckedCreateInput) =>
  tx.maracAction.create({ data: row, select: { id: true } })

export const updateAction = async (
  tx: Tx,
  id: string,
  assessmentId: string,
  data: Prisma.MaracActionUncheckedUpdateManyInput,
): Promise<boolean> => (await tx.maracAction.updateMany({ where: { id, assessmentId }, data })).count === 1

export const insertMinutes = (tx: Tx, row: Prisma.MaracMinuteUncheckedCreateInput) => tx.$executeRaw`
  INSERT INTO marac_minute (assessment_id, acl_id, case_id, group_id, words, written_at, written_by)
  VALUES (${row.assessmentId}::uuid, ${row.aclId}, ${row.caseId}::uuid, ${row.groupId}::uuid, ${row.words}, ${row.writtenAt}, ${row.writtenBy}::uuid)`

/** Lets this request write on a list that its user is on; false when the user is not on it. */
export async function enterOwnList(tx: Tx, aclId: number): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { entered: boolean }[]
  >`SELECT mips.enter_own_list(${aclId}::int) AS entered`
  return rows[0]?.entered ?? false
}

/** The crimes whose tasks an assessment answers: those it arises from, and the domestic ones recorded from its incident. */
export const crimesOf = (tx: Tx, assessmentId: string): Promise<{ id: string }[]> => tx.$queryRaw`
  WITH from_events AS (SELECT k.to_id AS id FROM link k WHERE k.from_id = ${assessmentId}::uuid AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL)
  SELECT c.id FROM from_events f JOIN crime c ON c.id = f.id
  UNION SELECT c.id FROM from_events f JOIN link k ON k.to_id = f.id AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL JOIN crime c ON c.id = k.from_id AND 'DOMESTIC' = ANY (c.flags) ORDER BY 1`

/** Whether a task of the kind is open on one of the records. */
export const hasOpenTask = async (tx: Tx, recordIds: string[], kind: string): Promise<boolean> =>
  (await tx.task.count({ where: { recordId: { in: recordIds }, kind, doneAt: null } })) > 0
