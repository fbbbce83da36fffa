import { safeguarding, tasks } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { makeHousehold, vulnerabilityBody } from '../safeguarding/safeguarding.testing.ts'
import { makeTask } from './tasks.fixtures.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const isDone = async (taskId: string) =>
  (
    await world.admin.query<{ done: boolean }>('SELECT done_at IS NOT NULL AS done FROM task WHERE id = $1', [
      taskId,
    ])
  ).rows[0]?.done

describe('tasks.complete', () => {
  it('does not know the task of somebody else, of a hidden record, or one that never was', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const theirs = await makeTask(world, { ownerId: (await world.actor('RESPONSE_OFFICER')).id })
    const hidden = await makeTask(world, { ownerId: officer.id })
    await restrict(world, hidden.recordId)
    for (const taskId of [theirs.taskId, hidden.taskId, '00000000-0000-7000-8000-000000000000']) {
      const response = await world.call(officer, tasks, 'complete', { params: { taskId }, body: {} })
      expect(response.statusCode).toBe(404)
    }
    expect(await isDone(theirs.taskId)).toBe(false)
    expect(await isDone(hidden.taskId)).toBe(false)
  })

  it('lets neither the writer nor another constable check a report, but another sergeant', async () => {
    const writer = await world.actor('RESPONSE_OFFICER')
    const constable = await world.actor('RESPONSE_OFFICER')
    const sergeant = await world.actor('CUSTODY_SERGEANT')
    const made = await world.ok(writer, safeguarding, 'raiseVulnerability', {
      body: vulnerabilityBody(await makeHousehold(world)),
    })
    const check = (await world.ok(sergeant, tasks, 'listMine', {})).tasks.find(
      (task) => task.record.id === made.id,
    )
    expect(check).toMatchObject({ kind: 'REPORT_CHECK', isOwn: false, may: { complete: { allowed: true } } })
    const taskId = check?.id ?? ''
    for (const officer of [writer, constable]) {
      const refused = await world.call(officer, tasks, 'complete', { params: { taskId }, body: {} })
      expect(refused.json().error).toMatchObject({
        code: 'rule_refused',
        facts: { reason: expect.any(String) },
      })
    }
    expect(await isDone(taskId)).toBe(false)
    const response = await world.call(sergeant, tasks, 'complete', {
      params: { taskId },
      body: { note: 'Good voice of the child' },
    })
    expect(response.statusCode).toBe(200)
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { outcome: 'ok', act: 'alteration', subject_id: made.id },
    ])
    const log = await world.admin.query('SELECT text FROM log_entry WHERE record_id = $1', [made.id])
    expect(log.rows).toMatchObject([{ text: expect.stringContaining('Good voice of the child') }])
    const page = await world.ok(sergeant, safeguarding, 'getVulnerability', { params: { reportId: made.id } })
    expect(page.reviewTask?.doneAt).not.toBeNull()
    const again = await world.call(sergeant, tasks, 'complete', { params: { taskId }, body: {} })
    expect(again.json().error.code).toBe('already_done')
  })

  it('does not tick off what only an act can do', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const { taskId } = await makeTask(world, { ownerId: officer.id, kind: 'CHILD_CTN' })
    const response = await world.call(officer, tasks, 'complete', { params: { taskId }, body: {} })
    expect(response.statusCode).toBe(409)
    expect(await isDone(taskId)).toBe(false)
  })
})

describe('tasks.listMine', () => {
  it('shows own work and that of the unit, overdue first, and never what hangs on a hidden record', async () => {
    const officer = await world.actor('DESPATCHER')
    const later = await makeTask(world, {
      ownerId: officer.id,
      dueAt: '2026-09-07T15:00:00Z',
      title: 'Later today',
    })
    const overdue = await makeTask(world, {
      ownerId: officer.id,
      dueAt: '2026-09-07T08:00:00Z',
      title: 'Overdue',
    })
    const hidden = await makeTask(world, {
      ownerId: officer.id,
      dueAt: '2026-09-07T08:00:00Z',
      title: 'Hidden',
    })
    await restrict(world, hidden.recordId)
    const unit = await makeTask(world, {
      ownerUnit: 'TEST',
      dueAt: '2026-09-30T08:00:00Z',
      title: 'Of the unit',
    })
    await makeTask(world, { ownerUnit: 'OTHER', title: 'Of another unit' })
    const response = await world.call(officer, tasks, 'listMine', {})
    const work = response.json<{
      tasks: { id: string; isOverdue: boolean; isOwn: boolean }[]
      counts: Record<string, number>
    }>()
    expect(work.tasks.filter((task) => task.isOwn).map((task) => task.id)).toEqual([
      overdue.taskId,
      later.taskId,
    ])
    expect(work.tasks.map((task) => task.id)).toContain(unit.taskId)
    expect(work.tasks.map((task) => task.isOverdue).slice(0, 2)).toEqual([true, false])
    expect(work.counts).toMatchObject({ overdue: 1, dueToday: expect.any(Number) })
    expect(response.body).not.toContain('Hidden')
    const [entry] = await world.auditOf(String(response.headers['x-request-id']))
    expect(entry?.result_ids).toContain(overdue.recordId)
    expect(entry?.result_ids).not.toContain(hidden.recordId)
  })

  it('shows the open incidents that the officer is assigned to, with place and markers', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const home = await makeHousehold(world, { officers: [officer] })
    await makeHousehold(world)
    const { incidents, counts } = await world.ok(officer, tasks, 'listMine', {})
    expect(incidents).toMatchObject([
      {
        id: home.incidentId,
        gradeLabel: 'Immediate',
        address: expect.stringContaining('Testing'),
        markerCount: 0,
      },
    ])
    expect(counts.incidents).toBe(1)
  })
})
