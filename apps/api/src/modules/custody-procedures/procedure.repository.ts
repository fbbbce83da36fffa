/** The queries of the custody-procedures module. */
import type { OfficerRef } from '@mips/contracts/common'
import { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type {
  Basics,
  BiometricsAnswer,
  InterviewsAnswer,
  PropertyAnswer,
  Row,
  SearchesAnswer,
} from './procedure.rows.ts'

/** The tables of rows; each has the same columns. */
export type Table =
  | 'custody_search'
  | 'custody_force'
  | 'custody_property_item'
  | 'custody_property_bag'
  | 'custody_property_move'
  | 'custody_property_signature'
  | 'custody_taking'
  | 'custody_identification'
  | 'custody_interview'
  | 'custody_contact'
  | 'custody_welfare'

export type NewRow = {
  custodyRecordId: string
  /** The row that this one replaces, and the first of its chain. */
  previous?: { id: string; rootId: string } | undefined
  kind: string
  state: string
  at?: Date | null
  until?: Date | null
  facts: object
  why?: string | undefined
  recordedAt: Date
  recordedBy: string
}

/** Writes a row and answers its id and the id of its chain. */
export async function insertRow(tx: Tx, table: Table, row: NewRow): Promise<{ id: string; rootId: string }> {
  const rows = await tx.$queryRaw<{ id: string; rootId: string }[]>`
    WITH made AS (SELECT new_id() AS id)
    INSERT INTO ${Prisma.raw(table)} (id, custody_record_id, root_id, previous_id, kind, state, at, until, facts, why, recorded_at, recorded_by)
    SELECT made.id, ${row.custodyRecordId}::uuid, coalesce(${row.previous?.rootId ?? null}::uuid, made.id), ${row.previous?.id ?? null}::uuid, ${row.kind}, ${row.state},
      ${row.at ?? null}::timestamptz, ${row.until ?? null}::timestamptz, ${JSON.stringify(row.facts)}::jsonb, ${row.why ?? null}, ${row.recordedAt}::timestamptz, ${row.recordedBy}::uuid
    FROM made RETURNING id, root_id AS "rootId"`
  const [made] = rows
  if (made === undefined) throw new Error(`No row was written into ${table}`)
  return made
}

/** Every row of one kind of procedure of a stay, oldest first. */
export async function findRows<R extends Row>(tx: Tx, table: Table, custodyId: string): Promise<R[]> {
  const rows = await tx.$queryRaw<{ rows: R[] }[]>`
    SELECT ${Prisma.raw(`mips.${table}_rows`)}(${custodyId}::uuid) AS rows`
  return rows[0]?.rows ?? []
}

/** The stay as the forms need it; undefined when hidden or unknown. */
export async function findBasics(tx: Tx, id: string): Promise<Basics | undefined> {
  const rows = await tx.$queryRaw<{ stay: Basics | null }[]>`SELECT mips.custody_basics(${id}::uuid) AS stay`
  return rows[0]?.stay ?? undefined
}

const one = async <A>(rows: Promise<{ answer: A | null }[]>): Promise<A | undefined> =>
  (await rows)[0]?.answer ?? undefined

export const readSearches = (tx: Tx, id: string) =>
  one(
    tx.$queryRaw<
      { answer: SearchesAnswer | null }[]
    >`SELECT mips.read_custody_searches(${id}::uuid) AS answer`,
  )
export const readProperty = (tx: Tx, id: string) =>
  one(
    tx.$queryRaw<
      { answer: PropertyAnswer | null }[]
    >`SELECT mips.read_custody_property(${id}::uuid) AS answer`,
  )
export const readBiometrics = (tx: Tx, id: string) =>
  one(
    tx.$queryRaw<
      { answer: BiometricsAnswer | null }[]
    >`SELECT mips.read_custody_biometrics(${id}::uuid) AS answer`,
  )
export const readInterviews = (tx: Tx, id: string) =>
  one(
    tx.$queryRaw<
      { answer: InterviewsAnswer | null }[]
    >`SELECT mips.read_custody_interviews(${id}::uuid) AS answer`,
  )

/** Officers by id, as they stand now; those who are not on the list are left out. */
export const findOfficers = (tx: Tx, ids: readonly string[]): Promise<OfficerRef[]> =>
  tx.appUser.findMany({
    where: { id: { in: [...ids] }, status: 'active' },
    select: { id: true, staffNumber: true, displayName: true, rank: true },
  })

/** Holds one thing of a stay until the end of the request, so that two acts on it come one after the other. */
export async function lockFor(tx: Tx, what: string, id: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${what} ${id}`}, 0))`
}

export const findAsn = (tx: Tx, arrestId: string) =>
  tx.arrestSummons.findUnique({ where: { arrestId }, select: { asn: true, madeAt: true } })

export const insertAsn = (
  tx: Tx,
  row: { arrestId: string; custodyRecordId: string; asn: string; madeAt: Date; madeBy: string },
) => tx.arrestSummons.create({ data: row, select: { asn: true } })

/** The next serial of a force, unit and system in a year. */
export async function takeSerial(tx: Tx, series: string, year: number): Promise<number> {
  const rows = await tx.$queryRaw<
    { serial: number }[]
  >`SELECT mips.next_number(${`ASN:${series}`}, ${year}::int) AS serial`
  return rows[0]?.serial ?? 0
}

export const findAcl = (tx: Tx, id: string) =>
  tx.record.findUnique({ where: { id }, select: { aclId: true } })

export const findStationUnit = (tx: Tx, code: string) =>
  tx.organisationUnit.findUnique({ where: { code }, select: { code: true, name: true, forceCode: true } })

export const isObject = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.object.findUnique({ where: { id }, select: { id: true } })) !== null

/** A photograph in the store that this reader may see. */
export const findPhotograph = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.attachment.findUnique({ where: { id }, select: { id: true } })) !== null
