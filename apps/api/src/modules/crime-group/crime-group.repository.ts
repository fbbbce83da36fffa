/** The queries of crime groups; row security shows those alone on whose list the reader is. */
import type { Prisma } from '@mips/database/generated/client'
import type { OfficerRef } from '@mips/contracts/common'
import type { PersonLinkRow } from '@mips/domain/pole/record-view'
import type { Tx } from '../../platform/db/tx.ts'

/** Groups of the list, and scores and disruptions of the page of one; how many there are besides is said. */
const mostListed = 200
const mostOfGroup = 200

/** Live groups first, those that nobody scored before the rest, then what scores highest: the first of them, and how many there are. */
export async function listGroups(tx: Tx): Promise<{ rows: GroupRow[]; found: number }> {
  const first = await tx.$queryRaw<{ id: string; found: number }[]>`
    SELECT g.id, count(*) OVER ()::int AS found FROM crime_group g
      LEFT JOIN LATERAL (SELECT s.score FROM crime_group_score s WHERE s.group_id = g.id ORDER BY s.scored_at DESC, s.id DESC LIMIT 1) s ON true
     ORDER BY g.archived_at IS NOT NULL, s.score DESC NULLS FIRST, g.opened_at DESC, g.id LIMIT ${mostListed}`
  const rows = await tx.crimeGroup.findMany({ where: { id: { in: first.map(({ id }) => id) } } })
  const place = new Map(first.map(({ id }, index) => [id, index]))
  return {
    rows: rows.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)),
    found: first[0]?.found ?? 0,
  }
}

export type GroupRow = NonNullable<Awaited<ReturnType<typeof findGroup>>>

export const findGroup = (tx: Tx, id: string) => tx.crimeGroup.findUnique({ where: { id } })

/** The number, version, marking and name of groups. */
export async function listHeads(tx: Tx, ids: readonly string[]) {
  const records = await tx.record.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, reference: true, version: true, marking: true, aclId: true },
  })
  const events = await tx.event.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, title: true },
  })
  const titles = new Map(events.map(({ id, title }) => [id, title]))
  return new Map(records.map((row) => [row.id, { ...row, name: titles.get(row.id) ?? '' }]))
}
export type HeadRow = NonNullable<ReturnType<Awaited<ReturnType<typeof listHeads>>['get']>>

/** Scores of one group, the newest first. */
export const listScores = (tx: Tx, groupId: string) =>
  tx.crimeGroupScore.findMany({
    where: { groupId },
    orderBy: [{ scoredAt: 'desc' }, { id: 'desc' }],
    take: mostOfGroup,
  })
export type ScoreRow = Awaited<ReturnType<typeof listScores>>[number]

/** The newest score of each group. */
export async function listNewestScores(tx: Tx, ids: readonly string[]): Promise<Map<string, ScoreRow>> {
  const newest = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT ON (s.group_id) s.id FROM crime_group_score s WHERE s.group_id = ANY (${[...ids]}::uuid[]) ORDER BY s.group_id, s.scored_at DESC, s.id DESC`
  const rows = await tx.crimeGroupScore.findMany({ where: { id: { in: newest.map(({ id }) => id) } } })
  return new Map(rows.map((row) => [row.groupId, row]))
}

export const listDisruptions = (tx: Tx, groupId: string) =>
  tx.crimeGroupDisruption.findMany({
    where: { groupId },
    orderBy: [{ happenedOn: 'desc' }, { id: 'desc' }],
    take: mostOfGroup,
  })

/** How many scores and disruptions a group has, those beyond what is listed too. */
export const countOfGroup = async (tx: Tx, groupId: string) => ({
  scores: await tx.crimeGroupScore.count({ where: { groupId } }),
  disruptions: await tx.crimeGroupDisruption.count({ where: { groupId } }),
})

/** The person for whom each person record stands now. */
export async function listNominals(tx: Tx, personRecordIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; nominalId: string }[]>`
    SELECT p.id, mips.live_nominal(p.nominal_id) AS "nominalId" FROM person_record p WHERE p.id = ANY (${[...personRecordIds]}::uuid[])`
  return new Map(rows.map(({ id, nominalId }) => [id, nominalId]))
}

/** The people linked to a group, as far as this reader sees them, those whose link ended too. */
export async function listMembers(tx: Tx, groupId: string): Promise<PersonLinkRow<OfficerRef | null>[]> {
  const rows = await tx.$queryRaw<
    { answer: PersonLinkRow<OfficerRef | null>[] | null }[]
  >`SELECT mips.linked_people(${groupId}::uuid) AS answer`
  return rows[0]?.answer ?? []
}

/** How many people belong to each group now. */
export async function countMembers(
  tx: Tx,
  groupIds: readonly string[],
  roles: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; n: number }[]>`
    SELECT k.from_id::text AS id, count(DISTINCT p.nominal_id)::int AS n FROM link k JOIN person_record p ON p.id = k.to_id
     WHERE k.from_id = ANY (${[...groupIds]}::uuid[]) AND k.role = ANY (${[...roles]}::text[]) AND k.valid_to IS NULL GROUP BY k.from_id`
  return new Map(rows.map(({ id, n }) => [id, n]))
}

export async function insertGroup(
  tx: Tx,
  rows: { event: Prisma.EventUncheckedCreateInput; group: Prisma.CrimeGroupUncheckedCreateInput },
): Promise<void> {
  await tx.event.create({ data: rows.event, select: { id: true } })
  await tx.crimeGroup.create({ data: rows.group, select: { id: true } })
}

export const updateGroup = (tx: Tx, id: string, data: Prisma.CrimeGroupUncheckedUpdateInput) =>
  tx.crimeGroup.update({ where: { id }, data, select: { id: true } })

export const setStatus = (tx: Tx, id: string, status: string) =>
  tx.event.update({ where: { id }, data: { status }, select: { id: true } })

export const insertScore = (tx: Tx, data: Prisma.CrimeGroupScoreUncheckedCreateInput) =>
  tx.crimeGroupScore.create({ data, select: { id: true } })

export const insertDisruption = (tx: Tx, data: Prisma.CrimeGroupDisruptionUncheckedCreateInput) =>
  tx.crimeGroupDisruption.create({ data, select: { id: true } })

export const findKind = (tx: Tx, id: string) =>
  tx.record.findUnique({ where: { id }, select: { kind: true } })

/** Whether somebody else may read a group under a list. */
export async function mayUserRead(tx: Tx, userId: string, aclId: number): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { may: boolean }[]
  >`SELECT mips.user_may_read(${userId}::uuid, 'CrimeGroup', ${aclId}::int) AS may`
  return rows[0]?.may === true
}

/** Adds a list that was made in this request to those of its maker, who is on it. */
export async function enterOwnList(tx: Tx, aclId: number): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { entered: boolean }[]
  >`SELECT mips.enter_own_list(${aclId}::int) AS entered`
  return rows[0]?.entered ?? false
}

/** Which of these groups of staff there are. */
export const countStaffGroups = (tx: Tx, ids: readonly string[]) =>
  tx.accessGroup.count({ where: { id: { in: [...ids] } } })

/** Staff by id. */
export async function findOfficers(tx: Tx, ids: readonly string[]): Promise<Map<string, OfficerRef>> {
  const rows = await tx.appUser.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, staffNumber: true, displayName: true, rank: true },
  })
  return new Map(rows.map((row) => [row.id, row]))
}
