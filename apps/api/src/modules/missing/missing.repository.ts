/** The queries of missing people. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { DeskRow, KnownRow, MissingRow } from './missing.rows.ts'

/** The report; undefined when hidden or unknown. */
export async function findEpisode(tx: Tx, id: string): Promise<MissingRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: MissingRow | null }[]
  >`SELECT mips.read_missing(${id}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export async function findDesk(tx: Tx, limit: number): Promise<DeskRow[]> {
  const rows = await tx.$queryRaw<{ answer: DeskRow[] }[]>`SELECT mips.missing_desk(${limit}::int) AS answer`
  return rows[0]?.answer ?? []
}

export async function findKnown(tx: Tx, nominalId: string): Promise<KnownRow> {
  const rows = await tx.$queryRaw<
    { answer: KnownRow }[]
  >`SELECT mips.missing_known(${nominalId}::uuid, NULL) AS answer`
  return rows[0]?.answer ?? { look: null, earlier: [] }
}

export const findPerson = (tx: Tx, id: string) =>
  tx.personRecord.findUnique({ where: { id }, select: { id: true, aclId: true, nominalId: true } })

export const findCallerPhone = async (tx: Tx, incidentId: string): Promise<string | null> =>
  (await tx.incident.findUnique({ where: { id: incidentId }, select: { callerPhone: true } }))?.callerPhone ??
  null

/** The words of a place that this reader may see. */
export async function findAddress(tx: Tx, locationId: string): Promise<string | undefined> {
  const rows = await tx.$queryRaw<
    { address: string }[]
  >`SELECT mips.address_line(l) AS address FROM location l WHERE l.id = ${locationId}::uuid AND mips.may_see_kind('Location')`
  return rows[0]?.address
}

export const isUser = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.appUser.findFirst({ where: { id, status: 'active' }, select: { id: true } })) !== null

/** The live marker that says that somebody is missing, on whichever of their records it stands. */
export async function findLiveMarker(tx: Tx, nominalId: string): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM marker m JOIN person_record p ON p.id = m.record_id WHERE p.nominal_id = ${nominalId}::uuid AND m.code = 'MISSING' AND m.ended_on IS NULL LIMIT 1`
  return rows[0]?.id
}

export const findMarker = (tx: Tx, id: string) =>
  tx.marker.findUnique({ where: { id }, select: { recordId: true, endedOn: true } })

export async function insertEpisode(
  tx: Tx,
  rows: {
    event: Prisma.EventUncheckedCreateInput
    episode: Prisma.MissingEpisodeUncheckedCreateInput
    officer: Prisma.EventOfficerUncheckedCreateInput
  },
): Promise<void> {
  await tx.event.create({ data: rows.event, select: { id: true } })
  await tx.missingEpisode.create({ data: rows.episode, select: { id: true } })
  await tx.eventOfficer.create({ data: rows.officer, select: { id: true } })
}

export async function updateEpisode(
  tx: Tx,
  id: string,
  episode: Prisma.MissingEpisodeUncheckedUpdateInput,
  event: Prisma.EventUncheckedUpdateInput = {},
): Promise<void> {
  await tx.missingEpisode.update({ where: { id }, data: episode, select: { id: true } })
  if (Object.keys(event).length > 0)
    await tx.event.update({ where: { id }, data: event, select: { id: true } })
}

const id = { id: true } as const

export const insertReview = (tx: Tx, data: Prisma.MissingReviewUncheckedCreateInput) =>
  tx.missingReview.create({ data, select: id })
export const insertAction = (tx: Tx, data: Prisma.MissingActionUncheckedCreateInput) =>
  tx.missingAction.create({ data, select: id })
export const insertSighting = (tx: Tx, data: Prisma.MissingSightingUncheckedCreateInput) =>
  tx.missingSighting.create({ data, select: id })
export const insertNotice = (tx: Tx, data: Prisma.MissingNoticeUncheckedCreateInput) =>
  tx.missingNotice.create({ data, select: id })
export const insertInterview = (tx: Tx, data: Prisma.MissingInterviewUncheckedCreateInput) =>
  tx.missingInterview.create({ data, select: id })
export const insertProtection = (tx: Tx, data: Prisma.PoliceProtectionUncheckedCreateInput) =>
  tx.policeProtection.create({ data, select: id })

/** Says what came of an action, once; false when it was said before. */
export const finishAction = async (
  tx: Tx,
  which: { id: string; episodeId: string },
  data: { doneAt: Date; doneBy: string; result: string },
): Promise<boolean> =>
  (await tx.missingAction.updateMany({ where: { ...which, doneAt: null }, data })).count === 1

/** Keeps the receipt of a partner, once. */
export const keepReceipt = async (
  tx: Tx,
  which: { id: string; episodeId: string },
  data: { receiptAt: Date; receiptWords: string; receiptBy: string },
): Promise<boolean> =>
  (await tx.missingNotice.updateMany({ where: { ...which, receiptAt: null }, data })).count === 1

/** Ends a protection, once. */
export const closeProtection = async (
  tx: Tx,
  which: { id: string; episodeId: string },
  data: { endedAt: Date; endedBy: string; endWords: string },
): Promise<boolean> =>
  (await tx.policeProtection.updateMany({ where: { ...which, endedAt: null }, data })).count === 1
