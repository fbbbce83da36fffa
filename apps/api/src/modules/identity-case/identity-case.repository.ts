/** The queries of identity cases: names, deaths, changes, and cases of identifiers. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

export const insertName = (tx: Tx, row: Prisma.PersonNameUncheckedCreateInput) =>
  tx.personName.create({ data: row, select: { id: true } })

export const findName = (tx: Tx, personRecordId: string) =>
  tx.personName.findFirst({
    where: { personRecordId, kind: 'PRIMARY' },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })

/** The names by which the person was known until now become previous ones. */
export const retireNames = (tx: Tx, personRecordIds: string[], validTo: Date) =>
  tx.personName.updateMany({
    where: { personRecordId: { in: personRecordIds }, kind: 'PRIMARY' },
    data: { kind: 'PREVIOUS', validTo },
  })

/** Turns every name but one of a person record into a protected one. */
export async function protectNames(tx: Tx, personRecordId: string, exceptId: string | null): Promise<void> {
  await tx.$executeRaw`SELECT mips.protect_names(${personRecordId}::uuid, ${exceptId}::uuid)`
}

export const findRecords = (tx: Tx, nominalId: string) =>
  tx.personRecord.findMany({
    where: { nominalId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, aclId: true, dob: true, isUnidentified: true, deathEvidence: true },
  })

export const updateRecords = (tx: Tx, ids: string[], data: Prisma.PersonRecordUncheckedUpdateManyInput) =>
  tx.personRecord.updateMany({ where: { id: { in: ids } }, data })

export const insertChange = (tx: Tx, row: Prisma.IdentityChangeUncheckedCreateInput) =>
  tx.identityChange.create({ data: row, select: { id: true } })

/** People of whom no source has given a name yet, the latest first. */
export const listUnidentifiedRows = (
  tx: Tx,
  limit: number,
): Promise<{ nominalId: string; recordedAt: Date }[]> =>
  tx.$queryRaw`SELECT p.nominal_id AS "nominalId", min(p.created_at) AS "recordedAt" FROM person_record p
    GROUP BY p.nominal_id HAVING bool_and(p.is_unidentified) ORDER BY min(p.created_at) DESC, p.nominal_id LIMIT ${limit}::int`

export type CaseRow = {
  id: string
  kind: string
  nominalId: string
  recordId: string
  identifierType: string
  identifierIds: string[]
  openedAt: Date
  settledAt: Date | null
  outcome: string | null
  reason: string | null
  values: { identifierId: string; value: string; personRecordId: string; recordedAt: string }[]
}

/** Cases of two identifiers with the values that this reader may see, the longest open first. */
export const listCaseRows = (
  tx: Tx,
  asked: { nominalId: string | null; isSettled: boolean | null; id: string | null; limit: number },
): Promise<CaseRow[]> =>
  tx.$queryRaw`
    SELECT c.id, c.kind, p.nominal_id AS "nominalId", c.record_id AS "recordId", c.identifier_type AS "identifierType", c.identifier_ids AS "identifierIds", c.opened_at AS "openedAt",
           c.settled_at AS "settledAt", c.outcome, c.reason,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('identifierId', i.id, 'value', i.value, 'personRecordId', i.person_record_id, 'recordedAt', i.created_at) ORDER BY i.created_at, i.id), '[]')
              FROM person_identifier i WHERE i.id = ANY (c.identifier_ids)) AS values
      FROM identity_case c JOIN person_record p ON p.id = c.record_id
     WHERE (${asked.id}::uuid IS NULL OR c.id = ${asked.id}::uuid) AND (${asked.isSettled}::boolean IS NULL OR (c.settled_at IS NOT NULL) = ${asked.isSettled}::boolean)
       AND (${asked.nominalId}::uuid IS NULL OR p.nominal_id = ${asked.nominalId}::uuid)
     ORDER BY c.opened_at, c.id LIMIT ${asked.limit}::int`

export const settleCaseRow = (
  tx: Tx,
  id: string,
  data: { settledAt: Date; settledBy: string; outcome: string; reason: string },
) => tx.identityCase.update({ where: { id }, data, select: { id: true } })

export const invalidateIdentifier = (tx: Tx, id: string) =>
  tx.personIdentifier.update({ where: { id }, data: { isValid: false }, select: { id: true } })
