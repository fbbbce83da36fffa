/** The lock file of a Postgres server: whose it is, whether that server lives, and how a dead one is cleared away. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

export type Lock = { pid: number; port: number }

/** Reads postmaster.pid; undefined when there is none or it is cut short. */
export function readLock(folder: string): Lock | undefined {
  const file = lockFile(folder)
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return Number.isInteger(pid) && pid > 0 && Number.isInteger(port) ? { pid, port } : undefined
}

/** Removes the lock file of a server that no longer runs. */
export function clearLock(folder: string): boolean {
  const existed = existsSync(lockFile(folder))
  rmSync(lockFile(folder), { force: true })
  return existed
}

/** True while a process with this id lives, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** True when the process is a Postgres server of this very folder, and not another one that was given the same id. */
export function isServerOf(folder: string, pid: number): boolean {
  if (!isAlive(pid)) return false
  if (process.platform === 'win32') return true
  const commandLine = readCommandLine(pid)
  return commandLine.includes('postgres') && commandLine.includes(folder)
}

/** Stops a server: politely at first, then by force; returns when the process is gone. */
export async function stopServer(pid: number, patienceMs = 20_000): Promise<void> {
  const signals: [NodeJS.Signals, number][] = [
    ['SIGINT', patienceMs],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ]
  for (const [signal, waitMs] of signals) {
    if (!isAlive(pid)) return
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await until(() => !isAlive(pid), waitMs)) return
  }
  throw new Error(`The database server (process ${pid}) could not be stopped.`)
}

/** Asks again every few milliseconds until the answer is yes or the time is over. */
export async function until(question: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs
  while (performance.now() < deadline) {
    if (await question()) return true
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return false
}

function readCommandLine(pid: number): string {
  const proc = `/proc/${pid}/cmdline`
  if (existsSync(proc)) return readFileSync(proc, 'utf8')
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? ''
}

function lockFile(folder: string): string {
  return path.join(folder, 'postmaster.pid')
}
