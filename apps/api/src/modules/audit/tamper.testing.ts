/** What the tests of tampering stand on: a sealed and witnessed audit, the hand of a superuser, and both checkers. */
import { execFile } from 'node:child_process'
import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { reference } from '@mips/contracts'
import { createPool } from '@mips/database/client'
import { signCheckpoint } from '@mips/transparency/checkpoint'
import { loadKeys } from '@mips/transparency/key-file'
import { appendLeaf, emptyFrontier, leafHash, packFrontier, rootOf } from '@mips/transparency/merkle-tree'
import { keyWords } from '@mips/transparency/signed-note'
import type pg from 'pg'
import { expect } from 'vitest'
import { createWitnessServer } from '../../../../witness/src/server.ts'
import { openStore } from '../../../../witness/src/store.ts'
import { createWitness } from '../../../../witness/src/witness.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type World } from '../../testing/world.ts'
import { keyOf, loadSealKeys, type SealKeys } from './checkpoint.ts'
import { cosignOnce } from './cosigning.service.ts'
import type { FindingKind } from './finding.ts'
import { addEntries, BEGINNING, endOf, newestSeal } from './leaves.ts'
import { writeLog } from './log-file.service.ts'
import { sealOnce } from './sealer.service.ts'
import { tellCatalogue } from './sealer.job.ts'
import { httpWitness, type WitnessPort } from './tlog-witness.client.ts'
import { verifyAudit } from './verify.service.ts'
import { fileWitness, type Witness } from './witness.ts'

export const ORIGIN = 'test.example/audit'
const CHECKER = path.join(import.meta.dirname, '../../../../../tools/audit-checker/check.mjs')

/** What the independent checker said. */
export type Checked = { code: number; said: string }

export type Bench = {
  world: World
  admin: pg.Pool
  sealer: pg.Pool
  folder: string
  keys: SealKeys
  file: Witness
  witnesses: WitnessPort[]
  write(times: number): Promise<void>
  /** Goes on with another process, as after a restart. */
  restart(): Promise<void>
  seal(): Promise<void>
  cosign(): Promise<string[]>
  tellWriter(): Promise<void>
  verify(): Promise<FindingKind[]>
  check(...more: string[]): Promise<Checked>
  checkProof(text: string): Promise<Checked>
  close(): Promise<void>
}

/** Two witnesses over HTTP, each with a folder of its own; they watch the log and its second era. */
export async function startTestWitnesses(folder: string, keys: SealKeys) {
  const log = { origin: ORIGIN, publicKey: keys.publicKey }
  const started = await Promise.all(
    ['w.example/1', 'w.example/2'].map(async (name, at) => {
      const own = path.join(folder, `witness-${at + 1}`)
      const store = openStore(own)
      const witness = createWitness({
        name,
        keys: loadKeys(own, 'witness'),
        logs: [keyOf(log, 1), keyOf(log, 2)],
        store,
        now: () => new Date(),
      })
      const server = createWitnessServer(witness)
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const stop = async () => {
        server.closeAllConnections()
        await new Promise((closed) => server.close(closed))
        store.close()
      }
      const setting = { url, key: witness.key, timeoutMs: 5_000, everyMs: 5_000, tellsHead: true }
      return { setting, port: httpWitness(setting), stop }
    }),
  )
  return {
    settings: started.map(({ setting }) => setting),
    ports: started.map(({ port }) => port),
    stop: async () => void (await Promise.all(started.map(({ stop }) => stop()))),
  }
}

/** Waits until every entry is under the horizon: transactions of other tests on the same server hold it back while they last. */
async function whenSealable(admin: pg.Pool): Promise<void> {
  const above =
    'SELECT count(*)::int AS n FROM audit.entry WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())'
  await expect
    .poll(async () => (await admin.query<{ n: number }>(above)).rows[0]?.n, { timeout: 100_000 })
    .toBe(0)
}

/** 24 sealed entries in two seals, witnessed, and 4 that are not sealed yet, all told to the witness file. */
export async function startBench(): Promise<Bench> {
  const database = await testDatabase()
  const world = await buildWorld(database)
  let running = world
  const folder = mkdtempSync(path.join(tmpdir(), 'mips-tamper-'))
  const keys = loadSealKeys(folder)
  const fileName = path.join(folder, 'witness.log')
  const file = fileWitness(fileName)
  const sealer = createPool(database.sealerUrl, { poolMax: 1 })
  const watching = await startTestWitnesses(folder, keys)
  const officer = await world.actor('RESPONSE_OFFICER')
  // Later than all that happens here, so that nothing is excused for being new.
  const later = () => new Date(Date.now() + 600_000)
  const bench: Bench = {
    world,
    admin: world.admin,
    sealer,
    folder,
    keys,
    file,
    witnesses: watching.ports,
    async write(times) {
      for (let n = 0; n < times; n += 1)
        await running.call(n % 4 === 3 ? undefined : officer, reference, 'searchOffences', {
          body: { text: `theft ${n}` },
        })
    },
    async restart() {
      running = await buildWorld(database)
    },
    async seal() {
      await whenSealable(world.admin)
      await sealOnce(sealer, keys, file, ORIGIN, new Date())
    },
    cosign: async () =>
      (await Promise.all(watching.ports.map((witness) => cosignOnce(sealer, witness)))).map(
        ({ kind }) => kind,
      ),
    async tellWriter() {
      const { highest, voids } = running.platform.writer.report()
      const writer = running.platform.writer.id
      const numbers = { highest: highest.toString(), voids: voids.map(String) }
      await file.tell({ kind: 'writer', at: new Date().toISOString(), writer, ...numbers })
    },
    async verify() {
      const log = { origin: ORIGIN, publicKey: keys.publicKey }
      const watch = { witnesses: watching.ports, needed: 2 }
      const told = await file.read()
      return withClient(world.admin, async (client) => {
        const report = await verifyAudit(client, log, told, { now: later(), watch })
        return report.findings.map((finding) => finding.kind)
      })
    },
    async check(...more) {
      const out = path.join(folder, 'log.jsonl')
      writeFileSync(out, '')
      await withClient(world.admin, (client) =>
        writeLog(client, (line) => appendFileSync(out, line), {
          origin: ORIGIN,
          now: later(),
          withContent: true,
        }),
      )
      const held = await Promise.all(
        watching.ports.map(async (witness) => (await witness.lastHead(ORIGIN))?.note),
      )
      const files = held.flatMap((note, at) => {
        const name = path.join(folder, `held-${at}`)
        writeFileSync(name, note ?? '')
        return note === undefined ? [] : ['--told', name]
      })
      return runChecker(['log', out, ...keyArguments(), '--told', fileName, ...files, ...more])
    },
    async checkProof(text) {
      const out = path.join(folder, 'entry.tlog-proof')
      writeFileSync(out, text)
      return runChecker(['proof', out, ...keyArguments()])
    },
    async close() {
      await watching.stop()
      await sealer.end()
      if (running !== world) await running.close()
      await world.close()
    },
  }
  const keyArguments = () => [
    '--log',
    keyWords(keyOf({ origin: ORIGIN, publicKey: keys.publicKey }, 1)),
    ...watching.ports.flatMap(({ key }) => ['--witness', keyWords(key)]),
  ]
  await tellCatalogue(sealer, file, new Date().toISOString())
  await bench.write(12)
  await bench.seal()
  await bench.write(12)
  await bench.seal()
  await bench.cosign()
  await bench.write(4)
  await bench.tellWriter()
  return bench
}

function runChecker(args: string[]): Promise<Checked> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CHECKER, ...args], (error, said) =>
      resolve({ code: error === null ? 0 : Number(error.code), said }),
    )
  })
}

export async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release()
  }
}

/** Runs statements as the superuser with every trigger off. */
export const asSuperuser = (admin: pg.Pool, ...statements: string[]): Promise<void> =>
  withClient(admin, async (client) => {
    await client.query('SET session_replication_role = replica')
    try {
      for (const statement of statements) await client.query(statement)
    } finally {
      await client.query('SET session_replication_role = origin')
    }
  })

/** Builds the newest seal again over whatever is there now, signed with a key; answers its note. */
export const reseal = (admin: pg.Pool, keys: SealKeys): Promise<string> =>
  withClient(admin, async (client) => {
    await client.query('BEGIN')
    const last = await newestSeal(client)
    const frontier = emptyFrontier()
    await addEntries(client, BEGINNING, endOf(last), ({ content }) =>
      appendLeaf(frontier, leafHash(Buffer.from(content))),
    )
    const key = keyOf({ origin: ORIGIN, publicKey: keys.publicKey }, 1)
    const head = { origin: ORIGIN, size: Number(frontier.size), root: rootOf(frontier) }
    const note = signCheckpoint(head, key, keys.privateKey)
    await client.query('SET LOCAL session_replication_role = replica')
    await client.query(
      'UPDATE audit.seal SET size = $1, root = $2, note = $3, frontier = $4 WHERE seal_no = $5',
      [head.size, head.root, note, packFrontier(frontier), last?.no],
    )
    await client.query('COMMIT')
    return note
  })
