/** The work on warrants: attempts and tasks by area, the national computer with clock and proof, money owed and paid, the parts of the register. */
import { warrant } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { attemptBody, circulatedWarrant, hoursAgo, issuedWarrant, owing } from './warrant.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let keeper: Actor
let officer: Actor
beforeEach(async () => {
  world.clock.set(start)
  keeper ??= await world.actor('WARRANT_OFFICER')
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
type Params = { warrantId: string }
type Name = 'addAddress' | 'addAttempt' | 'circulate' | 'pay' | 'grade' | 'allocate' | 'withdraw'
const page = (params: Params, as = keeper) => world.ok(as, warrant, 'get', { params })
const act = async (name: Name, params: Params, body: object, as = keeper) =>
  world.call(as, warrant, name, { params, body } as never, { version: (await page(params)).version })
const done = async (name: Name, params: Params, body: object, as = keeper) => {
  const response = await act(name, params, body, as)
  expect(response.statusCode, response.body).toBe(200)
}
const now = () => world.clock.now().toISOString()
const openTasks = async ({ warrantId }: Params) =>
  (
    await world.admin.query<{
      kind: string
      owner_id: string | null
      owner_unit: string | null
      due: string
    }>(
      `SELECT kind, owner_id, owner_unit, to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS due FROM task
        WHERE record_id = $1 AND done_at IS NULL ORDER BY kind`,
      [warrantId],
    )
  ).rows
const lines = async (query: object) => (await world.ok(keeper, warrant, 'list', { query } as never)).warrants

describe('the work of a warrant', () => {
  it('is grading and circulating at first, then attempts and the target of its area (H2)', async () => {
    const { params } = await issuedWarrant(world, keeper)
    expect((await openTasks(params)).map(({ kind, due }) => [kind, due])).toEqual([
      ['WARRANT_CIRCULATE', '2026-06-02 07:00'],
      ['WARRANT_GRADE', '2026-06-02 07:00'],
    ])
    await done('grade', params, { factors: ['DOMESTIC'], grade: 'A' })
    const units = (await page(params)).units.map(({ code }) => code)
    const unit = units.at(-1) ?? ''
    await done('allocate', params, { areaUnit: unit })
    const tasks = await openTasks(params)
    expect(tasks.map(({ kind }) => kind)).toEqual(['WARRANT_ATTEMPT', 'WARRANT_CIRCULATE', 'WARRANT_TARGET'])
    expect(tasks.filter(({ kind }) => kind !== 'WARRANT_CIRCULATE').map((task) => task.owner_unit)).toEqual([
      unit,
      unit,
    ])
    expect(tasks.map(({ due }) => due)).toEqual(['2026-06-02 23:00', '2026-06-02 07:00', '2026-06-15 23:00'])
  })

  it('WA-6: an attempt says where, what came of it, and what is done next by whom', async () => {
    const { params } = await issuedWarrant(world, keeper, { factors: ['TRIAL'] })
    const body = attemptBody(world, officer.id)
    await refused(() => act('addAttempt', params, { ...body, address: '' }, officer), 400, field('address'))
    await refused(
      () => act('addAttempt', params, { ...body, next: undefined }, officer),
      400,
      field('next.text'),
    )
    await refused(
      () => act('addAttempt', params, { ...body, next: { ...body.next, dueOn: undefined } }, officer),
      400,
      field('next.dueOn'),
    )
    await refused(
      () => act('addAttempt', params, { ...body, at: '2026-05-01T09:00:00.000Z' }, officer),
      400,
      field('at'),
    )
    const response = await act('addAttempt', params, { ...body, wasRiskRead: false }, officer)
    expect(response.json()).toMatchObject({ problems: [{ rule: 'WA-6', severity: 'ASK' }] })
    expect((await page(params)).attempts).toMatchObject([
      {
        result: { code: 'NO_REPLY' },
        officers: [{ id: officer.id }],
        next: { text: 'Try again in the evening', dueOn: '2026-06-03', owner: { id: officer.id } },
      },
    ])
    const task = (await openTasks(params)).find(({ kind }) => kind === 'WARRANT_ATTEMPT')
    expect(task).toMatchObject({ owner_id: officer.id, due: '2026-06-03 23:00' })
    await done('addAttempt', params, { ...body, result: 'ARRESTED', next: undefined }, officer)
    expect((await openTasks(params)).map(({ kind }) => kind)).not.toContain('WARRANT_ATTEMPT')
  })

  it('an address is kept once, with why they may be there', async () => {
    const { params } = await issuedWarrant(world, keeper)
    await refused(() => act('addAddress', params, { why: 'His sister' }, officer), 400, field('words'))
    await done('addAddress', params, { words: '9 Cooper Yard', why: 'His sister' }, officer)
    await refused(() => act('addAddress', params, { words: '9 Cooper Yard' }, officer), 409, {
      code: 'already_done',
    })
    expect((await page(params)).addresses.map(({ why }) => why)).toEqual([
      'Where they live by the record',
      'His sister',
    ])
  })
})

describe('the national computer (H5)', () => {
  it('WA-9: is told within the hours of the table, with its reference as the proof', async () => {
    const { params } = await issuedWarrant(world, keeper)
    const listed = async () =>
      (await lines({ view: 'NOT_CIRCULATED' })).some(({ id }) => id === params.warrantId)
    expect(await listed()).toBe(true)
    await refused(() => act('circulate', params, { enteredAt: now() }), 400, field('reference'))
    await refused(
      () => act('circulate', params, { enteredAt: hoursAgo(world, 5), reference: 'W/26/1' }),
      400,
      field('enteredAt'),
    )
    await refused(
      () => act('circulate', params, { enteredAt: '2026-06-01T10:00:00.000Z', reference: 'W/26/1' }),
      400,
      field('enteredAt'),
    )
    await refused(() => act('circulate', params, { enteredAt: now(), reference: 'W/26/1' }, officer), 403, {
      code: 'forbidden',
    })
    world.clock.set('2026-06-02T12:00:00.000Z')
    await done('circulate', params, { enteredAt: now(), reference: 'W/26/1' })
    expect(await page(params)).toMatchObject({
      circulation: { code: 'CIRCULATED' },
      circulations: [{ reference: 'W/26/1', wasInTime: false }],
    })
    expect(await listed()).toBe(false)
    expect((await openTasks(params)).map(({ kind, due }) => [kind, due])).toContainEqual([
      'WARRANT_REVIEW',
      '2026-06-30 12:00',
    ])
  })

  it('WA-10: what is over and still circulated is due at once, and is listed until it is off', async () => {
    const { params, circulationId } = await circulatedWarrant(world, keeper)
    await done('withdraw', params, { at: now(), courtReference: 'Order 4/26' })
    expect((await openTasks(params)).map(({ kind, due }) => [kind, due])).toEqual([
      ['WARRANT_CANCEL', '2026-06-01 09:00'],
    ])
    expect((await lines({ view: 'STALE' })).map(({ id }) => id)).toContain(params.warrantId)
    const which = { ...params, circulationId }
    await refused(
      async () =>
        world.call(
          keeper,
          warrant,
          'cancelCirculation',
          { params: which, body: { at: hoursAgo(world, 9) } },
          { version: (await page(params)).version },
        ),
      400,
      field('at'),
    )
    await world.ok(
      keeper,
      warrant,
      'cancelCirculation',
      { params: which, body: { at: now() } },
      { version: (await page(params)).version },
    )
    expect(await openTasks(params)).toEqual([])
    expect((await lines({ view: 'STALE' })).map(({ id }) => id)).not.toContain(params.warrantId)
    expect((await page(params)).circulation.code).toBe('NONE')
  })
})

describe('money (H8)', () => {
  it('MO-1 and MO-2: is taken with a receipt, never more than is owed, and ends the warrant when all is paid', async () => {
    const { params } = await issuedWarrant(world, keeper, owing)
    const paidOn = '2026-06-01'
    const pay = (pence: number, receipt: string) => act('pay', params, { pence, paidOn, receipt }, officer)
    expect((await page(params)).money).toEqual({
      owedPence: 15_000,
      costsPence: 2_000,
      paidPence: 0,
      leftPence: 17_000,
    })
    await refused(() => pay(0, 'R-1'), 400, field('pence'))
    await refused(() => pay(17_001, 'R-1'), 400, field('pence'))
    await refused(() => pay(5_000, ''), 400, field('receipt'))
    expect((await pay(5_000, 'R-1')).statusCode).toBe(200)
    await refused(() => pay(5_000, 'R-1'), 400, field('receipt'))
    expect(await page(params)).toMatchObject({ isWanted: true, money: { leftPence: 12_000 } })
    expect((await pay(12_000, 'R-2')).statusCode).toBe(200)
    expect(await page(params)).toMatchObject({
      state: { code: 'PAID' },
      isWanted: false,
      money: { paidPence: 17_000, leftPence: 0 },
    })
    const bench = await issuedWarrant(world, keeper)
    await refused(() => act('pay', bench.params, { pence: 1, paidOn, receipt: 'R' }, officer), 409, {
      code: 'not_in_state',
    })
  })
})

describe('the register', () => {
  it('is narrowed by grade, kind and area, and says what is overdue', async () => {
    const { params } = await issuedWarrant(world, keeper, { kind: 'WITNESS', factors: ['VULNERABLE'] })
    const units = (await page(params)).units.map(({ code }) => code)
    const unit = units[0] ?? ''
    await done('allocate', params, { areaUnit: unit })
    const has = async (query: object) => (await lines(query)).some(({ id }) => id === params.warrantId)
    expect(await has({ grade: 'B', kind: 'WITNESS', area: unit })).toBe(true)
    expect(await has({ grade: 'A' })).toBe(false)
    expect(await has({ kind: 'BREACH' })).toBe(false)
    expect(await has({ area: 'ANOTHER' })).toBe(false)
    expect(await has({ view: 'OVERDUE' })).toBe(false)
    world.clock.set('2026-06-02T12:00:00.000Z')
    expect(await has({ view: 'OVERDUE' })).toBe(true)
    await done('withdraw', params, { at: now(), courtReference: 'Order 4/26' })
    expect(await has({})).toBe(false)
    expect(await has({ view: 'OVER' })).toBe(true)
  })
})
