/** A receiver over HTTP, by the protocol of docs/messages.md. */
import type { MessageFault } from '@mips/domain/case/message-faults'
import { z } from 'zod'
import type { ReceiverSetting } from '../../platform/receiver-settings.ts'
import type { Handed, Incoming, ReceiverPort } from './receiver.port.ts'

/** What is longer is not read to its end. */
const MOST_BYTES = 4_000_000

const safeText = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !text.includes('\u0000') && text.isWellFormed())
const Codes = z.array(z.string().regex(/^[A-Z0-9_]{1,80}$/)).max(50)
const Refusal = z.object({ codes: Codes.min(1) })
const Mailbox = z.object({ messages: z.array(z.object({ id: safeText(100) }).loose()).max(200) })
const Readable = z.object({
  id: z.string(),
  kind: z.string().regex(/^[A-Z_]{1,40}$/),
  about: z.uuid().optional(),
  codes: Codes.default([]),
})

/** The receiver at an address with a key, as the settings of the server name it; `force` is who asks. */
export function httpReceiver(setting: ReceiverSetting, force: string): ReceiverPort {
  const ask = (method: string, path: string, body?: unknown) => askJson(setting, method, path, body)
  return {
    code: setting.code,
    async send(envelope) {
      const answer = await ask('POST', '/messages', envelope)
      return answer.state === 'FAILED' ? answer : handedBy(answer)
    },
    async fetchIncoming(most) {
      const answer = await ask('GET', `/mailbox?force=${force}&most=${most}`)
      if (answer.state === 'FAILED') return answer
      const mailbox = answer.status === 200 ? Mailbox.safeParse(answer.json) : undefined
      if (mailbox?.success !== true) return { state: 'FAILED', fault: faultOf(answer.status) }
      return { state: 'FETCHED', messages: mailbox.data.messages.map(readIncoming) }
    },
    async confirm(numbers) {
      const answer = await ask('POST', '/mailbox/confirmations', { force, ids: numbers })
      return answer.state === 'ANSWERED' && answer.status === 200
    },
  }
}

type Answer = { state: 'ANSWERED'; status: number; json: unknown }

/** Taken now or before is delivered; refused with codes is an answer; everything else is tried again. */
function handedBy({ status, json }: Answer): Handed {
  if (status === 200 || status === 202) return { state: 'DELIVERED' }
  if (status === 409) return { state: 'REFUSED', codes: ['MESSAGE_NUMBER_CLASH'] }
  const refusal = status === 422 ? Refusal.safeParse(json) : undefined
  if (refusal?.success === true) return { state: 'REFUSED', codes: refusal.data.codes }
  if (status === 400) return { state: 'REFUSED', codes: ['UNREADABLE'] }
  return { state: 'FAILED', fault: faultOf(status) }
}

function faultOf(status: number): MessageFault {
  if (status === 401 || status === 403) return 'KEY_REFUSED'
  return status === 429 || status >= 500 ? 'BUSY' : 'NOT_UNDERSTOOD'
}

function readIncoming(raw: { id: string } & Record<string, unknown>): Incoming {
  const read = Readable.safeParse(raw)
  const content = storable(raw)
  const isReadable = read.success && content !== undefined
  return {
    number: raw.id,
    kind: read.success ? read.data.kind : 'UNREADABLE',
    codes: read.success ? read.data.codes : [],
    ...(read.success && read.data.about !== undefined ? { about: read.data.about.toLowerCase() } : {}),
    content: content ?? {},
    isReadable,
  }
}

/** What the store can keep; characters that it refuses are no content. */
function storable(raw: Record<string, unknown>): Record<string, unknown> | undefined {
  const words = JSON.stringify(raw)
  return words.includes('\\u0000') || !words.isWellFormed() || /\\ud[89a-f]/i.test(words) ? undefined : raw
}

async function askJson(
  { url, key, timeoutMs }: ReceiverSetting,
  method: string,
  path: string,
  body: unknown,
): Promise<Answer | { state: 'FAILED'; fault: MessageFault }> {
  try {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // Another address was not agreed with anybody; the key and the case do not go there.
      redirect: 'manual',
      // One clock for the whole exchange: an answer that trickles in gets no more time than one that stays away.
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (response.type === 'opaqueredirect') return { state: 'FAILED', fault: 'NOT_UNDERSTOOD' }
    return { state: 'ANSWERED', status: response.status, json: await readJson(response) }
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    return { state: 'FAILED', fault: isLate ? 'TIMED_OUT' : 'UNREACHABLE' }
  }
}

async function readJson(response: Response): Promise<unknown> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.byteLength
    if (size > MOST_BYTES) return undefined
    parts.push(part)
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'))
  } catch {
    // What is no JSON says nothing that could be read.
    return undefined
  }
}
