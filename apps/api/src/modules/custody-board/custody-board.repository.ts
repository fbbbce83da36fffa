/** The queries of alarms, duties, rounds and the pack. */
import type { RaisedStage } from '@mips/domain/custody/alarm-items'
import type { Tx } from '../../platform/db/tx.ts'
import { statesHeld } from './held.ts'
import type { AckRow, AlarmRow, DutyRow, PackRow } from './custody-board.rows.ts'

/** Every list that there is: alarms are raised for everybody held, whoever may see them. */
export async function allLists(tx: Pick<Tx, '$queryRaw'>): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM acl ORDER BY id`
  return [...new Set([0, ...rows.map(({ id }) => id)])]
}

/** One server does it at a time: true for the one that holds the lock until the end of this transaction. */
export async function isLeader(tx: Tx, job: string): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { mine: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(hashtextextended(${job}, 0)) AS mine`
  return rows[0]?.mine ?? false
}

type Stage = RaisedStage & { recordId: string; stationCode: string }

/** Raises the stages that are not raised yet; answers how many were new. */
export const insertAlarms = (
  tx: Tx,
  stages: readonly Stage[],
  raisedAt: Date,
): Promise<{ recordId: string }[]> =>
  stages.length === 0
    ? Promise.resolve([])
    : tx.$queryRaw<{ recordId: string }[]>`
  INSERT INTO custody_alarm (custody_record_id, station_code, what, label, rule, due_at, minutes_before, level, shown_to, stage_at, raised_at)
  SELECT x."recordId", x."stationCode", x.what, x.label, x.rule, x."dueAt", x."minutesBefore", x.level, ARRAY(SELECT jsonb_array_elements_text(x."to")), x.at, ${raisedAt}
    FROM jsonb_to_recordset(${JSON.stringify(stages)}::jsonb) AS x("recordId" uuid, "stationCode" text, what text, label text, rule text, "dueAt" timestamptz(3), "minutesBefore" int, level text, "to" jsonb, at timestamptz(3))
  ON CONFLICT DO NOTHING RETURNING custody_record_id AS "recordId"`

/** Ends the open alarms of what is no longer due: it was done, or is due at another time. */
export const endAlarms = (
  tx: Tx,
  due: readonly { recordId: string; what: string; label: string; at: string }[],
  endedAt: Date,
): Promise<{ recordId: string }[]> => tx.$queryRaw`
  UPDATE custody_alarm a SET ended_at = ${endedAt}, ended_because = CASE WHEN a.what <> 'BAIL_END' AND EXISTS (SELECT 1 FROM custody_record c WHERE c.id = a.custody_record_id AND c.released_at IS NOT NULL) THEN 'RELEASED' ELSE 'NO_LONGER_DUE' END
   WHERE a.ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM jsonb_to_recordset(${JSON.stringify(due)}::jsonb) AS x("recordId" uuid, what text, label text, at timestamptz(3))
     WHERE x."recordId" = a.custody_record_id AND x.what = a.what AND x.label = a.label AND x.at = a.due_at) RETURNING a.custody_record_id AS "recordId"`

/** The open alarms of these suites, the latest stage of each thing due first. */
export const findOpenAlarms = (tx: Tx, stationCodes: readonly string[]): Promise<AlarmRow[]> => tx.$queryRaw`
  SELECT id, custody_record_id AS "recordId", station_code AS "stationCode", what, label, rule, due_at AS "dueAt", minutes_before AS "minutesBefore", level, shown_to AS "shownTo", stage_at AS "stageAt", raised_at AS "raisedAt"
    FROM custody_alarm WHERE ended_at IS NULL AND station_code = ANY (${[...stationCodes]}::text[]) ORDER BY due_at, minutes_before, id`

export async function findAlarm(tx: Tx, id: string, recordId: string): Promise<AlarmRow | undefined> {
  const rows = await tx.$queryRaw<AlarmRow[]>`
  SELECT id, custody_record_id AS "recordId", station_code AS "stationCode", what, label, rule, due_at AS "dueAt", minutes_before AS "minutesBefore", level, shown_to AS "shownTo", stage_at AS "stageAt", raised_at AS "raisedAt"
    FROM custody_alarm WHERE id = ${id}::uuid AND custody_record_id = ${recordId}::uuid AND ended_at IS NULL`
  return rows[0]
}

/** Who answered the open alarms of these suites. */
export const findAcks = (tx: Tx, stationCodes: readonly string[]): Promise<AckRow[]> => tx.$queryRaw`
  SELECT k.alarm_id AS "alarmId", a.custody_record_id AS "recordId", a.what, a.label, a.due_at AS "dueAt", k.duty, u.display_name AS by, k.acknowledged_at AS at, k.said
    FROM custody_alarm_ack k JOIN custody_alarm a ON a.id = k.alarm_id JOIN app_user u ON u.id = k.acknowledged_by
   WHERE a.ended_at IS NULL AND a.station_code = ANY (${[...stationCodes]}::text[]) ORDER BY k.acknowledged_at, k.id`

/** Notes, once each, that this officer was shown these alarms. */
export const insertShown = (
  tx: Tx,
  userId: string,
  alarms: readonly { id: string; recordId: string }[],
  at: Date,
): Promise<number> => tx.$executeRaw`
  INSERT INTO custody_alarm_shown (alarm_id, user_id, custody_record_id, shown_at) SELECT x.id, ${userId}::uuid, x."recordId", ${at}
    FROM jsonb_to_recordset(${JSON.stringify(alarms.map(({ id, recordId }) => ({ id, recordId })))}::jsonb) AS x(id uuid, "recordId" uuid)
   WHERE NOT EXISTS (SELECT 1 FROM custody_alarm_shown s WHERE s.alarm_id = x.id AND s.user_id = ${userId}::uuid) ON CONFLICT DO NOTHING`

export async function insertAck(
  tx: Tx,
  ack: { alarmId: string; recordId: string; duty: string; userId: string; at: Date; said: string },
): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO custody_alarm_ack (alarm_id, custody_record_id, duty, acknowledged_by, acknowledged_at, said)
    VALUES (${ack.alarmId}::uuid, ${ack.recordId}::uuid, ${ack.duty}, ${ack.userId}::uuid, ${ack.at}, ${ack.said}) ON CONFLICT DO NOTHING RETURNING id`
  return rows[0]?.id
}

/** Who is on duty now: everywhere, in some suites, or one officer. */
export const findDuties = (
  tx: Tx,
  by: { stationCodes?: readonly string[]; userId?: string },
): Promise<DutyRow[]> => tx.$queryRaw`
  SELECT d.user_id AS "userId", u.display_name AS name, d.station_code AS "stationCode", coalesce(s.name, d.station_code) AS "stationName", d.duty, d.from_at AS since
    FROM custody_duty d JOIN app_user u ON u.id = d.user_id LEFT JOIN organisation_unit s ON s.code = d.station_code
   WHERE d.until_at IS NULL AND (${by.stationCodes === undefined ? null : [...by.stationCodes]}::text[] IS NULL OR d.station_code = ANY (${by.stationCodes === undefined ? null : [...by.stationCodes]}::text[]))
     AND (${by.userId ?? null}::uuid IS NULL OR d.user_id = ${by.userId ?? null}::uuid) ORDER BY d.from_at, d.id`

export const endDuty = (tx: Tx, userId: string, stationCode: string, at: Date): Promise<number> =>
  tx.$executeRaw`UPDATE custody_duty SET until_at = greatest(from_at, ${at}) WHERE user_id = ${userId}::uuid AND station_code = ${stationCode} AND until_at IS NULL`

export const insertDuty = (
  tx: Tx,
  duty: { userId: string; stationCode: string; duty: string; at: Date },
): Promise<number> =>
  tx.$executeRaw`INSERT INTO custody_duty (user_id, station_code, duty, from_at) VALUES (${duty.userId}::uuid, ${duty.stationCode}, ${duty.duty}, ${duty.at})`

/** Every suite: where somebody is held, a cell is described or somebody is on duty. */
export const findSuites = (tx: Tx): Promise<{ code: string; name: string }[]> => tx.$queryRaw`
  SELECT u.code, u.name FROM organisation_unit u WHERE EXISTS (SELECT 1 FROM custody_record c WHERE c.station_code = u.code AND c.state = ANY (${statesHeld}::text[]))
      OR EXISTS (SELECT 1 FROM custody_cell k WHERE k.station_code = u.code) OR EXISTS (SELECT 1 FROM custody_duty d WHERE d.station_code = u.code AND d.until_at IS NULL) ORDER BY u.name, u.code`

export async function findStation(tx: Tx, code: string): Promise<{ code: string; name: string } | undefined> {
  const rows = await tx.$queryRaw<
    { code: string; name: string }[]
  >`SELECT code, name FROM organisation_unit WHERE code = ${code}`
  return rows[0]
}

export async function findPack(tx: Tx, stationCode: string, since: Date): Promise<PackRow[]> {
  const rows = await tx.$queryRaw<{ stays: PackRow[] }[]>`
    SELECT mips.custody_pack(${stationCode}, ${statesHeld}::text[], ${since}) AS stays`
  return rows[0]?.stays ?? []
}

/** The stays of a round that this reader may see. */
export const findRoundStays = (
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; arrivedAt: Date; releasedAt: Date | null }[]> => tx.$queryRaw`
  SELECT id, arrived_at AS "arrivedAt", released_at AS "releasedAt" FROM custody_record WHERE id = ANY (${[...ids]}::uuid[])`

/** What came before under these keys, from this officer. */
export const findKept = (
  tx: Tx,
  keys: readonly string[],
): Promise<{ key: string; userId: string; logEntryId: string; receivedAt: Date }[]> => tx.$queryRaw`
  SELECT key, user_id AS "userId", log_entry_id AS "logEntryId", received_at AS "receivedAt" FROM custody_kept_entry WHERE key = ANY (${[...keys]}::uuid[])`

export const insertKept = (
  tx: Tx,
  kept: {
    key: string
    recordId: string
    logEntryId: string
    userId: string
    happenedAt: Date
    typedAt: Date
    receivedAt: Date
  },
): Promise<number> => tx.$executeRaw`
  INSERT INTO custody_kept_entry (key, custody_record_id, log_entry_id, user_id, happened_at, typed_at, received_at)
  VALUES (${kept.key}::uuid, ${kept.recordId}::uuid, ${kept.logEntryId}::uuid, ${kept.userId}::uuid, ${kept.happenedAt}, ${kept.typedAt}, ${kept.receivedAt})`

/** Entries of the same kind on these stays by others, near these times: shown beside what comes late. */
export const findAlike = (
  tx: Tx,
  entries: readonly { key: string; recordId: string; kind: string; happenedAt: string }[],
  userId: string,
): Promise<{ key: string; by: string; happenedAt: Date; text: string }[]> => tx.$queryRaw`
  SELECT DISTINCT ON (x.key) x.key, u.display_name AS by, g.happened_at AS "happenedAt", g.text FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS x(key uuid, "recordId" uuid, kind text, "happenedAt" timestamptz(3))
    JOIN log_entry g ON g.record_id = x."recordId" AND g.kind = x.kind AND g.happened_at BETWEEN x."happenedAt" - interval '5 minutes' AND x."happenedAt" + interval '5 minutes' AND g.author_id <> ${userId}::uuid
    JOIN app_user u ON u.id = g.author_id ORDER BY x.key, g.happened_at`
