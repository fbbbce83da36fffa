/** The queries of nominals and their person records: made, added to, corrected, placed. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { RawNominal } from './nominal.raw.ts'

/** Writes the nominal that shares the id of its record. */
export const insertNominal = (tx: Tx, id: string, createdAt: Date) =>
  tx.nominal.create({ data: { id, createdAt }, select: { id: true } })

/** Writes what one source says of a person. */
export const insertPersonRecord = (tx: Tx, row: Prisma.PersonRecordUncheckedCreateInput) =>
  tx.personRecord.create({ data: row, select: { id: true } })

export const insertName = (tx: Tx, row: Prisma.PersonNameUncheckedCreateInput) =>
  tx.personName.create({ data: row, select: { id: true } })

export const insertIdentifier = (tx: Tx, row: Prisma.PersonIdentifierUncheckedCreateInput) =>
  tx.personIdentifier.create({ data: row, select: { id: true } })

/** Whether the person record already holds this identifier. */
export const findIdentifier = (tx: Tx, personRecordId: string, type: string, value: string) =>
  tx.personIdentifier.findFirst({ where: { personRecordId, type, value }, select: { id: true } })

/** The person records of a nominal that this reader may see, the oldest first. */
export const findPersonRecords = (tx: Tx, nominalId: string) =>
  tx.personRecord.findMany({ where: { nominalId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })

export type PersonRecordRow = Awaited<ReturnType<typeof findPersonRecords>>[number]

/** Names, and the postcode of the latest home, of one person record: what its search rows are made of. */
export async function findSearched(tx: Tx, personRecordId: string) {
  const record = await tx.personRecord.findUniqueOrThrow({
    where: { id: personRecordId },
    select: { dob: true, dobTo: true, dobPrecision: true },
  })
  const names = await tx.personName.findMany({
    // What a protected change hides is in no search row, whoever writes it.
    where: { personRecordId, isProtected: false },
    orderBy: { id: 'asc' },
    select: { id: true, forename: true, middle: true, surname: true },
  })
  const homes = await tx.$queryRaw<{ postcode: string | null }[]>`
    SELECT l.postcode FROM link k JOIN location l ON l.id = k.to_id WHERE k.from_id = ${personRecordId}::uuid AND k.valid_to IS NULL AND l.postcode IS NOT NULL
     ORDER BY k.role <> 'LIVES', coalesce(k.valid_from, k.created_at) DESC, k.id LIMIT 1`
  return { record, names, postcode: homes[0]?.postcode ?? null }
}

/** Writes the search rows of a person record anew on the side that its access list says. */
export async function writeSearchRows(tx: Tx, personRecordId: string, rows: unknown[]): Promise<void> {
  await tx.$executeRaw`SELECT mips.index_person(${personRecordId}::uuid, ${JSON.stringify(rows)}::jsonb)`
}

/** The access list of a record that this reader may see. */
export const findAclOf = (tx: Tx, recordId: string) =>
  tx.record.findUnique({ where: { id: recordId }, select: { aclId: true, kind: true } })

/** The telephone with this number, where this reader may see one. */
export const findPhone = (tx: Tx, number: string) =>
  tx.object.findFirst({
    where: { kind: 'PHONE', keyValue: number },
    orderBy: { id: 'asc' },
    select: { id: true },
  })

export const insertPhone = (tx: Tx, row: { id: string; number: string; label: string }) =>
  tx.object.create({
    data: { id: row.id, kind: 'PHONE', label: row.label, keyValue: row.number },
    select: { id: true },
  })

/** Whether a live link of this role already stands. */
export const findLink = (tx: Tx, fromId: string, toId: string, role: string) =>
  tx.link.findFirst({ where: { fromId, toId, role, validTo: null }, select: { id: true } })

export const updatePersonRecord = (tx: Tx, id: string, data: Prisma.PersonRecordUncheckedUpdateInput) =>
  tx.personRecord.update({ where: { id }, data, select: { id: true } })

export const updateName = (tx: Tx, id: string, data: Prisma.PersonNameUncheckedUpdateInput) =>
  tx.personName.update({ where: { id }, data, select: { id: true } })

/** The names of a person record, the oldest first. */
export const findNames = (tx: Tx, personRecordId: string) =>
  tx.personName.findMany({ where: { personRecordId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })

export const findVersion = (tx: Tx, recordId: string) =>
  tx.record.findUniqueOrThrow({ where: { id: recordId }, select: { version: true } })

/** Keeps a decision on two person records. */
export const insertDecision = (tx: Tx, row: Prisma.IdentityDecisionUncheckedCreateInput) =>
  tx.identityDecision.create({ data: row, select: { id: true } })

/** Every visible fact of a nominal, in one statement; undefined when it is not there for this reader. */
export async function findRaw(tx: Tx, nominalId: string): Promise<RawNominal | undefined> {
  const rows = await tx.$queryRaw<
    { answer: RawNominal | null }[]
  >`SELECT mips.read_nominal(${nominalId}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}
