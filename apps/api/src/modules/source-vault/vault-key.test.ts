/** The envelope of the vault: opens for its own place under its own key alone. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkVaultKey, seal, unseal, vaultKeyOf } from './vault-key.ts'

const folder = () => mkdtempSync(path.join(tmpdir(), 'vault-key-'))
const key = vaultKeyOf({ dataDir: folder(), vaultKey: undefined })

describe('sealing', () => {
  it('opens to the same value and never looks the same twice', () => {
    const one = seal(key, 'source:a', { name: 'Odette Marrable' })
    const two = seal(key, 'source:a', { name: 'Odette Marrable' })
    expect(unseal(key, 'source:a', one.sealed)).toEqual({ name: 'Odette Marrable' })
    expect(one.sealed.equals(two.sealed)).toBe(false)
    expect(one.sealed.includes('Marrable')).toBe(false)
  })

  it('does not open for another place, under another key, or with a byte changed', () => {
    const { sealed } = seal(key, 'source:a', 'x')
    const other = vaultKeyOf({ dataDir: folder(), vaultKey: 'ab'.repeat(32) })
    expect(() => unseal(key, 'source:b', sealed)).toThrow()
    expect(() => unseal(other, 'source:a', sealed)).toThrow()
    for (const place of [0, 13, 40, 61, 75, sealed.length - 1]) {
      const changed = Buffer.from(sealed)
      changed[place] = (changed[place] ?? 0) ^ 1
      expect(() => unseal(key, 'source:a', changed), `byte ${place}`).toThrow()
    }
    expect(() => unseal(key, 'source:a', sealed.subarray(0, 30))).toThrow()
  })
})

describe('the key', () => {
  it('is made once, for its owner’s eyes alone, and read again', () => {
    const dataDir = folder()
    const made = vaultKeyOf({ dataDir, vaultKey: undefined })
    const file = path.join(dataDir, 'vault', 'source-vault.key')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(vaultKeyOf({ dataDir, vaultKey: undefined }).id).toBe(made.id)
    expect(readFileSync(file, 'utf8')).not.toContain(made.id)
  })

  it('is refused when the file was spoilt, and never made anew over it', () => {
    const dataDir = folder()
    const file = path.join(dataDir, 'vault', 'source-vault.key')
    mkdirSync(path.dirname(file))
    writeFileSync(file, 'spoilt')
    expect(() => vaultKeyOf({ dataDir, vaultKey: undefined })).toThrow('holds no key')
    expect(readFileSync(file, 'utf8')).toBe('spoilt')
  })

  it('that was put back with the rights of its folder is closed to others', () => {
    const dataDir = folder()
    const file = path.join(dataDir, 'vault', 'source-vault.key')
    mkdirSync(path.dirname(file))
    writeFileSync(file, 'ef'.repeat(32), { mode: 0o644 })
    expect(vaultKeyOf({ dataDir, vaultKey: undefined }).bytes.toString('hex')).toBe('ef'.repeat(32))
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('that is lost is not made anew for a vault that holds sources', async () => {
    const held = { query: () => Promise.resolve({ rows: [{ ids: ['0123456789abcdef'] }] }) } as never
    const dataDir = folder()
    await expect(checkVaultKey(held, { dataDir, vaultKey: undefined })).rejects.toThrow('has no key')
    expect(existsSync(path.join(dataDir, 'vault'))).toBe(false)
  })

  it('stops the start when the vault is sealed under another', async () => {
    const held = (ids: string[]) => ({ query: () => Promise.resolve({ rows: [{ ids }] }) }) as never
    const settings = { dataDir: folder(), vaultKey: 'cd'.repeat(32) }
    await expect(checkVaultKey(held([vaultKeyOf(settings).id]), settings)).resolves.toBeUndefined()
    await expect(checkVaultKey(held([]), settings)).resolves.toBeUndefined()
    await expect(checkVaultKey(held(['0123456789abcdef']), settings)).rejects.toThrow('0123456789abcdef')
  })
})
