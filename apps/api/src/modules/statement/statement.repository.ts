/** The queries of statements; row security leaves out those whose record or maker the reader may not see. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { ContactRow, MakerRow, StatementRow } from './statement.rows.ts'

const answerOf = async <T>(rows: Promise<{ answer: T | null }[]>, none: T): Promise<T> =>
  (await rows)[0]?.answer ?? none

/** The record with its reference and what it is called. */
export async function findPlace(tx: Tx, recordId: string) {
  const record = await tx.record.findUnique({
    where: { id: recordId },
    select: { kind: true, reference: true, marking: true },
  })
  const event = await tx.event.findUnique({ where: { id: recordId }, select: { title: true } })
  return record === null ? undefined : { ...record, title: event?.title ?? '' }
}

export const findSources = (tx: Tx, recordId: string): Promise<string[]> =>
  answerOf(tx.$queryRaw`SELECT mips.statement_sources(${recordId}::uuid) AS answer`, [recordId])

export const findMakers = (
  tx: Tx,
  records: readonly string[],
  roles: readonly string[],
): Promise<MakerRow[]> =>
  answerOf(
    tx.$queryRaw`SELECT mips.statement_people(${[...records]}::uuid[], ${[...roles]}::text[]) AS answer`,
    [],
  )

export const listStatements = (tx: Tx, records: readonly string[]): Promise<StatementRow[]> =>
  answerOf(tx.$queryRaw`SELECT mips.statements_of(${[...records]}::uuid[], NULL) AS answer`, [])

export async function findStatement(tx: Tx, recordId: string, id: string): Promise<StatementRow | undefined> {
  const rows = await answerOf<StatementRow[]>(
    tx.$queryRaw`SELECT mips.statements_of(ARRAY[${recordId}]::uuid[], ${id}::uuid) AS answer`,
    [],
  )
  return rows[0]
}

export const listContacts = (tx: Tx, records: readonly string[]): Promise<ContactRow[]> =>
  answerOf(tx.$queryRaw`SELECT mips.witness_contacts(${[...records]}::uuid[]) AS answer`, [])

/** What was seized for these records. */
export const listExhibits = (tx: Tx, records: readonly string[]) =>
  tx.exhibit.findMany({
    where: { sourceId: { in: [...records] } },
    select: { exhibitRef: true, description: true },
    orderBy: [{ exhibitRef: 'asc' }, { id: 'asc' }],
    take: 200,
  })

export const insertStatement = (tx: Tx, data: Prisma.StatementUncheckedCreateInput) =>
  tx.statement.create({ data, select: { id: true } })

/** Changes a statement of a known revision; false where somebody else was first. */
export async function changeStatement(
  tx: Tx,
  of: { id: string; revision: number },
  data: Prisma.StatementUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await tx.statement.updateMany({
    where: of,
    data: { ...data, revision: of.revision + 1 },
  })
  return count === 1
}

export const insertContact = (tx: Tx, data: Prisma.WitnessContactUncheckedCreateInput) =>
  tx.witnessContact.create({ data, select: { id: true } })
