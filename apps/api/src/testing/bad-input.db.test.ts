/** Sends every route what it should not get: hostile values field by field, broken JSON, ten megabytes, the same key twice. */
import { allContracts } from '@mips/contracts'
import type { Contract, Route } from '@mips/contracts/contract'
import { afterAll, describe, expect, it } from 'vitest'
import { allFixtures } from './all-fixtures.ts'
import { testDatabase } from './database.ts'
import type { PreparedCall } from './fixtures.ts'
import { sendPrepared } from './send-prepared.ts'
import { buildWorld, urlOf, type Actor } from './world.ts'

const world = await buildWorld(await testDatabase())
let sent = 0
let tried = 0
afterAll(async () => {
  process.stdout.write(`\nBad input: ${tried} hostile values, ${sent} calls sent, none answered 5xx.\n`)
  await world.close()
})

const hostile: unknown[] = [
  'null\u0000byte',
  'lone \ud800 surrogate',
  'x'.repeat(200_000),
  '',
  ' ',
  '\u202Eright to left',
  "'; DROP TABLE record; --",
  '%_\\',
  '9999-12-31',
  '10000-01-01',
  '2026-02-30',
  '1066-10-14',
  '2999-01-01T00:00:00Z',
  '2026-13-45T99:99:99Z',
  'not-a-uuid',
  '00000000-0000-7000-8000-000000000000',
  2147483648,
  -2147483649,
  1e308,
  -0.5,
  Number.MAX_SAFE_INTEGER,
  true,
  null,
  [],
  {},
  [null],
  { __proto__: { admin: true } },
  Array.from({ length: 2000 }, () => 'x'),
]

const routes = allContracts.flatMap((contract) =>
  Object.entries(contract.routes).map(([name, route]) => ({ contract, name, route })),
)
const bodied = routes.filter(({ route }) => route.body !== undefined && route.upload === undefined)

async function ready(
  contract: Contract,
  name: string,
): Promise<{ call: PreparedCall<Route>; actor: Actor | undefined }> {
  const fixture = allFixtures[contract.name as keyof typeof allFixtures][name]
  if (fixture === undefined) throw new Error(`No fixture for ${contract.name}.${name}`)
  const actor = fixture.as === undefined ? undefined : await world.actor(fixture.as)
  return { call: await fixture.prepare(world, actor), actor }
}

/** Every place in a body where a value stands, as paths. */
function places(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(value))
    return [path, ...value.slice(0, 2).flatMap((item, index) => places(item, [...path, index]))]
  if (typeof value === 'object' && value !== null)
    return [path, ...Object.entries(value).flatMap(([key, item]) => places(item, [...path, key]))]
  return [path]
}

function withAt(value: unknown, path: (string | number)[], put: unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined) return put
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === first ? withAt(item, rest, put) : item))
  return {
    ...(value as Record<string, unknown>),
    [first]: withAt((value as Record<string, unknown>)[first], rest, put),
  }
}

/** Whether the contract takes the body, as it will be read from JSON. */
const fits = (contract: Contract, name: string, body: unknown): boolean =>
  contract.routes[name]?.body?.safeParse(JSON.parse(JSON.stringify(body) ?? 'null')).success ?? true

/** Nothing of the database's own words may leave. */
const tells = /SQLSTATE|constraint|violates|relation "|column "|prisma|syntax error|at .*\.ts:\d+/i

for (const { contract, name } of bodied) {
  describe(`${contract.name}.${name}`, () => {
    it('answers hostile values with a clear refusal, never with 5xx', async () => {
      const { call, actor } = await ready(contract, name)
      const body = (call.input as { body: unknown }).body
      for (const [at, path] of places(body).entries()) {
        // What the contract's own schema refuses goes one way for every route: of those a place sends each time another one.
        const refused = hostile.filter((value) => !fits(contract, name, withAt(body, path, value)))
        const sample = refused[at % Math.max(1, refused.length)]
        for (const value of hostile) {
          tried += 1
          if (refused.includes(value) && value !== sample) continue
          const response = await sendPrepared(world, actor, contract, name, {
            ...call,
            input: { ...(call.input as object), body: withAt(body, path, value) } as never,
          })
          sent += 1
          const said = `${path.join('.')} = ${JSON.stringify(value)?.slice(0, 60)} -> ${response.statusCode} ${response.body.slice(0, 200)}`
          expect(response.statusCode, said).toBeLessThan(500)
          if (refused.includes(value)) expect(response.statusCode, said).toBeGreaterThanOrEqual(400)
          if (response.statusCode >= 400) expect(response.body, said).not.toMatch(tells)
        }
      }
    }, 120_000)

    it('refuses broken JSON with 400 and ten megabytes with 413, each with one entry', async () => {
      const { call, actor } = await ready(contract, name)
      const route = contract.routes[name]
      if (route === undefined) return
      for (const [payload, status] of [
        ['{"a":', 400],
        [`{"a":"${'x'.repeat(10_000_000)}"}`, 413],
      ] as const) {
        const response = await world.app.inject({
          method: route.method,
          url: urlOf(route, call.input as { params?: unknown }),
          payload,
          headers: {
            'content-type': 'application/json',
            'sec-fetch-site': 'same-origin',
            'x-mips-purpose': 'INVESTIGATION',
            'x-mips-purpose-source': 'picked',
            ...(actor === undefined ? {} : { cookie: actor.cookie }),
          },
        })
        sent += 1
        expect(response.statusCode).toBe(status)
        expect(await world.auditOf(String(response.headers['x-request-id']))).toHaveLength(1)
      }
    })
  })
}

/** An answer to compare: what its words say, or, for a paper, its bytes. */
const answerOf = (response: { headers: Record<string, unknown>; body: string }): unknown =>
  String(response.headers['content-type']).includes('json') ? JSON.parse(response.body) : response.body

for (const { contract, name, route } of routes.filter(
  (entry) =>
    entry.route.method === 'POST' &&
    entry.route.upload === undefined &&
    typeof entry.route.permission === 'string' &&
    entry.route.audit !== 'search',
)) {
  describe(`${contract.name}.${name} sent twice with one key`, () => {
    if (route.secret === true) {
      it('keeps no copy of a password or a code', async () => {
        const { call, actor } = await ready(contract, name)
        const key = `secret-${contract.name}-${name}`
        const response = await sendPrepared(world, actor, contract, name, call, { key })
        expect(response.statusCode, response.body).toBe(200)
        const kept = await world.admin.query('SELECT 1 FROM idempotency_key WHERE key = $1', [key])
        expect(kept.rows).toEqual([])
      })
      return
    }

    it('is done once and answers the same', async () => {
      const { call, actor } = await ready(contract, name)
      const options = {
        key: `twice-${contract.name}-${name}`,
        ...(call.version === undefined ? {} : { version: call.version }),
      }
      const first = await sendPrepared(world, actor, contract, name, call, options)
      const endsSession = ['session.signOut', 'session.signOutEverywhere', 'session.lock'].includes(
        `${contract.name}.${name}`,
      )
      expect(first.statusCode, first.body).toBe(200)
      if (endsSession || route.subject.kind === 'one') return
      const second = await sendPrepared(world, actor, contract, name, call, options)
      expect(second.statusCode, second.body).toBe(200)
      expect(answerOf(second)).toEqual(answerOf(first))
    })
  })
}
