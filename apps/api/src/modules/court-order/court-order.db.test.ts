/** Orders of courts: recorded by the rules, shown first to a patrol, with a warning that ends with the last of them. */
import { courtOrder } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { restrict } from '../../testing/arrange.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { orderedPerson, restraining } from './court-order.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let sergeant: Actor
let patrol: Actor
beforeEach(async () => {
  world.clock.set(start)
  sergeant ??= await world.actor('SUPERVISOR')
  patrol ??= await world.actor('RESPONSE_OFFICER')
})

const shown = (params: { nominalId: string }, as: Actor = patrol) =>
  world.ok(as, courtOrder, 'ofPerson', { params })
const liveMarkers = async (personRecordId: string) =>
  (
    await world.admin.query<{ code: string }>(
      'SELECT code FROM marker WHERE record_id = $1 AND ended_on IS NULL ORDER BY code',
      [personRecordId],
    )
  ).rows.map(({ code }) => code)

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}

describe('an order', () => {
  it('OD-1: is recorded with a last day or until further order, by a court of the list', async () => {
    const { params } = await orderedPerson(world, sergeant)
    const record = (more: object) => () =>
      world.call(sergeant, courtOrder, 'record', { params, body: restraining(world, more) })
    await refused(record({ isUntilFurtherOrder: true }), 409, { facts: { rule: 'OD-1' } })
    await refused(record({ to: '2026-05-01' }), 409, { facts: { rule: 'OD-1' } })
    await refused(record({ courtCode: 'ZZZZZZ' }), 400, { fields: [{ path: 'courtCode' }] })
    await refused(record({ variesId: '6f0f3c1e-0000-4000-8000-000000000001' }), 400, {
      code: 'bad_reference',
    })
  })

  it('OD-2: that is shorter than the law allows is kept with the question', async () => {
    const { problems } = await orderedPerson(world, sergeant, { kind: 'FOOTBALL', to: '2027-06-01' })
    expect(problems.map(({ rule }) => rule)).toEqual(['OD-2'])
  })

  it('is recorded by nobody below the supervisor', async () => {
    const { params } = await orderedPerson(world, sergeant)
    await refused(() => world.call(patrol, courtOrder, 'record', { params, body: restraining(world) }), 403, {
      code: 'forbidden',
    })
  })

  it('OD-4: is shown to a patrol with its terms and what breaking it is, and warns on the person', async () => {
    const { params, person } = await orderedPerson(world, sergeant)
    const { orders, may } = await shown(params)
    expect(may.keep).toBe(false)
    expect(orders).toMatchObject([
      {
        kind: { label: 'Restraining order' },
        standing: { code: 'IN_FORCE' },
        court: "Croydon Magistrates' Court",
        terms: ['Not to go to 12 Testing Street, Testham'],
        protects: ['Odile Marchbank'],
      },
    ])
    expect(orders[0]?.power).toContain('Breaking it is an offence')
    expect(await liveMarkers(person.personRecordId)).toEqual(['PROTECTION_ORDER'])
  })

  it('OD-3: is in force on its last day and over on the next', async () => {
    const { params } = await orderedPerson(world, sergeant, { to: '2026-06-10' })
    world.clock.set('2026-06-10T21:00:00.000Z')
    expect((await shown(params)).orders[0]?.standing.code).toBe('IN_FORCE')
    world.clock.set('2026-06-11T09:00:00.000Z')
    expect((await shown(params)).orders[0]?.standing.code).toBe('ENDED')
  })

  it('that varies another ends it, and the warning stays until the last of them is over', async () => {
    const { params, orderId, person } = await orderedPerson(world, sergeant)
    const varied = await world.ok(sergeant, courtOrder, 'record', {
      params,
      body: restraining(world, { variesId: orderId, terms: ['Not to contact Odile Marchbank'] }),
    })
    const { orders } = await shown(params)
    expect(orders.map(({ id, standing }) => [id, standing.code])).toEqual([
      [varied.id, 'IN_FORCE'],
      [orderId, 'ENDED'],
    ])
    expect(await liveMarkers(person.personRecordId)).toEqual(['PROTECTION_ORDER'])
    const end = { endedOn: '2026-06-01', reason: 'Discharged by the court' }
    await world.ok(sergeant, courtOrder, 'end', { params: { ...params, orderId: varied.id }, body: end })
    expect(await liveMarkers(person.personRecordId)).toEqual([])
    await refused(
      () => world.call(sergeant, courtOrder, 'end', { params: { ...params, orderId: varied.id }, body: end }),
      409,
      { code: 'already_done' },
    )
  })

  it('is none for who may not see the person', async () => {
    const { params } = await orderedPerson(world, sergeant)
    await restrict(world, params.nominalId, [sergeant.id])
    const response = await world.call(patrol, courtOrder, 'ofPerson', { params })
    expect(response.statusCode).toBe(404)
  })
})
