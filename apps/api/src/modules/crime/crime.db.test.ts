/** Deciding on a report, recording the crime with what is known carried in, and changing what was recorded. */
import { crime, incident } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { audited } from '../../platform/audit/audited.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeScene } from '../arrest/arrest.testing.ts'
import { askedToCancel, decisionBody, recordedCrime } from './crime.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let maker: Actor
let registrar: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('RESPONSE_OFFICER')
  maker ??= await world.actor('CRIME_DECISION_MAKER')
  registrar ??= await world.actor('CRIME_REGISTRAR')
})

const decide = (incidentId: string, body: object, as = officer) =>
  world.call(as, crime, 'decide', { params: { incidentId }, body: body as never })
const page = (crimeId: string, as = officer) => world.ok(as, crime, 'get', { params: { crimeId } })
const report = (incidentId: string, as = officer) =>
  world.ok(as, crime, 'getRecording', { params: { incidentId } })

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}

/** Puts a record on a list that only the officer is on. */
async function showOnlyTo(reader: Actor, recordId: string): Promise<void> {
  const made = await world.admin.query<{ id: number }>(
    "INSERT INTO acl (set_key, grade, label) VALUES (gen_random_uuid()::text, 'hidden', 'Hidden') RETURNING id",
  )
  const aclId = made.rows[0]?.id ?? -1
  await world.admin.query("INSERT INTO acl_principal (acl_id, kind, principal_id) VALUES ($1, 'user', $2)", [
    aclId,
    reader.id,
  ])
  await audited(
    { prisma: world.prisma, writer: world.platform.writer },
    { system: 'seed', action: 'test.hide', act: 'alteration', acls: [0, aclId] },
    (tx) => tx.record.update({ where: { id: recordId }, data: { aclId } }),
  )
}

describe('a decision on a report', () => {
  it('CR-3: that it is no crime needs its reason, words that carry it, and one that fits', async () => {
    const { incidentId } = await makeScene(world)
    const none = { facts: { amountsToCrime: false, reporter: 'VICTIM' }, decision: 'NON_CRIME' }
    await refused(() => decide(incidentId, none), 400, { fields: [{ path: 'reason' }] })
    const reason = { ...none, reason: 'NO_OFFENCE' }
    await refused(() => decide(incidentId, reason), 400, { fields: [{ path: 'words' }] })
    await refused(() => decide(incidentId, { ...reason, reason: 'VICTIM_NOT_TRACED', words: 'x' }), 409, {
      facts: { rule: 'CR-3' },
    })
    const words = 'A dispute about rent: nothing was taken and nobody was hurt.'
    const answer = await decide(incidentId, { ...reason, words })
    expect(answer.json()).toMatchObject({ crime: null, problems: [] })
    const { decisions, clock } = await report(incidentId)
    expect(decisions).toMatchObject([
      {
        decision: { code: 'NON_CRIME' },
        reason: { code: 'NO_OFFENCE' },
        words,
        registrar: { state: 'NONE' },
      },
    ])
    expect(clock.state).toBe('DECIDED')
    const { log } = await world.ok(officer, incident, 'get', { params: { incidentId } })
    expect(log.map(({ text }) => text)).toContain(`Decided: no crime. ${words}`)
  })

  it('CR-6: a reported rape that is no crime yet is an N100, which a specialist looks at', async () => {
    const { incidentId } = await makeScene(world)
    const facts = { amountsToCrime: true, reporter: 'THIRD_PARTY', isRape: true }
    const body = { facts, reason: 'NOT_CONFIRMED', words: 'Her sister rang.', decision: 'CRIME_RELATED' }
    await refused(() => decide(incidentId, { ...body, authorisedById: maker.id }), 409, {
      facts: { rule: 'CR-6' },
    })
    const made = (await decide(incidentId, { ...body, decision: 'N100' })).json()
    const { decisions } = await report(incidentId)
    expect(decisions).toMatchObject([{ n100: 'N100/1', registrar: { state: 'WAITING' } }])
    const look = (as: Actor) =>
      world.call(as, crime, 'reviewDecision', {
        params: { incidentId, decisionId: made.id },
        body: { answer: 'AGREED', words: 'To be confirmed when she is well.' },
      })
    await refused(() => look(maker), 409, { facts: { rule: 'CX-2' } })
    expect((await look(registrar)).json()).toMatchObject({ state: 'AGREED' })
    await refused(() => look(registrar), 409, { code: 'not_in_state' })
  })

  it('CR-1: more than 24 hours after the report it is said why', async () => {
    const { incidentId, ...scene } = await makeScene(world)
    world.clock.set('2026-09-08T09:00:01.000Z')
    expect((await report(incidentId)).clock).toEqual({
      state: 'OVERDUE',
      recordBy: '2026-09-08T09:00:00.000Z',
    })
    const body = decisionBody({ ...scene, incidentId })
    await refused(() => decide(incidentId, body), 400, { fields: [{ path: 'lateReason' }] })
    const made = (await decide(incidentId, { ...body, lateReason: 'The victim was in surgery' })).json()
    expect(await page(made.crime.id)).toMatchObject({ lateReason: 'The victim was in surgery' })
    expect((await report(incidentId)).clock.state).toBe('DECIDED_LATE')
  })

  it('that differs from the rules waits for the registrar; one that is returned is decided anew', async () => {
    const { incidentId, ...scene } = await makeScene(world)
    const facts = { amountsToCrime: true, reporter: 'VICTIM' }
    const made = (
      await decide(incidentId, { facts, decision: 'NON_CRIME', reason: 'NO_OFFENCE', words: 'Not believed.' })
    ).json()
    expect(made.problems).toMatchObject([{ rule: 'CR-4', severity: 'WARN' }])
    const { lines } = await world.ok(registrar, crime, 'listToDecide', {})
    expect(lines).toContainEqual(
      expect.objectContaining({ id: made.id, kind: 'DECISION', recordId: incidentId, what: 'No crime' }),
    )
    await world.ok(registrar, crime, 'reviewDecision', {
      params: { incidentId, decisionId: made.id },
      body: { answer: 'RETURNED', words: 'Belief in the victim is the starting point.' },
    })
    expect((await report(incidentId)).clock.state).toBe('WAITING')
    const again = (await decide(incidentId, decisionBody({ ...scene, incidentId }))).json()
    expect(again.crime.reference).toMatch(/^CR\/2026\/\d{6}$/)
    expect((await report(incidentId)).decisions).toHaveLength(2)
  })
})

describe('a recorded crime', () => {
  it('carries place, time, words and suspect in from the incident, and asks for the rest later', async () => {
    const { crimeId, scene, reference } = await recordedCrime(world, officer)
    const made = await page(crimeId)
    expect(made).toMatchObject({
      reference,
      state: 'RECORDED',
      isCounted: true,
      hoCode: '028/03',
      isNotifiable: true,
      committedFrom: expect.stringContaining('2026-09-07T09:00:00'),
      circumstances: 'Shouting heard',
      location: { id: scene.locationId },
      people: [{ personRecordId: scene.personRecordId, role: 'SUSPECT', origin: 'carried' }],
      flags: [{ code: 'REPEAT_VICTIM' }],
      may: { requestCancellation: { allowed: true }, reclassify: { allowed: false } },
    })
    expect(made.left).toMatchObject([{ rule: 'CR-17', field: 'victims' }])
    const origins = await world.admin.query(
      "SELECT field FROM fact_origin WHERE record_id = $1 AND how = 'carried' ORDER BY field",
      [crimeId],
    )
    expect(origins.rows.map(({ field }) => field)).toEqual(['circumstances', 'committedFrom', 'locationId'])
    const { arising } = await world.ok(officer, incident, 'get', { params: { incidentId: scene.incidentId } })
    expect(arising).toMatchObject([{ id: crimeId, kind: 'Crime' }])
  })

  it.each([
    ['CR-12', 'a victim not yet born', { victims: 'child', dob: '2026-09-08' }],
    ['CR-14', 'a suspect under ten', { dob: '2017-09-08' }],
    ['CR-11', 'the future', { committedFrom: '2026-09-08T09:00:00Z' }],
    ['CR-13', 'an offence not in force', { offenceCode: 'SX03249', committedFrom: '2023-05-01T10:00:00Z' }],
    ['CR-10', 'an end before its beginning', { committedTo: '2026-09-07T07:00:00Z' }],
  ])('%s: refuses %s', async (rule, _what, { dob, victims, ...more }: Record<string, string>) => {
    const scene = await makeScene(world, dob === undefined ? {} : { dob })
    const people = [{ personRecordId: scene.personRecordId }]
    const told =
      victims === undefined ? { suspects: people, ...more } : { suspects: [], victims: people, ...more }
    const body = decisionBody(scene, { crime: { offenceCode: 'TH68036', ...told } as never })
    await refused(() => decide(scene.incidentId, body), 409, { code: 'rule_refused', facts: { rule } })
  })

  it('CT-3: of the same offender, victim and incident the second is named as counted once', async () => {
    const { scene } = await recordedCrime(world, officer)
    const second = (
      await decide(
        scene.incidentId,
        decisionBody(scene, {
          crime: { offenceCode: 'CD71039', suspects: [{ personRecordId: scene.personRecordId }] },
        }),
      )
    ).json()
    expect(second.problems).toMatchObject([{ rule: 'CT-3', severity: 'WARN' }])
  })

  it('is as restricted as a person that it names, and the incident does not tell', async () => {
    const scene = await makeScene(world)
    const other = await makeScene(world)
    await showOnlyTo(officer, other.personRecordId)
    const made = (
      await decide(
        scene.incidentId,
        decisionBody(scene, {
          crime: { offenceCode: 'TH68036', victims: [{ personRecordId: other.personRecordId }] },
        }),
      )
    ).json()
    const reader = await world.actor('RESPONSE_OFFICER')
    const hidden = await world.call(reader, crime, 'get', { params: { crimeId: made.crime.id } })
    expect(hidden.statusCode).toBe(404)
    expect(await report(scene.incidentId, reader)).toMatchObject({
      decisions: [],
      clock: { state: 'WAITING' },
    })
    const seen = await world.ok(reader, incident, 'get', { params: { incidentId: scene.incidentId } })
    expect(JSON.stringify(seen)).not.toContain(made.crime.reference)
    expect((await report(scene.incidentId)).decisions).toMatchObject([{ crime: { id: made.crime.id } }])
  })
})

describe('a change of what is recorded', () => {
  const reclassify = (crimeId: string, as: Actor, body: object) =>
    world.call(as, crime, 'reclassify', { params: { crimeId }, body: body as never }, { version: 1 })

  it('CX-7: another class keeps the first one and its reason', async () => {
    const { crimeId } = await recordedCrime(world, officer)
    const same = { offenceCode: 'TH68036', reason: 'Looked at again' }
    await refused(() => reclassify(crimeId, maker, same), 409, { facts: { rule: 'CX-7' } })
    const to = { offenceCode: 'TH68037', reason: 'It was the shed, not the dwelling.' }
    expect((await reclassify(crimeId, maker, to)).json()).toMatchObject({ state: 'RECORDED' })
    expect(await page(crimeId)).toMatchObject({
      hoCode: '030/02',
      changes: [{ kind: 'RECLASSIFY', from: '028/03', to: '030/02', words: to.reason }],
    })
  })

  it('CX-2: a class of rape is the registrar’s', async () => {
    const { crimeId } = await recordedCrime(world, officer)
    const to = { offenceCode: 'SX03002', reason: 'The victim told more.' }
    await refused(() => reclassify(crimeId, maker, to), 409, { facts: { rule: 'CX-2' } })
    expect((await reclassify(crimeId, registrar, to)).statusCode).toBe(200)
  })

  it('CX-4, CX-5: a cancellation needs what shows it; a victim who withdraws cancels nothing', async () => {
    const { crimeId } = await recordedCrime(world, officer)
    const ask = (body: object) =>
      world.call(
        officer,
        crime,
        'requestCancellation',
        { params: { crimeId }, body: { narrative: 'As told.', ...body } as never },
        { version: 1 },
      )
    await refused(() => ask({ reason: 'C2' }), 409, { facts: { rule: 'CX-4' } })
    await refused(() => ask({ reason: 'C4', isVictimWithdrawal: true }), 409, { facts: { rule: 'CX-4' } })
    await refused(() => ask({ reason: 'C3' }), 409, { facts: { rule: 'CX-5' } })
    await refused(() => ask({ reason: 'C3', duplicateOfId: crypto.randomUUID() }), 400, {
      code: 'bad_reference',
    })
  })

  it('CX-1: whoever asked or records does not decide; a cancelled crime stays and no longer counts', async () => {
    const both = await world.actor('RESPONSE_OFFICER')
    await world.admin.query(
      "INSERT INTO role_grant (user_id, role_code) VALUES ($1, 'CRIME_DECISION_MAKER')",
      [both.id],
    )
    const { crimeId, changeId, version } = await askedToCancel(world, both)
    const send = (as: Actor, answer: string, at = version) =>
      world.call(
        as,
        crime,
        'decideCancellation',
        { params: { crimeId, changeId }, body: { answer, words: 'The tenancy shows it.' } as never },
        { version: at },
      )
    await refused(() => send(both, 'APPROVED'), 409, { facts: { rule: 'CX-1' } })
    const { lines } = await world.ok(maker, crime, 'listToDecide', {})
    expect(lines).toContainEqual(expect.objectContaining({ id: changeId, needsRegistrar: false }))
    expect((await send(maker, 'APPROVED')).json()).toMatchObject({ state: 'CANCELLED' })
    expect(await page(crimeId)).toMatchObject({
      state: 'CANCELLED',
      isCounted: false,
      changes: [{ state: 'APPROVED', decisionWords: 'The tenancy shows it.' }],
      may: { requestCancellation: { allowed: false } },
    })
    await refused(() => send(maker, 'REJECTED', version + 1), 409, { code: 'not_in_state' })
  })

  it('that is refused leaves the crime as it was', async () => {
    const { crimeId, changeId, version } = await askedToCancel(world, officer)
    await world.ok(
      maker,
      crime,
      'decideCancellation',
      { params: { crimeId, changeId }, body: { answer: 'REJECTED', words: 'Nothing verifiable.' } },
      { version },
    )
    expect(await page(crimeId)).toMatchObject({ state: 'RECORDED', isCounted: true })
  })
})
