import { arrest } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { arrestBody, makeArrest, makeScene, minutesAgo, type Scene, suite } from './arrest.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

let officer: Actor
let scene: Scene
beforeEach(async () => {
  officer = await world.actor('RESPONSE_OFFICER', { displayName: 'PC Testcase' })
  scene = await makeScene(world)
})

const record = (more: Parameters<typeof arrestBody>[2], at = scene) =>
  world.call(officer, arrest, 'record', { body: arrestBody(world, at, more) })

describe('arrest.record', () => {
  it.each([
    ['an offence that is not on the list', { offences: [{ code: 'XX00000' }] }, 'offences.0.code'],
    ['a time in the future', { arrestedAt: '2026-09-07T09:30:00Z', cautionAt: undefined }, 'arrestedAt'],
    ['no reason of necessity for an arrest under s.24', { necessityCodes: [] }, 'necessityCodes'],
    ['a necessity code without words of why', { necessityReason: ' ' }, 'necessityReason'],
    ['a caution before the arrest', { cautionAt: '2026-09-07T08:00:00Z' }, 'cautionAt'],
    [
      'an arrival before the arrest',
      { stationCode: suite.code, arrivedAtStationAt: '2026-09-07T08:00:00Z' },
      'arrivedAtStationAt',
    ],
    ['an arrival at no station', { arrivedAtStationAt: '2026-09-07T08:55:00Z' }, 'stationCode'],
    ['a station that is a court', { stationCode: '01BB00' }, 'stationCode'],
  ])('refuses %s at its field, and keeps nothing', async (_what, more, path) => {
    const before = await rowCounts(world.admin)
    const response = await record(more as never)
    expect(response.statusCode, response.body).toBe(400)
    expect(response.json().error.fields).toEqual([{ path, message: expect.any(String) }])
    expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
  })

  it('refuses an arrest under s.24 by someone who is no constable', async () => {
    officer = await world.actor('RESPONSE_OFFICER', { rank: 'PCSO' })
    const response = await record({})
    expect(response.statusCode).toBe(409)
    expect(response.json().error).toMatchObject({
      code: 'rule_refused',
      facts: { rule: 'arrest_power', reason: 'Only a constable arrests under PACE s.24 (constable).' },
    })
  })

  it('refuses an incident or a person that is not there', async () => {
    const nowhere = '00000000-0000-7000-8000-000000000000'
    expect((await record({ incidentId: nowhere })).json().error.code).toBe('bad_reference')
    expect((await record({ personRecordId: nowhere })).json().error.code).toBe('bad_reference')
    expect((await record({ locationId: scene.incidentId })).json().error.code).toBe('bad_reference')
  })

  it('carries the person and the place from the incident, and leaves one audit line', async () => {
    const response = await record({
      origins: { grounds: { how: 'typed' }, personRecordId: { how: 'carried', fromId: scene.incidentId } },
    })
    expect(response.statusCode, response.body).toBe(200)
    const { id, reference } = response.json()
    expect(reference).toMatch(/^ARR\/2026\/\d{6}$/)
    const page = await world.ok(officer, arrest, 'get', { params: { arrestId: id } })
    expect(page).toMatchObject({
      person: {
        name: 'EXAMPLETON, Testo',
        role: 'ARRESTED',
        dob: '1994-05-17',
        personRecordId: scene.personRecordId,
        origin: 'carried',
      },
      location: { id: scene.locationId },
      incident: { id: scene.incidentId },
      officers: [{ displayName: 'PC Testcase', role: 'ARRESTING' }],
      offences: [{ code: 'CJ88116', isDomestic: true, sequence: 1 }],
      necessity: [{ code: 'PROMPT_EFFECTIVE_INVESTIGATION', label: 'Prompt and effective investigation' }],
      powerLabel: 'PACE s.24 (constable)',
      childReportDue: false,
      custody: null,
      may: { arrive: true, openCustody: false },
    })
    expect(page.offences[0]?.title).toMatch(/beating/i)
    const how = new Map(page.sources.map((source) => [source.field, source]))
    expect(how.get('locationId')).toMatchObject({ how: 'carried', carriedFromId: scene.incidentId })
    expect(how.get('grounds')).toMatchObject({ how: 'typed' })
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { action: 'arrest.record', act: 'collection', outcome: 'ok', actor_id: officer.id, subject_id: id },
    ])
  })

  it('puts a person who was not on the incident there as a suspect', async () => {
    const other = await makeScene(world, { onIncident: false })
    const response = await record({}, other)
    expect(response.statusCode, response.body).toBe(200)
    const links = await world.admin.query('SELECT role, origin FROM link WHERE from_id = $1 AND to_id = $2', [
      other.incidentId,
      other.personRecordId,
    ])
    expect(links.rows).toEqual([{ role: 'SUSPECT', origin: 'derived' }])
  })

  it.each([
    ['2010-02-03', 'Arrested while under 18.'],
    [null, 'Arrested, and the age is not known.'],
  ])('SG-03: an arrest of someone born %s makes a task to raise the child report', async (dob, reason) => {
    const { id } = (await record({}, await makeScene(world, { dob }))).json()
    const tasks = await world.admin.query('SELECT kind, reason, owner_id FROM task WHERE record_id = $1', [
      id,
    ])
    expect(tasks.rows).toEqual([{ kind: 'CHILD_CTN', reason, owner_id: officer.id }])
    expect(await world.ok(officer, arrest, 'get', { params: { arrestId: id } })).toMatchObject({
      childReportDue: true,
    })
  })

  it('makes one arrest of the same form sent twice', async () => {
    const body = arrestBody(world, scene)
    const first = await world.call(officer, arrest, 'record', { body }, { key: 'the-same-arrest' })
    const again = await world.call(officer, arrest, 'record', { body }, { key: 'the-same-arrest' })
    expect(again.json()).toEqual(first.json())
  })
})

describe('arrest.arrive', () => {
  it('refuses an arrival before the arrest, and a stale version', async () => {
    const { id } = await makeArrest(
      world,
      officer,
      { stationCode: undefined, arrivedAtStationAt: undefined },
      scene,
    )
    const early = { stationCode: suite.code, arrivedAtStationAt: minutesAgo(world, 60) }
    const refused = await world.call(
      officer,
      arrest,
      'arrive',
      { params: { arrestId: id }, body: early },
      { version: 1 },
    )
    expect(refused.json().error.fields[0].path).toBe('arrivedAtStationAt')
    const stale = await world.call(
      officer,
      arrest,
      'arrive',
      { params: { arrestId: id }, body: { ...early, arrivedAtStationAt: minutesAgo(world, 1) } },
      { version: 7 },
    )
    expect(stale.statusCode).toBe(412)
    expect(stale.json().error.facts).toEqual({ yourVersion: 7, currentVersion: 1 })
  })

  it('keeps where and when they arrived, with an audit line', async () => {
    const { id } = await makeArrest(
      world,
      officer,
      { stationCode: undefined, arrivedAtStationAt: undefined },
      scene,
    )
    const arrivedAtStationAt = minutesAgo(world, 1)
    const response = await world.call(
      officer,
      arrest,
      'arrive',
      { params: { arrestId: id }, body: { stationCode: suite.code, arrivedAtStationAt } },
      { version: 1 },
    )
    expect(response.json()).toEqual({ id, version: 2 })
    const page = await world.ok(officer, arrest, 'get', { params: { arrestId: id } })
    expect(page.station?.code).toBe(suite.code)
    expect(Date.parse(page.arrivedAtStationAt ?? '')).toBe(Date.parse(arrivedAtStationAt))
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { action: 'arrest.arrive', outcome: 'ok', subject_id: id },
    ])
  })
})

describe('arrest.listAwaitingCustody', () => {
  it('refuses a response officer, and shows the sergeant those who have arrived first', async () => {
    expect((await world.call(officer, arrest, 'listAwaitingCustody', { query: {} })).statusCode).toBe(403)
    const onTheWay = await makeArrest(world, officer, {
      stationCode: undefined,
      arrivedAtStationAt: undefined,
    })
    const here = await makeArrest(world, officer, {}, scene)
    const sergeant = await world.actor('CUSTODY_SERGEANT')
    const { arrests } = await world.ok(sergeant, arrest, 'listAwaitingCustody', {
      query: { stationCode: suite.code },
    })
    const [first, second] = [
      arrests.findIndex(({ id }) => id === here.id),
      arrests.findIndex(({ id }) => id === onTheWay.id),
    ]
    expect(first).toBeGreaterThanOrEqual(0)
    expect(first).toBeLessThan(second)
    expect(arrests[first]).toMatchObject({
      personName: 'EXAMPLETON, Testo',
      dob: '1994-05-17',
      isChild: false,
      worstMarker: null,
    })
  })
})
