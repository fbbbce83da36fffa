import { defineContract } from '@mips/contracts/contract'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createApi } from './call.ts'

const board = defineContract('board', {
  watch: {
    method: 'GET',
    path: '/board/changes',
    permission: 'custody.record.read',
    audit: 'consultation',
    purpose: { none: 'Only for this test' },
    subject: { kind: 'many', type: 'CustodyRecord' },
    stream: 'events',
    query: z.strictObject({ stationCode: z.string().optional() }),
    reply: z.object({ ids: z.array(z.string()) }),
  },
})

const bodyOf = (...chunks: string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk))
      controller.close()
    },
  })

describe('a stream', () => {
  it('tells each event once, also when it comes in pieces, and asks for what was missed', async () => {
    const seen: [string[], string | undefined][] = []
    let headers: unknown
    const api = createApi(
      { board },
      {
        transport: async (_url, init) => {
          headers = init.headers
          return new Response(
            bodyOf(
              'retry: 2000\n\nid: 7\nda',
              'ta: {"ids":["a"]}\n\ndata: {"no":1}\n\n',
              'data: {"ids":["b"],"more":1}\n\n',
            ),
          )
        },
      },
    )
    const { signal } = new AbortController()
    await api.board.watch.follow(
      { query: {} },
      { signal, lastId: '6', onEvent: (event, id) => seen.push([event.ids, id]) },
    )
    expect(seen).toEqual([
      [['a'], '7'],
      [['b'], undefined],
    ])
    expect(headers).toMatchObject({ 'last-event-id': '6' })
  })

  it('says that it was refused', async () => {
    const refusal = { error: { code: 'forbidden', requestId: 'r' } }
    const api = createApi(
      { board },
      { transport: async () => new Response(JSON.stringify(refusal), { status: 403 }) },
    )
    await expect(
      api.board.watch.follow(
        { query: {} },
        { signal: new AbortController().signal, onEvent: () => undefined },
      ),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})
