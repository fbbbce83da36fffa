// The stand-in for court and prosecutor as a process of its own, and the settings by which a server speaks to it.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { nationProgram } from './build.mjs'
import { root } from './run.mjs'

const READY_WITHIN_MS = 10_000

/**
 * Starts it on a free port; it keeps what it takes in the folder, or nothing without one.
 * @param {{ folder?: string, port?: number, everyMs?: number, key?: string }} options
 * @returns {Promise<{ child: import('node:child_process').ChildProcess, environment: Record<string, string>, stop: () => void }>}
 */
export async function startNation({
  folder,
  port = 0,
  everyMs = 1000,
  key = randomBytes(24).toString('hex'),
}) {
  const child = spawn(process.execPath, ['--enable-source-maps', nationProgram], {
    cwd: root,
    // Its own process group: Ctrl-C reaches the script only, which stops the server before it.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NATION_PORT: String(port),
      NATION_KEY: key,
      ...(folder === undefined ? {} : { NATION_DIR: folder }),
    },
  })
  const listening = await portOf(child)
  const receivers = [
    ['COURT', 'court'],
    ['PROSECUTOR', 'prosecutor'],
  ].map(([code, way]) => ({ code, url: `http://127.0.0.1:${listening}/${way}`, key, everyMs }))
  return {
    child,
    environment: { MIPS_RECEIVERS: JSON.stringify(receivers) },
    stop: () => void child.kill('SIGTERM'),
  }
}

function portOf(child) {
  return new Promise((resolve, reject) => {
    let said = ''
    const late = () => reject(new Error('The stand-in for the court did not start.'))
    setTimeout(late, READY_WITHIN_MS).unref()
    child.stdout.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-200)
      const port = /listening (\d+)/.exec(said)?.[1]
      if (port !== undefined) resolve(port)
    })
    child.once('exit', (code) =>
      reject(new Error(`The stand-in for the court ended by itself (exit ${code}).`)),
    )
  })
}
