/** Tampers with the audit as the superuser, one kind at a time, and expects the verifier and the independent checker to find each. */
import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { FindingKind } from './finding.ts'
import { asSuperuser, type Bench, reseal, startBench } from './tamper.testing.ts'

type Kind = {
  tamper: (bench: Bench) => Promise<unknown>
  found: FindingKind
  /** What only the database itself can show: the log that is handed out is as it was. */
  isInside?: true
}

const copied = `INSERT INTO audit.entry (id, xid, at, writer, writer_seq, request_id, action, act, outcome) OVERRIDING SYSTEM VALUE`

/** Keeps what the witness file was told up to a moment, as who holds both hosts could. */
const windFileBack = async ({ file, folder }: Bench, isKept: (kind: string, at: number) => boolean) => {
  const lines = (await file.read()).filter((line, at) => isKept(line.kind, at))
  writeFileSync(path.join(folder, 'witness.log'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

const kinds: Record<string, Kind> = {
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
        `${copied} SELECT 900000, xid, at, gen_random_uuid(), 1, gen_random_uuid(), 'nominal.get', 'consultation', 'ok' FROM audit.entry WHERE id = 3`,
      ),
    found: 'bad_root',
  },
  'insert an act that nobody did, before it is sealed': {
    tamper: ({ admin }) =>
      asSuperuser(
        admin,
        "INSERT INTO audit.entry (writer, writer_seq, request_id, actor_id, action, act, outcome) SELECT gen_random_uuid(), 1, gen_random_uuid(), actor_id, 'nominal.get', 'consultation', 'ok' FROM audit.entry WHERE id = 3",
      ),
    found: 'writer_unknown',
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
  'change what a seal says': {
    tamper: ({ admin }) => asSuperuser(admin, 'UPDATE audit.seal SET size = 23 WHERE seal_no = 2'),
    found: 'bad_size',
    isInside: true,
  },
  'delete and seal again with another key': {
    tamper: async ({ admin }) => {
      await asSuperuser(admin, 'DELETE FROM audit.entry WHERE id = 15')
      await reseal(admin, generateKeyPairSync('ed25519'))
    },
    found: 'bad_signature',
  },
  'delete and seal again with the stolen key': {
    tamper: async ({ admin, keys }) => {
      await asSuperuser(admin, 'DELETE FROM audit.entry WHERE id = 15')
      await reseal(admin, keys)
    },
    found: 'seal_missing',
  },
  'fork the history with the stolen key, the witness file and all': {
    tamper: async (bench) => {
      await asSuperuser(bench.admin, "UPDATE audit.entry SET action = 'nominal.get' WHERE id = 15")
      const note = await reseal(bench.admin, bench.keys)
      let heads = 0
      await windFileBack(bench, (kind) => kind !== 'head' || ++heads === 1)
      await bench.file.tell({ kind: 'head', at: new Date().toISOString(), note })
    },
    found: 'witness_disagrees',
  },
  'wind everything back to an older copy, the witness file and all': {
    tamper: async (bench) => {
      await asSuperuser(
        bench.admin,
        'DELETE FROM audit.entry WHERE xid >= (SELECT max(xid_lo::text::bigint)::text::xid8 FROM audit.seal)',
        'DELETE FROM audit.seal WHERE seal_no = 2',
        'DELETE FROM audit.cosignature',
      )
      await windFileBack(bench, (kind, at) => kind !== 'writer' && at < 2)
    },
    found: 'seal_missing',
  },
  'delete the cosignatures of a witness': {
    tamper: ({ admin }) => asSuperuser(admin, "DELETE FROM audit.cosignature WHERE witness = 'w.example/1'"),
    found: 'not_witnessed',
  },
  'put a made-up cosignature in place': {
    tamper: ({ admin }) =>
      asSuperuser(
        admin,
        "UPDATE audit.cosignature c SET line = replace(o.line, 'w.example/2', 'w.example/1') FROM audit.cosignature o WHERE c.witness = 'w.example/1' AND o.witness = 'w.example/2'",
      ),
    found: 'not_witnessed',
  },
  'change the stored terms of a search': {
    tamper: ({ admin }) => asSuperuser(admin, `UPDATE audit.payload SET body = '{"text":"other"}'`),
    found: 'payload_changed',
  },
  'pass entries off as of another era': {
    tamper: ({ admin }) =>
      asSuperuser(
        admin,
        'UPDATE audit.entry SET era = 2 WHERE id > 12',
        'UPDATE audit.seal SET era = 2 WHERE seal_no = 2',
      ),
    found: 'era_unexplained',
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
        `${copied} SELECT 900001, (xid::text::bigint + 900000)::text::xid8, at, writer, writer_seq, request_id, action, act, outcome FROM audit.entry WHERE id = 3`,
      ),
    found: 'number_twice',
  },
  'switch the append-only trigger off': {
    tamper: ({ admin }) => admin.query('ALTER TABLE audit.entry DISABLE TRIGGER append_only'),
    found: 'lock_open',
    isInside: true,
  },
  'switch the append-only trigger off and on again': {
    tamper: async ({ admin }) => {
      await admin.query('ALTER TABLE audit.entry DISABLE TRIGGER append_only')
      await admin.query('ALTER TABLE audit.entry ENABLE TRIGGER append_only')
    },
    found: 'catalogue_changed',
    isInside: true,
  },
  'grant the app the right to change': {
    tamper: ({ admin }) => admin.query('GRANT UPDATE ON audit.entry TO mips_app'),
    found: 'lock_open',
    isInside: true,
  },
  'let the function that appends leave something out': {
    tamper: ({ admin }) =>
      admin.query(
        "DO $$ BEGIN EXECUTE replace(pg_get_functiondef('mips.append_entry'::regproc), 'v_terms := v_hash', 'v_terms := NULL'); END $$",
      ),
    found: 'catalogue_changed',
    isInside: true,
  },
}

const tally = { kinds: 0, verifier: 0, checker: 0, outside: 0, clean: 0 }

describe('the verifier and the independent checker', () => {
  it('find nothing on an audit that nobody touched, and nothing more after it went on', async () => {
    const bench = await startBench()
    const isClean = async () => {
      expect(await bench.verify()).toEqual([])
      expect(await bench.check()).toMatchObject({
        code: 0,
        said: expect.stringContaining('nothing was found'),
      })
      tally.clean += 1
    }
    await isClean()
    await bench.write(5)
    await bench.tellWriter()
    await bench.seal()
    expect(await bench.cosign()).toEqual(['cosigned', 'cosigned'])
    await isClean()
    await bench.close()
  })

  for (const [name, { tamper, found, isInside }] of Object.entries(kinds)) {
    it(`see when somebody tries to ${name}`, async () => {
      const bench = await startBench()
      await tamper(bench)
      tally.kinds += 1
      expect(await bench.verify()).toContain(found)
      tally.verifier += 1
      const checked = await bench.check()
      if (isInside !== true) {
        tally.outside += 1
        expect(checked).toMatchObject({ code: 1, said: expect.stringMatching(/\d+ findings/) })
        tally.checker += 1
      }
      await bench.close()
    })
  }

  afterAll(() => {
    process.stdout.write(
      `tampering: ${tally.kinds} kinds, ${tally.verifier} found by the verifier; of the ${tally.outside} that the log itself can show ${tally.checker} found by the independent checker; ${tally.clean} clean runs, 0 findings\n`,
    )
  })
})
