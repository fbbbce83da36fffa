/** A text signed by one or more keys, in the form of c2sp.org/signed-note: the text, an empty line, a line for each signature. */
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** What the first byte of a key says of its signatures. */
export const SIGNS_TEXT = 1
export const COSIGNS = 4

/** A key that signatures are held against: its name, its number made of name and key, and what kind of signature it makes. */
export type VerifierKey = { name: string; id: string; kind: number; publicKey: KeyObject }

/** A line under a note: whose it says it is, the number of the key, and the signature. */
export type NoteSignature = { name: string; id: string; signature: Buffer; line: string }

export type Note = { text: string; signatures: NoteSignature[] }

const PUBLIC_KEY_BYTES = 32
const MOST_SIGNATURES = 100
const NAME = /^[^\s+\p{Cc}]{1,200}$/u

/** The 32 bytes of an Ed25519 public key. */
const rawKey = (key: KeyObject): Buffer =>
  key.export({ format: 'der', type: 'spki' }).subarray(-PUBLIC_KEY_BYTES)

/** The key under a name; throws when the name cannot stand in a note. */
export function verifierKey(name: string, kind: number, publicKey: KeyObject): VerifierKey {
  if (!NAME.test(name)) throw new Error('The name of a key has neither spaces nor plus signs.')
  const id = createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.from([kind]))
    .update(rawKey(publicKey))
    .digest('hex')
    .slice(0, 8)
  return { name, id, kind, publicKey }
}

/** The key as one word, `name+number+key`, as it is handed to those who check. */
export const keyWords = ({ name, id, kind, publicKey }: VerifierKey): string =>
  `${name}+${id}+${Buffer.concat([Buffer.from([kind]), rawKey(publicKey)]).toString('base64')}`

/** The key of such a word; throws in words what is wrong with it. */
export function readKeyWords(words: string): VerifierKey {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(words.trim()) ?? []
  const bytes = Buffer.from(encoded, 'base64')
  const kind = bytes[0]
  if (name === '' || bytes.length !== PUBLIC_KEY_BYTES + 1 || kind === undefined)
    throw new Error('A key is written as name+number+key.')
  const key = verifierKey(name, kind, publicKeyOf(bytes.subarray(1)))
  if (key.id !== id) throw new Error(`The number of the key ${name} does not fit it.`)
  return key
}

function publicKeyOf(raw: Buffer): KeyObject {
  return createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') },
    format: 'jwk',
  })
}

/** One line of a signature; the bytes follow the number of the key. */
export const signatureLine = ({ name, id }: VerifierKey, signature: Buffer): string =>
  `— ${name} ${Buffer.concat([Buffer.from(id, 'hex'), signature]).toString('base64')}\n`

/** The text with the key's signature under it; the text ends in a new line. */
export function signNote(text: string, key: VerifierKey, privateKey: KeyObject): string {
  return `${text}\n${signatureLine(key, sign(null, Buffer.from(text), privateKey))}`
}

/** The parts of a note; undefined when it is not one. */
export function readNote(words: string): Note | undefined {
  const end = words.lastIndexOf('\n\n')
  if (end < 0 || !words.endsWith('\n') || /[\p{Cc}]/u.test(words.replaceAll('\n', ''))) return undefined
  const lines = words.slice(end + 2, -1).split('\n')
  const signatures = readSignatures(lines)
  if (signatures === undefined || lines.length > MOST_SIGNATURES) return undefined
  return { text: words.slice(0, end + 1), signatures }
}

/** The signatures of lines; undefined when one of them is none. */
export function readSignatures(lines: readonly string[]): NoteSignature[] | undefined {
  const found: NoteSignature[] = []
  for (const line of lines) {
    const [, name, encoded] = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line) ?? []
    const bytes = Buffer.from(encoded ?? '', 'base64')
    if (name === undefined || bytes.length < 5) return undefined
    found.push({ name, id: bytes.toString('hex', 0, 4), signature: bytes.subarray(4), line: `${line}\n` })
  }
  return found
}

/** Whether one of the signatures is by this key and holds; a signature of an unknown key says nothing. */
export function isSignedBy({ text, signatures }: Note, key: VerifierKey): boolean {
  const own = signatures.filter(({ name, id }) => name === key.name && id === key.id)
  return (
    own.length > 0 && own.every(({ signature }) => verify(null, Buffer.from(text), key.publicKey, signature))
  )
}
