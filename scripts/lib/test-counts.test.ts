import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { countPlaywright, countVitest } from './test-counts.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mips-counts-'))
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

function report(content: unknown): string {
  const file = path.join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

const files = (...statuses: string[][]) => ({
  testResults: statuses.map((each) => ({
    status: each.length === 0 || each.includes('failed') ? 'failed' : 'passed',
    assertionResults: each.map((status) => ({ status })),
  })),
})

describe('the sum of a test run', () => {
  it('counts a run without a report as failed', () => {
    expect(countVitest(path.join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 })
    expect(countPlaywright(path.join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 })
  })

  it('counts a skipped test as failed', () => {
    expect(countVitest(report(files(['passed', 'pending', 'todo'])), 0)).toEqual({ passed: 1, failed: 2 })
    const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 1 }
    expect(countPlaywright(report({ stats }), 0)).toEqual({ passed: 3, failed: 1 })
  })

  it('counts a test file that does not load as failed', () => {
    expect(countVitest(report(files(['passed'], [])), 1)).toEqual({ passed: 1, failed: 1 })
  })

  it('counts a runner that fails after its tests as failed', () => {
    expect(countVitest(report(files(['passed', 'passed'])), 1)).toEqual({ passed: 2, failed: 1 })
  })

  it('counts a flaky journey as failed', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 }
    expect(countPlaywright(report({ stats }), 1)).toEqual({ passed: 3, failed: 2 })
  })

  it('is right for a run that went well', () => {
    expect(countVitest(report(files(['passed'], ['passed', 'passed'])), 0)).toEqual({ passed: 3, failed: 0 })
  })
})
