// `npm start`: from a fresh clone to MiPS in the browser; Ctrl-C stops everything.
import './lib/settings.mjs'
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { apiProgram, buildServer, buildWeb, cliProgram, webFolder } from './lib/build.mjs'
import { dataDir, openDatabase, wantsDemo } from './lib/database.mjs'
import { checkNode, install } from './lib/install.mjs'
import { startNation } from './lib/nation.mjs'
import { checkPort, end, takeFolder } from './lib/processes.mjs'
import { complain, endChildren, node, print, root, say } from './lib/run.mjs'
import { importTypeScript } from './lib/typescript.mjs'
import { startWitnesses } from './lib/witnesses.mjs'

const LOG_LIMIT_BYTES = 20_000_000
const READY_WITHIN_MS = 60_000
const port = Number(process.env.PORT ?? 8080)
const host = process.env.HOST ?? '127.0.0.1'
const logFile = path.join(dataDir, 'mips.log')
const isLive = process.env.MIPS_ENVIRONMENT === 'live'

let opening
let database
let api
let nation
let witnesses
let folder
let ending

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0))
try {
  await start()
} catch (error) {
  if (!ending) complain(`mips  ${process.env.MIPS_DEBUG ? error.stack : error.message}`)
  await stop(1)
}

async function start() {
  checkNode()
  folder = await takeFolder(dataDir)
  await checkPort(port, host)
  await install()
  await buildServer()
  await buildWeb()
  const onLoader = (pid) => folder.remember([pid])
  opening = openDatabase({ demo: wantsDemo, whenRunning: 'take-over', onLoader })
  database = await opening
  await serve()
}

async function serve() {
  if (ending) return
  // Court and prosecutor of the demonstration; a force names its own in MIPS_RECEIVERS.
  if (wantsDemo && process.env.MIPS_RECEIVERS === undefined)
    nation = await startNation({ folder: path.join(dataDir, 'nation') })
  // Two witnesses of the demonstration; a force names those of others in MIPS_WITNESSES.
  if (!isLive && process.env.MIPS_WITNESSES === undefined)
    witnesses = await startWitnesses({ dataDir, environment: process.env })
  if (ending) return
  api = startApi({ ...database.environment, ...nation?.environment, ...witnesses?.environment })
  folder.remember(running())
  await ready()
  if (ending) return
  say(`MiPS is ready after ${Math.round(performance.now() / 1000)} s: http://localhost:${port}`)
  if (database.hasDemo) await printSignIns()
  if (database.hasDemo) void compareEverybody(database.environment)
  say(`The log is ${path.relative(process.cwd(), logFile) || logFile}. Ctrl-C stops everything.`)
}

function running(...more) {
  return [api, nation?.child].flatMap((child) => child?.pid ?? []).concat(witnesses?.pids ?? [], more)
}

/**
 * Fills the queue of suspected duplicates of the demonstration, after the pages are there so that nobody waits for it.
 * A run that was stopped goes on at the next start, and one that has ended is not done again.
 */
async function compareEverybody(environment) {
  const args = ['--enable-source-maps', cliProgram, 'duplicates', 'find']
  const { code, output } = await node(args, {
    env: environment,
    capture: true,
    onStart: (pid) => folder.remember(running(pid)),
  })
  if (ending) return
  folder.remember(running())
  if (code !== 0) complain(`mips  The duplicates of the demo data could not be looked for:\n${output}`)
}

function startApi(environment) {
  const output = process.env.MIPS_LOG_TO === 'stdout' ? 'inherit' : openLog()
  // Its own process group: Ctrl-C reaches this script only, which then stops things in the right order.
  const child = spawn(process.execPath, ['--enable-source-maps', apiProgram], {
    cwd: root,
    detached: true,
    stdio: ['ignore', output, output],
    env: {
      NODE_ENV: 'production',
      MIPS_WEB_DIR: webFolder,
      // Plain http on this machine; a live force stands behind https and keeps the strict cookie.
      ...(isLive ? {} : { MIPS_INSECURE_COOKIE: '1' }),
      ...process.env,
      ...environment,
      PORT: String(port),
      HOST: host,
    },
  })
  child.once('exit', (code, signal) => {
    if (ending) return
    complain(`mips  The server ended by itself (${signal ?? `exit ${code}`}). The last lines of its log:`)
    if (existsSync(logFile)) complain(readFileSync(logFile, 'utf8').split('\n').slice(-20).join('\n'))
    void stop(1)
  })
  return child
}

function openLog() {
  mkdirSync(dataDir, { recursive: true })
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES) rmSync(logFile)
  return openSync(logFile, 'a', 0o600)
}

async function ready() {
  const deadline = performance.now() + READY_WITHIN_MS
  while (!ending && performance.now() < deadline) {
    if (await isReady()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  if (!ending)
    throw new Error(`The server did not become ready within ${READY_WITHIN_MS / 1000} s; see ${logFile}.`)
}

function isReady() {
  const nearest = host === '0.0.0.0' ? '127.0.0.1' : host
  return fetch(`http://${nearest}:${port}/ready`).then(
    (answer) => answer.ok,
    () => false,
  )
}

async function printSignIns() {
  const file = 'apps/cli/src/demo/sign-ins.ts'
  if (!existsSync(path.join(root, file))) return
  const { signIns } = await importTypeScript(file)
  say('Sign in with any of these (invented people):')
  const rows = signIns.map(({ role, number, password, name }) => [role, number, password, name])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)))
  for (const row of rows)
    print(`      ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('   ')}`)
}

async function stop(code) {
  ending ??= (async () => {
    if (opening) say('Stopping.')
    endChildren()
    await Promise.allSettled([opening])
    if (api?.exitCode === null && api.signalCode === null) await end(api.pid)
    nation?.stop()
    witnesses?.stop()
    await database?.stop()
    folder?.release()
    process.exit(code)
  })()
  return ending
}
