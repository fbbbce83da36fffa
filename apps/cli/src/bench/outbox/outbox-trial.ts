/** Letters about thousands of records through a line that drops, delays, repeats and refuses at random, while server and receiver are killed: does each arrive exactly once? */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { openBenchWorld } from '../bench-world.ts'
import { type Caller, mendAll, writeAll } from './outbox-people.ts'
import { freePort, pause, type Program, startProgram } from './programs.ts'

export type TrialOptions = {
  adminUrl: string
  appUrl: string
  apiProgram: string
  nationProgram: string
  messages: number
  /** How often the server is killed; the receiver is killed a quarter as often. */
  kills: number
  seed: number
  withinSeconds: number
  say: (line: string) => void
}

export type TrialResult = {
  written: number
  acknowledged: number
  arrivedOnce: number
  lost: number
  double: number
  /** Arrived in another form than it was written. */
  changed: number
  attempts: number
  handed: number
  mended: number
  kills: number
  receiverKills: number
  /** Attempts that have no entry of disclosure in the audit. */
  unaudited: number
  seconds: number
}

const faults = {
  dropBefore: 0.06,
  dropAfter: 0.06,
  delay: 0.08,
  delayMs: 2_500,
  busy: 0.05,
  refuseNow: 0.01,
  refuseLater: 0.01,
  acknowledgeNever: 0.05,
  acknowledgeTwice: 0.05,
  mailDelayMs: 500,
  mailDrop: 0.05,
  mailRepeat: 0.05,
}
/** As it might be agreed with a receiver that answers soon, so that a trial of minutes sees every wait. */
const agreed = {
  timeoutMs: 1_500,
  everyMs: 100,
  lanes: 8,
  retrySeconds: 0.3,
  retryLongestSeconds: 4,
  acknowledgeSeconds: 6,
}

/** Runs the trial on a database that is brought up to date and holds none of its records. */
export async function outboxTrial(options: TrialOptions): Promise<TrialResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mips-outbox-trial-'))
  const world = await openBenchWorld({ ...options, dataDir: folder, role: 'DETECTIVE' })
  const programs: Program[] = []
  try {
    const key = randomBytes(24).toString('hex')
    const nation = await startNation(options, { folder, key })
    programs.push(nation)
    const api = await startApi(options, { folder, key, nation })
    programs.unshift(api)
    const records = await makeRecords(world.admin, options.messages)
    const caller = { api, headers: world.headers }
    const began = performance.now()
    const { written, mended } = await run(options, { caller, nation, records, admin: world.admin })
    const seconds = (performance.now() - began) / 1000
    const counted = await count(world.admin, nation, key)
    return {
      ...counted,
      written,
      mended,
      lost: records.length - counted.arrivedOnce - counted.double,
      kills: api.kills(),
      receiverKills: nation.kills(),
      seconds,
    }
  } finally {
    for (const program of programs) await program.stop()
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startNation(
  options: TrialOptions,
  { folder, key }: { folder: string; key: string },
): Promise<Program> {
  const port = await freePort()
  const environment = {
    NATION_PORT: String(port),
    NATION_KEY: key,
    NATION_DIR: path.join(folder, 'nation'),
    NATION_SEED: String(options.seed),
    NATION_FAULTS: JSON.stringify(faults),
  }
  return startProgram({ file: options.nationProgram, port, environment, readyAt: '/' })
}

async function startApi(
  options: TrialOptions,
  { folder, key, nation }: { folder: string; key: string; nation: Program },
): Promise<Program> {
  const port = await freePort()
  const ways = { COURT: 'court', PROSECUTOR: 'prosecutor' }
  const receivers = Object.entries(ways).map(([code, way]) => ({
    code,
    url: `${nation.url}/${way}`,
    key,
    ...agreed,
  }))
  const environment = {
    NODE_ENV: 'production',
    PORT: String(port),
    HOST: '127.0.0.1',
    MIPS_APP_DATABASE_URL: options.appUrl,
    MIPS_ENVIRONMENT: 'test',
    MIPS_DATA_DIR: folder,
    MIPS_LIMITS: 'off',
    MIPS_INSECURE_COOKIE: '1',
    MIPS_IDLE_MINUTES: '720',
    MIPS_POOL_MAX: '20',
    MIPS_LOG_LEVEL: 'error',
    MIPS_RECEIVERS: JSON.stringify(receivers),
  }
  return startProgram({ file: options.apiProgram, port, environment, readyAt: '/ready' })
}

/** Crimes of nobody, as rows: what is measured is what is sent about them. */
async function makeRecords(admin: pg.Pool, count: number): Promise<string[]> {
  const connection = await admin.connect()
  try {
    await connection.query('SET session_replication_role = replica')
    const made = await connection.query<{ id: string }>(
      `WITH made AS (INSERT INTO record (kind, reference, synthetic) SELECT 'Crime', 'TRIAL/' || n, true FROM generate_series(1, $1::int) n RETURNING id),
            events AS (INSERT INTO event (id, kind, title, occurred_from) SELECT id, 'Crime', 'A crime of the trial', now() FROM made)
       SELECT id FROM made ORDER BY id`,
      [count],
    )
    return made.rows.map(({ id }) => id)
  } finally {
    await connection.query('SET session_replication_role = DEFAULT')
    connection.release()
  }
}

type Running = { caller: Caller; nation: Program; records: readonly string[]; admin: pg.Pool }

/** Writes, kills and mends until everything is acknowledged or the time is over. */
async function run(
  options: TrialOptions,
  { caller, nation, records, admin }: Running,
): Promise<{ written: number; mended: number }> {
  const until = performance.now() + options.withinSeconds * 1000
  let written = 0
  let mended = 0
  let failure: unknown
  const writing = writeAll(caller, records, () => {
    written += 1
  }).catch((error: unknown) => {
    failure = error
  })
  const deaths = deathsOf(options)
  for (let told = 0; performance.now() < until && failure === undefined;) {
    const acknowledged = await acknowledgedOf(admin)
    if (written === records.length && acknowledged === records.length && deaths.length === 0) break
    const progress = (written + acknowledged) / (2 * records.length)
    const [death] = deaths
    if (death !== undefined && progress >= death.at) {
      deaths.shift()
      await pause(death.afterMs)
      await (death.whom === 'api' ? caller.api : nation).killAndRestart()
    } else await pause(100)
    mended += await mendAll(caller)
    if (Math.floor(progress * 10) > told) {
      told = Math.floor(progress * 10)
      options.say(
        `${told * 10} %: ${written} written, ${acknowledged} acknowledged, ${caller.api.kills()} kills`,
      )
    }
  }
  if (failure !== undefined) throw failure
  await Promise.race([writing, pause(30_000)])
  return { written, mended }
}

/** When whom is killed: at random shares of the whole, and a random moment after. */
function deathsOf({ kills, seed }: TrialOptions) {
  const draw = drawFrom(seed)
  const one = (whom: 'api' | 'nation') => ({ whom, at: 0.02 + draw() * 0.95, afterMs: draw() * 300 })
  return [
    ...Array.from({ length: kills }, () => one('api')),
    ...Array.from({ length: Math.floor(kills / 4) }, () => one('nation')),
  ].toSorted((a, b) => a.at - b.at)
}

function drawFrom(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

async function acknowledgedOf(admin: pg.Pool): Promise<number> {
  const rows = await admin.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM outbox_message WHERE state = 'ACKNOWLEDGED'",
  )
  return rows.rows[0]?.n ?? 0
}

type Arrived = { line: string; id: string }

/** What each side says at the end, held against the other. */
async function count(admin: pg.Pool, nation: Program, key: string) {
  const arrived: Arrived[] = []
  let handed = 0
  for (const way of ['court', 'prosecutor']) {
    const answer = await fetch(`${nation.url}/${way}/taken`, { headers: { authorization: `Bearer ${key}` } })
    const told = (await answer.json()) as { taken: Arrived[]; counts: { handed: number } }
    arrived.push(...told.taken)
    handed += told.counts.handed
  }
  const times = new Map<string, number>()
  for (const { line } of arrived) times.set(line, (times.get(line) ?? 0) + 1)
  const own = await admin.query<{ id: string; line: string }>(
    'SELECT id, record_id AS line FROM outbox_message',
  )
  const lineOf = new Map(own.rows.map(({ id, line }) => [id, line]))
  const sums = await admin.query<{ attempts: number; audited: number }>(
    `SELECT (SELECT count(*)::int FROM outbox_step WHERE kind = 'BEGIN') AS attempts, (SELECT count(*)::int FROM audit.entry WHERE action = 'outbox.send' AND outcome = 'ok') AS audited`,
  )
  const { attempts = 0, audited = 0 } = sums.rows[0] ?? {}
  return {
    acknowledged: await acknowledgedOf(admin),
    arrivedOnce: [...times.values()].filter((n) => n === 1).length,
    double: [...times.values()].filter((n) => n > 1).length,
    changed: arrived.filter(({ id, line }) => lineOf.get(id) !== line).length,
    attempts,
    handed,
    unaudited: attempts - audited,
  }
}

/** Whether everything came exactly once, and everybody knows it. */
export const isProved = (result: TrialResult, options: Pick<TrialOptions, 'messages' | 'kills'>): boolean =>
  [result.written, result.acknowledged, result.arrivedOnce].every((n) => n === options.messages) &&
  [result.lost, result.double, result.changed, result.unaudited].every((n) => n === 0) &&
  result.kills === options.kills
