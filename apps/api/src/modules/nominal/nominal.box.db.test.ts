import { incident, nominal, pole } from '@mips/contracts'
import type { SearchAllReply } from '@mips/contracts/nominal-terms'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrange, makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { makeLive } from '../intelligence/intelligence.testing.ts'
import { addLogEntry, createRecord, linkRecords } from '../pole/record.service.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

let officer: Actor
let flat: string
let incidentId: string
let whisper: string
let suspect: { nominalId: string; personRecordId: string }
const things: Record<string, string> = {}

const ask = (text: string, filters = {}, as: Actor = officer): Promise<SearchAllReply> =>
  world.ok(as, nominal, 'searchAll', { body: { text, filters } })
const facet = (reply: SearchAllReply, field: string) =>
  Object.fromEntries(
    (reply.facets.find((one) => one.field === field)?.values ?? []).map(({ label, count }) => [label, count]),
  )

beforeAll(async () => {
  officer = await world.actor('RESPONSE_OFFICER')
  flat = await makePlace(world, {
    buildingNumber: '9',
    street: 'Kestrelthorpe Avenue',
    town: 'Testham',
    postcode: 'ZZ25 4EA',
  })
  suspect = await makePerson(world, {
    forename: 'Dagmar',
    surname: 'Ottershaw',
    dob: '1990-05-17',
    livesAt: flat,
  })
  await makePerson(world, { forename: 'Dagmar', surname: 'Ottershaw', dob: '2014-02-01' })
  for (const vrm of ['AB12 CDE', 'AB72 XYZ', 'A812 CDE', 'QX12 CDE'])
    things[vrm] = (
      await world.ok(officer, pole, 'createObject', {
        body: { fields: { kind: 'VEHICLE', vrm, make: 'Testa' } },
      })
    ).id
  things.phone = (
    await world.ok(officer, pole, 'createObject', {
      body: { fields: { kind: 'PHONE', number: '07700 914567' } },
    })
  ).id
  const despatcher = await world.actor('DESPATCHER')
  incidentId = (
    await world.ok(despatcher, incident, 'open', {
      body: {
        locationId: flat,
        incidentType: 'DOMESTIC',
        grade: 'IMMEDIATE',
        summary: 'Caller reports a burgled outhouse',
      },
    })
  ).id
  whisper = await arrange(world, async (ctx) => {
    const { id } = await createRecord(ctx, { kind: 'IntelligenceReport' })
    await ctx.tx.event.create({
      data: {
        id,
        kind: 'IntelligenceReport',
        title: 'Zinnia entry',
        occurredFrom: world.clock.now(),
      },
    })
    await ctx.tx.intelligenceReport.create({ data: { id, reportedAt: world.clock.now() } })
    return id
  })
  await makeLive(world, whisper, 'A whisper about zinnia')
  await arrange(world, async (ctx) => {
    await linkRecords(ctx, {
      fromId: incidentId,
      toId: suspect.personRecordId,
      role: 'SUSPECT',
      origin: 'typed',
    })
    await linkRecords(ctx, {
      fromId: suspect.personRecordId,
      toId: things['AB12 CDE'] ?? '',
      role: 'KEEPER',
      origin: 'typed',
    })
    await addLogEntry(ctx, {
      recordId: incidentId,
      kind: 'NOTE',
      happenedAt: world.clock.now(),
      text: 'A green wheelbarrow was left by the hedge and the neighbour saw two men running.',
    })
  })
})

describe('the one box', () => {
  it('refuses a filter that is none', async () => {
    const response = await world.call(officer, nominal, 'searchAll', {
      body: { text: 'dagmar', filters: { sex: ['X' as 'F'] } },
    })
    expect(response.statusCode).toBe(400)
  })

  it('finds a log entry by its words in any form, marks them, and names the record it stands in', async () => {
    const { texts } = await ask('wheelbarrows neighbours')
    expect(texts).toMatchObject({
      count: 1,
      hits: [{ source: 'log', recordId: incidentId, kind: 'Incident' }],
    })
    expect(texts.hits[0]?.snippet.filter((part) => part.isMatch).map((part) => part.text)).toEqual([
      'wheelbarrow',
      'neighbour',
    ])
  })

  it.each([
    ['"men running"', 1],
    ['"green wheelbarrow was left by the hedge"', 1],
    ['"running men"', 0],
    ['"green hedge"', 0],
    ['"two men" wheelbarrows', 1],
    ['"two men" zebra', 0],
    ['wheelbarrow NEAR/5 hedge', 1],
    ['hedge NEAR/5 wheelbarrow', 1],
    ['wheelbarrow NEAR/4 hedge', 0],
    ['wheelbarrow NEAR neighbour', 1],
    ['wheelbarrow NEAR/3 neighbour', 0],
    ['"green wheelbarrow" NEAR/5 hedge', 1],
    ['the NEAR wheelbarrow', 1],
    ['the NEAR of', 0],
  ])('finds by phrase and by nearness: %s', async (text, count) => {
    const { texts, people, places } = await ask(text)
    expect(texts.count).toBe(count)
    expect(texts.hits.map((hit) => hit.recordId)).toEqual(count === 0 ? [] : [incidentId])
    expect(people.hits).toEqual([])
    expect(places.hits).toEqual([])
  })

  it('marks the words of a phrase, says how it was read, and keeps places to those with the words together', async () => {
    const { texts, understood } = await ask('"men running"')
    expect(texts.hits[0]?.snippet.filter((part) => part.isMatch).map((part) => part.text)).toEqual([
      'men',
      'running',
    ])
    expect(understood).toContain('the phrase “men running”')
    expect((await ask('"kestrelthorpe avenue"')).places).toMatchObject({ count: 1, hits: [{ id: flat }] })
    expect((await ask('"avenue kestrelthorpe"')).places).toMatchObject({ count: 0, hits: [] })
  })

  it('finds a narrative by another form of its words', async () => {
    const { texts } = await ask('burgling outhouses')
    expect(texts.hits).toContainEqual(expect.objectContaining({ source: 'summary', recordId: incidentId }))
  })

  it('keeps a text from those whose role does not read its kind of record', async () => {
    const inspector = await world.actor('INSPECTOR')
    expect((await ask('zinnia whisper', {}, inspector)).texts.hits).toMatchObject([{ recordId: whisper }])
    expect(await ask('zinnia whisper')).toMatchObject({ texts: { count: 0, hits: [] }, events: { count: 0 } })
  })

  it('finds intelligence by a phrase, with the phrase marked, for those only who read intelligence', async () => {
    const inspector = await world.actor('INSPECTOR')
    const [hit] = (await ask('"whisper about zinnia"', {}, inspector)).texts.hits
    expect(hit).toMatchObject({ recordId: whisper, sourceLabel: 'Intelligence' })
    expect(hit?.snippet.some((part) => part.isMatch && part.text === 'zinnia')).toBe(true)
    for (const text of ['"whisper about zinnia"', 'whisper NEAR zinnia'])
      expect((await ask(text)).texts).toEqual({ count: 0, hasMore: false, hits: [] })
  })

  it('finds the events of a day, and the people born on it', async () => {
    const [year = '', month = '', day = ''] = world.clock.now().toISOString().slice(0, 10).split('-')
    expect((await ask(`${day}/${month}/${year}`)).events.hits).toContainEqual(
      expect.objectContaining({ id: incidentId, matchedBy: 'Happened on this day' }),
    )
    const born = await ask('17/05/1990')
    expect(born.people.hits.map((hit) => hit.nominalId)).toContain(suspect.nominalId)
    expect(born.events.hits).toEqual([])
  })

  it('finds plates by what is known of them, and shows apart those that are easily misread', async () => {
    const reply = await ask('ab?2*')
    expect(reply.objects.hits.map((hit) => hit.id).sort()).toEqual(
      [things['AB12 CDE'], things['AB72 XYZ']].sort(),
    )
    expect(reply.objects.hits[0]?.matchedBy).toBe('Fits AB?2*')
    expect(reply.misreads.hits).toMatchObject([
      { id: things['A812 CDE'], matchedBy: 'Registration mark easily misread for AB?2*' },
    ])
    expect(reply.people.hits).toEqual([])
  })

  it('says who keeps the vehicle that a plate finds', async () => {
    const { objects, misreads } = await ask('AB12 CDE')
    expect(objects.hits).toMatchObject([
      { id: things['AB12 CDE'], peopleHere: [{ nominalId: suspect.nominalId }] },
    ])
    expect(misreads.hits.map((hit) => hit.id)).toEqual([things['A812 CDE']])
  })

  it.each(['*914567', '07700 91*', '*9145*'])('finds the telephone by %s', async (text) => {
    expect((await ask(text)).objects.hits.map((hit) => hit.id)).toEqual([things.phone])
  })

  it.each(['kestrelthrope avenue', '9 kestralthorpe avenue', 'kesterlthorpe avnue testham'])(
    'finds the misspelt street %s',
    async (text) => {
      expect((await ask(text)).places.hits[0]).toMatchObject({ id: flat, matchedBy: 'Near in spelling' })
    },
  )

  it('counts beside each filter what it would leave, and narrows', async () => {
    const all = await ask('dagmar ottershaw')
    expect(facet(all, 'ageBand')).toEqual({ '10 to 17': 1, '35 to 49': 1 })
    expect(facet(all, 'role')).toEqual({ Suspect: 1 })
    expect(facet(all, 'area')).toEqual({ ZZ25: 1 })
    const adult = await ask('dagmar ottershaw', { ageBand: ['35-49'] })
    expect(adult.people).toMatchObject({ count: 1, hits: [{ nominalId: suspect.nominalId }] })
    expect(facet(adult, 'ageBand')).toEqual({ '10 to 17': 1, '35 to 49': 1 })
    expect((await ask('dagmar ottershaw', { role: ['VICTIM'] })).people.hits).toEqual([])
  })

  it('narrows events and what was written by their day', async () => {
    const today = world.clock.now().toISOString().slice(0, 10)
    expect((await ask('wheelbarrow', { from: today })).texts.count).toBe(1)
    expect((await ask('wheelbarrow', { to: '2001-01-01' })).texts.count).toBe(0)
    expect(facet(await ask('wheelbarrow'), 'when')['Last 7 days']).toBe(1)
  })

  it('leaves one entry of the search, with its words, filters and what was shown', async () => {
    const response = await world.call(officer, nominal, 'searchAll', {
      body: { text: 'green wheelbarrow', filters: { kind: ['Text'] } },
    })
    const entries = await world.auditOf(String(response.headers['x-request-id']))
    expect(entries).toMatchObject([
      { action: 'nominal.searchAll', act: 'search', outcome: 'ok', result_ids: [incidentId] },
    ])
  })
})

describe('a restricted record', () => {
  it('takes its log, its words and its number from every answer, and brings them back for its readers', async () => {
    const texts = [
      'green wheelbarrow',
      '"green wheelbarrow"',
      'wheelbarrow NEAR hedge',
      'burgled outhouse',
      'ab?2*',
      'kestrelthrope avenue',
    ]
    const reader = await world.actor('DETECTIVE')
    const inquire = async (as: Actor) =>
      (await Promise.all(texts.map((text) => ask(text, {}, as)))).map(
        ({ searchId: _id, searchedAt: _at, people: _people, ...rest }) => JSON.stringify(rest),
      )
    const open = await inquire(reader)
    await restrict(world, incidentId, [reader.id])
    await restrict(world, things['AB12 CDE'] ?? '', [reader.id])
    const outside = await inquire(officer)
    expect(outside.join()).not.toContain(incidentId)
    expect(outside.join()).not.toContain(things['AB12 CDE'])
    for (const text of ['green wheelbarrow', '"green wheelbarrow"', 'wheelbarrow NEAR hedge']) {
      const response = await world.call(officer, nominal, 'searchAll', { body: { text, filters: {} } })
      expect(response.json().texts).toEqual({ count: 0, hasMore: false, hits: [] })
      expect(response.body).not.toMatch(/left by the|wheelbarrow was|neighbour saw/)
    }
    expect((await inquire(reader)).map((text) => text.length)).toEqual(open.map((text) => text.length))
    expect((await ask('green wheelbarrow', {}, reader)).texts.count).toBe(1)
  })
})

describe('type-ahead', () => {
  const suggest = async (text: string) => world.ok(officer, nominal, 'suggest', { body: { text } })

  it('says what the text reads as, and offers things by the beginning of their number', async () => {
    const reply = await suggest('ab72')
    expect(reply.suggestions).toMatchObject([{ id: things['AB72 XYZ'], kind: 'Object' }])
    expect((await suggest('AB72 XYZ')).understood).toContain('registration mark AB72XYZ')
  })

  it('offers a person by name with the year still being typed, and an address misspelt', async () => {
    expect((await suggest('ottershaw 19')).suggestions[0]).toMatchObject({ kind: 'Nominal' })
    expect((await suggest('kestrelthrope')).suggestions).toMatchObject([{ id: flat, kind: 'Location' }])
  })

  it('offers nothing of kinds that the reader may not see', async () => {
    const inspector = await world.actor('INSPECTOR')
    const seen = await world.ok(inspector, nominal, 'suggest', { body: { text: 'zinnia' } })
    expect(seen.suggestions).toMatchObject([{ id: whisper, kind: 'IntelligenceReport' }])
    expect((await suggest('zinnia')).suggestions).toEqual([])
  })
})
