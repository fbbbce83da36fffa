import { arrest, safeguarding } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { arrestBody } from '../arrest/arrest.testing.ts'
import { asbBody, calm, makeHousehold, vulnerabilityBody } from './safeguarding.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const countOf = async (table: string) =>
  Number((await world.admin.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n)

describe('safeguarding.raiseVulnerability', () => {
  it('refuses a report on somebody who is not on the incident, and keeps nothing', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const home = await makeHousehold(world)
    const stranger = await makePerson(world)
    const before = await countOf('record')
    const response = await world.call(officer, safeguarding, 'raiseVulnerability', {
      body: vulnerabilityBody(home, { personRecordId: stranger.personRecordId }),
    })
    expect(response.statusCode).toBe(400)
    expect(response.json().error.code).toBe('bad_reference')
    expect(await countOf('record')).toBe(before)
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { outcome: 'refused', reason: 'bad_reference' },
    ])
  })

  it.each([
    ['an adult report on a child', { reportType: 'ADULT_CTN' }, 'reportType'],
    ['a consent that was not asked without a reason', { consentStatus: 'NOT_ASKED' }, 'consentReason'],
    ['a sealed part', { people: [{ role: 'SOURCE' }] }, 'people.0.role'],
    ['an empty voice of the child', { voice: '  ' }, 'voice'],
  ])('refuses %s at its field', async (_what, wrong, path) => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const home = await makeHousehold(world)
    const people = 'people' in wrong ? { people: [{ personRecordId: home.mother, role: 'SOURCE' }] } : {}
    const response = await world.call(officer, safeguarding, 'raiseVulnerability', {
      body: { ...vulnerabilityBody(home), ...(wrong as object), ...people },
    })
    expect(response.statusCode).toBe(400)
    expect(response.json().error.fields).toEqual([{ path, message: expect.any(String) }])
  })

  it('refuses a child report on somebody of 18 or over', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const home = await makeHousehold(world)
    const response = await world.call(officer, safeguarding, 'raiseVulnerability', {
      body: vulnerabilityBody(home, { personRecordId: home.mother, people: [] }),
    })
    expect(response.json().error.fields).toMatchObject([{ path: 'reportType' }])
  })

  it('answers a hidden incident as an unknown one', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const home = await makeHousehold(world)
    await restrict(world, home.incidentId)
    const hidden = await world.call(officer, safeguarding, 'raiseVulnerability', {
      body: vulnerabilityBody(home),
    })
    const unknown = await world.call(officer, safeguarding, 'raiseVulnerability', {
      body: vulnerabilityBody(home, { eventId: '00000000-0000-7000-8000-000000000000' }),
    })
    const plain = (body: string) => body.replace(/"requestId":"[^"]+"/, '')
    expect(hidden.statusCode).toBe(400)
    expect(plain(hidden.body)).toBe(plain(unknown.body))
  })

  it('does not let a constable grade below a report of the last day; a sergeant may with a reason (SG-01)', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const sergeant = await world.actor('CUSTODY_SERGEANT')
    const home = await makeHousehold(world)
    await world.ok(officer, safeguarding, 'raiseVulnerability', {
      body: vulnerabilityBody(home, { ragGrade: 'RED' }),
    })
    const lower = vulnerabilityBody(home, {
      reportType: 'EXPLOITATION',
      ragGrade: 'GREEN',
      supervisorReason: 'Same facts, seen by the social worker since',
    })
    const refused = await world.call(officer, safeguarding, 'raiseVulnerability', { body: lower })
    expect(refused.statusCode).toBe(409)
    expect(refused.json().error).toMatchObject({ code: 'rule_refused', facts: { rule: 'SG-01' } })
    const made = await world.ok(sergeant, safeguarding, 'raiseVulnerability', { body: lower })
    expect(made.reference).toMatch(/^VUL\//)
  })

  it('refuses the same report twice and points to the first', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const home = await makeHousehold(world)
    const first = await world.ok(officer, safeguarding, 'raiseVulnerability', {
      body: vulnerabilityBody(home),
    })
    const again = await world.call(officer, safeguarding, 'raiseVulnerability', {
      body: vulnerabilityBody(home),
    })
    expect(again.statusCode).toBe(409)
    expect(again.json().error).toMatchObject({ code: 'already_done', facts: { reportId: first.id } })
  })

  it('carries place, time, people and officers from the incident, and asks a supervisor by the end of the shift', async () => {
    const colleague = await world.actor('RESPONSE_OFFICER')
    const officer = await world.actor('RESPONSE_OFFICER')
    const home = await makeHousehold(world, { officers: [colleague, officer] })
    const response = await world.call(officer, safeguarding, 'raiseVulnerability', {
      body: vulnerabilityBody(home),
    })
    expect(response.statusCode).toBe(200)
    const made = response.json<{ id: string; supervisorCheckDue: string; partnerActionDue: string }>()
    expect(made).toMatchObject({
      supervisorCheckDue: '2026-09-07T14:00:00.000Z',
      partnerActionDue: '2026-09-08T09:00:00.000Z',
    })
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { outcome: 'ok', act: 'collection', subject_id: made.id },
    ])

    const page = await world.ok(officer, safeguarding, 'getVulnerability', { params: { reportId: made.id } })
    expect(page).toMatchObject({
      status: 'SUBMITTED',
      ragGrade: 'AMBER',
      partnerActionDue: '2026-09-08T09:00:00.000Z',
      voice: '“I hid under the bed until it stopped.”',
      location: { id: home.locationId },
      subject: { personRecordId: home.child, role: 'CHILD_SUBJECT', ageYears: 9, origin: 'carried' },
      reviewTask: { doneAt: null },
    })
    expect(page.people.map((person) => [person.personRecordId, person.role, person.note])).toEqual([
      [home.mother, 'PARENT_GUARDIAN', 'Victim in the incident'],
      [home.suspect, 'SOURCE_OF_HARM', 'Suspect in the incident'],
    ])
    expect(page.officers.map((person) => [person.id, person.role])).toEqual([
      [officer.id, 'REPORTING'],
      [colleague.id, 'ATTENDING'],
    ])
    expect(page.events).toMatchObject([{ id: home.incidentId, role: 'ARISES_FROM' }])
    expect(Object.fromEntries(page.sources.map((source) => [source.field, source.how]))).toMatchObject({
      circumstances: 'carried',
      location: 'carried',
      occurredFrom: 'carried',
      voice: 'typed',
    })
  })

  it('closes the duty that the arrest of a child made, and belongs to that arrest (SG-03)', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const home = await makeHousehold(world)
    const scene = {
      incidentId: home.incidentId,
      locationId: home.locationId,
      personRecordId: home.child,
      nominalId: home.childNominal,
    }
    const made = await world.ok(officer, arrest, 'record', { body: arrestBody(world, scene) })
    expect(await world.ok(officer, arrest, 'get', { params: { arrestId: made.id } })).toMatchObject({
      childReportDue: true,
    })
    const prepared = await world.ok(officer, safeguarding, 'prepareVulnerability', {
      params: { eventId: home.incidentId },
      query: { personRecordId: home.child },
    })
    expect(prepared.subject?.arrest).toMatchObject({ id: made.id })
    const report = await world.ok(officer, safeguarding, 'raiseVulnerability', {
      body: vulnerabilityBody(home),
    })
    expect(await world.ok(officer, arrest, 'get', { params: { arrestId: made.id } })).toMatchObject({
      childReportDue: false,
    })
    const page = await world.ok(officer, safeguarding, 'getVulnerability', {
      params: { reportId: report.id },
    })
    expect(page.events.map((event) => event.id).sort()).toEqual([home.incidentId, made.id].sort())
  })

  it('is no more open than a restricted incident', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const outsider = await world.actor('RESPONSE_OFFICER')
    const home = await makeHousehold(world)
    await restrict(world, home.incidentId, [officer.id])
    const made = await world.ok(officer, safeguarding, 'raiseVulnerability', {
      body: vulnerabilityBody(home),
    })
    expect(
      (await world.call(outsider, safeguarding, 'getVulnerability', { params: { reportId: made.id } }))
        .statusCode,
    ).toBe(404)
    expect(
      (await world.call(officer, safeguarding, 'getVulnerability', { params: { reportId: made.id } }))
        .statusCode,
    ).toBe(200)
  })
})

describe('safeguarding.prepareVulnerability', () => {
  it('offers the parts that people of the incident have, and what the store knows of the child', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const home = await makeHousehold(world)
    const earlier = await world.ok(officer, safeguarding, 'raiseVulnerability', {
      body: vulnerabilityBody(home),
    })
    const prepared = await world.ok(officer, safeguarding, 'prepareVulnerability', {
      params: { eventId: home.incidentId },
      query: { personRecordId: home.child },
    })
    expect(prepared.people.map((person) => [person.personRecordId, person.suggestedRole])).toEqual([
      [home.mother, 'PARENT_GUARDIAN'],
      [home.suspect, 'SOURCE_OF_HARM'],
      [home.child, 'HOUSEHOLD'],
    ])
    expect(prepared.subject).toMatchObject({
      isChild: true,
      leastGrade: 'AMBER',
      earlierReports: [{ id: earlier.id, grade: 'AMBER' }],
      addresses: [{ id: home.locationId, role: 'LIVES' }],
      family: [{ name: 'WEXCOMBE, Petra', relation: 'Parent of' }],
      arrest: null,
    })
    expect(prepared.subject?.suggestedTypes).not.toContain('ADULT_CTN')
    expect(prepared.carried.map((fact) => [fact.field, fact.fromId])).toEqual(
      ['event', 'occurredFrom', 'location', 'people'].map((field) => [field, home.incidentId]),
    )
  })

  it('lists who may be chosen when nobody is yet', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const home = await makeHousehold(world)
    const prepared = await world.ok(officer, safeguarding, 'prepareVulnerability', {
      params: { eventId: home.incidentId },
      query: {},
    })
    expect(prepared.subject).toBeNull()
    expect(prepared.people).toHaveLength(3)
  })
})

describe('safeguarding.raiseAsb', () => {
  it('refuses a risk matrix with an answer out of range', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const home = await makeHousehold(world)
    const response = await world.call(officer, safeguarding, 'raiseAsb', {
      body: asbBody(home, { riskAnswers: { ...calm, HARM: 4 } }),
    })
    expect(response.statusCode).toBe(400)
    expect(response.json().error.fields).toMatchObject([{ path: 'riskAnswers.HARM' }])
  })

  it('refuses a second report of the same incident', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const home = await makeHousehold(world)
    const first = await world.ok(officer, safeguarding, 'raiseAsb', { body: asbBody(home) })
    const again = await world.call(officer, safeguarding, 'raiseAsb', { body: asbBody(home) })
    expect(again.json().error).toMatchObject({ code: 'already_done', facts: { reportId: first.id } })
  })

  it('grades by the matrix and asks for a review by the day that the grade names', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const home = await makeHousehold(world)
    const made = await world.ok(officer, safeguarding, 'raiseAsb', { body: asbBody(home) })
    expect(made).toMatchObject({
      risk: { score: 8, grade: 'MEDIUM' },
      nextReviewAt: '2026-09-14T09:00:00.000Z',
    })
    const page = await world.ok(officer, safeguarding, 'getAsb', { params: { reportId: made.id } })
    expect(page).toMatchObject({
      risk: { score: 8, gradeLabel: 'Medium' },
      location: { id: home.locationId },
      people: [{ personRecordId: home.mother, role: 'VICTIM' }],
      reviewTask: { dueAt: expect.any(String), doneAt: null },
    })
    expect(page.risk.answers).toHaveLength(7)
    expect(page.sources.find((source) => source.field === 'riskGrade')).toMatchObject({ how: 'derived' })
  })
})

describe('safeguarding.prepareAsb', () => {
  it('counts what happened before at the place and with the caller, hidden reports never', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const phone = '+447700900999'
    const first = await makeHousehold(world, { callerPhone: phone, daysAgo: 20 })
    const second = await makeHousehold(world, {
      locationId: first.locationId,
      callerPhone: phone,
      daysAgo: 10,
    })
    for (const home of [first, second])
      await world.ok(officer, safeguarding, 'raiseAsb', { body: asbBody(home) })
    const now = await makeHousehold(world, { locationId: first.locationId, callerPhone: phone })
    const ask = () =>
      world.ok(officer, safeguarding, 'prepareAsb', { params: { incidentId: now.incidentId } })
    expect((await ask()).earlier).toMatchObject({
      atLocation: { asbReports: 2, incidents: 2 },
      byCaller: { incidents: 2 },
      caseReview: { reports: 3, needed: 3, months: 6, isReached: true },
    })
    await restrict(world, first.incidentId)
    const [earliest] = (await ask()).earlier.atLocation.latest
      .filter((report) => report.kind === 'AsbReport')
      .slice(-1)
    await restrict(world, earliest?.id ?? '')
    expect((await ask()).earlier).toMatchObject({
      atLocation: { asbReports: 1, incidents: 1 },
      byCaller: { incidents: 1 },
      caseReview: { reports: 2, isReached: false },
    })
  })
})
