/** The queries on children at events, the hub and flags of exploitation. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { AskedRow, ChildrenRow, FlagRow, ReferralRow } from './mash.rows.ts'

export async function findChildren(tx: Tx, eventId: string): Promise<ChildrenRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: ChildrenRow | null }[]
  >`SELECT mips.children_of(${eventId}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

/** The same for those who close the event, whether or not they read reports. */
export async function findChildrenToClose(tx: Tx, eventId: string): Promise<ChildrenRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: ChildrenRow | null }[]
  >`SELECT mips.children_to_close(${eventId}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export async function findUndecided(tx: Tx, since: Date, limit: number): Promise<ChildrenRow[]> {
  const rows = await tx.$queryRaw<
    { answer: ChildrenRow[] }[]
  >`SELECT mips.children_desk(${since}, ${limit}::int) AS answer`
  return rows[0]?.answer ?? []
}

export async function findReferral(tx: Tx, reportId: string): Promise<ReferralRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: ReferralRow | null }[]
  >`SELECT mips.read_referral(${reportId}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export async function findReferrals(tx: Tx, limit: number): Promise<ReferralRow[]> {
  const rows = await tx.$queryRaw<{ answer: ReferralRow[] }[]>`SELECT mips.mash_desk(${limit}::int) AS answer`
  return rows[0]?.answer ?? []
}

export async function findFlags(tx: Tx, nominalId: string): Promise<FlagRow[]> {
  const rows = await tx.$queryRaw<
    { answer: FlagRow[] }[]
  >`SELECT mips.exploitation_of(${nominalId}::uuid) AS answer`
  return rows[0]?.answer ?? []
}

/** The records linked to a report, for what partners are given. */
export async function findRecords(
  tx: Tx,
  reportId: string,
): Promise<{ kind: string; reference: string | null; title: string }[]> {
  const rows = await tx.$queryRaw<
    { answer: { kind: string; reference: string | null; title: string }[] }[]
  >`SELECT mips.linked_events(${reportId}::uuid) AS answer`
  return rows[0]?.answer ?? []
}

export const findReport = (tx: Tx, id: string) => tx.vulnerabilityReport.findUnique({ where: { id } })

/** What a form asks about exploitation; undefined when the record is hidden or unknown. */
export async function findAsked(tx: Tx, eventId: string): Promise<AskedRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: AskedRow | null }[]
  >`SELECT mips.exploitation_asked(${eventId}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export const insertAnswers = (tx: Tx, data: Prisma.ExploitationAnswerCreateManyInput[]) =>
  tx.exploitationAnswer.createMany({ data })

const id = { id: true } as const

export const insertDecision = (tx: Tx, data: Prisma.ChildDecisionUncheckedCreateInput) =>
  tx.childDecision.create({ data, select: id })
export const insertReferral = (tx: Tx, data: Prisma.PartnerReferralUncheckedCreateInput) =>
  tx.partnerReferral.create({ data, select: id })
export const updateReferral = (tx: Tx, reportId: string, data: Prisma.PartnerReferralUncheckedUpdateInput) =>
  tx.partnerReferral.update({ where: { reportId }, data, select: id })
export const insertSharing = (tx: Tx, data: Prisma.InformationSharingUncheckedCreateInput) =>
  tx.informationSharing.create({ data, select: id })
export const insertFlag = (tx: Tx, data: Prisma.ExploitationFlagUncheckedCreateInput) =>
  tx.exploitationFlag.create({ data, select: id })

/** Keeps the receipt of a partner, once. */
export const writeReceipt = async (
  tx: Tx,
  which: { id: string; reportId: string },
  data: { receiptAt: Date; receiptWords: string; receiptBy: string },
): Promise<boolean> =>
  (await tx.informationSharing.updateMany({ where: { ...which, receiptAt: null }, data })).count === 1

/** Changes a flag that stands; false when it was ended before. */
export const updateFlag = async (
  tx: Tx,
  flagId: string,
  data: Prisma.ExploitationFlagUncheckedUpdateManyInput,
): Promise<boolean> =>
  (await tx.exploitationFlag.updateMany({ where: { id: flagId, endedAt: null }, data })).count === 1

export const setStatus = (tx: Tx, reportId: string, status: string) =>
  tx.event.update({ where: { id: reportId }, data: { status }, select: id })
