/** Sealing of the source vault: every text under a data key of its own, which is sealed under the key of the vault (AES-256-GCM). */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import type { Config } from '../../platform/config.ts'

/** The key of the vault; `id` says which it is and nothing of what it is. */
export type VaultKey = { readonly id: string; readonly bytes: Buffer }
export type Sealed = { keyId: string; sealed: Buffer }

const ALGORITHM = 'aes-256-gcm'
const NONCE = 12
const TAG = 16
const KEY = 32

type KeyPlace = Pick<Config, 'dataDir' | 'vaultKey'>
const known = new Map<string, VaultKey>()

/** The key of these settings, or of the file `vault/source-vault.key` in the data directory, which is made on first use (mode 0600). Throws when the file holds no key. */
export function vaultKeyOf({ dataDir, vaultKey }: KeyPlace): VaultKey {
  const place = vaultKey ?? path.resolve(dataDir)
  const found = known.get(place)
  if (found !== undefined) return found
  const bytes = vaultKey === undefined ? keyOfFile(fileIn(dataDir)) : Buffer.from(vaultKey, 'hex')
  const id = createHash('sha256').update('mips source vault').update(bytes).digest('hex').slice(0, 16)
  const key = { id, bytes }
  known.set(place, key)
  return key
}

const fileIn = (dataDir: string) => path.join(dataDir, 'vault', 'source-vault.key')

function keyOfFile(file: string): Buffer {
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, randomBytes(KEY).toString('hex') + '\n', { mode: 0o600, flag: 'wx' })
  }
  // A copy that was put back may have come with the rights of its folder.
  if ((statSync(file).mode & 0o177) !== 0) chmodSync(file, 0o600)
  const text = readFileSync(file, 'utf8').trim()
  if (/^[0-9a-f]{64}$/.test(text)) return Buffer.from(text, 'hex')
  throw new Error(
    `${file} holds no key. Put back the key of the source vault: without it nobody can open a source.`,
  )
}

/** Seals a value for one place: what is sealed for another, or moved to another row, does not open. */
export function seal(key: VaultKey, place: string, value: unknown): Sealed {
  const dataKey = randomBytes(KEY)
  const sealed = Buffer.concat([
    encrypt(key.bytes, `key:${place}`, dataKey),
    encrypt(dataKey, place, Buffer.from(JSON.stringify(value))),
  ])
  dataKey.fill(0)
  return { keyId: key.id, sealed }
}

/** What was sealed for this place. Throws when it was sealed under another key or for another place, or was changed since. */
export function unseal(key: VaultKey, place: string, sealed: Buffer): unknown {
  const wrapped = NONCE + TAG + KEY
  const dataKey = decrypt(key.bytes, `key:${place}`, sealed.subarray(0, wrapped))
  const text = decrypt(dataKey, place, sealed.subarray(wrapped)).toString('utf8')
  dataKey.fill(0)
  return JSON.parse(text)
}

function encrypt(key: Buffer, place: string, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function decrypt(key: Buffer, place: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE), { authTagLength: TAG })
  decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
}

/** Refuses to start when the vault holds what this key cannot open; a new key is made for an empty vault alone. */
export async function checkVaultKey(pool: Pick<pg.Pool, 'query'>, config: KeyPlace): Promise<void> {
  const held = await pool.query<{ ids: string[] }>('SELECT vault.key_ids() AS ids')
  const ids = held.rows[0]?.ids ?? []
  const isLost = ids.length > 0 && config.vaultKey === undefined && !existsSync(fileIn(config.dataDir))
  const id = isLost ? undefined : vaultKeyOf(config).id
  const others = ids.filter((other) => other !== id)
  if (others.length > 0)
    throw new Error(
      `The source vault is sealed under the key ${others.join(', ')}, and this server has ${id === undefined ? 'no key' : `the key ${id}`}. ` +
        'Put back the key file of the data directory (vault/source-vault.key) or set MIPS_VAULT_KEY to it.',
    )
}
