// Prints the SQL that takes an empty database to the Prisma schema: `node scripts/schema-sql.mjs [folder]`.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { schemaSql } from './lib/schema-engine.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const schemaFolder = path.resolve(process.argv[2] ?? path.join(root, 'prisma'))
process.stdout.write(await schemaSql({ root, schemaFolder }))
