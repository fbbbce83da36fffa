import { Id, requiredText } from '@mips/contracts/common'
import { defineContract } from '@mips/contracts/contract'
import { QueryClient } from '@tanstack/react-query'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ApiError } from './api-error.ts'
import { createApi, type ApiSettings } from './call.ts'

const log = defineContract('log', {
  getEntry: {
    method: 'GET',
    path: '/log/:recordId/entries',
    permission: 'custody.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'one', type: 'CustodyRecord', param: 'recordId' },
    params: z.strictObject({ recordId: Id }),
    query: z.strictObject({ kind: requiredText(20).optional() }),
    reply: z.object({ text: z.string(), version: z.number() }),
  },
  addEntry: {
    method: 'POST',
    path: '/log/:recordId/entries',
    permission: 'custody.log.add',
    audit: 'alteration',
    purpose: 'required',
    version: 'required',
    subject: { kind: 'one', type: 'CustodyRecord', param: 'recordId' },
    params: z.strictObject({ recordId: Id }),
    body: z.strictObject({ text: requiredText(100) }),
    reply: z.object({ id: z.string() }),
  },
  addPhotograph: {
    method: 'POST',
    path: '/log/photographs',
    permission: 'pole.photograph.add',
    audit: 'collection',
    purpose: 'required',
    upload: 'file',
    subject: { kind: 'none', why: 'Only for this test' },
    reply: z.object({ id: z.string() }),
  },
  ping: {
    method: 'POST',
    path: '/log/pings',
    permission: 'session.own.use',
    audit: 'consultation',
    purpose: { none: 'Only for this test' },
    subject: { kind: 'none', why: 'Only for this test' },
    reply: z.object({ ok: z.boolean() }),
  },
})

const recordId = '0192d1f2-4a2b-7c3d-8e4f-5a6b7c8d9e0f'
type Sent = { url: string; init: RequestInit; headers: Headers }

let sent: Sent[]
let answers: (() => Response)[]
beforeEach(() => {
  sent = []
  answers = []
})

const answer = (status: number, body: unknown) => () =>
  new Response(JSON.stringify(body), { status, headers: { 'x-request-id': 'req-1' } })
const refusal = (status: number, code: string, more: object = {}) =>
  answer(status, { error: { code, requestId: 'req-2', ...more } })
const noAnswer = () => {
  throw new TypeError('Failed to fetch')
}

function apiWith(settings: Partial<ApiSettings> = {}) {
  return createApi(
    { log },
    {
      transport: async (url, init) => {
        sent.push({ url, init, headers: new Headers(init.headers) })
        const next = answers.shift()
        if (next === undefined) throw new Error('No answer was arranged')
        return next()
      },
      ...settings,
    },
  )
}

const act = async (api: ReturnType<typeof apiWith>, text = 'Asleep, roused') => {
  const client = new QueryClient()
  return client
    .getMutationCache()
    .build(client, api.log.addEntry.mutation())
    .execute({ params: { recordId }, body: { text }, version: 3 })
}

describe('a query', () => {
  it('asks the address of its route with the purpose, and keeps only what the contract lists', async () => {
    answers = [answer(200, { text: 'Asleep', version: 3, secret: 'x' })]
    const api = apiWith({ purpose: () => ({ code: 'INCIDENT', source: 'derived', ref: recordId }) })
    const got = await new QueryClient().fetchQuery(
      api.log.getEntry.query({ params: { recordId }, query: { kind: 'CHECK' } }),
    )
    expect(got).toEqual({ text: 'Asleep', version: 3 })
    expect(sent[0]?.url).toBe(`/api/log/${recordId}/entries?kind=CHECK`)
    expect(sent[0]?.headers.get('x-mips-purpose')).toBe('INCIDENT')
    expect(sent[0]?.headers.get('x-mips-purpose-source')).toBe('derived')
    expect(sent[0]?.headers.get('x-mips-purpose-ref')).toBe(recordId)
    expect(sent[0]?.headers.has('idempotency-key')).toBe(false)
  })

  it('has a key that begins with the name of its route', () => {
    const input = { params: { recordId }, query: {} }
    expect(apiWith().log.getEntry.query(input).queryKey).toEqual(['log.getEntry', input])
    expect(apiWith().log.getEntry.key).toEqual(['log.getEntry'])
  })

  it('is refused as unexpected when the reply is not what the contract says', async () => {
    answers = [answer(200, { text: 3 })]
    await expect(apiWith().log.getEntry.fetch({ params: { recordId }, query: {} })).rejects.toMatchObject({
      code: 'unexpected',
      requestId: 'req-1',
    })
  })
})

describe('an error', () => {
  it('carries code, status, facts, fields and the request id', async () => {
    answers = [
      refusal(400, 'bad_input', { fields: [{ path: 'text', message: 'Enter an answer' }], facts: { a: 1 } }),
    ]
    const error = await apiWith()
      .log.addEntry.fetch({ params: { recordId }, body: { text: '' } })
      .catch((e: unknown) => e)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      code: 'bad_input',
      status: 400,
      requestId: 'req-2',
      facts: { a: 1 },
      fields: [{ path: 'text', message: 'Enter an answer' }],
    })
  })

  it('is offline when no answer came, and busy when a gateway answers for the server', async () => {
    answers = [noAnswer, () => new Response('<html>', { status: 502 })]
    const api = apiWith()
    await expect(api.log.ping.fetch()).rejects.toMatchObject({ code: 'offline', status: 0 })
    await expect(api.log.ping.fetch()).rejects.toMatchObject({ code: 'busy', status: 502 })
  })
})

describe('an act', () => {
  it('sends its body as JSON with its version and a key', async () => {
    answers = [answer(200, { id: 'e1' })]
    await act(apiWith())
    expect(sent[0]?.init.body).toBe('{"text":"Asleep, roused"}')
    expect(sent[0]?.headers.get('content-type')).toBe('application/json')
    expect(sent[0]?.headers.get('if-match')).toBe('3')
    expect(sent[0]?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('keeps its key while its outcome is unknown, so that a second press does not do it twice', async () => {
    answers = [noAnswer, refusal(503, 'busy'), answer(200, { id: 'e1' }), answer(200, { id: 'e2' })]
    const api = apiWith()
    await expect(act(api)).rejects.toMatchObject({ code: 'offline' })
    await expect(act(api)).rejects.toMatchObject({ code: 'busy' })
    await act(api)
    await act(api)
    const keys = sent.map((each) => each.headers.get('idempotency-key'))
    expect(keys[1]).toBe(keys[0])
    expect(keys[2]).toBe(keys[0])
    expect(keys[3]).not.toBe(keys[0])
  })

  it('takes a new key after a clear refusal, and for other words', async () => {
    answers = [refusal(409, 'not_in_state'), noAnswer, noAnswer]
    const api = apiWith()
    for (const text of ['One', 'One', 'Two']) await expect(act(api, text)).rejects.toBeInstanceOf(ApiError)
    expect(new Set(sent.map((each) => each.headers.get('idempotency-key'))).size).toBe(3)
  })

  it('uploads a file after its fields, as a form', async () => {
    answers = [answer(200, { id: 'p1' })]
    const file = new File(['x'], 'face.png', { type: 'image/png' })
    await apiWith().log.addPhotograph.fetch({ file, fields: { takenOn: '2026-03-01' } })
    const body = sent[0]?.init.body
    expect(body).toBeInstanceOf(FormData)
    expect(body instanceof FormData ? [...body.keys()] : []).toEqual(['takenOn', 'file'])
    expect(sent[0]?.headers.has('content-type')).toBe(false)
  })
})

describe('a refusal that can be put right', () => {
  it('is sent again under the same key with what was put right', async () => {
    answers = [refusal(428, 'purpose_required'), answer(200, { id: 'e1' })]
    let code: string | undefined
    const api = apiWith({
      purpose: () => (code === undefined ? undefined : { code, source: 'picked' }),
      recover: async (error) => {
        code = 'INVESTIGATION'
        return error.code === 'purpose_required'
      },
    })
    await act(api)
    expect(sent).toHaveLength(2)
    expect(sent[1]?.headers.get('x-mips-purpose')).toBe('INVESTIGATION')
    expect(sent[1]?.headers.get('idempotency-key')).toBe(sent[0]?.headers.get('idempotency-key'))
  })

  it('is not sent for ever', async () => {
    answers = Array.from({ length: 9 }, () => refusal(401, 'session_locked'))
    await expect(act(apiWith({ recover: async () => true }))).rejects.toMatchObject({
      code: 'session_locked',
    })
    expect(sent).toHaveLength(4)
  })
})
