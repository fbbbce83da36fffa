/** The queries of messages: those of a record, those that are due, their steps, and what came in. */
import { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

export const findRecord = (tx: Tx, id: string) =>
  tx.record.findUnique({ where: { id }, select: { id: true, kind: true, reference: true, aclId: true } })

/** A document as the store keeps it. */
export type Json = Prisma.InputJsonObject
export type MessageRow = Prisma.OutboxMessageGetPayload<object>
export type StepRow = Prisma.OutboxStepGetPayload<object>
export type StrayRow = Prisma.InboxMessageGetPayload<object>

/** Those who write to one receiver about one record wait for each other, so that the places follow one another without a gap. */
export async function lockLine(tx: Tx, recordId: string, receiver: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`outbox ${receiver} ${recordId}`}, 0))`
}

export async function nextPlace(tx: Tx, recordId: string, receiver: string): Promise<number> {
  const found = await tx.outboxMessage.aggregate({ where: { recordId, receiver }, _max: { place: true } })
  return (found._max.place ?? 0) + 1
}

export const insertMessage = (tx: Tx, data: Prisma.OutboxMessageUncheckedCreateInput): Promise<MessageRow> =>
  tx.outboxMessage.create({ data })

export const insertStep = (tx: Tx, data: Prisma.OutboxStepUncheckedCreateInput) =>
  tx.outboxStep.create({ data, select: { id: true } })

export const findMessage = (tx: Tx, id: string): Promise<MessageRow | null> =>
  tx.outboxMessage.findUnique({ where: { id } })

/** The message for one change, held until the end of the transaction; null when it is not there for whoever asks. */
export async function holdMessage(tx: Tx, id: string): Promise<MessageRow | null> {
  const held = await tx.$queryRaw<
    { id: string }[]
  >`SELECT id FROM outbox_message WHERE id = ${id}::uuid FOR UPDATE`
  return held.length === 0 ? null : findMessage(tx, id)
}

export const saveMessage = (tx: Tx, id: string, data: Prisma.OutboxMessageUncheckedUpdateInput) =>
  tx.outboxMessage.update({ where: { id }, data, select: { id: true } })

/** OB-2: the next message to a receiver whose turn it is, held; one that another sender holds is passed over. */
export async function holdDue(tx: Tx, receiver: string, now: Date): Promise<MessageRow | null> {
  const due = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM outbox_message m WHERE m.receiver = ${receiver} AND m.state = 'QUEUED' AND m.not_before <= ${now}
       AND NOT EXISTS (SELECT 1 FROM outbox_message e WHERE e.record_id = m.record_id AND e.receiver = m.receiver AND e.place < m.place AND e.state NOT IN ('ACKNOWLEDGED', 'SET_ASIDE'))
     ORDER BY m.not_before, m.id LIMIT 1 FOR UPDATE OF m SKIP LOCKED`
  const [first] = due
  return first === undefined ? null : findMessage(tx, first.id)
}

/** One whose sender has not come back in time, or that was not acknowledged in time; held. */
export async function holdLost(
  tx: Tx,
  receiver: string,
  until: { lease: Date; acknowledgement: Date },
): Promise<MessageRow | null> {
  const lost = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM outbox_message m WHERE m.receiver = ${receiver} AND ((m.state = 'SENDING' AND m.leased_until < ${until.lease}) OR (m.state = 'SENT' AND m.sent_at < ${until.acknowledgement}))
     ORDER BY m.id LIMIT 1 FOR UPDATE OF m SKIP LOCKED`
  const [first] = lost
  return first === undefined ? null : findMessage(tx, first.id)
}

/** The receivers for whom anything is to be done at this moment. */
export async function receiversWithWork(
  tx: Pick<Tx, '$queryRaw'>,
  now: Date,
  silent: Date,
): Promise<string[]> {
  const rows = await tx.$queryRaw<
    { found: string[] }[]
  >`SELECT mips.outbox_work(${now}::timestamptz, ${silent}::timestamptz) AS found`
  return rows[0]?.found ?? []
}

/** Every list there is: messages of all records are sent. */
export async function allLists(tx: Pick<Tx, '$queryRaw'>): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM acl ORDER BY id`
  return [...new Set([0, ...rows.map(({ id }) => id)])]
}

export type Shown = 'EXCEPTIONS' | 'WAITING' | 'ALL'
const statesOf: Record<Shown, string[]> = {
  EXCEPTIONS: ['REFUSED', 'STOPPED'],
  WAITING: ['QUEUED', 'SENDING', 'SENT'],
  ALL: ['QUEUED', 'SENDING', 'SENT', 'ACKNOWLEDGED', 'REFUSED', 'STOPPED', 'SET_ASIDE'],
}

type ListedRow = {
  id: string
  recordId: string
  recordKind: string
  reference: string | null
  behind: number
}

/** Messages of records of these kinds, the newest first; exceptions the oldest first, because they wait the longest. */
export async function listMessages(
  tx: Tx,
  which: { show: Shown; kinds: readonly string[]; recordId?: string; most: number },
): Promise<ListedRow[]> {
  const order = which.show === 'EXCEPTIONS' ? Prisma.sql`m.made_at, m.id` : Prisma.sql`m.made_at DESC, m.id`
  const ofRecord =
    which.recordId === undefined ? Prisma.empty : Prisma.sql`AND m.record_id = ${which.recordId}::uuid`
  return tx.$queryRaw<ListedRow[]>`
    SELECT m.id, m.record_id AS "recordId", r.kind AS "recordKind", r.reference,
           (SELECT count(*)::int FROM outbox_message e WHERE e.record_id = m.record_id AND e.receiver = m.receiver AND e.place < m.place AND e.state NOT IN ('ACKNOWLEDGED', 'SET_ASIDE')) AS behind
      FROM outbox_message m JOIN record r ON r.id = m.record_id WHERE m.state = ANY (${statesOf[which.show]}::text[]) AND r.kind = ANY (${[...which.kinds]}::text[]) ${ofRecord}
     ORDER BY ${order} LIMIT ${which.most}::int`
}

export const listRows = (tx: Tx, ids: readonly string[]): Promise<MessageRow[]> =>
  tx.outboxMessage.findMany({ where: { id: { in: [...ids] } } })

export async function countMessages(
  tx: Tx,
  show: Shown,
  kinds: readonly string[],
  most: number,
): Promise<number> {
  const rows = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (SELECT 1 FROM outbox_message m JOIN record r ON r.id = m.record_id WHERE m.state = ANY (${statesOf[show]}::text[]) AND r.kind = ANY (${[...kinds]}::text[]) LIMIT ${most}::int) x`
  return rows[0]?.n ?? 0
}

export const listSteps = (tx: Tx, messageId: string): Promise<StepRow[]> =>
  tx.outboxStep.findMany({ where: { messageId }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 200 })

/** The messages of some kinds about one record to one receiver, the oldest first. */
export const listOfKinds = (
  tx: Tx,
  of: { recordId: string; receiver: string; kinds: readonly string[] },
): Promise<MessageRow[]> =>
  tx.outboxMessage.findMany({
    where: { recordId: of.recordId, receiver: of.receiver, kind: { in: [...of.kinds] } },
    orderBy: { place: 'asc' },
  })

export const findReplacement = (tx: Tx, id: string) =>
  tx.outboxMessage.findFirst({ where: { replaces: id }, select: { id: true } })

export const findOfficers = (tx: Tx, ids: readonly string[]) =>
  tx.appUser.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, staffNumber: true, displayName: true, rank: true },
  })

/** Keeps what came in under its number; false where it was kept before. */
export async function keepIncoming(tx: Tx, data: Prisma.InboxMessageCreateManyInput): Promise<boolean> {
  return (await tx.inboxMessage.createMany({ data: [data], skipDuplicates: true })).count === 1
}

/** Whether a message of that number came in before. */
export const isKept = async (tx: Tx, receiver: string, number: string): Promise<boolean> =>
  (await tx.inboxMessage.count({ where: { receiver, number } })) > 0

/** What waits for a person: of no record, or of a record of these kinds. */
export async function listStrays(tx: Tx, kinds: readonly string[], most: number): Promise<StrayRow[]> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM inbox_message i LEFT JOIN record r ON r.id = i.record_id WHERE i.state = 'UNPLACED' AND (i.record_id IS NULL OR r.kind = ANY (${[...kinds]}::text[]))
     ORDER BY i.received_at, i.id LIMIT ${most}::int`
  return tx.inboxMessage.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
  })
}

/** Settles what waits; how many that were. */
export const settleStray = async (
  tx: Tx,
  id: string,
  data: { settledBy: string; settledAt: Date; settleReason: string },
): Promise<number> =>
  (
    await tx.inboxMessage.updateMany({
      where: { id, state: 'UNPLACED' },
      data: { ...data, state: 'SETTLED' },
    })
  ).count
