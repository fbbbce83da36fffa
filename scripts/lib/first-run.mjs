// The first run of a database: done once, by one program, and done again from nothing when it was cut short.
import { giveUp, say } from './run.mjs'

// How far the first run came stands in the comment of the database, where neither a copy nor a restore carries it along.
const UNDER_WAY = 'MiPS: first run under way'
const LOADED = 'MiPS: demo data loaded'
const EMPTY = 'MiPS: started without demo data'

const LOCK = 72_707_371
const PATIENCE_MS = 10_000

/**
 * Makes the database if need be and brings it up to date; on the first run `begin` clears the way and `load` fills it.
 * @returns {Promise<boolean>} whether the database holds the demo data
 */
export function withFirstRun(tools, { maintenanceUrl, name }, { load, bringUp, begin }) {
  return tools.withConnection(maintenanceUrl, async (connection) => {
    await takeLock(connection)
    const { url, isNew } = await tools.ensureDatabase(maintenanceUrl, name)
    const comment = isNew ? undefined : await readComment(tools, url)
    if (comment === UNDER_WAY) {
      say('The first run was cut short; starting it again from an empty database.')
      await tools.dropDatabase(maintenanceUrl, name)
      await tools.ensureDatabase(maintenanceUrl, name)
    }
    const isFirst = isNew || comment === UNDER_WAY || (comment === undefined && (await isBlank(tools, url)))
    if (!isFirst) {
      await bringUp(url, say)
      return comment === LOADED
    }
    await writeComment(tools, url, UNDER_WAY)
    begin?.()
    await bringUp(url)
    await load?.()
    await writeComment(tools, url, load ? LOADED : EMPTY)
    return load !== undefined
  })
}

/** Two programs at once would each take the other's first run for one that was cut short. */
async function takeLock(connection) {
  const deadline = performance.now() + PATIENCE_MS
  do {
    const { rows } = await connection.query('SELECT pg_try_advisory_lock($1) AS taken', [LOCK])
    if (rows[0].taken) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  } while (performance.now() < deadline)
  giveUp('Another MiPS is filling this database at the moment. Try again when it is ready.')
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
                WHERE relkind IN ('r', 'p') AND nspname <> 'information_schema' AND nspname !~ '^pg_'`
  const { rows } = await tools.withConnection(url, (connection) => connection.query(sql))
  const { tables, ours } = rows[0]
  if (tables > 0 && ours === 0) {
    giveUp(
      `The database "${tools.databaseOf(url)}" holds tables that are not of MiPS. Give MiPS one of its own.`,
    )
  }
  return tables === 0
}
