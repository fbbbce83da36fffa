/** The work on a case: one hand at a time, steps by who may, and the list of cases. */
import { prosecutionCase } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { casePage, change, openedCase } from './case.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let builder: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('DETECTIVE')
  builder ??= await world.actor('CASE_BUILDER')
})

describe('who has a case open', () => {
  it('F16: nobody else works it until it is given back or taken over with a reason', async () => {
    const { id, params } = await openedCase(world, officer)
    const hold = (as: Actor, act: 'TAKE' | 'RELEASE' | 'STEAL', reason?: string) =>
      world.call(as, prosecutionCase, 'hold', {
        params,
        body: { act, ...(reason === undefined ? {} : { reason }) },
      })
    expect((await hold(officer, 'TAKE')).statusCode).toBe(200)
    expect((await hold(builder, 'TAKE')).json().error.code).toBe('not_in_state')
    const { version } = await casePage(world, builder, id)
    const write = await world.call(
      builder,
      prosecutionCase,
      'change',
      { params, body: { anticipatedPlea: 'GAP' } },
      { version },
    )
    expect(write.json().error.facts.reason).toContain(officer.displayName)
    expect((await hold(builder, 'STEAL')).json().error.fields).toMatchObject([{ path: 'reason' }])
    expect((await hold(builder, 'STEAL', 'The officer is on leave')).statusCode).toBe(200)
    expect((await casePage(world, builder, id)).holder).toMatchObject({ isMine: true })
    await change(world, builder, id, { anticipatedPlea: 'GAP' })
  })
})

describe('steps of a case', () => {
  it('CF-1, CF-4: are taken by who may, from the state they are open in, with the reason', async () => {
    const { id, params, version } = await openedCase(world, officer)
    const step = (as: Actor, body: object) =>
      world.call(as, prosecutionCase, 'takeStep', { params, body: body as never }, { version })
    expect((await step(officer, { step: 'DISCONTINUE', reason: 'x' })).json().error.facts).toMatchObject({
      rule: 'CF-1',
    })
    expect((await step(builder, { step: 'DISCONTINUE' })).json().error.facts).toMatchObject({ rule: 'CF-4' })
    expect((await step(builder, { step: 'SEND_TO_COURT' })).json().error.code).toBe('rule_refused')
    expect((await step(builder, { step: 'DISCONTINUE', reason: 'No evidence' })).statusCode).toBe(200)
    const page = await casePage(world, officer, id)
    expect(page.state).toMatchObject({ code: 'DISCONTINUED' })
    const steps = await world.admin.query(
      'SELECT step, from_state, to_state, reason FROM case_step WHERE case_id = $1',
      [id],
    )
    expect(steps.rows).toEqual([
      { step: 'DISCONTINUE', from_state: 'CHARGED', to_state: 'DISCONTINUED', reason: 'No evidence' },
    ])
  })
})

describe('the list of cases', () => {
  it('is of the officer, of the team, or of all, with the plea and the first hearing', async () => {
    const other = await world.actor('DETECTIVE')
    const { id } = await openedCase(world, other)
    await change(world, other, id, { anticipatedPlea: 'NGAP' })
    const mine = await world.ok(other, prosecutionCase, 'list', { query: { of: 'MINE' } })
    expect(mine.cases).toMatchObject([{ id, plea: { code: 'NGAP' }, standing: { code: 'BUILDING' } }])
    const all = await world.ok(officer, prosecutionCase, 'list', { query: { of: 'ALL' } })
    expect(all.cases.map((row) => row.id)).toContain(id)
    expect(
      (await world.ok(officer, prosecutionCase, 'list', { query: {} })).cases.map((row) => row.id),
    ).not.toContain(id)
  })
})
