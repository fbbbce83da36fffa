// The database of a run: the embedded server or the one that DATABASE_URL names, with roles, migrations and demo data.
import path from 'node:path'
import { cliProgram } from './build.mjs'
import { giveUp, mustNode, root, say } from './run.mjs'
import { importTypeScript } from './typescript.mjs'

const FIRST_RUN = 'MiPS: first run under way'
const LOADED = 'MiPS: demo data loaded'
const EMPTY = 'MiPS: started without demo data'

export const dataDir = path.resolve(root, process.env.MIPS_DATA_DIR ?? '.data')

/**
 * Opens the database, brings it up to date, and on the first run fills it.
 * The name of the first run stands in the comment of the database, so that a run that was killed is seen and done again.
 * @param {{ demo: boolean, whenRunning: 'join' | 'take-over' }} options
 * @returns {Promise<{ environment: Record<string, string>, hasDemo: boolean, stop: () => Promise<void> }>}
 */
export async function openDatabase({ demo, whenRunning }) {
  const tools = await loadTools()
  const server = await openServer(tools, whenRunning)
  try {
    const secrets = tools.loadSecrets(path.join(dataDir, 'secrets.json'), process.env)
    await tools.ensureRoles(server.maintenanceUrl, secrets)
    const { url, isNew } = await tools.ensureDatabase(server.maintenanceUrl, server.name)
    const environment = environmentFor(tools, url, secrets)
    const comment = isNew ? undefined : await readComment(tools, url)
    if (comment === FIRST_RUN) {
      say('The first run was cut short; starting it again from an empty database.')
      await tools.dropDatabase(server.maintenanceUrl, server.name)
      await tools.ensureDatabase(server.maintenanceUrl, server.name)
    }
    const isFirst = isNew || comment === FIRST_RUN || (comment === undefined && (await isBlank(tools, url)))
    if (isFirst) await writeComment(tools, url, FIRST_RUN)
    await bringUp(tools, url, isFirst ? undefined : say)
    if (isFirst && demo) {
      say('Loading the demo data; this happens on the first run only.')
      await mustNode(['--enable-source-maps', cliProgram, 'demo'], { env: environment })
    }
    if (isFirst) await writeComment(tools, url, demo ? LOADED : EMPTY)
    return { environment, hasDemo: isFirst ? demo : comment === LOADED, stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
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
  await tools.prepareDatabase(url, path.join(root, 'prisma/seed'))
}

async function openServer(tools, whenRunning) {
  const given = process.env.DATABASE_URL
  if (given === undefined || given === '') {
    const folder = path.join(dataDir, 'postgres')
    const server = await tools.startEmbedded({ dataDir: folder, whenRunning, log: say })
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

async function readComment(tools, url) {
  const sql = `SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = current_database()`
  const { rows } = await tools.withConnection(url, (connection) => connection.query(sql))
  return rows[0]?.comment ?? undefined
}

async function writeComment(tools, url, comment) {
  const name = tools.quoteIdentifier(tools.databaseOf(url))
  const sql = `COMMENT ON DATABASE ${name} IS ${tools.quoteLiteral(comment)}`
  await tools.withConnection(url, (connection) => connection.query(sql))
}

/** True for a database without tables; refuses one whose tables are not ours. */
async function isBlank(tools, url) {
  const sql = `SELECT count(*)::int AS tables, count(*) FILTER (WHERE relname = '_prisma_migrations')::int AS ours
                 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE relkind IN ('r', 'p') AND nspname NOT IN ('pg_catalog', 'information_schema') AND nspname !~ '^pg_'`
  const { rows } = await tools.withConnection(url, (connection) => connection.query(sql))
  const { tables, ours } = rows[0]
  if (tables > 0 && ours === 0) {
    giveUp(
      `The database "${tools.databaseOf(url)}" holds tables that are not of MiPS. Give MiPS one of its own.`,
    )
  }
  return tables === 0
}
