/** A test world: a database of its own, the app on it, and people of every role who can call it. */
import type { Contract, Route, RouteAnswer, RouteCall } from '@mips/contracts/contract'
import { createPool, createPrisma, type PrismaClient } from '@mips/database/client'
import type { RoleCode } from '@mips/domain/access/roles'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import pg from 'pg'
import { buildApp } from '../app.ts'
import { modules as productModules } from '../modules.ts'
import type { Module } from '../platform/http/module.ts'
import { newToken } from '../platform/auth/cookie.ts'
import { fixedClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { createPlatform, type Platform } from '../platform/platform.ts'

export type Actor = {
  id: string
  role: RoleCode | undefined
  staffNumber: string
  displayName: string
  cookie: string
  sessionId: string
}

export type CallOptions = {
  purpose?: false | { code: string; source: 'derived' | 'picked' | 'typed'; ref?: string }
  version?: number
  key?: string
  headers?: Record<string, string>
}

export type World = {
  readonly app: FastifyInstance
  readonly platform: Platform
  readonly prisma: PrismaClient
  /** A connection as the owner, past every lock: for arranging and for looking. */
  readonly admin: pg.Pool
  readonly clock: ReturnType<typeof fixedClock>
  /** A new signed-in user with the role. */
  actor(role: RoleCode | undefined, more?: { rank?: string; displayName?: string }): Promise<Actor>
  /** Calls a route of a contract as an actor (or as nobody) with a picked purpose unless told otherwise. */
  call<C extends Contract, K extends keyof C['routes'] & string>(
    as: Actor | undefined,
    contract: C,
    name: K,
    input: RouteCall<C['routes'][K]>,
    options?: CallOptions,
  ): Promise<LightMyRequestResponse>
  /** The same, expecting 200, with the parsed answer. */
  ok<C extends Contract, K extends keyof C['routes'] & string>(
    as: Actor,
    contract: C,
    name: K,
    input: RouteCall<C['routes'][K]>,
    options?: CallOptions,
  ): Promise<RouteAnswer<C['routes'][K]>>
  /** The audit entries of a request, newest last. */
  auditOf(requestId: string): Promise<AuditRow[]>
  close(): Promise<void>
}

export type AuditRow = {
  action: string
  act: string
  outcome: string
  reason: string | null
  actor_id: string | null
  subject_id: string | null
  result_ids: string[] | null
  purpose_code: string | null
}

/** The address of a call: its path with the parameters filled in and the query appended. */
export function urlOf(route: Route, input: { params?: unknown; query?: unknown }): string {
  const params = (input.params ?? {}) as Record<string, string>
  const path = route.path.replaceAll(/:([A-Za-z]+)/g, (_all, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries((input.query ?? {}) as Record<string, unknown>))
    if (value !== undefined) query.set(name, String(value))
  return `/api${path}${query.size > 0 ? `?${query.toString()}` : ''}`
}

/** A source that nobody listens for: asking it is a route like any other, and ends at once. */
const silentSource = {
  code: 'silent',
  name: 'Silent source',
  kind: 'PARTNER',
  url: 'http://127.0.0.1:9',
  key: 'a-key-for-a-source-that-is-not-there',
  timeoutMs: 500,
}

/** Builds the world on a database that `testDatabase()` made; the clock stands at a fixed time until it is moved. */
export async function buildWorld(
  database: { adminUrl: string; appUrl: string; sealerUrl?: string },
  options: {
    modules?: readonly Module[]
    now?: string
    sources?: readonly object[]
    receivers?: readonly object[]
    witnesses?: readonly object[]
  } = {},
): Promise<World> {
  const config = readConfig({
    MIPS_APP_DATABASE_URL: database.appUrl,
    MIPS_SEALER_DATABASE_URL: database.sealerUrl,
    MIPS_ENVIRONMENT: 'test',
    MIPS_LOG_LEVEL: process.env.MIPS_LOG_LEVEL ?? 'silent',
    MIPS_ARGON_MEMORY_KIB: '1024',
    MIPS_LIMITS: 'off',
    MIPS_DATA_DIR: `/tmp/mips-test-${process.pid}`,
    MIPS_POOL_MAX: '6',
    MIPS_SOURCES: JSON.stringify(options.sources ?? [silentSource]),
    MIPS_RECEIVERS: JSON.stringify(options.receivers ?? []),
    MIPS_WITNESSES: JSON.stringify(options.witnesses ?? []),
  })
  const prisma = createPrisma(database.appUrl, { poolMax: 6 })
  const pool = createPool(database.appUrl, { poolMax: 6 })
  const admin = new pg.Pool({ connectionString: database.adminUrl, max: 4 })
  admin.on('error', () => undefined)
  const clock = fixedClock(options.now ?? '2026-09-07T09:00:00Z')
  const platform = createPlatform({ config, prisma, pool, clock })
  const app = await buildApp(platform, options.modules ?? productModules)
  let people = 0

  const call: World['call'] = async (as, contract, name, input, more = {}) => {
    const route = contract.routes[name]
    if (route === undefined) throw new Error(`No route ${name}`)
    const { body } = input as { body?: unknown }
    const purpose =
      more.purpose === undefined
        ? { code: 'INVESTIGATION', source: 'picked' as const, ref: undefined }
        : more.purpose
    const answer = await app.inject({
      ...(route.stream === undefined ? {} : { payloadAsStream: true }),
      method: route.method,
      url: urlOf(route, input as { params?: unknown }),
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(as === undefined ? {} : { cookie: as.cookie }),
        ...(purpose === false
          ? {}
          : {
              'x-mips-purpose': purpose.code,
              'x-mips-purpose-source': purpose.source,
              ...(purpose.ref === undefined ? {} : { 'x-mips-purpose-ref': purpose.ref }),
            }),
        ...(more.version === undefined ? {} : { 'if-match': String(more.version) }),
        ...(more.key === undefined ? {} : { 'idempotency-key': more.key }),
        ...more.headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    })
    return route.stream === undefined ? answer : beginningOf(answer)
  }

  return {
    app,
    platform,
    prisma,
    admin,
    clock,
    call,
    async actor(role, more = {}) {
      people += 1
      const staffNumber = `T${String(people).padStart(4, '0')}`
      const displayName = more.displayName ?? `Testperson ${people}`
      const user = await admin.query<{ id: string }>(
        `INSERT INTO app_user (staff_number, display_name, rank, unit_code, must_change_password) VALUES ($1, $2, $3, 'TEST', false) RETURNING id`,
        [staffNumber, displayName, more.rank ?? rankOf(role)],
      )
      const id = user.rows[0]?.id ?? ''
      if (role !== undefined)
        await admin.query('INSERT INTO role_grant (user_id, role_code) VALUES ($1, $2)', [id, role])
      const { token, hash } = newToken()
      const session = await admin.query<{ id: string }>(
        "INSERT INTO app_session (token_hash, user_id, expires_at) VALUES ($1, $2, now() + interval '12 hours') RETURNING id",
        [hash, id],
      )
      return {
        id,
        role,
        staffNumber,
        displayName,
        cookie: `${config.cookieName}=${token}`,
        sessionId: session.rows[0]?.id ?? '',
      }
    },
    async ok(as, contract, name, input, more = {}) {
      const response = await call(as, contract, name, input, more)
      if (response.statusCode !== 200)
        throw new Error(`${contract.name}.${name} answered ${response.statusCode}: ${response.body}`)
      return response.json()
    },
    async auditOf(requestId) {
      const rows = await admin.query<AuditRow>(
        'SELECT action, act, outcome, reason, actor_id, subject_id, result_ids, purpose_code FROM audit.entry WHERE request_id = $1 ORDER BY id',
        [requestId],
      )
      return rows.rows
    },
    async close() {
      await app.close()
      await prisma.$disconnect()
      await pool.end()
      await admin.end()
    },
  }
}

/** Of a stream that does not end, what it says first; of a refusal, all of it. */
async function beginningOf(answer: LightMyRequestResponse): Promise<LightMyRequestResponse> {
  const stream = answer.stream()
  let body = ''
  for await (const chunk of stream) {
    body += String(chunk)
    if (answer.statusCode === 200 && body.includes('data: ')) break
  }
  stream.destroy()
  return Object.assign(answer, { body, json: () => JSON.parse(body) as never })
}

const ranks: Partial<Record<RoleCode, string>> = {
  CUSTODY_SERGEANT: 'PS',
  SUPERVISOR: 'PS',
  INSPECTOR: 'INSP',
  SUPERINTENDENT: 'SUPT',
}
const rankOf = (role: RoleCode | undefined) => (role === undefined ? 'PC' : (ranks[role] ?? 'PC'))
