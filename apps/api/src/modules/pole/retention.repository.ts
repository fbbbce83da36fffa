/** The queries of the dates of review and disposal of records. */
import type { Tx } from '../../platform/db/tx.ts'

export type MatterRow = {
  recordId: string
  kind: string
  recordedAt: Date
  isOpen: boolean
  hoCode: string | null
  nominalId: string | null
  latestBirth: Date | null
  personRecordId: string | null
  matterId: string | null
  matterKind: string | null
  role: string | null
  matterAt: Date | null
  hoCodes: string[] | null
}

/** Of each record its people and their matters, as far as every reader of the record may see them. */
export const listMatters = (tx: Tx, ids: readonly string[], roles: readonly string[]) => tx.$queryRaw<
  MatterRow[]
>`
  SELECT m.record_id AS "recordId", m.kind, m.recorded_at AS "recordedAt", m.is_open AS "isOpen", m.ho_code AS "hoCode", m.nominal_id AS "nominalId", m.latest_birth AS "latestBirth",
         m.person_record_id AS "personRecordId", m.matter_id AS "matterId", m.matter_kind AS "matterKind", m.role, m.matter_at AS "matterAt", m.ho_codes AS "hoCodes"
    FROM mips.retention_matters(${[...ids]}::uuid[], ${[...roles]}::text[]) m`

export type DateRow = {
  recordId: string
  group: number
  reviewOn: string | null
  purgeNotBefore: string | null
}

/** The last review of each record that somebody did; one that was done before the day it was called for counts as of that day. */
export const listReviewed = (tx: Tx, ids: readonly string[]) => tx.$queryRaw<
  { recordId: string; reviewedOn: string }[]
>`
  SELECT t.record_id AS "recordId", max(greatest(to_char(t.done_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD'), t.once)) AS "reviewedOn"
    FROM task t WHERE t.record_id = ANY (${[...ids]}::uuid[]) AND t.kind = 'RETENTION_REVIEW' AND t.done_at IS NOT NULL GROUP BY t.record_id`

/** Keeps the dates of records and answers how many changed; a row that says the same already stays as it is. */
export const upsertDates = (tx: Tx, rows: readonly DateRow[], at: Date): Promise<number> => tx.$executeRaw`
  INSERT INTO retention_date AS d (record_id, retention_group, review_on, purge_not_before, worked_out_at)
  SELECT x."recordId", x."group", x."reviewOn", x."purgeNotBefore", ${at} FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x("recordId" uuid, "group" int, "reviewOn" date, "purgeNotBefore" date)
  ON CONFLICT (record_id) DO UPDATE SET retention_group = excluded.retention_group, review_on = excluded.review_on, purge_not_before = excluded.purge_not_before, worked_out_at = excluded.worked_out_at
   WHERE (d.retention_group, d.review_on, d.purge_not_before) IS DISTINCT FROM (excluded.retention_group, excluded.review_on, excluded.purge_not_before)`
