import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  checkpointText,
  cosign,
  cosignedAt,
  cosignersOf,
  openCheckpoint,
  readCheckpoint,
  signCheckpoint,
} from './checkpoint.ts'
import { emptyRoot } from './merkle-tree.ts'
import {
  COSIGNS,
  keyWords,
  readKeyWords,
  readNote,
  readSignatures,
  SIGNS_TEXT,
  verifierKey,
} from './signed-note.ts'

const keys = generateKeyPairSync('ed25519')
const others = generateKeyPairSync('ed25519')
const log = verifierKey('force.example/audit', SIGNS_TEXT, keys.publicKey)
const witness = verifierKey('witness.example/1', COSIGNS, others.publicKey)
const head = { origin: 'force.example/audit', size: 12, root: emptyRoot }
const note = signCheckpoint(head, log, keys.privateKey)

describe('a key in one word', () => {
  it('is read back, and refused when its number or its form does not fit', () => {
    expect(readKeyWords(keyWords(log)).id).toBe(log.id)
    expect(readKeyWords('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW').id).toBe(
      'c74f20a3',
    )
    expect(() => readKeyWords(keyWords(log).replace('force', 'farce'))).toThrow('does not fit')
    for (const words of ['', 'a+b+c', keyWords(log).slice(0, -8)]) expect(() => readKeyWords(words)).toThrow()
    expect(() => verifierKey('two words', SIGNS_TEXT, keys.publicKey)).toThrow('neither spaces')
  })
})

describe('a signed head', () => {
  it('opens by the key of its log and by no other', () => {
    expect(openCheckpoint(note, log)).toMatchObject({ size: 12, origin: 'force.example/audit' })
    const stranger = verifierKey('force.example/audit', SIGNS_TEXT, others.publicKey)
    expect(openCheckpoint(note, stranger)).toBeUndefined()
    expect(openCheckpoint(note, verifierKey('other.example', SIGNS_TEXT, keys.publicKey))).toBeUndefined()
    expect(openCheckpoint(note.replace('\n12\n', '\n13\n'), log)).toBeUndefined()
  })

  it('has an origin, a size without leading noughts, a root of 32 bytes, and no empty line', () => {
    const text = checkpointText(head)
    expect(readCheckpoint(text)?.size).toBe(12)
    for (const wrong of [
      text.replace('\n12\n', '\n012\n'),
      text.replace('\n12\n', '\n-1\n'),
      text.slice(0, -1),
      `\n${text}`,
      text.replace(/\n[^\n]+\n$/, '\nAAAA\n'),
      `${text}\n`,
    ])
      expect(readCheckpoint(wrong)).toBeUndefined()
  })

  it('takes signatures of keys that nobody knows, and none that is malformed', () => {
    expect(openCheckpoint(`${note}— else.example AAAAAAAAAAAA\n`, log)?.size).toBe(12)
    for (const wrong of ['', 'text', `${note}— else\n`, `${note}x`, note.replace('\n12', '\u0007\n12')])
      expect(readNote(wrong)).toBeUndefined()
  })
})

describe('a cosignature', () => {
  it('says when a witness saw the head, in the form of cosignature/v1', () => {
    const at = new Date('2026-09-07T09:00:00Z')
    const line = cosign(checkpointText(head), witness, others.privateKey, at)
    const [read] = readSignatures([line.trimEnd()]) ?? []
    if (read === undefined) throw new Error('no signature')
    expect(cosignedAt(checkpointText(head), read, witness)).toEqual(at)
    expect(cosignedAt(checkpointText({ ...head, size: 13 }), read, witness)).toBeUndefined()
    const twice = readNote(note + line + line)
    if (twice === undefined) throw new Error('no note')
    expect(cosignersOf(twice, [witness, log]).map(({ name }) => name)).toEqual(['witness.example/1'])
  })
})
