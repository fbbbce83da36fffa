import type { Route } from '@mips/contracts/contract'
import { readError } from './api-error.ts'
import { urlOf } from './request.ts'

/** How a stream is followed. */
export type Following<Event> = {
  signal: AbortSignal
  /** The id of the last event that was heard, so that the server tells what was missed. */
  lastId?: string | undefined
  onOpen?: () => void
  onEvent: (event: Event, id: string | undefined) => void
}

/** Follows a stream of server-sent events until it ends; throws when it is refused or breaks. */
export async function follow(
  route: Route,
  input: object,
  transport: (url: string, init: RequestInit) => Promise<Response>,
  { signal, lastId, onOpen, onEvent }: Following<unknown>,
): Promise<void> {
  const answer = await transport(urlOf(route, input), {
    signal,
    cache: 'no-store',
    credentials: 'same-origin',
    headers: { accept: 'text/event-stream', ...(lastId === undefined ? {} : { 'last-event-id': lastId }) },
  })
  if (!answer.ok) throw await readError(answer)
  if (answer.body === null) return
  onOpen?.()
  const words = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { value, done } = await words.read()
    if (done) return
    rest += value
    const blocks = rest.split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const data = /^data: (.+)$/m.exec(block)?.[1]
      if (data === undefined) continue
      const event = route.reply.safeParse(JSON.parse(data))
      if (event.success) onEvent(event.data, /^id: (.+)$/m.exec(block)?.[1])
    }
  }
}
