/** The people of the trial: officers who write letters and write again until they are told that it was done, and one who mends what came back. */
import { randomUUID } from 'node:crypto'
import { pause, type Program } from './programs.ts'

export type Caller = { api: Program; headers: Record<string, string> }

/** One call; undefined where nobody answered, or the server was not ready. */
async function call(
  { api, headers }: Caller,
  method: string,
  path: string,
  more: { body?: unknown; key?: string } = {},
): Promise<{ status: number; json: Record<string, unknown> } | undefined> {
  try {
    const answer = await fetch(`${api.url}/api${path}`, {
      method,
      headers: {
        ...headers,
        ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(more.key === undefined ? {} : { 'idempotency-key': more.key }),
      },
      ...(more.body === undefined ? {} : { body: JSON.stringify(more.body) }),
      signal: AbortSignal.timeout(20_000),
    })
    const json = (await answer.json()) as Record<string, unknown>
    return answer.status >= 500 ? undefined : { status: answer.status, json }
  } catch {
    // Killed while it answered: nobody knows whether it was done, so that it is asked again under the same key.
    return undefined
  }
}

/** Writes one letter about each record, several at a time, each until it is confirmed; `wrote` is told of each. */
export async function writeAll(
  caller: Caller,
  records: readonly string[],
  wrote: () => void,
  writers = 8,
): Promise<void> {
  let next = 0
  const write = async () => {
    while (next < records.length) {
      const number = next
      next += 1
      await writeOne(caller, records[number] ?? '', number)
      wrote()
    }
  }
  await Promise.all(Array.from({ length: writers }, write))
}

async function writeOne(caller: Caller, recordId: string, number: number): Promise<void> {
  const key = randomUUID()
  const body = {
    receiver: number % 2 === 0 ? 'COURT' : 'PROSECUTOR',
    heading: `Letter ${number} of the trial`,
    words: 'The witness can come on any day of the week but Wednesday.',
  }
  for (;;) {
    const answer = await call(caller, 'POST', `/records/${recordId}/messages`, { body, key })
    if (answer?.status === 200) return
    if (answer !== undefined && answer.status < 500)
      throw new Error(`A letter was refused: ${JSON.stringify(answer.json)}`)
    await pause(50)
  }
}

type Line = { id: string; record: { id: string } }

/** Sends every message that came back or stopped again, under its number; how many that were. */
export async function mendAll(caller: Caller): Promise<number> {
  const listed = await call(caller, 'GET', '/outbox?show=EXCEPTIONS&most=200')
  if (listed?.status !== 200) return 0
  let mended = 0
  for (const { id, record } of listed.json.lines as Line[]) {
    const path = `/records/${record.id}/messages/${id}/replays`
    const answer = await call(caller, 'POST', path, {
      body: { reason: 'Put right for the trial' },
      key: randomUUID(),
    })
    if (answer?.status === 200) mended += 1
  }
  return mended
}
