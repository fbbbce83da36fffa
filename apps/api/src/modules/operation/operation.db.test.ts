/** Operations: seen by their members of this moment alone, who come and go at once; administrators learn nothing. */
import { admin, incident, intelligence, operation } from '@mips/contracts'
import { addDays } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePerson } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeIncident } from '../incident/incident.fixtures.ts'
import { entryBody } from '../intelligence/intelligence.fixtures.ts'
import { makeOperation, memberBody, openBody } from './operation.fixtures.ts'

const world = await buildWorld(await testDatabase(), { now: new Date().toISOString() })
afterAll(() => world.close())

let owner: Actor
let member: Actor
let outsider: Actor
let keeper: Actor
beforeAll(async () => {
  owner = await world.actor('INSPECTOR')
  member = await world.actor('DETECTIVE')
  outsider = await world.actor('DETECTIVE')
  keeper = await world.actor('ADMIN')
})

const inDays = (days: number) => addDays(londonDay(new Date().toISOString()), days)
const get = (operationId: string, as = owner) => world.call(as, operation, 'get', { params: { operationId } })
const add = (operationId: string, userId: string, more: object = {}, as = owner) =>
  world.call(as, operation, 'addMember', {
    params: { operationId },
    body: memberBody(userId, more),
  })
const putIn = (operationId: string, recordId: string, as = owner) =>
  world.call(as, operation, 'putIn', {
    params: { operationId },
    body: { recordId, reason: 'It is about them.' },
  })
const seesIncident = async (incidentId: string, as: Actor) =>
  (await world.call(as, incident, 'get', { params: { incidentId } })).statusCode
/** An operation with a member and a record. */
async function arranged() {
  const { id } = await makeOperation(world, owner)
  const added = (await add(id, member.id)).json<{ people: { memberId: string; officer: { id: string } }[] }>()
  const memberId = added.people.find(({ officer }) => officer.id === member.id)?.memberId ?? ''
  const record = await makeIncident(world)
  expect((await putIn(id, record.id, member)).statusCode).toBe(200)
  return { id, memberId, recordId: record.id }
}

describe('an operation', () => {
  it('OP-1: is opened by whoever may, for a reason, and looked at again within ninety days', async () => {
    const send = (more: object, as = owner) => world.call(as, operation, 'open', { body: openBody(more) })
    expect((await send({}, member)).statusCode).toBe(403)
    expect((await send({ reason: ' ' })).statusCode).toBe(400)
    expect((await send({ reviewOn: inDays(91) })).statusCode).toBe(409)
    expect((await send({ until: inDays(181) })).statusCode).toBe(409)
    const made = await send({})
    expect(made.json()).toMatchObject({ isOwn: true, members: 1, isReviewDue: false, records: [] })
  })

  it('is seen by its members alone: for everybody else it is not there, as one that never was', async () => {
    const { id } = await makeOperation(world, owner)
    const unknown = await get('6f0f3c1e-0000-4000-8000-000000000001', outsider)
    const hidden = await get(id, outsider)
    expect(hidden.statusCode).toBe(404)
    const { requestId: _one, ...told } = hidden.json<{ error: { requestId: string } }>().error
    const { requestId: _other, ...known } = unknown.json<{ error: { requestId: string } }>().error
    expect(told).toEqual(known)
    const { operations } = await world.ok(outsider, operation, 'list', {})
    expect(operations).toEqual([])
    expect((await add(id, outsider.id, {}, outsider)).statusCode).toBe(404)
  })

  it('tells an administrator nothing: no group, no member, no name that is taken', async () => {
    const { id } = await arranged()
    const row = await world.admin.query<{ group_id: string }>(
      'SELECT group_id FROM operation WHERE id = $1',
      [id],
    )
    const groupId = row.rows[0]?.group_id ?? ''
    const { groups } = await world.ok(keeper, admin, 'listGroups', {})
    expect(groups.map((group) => group.id)).not.toContain(groupId)
    const body = { userId: keeper.id, reason: 'To look' }
    const refused = await world.call(keeper, admin, 'addMember', { params: { groupId }, body })
    expect(refused.statusCode).toBe(404)
    expect((await world.call(keeper, admin, 'getGroup', { params: { groupId } })).statusCode).toBe(404)
    const named = await world.call(keeper, admin, 'createGroup', {
      body: { name: 'Operation Fernbrook', description: 'By chance the same name' },
    })
    expect(named.statusCode).toBe(200)
    const person = await world.ok(keeper, admin, 'getUser', { params: { userId: member.id } })
    expect(JSON.stringify(person)).not.toContain(groupId)
  })
})

describe('what is in it', () => {
  it('OP-4: is seen by its members from the next request on, and by nobody else', async () => {
    const { recordId } = await arranged()
    expect(await seesIncident(recordId, owner)).toBe(200)
    expect(await seesIncident(recordId, member)).toBe(200)
    expect(await seesIncident(recordId, outsider)).toBe(404)
    expect((await world.call(keeper, admin, 'getRecordAccess', { params: { recordId } })).statusCode).toBe(
      404,
    )
  })

  it('OP-3: is taken out by the owner alone, and by no way of administration', async () => {
    const { id, recordId } = await arranged()
    const out = (as: Actor) =>
      world.call(as, operation, 'takeOut', {
        params: { operationId: id, recordId },
        body: { reason: 'It is not about them.' },
      })
    expect((await out(member)).statusCode).toBe(409)
    const unit = await world.actor('INTELLIGENCE_OFFICER')
    await add(id, unit.id)
    const opened = await world.call(
      unit,
      admin,
      'openRecord',
      { params: { recordId }, body: { reason: 'To all' } },
      { version: 1 },
    )
    expect([409, 412]).toContain(opened.statusCode)
    expect(await seesIncident(recordId, outsider)).toBe(404)
    expect((await out(owner)).statusCode).toBe(200)
    expect(await seesIncident(recordId, outsider)).toBe(200)
  })

  it('may be a report from its first moment, and a person with their records', async () => {
    const { id } = await arranged()
    const { nominalId } = await makePerson(world)
    expect((await putIn(id, nominalId)).statusCode).toBe(200)
    const { groups } = await world.ok(member, intelligence, 'listOwnGroups', {})
    const group = groups.find(({ name }) => name === 'Operation Fernbrook')
    const report = await world.ok(member, intelligence, 'submit', {
      body: entryBody([], { restrictToGroupIds: [group?.id ?? ''] }),
    })
    const refused = await world.call(outsider, intelligence, 'get', { params: { reportId: report.id } })
    expect(refused.statusCode).toBe(404)
  })

  it('refuses what is in another list, and what the member does not see', async () => {
    const { id, recordId } = await arranged()
    const other = await makeOperation(world, owner)
    expect((await putIn(other.id, recordId)).statusCode).toBe(409)
    const { id: foreign } = await makeOperation(world, await world.actor('INSPECTOR'))
    expect((await putIn(foreign, recordId)).statusCode).toBe(404)
    expect((await putIn(id, '6f0f3c1e-0000-4000-8000-000000000001')).statusCode).toBe(400)
  })
})

describe('members', () => {
  it('OP-2: come and go at once, and every change is in the audit on the list of the operation', async () => {
    const { id, memberId, recordId } = await arranged()
    const ended = await world.call(owner, operation, 'endMember', {
      params: { operationId: id, memberId },
      body: { reason: 'Moved to other work.' },
    })
    expect(ended.statusCode).toBe(200)
    expect(await seesIncident(recordId, member)).toBe(404)
    expect((await get(id, member)).statusCode).toBe(404)
    const entries = await world.admin.query<{ action: string; acl_id: number }>(
      'SELECT e.action, e.acl_id FROM audit.entry e JOIN operation o ON o.acl_id = e.acl_id WHERE o.id = $1 AND e.subject_id = $1 ORDER BY e.id',
      [id],
    )
    expect(entries.rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'operation.open',
        'operation.addMember',
        'operation.putIn',
        'operation.endMember',
      ]),
    )
  })

  it('OP-2: begin on their first day, and are over after their last', async () => {
    const { id, recordId } = await arranged()
    const later = await world.actor('DETECTIVE')
    expect((await add(id, later.id, { from: inDays(2) })).statusCode).toBe(200)
    expect(await seesIncident(recordId, later)).toBe(404)
    const gone = await world.actor('DETECTIVE')
    await add(id, gone.id)
    expect(await seesIncident(recordId, gone)).toBe(200)
    await world.admin.query(
      "UPDATE group_member SET valid_to = now() - interval '1 second' WHERE user_id = $1",
      [gone.id],
    )
    expect(await seesIncident(recordId, gone)).toBe(404)
    expect((await add(id, gone.id, { until: inDays(200) })).statusCode).toBe(409)
  })

  it('OP-3: are added and ended by the owner alone, who hands over before going', async () => {
    const { id, memberId } = await arranged()
    expect((await add(id, outsider.id, {}, member)).statusCode).toBe(409)
    const page = (await get(id)).json<{ people: { memberId: string; officer: { id: string } }[] }>()
    const own = page.people.find(({ officer }) => officer.id === owner.id)?.memberId ?? ''
    const end = (which: string) =>
      world.call(owner, operation, 'endMember', {
        params: { operationId: id, memberId: which },
        body: { reason: 'Gone' },
      })
    expect((await end(own)).statusCode).toBe(409)
    const handed = await world.call(owner, operation, 'handOver', {
      params: { operationId: id },
      body: { userId: member.id, reason: 'Takes it over.' },
    })
    expect(handed.json()).toMatchObject({ owner: { id: member.id }, isOwn: false })
    expect((await end(memberId)).statusCode).toBe(409)
  })

  it('OP-1, OP-4: it is reviewed, and closed once nothing is in it', async () => {
    const { id, recordId } = await arranged()
    const close = () =>
      world.call(owner, operation, 'close', { params: { operationId: id }, body: { reason: 'Ended' } })
    expect((await close()).statusCode).toBe(409)
    const reviewed = await world.call(owner, operation, 'review', {
      params: { operationId: id },
      body: { words: 'Two are at large.', reviewOn: inDays(60) },
    })
    expect(reviewed.json()).toMatchObject({ reviewOn: inDays(60), reviewWords: 'Two are at large.' })
    await world.ok(owner, operation, 'takeOut', {
      params: { operationId: id, recordId },
      body: { reason: 'It has ended.' },
    })
    expect((await close()).json()).toMatchObject({ isClosed: true })
    expect((await putIn(id, recordId)).statusCode).toBe(409)
  })
})
