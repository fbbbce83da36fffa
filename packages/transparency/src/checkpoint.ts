/** The head of a tree as a note (c2sp.org/tlog-checkpoint), and what witnesses write under it (c2sp.org/tlog-cosignature). */
import { type KeyObject, sign, verify } from 'node:crypto'
import {
  COSIGNS,
  isSignedBy,
  type Note,
  type NoteSignature,
  readNote,
  signatureLine,
  signNote,
  type VerifierKey,
} from './signed-note.ts'

/** A head of a log: which log, how many leaves, and the root over them. */
export type Checkpoint = { origin: string; size: number; root: Buffer }

const STAMP_BYTES = 8
const ROOT_BYTES = 32

/** The three lines that are signed. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`

/** The head of a note's text; undefined when it is none. Lines after the third are the log's own and not read. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const lines = text.split('\n')
  const [origin = '', size = '', encoded = ''] = lines
  const root = Buffer.from(encoded, 'base64')
  const isHead =
    origin !== '' &&
    /^(0|[1-9]\d{0,14})$/.test(size) &&
    root.length === ROOT_BYTES &&
    root.toString('base64') === encoded &&
    lines.length >= 4 &&
    lines.at(-1) === '' &&
    !lines.slice(0, -1).includes('')
  return isHead ? { origin, size: Number(size), root } : undefined
}

/** The head as a note signed by the log, whose name is the origin. */
export const signCheckpoint = (checkpoint: Checkpoint, key: VerifierKey, privateKey: KeyObject): string =>
  signNote(checkpointText(checkpoint), key, privateKey)

/** The head of a note that the log signed; undefined when it is no head, of another log, or not signed by this key. */
export function openCheckpoint(words: string, log: VerifierKey): (Checkpoint & { note: Note }) | undefined {
  const note = readNote(words)
  const checkpoint = note === undefined ? undefined : readCheckpoint(note.text)
  if (note === undefined || checkpoint === undefined || checkpoint.origin !== log.name) return undefined
  return isSignedBy(note, log) ? { ...checkpoint, note } : undefined
}

const cosigned = (text: string, seconds: bigint) => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`)

/** The line by which a witness says that at this time this was the largest head it knew, and that it held with all before. */
export function cosign(text: string, key: VerifierKey, privateKey: KeyObject, at: Date): string {
  const seconds = BigInt(Math.floor(at.getTime() / 1000))
  const stamp = Buffer.alloc(STAMP_BYTES)
  stamp.writeBigUInt64BE(seconds)
  return signatureLine(key, Buffer.concat([stamp, sign(null, cosigned(text, seconds), privateKey)]))
}

/** When this witness cosigned the text by that line; undefined when it did not. */
export function cosignedAt(text: string, line: NoteSignature, witness: VerifierKey): Date | undefined {
  if (line.name !== witness.name || line.id !== witness.id || witness.kind !== COSIGNS) return undefined
  if (line.signature.length <= STAMP_BYTES) return undefined
  const seconds = line.signature.readBigUInt64BE()
  const isTrue = verify(
    null,
    cosigned(text, seconds),
    witness.publicKey,
    line.signature.subarray(STAMP_BYTES),
  )
  return isTrue ? new Date(Number(seconds) * 1000) : undefined
}

/** The witnesses among these that cosigned the note, each once. */
export function cosignersOf({ text, signatures }: Note, witnesses: readonly VerifierKey[]): VerifierKey[] {
  return witnesses.filter((witness) =>
    signatures.some((line) => cosignedAt(text, line, witness) !== undefined),
  )
}
