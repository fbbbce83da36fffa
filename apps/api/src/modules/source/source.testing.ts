/** A second source of the shape of MiPS, as a real server on a port of its own; the surname asked for says how it behaves. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const KEY = 'the-key-of-this-force-at-that-one'

export type Asked = {
  question: { request: string; person: Record<string, unknown> }
  headers: IncomingMessage['headers']
}

const person = (surname: string) => ({
  id: 'X-1',
  forename: 'Marla',
  surname,
  alsoKnownAs: ['Marly'],
  dob: '1985-04-03',
  sex: 'F',
  identifiers: [{ type: 'PNC', value: '2000/1234567V' }],
  warnings: ['Carries a knife'],
  address: '1 Elsewhere Road',
  updatedAt: '2026-09-01T10:00:00Z',
  secret: 'not of the protocol',
})

type Behaviour = (reply: ServerResponse, answer: Record<string, unknown>) => void

const send = (reply: ServerResponse, status: number, body: string) =>
  void reply.writeHead(status, { 'content-type': 'application/json' }).end(body)

const behaviours: Record<string, Behaviour> = {
  // Begins at once and never ends: a clock for the headers alone would wait for ever.
  Slowly: (reply, answer) => {
    reply.writeHead(200, { 'content-type': 'application/json' })
    reply.write(JSON.stringify(answer).slice(0, 20))
  },
  Mutely: () => undefined,
  Brokenly: (reply) => void reply.socket?.destroy(),
  Garbled: (reply) => send(reply, 200, '<html>Welcome</html>'),
  Wrongly: (reply, answer) => send(reply, 200, JSON.stringify({ ...answer, hits: [{ id: 7 }] })),
  Otherwise: (reply, answer) =>
    send(reply, 200, JSON.stringify({ ...answer, request: '6f0f3c1e-0000-4000-8000-000000000001' })),
  Hugely: (reply, answer) => send(reply, 200, JSON.stringify({ ...answer, padding: 'x'.repeat(2_000_000) })),
  Faulty: (reply) => send(reply, 500, '{}'),
  Elsewhere: (reply) => void reply.writeHead(307, { location: '/elsewhere' }).end(),
}

/** Starts it, on any free port unless one is given; `asked` holds what reached it, other addresses included. */
export async function startSource(at = 0) {
  const asked: (Asked & { url: string })[] = []
  const server = createServer((request, reply) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const question = JSON.parse(Buffer.concat(parts).toString() || '{}') as Asked['question']
      asked.push({ question, headers: request.headers, url: request.url ?? '' })
      if (request.headers.authorization !== `Bearer ${KEY}`) return send(reply, 401, '{}')
      const surname = String(question.person.surname)
      const hits = surname === 'Nobody' ? [] : [person(surname)]
      const answer = { version: 1, request: question.request, dataAsOf: '2026-09-07T08:00:00Z', hits }
      const behave = behaviours[surname]
      if (behave === undefined) send(reply, 200, JSON.stringify(answer))
      else behave(reply, answer)
      return undefined
    })
  })
  await new Promise<void>((listening) => server.listen(at, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    stop: () =>
      new Promise<void>((stopped) => {
        server.closeAllConnections()
        server.close(() => stopped())
      }),
  }
}
