/** An Ed25519 key that a process keeps in a folder of its own. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type KeyPair = { privateKey: KeyObject; publicKey: KeyObject }

/** The key `<name>.pem` in the folder, made on first use and readable by its owner only; beside it the public one. */
export function loadKeys(folder: string, name: string): KeyPair {
  const file = path.join(folder, `${name}.pem`)
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const made = generateKeyPairSync('ed25519')
    writeFileSync(file, made.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
    writeFileSync(
      path.join(folder, `${name}.pub.pem`),
      made.publicKey.export({ type: 'spki', format: 'pem' }),
    )
    chmodSync(file, 0o600)
  }
  const privateKey = createPrivateKey(readFileSync(file))
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

/** The public key in the folder, for those who only check; undefined when none was ever made there. */
export function loadPublicKey(folder: string, name: string): KeyObject | undefined {
  const file = path.join(folder, `${name}.pub.pem`)
  return existsSync(file) ? createPublicKey(readFileSync(file)) : undefined
}
