/** The queries of the intelligence module. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'
import type { IntelligenceRow, OwnRow } from './intelligence.rows.ts'

export type OwnGroup = { id: string; name: string; description: string }

/** The groups that a user is a member of now. */
export const listGroupsOf = (tx: Tx, userId: string) => tx.$queryRaw<OwnGroup[]>`
  SELECT g.id, g.name, g.description FROM access_group g
   WHERE g.id IN (SELECT m.group_id FROM group_member m WHERE m.user_id = ${userId}::uuid AND m.valid_from <= now() AND (m.valid_to IS NULL OR m.valid_to > now())) ORDER BY g.name, g.id`

/** Lets this request write on a list that its user is on and that was made in it; false when the user is not on it. */
export async function enterOwnList(tx: Tx, aclId: number): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { entered: boolean }[]
  >`SELECT mips.enter_own_list(${aclId}::int) AS entered`
  return rows[0]?.entered ?? false
}

/** Which of the records this reader sees, with their kinds. */
export const listKinds = (tx: Tx, ids: readonly string[]) =>
  tx.record.findMany({ where: { id: { in: [...ids] } }, select: { id: true, kind: true } })

/** Writes the event, the report and who wrote it up. */
export async function insertIntelligence(
  tx: Tx,
  rows: {
    event: Prisma.EventUncheckedCreateInput
    report: Prisma.IntelligenceReportUncheckedCreateInput
    /** None for what came through the corridor. */
    officer?: Prisma.EventOfficerUncheckedCreateInput
  },
): Promise<void> {
  await tx.event.create({ data: rows.event, select: { id: true } })
  await tx.intelligenceReport.create({ data: rows.report, select: { id: true } })
  if (rows.officer !== undefined) await tx.eventOfficer.create({ data: rows.officer, select: { id: true } })
}

export const insertParagraph = (tx: Tx, data: Prisma.IntelligenceParagraphUncheckedCreateInput) =>
  tx.intelligenceParagraph.create({ data, select: { id: true } })

/** Written without reading it back: the writer may not. */
export const insertProvenance = (
  tx: Tx,
  row: {
    reportId: string
    number: number
    sourceKey: string
    how: string | null
    isSourceChild: boolean | null
    isSourceVulnerable: boolean | null
    isSourceInPrison: boolean
    isProduct?: boolean
    writtenBy: string
    writtenAt: Date
  },
) => tx.$executeRaw`
  INSERT INTO intelligence_provenance (report_id, number, source_key, how, is_source_child, is_source_vulnerable, is_source_in_prison, is_product, written_by, written_at)
  VALUES (${row.reportId}::uuid, ${row.number}::int, ${row.sourceKey}, ${row.how}, ${row.isSourceChild}::boolean, ${row.isSourceVulnerable}::boolean, ${row.isSourceInPrison}::boolean, ${row.isProduct ?? false}::boolean, ${row.writtenBy}::uuid, ${row.writtenAt}::timestamptz)`

export const insertGrade = (tx: Tx, data: Prisma.IntelligenceGradeUncheckedCreateInput) =>
  tx.intelligenceGrade.create({ data, select: { id: true } })

export const insertCondition = (tx: Tx, data: Prisma.IntelligenceConditionUncheckedCreateInput) =>
  tx.intelligenceCondition.create({ data, select: { id: true } })

export const insertMention = (tx: Tx, data: Prisma.IntelligenceMentionUncheckedCreateInput) =>
  tx.intelligenceMention.create({ data, select: { id: true } })

/** Says to which paragraphs a link belongs, and works out anew who may see the links of the report. */
export async function placeLink(
  tx: Tx,
  reportId: string,
  linkId: string,
  numbers: readonly number[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO intelligence_link (report_id, number, link_id) SELECT ${reportId}::uuid, n, ${linkId}::uuid FROM unnest(${numbers}::int[]) n
    ON CONFLICT (link_id, number) DO NOTHING`
  await placeLinks(tx, reportId)
}

export async function placeLinks(tx: Tx, reportId: string): Promise<void> {
  await tx.$executeRaw`SELECT mips.place_intelligence_links(${reportId}::uuid)`
}

/** Puts the links of a paragraph to what it names right by the last answers; the records that it then links. */
export async function keepMentionedLinks(
  tx: Tx,
  of: {
    reportId: string
    number: number
    values: readonly string[]
    named: readonly string[]
    isRelease: boolean
    at: Date
  },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ linked: string[] }[]>`
    SELECT mips.keep_mentioned(${of.reportId}::uuid, ${of.number}::int, ${[...of.values]}::text[], ${[...of.named]}::text[], ${of.isRelease}::boolean, ${of.at}::timestamptz) AS linked`
  return rows[0]?.linked ?? []
}

export const insertStep = (tx: Tx, data: Prisma.IntelligenceStepUncheckedCreateInput) =>
  tx.intelligenceStep.create({ data, select: { id: true } })

export const setState = (tx: Tx, id: string, state: string) =>
  tx.intelligenceReport.update({ where: { id }, data: { state }, select: { id: true } })

export async function findReport(tx: Tx, id: string): Promise<IntelligenceRow | undefined> {
  const rows = await tx.$queryRaw<
    { answer: IntelligenceRow | null }[]
  >`SELECT mips.read_intelligence(${id}::uuid) AS answer`
  return rows[0]?.answer ?? undefined
}

export async function findOwn(tx: Tx, limit: number): Promise<OwnRow[]> {
  const rows = await tx.$queryRaw<
    { answer: OwnRow[] }[]
  >`SELECT mips.own_intelligence(${limit}::int) AS answer`
  return rows[0]?.answer ?? []
}

/** The unit with most of those who evaluate now, the writer's own first, then one beside it under the same unit above; undefined where nobody does. */
export async function findReadingUnit(tx: Tx, writersUnit: string): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ unitCode: string }[]>`
    SELECT u.unit_code AS "unitCode" FROM app_user u
      JOIN role_grant g ON g.user_id = u.id AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())
      JOIN role_permission p ON p.role_code = g.role_code AND p.permission = 'intelligence.entry.evaluate'
      LEFT JOIN unit m ON m.code = u.unit_code LEFT JOIN unit w ON w.code = ${writersUnit}
     WHERE u.status = 'active'
     GROUP BY u.unit_code
     ORDER BY u.unit_code = ${writersUnit} DESC, coalesce(bool_or(m.parent_code = w.parent_code OR m.parent_code = w.code OR w.parent_code = m.code), false) DESC, count(DISTINCT u.id) DESC, u.unit_code
     LIMIT 1`
  return rows[0]?.unitCode
}
