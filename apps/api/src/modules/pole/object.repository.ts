/** The queries of objects. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

/** What is stored of an object; `details` are its fields by kind, as JSON. */
export type ObjectRow = { kind: string; label: string; keyValue: string | null; details: object }

const stored = ({ details, ...row }: ObjectRow) => ({
  ...row,
  details: { ...details } satisfies Prisma.InputJsonObject,
})

/** Writes the row of an object whose record is made already. */
export async function insertObject(tx: Tx, id: string, row: ObjectRow): Promise<void> {
  await tx.object.create({ data: { id, ...stored(row) }, select: { id: true } })
}

export const findObject = (tx: Tx, id: string) =>
  tx.object.findUnique({
    where: { id },
    select: { id: true, kind: true, label: true, keyValue: true, details: true },
  })

/** An object of the kind with the key, as this reader sees them. */
export const findObjectByKey = (tx: Tx, kind: string, keyValue: string) =>
  tx.object.findFirst({
    where: { kind, keyValue },
    select: { id: true, label: true },
    orderBy: { id: 'asc' },
  })

export async function updateObject(tx: Tx, id: string, row: ObjectRow): Promise<void> {
  await tx.object.update({ where: { id }, data: stored(row), select: { id: true } })
}
