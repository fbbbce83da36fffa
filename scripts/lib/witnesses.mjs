// The two witnesses of the audit as processes of their own, and the settings by which a server asks them.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { witnessProgram } from './build.mjs'
import { root } from './run.mjs'
import { importTypeScript } from './typescript.mjs'

const READY_WITHIN_MS = 10_000
const NAMES = ['witness.mips/1', 'witness.mips/2']

/**
 * Starts them on free ports, each with a folder of its own in the data folder; with `join` those that already run are used.
 * @param {{ dataDir: string, environment: Record<string, string | undefined>, everyMs?: number, join?: boolean }} options
 * @returns {Promise<{ pids: number[], environment: Record<string, string>, stop: () => void }>}
 */
export async function startWitnesses({ dataDir, environment, everyMs = 5000, join = false }) {
  const file = path.join(dataDir, 'witnesses', 'running.json')
  const running = join && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  if (running !== undefined && (await Promise.all(running.map(answers))).every(Boolean))
    return { pids: [], environment: settingsOf(running), stop: () => undefined }
  const logs = await logKeys(dataDir, environment)
  const started = await Promise.all(
    NAMES.map((name, at) => startOne(name, at + 1, { dataDir, logs, everyMs })),
  )
  const witnesses = started.map(({ witness }) => witness)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(witnesses))
  return {
    pids: started.map(({ child }) => child.pid),
    environment: settingsOf(witnesses),
    stop: () => started.forEach(({ child }) => child.kill('SIGTERM')),
  }
}

const settingsOf = (witnesses) => ({ MIPS_WITNESSES: JSON.stringify(witnesses) })

const answers = ({ url }) =>
  fetch(url, { signal: AbortSignal.timeout(1000) }).then(
    () => true,
    () => false,
  )

/** The key of the audit's log in each of its eras, made here when nothing was ever sealed. */
async function logKeys(dataDir, environment) {
  const { keyOf, loadSealKeys, sealFolderOf } = await importTypeScript(
    'apps/api/src/modules/audit/checkpoint.ts',
  )
  const { originSetting } = await importTypeScript('apps/api/src/platform/witness-settings.ts')
  const { keyWords } = await importTypeScript('packages/transparency/src/signed-note.ts')
  const { publicKey } = loadSealKeys(sealFolderOf({ dataDir }))
  const told = path.join(dataDir, 'witness', 'audit.log')
  const recoveries = existsSync(told) ? readFileSync(told, 'utf8').split('{"kind":"recovery"').length - 1 : 0
  const log = { origin: originSetting(environment), publicKey }
  return Array.from({ length: recoveries + 1 }, (_, at) => keyWords(keyOf(log, at + 1))).join(' ')
}

async function startOne(name, number, { dataDir, logs, everyMs }) {
  const child = spawn(process.execPath, ['--enable-source-maps', witnessProgram], {
    cwd: root,
    // Its own process group: Ctrl-C reaches the script only, which stops the server before it.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      WITNESS_PORT: '0',
      WITNESS_NAME: name,
      WITNESS_DIR: path.join(dataDir, 'witnesses', String(number)),
      WITNESS_LOGS: logs,
    },
  })
  const { port, key } = await saidOf(child)
  return { child, witness: { url: `http://127.0.0.1:${port}`, key, everyMs } }
}

function saidOf(child) {
  return new Promise((resolve, reject) => {
    let said = ''
    setTimeout(() => reject(new Error('A witness of the audit did not start.')), READY_WITHIN_MS).unref()
    child.stdout.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-500)
      const [, port, key] = /listening (\d+) (\S+)\n/.exec(said) ?? []
      if (port !== undefined) resolve({ port, key })
    })
    child.once('exit', (code) => reject(new Error(`A witness of the audit ended by itself (exit ${code}).`)))
  })
}
