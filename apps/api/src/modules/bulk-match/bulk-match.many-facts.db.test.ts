/** Lists whose people have many facts: what a match rests on is what it was found by, and each fact is asked once. */
import { bulkMatch } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { looked, sent } from './bulk-match.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

let officer: Actor
beforeAll(async () => {
  officer = await world.actor('INTELLIGENCE_OFFICER')
})

const links = 40

/** Links a person to so many telephones and places, made past the locks. */
const surround = (personRecordId: string) =>
  world.admin.query(
    `BEGIN; SET LOCAL session_replication_role = replica;
     CREATE TEMP TABLE around ON COMMIT DROP AS SELECT new_id() AS id, CASE WHEN n % 2 = 0 THEN 'Object' ELSE 'Location' END AS kind FROM generate_series(1, ${links}) n;
     INSERT INTO record (id, kind, created_at, updated_at) SELECT id, kind, now(), now() FROM around;
     INSERT INTO link (id, from_id, to_id, role, origin, created_at) SELECT new_id(), '${personRecordId}', id, 'PHONE_OF', 'typed', now() FROM around;
     COMMIT`,
  )
const factsOf = async (listId: string) =>
  (
    await world.admin.query<{ count: number }>(
      "SELECT cardinality(facts) AS count FROM bulk_match_hit WHERE list_id = $1 AND part = 'PERSON' ORDER BY row_no",
      [listId],
    )
  ).rows.map(({ count }) => count)

describe('what a match of a person rests on', () => {
  it.each([
    [
      'a name and a birth',
      'Surname,Forename,DOB\nManyfactsby,Ada,4/4/1974\n',
      ['SURNAME', 'FORENAME', 'DOB'],
      1,
    ],
    [
      'a telephone besides',
      'Surname,Forename,DOB,Mobile\nManyfactsby,Ada,4/4/1974,07700 900871\n',
      ['SURNAME', 'FORENAME', 'DOB', 'PHONE'],
      1 + links / 2,
    ],
  ] as const)('is for %s what could have found them', async (_, csv, columns, count) => {
    const known = await world.admin.query("SELECT 1 FROM person_name WHERE surname = 'Manyfactsby'")
    if (known.rows.length === 0) {
      const { personRecordId } = await makePerson(world, {
        forename: 'Ada',
        surname: 'Manyfactsby',
        dob: '1974-04-04',
      })
      await surround(personRecordId)
    }
    expect(await factsOf(await looked(world, officer, csv, [...columns]))).toEqual([count])
  })
})

describe('a list of 5,000 rows with five matches each and forty facts to a match', () => {
  it('is counted and paged within two seconds, and a fact that is hidden takes its matches off', async () => {
    const csv = `Surname,Forename,DOB\n${Array.from({ length: 5000 }, (_, n) => `Bulkfactsby${n},Ann,1/1/1980`).join('\n')}\n`
    const listId = await sent(world, officer, csv)
    await world.ok(officer, bulkMatch, 'map', {
      params: { listId },
      body: { hasHeader: true, columns: ['SURNAME', 'FORENAME', 'DOB'] },
    })
    const { nominalId } = await makePerson(world, {
      forename: 'Ann',
      surname: 'Factslistby',
      dob: '1980-01-01',
    })
    await world.admin.query(
      `BEGIN; SET LOCAL session_replication_role = replica;
       CREATE TEMP TABLE fact ON COMMIT DROP AS SELECT new_id() AS id, n FROM generate_series(1, 25000) n;
       INSERT INTO record (id, kind, created_at, updated_at) SELECT id, 'PersonRecord', now(), now() FROM fact;
       INSERT INTO bulk_match_hit (list_id, row_no, part, record_id, user_id, place, strength, matched_by, facts, reading)
         SELECT '${listId}', h.row_no, 'PERSON', new_id(), '${officer.id}', h.place, 'STRONG', '', ARRAY(SELECT f.id FROM fact f WHERE f.n BETWEEN (h.k * 37) % 24960 + 1 AND (h.k * 37) % 24960 + 40), (SELECT reading FROM bulk_match WHERE id = '${listId}')
           FROM (SELECT r.row_no, p AS place, row_number() OVER (ORDER BY r.row_no, p) AS k FROM bulk_match_row r, generate_series(1, 5) p WHERE r.list_id = '${listId}' AND r.state = 'WAITING') h;
       UPDATE bulk_match_row SET state = 'LOOKED' WHERE list_id = '${listId}' AND state = 'WAITING';
       COMMIT`,
    )
    const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
      const began = performance.now()
      const answer = await work()
      return [answer, performance.now() - began]
    }
    const get = () => world.ok(officer, bulkMatch, 'get', { params: { listId } })
    const [first, counting] = await timed(get)
    expect(first.counts).toMatchObject({ strong: 5000, nothing: 0 })
    const [, paging] = await timed(() =>
      world.ok(officer, bulkMatch, 'rows', { params: { listId }, query: { show: 'NOTHING' } }),
    )
    process.stdout.write(
      `\n5,000 rows, 25,000 matches, 1,000,000 facts: counted in ${Math.round(counting)} ms, paged in ${Math.round(paging)} ms.\n`,
    )
    expect(Math.max(counting, paging)).toBeLessThan(2000)
    const hidden = await world.admin.query<{ id: string }>(
      'SELECT DISTINCT facts[1] AS id FROM bulk_match_hit WHERE list_id = $1 AND row_no = 2',
      [listId],
    )
    for (const { id } of hidden.rows) await restrict(world, id)
    const after = await get()
    expect(after.counts.strong).toBeLessThan(5000)
    expect(after.counts.nothing).toBeGreaterThan(0)
    expect(nominalId).toBeTruthy()
  }, 120_000)
})

describe('a list that is given out', () => {
  it('is given out where hundreds of its rows rest on a fact that is not open', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, n) => `Fallenlistby,Eva${'abcdefghij'.charAt(n % 10)},2/2/198${n % 10}`,
    )
    const { personRecordId } = await makePerson(world, {
      forename: 'Evaa',
      surname: 'Fallenlistby',
      dob: '1980-02-02',
    })
    const listId = await looked(world, officer, `Surname,Forename,DOB\n${rows.join('\n')}\n`, [
      'SURNAME',
      'FORENAME',
      'DOB',
    ])
    await surround(personRecordId)
    const alias = await world.admin.query<{ id: string }>(
      `WITH made AS (SELECT new_id() AS id) SELECT id FROM made`,
    )
    const secret = alias.rows[0]?.id ?? ''
    await world.admin.query(
      `BEGIN; SET LOCAL session_replication_role = replica;
       INSERT INTO acl (set_key, grade, label) VALUES ('fallen', 'hidden', 'A few');
       INSERT INTO acl_principal (acl_id, kind, principal_id) SELECT id, 'user', '${officer.id}' FROM acl WHERE set_key = 'fallen';
       INSERT INTO record (id, kind, acl_id, created_at, updated_at) SELECT '${secret}', 'PersonRecord', id, now(), now() FROM acl WHERE set_key = 'fallen';
       UPDATE bulk_match_hit SET facts = facts || '${secret}'::uuid WHERE list_id = '${listId}' AND part = 'PERSON';
       COMMIT`,
    )
    const began = performance.now()
    const answer = await world.call(officer, bulkMatch, 'export', {
      params: { listId },
      body: { recipient: 'Gold group' },
    })
    const seconds = (performance.now() - began) / 1000
    expect(answer.statusCode).toBe(200)
    process.stdout.write(
      `\nA list with 300 rows by a fact that is not open: given out in ${seconds.toFixed(1)} s.\n`,
    )
    expect(seconds).toBeLessThan(8)
  }, 120_000)
})
