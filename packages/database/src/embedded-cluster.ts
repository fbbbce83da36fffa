/** The files of an embedded server: made once, atomically, and remembered in server.json beside them. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { clusterFolder, type ServiceUser } from './service-user.ts'

export type Cluster = { folder: string; port: number; password: string }

const INITDB = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  // Ordered by code point on every machine, yet with the case rules of Unicode, so that no index depends on the host.
  '--lc-collate=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
]

// What pg_trgm takes for a letter is asked of the host; with plain C it would drop every letter with an accent.
const LETTERS = ['C.UTF-8', 'en_US.UTF-8', 'C']

type Place = { dataDir: string; programs: string; user: ServiceUser | undefined; ephemeral: boolean }

/**
 * Returns the cluster of `dataDir`, making it when there is none.
 * It is built beside its final place and renamed there, so a killed first run leaves nothing that looks whole.
 */
export async function openCluster(place: Place, log: (line: string) => void): Promise<Cluster> {
  mkdirSync(place.dataDir, { recursive: true, mode: 0o755 })
  const known = readServerFile(place.dataDir)
  if (known !== undefined && existsSync(path.join(known.folder, 'PG_VERSION'))) return known
  const folder = clusterFolder(place.dataDir, place.user)
  if (existsSync(folder)) {
    throw new Error(
      `${folder} holds a database, but ${serverFile(place.dataDir)} with its password is missing. ` +
        'Put that file back, or move the folder away to start with an empty database.',
    )
  }
  log('Making the database files.')
  return makeCluster(place, folder)
}

/** Writes server.json, readable by its owner only. */
export function writeServerFile(dataDir: string, cluster: Cluster): void {
  const unfinished = `${serverFile(dataDir)}.unfinished`
  writeFileSync(unfinished, JSON.stringify(cluster, null, 2) + '\n', { mode: 0o600 })
  chmodSync(unfinished, 0o600)
  renameSync(unfinished, serverFile(dataDir))
}

/** A port of this machine that nothing listens on at the moment. */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : wanted))
    })
  })
}

async function makeCluster(place: Place, folder: string): Promise<Cluster> {
  const unfinished = path.join(path.dirname(folder), 'cluster.unfinished')
  const passwordFile = path.join(path.dirname(folder), 'cluster.password')
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  const cluster = { folder, port: await freePort(), password: randomBytes(24).toString('hex') }
  writeFileSync(passwordFile, cluster.password + '\n', { mode: 0o600 })
  if (place.user !== undefined) {
    for (const each of [unfinished, passwordFile]) chownSync(each, place.user.uid, place.user.gid)
  }
  try {
    const flags = [`--pgdata=${unfinished}`, `--pwfile=${passwordFile}`, ...INITDB]
    if (place.ephemeral) flags.push('--no-sync')
    runInitdb(place, flags)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  writeServerFile(place.dataDir, cluster)
  renameSync(unfinished, folder)
  return cluster
}

function runInitdb(place: Place, flags: string[]): void {
  const initdb = path.join(place.programs, 'bin', 'initdb')
  const refusals: string[] = []
  for (const letters of LETTERS) {
    const all = [...flags, `--lc-ctype=${letters}`]
    const made = spawnSync(initdb, all, { ...place.user, cwd: '/', encoding: 'utf8', env: { LC_ALL: 'C' } })
    if (made.status === 0) return
    refusals.push(made.error?.message ?? made.stderr)
  }
  throw new Error(`The database files could not be made:\n${refusals.join('\n')}`)
}

function serverFile(dataDir: string): string {
  return path.join(dataDir, 'server.json')
}

function readServerFile(dataDir: string): Cluster | undefined {
  if (!existsSync(serverFile(dataDir))) return undefined
  const read: unknown = JSON.parse(readFileSync(serverFile(dataDir), 'utf8'))
  if (typeof read !== 'object' || read === null) return undefined
  const { folder, port, password } = read as Record<string, unknown>
  if (typeof folder !== 'string' || typeof port !== 'number' || typeof password !== 'string') return undefined
  return { folder, port, password }
}
