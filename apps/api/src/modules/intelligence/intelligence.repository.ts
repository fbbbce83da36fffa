/** The queries of the intelligence module. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

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

/** Writes the event, the entry and who wrote it up. */
export async function insertIntelligence(
  tx: Tx,
  rows: {
    event: Prisma.EventUncheckedCreateInput
    entry: Prisma.IntelligenceReportUncheckedCreateInput
    officer: Prisma.EventOfficerUncheckedCreateInput
  },
): Promise<void> {
  await tx.event.create({ data: rows.event, select: { id: true } })
  await tx.intelligenceReport.create({ data: rows.entry, select: { id: true } })
  await tx.eventOfficer.create({ data: rows.officer, select: { id: true } })
}
