/** Counting repeat calls, opening a case from them, working, reviewing and closing it (RP-1, AB-1 to AB-5). */
import { asbCase, safeguarding } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { asbBody, makeHousehold } from '../safeguarding/safeguarding.testing.ts'
import {
  askedCase,
  assessedCase,
  grave,
  makeCall,
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
const repeats = (incidentId: string, as = officer) =>
  world.ok(as, asbCase, 'getRepeats', { params: { incidentId } })
const openBy = (callId: string, body: object, as = officer) =>
  world.call(as, asbCase, 'open', { body: { callId, ...body } as never })

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

describe('RP-1 and AB-1: repeats when a call is recorded', () => {
  it('two calls ask for no case; opening one needs a reason, and the third offers it with the calls behind it', async () => {
    const street = await makeStreet(world, 2)
    const second = await repeats(newest(street))
    expect(second).toMatchObject({ isAsb: true, offers: [], cases: [] })
    expect(second.counts.map(({ by, before }) => `${by.code} ${before}`)).toEqual([
      'PLACE 1',
      'VICTIM 1',
      'SUSPECT 1',
    ])
    await refused(() => openBy(newest(street), { basis: 'PLACE', basisId: street.placeId }), 409, {
      facts: { rule: 'AB-1' },
    })
    await refused(() => openBy(newest(street), { basis: 'CALL' }), 400, { fields: [{ path: 'reason' }] })
    const third = await makeCall(world, street)
    const found = await repeats(third)
    expect(found.offers.map(({ by, calls }) => `${by.code} ${calls.length}`).sort()).toEqual([
      'PLACE 3',
      'SUSPECT 3',
      'VICTIM 3',
    ])
    expect(found.offers.find(({ by }) => by.code === 'VICTIM')?.label).toContain('HADDLESTONE')
  })

  it('a call of another kind counts nothing, and neither does a call older than the window', async () => {
    const street = await makeStreet(world, 2)
    const theft = await makeCall(world, street, { type: 'THEFT' })
    expect(await repeats(theft)).toMatchObject({ isAsb: false, counts: [], offers: [] })
    await refused(() => openBy(theft, { basis: 'PLACE', basisId: street.placeId }), 400, {
      fields: [{ path: 'reason' }],
    })
    const old = await makeStreet(world, 1)
    await makeCall(world, old, { daysAgo: 100 })
    await makeCall(world, old, { daysAgo: 400 })
    const found = await repeats(newest(old))
    expect(found.offers).toEqual([])
    expect(found.counts.find(({ by }) => by.code === 'PLACE')?.before).toBe(1)
  })

  it('a call that the reader may not see is not counted', async () => {
    const street = await makeStreet(world, 3)
    await restrict(world, street.calls[0] ?? '', [sergeant.id])
    expect((await repeats(newest(street))).offers).toEqual([])
    expect((await repeats(newest(street), sergeant)).offers).toHaveLength(3)
  })

  it('a report counts with its incident once, from its own page too', async () => {
    const home = await makeHousehold(world)
    const made = await world.ok(officer, safeguarding, 'raiseAsb', { body: asbBody(home) })
    await world.ok(officer, safeguarding, 'raiseAsb', {
      body: asbBody(await makeHousehold(world, { locationId: home.locationId, daysAgo: 5 })),
    })
    const found = await world.ok(officer, asbCase, 'getReportRepeats', { params: { reportId: made.id } })
    expect(found).toMatchObject({ isAsb: true, callId: home.incidentId })
    expect(found.counts.map(({ by, before }) => `${by.code} ${before}`)).toEqual(['PLACE 1'])
  })
})

describe('a case', () => {
  it('carries calls, people and place in, asks for the risk and is offered no second time', async () => {
    const { caseId, street, reference } = await openedCase(world, officer)
    expect(reference).toMatch(/^ABC\/2026\/\d{6}$/)
    const made = await page(caseId)
    expect(made.calls.map(({ id }) => id).sort()).toEqual([...street.calls].sort())
    expect(made.victims.map(({ personRecordId }) => personRecordId)).toEqual([street.victim.personRecordId])
    expect(made.causing.map(({ personRecordId }) => personRecordId)).toEqual([street.suspect.personRecordId])
    expect(made).toMatchObject({
      location: { id: street.placeId },
      openedReason: '3 calls in 90 days.',
      owner: { id: officer.id },
      grade: null,
    })
    expect(made.left.map(({ rule }) => rule)).toContain('AB-3')
    expect(await tasksOf(caseId)).toMatchObject([{ kind: 'ASB_CASE_RISK', rule: 'AB-3' }])
    expect(await repeats(newest(street))).toMatchObject({
      offers: [],
      cases: [{ id: caseId, hasThisCall: true }],
    })
    await refused(() => openBy(newest(street), { basis: 'VICTIM', basisId: street.victim.nominalId }), 409, {
      code: 'already_done',
      facts: { caseId },
    })
  })

  it('is as restricted as the calls that it carries', async () => {
    const street = await makeStreet(world, 3)
    const aclId = await restrict(world, street.calls[1] ?? '', [officer.id])
    const made = await world.ok(officer, asbCase, 'open', {
      body: { callId: newest(street), basis: 'PLACE', basisId: street.placeId },
    })
    const { rows } = await world.admin.query('SELECT acl_id FROM record WHERE id = $1', [made.id])
    expect(rows).toEqual([{ acl_id: aclId }])
    expect((await world.call(sergeant, asbCase, 'get', { params: { caseId: made.id } })).statusCode).toBe(404)
  })

  it('AB-3: each call asks for the risk anew; the grade sets the day of review, and the old answer stays', async () => {
    const { caseId, street } = await openedCase(world, officer)
    await refused(() => send('assess', caseId, { answers: { ...grave, HARM: 4 } }), 400, {
      fields: [{ path: 'answers.HARM' }],
    })
    const first = (await send('assess', caseId, { answers: grave })).json()
    expect(first).toMatchObject({ score: 12, grade: 'MEDIUM' })
    expect(await page(caseId)).toMatchObject({ grade: { code: 'MEDIUM' }, reviewOn: '2026-09-14' })
    world.clock.set('2026-09-09T10:00:00.000Z')
    const call = await makeCall(world, street)
    expect((await repeats(call)).cases).toMatchObject([{ id: caseId, hasThisCall: false }])
    expect((await send('addCall', caseId, { callId: call })).statusCode).toBe(200)
    await refused(() => send('addCall', caseId, { callId: call }), 409, { code: 'already_done' })
    const asked = await page(caseId)
    expect(asked.left[0]).toMatchObject({ rule: 'AB-3', message: expect.stringContaining('another call') })
    await send('assess', caseId, { answers: { ...grave, ESCALATION: 3, SUPPORT: 3 } })
    expect((await page(caseId)).risks.map(({ grade }) => grade.code)).toEqual(['HIGH', 'MEDIUM'])
    const open = await tasksOf(caseId)
    expect(open.map(({ kind }) => kind)).toEqual(['ASB_CASE_REVIEW'])
    expect(open[0]?.due_at?.toISOString()).toBe('2026-09-10T22:59:00.000Z')
  })

  it('AB-4: an action runs from sent to done; a receipt comes after it was sent', async () => {
    const { caseId, actionId } = await plannedCase(world, officer)
    const plain = (
      await send('addAction', caseId, { partner: 'HOUSING', tool: 'TENANCY', words: 'Look' })
    ).json()
    const step = (id: string, body: object) => send('stepAction', caseId, body, { ids: { actionId: id } })
    await refused(() => step(plain.id, { step: 'RECEIPT', words: 'x' }), 409, { facts: { rule: 'AB-4' } })
    await refused(() => step(actionId, { step: 'RECEIPT' }), 400, { fields: [{ path: 'words' }] })
    await refused(() => step(actionId, { step: 'DONE', words: 'x', at: '2026-09-08T09:00:00Z' }), 400, {
      fields: [{ path: 'at' }],
    })
    for (const body of [
      { step: 'RECEIPT', words: 'Ref 4471' },
      { step: 'DONE', words: 'Warned' },
    ])
      expect((await step(actionId, body)).statusCode).toBe(200)
    await refused(() => step(actionId, { step: 'WITHDRAWN', words: 'x' }), 409, { facts: { rule: 'AB-4' } })
    const { actions } = await page(caseId)
    expect(actions[0]).toMatchObject({ receiptWords: 'Ref 4471', result: 'Warned', steps: [] })
    expect((await tasksOf(caseId, false)).map(({ kind }) => kind)).toContain('ASB_CASE_ACTION')
  })

  it('people are added and ended with the reason', async () => {
    const { caseId } = await openedCase(world, officer)
    const other = await makeStreet(world, 1)
    const added = (
      await send('addPerson', caseId, { recordId: other.victim.nominalId, role: 'VICTIM' })
    ).json()
    expect((await page(caseId)).victims).toHaveLength(2)
    const end = { ids: { linkId: added.id } }
    expect((await send('endPerson', caseId, { reason: 'Moved away' }, end)).statusCode).toBe(200)
    await refused(() => send('endPerson', caseId, { reason: 'x' }, { ids: { linkId: caseId } }), 404, {})
    const { victims } = await page(caseId)
    expect(victims.filter(({ endedAt }) => endedAt === null)).toHaveLength(1)
  })
})

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
    expect((await step('ANSWER')).statusCode).toBe(200)
    expect((await page(caseId)).caseReviews[0]).toMatchObject({ state: 'ANSWERED', isOverdue: false })
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
