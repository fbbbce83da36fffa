/** The queries of analytical products; row security shows of each only what the reader may see. */
import type { OfficerRef } from '@mips/contracts/common'
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

const mostListed = 200

export const insertProduct = (tx: Tx, data: Prisma.AnalysisProductUncheckedCreateInput) =>
  tx.analysisProduct.create({ data, select: { id: true } })

export const updateProduct = (tx: Tx, id: string, data: Prisma.AnalysisProductUncheckedUpdateInput) =>
  tx.analysisProduct.update({ where: { id }, data, select: { id: true } })

/** Keeps the product for this transaction; whoever changes, approves or gives it begins with this, before the ledger of a report. */
export const lockProduct = (tx: Tx, id: string) =>
  tx.$queryRaw`SELECT id::text FROM analysis_product WHERE id = ${id}::uuid FOR UPDATE`

/** Approves a draft; false when it is none any more. */
export async function approveDraft(
  tx: Tx,
  id: string,
  approved: { approvedBy: string; approvedAt: Date },
): Promise<boolean> {
  const { count } = await tx.analysisProduct.updateMany({
    where: { id, state: 'DRAFT' },
    data: { ...approved, state: 'APPROVED' },
  })
  return count === 1
}

export const findProduct = (tx: Tx, id: string) => tx.analysisProduct.findUnique({ where: { id } })
export type ProductRow = NonNullable<Awaited<ReturnType<typeof findProduct>>>

/** The products on whose lists this reader is, the newest first. */
export const listProducts = (tx: Tx) =>
  tx.analysisProduct.findMany({ orderBy: [{ madeAt: 'desc' }, { id: 'asc' }], take: mostListed })

/** Numbers, versions and lists of records that this reader sees. */
export const listHeads = (tx: Tx, ids: readonly string[]) =>
  tx.record.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, kind: true, reference: true, version: true, aclId: true },
  })

export const insertSubject = (tx: Tx, data: Prisma.AnalysisSubjectUncheckedCreateInput) =>
  tx.analysisSubject.create({ data, select: { id: true } })

/** What a product is about, in its order and each once: a person who was merged is the one that is left. */
export async function listSubjects(tx: Tx, productId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT x.live::text AS id FROM (SELECT s.place, coalesce(mips.live_nominal(s.record_id), s.record_id) AS live FROM analysis_subject s WHERE s.product_id = ${productId}::uuid) x
     GROUP BY x.live ORDER BY min(x.place), x.live`
  return rows.map(({ id }) => id)
}

export const insertSection = (tx: Tx, data: Prisma.AnalysisSectionUncheckedCreateInput) =>
  tx.analysisSection.create({ data, select: { id: true } })

/** Every version of the words of a product, the newest of each part last. */
export const listSections = (tx: Tx, productId: string) =>
  tx.analysisSection.findMany({ where: { productId }, orderBy: [{ code: 'asc' }, { version: 'asc' }] })
export type SectionRow = Awaited<ReturnType<typeof listSections>>[number]

export const insertEvidence = (tx: Tx, data: Prisma.AnalysisEvidenceUncheckedCreateInput) =>
  tx.analysisEvidence.create({ data, select: { id: true } })

export const endEvidence = (
  tx: Tx,
  id: string,
  ended: { removedAt: Date; removedBy: string; removedReason: string },
) => tx.analysisEvidence.update({ where: { id }, data: ended, select: { id: true } })

/** What a product relies on now. */
export const listEvidence = (tx: Tx, productId: string) =>
  tx.analysisEvidence.findMany({
    where: { productId, removedAt: null },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  })
export type EvidenceRow = Awaited<ReturnType<typeof listEvidence>>[number]

/** Staff by id. */
export async function findOfficers(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<Map<string, OfficerRef>> {
  const rows = await tx.appUser.findMany({
    where: { id: { in: [...new Set(ids)].flatMap((id) => id ?? []) } },
    select: { id: true, staffNumber: true, displayName: true, rank: true },
  })
  return new Map(rows.map((row) => [row.id, row]))
}

/** How many of these people work here now. */
export const countActive = (tx: Tx, ids: readonly string[]) =>
  tx.appUser.count({ where: { id: { in: [...ids] }, status: 'active' } })

export type ReaderRow = { kind: string; id: string; label: string }

/** Who is on a list of readers. */
export const listReaders = (tx: Tx, aclId: number) => tx.$queryRaw<ReaderRow[]>`
  SELECT p.kind, p.principal_id AS id, coalesce(u.display_name, g.name, p.principal_id) AS label
    FROM acl_principal p LEFT JOIN app_user u ON p.kind = 'user' AND u.id::text = p.principal_id LEFT JOIN access_group g ON p.kind = 'group' AND g.id::text = p.principal_id
   WHERE p.acl_id = ${aclId}::int AND p.acl_id <> 0 AND (p.valid_to IS NULL OR p.valid_to > now()) ORDER BY label, id`

/** Lets this request write on a list that its user is on and that was made in it; false when the user is not on it. */
export async function enterOwnList(tx: Tx, aclId: number): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { entered: boolean }[]
  >`SELECT mips.enter_own_list(${aclId}::int) AS entered`
  return rows[0]?.entered ?? false
}

export const moveToList = (tx: Tx, id: string, aclId: number) =>
  tx.record.update({ where: { id }, data: { aclId }, select: { id: true } })

/** Which products are to be looked at again, by the work that is open on them. */
export const listLooks = (tx: Tx, ids: readonly string[], now: Date) =>
  tx.task.findMany({
    where: {
      recordId: { in: [...ids] },
      doneAt: null,
      OR: [{ kind: 'PRODUCT_CHANGED' }, { kind: 'PRODUCT_REVIEW', dueAt: { lt: now } }],
    },
    select: { recordId: true, ownerId: true },
  })

export type EventRow = { id: string; kind: string; reference: string | null; title: string; at: Date }

/** Events with when they happened, the newest first; of kinds that this reader may see. */
export const listEvents = (tx: Tx, ids: readonly string[]) => tx.$queryRaw<EventRow[]>`
  SELECT e.id, e.kind, r.reference, e.title, e.occurred_from AS at FROM event e JOIN record r ON r.id = e.id
   WHERE e.id = ANY (${[...ids]}::uuid[]) AND e.kind <> 'IntelligenceReport' AND mips.may_see_kind(e.kind) ORDER BY e.occurred_from DESC, e.id`

/** Reports that are about these records, as far as this reader may see their links, the newest first. */
export async function listReportsAbout(tx: Tx, ids: readonly string[], limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM link k JOIN event e ON e.id = k.from_id AND e.kind = 'IntelligenceReport'
     WHERE k.valid_to IS NULL AND k.to_id IN (SELECT unnest(${[...ids]}::uuid[]) UNION SELECT p.id FROM person_record p WHERE p.nominal_id = ANY (${[...ids]}::uuid[]))
     GROUP BY e.id, e.occurred_from ORDER BY e.occurred_from DESC, e.id LIMIT ${limit}::int`
  return rows.map(({ id }) => id)
}

/** Whether all that a product is about and stands on is among these, whoever holds it. */
export async function goesWhole(
  tx: Tx,
  productId: string,
  page: { subjectIds: readonly string[]; evidenceIds: readonly string[] },
): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { whole: boolean }[]
  >`SELECT mips.product_goes_whole(${productId}::uuid, ${[...page.subjectIds]}::uuid[], ${[...page.evidenceIds]}::uuid[]) AS whole`
  return rows[0]?.whole ?? false
}

/** One writer at a time on what happens to the paragraphs of a report: a correction is seen, or waits. */
export const lockReport = (tx: Tx, reportId: string) =>
  tx.$executeRaw`SELECT mips.lock_ledger(${reportId}::uuid)`

/** Whether a fact in the live text of a paragraph was wrong and nobody wrote it anew since. */
export async function isTextWrong(tx: Tx, reportId: string, number: number): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { wrong: boolean }[]
  >`SELECT mips.is_text_wrong(${reportId}::uuid, ${number}::int) AS wrong`
  return rows[0]?.wrong ?? true
}
