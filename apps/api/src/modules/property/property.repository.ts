/** The queries of property and exhibits. */
import type { Prisma } from '@mips/database/generated/client'
import type { FoundFacts } from '@mips/domain/stop-search/found-object'
import type { Tx } from '../../platform/db/tx.ts'
import type {
  DeskRow,
  ExhibitRow,
  LineRow,
  MovableRow,
  PlaceInfo,
  PlacePageRow,
  SourceRow,
} from './property.rows.ts'

/** Until the end of the request nobody else registers in this investigation, so that no number is given twice. */
export async function lockCase(tx: Tx, caseId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`exhibits ${caseId}`}, 0))`
}

/** Holds the item until the end of the request: of two scans at once the second one reads what the first one wrote. */
export async function lockExhibit(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM exhibit WHERE id = ${id}::uuid FOR UPDATE`
  return rows.length === 1
}

const answer = async <T>(rows: Promise<{ answer: T | null }[]>): Promise<T | undefined> =>
  (await rows)[0]?.answer ?? undefined

export const findExhibit = (tx: Tx, id: string) =>
  answer(tx.$queryRaw<{ answer: ExhibitRow | null }[]>`SELECT mips.read_exhibit(${id}::uuid) AS answer`)

export const findMovable = (tx: Tx, id: string) =>
  answer(tx.$queryRaw<{ answer: MovableRow | null }[]>`SELECT mips.exhibit_to_move(${id}::uuid) AS answer`)

export const findSource = (tx: Tx, id: string) =>
  answer(tx.$queryRaw<{ answer: SourceRow | null }[]>`SELECT mips.property_source(${id}::uuid) AS answer`)

/** What a stop and search says of the thing that was found in it; null where the record is of another kind. */
export async function findSearchFacts(tx: Tx, id: string): Promise<FoundFacts | null> {
  const row = await tx.stopSearch.findUnique({ where: { id }, select: { facts: true } })
  return row === null ? null : (row.facts as FoundFacts)
}

export const findDesk = (tx: Tx, userId: string, keptBefore: string, limit: number) =>
  answer(
    tx.$queryRaw<
      { answer: DeskRow }[]
    >`SELECT mips.property_desk(${userId}::uuid, ${keptBefore}::date, ${limit}::int) || jsonb_build_object('toSign', mips.exhibits_to_sign(${userId}::uuid, ${limit}::int)) AS answer`,
  )

export const findPlaces = async (tx: Tx): Promise<PlaceInfo[]> =>
  (await answer(tx.$queryRaw<{ answer: PlaceInfo[] }[]>`SELECT mips.property_places(NULL) AS answer`)) ?? []

export const findPlacePage = (tx: Tx, id: string) =>
  answer(
    tx.$queryRaw<{ answer: PlacePageRow | null }[]>`SELECT mips.property_place_page(${id}::uuid) AS answer`,
  )

/** The shelves of a store, as far as this reader sees what lies there. */
export const findShelves = async (tx: Tx, storeId: string): Promise<PlaceInfo[]> =>
  (await findPlaces(tx)).filter(({ parentId }) => parentId === storeId)

export type PlaceToMove = {
  id: string
  keepers: string[]
  isSelfService: boolean
  isClosed: boolean
}

export const findPlaceToMove = (tx: Tx, id: string): Promise<PlaceToMove | undefined> =>
  tx.$queryRaw<PlaceToMove[]>`
    SELECT p.id, mips.place_keepers(p.id) AS keepers, p.is_self_service AS "isSelfService", p.closed_on IS NOT NULL OR s.closed_on IS NOT NULL AS "isClosed" FROM property_place p LEFT JOIN property_place s ON s.id = p.parent_id WHERE p.id = ${id}::uuid`.then(
    (rows) => rows[0],
  )

const lines = (rows: Promise<{ answer: LineRow }[]>) => rows.then((found) => found.map((row) => row.answer))

/** Exhibits by the numbers on their labels. */
export const findByNumbers = (tx: Tx, numbers: readonly string[]): Promise<LineRow[]> =>
  lines(tx.$queryRaw`
    SELECT mips.exhibit_line(e) AS answer FROM record r JOIN exhibit e ON e.id = r.id WHERE r.reference = ANY (${[...numbers]}::text[]) ORDER BY r.reference`)

/** Exhibits by a reference such as JAS/1, the newest first: each investigation has its own. */
export const findByReference = (tx: Tx, reference: string, limit: number): Promise<LineRow[]> =>
  lines(tx.$queryRaw`
    SELECT mips.exhibit_line(e) AS answer FROM (SELECT * FROM exhibit x WHERE x.exhibit_ref = ${reference} ORDER BY x.seized_at DESC, x.id LIMIT ${limit}) e`)

/** Exhibits under a seal, or with the words in their description. */
export const findByWords = (tx: Tx, typed: string, limit: number): Promise<LineRow[]> =>
  lines(tx.$queryRaw`
    WITH hits AS (
      (SELECT m.exhibit_id AS id FROM exhibit_move m WHERE m.seal_after = upper(${typed}) LIMIT ${limit})
      UNION (SELECT s.record_id FROM record_search_open s WHERE s.kind = 'Exhibit' AND s.text LIKE '%' || mips.fold(${typed}) || '%' LIMIT ${limit})
      UNION (SELECT s.record_id FROM record_search_restricted s WHERE s.kind = 'Exhibit' AND s.text LIKE '%' || mips.fold(${typed}) || '%' LIMIT ${limit}))
    SELECT mips.exhibit_line(e) AS answer FROM (SELECT x.* FROM exhibit x JOIN hits h ON h.id = x.id ORDER BY x.seized_at DESC, x.id LIMIT ${limit}) e`)

/** The exhibits of a case, by their references. */
export const findTaken = async (tx: Tx, caseIds: string[]) =>
  tx.exhibit.findMany({
    where: { sourceId: { in: caseIds } },
    select: { id: true, exhibitRef: true },
  })

export const findUser = (tx: Tx, id: string) =>
  tx.appUser.findUnique({ where: { id }, select: { id: true, displayName: true, rank: true } })

/** An officer as lists name them. */
export const findOfficerRef = (tx: Tx, id: string) =>
  tx.appUser.findUniqueOrThrow({
    where: { id },
    select: { id: true, staffNumber: true, displayName: true, rank: true },
  })

export type Named = { id: string; aclId: number }
export const findNamed = {
  person: (tx: Tx, id: string): Promise<Named | null> =>
    tx.personRecord.findUnique({ where: { id }, select: { id: true, aclId: true } }),
  location: (tx: Tx, id: string): Promise<Named | null> =>
    tx.location.findUnique({ where: { id }, select: { id: true, aclId: true } }),
  object: (tx: Tx, id: string): Promise<Named | null> =>
    tx.object.findUnique({ where: { id }, select: { id: true, aclId: true } }),
}

export async function insertExhibit(
  tx: Tx,
  exhibit: Prisma.ExhibitUncheckedCreateInput,
  move: Prisma.ExhibitMoveUncheckedCreateInput,
): Promise<void> {
  await tx.exhibit.create({ data: exhibit, select: { id: true } })
  await tx.exhibitMove.create({ data: move, select: { id: true } })
}

export async function insertMove(
  tx: Tx,
  move: Prisma.ExhibitMoveUncheckedCreateInput,
  exhibit: Prisma.ExhibitUncheckedUpdateInput,
): Promise<void> {
  await tx.exhibitMove.create({ data: move, select: { id: true } })
  await tx.exhibit.update({ where: { id: move.exhibitId }, data: exhibit, select: { id: true } })
}

export const updateExhibit = (tx: Tx, id: string, data: Prisma.ExhibitUncheckedUpdateInput) =>
  tx.exhibit.update({ where: { id }, data, select: { id: true } })

export const insertDisposal = (tx: Tx, row: Prisma.ExhibitDisposalUncheckedCreateInput) =>
  tx.exhibitDisposal.create({ data: row, select: { id: true } })

/** Moves a disposal on from the state that it has; false when it has another one. */
export async function updateDisposal(
  tx: Tx,
  which: { id: string; exhibitId: string; state: string },
  data: Prisma.ExhibitDisposalUncheckedUpdateManyInput,
): Promise<boolean> {
  return (await tx.exhibitDisposal.updateMany({ where: which, data })).count === 1
}

export const insertSubmission = (tx: Tx, row: Prisma.ExhibitSubmissionUncheckedCreateInput) =>
  tx.exhibitSubmission.create({ data: row, select: { id: true } })

export const updateSubmission = (tx: Tx, id: string, data: Prisma.ExhibitSubmissionUncheckedUpdateInput) =>
  tx.exhibitSubmission.update({ where: { id }, data, select: { id: true } })

export const insertCopy = (tx: Tx, row: Prisma.ExhibitCopyUncheckedCreateInput) =>
  tx.exhibitCopy.create({ data: row, select: { id: true } })

export const insertView = (tx: Tx, row: Prisma.ExhibitViewUncheckedCreateInput) =>
  tx.exhibitView.create({ data: row, select: { id: true } })

export const insertSign = (tx: Tx, row: Prisma.ExhibitSignUncheckedCreateInput) =>
  tx.exhibitSign.create({ data: row, select: { id: true } })

/** Ends what was asked for of an item, because it went there. */
export const findOpenRequests = (tx: Tx, which: { exhibitId: string; what: string }) =>
  tx.exhibitRequest.findMany({ where: { ...which, endedAt: null }, select: { id: true, neededOn: true } })

export const endRequests = (tx: Tx, ids: readonly string[], by: string, at: Date) =>
  tx.exhibitRequest.updateMany({
    where: { id: { in: [...ids] }, endedAt: null },
    data: { endedAt: at, endedBy: by, endWords: 'It was moved there.' },
  })

export const findPlaceByCode = (tx: Tx, code: string) =>
  tx.propertyPlace.findUnique({ where: { code }, select: { id: true } })

export const insertPlace = (tx: Tx, row: Prisma.PropertyPlaceUncheckedCreateInput) =>
  tx.propertyPlace.create({ data: row, select: { id: true } })

/** Changes a place that nobody else changed meanwhile; false when somebody did. */
export async function updatePlace(
  tx: Tx,
  which: { id: string; version: number },
  data: Prisma.PropertyPlaceUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await tx.propertyPlace.updateMany({
    where: which,
    data: { ...data, version: which.version + 1 },
  })
  return count === 1
}

export async function insertCount(
  tx: Tx,
  count: Prisma.PropertyCountUncheckedCreateInput,
  answers: readonly { exhibitId: string; answer: string }[],
  countedOn: Date,
): Promise<string> {
  const { id } = await tx.propertyCount.create({ data: count, select: { id: true } })
  for (const row of answers)
    await tx.propertyCountLine.create({ data: { countId: id, ...row }, select: { id: true } })
  await tx.propertyPlace.update({
    where: { id: count.placeId },
    data: { lastCountedOn: countedOn },
    select: { id: true },
  })
  return id
}
