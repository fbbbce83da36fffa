/** The queries of result codes, of the diary, and of a person's standing with the courts. */
import type { Prisma } from '@mips/database/generated/client'
import type { OfficerRef } from '@mips/contracts/common'
import type { Tx } from '../../platform/db/tx.ts'

export type MessageRow = Prisma.CourtMessageGetPayload<object>

export type CodeRow = { code: number; label: string; type: string }

const most = 500

export const findCodes = (tx: Tx, codes: readonly number[]): Promise<CodeRow[]> =>
  tx.courtResultCode.findMany({
    where: { code: { in: [...codes] } },
    select: { code: true, label: true, type: true },
  })

/** Result codes that begin with the text, or whose words hold each word of it; shorter ones first. */
export const searchCodes = (tx: Tx, typed: string): Promise<CodeRow[]> =>
  tx.$queryRaw`
    SELECT code, label, type FROM court_result_code
     WHERE (${typed.trim()} <> '' AND code::text ^@ ${typed.trim()}) OR NOT EXISTS (
       SELECT 1 FROM unnest(string_to_array(mips.fold(${typed}), ' ')) AS w WHERE strpos(label_folded, w) = 0)
     ORDER BY code::text ^@ ${typed.trim()} DESC, length(label), code LIMIT 20`

export const findOfficers = (tx: Tx, ids: readonly string[]): Promise<OfficerRef[]> =>
  tx.appUser.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, staffNumber: true, displayName: true, rank: true },
  })

/** The unit in which most of those sit who keep warrants: the warrants that a court makes are theirs. */
export async function findWarrantUnit(tx: Tx): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ unit: string }[]>`
    SELECT u.unit_code AS unit FROM role_grant g JOIN app_user u ON u.id = g.user_id
     WHERE g.role_code = 'WARRANT_OFFICER' AND u.status = 'active' AND u.unit_code IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`
  return rows[0]?.unit
}

export type DiaryRow = {
  id: string
  caseId: string
  urn: string
  title: string
  state: string
  day: string
  time: string | null
  type: string
  courtCode: string
  courtName: string
  courtKind: string
  isHeard: boolean
  officer: OfficerRef | null
  needed: number
  notWarned: number
}

export async function readDiary(
  tx: Tx,
  of: { from: string; to: string; courtCode: string | null; limit: number },
): Promise<DiaryRow[]> {
  const rows = await tx.$queryRaw<{ answer: DiaryRow[] }[]>`
    SELECT mips.court_diary(${of.from}::date, ${of.to}::date, ${of.courtCode}, ${of.limit}::int) AS answer`
  return rows[0]?.answer ?? []
}

type CourtOf = { court: string; courtKind: string; caseId: string | null; urn: string | null }

export type NominalRow = {
  results: (CourtOf & {
    id: string
    lineId: string
    offence: string
    code: string
    day: string
    plea: string | null
    verdict: string | null
    results: unknown
    isConviction: boolean
    state: string
  })[]
  remands: (CourtOf & { id: string; remand: string; from: string; conditions: string[] })[]
  hearings: (CourtOf & { id: string; day: string; time: string | null; type: string })[]
}

/** What the courts say of a person; undefined where the reader may not see them. */
export async function readNominal(tx: Tx, nominalId: string, today: string): Promise<NominalRow | undefined> {
  const rows = await tx.$queryRaw<{ answer: NominalRow | null }[]>`
    SELECT mips.court_of_nominal(${nominalId}::uuid, ${today}::date) AS answer`
  return rows[0]?.answer ?? undefined
}

/** The tasks of a kind that are open on a record, by what they were raised for. */
export const findOpenTasks = (tx: Tx, recordId: string, kind: string) =>
  tx.task.findMany({ where: { recordId, kind, doneAt: null }, select: { once: true }, take: most })
