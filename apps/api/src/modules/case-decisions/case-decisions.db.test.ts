/** Charging decisions: who may record them, what each needs, the lines that they move, and the action plan as work with days. */
import { caseDecisions, prosecutionCase } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { openedCase } from '../case/case.testing.ts'
import { type Decision, planBody, withProsecutor } from './case-decisions.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let builder: Actor
let sergeant: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('DETECTIVE')
  builder ??= await world.actor('CASE_BUILDER')
  sergeant ??= await world.actor('SUPERVISOR')
})

type Params = { caseId: string }
const page = (params: Params) => world.ok(officer, caseDecisions, 'get', { params })
const decide = async (as: Actor, params: Params, body: Decision) =>
  world.call(as, caseDecisions, 'decide', { params, body }, { version: (await page(params)).version })
const stateOf = async ({ caseId }: Params) =>
  (await world.ok(officer, prosecutionCase, 'get', { params: { caseId } })).state?.code
const fullTest: Decision['answers'] = [
  { code: 'PROSPECT', isYes: true, why: 'Seen on camera and named by the guard' },
  { code: 'INTEREST', isYes: true, why: 'Third theft this year' },
]

describe('a decision on a charge', () => {
  it('is recorded for the prosecutor by case progression, and for the police by a supervisor', async () => {
    const { params } = await withProsecutor(world, officer)
    expect((await decide(officer, params, planBody(world, officer.id))).statusCode).toBe(403)
    expect(
      (await decide(builder, params, planBody(world, officer.id, { by: 'POLICE', outcome: 'NO_EVIDENCE' })))
        .statusCode,
    ).toBe(403)
    expect((await decide(officer, params, planBody(world, officer.id))).statusCode).toBe(403)
    expect((await page(params)).decisions).toEqual([])
  })

  it('CG-2, CG-3, CG-7: needs its reference, its test with reasons, and an owner and a day for each action', async () => {
    const { params } = await withProsecutor(world, officer)
    const rule = async (more: Partial<Decision>) =>
      (await decide(builder, params, planBody(world, officer.id, more))).json().error.facts?.rule
    expect(await rule({ reference: '' })).toBe('CG-2')
    expect(await rule({ outcome: 'ACTION_PLAN', actions: [] })).toBe('CG-7')
    expect(await rule({ outcome: 'CHARGE', actions: [] })).toBe('CG-3')
    expect(await rule({ outcome: 'CHARGE', actions: [], test: 'FULL', answers: [] })).toBe('CG-3')
    expect(
      await rule({
        outcome: 'CHARGE',
        actions: [],
        test: 'FULL',
        answers: [{ code: 'PROSPECT', isYes: false, why: 'Nobody saw it' }],
      }),
    ).toBe('CG-3')
    expect(await stateOf(params)).toBe('WITH_PROSECUTOR')
  })

  it('moves the offences that wait: a charge, and no further action with the right to review', async () => {
    const charge = await withProsecutor(world, officer)
    const body = planBody(world, officer.id, {
      outcome: 'CHARGE',
      actions: [],
      test: 'FULL',
      answers: fullTest,
    })
    expect((await decide(builder, charge.params, body)).statusCode).toBe(200)
    expect(await stateOf(charge.params)).toBe('CHARGED')
    const none = await withProsecutor(world, officer)
    expect(
      (
        await decide(
          builder,
          none.params,
          planBody(world, officer.id, { outcome: 'NO_EVIDENCE', actions: [] }),
        )
      ).statusCode,
    ).toBe(200)
    expect(await stateOf(none.params)).toBe('NO_FURTHER_ACTION')
    expect((await page(none.params)).decisions).toMatchObject([{ hasRightToReview: true }])
    expect((await decide(builder, none.params, planBody(world, officer.id))).json().error.code).toBe(
      'not_in_state',
    )
  })

  it('is asked beside a charge in custody too, and the newest is what the file has', async () => {
    const { id } = await openedCase(world, officer)
    const params = { caseId: id }
    expect((await page(params)).authority.by.code).toBe('POLICE')
    const body = planBody(world, officer.id, {
      by: 'POLICE',
      decidedBy: '',
      reference: '',
      outcome: 'CHARGE',
      actions: [],
      test: 'FULL',
      answers: fullTest,
    })
    const made = await decide(sergeant, params, body)
    expect(made.statusCode, made.body).toBe(200)
    expect((await page(params)).decisions).toMatchObject([
      {
        decidedBy: sergeant.displayName,
        test: { code: 'FULL' },
        answers: [{ isYes: true }, { isYes: true }],
      },
    ])
    expect(await stateOf(params)).toBe('CHARGED')
  })
})

describe('an action plan', () => {
  it('CG-7, F6: is work of its owners by their days, and goes back to the supervisor with the last action', async () => {
    const { params } = await withProsecutor(world, officer)
    const other = await world.actor('DETECTIVE')
    const actions = [
      { text: 'Obtain the footage', dueOn: '2026-06-08', ownerId: officer.id },
      { text: 'Take a statement of the guard', dueOn: '2026-06-03', ownerId: other.id },
    ]
    expect((await decide(builder, params, planBody(world, officer.id, { actions }))).statusCode).toBe(200)
    expect(await stateOf(params)).toBe('ACTION_PLAN')
    const tasks = async () =>
      (
        await world.admin.query<{ title: string; owner_id: string }>(
          "SELECT title, owner_id, due_at FROM task WHERE record_id = $1 AND kind = 'CASE_ACTION' AND done_at IS NULL ORDER BY due_at",
          [params.caseId],
        )
      ).rows
    expect(await tasks()).toMatchObject([
      { title: 'Take a statement of the guard', owner_id: other.id },
      { title: 'Obtain the footage', owner_id: officer.id },
    ])
    world.clock.advanceMinutes(4 * 24 * 60)
    const { decisions } = await page(params)
    expect(decisions[0]?.actions.map(({ standing }) => standing.code)).toEqual(['LATE', 'OPEN'])
    for (const action of decisions[0]?.actions ?? []) {
      const { version } = await page(params)
      await world.ok(
        officer,
        caseDecisions,
        'finishAction',
        { params: { ...params, actionId: action.id }, body: { result: 'Done' } },
        { version },
      )
    }
    expect(await tasks()).toEqual([])
    expect(await stateOf(params)).toBe('WITH_SUPERVISOR')
    const again = await world.call(
      officer,
      caseDecisions,
      'finishAction',
      { params: { ...params, actionId: decisions[0]?.actions[0]?.id ?? '' }, body: { result: 'Done' } },
      { version: (await page(params)).version },
    )
    expect(again.json().error.code).toBe('already_done')
  })
})
