// `npm run trial`: a fresh clone starts cold, starts again, and comes up whole after its first run was killed; prints how long each took.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { install } from './lib/install.mjs'
import { complain, main, print, root } from './lib/run.mjs'

const COLD_WITHIN_S = 240
const AGAIN_WITHIN_S = 10

/** What runs in the clone now, so that a failure leaves nothing behind and is told as it is. */
let running

await main(async () => {
  // Who signs in is read from here, which may be a fresh clone itself.
  await install()
  const folder = mkdtempSync(path.join(tmpdir(), 'mips-trial-'))
  const clone = path.join(folder, 'mips')
  const port = await freePort()
  const missed = []
  const judge = (name, seconds, most) => {
    print(`TRIAL ${name}: ${seconds.toFixed(1)} s${most === undefined ? '' : ` (under ${most} s)`}`)
    if (most !== undefined && seconds >= most) missed.push(name)
  }
  try {
    run('git', ['clone', '--quiet', root, clone])
    const cold = await startUntilReady(clone, port)
    judge('cold start of a fresh clone', cold.seconds, COLD_WITHIN_S)
    const whole = await countPeople(cold)
    await stop(cold)
    const again = await startUntilReady(clone, port)
    judge('second start', again.seconds, AGAIN_WITHIN_S)
    await stop(again)

    rmSync(path.join(clone, '.data'), { recursive: true, force: true })
    const killed = await startUntil(clone, port, /Demo data: 50 %/)
    killAll(killed)
    const repaired = await startUntilReady(clone, port)
    judge('start after a first run that was killed', repaired.seconds, COLD_WITHIN_S)
    const after = await countPeople(repaired)
    await stop(repaired)
    print(`TRIAL people found after it: ${after}, as after an undisturbed first run: ${whole}`)
    if (after !== whole || whole === 0) missed.push('whole after a killed first run')
  } finally {
    if (running !== undefined) killAll(running)
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
  }
  if (missed.length > 0) {
    complain(`Missed: ${missed.join('; ')}.`)
    process.exitCode = 1
  } else print('TRIAL passed')
})

function run(command, args) {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`)
}

/** A process group of its own, so that it can be killed with everything it began, as a power cut would. */
function begin(cwd, port) {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(MIPS_|DATABASE_URL$|npm_)/.test(name)),
  )
  const child = spawn('npm', ['start'], {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment, PORT: String(port) },
  })
  const started = { child, port, began: performance.now(), output: '' }
  running = started
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => (started.output += String(data)))
  return started
}

async function startUntilReady(cwd, port) {
  const started = await startUntil(cwd, port, /MiPS is ready after/)
  return { ...started, seconds: (performance.now() - started.began) / 1000 }
}

function startUntil(cwd, port, pattern) {
  const started = begin(cwd, port)
  return new Promise((resolve, reject) => {
    const look = () => {
      if (pattern.test(started.output)) resolve(started)
    }
    started.child.stdout.on('data', look)
    started.child.stderr.on('data', look)
    started.child.once('exit', (code) =>
      reject(new Error(`It ended by itself (${code}):\n${started.output.slice(-2000)}`)),
    )
  })
}

/** Ctrl-C, and waits until everything has ended. */
function stop({ child }) {
  return new Promise((resolve) => {
    child.removeAllListeners('exit')
    child.once('exit', () => {
      running = undefined
      resolve()
    })
    process.kill(-child.pid, 'SIGINT')
  })
}

/** Everything it began dies at once, the database too. */
function killAll({ child }) {
  child.removeAllListeners('exit')
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const pairs = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const family = [child.pid]
  for (const parent of family) family.push(...pairs.filter(([, of]) => of === parent).map(([pid]) => pid))
  for (const pid of family) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended with its parent.
    }
  }
}

/** How many people the audited search finds for a common name: the same after every whole first run. */
async function countPeople({ port }) {
  const { importTypeScript } = await import('./lib/typescript.mjs')
  const { signIns } = await importTypeScript('apps/cli/src/demo/sign-ins.ts')
  const analyst = signIns.find(({ number }) => number === 'P1019')
  const site = `http://127.0.0.1:${port}`
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', origin: site }
  const post = async (path, body, more = {}) => {
    const answer = await fetch(site + path, {
      method: 'POST',
      headers: { ...headers, ...more },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer
  }
  const signedIn = await post('/api/session', { staffNumber: analyst.number, password: analyst.password })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const purpose = { cookie, 'x-mips-purpose': 'INTELLIGENCE', 'x-mips-purpose-source': 'picked' }
  let sum = 0
  for (const text of ['avenue road', 'smith', 'patel', 'whitlocke']) {
    const found = await (await post('/api/searches', { text }, purpose)).json()
    sum += found.people.count + found.places.count + found.objects.count + found.events.count
  }
  return sum
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
