// Builds what the sources say and nothing twice: the api and the command line as one file each, the web by Vite.
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { generate } from '../generate.mjs'
import { mustNode, root, say } from './run.mjs'
import { hashOf, unlessStamped } from './stamp.mjs'

const at = (...names) => path.join(root, ...names)
const SHARED = [
  'packages/domain/src',
  'packages/contracts/src',
  'packages/transparency/src',
  'scripts/lib/build.mjs',
  'pnpm-lock.yaml',
]
const SERVER = [...SHARED, 'packages/database/src', 'prisma/schema.prisma', 'prisma/models', 'apps/api/src']
const PROGRAMS = {
  api: { entry: 'apps/api/src/main.ts', out: 'apps/api/dist/main.js', from: SERVER },
  'command line': {
    entry: 'apps/cli/src/main.ts',
    out: 'apps/cli/dist/mips.js',
    from: [...SERVER, 'apps/cli/src'],
  },
  'national stand-in': {
    entry: 'apps/nation/src/main.ts',
    out: 'apps/nation/dist/main.js',
    from: [...SHARED, 'apps/nation/src'],
  },
  witness: {
    entry: 'apps/witness/src/main.ts',
    out: 'apps/witness/dist/main.js',
    from: [...SHARED, 'apps/witness/src'],
  },
}

export const apiProgram = at(PROGRAMS.api.out)
export const cliProgram = at(PROGRAMS['command line'].out)
export const nationProgram = at(PROGRAMS['national stand-in'].out)
export const witnessProgram = at(PROGRAMS.witness.out)
export const webFolder = at('apps/web/dist')

/** Builds every program whose sources changed since its last build. */
export async function buildServer() {
  await generate()
  for (const [name, { entry, out, from }] of Object.entries(PROGRAMS)) {
    if (!existsSync(at(entry))) continue
    const stamp = at(path.dirname(out), '.stamp')
    if (!existsSync(at(out))) rmSync(stamp, { force: true })
    await unlessStamped(stamp, hashOf(from.map((each) => at(each))), () => {
      say(`Building the ${name}.`)
      return bundle(at(entry), at(out))
    })
  }
}

/** Builds the web application when its sources changed since its last build. */
export async function buildWeb() {
  const from = ['apps/web', 'packages/ui', 'packages/client', ...SHARED].map((each) => at(each))
  const stamp = at('apps/web/dist/.stamp')
  await unlessStamped(stamp, hashOf(from), () => {
    say('Building the web application.')
    const vite = at('apps/web/node_modules/vite/bin/vite.js')
    return mustNode([vite, 'build', '--logLevel', 'warn'], { cwd: at('apps/web'), quiet: true })
  })
}

async function bundle(entry, out) {
  const { build } = await import('esbuild')
  await build({
    entryPoints: [entry],
    outfile: out,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'linked',
    logLevel: 'warning',
    plugins: [keepPackagesOutside(path.dirname(out))],
  })
}

/** Our own packages go into the bundle; the others are imported from where the package that asked for them finds them. */
function keepPackagesOutside(folder) {
  const asked = Symbol('asked')
  return {
    name: 'keep-packages-outside',
    setup(build) {
      build.onResolve(
        { filter: /^[^./]/ },
        async ({ path: name, pluginData, kind, resolveDir, importer }) => {
          if (pluginData === asked || kind === 'entry-point' || name.startsWith('@mips/')) return undefined
          if (name.startsWith('node:')) return { path: name, external: true }
          const found = await build.resolve(name, { kind, resolveDir, importer, pluginData: asked })
          if (found.errors.length > 0) return found
          if (!path.isAbsolute(found.path)) return { path: found.path, external: true }
          const relative = path.relative(folder, found.path).split(path.sep).join('/')
          return { path: relative, external: true }
        },
      )
    },
  }
}
