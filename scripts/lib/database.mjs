// The database of a run: the embedded server or the one that DATABASE_URL names, with roles, migrations and demo data.
import { existsSync, renameSync } from 'node:fs'
import path from 'node:path'
import { cliProgram } from './build.mjs'
import { withFirstRun } from './first-run.mjs'
import { giveUp, mustNode, root, say } from './run.mjs'
import { importTypeScript } from './typescript.mjs'

export const dataDir = path.resolve(root, process.env.MIPS_DATA_DIR ?? '.data')
export const wantsDemo = process.env.MIPS_ENVIRONMENT !== 'live' && process.env.MIPS_DEMO !== 'off'

/**
 * Opens the database, brings it up to date, and on the first run fills it.
 * @param {{ demo: boolean, whenRunning: 'join' | 'take-over', onLoader?: (pid: number) => void, settings?: Record<string, string> }} options
 *   `onLoader` is told the process that loads the demo data; `settings` are the embedded server's beside the usual ones
 * @returns {Promise<{ environment: Record<string, string>, hasDemo: boolean, stop: () => Promise<void> }>}
 */
export async function openDatabase({ demo, whenRunning, onLoader, settings }) {
  const tools = await loadTools()
  const server = await openServer(tools, whenRunning, settings)
  try {
    const secrets = tools.loadSecrets(path.join(dataDir, 'secrets.json'), process.env)
    await tools.ensureRoles(server.maintenanceUrl, secrets)
    const environment = environmentFor(tools, tools.withDatabase(server.maintenanceUrl, server.name), secrets)
    const load = demo ? () => loadDemo(environment, onLoader) : undefined
    const hasDemo = await withFirstRun(tools, server, {
      load,
      bringUp: (url, log) => bringUp(tools, url, log),
      begin: putWitnessAside,
    })
    return { environment, hasDemo, stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function loadDemo(environment, onLoader) {
  say('Loading the demo data; this happens on the first run only.')
  await mustNode(['--enable-source-maps', cliProgram, 'demo'], { env: environment, onStart: onLoader })
}

/** What the witnesses were told of an earlier database would make every check of a new one fail; it is kept, under another name. */
function putWitnessAside() {
  for (const name of ['witness', 'witnesses']) {
    const folder = path.join(dataDir, name)
    if (existsSync(folder))
      renameSync(folder, `${folder}-before-${new Date().toISOString().replaceAll(':', '-')}`)
  }
}

/** The functions of packages/database that these scripts use, and the preparation step of the api. */
export async function loadTools() {
  const names = [
    'embedded-server',
    'ephemeral-server',
    'migrate',
    'roles',
    'secrets',
    'template',
    'url',
    'connection',
  ]
  const files = [
    ...names.map((name) => `packages/database/src/${name}.ts`),
    'apps/api/src/platform/db/prepare.ts',
  ]
  const modules = await Promise.all(files.map((file) => importTypeScript(file)))
  return Object.assign({}, ...modules)
}

/** Applies what the database has not seen: migrations, the table of roles, the standing data. */
export async function bringUp(tools, url, log) {
  await tools.migrate(url, { log })
  await tools.prepareDatabase(url, path.join(root, 'prisma/seed'), process.env.MIPS_FORCE_CODE)
}

async function openServer(tools, whenRunning, settings) {
  const given = process.env.DATABASE_URL
  if (given === undefined || given === '') {
    const folder = path.join(dataDir, 'postgres')
    const server = await tools.startEmbedded({ dataDir: folder, whenRunning, settings, log: say })
    return { maintenanceUrl: server.adminUrl, name: 'mips', stop: server.stop }
  }
  const name = tools.databaseOf(given)
  const maintenanceUrl = await firstThatAnswers(tools, [tools.withDatabase(given, 'postgres'), given])
  return { maintenanceUrl, name, stop: () => Promise.resolve() }
}

async function firstThatAnswers(tools, urls) {
  let reason
  for (const url of urls) {
    try {
      const version = await tools.withConnection(url, (connection) =>
        connection.query('SHOW server_version_num'),
      )
      const number = Number(version.rows[0].server_version_num)
      if (number >= 160_000) return url
      reason = { message: 'it is older than version 16' }
    } catch (error) {
      reason = error
    }
  }
  giveUp(`The database of DATABASE_URL cannot be used: ${reason.message || reason.code}.`)
}

/** What a program of ours must know to reach the database and the stored files. */
export function environmentFor(tools, url, secrets, files = dataDir) {
  return {
    MIPS_ADMIN_DATABASE_URL: url,
    MIPS_APP_DATABASE_URL: tools.appUrl(url, secrets.appPassword),
    MIPS_SEALER_DATABASE_URL: tools.sealerUrl(url, secrets.sealerPassword),
    MIPS_AUDITOR_DATABASE_URL: tools.auditorUrl(url, secrets.auditorPassword),
    MIPS_DATA_DIR: files,
  }
}
