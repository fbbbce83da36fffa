/** F10, F12, F14: hearings of a case and results, entered or told by a message of the court, with everything that follows from them in one transaction. */
import { court, nominal, prosecutionCase, warrant } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { listedCourtCode, openedCase } from '../case/case.testing.ts'
import {
  codes,
  courtPage,
  dayAfter,
  enter,
  heardCase,
  type HeardCase,
  nextHearing,
  receive,
  resultMessage,
} from './court.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let builder: Actor
let keeper: Actor
beforeEach(async () => {
  officer ??= await world.actor('DETECTIVE')
  builder ??= await world.actor('CASE_BUILDER')
  keeper ??= await world.actor('WARRANT_OFFICER')
})

const page = (heard: Pick<HeardCase, 'caseId'>) => courtPage(world, builder, heard.caseId)
const stateOf = async ({ caseId }: Pick<HeardCase, 'caseId'>) =>
  (await world.ok(builder, prosecutionCase, 'get', { params: { caseId } })).state?.code
const tasksOf = async (caseId: string) =>
  (
    await world.admin.query<{ kind: string; due: Date | null; done: Date | null; owner: string | null }>(
      'SELECT kind, due_at AS due, done_at AS done, owner_id::text AS owner FROM task WHERE record_id = $1 ORDER BY kind, due_at',
      [caseId],
    )
  ).rows
const openKinds = async (caseId: string) =>
  (await tasksOf(caseId)).filter(({ done }) => done === null).map(({ kind }) => kind)

describe('hearings', () => {
  it('the first one stands in the diary as soon as there is a case, with its defendant', async () => {
    const opened = await openedCase(world, officer)
    const { hearings, firstHearing } = await page({ caseId: opened.id })
    expect(hearings).toHaveLength(1)
    expect(hearings[0]).toMatchObject({
      court: { code: listedCourtCode },
      type: { code: 'FH' },
      origin: 'CHARGE',
      people: [{ part: { code: 'DEFENDANT' }, isNeeded: true, warnedOn: null }],
    })
    expect(firstHearing).toBeNull()
    const diary = await world.ok(builder, court, 'diary', {
      query: { from: hearings[0]?.day ?? '', days: 1, courtCode: listedCourtCode },
    })
    expect(diary.hearings.find(({ caseId }) => caseId === opened.id)).toMatchObject({
      needed: 1,
      notWarned: 1,
      isHeard: false,
    })
    const elsewhere = await world.ok(builder, court, 'diary', { query: { from: '2026-01-01', days: 31 } })
    expect(elsewhere.hearings).toEqual([])
  })

  it('is listed at a court of the list, once; vacated with a reason; and moves with the first hearing of the case', async () => {
    const heard = await heardCase(world, officer)
    const params = { caseId: heard.caseId }
    const again = {
      params,
      body: { courtCode: listedCourtCode, day: dayAfter(world, 0), type: 'FH' as const },
    }
    expect((await world.call(officer, court, 'listHearing', again)).statusCode).toBe(409)
    const nowhere = { params, body: { ...again.body, courtCode: 'NOWHERE' } }
    const refused = await world.call(officer, court, 'listHearing', nowhere)
    expect(refused.json().error.fields[0]).toMatchObject({ path: 'courtCode' })
    const of = { ...params, hearingId: heard.hearingId }
    await world.ok(officer, court, 'vacate', { params: of, body: { reason: 'Sits on another day' } })
    const found = (await page(heard)).hearings.find(({ id }) => id === heard.hearingId)
    expect(found?.vacated).toEqual({ reason: 'Sits on another day' })
    const { version } = await world.ok(officer, prosecutionCase, 'get', { params })
    const hearing = { courtCode: listedCourtCode, day: dayAfter(world, 20), time: '14:00' }
    await world.ok(officer, prosecutionCase, 'change', { params, body: { hearing } }, { version })
    const live = (await page(heard)).hearings.filter(({ vacated }) => vacated === null)
    expect(live).toMatchObject([{ day: hearing.day, time: '14:00', origin: 'CHARGE' }])
  })

  it('says who is needed, since when they know, and who came, but not before its day', async () => {
    const heard = await heardCase(world, officer)
    const set = (hearingId: string, more: object) =>
      world.call(officer, court, 'setPerson', {
        params: { caseId: heard.caseId, hearingId, personId: heard.defendantId },
        body: { part: 'DEFENDANT' as const, isNeeded: true, ...more },
      })
    const came = { warnedOn: dayAfter(world, -3), attended: 'NO' as const, note: 'Telephoned ill' }
    expect((await set(heard.hearingId, came)).statusCode).toBe(200)
    const { hearings } = await page(heard)
    expect(hearings.find(({ id }) => id === heard.hearingId)?.people).toMatchObject([
      { warnedOn: dayAfter(world, -3), attended: { code: 'NO' }, note: 'Telephoned ill' },
    ])
    const ahead = hearings.find(({ day }) => day > dayAfter(world, 0))?.id ?? ''
    expect((await set(ahead, { attended: 'YES' })).json().error.fields[0].path).toBe('attended')
    expect((await set(heard.hearingId, { part: 'WITNESS' })).statusCode).toBe(400)
  })
})

describe('a result that a person enters', () => {
  it('of guilty with a fine ends the line, convicts on the nominal and is audited', async () => {
    const heard = await heardCase(world, officer)
    const results = [{ code: codes.fine, amount: 80, words: 'Pay in 28 days' }]
    expect((await enter(world, builder, heard, { plea: 'G', results })).statusCode).toBe(200)
    expect(await stateOf(heard)).toBe('RESULTED')
    const { hearings, defendants } = await page(heard)
    const [result] = hearings.find(({ id }) => id === heard.hearingId)?.results ?? []
    expect(result).toMatchObject({
      plea: { code: 'G' },
      isConviction: true,
      after: { code: 'RESULTED' },
      isByMessage: false,
      results: [{ code: codes.fine, words: '£80.00; Pay in 28 days' }],
    })
    expect(defendants[0]?.remand?.remand.code).toBe('NA')
    const person = await world.ok(officer, court, 'ofNominal', { params: { nominalId: heard.nominalId } })
    expect(person).toMatchObject({ convictions: [{ code: 'TH68010' }], remands: [] })
    const again = await enter(world, builder, heard, { plea: 'G', results })
    expect(again.statusCode).toBe(409)
    expect((await page(heard)).hearings.flatMap((one) => one.results)).toHaveLength(1)
  })

  it('is for case progression, of a hearing that was heard, and complete; or is accepted with a reason', async () => {
    const heard = await heardCase(world, officer)
    expect((await enter(world, officer, heard, { plea: 'G' })).statusCode).toBe(403)
    const ahead = (await page(heard)).hearings.find(({ day }) => day > dayAfter(world, 0))?.id ?? ''
    expect((await enter(world, builder, { ...heard, hearingId: ahead }, {})).json().error.facts.rule).toBe(
      'RC-3',
    )
    const results = [{ code: codes.bail, nextHearing: nextHearing(world) }]
    const missing = await enter(world, builder, heard, { plea: 'NG', results })
    expect(missing.json().error.facts).toMatchObject({
      rule: 'RC-3',
      reason: expect.stringContaining('no condition came'),
    })
    const unsaid = await enter(world, builder, heard, { plea: 'NG', results }, { accepts: true })
    expect(unsaid.json().error.fields[0].path).toBe('reason')
    const reason = 'The register names none'
    expect(
      (await enter(world, builder, heard, { plea: 'NG', results }, { accepts: true, reason })).statusCode,
    ).toBe(200)
    expect(await stateOf(heard)).toBe('SUMMARY_TRIAL')
  })

  it('of custody runs the time limit with its alarms, and an extension moves them; release ends it', async () => {
    const heard = await heardCase(world, officer)
    const next = nextHearing(world)
    await enter(world, builder, heard, { plea: 'NG', results: [{ code: codes.custody, nextHearing: next }] })
    const { defendants, hearings, version } = await page(heard)
    expect(defendants[0]).toMatchObject({
      remand: { remand: { code: 'PR' }, isHeld: true },
      limit: { usedDays: 0, standing: 'RUNNING', stage: { code: 'EITHER_WAY' } },
    })
    expect(hearings.some(({ day, origin }) => day === next.day && origin === 'COURT')).toBe(true)
    const alarms = (await tasksOf(heard.caseId)).filter(({ kind }) => kind === 'CUSTODY_LIMIT')
    expect(alarms).toHaveLength(2)
    expect(alarms.every(({ due, owner }) => due !== null && owner === officer.id)).toBe(true)
    const until = dayAfter(world, 120)
    const params = { caseId: heard.caseId, personId: heard.defendantId }
    const late = { params, body: { grantedOn: dayAfter(world, 0), until: dayAfter(world, 1) } }
    expect((await world.call(builder, court, 'extendLimit', late, { version })).json().error.facts.rule).toBe(
      'CT-3',
    )
    const body = { grantedOn: dayAfter(world, 0), until }
    await world.ok(builder, court, 'extendLimit', { params, body }, { version })
    expect((await page(heard)).defendants[0]?.limit?.expiresOn).toBe(until)
    expect((await openKinds(heard.caseId)).filter((kind) => kind === 'CUSTODY_LIMIT')).toHaveLength(2)
    expect(await openKinds(heard.caseId)).toContain('COURT_REMAND')
  })

  it('of a warrant makes it in the same transaction, the person is wanted, and its end takes the marker off', async () => {
    const heard = await heardCase(world, officer)
    const wanted = async () =>
      (await world.ok(keeper, nominal, 'get', { params: { nominalId: heard.nominalId } })).warnings.some(
        ({ code, endedOn }) => code === 'WANTED' && endedOn === null,
      )
    await world.ok(officer, court, 'listHearing', {
      params: { caseId: heard.caseId },
      body: { courtCode: listedCourtCode, day: dayAfter(world, -1), type: 'FH' },
    })
    const before = (await page(heard)).hearings.find(({ day }) => day === dayAfter(world, -1))?.id ?? ''
    const failed = { results: [{ code: codes.warrant }] }
    expect((await enter(world, builder, { ...heard, hearingId: before }, failed)).statusCode).toBe(200)
    expect([await stateOf(heard), await wanted()]).toEqual(['WARRANT_OUTSTANDING', true])
    const { warrants } = await world.ok(keeper, warrant, 'list', { query: {} })
    expect(warrants.some(({ kind }) => kind.code === 'BENCH')).toBe(true)
    const ended = await enter(world, builder, heard, { results: [{ code: codes.warrantEnded }] })
    expect(ended.statusCode).toBe(200)
    expect([await stateOf(heard), await wanted()]).toEqual(['AWAITING_FIRST_HEARING', false])
  })

  it('that the court puts right takes the place of the earlier one, which stays to be read', async () => {
    const heard = await heardCase(world, officer)
    await enter(world, builder, heard, { plea: 'G', results: [{ code: codes.fine, amount: 80 }] })
    const right = { plea: 'G' as const, results: [{ code: codes.fine, amount: 180 }] }
    expect((await enter(world, builder, heard, right)).json().error.facts.rule).toBe('RC-8')
    const reason = 'The court wrote the fine anew'
    expect((await enter(world, builder, heard, right, { accepts: true, reason })).statusCode).toBe(200)
    const { results } = (await page(heard)).hearings.find(({ id }) => id === heard.hearingId) ?? {
      results: [],
    }
    expect(results.map(({ isReplaced }) => isReplaced)).toEqual([true, false])
    expect(await stateOf(heard)).toBe('RESULTED')
    const person = await world.ok(officer, court, 'ofNominal', { params: { nominalId: heard.nominalId } })
    expect(person.convictions).toMatchObject([{ words: expect.stringContaining('£180.00') }])
  })
})

describe('a result by message', () => {
  it('is applied by itself, in the name of nobody of the force, once however often it comes', async () => {
    const heard = await heardCase(world, officer)
    const results = [
      { code: codes.bail, nextHearing: nextHearing(world), conditions: ['Not to enter the shop'] },
    ]
    const message = await resultMessage(world, officer, heard, { plea: 'NG', results })
    const number = await receive(world, message)
    await receive(world, message, number)
    await receive(world, message)
    const { defendants, hearings } = await page(heard)
    expect(defendants[0]?.remand).toMatchObject({
      remand: { code: 'CB' },
      conditions: ['Not to enter the shop'],
    })
    const kept = hearings.flatMap((one) => one.results)
    expect(kept).toMatchObject([{ isByMessage: true, enteredBy: null }])
    expect(hearings.find(({ id }) => id === heard.hearingId)?.courtReference).toBe('CC/26/0001')
    const rows = await world.admin.query('SELECT count(*)::int AS n FROM court_remand WHERE case_id = $1', [
      heard.caseId,
    ])
    expect(rows.rows[0]).toEqual({ n: 1 })
    const steps = await world.admin.query(
      "SELECT step, taken_by FROM case_step WHERE case_id = $1 AND step = 'COURT_RESULT'",
      [heard.caseId],
    )
    expect(steps.rows).toEqual([{ step: 'COURT_RESULT', taken_by: null }])
    const entries = await world.admin.query(
      "SELECT act FROM audit.entry WHERE action = 'court.apply' AND subject_id = $1",
      [heard.caseId],
    )
    expect(entries.rows.length).toBeGreaterThan(0)
    const person = await world.ok(officer, court, 'ofNominal', { params: { nominalId: heard.nominalId } })
    expect(person).toMatchObject({
      remands: [{ remand: { code: 'CB' }, conditions: ['Not to enter the shop'] }],
      hearings: expect.arrayContaining([expect.objectContaining({ day: nextHearing(world).day })]),
    })
  })

  it('makes a warrant of the unit that keeps them', async () => {
    const heard = await heardCase(world, officer)
    await receive(world, await resultMessage(world, officer, heard, { results: [{ code: codes.warrant }] }))
    expect(await stateOf(heard)).toBe('WARRANT_OUTSTANDING')
    const made = await world.admin.query<{ unit: string; by: string | null; at: Date }>(
      'SELECT w.owner_unit AS unit, w.registered_by AS by, w.issued_at AS at FROM warrant w WHERE w.person_record_id = $1',
      [heard.defendantId],
    )
    expect(made.rows).toMatchObject([{ by: null }])
    expect(made.rows[0]?.at.getTime()).toBeLessThanOrEqual(world.clock.now().getTime())
  })
})
