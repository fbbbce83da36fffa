/** What a report sent in asks of the unit that reads it, and who sees that it waits. */
import { intelligence, tasks } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeGroup } from '../admin/admin.testing.ts'
import { entryBody, makeReturned } from './intelligence.fixtures.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

let reader: Actor
let writer: Actor

beforeAll(async () => {
  await world.admin.query("INSERT INTO unit (code, name, kind) VALUES ('READERS', 'Readers', 'team')")
  reader = await readerOfUnit()
  writer = await world.actor('RESPONSE_OFFICER')
})

const readerOfUnit = async () => {
  const actor = await world.actor('INTELLIGENCE_OFFICER')
  await world.admin.query("UPDATE app_user SET unit_code = 'READERS' WHERE id = $1", [actor.id])
  return actor
}
const send = (more: Parameters<typeof entryBody>[1], as = writer) =>
  world.ok(as, intelligence, 'submit', { body: entryBody([], more) })
const workOf = async (recordId: string) =>
  (
    await world.admin.query<{ kind: string; unit: string; harm: number; title: string; minutes: number }>(
      `SELECT kind, owner_unit AS unit, harm, title, round(extract(epoch FROM due_at - created_at) / 60)::int AS minutes FROM task WHERE record_id = $1`,
      [recordId],
    )
  ).rows

describe('intelligence.submit, the work it makes', () => {
  it('pages the unit that evaluates within 15 minutes of a threat to life, and tells nothing of the text', async () => {
    const made = await send({ isThreatToLife: true })
    expect(await workOf(made.id)).toEqual([
      {
        kind: 'ANSWER_PAGE',
        unit: 'READERS',
        harm: 50,
        title: `Threat to life: answer the page: ${made.reference}`,
        minutes: 15,
      },
    ])
    const mine = await world.ok(reader, tasks, 'listMine', {})
    expect(JSON.stringify(mine)).toContain(`"opensAt":"/intelligence/${made.id}"`)
    expect(JSON.stringify(mine)).not.toContain('knife')
    expect(JSON.stringify(await world.ok(writer, tasks, 'listMine', {}))).not.toContain(made.id)
  })

  it('asks for other reports to be opened in the time of their priority', async () => {
    expect(await workOf((await send({})).id)).toMatchObject([{ kind: 'OPEN_REPORT', minutes: 72 * 60 }])
    expect(await workOf((await send({ isSeriousHarm: true })).id)).toMatchObject([
      { kind: 'OPEN_REPORT', harm: 25, minutes: 60 },
    ])
  })

  it('asks for it again each time that the writer answers a return', async () => {
    const reportId = await makeReturned(world, writer)
    await world.ok(writer, intelligence, 'answerReturn', {
      params: { reportId },
      body: { words: 'The white one', paragraphs: [{ number: 1, text: 'Keeps a knife in his white van.' }] },
    })
    expect(await workOf(reportId)).toMatchObject([{ kind: 'OPEN_REPORT' }, { kind: 'OPEN_REPORT' }])
  })

  it('shows the work on a report for a list to that list alone', async () => {
    const other = await readerOfUnit()
    const groupId = await makeGroup(world, [other])
    const made = await send({ isThreatToLife: true, restrictToGroupIds: [groupId] }, other)
    expect(JSON.stringify(await world.ok(reader, tasks, 'listMine', {}))).not.toContain(made.id)
    await world.admin.query('INSERT INTO group_member (group_id, user_id) VALUES ($1, $2)', [
      groupId,
      reader.id,
    ])
    expect(JSON.stringify(await world.ok(reader, tasks, 'listMine', {}))).toContain(made.id)
  })
})
