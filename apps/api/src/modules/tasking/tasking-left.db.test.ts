/** What a meeting shows of earlier ones, of people who were merged, and what the audit names of it. */
import { tasking } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makePerson } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { noteShown } from './tasking.reading.ts'
import { calledMeeting, proposedItem } from './tasking.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let keeper: Actor
beforeEach(async () => {
  world.clock.set(start)
  keeper ??= await world.actor('INSPECTOR')
})

const page = (params: { meetingId: string }) => world.ok(keeper, tasking, 'getMeeting', { params })

/** Puts rows in a state that acts of other modules would leave them in. */
async function inReplica(sql: string, values: readonly unknown[]): Promise<void> {
  const client = await world.admin.connect()
  await client.query('BEGIN; SET LOCAL session_replication_role = replica')
  await client.query(sql, [...values])
  await client.query('COMMIT')
  client.release()
}

describe('the page of a meeting', () => {
  it('keeps what was put off last before what is older, and says that it left some out', async () => {
    const level = { level: '3' as const }
    const first = await calledMeeting(world, keeper, level)
    const { nominalId } = await makePerson(world)
    const put = (count: number, decision: string, from: string) =>
      inReplica(
        `INSERT INTO tasking_item (meeting_id, record_id, problem, proposed_at, decision, decisions, decided_at) SELECT $1, $2, 'Old', '${from}'::timestamptz + n * interval '1 second', '${decision}', 1, now() FROM generate_series(1, ${count}) n`,
        [first.params.meetingId, nominalId],
      )
    await put(201, 'DEFERRED', '2026-01-01')
    await inReplica(
      "INSERT INTO tasking_item (meeting_id, record_id, problem, proposed_at, taken_up_from) SELECT meeting_id, record_id, 'Taken up', proposed_at, id FROM tasking_item WHERE meeting_id = $1",
      [first.params.meetingId],
    )
    await put(1, 'DEFERRED', '2026-05-01')
    world.clock.set('2026-06-08T09:00:00.000Z')
    const { params } = await calledMeeting(world, keeper, level)
    expect(await page(params)).toMatchObject({ isLeftCut: false, putOff: [{ problem: 'Old' }] })
    await put(200, 'DEFERRED', '2026-02-01')
    const cut = await page(params)
    expect(cut).toMatchObject({ isLeftCut: true })
    expect(cut.putOff.map(({ proposedAt }) => proposedAt).at(-1)).toContain('2026-05-01')
    const answer = await world.call(keeper, tasking, 'print', { params, body: { recipient: 'PS Testby' } })
    expect(answer.statusCode).toBe(200)
  })

  it('shows a person who was merged as the one that is left, and names every record on the paper', async () => {
    const { params, itemParams, person } = await proposedItem(world, keeper)
    const other = await makePerson(world, { forename: 'Odell', surname: 'Marsham' })
    await inReplica('UPDATE person_record SET nominal_id = $2 WHERE nominal_id = $1', [
      person.nominalId,
      other.nominalId,
    ])
    await inReplica('UPDATE nominal SET merged_into_id = $2 WHERE id = $1', [
      person.nominalId,
      other.nominalId,
    ])
    const [line] = (await page(params)).items
    expect(line).toMatchObject({ id: itemParams.itemId, record: { id: other.nominalId } })
    expect(line?.record.title).not.toContain('not known')
    for (const recordId of [other.nominalId, person.nominalId]) {
      const known = await world.ok(keeper, tasking, 'getProposal', { params: { recordId } })
      expect(known.items.map(({ id }) => id)).toEqual([itemParams.itemId])
      const again = await world.call(keeper, tasking, 'propose', {
        body: { ...params, recordId, problem: 'Again' },
      })
      expect(again.json().error).toMatchObject({ code: 'already_done' })
    }
    const made = Array.from({ length: 110 }, () => crypto.randomUUID())
    const ctx = { audit: {} as { resultIds?: string[]; resultCount?: number } }
    noteShown(ctx as never, made)
    expect(ctx.audit.resultIds).toHaveLength(110)
    const list = await world.call(keeper, tasking, 'listMeetings', {})
    const [entry] = await world.auditOf(String(list.headers['x-request-id']))
    expect(JSON.stringify(entry)).not.toContain(other.nominalId)
  })
})
