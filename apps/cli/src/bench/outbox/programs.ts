/** Programs of the trial as processes of their own: started, killed without warning, started again on the same port. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

export type Program = {
  readonly url: string
  /** How often it was killed. */
  kills(): number
  /** Kills it at once (SIGKILL), as a power cut would, and starts it again. */
  killAndRestart(): Promise<void>
  stop(): Promise<void>
}

const READY_WITHIN_MS = 60_000

/** Starts a program and waits until it answers at `readyAt`; throws with what it said when it does not. */
export async function startProgram(options: {
  file: string
  port: number
  environment: Record<string, string>
  readyAt: string
}): Promise<Program> {
  const { file, port, environment, readyAt } = options
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess
  let said = ''
  let kills = 0
  const start = async () => {
    child = spawn(process.execPath, ['--enable-source-maps', file], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    })
    const hear = (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-4_000)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    const until = performance.now() + READY_WITHIN_MS
    while (performance.now() < until) {
      if (child.exitCode !== null) break
      if (await answers(`${url}${readyAt}`)) return
      await pause(25)
    }
    throw new Error(`${file} did not become ready:\n${said}`)
  }
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  await start()
  return {
    url,
    kills: () => kills,
    killAndRestart: async () => {
      await end('SIGKILL')
      kills += 1
      await start()
    },
    stop: () => end('SIGTERM'),
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const answers = (url: string): Promise<boolean> =>
  // Any answer but "not ready" shows that somebody listens there.
  fetch(url, { signal: AbortSignal.timeout(1_000) }).then(
    ({ status }) => status !== 503,
    () => false,
  )

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening))
  const { port } = probe.address() as AddressInfo
  await new Promise((closed) => probe.close(closed))
  return port
}
