// The password of the demonstration, for benches that sign in as its staff.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './run.mjs'

/** It stands in the source of the demonstration: this Node reads no TypeScript. */
export function demoPassword() {
  const source = readFileSync(path.join(root, 'apps/cli/src/demo/sign-ins.ts'), 'utf8')
  const found = /demoPassword = '([^']+)'/.exec(source)?.[1]
  if (found === undefined) throw new Error('The password of the demonstration is not where it was.')
  return found
}
