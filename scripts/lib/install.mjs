// Brings in what the lockfile names, with a pinned pnpm that nobody has to install first.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { giveUp, root, run, say } from './run.mjs'
import { hashOf, isStamped, unlessStamped } from './stamp.mjs'

const NEEDED = [20, 19]
const PNPM = 'pnpm@10.34.8'
const stamp = path.join(root, 'node_modules/.mips-stamp')

/** Stops with a clear message when Node is too old for the packages that we use. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return
  giveUp(
    `MiPS needs Node ${NEEDED.join('.')} or newer; this is Node ${process.versions.node}.`,
    'Get a newer one from https://nodejs.org and run the command again.',
  )
}

/** Installs the packages of the lockfile, only when it changed. */
export async function install() {
  const hash = installHash()
  if (!isStamped(stamp, hash)) say('Installing packages from the lockfile.')
  await unlessStamped(stamp, hash, async () => {
    const args = ['--yes', PNPM, 'install', '--frozen-lockfile', '--reporter=append-only']
    const { code } = await run('npx', args, {
      quiet: true,
      env: { CI: 'true', npm_config_loglevel: 'error' },
    })
    if (code !== 0) {
      giveUp(
        'The packages could not be installed; the lines above say why.',
        'A registry must be within reach for the first run (npm config get registry).',
      )
    }
  })
}

function installHash() {
  const workspaces = ['apps', 'packages'].flatMap((folder) =>
    ['api', 'cli', 'nation', 'web', 'client', 'contracts', 'database', 'domain', 'ui'].map((name) =>
      path.join(root, folder, name, 'package.json'),
    ),
  )
  const manifests = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'].map((name) =>
    path.join(root, name),
  )
  const packages = hashOf([...manifests, ...workspaces.filter((file) => existsSync(file))])
  return `${packages} ${process.platform}-${process.arch}-node${process.versions.modules}`
}
