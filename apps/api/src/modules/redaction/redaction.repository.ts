/** The queries of redaction. */
import type { OfficerRef } from '@mips/contracts/common'
import type { Prisma } from '@mips/database/generated/client'
import type { PersonOfCase } from '@mips/domain/redaction/suggest'
import type { RedactionState } from '@mips/domain/redaction/second-look'
import type { Tx } from '../../platform/db/tx.ts'

export type RedactionRow = {
  id: string
  recordId: string
  attachmentId: string
  sourceSha256: string
  readingSha256: string
  notes: string[]
  state: RedactionState
  revision: number
  marks: unknown
  refused: unknown
  purpose: string
  begunBy: string
  begunAt: Date
  markedBy: string[]
  sentBy: string | null
  sentAt: Date | null
  returnedWords: string | null
  lookedBy: string | null
  lookedAt: Date | null
  outputId: string | null
  outputSha256: string | null
}

const columns = {
  id: true,
  recordId: true,
  attachmentId: true,
  sourceSha256: true,
  readingSha256: true,
  notes: true,
  state: true,
  revision: true,
  marks: true,
  refused: true,
  purpose: true,
  begunBy: true,
  begunAt: true,
  markedBy: true,
  sentBy: true,
  sentAt: true,
  returnedWords: true,
  lookedBy: true,
  lookedAt: true,
  outputId: true,
  outputSha256: true,
} as const

// The states are held to these three by a check of the table.
const typed = (row: Omit<RedactionRow, 'state'> & { state: string }): RedactionRow => row as RedactionRow

export async function findRedaction(tx: Tx, recordId: string, id: string): Promise<RedactionRow | undefined> {
  const row = await tx.documentRedaction.findFirst({ where: { id, recordId }, select: columns })
  return row === null ? undefined : typed(row)
}

export async function listRedactions(
  tx: Tx,
  recordId: string,
  attachmentId: string,
): Promise<RedactionRow[]> {
  const rows = await tx.documentRedaction.findMany({
    where: { recordId, attachmentId },
    select: columns,
    orderBy: [{ begunAt: 'asc' }, { id: 'asc' }],
    take: 100,
  })
  return rows.map(typed)
}

export const insertRedaction = (tx: Tx, row: Prisma.DocumentRedactionUncheckedCreateInput) =>
  tx.documentRedaction.create({ data: row, select: { id: true } })

/** Changes the redaction as it was read; false when somebody has changed it since. */
export async function changeRedaction(
  tx: Tx,
  { id, revision }: { id: string; revision: number },
  data: Prisma.DocumentRedactionUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await tx.documentRedaction.updateMany({
    where: { id, revision },
    data: { ...data, revision: revision + 1 },
  })
  return count === 1
}

/** A document of the record, as its redaction needs it. */
export const findSource = (tx: Tx, recordId: string, id: string) =>
  tx.attachment.findFirst({
    where: { id, recordId, kind: 'document' },
    select: { id: true, sha256: true, caption: true, fileName: true, withdrawnAt: true },
  })

/** The number and the marking of the record that the document stands on. */
export const findRecordFacts = (tx: Tx, id: string) =>
  tx.record.findUnique({ where: { id }, select: { reference: true, marking: true } })

export async function officersOf(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, OfficerRef>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  const rows = await tx.$queryRaw<
    { id: string; officer: OfficerRef }[]
  >`SELECT u::text AS id, mips.officer_json(u) AS officer FROM unnest(${wanted}::uuid[]) u`
  return new Map(rows.map(({ id, officer }) => [id, officer]))
}

const accused = new Set(['SUSPECT', 'DEFENDANT', 'ARRESTED', 'DETAINEE', 'ACCUSED', 'CHARGED'])

type LinkedName = { surname?: string | null; forename?: string | null; middle?: string | null; role?: string }

/** The people of the record whom this reader may see, each with whether they are who is accused. */
export async function peopleOf(tx: Tx, recordId: string): Promise<PersonOfCase[]> {
  const rows = await tx.$queryRaw<
    { people: LinkedName[] }[]
  >`SELECT mips.linked_people(${recordId}::uuid) AS people`
  return (rows[0]?.people ?? []).map((person) => ({
    surname: person.surname ?? '',
    forenames: `${person.forename ?? ''} ${person.middle ?? ''}`.split(/\s+/).filter((name) => name !== ''),
    isDefendant: accused.has(person.role ?? ''),
  }))
}
