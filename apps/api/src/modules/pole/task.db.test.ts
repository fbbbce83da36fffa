import { afterAll, describe, expect, it } from 'vitest'
import { arrange, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { createRecord } from './record.service.ts'
import { closeTasksOf, type NewTask, raiseTask } from './task.service.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const makeIncident = () => arrange(world, async (ctx) => (await createRecord(ctx, { kind: 'Incident' })).id)
const wanted = (recordId: string, more: Partial<NewTask> = {}): NewTask => ({
  recordId,
  kind: 'REVIEW',
  title: 'Review the investigation',
  reason: 'RW-2: reviewed every 28 days.',
  rule: 'RW-2',
  harm: 7,
  opensAt: `/incidents/${recordId}`,
  for: { unitCode: 'TEST' },
  ...more,
})
const raise = (task: NewTask) => arrange(world, (ctx) => raiseTask(ctx, task))
const rowsOf = async (recordId: string) =>
  (
    await world.admin.query(
      `SELECT kind, rule, harm, opens_at, owner_id, owner_unit, once, by_act, record_kind, acl_id, done_at IS NOT NULL AS done, done_by, close_reason
         FROM task WHERE record_id = $1 ORDER BY created_at, id`,
      [recordId],
    )
  ).rows

describe('raiseTask', () => {
  it('refuses a record that the writer may not see, and writes nothing', async () => {
    const recordId = await makeIncident()
    await restrict(world, recordId)
    await expect(raise(wanted(recordId))).rejects.toThrow('record_not_found')
    await expect(raise(wanted('00000000-0000-7000-8000-000000000000'))).rejects.toThrow('record_not_found')
    expect(await rowsOf(recordId)).toEqual([])
  })

  it('makes one task of a rule however often the rule is asked, and another for another time', async () => {
    const recordId = await makeIncident()
    const due = wanted(recordId, { once: '2026-09-28' })
    expect([await raise(due), await raise(due), await raise(due)]).toEqual([true, false, false])
    expect(await raise(wanted(recordId, { once: '2026-10-26' }))).toBe(true)
    expect(await raise(wanted(recordId, { once: '2026-09-28', kind: 'CONTACT' }))).toBe(true)
    expect((await rowsOf(recordId)).map(({ kind, once }) => `${kind} ${once}`)).toEqual([
      'REVIEW 2026-09-28',
      'REVIEW 2026-10-26',
      'CONTACT 2026-09-28',
    ])
    // Done is done: the same rule asked again does not raise it again.
    await arrange(world, (ctx) => closeTasksOf(ctx, { recordId, kind: 'REVIEW', once: '2026-09-28' }))
    expect(await raise(due)).toBe(false)
  })

  it('keeps why, how grave, where it opens, on what kind of record and of which team', async () => {
    const owner = await world.actor('DETECTIVE')
    await world.admin.query("UPDATE app_user SET unit_code = 'SN-CID' WHERE id = $1", [owner.id])
    const recordId = await makeIncident()
    await raise(wanted(recordId, { for: { userId: owner.id } }))
    await raise(wanted(recordId, { mayTick: true }))
    const common = { rule: 'RW-2', harm: 7, opens_at: `/incidents/${recordId}`, record_kind: 'Incident' }
    expect(await rowsOf(recordId)).toMatchObject([
      { ...common, owner_id: owner.id, owner_unit: 'SN-CID', by_act: true },
      { ...common, owner_id: null, owner_unit: 'TEST', by_act: false },
    ])
  })
})

describe('closeTasksOf', () => {
  it('closes what the act asked for and nothing else', async () => {
    const [recordId, other] = [await makeIncident(), await makeIncident()]
    for (const id of [recordId, other]) {
      await raise(wanted(id, { once: 'a' }))
      await raise(wanted(id, { once: 'b' }))
      await raise(wanted(id, { kind: 'CONTACT' }))
    }
    const close = (once?: string) =>
      arrange(world, (ctx) =>
        closeTasksOf(ctx, { recordId, kind: 'REVIEW', ...(once === undefined ? {} : { once }) }, 'Reviewed'),
      )
    expect(await close('a')).toBe(1)
    expect(await close()).toBe(1)
    expect(await close()).toBe(0)
    expect(
      (await rowsOf(recordId)).map(({ kind, done, close_reason }) => [kind, done, close_reason]),
    ).toEqual([
      ['REVIEW', true, 'Reviewed'],
      ['REVIEW', true, 'Reviewed'],
      ['CONTACT', false, null],
    ])
    expect((await rowsOf(other)).every(({ done }) => done === false)).toBe(true)
  })
})
