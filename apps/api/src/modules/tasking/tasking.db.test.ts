/** Tasking: registers, meetings that decide about live records, work that is raised and closed, and nothing of what a reader may not see. */
import { tasking, tasks } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { liveReport } from './tasking.fixtures.ts'
import {
  adoptedItem,
  adoption,
  calledMeeting,
  madeRequirement,
  meetingBody,
  propose,
  proposedItem,
  strategyOf,
} from './tasking.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let keeper: Actor
let sergeant: Actor
let officer: Actor
beforeEach(async () => {
  world.clock.set(start)
  keeper ??= await world.actor('INSPECTOR')
  sergeant ??= await world.actor('SUPERVISOR')
  officer ??= await world.actor('RESPONSE_OFFICER')
})

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}
const field = (path: string) => ({ code: 'bad_input', fields: [{ path }] })
const page = (params: { meetingId: string }, as = keeper) => world.ok(as, tasking, 'getMeeting', { params })
const openTasks = async (recordId: string) =>
  (
    await world.admin.query<{ owner_id: string; opens_at: string; due_at: Date }>(
      "SELECT owner_id, opens_at, due_at FROM task WHERE record_id = $1 AND kind = 'TASKING' AND done_at IS NULL",
      [recordId],
    )
  ).rows

describe('the registers', () => {
  it('NI-1: hold one control strategy at a time', async () => {
    const make = (body: object) => () => world.call(keeper, tasking, 'makeStrategy', { body } as never)
    await refused(make({ from: '2026-06-02', until: '2026-06-01', themes: ['Burglary'] }), 400, field('from'))
    await refused(make({ from: '2026-06-01', until: '2026-11-30', themes: [] }), 400, field('themes'))
    const id = await strategyOf(world, keeper)
    await refused(make({ from: '2026-09-01', until: '2027-03-01', themes: ['Robbery'] }), 400, field('from'))
    await world.ok(keeper, tasking, 'endStrategy', {
      params: { strategyId: id },
      body: { until: '2026-08-31' },
    })
    await world.ok(keeper, tasking, 'makeStrategy', {
      body: { from: '2026-09-01', until: '2027-03-01', themes: ['Robbery'] },
    })
    const { strategies } = await world.ok(sergeant, tasking, 'getRegisters', {})
    expect(strategies.filter(({ isInForce }) => isInForce).map((one) => one.id)).toEqual([id])
  })

  it('NI-2: a requirement is answered by reports that its reader holds, and runs out', async () => {
    const params = await madeRequirement(world, keeper, { expires: '2026-06-20' })
    const unit = await world.actor('INTELLIGENCE_OFFICER')
    const reportId = await liveReport(world)
    const standing = async (as: Actor) =>
      (await world.ok(as, tasking, 'getRegisters', {})).requirements.find(
        ({ id }) => id === params.requirementId,
      )
    const answer = (id: string) => () =>
      world.call(unit, tasking, 'answerRequirement', { params, body: { reportId: id } })
    const before = await standing(unit)
    expect(before).toMatchObject({ standing: { code: 'OPEN' }, answers: [], ends: '2026-06-20' })
    await refused(answer('6f0f3c1e-0000-4000-8000-000000000001'), 400, { code: 'bad_reference' })
    expect((await answer(reportId)()).statusCode).toBe(200)
    await refused(answer(reportId), 409, { code: 'already_done' })
    expect(await standing(unit)).toMatchObject({
      standing: { code: 'ANSWERED' },
      answers: [{ report: { id: reportId } }],
    })
    // On a list that the reader is not on, the answer is not there, and the question is open as it was.
    await restrict(world, reportId)
    expect(await standing(unit)).toEqual(before)
    world.clock.set('2026-06-21T09:00:00.000Z')
    expect(await standing(unit)).toMatchObject({ standing: { code: 'EXPIRED' } })
    const close = () =>
      world.call(keeper, tasking, 'closeRequirement', {
        params,
        body: { closedAs: 'WITHDRAWN', reason: 'No longer asked' },
      })
    expect((await close()).statusCode).toBe(200)
    await refused(close, 409, { code: 'not_in_state' })
  })
})

describe('a meeting', () => {
  it('NI-8: has a chair of the staff, and is closed once all is decided and somebody was there', async () => {
    const call = (chairId: string) => () =>
      world.call(keeper, tasking, 'callMeeting', { body: meetingBody(start, chairId) })
    await refused(call('6f0f3c1e-0000-4000-8000-000000000001'), 400, field('chairId'))
    const { params, itemParams } = await proposedItem(world, keeper)
    const close = () => world.call(keeper, tasking, 'closeMeeting', { params })
    await refused(close, 409, { facts: { rule: 'NI-8' } })
    const changed = meetingBody(start, keeper.id, {
      attendeeIds: [keeper.id, sergeant.id],
      others: 'Housing',
    })
    const change = () =>
      world.call(keeper, tasking, 'changeMeeting', { params, body: { ...changed, changes: 0 } })
    expect((await change()).statusCode).toBe(200)
    // Whoever saw it as it was before writes over nobody.
    await refused(change, 409, { code: 'conflict' })
    expect(await page(params)).toMatchObject({ changes: 1, others: 'Housing' })
    await refused(close, 409, { facts: { rule: 'NI-8', reason: expect.stringContaining('One item') } })
    await world.ok(keeper, tasking, 'decide', {
      params: itemParams,
      body: { decision: 'REFUSED', reason: 'Already worked by CID', decisions: 0 },
    })
    expect((await close()).statusCode).toBe(200)
    expect(await page(params)).toMatchObject({ isOpen: false, may: { keep: false, propose: false } })
    await refused(close, 409, { code: 'not_in_state' })
    const { nominalId } = await makePerson(world)
    await refused(
      () =>
        world.call(officer, tasking, 'propose', {
          body: { ...params, recordId: nominalId, problem: 'Late' },
        }),
      409,
      { code: 'not_in_state' },
    )
  })

  it('takes any record with the problem, once, and no report of intelligence', async () => {
    const { params } = await calledMeeting(world, keeper)
    const { nominalId, personRecordId } = await makePerson(world)
    const put = (more: object) => () =>
      world.call(officer, tasking, 'propose', {
        body: { ...params, recordId: nominalId, problem: 'Sells at the gates.', ...more },
      })
    await refused(put({ problem: ' ' }), 400, field('problem'))
    await refused(put({ theme: 'Nothing of the kind' }), 400, field('theme'))
    for (const recordId of [personRecordId, await liveReport(world), '6f0f3c1e-0000-4000-8000-000000000001'])
      await refused(put({ recordId }), 400, { code: 'bad_reference' })
    const hidden = await makePerson(world)
    await restrict(world, hidden.nominalId)
    await refused(put({ recordId: hidden.nominalId }), 400, { code: 'bad_reference' })
    expect((await put({})()).statusCode).toBe(200)
    await refused(put({}), 409, { code: 'already_done' })
    expect((await page(params, sergeant)).items).toMatchObject([
      { record: { id: nominalId, kind: 'Nominal' }, problem: 'Sells at the gates.', decision: null },
    ])
  })

  it('shows what was put off before, takes it up once, and what is owed', async () => {
    const first = await proposedItem(world, keeper)
    await world.ok(keeper, tasking, 'decide', {
      params: first.itemParams,
      body: { decision: 'DEFERRED', reason: 'No cars', decisions: 0 },
    })
    const adopted = await adoptedItem(world, keeper, officer)
    world.clock.set('2026-06-08T09:00:00.000Z')
    const { params } = await calledMeeting(world, keeper)
    const other = await calledMeeting(world, keeper, { kind: 'STRATEGIC', level: '2' })
    expect((await page(other.params)).putOff).toEqual([])
    const before = await page(params)
    expect(before.putOff.map(({ id }) => id)).toContain(first.itemParams.itemId)
    expect(before.owed.map(({ id }) => id)).toContain(adopted.itemParams.itemId)
    const takeUp = () => world.call(keeper, tasking, 'takeUp', { params, body: first.itemParams })
    const again = await calledMeeting(world, keeper)
    await world.ok(keeper, tasking, 'propose', {
      body: { meetingId: again.params.meetingId, recordId: first.person.nominalId, problem: 'Back again' },
    })
    await refused(
      () => world.call(keeper, tasking, 'takeUp', { params: again.params, body: first.itemParams }),
      409,
      { code: 'already_done' },
    )
    expect((await takeUp()).statusCode).toBe(200)
    await refused(takeUp, 409, { code: 'already_done' })
    // What a later meeting took up is decided there, and nowhere else.
    await refused(
      () =>
        world.call(keeper, tasking, 'decide', {
          params: first.itemParams,
          body: adoption(world, officer.id, { decisions: 1 }),
        }),
      409,
      { code: 'not_in_state' },
    )
    const after = await page(params)
    expect(after.putOff.map(({ id }) => id)).not.toContain(first.itemParams.itemId)
    expect(after.items).toMatchObject([{ isTakenUp: true, record: { id: first.person.nominalId } }])
  })

  it('is printed as its reader sees it', async () => {
    const { params } = await adoptedItem(world, keeper, officer)
    const answer = await world.call(sergeant, tasking, 'print', { params, body: { recipient: 'PS Testby' } })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('application/pdf')
    const [entry] = await world.auditOf(String(answer.headers['x-request-id']))
    expect(entry).toMatchObject({ action: 'tasking.print', act: 'disclosure', outcome: 'ok' })
  })
})

describe('a decision', () => {
  it('NI-6: says tactic, owner and day of what is adopted, and why of what is not', async () => {
    const { itemParams } = await proposedItem(world, keeper)
    const decide = (more: object) => () =>
      world.call(keeper, tasking, 'decide', {
        params: itemParams,
        body: { ...adoption(world, officer.id), ...more },
      })
    await refused(decide({ ownerId: undefined }), 400, field('ownerId'))
    await refused(decide({ tactic: ' ' }), 400, field('tactic'))
    await refused(decide({ kind: undefined }), 400, field('tactic'))
    await refused(decide({ dueOn: '2026-05-31' }), 400, field('dueOn'))
    await refused(decide({ decision: 'REFUSED' }), 400, field('reason'))
    await refused(decide({ decision: 'DEFERRED', reason: '' }), 400, field('reason'))
    await refused(decide({ decision: 'CLOSED' }), 400, field('result'))
    await refused(decide({ decisions: 3 }), 409, { code: 'conflict' })
    // Who reads the record and records no result of tasking could not end the work.
    const despatcher = await world.actor('DESPATCHER')
    await refused(decide({ ownerId: despatcher.id }), 400, field('ownerId'))
    const visitor = await world.actor('CUSTODY_VISITOR')
    await refused(decide({ ownerId: visitor.id }), 400, field('ownerId'))
  })

  it('raises the work of its owner at once, moves it with a new decision, and the result closes it', async () => {
    const { itemParams, person, params } = await adoptedItem(world, keeper, officer)
    expect(await openTasks(person.nominalId)).toEqual([
      {
        owner_id: officer.id,
        opens_at: `/tasking/items/${itemParams.itemId}`,
        due_at: new Date('2026-06-08T23:00:00Z'),
      },
    ])
    await world.ok(keeper, tasking, 'decide', {
      params: itemParams,
      body: adoption(world, sergeant.id, { decisions: 1 }),
    })
    expect((await openTasks(person.nominalId)).map((task) => task.owner_id)).toEqual([sergeant.id])
    const give = (as: Actor, more: object = {}) =>
      world.call(as, tasking, 'recordResult', {
        params: itemParams,
        body: { result: 'DID_NOT', resultWords: 'He has moved away.', ...more },
      })
    await refused(() => give(officer), 404, { code: 'not_found' })
    await refused(() => give(sergeant, { resultWords: ' ' }), 400, field('resultWords'))
    expect((await give(sergeant)).statusCode).toBe(200)
    expect(await openTasks(person.nominalId)).toEqual([])
    await refused(() => give(sergeant), 409, { code: 'not_in_state' })
    expect((await page(params)).items[0]).toMatchObject({
      result: { code: 'DID_NOT' },
      resultBy: { id: sergeant.id },
      may: { decide: false, result: false },
    })
    await refused(
      () =>
        world.call(keeper, tasking, 'decide', {
          params: itemParams,
          body: { decision: 'REFUSED', reason: 'No', decisions: 2 },
        }),
      409,
      { code: 'not_in_state' },
    )
  })

  it('is done by whoever the task was handed to', async () => {
    const colleague = await world.actor('RESPONSE_OFFICER')
    const { itemParams, person } = await adoptedItem(world, keeper, officer)
    expect((await world.ok(officer, tasking, 'listOwn', {})).toDo.map(({ id }) => id)).toContain(
      itemParams.itemId,
    )
    await refused(() => world.call(colleague, tasking, 'getItem', { params: itemParams }), 404, {
      code: 'not_found',
    })
    const { tasks: mine } = await world.ok(officer, tasks, 'listMine', {})
    const task = mine.find(({ record }) => record.id === person.nominalId)
    expect(task).toMatchObject({ kind: 'TASKING', rule: 'NI-6', may: { complete: { allowed: false } } })
    const client = await world.admin.connect()
    await client.query('BEGIN')
    await client.query('SET LOCAL session_replication_role = replica')
    await client.query('UPDATE task SET owner_id = $1 WHERE id = $2', [colleague.id, task?.id])
    await client.query('COMMIT')
    client.release()
    expect((await world.ok(colleague, tasking, 'listOwn', {})).toDo.map(({ id }) => id)).toEqual([
      itemParams.itemId,
    ])
    await world.ok(colleague, tasking, 'recordResult', {
      params: itemParams,
      body: { result: 'WORKED', resultWords: 'Arrested with the tools.' },
    })
    expect(await openTasks(person.nominalId)).toEqual([])
  })
})

it('an item about a record that a reader may not see leaves the same meeting, list and closing as if it were not there', async () => {
  const { params } = await calledMeeting(world, keeper, { attendeeIds: [sergeant.id] })
  const { nominalId } = await makePerson(world)
  await propose(world, keeper, params.meetingId, nominalId)
  const seen = async (as: Actor) => ({
    page: await page(params, as),
    list: (await world.ok(as, tasking, 'listMeetings', {})).meetings.find(
      ({ id }) => id === params.meetingId,
    ),
    own: await world.ok(as, tasking, 'listOwn', {}),
  })
  const before = await seen(sergeant)
  const hidden = await makePerson(world)
  const itemId = await propose(world, keeper, params.meetingId, hidden.nominalId)
  await world.ok(keeper, tasking, 'decide', { params: { itemId }, body: adoption(world, sergeant.id) })
  await restrict(world, hidden.nominalId, [keeper.id])
  expect(await seen(sergeant)).toEqual(before)
  expect((await page(params)).items).toHaveLength(2)
  await refused(() => world.call(sergeant, tasking, 'getItem', { params: { itemId } }), 404, {
    code: 'not_found',
  })
  // Whoever closes the meeting without seeing the item is not held up by it, and it is decided after by who sees it.
  const secret = await makePerson(world)
  const waiting = await propose(world, keeper, params.meetingId, secret.nominalId)
  await restrict(world, secret.nominalId, [keeper.id])
  const other = await world.actor('INSPECTOR')
  for (const { id } of (await page(params, other)).items)
    await world.ok(other, tasking, 'decide', {
      params: { itemId: id },
      body: { decision: 'REFUSED', reason: 'Known already', decisions: 0 },
    })
  await world.ok(other, tasking, 'closeMeeting', { params })
  await world.ok(keeper, tasking, 'decide', {
    params: { itemId: waiting },
    body: { decision: 'REFUSED', reason: 'Too late', decisions: 0 },
  })
})
