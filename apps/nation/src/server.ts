/** The stand-in over HTTP: `/court` and `/prosecutor` speak the protocol of docs/messages.md; what arrived can be read, and its faults changed. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { timingSafeEqual } from 'node:crypto'
import type { Body, Envelope } from './body.ts'
import { readFaults } from './faults.ts'
import { withHearings } from './hearings.ts'

const MOST_BYTES = 5_000_000

export type Nation = { bodies: ReadonlyMap<string, Body>; key: string; draw: () => number }

/** The server; the caller makes it listen. */
export function createNation(nation: Nation): Server {
  return createServer((request, reply) => {
    readBody(request)
      .then((words) => answer(nation, request, words, reply))
      .catch(() => send(reply, 400, { error: 'not understood' }))
  })
}

async function answer(
  { bodies, key, draw }: Nation,
  request: IncomingMessage,
  words: string,
  reply: ServerResponse,
): Promise<void> {
  if (!isKey(request.headers.authorization, key)) return send(reply, 401, { error: 'the key is not known' })
  const url = new URL(request.url ?? '/', 'http://nation')
  const [, name = '', what = '', more] = url.pathname.split('/')
  const body = withHearings(bodies.get(name))
  if (body === undefined) return send(reply, 404, { error: 'there is no such body' })
  switch (`${request.method} ${more === undefined ? what : `${what}/${more}`}`) {
    case 'POST messages':
      return take(body, draw, words, reply)
    case 'GET mailbox':
      if (draw() < body.faults().mailDrop) return hangUp(reply)
      return send(reply, 200, {
        messages: body.mailbox(Number(url.searchParams.get('most') ?? '50')).map(shown),
      })
    case 'POST mailbox/confirmations':
      if (draw() < body.faults().mailDrop) return hangUp(reply)
      body.confirm((JSON.parse(words) as { ids: string[] }).ids)
      return send(reply, 200, {})
    case 'POST results':
      return send(reply, 202, body.tell(JSON.parse(words)))
    case 'GET taken':
      return send(reply, 200, { taken: body.taken(), counts: body.counts() })
    case 'POST faults':
      body.setFaults(readFaults(JSON.parse(words)))
      return send(reply, 200, body.faults())
    default:
      return send(reply, 404, { error: 'there is no such thing' })
  }
}

const shown = ({ from: _from, ...posted }: { from: number; id: string }) => posted

/** Takes a message over a line that does what its faults say. */
async function take(body: Body, draw: () => number, words: string, reply: ServerResponse): Promise<void> {
  const faults = body.faults()
  if (draw() < faults.dropBefore) return hangUp(reply)
  if (draw() < faults.busy) return send(reply, 503, { error: 'not now' })
  const envelope = JSON.parse(words) as Envelope
  if (!isEnvelope(envelope)) return send(reply, 400, { error: 'not understood' })
  const verdict = body.take(envelope)
  if (draw() < faults.delay) await new Promise((resolve) => setTimeout(resolve, draw() * faults.delayMs))
  if (draw() < faults.dropAfter) return hangUp(reply)
  return send(reply, verdict.status, verdict.body)
}

const isEnvelope = ({ id, kind, line, place, digest, content }: Partial<Envelope>): boolean =>
  [id, kind, line, digest].every((each) => typeof each === 'string' && each !== '') &&
  typeof place === 'number' &&
  typeof content === 'object' &&
  content !== null

function hangUp(reply: ServerResponse): void {
  reply.socket?.destroy()
}

function send(reply: ServerResponse, status: number, body: object): void {
  if (reply.headersSent || reply.destroyed) return
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function isKey(header: string | undefined, key: string): boolean {
  const [given, wanted] = [Buffer.from(header ?? ''), Buffer.from(`Bearer ${key}`)]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.byteLength
    if (size > MOST_BYTES) throw new Error('too long')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
