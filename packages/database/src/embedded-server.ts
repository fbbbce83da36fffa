/** A real Postgres 18 server from an npm package, run as a child of nobody, so that only we decide when it stops. */
import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { withConnection } from './connection.ts'
import { freePort, openCluster, writeServerFile, type Cluster } from './embedded-cluster.ts'
import { clearLock, isAlive, isServerOf, readLock, stopServer, until } from './embedded-lock.ts'
import { serverPrograms, serviceUser } from './service-user.ts'

export type EmbeddedOptions = {
  /** Folder of the server's files, log and password; made when missing. */
  dataDir: string
  /** Fixed port; otherwise the port of the last start if it is free, else any free one. */
  port?: number
  /** For tests: nothing is made safe against a power cut. */
  ephemeral?: boolean
  /** What `stop` does to a server that was running already: leave it to its owner, or stop it as our own. */
  whenRunning?: 'join' | 'take-over'
  /** Settings of the server beside the usual ones, such as more memory for a bench. */
  settings?: Readonly<Record<string, string>>
  log?: (line: string) => void
}

export type EmbeddedServer = { adminUrl: string; port: number; stop: () => Promise<void> }

const COMMON = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A statement of the log could carry a name or an address.
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
}
const LASTING = {
  max_connections: '100',
  wal_compression: 'on',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
}
const EPHEMERAL = {
  max_connections: '200',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_wal_size: '4GB',
  random_page_cost: '1.1',
}

const LOG_LIMIT_BYTES = 20_000_000
const START_WITHIN_MS = 120_000

/**
 * Starts the server of `dataDir`, or joins it when it runs already; repairs what a killed run left behind.
 * The address returned is the superuser's, on the database `postgres`.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const log = options.log ?? (() => undefined)
  const dataDir = path.resolve(options.dataDir)
  const user = serviceUser()
  const programs = serverPrograms(user)
  const ephemeral = options.ephemeral ?? false
  const cluster = await openCluster({ dataDir, programs, user, ephemeral }, log)

  const running = await findRunning(cluster, log)
  if (running !== undefined) {
    const stop = options.whenRunning === 'take-over' ? () => stopServer(running.pid) : () => Promise.resolve()
    return { adminUrl: addressOf({ ...cluster, port: running.port }), port: running.port, stop }
  }

  const port = options.port ?? (await freePort(cluster.port).catch(() => freePort()))
  if (port !== cluster.port) writeServerFile(dataDir, { ...cluster, port })
  const logFile = path.join(dataDir, 'server.log')
  const settings = { ...COMMON, ...(ephemeral ? EPHEMERAL : LASTING), ...options.settings }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = path.join(programs, 'bin', 'postgres')
  const adminUrl = addressOf({ ...cluster, port })

  const launch = async (): Promise<number> => {
    if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES) rmSync(logFile)
    const output = openSync(logFile, 'a', 0o600)
    // In a process group of its own, so that Ctrl-C in the terminal does not stop it under the program's feet.
    const child = spawn(command, ['-D', cluster.folder, '-p', String(port), ...flags], {
      ...user,
      cwd: '/',
      detached: true,
      stdio: ['ignore', output, output],
      env: { LC_ALL: 'C', TZ: 'UTC' },
    })
    closeSync(output)
    child.unref()
    let failure: string | undefined
    child.once('error', (error) => (failure = error.message))
    child.once('exit', (code) => (failure ??= `exit ${code}`))
    const answered = await until(
      async () => failure !== undefined || (await answers(adminUrl)),
      START_WITHIN_MS,
    )
    if (failure === undefined && answered && child.pid !== undefined) return child.pid
    if (child.pid !== undefined && isAlive(child.pid)) await stopServer(child.pid)
    throw new Error(`The database server did not start (${failure ?? 'no answer'}):\n${tailOf(logFile)}`)
  }

  // The processes of a server that was killed need a moment to let go of its memory.
  const pid = await launch().catch(async (error: unknown) => {
    if (!/shared memory|lock file/.test(String(error))) throw error
    await until(() => false, 2_000)
    return launch()
  })
  return { adminUrl, port, stop: () => stopServer(pid) }
}

async function findRunning(cluster: Cluster, log: (line: string) => void) {
  const lock = readLock(cluster.folder)
  if (lock === undefined) {
    clearLock(cluster.folder)
    return undefined
  }
  if (isServerOf(cluster.folder, lock.pid)) {
    const adminUrl = addressOf({ ...cluster, port: lock.port })
    const answered = await until(async () => !isAlive(lock.pid) || (await answers(adminUrl)), 15_000)
    if (answered && isAlive(lock.pid)) return lock
    log('A database server from an earlier run does not answer; stopping it.')
    await stopServer(lock.pid)
  }
  if (clearLock(cluster.folder)) log('Cleared the lock of a database server that no longer runs.')
  return undefined
}

function answers(adminUrl: string): Promise<boolean> {
  return withConnection(adminUrl, (connection) => connection.query('SELECT 1')).then(
    () => true,
    () => false,
  )
}

function addressOf({ port, password }: { port: number; password: string }): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
}

function tailOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-15).join('\n') : ''
}
