/** The queries of cases of anti-social behaviour. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { CallRow, CaseRow, DeskRow, RepeatsRow } from './asb-case.rows.ts'

/** What repeats with a call since a time; `call` is null where it is hidden or unknown. */
export async function findRepeats(
  tx: Tx,
  callId: string,
  types: readonly string[],
  since: Date,
  limit: number,
): Promise<RepeatsRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: RepeatsRow | null }[]
  >`SELECT mips.asb_repeats(${callId}::uuid, ${[...types]}::text[], ${since}, ${limit}::int) AS answer`
  return rows[0]?.answer ?? undefined
}

/** The calls of anti-social behaviour in which somebody was harmed. */
export async function findCallsOf(
  tx: Tx,
  nominalId: string,
  types: readonly string[],
  since: Date,
  limit: number,
): Promise<CallRow[]> {
  const rows = await tx.$queryRaw<
    { call: CallRow }[]
  >`SELECT mips.asb_call_json(x) AS call FROM mips.asb_calls(ARRAY[${nominalId}::uuid], NULL, ${[...types]}::text[], ${since}, ${limit}::int) x`
  return rows.map(({ call }) => call)
}

export async function findCase(tx: Tx, id: string): Promise<CaseRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: CaseRow | null }[]
  >`SELECT mips.read_asb_case(${id}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export async function findDesk(tx: Tx, limit: number): Promise<DeskRow[]> {
  const rows = await tx.$queryRaw<{ answer: DeskRow[] }[]>`SELECT mips.asb_desk(${limit}::int) AS answer`
  return rows[0]?.answer ?? []
}

/** One call, or undefined where it is hidden, unknown or no call. */
export async function findCall(tx: Tx, id: string): Promise<CallRow | undefined> {
  const rows = await tx.$queryRaw<
    { call: CallRow | null }[]
  >`SELECT mips.asb_call_json(mips.asb_call_of(e.id)) AS call FROM event e WHERE e.id = ${id}::uuid AND e.kind IN ('Incident', 'AsbReport')`
  return rows[0]?.call ?? undefined
}

/** The strictest list among people: a case says no more openly than those it names. */
export async function aclsOf(tx: Tx, ids: readonly string[]): Promise<number[]> {
  const rows = await tx.record.findMany({ where: { id: { in: [...ids] } }, select: { aclId: true } })
  return rows.map(({ aclId }) => aclId)
}

export async function insertCase(
  tx: Tx,
  rows: {
    event: Prisma.EventUncheckedCreateInput
    asbCase: Prisma.AsbCaseUncheckedCreateInput
    officer: Prisma.EventOfficerUncheckedCreateInput
  },
): Promise<void> {
  await tx.event.create({ data: rows.event, select: { id: true } })
  await tx.asbCase.create({ data: rows.asbCase, select: { id: true } })
  await tx.eventOfficer.create({ data: rows.officer, select: { id: true } })
}

export async function updateCase(
  tx: Tx,
  id: string,
  asbCase: Prisma.AsbCaseUncheckedUpdateInput,
  status: string,
): Promise<void> {
  await tx.asbCase.update({ where: { id }, data: asbCase, select: { id: true } })
  await tx.event.update({ where: { id }, data: { status }, select: { id: true } })
}

export const insertRisk = (tx: Tx, row: Prisma.AsbCaseRiskUncheckedCreateInput) =>
  tx.asbCaseRisk.create({ data: row, select: { id: true } })

/** Writes the review of one answered matrix, once; false when it was reviewed already. */
export async function reviewRisk(
  tx: Tx,
  id: string,
  review: Pick<
    Prisma.AsbCaseRiskUncheckedUpdateManyInput,
    'reviewedAt' | 'reviewedBy' | 'reviewAnswer' | 'reviewWords'
  >,
): Promise<boolean> {
  return (await tx.asbCaseRisk.updateMany({ where: { id, reviewedAt: null }, data: review })).count === 1
}

export const insertAction = (tx: Tx, row: Prisma.AsbCaseActionUncheckedCreateInput) =>
  tx.asbCaseAction.create({ data: row, select: { id: true } })

export const updateAction = (tx: Tx, id: string, row: Prisma.AsbCaseActionUncheckedUpdateInput) =>
  tx.asbCaseAction.update({ where: { id }, data: row, select: { id: true } })

export const insertSending = (tx: Tx, row: Prisma.AsbCaseSendingUncheckedCreateInput) =>
  tx.asbCaseSending.create({ data: row, select: { id: true } })

/** Writes the receipt or the answer to the last of what was sent of an action; the words that were sent stay as they are. */
export async function writeToSending(
  tx: Tx,
  sendings: readonly { id: string }[],
  said: Pick<
    Prisma.AsbCaseSendingUncheckedUpdateManyInput,
    'receiptAt' | 'receiptWords' | 'receiptBy' | 'answerAt' | 'answerWords' | 'answerBy'
  >,
): Promise<void> {
  const last = sendings.at(-1)
  if (last !== undefined) await tx.asbCaseSending.updateMany({ where: { id: last.id }, data: said })
}

export const insertTrigger = (tx: Tx, row: Prisma.AsbCaseTriggerUncheckedCreateInput) =>
  tx.asbCaseTrigger.create({ data: row, select: { id: true } })

export const updateTrigger = (tx: Tx, id: string, row: Prisma.AsbCaseTriggerUncheckedUpdateInput) =>
  tx.asbCaseTrigger.update({ where: { id }, data: row, select: { id: true } })
