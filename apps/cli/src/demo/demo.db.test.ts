import { testDatabase } from '@mips/api/src/testing/database.ts'
import { allRoles } from '@mips/domain/access/roles'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silent } from '../platform/terminal.ts'
import { cutAt } from '../testing/cut-connection.ts'
import { loadCrowd } from './crowd.ts'
import { flat, restrictedEntry, suspectHeld, victim } from './journey.ts'
import { loadDemo, type DemoOptions } from './load.ts'
import { signIns } from './sign-ins.ts'

const database = await testDatabase()
const client = new pg.Client({ connectionString: database.adminUrl })
const options: DemoOptions = {
  nominals: 240,
  seed: 7,
  now: new Date('2026-09-07T09:00:00Z'),
  dataDir: `/tmp/mips-demo-test-${process.pid}`,
  argonMemoryKib: 1024,
  quiet: true,
}

const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  (await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, values)).rows[0]?.n ?? -1

beforeAll(() => client.connect())
afterAll(() => client.end())

describe('loading the demonstration', () => {
  it('leaves whole stages behind when it is cut short', async () => {
    await expect(loadDemo(cutAt(client, 'log_entry'), options)).rejects.toThrow('the power was cut')
    expect(await count('app_user')).toBe(39)
    expect(await count('location')).toBeGreaterThan(50)
    expect(await count('nominal')).toBe(0)
    expect(await count('event')).toBe(0)
  })

  it('goes on with the same people and ends whole', async () => {
    const loaded = await loadDemo(client, { ...options, now: new Date('2026-09-08T15:00:00Z') })
    expect(loaded?.some((row) => row.table === 'event')).toBe(true)
    expect(await count("event WHERE occurred_from > '2026-09-07T09:00:00Z'")).toBe(0)
    expect(await count('nominal')).toBeGreaterThan(220)
    expect(await count('event')).toBeGreaterThan(550)
  })

  it('does nothing the second time', async () => {
    const before = await count('audit.entry')
    expect(await loadDemo(client, options)).toBeUndefined()
    expect(await count('audit.entry')).toBe(before)
  })

  it('writes one audit entry for each stage, and marks every record as invented and every fact as imported', async () => {
    expect(await count("audit.entry WHERE actor_system = 'seed' AND outcome = 'ok'")).toBe(7)
    expect(await count('record WHERE NOT synthetic')).toBe(0)
    expect(await count("fact_origin WHERE how <> 'imported'")).toBe(0)
    expect(
      await count(
        'record r WHERE NOT EXISTS (SELECT 1 FROM fact_origin f WHERE f.record_id = r.id) AND r.kind <> $1',
        ['Nominal'],
      ),
    ).toBe(0)
  })

  it('holds what the journey looks for and not what it creates', async () => {
    const address =
      'location l JOIN marker m ON m.record_id = l.id AND m.ended_on IS NULL WHERE l.sub_building = $1 AND l.building_number = $2 AND l.street = $3 AND m.reason = $4'
    expect(
      await count(address, [flat.subBuilding, flat.buildingNumber, flat.street, flat.marker.reason]),
    ).toBe(1)
    expect(
      await count('person_search_open WHERE forename = $1 AND surname = $2 AND dob = $3', [
        suspectHeld.forename.toLowerCase(),
        suspectHeld.surname.toLowerCase(),
        suspectHeld.dob,
      ]),
    ).toBe(2)
    expect(await count('person_search_open WHERE surname = $1', [victim.surname.toLowerCase()])).toBe(0)
    expect(
      await count('object WHERE key_value = $1', [`+44${victim.phone.replaceAll(' ', '').slice(1)}`]),
    ).toBe(0)
  })

  it('keeps the restricted entry out of the open search and readable to its group alone', async () => {
    expect(await count('record_search_open WHERE text LIKE $1', ['%lock up off holmesdale%'])).toBe(0)
    expect(
      await count('intelligence_text i WHERE i.text = $1 AND i.is_live AND i.acl_id <> 0', [
        restrictedEntry.text,
      ]),
    ).toBe(1)
    const readers = await client.query<{ staff_number: string }>(
      `SELECT u.staff_number FROM intelligence_text i JOIN acl_principal p ON p.acl_id = i.acl_id JOIN group_member m ON m.group_id::text = p.principal_id JOIN app_user u ON u.id = m.user_id WHERE i.text = $1 ORDER BY 1`,
      [restrictedEntry.text],
    )
    expect(readers.rows.map((row) => row.staff_number)).toEqual(['P1011', 'P1018'])
  })

  it('has a custody board with every state of the clock and no time that has not come', async () => {
    const held = await client.query<{ state: string }>(
      'SELECT DISTINCT state FROM custody_record WHERE released_at IS NULL ORDER BY 1',
    )
    expect(held.rows.map((row) => row.state)).toEqual(['ARRIVED', 'AT_HOSPITAL', 'CHARGED_HELD', 'DETAINED'])
    expect(await count("log_entry WHERE happened_at > '2026-09-07T09:00:00Z'")).toBe(0)
    expect(await count("custody_review WHERE done_at > '2026-09-07T09:00:00Z'")).toBe(0)
  })

  it('ends every stay for its offences, with bail that is live or over, and describes people and methods', async () => {
    const stays =
      "custody_record c JOIN link k ON k.from_id = c.id AND k.role = 'ARISES_FROM' JOIN event_offence o ON o.event_id = k.to_id"
    expect(await count(`${stays} WHERE c.released_at IS NOT NULL AND o.disposal IS NULL`)).toBe(0)
    expect(await count(`${stays} WHERE c.state = 'CHARGED_HELD' AND o.charge_id IS NULL`)).toBe(0)
    expect(
      await count(
        "custody_record c WHERE c.disposal = 'CHARGED_BAIL' AND NOT EXISTS (SELECT 1 FROM custody_bail b JOIN custody_bail_condition n ON n.bail_id = b.id WHERE b.custody_record_id = c.id AND b.charge_id IS NOT NULL)",
      ),
    ).toBe(0)
    expect(
      await count(
        "custody_bail b WHERE b.kind = 'PRE_CHARGE' AND b.return_at < '2026-09-07T09:00:00Z' AND NOT EXISTS (SELECT 1 FROM custody_bail_entry e WHERE e.bail_id = b.id AND e.kind = 'ENDED')",
      ),
    ).toBe(0)
    expect(await count('person_trait')).toBeGreaterThan(100)
    expect(await count('event_method')).toBeGreaterThan(20)
  })

  it('numbers its records so that the next one made on a screen follows', async () => {
    expect(
      await count(
        "record r JOIN reference_series s ON s.series = 'INC' AND s.year = 2026 WHERE r.reference = 'INC/2026/' || lpad((s.last_number + 1)::text, 6, '0')",
      ),
    ).toBe(0)
    expect(
      await count(
        "record r JOIN reference_series s ON s.series = 'INC' AND s.year = 2026 WHERE r.reference = 'INC/2026/' || lpad(s.last_number::text, 6, '0')",
      ),
    ).toBe(1)
  })

  it('adds a crowd chunk by chunk, each with its audit entry, and nobody without a record of their own', async () => {
    const before = await count('nominal')
    const names = await client.query<{ n: number }>(
      "SELECT coalesce(sum(frequency), 0)::int AS n FROM name_dictionary WHERE part = 'total'",
    )
    const crowd = {
      wanted: before + 250,
      seed: 7,
      now: options.now,
      chunkPeople: 100,
      progress: () => silent,
    }
    await expect(loadCrowd(cutAt(client, 'person_search_open', 3), crowd)).rejects.toThrow(
      'the power was cut',
    )
    expect(await count('nominal')).toBe(before + 200)
    expect((await loadCrowd(client, crowd)).added).toBe(50)
    expect((await loadCrowd(client, crowd)).added).toBe(0)
    expect(await count('nominal')).toBe(before + 250)
    expect(await count("audit.entry WHERE action = 'demo.loadCrowd'")).toBe(3)
    expect(await count('nominal n LEFT JOIN record r ON r.id = n.id WHERE r.id IS NULL')).toBe(0)
    expect(
      await count(
        'person_name n LEFT JOIN person_record p ON p.id = n.person_record_id LEFT JOIN person_search_open s ON s.person_name_id = n.id LEFT JOIN person_search_restricted h ON h.person_name_id = n.id WHERE p.made_nominal_id IS NULL OR (s.part IS NULL AND h.part IS NULL)',
      ),
    ).toBe(0)
    const after = await client.query<{ n: number }>(
      "SELECT sum(frequency)::int AS n FROM name_dictionary WHERE part = 'total'",
    )
    expect((after.rows[0]?.n ?? 0) - (names.rows[0]?.n ?? 0)).toBe(250)
  })

  it('prints the people who can sign in, each with a role', () => {
    expect(signIns).toHaveLength(39)
    expect(new Set(signIns.map((one) => one.role)).size).toBe(allRoles.length)
  })
})
