/** Whose log the audit is: its origin, its key, and the heads that are signed with it. */
import { type KeyObject, verify } from 'node:crypto'
import path from 'node:path'
import { type Checkpoint, openCheckpoint, readCheckpoint } from '@mips/transparency/checkpoint'
import { type KeyPair, loadKeys, loadPublicKey } from '@mips/transparency/key-file'
import { readNote, SIGNS_TEXT, type VerifierKey, verifierKey } from '@mips/transparency/signed-note'
import type { Config } from '../../platform/config.ts'

const KEY_FILE = 'audit-seal'

/** The keys by which the audit is sealed; only the sealer's host should hold the private one. */
export type SealKeys = KeyPair

/** Where the sealer's key is kept; on another host where there is one. */
export const sealFolderOf = (config: Pick<Config, 'dataDir'>): string => path.join(config.dataDir, 'seal')

/** The sealer's keys in `folder`, made on first use. */
export const loadSealKeys = (folder: string): SealKeys => loadKeys(folder, KEY_FILE)

/** What those who only check need of a log: its origin and its public key. */
export type LogIdentity = { origin: string; publicKey: KeyObject }

/** The log of this installation; undefined when nothing was ever sealed here. */
export function logOf(config: Pick<Config, 'dataDir' | 'auditOrigin'>): LogIdentity | undefined {
  const publicKey = loadPublicKey(sealFolderOf(config), KEY_FILE)
  return publicKey === undefined ? undefined : { origin: config.auditOrigin, publicKey }
}

/** The origin of an era: after the audit was restored from a copy it goes on as a log of its own. */
export const originOf = (origin: string, era: number): string => (era === 1 ? origin : `${origin}/era/${era}`)

/** The key under which the heads of an era are signed. */
export const keyOf = (log: LogIdentity, era: number): VerifierKey =>
  verifierKey(originOf(log.origin, era), SIGNS_TEXT, log.publicKey)

export type Head = Checkpoint & { era: number }

/** The head of a note that this log signed; undefined when it is of another log, malformed, or not signed by its key. */
export function openHead(words: string, log: LogIdentity): Head | undefined {
  const origin = words.slice(0, words.indexOf('\n'))
  const era = origin === log.origin ? 1 : Number(/\/era\/([1-9]\d{0,6})$/.exec(origin)?.[1] ?? 0)
  if (era < 1 || originOf(log.origin, era) !== origin) return openBare(words, log)
  const opened = openCheckpoint(words, keyOf(log, era))
  return opened === undefined ? openBare(words, log) : { era, origin, size: opened.size, root: opened.root }
}

const BARE_BYTES = 64

/** A head whose signature stands without the number of its key, as the first seals of a store have it. */
function openBare(words: string, log: LogIdentity): Head | undefined {
  const note = readNote(words)
  const checkpoint = note === undefined ? undefined : readCheckpoint(note.text)
  const [line] = note?.signatures ?? []
  if (note === undefined || checkpoint === undefined || line === undefined) return undefined
  const signature = Buffer.concat([Buffer.from(line.id, 'hex'), line.signature])
  const isTrue =
    signature.length === BARE_BYTES && verify(null, Buffer.from(note.text), log.publicKey, signature)
  return isTrue ? { ...checkpoint, era: 1 } : undefined
}
