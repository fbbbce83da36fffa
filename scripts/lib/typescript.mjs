// Lets these scripts use the TypeScript of our packages as it stands; works only after the install.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './run.mjs'

let registered = false

/** Imports a TypeScript module by its path from the root of the project. */
export async function importTypeScript(file) {
  if (!registered) {
    const { register } = await import('tsx/esm/api')
    register()
    registered = true
  }
  return import(pathToFileURL(path.join(root, file)).href)
}
