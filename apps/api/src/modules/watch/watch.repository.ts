/** The queries of watched records: the follows of the reader, and what happened on the records as far as they may know it. */
import type { OfficerRef } from '@mips/contracts/common'
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

export const findOwn = (tx: Tx, userId: string, recordId: string) =>
  tx.recordFollow.findFirst({ where: { userId, recordId, endedAt: null } })
export type FollowRow = NonNullable<Awaited<ReturnType<typeof findOwn>>>

export const insertFollow = (tx: Tx, data: Prisma.RecordFollowUncheckedCreateInput) =>
  tx.recordFollow.create({ data, select: { id: true } })

export const updateFollow = (tx: Tx, id: string, data: Prisma.RecordFollowUncheckedUpdateInput) =>
  tx.recordFollow.update({ where: { id }, data, select: { id: true } })

export const endFollow = (tx: Tx, userId: string, recordId: string, endedAt: Date) =>
  tx.recordFollow.updateMany({ where: { userId, recordId, endedAt: null }, data: { endedAt } })

/** Those of the reader that run on a day, the newest first. */
export const listOwn = (tx: Tx, userId: string, today: Date) =>
  tx.recordFollow.findMany({
    where: { userId, endedAt: null, OR: [{ until: null }, { until: { gte: today } }] },
    orderBy: [{ since: 'desc' }, { id: 'asc' }],
  })

/** All of one record that this reader may know of. */
export const listOf = (tx: Tx, recordId: string, today: Date) =>
  tx.recordFollow.findMany({
    where: { recordId, endedAt: null, OR: [{ until: null }, { until: { gte: today } }] },
  })

export const findKind = (tx: Tx, id: string) =>
  tx.record.findUnique({ where: { id }, select: { kind: true } })

export async function isHiddenActor(tx: Tx, userId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { hidden: boolean }[]
  >`SELECT mips.is_hidden_actor(${userId}::uuid) AS hidden`
  return rows[0]?.hidden ?? true
}

export const findOfficers = (tx: Tx, ids: readonly string[]): Promise<OfficerRef[]> =>
  tx.appUser.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, staffNumber: true, displayName: true, rank: true },
    orderBy: { displayName: 'asc' },
  })

export type Asked = { id: string; since: string; looks: boolean }

/** Contracts whose acts are told: those that keep the watched records themselves. */
const keepers =
  '^(nominal|pole|incident|incidentClosing|crime|investigation|investigationOutcome|missing|asbCase)[.]'

/** Acts that name another record are told by the link itself, which only those see who may see both. */
const namesAnother =
  '[.].*(person|people|link|suspect|victim|nominal|object|call|officer|assign|report|associate|address|phone|series)'

export type ActRow = {
  recordId: string
  at: Date
  actorId: string
  action: string
  isLook: boolean
  isHidden: boolean
}

/** The latest acts and looks of others on each record. */
export const listActs = (tx: Tx, asked: readonly Asked[], most: number): Promise<ActRow[]> => tx.$queryRaw`
  SELECT f.id AS "recordId", w.at, w.actor_id AS "actorId", w.action, w.is_look AS "isLook", mips.is_hidden_actor(w.actor_id) AS "isHidden"
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS f(id uuid, since timestamptz, looks boolean)
    CROSS JOIN LATERAL mips.watched_acts(f.id, f.since, f.looks, ${most}::int) w WHERE w.is_look OR (w.action ~ ${keepers} AND w.action !~* ${namesAnother})`

export type LinkRow = {
  recordId: string
  at: Date
  actorId: string | null
  isHidden: boolean
  otherId: string
  kind: string
  reference: string | null
  role: string
}

/** The latest records that others linked with each, of kinds that the reader may see; a person is any record of theirs. */
export const listLinked = (
  tx: Tx,
  asked: readonly Asked[],
  kinds: readonly string[],
  most: number,
): Promise<LinkRow[]> => tx.$queryRaw`
  SELECT f.id AS "recordId", k.at, k.actor_id AS "actorId", coalesce(mips.is_hidden_actor(k.actor_id), true) AS "isHidden", k.other AS "otherId", k.kind, k.reference, k.role
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS f(id uuid, since timestamptz)
    CROSS JOIN LATERAL (SELECT l.created_at AS at, l.created_by AS actor_id, r.id AS other, r.kind, r.reference, l.role
        FROM (SELECT f.id UNION ALL SELECT p.id FROM person_record p WHERE p.nominal_id = f.id) x (id)
        JOIN LATERAL (SELECT a.created_at, a.created_by, a.role, a.from_id AS other FROM link a WHERE a.to_id = x.id UNION ALL SELECT b.created_at, b.created_by, b.role, b.to_id FROM link b WHERE b.from_id = x.id) l ON l.created_at > f.since
        JOIN record r ON r.id = l.other WHERE r.kind = ANY (${[...kinds]}::text[]) AND l.created_by IS DISTINCT FROM mips.actor_id() ORDER BY l.created_at DESC, r.id LIMIT ${most}::int) k`
