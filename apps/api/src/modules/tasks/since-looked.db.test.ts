import { incident, tasks, taskWatch } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { arrange, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeHousehold } from '../safeguarding/safeguarding.testing.ts'
import { makeTask } from './tasks.fixtures.ts'

// The looks are read from the audit, which has the time of the database: the clock of this world goes with it.
const world = await buildWorld(await testDatabase(), { now: new Date().toISOString() })
afterAll(() => world.close())

const changesOf = async (actor: Actor, recordId: string) =>
  (await world.ok(actor, tasks, 'listChanges', {})).records.find(({ record }) => record.id === recordId)
const say = (actor: Actor, incidentId: string, text: string) => {
  world.clock.set(new Date().toISOString())
  return world.ok(actor, incident, 'addLog', { params: { incidentId }, body: { text } })
}
const look = (actor: Actor, incidentId: string) =>
  world.ok(actor, incident, 'get', { params: { incidentId } })

describe('what changed since I last looked (TK-10)', () => {
  it('is what others did after the last look, never own acts, and ends with the next look', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const colleague = await world.actor('RESPONSE_OFFICER')
    const { incidentId: recordId } = await makeHousehold(world, { officers: [officer] })
    await say(colleague, recordId, 'Neighbour heard it too')
    expect(await changesOf(officer, recordId)).toMatchObject({
      why: 'You are named on it',
      lastLookedAt: null,
      changes: expect.arrayContaining([
        expect.objectContaining({ by: colleague.displayName, what: 'Neighbour heard it too' }),
      ]),
    })
    await look(officer, recordId)
    expect(await changesOf(officer, recordId)).toBeUndefined()
    await say(officer, recordId, 'My own words')
    expect(await changesOf(officer, recordId)).toBeUndefined()
    await say(colleague, recordId, 'It has stopped')
    expect((await changesOf(officer, recordId))?.changes.map(({ what }) => what)).toContain('It has stopped')
    await look(officer, recordId)
    expect(await changesOf(officer, recordId)).toBeUndefined()
  })

  it('is told of own records alone, and of none that is hidden', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const colleague = await world.actor('RESPONSE_OFFICER')
    const mine = await makeTask(world, { ownerId: officer.id })
    const theirs = await makeTask(world, { ownerId: colleague.id })
    for (const { recordId } of [mine, theirs]) await say(colleague, recordId, 'Changed meanwhile')
    expect((await changesOf(officer, mine.recordId))?.why).toBe('You have work on it')
    expect(await changesOf(officer, theirs.recordId)).toBeUndefined()
    await restrict(world, mine.recordId)
    expect(await changesOf(officer, mine.recordId)).toBeUndefined()
  })

  it('covers records that one is named on, and what the program itself changed', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const { incidentId: recordId } = await makeHousehold(world, { officers: [officer] })
    await look(officer, recordId)
    await arrange(world, ({ tx }) =>
      tx.event.update({ where: { id: recordId }, data: { title: 'Shouting' } }),
    )
    expect(await changesOf(officer, recordId)).toMatchObject({
      why: 'You are named on it',
      count: 1,
      changes: [{ by: 'The program', what: 'Summary, time or status changed' }],
    })
  })
})

describe('what changed on the page of a record (TK-10)', () => {
  /** As the page asks that is opened now: what was read just before it is the same look. */
  const openedNow = async (actor: Actor, recordId: string) => {
    world.clock.set(new Date(Date.now() + 4000).toISOString())
    return world.ok(actor, taskWatch, 'getChanges', { params: { recordId }, query: {} })
  }

  it('is nothing on the first look, then what others did since the last one, with the part where it is', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const colleague = await world.actor('RESPONSE_OFFICER')
    const { incidentId: recordId } = await makeHousehold(world, { officers: [officer] })
    await say(colleague, recordId, 'Before anybody looked')
    expect(await openedNow(officer, recordId)).toEqual({ lastLookedAt: null, count: 0, changes: [] })
    await look(officer, recordId)
    await say(officer, recordId, 'My own words')
    await say(colleague, recordId, 'It has stopped')
    const found = await openedNow(officer, recordId)
    expect(found.changes).toEqual([
      {
        at: expect.any(String),
        by: colleague.displayName,
        what: 'It has stopped',
        part: 'incident',
        act: 'addLog',
        record: null,
      },
    ])
    expect(found.lastLookedAt).not.toBeNull()
  })

  it('tells of what was done while it was restricted its readers of then alone', async () => {
    const colleague = await world.actor('RESPONSE_OFFICER')
    const { incidentId: recordId } = await makeHousehold(world, { officers: [colleague] })
    const since = new Date(Date.now() - 60_000)
    const aclId = await restrict(world, recordId, [colleague.id])
    await say(colleague, recordId, 'For few')
    await arrange(world, ({ tx }) => tx.record.update({ where: { id: recordId }, data: { aclId: 0 } }), aclId)
    const toldOn = async (acls: string) =>
      (
        await world.admin.query<{ action: string }>(
          "SELECT a.action FROM (SELECT set_config('mips.acls', $3, false), set_config('mips.actor', '', false)) s CROSS JOIN LATERAL mips.acts_since($1, $2, 50) a",
          [recordId, since, acls],
        )
      ).rows.map(({ action }) => action)
    expect(await toldOn(`0,${aclId}`)).toContain('incident.addLog')
    expect(await toldOn('0')).not.toContain('incident.addLog')
  })

  it('is not known of a record that is hidden', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const { incidentId: recordId } = await makeHousehold(world, { officers: [officer] })
    await restrict(world, recordId)
    const response = await world.call(officer, taskWatch, 'getChanges', { params: { recordId }, query: {} })
    expect(response.statusCode).toBe(404)
  })
})
