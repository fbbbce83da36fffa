/** The queries of hearings, who is needed there, results, remands and extensions of limits; row security leaves out what the reader may not see. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

const most = 500

export type HearingRow = Prisma.CourtHearingGetPayload<object>

export type HearingPersonRow = Prisma.CourtHearingPersonGetPayload<object>

export type ResultRow = Prisma.CourtResultGetPayload<object>

export type RemandRow = Prisma.CourtRemandGetPayload<object>

export type ExtensionRow = Prisma.CourtLimitExtensionGetPayload<object>

/** Those who apply results to one case wait for each other, so that each sees what the other did. */
export const lockCourt = (tx: Tx, caseId: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`court ${caseId}`}, 0))`

export const listHearings = (tx: Tx, caseId: string): Promise<HearingRow[]> =>
  tx.courtHearing.findMany({ where: { caseId }, orderBy: [{ day: 'desc' }, { id: 'asc' }], take: most })

export const findHearing = (tx: Tx, caseId: string, id: string) =>
  tx.courtHearing.findFirst({ where: { id, caseId } })

/** The hearing of a case at a court on a day that was not vacated. */
export const findHearingAt = (tx: Tx, caseId: string, courtCode: string, day: Date) =>
  tx.courtHearing.findFirst({ where: { caseId, courtCode, day, vacatedAt: null } })

export const insertHearing = (tx: Tx, data: Prisma.CourtHearingUncheckedCreateInput): Promise<HearingRow> =>
  tx.courtHearing.create({ data })

export const updateHearing = (tx: Tx, id: string, data: Prisma.CourtHearingUncheckedUpdateInput) =>
  tx.courtHearing.update({ where: { id }, data, select: { id: true } })

export const listHearingPeople = (tx: Tx, caseId: string): Promise<HearingPersonRow[]> =>
  tx.courtHearingPerson.findMany({ where: { caseId }, orderBy: { id: 'asc' }, take: 5000 })

export async function keepHearingPerson(
  tx: Tx,
  data: Prisma.CourtHearingPersonUncheckedCreateInput,
): Promise<void> {
  const { hearingId, personId, part, caseId: _, ...facts } = data
  await tx.courtHearingPerson.upsert({
    where: { hearingId_personId_part: { hearingId, personId, part } },
    create: data,
    update: facts,
    select: { id: true },
  })
}

/** Every result of a case, those that others took the place of too, the oldest first. */
export const listResults = (tx: Tx, caseId: string): Promise<ResultRow[]> =>
  tx.courtResult.findMany({
    where: { caseId },
    orderBy: [{ enteredAt: 'asc' }, { id: 'asc' }],
    take: 5000,
  })

export const insertResult = (tx: Tx, data: Prisma.CourtResultUncheckedCreateInput) =>
  tx.courtResult.create({ data, select: { id: true } })

export const replaceResult = (tx: Tx, id: string, replacedAt: Date) =>
  tx.courtResult.update({ where: { id }, data: { replacedAt }, select: { id: true } })

/** Remands of a case, the oldest first; of two of one day the later one was kept later. */
export const listRemands = (tx: Tx, caseId: string): Promise<RemandRow[]> =>
  tx.courtRemand.findMany({
    where: { caseId },
    orderBy: [{ fromOn: 'asc' }, { setAt: 'asc' }, { id: 'asc' }],
    take: 2000,
  })

export const insertRemand = (tx: Tx, data: Prisma.CourtRemandUncheckedCreateInput) =>
  tx.courtRemand.create({ data, select: { id: true } })

export const listExtensions = (tx: Tx, caseId: string): Promise<ExtensionRow[]> =>
  tx.courtLimitExtension.findMany({ where: { caseId }, orderBy: { grantedOn: 'asc' }, take: most })

export const insertExtension = (tx: Tx, data: Prisma.CourtLimitExtensionUncheckedCreateInput) =>
  tx.courtLimitExtension.create({ data, select: { id: true } })

export const findCourts = (tx: Tx, codes: readonly string[]) =>
  tx.organisationUnit.findMany({
    where: { code: { in: [...new Set(codes)] }, kind: { endsWith: 'Courts' } },
    select: { code: true, name: true, kind: true },
  })
