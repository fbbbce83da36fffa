import { custody } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeArrest, makeScene, minutesAgo, suite } from '../arrest/arrest.testing.ts'
import { authorisation, bail, detain, endStay } from './custody.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let sergeant: Actor
beforeEach(async () => {
  world.clock.set(start)
  sergeant = await world.actor('CUSTODY_SERGEANT', { displayName: 'PS Testkeeper' })
})

const after = (minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString()
const pageOf = (id: string) => world.ok(sergeant, custody, 'get', { params: { recordId: id } })
const day = 24 * 60
const returning = (earlierStayId: string, more: object = {}) =>
  ({
    recordTypes: ['BAILBACK'],
    earlierStayId,
    stationCode: suite.code,
    arrivedAt: minutesAgo(world, 1),
    ...more,
  }) as never
const open = (body: never) => world.call(sergeant, custody, 'open', { body })

async function refused(body: () => never, status: number, error: object): Promise<void> {
  const before = await rowCounts(world.admin)
  const response = await open(body())
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}

/** The person of an earlier stay is arrested for breaking the bail, five minutes ago, and is at the suite. */
async function arrestForBail(stay: { personRecordId: string; nominalId: string }): Promise<string> {
  const officer = await world.actor('RESPONSE_OFFICER')
  const scene = await makeScene(world, { onIncident: false })
  const { id } = await makeArrest(
    world,
    officer,
    {
      power: 'S46A',
      arrestedAt: minutesAgo(world, 40),
      necessityCodes: [],
      cautionAt: minutesAgo(world, 39),
    },
    { ...scene, ...stay },
  )
  return id
}

async function bailed(minutes = 119) {
  const scene = await makeScene(world)
  return { ...(await bail(world, { sergeant, scene, minutes })), scene }
}

describe('answering bail: refusals', () => {
  it('refuses a stay that is unknown, goes on, or ended without bail, with the rule', async () => {
    await refused(() => returning('00000000-0000-7000-8000-000000000000'), 400, { code: 'bad_reference' })
    const held = await detain(world, { sergeant })
    await refused(() => returning(held.id), 409, { code: 'rule_refused', facts: { rule: 'CL-6' } })
    await endStay(world, sergeant, held, 'RUI')
    await refused(() => returning(held.id), 409, {
      code: 'rule_refused',
      facts: { rule: 'CL-6', reason: expect.stringContaining('did not end in bail') },
    })
  })

  it('refuses an arrival before the release and one in the future, at the field', async () => {
    const stay = await bailed()
    world.clock.set(after(14 * day))
    await refused(() => returning(stay.id, { arrivedAt: after(118) }), 400, {
      fields: [{ path: 'arrivedAt', message: expect.stringContaining('RT-7') }],
    })
    await refused(() => returning(stay.id, { arrivedAt: after(14 * day + 30) }), 400, {
      fields: [{ path: 'arrivedAt' }],
    })
  })

  it('refuses bail that was answered already, and names the stay that answered it', async () => {
    const stay = await bailed()
    world.clock.set(after(14 * day))
    const first = await world.ok(sergeant, custody, 'open', { body: returning(stay.id) })
    await refused(() => returning(stay.id), 409, {
      code: 'rule_refused',
      facts: { rule: 'CL-6', custodyNumber: first.custodyNumber },
    })
  })

  it('refuses the stay of somebody else after an arrest for broken bail, and an arrest made under another power', async () => {
    const [mine, theirs] = [await bailed(), await bailed()]
    world.clock.set(after(14 * day))
    const arrestId = await arrestForBail(mine.scene)
    const body = (more: object) => returning(theirs.id, { recordTypes: ['S46A'], arrestId, ...more })
    await refused(() => body({}), 409, {
      code: 'rule_refused',
      facts: { rule: 'RT-7', reason: expect.stringContaining('somebody else') },
    })
    const other = await makeArrest(world, await world.actor('RESPONSE_OFFICER'), {}, mine.scene)
    await refused(() => body({ arrestId: other.id, earlierStayId: mine.id }), 400, {
      fields: [{ path: 'recordTypes' }],
    })
  })
})

describe('answering bail', () => {
  it('goes on with the earlier clock: nothing is typed, what was counted counts, bail does not', async () => {
    const stay = await bailed()
    expect((await pageOf(stay.id)).clock).toMatchObject({ state: 'ON_BAIL', countedMinutes: 124 })
    world.clock.set(after(14 * day))
    const response = await open(returning(stay.id))
    expect(response.statusCode, response.body).toBe(200)
    const { id } = response.json()
    const page = await pageOf(id)
    expect(page).toMatchObject({
      state: 'ARRIVED',
      recordTypes: [{ code: 'BAILBACK' }],
      person: { personRecordId: stay.scene.personRecordId, role: 'DETAINEE' },
      earlierStay: { id: stay.id, custodyNumber: stay.custodyNumber },
      arrest: { id: stay.arrestId },
      offences: [{ code: 'CJ88116' }],
      grounds: expect.stringContaining('Named by the victim'),
      clock: {
        rule: 'RT-7',
        relevantTime: after(-5),
        countedMinutes: 125,
        limit24: after(14 * day - 1 + day - 124),
        carried: { minutes: 124, rule: 'CL-6', from: after(-5), until: after(119) },
        inconsistencies: [],
      },
    })
    expect(page.sources.find(({ field }) => field === 'offences')).toMatchObject({
      how: 'carried',
      carriedFromId: stay.id,
    })
    expect(page.log[0]?.text).toContain(`The clock of ${stay.custodyNumber} goes on: 2 h 04 min`)
    expect(await pageOf(stay.id)).toMatchObject({ answeredBy: { id }, clock: { state: 'CLOSED' } })
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { action: 'custody.open', act: 'collection', outcome: 'ok', subject_id: id },
    ])
    const { version } = await world.ok(
      sergeant,
      custody,
      'authoriseDetention',
      { params: { recordId: id }, body: authorisation(world, { decidedAt: minutesAgo(world, 0) }) },
      { version: 1 },
    )
    expect(version).toBe(2)
    const { lines } = await world.ok(sergeant, custody, 'board', { query: {} })
    expect(lines.find((line) => line.id === id)?.clock).toMatchObject({
      releaseBy: after(14 * day - 1 + day - 124),
      nextReviewDue: after(14 * day + 6 * 60),
    })
  })

  it('a second return carries the time of both stays', async () => {
    const stay = await bailed()
    world.clock.set(after(14 * day))
    const first = await world.ok(sergeant, custody, 'open', { body: returning(stay.id) })
    const { version } = await world.ok(
      sergeant,
      custody,
      'authoriseDetention',
      { params: { recordId: first.id }, body: authorisation(world, { decidedAt: minutesAgo(world, 0) }) },
      { version: 1 },
    )
    world.clock.advanceMinutes(59)
    await endStay(world, sergeant, { id: first.id, version }, 'BAIL_TO_CPS')
    world.clock.set(after(20 * day))
    const second = await world.ok(sergeant, custody, 'open', { body: returning(first.id) })
    expect(await pageOf(second.id)).toMatchObject({
      offences: [{ code: 'CJ88116' }],
      clock: { relevantTime: after(-5), countedMinutes: 185, carried: { minutes: 184 } },
    })
  })

  it('after an arrest under s.46A the clock waits three hours and then goes on', async () => {
    const stay = await bailed()
    world.clock.set(after(14 * day))
    const arrestId = await arrestForBail(stay.scene)
    const { stays } = await world.ok(sergeant, custody, 'findOnBail', { body: { arrestId } })
    expect(stays.map(({ id }) => id)).toEqual([stay.id])
    const { id } = await world.ok(sergeant, custody, 'open', {
      body: returning(stay.id, { recordTypes: ['S46A'], arrestId, arrivedAt: minutesAgo(world, 5) }),
    })
    expect((await pageOf(id)).clock).toMatchObject({
      state: 'PAUSED_46A',
      rule: 'RT-7',
      countedMinutes: 124,
      limit24: after(14 * day - 5 + 180 + day - 124),
      inconsistencies: [],
    })
  })
})

describe('custody.findOnBail', () => {
  it('finds by number and by name who has not come back, and says what was asked in the audit', async () => {
    const stay = await bailed()
    const found = async (text: string) =>
      (await world.ok(sergeant, custody, 'findOnBail', { body: { text } })).stays.filter(
        ({ id }) => id === stay.id,
      )
    expect(await found('Nobody Named')).toEqual([])
    expect(await found('exampleton, t')).toEqual([])
    expect(await found('exampleton t')).toMatchObject([
      { personName: 'EXAMPLETON, Testo', countedMinutes: 124 },
    ])
    const response = await world.call(sergeant, custody, 'findOnBail', { body: { text: stay.custodyNumber } })
    expect(response.json().stays).toMatchObject([{ id: stay.id, disposalLabel: 'Bail before charge' }])
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { action: 'custody.findOnBail', act: 'search', outcome: 'ok', result_ids: [stay.id] },
    ])
    await world.ok(sergeant, custody, 'open', { body: returning(stay.id, { arrivedAt: after(119) }) })
    expect(await found(stay.custodyNumber)).toEqual([])
  })
})
