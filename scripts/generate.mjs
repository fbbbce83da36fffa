// Generates the Prisma client into packages/database/src/generated, only when the schema changed.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { existsSync, rmSync } from 'node:fs'
import { mustNode, print, root } from './lib/run.mjs'
import { hashOf, unlessStamped } from './lib/stamp.mjs'
import { readSchema } from './lib/schema-engine.mjs'

const generated = path.join(root, 'packages/database/src/generated')

/** @returns {Promise<boolean>} true when the client was made anew */
export function generate() {
  const schema = readSchema(path.join(root, 'prisma')).map((file) => file.path)
  if (!existsSync(path.join(generated, 'client.ts'))) rmSync(generated, { recursive: true, force: true })
  const hash = hashOf([...schema, path.join(root, 'prisma.config.ts'), path.join(root, 'pnpm-lock.yaml')])
  return unlessStamped(path.join(generated, '.stamp'), hash, () => {
    const prisma = path.join(root, 'packages/database/node_modules/prisma/build/index.js')
    // The generator asks for a schema engine that it never runs; naming any program keeps it from a download.
    const env = {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    }
    return mustNode([prisma, 'generate', '--no-hints'], { env, quiet: true })
  })
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  print((await generate()) ? 'Prisma client generated.' : 'Prisma client is up to date.')
}
