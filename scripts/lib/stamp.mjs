// Remembers by content hash what was built from what, so that nothing is done twice.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const SKIPPED = new Set(['node_modules', 'dist', 'generated', '.git', '.data', 'test-results'])

/** The hash of the named files and folders: names and contents, in a stable order. */
export function hashOf(paths) {
  const hash = createHash('sha256')
  for (const each of paths) addTo(hash, each)
  return hash.digest('hex')
}

function addTo(hash, file) {
  if (!existsSync(file)) return
  if (statSync(file).isDirectory()) {
    for (const name of readdirSync(file).sort()) {
      if (!SKIPPED.has(name) && !/\.(test|spec)\.tsx?$/.test(name)) addTo(hash, path.join(file, name))
    }
    return
  }
  hash.update(file).update('\0').update(readFileSync(file)).update('\0')
}

/** True when `stampFile` says that the work for this hash was finished. */
export function isStamped(stampFile, hash) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === hash
}

/** Does the work unless it is already done for this hash; the stamp is taken away while the work runs. */
export async function unlessStamped(stampFile, hash, work) {
  if (isStamped(stampFile, hash)) return false
  rmSync(stampFile, { force: true })
  await work()
  mkdirSync(path.dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, hash + '\n')
  return true
}
