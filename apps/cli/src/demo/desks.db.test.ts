import { testDatabase } from '@mips/api/src/testing/database.ts'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cutAt } from '../testing/cut-connection.ts'
import { loadDemo, type DemoOptions } from './load.ts'

const database = await testDatabase()
const client = new pg.Client({ connectionString: database.adminUrl })
const options: DemoOptions = {
  nominals: 240,
  seed: 7,
  now: new Date('2026-09-07T09:00:00Z'),
  dataDir: `/tmp/mips-desks-test-${process.pid}`,
  argonMemoryKib: 1024,
  quiet: true,
}

const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  (await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, values)).rows[0]?.n ?? -1
const all = async (sql: string): Promise<unknown[]> =>
  (await client.query<{ x: unknown }>(sql)).rows.map((row) => row.x)

beforeAll(() => client.connect())
afterAll(() => client.end())

describe('the desks of the demonstration', () => {
  it('go on where the power was cut, with the same crimes, and stay as they are when loaded again', async () => {
    await expect(loadDemo(cutAt(client, 'exhibit'), options)).rejects.toThrow('the power was cut')
    expect(await count('marker')).toBeGreaterThan(0)
    expect(await count('investigation')).toBe(0)
    const loaded = await loadDemo(client, { ...options, now: new Date('2026-09-08T15:00:00Z') })
    expect(loaded?.find(({ table }) => table === 'investigation')?.rows).toBe(9)
    expect(await loadDemo(client, options)).toBeUndefined()
    expect(await count('investigation')).toBe(9)
  })

  it('have crimes in each state, whose victims and suspects a reader finds from their pages', async () => {
    expect(await all('SELECT DISTINCT state AS x FROM investigation ORDER BY 1')).toEqual([
      'ACTIVE',
      'ALLOCATED',
      'ASSESSED',
      'AWAITING_FORENSIC',
      'FILED',
      'NEW',
      'SUSPECT_MANAGEMENT',
    ])
    expect(await count('crime WHERE recorded_at IS NOT NULL AND ho_code IS NULL')).toBe(0)
    expect(
      await count(
        "crime c WHERE c.recorded_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM link k JOIN incident i ON i.id = k.to_id WHERE k.from_id = c.id AND k.role = 'ARISES_FROM')",
      ),
    ).toBe(0)
    expect(
      await count(
        "crime c WHERE c.recorded_at IS NOT NULL AND NOT c.is_against_state AND NOT EXISTS (SELECT 1 FROM link k JOIN person_record p ON p.id = k.to_id WHERE k.from_id = c.id AND k.role = 'VICTIM')",
      ),
    ).toBe(0)
    expect(
      await count("investigation_action WHERE state = 'ALLOCATED' AND due_at < '2026-09-07T09:00:00Z'"),
    ).toBe(2)
    expect(await count("recording_decision WHERE registrar_state = 'WAITING'")).toBe(1)
  })

  it('have exhibits whose continuity has no gap and ends where they are, and each alarm', async () => {
    expect(
      await count(
        'exhibit e JOIN exhibit_move m ON m.exhibit_id = e.id AND m.number = e.moves WHERE m.to_kind <> e.holder_kind OR m.to_id <> e.holder_id',
      ),
    ).toBe(0)
    expect(
      await count(
        'exhibit_move m JOIN exhibit_move b ON b.exhibit_id = m.exhibit_id AND b.number = m.number - 1 WHERE m.from_id <> b.to_id OR m.at < b.at OR m.seal_before IS DISTINCT FROM b.seal_after',
      ),
    ).toBe(0)
    expect(await count("exhibit_move WHERE at > '2026-09-07T09:00:00Z'")).toBe(0)
    expect(await all("SELECT DISTINCT kind AS x FROM task WHERE kind LIKE 'PROPERTY%' ORDER BY 1")).toEqual([
      'PROPERTY_FETCH_COURT',
      'PROPERTY_KEEP_REVIEW',
      'PROPERTY_NOT_BACK',
      'PROPERTY_NOT_FOUND',
      'PROPERTY_NOT_STORED',
      'PROPERTY_SIGN',
    ])
    expect(
      await count(
        "exhibit e JOIN exhibit_move m ON m.exhibit_id = e.id WHERE e.kind IN ('DRUG', 'CASH') AND m.witness IS NULL",
      ),
    ).toBe(0)
  })

  it('have notices and applications for the right to know, whose rows and links none but their keepers see', async () => {
    expect(await all("SELECT kind || ' ' || state AS x FROM protection_notice ORDER BY 1")).toEqual([
      'DAPN ASKED',
      'DVPN SERVED',
    ])
    expect(
      await count(
        "protection_notice n JOIN marker m ON m.id = n.marker_id AND m.code = 'PROTECTION_ORDER' JOIN task t ON t.record_id = n.id AND t.kind = 'NOTICE_COURT' AND t.due_at > '2026-09-07T09:00:00Z'",
      ),
    ).toBe(1)
    expect(await all('SELECT route AS x FROM right_to_know ORDER BY 1')).toEqual(['ASK', 'KNOW'])
    expect(await all("SELECT kind AS x FROM task WHERE kind LIKE 'RTK%' ORDER BY 1")).toEqual([
      'RTK_DISCLOSED',
      'RTK_DISCLOSED',
      'RTK_FACE_TO_FACE',
      'RTK_SAFETY_CHECK',
    ])
    const kept = 'NOT IN (SELECT mips.right_to_know_acl())'
    for (const [table, owner, list] of [
      ['record', 'id', 'acl_id'],
      ['event', 'id', 'acl_id'],
      ['right_to_know', 'id', 'acl_id'],
      ['right_to_know_stage', 'application_id', 'acl_id'],
      ['link', 'from_id', 'from_acl'],
      ['task', 'record_id', 'acl_id'],
      ['fact_origin', 'record_id', 'acl_id'],
    ] as const)
      expect([
        table,
        await count(`${table} x WHERE x.${owner} IN (SELECT id FROM right_to_know) AND x.${list} ${kept}`),
      ]).toEqual([table, 0])
  })

  it('have the missing, the abused, the pestered and the searched, each with what waits', async () => {
    expect(await all("SELECT state || ' ' || level AS x FROM missing_episode ORDER BY 1")).toEqual([
      'FOUND ME',
      'OPEN HI',
    ])
    expect(
      await all("SELECT state || coalesce(' ' || grade, '') AS x FROM abuse_assessment ORDER BY 1"),
    ).toEqual(['GRADED HIGH', 'LOOKED STANDARD', 'OPEN'])
    expect(await count('abuse_assessment WHERE cardinality(marac_reasons) > 0')).toBe(1)
    expect(
      await count(
        "asb_case c JOIN link k ON k.from_id = c.id AND k.role = 'ARISES_FROM' JOIN incident i ON i.id = k.to_id AND i.incident_type = 'ASB'",
      ),
    ).toBe(3)
    expect(
      await all("SELECT coalesce(facts ->> 'outcome', 'none') AS x FROM stop_search ORDER BY 1"),
    ).toEqual(['ARREST', 'DRUG_WARNING', 'NFA', 'none'])
    const waiting = await all(
      "SELECT DISTINCT kind AS x FROM task WHERE done_at IS NULL AND due_at < '2026-09-07T09:00:00Z' AND kind !~ '^(PROPERTY|ASB_REVIEW)' ORDER BY 1",
    )
    expect(waiting).toEqual(
      expect.arrayContaining([
        'ACTION',
        'DA_SECOND_LOOK',
        'MISSING_ACTION',
        'MISSING_PREVENTION',
        'MISSING_REVIEW',
        'REVIEW',
      ]),
    )
    const kinds =
      "record_kind IN ('Crime', 'Exhibit', 'MissingEpisode', 'AbuseAssessment', 'AsbCase', 'StopSearch')"
    expect(await count(`task WHERE opens_at IS NULL AND ${kinds}`)).toBe(0)
    expect(await count(`task WHERE ${kinds} AND done_at IS NULL`)).toBeGreaterThan(30)
  })

  it('have a meeting behind and one ahead, what was decided as work, and referrals at the hub with what was given', async () => {
    expect(await count('tasking_meeting WHERE closed_at IS NOT NULL')).toBe(1)
    expect(await count("tasking_meeting WHERE held_at > '2026-09-07T09:00:00Z'")).toBe(1)
    expect(await count("control_strategy WHERE '2026-09-07' BETWEEN from_day AND until_day")).toBe(1)
    expect(await count("tasking_item WHERE decision = 'ADOPTED'")).toBeGreaterThan(0)
    expect(
      await count(
        "tasking_item i WHERE i.decision = 'ADOPTED' AND NOT EXISTS (SELECT 1 FROM task t WHERE t.record_id = i.record_id AND t.once = i.task_once AND (t.done_at IS NULL) = (i.result IS NULL))",
      ),
    ).toBe(0)
    expect(await count('partner_referral WHERE decision IS NULL')).toBeGreaterThan(0)
    expect(
      await count(
        'partner_referral r WHERE NOT EXISTS (SELECT 1 FROM information_sharing s WHERE s.report_id = r.report_id)',
      ),
    ).toBe(0)
  })
})
