/** What the bench measures on: the real app listening on a port, an officer who may read and write, and people of the store. */
import { buildApp } from '@mips/api/src/app.ts'
import { modules as productModules } from '@mips/api/src/modules.ts'
import { newToken } from '@mips/api/src/platform/auth/cookie.ts'
import { readConfig, type Config } from '@mips/api/src/platform/config.ts'
import { createPlatform, type Platform } from '@mips/api/src/platform/platform.ts'
import { createPool, prismaOn, type PrismaClient } from '@mips/database/client'
import type { AddressInfo } from 'node:net'
import pg from 'pg'

export type Server = {
  app: Awaited<ReturnType<typeof buildApp>>
  platform: Platform
  port: number
  roundTrips: () => number
  transactions: () => number
}

/** Told of every statement of a request: its text, and from sending it to having its whole answer, in milliseconds. */
export type OnStatement = (text: string, ms: number) => void

export type BenchWorld = {
  readonly admin: pg.Pool
  readonly config: Config
  readonly acls: number[]
  readonly permissions: string[]
  /** The headers of the officer's browser. */
  readonly headers: Record<string, string>
  /** Builds the app and listens; `dress` may change how it reaches the database. */
  serve(dress?: (prisma: PrismaClient) => PrismaClient, onStatement?: OnStatement): Promise<Server>
  close(): Promise<void>
}

const needed = [
  'nominal.person.read',
  'nominal.person.search',
  'pole.record.search',
  'incident.event.open',
  'incident.event.update',
]
export const connections = 16

/** Opens the world on the database of the environment; the officer is made for the run and leaves with it. */
export async function openBenchWorld({
  adminUrl,
  appUrl,
  dataDir,
  role,
}: {
  adminUrl: string
  appUrl: string
  dataDir: string
  /** The role of the officer; otherwise the first that may do all that is measured. */
  role?: string
}): Promise<BenchWorld> {
  const config = readConfig({
    MIPS_APP_DATABASE_URL: appUrl,
    MIPS_ENVIRONMENT: 'demo',
    MIPS_LOG_LEVEL: 'silent',
    MIPS_LIMITS: 'off',
    MIPS_DATA_DIR: dataDir,
    PORT: '0',
    MIPS_INSECURE_COOKIE: '1',
  })
  const admin = new pg.Pool({ connectionString: adminUrl, max: 2 })
  const officer = await signInOfficer(admin, config, role)
  const closers: (() => Promise<unknown>)[] = []
  return {
    admin,
    config,
    acls: [0],
    permissions: officer.permissions,
    headers: {
      cookie: officer.cookie,
      'sec-fetch-site': 'same-origin',
      'x-mips-purpose': 'INVESTIGATION',
      'x-mips-purpose-source': 'picked',
    },
    async serve(dress = (prisma) => prisma, onStatement) {
      const counted = countRoundTrips(createPool(appUrl, { poolMax: config.poolMax }))
      const prismaPool = createPool(appUrl, { poolMax: config.poolMax })
      if (onStatement !== undefined) {
        for (const pool of [prismaPool, counted.pool]) timeStatements(pool, onStatement)
      }
      const plain = prismaOn(prismaPool)
      let transactions = 0
      const prisma = dress(plain)
      const counting = new Proxy(prisma, {
        get(target, name) {
          if (name === '$transaction') transactions += 1
          return Reflect.get(target, name, target) as unknown
        },
      })
      const platform = createPlatform({ config, prisma: counting, pool: counted.pool })
      const app = await buildApp(
        platform,
        productModules.filter((module) =>
          Object.keys(module.contract.routes).every((name) => module.handlers[name] !== undefined),
        ),
      )
      await app.listen({ port: 0, host: '127.0.0.1' })
      closers.push(
        () => app.close(),
        () => plain.$disconnect(),
        () => counted.pool.end(),
      )
      return {
        app,
        platform,
        port: (app.server.address() as AddressInfo).port,
        roundTrips: counted.count,
        transactions: () => transactions,
      }
    },
    async close() {
      for (const close of closers) await close()
      await admin.query("UPDATE app_session SET ended_at = now(), ended_reason = 'bench' WHERE id = $1", [
        officer.sessionId,
      ])
      await admin.query("UPDATE app_user SET status = 'left' WHERE id = $1", [officer.id])
      await admin.end()
    },
  }
}

/** Each round trip ends with one ReadyForQuery of the server; counting them counts round trips on the wire. */
export function countRoundTrips(pool: pg.Pool): { pool: pg.Pool; count: () => number } {
  let trips = 0
  pool.on('connect', (client) => {
    // The connection is not in the types of pg, though its events are documented.
    const { connection } = client as unknown as { connection: NodeJS.EventEmitter }
    connection.on('readyForQuery', () => (trips += 1))
  })
  return { pool, count: () => trips }
}

function timeStatements(pool: pg.Pool, tell: OnStatement): void {
  pool.on('connect', (client) => {
    // Every way of asking ends in this method, whose many forms the types cannot follow.
    const ask = client.query.bind(client) as (...given: unknown[]) => unknown
    const timed = (...given: unknown[]): unknown => {
      const start = performance.now()
      const [what] = given
      const text = typeof what === 'string' ? what : ((what as { text?: string }).text ?? '')
      const answer = ask(...given)
      if (answer instanceof Promise)
        void answer.then(
          () => tell(text, performance.now() - start),
          () => undefined,
        )
      return answer
    }
    client.query = timed as typeof client.query
  })
}

async function signInOfficer(
  admin: pg.Pool,
  config: Config,
  wanted: string | undefined,
): Promise<{ id: string; sessionId: string; cookie: string; permissions: string[] }> {
  const roles = await admin.query<{ role_code: string }>(
    'SELECT role_code FROM role_permission WHERE permission = ANY ($1) GROUP BY 1 HAVING count(*) = $2 ORDER BY 1 LIMIT 1',
    [needed, needed.length],
  )
  const role = wanted ?? roles.rows[0]?.role_code
  if (role === undefined)
    throw new Error('No role may read, search and write: the table of roles is empty or has changed.')
  const user = await admin.query<{ id: string }>(
    `INSERT INTO app_user (staff_number, display_name, rank, unit_code, must_change_password, status) VALUES ('BENCH', 'Bench Officer', 'PC', 'BENCH', false, 'active')
     ON CONFLICT (staff_number) DO UPDATE SET status = 'active', must_change_password = false RETURNING id`,
  )
  const id = user.rows[0]?.id ?? ''
  await admin.query(
    'INSERT INTO role_grant (user_id, role_code) SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM role_grant WHERE user_id = $1 AND role_code = $2)',
    [id, role],
  )
  const { token, hash } = newToken()
  const session = await admin.query<{ id: string }>(
    "INSERT INTO app_session (token_hash, user_id, expires_at) VALUES ($1, $2, now() + interval '2 hours') RETURNING id",
    [hash, id],
  )
  const permissions = await admin.query<{ permission: string }>(
    'SELECT permission FROM role_permission WHERE role_code = $1',
    [role],
  )
  return {
    id,
    sessionId: session.rows[0]?.id ?? '',
    cookie: `${config.cookieName}=${token}`,
    permissions: permissions.rows.map((row) => row.permission),
  }
}
