/** A report raised from the records other than an incident in which a child or an adult is met. */
import { arrest, incident, mash, safeguarding, tasks } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { arrange, makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { arrestBody } from '../arrest/arrest.testing.ts'
import { makeLive } from '../intelligence/intelligence.testing.ts'
import { createRecord, linkRecords } from '../pole/record.service.ts'
import { makeHousehold, vulnerabilityBody } from './safeguarding.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

type Kind = 'Crime' | 'CustodyRecord' | 'StopSearch' | 'MissingEpisode' | 'VoluntaryAttendance'

/** A record of a kind at a place with a child of eleven in a part, and what it arises from. */
async function makeEvent(kind: Kind | 'IntelligenceReport', role: string, from?: string) {
  const place = await makePlace(world)
  const child = await makePerson(world, { forename: 'Noa', surname: 'Kerswell', dob: '2015-03-04' })
  const eventId = await arrange(world, async (ctx) => {
    const { id } = await createRecord(ctx, { kind })
    await ctx.tx.event.create({
      data: {
        id,
        kind,
        title: 'Met on the road',
        summary: 'A child was with them',
        status: 'OPEN',
        occurredFrom: world.clock.now(),
      },
    })
    await linkRecords(ctx, { fromId: id, toId: child.personRecordId, role, origin: 'chosen' })
    if (from === undefined)
      await linkRecords(ctx, { fromId: id, toId: place, role: 'OCCURRED_AT', origin: 'chosen' })
    else await linkRecords(ctx, { fromId: id, toId: from, role: 'ARISES_FROM', origin: 'chosen' })
    return id
  })
  return { eventId, place, child: child.personRecordId }
}

const bodyOf = (eventId: string, child: string) => ({
  ...vulnerabilityBody(
    { incidentId: eventId, locationId: '', child, childNominal: '', mother: '', suspect: '' },
    { people: [] },
  ),
})

describe('a report from any record', () => {
  it.each([
    ['Crime', 'VICTIM', 'RESPONSE_OFFICER'],
    ['CustodyRecord', 'DETAINEE', 'CUSTODY_SERGEANT'],
    ['StopSearch', 'SEARCHED', 'RESPONSE_OFFICER'],
    ['MissingEpisode', 'MISSING', 'RESPONSE_OFFICER'],
    ['VoluntaryAttendance', 'INTERVIEWED_VOLUNTARY', 'RESPONSE_OFFICER'],
  ] as const)('opens with what a %s holds and is counted there', async (kind, role, as) => {
    const officer = await world.actor(as)
    const { eventId, place, child } = await makeEvent(kind, role)
    const prepared = await world.ok(officer, safeguarding, 'prepareVulnerability', {
      params: { eventId },
      query: { personRecordId: child },
    })
    expect(prepared).toMatchObject({
      event: { id: eventId, kind, summary: 'A child was with them' },
      location: { id: place },
      subject: { isChild: true },
    })
    expect(prepared.carried.every(({ fromId, fromKind }) => fromId === eventId && fromKind === kind)).toBe(
      true,
    )
    const made = await world.ok(officer, safeguarding, 'raiseVulnerability', { body: bodyOf(eventId, child) })
    const page = await world.ok(officer, safeguarding, 'getVulnerability', { params: { reportId: made.id } })
    expect(page).toMatchObject({ location: { id: place }, events: [{ id: eventId, role: 'ARISES_FROM' }] })
    const children = await world.ok(officer, mash, 'getChildren', { params: { eventId } })
    expect(children.counts).toMatchObject({ children: 1, referred: 1, undecided: 0 })
  })

  it('is counted at the incident behind it too, and is not made twice for one child (SG-17)', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const home = await makeHousehold(world)
    const scene = {
      incidentId: home.incidentId,
      locationId: home.locationId,
      personRecordId: home.child,
      nominalId: home.childNominal,
    }
    const { id: arrestId } = await world.ok(officer, arrest, 'record', { body: arrestBody(world, scene) })
    const prepared = await world.ok(officer, safeguarding, 'prepareVulnerability', {
      params: { eventId: arrestId },
      query: { personRecordId: home.child },
    })
    expect(prepared.subject?.arrest).toMatchObject({ id: arrestId })
    const made = await world.ok(officer, safeguarding, 'raiseVulnerability', {
      body: bodyOf(arrestId, home.child),
    })
    for (const eventId of [arrestId, home.incidentId])
      expect(await world.ok(officer, mash, 'getChildren', { params: { eventId } })).toMatchObject({
        counts: { referred: 1, undecided: 0 },
        children: [{ report: { id: made.id } }],
      })
    expect(
      (await world.ok(officer, incident, 'get', { params: { incidentId: home.incidentId } })).arising.map(
        ({ id }) => id,
      ),
    ).toContain(made.id)
    // SG-03: the duty that the arrest made is done.
    expect(await world.ok(officer, arrest, 'get', { params: { arrestId } })).toMatchObject({
      childReportDue: false,
    })
    const again = await world.call(officer, safeguarding, 'raiseVulnerability', {
      body: bodyOf(arrestId, home.child),
    })
    expect(again.json().error).toMatchObject({ code: 'already_done', facts: { reportId: made.id } })
  })

  it('is asked for by each arrest of a child, at the page that raises it (SG-03)', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const home = await makeHousehold(world)
    const scene = {
      incidentId: home.incidentId,
      locationId: home.locationId,
      personRecordId: home.child,
      nominalId: home.childNominal,
    }
    const owed = async () =>
      (await world.ok(officer, tasks, 'listMine', {})).tasks
        .filter(({ kind }) => kind === 'CHILD_CTN')
        .map(({ opensAt }) => opensAt)
    for (const _ of ['first', 'second']) {
      const { id } = await world.ok(officer, arrest, 'record', { body: arrestBody(world, scene) })
      expect(await owed()).toEqual([`/safeguarding/report/${id}`])
      await world.ok(officer, safeguarding, 'raiseVulnerability', { body: bodyOf(id, home.child) })
      expect(await owed()).toEqual([])
    }
  })

  it('carries no words of an intelligence entry, and none is raised from one under conditions (RO-2)', async () => {
    const officer = await world.actor('INTELLIGENCE_OFFICER')
    const { eventId, child } = await makeEvent('IntelligenceReport', 'SUBJECT')
    await arrange(world, (ctx) =>
      ctx.tx.intelligenceReport.create({ data: { id: eventId, reportedAt: world.clock.now() } }),
    )
    await makeLive(world, eventId, 'Heard of it')
    const input = { params: { eventId }, query: { personRecordId: child } }
    const prepared = await world.ok(officer, safeguarding, 'prepareVulnerability', input)
    expect(prepared.event).toMatchObject({ kind: 'IntelligenceReport', summary: '' })
    expect(JSON.stringify(prepared.carried)).not.toContain('Met on the road')
    await makeLive(world, eventId, 'Heard more of it', { number: 2, grade: ['2', 'A', 'C'] })
    const before = await world.admin.query('SELECT count(*) FROM record')
    for (const refused of [
      await world.call(officer, safeguarding, 'prepareVulnerability', input),
      await world.call(officer, safeguarding, 'raiseVulnerability', { body: bodyOf(eventId, child) }),
    ])
      expect(refused.json().error).toMatchObject({ code: 'rule_refused', facts: { rule: 'RO-2' } })
    expect((await world.admin.query('SELECT count(*) FROM record')).rows).toEqual(before.rows)
  })

  it('answers a hidden record as an unknown one', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const { eventId, child } = await makeEvent('Crime', 'VICTIM')
    await restrict(world, eventId)
    const plain = (body: string) => body.replace(/"requestId":"[^"]+"/, '')
    const hidden = await world.call(officer, safeguarding, 'raiseVulnerability', {
      body: bodyOf(eventId, child),
    })
    const unknown = await world.call(officer, safeguarding, 'raiseVulnerability', {
      body: bodyOf('00000000-0000-7000-8000-000000000000', child),
    })
    expect(hidden.statusCode).toBe(400)
    expect(plain(hidden.body)).toBe(plain(unknown.body))
  })
})
