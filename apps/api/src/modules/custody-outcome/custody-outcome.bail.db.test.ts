/** Bail and its diary, the conditions that patrol reads, and the papers of a stay. */
import { custody, custodyOutcome } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { minutesAgo } from '../arrest/arrest.testing.ts'
import { bailBody, bailedOut, chargeBody, detained, escort } from './custody-outcome.testing.ts'

// Arrested on 31 March, bail runs from 1 April: the periods end on the last days of June, September and December.
const start = '2026-03-31T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let sergeant: Actor
let inspector: Actor
let superintendent: Actor
beforeEach(async () => {
  world.clock.set(start)
  sergeant ??= await world.actor('CUSTODY_SERGEANT')
  inspector ??= await world.actor('INSPECTOR')
  superintendent ??= await world.actor('SUPERINTENDENT')
})

type OnBail = { id: string; bailId: string }
type Name = 'extendBail' | 'noteBail' | 'varyConditions'
const send = (as: Actor, { id, bailId }: OnBail, name: Name, body: object) =>
  world.call(as, custodyOutcome, name, { params: { recordId: id, bailId }, body } as never)
const bailOf = async (stay: { id: string }) =>
  (await world.ok(sergeant, custodyOutcome, 'get', { params: { recordId: stay.id } })).bails[0]
const lineOf = async (stay: OnBail) =>
  (await world.ok(sergeant, custodyOutcome, 'diary', { query: {} })).lines.find(
    ({ bail }) => bail.id === stay.bailId,
  )
const at = (day: string) => world.clock.set(`${day}T09:00:00.000Z`)
const extension = (more: object = {}) => ({
  at: minutesAgo(world, 0),
  suspected: true,
  timeNeeded: true,
  diligent: true,
  necessary: true,
  representationsConsidered: true,
  isPersonTold: true,
  reason: 'The phone is still being examined.',
  ...more,
})

async function refused(as: Actor, stay: OnBail, name: Name, body: object, rule: string): Promise<void> {
  const before = await rowCounts(world.admin)
  const answer = await send(as, stay, name, body)
  expect(answer.statusCode, answer.body).toBe(409)
  expect(answer.json().error.facts).toMatchObject({ rule })
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}

const onBail = async () => bailedOut(world, await detained(world, { sergeant }))

describe('bail before charge', () => {
  it('takes no condition that only a court sets, and no return after the period', async () => {
    const stay = await detained(world, { sergeant })
    const grant = (more: object) =>
      world.call(
        sergeant,
        custodyOutcome,
        'bailBeforeCharge',
        { params: { recordId: stay.id }, body: { ...bailBody(world, stay.offenceId), ...more } } as never,
        { version: stay.version },
      )
    const tag = await grant({ conditions: [{ condition: 'TAG', words: 'Night tag' }] })
    expect(tag.json().error).toMatchObject({ code: 'rule_refused', facts: { rule: 'BA-4' } })
    const late = await grant({ returnAt: '2026-07-01T09:00:00.000Z' })
    expect(late.json().error).toMatchObject({ code: 'rule_refused', facts: { rule: '8.2' } })
    const bare = await grant({ necessity: '', proportionality: '', returnAt: '2026-06-30T09:00:00.000Z' })
    expect(bare.json().left).toEqual([
      'Say why bail is necessary (BA-1).',
      'Say why bail is proportionate (BA-1).',
    ])
  })

  it('runs three, six and nine months by the rank that extends, then by the court alone', async () => {
    const stay = await onBail()
    expect((await bailOf(stay))?.clock).toMatchObject({
      startsOn: '2026-04-01',
      endsOn: '2026-06-30',
      next: 'Inspector or above',
    })
    await refused(sergeant, stay, 'extendBail', extension(), '8.2')
    await refused(inspector, stay, 'extendBail', extension({ diligent: false }), '8.2')
    at('2026-06-20')
    await expect(send(inspector, stay, 'extendBail', extension())).resolves.toMatchObject({ statusCode: 200 })
    expect((await bailOf(stay))?.clock).toMatchObject({
      endsOn: '2026-09-30',
      next: 'Superintendent or above',
    })
    at('2026-09-20')
    await refused(inspector, stay, 'extendBail', extension(), '8.2')
    await expect(send(superintendent, stay, 'extendBail', extension())).resolves.toMatchObject({
      statusCode: 200,
    })
    at('2026-12-20')
    await refused(superintendent, stay, 'extendBail', extension(), '8.2')
    await expect(
      send(superintendent, stay, 'extendBail', extension({ isByCourt: true })),
    ).resolves.toMatchObject({
      statusCode: 200,
    })
    expect((await bailOf(stay))?.clock?.endsOn).toBe('2027-03-31')
  })

  it('is not extended after it has ended, and stands still while the CPS has the file', async () => {
    const over = await onBail()
    const paused = await onBail()
    at('2026-06-01')
    await send(sergeant, paused, 'noteBail', { kind: 'CPS_SENT', at: minutesAgo(world, 0) })
    expect((await bailOf(paused))?.clock).toMatchObject({ isPaused: true, endsOn: null })
    const twice = await send(sergeant, paused, 'noteBail', { kind: 'CPS_SENT', at: minutesAgo(world, 0) })
    expect(twice.json().error.code).toBe('already_done')
    at('2026-06-11')
    await send(sergeant, paused, 'noteBail', { kind: 'CPS_BACK', at: minutesAgo(world, 0) })
    expect((await bailOf(paused))?.clock).toMatchObject({ isPaused: false, endsOn: '2026-07-10' })
    at('2026-07-01')
    await refused(inspector, over, 'extendBail', extension(), '8.2')
  })

  it('is called in the diary before it ends, rank by rank, and leaves it when it has ended', async () => {
    const stay = await onBail()
    expect((await lineOf(stay))?.bail.due[0]).toMatchObject({
      what: 'BAIL_ENDS',
      on: '2026-06-30',
      calls: [],
    })
    at('2026-06-29')
    expect((await lineOf(stay))?.bail.due[0]).toMatchObject({
      calls: ['Sergeant', 'Inspector', 'Superintendent'],
      isOverdue: false,
    })
    await send(sergeant, stay, 'noteBail', { kind: 'ENDED', end: 'NFA', at: minutesAgo(world, 0) })
    expect(await lineOf(stay)).toBeUndefined()
    const after = await send(inspector, stay, 'extendBail', extension())
    expect(after.json().error.code).toBe('not_in_state')
  })

  it('keeps a condition that was varied readable, with the reason', async () => {
    const stay = await onBail()
    const [condition] = (await bailOf(stay))?.conditions ?? []
    await expect(
      send(sergeant, stay, 'varyConditions', {
        at: minutesAgo(world, 0),
        endIds: [condition?.id],
        reason: 'The shop moved',
        conditions: [{ condition: 'NOT_ENTER', words: 'New Testham Centre', purpose: 'No further thefts' }],
      }),
    ).resolves.toMatchObject({ statusCode: 200 })
    expect((await bailOf(stay))?.conditions).toMatchObject([
      { words: 'New Testham Centre', endedAt: null },
      { words: 'Testham Shopping Centre', endedReason: 'The shop moved' },
    ])
    const again = await send(sergeant, stay, 'varyConditions', {
      at: minutesAgo(world, 0),
      endIds: [condition?.id],
      reason: 'Again',
    })
    expect(again.json().error.code).toBe('bad_reference')
  })
})

describe('under investigation', () => {
  it('has a supervisor’s review and no conditions', async () => {
    const stay = await detained(world, { sergeant })
    await world.ok(
      sergeant,
      custodyOutcome,
      'dispose',
      {
        params: { recordId: stay.id },
        body: {
          at: minutesAgo(world, 0),
          offenceIds: [stay.offenceId],
          disposal: 'RUI',
          reason: 'Enquiries go on',
        },
      },
      { version: stay.version },
    )
    const rui = { id: stay.id, bailId: (await bailOf(stay))?.id ?? '' }
    expect((await bailOf(stay))?.due).toMatchObject([{ what: 'RUI_REVIEW', on: '2026-04-30', rule: '8.3' }])
    const vary = await send(sergeant, rui, 'varyConditions', {
      at: minutesAgo(world, 0),
      reason: 'Wanted',
      conditions: [{ condition: 'RESIDE', words: 'Home' }],
    })
    expect(vary.json().error.code).toBe('not_in_state')
    at('2026-04-28')
    await send(inspector, rui, 'noteBail', {
      kind: 'RUI_REVIEWED',
      at: minutesAgo(world, 0),
      note: 'Going on',
    })
    expect((await bailOf(stay))?.due[0]?.on).toBe('2026-05-28')
  })
})

describe('the conditions of a person', () => {
  it('are read by patrol with the incident to arrest on, and end when bail is answered', async () => {
    const patrol = await world.actor('RESPONSE_OFFICER')
    const stay = await onBail()
    const rows = await world.admin.query<{ id: string }>(
      "SELECT p.nominal_id AS id FROM link k JOIN person_record p ON p.id = k.to_id WHERE k.from_id = $1 AND k.role = 'DETAINEE'",
      [stay.id],
    )
    const nominalId = rows.rows[0]?.id ?? ''
    const read = () => world.ok(patrol, custodyOutcome, 'ofPerson', { params: { nominalId } })
    const [found] = (await read()).bails
    expect(found).toMatchObject({
      bail: { kind: 'PRE_CHARGE', conditions: [{ words: 'Testham Shopping Centre' }] },
      offences: [{ code: 'TH68010' }],
    })
    expect(found?.incidentId).toMatch(/^[0-9a-f-]{36}$/)
    world.clock.advanceMinutes(60)
    await world.ok(sergeant, custody, 'open', {
      body: {
        recordTypes: ['BAILBACK'],
        earlierStayId: stay.id,
        stationCode: '01ZD00',
        arrivedAt: minutesAgo(world, 1),
      },
    })
    expect((await read()).bails).toEqual([])
  })
})

describe('the papers', () => {
  it('are made from the data, tagged, with corrections beside what they put right, and noted with their recipient', async () => {
    const stay = await detained(world, { sergeant })
    const params = { recordId: stay.id }
    const entry = await world.ok(sergeant, custody, 'addLogEntry', {
      params,
      body: { kind: 'MEAL', happenedAt: minutesAgo(world, 0), text: 'Beef taken' },
    })
    await world.ok(sergeant, custody, 'addLogEntry', {
      params,
      body: {
        kind: 'CORRECTION',
        happenedAt: minutesAgo(world, 0),
        text: 'It was lamb',
        correctsId: entry.id,
      },
    })
    const print = (paper: string) =>
      world.call(sergeant, custodyOutcome, 'print', {
        params,
        body: { paper, recipient: 'Testerson Solicitors' },
      } as never)
    expect((await print('CHARGE_SHEET')).json().error.code).toBe('not_in_state')
    await world.ok(
      sergeant,
      custodyOutcome,
      'charge',
      { params, body: chargeBody(world, stay.offenceId) },
      { version: stay.version },
    )
    await world.ok(sergeant, custodyOutcome, 'writeEscort', { params, body: escort() })
    for (const paper of [
      'FRONT_SHEET',
      'DETENTION_LOG',
      'CHARGE_SHEET',
      'BAIL_NOTICE',
      'ESCORT_RECORD',
      'RECORD_COPY',
    ]) {
      const response = await print(paper)
      expect(response.statusCode, paper).toBe(200)
      expect(response.headers['content-type']).toBe('application/pdf')
      const raw = response.rawPayload.toString('latin1')
      expect(raw).toContain('/StructTreeRoot')
      expect(raw).toContain('/MarkInfo')
      const entries = await world.admin.query<{ act: string; recipient: string }>(
        'SELECT act, recipient FROM audit.entry WHERE request_id = $1',
        [response.headers['x-request-id']],
      )
      expect(entries.rows).toMatchObject([{ act: 'disclosure', recipient: 'Testerson Solicitors' }])
    }
    const { papers } = await world.ok(sergeant, custodyOutcome, 'get', { params })
    expect(papers).toHaveLength(6)
    const kept = await world.admin.query<{ hashes: number }>(
      "SELECT count(*)::int AS hashes FROM custody_paper WHERE custody_record_id = $1 AND sha256 ~ '^[0-9a-f]{64}$'",
      [stay.id],
    )
    expect(kept.rows[0]?.hashes).toBe(6)
  })
})
