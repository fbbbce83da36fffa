/** The queries of protection notices. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { NoticeBasisRow, NoticeLineRow, NoticeRow } from './protection.rows.ts'

/** The record that a notice arises from; undefined when hidden, unknown or of a kind that the reader may not see. */
export async function findBasis(tx: Tx, recordId: string): Promise<NoticeBasisRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: NoticeBasisRow | null }[]
  >`SELECT mips.notice_basis(${recordId}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export async function findNotice(tx: Tx, id: string): Promise<NoticeRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: NoticeRow | null }[]
  >`SELECT mips.read_protection_notice(${id}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export async function findDesk(tx: Tx, limit: number): Promise<NoticeLineRow[]> {
  const rows = await tx.$queryRaw<
    { answer: NoticeLineRow[] }[]
  >`SELECT mips.notice_desk(${limit}::int) AS answer`
  return rows[0]?.answer ?? []
}

export async function insertNotice(
  tx: Tx,
  rows: {
    event: Prisma.EventUncheckedCreateInput
    notice: Prisma.ProtectionNoticeUncheckedCreateInput
    officer: Prisma.EventOfficerUncheckedCreateInput
  },
): Promise<void> {
  await tx.event.create({ data: rows.event, select: { id: true } })
  await tx.protectionNotice.create({ data: rows.notice, select: { id: true } })
  await tx.eventOfficer.create({ data: rows.officer, select: { id: true } })
}

export async function updateNotice(
  tx: Tx,
  id: string,
  data: Prisma.ProtectionNoticeUncheckedUpdateInput,
  event?: Prisma.EventUncheckedUpdateInput,
): Promise<void> {
  await tx.protectionNotice.update({ where: { id }, data, select: { id: true } })
  if (event !== undefined) await tx.event.update({ where: { id }, data: event, select: { id: true } })
}

export const insertBreach = (tx: Tx, row: Prisma.NoticeBreachUncheckedCreateInput) =>
  tx.noticeBreach.create({ data: row, select: { id: true } })

/** Says what the court did with a breach, once. */
export const closeBreach = async (
  tx: Tx,
  id: string,
  noticeId: string,
  court: { courtAt: Date; courtResult: string },
): Promise<boolean> =>
  (await tx.noticeBreach.updateMany({ where: { id, noticeId, courtAt: null }, data: court })).count === 1

/** Notes the arrest for a breach, once. */
export const noteArrest = async (tx: Tx, id: string, noticeId: string, arrestAt: Date): Promise<boolean> =>
  (await tx.noticeBreach.updateMany({ where: { id, noticeId, arrestAt: null }, data: { arrestAt } }))
    .count === 1

/** The people of an arrest, by nominal, with its time. */
export const nominalsArrested = (
  tx: Tx,
  arrestId: string,
): Promise<{ nominalId: string; arrestedAt: Date }[]> => tx.$queryRaw`
  SELECT p.nominal_id AS "nominalId", a.arrested_at AS "arrestedAt" FROM arrest a JOIN link k ON k.from_id = a.id AND k.role = 'ARRESTED' AND k.valid_to IS NULL JOIN person_record p ON p.id = k.to_id WHERE a.id = ${arrestId}::uuid`

/** The latest day on which a marker is looked at again. */
export const moveMarker = (tx: Tx, id: string, reviewOn: string) =>
  tx.marker.updateMany({ where: { id, endedOn: null }, data: { reviewOn: new Date(reviewOn) } })

export const isMarkerLive = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.marker.count({ where: { id, endedOn: null } })) > 0

/** The access lists of people, so that a notice is as restricted as whom it names. */
export const aclsOfPeople = (tx: Tx, ids: string[]): Promise<{ aclId: number }[]> =>
  tx.personRecord.findMany({ where: { id: { in: ids } }, select: { aclId: true } })
