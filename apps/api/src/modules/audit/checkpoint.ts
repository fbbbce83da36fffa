/** A signed tree head: a note of origin, size and root, signed with the sealer's own key, that a witness can keep. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type SealKeys = { privateKey: KeyObject; publicKey: KeyObject }

/** The sealer's Ed25519 keys in `folder`, made on first use; only the sealer's host should hold the private one. */
export function loadSealKeys(folder: string): SealKeys {
  const file = path.join(folder, 'audit-seal.pem')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const made = generateKeyPairSync('ed25519')
    writeFileSync(file, made.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
    writeFileSync(
      path.join(folder, 'audit-seal.pub.pem'),
      made.publicKey.export({ type: 'spki', format: 'pem' }),
    )
    chmodSync(file, 0o600)
  }
  const privateKey = createPrivateKey(readFileSync(file))
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

/** The public key in `folder`, for those who only verify; undefined when nothing was ever sealed here. */
export function loadPublicKey(folder: string): KeyObject | undefined {
  const file = path.join(folder, 'audit-seal.pub.pem')
  return existsSync(file) ? createPublicKey(readFileSync(file)) : undefined
}

export type Checkpoint = { origin: string; size: bigint; root: Buffer; at: string }

const bodyOf = (checkpoint: Checkpoint) =>
  `${checkpoint.origin}\n${checkpoint.size}\n${checkpoint.root.toString('base64')}\n${checkpoint.at}\n`

/** The note: the checkpoint's lines, an empty line, and the signature. */
export const signCheckpoint = (checkpoint: Checkpoint, key: KeyObject): string => {
  const body = bodyOf(checkpoint)
  return `${body}\n— ${checkpoint.origin} ${sign(null, Buffer.from(body), key).toString('base64')}\n`
}

/** The checkpoint of a note; undefined when the note is malformed or its signature is not of this key. */
export function openCheckpoint(note: string, key: KeyObject): Checkpoint | undefined {
  const [body, signature] = note.split('\n\n— ')
  if (body === undefined || signature === undefined) return undefined
  const [origin, size, root, at] = body.split('\n')
  const signed = signature.trim().split(' ').at(-1)
  if (
    origin === undefined ||
    size === undefined ||
    root === undefined ||
    at === undefined ||
    signed === undefined ||
    !/^\d+$/.test(size)
  )
    return undefined
  const checkpoint = { origin, size: BigInt(size), root: Buffer.from(root, 'base64'), at }
  return verify(null, Buffer.from(bodyOf(checkpoint)), key, Buffer.from(signed, 'base64'))
    ? checkpoint
    : undefined
}
