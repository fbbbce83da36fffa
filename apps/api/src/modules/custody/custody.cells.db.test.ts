import { custody } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeArrest, minutesAgo, suite } from '../arrest/arrest.testing.ts'
import { detain } from './custody.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let sergeant: Actor
let ddo: Actor
beforeEach(async () => {
  world.clock.set(start)
  sergeant = await world.actor('CUSTODY_SERGEANT', { displayName: 'PS Testkeeper' })
  ddo = await world.actor('DETENTION_OFFICER')
})

type Stay = { id: string; custodyNumber: string; version: number }
const put = (stay: Stay, cell: string, more: object = {}, as = sergeant, version = stay.version) =>
  world.call(
    as,
    custody,
    'assess',
    { params: { recordId: stay.id }, body: { cell, reason: 'Free', ...more } },
    { version },
  )
const cellOf = async (code: string) =>
  (await world.ok(sergeant, custody, 'listCells', { query: { stationCode: suite.code } })).cells.find(
    (cell) => cell.code === code,
  )
const close = (code: string, as = sergeant) =>
  world.call(as, custody, 'closeCell', { body: { stationCode: suite.code, code, reason: 'Hatch is broken' } })
const reopen = (code: string) =>
  world.call(sergeant, custody, 'reopenCell', {
    body: { stationCode: suite.code, code, reason: 'Hatch mended' },
  })
const describeAs = (code: string, more: object) =>
  world.ok(sergeant, custody, 'describeCell', {
    body: {
      stationCode: suite.code,
      code,
      kind: 'STANDARD',
      capacity: 1,
      hasCctv: false,
      isAntiLigature: false,
      ...more,
    } as never,
  })

async function refused(
  send: () => ReturnType<typeof world.call>,
  status: number,
  error: object,
): Promise<void> {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}
const byRule = (rule: string, more: object = {}) => ({ code: 'rule_refused', facts: { rule, ...more } })

describe('the rules on cells', () => {
  it('TR-10: refuses a child and an adult in one cell, TR-9: and a second person in a single cell, and names who is there', async () => {
    const [adult, child, other] = [
      await detain(world),
      await detain(world, { dob: '2011-01-01' }),
      await detain(world),
    ]
    expect((await put(adult, 'A9')).statusCode).toBe(200)
    await refused(() => put(child, 'A9', { jointRisk: 'Seen together' }), 409, byRule('TR-10'))
    await refused(
      () => put(other, 'a9'),
      409,
      byRule('TR-9', {
        custodyNumber: adult.custodyNumber,
        reason: expect.stringContaining('choose another'),
      }),
    )
  })

  it('TR-9: the joint risk is the word of the custody officer, not of a detention officer', async () => {
    const [one, two] = [await detain(world), await detain(world)]
    await put(one, 'A8')
    const jointRisk = 'Brothers, calm, no injuries'
    await refused(() => put(two, 'A8', { jointRisk }, ddo), 409, byRule('TR-9'))
    const response = await put(two, 'A8', { jointRisk })
    expect(response.statusCode, response.body).toBe(200)
    const page = await world.ok(sergeant, custody, 'get', { params: { recordId: two.id } })
    expect(page.log[0]?.text).toContain(`Joint risk: ${jointRisk}.`)
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { action: 'custody.assess', act: 'alteration', outcome: 'ok', subject_id: two.id },
    ])
  })

  it('12.10: people of both sexes, or under constant watch, share a cell only by the reasoned word of the custody officer', async () => {
    await describeAs('A7', { capacity: 2 })
    const [man, woman, watched] = [
      await detain(world),
      await detain(world, { sex: 'F' }),
      await detain(world),
    ]
    await put(man, 'A7')
    const jointRisk = 'Seen together'
    await refused(() => put(woman, 'A7', { jointRisk }), 409, byRule('12.10'))
    await refused(() => put(watched, 'A7', { jointRisk, observationLevel: '4' }), 409, byRule('TR-9'))
    const allowed = await put(woman, 'A7', { jointRisk, cellReason: 'Married, the suite is full' })
    expect(allowed.statusCode, allowed.body).toBe(200)
  })

  it('TR-1: constant observation needs CCTV, or a reasoned word; what is still to do stands in the log', async () => {
    const stay = await detain(world)
    await refused(() => put(stay, 'A6', { observationLevel: '3' }), 409, byRule('TR-1'))
    await describeAs('A6', { kind: 'CCTV', hasCctv: true })
    expect((await put(stay, 'A6', { observationLevel: '3' })).statusCode).toBe(200)
    const page = await world.ok(sergeant, custody, 'get', { params: { recordId: stay.id } })
    expect(page.log.find(({ kind }) => kind === 'CELL_IN')?.text).toMatch(
      /Still to do: 12\.10: Check the cell .* 12\.17: Tell the person/,
    )
    const done = { isCellChecked: true, isCctvTold: true }
    await describeAs('A5', { hasCctv: true })
    expect((await put(stay, 'A5', done, sergeant, stay.version + 1)).statusCode).toBe(200)
    const moved = await world.ok(sergeant, custody, 'get', { params: { recordId: stay.id } })
    expect(moved.log.find(({ kind }) => kind === 'CELL_IN')?.text).not.toContain('Still to do')
  })

  it('holds when the record is opened as well', async () => {
    const held = await detain(world)
    await put(held, 'A4')
    const { id: arrestId } = await makeArrest(world, await world.actor('RESPONSE_OFFICER'))
    const body = { arrestId, stationCode: suite.code, arrivedAt: minutesAgo(world, 5) }
    await refused(
      () => world.call(sergeant, custody, 'open', { body: { ...body, cell: 'A4' } }),
      409,
      byRule('TR-9', { custodyNumber: held.custodyNumber }),
    )
    expect((await world.call(sergeant, custody, 'open', { body: { ...body, cell: 'A3' } })).statusCode).toBe(
      200,
    )
  })
})

describe('cells out of use', () => {
  it('is refused to a detention officer, with somebody inside, twice, and at a station without a suite', async () => {
    await refused(() => close('B1', ddo), 403, { code: 'forbidden' })
    const held = await detain(world)
    await put(held, 'B1')
    await refused(() => close('B1'), 409, byRule('12.10', { custodyNumber: held.custodyNumber }))
    await refused(() => reopen('B2'), 409, { code: 'already_done' })
    const elsewhere = { stationCode: '01ZZ99', code: 'B2', reason: 'Hatch is broken' }
    await refused(() => world.call(sergeant, custody, 'closeCell', { body: elsewhere }), 400, {
      fields: [{ path: 'stationCode' }],
    })
  })

  it('keeps people out with the reason until the sergeant puts it back into use', async () => {
    const stay = await detain(world)
    const response = await close('b3')
    expect(response.json()).toEqual({ stationCode: suite.code, code: 'B3' })
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { action: 'custody.closeCell', act: 'alteration', outcome: 'ok' },
    ])
    expect(await cellOf('B3')).toMatchObject({
      outOfUse: { reason: 'Hatch is broken', by: 'PS Testkeeper' },
      held: [],
    })
    await refused(() => close('B3'), 409, { code: 'already_done' })
    await refused(
      () => put(stay, 'B3', { jointRisk: 'x', cellReason: 'x' }),
      409,
      byRule('12.10', { reason: expect.stringContaining('Hatch is broken') }),
    )
    expect((await reopen('B3')).statusCode).toBe(200)
    expect((await put(stay, 'B3')).statusCode).toBe(200)
    expect(await cellOf('B3')).toMatchObject({ outOfUse: null, held: [{ id: stay.id, sexLabel: 'Male' }] })
  })
})
