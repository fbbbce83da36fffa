/** Outcomes: refused without their evidence, approved by somebody else, returned with nothing to retype, opened again, and outcome 1 from custody. */
import { crime, custodyOutcome, investigationOutcome, victimCare } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { chargeBody, detained } from '../custody-outcome/custody-outcome.testing.ts'
import { contactBody, crimeOfVictim } from '../victim-care/victim-care.testing.ts'
import { documentOn, finalisedCrime, outcome16, proposedCrime, withdrawnCrime } from './outcome.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let supervisor: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('RESPONSE_OFFICER', { rank: 'PC' })
  supervisor ??= await world.actor('SUPERVISOR', { rank: 'PS' })
})

const page = (crimeId: string, as = officer) =>
  world.ok(as, investigationOutcome, 'get', { params: { crimeId } })
const propose = (crimeId: string, body: object, version = 1, as = officer) =>
  world.call(
    as,
    investigationOutcome,
    'propose',
    { params: { crimeId }, body: { intent: 'PROPOSE', ...body } as never },
    { version },
  )
const decide = (crimeId: string, body: object, version: number, as = supervisor) =>
  world.call(
    as,
    investigationOutcome,
    'decide',
    { params: { crimeId }, body: { answer: 'APPROVED', words: 'Seen.', ...body } as never },
    { version },
  )
const tasksOf = async (crimeId: string, kind: string) =>
  (
    await world.admin.query<{ owner_id: string | null; owner_unit: string | null; reason: string }>(
      'SELECT owner_id, owner_unit, reason FROM task WHERE record_id = $1 AND kind = $2 AND done_at IS NULL',
      [crimeId, kind],
    )
  ).rows

async function refused(send: () => ReturnType<typeof world.call>, rule: string) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(409)
  expect(response.json().error).toMatchObject({ code: 'rule_refused', facts: { rule } })
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}

describe('an outcome is refused', () => {
  it.each([
    ['OC-e', { code: '16' }, {}],
    ['OC-c', { code: '14' }, {}],
    ['OC-g', { code: '1' }, {}],
    ['OC-3', { code: '3', evidence: { evidenceStatement: 'Film' } }, {}],
    ['OC-i', { code: '5', evidence: { diedOn: '2026-09-01' } }, {}],
    ['OC-17', { code: '17' }, {}],
    ['OC-19', { code: '19', evidence: { fraudReference: 'N1' } }, {}],
    ['OC-20', { code: '20', evidence: { otherBody: { name: 'HSE' } } }, {}],
    ['OC-h', { code: '8', evidence: { acceptsResponsibility: true, hasAgreed: true } }, 'approved'],
  ])('%s: %o', async (rule, body, how) => {
    const { crimeId } = await crimeOfVictim(world, officer, how === 'approved' ? { flags: ['DOMESTIC'] } : {})
    if (how !== 'approved') return refused(() => propose(crimeId, body), rule)
    // What only an inspector can say does not stand against proposing it.
    const { version } = (await propose(crimeId, body)).json()
    await refused(() => decide(crimeId, {}, version), rule)
    await refused(() => decide(crimeId, { overrideReason: 'A row of words' }, version), rule)
  })

  it('OC-a: of a suspect who was nine at the offence, with what is open instead', async () => {
    const made = await detainedChild()
    await refused(() => propose(made.crimeId, { code: '8' }), 'OC-a')
    const eleven = await propose(made.crimeId, { code: '11' })
    expect(eleven.json()).toMatchObject({ state: 'PROPOSED' })
  })

  it('with a document of another record, a suspect of another crime, or a day to come', async () => {
    const { crimeId } = await crimeOfVictim(world, officer)
    const other = await crimeOfVictim(world, officer)
    const medicalDocumentId = await documentOn(world, other.crimeId)
    const strange = await propose(crimeId, { code: '12', evidence: { medicalDocumentId } })
    expect(strange.json().error.code).toBe('bad_reference')
    const suspect = await propose(crimeId, { code: '21', suspectId: other.scene.personRecordId })
    expect(suspect.json().error.code).toBe('bad_reference')
    const day = await propose(crimeId, { code: '5', evidence: { diedOn: '2026-09-08' } })
    expect(day.json().error.fields).toMatchObject([{ path: 'evidence.diedOn' }])
  })
})

/** A crime recorded when its suspect's age was not known: nine by the record that came since. */
async function detainedChild() {
  const made = await crimeOfVictim(world, officer)
  await world.admin.query(
    "SET session_replication_role = replica; UPDATE person_record SET dob = '2017-06-01' WHERE id = '" +
      made.scene.personRecordId +
      "'; SET session_replication_role = DEFAULT",
  )
  return made
}

describe('an outcome', () => {
  it('is saved as far as it is, and says what is left', async () => {
    const { crimeId } = await crimeOfVictim(world, officer)
    const saved = (
      await propose(crimeId, { intent: 'SAVE', code: '22', evidence: { activity: 'Course' } })
    ).json()
    expect(saved).toMatchObject({ state: 'DRAFT', crimeState: 'Recorded' })
    const { open, left } = await page(crimeId)
    expect(open).toMatchObject({ number: '22', state: 'DRAFT', evidence: { activity: 'Course' } })
    expect(left.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'OC-22 BLOCK',
      'OC-22 ASK',
      'VC-1 ASK',
    ])
  })

  it('OC-f: is approved by somebody else; the crime follows and the victim is owed the news', async () => {
    const { crimeId, params, version } = await proposedCrime(world, officer)
    expect(await tasksOf(crimeId, 'OUTCOME_DECISION')).toMatchObject([{ owner_id: null }])
    const both = await world.actor('SUPERVISOR', { rank: 'PS' })
    const own = await withdrawnCrime(world, both)
    const mine = (await propose(own.crimeId, { code: '16' }, 1, both)).json()
    await refused(() => decide(own.crimeId, {}, mine.version, both), 'OC-f')
    const done = (await decide(crimeId, {}, version)).json()
    expect(done).toMatchObject({ state: 'FINAL', crimeState: 'Outcome assigned' })
    expect(await world.ok(officer, crime, 'get', { params: { crimeId } })).toMatchObject({
      state: 'OUTCOME_ASSIGNED',
      lastOutcome: '16 Named suspect, victim does not support',
    })
    expect(await tasksOf(crimeId, 'OUTCOME_DECISION')).toEqual([])
    expect((await tasksOf(crimeId, 'VICTIM_CONTACT')).map(({ owner_id }) => owner_id)).toContain(officer.id)
    const told = await world.ok(officer, victimCare, 'contact', {
      params,
      body: contactBody(world, { triggers: ['OUTCOME'] }),
    })
    expect(told).toMatchObject({ isCounted: true })
    const { victims } = await world.ok(officer, victimCare, 'get', { params: { crimeId } })
    expect(victims[0]?.dues.find(({ trigger }) => trigger.code === 'OUTCOME')).toMatchObject({
      state: 'DONE',
    })
  })

  it('RW-5: is returned with reasons, and what was written is there when it is proposed again', async () => {
    const { crimeId, version } = await proposedCrime(world, officer)
    const back = (await decide(crimeId, { answer: 'RETURNED', words: 'Ask her once more.' }, version)).json()
    expect(back).toMatchObject({ state: 'RETURNED', crimeState: 'Recorded' })
    expect(await tasksOf(crimeId, 'OUTCOME_RETURNED')).toMatchObject([
      { owner_id: officer.id, reason: 'Ask her once more.' },
    ])
    const { open } = await page(crimeId)
    expect(open).toMatchObject({ code: '16', state: 'RETURNED', decisionWords: 'Ask her once more.' })
    const again = (await propose(crimeId, { code: '16', evidence: open?.evidence }, back.version)).json()
    expect(again).toMatchObject({ id: open?.id, state: 'PROPOSED' })
    expect(await tasksOf(crimeId, 'OUTCOME_RETURNED')).toEqual([])
  })

  it('OC-16: of domestic abuse needs the supervisor’s words', async () => {
    const { crimeId } = await withdrawnCrime(world, officer, { flags: ['DOMESTIC'] })
    await refused(() => propose(crimeId, { code: '16' }), 'OC-16')
    const evidence = { isProsecutionWithoutVictimConsidered: true }
    const { version } = (await propose(crimeId, { code: '16', evidence })).json()
    await refused(() => decide(crimeId, {}, version), 'OC-16')
    const done = await decide(crimeId, { supervisorRationale: 'Safety plan is in place.' }, version)
    expect(done.json()).toMatchObject({ state: 'FINAL' })
  })

  it('OC-f: 10 is approved by a designated decision maker alone', async () => {
    const { crimeId } = await crimeOfVictim(world, officer)
    const evidence = { rationale: 'He is dying.', evidenceStatement: 'Film and admission.' }
    const { version } = (await propose(crimeId, { code: '10', evidence })).json()
    await refused(() => decide(crimeId, {}, version), 'OC-f')
    const maker = await world.actor('CRIME_DECISION_MAKER', { rank: 'STAFF' })
    expect((await decide(crimeId, {}, version, maker)).json()).toMatchObject({ state: 'FINAL' })
  })

  it('ST-4: is opened again with its reason, keeps its history, and another is given after it', async () => {
    const { crimeId, version } = await finalisedCrime(world, officer, supervisor)
    const reopened = await world.ok(
      supervisor,
      investigationOutcome,
      'reopen',
      { params: { crimeId }, body: { reason: 'A witness came forward.' } },
      { version },
    )
    expect(reopened).toMatchObject({ crimeState: 'Recorded' })
    const { earlier, standing } = await page(crimeId)
    expect(standing).toBeNull()
    expect(earlier).toMatchObject([{ number: '16', state: 'REOPENED', endReason: 'A witness came forward.' }])
    const next = (await propose(crimeId, outcome16, reopened.version)).json()
    expect((await decide(crimeId, {}, next.version)).json()).toMatchObject({ state: 'FINAL' })
    expect((await page(crimeId)).earlier).toHaveLength(1)
  })
})

describe('a charge in custody', () => {
  it('OC-g, OC-1: is carried in as outcome 1 with its class, and is typed by nobody', async () => {
    const sergeant = await world.actor('CUSTODY_SERGEANT')
    const stay = await detained(world, { sergeant })
    const found = await world.admin.query<{ incident: string; suspect: string }>(
      `SELECT i.to_id AS incident, d.to_id AS suspect FROM link a JOIN link i ON i.from_id = a.to_id AND i.role = 'ARISES_FROM'
         JOIN link d ON d.from_id = a.to_id AND d.role = 'ARRESTED' WHERE a.from_id = $1 AND a.role = 'ARISES_FROM'`,
      [stay.id],
    )
    const { incident: incidentId = '', suspect: personRecordId = '' } = found.rows[0] ?? {}
    const made = await crimeOfVictim(world, officer, { on: { incidentId, personRecordId } })
    await refused(() => propose(made.crimeId, { code: '1' }), 'OC-g')
    await world.ok(
      sergeant,
      custodyOutcome,
      'charge',
      { params: { recordId: stay.id }, body: chargeBody(world, stay.offenceId) },
      { version: stay.version },
    )
    const { custodyEnds } = await page(made.crimeId)
    expect(custodyEnds).toMatchObject([{ outcomeCode: '1', suspectId: personRecordId }])
    const given = (await propose(made.crimeId, { code: '1' })).json()
    expect(given).toMatchObject({ state: 'FINAL', crimeState: 'Outcome assigned' })
    // The stay was for another class than the burglary that is recorded.
    expect((await page(made.crimeId)).standing).toMatchObject({
      number: '1A',
      suspectId: personRecordId,
      chargeId: custodyEnds[0]?.id,
    })
  })
})
