import { tasks } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeTask } from './tasks.fixtures.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())
await world.admin.query(
  "INSERT INTO unit (code, name, parent_code) VALUES ('TOP', 'Command', NULL), ('A', 'Team A', 'TOP'), ('A1', 'Team A one', 'A'), ('B', 'Team B', 'TOP')",
)
const moved = async (actor: Actor, unit: string) => {
  await world.admin.query('UPDATE app_user SET unit_code = $2 WHERE id = $1', [actor.id, unit])
  return actor
}
const supervisor = await moved(await world.actor('SUPERVISOR', { rank: 'PS' }), 'A')
const commander = await moved(await world.actor('SUPERINTENDENT'), 'TOP')
const below = await moved(await world.actor('RESPONSE_OFFICER'), 'A1')
const beside = await moved(await world.actor('RESPONSE_OFFICER'), 'B')
const team = (actor: Actor, unit?: string) =>
  world.ok(actor, tasks, 'getTeam', { query: unit === undefined ? {} : { unit } })
const lines = (actor: Actor, query: object = {}) => world.ok(actor, tasks, 'listTeam', { query })

describe('the desk of a team', () => {
  it('is for those who supervise, and of their own teams alone', async () => {
    const officer = await moved(await world.actor('RESPONSE_OFFICER'), 'A')
    for (const name of ['getTeam', 'listTeam'] as const) {
      expect((await world.call(officer, tasks, name, { query: {} })).statusCode).toBe(403)
      expect((await world.call(supervisor, tasks, name, { query: { unit: 'B' } })).statusCode).toBe(404)
      expect((await world.call(supervisor, tasks, name, { query: { unit: 'TOP' } })).statusCode).toBe(404)
    }
  })

  it('counts own units and those below, and nothing that is hidden, unreadable or a notice to one person', async () => {
    const before = await team(supervisor)
    const openOf = (work: typeof before) => [work.backlog.open, work.backlog.overdue, work.backlog.unowned]
    const hidden = await makeTask(world, { ownerUnit: 'A', harm: 30, title: 'Hidden' })
    await restrict(world, hidden.recordId)
    await makeTask(world, { ownerUnit: 'B', title: 'Beside' })
    await makeTask(world, { ownerId: below.id, ownerUnit: 'A1', kind: 'SAVED_SEARCH', title: 'Notice' })
    expect(openOf(await team(supervisor))).toEqual(openOf(before))
    expect((await lines(supervisor)).count).toBe(before.backlog.open)

    await makeTask(world, { ownerUnit: 'A', harm: 5, dueAt: '2026-09-07T08:00:00Z' })
    await makeTask(world, { ownerId: below.id, ownerUnit: 'A1', harm: 9, title: 'Below' })
    const after = await team(supervisor)
    expect(after.backlog).toMatchObject({ open: before.backlog.open + 2, overdue: 1, unowned: 1 })
    expect(after.byTeam).toMatchObject([
      { team: 'A1', name: 'Team A one', open: 1, harm: 9 },
      { team: 'A', open: 1, overdue: 1, unowned: 1, harm: 5 },
    ])
    expect(after.byOwner).toMatchObject([{ owner: { id: below.id }, team: 'A1', open: 1, harm: 9 }])
    expect(after.climbed.map(({ count }) => count)).toEqual([0, 1, 0])
    expect((await team(supervisor, 'A1')).backlog.open).toBe(1)
    expect((await team(commander)).byTeam.map((row) => row.team).toSorted()).toEqual(['A', 'A1', 'B'])
    const page = await world.call(supervisor, tasks, 'getTeam', { query: {} })
    for (const word of ['Hidden', 'Beside', 'Notice']) expect(page.body).not.toContain(word)
    const [entry] = await world.auditOf(String(page.headers['x-request-id']))
    expect(entry).toMatchObject({ act: 'consultation', outcome: 'ok' })
    expect(entry?.result_ids).not.toContain(hidden.recordId)
  })

  it('narrows the lines by kind, owner and what is wrong with them', async () => {
    const all = await lines(supervisor)
    expect(all.tasks.map(({ harm }) => harm)).toEqual([9, 5])
    expect((await lines(supervisor, { show: 'overdue' })).tasks.map(({ harm }) => harm)).toEqual([5])
    expect((await lines(supervisor, { show: 'unowned' })).count).toBe(1)
    expect((await lines(supervisor, { show: 'grave' })).count).toBe(0)
    expect((await lines(supervisor, { ownerId: below.id })).tasks.map(({ title }) => title)).toEqual([
      'Below',
    ])
    expect(await lines(supervisor, { from: 1 })).toMatchObject({ count: 2, tasks: [{ harm: 5 }] })
  })
})

describe('giving and taking work', () => {
  const assign = (as: Actor, ids: string[], to: string | null) =>
    world.call(as, tasks, 'assign', { body: { tasks: ids, to, reason: 'She knows the family' } })
  const ownerOf = async (taskId: string) =>
    (await world.admin.query('SELECT owner_id, owner_unit FROM task WHERE id = $1', [taskId])).rows[0]

  it('is refused of other teams’ work, to other teams, and to who may not read it', async () => {
    const { taskId } = await makeTask(world, { ownerUnit: 'A' })
    const other = await makeTask(world, { ownerUnit: 'B' })
    const auditor = await moved(await world.actor('AUDITOR'), 'A')
    const before = await ownerOf(taskId)
    expect((await assign(below, [taskId], below.id)).statusCode).toBe(403)
    expect((await assign(supervisor, [other.taskId], below.id)).statusCode).toBe(404)
    expect((await assign(supervisor, [taskId], beside.id)).json().error.facts).toMatchObject({ rule: 'TK-2' })
    expect((await assign(supervisor, [taskId], auditor.id)).json().error.facts).toMatchObject({
      rule: 'TK-9',
    })
    expect(await ownerOf(taskId)).toEqual(before)
  })

  it('gives to an officer of a team below, and takes back for the team', async () => {
    const { taskId } = await makeTask(world, { ownerUnit: 'A' })
    expect((await assign(supervisor, [taskId], below.id)).json()).toEqual({ assigned: 1 })
    expect(await ownerOf(taskId)).toEqual({ owner_id: below.id, owner_unit: 'A1' })
    expect((await world.ok(below, tasks, 'listMine', {})).tasks.map(({ id }) => id)).toContain(taskId)
    const taken = await assign(supervisor, [taskId], null)
    expect(await ownerOf(taskId)).toEqual({ owner_id: null, owner_unit: 'A1' })
    expect(await world.auditOf(String(taken.headers['x-request-id']))).toMatchObject([
      { act: 'alteration', outcome: 'ok' },
    ])
  })
})
