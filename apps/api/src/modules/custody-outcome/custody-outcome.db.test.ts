/** How a stay ends: charged, bailed, let go, handed over or lost; each refused by its rule until the record says enough. */
import { custody, custodyOutcome, custodyTopics } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { minutesAgo } from '../arrest/arrest.testing.ts'
import { calmAnswers, openStay } from '../custody/custody.testing.ts'
import { assess, bailBody, chargeBody, detained, escort, refusedBail } from './custody-outcome.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let sergeant: Actor
beforeEach(async () => {
  world.clock.set(start)
  sergeant ??= await world.actor('CUSTODY_SERGEANT', { displayName: 'PS Testkeeper' })
})

type Name = Exclude<keyof (typeof custodyOutcome)['routes'], 'get' | 'diary' | 'ofPerson'>
type Held = Awaited<ReturnType<typeof detained>>
const page = (stay: { id: string }) =>
  world.ok(sergeant, custodyOutcome, 'get', { params: { recordId: stay.id } })
const send = async (stay: { id: string }, name: Name, body: object, as: Actor = sergeant) =>
  world.call(as, custodyOutcome, name, { params: { recordId: stay.id }, body } as never, {
    version: (await page(stay)).version,
  })
const done = async (stay: { id: string }, name: Name, body: object, as: Actor = sergeant) => {
  const answer = await send(stay, name, body, as)
  expect(answer.statusCode, answer.body).toBe(200)
  expect(await world.auditOf(String(answer.headers['x-request-id']))).toMatchObject([{ outcome: 'ok' }])
  return answer.json() as { state: string; left: string[] }
}

/** Refused with the rule, and nothing changed but the audit. */
async function refused(stay: { id: string }, name: Name, body: object, rule: string, as: Actor = sergeant) {
  const { version } = await page(stay)
  const before = await rowCounts(world.admin)
  const answer = await world.call(
    as,
    custodyOutcome,
    name,
    { params: { recordId: stay.id }, body } as never,
    { version },
  )
  expect(answer.statusCode, answer.body).toBe(409)
  expect(answer.json().error.facts).toMatchObject({ rule })
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}

const topicOf = async (stay: Held, key: string) =>
  (await world.ok(sergeant, custodyTopics, 'list', { params: { recordId: stay.id } })).topics.find(
    (topic) => topic.key === key,
  )

describe('a charge', () => {
  it('is the custody officer’s, needs the evidence, and an adult for a child', async () => {
    const stay = await detained(world, { sergeant })
    const arresting = await world.actor('CUSTODY_SERGEANT', { rank: 'PC' })
    await refused(stay, 'charge', chargeBody(world, stay.offenceId), 's.36', arresting)
    await refused(stay, 'charge', chargeBody(world, stay.offenceId, { isEvidenceSufficient: false }), 'PC-1')
    const child = await detained(world, { sergeant, dob: '2010-05-05' })
    await refused(child, 'charge', chargeBody(world, child.offenceId), 'RG-6')
  })

  it('with bail refused keeps the person for court, by a ground that fits the offence', async () => {
    const stay = await detained(world, { sergeant })
    await refused(
      stay,
      'charge',
      chargeBody(world, stay.offenceId, { ...refusedBail, grounds: ['INJURY_OR_DAMAGE'] }),
      'PC-2',
    )
    await refused(
      stay,
      'charge',
      chargeBody(world, stay.offenceId, { ...refusedBail, courtAt: undefined }),
      'PC-3',
    )
    const courtAt = minutesAgo(world, -24 * 60)
    expect(
      await done(stay, 'charge', chargeBody(world, stay.offenceId, { ...refusedBail, courtAt })),
    ).toMatchObject({
      state: 'CHARGED_HELD',
      left: [],
    })
    const record = await world.ok(sergeant, custody, 'get', { params: { recordId: stay.id } })
    expect(record.clock.state).toBe('STOPPED_CHARGED')
    const legal = record.clock.due.filter(({ what }) => !['RISK', 'VISIT', 'MEAL'].includes(what))
    expect(legal.map(({ what, by }) => [what, by])).toEqual([['REVIEW', 'CUSTODY_OFFICER']])
    expect((await page(stay)).offences[0]).toMatchObject({
      chargeNo: 1,
      disposal: { code: 'CHARGED_CUSTODY' },
      outcome: { code: '1' },
      wording: 'On 7 September 2026 stole a coat.',
    })
  })

  it('for one offence leaves the clock running for another, and further charges are numbered on', async () => {
    const stay = await detained(world, { sergeant })
    await done(stay, 'charge', {
      ...chargeBody(world, '', refusedBail),
      offences: [{ code: 'CD71039', wording: 'Damaged a window.' }],
    })
    const record = await world.ok(sergeant, custody, 'get', { params: { recordId: stay.id } })
    expect(record).toMatchObject({ state: 'DETAINED', clock: { state: 'RUNNING' } })
    const unknown = await send(stay, 'charge', { ...chargeBody(world, ''), offences: [{ code: 'NOPE0001' }] })
    expect(unknown.json().error).toMatchObject({ code: 'bad_input', fields: [{ path: 'offences.0.code' }] })
    await done(stay, 'charge', chargeBody(world, stay.offenceId, refusedBail))
    const { offences, state } = await page(stay)
    expect(state).toBe('CHARGED_HELD')
    expect(offences.map(({ code, chargeNo }) => [code, chargeNo])).toEqual([
      ['TH68010', 2],
      ['CD71039', 1],
    ])
    const again = await send(stay, 'charge', chargeBody(world, stay.offenceId))
    expect(again.json().error.code).toBe('already_done')
  })
})

describe('an offence that ends otherwise', () => {
  it('is cautioned only where it is admitted and agreed, and by the age of the person', async () => {
    const stay = await detained(world, { sergeant })
    const caution = {
      at: minutesAgo(world, 0),
      offenceIds: [stay.offenceId],
      disposal: 'SIMPLE_CAUTION',
      reason: 'First offence, low value',
    }
    await refused(stay, 'dispose', caution, 'L-5')
    await refused(
      stay,
      'dispose',
      { ...caution, disposal: 'YOUTH_CAUTION', isAdmitted: true, isAgreed: true },
      'L-5',
    )
    await done(stay, 'dispose', { ...caution, isAdmitted: true, isAgreed: true })
    expect((await page(stay)).offences[0]?.outcome?.code).toBe('3')
    expect(await topicOf(stay, 'charge')).toEqual({ key: 'charge', state: 'done', left: [] })
  })

  it('goes to a decision-maker and comes back with the clock running', async () => {
    const stay = await detained(world, { sergeant })
    expect(await done(stay, 'awaitDecision', { step: 'SENT', at: minutesAgo(world, 0) })).toMatchObject({
      state: 'AWAITING_CHARGE_DECISION',
    })
    const record = await world.ok(sergeant, custody, 'get', { params: { recordId: stay.id } })
    expect(record.clock.state).toBe('RUNNING')
    expect(
      await done(stay, 'awaitDecision', { step: 'MORE_EVIDENCE', at: minutesAgo(world, 0) }),
    ).toMatchObject({ state: 'DETAINED' })
  })
})

describe('the door', () => {
  const nfa = (stay: Held) => ({
    at: minutesAgo(world, 0),
    offenceIds: [stay.offenceId],
    disposal: 'NFA_POLICE',
    outcome: '15',
    reason: 'The witness cannot say who it was.',
  })
  const go = (more: object = {}) => ({ releasedAt: minutesAgo(world, 0), isPropertySettled: true, ...more })

  it('stays shut until each offence has an end and the risk is assessed, with every rule told at once', async () => {
    const stay = await detained(world, { sergeant })
    await refused(stay, 'letGo', go(), '12.23')
    const told = (await send(stay, 'letGo', go())).json().error.facts.problems as { message: string }[]
    expect(told.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'Answer: feels safe to leave.',
        'Choose how each offence on the record ends.',
        'The custody officer signs the assessment.',
      ]),
    )
    await done(stay, 'dispose', nfa(stay))
    await assess(world, stay, { answers: { ...calmAnswers, SELF_HARM_NOW: { answer: 'YES' } } })
    await refused(stay, 'letGo', go(), '12.23')
    await assess(world, stay, {
      answers: {
        ...calmAnswers,
        SELF_HARM_NOW: { answer: 'YES', action: 'Crisis team called, mother collects' },
      },
      referrals: ['MENTAL_HEALTH'],
    })
    expect(await done(stay, 'letGo', go())).toMatchObject({ state: 'RELEASED' })
    const record = await world.ok(sergeant, custody, 'get', { params: { recordId: stay.id } })
    expect(record).toMatchObject({
      state: 'RELEASED',
      disposal: { code: 'NFA_POLICE' },
      clock: { state: 'CLOSED', due: [] },
    })
    const { lines } = await world.ok(sergeant, custody, 'board', { query: {} })
    expect(lines.some(({ id }) => id === stay.id)).toBe(false)
    expect(record.log.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['RELEASE', 'PRRA']))
    expect((await send(stay, 'letGo', go())).json().error.code).toBe('not_in_state')
  })

  it('stays shut before detention is decided, and at a time before the person came', async () => {
    const waiting = await openStay(world, { sergeant })
    const early = await send(waiting, 'letGo', go())
    expect(early.json().error.code).toBe('not_in_state')
    const stay = await detained(world, { sergeant })
    const before = await send(stay, 'letGo', go({ releasedAt: minutesAgo(world, 3), lateReason: 'Busy' }))
    expect(before.json().error).toMatchObject({ code: 'bad_input', fields: [{ path: 'releasedAt' }] })
  })

  it('opens for a child with a named adult, or with an inspector’s word', async () => {
    const child = await detained(world, { sergeant, dob: '2010-05-05' })
    await done(child, 'dispose', nfa(child))
    await assess(world, child)
    await refused(child, 'letGo', go(), 'TMR-08')
    await done(child, 'letGo', go({ collectedBy: 'Mother, Maria Exampleton' }))
  })

  it('opens for a bailed person once the notice is served', async () => {
    const stay = await detained(world, { sergeant })
    await done(stay, 'bailBeforeCharge', bailBody(world, stay.offenceId))
    await assess(world, stay)
    await refused(stay, 'letGo', go(), '12.22')
    await done(stay, 'letGo', go({ isBailNoticeServed: true }))
    const record = await world.ok(sergeant, custody, 'get', { params: { recordId: stay.id } })
    expect(record).toMatchObject({ disposal: { code: 'BAIL_PRE_CHARGE' }, clock: { state: 'ON_BAIL' } })
  })

  it('is stopped again while an authority is in time, and not after', async () => {
    const stay = await detained(world, { sergeant })
    await done(stay, 'dispose', nfa(stay))
    await done(stay, 'beginRelease', { at: minutesAgo(world, 0) })
    expect(
      await done(stay, 'stopRelease', { at: minutesAgo(world, 0), reason: 'A second victim' }),
    ).toMatchObject({
      state: 'DETAINED',
    })
    await done(stay, 'beginRelease', { at: minutesAgo(world, 0) })
    world.clock.advanceMinutes(25 * 60)
    await refused(stay, 'stopRelease', { at: minutesAgo(world, 0), reason: 'A second victim' }, 'CL-10')
  })

  it('lets a charged person go to court with a whole escort record only', async () => {
    const stay = await detained(world, { sergeant })
    const hand = {
      at: minutesAgo(world, 0),
      disposal: 'TRANSFER_COURT',
      receiver: 'Escort officer 4471',
      isPropertySettled: true,
    }
    await done(
      stay,
      'charge',
      chargeBody(world, stay.offenceId, { ...refusedBail, courtAt: minutesAgo(world, -1200) }),
    )
    await assess(world, stay)
    await refused(stay, 'letGo', go(), '12.23')
    await refused(stay, 'handOver', hand, '12.23')
    await done(stay, 'writeEscort', escort())
    const [built] = (await page(stay)).escorts
    expect(built).toMatchObject({ offence: 'Theft from a shop (charged, bail refused)' })
    expect(built?.risk).toContain('Risk not assessed.')
    expect(await done(stay, 'handOver', hand)).toMatchObject({ state: 'TRANSFERRED' })
  })
})

describe('a loss', () => {
  it('is an escape only once circulated, ended by recapture, and a death closes the record', async () => {
    const stay = await detained(world, { sergeant })
    const escape = { kind: 'ESCAPED', at: minutesAgo(world, 0), circumstances: 'Ran from the yard' }
    await refused(stay, 'recordLoss', escape, '12.24')
    await done(stay, 'recordLoss', { ...escape, isCirculated: true })
    expect(
      await done(stay, 'endEscape', { step: 'RECAPTURED', at: minutesAgo(world, 0), note: 'Found near by' }),
    ).toMatchObject({ state: 'DETAINED' })
    const died = await done(stay, 'recordLoss', {
      kind: 'DIED',
      at: minutesAgo(world, 0),
      circumstances: 'Found not breathing at a check',
    })
    expect(died).toMatchObject({ state: 'DIED' })
    expect(died.left[0]).toContain('IOPC')
    const after = await send(stay, 'charge', chargeBody(world, stay.offenceId))
    expect(after.json().error.code).toBe('not_in_state')
  })
})
