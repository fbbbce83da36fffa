// `npm test`: checks, tests without and with a database, and the journeys in a real browser; the last line is the sum.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { buildServer, buildWeb } from './lib/build.mjs'
import { reportCheck, runChecks } from './lib/checks.mjs'
import { findChromium } from './lib/chromium.mjs'
import { generate } from './generate.mjs'
import { checkNode, install } from './lib/install.mjs'
import { complain, node, print, root, say } from './lib/run.mjs'
import { countPlaywright, countVitest, secondsOfSpecs } from './lib/test-counts.mjs'

const results = path.join(root, 'test-results')
const floorFile = path.join(root, 'scripts/test-floor.json')
const asked = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const raisesFloor = process.argv.includes('--raise-floor')
// How long each spec took when the floor was last raised: by this they are shared out.
const secondsFile = path.join(root, 'scripts/spec-seconds.json')
const UNKNOWN_SPEC_SECONDS = 30
const PARTS = 3

const SUITES = {
  check: { title: 'Types, lint and format', run: runCheckSuite },
  unit: { title: 'Tests without a database', run: () => runVitest('unit') },
  db: { title: 'Tests on a real Postgres', run: () => runVitest('db') },
  ui: { title: 'The UI kit in a real browser', run: runGallery },
  e2e: { title: 'Journeys in a real browser', run: runJourneys },
}

// Side by side what leaves a core idle: the kit's tests use one, and those without a database end soon.
const TURNS = [['check'], ['unit', 'ui'], ['db'], ['e2e']]

process.exitCode = await testAll()

async function testAll() {
  const sum = { passed: 0, failed: 0 }
  const counts = {}
  try {
    checkNode()
    await install()
    await generate()
    mkdirSync(results, { recursive: true })
    for (const turn of TURNS) {
      const wanted = turn.filter((name) => asked.length === 0 || asked.includes(name))
      for (const [name, { passed, failed }] of await Promise.all(wanted.map(runSuite))) {
        counts[name] = passed + failed
        sum.passed += passed
        sum.failed += failed
      }
    }
    sum.failed += compareWithFloor(counts)
  } catch (error) {
    complain(error.message)
    sum.failed += 1
  }
  print(`\n${sum.passed} passed, ${sum.failed} failed`)
  return sum.failed === 0 ? 0 : 1
}

async function runSuite(name) {
  const { title, run } = SUITES[name]
  print(`\n== ${title}`)
  const began = performance.now()
  const { passed, failed } = await run()
  const seconds = Math.round((performance.now() - began) / 1000)
  print(`== ${title}: ${passed} passed, ${failed} failed in ${seconds} s`)
  return [name, { passed, failed }]
}

async function runCheckSuite() {
  const checks = await runChecks(reportCheck)
  const failed = checks.filter((check) => check.code !== 0).length
  return { passed: checks.length - failed, failed }
}

async function runVitest(project) {
  const file = freshResult(`${project}.json`)
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await node([vitest, 'run', '--project', project, ...reporters], {
    env: { CI: 'true', NO_COLOR: '1' },
  })
  return countVitest(file, code)
}

async function runJourneys() {
  const chromium = await findChromium()
  say(`The browser is ${chromium}.`)
  await buildServer()
  await buildWeb()
  // Stores side by side, each with a server of its own: journeys on one store would meet each other.
  const parts = await Promise.all(
    shareOut().map(async (specs, at) =>
      runPlaywright(
        `e2e-${at + 1}`,
        'playwright.config.ts',
        { MIPS_E2E_PORT: String(await freePort()) },
        specs,
      ),
    ),
  )
  if (raisesFloor) keepSeconds(parts.map((_, at) => path.join(results, `e2e-${at + 1}.json`)))
  return {
    passed: parts.reduce((sum, { passed }) => sum + passed, 0),
    failed: parts.reduce((sum, { failed }) => sum + failed, 0),
  }
}

/** The longest spec first, each to the part that has least to do so far. */
function shareOut() {
  const known = existsSync(secondsFile) ? JSON.parse(readFileSync(secondsFile, 'utf8')) : {}
  const parts = Array.from({ length: PARTS }, () => ({ seconds: 0, specs: [] }))
  const specs = readdirSync(path.join(root, 'apps/web/e2e'))
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => ({ name, seconds: known[name.replace('.spec.ts', '')] ?? UNKNOWN_SPEC_SECONDS }))
    .sort((a, b) => b.seconds - a.seconds)
  for (const { name, seconds } of specs) {
    const [least] = parts.sort((a, b) => a.seconds - b.seconds)
    least.seconds += seconds
    least.specs.push(`apps/web/e2e/${name}`)
  }
  return parts.map((part) => part.specs)
}

function keepSeconds(files) {
  const sums = files.map((file) => secondsOfSpecs(file)).reduce((all, one) => ({ ...all, ...one }), {})
  const inOrder = Object.fromEntries(Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(secondsFile, JSON.stringify(inOrder, null, 2) + '\n')
}

async function runGallery() {
  return runPlaywright('ui', 'packages/ui/e2e/playwright.config.ts', {
    MIPS_GALLERY_PORT: String(await freePort()),
  })
}

async function runPlaywright(name, config, ports, specs = []) {
  const file = freshResult(`${name}.json`)
  const cli = path.join(root, 'node_modules/@playwright/test/cli.js')
  const env = {
    MIPS_CHROMIUM: await findChromium(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    FORCE_COLOR: '0',
    ...ports,
  }
  const { code } = await node(
    [cli, 'test', '-c', config, '--reporter=list,json', '--output', path.join(results, name), ...specs],
    { env },
  )
  return countPlaywright(file, code)
}

/** A suite that quietly found fewer tests than it had before has failed. */
function compareWithFloor(counts) {
  const floor = existsSync(floorFile) ? JSON.parse(readFileSync(floorFile, 'utf8')) : {}
  if (raisesFloor) {
    writeFileSync(floorFile, JSON.stringify({ ...floor, ...counts }, null, 2) + '\n')
    return 0
  }
  const short = Object.entries(counts).filter(([name, count]) => count < (floor[name] ?? 1))
  for (const [name, count] of short) {
    complain(
      `The suite "${name}" ran ${count} tests; at least ${floor[name] ?? 1} are expected (scripts/test-floor.json).`,
    )
  }
  return short.length
}

function freshResult(name) {
  const file = path.join(results, name)
  rmSync(file, { force: true })
  return file
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
