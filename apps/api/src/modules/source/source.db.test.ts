/** Other sources asked over real HTTP: answers labelled and checked, failures said plainly, everything sent in the audit. */
import { nominal, source } from '@mips/contracts'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { readConfig } from '../../platform/config.ts'
import { makeHousehold } from '../safeguarding/safeguarding.testing.ts'
import { KEY, startSource } from './source.testing.ts'

const other = await startSource()
const setting = (code: string, more: object = {}) => ({
  code,
  name: `Source ${code}`,
  kind: 'FORCE',
  url: other.url,
  key: KEY,
  timeoutMs: 3000,
  ...more,
})
const world = await buildWorld(await testDatabase(), {
  sources: [
    setting('north', { name: 'Northern force' }),
    setting('locked', { key: 'a-key-that-nobody-there-knows' }),
    setting('gone', { url: 'http://127.0.0.1:9' }),
  ],
})
afterAll(async () => {
  await world.close()
  await other.stop()
})
const officer = await world.actor('RESPONSE_OFFICER')

const ask = (surname: string, code = 'north', body: object = {}) =>
  world.ok(officer, source, 'search', {
    params: { sourceCode: code },
    body: { forename: 'Marla', surname, ...body } as never,
  })
const entries = async (): Promise<
  { act: string; outcome: string; recipient: string; change: unknown; n: number | null }[]
> =>
  (
    await world.admin.query(
      `SELECT e.act, e.outcome, e.recipient, c.body AS change, e.result_count AS n FROM audit.entry e LEFT JOIN audit.payload c ON c.request_id = e.request_id AND c.kind = 'change'
        WHERE e.action = 'source.search' ORDER BY e.id DESC LIMIT 2`,
    )
  ).rows

describe('source.search', () => {
  it('refuses an unknown source, nobody to look for, and work on a restricted record; nothing leaves', async () => {
    const before = other.asked.length
    const params = { sourceCode: 'north' }
    const body = { surname: 'Brindle' }
    const unknown = await world.call(officer, source, 'search', { params: { sourceCode: 'west' }, body })
    expect(unknown.statusCode).toBe(404)
    for (const wrong of [{ sex: 'F' }, { ...body, phone: '07700 900123' }, { ...body, postcode: 'SE25 4EA' }])
      expect((await world.call(officer, source, 'search', { params, body: wrong as never })).statusCode).toBe(
        400,
      )
    const without = await world.call(officer, source, 'search', { params, body }, { purpose: false })
    expect(without.json().error.code).toBe('purpose_required')
    const { incidentId: ref } = await makeHousehold(world)
    await restrict(world, ref, [officer.id])
    const purpose = { code: 'INVESTIGATION', source: 'derived', ref } as const
    const restricted = await world.call(officer, source, 'search', { params, body }, { purpose })
    expect(restricted.json().error).toMatchObject({
      code: 'rule_refused',
      facts: { rule: 'restricted_work' },
    })
    expect(other.asked).toHaveLength(before)
  })

  it('labels the answer with its source and age, and shows what the protocol knows and no more', async () => {
    const reply = await ask('Brindle', 'north', { dob: '1985-04-03', middle: '' })
    expect(reply).toMatchObject({
      source: { code: 'north', name: 'Northern force', kindLabel: 'Another force' },
      state: 'ANSWERED',
      dataAsOf: '2026-09-07T08:00:00Z',
      isMore: false,
      hits: [
        {
          id: 'X-1',
          displayName: 'BRINDLE, Marla',
          alsoKnownAs: ['Marly'],
          identifiers: [{ label: 'PNC ID', value: '2000/1234567V' }],
          warnings: ['Carries a knife'],
        },
      ],
    })
    expect(JSON.stringify(reply)).not.toContain('not of the protocol')
    expect((await ask('Nobody')).hits).toEqual([])
  })

  it('sends who is looked for, the purpose and a number of its own, and nothing of who asks', async () => {
    await ask('Brindle', 'north', { dob: '1985', sex: 'F', middle: '' })
    const { question, headers, url } = other.asked.at(-1) ?? {}
    expect(url).toBe('/person-searches')
    expect(question).toEqual({
      version: 1,
      request: expect.stringMatching(/^[0-9a-f-]{36}$/),
      force: '01',
      purpose: 'INVESTIGATION',
      person: { forename: 'Marla', surname: 'Brindle', dob: '1985', sex: 'F' },
      limit: 20,
    })
    const sent = JSON.stringify([question, headers])
    for (const own of [officer.id, officer.staffNumber, officer.displayName, officer.cookie])
      expect(sent).not.toContain(own)
  })

  it('is in the audit before it leaves and again with what came of it', async () => {
    await ask('Brindle')
    const [after, before] = await entries()
    const { request } = other.asked.at(-1)?.question ?? {}
    expect(before).toMatchObject({
      act: 'disclosure',
      outcome: 'ok',
      recipient: 'Northern force',
      change: { source: 'north', sourceRequest: request },
    })
    expect(after).toMatchObject({
      act: 'consultation',
      recipient: 'Northern force',
      n: 1,
      change: { source: 'north', sourceRequest: request, state: 'ANSWERED', sourceIds: ['X-1'] },
    })
  })

  it.each([
    ['Mutely', 'TIMED_OUT'],
    ['Slowly', 'TIMED_OUT'],
    ['Brokenly', 'UNREACHABLE'],
    ['Garbled', 'UNREADABLE'],
    ['Wrongly', 'UNREADABLE'],
    ['Otherwise', 'UNREADABLE'],
    ['Hugely', 'UNREADABLE'],
    ['Faulty', 'FAILED'],
    ['Elsewhere', 'UNREADABLE'],
  ])(
    'says plainly that it did not answer (%s: %s), shows nothing of it, and keeps that',
    async (surname, state) => {
      const reply = await ask(surname)
      expect(reply).toMatchObject({ state, hits: [], dataAsOf: null })
      expect(reply.words).toMatch(/^Northern force (did not answer|answered in a way that cannot be read)/)
      expect((await entries())[0]).toMatchObject({ recipient: 'Northern force', n: 0, change: { state } })
      expect(other.asked.filter(({ url }) => url === '/elsewhere')).toEqual([])
      const { sources } = await world.ok(officer, source, 'list', {})
      expect(sources.find(({ code }) => code === 'north')?.lastFailure).not.toBeNull()
    },
  )

  it('tells a key that is not accepted from a source that is not there', async () => {
    expect(await ask('Brindle', 'locked')).toMatchObject({ state: 'REFUSED', hits: [] })
    expect(await ask('Brindle', 'gone')).toMatchObject({ state: 'UNREACHABLE', hits: [] })
  })

  it('holds no transaction while it waits: the local search answers meanwhile, and too many are told so', async () => {
    const askedBefore = other.asked.length
    const waiting = Array.from({ length: 7 }, () => ask('Mutely'))
    await vi.waitFor(() => expect(other.asked.length).toBe(askedBefore + 5))
    const local = await world.ok(officer, nominal, 'searchPeople', { body: { surname: 'Brindle' } })
    expect(local.hits).toEqual([])
    const open = await world.admin.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'",
    )
    expect(open.rows).toEqual([])
    const states = (await Promise.all(waiting)).map(({ state }) => state)
    expect(states.filter((state) => state === 'BUSY')).toHaveLength(2)
    expect(states.filter((state) => state === 'TIMED_OUT')).toHaveLength(5)
  })
})

describe('the sources of the settings', () => {
  const base = { MIPS_APP_DATABASE_URL: 'postgres://x', MIPS_ENVIRONMENT: 'live' }
  const read = (sources: unknown, more: object = {}) =>
    readConfig({ ...base, MIPS_SOURCES: JSON.stringify(sources), ...more }).sources
  it('are none unless set, and wrong ones stop the start', () => {
    expect(readConfig(base).sources).toEqual([])
    const secure = setting('north', { url: 'https://north.example.org/' })
    expect(read([secure])).toMatchObject([{ url: 'https://north.example.org' }])
    expect(() => read([setting('north')])).toThrow('https only')
    expect(read([setting('north')], { MIPS_ENVIRONMENT: 'test' })).toHaveLength(1)
    for (const wrong of [[secure, secure], [{ ...secure, key: 'short' }], [{ ...secure, kind: 'X' }], {}])
      expect(() => read(wrong)).toThrow('MIPS_SOURCES')
    expect(() => readConfig({ ...base, MIPS_SOURCES: '{' })).toThrow('is not JSON')
  })
})
