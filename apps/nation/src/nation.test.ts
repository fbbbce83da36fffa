/** The stand-in over real HTTP: each message once by its number, answers until they are confirmed, faults by a seed, and a memory beyond its end. */
import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openBody } from './body.ts'
import { drawFrom, faultless, type Faults, readFaults } from './faults.ts'
import { openJournal } from './journal.ts'
import { createNation } from './server.ts'
import { readSettings } from './settings.ts'

const KEY = 'a-key-that-is-long-enough'
const folder = mkdtempSync(path.join(tmpdir(), 'nation-test-'))
let open: Server[] = []
afterEach(async () => {
  for (const server of open) {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  open = []
  rmSync(folder, { recursive: true, force: true })
})

async function start(faults: Partial<Faults> = {}, keeps = false) {
  const draw = drawFrom(7)
  const journal = openJournal(keeps ? folder : undefined, 'court')
  const body = openBody({ journal, faults: { ...faultless, ...faults }, draw, now: () => Date.now() })
  const server = createNation({ bodies: new Map([['court', body]]), key: KEY, draw })
  open.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return async (method: string, what: string, sent?: unknown, key = KEY) => {
    const answer = await fetch(`http://127.0.0.1:${port}/court/${what}`, {
      method,
      headers: { authorization: `Bearer ${key}` },
      ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    })
    return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) }
  }
}
const message = (more: object = {}) => ({
  id: 'm1',
  force: '01',
  kind: 'LETTER',
  reference: '01AB0012326',
  line: 'c1',
  place: 1,
  digest: 'd',
  content: { heading: 'Interpreter' },
  ...more,
})
type Mail = { messages: { id: string; kind: string; about: string; codes?: string[] }[] }

describe('a body of the nation', () => {
  it('takes a number once, says so again, and refuses another content under it', async () => {
    const ask = await start()
    expect(await ask('POST', 'messages', message())).toMatchObject({ status: 202, state: 'TAKEN' })
    expect(await ask('POST', 'messages', message())).toMatchObject({ status: 200, state: 'AGAIN' })
    expect(await ask('POST', 'messages', message({ content: { heading: 'Other' } }))).toMatchObject({
      status: 409,
    })
    const { taken, counts } = (await ask('GET', 'taken')) as unknown as { taken: unknown[]; counts: object }
    expect(taken).toHaveLength(1)
    expect(counts).toMatchObject({ handed: 3, taken: 1, again: 1, clashes: 1, outOfOrder: 0 })
  })

  it('gives its answers until they are confirmed', async () => {
    const ask = await start()
    await ask('POST', 'messages', message())
    const first = (await ask('GET', 'mailbox?most=10')) as unknown as Mail
    expect(first.messages).toMatchObject([{ kind: 'ACKNOWLEDGED', about: 'm1' }])
    expect(((await ask('GET', 'mailbox')) as unknown as Mail).messages).toEqual(first.messages)
    await ask('POST', 'mailbox/confirmations', { ids: first.messages.map(({ id }) => id) })
    expect(((await ask('GET', 'mailbox')) as unknown as Mail).messages).toEqual([])
  })

  it('refuses with the code that a letter asks for, once; and a case that is not of the published shape', async () => {
    const ask = await start()
    const asking = message({ content: { heading: 'Show [INVALID_PNC_ID]' } })
    expect(await ask('POST', 'messages', asking)).toMatchObject({ status: 422, codes: ['INVALID_PNC_ID'] })
    expect(await ask('POST', 'messages', asking)).toMatchObject({ status: 202 })
    expect(await ask('POST', 'messages', message({ id: 'm2', kind: 'NEW_CASE' }))).toMatchObject({
      status: 422,
      codes: expect.arrayContaining(['HO100201', 'UNREADABLE']),
    })
  })

  it('remembers what it took and owes beyond its own end', async () => {
    const before = await start({}, true)
    await before('POST', 'messages', message())
    const after = await start({}, true)
    expect(await after('POST', 'messages', message())).toMatchObject({ state: 'AGAIN' })
    const { messages } = (await after('GET', 'mailbox')) as unknown as Mail
    expect(messages.map(({ about }) => about)).toEqual(['m1', 'm1'])
  })

  it('does what its faults say: nothing without a fault, everything at one', async () => {
    const dropping = await start({ dropAfter: 1 })
    await expect(dropping('POST', 'messages', message())).rejects.toThrow()
    const { counts } = (await dropping('GET', 'taken')) as unknown as { counts: object }
    expect(counts).toMatchObject({ taken: 1 })
    const refusing = await start({ refuseLater: 1 })
    expect(await refusing('POST', 'messages', message())).toMatchObject({ status: 202 })
    const { messages } = (await refusing('GET', 'mailbox')) as unknown as Mail
    expect(messages).toMatchObject([{ kind: 'REFUSED', about: 'm1', codes: [expect.any(String)] }])
    await refusing('POST', 'faults', { busy: 1 })
    expect(await refusing('POST', 'messages', message())).toMatchObject({ status: 503 })
  })

  it('speaks to nobody without the key, and understands no other shape', async () => {
    const ask = await start()
    expect(await ask('GET', 'taken', undefined, 'another-key-of-some-length')).toMatchObject({ status: 401 })
    expect(await ask('POST', 'messages', { id: 'm1' })).toMatchObject({ status: 400 })
    expect(await ask('GET', 'elsewhere')).toMatchObject({ status: 404 })
  })
})

describe('its settings', () => {
  it('draws the same for the same seed, and refuses faults that there are not', () => {
    const [one, two] = [drawFrom(5), drawFrom(5)]
    for (let time = 0; time < 50; time += 1) expect(one()).toBe(two())
    expect(() => readFaults({ drop: 1 })).toThrow('There is no fault drop')
    expect(() => readFaults({ busy: 2 })).toThrow('busy: give a number from 0 to 1')
    expect(() => readSettings({})).toThrow('NATION_KEY')
    expect(readSettings({ NATION_KEY: KEY, NATION_FAULTS: '{"busy":0.5}' }).faults.busy).toBe(0.5)
  })
})
