import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withConnection } from './connection.ts'
import { isAlive, readLock, stopServer, until } from './embedded-lock.ts'
import { startEmbedded, type EmbeddedOptions, type EmbeddedServer } from './embedded-server.ts'
import { sweepStrays } from './ephemeral-server.ts'

let dataDir: string
const started: EmbeddedServer[] = []

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'mips-embedded-'))
  chmodSync(dataDir, 0o711)
})

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop()
  const lock = readLock(cluster())
  if (lock !== undefined && isAlive(lock.pid)) await stopServer(lock.pid)
  rmSync(dataDir, { recursive: true, force: true })
})

const cluster = () => path.join(dataDir, 'cluster')

async function start(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedServer & { said: string[] }> {
  const said: string[] = []
  const server = await startEmbedded({ dataDir, log: (line) => said.push(line), ...options })
  started.push(server)
  return { ...server, said }
}

const remember = (url: string, word: string) =>
  withConnection(url, (connection) => connection.query(`CREATE TABLE ${word} (id int)`))

const remembers = (url: string, word: string) =>
  withConnection(url, async (connection) => {
    const found = await connection.query<{ known: boolean }>('SELECT to_regclass($1) IS NOT NULL AS known', [
      word,
    ])
    return found.rows[0]?.known
  })

describe('the embedded server', () => {
  it('keeps its data, its port and a password that only the owner can read', async () => {
    const first = await start()
    await remember(first.adminUrl, 'kept')
    await first.stop()
    const second = await start()
    expect(second.port).toBe(first.port)
    expect(await remembers(second.adminUrl, 'kept')).toBe(true)
    expect(statSync(path.join(dataDir, 'server.json')).mode & 0o777).toBe(0o600)
    expect(new URL(second.adminUrl).password).toHaveLength(48)
  })

  it('takes another port when its own is taken', async () => {
    const first = await start()
    await first.stop()
    const squatter = createServer().listen(first.port, '127.0.0.1')
    await new Promise((resolve) => squatter.once('listening', resolve))
    const second = await start()
    squatter.close()
    expect(second.port).not.toBe(first.port)
  })

  it('knows the letters of every alphabet, in search by likeness too', async () => {
    const { adminUrl } = await start()
    const answer = await withConnection(adminUrl, async (connection) => {
      await connection.query('CREATE EXTENSION pg_trgm')
      return connection.query<{ lower: string; likeness: number }>(
        `SELECT lower('ÉŁÖ') AS lower, similarity('zoë', 'zoł') AS likeness`,
      )
    })
    expect(answer.rows[0]?.lower).toBe('éłö')
    expect(answer.rows[0]?.likeness).toBeLessThan(1)
  })
})

describe('a server that was left behind', () => {
  it('is joined when it lives, and is not stopped by the one who joined', async () => {
    const first = await start()
    const second = await start()
    expect(second.adminUrl).toBe(first.adminUrl)
    await second.stop()
    expect(await remembers(first.adminUrl, 'anything')).toBe(false)
  })

  it('is stopped by the one who took it over', async () => {
    await start()
    const pid = readLock(cluster())?.pid ?? 0
    const second = await start({ whenRunning: 'take-over' })
    await second.stop()
    expect(isAlive(pid)).toBe(false)
  })

  it('is started again when it was killed, and nothing that was committed is lost', async () => {
    const first = await start()
    await remember(first.adminUrl, 'survived')
    const lock = readLock(cluster())
    expect(lock).toBeDefined()
    process.kill(lock?.pid ?? 0, 'SIGKILL')
    await until(() => !isAlive(lock?.pid ?? 0), 5_000)
    const second = await start()
    expect(second.said).toContain('Cleared the lock of a database server that no longer runs.')
    expect(await remembers(second.adminUrl, 'survived')).toBe(true)
  })

  it('is not mistaken for another program that was given its process id', async () => {
    const first = await start()
    await first.stop()
    const bystander = spawn('sleep', ['60'])
    writeFileSync(
      path.join(cluster(), 'postmaster.pid'),
      `${bystander.pid}\n${cluster()}\n0\n${first.port}\n`,
    )
    const second = await start()
    expect(await remembers(second.adminUrl, 'anything')).toBe(false)
    expect(isAlive(bystander.pid ?? 0)).toBe(true)
    bystander.kill()
  })

  it('is forgotten when its lock file was cut short', async () => {
    const first = await start()
    await first.stop()
    writeFileSync(path.join(cluster(), 'postmaster.pid'), '')
    const second = await start()
    expect(await remembers(second.adminUrl, 'anything')).toBe(false)
  })
})

describe('a first run that was killed', () => {
  it('is done again when the files were half made', async () => {
    mkdirSync(path.join(dataDir, 'cluster.unfinished', 'base'), { recursive: true })
    writeFileSync(path.join(dataDir, 'cluster.unfinished', 'PG_VERSION'), '18\n')
    const server = await start()
    expect(await remembers(server.adminUrl, 'anything')).toBe(false)
    expect(existsSync(path.join(dataDir, 'cluster.unfinished'))).toBe(false)
  })

  it('is done again when only the password had been written', async () => {
    writeFileSync(
      path.join(dataDir, 'server.json'),
      JSON.stringify({ folder: cluster(), port: 5999, password: 'of-a-run-that-was-killed' }),
    )
    const server = await start()
    expect(new URL(server.adminUrl).password).not.toBe('of-a-run-that-was-killed')
  })

  it('never wipes a database whose password was lost', async () => {
    const first = await start()
    await remember(first.adminUrl, 'precious')
    await first.stop()
    const kept = readFileSync(path.join(dataDir, 'server.json'))
    rmSync(path.join(dataDir, 'server.json'))
    await expect(start()).rejects.toThrow('server.json with its password is missing')
    writeFileSync(path.join(dataDir, 'server.json'), kept)
    const second = await start()
    expect(await remembers(second.adminUrl, 'precious')).toBe(true)
  })
})

describe('a throw-away server', () => {
  it('is stopped and removed when its program was killed', async () => {
    const program = spawn('sleep', ['60'])
    const stray = path.join(dataDir, 'mips-test-stray')
    mkdirSync(stray, { mode: 0o755 })
    writeFileSync(path.join(stray, 'owner.pid'), String(program.pid))
    await startEmbedded({ dataDir: stray, ephemeral: true })
    const pid = readLock(path.join(stray, 'cluster'))?.pid ?? 0
    expect(await sweepStrays(dataDir)).toEqual([])
    program.kill('SIGKILL')
    await until(() => !isAlive(program.pid ?? 0), 5_000)
    expect(await sweepStrays(dataDir)).toEqual([stray])
    expect(isAlive(pid)).toBe(false)
    expect(existsSync(stray)).toBe(false)
  })
})
