/** A witness over HTTP, by c2sp.org/tlog-witness: it is given a head and the proof that it goes on from the last, and answers with its cosignature. */
import { createHash } from 'node:crypto'
import { cosignedAt, readCheckpoint } from '@mips/transparency/checkpoint'
import { readNote, readSignatures, type VerifierKey } from '@mips/transparency/signed-note'
import type { WitnessSetting } from '../../platform/witness-settings.ts'

/** What a witness answers to a head. */
export type Answer =
  | { kind: 'cosigned'; line: string }
  /** It last cosigned a head of this size, or another root of the same size. */
  | { kind: 'conflict'; size: number | undefined }
  | { kind: 'refused'; words: string }

export type WitnessPort = {
  key: VerifierKey
  everyMs: number
  tellsHead: boolean
  addCheckpoint(old: number, proof: readonly Buffer[], note: string): Promise<Answer>
  /** The last head of this origin that it cosigned; undefined when there is none. Throws when it does not answer. */
  lastHead(origin: string): Promise<{ size: number; root: Buffer; note: string } | undefined>
}

const MOST_BYTES = 200_000

/** The witness at an address, as the settings of the server name it. */
export function httpWitness(setting: WitnessSetting): WitnessPort {
  const { key, everyMs, tellsHead } = setting
  return {
    key,
    everyMs,
    tellsHead,
    async addCheckpoint(old, proof, note) {
      const hashes = proof.map((hash) => `${hash.toString('base64')}\n`).join('')
      const answer = await ask(setting, 'POST', 'add-checkpoint', `old ${old}\n${hashes}\n${note}`)
      return readAnswer(answer, note, key)
    },
    async lastHead(origin) {
      const name = createHash('sha256').update(origin).digest('hex')
      const { status, words } = await ask(setting, 'GET', `checkpoints/${name}`)
      if (status === 404) return undefined
      const note = readNote(words)
      const head = note === undefined ? undefined : readCheckpoint(note.text)
      const isItsOwn = note?.signatures.some((line) => cosignedAt(note.text, line, key) !== undefined)
      if (status !== 200 || head === undefined || head.origin !== origin || isItsOwn !== true)
        throw new Error(`answered ${status} without a head that it cosigned`)
      return { size: head.size, root: head.root, note: words }
    },
  }
}

function readAnswer({ status, words }: Reply, note: string, key: VerifierKey): Answer {
  if (status === 409)
    return { kind: 'conflict', size: /^\d{1,15}\n$/.test(words) ? Number(words) : undefined }
  if (status !== 200) return { kind: 'refused', words: `answered ${status}` }
  const text = readNote(note)?.text ?? ''
  const line = readSignatures(words.trimEnd().split('\n'))?.find(
    (each) => cosignedAt(text, each, key) !== undefined,
  )
  return line === undefined
    ? { kind: 'refused', words: 'answered without a cosignature that holds' }
    : { kind: 'cosigned', line: line.line }
}

type Reply = { status: number; words: string }

async function ask(setting: WitnessSetting, method: string, path: string, body?: string): Promise<Reply> {
  const answer = await fetch(`${setting.url}/${path}`, {
    method,
    redirect: 'error',
    signal: AbortSignal.timeout(setting.timeoutMs),
    ...(body === undefined ? {} : { body, headers: { 'content-type': 'text/plain; charset=utf-8' } }),
  })
  const words = await answer.text()
  if (words.length > MOST_BYTES) throw new Error('answered too much')
  return { status: answer.status, words }
}
