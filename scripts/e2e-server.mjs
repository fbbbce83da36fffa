// The server of the browser tests: a throw-away database with demo data, and the built program on MIPS_E2E_PORT.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { apiProgram, buildServer, buildWeb, cliProgram, webFolder } from './lib/build.mjs'
import { end } from './lib/processes.mjs'
import { complain, main, mustNode, root } from './lib/run.mjs'
import { importTypeScript } from './lib/typescript.mjs'

const port = process.env.MIPS_E2E_PORT ?? '8090'
const DEMO = ['demo', '--nominals', '300']

await main(async () => {
  await buildServer()
  await buildWeb()
  const database = (name) => importTypeScript(`packages/database/src/${name}.ts`)
  const { startEphemeral } = await database('ephemeral-server')
  const { ensureRoles, appUrl, sealerUrl, auditorUrl } = await database('roles')
  const { newSecrets } = await database('secrets')
  const { ensureDatabase } = await database('template')
  const { migrate } = await database('migrate')

  const server = await startEphemeral()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'mips-e2e-files-'))
  let api
  let ending
  const stop = (code) => {
    ending ??= (async () => {
      if (api !== undefined && api.exitCode === null) await end(api.pid)
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
      process.exit(code)
    })()
    return ending
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(0))

  try {
    const secrets = newSecrets()
    await ensureRoles(server.adminUrl, secrets)
    const { url } = await ensureDatabase(server.adminUrl, 'mips')
    await migrate(url)
    const environment = {
      MIPS_ADMIN_DATABASE_URL: url,
      MIPS_APP_DATABASE_URL: appUrl(url, secrets.appPassword),
      MIPS_SEALER_DATABASE_URL: sealerUrl(url, secrets.sealerPassword),
      MIPS_AUDITOR_DATABASE_URL: auditorUrl(url, secrets.auditorPassword),
      MIPS_DATA_DIR: dataDir,
      MIPS_ENVIRONMENT: 'test',
      MIPS_INSECURE_COOKIE: '1',
      MIPS_LIMITS: 'off',
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
