/** A throw-away server for one run of tests, and the removal of those whose program was killed. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isAlive, isServerOf, readLock, stopServer } from './embedded-lock.ts'
import { startEmbedded, type EmbeddedServer } from './embedded-server.ts'

const PREFIX = 'mips-test-'
const OWNER = 'owner.pid'

/** Starts a server in the temporary folder; `stop` removes every trace of it. */
export async function startEphemeral(): Promise<EmbeddedServer> {
  await sweepStrays()
  const dataDir = mkdtempSync(path.join(tmpdir(), PREFIX))
  // Temporary folders are closed to others, and as root the server runs as another user.
  chmodSync(dataDir, 0o711)
  writeFileSync(path.join(dataDir, OWNER), String(process.pid))
  const server = await startEmbedded({ dataDir, ephemeral: true })
  const stop = async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { ...server, stop }
}

/** Stops and removes the throw-away servers whose owner no longer lives. */
export async function sweepStrays(folder = tmpdir()): Promise<string[]> {
  const strays = readdirSync(folder)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => path.join(folder, name))
    .filter((dataDir) => hasLostItsOwner(dataDir))
  for (const dataDir of strays) {
    const lock = readLock(path.join(dataDir, 'cluster'))
    if (lock !== undefined && isServerOf(path.join(dataDir, 'cluster'), lock.pid))
      await stopServer(lock.pid, 5_000)
    rmSync(dataDir, { recursive: true, force: true })
  }
  return strays
}

function hasLostItsOwner(dataDir: string): boolean {
  const file = path.join(dataDir, OWNER)
  return existsSync(file) && !isAlive(Number(readFileSync(file, 'utf8')))
}
