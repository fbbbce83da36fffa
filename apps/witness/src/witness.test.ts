/** The witness over real HTTP: what it cosigns, what it refuses and with which code, and what it remembers beyond its end. */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cosignedAt, checkpointText, signCheckpoint } from '@mips/transparency/checkpoint'
import { loadKeys } from '@mips/transparency/key-file'
import { consistencyProof, partialTree } from '@mips/transparency/merkle-proof'
import { emptyFrontier, leafHash, rootOver } from '@mips/transparency/merkle-tree'
import { COSIGNS, keyWords, readSignatures, SIGNS_TEXT, verifierKey } from '@mips/transparency/signed-note'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createWitnessServer } from './server.ts'
import { readSettings } from './settings.ts'
import { nameOf, openStore, type Store } from './store.ts'
import { createWitness } from './witness.ts'

const ORIGIN = 'force.example/audit'
const at = new Date('2026-09-07T09:00:00Z')
let folder = ''
let opened: { server: Server; store: Store }[] = []
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'witness-test-'))
})
afterEach(async () => {
  await stopAll()
  rmSync(folder, { recursive: true, force: true })
})

async function stopAll() {
  for (const { server, store } of opened) {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
    store.close()
  }
  opened = []
}

const logKeys = () => loadKeys(path.join(folder, 'log'), 'log')
const log = () => verifierKey(ORIGIN, SIGNS_TEXT, logKeys().publicKey)
const leaves = (n: number, what = 'entry') =>
  Array.from({ length: n }, (_, index) => leafHash(Buffer.from(`${what} ${index}`)))
const headOf = (of: readonly Buffer[], origin = ORIGIN) => ({ origin, size: of.length, root: rootOver(of) })
const noteOf = (of: readonly Buffer[]) => signCheckpoint(headOf(of), log(), logKeys().privateKey)

async function start() {
  const store = openStore(path.join(folder, 'store'))
  const keys = loadKeys(path.join(folder, 'store'), 'witness')
  const server = createWitnessServer(
    createWitness({ name: 'w.example/1', keys, logs: [log()], store, now: () => at }),
  )
  opened.push({ server, store })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const key = verifierKey('w.example/1', COSIGNS, keys.publicKey)
  const post = async (body: string) => {
    const answer = await fetch(`${base}/add-checkpoint`, { method: 'POST', body })
    return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.text() }
  }
  /** Offers a head with the proof from an older one. */
  const offer = (of: readonly Buffer[], old: number, note = noteOf(of)) => {
    const proof = consistencyProof(partialTree(emptyFrontier(), of), Math.min(old, of.length))
    return post(`old ${old}\n${proof.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${note}`)
  }
  return { base, key, post, offer }
}

describe('add-checkpoint', () => {
  it('cosigns heads that go on from the last, and the same head again', async () => {
    const { offer, key } = await start()
    for (const [size, old] of [
      [5, 0],
      [12, 5],
      [12, 12],
      [13, 12],
    ] as const) {
      const answer = await offer(leaves(size), old)
      expect(answer.status).toBe(200)
      const [line] = readSignatures(answer.body.trimEnd().split('\n')) ?? []
      if (line === undefined) throw new Error('no signature')
      expect(cosignedAt(checkpointText(headOf(leaves(size))), line, key)).toEqual(at)
    }
  })

  it('answers 409 with the size that it holds to another old size, and to another root of that size', async () => {
    const { offer } = await start()
    await offer(leaves(5), 0)
    for (const [of, old] of [
      [leaves(9), 0],
      [leaves(9), 4],
      [leaves(3), 3],
      [leaves(5, 'other'), 5],
    ] as const)
      expect(await offer(of, old)).toEqual({ status: 409, type: 'text/x.tlog.size', body: '5\n' })
  })

  it('answers 422 to a forked history and to a proof that does not hold', async () => {
    const { offer, post } = await start()
    await offer(leaves(5), 0)
    expect((await offer([...leaves(4), ...leaves(5, 'other')], 5)).status).toBe(422)
    expect((await post(`old 5\n\n${noteOf(leaves(9))}`)).status).toBe(422)
    expect((await offer(leaves(9), 5)).status).toBe(200)
  })

  it('answers 403 to what the log did not sign, 404 to a log that it does not watch, 400 to what it does not understand', async () => {
    const { offer, post } = await start()
    const stranger = loadKeys(path.join(folder, 'stranger'), 'log')
    const forged = verifierKey(ORIGIN, SIGNS_TEXT, stranger.publicKey)
    expect(
      (await offer(leaves(5), 0, signCheckpoint(headOf(leaves(5)), forged, stranger.privateKey))).status,
    ).toBe(403)
    const elsewhere = verifierKey('else.example', SIGNS_TEXT, stranger.publicKey)
    const other = signCheckpoint(headOf(leaves(5), 'else.example'), elsewhere, stranger.privateKey)
    expect((await offer(leaves(5), 0, other)).status).toBe(404)
    const note = noteOf(leaves(5))
    const hash = leaves(1)[0]?.toString('base64') ?? ''
    for (const words of [
      '',
      note,
      `old 00\n\n${note}`,
      `old -1\n\n${note}`,
      `old 0\nAAAA\n\n${note}`,
      'old 0\n\n',
      `old 9\n\n${note}`,
      `old 0\n${`${hash}\n`.repeat(64)}\n${note}`,
    ])
      expect((await post(words)).status).toBe(400)
    expect((await post('x'.repeat(300_000))).status).toBe(400)
  })
})

describe('what a witness holds', () => {
  it('is told to those who ask, with its cosignature', async () => {
    const { base, offer } = await start()
    const ask = () => fetch(`${base}/checkpoints/${nameOf(ORIGIN)}`)
    expect((await ask()).status).toBe(404)
    const { body } = await offer(leaves(5), 0)
    expect(await (await ask()).text()).toBe(noteOf(leaves(5)) + body)
    expect((await fetch(`${base}/checkpoints/${nameOf('else.example')}`)).status).toBe(404)
  })

  it('is there again after its end, though its last line was cut off, and after that it goes on', async () => {
    await (await start()).offer(leaves(5), 0)
    await stopAll()
    appendFileSync(path.join(folder, 'store', `${nameOf(ORIGIN)}.jsonl`), '{"size":9,"ro')
    const again = await start()
    expect((await again.offer(leaves(4), 0)).body).toBe('5\n')
    expect((await again.offer(leaves(7), 5)).status).toBe(200)
    await stopAll()
    expect((await (await start()).offer(leaves(8), 0)).body).toBe('7\n')
  })

  it('keeps its folder to itself', () => {
    const store = openStore(path.join(folder, 'mine'))
    appendFileSync(path.join(folder, 'mine', 'running.pid'), '')
    store.close()
    const taken = path.join(folder, 'taken')
    openStore(taken).close()
    appendFileSync(path.join(taken, 'running.pid'), '1')
    expect(() => openStore(taken)).toThrow('Another witness')
  })
})

describe('its settings', () => {
  it('name the logs by their keys, and say what is wrong', () => {
    const good = { WITNESS_NAME: 'w.example/1', WITNESS_DIR: '/tmp/w', WITNESS_LOGS: keyWords(log()) }
    expect(readSettings(good)).toMatchObject({ name: 'w.example/1', port: 8083, logs: [{ name: ORIGIN }] })
    for (const [wrong, words] of [
      [{ WITNESS_PORT: 'x' }, 'WITNESS_PORT'],
      [{ WITNESS_NAME: 'a b' }, 'WITNESS_NAME'],
      [{ WITNESS_DIR: '' }, 'WITNESS_DIR'],
      [{ WITNESS_LOGS: '' }, 'WITNESS_LOGS'],
      [{ WITNESS_LOGS: 'a+b+c' }, 'A key'],
    ] as const)
      expect(() => readSettings({ ...good, ...wrong })).toThrow(words)
  })
})
