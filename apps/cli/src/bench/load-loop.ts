/** Asks one server the same kind of question on kept-alive connections as fast as it answers; runs in a process of its own. */
import { connect, type Socket } from 'node:net'

/** What to send: each request is whole HTTP/1.1 text; the connections take them in turn. */
export type LoadJob = { port: number; requests: string[]; connections: number; seconds: number }

/** What came back: answers in the time, their latencies in milliseconds, and how many were not 200. */
export type LoadResult = {
  answers: number
  seconds: number
  notOk: number
  firstNotOk: string | undefined
  p50: number
  p99: number
}

/** Runs one job to its end. */
export async function runLoad(job: LoadJob): Promise<LoadResult> {
  const latencies: number[] = []
  const start = performance.now()
  const end = start + job.seconds * 1000
  const told = { notOk: 0, first: undefined as string | undefined }
  let next = 0
  await Promise.all(
    Array.from({ length: job.connections }, async () => {
      const line = await openLine(job.port)
      while (performance.now() < end) {
        const sent = performance.now()
        const status = await line.ask(job.requests[next++ % job.requests.length] ?? '')
        latencies.push(performance.now() - sent)
        if (status.startsWith('HTTP/1.1 200')) continue
        told.notOk += 1
        told.first ??= status
      }
      line.close()
    }),
  )
  const seconds = (performance.now() - start) / 1000
  latencies.sort((a, b) => a - b)
  const at = (q: number) => latencies[Math.floor(q * (latencies.length - 1))] ?? Number.NaN
  return {
    answers: latencies.length,
    seconds,
    notOk: told.notOk,
    firstNotOk: told.first,
    p50: at(0.5),
    p99: at(0.99),
  }
}

type Line = { ask: (request: string) => Promise<string>; close: () => void }

/** One connection; written by hand because an HTTP client would cost more than the server that is measured. */
async function openLine(port: number): Promise<Line> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let head: { text: string; bodyLeft: number } | undefined
  let early: Buffer = Buffer.alloc(0)
  let wanted: { resolve: (head: string) => void; reject: (error: Error) => void } | undefined
  const finish = (text: string) => {
    head = undefined
    wanted?.resolve(text)
  }
  socket.on('data', (chunk: Buffer) => {
    if (head !== undefined) {
      head.bodyLeft -= chunk.length
      if (head.bodyLeft <= 0) finish(head.text)
      return
    }
    early = early.length === 0 ? chunk : Buffer.concat([early, chunk])
    const split = early.indexOf('\r\n\r\n')
    if (split < 0) return
    const text = early.toString('latin1', 0, split)
    const length = Number(/content-length: *(\d+)/i.exec(text)?.[1] ?? 0)
    const bodyLeft = length - (early.length - split - 4)
    early = Buffer.alloc(0)
    if (bodyLeft <= 0) finish(text)
    else head = { text, bodyLeft }
  })
  socket.on('error', (error) => wanted?.reject(error))
  socket.on('close', () => wanted?.reject(new Error('The server closed the connection.')))
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        wanted = { resolve, reject }
        socket.write(request)
      }),
    close: () => {
      wanted = undefined
      socket.destroy()
    },
  }
}

/** A whole request as text. */
export function requestText(
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): string {
  const payload = body === undefined ? '' : JSON.stringify(body)
  const all = {
    host: '127.0.0.1',
    ...headers,
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload)) }),
  }
  return `${method} ${path} HTTP/1.1\r\n${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n${payload}`
}
