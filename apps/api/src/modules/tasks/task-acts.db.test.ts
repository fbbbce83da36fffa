import { tasks } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeTask } from './tasks.fixtures.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const later = (hours: number) => new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString()
const rowOf = async (taskId: string) =>
  (
    await world.admin.query(
      'SELECT owner_id, owner_unit, done_at, close_reason, snoozed_until, snoozes, acknowledged_at, acknowledged_by, offered_to, refused_reason FROM task WHERE id = $1',
      [taskId],
    )
  ).rows[0]
/** What the refusal says, and that the task is as it was. */
async function refusalOf(taskId: string, act: () => ReturnType<typeof world.call>) {
  const before = await rowOf(taskId)
  const response = await act()
  expect(response.statusCode).not.toBe(200)
  expect(await rowOf(taskId)).toEqual(before)
  const { error } = response.json<{ error: { code: string; facts?: { rule?: string; reason?: string } } }>()
  return [error.code, error.facts?.rule].filter(Boolean).join(' ')
}
const mine = async (actor: Actor) => world.ok(actor, tasks, 'listMine', {})

describe('accepting', () => {
  it('is refused of a hidden record, of another unit, and of what a colleague has', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const hidden = await makeTask(world, { ownerUnit: 'TEST' })
    await restrict(world, hidden.recordId)
    const other = await makeTask(world, { ownerUnit: 'OTHER' })
    const taken = await makeTask(world, { ownerId: (await world.actor('RESPONSE_OFFICER')).id })
    const notice = await makeTask(world, {
      ownerId: (await world.actor('RESPONSE_OFFICER')).id,
      kind: 'SAVED_SEARCH',
    })
    const accept = (taskId: string) =>
      refusalOf(taskId, () => world.call(officer, tasks, 'accept', { params: { taskId } }))
    expect(await accept(hidden.taskId)).toBe('not_found')
    expect(await accept(other.taskId)).toBe('not_found')
    expect(await accept(notice.taskId)).toBe('not_found')
    expect(await accept(taken.taskId)).toBe('rule_refused TK-2')
  })

  it('makes the team’s work one’s own', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const { taskId } = await makeTask(world, { ownerUnit: 'TEST', harm: 25 })
    expect((await mine(officer)).tasks.find(({ id }) => id === taskId)).toMatchObject({
      isOwn: false,
      may: { accept: true },
    })
    await world.ok(officer, tasks, 'accept', { params: { taskId } })
    expect(await rowOf(taskId)).toMatchObject({ owner_id: officer.id, acknowledged_by: officer.id })
    const colleague = await mine(await world.actor('RESPONSE_OFFICER'))
    expect(colleague.tasks.map(({ id }) => id)).not.toContain(taskId)
  })
})

describe('putting off (TK-5)', () => {
  it('is refused too long, without a reason, for grave harm, and a fourth time', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const small = await makeTask(world, { ownerId: officer.id, harm: 3 })
    const grave = await makeTask(world, { ownerId: officer.id, harm: 20 })
    const snooze = (taskId: string, hours: number, reason = 'Waits for the laboratory') =>
      world.call(officer, tasks, 'snooze', { params: { taskId }, body: { until: later(hours), reason } })
    expect(await refusalOf(small.taskId, () => snooze(small.taskId, 73))).toBe('rule_refused TK-5')
    expect(await refusalOf(small.taskId, () => snooze(small.taskId, 1, ' '))).toBe('rule_refused TK-5')
    expect(await refusalOf(small.taskId, () => snooze(small.taskId, -1))).toBe('rule_refused TK-5')
    expect(await refusalOf(grave.taskId, () => snooze(grave.taskId, 1))).toBe('rule_refused TK-5')
    for (const hours of [1, 2, 72]) expect((await snooze(small.taskId, hours)).statusCode).toBe(200)
    expect(await refusalOf(small.taskId, () => snooze(small.taskId, 1))).toBe('rule_refused TK-5')
  })

  it('takes it off the list until then, and says so', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const { taskId } = await makeTask(world, { ownerId: officer.id })
    await world.ok(officer, tasks, 'snooze', {
      params: { taskId },
      body: { until: later(5), reason: 'Nobody is in before five' },
    })
    const work = await mine(officer)
    expect(work.tasks).toEqual([])
    expect(work.putOff).toMatchObject([
      { id: taskId, snoozes: 1, snoozeReason: 'Nobody is in before five', snoozedUntil: later(5) },
    ])
    const before = world.clock.now()
    world.clock.set(later(6))
    expect((await mine(officer)).tasks.map(({ id }) => id)).toEqual([taskId])
    world.clock.set(before.toISOString())
  })
})

describe('closing many (TK-6)', () => {
  it('is refused without a reason, of two kinds, of grave harm, and of what an act closes', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const [one, other, grave, byAct] = [
      await makeTask(world, { ownerId: officer.id }),
      await makeTask(world, { ownerId: officer.id, kind: 'CONTACT' }),
      await makeTask(world, { ownerId: officer.id, harm: 20 }),
      await makeTask(world, { ownerId: officer.id, byAct: true }),
    ]
    const close = (ids: string[], reason = 'Old system') =>
      refusalOf(one.taskId, () => world.call(officer, tasks, 'closeMany', { body: { tasks: ids, reason } }))
    expect(await close([one.taskId], '')).toBe('rule_refused TK-6')
    expect(await close([one.taskId, other.taskId])).toBe('rule_refused TK-6')
    expect(await close([one.taskId, grave.taskId])).toBe('rule_refused TK-6')
    expect(await close([one.taskId, byAct.taskId])).toBe('rule_refused TK-6')
    const theirs = await makeTask(world, { ownerId: (await world.actor('RESPONSE_OFFICER')).id })
    expect(await close([one.taskId, theirs.taskId])).toBe('not_found')
  })

  it('closes like work with one reason, which stands on each and in each log', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const made = [
      await makeTask(world, { ownerId: officer.id }),
      await makeTask(world, { ownerId: officer.id }),
    ]
    const response = await world.call(officer, tasks, 'closeMany', {
      body: { tasks: made.map(({ taskId }) => taskId), reason: 'The caller moved away' },
    })
    expect(response.json()).toEqual({ closed: 2 })
    for (const { taskId, recordId } of made) {
      expect(await rowOf(taskId)).toMatchObject({ close_reason: 'The caller moved away' })
      const log = await world.admin.query('SELECT kind, text FROM log_entry WHERE record_id = $1', [recordId])
      expect(log.rows).toEqual([
        { kind: 'TASK_CLOSED', text: expect.stringContaining('The caller moved away') },
      ])
    }
    const [entry] = await world.auditOf(String(response.headers['x-request-id']))
    expect(entry?.result_ids?.toSorted()).toEqual(made.map(({ recordId }) => recordId).toSorted())
  })

  it('a supervisor closes what waits for an act', async () => {
    const { taskId } = await makeTask(world, { ownerUnit: 'TEST', byAct: true })
    const supervisor = await world.actor('SUPERVISOR', { rank: 'PS' })
    await world.ok(supervisor, tasks, 'closeMany', { body: { tasks: [taskId], reason: 'Report withdrawn' } })
    expect((await rowOf(taskId))?.done_at).not.toBeNull()
  })
})

describe('handing over (TK-9)', () => {
  it('is refused of other people’s work, to oneself, and to who may not read the record', async () => {
    const giver = await world.actor('RESPONSE_OFFICER')
    const taker = await world.actor('RESPONSE_OFFICER')
    const auditor = await world.actor('AUDITOR')
    const { taskId, recordId } = await makeTask(world, { ownerId: giver.id })
    const give = (as: Actor, takerId: string) =>
      refusalOf(taskId, () => world.call(as, tasks, 'handOver', { body: { tasks: [taskId], takerId } }))
    expect(await give(taker, giver.id)).toBe('not_found')
    expect(await give(giver, giver.id)).toBe('rule_refused TK-9')
    expect(await give(giver, auditor.id)).toBe('rule_refused TK-9')
    expect(await give(giver, '00000000-0000-7000-8000-000000000000')).toBe('bad_input')
    await restrict(world, recordId, [giver.id])
    expect(await give(giver, taker.id)).toBe('rule_refused TK-9')
  })

  it('is accepted line by line: refused and unanswered lines stay with the giver', async () => {
    const giver = await world.actor('RESPONSE_OFFICER')
    const taker = await world.actor('RESPONSE_OFFICER')
    const [a, b, c] = [
      await makeTask(world, { ownerId: giver.id, title: 'A' }),
      await makeTask(world, { ownerId: giver.id, title: 'B' }),
      await makeTask(world, { ownerId: giver.id, title: 'C' }),
    ]
    await world.ok(giver, tasks, 'handOver', {
      body: { tasks: [a.taskId, b.taskId, c.taskId], takerId: taker.id, note: 'End of tour' },
    })
    const offered = await mine(taker)
    expect(offered.handover.map(({ title, offer }) => [title, offer?.note])).toEqual([
      ['A', 'End of tour'],
      ['B', 'End of tour'],
      ['C', 'End of tour'],
    ])
    const answer = (lines: { taskId: string; answer: 'ACCEPTED' | 'REFUSED'; reason?: string }[]) =>
      world.call(taker, tasks, 'answerHandover', { body: { lines } })
    expect(
      await refusalOf(b.taskId, () =>
        answer([
          { taskId: a.taskId, answer: 'ACCEPTED' },
          { taskId: b.taskId, answer: 'REFUSED' },
        ]),
      ),
    ).toBe('rule_refused TK-9')
    expect((await rowOf(a.taskId))?.owner_id).toBe(giver.id)
    const done = await answer([
      { taskId: a.taskId, answer: 'ACCEPTED' },
      { taskId: b.taskId, answer: 'REFUSED', reason: 'Not our area' },
    ])
    expect(done.json()).toEqual({ accepted: 1, refused: 1 })
    expect(await rowOf(a.taskId)).toMatchObject({ owner_id: taker.id, offered_to: null })
    expect(await rowOf(b.taskId)).toMatchObject({ owner_id: giver.id, refused_reason: 'Not our area' })
    expect(await rowOf(c.taskId)).toMatchObject({ owner_id: giver.id, offered_to: taker.id })
    expect((await mine(giver)).tasks.find(({ title }) => title === 'B')?.refusal?.reason).toBe('Not our area')
    expect((await mine(taker)).handover.map(({ title }) => title)).toEqual(['C'])
  })

  it('shows nothing of a line whose record was hidden meanwhile', async () => {
    const giver = await world.actor('RESPONSE_OFFICER')
    const taker = await world.actor('RESPONSE_OFFICER')
    const { taskId, recordId } = await makeTask(world, { ownerId: giver.id })
    await world.ok(giver, tasks, 'handOver', { body: { tasks: [taskId], takerId: taker.id } })
    await restrict(world, recordId, [giver.id])
    expect((await mine(taker)).handover).toEqual([])
    const lines = [{ taskId, answer: 'ACCEPTED' as const }]
    const refused = () => world.call(taker, tasks, 'answerHandover', { body: { lines } })
    expect(await refusalOf(taskId, refused)).toBe('not_found')
  })
})
