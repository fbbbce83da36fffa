// Prisma's schema engine as WebAssembly: compares Prisma schemas and databases without a downloaded binary.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const NO_FILTERS = { externalTables: [], externalEnums: [] }

/**
 * Says in SQL how to get from one state to the schema in `schemaFolder`.
 * @param {{ root: string, schemaFolder: string, connection?: object }} options `connection` is a migration-aware
 *   driver adapter factory of the database to start from; without it the start is an empty database.
 * @returns {Promise<string>} the script, empty of statements when there is no difference
 */
export async function schemaSql({ root, schemaFolder, connection }) {
  const require = createRequire(path.join(root, 'packages/database/package.json'))
  const files = readSchema(schemaFolder)
  const { bindMigrationAwareSqlAdapterFactory } = require('@prisma/driver-adapter-utils')
  const engine = await loadEngine(require, files, bindMigrationAwareSqlAdapterFactory(connection ?? nowhere))
  try {
    const from = connection ? { tag: 'schemaDatasource', files, configDir: schemaFolder } : { tag: 'empty' }
    const to = { tag: 'schemaDatamodel', files }
    const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters: NO_FILTERS })
    return stdout ?? ''
  } finally {
    engine.free()
  }
}

/** Reads every .prisma file of a schema folder, the migrations left aside. */
export function readSchema(folder) {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const file = path.join(folder, name)
      if (statSync(file).isDirectory()) return name === 'migrations' ? [] : readSchema(file)
      return name.endsWith('.prisma') ? [{ path: file, content: readFileSync(file, 'utf8') }] : []
    })
}

// The engine opens its connection before it knows whether it needs one, and asks only its version of it.
const nowhere = {
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  connect: () => Promise.resolve(silentConnection),
  connectToShadowDb: () => Promise.resolve(silentConnection),
}

const silentConnection = {
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
  queryRaw: () => Promise.resolve({ columnNames: [], columnTypes: [], rows: [] }),
  executeRaw: () => Promise.resolve(0),
  executeScript: () => Promise.resolve(),
  dispose: () => Promise.resolve(),
}

async function loadEngine(require, files, adapter) {
  const entry = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = await import(pathToFileURL(entry).href)
  const { instance } = await WebAssembly.instantiate(readFileSync(entry.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': glue,
  })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  const datamodels = files.map((file) => [file.path, file.content])
  return glue.SchemaEngine.new({ datamodels }, () => undefined, adapter)
}
