// Reads what the test runners wrote, and trusts no run that says nothing.
import { existsSync, readFileSync } from 'node:fs'
import { complain } from './run.mjs'

/** A test that was skipped has not passed, and a runner that failed without a failed test counts as one failure. */
function settle({ passed, failed, skipped }, code) {
  if (skipped > 0) complain(`${skipped} tests were skipped; a skipped test counts as failed.`)
  const all = failed + skipped
  return { passed, failed: code !== 0 && all === 0 ? 1 : all }
}

/** @returns {{ passed: number, failed: number }} */
export function countVitest(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const tests = report.testResults.flatMap((each) => each.assertionResults)
  const broken = report.testResults.filter(
    (each) => each.status === 'failed' && each.assertionResults.length === 0,
  )
  const passed = tests.filter((test) => test.status === 'passed').length
  const failed = tests.filter((test) => test.status === 'failed').length
  return settle({ passed, failed: failed + broken.length, skipped: tests.length - passed - failed }, code)
}

/** @returns {{ passed: number, failed: number }} */
export function countPlaywright(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const { stats } = JSON.parse(readFileSync(file, 'utf8'))
  return settle(
    { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped },
    code,
  )
}

/** How many seconds each spec of a Playwright run took, by its name without the ending. @returns {Record<string, number>} */
export function secondsOfSpecs(file) {
  if (!existsSync(file)) return {}
  const { suites } = JSON.parse(readFileSync(file, 'utf8'))
  const millisOf = ({ specs = [], suites: inner = [] }) =>
    [
      ...specs.flatMap(({ tests }) => tests).flatMap(({ results }) => results),
      ...inner.map((suite) => ({ duration: millisOf(suite) })),
    ].reduce((sum, { duration }) => sum + duration, 0)
  return Object.fromEntries(
    suites.map((suite) => [
      suite.file.replace(/^.*\//, '').replace('.spec.ts', ''),
      Math.round(millisOf(suite) / 1000),
    ]),
  )
}
