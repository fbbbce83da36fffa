/** Care of victims: needs that the crime says already, deadlines in working days, contacts that count, statement, referral, and the overdue. */
import { custodyOutcome, victimCare } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { minutesAgo } from '../arrest/arrest.testing.ts'
import { chargeBody, detained } from '../custody-outcome/custody-outcome.testing.ts'
import { contactBody, crimeOfVictim, tellRound } from './victim-care.testing.ts'

// A Thursday before Easter: five working days from it run over Good Friday and Easter Monday.
const start = '2026-04-02T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('RESPONSE_OFFICER')
})
type Params = { crimeId: string; victimId: string }
const care = async ({ crimeId }: { crimeId: string }) =>
  (await world.ok(officer, victimCare, 'get', { params: { crimeId } })).victims[0]
const contact = (params: Params, more: object = {}) =>
  world.call(officer, victimCare, 'contact', { params, body: contactBody(world, more) })
const dueOf = async (params: Params, code: string) =>
  (await care(params))?.dues.find(({ trigger, doneAt }) => trigger.code === code && doneAt === null)
const tasksOf = async (crimeId: string) =>
  (
    await world.admin.query<{ title: string; rule: string; owner_id: string; due_at: Date }>(
      "SELECT title, rule, owner_id, due_at FROM task WHERE record_id = $1 AND kind = 'VICTIM_CONTACT' AND done_at IS NULL ORDER BY due_at, title",
      [crimeId],
    )
  ).rows

async function refused(send: () => ReturnType<typeof world.call>, rule: string) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(409)
  expect(response.json().error).toMatchObject({ code: 'rule_refused', facts: { rule } })
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}

describe('what a victim is owed', () => {
  it('VC-2, VC-3, VC-5: is made once when the crime is recorded, over the bank holidays, with a task for its officer', async () => {
    const { params } = await crimeOfVictim(world, officer)
    await tellRound(world)
    const dues = async () => (await care(params))?.dues.map(({ trigger, by }) => [trigger.code, by])
    const expected = [
      ['SERVICE_REFERRAL', '2026-04-08T22:59:59.999Z'],
      ['REPORTED', '2026-04-13T22:59:59.999Z'],
      ['UPDATE', '2026-05-02T09:00:00.000Z'],
    ]
    const found = (await dues())?.map(([code, by]) => [code, new Date(by ?? '').toISOString()])
    expect(found?.map(([code, by]) => `${code} ${by?.slice(0, 10)}`)).toEqual(
      expected.map(([code, by]) => `${code} ${by?.slice(0, 10)}`),
    )
    const tasks = await tasksOf(params.crimeId)
    expect(tasks.map(({ rule, owner_id }) => [rule, owner_id])).toEqual([
      ['VC-3', officer.id],
      ['VC-2', officer.id],
      ['VC-5', officer.id],
    ])
    const before = await rowCounts(world.admin)
    await tellRound(world)
    expect(
      sameCounts(before, await rowCounts(world.admin)).filter((line) => !line.includes('audit')),
    ).toEqual([])
  })

  it('VC-1: a charge in custody is told in five working days, in one under enhanced rights', async () => {
    const sergeant = await world.actor('CUSTODY_SERGEANT')
    const stay = await detained(world, { sergeant })
    const made = await crimeOnStay(stay)
    await world.ok(
      sergeant,
      custodyOutcome,
      'charge',
      { params: { recordId: stay.id }, body: chargeBody(world, stay.offenceId) },
      { version: stay.version },
    )
    await tellRound(world)
    expect((await dueOf(made.params, 'CHARGED'))?.by.slice(0, 10)).toBe('2026-04-13')
    expect((await dueOf(made.params, 'ARRESTED'))?.rule).toBe('VC-1')
    // OC-1: the officer in the case is told where the outcome is given, once however often the job looks.
    await tellRound(world)
    const toGive = await world.admin.query(
      "SELECT owner_id, rule, opens_at, done_at FROM task WHERE record_id = $1 AND kind = 'CHARGE_ARRIVED'",
      [made.crimeId],
    )
    expect(toGive.rows).toEqual([
      { owner_id: officer.id, rule: 'OC-1', opens_at: `/crimes/${made.crimeId}/outcome`, done_at: null },
    ])
    await world.ok(officer, victimCare, 'assess', {
      params: made.params,
      body: { askedAt: world.clock.now().toISOString(), facts: { isInFear: true }, isEnhanced: true },
    })
    expect((await dueOf(made.params, 'CHARGED'))?.by.slice(0, 10)).toBe('2026-04-07')
    const charged = (await tasksOf(made.params.crimeId)).filter(({ title }) => title.includes('charged'))
    expect(charged.map(({ due_at }) => due_at.toISOString().slice(0, 10))).toEqual(['2026-04-07'])
  })
})

/** A crime of the incident from which the stay came. */
async function crimeOnStay(stay: { id: string }) {
  const found = await world.admin.query<{ incident: string; suspect: string }>(
    `SELECT i.to_id AS incident, d.to_id AS suspect FROM link a JOIN link i ON i.from_id = a.to_id AND i.role = 'ARISES_FROM'
       JOIN link d ON d.from_id = a.to_id AND d.role = 'ARRESTED' WHERE a.from_id = $1 AND a.role = 'ARISES_FROM'`,
    [stay.id],
  )
  const { incident: incidentId = '', suspect = '' } = found.rows[0] ?? {}
  return crimeOfVictim(world, officer, { on: { incidentId, personRecordId: suspect } })
}

describe('a contact', () => {
  it('VC-6: by voicemail closes nothing, unless the plan says so; a telephone call that reaches closes task and due', async () => {
    const { params } = await crimeOfVictim(world, officer)
    await tellRound(world)
    world.clock.set('2026-04-02T10:00:00.000Z')
    await refused(() => contact(params, { way: 'VOICEMAIL', isReached: true }), 'VC-6')
    const left = (await contact(params, { way: 'VOICEMAIL', isReached: false })).json()
    expect(left).toMatchObject({ isCounted: false, closed: 0 })
    expect(await dueOf(params, 'REPORTED')).toMatchObject({ state: 'OWED', failedAttempts: 1 })
    const told = (await contact(params)).json()
    expect(told).toMatchObject({ isCounted: true, problems: [], closed: 2 })
    expect(await dueOf(params, 'REPORTED')).toBeUndefined()
    expect((await dueOf(params, 'UPDATE'))?.since).toContain('2026-04-02T10:00:01')
    expect((await tasksOf(params.crimeId)).map(({ rule }) => rule)).toEqual(['VC-3', 'VC-5'])
    const second = await crimeOfVictim(world, officer)
    await world.ok(officer, victimCare, 'plan', {
      params: second.params,
      body: { agreedAt: start, everyDays: 7, enoughWays: ['VOICEMAIL'] },
    })
    const enough = (await contact(second.params, { way: 'VOICEMAIL', isReached: false })).json()
    expect(enough).toMatchObject({ isCounted: true })
    expect((await dueOf(second.params, 'UPDATE'))?.by.slice(0, 10)).toBe('2026-04-09')
  })

  it('in the minute of the report is about it, though the report has its seconds', async () => {
    world.clock.set('2026-04-02T09:00:40.000Z')
    const { params } = await crimeOfVictim(world, officer)
    await contact(params, { at: '2026-04-02T09:00:00.000Z' })
    expect(await dueOf(params, 'REPORTED')).toBeUndefined()
    expect(await dueOf(params, 'UPDATE')).toBeDefined()
  })

  it('VC-7, VC-8: warns of an unsafe way, which counts for nothing, and refuses the future', async () => {
    const { params } = await crimeOfVictim(world, officer)
    const agreed = { agreedAt: start, unsafeWays: ['TEXT' as const], safeInstructions: 'Not before ten.' }
    await world.ok(officer, victimCare, 'plan', { params, body: agreed })
    await refused(
      () => world.call(officer, victimCare, 'plan', { params, body: { ...agreed, enoughWays: ['TEXT'] } }),
      'VC-7',
    )
    const unsafe = (await contact(params, { way: 'TEXT' })).json()
    expect(unsafe).toMatchObject({ isCounted: false, problems: [{ rule: 'VC-7', severity: 'WARN' }] })
    await refused(() => contact(params, { at: minutesAgo(world, -10) }), 'VC-8')
  })

  it('is carried by what the same person agreed on another crime', async () => {
    const first = await crimeOfVictim(world, officer)
    await world.ok(officer, victimCare, 'plan', {
      params: first.params,
      body: { agreedAt: start, everyDays: 14, safeInstructions: 'Ask for Jo from the library.' },
    })
    const again = await crimeOfVictim(world, officer, { victim: first.victim })
    expect((await care(again.params))?.earlierPlan).toMatchObject({
      everyDays: 14,
      safeInstructions: 'Ask for Jo from the library.',
      crime: { id: first.crimeId },
    })
  })
})

describe('needs', () => {
  it('VN-1, VN-2: follow what the crime says; what differs from the facts says why', async () => {
    const { params } = await crimeOfVictim(world, officer, { flags: ['DOMESTIC'], dob: '2012-01-01' })
    const before = await care(params)
    expect(before?.needs).toMatchObject({ isEnhanced: true, isVulnerable: true, askedAt: null })
    expect(before?.known.reasons.map(({ code }) => code)).toEqual(['DOMESTIC', 'CHILD'])
    expect(before?.left.map(({ rule }) => rule)).toEqual(['VN-2', 'VN-4', 'VC-3'])
    const body = { askedAt: start, isEnhanced: false }
    await refused(() => world.call(officer, victimCare, 'assess', { params, body }), 'VN-2')
    await world.ok(officer, victimCare, 'assess', {
      params,
      body: { ...body, differsBecause: 'She turned it down, with her mother.', measures: ['S29'] },
    })
    expect((await care(params))?.needs).toMatchObject({ isEnhanced: false, measures: [{ code: 'S29' }] })
    const grown = await crimeOfVictim(world, officer)
    await refused(
      () =>
        world.call(officer, victimCare, 'assess', {
          params: grown.params,
          body: { askedAt: start, measures: ['S29'] },
        }),
      'VN-3',
    )
  })
})

describe('statement and referral', () => {
  const step = (params: Params, body: object) =>
    world.call(officer, victimCare, 'step', { params, body: { at: start, ...body } as never })

  it('VN-5, VC-3: are steps in their order; the receipt of the service closes the referral', async () => {
    const { params } = await crimeOfVictim(world, officer)
    await tellRound(world)
    await refused(() => step(params, { kind: 'STATEMENT_WITHDRAWN' }), 'VN-5')
    await refused(() => step(params, { kind: 'REFERRAL_RECEIVED', reference: 'VS 12' }), 'VC-3')
    await step(params, { kind: 'STATEMENT_TAKEN', reference: 'MG11/4' })
    await step(params, { kind: 'REFERRAL_SENT', service: 'Victim Support' })
    expect(await care(params)).toMatchObject({ statement: 'TAKEN', referral: 'SENT' })
    expect(await dueOf(params, 'SERVICE_REFERRAL')).toBeDefined()
    await step(params, { kind: 'REFERRAL_RECEIVED', reference: 'VS 12' })
    expect(await care(params)).toMatchObject({ referral: 'RECEIVED' })
    expect(await dueOf(params, 'SERVICE_REFERRAL')).toBeUndefined()
    expect((await tasksOf(params.crimeId)).map(({ rule }) => rule)).not.toContain('VC-3')
    await step(params, { kind: 'STATEMENT_WITHDRAWN', words: 'I want to say more first.' })
    expect(await care(params)).toMatchObject({ statement: 'WITHDRAWN' })
  })
})

it('VC-9: lists the overdue, the most harm first, and leaves out what is not due', async () => {
  const plain = await crimeOfVictim(world, officer)
  const grave = await crimeOfVictim(world, officer, { flags: ['DOMESTIC'] })
  await tellRound(world)
  const list = (query: object = {}) => world.ok(officer, victimCare, 'listDue', { query })
  const ours = [plain.crimeId, grave.crimeId]
  expect((await list()).lines.filter(({ crimeId }) => ours.includes(crimeId))).toEqual([])
  world.clock.set('2026-04-15T09:00:00.000Z')
  const { lines } = await list({ whose: 'mine' })
  const found = lines.filter(({ crimeId }) => ours.includes(crimeId))
  expect(found.map(({ crimeId, trigger }) => [crimeId === grave.crimeId, trigger.code])).toEqual([
    [true, 'SERVICE_REFERRAL'],
    [true, 'REPORTED'],
    [false, 'SERVICE_REFERRAL'],
    [false, 'REPORTED'],
  ])
  expect(found[0]).toMatchObject({ isOverdue: true, officer: { id: officer.id }, harm: 5 })
  const nobody = await world.actor('SUPERVISOR')
  expect((await world.ok(nobody, victimCare, 'listDue', { query: { whose: 'mine' } })).lines).toEqual([])
})
