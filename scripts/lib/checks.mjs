// The checks that need no run: types, lint with the import rules, format.
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { generate } from '../generate.mjs'
import { node, print, root } from './run.mjs'

const PROJECTS = [
  ...['domain', 'contracts', 'client', 'database', 'transparency', 'ui'].map((name) => `packages/${name}`),
  ...['api', 'cli', 'nation', 'witness', 'web'].map((name) => `apps/${name}`),
  '.',
]
const cache = path.join(root, 'node_modules/.cache/mips')
const bin = (...names) => path.join(root, 'node_modules', ...names)

/**
 * Runs every check, two at a time.
 * @returns {Promise<{ name: string, code: number, output: string, seconds: number }[]>}
 */
export async function runChecks(report) {
  await generate()
  mkdirSync(cache, { recursive: true })
  const types = PROJECTS.filter((folder) => existsSync(path.join(root, folder, 'tsconfig.json'))).map(
    (folder) => ({
      name: `types of ${folder}`,
      args: [
        // The native compiler, for its speed; the linter still needs the one written in JavaScript.
        ...[bin('typescript-native/bin/tsc'), '-p', folder, '--incremental'],
        ...['--tsBuildInfoFile', path.join(cache, `${folder.replace('/', '-')}.tsbuildinfo`)],
      ],
    }),
  )
  // The rules that need the types run on the native compiler too.
  const promises = {
    name: 'lint of promises and switches',
    args: [
      ...[bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'],
      ...['-c', path.join(root, 'scripts/lint/promises.json'), 'apps', 'packages'],
    ],
  }
  const lint = { name: 'lint', args: [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'] }
  const format = {
    name: 'format',
    args: [
      ...[bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '--cache'],
      ...['--cache-location', path.join(cache, 'prettier'), '.'],
    ],
  }
  const results = []
  await Promise.all([
    runLane([lint, format], report, results),
    runLane([...types, promises], report, results),
  ])
  return results
}

async function runLane(checks, report, results) {
  for (const { name, args } of checks) {
    const began = performance.now()
    const { code, output } = await node(args, { capture: true })
    const result = { name, code, output, seconds: (performance.now() - began) / 1000 }
    results.push(result)
    report(result)
  }
}

/** Prints one line for a check, and what it found when it failed. */
export function reportCheck({ name, code, output, seconds }) {
  print(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name} (${seconds.toFixed(1)} s)`)
  if (code !== 0) print(output.trimEnd())
}
