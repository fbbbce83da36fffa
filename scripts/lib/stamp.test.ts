import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashOf, unlessStamped } from './stamp.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mips-stamp-'))
  mkdirSync(path.join(folder, 'src'))
  writeFileSync(path.join(folder, 'src/custody.ts'), 'one')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const source = () => hashOf([path.join(folder, 'src')])
const stamp = () => path.join(folder, 'dist/.stamp')

describe('work that is stamped', () => {
  it('is done again after it failed', async () => {
    await unlessStamped(stamp(), source(), async () => undefined)
    writeFileSync(path.join(folder, 'src/custody.ts'), 'two')
    const failing = unlessStamped(stamp(), source(), () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect(await unlessStamped(stamp(), source(), async () => undefined)).toBe(true)
  })

  it('is done once for the same sources', async () => {
    expect(await unlessStamped(stamp(), source(), async () => undefined)).toBe(true)
    expect(await unlessStamped(stamp(), source(), async () => undefined)).toBe(false)
  })

  it('depends on names and contents, and not on tests', () => {
    const before = source()
    writeFileSync(path.join(folder, 'src/custody.test.ts'), 'test')
    expect(source()).toBe(before)
    writeFileSync(path.join(folder, 'src/arrest.ts'), 'new')
    expect(source()).not.toBe(before)
  })
})
