/** The queries of messages with results: kept once by their number, found again while they wait, settled by a person. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { MessageRow } from './court.repository.ts'

/** The cases of a reference, those of restricted lists first: what belongs to two of them is shown to whoever sees the hidden one. */
export const findCasesByUrn = (tx: Tx, urn: string) =>
  tx.prosecutionCase.findMany({
    where: { urn },
    select: { id: true, aclId: true },
    orderBy: [{ aclId: 'desc' }, { id: 'asc' }],
    take: 10,
  })

/** Keeps a message under its number; false where it was kept before. */
export async function keepMessage(tx: Tx, data: Prisma.CourtMessageCreateManyInput): Promise<boolean> {
  return (await tx.courtMessage.createMany({ data: [data], skipDuplicates: true })).count === 1
}

/** The next message that nobody has tried yet, held until the transaction ends. */
export async function holdWaiting(tx: Tx): Promise<MessageRow | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM court_message m WHERE m.state = 'WAITING' ORDER BY m.received_at, m.id LIMIT 1 FOR UPDATE SKIP LOCKED`
  const [row] = rows
  return row === undefined ? null : tx.courtMessage.findUnique({ where: { id: row.id } })
}

export async function isAnyWaiting(tx: Pick<Tx, '$queryRaw'>): Promise<boolean> {
  const rows = await tx.$queryRaw<{ is: boolean }[]>`SELECT mips.court_work() AS is`
  return rows[0]?.is === true
}

/** A message of a case, held until the transaction ends. */
export async function holdMessage(tx: Tx, id: string, caseId: string | null): Promise<MessageRow | null> {
  await tx.$queryRaw`SELECT m.id FROM court_message m WHERE m.id = ${id}::uuid FOR UPDATE`
  return tx.courtMessage.findFirst({ where: { id, caseId } })
}

export const findMessage = (tx: Tx, id: string, caseId: string): Promise<MessageRow | null> =>
  tx.courtMessage.findFirst({ where: { id, caseId } })

export const updateMessage = (tx: Tx, id: string, data: Prisma.CourtMessageUncheckedUpdateInput) =>
  tx.courtMessage.update({ where: { id }, data, select: { id: true } })

export const listMessages = (tx: Tx, show: 'OPEN' | 'DONE', most: number): Promise<MessageRow[]> =>
  show === 'OPEN'
    ? tx.courtMessage.findMany({
        where: { state: { in: ['WAITING', 'EXCEPTION'] } },
        orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
        take: most,
      })
    : tx.courtMessage.findMany({
        where: { state: { in: ['APPLIED', 'SETTLED'] } },
        orderBy: [{ receivedAt: 'desc' }, { id: 'asc' }],
        take: most,
      })

export const listMessagesOf = (tx: Tx, caseId: string) =>
  tx.courtMessage.findMany({
    where: { caseId },
    select: { id: true, state: true, receivedAt: true },
    orderBy: [{ receivedAt: 'desc' }, { id: 'asc' }],
    take: 100,
  })

/** The cases of messages as the reader sees them. */
export const findCaseNames = (
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; urn: string; title: string }[]> =>
  tx.$queryRaw`SELECT c.id::text, c.urn, e.title FROM prosecution_case c JOIN event e ON e.id = c.id WHERE c.id = ANY (${[...new Set(ids)]}::uuid[])`

/** Every list there is: messages of all records are sent. */
export async function allLists(tx: Pick<Tx, '$queryRaw'>): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM acl ORDER BY id`
  return [...new Set([0, ...rows.map(({ id }) => id)])]
}
