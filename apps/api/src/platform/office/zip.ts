/** The parts of a zip archive, each unpacked within a bound: what an archive says of its own sizes is not believed. */
import { inflateRaw } from 'node:zlib'
import { promisify } from 'node:util'

const inflate = promisify(inflateRaw)

/** Bytes of one part and of all parts that are read, unpacked. */
const mostOfPart = 40_000_000
const mostOfAll = 60_000_000
const mostParts = 500

/** An archive that is damaged, too large, locked or of a kind that is not read; the words say what to do. */
export class ZipProblem extends Error {
  readonly reason: 'damaged' | 'encrypted' | 'too_large'
  constructor(message: string, reason: 'damaged' | 'encrypted' | 'too_large' = 'damaged') {
    super(message)
    this.reason = reason
  }
}

type Entry = { name: string; method: number; packed: number; at: number }

export type Zip = {
  readonly names: readonly string[]
  /** The bytes of a part; undefined when it is not there. */
  read(name: string): Promise<Buffer | undefined>
}

/** Reads the directory at the end of the archive. */
export function openZip(bytes: Buffer): Zip {
  const entries = directoryOf(bytes)
  let left = mostOfAll
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name)
      if (entry === undefined) return undefined
      const packed = packedOf(bytes, entry)
      const part = entry.method === 0 ? packed : await unpack(packed, Math.min(left, mostOfPart))
      left -= part.length
      if (left < 0) throw tooLarge()
      return part
    },
  }
}

/** An archive with more in it than is read. */
export const tooLarge = () =>
  new ZipProblem('The workbook is far larger than it looks: save the list as CSV and send that.', 'too_large')
const damaged = () => new ZipProblem('The workbook is damaged: open it in the spreadsheet and save it again.')

const unpack = (packed: Buffer, most: number): Promise<Buffer> =>
  inflate(packed, { maxOutputLength: Math.max(1, most) }).catch((cause: unknown) => {
    if (
      cause instanceof RangeError ||
      (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE')
    )
      throw tooLarge()
    throw damaged()
  })

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localHeader = 0x04034b50

function directoryOf(bytes: Buffer): Map<string, Entry> {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count > mostParts || count === 0xffff || at === 0xffffffff) throw tooLarge()
  const entries = new Map<string, Entry>()
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== directoryEntry) throw damaged()
    if ((bytes.readUInt16LE(at + 8) & 1) === 1)
      throw new ZipProblem(
        'The workbook is locked with a password: take the password off, or save the list as CSV.',
        'encrypted',
      )
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const method = bytes.readUInt16LE(at + 10)
    if (method !== 0 && method !== 8) throw damaged()
    entries.set(name, { name, method, packed: bytes.readUInt32LE(at + 20), at: bytes.readUInt32LE(at + 42) })
    at += 46 + nameLength + extra + comment
  }
  return entries
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 65_557)
  for (let at = bytes.length - 22; at >= first; at -= 1)
    if (bytes.readUInt32LE(at) === endOfDirectory) return at
  throw damaged()
}

function packedOf(bytes: Buffer, { at, packed }: Entry): Buffer {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== localHeader) throw damaged()
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  if (from + packed > bytes.length) throw damaged()
  return bytes.subarray(from, from + packed)
}
