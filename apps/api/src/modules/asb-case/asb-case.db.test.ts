/** Counting repeat calls, opening a case from them and working it (RP-1, AB-1, AB-3, AB-4). */
import { asbCase, safeguarding } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { arrange, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { asbBody, makeHousehold } from '../safeguarding/safeguarding.testing.ts'
import { grave, makeCall, makeStreet, newest, openedCase, plannedCase } from './asb-case.testing.ts'

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
    expect(actions[0]).toMatchObject({
      receiptWords: 'Ref 4471',
      result: 'Warned',
      steps: [],
      sendings: [
        {
          to: 'Council ASB team',
          sentBy: { id: officer.id },
          receiptWords: 'Ref 4471',
          receiptBy: { id: officer.id },
          answerWords: 'Warned',
        },
      ],
    })
    expect((await tasksOf(caseId, false)).map(({ kind }) => kind)).toContain('ASB_CASE_ACTION')
  })

  it('AB-6: a partner is given what was chosen and no more, and it stays as it was given', async () => {
    const { caseId, actionId } = await plannedCase(world, officer)
    const give = (body: object) =>
      send(
        'sendAction',
        caseId,
        { way: 'EMAIL', basis: 'CDA_115', to: 'Jo Hale', ...body },
        { ids: { actionId } },
      )
    await refused(() => give({ to: ' ' }), 400, { fields: [{ path: 'to' }] })
    const response = await give({ parts: ['PLACE', 'CAUSING'] })
    const { id: sendingId, snapshot } = response.json<{ id: string; snapshot: string }>()
    const { causing, victims, actions } = await page(caseId)
    expect(snapshot).toContain(causing[0]?.name)
    expect(snapshot).not.toContain(victims[0]?.name)
    expect(actions[0]?.sendings.at(-1)).toMatchObject({ id: sendingId, to: 'Jo Hale', snapshot })
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { act: 'disclosure', outcome: 'ok' },
    ])
    await expect(
      arrange(world, ({ tx }) =>
        tx.asbCaseSending.update({ where: { id: sendingId }, data: { snapshot: 'Something else' } }),
      ),
    ).rejects.toThrow(/permission denied/)
    const paper = await send('printSending', caseId, { recipient: 'Jo Hale' }, { ids: { sendingId } })
    expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const own = (
      await send('addAction', caseId, { partner: 'POLICE', tool: 'PATROL', words: 'Pass by' })
    ).json()
    await refused(
      () =>
        send(
          'sendAction',
          caseId,
          { way: 'EMAIL', basis: 'CDA_115', to: 'Us' },
          { ids: { actionId: own.id } },
        ),
      409,
      { facts: { rule: 'AB-6' } },
    )
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
