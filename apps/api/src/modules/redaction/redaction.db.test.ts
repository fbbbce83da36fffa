/** Redaction: what is seen is read, marks survive, somebody else looks, and what goes out is made afresh while the original stays. */
import { createHash } from 'node:crypto'
import { document, redaction } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { pdfWords } from '../product/pdf-words.testing.ts'
import { begun, marked, phoneMark, sent, withDocument } from './redaction.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())
const officer = await world.actor('RESPONSE_OFFICER')
const colleague = await world.actor('SUPERVISOR')

describe('a redaction', () => {
  it('is not begun of what cannot be read, of what is withdrawn, or twice at once', async () => {
    const broken = await withDocument(world, '%PDF-1.7 and nothing behind it')
    const refused = await world.call(officer, redaction, 'begin', {
      params: { recordId: broken.recordId, documentId: broken.documentId },
      body: { purpose: 'DISCLOSURE' },
    })
    expect(refused.json().error).toMatchObject({
      code: 'rule_refused',
      facts: { rule: 'redaction_unreadable', reason: expect.stringContaining('damaged') },
    })
    const { recordId, documentId } = await begun(world, officer)
    const again = () =>
      world.call(officer, redaction, 'begin', {
        params: { recordId, documentId },
        body: { purpose: 'OTHER' },
      })
    expect((await again()).json().error.code).toBe('not_in_state')
    const params = { recordId, documentId }
    await world.ok(officer, document, 'withdraw', { params, body: { reason: 'It names a source' } })
    expect((await again()).json().error.code).toBe('not_in_state')
  })

  it('shows the words with their places, and suggests with a reason', async () => {
    const { params } = await begun(world, officer)
    const page = await world.ok(officer, redaction, 'page', { params: { ...params, page: 1 } })
    expect(page.words.map(({ text }) => text)).toContain('07700900123')
    expect(page.suggestions).toEqual([
      { from: 6, to: 6, rule: 'RD-1', reason: 'CONTACT', words: 'Telephone number' },
    ])
    const none = await world.call(officer, redaction, 'page', { params: { ...params, page: 2 } })
    expect(none.statusCode).toBe(404)
    const read = await world.ok(officer, redaction, 'get', { params })
    expect(read.pages).toMatchObject([{ suggested: 1, open: 1 }])
    expect(read.may).toMatchObject({
      mark: { allowed: true },
      send: { allowed: false },
      look: { allowed: false },
    })
  })

  it('keeps marks that fit the page, and refuses those of an earlier reading', async () => {
    const { params } = await begun(world, officer)
    const save = (body: object) =>
      world.call(officer, redaction, 'mark', {
        params,
        body: { revision: 1, marks: [], refused: [], ...body } as never,
      })
    expect((await save({ marks: [{ ...phoneMark, to: 60 }] })).json().error.fields).toMatchObject([
      { path: 'marks.0' },
    ])
    expect((await save({ marks: [{ ...phoneMark, page: 2 }] })).statusCode).toBe(400)
    expect((await save({ marks: [phoneMark] })).json()).toEqual({ revision: 2 })
    expect((await save({ marks: [] })).json().error).toMatchObject({
      code: 'stale_version',
      facts: { revision: 2 },
    })
    expect((await world.ok(officer, redaction, 'get', { params })).marks).toEqual([phoneMark])
  })

  it('goes to the second look when every suggestion was answered, by somebody who marked nothing', async () => {
    const draft = await begun(world, officer)
    const send = (revision: number) =>
      world.call(officer, redaction, 'send', { params: draft.params, body: { revision } })
    expect((await send(1)).json().error.facts).toMatchObject({ rule: 'RD-12' })
    const refusal = { page: 1, from: 6, to: 6 }
    await world.ok(officer, redaction, 'mark', {
      params: draft.params,
      body: { revision: 1, marks: [], refused: [refusal] },
    })
    expect((await send(2)).statusCode).toBe(200)
    const own = await world.call(officer, redaction, 'look', {
      params: draft.params,
      body: { answer: 'BURN', revision: 3 },
    })
    expect(own.json().error.facts).toMatchObject({ rule: 'RD-14' })
    const late = await world.call(officer, redaction, 'mark', {
      params: draft.params,
      body: { revision: 3, marks: [], refused: [] },
    })
    expect(late.json().error.facts).toMatchObject({ rule: 'RD-11' })
    const back = await world.ok(colleague, redaction, 'look', {
      params: draft.params,
      body: { answer: 'RETURN', revision: 3, words: 'The number has to go.' },
    })
    expect(back).toEqual({ state: 'DRAFT', outputId: null })
    const read = await world.ok(officer, redaction, 'get', { params: draft.params })
    expect(read).toMatchObject({ state: 'DRAFT', returnedWords: 'The number has to go.', refused: [refusal] })
    const early = await world.call(colleague, redaction, 'look', {
      params: draft.params,
      body: { answer: 'BURN', revision: 4 },
    })
    expect(early.json().error.facts).toMatchObject({ rule: 'RD-13' })
  })

  it('is burnt into a document of its own, and the original stays byte for byte', async () => {
    const { params, recordId, documentId, sha256 } = await sent(world, officer)
    const response = await world.call(colleague, redaction, 'look', {
      params,
      body: { answer: 'BURN', revision: 3 },
    })
    const { outputId } = response.json()
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { outcome: 'ok', act: 'alteration', subject_id: recordId },
    ])
    const output = await world.call(officer, document, 'get', { params: { recordId, documentId: outputId } })
    const words = await pdfWords(output.rawPayload)
    expect(words).toContain('The witness can be reached on')
    expect(words).toContain('nowhere else')
    expect(words).not.toContain('07700900123')
    expect(words).not.toContain('statement')
    const original = await world.call(officer, document, 'get', { params: { recordId, documentId } })
    expect(createHash('sha256').update(original.rawPayload).digest('hex')).toBe(sha256)
    const read = await world.ok(officer, redaction, 'get', { params })
    expect(read).toMatchObject({
      state: 'DONE',
      outputId,
      lookedBy: { id: colleague.id },
      outputSha256: createHash('sha256').update(output.rawPayload).digest('hex'),
    })
    const { redactions, mayBegin } = await world.ok(officer, redaction, 'list', {
      params: { recordId, documentId },
    })
    expect(redactions).toMatchObject([{ state: 'DONE', outputId }])
    expect(mayBegin).toEqual({ allowed: true })
  })

  it('cannot be burnt in by a marker, or changed once it is, by the database either', async () => {
    const { params } = await marked(world, officer)
    const { rows } = await world.admin.query<{ definition: string }>(
      `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = 'document_redaction_second_person'`,
    )
    expect(rows[0]?.definition).toContain('marked_by')
    await restrict(world, params.recordId)
    for (const name of ['get', 'send'] as const) {
      const body = name === 'send' ? { body: { revision: 2 } } : {}
      expect((await world.call(officer, redaction, name, { params, ...body } as never)).statusCode).toBe(404)
    }
  })
})
