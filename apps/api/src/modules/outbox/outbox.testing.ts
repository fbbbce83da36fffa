/** What tests of messages begin from: letters about a crime, and a receiver that does as it is told. */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { outbox } from '@mips/contracts'
import type { Actor, World } from '../../testing/world.ts'

export const letter = (more: object = {}) => ({
  receiver: 'COURT' as const,
  heading: 'Interpreter for the first hearing',
  words: 'The defendant asks for an interpreter of Polish at the first hearing.',
  ...more,
})

/** A letter about a record; in another state as if it had come back. */
export async function written(
  world: World,
  as: Actor,
  recordId: string,
  state?: 'REFUSED' | 'STOPPED',
): Promise<string> {
  const { id } = await world.ok(as, outbox, 'write', { params: { recordId }, body: letter() })
  if (state !== undefined)
    await world.admin.query(
      `SET session_replication_role = replica; UPDATE outbox_message SET state = '${state}', attempts = 3, refused_with = '${state === 'REFUSED' ? '{OFFENCE_OUT_OF_TIME}' : '{}'}', last_fault = 'TIMED_OUT' WHERE id = '${id}'; SET session_replication_role = DEFAULT`,
    )
  return id
}

/** Something that came in and belongs to nothing here. */
export async function stray(world: World): Promise<string> {
  const id = randomUUID()
  await world.admin.query(
    `SET session_replication_role = replica; INSERT INTO inbox_message (id, receiver, number, kind, content, state, cause, received_at) VALUES ('${id}', 'COURT', '${id}', 'ACKNOWLEDGED', '{}', 'UNPLACED', 'UNKNOWN_MESSAGE', now()); SET session_replication_role = DEFAULT`,
  )
  return id
}

export const KEY = 'the-key-of-this-force-at-the-court'

type Sent = {
  id: string
  digest: string
  place: number
  content: { heading?: string }
  reference: string | null
}
type Posted = { id: string; kind: string; about?: string; codes?: string[] }
/** What it does with the next message that is handed over; without one it takes it and acknowledges. */
export type Turn =
  'TAKE' | 'DROP' | 'TAKE_AND_DROP' | 'BUSY' | 'SILENT' | 'MUTE' | 'KEY' | 'REDIRECT' | string[]

/** A receiver on a port of its own: `turns` are done one after another, `mailbox` is what it has for us. */
export async function startReceiver() {
  const turns: Turn[] = []
  const handed: Sent[] = []
  const taken = new Map<string, Sent>()
  let mailbox: Posted[] = []
  let number = 0
  const acknowledge = (about: string) => mailbox.push({ id: `ack-${++number}`, kind: 'ACKNOWLEDGED', about })
  const json = (reply: ServerResponse, status: number, body: unknown) =>
    void reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

  const receive = (sent: Sent, reply: ServerResponse) => {
    handed.push(sent)
    const turn = turns.shift() ?? 'TAKE'
    if (Array.isArray(turn)) return json(reply, 422, { codes: turn })
    if (turn === 'DROP') return reply.socket?.destroy()
    if (turn === 'BUSY') return json(reply, 503, {})
    if (turn === 'KEY') return json(reply, 401, {})
    if (turn === 'REDIRECT') return void reply.writeHead(307, { location: '/elsewhere' }).end()
    if (turn === 'MUTE') return undefined
    taken.set(sent.id, sent)
    if (turn === 'TAKE_AND_DROP') return reply.socket?.destroy()
    if (turn !== 'SILENT') acknowledge(sent.id)
    return json(reply, 202, { state: 'TAKEN' })
  }
  const answer = (request: IncomingMessage, body: string, reply: ServerResponse) => {
    if (request.headers.authorization !== `Bearer ${KEY}`) return json(reply, 401, {})
    if (request.url === '/messages') return receive(JSON.parse(body) as Sent, reply)
    if (request.url === '/mailbox/confirmations') {
      const { ids } = JSON.parse(body) as { ids: string[] }
      mailbox = mailbox.filter(({ id }) => !ids.includes(id))
      return json(reply, 200, {})
    }
    return json(reply, 200, { messages: mailbox })
  }
  const server = createServer((request, reply) => {
    let body = ''
    request.on('data', (part: Buffer) => {
      body += part.toString()
    })
    request.on('end', () => void answer(request, body, reply))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    setting: (more: object = {}) => ({
      code: 'COURT' as const,
      url: `http://127.0.0.1:${port}`,
      key: KEY,
      timeoutMs: 400,
      ...more,
    }),
    turns,
    handed,
    taken,
    mailbox: () => mailbox,
    post: (...more: Posted[]) => mailbox.push(...more),
    acknowledge,
    stop: () =>
      new Promise<void>((stopped) => {
        server.closeAllConnections()
        server.close(() => stopped())
      }),
  }
}
