/** The judgement of a witness (c2sp.org/tlog-witness): it cosigns a head only if it goes on from the last one that it cosigned. */
import { type Checkpoint, cosign, openCheckpoint, readCheckpoint } from '@mips/transparency/checkpoint'
import type { KeyPair } from '@mips/transparency/key-file'
import { isConsistent } from '@mips/transparency/merkle-proof'
import { emptyRoot } from '@mips/transparency/merkle-tree'
import { COSIGNS, readNote, type VerifierKey, verifierKey } from '@mips/transparency/signed-note'
import type { Held, Store } from './store.ts'

/** What is answered over HTTP. */
export type Verdict = { status: number; body: string; type?: string }

export type Witness = {
  key: VerifierKey
  addCheckpoint(request: string): Verdict
  /** The last head of a log, with the cosignature. */
  lastHead(origin: string): Held | undefined
  origins: readonly string[]
}

const MOST_HASHES = 63

/** A witness that watches these logs; nothing happens between its look at what it holds and its writing. */
export function createWitness(parts: {
  name: string
  keys: KeyPair
  logs: readonly VerifierKey[]
  store: Store
  now: () => Date
}): Witness {
  const { store, keys, now } = parts
  const key = verifierKey(parts.name, COSIGNS, keys.publicKey)
  const logs = new Map(parts.logs.map((log) => [log.name, log]))
  return {
    key,
    origins: [...logs.keys()],
    lastHead: (origin) => (logs.has(origin) ? store.last(origin) : undefined),
    addCheckpoint(words) {
      const request = readRequest(words)
      if (request === undefined) return { status: 400, body: 'not understood\n' }
      const log = logs.get(request.head.origin)
      if (log === undefined) return { status: 404, body: 'this log is not watched\n' }
      if (openCheckpoint(request.note, log) === undefined)
        return { status: 403, body: 'the log did not sign this\n' }
      const refused = judge(request, store.last(log.name))
      if (refused !== undefined) return refused
      const line = cosign(request.text, key, keys.privateKey, now())
      const { size, root } = request.head
      const logLines = request.note.slice(request.text.length)
      store.keep(log.name, { size, root: root.toString('base64'), note: request.text + logLines + line })
      return { status: 200, body: line }
    },
  }
}

type Request = { old: number; proof: Buffer[]; note: string; text: string; head: Checkpoint }

/** The parts of a request; undefined when it is not of the protocol's form. */
function readRequest(words: string): Request | undefined {
  const end = words.indexOf('\n\n')
  const [first = '', ...lines] = words.slice(0, Math.max(end, 0)).split('\n')
  const old = /^old (0|[1-9]\d{0,14})$/.exec(first)?.[1]
  const note = words.slice(end + 2)
  const text = readNote(note)?.text
  const head = text === undefined ? undefined : readCheckpoint(text)
  if (old === undefined || text === undefined || head === undefined || lines.length > MOST_HASHES)
    return undefined
  const proof = lines.map((line) => Buffer.from(line, 'base64'))
  if (proof.some((hash, at) => hash.length !== 32 || hash.toString('base64') !== lines[at])) return undefined
  return { old: Number(old), proof, note, text, head }
}

/** Why the head is not cosigned; undefined when it is. */
function judge({ old, proof, head }: Request, held: Held | undefined): Verdict | undefined {
  if (old > head.size) return { status: 400, body: 'the old size is larger than the new one\n' }
  const last = held ?? { size: 0, root: emptyRoot.toString('base64') }
  const conflict = { status: 409, body: `${last.size}\n`, type: 'text/x.tlog.size' }
  if (old !== last.size) return conflict
  if (old === head.size && last.root !== head.root.toString('base64')) return conflict
  const older = { size: last.size, root: Buffer.from(last.root, 'base64') }
  return isConsistent(proof, older, head)
    ? undefined
    : { status: 422, body: 'the proof does not show that this goes on from the last head\n' }
}
