import { pole } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())
const despatcher = await world.actor('DESPATCHER')
const officer = await world.actor('RESPONSE_OFFICER')
const inspector = await world.actor('INSPECTOR')
const sergeant = await world.actor('RESPONSE_OFFICER', { rank: 'PS' })
const detective = await world.actor('DETECTIVE')
const bat = { code: 'WEAPON', reason: 'Baseball bat seen behind the front door' }

const search = (text: string, as = despatcher) => world.ok(as, pole, 'searchRecords', { body: { text } })
const countOf = async (table: string) =>
  Number((await world.admin.query(`SELECT count(*) FROM ${table}`)).rows[0].count)

describe('pole.searchRecords', () => {
  it('shows the flat, the people known there and its live marker in one search', async () => {
    const flat = await makePlace(world, {
      subBuilding: 'Flat 3',
      buildingNumber: '12',
      street: 'Avenue Road',
      town: 'Testham',
      postcode: 'SE25 4EA',
    })
    const { nominalId } = await makePerson(world, { forename: 'Marla', surname: 'Brindle', livesAt: flat })
    await world.ok(inspector, pole, 'addMarker', { params: { recordId: flat }, body: bat })
    const response = await world.call(despatcher, pole, 'searchRecords', { body: { text: 'avenue road' } })
    expect(response.json().hits[0]).toMatchObject({
      id: flat,
      kind: 'Location',
      title: 'Flat 3, 12 Avenue Road, Testham, SE25 4EA',
      matchedBy: 'Address',
      markers: [{ reason: bat.reason, label: 'Weapon on the premises', isUnreviewed: false }],
      peopleHere: [{ nominalId, name: 'BRINDLE, Marla', roleLabel: 'Lives at', dob: '1990-05-17' }],
    })
    const [entry] = await world.auditOf(String(response.headers['x-request-id']))
    expect(entry).toMatchObject({ act: 'search', outcome: 'ok' })
    expect(entry?.result_ids).toEqual(expect.arrayContaining([flat, nominalId]))
  })

  it('finds a street that is misspelt', async () => {
    const place = await makePlace(world, { buildingNumber: '7', street: 'Quillington Crescent' })
    expect((await search('7 quilington cresent')).hits[0]).toMatchObject({
      id: place,
      matchedBy: 'Near in spelling',
    })
  })

  it('knows a postcode with and without its space, and a whole reference', async () => {
    const place = await makePlace(world, { postcode: 'CR2 6XH' })
    for (const typed of ['CR2 6XH', 'cr26xh'])
      expect((await search(typed)).hits.map((hit) => hit.id)).toContain(place)
    const { rows } = await world.admin.query<{ reference: string }>(
      'SELECT reference FROM record WHERE id = $1',
      [place],
    )
    expect((await search(rows[0]?.reference ?? '')).hits[0]?.id).toBe(place)
  })

  it('shows a registration mark that is easily misread, and says so', async () => {
    const { id } = await world.ok(officer, pole, 'createObject', {
      body: { fields: { kind: 'VEHICLE', vrm: 'AB12 CDE' } },
    })
    expect((await search('ab12cde')).hits[0]).toMatchObject({ id, matchedBy: 'Registration mark' })
    expect((await search('AB12 CDF')).hits[0]).toMatchObject({
      id,
      matchedBy: 'Registration mark easily misread for AB12CDF',
    })
  })

  it('answers the same bytes for a hidden place as for one that is not there', async () => {
    const hidden = await makePlace(world, {
      buildingNumber: '1',
      street: 'Vellichor Mews',
      postcode: 'DN55 1PT',
    })
    await restrict(world, hidden, [detective.id])
    for (const typed of ['vellichor mews', 'DN55 1PT', 'velichor mews'])
      expect(await search(typed)).toEqual({ hits: [], counts: {} })
    expect((await search('vellichor mews', detective)).hits.map((hit) => hit.id)).toEqual([hidden])
    expect(
      (await world.ok(despatcher, pole, 'suggestLocations', { body: { text: 'vellichor' } })).locations,
    ).toEqual([])
    expect(
      (await world.ok(detective, pole, 'suggestLocations', { body: { text: 'vellichor' } })).locations,
    ).toHaveLength(1)
  })

  it('does not name a hidden person at an open place', async () => {
    const place = await makePlace(world, { street: 'Obelus Walk' })
    const { nominalId } = await makePerson(world, { livesAt: place })
    await restrict(world, nominalId, [detective.id])
    expect((await search('obelus walk')).hits[0]?.peopleHere).toEqual([])
    expect((await search('obelus walk', detective)).hits[0]?.peopleHere).toHaveLength(1)
  })

  it('leaves out the kinds that the role may not see', async () => {
    const admin = await world.actor('ADMIN')
    await makePlace(world, { street: 'Penstemon Grove' })
    expect(await search('penstemon grove', admin)).toEqual({ hits: [], counts: {} })
  })

  it.each(['%', '_', '12', 'a', "'; DROP TABLE record; --", '\\', '()[]{}*', '🙂🙂🙂'])(
    'takes %s as text',
    async (text) => {
      expect((await world.call(despatcher, pole, 'searchRecords', { body: { text } })).statusCode).toBe(200)
    },
  )

  it.each([
    [{ text: '' }],
    [{ text: 'a\u0000b' }],
    [{ text: 'x'.repeat(201) }],
    [{ text: 'x', kinds: ['Nominal'] }],
    [{ text: 'x', limit: 51 }],
    [{}],
  ])('refuses %o', async (body) => {
    const response = await world.call(despatcher, pole, 'searchRecords', { body: body as never })
    expect(response.statusCode).toBe(400)
    expect(response.json().error.fields.length).toBeGreaterThan(0)
  })
})

describe('pole.createLocation', () => {
  const place = {
    searchText: 'mulberry parade',
    buildingNumber: '4',
    street: 'Mulberry Parade',
    town: 'Testham',
    postcode: 'se254eb',
    latitude: 52 + 39 / 60 + 28.8282 / 3600,
    longitude: 1 + 42 / 60 + 57.8663 / 3600,
  }

  it.each([
    [{ ...place, postcode: 'Q1 1AA' }, 'postcode'],
    [{ ...place, uprn: '12A' }, 'uprn'],
    [{ ...place, longitude: undefined }, 'longitude'],
    [{ ...place, latitude: 91 }, 'latitude'],
    [{ ...place, street: undefined }, 'street'],
    [{ ...place, searchText: ' ' }, 'searchText'],
    [{ ...place, town: 'x\u0000' }, 'town'],
  ])('refuses %o at %s', async (body, field) => {
    const before = await countOf('record')
    const response = await world.call(despatcher, pole, 'createLocation', { body: body as never })
    expect(response.statusCode).toBe(400)
    expect(response.json().error.fields[0].path).toBe(field)
    expect(await countOf('record')).toBe(before)
  })

  it('works out the grid point, keeps origins and refuses the same address twice until it is ruled out', async () => {
    const made = await world.ok(despatcher, pole, 'createLocation', {
      body: { ...place, origins: { street: { how: 'typed' } } },
    })
    expect(made.address).toBe('4 Mulberry Parade, Testham, SE25 4EB')
    const page = await world.ok(despatcher, pole, 'getLocation', { params: { locationId: made.id } })
    expect(page).toMatchObject({
      postcode: 'SE25 4EB',
      gridReference: expect.stringMatching(/^TG 514\d\d 131\d\d$/),
      isMatched: false,
      sources: [{ field: 'street', how: 'typed', by: despatcher.displayName }],
    })
    const again = await world.call(despatcher, pole, 'createLocation', {
      body: { ...place, street: 'MULBERRY parade' },
    })
    expect(again.statusCode).toBe(409)
    expect(again.json().error).toMatchObject({
      code: 'candidates_open',
      facts: { candidates: [{ id: made.id }] },
    })
    const flat = await world.call(despatcher, pole, 'createLocation', {
      body: { ...place, subBuilding: 'Flat 2' },
    })
    expect(flat.statusCode).toBe(200)
    const ruledOut = await world.call(despatcher, pole, 'createLocation', {
      body: { ...place, notTheseBecause: 'The new block behind has the same number' },
    })
    expect(ruledOut.statusCode).toBe(200)
  })

  it('says of a place whether the gazetteer knows it, on its page, in the box and among what is found', async () => {
    const said = async (body: object, words: string) => {
      const { id } = await world.ok(despatcher, pole, 'createLocation', { body: { ...place, ...body } })
      const page = await world.ok(despatcher, pole, 'getLocation', { params: { locationId: id } })
      const { locations } = await world.ok(despatcher, pole, 'suggestLocations', { body: { text: words } })
      const { hits } = await world.ok(despatcher, pole, 'searchRecords', { body: { text: words, limit: 20 } })
      const brief = locations.find((each) => each.id === id)
      expect(brief?.gazetteer).toBe(page.gazetteer)
      expect(brief?.isMatched).toBe(page.isMatched)
      const subtitle = hits.find((hit) => hit.id === id)?.subtitle ?? ''
      expect(subtitle.includes('Not matched')).toBe(!page.isMatched)
      return page.gazetteer
    }
    const nowhere = { latitude: undefined, longitude: undefined }
    expect(await said({ street: 'Larkspur Wynd', uprn: '100023336956' }, 'larkspur wynd')).toBe(
      'Matched to the gazetteer: UPRN 100023336956',
    )
    expect(await said({ street: 'Teasel Wynd' }, 'teasel wynd')).toBe('Not matched to the gazetteer')
    expect(await said({ street: 'Yarrow Wynd', ...nowhere }, 'yarrow wynd')).toBe(
      'Not matched to the gazetteer: not found by map',
    )
    const described = { asDescribed: 'Lockups behind the bingo hall', street: undefined, postcode: undefined }
    const parts = { buildingNumber: undefined, town: undefined, ...nowhere }
    expect(await said({ ...described, ...parts }, 'lockups bingo')).toBe(
      'Not matched to the gazetteer: not found by street or map',
    )
  })

  it('gives a second copy of one submit the first answer', async () => {
    const body = { ...place, street: 'Once Only Lane' }
    const before = await countOf('location')
    const [first, second] = [
      await world.call(despatcher, pole, 'createLocation', { body }, { key: 'same-submit-1' }),
      await world.call(despatcher, pole, 'createLocation', { body }, { key: 'same-submit-1' }),
    ]
    expect(second.json()).toEqual(first.json())
    expect(await countOf('location')).toBe(before + 1)
  })
})

describe('pole.addMarker', () => {
  it('is authorised by rank: a constable names a sergeant or is refused', async () => {
    const recordId = await makePlace(world)
    const before = await countOf('marker')
    const refused = await world.call(officer, pole, 'addMarker', { params: { recordId }, body: bat })
    expect(refused.statusCode).toBe(409)
    expect(refused.json().error).toMatchObject({
      code: 'rule_refused',
      facts: { rule: 'marker_authority', reason: expect.stringContaining('sergeant') },
    })
    expect(await countOf('marker')).toBe(before)
    const made = await world.call(officer, pole, 'addMarker', {
      params: { recordId },
      body: { ...bat, authorisedById: sergeant.id },
    })
    expect(made.json()).toMatchObject({
      severity: 5,
      reviewOn: '2027-03-07',
      owner: { id: officer.id },
      authorisedBy: { id: sergeant.id },
    })
    expect(await world.auditOf(String(made.headers['x-request-id']))).toMatchObject([
      { action: 'pole.addMarker', outcome: 'ok', subject_id: recordId },
    ])
    const twice = await world.call(inspector, pole, 'addMarker', { params: { recordId }, body: bat })
    expect(twice.json().error.code).toBe('already_done')
  })

  it('does not put a refuge on a place that all may read', async () => {
    const recordId = await makePlace(world)
    const refused = await world.call(inspector, pole, 'addMarker', {
      params: { recordId },
      body: { code: 'REFUGE', reason: 'Run by a charity since May' },
    })
    expect(refused.json().error).toMatchObject({ code: 'rule_refused', facts: { rule: 'marker_place' } })
  })

  it('stands on the person record of a nominal and shows wherever the person is named', async () => {
    const place = await makePlace(world)
    const { nominalId, personRecordId } = await makePerson(world, { livesAt: place })
    const made = await world.ok(inspector, pole, 'addMarker', {
      params: { recordId: nominalId },
      body: { code: 'VIOLENT', reason: 'Threw a brick at officers in May' },
    })
    expect(made.recordId).toBe(personRecordId)
    const page = await world.ok(despatcher, pole, 'getLocation', { params: { locationId: place } })
    expect(page.people[0]?.markers).toMatchObject([{ label: 'Violent', category: 'VIOLENCE' }])
  })

  it.each([
    [{ ...bat, code: 'VIOLENT' }, 'code'],
    [{ ...bat, reason: 'weapon' }, 'reason'],
    [{ ...bat, startsOn: '2026-09-08' }, 'startsOn'],
    [{ ...bat, reviewOn: '2028-01-01' }, 'reviewOn'],
    [{ ...bat, authorisedById: '00000000-0000-7000-8000-000000000000' }, 'authorisedById'],
  ])('refuses %o at %s', async (body, field) => {
    const response = await world.call(inspector, pole, 'addMarker', {
      params: { recordId: await makePlace(world) },
      body,
    })
    expect(response.statusCode).toBe(400)
    expect(response.json().error.fields[0].path).toBe(field)
  })

  it('says that a marker past its review is unreviewed, and ends it once with a reason', async () => {
    const recordId = await makePlace(world)
    const made = await world.ok(inspector, pole, 'addMarker', {
      params: { recordId },
      body: { ...bat, reviewOn: '2026-09-08' },
    })
    world.clock.set('2026-09-20T09:00:00Z')
    expect(
      (await world.ok(inspector, pole, 'getLocation', { params: { locationId: recordId } })).markers[0]
        ?.isUnreviewed,
    ).toBe(true)
    const ended = await world.ok(inspector, pole, 'endMarker', {
      params: { recordId, markerId: made.id },
      body: { reason: 'The occupant has moved away' },
    })
    expect(ended).toMatchObject({
      endedOn: '2026-09-20',
      endReason: 'The occupant has moved away',
      isUnreviewed: false,
    })
    const twice = await world.call(inspector, pole, 'endMarker', {
      params: { recordId, markerId: made.id },
      body: { reason: 'again' },
    })
    expect(twice.json().error.code).toBe('already_done')
    const elsewhere = await world.call(inspector, pole, 'endMarker', {
      params: { recordId: await makePlace(world), markerId: made.id },
      body: { reason: 'not here' },
    })
    expect(elsewhere.statusCode).toBe(404)
    world.clock.set('2026-09-07T09:00:00Z')
  })
})

describe('pole.createObject and correctObject', () => {
  it('refuses a wrong identifier at its field and writes nothing', async () => {
    const before = await countOf('object')
    const response = await world.call(officer, pole, 'createObject', {
      body: { fields: { kind: 'DEVICE', deviceType: 'HANDSET', imei: '490154203237519' } },
    })
    expect(response.statusCode).toBe(400)
    expect(response.json().error.fields[0]).toMatchObject({ path: 'fields.imei' })
    expect(await countOf('object')).toBe(before)
  })

  it('keeps the normal form, is found by it, and is not made twice', async () => {
    const made = await world.ok(officer, pole, 'createObject', {
      body: { fields: { kind: 'PHONE', number: '+44 (0)7700 900456' } },
    })
    expect(made).toMatchObject({ keyValue: '+447700900456', label: 'Phone 07700 900456' })
    expect((await search('07700900456')).hits[0]).toMatchObject({
      id: made.id,
      matchedBy: 'Telephone number',
    })
    const twice = await world.call(officer, pole, 'createObject', {
      body: { fields: { kind: 'PHONE', number: '0044 7700 900456' } },
    })
    expect(twice.json().error).toMatchObject({ code: 'conflict', facts: { existing: [{ id: made.id }] } })
  })

  it('is corrected at the version that was read, and its history tells what it was', async () => {
    const made = await world.ok(detective, pole, 'createObject', {
      body: { fields: { kind: 'VEHICLE', vrm: 'KV20 TSA', colour: 'Blue' } },
    })
    const body = {
      fields: { kind: 'VEHICLE' as const, vrm: 'KV20 TSB', colour: 'Blue' },
      reason: 'Last letter misread',
    }
    const none = await world.call(detective, pole, 'correctObject', { params: { objectId: made.id }, body })
    expect(none.statusCode).toBe(428)
    const done = await world.ok(
      detective,
      pole,
      'correctObject',
      { params: { objectId: made.id }, body },
      { version: 1 },
    )
    expect(done).toMatchObject({ keyValue: 'KV20TSB', version: 2 })
    const stale = await world.call(
      detective,
      pole,
      'correctObject',
      { params: { objectId: made.id }, body },
      { version: 1 },
    )
    expect(stale.statusCode).toBe(412)
    expect(stale.json().error.facts).toEqual({ yourVersion: 1, currentVersion: 2 })
    const history = await world.ok(detective, pole, 'getHistory', { params: { recordId: made.id } })
    expect(history.changes.find((change) => change.thing === 'object')?.fields).toContainEqual({
      field: 'key_value',
      before: 'KV20TSA',
      after: 'KV20TSB',
    })
    expect(history.changes.at(-1)).toMatchObject({
      act: 'insert',
      thing: 'record',
      by: detective.displayName,
    })
    expect((await search('KV20TSB')).hits[0]?.id).toBe(made.id)
  })

  it('keeps its kind', async () => {
    const made = await world.ok(detective, pole, 'createObject', {
      body: { fields: { kind: 'OTHER', name: 'Ladder' } },
    })
    const response = await world.call(
      detective,
      pole,
      'correctObject',
      {
        params: { objectId: made.id },
        body: { fields: { kind: 'CASH', currency: 'GBP', amount: 5, isCounted: true }, reason: 'Wrong kind' },
      },
      { version: 1 },
    )
    expect(response.json().error.fields[0].path).toBe('fields.kind')
    const { rows } = await world.admin.query('SELECT version FROM record WHERE id = $1', [made.id])
    expect(rows[0].version).toBe(1)
  })
})

describe('pole.linkRecords and endLink', () => {
  it('does not tell a hidden record from an unknown one', async () => {
    const place = await makePlace(world)
    const { nominalId } = await makePerson(world)
    await restrict(world, nominalId)
    const bodies = await Promise.all(
      [nominalId, '00000000-0000-7000-8000-000000000000'].map((toId) =>
        world.call(officer, pole, 'linkRecords', {
          params: { recordId: place },
          body: { toId, role: 'LIVES' },
        }),
      ),
    )
    expect(bodies.map((response) => response.json().error.code)).toEqual(['bad_reference', 'bad_reference'])
  })

  it('links once, ends once, and the ended link stays with its reason', async () => {
    const place = await makePlace(world)
    const { nominalId } = await makePerson(world)
    const { id } = await world.ok(officer, pole, 'linkRecords', {
      params: { recordId: nominalId },
      body: { toId: place, role: 'FREQUENTS' },
    })
    expect(
      (
        await world.call(officer, pole, 'linkRecords', {
          params: { recordId: nominalId },
          body: { toId: place, role: 'FREQUENTS' },
        })
      ).json().error.code,
    ).toBe('already_done')
    expect(
      (
        await world.call(officer, pole, 'linkRecords', {
          params: { recordId: nominalId },
          body: { toId: place, role: 'HANDLER' },
        })
      ).statusCode,
    ).toBe(400)
    await world.ok(inspector, pole, 'endLink', {
      params: { recordId: place, linkId: id },
      body: { reason: 'Banned from there' },
    })
    const page = await world.ok(despatcher, pole, 'getLocation', { params: { locationId: place } })
    expect(page.people[0]).toMatchObject({
      linkId: id,
      note: 'Ended: Banned from there',
      endedAt: expect.any(String),
    })
    expect(
      (
        await world.call(inspector, pole, 'endLink', {
          params: { recordId: place, linkId: id },
          body: { reason: 'again' },
        })
      ).json().error.code,
    ).toBe('already_done')
  })
})

describe('pole.getRecordAsAt', () => {
  it('shows an object as it stood before it was corrected', async () => {
    const made = await world.ok(detective, pole, 'createObject', {
      body: { fields: { kind: 'OTHER', name: 'Green bicycle' } },
    })
    const { rows } = await world.admin.query<{ at: Date }>('SELECT clock_timestamp() AS at')
    await world.ok(
      detective,
      pole,
      'correctObject',
      {
        params: { objectId: made.id },
        body: { fields: { kind: 'OTHER', name: 'Red bicycle' }, reason: 'Colour was wrong' },
      },
      { version: 1 },
    )
    const stood = await world.ok(detective, pole, 'getRecordAsAt', {
      params: { recordId: made.id },
      query: { at: rows[0]?.at.toISOString() ?? '' },
    })
    expect(stood.rows.find((row) => row.thing === 'object')?.fields).toMatchObject({ label: 'Green bicycle' })
    const before = await world.ok(detective, pole, 'getRecordAsAt', {
      params: { recordId: made.id },
      query: { at: '2020-01-01T00:00:00Z' },
    })
    expect(before.rows).toEqual([])
  })
})
