/** Tampers with the audit as the superuser, one kind at a time, and expects the verifier to find each. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { reference } from '@mips/contracts'
import { createPool } from '@mips/database/client'
import type pg from 'pg'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { loadSealKeys, signCheckpoint } from './checkpoint.ts'
import { addEntries, sealOnce } from './sealer.service.ts'
import { appendLeaf, emptyFrontier, leafHash, packFrontier, rootOf } from './merkle-tree.ts'
import { type FindingKind, verifyAudit } from './verify.service.ts'
import { fileWitness, type Witness } from './witness.ts'

type Bench = {
  admin: pg.Pool
  verify: () => Promise<FindingKind[]>
  witness: Witness
  keys: ReturnType<typeof loadSealKeys>
}

/** A world with 24 sealed entries in two seals and 4 that are not sealed yet, all told to the witness. */
async function bench(): Promise<Bench & { close: () => Promise<void> }> {
  const database = await testDatabase()
  const world = await buildWorld(database)
  const folder = mkdtempSync(path.join(tmpdir(), 'mips-tamper-'))
  const keys = loadSealKeys(folder)
  const witness = fileWitness(path.join(folder, 'witness.log'))
  const sealer = createPool(database.sealerUrl, { poolMax: 1 })
  const officer = await world.actor('RESPONSE_OFFICER')
  const write = async (times: number) => {
    for (let n = 0; n < times; n += 1)
      await world.call(n % 4 === 3 ? undefined : officer, reference, 'searchOffences', {
        body: { text: `theft ${n}` },
      })
  }
  const seal = async () => {
    // Transactions of other tests on the same server hold the horizon back while they last.
    const above =
      'SELECT count(*)::int AS n FROM audit.entry WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())'
    await expect
      .poll(async () => (await world.admin.query<{ n: number }>(above)).rows[0]?.n, { timeout: 100_000 })
      .toBe(0)
    await sealOnce(sealer, keys, witness, 'test', new Date('2026-09-07T09:00:00Z'))
  }
  await write(12)
  await seal()
  await write(12)
  await seal()
  await write(4)
  const { highest, voids } = world.platform.writer.report()
  await witness.tell({
    kind: 'writer',
    at: '2026-09-07T09:00:00Z',
    writer: world.platform.writer.id,
    highest: highest.toString(),
    voids: voids.map(String),
  })
  const verify = async () => {
    const client = await world.admin.connect()
    try {
      const report = await verifyAudit(client, keys.publicKey, await witness.read(), {
        now: new Date('2026-09-07T09:01:00Z'),
      })
      return report.findings.map((finding) => finding.kind)
    } finally {
      client.release()
    }
  }
  return {
    admin: world.admin,
    verify,
    witness,
    keys,
    close: async () => {
      await sealer.end()
      await world.close()
    },
  }
}

/** Runs statements as the superuser with every trigger off. */
async function asSuperuser(admin: pg.Pool, ...statements: string[]): Promise<void> {
  const client = await admin.connect()
  try {
    await client.query('SET session_replication_role = replica')
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.query('SET session_replication_role = origin')
    client.release()
  }
}

/** Builds the newest seal again over whatever is there now, signed with a key. */
async function reseal(admin: pg.Pool, key: ReturnType<typeof loadSealKeys>['privateKey']): Promise<void> {
  const client = await admin.connect()
  try {
    await client.query('BEGIN')
    const last = (
      await client.query<{ n: string; hi: string }>(
        'SELECT seal_no AS n, xid_hi::text AS hi FROM audit.seal ORDER BY seal_no DESC LIMIT 1',
      )
    ).rows[0]
    const frontier = emptyFrontier()
    await addEntries(client, '0', last?.hi ?? '0', (content) =>
      appendLeaf(frontier, leafHash(Buffer.from(content))),
    )
    const note = signCheckpoint(
      { origin: 'test', size: frontier.size, root: rootOf(frontier), at: '2026-09-07T09:00:00Z' },
      key,
    )
    await client.query('ALTER TABLE audit.seal DISABLE TRIGGER append_only')
    await client.query(
      'UPDATE audit.seal SET size = $1, root = $2, note = $3, frontier = $4 WHERE seal_no = $5',
      [frontier.size.toString(), rootOf(frontier), note, packFrontier(frontier), last?.n],
    )
    await client.query('ALTER TABLE audit.seal ENABLE TRIGGER append_only')
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}

const copyOfFirst = `INSERT INTO audit.entry (id, xid, at, writer, writer_seq, request_id, action, act, outcome) OVERRIDING SYSTEM VALUE`

const kinds: Record<string, { tamper: (bench: Bench) => Promise<void>; found: FindingKind }> = {
  'edit a field of a sealed entry': {
    tamper: ({ admin }) => asSuperuser(admin, "UPDATE audit.entry SET action = 'nominal.get' WHERE id = 5"),
    found: 'bad_root',
  },
  'delete a sealed entry': {
    tamper: ({ admin }) => asSuperuser(admin, 'DELETE FROM audit.entry WHERE id = 7'),
    found: 'bad_root',
  },
  'delete entries that are not sealed yet': {
    tamper: ({ admin }) =>
      asSuperuser(admin, 'DELETE FROM audit.entry WHERE id = (SELECT max(id) FROM audit.entry)'),
    found: 'number_missing',
  },
  'insert a back-dated entry': {
    tamper: ({ admin }) =>
      asSuperuser(
        admin,
        `${copyOfFirst} SELECT 900000, xid, at, gen_random_uuid(), 1, gen_random_uuid(), 'nominal.get', 'consultation', 'ok' FROM audit.entry WHERE id = 3`,
      ),
    found: 'bad_root',
  },
  'swap the people of two entries': {
    tamper: ({ admin }) =>
      asSuperuser(
        admin,
        'UPDATE audit.entry e SET actor_id = o.actor_id FROM audit.entry o WHERE (e.id, o.id) IN ((1, 4), (4, 1))',
      ),
    found: 'bad_root',
  },
  'swap the order of two entries': {
    tamper: ({ admin }) =>
      asSuperuser(
        admin,
        'ALTER TABLE audit.entry ALTER id DROP IDENTITY',
        'UPDATE audit.entry SET id = CASE id WHEN 2 THEN -3 ELSE -2 END WHERE id IN (2, 3)',
        'UPDATE audit.entry SET id = -id WHERE id < 0',
      ),
    found: 'bad_root',
  },
  'shift a time by one second': {
    tamper: ({ admin }) =>
      asSuperuser(admin, "UPDATE audit.entry SET at = at + interval '1 second' WHERE id = 6"),
    found: 'bad_root',
  },
  'truncate the audit': {
    tamper: ({ admin }) => asSuperuser(admin, 'TRUNCATE audit.entry'),
    found: 'number_missing',
  },
  'drop the newest seal and what it covers': {
    tamper: ({ admin }) =>
      asSuperuser(
        admin,
        'DELETE FROM audit.entry WHERE xid >= (SELECT max(xid_lo::text::bigint)::text::xid8 FROM audit.seal)',
        'DELETE FROM audit.seal WHERE seal_no = 2',
      ),
    found: 'seal_missing',
  },
  'delete a middle seal': {
    tamper: ({ admin }) => asSuperuser(admin, 'DELETE FROM audit.seal WHERE seal_no = 1'),
    found: 'seal_gap',
  },
  'delete and seal again with another key': {
    tamper: async ({ admin }) => {
      await asSuperuser(admin, 'DELETE FROM audit.entry WHERE id = 15')
      await reseal(admin, generateKeyPairSync('ed25519').privateKey)
    },
    found: 'bad_signature',
  },
  'delete and seal again with the stolen key': {
    tamper: async ({ admin, keys }) => {
      await asSuperuser(admin, 'DELETE FROM audit.entry WHERE id = 15')
      await reseal(admin, keys.privateKey)
    },
    found: 'seal_missing',
  },
  'change the stored terms of a search': {
    tamper: ({ admin }) => asSuperuser(admin, `UPDATE audit.payload SET body = '{"text":"other"}'`),
    found: 'payload_changed',
  },
  'switch the append-only trigger off': {
    tamper: async ({ admin }) => {
      await admin.query('ALTER TABLE audit.entry DISABLE TRIGGER append_only')
    },
    found: 'lock_open',
  },
  'grant the app the right to change': {
    tamper: async ({ admin }) => {
      await admin.query('GRANT UPDATE ON audit.entry TO mips_app')
    },
    found: 'lock_open',
  },
  'move an entry out of its range': {
    tamper: ({ admin }) =>
      asSuperuser(
        admin,
        'UPDATE audit.entry SET xid = (xid::text::bigint + 1000000)::text::xid8 WHERE id = 9',
      ),
    found: 'bad_root',
  },
  'write an entry twice': {
    tamper: ({ admin }) =>
      asSuperuser(
        admin,
        'DROP INDEX audit.entry_writer',
        `${copyOfFirst} SELECT 900001, (xid::text::bigint + 900000)::text::xid8, at, writer, writer_seq, request_id, action, act, outcome FROM audit.entry WHERE id = 3`,
      ),
    found: 'number_twice',
  },
}

describe('the verifier', () => {
  it('finds nothing on an audit that nobody touched', async () => {
    const clean = await bench()
    expect(await clean.verify()).toEqual([])
    await clean.close()
  })

  for (const [name, { tamper, found }] of Object.entries(kinds)) {
    it(`sees when somebody tries to ${name}`, async () => {
      const world = await bench()
      await tamper(world)
      expect(await world.verify()).toContain(found)
      await world.close()
    })
  }
})
