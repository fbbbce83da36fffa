// A Chromium for the tests in the browser: the one that is here, else Playwright's, else the distribution's.
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { giveUp, node, root, run, say } from './run.mjs'

// The headless shell is Chromium without the windows of a desktop program, and the lightest for tests.
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
]
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** The path of a Chromium that can be started; gets one when there is none. */
export async function findChromium() {
  const given = process.env.MIPS_CHROMIUM
  if (given) return canRun(given) ? given : giveUp(`MIPS_CHROMIUM names ${given}, which cannot be run.`)
  const here = onThePath() ?? (await fromPlaywright())
  if (here) return here

  say("Getting Chromium from Playwright's download.")
  const cli = path.join(root, 'node_modules/@playwright/test/cli.js')
  await node([cli, 'install', 'chromium'], { capture: true })
  const downloaded = await fromPlaywright()
  if (downloaded) return downloaded

  if (process.getuid?.() === 0 && canRun('/usr/bin/apt-get')) {
    say('That download is not to be had; getting Chromium from the distribution.')
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-qq'], { capture: true, env })
    for (const name of ['chromium-headless-shell', 'chromium']) {
      await run('apt-get', ['install', '-y', '-qq', name], { capture: true, env })
      const installed = onThePath()
      if (installed) return installed
    }
  }
  return giveUp(
    'No Chromium was found and none could be fetched, so the tests in the browser cannot run.',
    'Install one (Debian: apt-get install chromium; macOS: brew install --cask google-chrome),',
    'or say where it is: MIPS_CHROMIUM=/path/to/chromium npm test',
  )
}

function onThePath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '')
  const candidates = [...folders, '/usr/bin'].flatMap((folder) =>
    NAMES.map((name) => path.join(folder, name)),
  )
  return [...candidates, MAC].find((file) => canRun(file))
}

async function fromPlaywright() {
  const { chromium } = await import('@playwright/test')
  const file = chromium.executablePath()
  return file && canRun(file) ? file : undefined
}

function canRun(file) {
  try {
    accessSync(file, constants.X_OK)
    return existsSync(file)
  } catch {
    return false
  }
}
