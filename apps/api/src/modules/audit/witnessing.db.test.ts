/** What outsiders can hold the audit to: cosignatures while the server runs, a proof of one entry, and the statement after a copy was restored. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { audit, reference } from '@mips/contracts'
import { createPool } from '@mips/database/client'
import { keyWords } from '@mips/transparency/signed-note'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { systemClock } from '../../platform/clock.ts'
import { loadSealKeys, sealFolderOf } from './checkpoint.ts'
import { startCosigning } from './cosigning.job.ts'
import { proveEntry } from './proof.service.ts'
import { beginEra } from './recovery.service.ts'
import { verifyAudit } from './verify.service.ts'
import { startSealer, tellCatalogue } from './sealer.job.ts'
import {
  asSuperuser,
  type Bench,
  ORIGIN,
  startBench,
  startTestWitnesses,
  withClient,
} from './tamper.testing.ts'

describe('while the server runs', () => {
  it('every entry is sealed within 10 s and cosigned by both witnesses within 60 s, and the audit page says so', async () => {
    const database = await testDatabase()
    const folder = mkdtempSync(path.join(tmpdir(), 'mips-witnessed-'))
    const watching = await startTestWitnesses(folder, loadSealKeys(sealFolderOf({ dataDir: folder })))
    const named = watching.settings.map(({ url, key }) => ({ url, key: keyWords(key) }))
    const world = await buildWorld(database, { witnesses: named })
    const pool = createPool(database.sealerUrl, { poolMax: 1 })
    const { logger, writer } = world.platform
    const config = { ...world.platform.config, dataDir: folder, auditOrigin: ORIGIN }
    const sealer = startSealer({ pool, config, writer, clock: systemClock, logger })
    const cosigning = startCosigning({ pool, witnesses: watching.settings, logger })
    const officer = await world.actor('RESPONSE_OFFICER')
    for (let n = 0; n < 20; n += 1)
      await world.ok(officer, reference, 'searchOffences', { body: { text: `theft ${n}` } })
    const waited = async (what: string, ms: number) => {
      const began = performance.now()
      const isDone = async () => Number((await world.admin.query<{ n: string }>(what)).rows[0]?.n ?? 0)
      await expect.poll(isDone, { timeout: ms, interval: 100 }).toBeGreaterThanOrEqual(20)
      return Math.round(performance.now() - began)
    }
    const sealed = await waited('SELECT max(size) AS n FROM audit.seal', 60_000)
    const cosigned = await waited(
      'SELECT min(n) AS n FROM (SELECT max(size) AS n FROM audit.cosignature GROUP BY witness) each HAVING count(*) = 2',
      60_000,
    )
    process.stdout.write(`sealed after ${sealed} ms, cosigned by both witnesses ${cosigned} ms later\n`)
    expect(sealed).toBeLessThan(10_000)
    const auditor = await world.actor('AUDITOR')
    const { standing } = await world.ok(auditor, audit, 'search', { body: {} })
    expect(standing.witnesses).toMatchObject([
      { name: 'w.example/1', at: expect.any(String) },
      { name: 'w.example/2', at: expect.any(String) },
    ])
    expect(Math.min(...standing.witnesses.map(({ size }) => size))).toBeGreaterThanOrEqual(20)
    await watching.stop()
    await world.ok(officer, reference, 'searchOffences', { body: { text: 'nobody watches' } })
    await sealer.stop()
    await cosigning.stop()
    const unwitnessed = await world.admin.query(
      'SELECT 1 FROM audit.seal WHERE size > (SELECT max(size) FROM audit.cosignature)',
    )
    expect(unwitnessed.rowCount).toBeGreaterThan(0)
    await pool.end()
    await world.close()
  })
})

describe('a check of the audit', () => {
  it('finds nothing wrong while more is sealed and cosigned than it has read', async () => {
    const bench = await startBench()
    const [witness] = bench.witnesses
    if (witness === undefined) throw new Error('no witness')
    const busy = {
      ...witness,
      lastHead: async (origin: string) => {
        await bench.write(4)
        await bench.seal()
        await bench.cosign()
        return witness.lastHead(origin)
      },
    }
    const told = await bench.file.read()
    const { findings, entries } = await withClient(bench.admin, (client) =>
      verifyAudit(client, { origin: ORIGIN, publicKey: bench.keys.publicKey }, told, {
        now: new Date(),
        watch: { witnesses: [busy], needed: 1 },
      }),
    )
    expect(findings).toEqual([])
    expect(entries).toBeGreaterThan(24)
    await bench.close()
  })
})

describe('the proof of one entry', () => {
  it('is checked by the independent checker, and fails on a changed letter, content, place or too few witnesses', async () => {
    const bench = await startBench()
    const prove = (event: string, withContent = true) =>
      withClient(bench.admin, (client) =>
        proveEntry(client, event, {
          witnesses: bench.witnesses.map(({ key }) => key),
          needed: 2,
          withContent,
        }),
      )
    for (const id of ['1', '5', '12', '13', '24']) {
      const proof = await prove(id)
      if (proof === undefined) throw new Error('no proof')
      expect(proof).toMatchObject({ entry: id, size: 24, cosigners: ['w.example/1', 'w.example/2'] })
      expect(await bench.checkProof(proof.text)).toMatchObject({
        code: 0,
        said: expect.stringContaining(`Leaf ${Number(id) - 1} of 24; cosigned by w.example/1, w.example/2.`),
      })
      expect((await bench.checkProof((await prove(id, false))?.text ?? '')).code).toBe(0)
    }
    const { text = '' } = (await prove('5')) ?? {}
    const other = (await prove('6'))?.text ?? ''
    const extraOf = (proof: string) => /^extra (.*)$/m.exec(proof)?.[1] ?? ''
    const content = Buffer.from(extraOf(text), 'base64').toString()
    const withExtra = (words: string) => text.replace(extraOf(text), Buffer.from(words).toString('base64'))
    for (const forged of [
      text.replace(extraOf(text), extraOf(other)),
      withExtra(content.replace('searchOffences', 'searchPeople')),
      withExtra(content.replace('theft', 'arson')),
      text.replace('\nindex 4\n', '\nindex 5\n'),
      text.replace(/\n— w\.example\/2 [^\n]+/, ''),
      text.replace('\n24\n', '\n25\n'),
      '',
    ])
      expect((await bench.checkProof(forged)).code).toBe(1)
    const request = await bench.admin.query<{ id: string }>(
      'SELECT request_id AS id FROM audit.entry WHERE id = 5',
    )
    expect((await prove(request.rows[0]?.id ?? ''))?.entry).toBe('5')
    expect(await prove('900000')).toBeUndefined()
    await expect(prove('28')).rejects.toThrow('not sealed yet')
    await bench.close()
  })
})

describe('after the database was restored from an older copy', () => {
  const statement = { by: ['A Custodian', 'B Inspector'] as const, reason: 'disc failed' }
  const recover = (bench: Bench) =>
    withClient(bench.admin, async (client) => {
      await client.query('BEGIN')
      const log = { origin: ORIGIN, publicKey: bench.keys.publicKey }
      const parts = { log, privateKey: bench.keys.privateKey, file: bench.file, witnesses: bench.witnesses }
      try {
        const begun = await beginEra(client, parts, { ...statement, now: new Date() })
        await client.query('COMMIT')
        return begun
      } catch (error) {
        await client.query('ROLLBACK')
        throw error
      }
    })

  it('a statement of two people begins an era that both checkers accept, and nothing else does', async () => {
    const bench = await startBench()
    await expect(recover(bench)).rejects.toThrow('nothing to recover from')
    await asSuperuser(
      bench.admin,
      'DELETE FROM audit.entry WHERE id > 12',
      'DELETE FROM audit.seal WHERE seal_no = 2',
      'DELETE FROM audit.cosignature',
      'DELETE FROM audit.payload p WHERE NOT EXISTS (SELECT 1 FROM audit.entry e WHERE e.request_id = p.request_id)',
    )
    expect(await bench.verify()).toEqual(expect.arrayContaining(['seal_missing', 'number_missing']))
    await bench.restart()
    const { recovery, note } = await recover(bench)
    expect(recovery).toMatchObject({ era: 2, from: { size: 24 }, to: { size: 12 }, lost: 16 })
    expect(await bench.verify()).toContain('era_unexplained')
    await bench.file.tell({ kind: 'recovery', at: new Date().toISOString(), note })
    await tellCatalogue(bench.sealer, bench.file, new Date().toISOString())
    await bench.write(6)
    await bench.tellWriter()
    await bench.seal()
    expect(await bench.cosign()).toEqual(['cosigned', 'cosigned'])
    expect(await bench.verify()).toEqual([])
    expect(await bench.check()).toMatchObject({ code: 0, said: expect.stringContaining('by A Custodian') })
    await asSuperuser(bench.admin, 'DELETE FROM audit.entry WHERE id = 3')
    expect(await bench.verify()).toContain('bad_root')
    expect((await bench.check()).code).toBe(1)
    await bench.close()
  })

  it('a copy that is not of this audit is refused', async () => {
    const bench = await startBench()
    await asSuperuser(
      bench.admin,
      'DELETE FROM audit.entry WHERE id > 12',
      'DELETE FROM audit.seal WHERE seal_no = 2',
      "UPDATE audit.seal SET root = sha256('another')",
    )
    await expect(recover(bench)).rejects.toThrow('not of this audit')
    await bench.close()
  })
})
