/** What supervisors decide on a case: reviews, the ASB case review, closing and opening again (AB-2, AB-4, AB-5). */
import { asbCase } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import {
  askedCase,
  assessedCase,
  grave,
  makeStreet,
  newest,
  openedCase,
  plannedCase,
} from './asb-case.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let sergeant: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('RESPONSE_OFFICER')
  sergeant ??= await world.actor('SUPERVISOR')
})

type Name = keyof (typeof asbCase)['routes']
const send = (
  name: Name,
  caseId: string,
  body: object,
  more: { as?: Actor; ids?: object; version?: number } = {},
) =>
  world.call(more.as ?? officer, asbCase, name, { params: { caseId, ...more.ids }, body } as never, {
    ...(more.version === undefined ? {} : { version: more.version }),
  })
const page = (caseId: string, as = officer) => world.ok(as, asbCase, 'get', { params: { caseId } })

async function refused(answer: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await answer()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}

const tasksOf = async (recordId: string, isOpen = true) =>
  (
    await world.admin.query<{ kind: string; rule: string; due_at: Date | null }>(
      `SELECT kind, rule, due_at FROM task WHERE record_id = $1 AND (done_at IS NULL) = $2 ORDER BY kind, created_at`,
      [recordId, isOpen],
    )
  ).rows

describe('supervisors', () => {
  it('AB-5: another supervisor reviews each answer once; a return gives the officer a task and types nothing again', async () => {
    const { caseId } = await openedCase(world, officer)
    const look = (as: Actor, answer = 'RETURNED') =>
      send('review', caseId, { answer, words: 'Ask the landlord first.' }, { as })
    await refused(() => look(officer), 403, { code: 'forbidden' })
    await refused(() => look(sergeant), 409, { facts: { rule: 'AB-3' } })
    await send('assess', caseId, { answers: grave })
    const constable = await world.actor('SUPERVISOR', { rank: 'PC' })
    await refused(() => look(constable), 409, { facts: { rule: 'AB-5' } })
    expect((await look(sergeant)).statusCode).toBe(200)
    await refused(() => look(sergeant, 'AGREED'), 409, { code: 'already_done' })
    expect((await tasksOf(caseId)).map(({ kind }) => kind)).toEqual(['ASB_CASE_RISK'])
    expect((await page(caseId)).risks[0]?.review).toMatchObject({
      answer: 'RETURNED',
      by: { id: sergeant.id },
    })
    const own = await openedCase(world, sergeant)
    await send('assess', own.caseId, { answers: grave }, { as: sergeant })
    await refused(() => send('review', own.caseId, { answer: 'AGREED', words: 'x' }, { as: sergeant }), 409, {
      facts: { rule: 'AB-5' },
    })
  })

  it('AB-2: the count decides on the case review, which runs in working days until it is answered', async () => {
    const { caseId, street, reviewId } = await askedCase(world, officer)
    const asked = (await page(caseId)).caseReviews[0]
    expect(asked).toMatchObject({
      isMet: true,
      counted: 3,
      needed: 3,
      state: 'ASKED',
      dueAt: '2026-09-21T23:00:00.000Z',
    })
    await refused(() => send('askReview', caseId, { victimId: street.victim.personRecordId }), 409, {
      code: 'already_done',
    })
    await refused(() => send('askReview', caseId, { victimId: street.suspect.personRecordId }), 400, {
      fields: [{ path: 'victimId' }],
    })
    const step = (name: string, as = sergeant) =>
      send('decideReview', caseId, { step: name, words: 'Told by letter.' }, { as, ids: { reviewId } })
    await refused(() => step('ACCEPT', officer), 403, {})
    await refused(() => step('REFUSE'), 409, { facts: { rule: 'AB-2' } })
    await refused(() => step('ANSWER'), 409, { facts: { rule: 'AB-2' } })
    expect((await step('ACCEPT')).statusCode).toBe(200)
    const closing = { outcome: 'STOPPED', words: 'Quiet', isVictimTold: true }
    await refused(() => send('close', caseId, closing, { as: sergeant, version: 1 }), 409, {
      facts: { rule: 'AB-2' },
    })
    world.clock.set('2026-10-20T09:00:00.000Z')
    expect((await page(caseId)).caseReviews[0]).toMatchObject({ state: 'ACCEPTED', isOverdue: true })
    await refused(() => step('ANSWER'), 409, { facts: { rule: 'AB-2' } })
    await refused(() => step('APPEAL'), 409, { facts: { rule: 'AB-2' } })
    const answered = await send(
      'decideReview',
      caseId,
      {
        step: 'ANSWER',
        words: 'Told by letter.',
        bodies: ['COUNCIL', 'POLICE'],
        recommendations: [{ partner: 'HOUSING', words: 'Soundproof the wall' }],
      },
      { as: sergeant, ids: { reviewId } },
    )
    expect(answered.statusCode).toBe(200)
    const after = await page(caseId)
    expect(after.caseReviews[0]?.bodies.map(({ code }) => code)).toEqual(['COUNCIL', 'POLICE'])
    expect(after.actions).toMatchObject([{ words: 'Soundproof the wall', reviewId }])
    expect((await page(caseId)).caseReviews[0]).toMatchObject({ state: 'ANSWERED', isOverdue: false })
    expect((await step('APPEAL')).statusCode).toBe(200)
    await refused(() => step('APPEAL'), 409, { facts: { rule: 'AB-2' } })
    expect((await page(caseId)).caseReviews[0]).toMatchObject({ appealWords: 'Told by letter.', steps: [] })
  })

  it('AB-2: who calls too seldom may be turned away, and hears the count', async () => {
    const street = await makeStreet(world, 1)
    const made = await world.ok(officer, asbCase, 'open', {
      body: { callId: newest(street), basis: 'CALL', reason: 'She is afraid to go out' },
    })
    const asked = (await send('askReview', made.id, { victimId: street.victim.personRecordId })).json()
    expect(asked).toMatchObject({ isMet: false, counted: 1, needed: 3 })
    const refuse = { step: 'REFUSE', words: 'One call of three.' }
    await send('decideReview', made.id, refuse, { as: sergeant, ids: { reviewId: asked.id } })
    expect((await page(made.id)).caseReviews[0]).toMatchObject({
      state: 'REFUSED',
      decisionWords: 'One call of three.',
    })
  })

  it('AB-4: a case closes with nothing open and the victim told; it is opened again with the reason', async () => {
    const { caseId, actionId } = await plannedCase(world, officer)
    const closing = (isVictimTold: boolean, as = sergeant) =>
      send(
        'close',
        caseId,
        { outcome: 'STOPPED', words: 'Quiet for a month', isVictimTold },
        { as, version: 1 },
      )
    await refused(() => closing(true, officer), 403, {})
    await refused(() => closing(true), 409, { facts: { rule: 'AB-4', field: 'actions' } })
    await send('stepAction', caseId, { step: 'WITHDRAWN', words: 'No longer needed' }, { ids: { actionId } })
    await refused(() => closing(false), 409, { facts: { rule: 'AB-4', field: 'isVictimTold' } })
    expect((await closing(true)).json()).toMatchObject({ version: 2 })
    expect(await page(caseId)).toMatchObject({ state: 'CLOSED', outcome: { code: 'STOPPED' }, left: [] })
    expect(await tasksOf(caseId)).toEqual([])
    await refused(() => send('assess', caseId, { answers: grave }), 409, { code: 'not_in_state' })
    const again = { reason: 'It began again last night' }
    expect((await send('reopen', caseId, again, { as: sergeant, version: 2 })).statusCode).toBe(200)
    await refused(() => send('reopen', caseId, again, { as: sergeant, version: 3 }), 409, {
      code: 'not_in_state',
    })
    expect(await page(caseId)).toMatchObject({ state: 'OPEN', outcome: null })
  })

  it('the desk has the overdue and the gravest first, with what is due', async () => {
    const high = await assessedCase(world, officer)
    await send('assess', high.caseId, { answers: { ...grave, ESCALATION: 3, SUPPORT: 3 } })
    const { caseId: fresh } = await openedCase(world, officer)
    const { lines } = await world.ok(officer, asbCase, 'list', {})
    const place = (id: string) => lines.findIndex((line) => line.id === id)
    expect(place(high.caseId)).toBeLessThan(place(fresh))
    expect(lines[place(fresh)]?.due).toMatchObject({ rule: 'AB-3', by: null })
    world.clock.set('2026-09-09T09:00:00.000Z')
    const later = (await world.ok(officer, asbCase, 'list', {})).lines.find(({ id }) => id === high.caseId)
    expect(later?.due).toMatchObject({ rule: 'AB-3', by: '2026-09-08', isOverdue: true })
  })
})
