/** Packed streams that unpack to far more than they are: refused before a library unpacks them. */
import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import { UnreadableFile } from './pages.ts'

const unpack = promisify(inflate)

/** Bytes of one stream and of all streams of a file, unpacked. */
const mostOfStream = 200_000_000
const mostOfAll = 500_000_000
const mostStreams = 50_000

/** Refuses a PDF whose packed streams, and those packed twice, hold more than is read. */
export async function refuseBombs(file: Buffer): Promise<void> {
  let [left, streams] = [mostOfAll, 0]
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    let body = file.subarray(at + 6)
    while (body[0] === 13 || body[0] === 10) body = body.subarray(1)
    streams += 1
    if (streams > mostStreams) throw tooMuch()
    for (let depth = 0; depth < 3 && isPacked(body); depth += 1) {
      body = await unpacked(body, Math.min(left, mostOfStream))
      left -= body.length
      if (left <= 0) throw tooMuch()
    }
  }
}

/** The head of a packed stream: its method, and a check that is a multiple of 31. */
const isPacked = (body: Buffer): boolean =>
  body.length > 2 && ((body[0] ?? 0) & 15) === 8 && (((body[0] ?? 0) << 8) + (body[1] ?? 0)) % 31 === 0

async function unpacked(body: Buffer, most: number): Promise<Buffer> {
  try {
    return await unpack(body, { maxOutputLength: Math.max(1, most) })
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE')
      throw tooMuch(cause)
    // What only looks packed, or is cut short, is for the library to refuse.
    return Buffer.alloc(0)
  }
}

const tooMuch = (cause?: unknown) =>
  new UnreadableFile(
    'too_large',
    'This PDF holds far more than it looks. Print the pages that are needed to a new PDF, and add that.',
    cause,
  )
