/** The queries of drafts: unsaved work, seen by its writer only (row security). */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

const listed = { key: true, formVersion: true, updatedAt: true } as const

export const listDrafts = (tx: Tx, userId: string) =>
  tx.draft.findMany({ where: { userId }, select: listed, orderBy: { updatedAt: 'desc' }, take: 100 })

export const findDraft = (tx: Tx, userId: string, key: string) =>
  tx.draft.findUnique({ where: { userId_key: { userId, key } }, select: { ...listed, content: true } })

const isId = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** Which of the paragraphs the user reaches, as row security has it. */
export async function listReachedParagraphs(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const asked = ids.filter(isId)
  if (asked.length === 0) return new Set()
  const rows = await tx.intelligenceParagraph.findMany({
    where: { id: { in: asked } },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}

export const putDraft = (
  tx: Tx,
  row: { userId: string; key: string; formVersion: number; content: Prisma.InputJsonObject; updatedAt: Date },
) =>
  tx.draft.upsert({
    where: { userId_key: { userId: row.userId, key: row.key } },
    create: row,
    update: { formVersion: row.formVersion, content: row.content, updatedAt: row.updatedAt },
    select: listed,
  })

export const countDrafts = (tx: Tx, userId: string) => tx.draft.count({ where: { userId } })

export const deleteDraft = (tx: Tx, userId: string, key: string) =>
  tx.draft.deleteMany({ where: { userId, key } })
