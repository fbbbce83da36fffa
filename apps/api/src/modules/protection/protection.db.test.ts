/** Protection notices: the rank that gives them, the counted hours to the court, the order, breaches, and the warning meanwhile. */
import { nominal, protection } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeArrest } from '../arrest/arrest.testing.ts'
import { gradedAssessment } from '../domestic-abuse/domestic-abuse.testing.ts'
import { askedNotice, givenNotice, orderedNotice, servedNotice, wholeCase } from './protection.testing.ts'

/** Saturday before Easter 2026: Sunday and Easter Monday are not counted. */
const easter = '2026-04-04T10:00:00.000Z'
const start = '2026-06-09T21:30:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let inspector: Actor
let superintendent: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('RESPONSE_OFFICER')
  inspector ??= await world.actor('INSPECTOR')
  superintendent ??= await world.actor('SUPERINTENDENT')
})

type Params = { noticeId: string }
type Step = 'write' | 'decide' | 'serve' | 'apply' | 'hear' | 'addBreach' | 'hearBreach' | 'end'
const page = (params: Params, as = officer) => world.ok(as, protection, 'get', { params })
const act = async (name: Step, params: Params, body: object, as = officer) =>
  world.call(
    as,
    protection,
    name,
    { params: params as never, body: body as never },
    { version: (await page(params)).version },
  )

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}

const markersOf = async (personRecordId: string) =>
  (
    await world.admin.query<{ code: string; review: string; ended: boolean }>(
      "SELECT code, review_on::text AS review, ended_on IS NOT NULL AS ended FROM marker WHERE record_id = $1 AND code = 'PROTECTION_ORDER'",
      [personRecordId],
    )
  ).rows

describe('asking and giving', () => {
  it('carries in the suspect, the victim, the child and the premises; once', async () => {
    const { assessmentId, household } = await gradedAssessment(world, officer)
    const ask = (more: object) => () =>
      world.call(officer, protection, 'ask', { body: { sourceId: assessmentId, ...more } })
    await refused(ask({ sourceId: household.locationId }), 400, { code: 'bad_reference' })
    const other = await gradedAssessment(world, officer)
    await refused(ask({ protectedIds: [other.household.mother] }), 400, { code: 'bad_reference' })
    const made = (await ask({})()).json()
    const notice = await page({ noticeId: made.id })
    expect(notice.people.map(({ role, personRecordId }) => [role, personRecordId]).sort()).toEqual(
      [
        ['PROTECTED', household.child],
        ['PROTECTED', household.mother],
        ['SUSPECT', household.suspect],
      ].sort(),
    )
    expect(notice.location?.id).toBe(household.locationId)
    await refused(ask({}), 409, { code: 'already_done', facts: { noticeId: made.id } })
    expect(notice.left.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'PN-2 ASK',
      'PN-2 ASK',
      'PN-3 ASK',
      'PN-3 ASK',
    ])
  })

  it('SG-06: a DVPN is given by a superintendent, with everything that the law asks', async () => {
    const { params } = await askedNotice(world, officer)
    const give = { answer: 'GIVEN', words: 'Necessary tonight.' }
    await refused(() => act('decide', params, give, inspector), 409, { facts: { rule: 'SG-06' } })
    await refused(() => act('decide', params, give), 403, { code: 'forbidden' })
    await act('write', params, { usedViolence: false })
    await refused(() => act('decide', params, give, superintendent), 409, { facts: { rule: 'PN-2' } })
    await act('write', params, { usedViolence: true, conditions: [] })
    await refused(() => act('decide', params, give, superintendent), 409, { facts: { rule: 'PN-3' } })
    await act('write', params, { conditions: wholeCase.conditions })
    expect((await act('decide', params, give, superintendent)).statusCode).toBe(200)
    await refused(() => act('write', params, { necessity: 'x' }), 409, { code: 'not_in_state' })
    expect(await page(params)).toMatchObject({
      state: { code: 'GIVEN' },
      decisionWords: 'Necessary tonight.',
      conditions: [{ code: 'NOT_CONTACT' }, { code: 'NOT_ENTER', words: 'The flat and the stairs' }],
    })
  })

  it('PN-1: a DAPN only where it is commenced', async () => {
    const { assessmentId } = await gradedAssessment(world, officer)
    const { id } = await world.ok(officer, protection, 'ask', {
      body: { sourceId: assessmentId, kind: 'DAPN' },
    })
    const params = { noticeId: id }
    await act('write', params, { ...wholeCase, isAbusive: true })
    const give = { answer: 'GIVEN', words: 'Necessary tonight.' }
    await refused(() => act('decide', params, give, inspector), 409, { facts: { rule: 'PN-1' } })
    expect((await act('decide', params, { ...give, isAreaCommenced: true }, inspector)).statusCode).toBe(200)
  })
})

describe('service and the court', () => {
  it('is explained, not in the future and not before it was given; then a warning stands on the person', async () => {
    const { params, household } = await givenNotice(world, officer)
    const serve = (more: object) => () =>
      act('serve', params, { servedAt: start, method: 'IN_PERSON', isExplained: true, ...more })
    await refused(serve({ isExplained: false }), 409, { facts: { rule: 'PN-3' } })
    await refused(serve({ servedAt: '2026-06-10T09:00:00Z' }), 400, { fields: [{ path: 'servedAt' }] })
    await refused(serve({ servedAt: '2026-06-09T20:00:00Z' }), 409, { facts: { rule: 'PN-3' } })
    expect((await serve({})()).statusCode).toBe(200)
    // Tue 9 Jun 22:30 London and 48 hours.
    expect(await page(params)).toMatchObject({
      hearingBy: '2026-06-11T21:30:00.000Z',
      isInForce: true,
      due: [{ what: 'NOTICE_COURT', rule: 'SG-06', isOverdue: false }],
    })
    expect(await markersOf(household.suspect)).toEqual([
      { code: 'PROTECTION_ORDER', review: '2026-06-12', ended: false },
    ])
    const { lines } = await world.ok(officer, protection, 'desk', {})
    expect(lines.find(({ id }) => id === params.noticeId)?.due).toMatchObject({ rule: 'SG-06' })
  })

  it('SG-06: Sundays and bank holidays are not counted, and a later hearing says why', async () => {
    world.clock.set(easter)
    const { params } = await servedNotice(world, officer)
    // Saturday 11:00 London: 13 hours that day, Sunday and Easter Monday out, 24 on Tuesday, 11 on Wednesday.
    expect((await page(params)).hearingBy).toBe('2026-04-08T10:00:00.000Z')
    const apply = (more: object) => () =>
      act('apply', params, { court: 'Testham Magistrates', hearingAt: '2026-04-09T09:00:00Z', ...more })
    await refused(apply({}), 409, { facts: { rule: 'SG-06' } })
    await refused(apply({ hearingAt: '2026-04-03T09:00:00Z' }), 400, { fields: [{ path: 'hearingAt' }] })
    expect((await apply({ hearingAt: '2026-04-08T09:00:00Z' })()).statusCode).toBe(200)
  })

  it('PN-4: a DVPO ends 14 to 28 days on; the warning stands until then', async () => {
    const { params, household } = await servedNotice(world, officer)
    const hear = (more: object) => () => act('hear', params, { heardAt: start, result: 'MADE', ...more })
    await refused(hear({}), 400, { fields: [{ path: 'orderEndsOn' }] })
    await refused(hear({ orderEndsOn: '2026-07-08' }), 409, { facts: { rule: 'PN-4' } })
    expect((await hear({ orderEndsOn: '2026-07-07' })()).statusCode).toBe(200)
    expect(await page(params)).toMatchObject({
      state: { code: 'ORDER' },
      orderOn: '2026-06-09',
      orderEndsOn: '2026-07-07',
      due: [],
    })
    expect(await markersOf(household.suspect)).toEqual([
      { code: 'PROTECTION_ORDER', review: '2026-07-07', ended: false },
    ])
    expect((await act('end', params, { reason: 'Ran out' })).statusCode).toBe(200)
    expect(await markersOf(household.suspect)).toMatchObject([{ ended: true }])
    await refused(() => act('end', params, { reason: 'Ran out' }), 409, { code: 'not_in_state' })
  })

  it('no order ends the warning; an adjournment does not', async () => {
    const { params, household } = await servedNotice(world, officer)
    await refused(() => act('hear', params, { heardAt: start, result: 'ADJOURNED' }), 400, {
      fields: [{ path: 'nextHearingAt' }],
    })
    await act('hear', params, {
      heardAt: start,
      result: 'ADJOURNED',
      nextHearingAt: '2026-06-15T09:00:00Z',
    })
    expect((await page(params)).state.code).toBe('SERVED')
    expect(await markersOf(household.suspect)).toMatchObject([{ ended: false }])
    await act('hear', params, { heardAt: start, result: 'REFUSED' })
    expect(await page(params)).toMatchObject({ state: { code: 'NO_ORDER' }, isInForce: false })
    expect(await markersOf(household.suspect)).toMatchObject([{ ended: true }])
  })
})

describe('a breach', () => {
  it('links the arrest of the same person and is due at court in 24 hours', async () => {
    const { params } = await orderedNotice(world, officer)
    const breach = (more: object) => () =>
      act('addBreach', params, { happenedAt: start, words: 'He was at her door.', ...more })
    const stranger = await makeArrest(world, officer)
    await refused(breach({ arrestId: stranger.id }), 400, { code: 'bad_reference' })
    await refused(breach({ happenedAt: '2026-06-09T20:00:00Z' }), 400, { fields: [{ path: 'happenedAt' }] })
    await breach({ arrestAt: start })()
    const made = await page(params)
    expect(made.due).toMatchObject([{ what: 'NOTICE_BREACH', rule: 'PN-5', by: '2026-06-10T21:30:00.000Z' }])
    const court = () =>
      act('hearBreach', { ...params, breachId: made.breaches[0]?.id } as Params, {
        courtAt: start,
        result: 'Fined',
      })
    expect((await court()).statusCode).toBe(200)
    expect((await page(params)).due).toEqual([])
    await refused(court, 409, { code: 'already_done' })
  })

  it('keeps the court of one breach due while another is dealt with, and takes no time that cannot be (PN-5)', async () => {
    const { params } = await orderedNotice(world, officer)
    const later = '2026-06-10T09:00:00.000Z'
    world.clock.set(later)
    try {
      const breach = (more: object) => () =>
        act('addBreach', params, { words: 'He was at her door.', ...more })
      await refused(breach({ happenedAt: later, arrestAt: start }), 400, { fields: [{ path: 'arrestAt' }] })
      await breach({ happenedAt: start, arrestAt: start })()
      await breach({ happenedAt: later, arrestAt: later })()
      const due = async () => (await page(params)).due.map(({ by }) => by)
      expect(await due()).toEqual(['2026-06-10T21:30:00.000Z', '2026-06-11T09:00:00.000Z'])
      const [first] = (await page(params)).breaches
      const court = (courtAt: string) => () =>
        act('hearBreach', { ...params, breachId: first?.id } as Params, { courtAt, result: 'Fined' })
      await refused(court('2026-06-09T21:00:00Z'), 400, { fields: [{ path: 'courtAt' }] })
      expect((await court(later)()).statusCode).toBe(200)
      expect(await due()).toEqual(['2026-06-11T09:00:00.000Z'])
      const open = await world.admin.query<{ due_at: Date }>(
        "SELECT due_at FROM task WHERE record_id = $1 AND kind = 'NOTICE_BREACH' AND done_at IS NULL",
        [params.noticeId],
      )
      expect(open.rows.map(({ due_at: at }) => at.toISOString())).toEqual(['2026-06-11T09:00:00.000Z'])
    } finally {
      world.clock.set(start)
    }
  })

  it('of an order that ran out is not recorded', async () => {
    const { params, orderEndsOn } = await orderedNotice(world, officer)
    const after = `${orderEndsOn.slice(0, 8)}${String(Number(orderEndsOn.slice(8)) + 1).padStart(2, '0')}T12:00:00.000Z`
    world.clock.set(after)
    try {
      await refused(() => act('addBreach', params, { happenedAt: after, words: 'Called her' }), 400, {
        fields: [{ path: 'happenedAt' }],
      })
    } finally {
      world.clock.set(start)
    }
  })

  it('the warning is on the nominal for whoever opens it', async () => {
    const { household } = await servedNotice(world, officer)
    const rows = await world.admin.query<{ nominal_id: string }>(
      'SELECT nominal_id FROM person_record WHERE id = $1',
      [household.suspect],
    )
    const shown = await world.ok(officer, nominal, 'get', {
      params: { nominalId: rows.rows[0]?.nominal_id ?? '' },
    })
    expect(JSON.stringify(shown)).toContain('Protection notice or order in force')
  })
})
