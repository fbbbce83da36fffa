import { arrest, custody } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeArrest, minutesAgo, suite } from '../arrest/arrest.testing.ts'
import { authorisation, detain, openStay } from './custody.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let sergeant: Actor
let officer: Actor
beforeEach(async () => {
  world.clock.set(start)
  sergeant = await world.actor('CUSTODY_SERGEANT', { displayName: 'PS Testkeeper' })
  officer = await world.actor('RESPONSE_OFFICER', { displayName: 'PC Testcase' })
})

const after = (minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString()
const pageOf = (id: string, as = sergeant) => world.ok(as, custody, 'get', { params: { recordId: id } })

/** Expects the refusal, and that it left nothing behind. */
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

const noStay = '00000000-0000-7000-8000-000000000000'

describe('custody.open', () => {
  it.each([
    ['a station without a custody suite', { stationCode: '01ZZ99' }, 'stationCode'],
    ['an arrival before the arrest', { arrivedAt: after(-60) }, 'arrivedAt'],
    ['an arrival in the future', { arrivedAt: after(30) }, 'arrivedAt'],
    ['a presentation before the arrival', { presentedAt: after(-10) }, 'presentedAt'],
    [
      'an arrest for somebody who answers bail',
      { recordTypes: ['BAILBACK' as const], earlierStayId: noStay },
      'arrestId',
    ],
    [
      'an arrest for broken bail without the earlier stay',
      { recordTypes: ['S46A' as const] },
      'earlierStayId',
    ],
    ['an earlier stay for a first arrest', { earlierStayId: noStay }, 'earlierStayId'],
  ])('refuses %s at its field', async (_what, more, path) => {
    const { id } = await makeArrest(world, officer)
    const body = { arrestId: id, stationCode: suite.code, arrivedAt: after(-5), ...more }
    await refused(() => world.call(sergeant, custody, 'open', { body }), 400, {
      code: 'bad_input',
      fields: [{ path }],
    })
  })

  it('refuses a second record of one arrest, and names the first', async () => {
    const stay = await openStay(world, { officer, sergeant })
    const body = { arrestId: stay.arrestId, stationCode: suite.code, arrivedAt: after(-5) }
    await refused(() => world.call(sergeant, custody, 'open', { body }), 409, {
      code: 'already_done',
      facts: { custodyNumber: stay.custodyNumber },
    })
  })

  it('carries everything from the arrest: nothing is typed again', async () => {
    const { id: arrestId, scene } = await makeArrest(world, officer)
    const how = { how: 'carried' as const, fromId: arrestId }
    const response = await world.call(sergeant, custody, 'open', {
      body: {
        arrestId,
        stationCode: suite.code,
        arrivedAt: after(-5),
        origins: { stationCode: how, arrivedAt: how },
      },
    })
    const { id, custodyNumber } = response.json()
    expect(custodyNumber).toMatch(/^ZD\/\d{6}\/26$/)
    const page = await pageOf(id)
    expect(page).toMatchObject({
      state: 'ARRIVED',
      station: { code: suite.code },
      person: { personRecordId: scene.personRecordId, name: 'EXAMPLETON, Testo', role: 'DETAINEE' },
      isChild: false,
      age: 32,
      arrest: { id: arrestId },
      incident: { id: scene.incidentId },
      grounds: expect.stringContaining('Named by the victim'),
      offences: [{ code: 'CJ88116' }],
      officers: [{ displayName: 'PC Testcase', role: 'ARRESTING' }],
      arrestPlace: expect.stringContaining('Testing Avenue Road'),
    })
    expect(
      page.sources.map(({ field, how: came, carriedFromId }) => ({ field, came, carriedFromId })),
    ).toEqual(
      [
        'arrestPlace',
        'arrestedAt',
        'arrivedAt',
        'grounds',
        'offences',
        'officers',
        'person',
        'stationCode',
      ].map((field) => ({ field, came: 'carried', carriedFromId: arrestId })),
    )
    expect(await world.ok(officer, arrest, 'get', { params: { arrestId } })).toMatchObject({
      status: 'IN_CUSTODY',
      custody: { custodyNumber, state: 'ARRIVED' },
    })
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { action: 'custody.open', act: 'collection', outcome: 'ok', subject_id: id },
    ])
  })

  it('numbers the stays of a station one after another', async () => {
    const [first, second] = [await openStay(world, { sergeant }), await openStay(world, { sergeant })]
    expect(Number(second.custodyNumber.slice(3, 9))).toBe(Number(first.custodyNumber.slice(3, 9)) + 1)
  })
})

describe('custody.authoriseDetention', () => {
  const authorise = (
    as: Actor,
    stay: { id: string; version: number },
    more: Parameters<typeof authorisation>[1] = {},
    version = stay.version,
  ) =>
    world.call(
      as,
      custody,
      'authoriseDetention',
      { params: { recordId: stay.id }, body: authorisation(world, more) },
      { version },
    )

  it('a constable cannot authorise detention', async () => {
    const stay = await openStay(world)
    await refused(() => authorise(officer, stay), 403, { code: 'forbidden' })
    const acting = await world.actor('CUSTODY_SERGEANT', { rank: 'PC' })
    await refused(() => authorise(acting, stay), 409, {
      code: 'rule_refused',
      facts: { reason: 'A custody officer is a sergeant or above (PACE s.36).' },
    })
  })

  it('a sergeant cannot authorise their own arrest', async () => {
    await world.admin.query("INSERT INTO role_grant (user_id, role_code) VALUES ($1, 'RESPONSE_OFFICER')", [
      sergeant.id,
    ])
    const stay = await openStay(world, { officer: sergeant, sergeant })
    const words = 'You arrested this person, so another custody officer must decide (PACE s.36).'
    expect((await pageOf(stay.id)).may.authorise).toEqual({ allowed: false, reason: words })
    await refused(() => authorise(sergeant, stay), 409, {
      code: 'rule_refused',
      facts: { rule: 'authorise_detention', reason: words },
    })
  })

  it.each([
    ['a time in the future', { decidedAt: after(30) }, 'decidedAt'],
    ['a time before the arrival', { decidedAt: after(-6) }, 'decidedAt'],
    ['no ground', { grounds: [] }, 'grounds'],
    ['a ground for after charge', { grounds: ['POST_CHARGE' as const] }, 'grounds'],
    ['no words of why', { groundsText: ' ' }, 'groundsText'],
    ['grounds that nobody told them', { toldInPresence: false }, 'notToldReason'],
    ['a refusal without a reason', { decision: 'REFUSED' as const }, 'refusedReason'],
    [
      'a relevant time before the arrest',
      { relevantTimeOverride: { at: after(-90), reason: 'Seen on camera' } },
      'relevantTimeOverride.at',
    ],
  ])('refuses %s at its field', async (_what, more, path) => {
    const stay = await openStay(world)
    await refused(() => authorise(sergeant, stay, more), 400, { code: 'bad_input', fields: [{ path }] })
  })

  it('refuses a stale version with both versions', async () => {
    const stay = await openStay(world)
    await refused(() => authorise(sergeant, stay, {}, 9), 412, {
      code: 'stale_version',
      facts: { yourVersion: 9, currentVersion: 1 },
    })
  })

  it('sets the relevant time at arrival, the first review six hours after authorisation, 24 hours from arrival', async () => {
    const stay = await openStay(world, { officer })
    const response = await authorise(sergeant, stay)
    expect(response.json()).toEqual({ id: stay.id, version: 2, state: 'DETAINED' })
    const page = await pageOf(stay.id)
    expect(page).toMatchObject({
      state: 'DETAINED',
      decision: 'AUTHORISED',
      authorisedBy: { displayName: 'PS Testkeeper' },
      toldInPresence: true,
    })
    expect(page.clock).toMatchObject({
      state: 'RUNNING',
      rule: 'RT-1',
      relevantTime: after(-5),
      limit24: after(24 * 60 - 5),
      limit36: after(36 * 60 - 5),
      nextReviewDue: after(6 * 60 - 1),
      releaseBy: after(24 * 60 - 5),
      countedMinutes: 5,
    })
    expect(dueOf(page.clock, 'REVIEW')).toMatchObject({ byLabel: 'Inspector', state: 'on time' })
    expect(page.log.map((entry) => entry.kind)).toEqual(['AUTHORISATION', 'ARRIVAL'])
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { action: 'custody.authoriseDetention', act: 'alteration', outcome: 'ok', subject_id: stay.id },
    ])
    await refused(() => authorise(sergeant, { ...stay, version: 2 }), 409, { code: 'not_in_state' })
  })

  it('an override keeps the computed relevant time beside it', async () => {
    const stay = await openStay(world)
    await authorise(sergeant, stay, {
      relevantTimeOverride: { at: after(-15), reason: 'Van seen in the yard at that time' },
    })
    const { clock, relevantTimeOverrideReason } = await pageOf(stay.id)
    expect(clock).toMatchObject({
      relevantTime: after(-15),
      computedRelevantTime: after(-5),
      limit24: after(24 * 60 - 15),
    })
    expect(relevantTimeOverrideReason).toBe('Van seen in the yard at that time')
  })

  it('a refusal ends the stay and completes the arrest', async () => {
    const stay = await openStay(world)
    const response = await authorise(sergeant, stay, {
      decision: 'REFUSED',
      grounds: [],
      groundsText: undefined,
      refusedReason: 'The arrest was not necessary.',
    })
    expect(response.json()).toMatchObject({ state: 'NOT_AUTHORISED' })
    expect(await pageOf(stay.id)).toMatchObject({
      state: 'NOT_AUTHORISED',
      refusedReason: 'The arrest was not necessary.',
      clock: { state: 'CLOSED', due: [] },
    })
    expect(await world.ok(officer, arrest, 'get', { params: { arrestId: stay.arrestId } })).toMatchObject({
      status: 'COMPLETED',
    })
  })
})

const dueOf = (clock: { due: { what: string }[] } | undefined, what: string) =>
  clock?.due.find((due) => due.what === what)

describe('custody.board', () => {
  it('shows each clock as the domain reads it, the next due first, and one audit line with who was shown', async () => {
    const first = await detain(world, { sergeant })
    world.clock.advanceMinutes(60)
    const second = await openStay(world, { sergeant, dob: '2010-05-05' })
    world.clock.set(after(6 * 60 - 10))
    const response = await world.call(sergeant, custody, 'board', { query: { stationCode: suite.code } })
    const { lines, serverTime, stations } = response.json()
    expect(serverTime).toBe(after(6 * 60 - 10))
    const [a, b] = [first.id, second.id].map((id) =>
      lines.findIndex((line: { id: string }) => line.id === id),
    )
    expect(a).toBeLessThan(b)
    expect(lines[a]).toMatchObject({
      personName: 'EXAMPLETON, Testo',
      personInitials: 'TE',
      isChild: false,
      clock: {
        // A summary offence: no extension is open to give, so none is due (EX-2).
        due: [
          { what: 'RISK', state: 'overdue', rule: '12.6' },
          { what: 'VISIT', state: 'overdue', at: after(59), rule: 'TR-1' },
          { what: 'MEAL', state: 'overdue', rule: 'TR-6' },
          { what: 'REVIEW', state: 'due soon', at: after(6 * 60 - 1) },
          { what: 'RELEASE_OR_CHARGE' },
        ],
      },
    })
    expect(lines[b]).toMatchObject({ isChild: true, age: 16, state: 'ARRIVED' })
    expect(stations.find((station: { code: string }) => station.code === suite.code).held).toBe(lines.length)
    const [entry] = await world.auditOf(String(response.headers['x-request-id']))
    expect(entry).toMatchObject({ action: 'custody.board', outcome: 'ok' })
    expect(entry?.result_ids).toEqual(expect.arrayContaining([first.id, second.id]))
  })

  it('calls a review overdue from the minute after it was due', async () => {
    const stay = await detain(world, { sergeant })
    world.clock.set(after(6 * 60))
    const { lines } = await world.ok(sergeant, custody, 'board', { query: {} })
    const line = lines.find(({ id }) => id === stay.id)
    expect(dueOf(line?.clock, 'REVIEW')).toMatchObject({ state: 'overdue' })
    expect(line?.clock.inconsistencies).toMatchObject([{ code: 'REVIEW_BREACH' }])
  })

  it('asks for the next visit once the level of observation is set', async () => {
    const stay = await detain(world, { sergeant })
    await world.ok(
      sergeant,
      custody,
      'assess',
      {
        params: { recordId: stay.id },
        body: { observationLevel: '2', riskLevel: 'HIGH', reason: 'Says he will hurt himself' },
      },
      { version: stay.version },
    )
    world.clock.advanceMinutes(20)
    await world.ok(sergeant, custody, 'addLogEntry', {
      params: { recordId: stay.id },
      body: { kind: 'VISIT', happenedAt: after(19), text: 'Awake' },
    })
    const page = await pageOf(stay.id)
    expect(dueOf(page.clock, 'VISIT')).toMatchObject({
      at: after(49),
      rule: 'TR-1',
      byLabel: 'Detention officer',
    })
    expect(page.log.map((entry) => entry.kindLabel)).toEqual([
      'Visit',
      'Observation level changed',
      'Risk assessment',
      'Detention authorised',
      'Arrival',
    ])
  })
})

describe('custody.addLogEntry', () => {
  const add = (as: Actor, id: string, body: object) =>
    world.call(as, custody, 'addLogEntry', {
      params: { recordId: id },
      body: { kind: 'VISIT', happenedAt: minutesAgo(world, 0), text: 'Asleep, breathing', ...body } as never,
    })

  it.each([
    ['a kind that the record writes itself', { kind: 'AUTHORISATION' }, 'kind'],
    ['a correction of nothing', { kind: 'CORRECTION' }, 'kind'],
    ['a time in the future', { happenedAt: after(30) }, 'happenedAt'],
    ['a time before the arrest', { happenedAt: after(-120), lateReason: 'Forgot' }, 'happenedAt'],
  ])('refuses %s', async (_what, body, path) => {
    const stay = await detain(world)
    await refused(() => add(sergeant, stay.id, body), 400, { fields: [{ path }] })
  })

  it('asks why an entry is more than half an hour late', async () => {
    const stay = await detain(world)
    world.clock.advanceMinutes(40)
    await refused(() => add(sergeant, stay.id, { happenedAt: after(5) }), 400, {
      fields: [{ path: 'lateReason' }],
    })
    expect(
      (
        await add(sergeant, stay.id, {
          happenedAt: after(5),
          lateReason: 'Was at the desk with a violent prisoner',
        })
      ).statusCode,
    ).toBe(200)
    expect((await pageOf(stay.id)).log[0]).toMatchObject({
      happenedAt: expect.stringContaining('09:05'),
      lateReason: 'Was at the desk with a violent prisoner',
      authorRole: 'Custody sergeant',
    })
  })

  it('is put right by its author alone, by an entry that points to it, and stays', async () => {
    const stay = await detain(world)
    const entry = (await add(sergeant, stay.id, {})).json()
    const correction = { kind: 'CORRECTION', text: 'He was awake.', correctsId: entry.id }
    const colleague = await world.actor('DETENTION_OFFICER')
    await refused(() => add(colleague, stay.id, correction), 409, {
      code: 'rule_refused',
      facts: { rule: 'correct_entry' },
    })
    const right = await add(sergeant, stay.id, correction)
    expect(right.statusCode, right.body).toBe(200)
    const { log } = await pageOf(stay.id)
    expect(log.find(({ id }) => id === entry.id)).toMatchObject({
      text: 'Asleep, breathing',
      correctedById: right.json().id,
    })
    expect(log.find(({ id }) => id === right.json().id)).toMatchObject({
      correctsId: entry.id,
      kindLabel: 'Correction',
    })
    await refused(() => add(sergeant, stay.id, { ...correction, text: 'Again' }), 409, {
      code: 'rule_refused',
    })
  })
})

describe('custody.addLogEntries', () => {
  it('writes one entry on each record, or none when one of them is not there', async () => {
    const [one, two] = [await detain(world), await openStay(world)]
    const body = {
      kind: 'VISIT' as const,
      happenedAt: minutesAgo(world, 0),
      text: 'Handover check, alive and well',
    }
    await refused(
      () =>
        world.call(sergeant, custody, 'addLogEntries', {
          body: { ...body, recordIds: [one.id, '00000000-0000-7000-8000-000000000000'] },
        }),
      400,
      { code: 'bad_reference' },
    )
    const { entries } = await world.ok(sergeant, custody, 'addLogEntries', {
      body: { ...body, recordIds: [one.id, two.id] },
    })
    expect(entries.map((entry) => entry.recordId)).toEqual([one.id, two.id])
    expect((await pageOf(two.id)).log[0]).toMatchObject({
      kind: 'VISIT',
      text: 'Handover check, alive and well',
    })
  })
})

describe('custody.assess', () => {
  it('a detention officer moves cells but does not sign the risk', async () => {
    const stay = await detain(world)
    const ddo = await world.actor('DETENTION_OFFICER')
    const assess = (body: object) =>
      world.call(
        ddo,
        custody,
        'assess',
        { params: { recordId: stay.id }, body: { reason: 'On arrival', ...body } as never },
        { version: stay.version },
      )
    await refused(() => assess({ riskLevel: 'STANDARD' }), 409, { code: 'rule_refused' })
    expect((await assess({ cell: 'F1' })).statusCode).toBe(200)
    expect((await pageOf(stay.id)).cell).toBe('F1')
  })
})

describe('custody.recordExclusion and endExclusion', () => {
  it('hospital for treatment stops the clock until the person is back', async () => {
    const stay = await detain(world, { sergeant })
    const params = { recordId: stay.id }
    await refused(
      () =>
        world.call(
          sergeant,
          custody,
          'recordExclusion',
          { params, body: { kind: 'HOSPITAL_TREATMENT', startsAt: after(60) } },
          { version: stay.version },
        ),
      400,
      { fields: [{ path: 'startsAt' }] },
    )
    const out = await world.ok(
      sergeant,
      custody,
      'recordExclusion',
      { params, body: { kind: 'HOSPITAL_TREATMENT', startsAt: after(0), reason: 'Cut hand' } },
      { version: stay.version },
    )
    expect(out.state).toBe('AT_HOSPITAL')
    world.clock.advanceMinutes(120)
    const page = await pageOf(stay.id)
    expect(page).toMatchObject({
      state: 'AT_HOSPITAL',
      clock: { state: 'PAUSED_HOSPITAL', countedMinutes: 5, limit24: after(26 * 60 - 5) },
    })
    const back = await world.ok(
      sergeant,
      custody,
      'endExclusion',
      { params: { ...params, exclusionId: page.exclusions[0]?.id ?? '' }, body: { endsAt: after(90) } },
      { version: out.version },
    )
    expect(back.state).toBe('DETAINED')
    expect((await pageOf(stay.id)).clock).toMatchObject({
      state: 'RUNNING',
      countedMinutes: 35,
      limit24: after(25.5 * 60 - 5),
    })
  })
})
