import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadSecrets, newSecrets } from './secrets.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mips-secrets-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the passwords of the database roles', () => {
  const file = () => path.join(folder, '.data', 'secrets.json')

  it('refuse a file that is not whole, and do not write over it', () => {
    loadSecrets(file(), {})
    writeFileSync(file(), '{"appPassword":')
    expect(() => loadSecrets(file(), {})).toThrow('is not whole')
    writeFileSync(file(), '{"appPassword":"a"}')
    expect(() => loadSecrets(file(), {})).toThrow('is not whole')
  })

  it('are made once and kept for their owner only', () => {
    const made = loadSecrets(file(), {})
    expect(loadSecrets(file(), {})).toEqual(made)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(new Set([...Object.values(made), ...Object.values(newSecrets())]).size).toBe(6)
  })

  it('come from the environment where it names them', () => {
    expect(loadSecrets(file(), { MIPS_APP_PASSWORD: 'given' }).appPassword).toBe('given')
    expect(loadSecrets(file(), {}).appPassword).not.toBe('given')
  })
})
