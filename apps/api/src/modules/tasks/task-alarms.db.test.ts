import { tasks, taskWatch } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { taskAlarmRound } from './task-alarms.job.ts'
import { makeTask } from './tasks.fixtures.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const start = world.clock.now().toISOString()
beforeEach(() => world.clock.set(start))
const later = (hours: number) => new Date(Date.parse(start) + hours * 3_600_000).toISOString()
const round = () =>
  taskAlarmRound({ prisma: world.prisma, writer: world.platform.writer, clock: world.clock })

/** A unit of its own below a station of its own, with the people of its ladder. */
let made = 0
async function ladder() {
  made += 1
  const [unit, station] = [`ALARM${made}`, `ALARMS${made}`]
  for (const [code, parent] of [
    [station, null],
    [unit, station],
  ])
    await world.admin.query(
      'INSERT INTO unit (code, name, parent_code) VALUES ($1::text, $1::text, $2::text)',
      [code, parent],
    )
  const put = async (actor: Actor, code: string) => {
    await world.admin.query('UPDATE app_user SET unit_code = $2 WHERE id = $1', [actor.id, code])
    return actor
  }
  return {
    unit,
    owner: await put(await world.actor('RESPONSE_OFFICER'), unit),
    sergeant: await put(await world.actor('SUPERVISOR', { rank: 'PS' }), unit),
    other: await put(await world.actor('SUPERVISOR', { rank: 'DS' }), unit),
    inspector: await put(await world.actor('INSPECTOR', { rank: 'INSP' }), station),
    chief: await put(await world.actor('SUPERINTENDENT', { rank: 'SUPT' }), station),
  }
}
const overdue = (who: { owner: Actor; unit: string }) =>
  makeTask(world, { ownerId: who.owner.id, ownerUnit: who.unit, dueAt: later(-0.5), harm: 30 })
const alarmsOf = async (taskId: string) =>
  (
    await world.admin.query<{ level: number; user_id: string | null; because: string; seen: boolean }>(
      'SELECT level, user_id, because, acknowledged_at IS NOT NULL AS seen FROM task_alarm WHERE task_id = $1 ORDER BY level',
      [taskId],
    )
  ).rows
const comeUp = async (actor: Actor) => (await world.ok(actor, tasks, 'listMine', {})).climbed
const seen = (actor: Actor, taskId: string) => world.call(actor, tasks, 'acknowledge', { params: { taskId } })

describe('an alarm (TK-3, TK-4, TK-11)', () => {
  it('goes to one named person, and to the next one when an hour passes; both are told', async () => {
    const who = await ladder()
    const { taskId } = await overdue(who)
    await round()
    expect(await alarmsOf(taskId)).toEqual([
      { level: 1, user_id: who.sergeant.id, because: 'RANK', seen: false },
    ])
    expect(await comeUp(who.other)).toEqual([])
    expect(await comeUp(who.inspector)).toEqual([])
    expect(await comeUp(who.sergeant)).toMatchObject([
      { id: taskId, alarms: [{ isOwn: true, toLabel: 'Supervising sergeant', acknowledgedAt: null }] },
    ])
    // A second look raises no second alarm.
    await round()
    expect(await alarmsOf(taskId)).toHaveLength(1)

    world.clock.set(later(0.6))
    await round()
    expect((await alarmsOf(taskId)).map(({ user_id }) => user_id)).toEqual([
      who.sergeant.id,
      who.inspector.id,
    ])
    const told = [await comeUp(who.sergeant), await comeUp(who.inspector)]
    expect(told.map((lines) => lines[0]?.alarms.map(({ to }) => to?.id))).toEqual([
      [who.sergeant.id, who.inspector.id],
      [who.sergeant.id, who.inspector.id],
    ])
    // The owner reads on their own line to whom it went.
    const own = (await world.ok(who.owner, tasks, 'listMine', {})).tasks.find(({ id }) => id === taskId)
    expect(own?.alarms).toHaveLength(2)
  })

  it('acknowledged by the person named goes no further until the next step of the ladder', async () => {
    const who = await ladder()
    const { taskId } = await overdue(who)
    await round()
    expect((await seen(who.owner, taskId)).json().error.facts).toMatchObject({
      rule: 'TK-11',
      reason: expect.stringContaining(who.sergeant.displayName),
    })
    const response = await seen(who.sergeant, taskId)
    expect(response.statusCode).toBe(200)
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([{ outcome: 'ok' }])
    expect(await comeUp(who.sergeant)).toEqual([])
    world.clock.set(later(2))
    await round()
    expect(await alarmsOf(taskId)).toMatchObject([{ seen: true }])
    world.clock.set(later(11.6))
    await round()
    expect(await alarmsOf(taskId)).toMatchObject([{ seen: true }, { user_id: who.inspector.id, seen: false }])
    // Nobody acknowledges that: an hour later it is the superintendent's.
    world.clock.set(later(12.6))
    await round()
    expect((await alarmsOf(taskId)).at(-1)).toMatchObject({ level: 3, user_id: who.chief.id })
  })

  it('who was told before it went up says that they know, and it stays with the next one', async () => {
    const who = await ladder()
    const { taskId } = await overdue(who)
    await round()
    world.clock.set(later(0.6))
    await round()
    expect((await seen(who.sergeant, taskId)).statusCode).toBe(200)
    expect(await comeUp(who.sergeant)).toEqual([])
    expect((await comeUp(who.inspector)).map(({ id }) => id)).toEqual([taskId])
    const row = await world.admin.query('SELECT acknowledged_at FROM task WHERE id = $1', [taskId])
    expect(row.rows).toEqual([{ acknowledged_at: null }])
  })

  it('of a restricted record goes to nobody who may not open it', async () => {
    const who = await ladder()
    const { taskId, recordId } = await overdue(who)
    await restrict(world, recordId, [who.owner.id, who.inspector.id])
    await round()
    expect(await alarmsOf(taskId)).toMatchObject([{ level: 1, user_id: who.inspector.id }])
    expect(await comeUp(who.sergeant)).toEqual([])
  })
})

describe('naming who gets the alarms (TK-11)', () => {
  const named = async (actor: Actor) =>
    (await world.ok(actor, taskWatch, 'listNamed', { query: {} })).steps.map(({ named: to }) => to?.id)
  const name = (actor: Actor, body: object) =>
    world.call(actor, taskWatch, 'name', { body: { reason: 'On all week', ...body } } as never)

  it('is for supervisors of the rank, of people of the rank, of units below one’s own', async () => {
    const who = await ladder()
    const refusal = async (actor: Actor, body: object) => {
      const { error } = (await name(actor, body)).json<{
        error: { code: string; facts?: { rule?: string } }
      }>()
      return [error.code, error.facts?.rule].filter(Boolean).join(' ')
    }
    expect(await refusal(who.owner, { level: 1, userId: who.other.id })).toBe('forbidden')
    expect(await refusal(who.sergeant, { level: 2, userId: who.inspector.id })).toBe('rule_refused TK-11')
    expect(await refusal(who.sergeant, { level: 1, userId: who.owner.id })).toBe('rule_refused TK-11')
    expect(await refusal(who.sergeant, { level: 1, userId: who.other.id, unit: 'TEST' })).toBe('not_found')
    expect(await named(who.sergeant)).toEqual([who.sergeant.id, who.inspector.id, who.chief.id])
  })

  it('sends the next alarm to whoever is named, and back to the ladder when the name is taken away', async () => {
    const who = await ladder()
    const response = await name(who.sergeant, { level: 1, userId: who.other.id })
    expect(response.json()).toMatchObject({ level: 1, named: { id: who.other.id } })
    const { taskId } = await overdue(who)
    await round()
    expect(await alarmsOf(taskId)).toMatchObject([{ user_id: who.other.id, because: 'APPOINTED' }])
    expect((await name(who.sergeant, { level: 1, userId: null })).statusCode).toBe(200)
    expect(await named(who.sergeant)).toEqual([who.sergeant.id, who.inspector.id, who.chief.id])
    const kept = await world.admin.query(
      'SELECT user_id, reason, ended_at IS NOT NULL AS ended FROM alarm_appointment WHERE unit_code = $1',
      [who.unit],
    )
    expect(kept.rows).toEqual([{ user_id: who.other.id, reason: 'On all week', ended: true }])
  })
})
