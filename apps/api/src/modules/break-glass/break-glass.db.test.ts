import { breakGlass, incident, tasks } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { layGlasses } from './break-glass.job.ts'
import { age, cannotWait, open, signposted } from './break-glass.testing.ts'

const world = await buildWorld(await testDatabase(), { now: new Date().toISOString() })
afterAll(() => world.close())
const parts = { prisma: world.prisma, writer: world.platform.writer }

let looker: Actor
let owner: Actor
let other: Actor
let stranger: Actor
beforeAll(async () => {
  looker = await world.actor('RESPONSE_OFFICER')
  owner = await world.actor('INSPECTOR')
  other = await world.actor('INSPECTOR')
  stranger = await world.actor('DETECTIVE')
})

const read = async (actor: Actor, recordId: string) =>
  (await world.call(actor, incident, 'get', { params: { incidentId: recordId } })).statusCode
const listOf = async (recordId: string) =>
  (await world.admin.query<{ acl_id: number }>('SELECT acl_id FROM record WHERE id = $1', [recordId])).rows[0]
    ?.acl_id
const opened = async (actor: Actor, recordId: string) => {
  const answer = await open(world, actor, recordId)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<{ id: string; until: string }>()
}
const answer = (actor: Actor, openingId: string, more: object = {}) =>
  world.call(actor, breakGlass, 'answer', {
    params: { openingId },
    body: { answer: 'RIGHT', words: 'She was found there.', ...more },
  })
const seenBy = async (actor: Actor, recordId: string) =>
  (await world.ok(actor, breakGlass, 'list', { query: { show: 'all' } })).openings.filter(
    (opening) => opening.recordId === recordId,
  )

describe('breaking the glass of a signposted record (K4)', () => {
  it('opens this record alone, to whoever broke it alone, to read alone, for 15 minutes', async () => {
    const recordId = await signposted(world, [owner, other])
    const beside = await signposted(world, [owner, other])
    const list = await listOf(recordId)
    expect(await listOf(beside)).toBe(list)
    expect(await read(looker, recordId)).toBe(403)
    const { id, until } = await opened(looker, recordId)
    expect(Math.round((Date.parse(until) - Date.now()) / 60_000)).toBe(15)
    expect([
      await read(looker, recordId),
      await read(looker, beside),
      await read(stranger, recordId),
    ]).toEqual([200, 403, 403])
    expect(await read(owner, recordId)).toBe(200)
    const write = await world.call(looker, incident, 'addLog', {
      params: { incidentId: recordId },
      body: { text: 'Looked at.' },
    })
    expect(write.statusCode, write.body).toBe(403)
    await age(world, id, 15)
    expect(await read(looker, recordId)).toBe(403)
    expect(await layGlasses(parts)).toBe(1)
    expect(await listOf(recordId)).toBe(list)
    expect(await read(owner, recordId)).toBe(200)
  })

  it('is refused without the own password or a reason, and for what one sees already', async () => {
    const recordId = await signposted(world, [owner, other])
    const wrong = await open(world, looker, recordId, { password: 'not this one' })
    expect([wrong.statusCode, wrong.json().error.code]).toEqual([403, 'wrong_password'])
    const short = await open(world, looker, recordId, { reason: 'needed' })
    expect(short.json().error).toMatchObject({ code: 'rule_refused', facts: { rule: 'BG-1' } })
    expect((await open(world, owner, recordId)).json().error.code).toBe('already_done')
    await opened(looker, recordId)
    expect((await open(world, looker, recordId)).json().error.code).toBe('already_done')
  })

  it('knows nothing of what is hidden or silent, as of what is not there', async () => {
    const answers = await Promise.all(
      ['hidden', 'silent'].map(async (grade) =>
        open(world, looker, await signposted(world, [owner, other], grade)),
      ),
    )
    const none = await open(world, looker, '00000000-0000-4000-8000-000000000000')
    const told = (response: typeof none) => ({
      ...response.json().error,
      requestId: undefined,
    })
    expect(none.statusCode).toBe(404)
    for (const one of answers) expect([one.statusCode, told(one)]).toEqual([404, told(none)])
  })

  it('tells the readers of its list at once by work of theirs, which their answer ends', async () => {
    const recordId = await signposted(world, [owner, other])
    const { id } = await opened(looker, recordId)
    const work = async (actor: Actor) =>
      (await world.ok(actor, tasks, 'listMine', {})).tasks.filter((task) => task.record.id === recordId)
    for (const reader of [owner, other])
      expect(await work(reader)).toMatchObject([{ reason: expect.stringContaining(cannotWait) }])
    expect(await seenBy(owner, recordId)).toMatchObject([{ state: 'LOOKING', mayAnswer: true, isOwn: false }])
    expect(await seenBy(looker, recordId)).toMatchObject([{ mayAnswer: false, isOwn: true }])
    expect(await seenBy(stranger, recordId)).toEqual([])
    expect((await answer(looker, id)).json().error).toMatchObject({ facts: { rule: 'BG-4' } })
    expect((await answer(stranger, id)).statusCode).toBe(404)
    expect((await answer(owner, id)).json()).toMatchObject({ state: 'ANSWERED', answer: 'RIGHT' })
    for (const reader of [owner, other]) expect(await work(reader)).toEqual([])
    expect((await answer(other, id)).json().error).toMatchObject({ facts: { rule: 'BG-4' } })
  })

  it('is with professional standards from the first moment, and theirs to answer after 72 hours', async () => {
    const standards = await world.actor('PROFESSIONAL_STANDARDS')
    const recordId = await signposted(world, [owner, other])
    const { id } = await opened(looker, recordId)
    expect(await seenBy(standards, recordId)).toMatchObject([{ state: 'LOOKING', mayAnswer: false }])
    expect((await answer(standards, id)).json().error).toMatchObject({ facts: { rule: 'BG-4' } })
    await age(world, id, 72 * 60)
    await layGlasses(parts)
    expect((await answer(owner, id)).json().error).toMatchObject({ facts: { rule: 'BG-4' } })
    const wrong = await answer(standards, id, { answer: 'WRONG', words: 'There was no missing child.' })
    expect(wrong.json()).toMatchObject({ state: 'ANSWERED', answer: 'WRONG' })
    // The record itself stays closed to them.
    expect(await read(standards, recordId)).toBe(403)
  })

  it('lets two look at once, and puts the record back on its list after the last of them', async () => {
    const recordId = await signposted(world, [owner, other])
    const list = await listOf(recordId)
    const first = await opened(looker, recordId)
    const second = await opened(stranger, recordId)
    expect([await read(looker, recordId), await read(stranger, recordId)]).toEqual([200, 200])
    await world.ok(stranger, breakGlass, 'end', { params: { openingId: second.id }, body: {} })
    expect([await read(looker, recordId), await read(stranger, recordId)]).toEqual([200, 403])
    await world.ok(looker, breakGlass, 'end', { params: { openingId: first.id }, body: {} })
    expect([await read(looker, recordId), await listOf(recordId)]).toEqual([403, list])
    const again = await world.call(looker, breakGlass, 'end', { params: { openingId: first.id }, body: {} })
    expect(again.statusCode).toBe(404)
  })

  it('is entered in the audit under the record and its list', async () => {
    const recordId = await signposted(world, [owner, other])
    await opened(looker, recordId)
    const entries = await world.admin.query<{ act: string; outcome: string }>(
      "SELECT act, outcome FROM audit.entry WHERE action = 'breakGlass.open' AND subject_id = $1 AND actor_id = $2",
      [recordId, looker.id],
    )
    expect(entries.rows).toEqual([{ act: 'alteration', outcome: 'ok' }])
  })
})
