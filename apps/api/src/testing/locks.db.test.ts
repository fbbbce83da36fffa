/** The locks of the database itself: what holds even where the app would forget. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { audited } from '../platform/audit/audited.ts'
import { sqlStateOf } from '../platform/db/sql-state.ts'
import { createRecord, linkRecords } from '../modules/pole/record.service.ts'
import { testDatabase } from './database.ts'
import { buildWorld } from './world.ts'

const database = await testDatabase()
const world = await buildWorld(database)
const app = new pg.Pool({ connectionString: database.appUrl, max: 2 })
afterAll(async () => {
  await app.end()
  await world.close()
})

const tools = { prisma: world.prisma, writer: world.platform.writer }
const seed = { system: 'seed', action: 'test.seed', act: 'collection' } as const

/** A location made through the one way in; `aclId` restricts it. */
async function location(aclId = 0): Promise<string> {
  return audited(tools, { ...seed, acls: [0, aclId] }, async (tx) => {
    const ctx = { tx, clock: world.clock, requestId: randomUUID() }
    const { id } = await createRecord(ctx, { kind: 'Location', aclId })
    await tx.location.create({ data: { id, street: 'Avenue Road', town: 'Testham' } })
    return id
  })
}

async function newAcl(): Promise<number> {
  const made = await world.admin.query<{ id: number }>(
    "INSERT INTO acl (set_key, grade, label) VALUES ($1, 'hidden', 'Hidden') RETURNING id",
    [randomUUID()],
  )
  return made.rows[0]?.id ?? -1
}

/** The SQLSTATE of a refusal, or `allowed`. */
async function stateOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work()
    return 'allowed'
  } catch (error) {
    return sqlStateOf(error)
  }
}

async function inTransaction(statements: string[], context?: string): Promise<void> {
  const client = await app.connect()
  try {
    await client.query('BEGIN')
    if (context !== undefined) await client.query(context)
    for (const statement of statements) await client.query(statement)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

const asSystem = "SELECT mips.enter_system(gen_random_uuid(), 'test')"

describe('row security', () => {
  it('shows no row at all without a context', async () => {
    await location()
    for (const table of ['record', 'location', 'link', 'log_entry', 'person_record', 'history']) {
      const rows = await app.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)
      expect(rows.rows[0]?.n, table).toBe('0')
    }
  })

  it('is forced on every table that holds a list of readers', async () => {
    const bare = await world.admin.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('acl_id', 'from_acl', 'acl_a') JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
    )
    expect(bare.rows.map((row) => row.name).sort()).toEqual([
      'acl_principal',
      // Which list a pool has, and nothing about anybody on it.
      'identity_pool',
      'person_search_open',
      'record_search_open',
      'text_search_open',
      // The app may not read it.
      'text_search_paragraph',
    ])
  })

  it('answers a link to a hidden record as one to an unknown record', async () => {
    const open = await location()
    const hidden = await location(await newAcl())
    const link = (toId: string) => () =>
      audited(tools, seed, (tx) =>
        linkRecords(
          { tx, clock: world.clock, requestId: randomUUID() },
          { fromId: open, toId, role: 'NEAR', origin: 'typed' },
        ),
      )
    expect(await stateOf(link(hidden))).toBe('P0002')
    expect(await stateOf(link(randomUUID()))).toBe('P0002')
  })

  it('refuses to restrict a record to a list that the writer is not on', async () => {
    const id = await location()
    const acl = await newAcl()
    expect(
      await stateOf(() => inTransaction([`UPDATE record SET acl_id = ${acl} WHERE id = '${id}'`], asSystem)),
    ).toBe('42501')
  })
})

describe('the search projections', () => {
  it('cannot hold a restricted record on the open side, even when written by the owner', async () => {
    const acl = await newAcl()
    const id = await location(acl)
    expect(
      await stateOf(() =>
        world.admin.query(
          "INSERT INTO record_search_open (record_id, acl_id, kind, text, keys) VALUES ($1, $2, 'Location', 'x', '{}')",
          [id, acl],
        ),
      ),
    ).toBe('23514')
    const kept = await world.admin.query('SELECT 1 FROM record_search_open WHERE record_id = $1', [id])
    const restricted = await world.admin.query(
      'SELECT 1 FROM record_search_restricted WHERE record_id = $1',
      [id],
    )
    expect([kept.rowCount, restricted.rowCount]).toEqual([0, 1])
  })

  it('moves the rows of a record to the other side in the act that restricts it', async () => {
    const id = await location()
    const acl = await newAcl()
    await audited(tools, { ...seed, acls: [0, acl] }, (tx) =>
      tx.record.update({ where: { id }, data: { aclId: acl } }),
    )
    const open = await world.admin.query('SELECT 1 FROM record_search_open WHERE record_id = $1', [id])
    const restricted = await world.admin.query(
      'SELECT acl_id FROM record_search_restricted WHERE record_id = $1',
      [id],
    )
    const child = await world.admin.query('SELECT acl_id FROM location WHERE id = $1', [id])
    expect([open.rowCount, restricted.rows, child.rows]).toEqual([0, [{ acl_id: acl }], [{ acl_id: acl }]])
  })
})

describe('the lock on unaudited writes', () => {
  it('refuses a write outside an opened request', async () => {
    expect(await stateOf(() => inTransaction(["INSERT INTO record (kind) VALUES ('Location')"]))).not.toBe(
      'allowed',
    )
    expect(await stateOf(() => world.admin.query("INSERT INTO record (kind) VALUES ('Location')"))).toBe(
      'MP001',
    )
  })

  it('rolls back a change whose audit entry was not written', async () => {
    const before = await world.admin.query('SELECT count(*) AS n FROM record')
    expect(
      await stateOf(() => inTransaction(["INSERT INTO record (kind) VALUES ('Location')"], asSystem)),
    ).toBe('MP001')
    expect((await world.admin.query('SELECT count(*) AS n FROM record')).rows).toEqual(before.rows)
  })

  it('keeps before and after of every change with who and which request', async () => {
    const id = await location()
    await audited(tools, seed, (tx) => tx.location.update({ where: { id }, data: { town: 'Otherham' } }))
    const kept = await world.admin.query<{
      before: { town: string }
      after: { town: string }
      request_id: string
      action: string
    }>(
      "SELECT before, after, request_id, action FROM history WHERE record_id = $1 AND table_name = 'location'",
      [id],
    )
    expect(kept.rows).toHaveLength(1)
    expect(kept.rows[0]).toMatchObject({
      before: { town: 'Testham' },
      after: { town: 'Otherham' },
      action: 'test.seed',
    })
  })
})

describe('what the app may do to the audit', () => {
  const attempts: Record<string, string> = {
    update: "UPDATE audit.entry SET action = 'x'",
    delete: 'DELETE FROM audit.entry',
    truncate: 'TRUNCATE audit.entry',
    select: 'SELECT * FROM audit.entry',
    'choose the time':
      "INSERT INTO audit.entry (writer, writer_seq, request_id, action, act, outcome, at) VALUES (gen_random_uuid(), 1, gen_random_uuid(), 'x', 'search', 'ok', now())",
    'choose the order':
      "INSERT INTO audit.entry (writer, writer_seq, request_id, action, act, outcome, xid) VALUES (gen_random_uuid(), 1, gen_random_uuid(), 'x', 'search', 'ok', '1')",
    'switch the trigger off': 'ALTER TABLE audit.entry DISABLE TRIGGER append_only',
    'play replica': 'SET session_replication_role = replica',
    drop: 'DROP TABLE audit.entry',
    'forge a seal':
      "INSERT INTO audit.seal (seal_no, era, xid_lo, xid_hi, first_leaf, size, root, note) VALUES (1, 1, '1', '2', 0, 1, '', '')",
    'read a payload': 'SELECT * FROM audit.payload',
    'rewrite a log entry': "UPDATE log_entry SET text = 'x'",
  }
  for (const [name, statement] of Object.entries(attempts)) {
    it(`is not to ${name}`, async () => {
      expect(await stateOf(() => inTransaction([statement], asSystem))).toBe('42501')
    })
  }

  it('is to append, and nothing else happens without it', async () => {
    const before = await world.admin.query<{ n: string }>('SELECT count(*) AS n FROM audit.entry')
    await location()
    const after = await world.admin.query<{ n: string }>('SELECT count(*) AS n FROM audit.entry')
    expect(Number(after.rows[0]?.n) - Number(before.rows[0]?.n)).toBe(1)
  })
})

describe('a log entry', () => {
  it('is locked as it is saved, for the owner too', async () => {
    const id = await location()
    await audited(tools, seed, (tx) =>
      tx.logEntry.create({
        data: { recordId: id, kind: 'NOTE', happenedAt: world.clock.now(), text: 'as it was' },
      }),
    )
    expect(
      await stateOf(() =>
        world.admin.query("UPDATE log_entry SET text = 'otherwise' WHERE record_id = $1", [id]),
      ),
    ).toMatch(/MP00[12]/)
    const kept = await world.admin.query<{ text: string }>(
      'SELECT text FROM log_entry WHERE record_id = $1',
      [id],
    )
    expect(kept.rows).toEqual([{ text: 'as it was' }])
  })
})
