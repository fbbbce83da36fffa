import { crime, domesticAbuse, incident, incidentClosing, mash } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { gradedAssessment } from '../domestic-abuse/domestic-abuse.testing.ts'
import { makeIncident } from '../incident/incident.fixtures.ts'
import { makeHousehold } from '../safeguarding/safeguarding.testing.ts'
import { type Closing, closedIncident, closingBody } from './incident-closing.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())
const despatcher = await world.actor('DESPATCHER')
const officer = await world.actor('RESPONSE_OFFICER')

const close = (incidentId: string, body: Closing, version: number) =>
  world.call(despatcher, incidentClosing, 'close', { params: { incidentId }, body }, { version })
const page = (incidentId: string, as = officer) =>
  world.ok(as, incidentClosing, 'get', { params: { incidentId } })
const get = (incidentId: string) => world.ok(officer, incident, 'get', { params: { incidentId } })
const versionOf = async (incidentId: string) => (await get(incidentId)).version
const rowsOf = async (incidentId: string) =>
  (await world.admin.query('SELECT disposal FROM incident_closing WHERE incident_id = $1', [incidentId])).rows

describe('incidentClosing.close', () => {
  it('asks a report of crime for its decision, by the rule and its field, and changes nothing', async () => {
    const { id } = await makeIncident(world, { incidentType: 'BURGLARY' })
    const refused = await close(id, closingBody({ closingCodes: ['CRIME'] }), 1)
    expect(refused.json().error).toMatchObject({
      code: 'rule_refused',
      facts: { rule: 'ST-9', field: 'decision', reason: expect.stringContaining('Decide whether') },
    })
    expect(await get(id)).toMatchObject({ status: 'open', version: 1 })
    expect(await rowsOf(id)).toEqual([])
    expect(await page(id)).toMatchObject({
      opening: { code: 'CRIME' },
      owed: [{ rule: 'ST-9', field: 'decision' }],
      may: { close: { allowed: false }, reopen: { allowed: false } },
    })
  })

  it.each<[Partial<Closing>, string, string]>([
    [{ closingCodes: [] }, 'NS-1', 'closingCodes'],
    [{ closingCodes: ['SAFETY'] }, 'NS-2', 'closingReason'],
    [{ closingCodes: ['ASB_PERSONAL', 'CRIME'] }, 'ST-9', 'decision'],
    [{ qualifiers: ['DOMESTIC'] }, 'SG-04', 'riskAssessment'],
  ])('refuses %o with %s at %s', async (more, rule, field) => {
    const { id } = await makeIncident(world, { incidentType: 'NOISE' })
    const refused = await close(id, closingBody(more), 1)
    expect(refused.json().error).toMatchObject({ code: 'rule_refused', facts: { rule, field } })
    expect(await versionOf(id)).toBe(1)
  })

  it('asks for the children, the assessment and the decision of a domestic incident, one by one, until it closes', async () => {
    const home = await makeHousehold(world)
    const id = home.incidentId
    const body = closingBody({ closingCodes: ['SAFETY', 'CRIME'], disposal: 'CRIME_RECORDED' })
    const refusedBy = async () => (await close(id, body, await versionOf(id))).json().error?.facts.rule
    expect((await page(id)).owed.map(({ rule }) => rule)).toEqual(['ST-9', 'SG-17', 'SG-04'])
    expect(await refusedBy()).toBe('ST-9')
    await world.ok(officer, crime, 'decide', {
      params: { incidentId: id },
      body: {
        facts: { amountsToCrime: true, reporter: 'VICTIM' },
        decision: 'CRIME',
        crime: { offenceCode: 'CJ88116', flags: ['DOMESTIC'], victims: [{ personRecordId: home.mother }] },
      },
    })
    expect(await refusedBy()).toBe('SG-17')
    await world.ok(officer, mash, 'decideChild', {
      params: { eventId: id },
      body: { personRecordId: home.child, reason: 'NO_CONCERN', words: 'Asleep at her aunt’s', isSeen: true },
    })
    expect(await refusedBy()).toBe('SG-04')
    await gradedAssessment(world, officer, { home })
    const ready = await page(id)
    expect(ready).toMatchObject({
      owed: [],
      suggested: {
        disposal: 'CRIME_RECORDED',
        closingCodes: ['SAFETY', 'CRIME'],
        qualifiers: ['DOMESTIC'],
      },
    })
    const done = await close(id, { ...body, qualifiers: ['DOMESTIC'] }, await versionOf(id))
    expect(done.json()).toMatchObject({ status: 'closed', problems: [] })
    expect((await get(id)).log[0]?.text).toBe(
      'Closed as Crime recorded, Public safety and welfare, Crime, qualified as Domestic. Both parties advised',
    )
  })

  it('lets somebody close who reads no reports and no assessments, without showing them', async () => {
    const home = await makeHousehold(world)
    await world.ok(officer, domesticAbuse, 'begin', {
      body: { eventId: home.incidentId, victimId: home.mother, suspectId: home.suspect, childIds: [] },
    })
    expect((await page(home.incidentId, despatcher)).owed.map(({ rule }) => rule)).toContain('SG-04')
    const other = await makeHousehold(world)
    await gradedAssessment(world, officer, { home: other })
    const seen = await page(other.incidentId, despatcher)
    expect(seen.owed.map(({ rule }) => rule)).not.toContain('SG-04')
    expect(JSON.stringify(seen)).not.toContain('throat')
  })

  it('waits, as it would without it, for those who do not see a restricted crime', async () => {
    const { id } = await makeIncident(world, { incidentType: 'BURGLARY' })
    const made = await world.ok(officer, crime, 'decide', {
      params: { incidentId: id },
      body: {
        facts: { amountsToCrime: true, reporter: 'VICTIM' },
        decision: 'CRIME',
        crime: { offenceCode: 'TH68036' },
      },
    })
    expect((await page(id, despatcher)).owed).toEqual([])
    await restrict(world, made.crime?.id ?? '')
    const seen = await page(id, despatcher)
    expect(seen.owed).toMatchObject([{ rule: 'ST-9' }])
    expect(seen.suggested).toMatchObject({ disposal: '', closingCodes: ['CRIME'] })
  })

  it('carries in why a report of crime is none, so that nobody writes it twice', async () => {
    const { id } = await makeIncident(world, { incidentType: 'THEFT' })
    await world.ok(officer, crime, 'decide', {
      params: { incidentId: id },
      body: {
        facts: { amountsToCrime: false, reporter: 'VICTIM' },
        decision: 'NON_CRIME',
        reason: 'NO_OFFENCE',
        words: 'The bicycle was lent to a cousin, who brought it back.',
      },
    })
    expect((await page(id)).suggested).toEqual({
      disposal: '',
      closingCodes: [],
      qualifiers: [],
      closingReason: 'The bicycle was lent to a cousin, who brought it back.',
    })
  })

  it('releases the officers, ends the tasks, takes no more acts, and is audited with its codes', async () => {
    const { id } = await makeIncident(world, { incidentType: 'NOISE', officerIds: [officer.id] })
    const without = await close(id, closingBody({ disposal: 'DUPLICATE' }), 1)
    expect(without.json().error).toMatchObject({ code: 'not_in_state', facts: { rule: 'incident_closing' } })
    expect((await close(id, closingBody({ qualifiers: ['ALCOHOL'] }), 1)).statusCode).toBe(200)
    expect(await get(id)).toMatchObject({
      status: 'closed',
      closingCodeLabel: 'Advice given',
      officers: [{ to: expect.any(String) }],
      may: { close: false },
    })
    const assigned = await world.call(despatcher, incident, 'assign', {
      params: { incidentId: id },
      body: { officerIds: [officer.id] },
    })
    expect(assigned.json().error.code).toBe('not_in_state')
    const again = await close(id, closingBody(), 2)
    expect(again.json().error.code).toBe('not_in_state')
    const open = (await world.ok(despatcher, incident, 'listOpen', { query: {} })).incidents
    expect(open.map((line) => line.id)).not.toContain(id)
    const closed = await world.ok(despatcher, incident, 'listOpen', { query: { status: 'closed' } })
    expect(closed.incidents.map((line) => line.id)).toContain(id)
    const { rows } = await world.admin.query(
      "SELECT e.act, c.body AS change FROM audit.entry e JOIN audit.payload c ON c.request_id = e.request_id AND c.kind = 'change' WHERE e.action = 'incidentClosing.close' AND e.outcome = 'ok' AND e.subject_id = $1",
      [id],
    )
    expect(rows).toMatchObject([
      { act: 'alteration', change: { closingCodes: ['ASB_NUISANCE'], qualifiers: ['ALCOHOL'] } },
    ])
  })

  it('closes a duplicate of a report of crime without deciding on it twice', async () => {
    const first = await makeIncident(world, { incidentType: 'BURGLARY' })
    const { id } = await makeIncident(world, { incidentType: 'BURGLARY' })
    const body = closingBody({
      disposal: 'DUPLICATE',
      closingCodes: ['CRIME'],
      words: 'The neighbour rang about the same break-in',
      duplicateOfId: first.id,
    })
    expect((await close(id, body, 1)).statusCode).toBe(200)
    expect((await page(id)).closings).toMatchObject([
      { disposal: { code: 'DUPLICATE' }, duplicateOf: { id: first.id, reference: first.reference } },
    ])
  })
})

describe('incidentClosing.reopen', () => {
  it('refuses an incident that is open', async () => {
    const { id } = await makeIncident(world, { incidentType: 'NOISE' })
    const refused = await world.call(
      despatcher,
      incidentClosing,
      'reopen',
      { params: { incidentId: id }, body: { reason: 'Again' } },
      { version: 1 },
    )
    expect(refused.json().error).toMatchObject({
      code: 'not_in_state',
      facts: { rule: 'incident_reopening' },
    })
  })

  it('opens it again with the reason; the closing stays to be read, and it closes anew', async () => {
    const { id } = await closedIncident(world)
    expect(await page(id, despatcher)).toMatchObject({
      incident: { isClosed: true, closingCodeLabel: 'Advice given' },
      may: { close: { allowed: false }, reopen: { allowed: true } },
    })
    await world.ok(
      despatcher,
      incidentClosing,
      'reopen',
      { params: { incidentId: id }, body: { reason: 'The music began again' } },
      { version: 2 },
    )
    expect(await get(id)).toMatchObject({ status: 'open', closedAt: null, closingCode: null, version: 3 })
    expect((await close(id, closingBody({ words: 'Speakers seized' }), 3)).statusCode).toBe(200)
    expect((await page(id)).closings).toMatchObject([
      { words: 'Speakers seized', reopenedAt: null },
      {
        words: 'Both parties advised',
        reopenReason: 'The music began again',
        reopenedBy: { id: despatcher.id },
      },
    ])
  })

  it('ends the link to the incident that a duplicate repeated', async () => {
    const locationId = await makePlace(world)
    const first = await makeIncident(world, { incidentType: 'NOISE', locationId })
    const { id } = await makeIncident(world, { incidentType: 'NOISE', locationId })
    const body = closingBody({ disposal: 'DUPLICATE', duplicateOfId: first.id })
    expect((await close(id, body, 1)).statusCode).toBe(200)
    await world.ok(
      despatcher,
      incidentClosing,
      'reopen',
      { params: { incidentId: id }, body: { reason: 'Another party, next door' } },
      { version: 2 },
    )
    const { rows } = await world.admin.query(
      "SELECT valid_to IS NULL AS live FROM link WHERE from_id = $1 AND role = 'DUPLICATE_OF'",
      [id],
    )
    expect(rows).toEqual([{ live: false }])
  })
})

describe('who is named', () => {
  it('a victim on a report of anything asks for a decision', async () => {
    const { id } = await makeIncident(world, { incidentType: 'NOISE' })
    const { nominalId } = await makePerson(world)
    await world.ok(officer, incident, 'addPerson', {
      params: { incidentId: id },
      body: { nominalId, role: 'VICTIM' },
    })
    const refused = await close(id, closingBody(), await versionOf(id))
    expect(refused.json().error.facts).toMatchObject({ rule: 'ST-9' })
  })
})
