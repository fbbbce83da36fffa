import { incident, pole } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { makeIncident } from './incident.fixtures.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())
const despatcher = await world.actor('DESPATCHER')
const officer = await world.actor('RESPONSE_OFFICER')
const inspector = await world.actor('INSPECTOR')
const nowhere = '00000000-0000-7000-8000-000000000000'

const get = (incidentId: string, as = officer) => world.ok(as, incident, 'get', { params: { incidentId } })
const countOf = async (table: string) =>
  Number((await world.admin.query(`SELECT count(*) FROM ${table}`)).rows[0].count)

describe('incident.open', () => {
  const body = {
    incidentType: 'DOMESTIC' as const,
    grade: 'IMMEDIATE' as const,
    summary: 'Shouting and a bang heard',
  }

  it.each([
    [{ ...body, occurredAt: '2026-09-07T09:06:00Z' }, 'occurredAt'],
    [{ ...body, grade: 'NOW' }, 'grade'],
    [{ ...body, summary: '  ' }, 'summary'],
    [{ ...body, summary: 'x'.repeat(2001) }, 'summary'],
    [{ ...body, summary: 'a\u0000' }, 'summary'],
    [{ ...body, caller: { phone: '12' } }, 'caller.phone'],
    [{ ...body, officerIds: [nowhere] }, 'officerIds'],
    [{ ...body, caller: { name: 'x'.repeat(121) } }, 'caller.name'],
  ])('refuses %o at %s and writes nothing', async (wrong, field) => {
    const locationId = await makePlace(world)
    const before = await countOf('record')
    const response = await world.call(despatcher, incident, 'open', {
      body: { ...wrong, locationId } as never,
    })
    expect(response.statusCode).toBe(400)
    expect(response.json().error.fields[0].path).toBe(field)
    expect(await countOf('record')).toBe(before)
  })

  it('does not tell a hidden place from an unknown one', async () => {
    const hidden = await makePlace(world)
    await restrict(world, hidden)
    const errors = await Promise.all(
      [hidden, nowhere].map(
        async (locationId) =>
          (await world.call(despatcher, incident, 'open', { body: { ...body, locationId } })).json().error,
      ),
    )
    expect(errors[0]).toMatchObject({ code: 'bad_reference', fields: [{ path: 'locationId' }] })
    expect({ ...errors[0], requestId: '' }).toEqual({ ...errors[1], requestId: '' })
  })

  it('opens at a flat with its marker, the people known there, the caller and the officer sent, and keeps how each fact came', async () => {
    const flat = await makePlace(world, { subBuilding: 'Flat 3', street: 'Avenue Road' })
    const { nominalId } = await makePerson(world, { forename: 'Wynn', surname: 'Brindle', livesAt: flat })
    await world.ok(inspector, pole, 'addMarker', {
      params: { recordId: flat },
      body: { code: 'WEAPON', reason: 'Baseball bat seen behind the front door' },
    })
    const response = await world.call(despatcher, incident, 'open', {
      body: {
        ...body,
        locationId: flat,
        caller: { name: 'Wynn Brindle', phone: '07700 900123', isVictim: true, nominalId },
        officerIds: [officer.id],
        origins: { locationId: { how: 'chosen', fromId: flat }, summary: { how: 'typed' } },
      },
    })
    expect(response.json().reference).toMatch(/^INC\/2026\/\d{6}$/)
    const page = await get(response.json().id)
    expect(page).toMatchObject({
      status: 'assigned',
      incidentTypeLabel: 'Domestic incident',
      gradeLabel: 'Immediate',
      attendBy: '2026-09-07T09:15:00.000Z',
      title: 'Domestic incident, Flat 3, 12 Avenue Road, Testham',
      location: {
        id: flat,
        markers: [{ label: 'Weapon on the premises', reason: 'Baseball bat seen behind the front door' }],
      },
      knownAtLocation: [{ nominalId, roleLabel: 'Lives at' }],
      caller: { name: 'Wynn Brindle', phone: '07700 900123', isVictim: true },
      officers: [{ id: officer.id, role: 'ATTENDING', to: null }],
      may: { update: true, assign: false, recordArrest: true },
    })
    expect(page.people.map((person) => person.role).toSorted()).toEqual(['INFORMANT_CALLER', 'VICTIM'])
    expect(page.sources).toContainEqual(
      expect.objectContaining({ field: 'locationId', how: 'chosen', carriedFromId: flat }),
    )
    expect(page.log.map((entry) => entry.kind).toSorted()).toEqual(['ASSIGNED', 'OPENED'])
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { action: 'incident.open', act: 'collection', outcome: 'ok', subject_id: page.id },
    ])
    const { rows } = await world.admin.query(
      'SELECT kind, owner_id, due_at, done_at FROM task WHERE record_id = $1',
      [page.id],
    )
    expect(rows).toMatchObject([
      { kind: 'ATTEND', owner_id: officer.id, due_at: new Date('2026-09-07T09:15:00Z'), done_at: null },
    ])
  })

  it('is as restricted as its place, so that its title does not tell the address', async () => {
    const reader = await world.actor('DESPATCHER')
    const place = await makePlace(world, { street: 'Sanctuary Close' })
    await restrict(world, place, [reader.id])
    const made = await world.ok(reader, incident, 'open', { body: { ...body, locationId: place } })
    expect(
      (await world.call(despatcher, incident, 'get', { params: { incidentId: made.id } })).statusCode,
    ).toBe(404)
    expect(
      (await world.ok(despatcher, incident, 'listOpen', { query: {} })).incidents.map((line) => line.id),
    ).not.toContain(made.id)
    expect(
      (await world.ok(despatcher, pole, 'searchRecords', { body: { text: 'sanctuary close' } })).hits,
    ).toEqual([])
    expect((await get(made.id, reader)).location?.id).toBe(place)
  })
})

describe('incident.assign and endAssignment', () => {
  it('sends each officer once, with a task, and opens again when the last is released', async () => {
    const { id } = await makeIncident(world)
    await world.ok(despatcher, incident, 'assign', {
      params: { incidentId: id },
      body: { officerIds: [officer.id], note: 'Meet the caller outside' },
    })
    const again = await world.ok(despatcher, incident, 'assign', {
      params: { incidentId: id },
      body: { officerIds: [officer.id] },
    })
    expect(again.officers).toHaveLength(1)
    expect((await world.ok(officer, incident, 'listMine', {})).incidents.map((line) => line.id)).toContain(id)
    await world.ok(despatcher, incident, 'endAssignment', {
      params: { incidentId: id, assignmentId: again.officers[0]?.assignmentId ?? '' },
      body: { reason: 'Diverted' },
    })
    const page = await get(id)
    expect(page).toMatchObject({ status: 'open', officers: [{ id: officer.id, to: expect.any(String) }] })
    expect(
      (await world.ok(officer, incident, 'listMine', {})).incidents.map((line) => line.id),
    ).not.toContain(id)
    const { rows } = await world.admin.query('SELECT done_at FROM task WHERE record_id = $1', [id])
    expect(rows).toMatchObject([{ done_at: expect.any(Date) }])
    const twice = await world.call(despatcher, incident, 'endAssignment', {
      params: { incidentId: id, assignmentId: again.officers[0]?.assignmentId ?? '' },
      body: { reason: 'again' },
    })
    expect(twice.statusCode).toBe(404)
  })
})

describe('incident.arrive and regrade', () => {
  it('refuses an arrival in the future or before it was opened', async () => {
    const { id } = await makeIncident(world)
    for (const arrivedAt of ['2026-09-07T09:06:00Z', '2026-09-07T08:59:00Z']) {
      const response = await world.call(
        officer,
        incident,
        'arrive',
        { params: { incidentId: id }, body: { arrivedAt } },
        { version: 1 },
      )
      expect(response.json().error.fields[0].path).toBe('arrivedAt')
    }
    expect((await get(id)).version).toBe(1)
  })

  it('arrives once, at the version that was read', async () => {
    const { id } = await makeIncident(world)
    const done = await world.ok(
      officer,
      incident,
      'arrive',
      { params: { incidentId: id }, body: {} },
      { version: 1 },
    )
    expect(done).toEqual({ id, version: 2, status: 'attended' })
    const stale = await world.call(
      officer,
      incident,
      'arrive',
      { params: { incidentId: id }, body: {} },
      { version: 1 },
    )
    expect(stale.json().error).toMatchObject({
      code: 'stale_version',
      facts: { yourVersion: 1, currentVersion: 2 },
    })
    const twice = await world.call(
      officer,
      incident,
      'arrive',
      { params: { incidentId: id }, body: {} },
      { version: 2 },
    )
    expect(twice.json().error.code).toBe('not_in_state')
    expect((await get(id)).version).toBe(2)
  })

  it('keeps the reason of a new grade in the log and changes the title with the type', async () => {
    const { id } = await makeIncident(world)
    await world.ok(
      despatcher,
      incident,
      'regrade',
      {
        params: { incidentId: id },
        body: { grade: 'PRIORITY', incidentType: 'NOISE', reason: 'Only loud music' },
      },
      { version: 1 },
    )
    const page = await get(id)
    expect(page).toMatchObject({
      gradeLabel: 'Priority',
      title: expect.stringMatching(/^Noise or nuisance, /),
      attendBy: '2026-09-07T10:00:00.000Z',
    })
    expect(page.log[0]?.text).toContain('Only loud music')
  })

  it('puts the most urgent first on the board, with the worst marker of the place', async () => {
    const place = await makePlace(world)
    await world.ok(inspector, pole, 'addMarker', {
      params: { recordId: place },
      body: { code: 'DOG', reason: 'Bit the postman in March' },
    })
    const { id } = await makeIncident(world, { locationId: place })
    const { incidents } = await world.ok(despatcher, incident, 'listOpen', { query: {} })
    expect(incidents.find((line) => line.id === id)).toMatchObject({
      markerCount: 1,
      worstMarker: 'Dangerous dog',
    })
    const grades = incidents.map((line) => line.grade)
    expect(grades.lastIndexOf('IMMEDIATE')).toBeLessThan(grades.indexOf('PRIORITY'))
  })
})

describe('incident.addPerson and endPersonRole', () => {
  it('refuses roles that are not for the public, and does not tell hidden people from unknown ones', async () => {
    const { id } = await makeIncident(world)
    const { nominalId } = await makePerson(world)
    for (const role of ['OIC', 'SOURCE', 'DETAINEE'])
      expect(
        (
          await world.call(officer, incident, 'addPerson', {
            params: { incidentId: id },
            body: { nominalId, role },
          })
        ).json().error.fields[0].path,
      ).toBe('role')
    await restrict(world, nominalId)
    const errors = await Promise.all(
      [nominalId, nowhere].map(
        async (person) =>
          (
            await world.call(officer, incident, 'addPerson', {
              params: { incidentId: id },
              body: { nominalId: person, role: 'SUSPECT' },
            })
          ).json().error,
      ),
    )
    expect({ ...errors[0], requestId: '' }).toEqual({ ...errors[1], requestId: '' })
    expect((await get(id)).people).toEqual([])
  })

  it('shows the person with their live markers, in each role once, and keeps an ended role', async () => {
    const { id } = await makeIncident(world)
    const { nominalId } = await makePerson(world, { forename: 'Corin', surname: 'Ashwell' })
    await world.ok(inspector, pole, 'addMarker', {
      params: { recordId: nominalId },
      body: { code: 'VIOLENT', reason: 'Convicted of wounding in 2024' },
    })
    const added = await world.ok(officer, incident, 'addPerson', {
      params: { incidentId: id },
      body: { nominalId, role: 'SUSPECT', origins: { nominalId: { how: 'chosen' } } },
    })
    expect(added).toMatchObject({
      name: 'ASHWELL, Corin',
      roleLabel: 'Suspect',
      markers: [{ label: 'Violent' }],
    })
    expect(
      (
        await world.call(officer, incident, 'addPerson', {
          params: { incidentId: id },
          body: { nominalId, role: 'SUSPECT' },
        })
      ).json().error.code,
    ).toBe('already_done')
    await world.ok(officer, incident, 'addPerson', {
      params: { incidentId: id },
      body: { nominalId, role: 'VICTIM' },
    })
    await world.ok(officer, incident, 'endPersonRole', {
      params: { incidentId: id, linkId: added.linkId },
      body: { reason: 'Alibi proved' },
    })
    const { people } = await get(id)
    expect(people.find((person) => person.role === 'SUSPECT')).toMatchObject({
      endedAt: expect.any(String),
      note: 'Ended: Alibi proved',
    })
    expect(people.find((person) => person.role === 'VICTIM')?.endedAt).toBeNull()
  })
})

describe('incident.addObject and addLog', () => {
  it('adds a weapon that was seized', async () => {
    const { id } = await makeIncident(world)
    const bat = await world.ok(officer, pole, 'createObject', {
      body: { fields: { kind: 'WEAPON', weaponType: 'BLUNT', description: 'Baseball bat' } },
    })
    expect(
      await world.ok(officer, incident, 'addObject', {
        params: { incidentId: id },
        body: { objectId: bat.id, role: 'SEIZED' },
      }),
    ).toMatchObject({ label: 'Baseball bat', roleLabel: 'Seized' })
  })

  it('locks an entry as it is saved and corrects it only by another of the same log', async () => {
    const { id } = await makeIncident(world)
    const other = await makeIncident(world)
    const entry = await world.ok(officer, incident, 'addLog', {
      params: { incidentId: id },
      body: { text: 'Male left in a red car' },
    })
    expect(
      (
        await world.call(officer, incident, 'addLog', {
          params: { incidentId: other.id },
          body: { text: 'Blue car', correctsId: entry.id },
        })
      ).json().error.code,
    ).toBe('bad_reference')
    const correction = await world.ok(officer, incident, 'addLog', {
      params: { incidentId: id },
      body: { text: 'Male left in a blue car', correctsId: entry.id },
    })
    expect(correction).toMatchObject({
      kind: 'CORRECTION',
      correctsId: entry.id,
      author: officer.displayName,
    })
    expect(
      (
        await world.call(officer, incident, 'addLog', {
          params: { incidentId: id },
          body: { text: 'Later', happenedAt: '2026-09-07T10:00:00Z' },
        })
      ).json().error.fields[0].path,
    ).toBe('happenedAt')
  })
})
