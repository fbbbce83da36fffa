/** The queries of warrants; row security and the kind of record narrow them to what the reader may see. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { ClockRow, WarrantRow } from './warrant.rows.ts'

/** The warrant with everything; undefined when hidden or unknown. */
export async function findWarrant(tx: Tx, id: string): Promise<WarrantRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: WarrantRow | null }[]
  >`SELECT mips.read_warrant(${id}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export type Filter = {
  view: string
  grade?: string | undefined
  kind?: string | undefined
  area?: string | undefined
}

/** The rows of the register that a filter leaves, and how many it left in all. */
export async function listRegister(
  tx: Tx,
  filter: Filter,
  limit: number,
): Promise<{ total: number; rows: ClockRow[] }> {
  const rows = await tx.$queryRaw<
    { answer: { total: number; rows: ClockRow[] } }[]
  >`SELECT mips.warrant_register(${filter.view}, ${filter.grade ?? null}::text, ${filter.area ?? null}::text, ${filter.kind ?? null}::text, ${limit}::int) AS answer`
  return rows[0]?.answer ?? { total: 0, rows: [] }
}

export type CourtRow = { code: string; name: string; kind: string }

const mostCourts = 20

/** Courts whose name holds every word; magistrates' courts first. */
export const searchCourts = (tx: Tx, typed: string): Promise<CourtRow[]> =>
  tx.$queryRaw<CourtRow[]>`
    SELECT code, name, kind FROM organisation_unit
     WHERE kind LIKE '%Courts' AND name <> '' AND NOT EXISTS (
       SELECT 1 FROM unnest(string_to_array(mips.fold(${typed}), ' ')) AS w WHERE strpos(mips.fold(name || ' ' || kind), w) = 0)
     ORDER BY kind DESC, name, code LIMIT ${mostCourts}`

export async function findCourt(tx: Tx, code: string): Promise<CourtRow | undefined> {
  const row = await tx.organisationUnit.findUnique({
    where: { code },
    select: { code: true, name: true, kind: true },
  })
  return row === null || !row.kind.endsWith('Courts') ? undefined : row
}

/** The units in which somebody works. */
export async function listUnits(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<
    { code: string }[]
  >`SELECT DISTINCT unit_code AS code FROM app_user WHERE status = 'active' AND unit_code <> '' ORDER BY 1`
  return rows.map(({ code }) => code)
}

export const isUser = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.appUser.count({ where: { id, status: 'active' } })) === 1

export const findPerson = (tx: Tx, id: string) =>
  tx.personRecord.findUnique({ where: { id }, select: { id: true, aclId: true, nominalId: true } })

export const findKind = (tx: Tx, id: string) =>
  tx.record.findUnique({ where: { id }, select: { kind: true } })

/** Live warrants on anybody who is this person, as the reader sees them. */
export const listLiveOf = (tx: Tx, nominalId: string) =>
  tx.$queryRaw<
    {
      id: string
      kind: string
      courtCode: string
      courtReference: string | null
      issuedAt: Date | null
    }[]
  >`
    SELECT w.id, w.kind, w.court_code AS "courtCode", w.court_reference AS "courtReference", w.issued_at AS "issuedAt" FROM warrant w JOIN person_record p ON p.id = w.person_record_id
     WHERE p.nominal_id = ${nominalId}::uuid AND w.state IN ('REQUESTED', 'ISSUED', 'GRADED', 'ALLOCATED', 'TRANSFERRED') AND mips.may_see_kind('Warrant') ORDER BY w.issued_at, w.id`

/** What a result of the court made or ended before, so that one that comes twice does nothing more. */
export const listByResult = (tx: Tx, resultId: string) =>
  tx.warrant.findMany({
    where: { OR: [{ madeByResult: resultId }, { endReference: resultId }] },
    select: { id: true, madeByResult: true },
  })

/** One writer at a time for each result of a court. */
export const lockResult = (tx: Tx, resultId: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('court result ' || ${resultId}, 0))`

export type AddressRow = { id: string; words: string }

/** A place that this reader may see, in words. */
export async function findPlace(tx: Tx, id: string): Promise<AddressRow | undefined> {
  const rows = await tx.$queryRaw<
    AddressRow[]
  >`SELECT l.id, mips.address_line(l) AS words FROM location l WHERE l.id = ${id}::uuid AND mips.may_see_kind('Location')`
  return rows[0]
}

/** Where the person lives or is bailed to by the store, the newest first. */
export const listHomes = (tx: Tx, nominalId: string, roles: readonly string[]): Promise<AddressRow[]> =>
  tx.$queryRaw<AddressRow[]>`
    SELECT x.id, x.words FROM (
      SELECT DISTINCT ON (l.id) l.id, mips.address_line(l) AS words, coalesce(k.valid_from, k.created_at) AS since
        FROM person_record p JOIN link k ON k.from_id = p.id AND k.role = ANY (${[...roles]}::text[]) AND k.valid_to IS NULL JOIN location l ON l.id = k.to_id
       WHERE p.nominal_id = ${nominalId}::uuid AND mips.may_see_kind('Location') ORDER BY l.id, since DESC) x ORDER BY x.since DESC, x.id LIMIT 5`

/** Where an arrest was made, in words. */
export async function findArrestPlace(tx: Tx, arrestId: string): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ words: string | null }[]>`
    SELECT coalesce((SELECT mips.address_line(l) FROM location l WHERE l.id = mips.place_of_event(a.id)), a.place_text) AS words FROM arrest a WHERE a.id = ${arrestId}::uuid AND mips.may_see_kind('Arrest')`
  return rows[0]?.words ?? undefined
}

export async function insertWarrant(
  tx: Tx,
  rows: { event: Prisma.EventUncheckedCreateInput; warrant: Prisma.WarrantUncheckedCreateInput },
): Promise<void> {
  await tx.event.create({ data: rows.event, select: { id: true } })
  await tx.warrant.create({ data: rows.warrant, select: { id: true } })
}

export async function updateWarrant(
  tx: Tx,
  id: string,
  warrant: Prisma.WarrantUncheckedUpdateInput,
  event: Prisma.EventUncheckedUpdateInput = {},
): Promise<void> {
  await tx.warrant.update({ where: { id }, data: warrant, select: { id: true } })
  if (Object.keys(event).length > 0)
    await tx.event.update({ where: { id }, data: event, select: { id: true } })
}

const id = { id: true } as const
export const insertAddress = (tx: Tx, data: Prisma.WarrantAddressUncheckedCreateInput) =>
  tx.warrantAddress.create({ data, select: id })
export const insertAttempt = (tx: Tx, data: Prisma.WarrantAttemptUncheckedCreateInput) =>
  tx.warrantAttempt.create({ data, select: id })
export const insertCirculation = (tx: Tx, data: Prisma.WarrantCirculationUncheckedCreateInput) =>
  tx.warrantCirculation.create({ data, select: id })
export const insertPayment = (tx: Tx, data: Prisma.WarrantPaymentUncheckedCreateInput) =>
  tx.warrantPayment.create({ data, select: id })

/** Changes a circulation that stands; false where it was taken off before. */
export const updateCirculation = async (
  tx: Tx,
  which: { id: string; warrantId: string },
  data: Prisma.WarrantCirculationUncheckedUpdateInput,
): Promise<boolean> =>
  (await tx.warrantCirculation.updateMany({ where: { ...which, cancelledAt: null }, data })).count === 1
