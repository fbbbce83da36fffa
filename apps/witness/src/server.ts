/** The witness over HTTP: `POST /add-checkpoint`, and `GET /checkpoints/<SHA-256 of the origin>` for those who watch the witness. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { nameOf } from './store.ts'
import type { Verdict, Witness } from './witness.ts'

const MOST_BYTES = 200_000
const READ_WITHIN_MS = 10_000

/** The server; the caller makes it listen. */
export function createWitnessServer(witness: Witness): Server {
  const server = createServer((request, reply) => {
    answer(witness, request)
      .catch(() => ({ status: 400, body: 'not understood\n' }))
      .then((verdict) => send(reply, verdict))
      .catch(() => reply.destroy())
  })
  server.requestTimeout = READ_WITHIN_MS
  return server
}

async function answer(witness: Witness, request: IncomingMessage): Promise<Verdict> {
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  if (path === '/add-checkpoint')
    return request.method === 'POST'
      ? witness.addCheckpoint(await readBody(request))
      : { status: 405, body: 'ask with POST\n' }
  const name = /^\/checkpoints\/([0-9a-f]{64})$/.exec(path)?.[1]
  const origin = witness.origins.find((each) => nameOf(each) === name)
  const held = origin === undefined ? undefined : witness.lastHead(origin)
  if (held === undefined || request.method !== 'GET') return { status: 404, body: 'there is no such thing\n' }
  return { status: 200, body: held.note }
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

function send(reply: ServerResponse, { status, body, type = 'text/plain; charset=utf-8' }: Verdict): void {
  if (reply.headersSent || reply.destroyed) return
  reply.writeHead(status, { 'content-type': type }).end(body)
}
