// The server of the browser tests: a throw-away database with demo data, and the built program on MIPS_E2E_PORT.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { apiProgram, buildServer, buildWeb, cliProgram, webFolder } from './lib/build.mjs'
import { bringUp, environmentFor, loadTools } from './lib/database.mjs'
import { startNation } from './lib/nation.mjs'
import { end } from './lib/processes.mjs'
import { complain, main, mustNode, root } from './lib/run.mjs'
import { startWitnesses } from './lib/witnesses.mjs'

const port = process.env.MIPS_E2E_PORT ?? '8090'
const DEMO = ['demo', '--nominals', '300']

await main(async () => {
  await buildServer()
  await buildWeb()
  const tools = await loadTools()
  const server = await tools.startEphemeral()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'mips-e2e-files-'))
  let api
  let nation
  let witnesses
  let ending
  const stop = (code) => {
    ending ??= (async () => {
      if (api !== undefined && api.exitCode === null) await end(api.pid)
      nation?.stop()
      witnesses?.stop()
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
      process.exit(code)
    })()
    return ending
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(0))

  try {
    const secrets = tools.newSecrets()
    await tools.ensureRoles(server.adminUrl, secrets)
    const { url } = await tools.ensureDatabase(server.adminUrl, 'mips')
    await bringUp(tools, url)
    // Journeys tell results in the name of the court.
    nation = await startNation({
      everyMs: 300,
      port: Number(port) + 2000,
      key: 'the-key-of-the-court-of-journeys',
    })
    witnesses = await startWitnesses({
      dataDir,
      environment: { ...process.env, MIPS_ENVIRONMENT: 'test' },
      everyMs: 1000,
    })
    const environment = {
      ...environmentFor(tools, url, secrets, dataDir),
      ...nation.environment,
      ...witnesses.environment,
      MIPS_ENVIRONMENT: 'test',
      // A sign-in costs a tenth of what it must cost at a force.
      MIPS_ARGON_MEMORY_KIB: '6144',
      MIPS_INSECURE_COOKIE: '1',
      MIPS_LIMITS: 'off',
      // Nobody listens there but the journey that starts it.
      MIPS_SOURCES: JSON.stringify([
        {
          code: 'north',
          name: 'Northern force',
          kind: 'FORCE',
          url: `http://127.0.0.1:${Number(port) + 1000}`,
          key: 'the-key-of-this-force-at-that-one',
          timeoutMs: 1500,
        },
      ]),
      MIPS_LOG_LEVEL: process.env.MIPS_LOG_LEVEL ?? 'warn',
    }
    await mustNode(['--enable-source-maps', cliProgram, ...DEMO], { env: environment, quiet: true })
    api = spawn(process.execPath, ['--enable-source-maps', apiProgram], {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { NODE_ENV: 'production', ...process.env, ...environment, MIPS_WEB_DIR: webFolder, PORT: port },
    })
    api.once('exit', (code) => void stop(code ?? 1))
  } catch (error) {
    complain(error.message)
    await stop(1)
  }
})
