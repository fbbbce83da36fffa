/** Documents: what is refused, what is kept, and that one that was withdrawn is given out no more. */
import { document } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { sendPrepared } from '../../testing/send-prepared.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeScene } from '../arrest/arrest.testing.ts'
import { onIncident } from './document.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())
const officer = await world.actor('RESPONSE_OFFICER')

type Sent = { bytes: Buffer; fileName?: string; fields?: Record<string, string> }
const add = (
  recordId: string,
  { bytes, fileName = 'note.txt', fields = { title: 'Note' } }: Sent,
  as: Actor = officer,
) =>
  sendPrepared(world, as, document, 'add', {
    input: { params: { recordId } },
    upload: { bytes, fileName, type: 'text/plain', fields },
  } as never)
const list = (recordId: string, as: Actor = officer) =>
  world.ok(as, document, 'list', { params: { recordId } })
const get = (recordId: string, documentId: string, as: Actor = officer) =>
  world.call(as, document, 'get', { params: { recordId, documentId } })

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')

describe('a document', () => {
  it.each<[string, Sent, number, string]>([
    ['nothing', { bytes: Buffer.alloc(0) }, 400, 'bad_input'],
    ['no title', { bytes: pdf, fields: {} }, 400, 'bad_input'],
    ['a long title', { bytes: pdf, fields: { title: 'x'.repeat(201) } }, 400, 'bad_input'],
    ['a program', { bytes: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400)]) }, 415, 'unsupported_type'],
    [
      'an archive',
      { bytes: Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)]) },
      415,
      'unsupported_type',
    ],
    ['bytes that are no text', { bytes: Buffer.from([0x41, 0x00, 0x42]) }, 415, 'unsupported_type'],
    ['26 MB', { bytes: Buffer.alloc(26_500_000, 65) }, 413, 'too_large'],
  ])('that is %s is refused', async (_what, sent, status, code) => {
    const { incidentId } = await makeScene(world)
    const response = await add(incidentId, sent)
    expect([response.statusCode, response.json().error.code]).toEqual([status, code])
    expect((await list(incidentId)).documents).toEqual([])
  })

  it('stands on an event, not on a person, and on nothing that the reader may not see', async () => {
    const { personRecordId } = await makePerson(world)
    expect((await add(personRecordId, { bytes: pdf })).json().error).toMatchObject({
      code: 'rule_refused',
      facts: { rule: 'document_place' },
    })
    const kept = await onIncident(world)
    await restrict(world, kept.recordId)
    for (const response of [
      await add(kept.recordId, { bytes: pdf }),
      await get(kept.recordId, kept.documentId),
      await world.call(officer, document, 'list', { params: { recordId: kept.recordId } }),
    ])
      expect(response.statusCode).toBe(404)
    const other = await onIncident(world)
    const { incidentId } = await makeScene(world)
    expect((await get(incidentId, other.documentId)).statusCode).toBe(404)
  })

  it('is kept once by its bytes, given out as it came, and nobody’s browser opens it in the page', async () => {
    const { incidentId } = await makeScene(world)
    const sent = { bytes: pdf, fileName: '..\\CON/ten<ancy.pdf', fields: { title: 'Tenancy agreement' } }
    const made = (await add(incidentId, sent)).json()
    expect((await add(incidentId, sent)).json().error).toMatchObject({
      code: 'already_done',
      facts: { documentId: made.id },
    })
    expect((await list(incidentId)).documents).toMatchObject([
      {
        id: made.id,
        title: 'Tenancy agreement',
        fileName: 'tenancy.pdf',
        mimeType: 'application/pdf',
        sha256: made.sha256,
        withdrawn: null,
      },
    ])
    const response = await get(incidentId, made.id)
    expect(response.rawPayload.equals(pdf)).toBe(true)
    expect(response.headers).toMatchObject({
      'content-disposition': "attachment; filename*=UTF-8''tenancy.pdf",
      'x-content-type-options': 'nosniff',
    })
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { outcome: 'ok', act: 'consultation', subject_id: incidentId },
    ])
  })

  it('that was withdrawn keeps its line and its reason, and is given out no more', async () => {
    const { recordId, documentId } = await onIncident(world)
    const withdraw = (reason: string) =>
      world.call(officer, document, 'withdraw', { params: { recordId, documentId }, body: { reason } })
    expect((await withdraw(' ')).json().error.fields).toMatchObject([{ path: 'reason' }])
    expect((await withdraw('It names a source')).statusCode).toBe(200)
    expect((await withdraw('Again')).json().error.code).toBe('already_done')
    expect((await get(recordId, documentId)).json().error.code).toBe('not_in_state')
    expect((await list(recordId)).documents).toMatchObject([{ withdrawn: { reason: 'It names a source' } }])
  })
})
