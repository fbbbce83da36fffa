// Reads .env before anything else looks at the environment; what is set already stays as it is.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { root } from './run.mjs'

const file = path.join(root, '.env')
if (existsSync(file) && typeof process.loadEnvFile === 'function') process.loadEnvFile(file)
