import { nominal } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrange, makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { createRecord, linkRecords } from '../pole/record.service.ts'
import { presentPersonBrief } from './nominal.service.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

let analyst: Actor
let officer: Actor
let detective: Actor
beforeAll(async () => {
  analyst = await world.actor('ANALYST')
  officer = await world.actor('RESPONSE_OFFICER')
  detective = await world.actor('DETECTIVE')
})

/** An event with these people in it. */
const event = (
  kind: 'Incident' | 'Arrest' | 'CustodyRecord' | 'IntelligenceReport' | 'VulnerabilityReport',
  day: string,
  people: { id: string; role: string }[],
  place?: string,
) =>
  arrange(world, async (ctx) => {
    const { id } = await createRecord(ctx, {
      kind,
      ...(kind === 'CustodyRecord' ? { reference: `ZD/${day.replaceAll('-', '')}/26` } : {}),
    })
    await ctx.tx.event.create({
      data: {
        id,
        kind,
        title: `${kind} of ${day}`,
        status: 'open',
        occurredFrom: new Date(`${day}T10:00:00Z`),
      },
    })
    for (const person of people)
      await linkRecords(ctx, {
        fromId: id,
        toId: person.id,
        role: person.role,
        origin: 'typed',
        sourceId: id,
      })
    if (place !== undefined)
      await linkRecords(ctx, { fromId: id, toId: place, role: 'OCCURRED_AT', origin: 'chosen' })
    return id
  })

const get = (nominalId: string, as: Actor = analyst) =>
  world.ok(as, nominal, 'get', { params: { nominalId } })
const timeline = (
  nominalId: string,
  as: Actor = analyst,
  query: { before?: string; limit?: number; kind?: string } = {},
) => world.ok(as, nominal, 'getTimeline', { params: { nominalId }, query })

describe('nominal.get', () => {
  it('shows what each visible record says, with its source, and leaves one entry', async () => {
    const home = await makePlace(world, { street: 'Larkspur Row' })
    const { nominalId, personRecordId } = await makePerson(world, {
      forename: 'Conrad',
      surname: 'Wexcombe',
      dob: '1981-10-02',
      livesAt: home,
    })
    const arrest = await event('Arrest', '2026-03-04', [{ id: personRecordId, role: 'ARRESTED' }])
    await arrange(world, async (ctx) => {
      const { id } = await createRecord(ctx, { kind: 'PersonRecord' })
      await ctx.tx.personRecord.create({
        data: {
          id,
          nominalId,
          sourceKind: 'FINGERPRINT',
          sourceTier: 1,
          sourceId: arrest,
          dob: new Date('1981-02-10'),
          sex: 'M',
          createdAt: new Date('2026-09-07T12:00:00Z'),
        },
      })
      await ctx.tx.personName.create({
        data: { personRecordId: id, kind: 'PRIMARY', forename: 'Konrad', surname: 'Wexcombe' },
      })
      await ctx.tx.marker.create({
        data: {
          recordId: nominalId,
          code: 'VIOLENT',
          category: 'VIOLENCE',
          severity: 5,
          reason: 'Punched an officer',
          sourceId: arrest,
          startsOn: new Date('2026-03-04'),
          reviewOn: new Date('2026-08-01'),
        },
      })
    })
    const response = await world.call(analyst, nominal, 'get', { params: { nominalId } })
    expect(response.statusCode).toBe(200)
    expect(response.json()).toMatchObject({
      displayName: 'WEXCOMBE, Konrad',
      ageYears: 45,
      isRestricted: false,
      primaryPersonRecordId: personRecordId,
      facts: {
        name: {
          value: 'WEXCOMBE, Konrad',
          source: { title: 'Arrest of 2026-03-04', recordId: arrest },
          alternatives: [{ value: 'WEXCOMBE, Conrad' }],
        },
        dob: { value: '1981-02-10', alternatives: [{ words: '2 Oct 1981' }] },
      },
      alsoRecordedAs: expect.arrayContaining([{ field: 'dob', words: '2 Oct 1981' }]),
      warnings: [{ code: 'VIOLENT', label: 'Violent', isUnreviewed: true, source: { recordId: arrest } }],
      addresses: [{ locationId: home, roleLabel: 'Lives at', source: { how: 'imported' } }],
      records: [{ id: personRecordId, isPrimary: true }, { isPrimary: false }],
      may: { decideIdentity: { allowed: true }, correct: { allowed: false, reason: expect.any(String) } },
    })
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { action: 'nominal.get', act: 'consultation', outcome: 'ok', subject_id: nominalId },
    ])
  })

  it('names the people linked to this one, and those met in the same events', async () => {
    const one = await makePerson(world, { forename: 'Una', surname: 'Brackendale' })
    const partner = await makePerson(world, { forename: 'Piers', surname: 'Brackendale' })
    const mate = await makePerson(world, { forename: 'Rufus', surname: 'Thornlea' })
    await arrange(world, (ctx) =>
      linkRecords(ctx, {
        fromId: partner.personRecordId,
        toId: one.personRecordId,
        role: 'PARENT_OF',
        origin: 'chosen',
      }),
    )
    const incident = await event('Incident', '2026-05-05', [
      { id: one.personRecordId, role: 'SUSPECT' },
      { id: mate.personRecordId, role: 'SUSPECT' },
    ])
    const { associates } = await get(one.nominalId)
    expect(associates).toMatchObject([
      {
        nominalId: partner.nominalId,
        displayName: 'BRACKENDALE, Piers',
        relations: [{ role: 'PARENT_OF', roleLabel: 'Child of' }],
        eventsTogether: 0,
      },
      { nominalId: mate.nominalId, eventsTogether: 1, lastTogether: { id: incident } },
    ])
  })
})

describe('what is hidden of an open nominal', () => {
  it('shows in no fact, no link, no associate and no event, byte for byte', async () => {
    const one = await makePerson(world, { forename: 'Selwyn', surname: 'Harcastle' })
    const strip = (body: unknown) => JSON.stringify(body)
    const before = [strip(await get(one.nominalId)), strip(await timeline(one.nominalId))]
    const reader = await world.actor('DETECTIVE')
    const other = await makePerson(world, { forename: 'Ghost', surname: 'Hiddenby' })
    const place = await makePlace(world)
    const intelligence = await event('IntelligenceReport', '2026-06-06', [
      { id: one.personRecordId, role: 'SUBJECT' },
      { id: other.personRecordId, role: 'SUBJECT' },
    ])
    await arrange(world, async (ctx) => {
      await linkRecords(ctx, {
        fromId: one.personRecordId,
        toId: place,
        role: 'FREQUENTS',
        origin: 'typed',
        sourceId: intelligence,
      })
      await linkRecords(ctx, {
        fromId: one.personRecordId,
        toId: other.personRecordId,
        role: 'ASSOCIATE',
        origin: 'typed',
      })
      const { id } = await createRecord(ctx, { kind: 'PersonRecord' })
      await ctx.tx.personRecord.create({
        data: {
          id,
          nominalId: one.nominalId,
          sourceKind: 'INTELLIGENCE',
          sourceTier: 1,
          sourceId: intelligence,
          dob: new Date('1970-02-02'),
          sex: 'F',
        },
      })
      await ctx.tx.personName.create({
        data: { personRecordId: id, kind: 'PRIMARY', forename: 'Secret', surname: 'Name' },
      })
    })
    expect(strip(await get(one.nominalId))).not.toBe(before[0])
    const extra = await world.admin.query('SELECT id FROM person_record WHERE nominal_id = $1 AND id <> $2', [
      one.nominalId,
      one.personRecordId,
    ])
    for (const id of [intelligence, other.nominalId, String(extra.rows[0].id)])
      await restrict(world, id, [reader.id])
    expect([strip(await get(one.nominalId)), strip(await timeline(one.nominalId))]).toEqual(before)
    const seen = await get(one.nominalId, reader)
    expect(seen).toMatchObject({
      displayName: 'NAME, Secret',
      addresses: [{ locationId: place }],
      associates: [{ nominalId: other.nominalId, eventsTogether: 1 }],
    })
    expect((await timeline(one.nominalId, reader)).entries).toMatchObject([
      { eventId: intelligence, isRestricted: true },
    ])
  })

  it('of kinds that the role may not read is not there either', async () => {
    const despatcher = await world.actor('DESPATCHER')
    const { nominalId, personRecordId } = await makePerson(world, { forename: 'Hesper', surname: 'Lowdham' })
    await event('IntelligenceReport', '2026-06-07', [{ id: personRecordId, role: 'SUBJECT' }])
    await event('CustodyRecord', '2026-06-08', [{ id: personRecordId, role: 'DETAINEE' }])
    await event('Incident', '2026-06-09', [{ id: personRecordId, role: 'SUSPECT' }])
    expect((await timeline(nominalId, despatcher)).counts).toEqual([{ kind: 'Incident', count: 1 }])
    expect((await timeline(nominalId)).entries.map((entry) => entry.kind)).toEqual([
      'Incident',
      'CustodyRecord',
      'IntelligenceReport',
    ])
  })
})

describe('nominal.getTimeline', () => {
  it('refuses a place in the list that it did not give', async () => {
    const { nominalId } = await makePerson(world)
    for (const before of [
      'yesterday',
      '2026-13-45T00:00:00Z~x',
      `2026-01-01T00:00:00.000Z~${'-'.repeat(36)}`,
    ]) {
      expect(
        (await world.call(analyst, nominal, 'getTimeline', { params: { nominalId }, query: { before } }))
          .statusCode,
      ).toBe(400)
    }
  })

  it('goes from the newest to the oldest over every record of the person, a page at a time', async () => {
    const place = await makePlace(world, { street: 'Timeline Mews' })
    const { nominalId, personRecordId } = await makePerson(world, { forename: 'Edda', surname: 'Rowntree' })
    const days = ['2026-01-05', '2026-03-05', '2026-02-05']
    for (const day of days)
      await event(
        'Incident',
        day,
        [
          { id: personRecordId, role: 'VICTIM' },
          { id: personRecordId, role: 'INFORMANT_CALLER' },
        ],
        place,
      )
    await event('Arrest', '2026-04-05', [{ id: personRecordId, role: 'ARRESTED' }])
    const first = await timeline(nominalId, analyst, { limit: 3 })
    expect(first.entries.map((entry) => entry.at.slice(0, 7))).toEqual(['2026-04', '2026-03', '2026-02'])
    expect(first.entries[1]).toMatchObject({
      roleLabels: ['Caller', 'Victim'],
      place: { locationId: place, address: expect.stringContaining('Timeline Mews') },
      how: 'typed',
    })
    expect(first.counts).toEqual([
      { kind: 'Arrest', count: 1 },
      { kind: 'Incident', count: 3 },
    ])
    const second = await timeline(nominalId, analyst, { limit: 3, before: first.next ?? '' })
    expect(second).toMatchObject({ entries: [{ at: '2026-01-05T10:00:00.000Z' }], next: null })
    expect((await timeline(nominalId, analyst, { kind: 'Arrest' })).entries).toHaveLength(1)
  })
})

describe('facts added to a nominal', () => {
  const add = {
    addAlias: { kind: 'STREET', forename: 'Dex' },
    addIdentifier: { type: 'PNC', value: '2000/1234567V' },
    addPhone: { phone: '07700 900555' },
  } as const

  it('are refused when the version is stale, and nothing is kept', async () => {
    const { nominalId } = await makePerson(world)
    const response = await world.call(
      officer,
      nominal,
      'addAlias',
      { params: { nominalId }, body: add.addAlias },
      { version: 7 },
    )
    expect(response.statusCode).toBe(412)
    expect((await get(nominalId)).names).toHaveLength(1)
  })

  it('are found by search at once, and each bumps the version', async () => {
    const { nominalId } = await makePerson(world, { forename: 'Barnaby', surname: 'Oxtoby' })
    await world.ok(
      officer,
      nominal,
      'addAlias',
      { params: { nominalId }, body: { kind: 'ALIAS', forename: 'Dexter', surname: 'Nightshade' } },
      { version: 1 },
    )
    const { hits } = await world.ok(officer, nominal, 'searchPeople', {
      body: { surname: 'Nightshade', forename: 'Dexter' },
    })
    expect(hits[0]).toMatchObject({
      nominalId,
      reasons: expect.arrayContaining(['known as Dexter Nightshade']),
    })
    const phone = await world.ok(
      officer,
      nominal,
      'addPhone',
      { params: { nominalId }, body: add.addPhone },
      { version: 2 },
    )
    expect(phone.version).toBe(3)
  })

  it('an identifier that fails its check is kept as typed and said to be wrong', async () => {
    const { nominalId } = await makePerson(world)
    const reply = await world.ok(
      officer,
      nominal,
      'addIdentifier',
      { params: { nominalId }, body: { type: 'PNC', value: '2003/0062845X' } },
      { version: 1 },
    )
    expect(reply).toMatchObject({ isValid: false, problem: expect.stringMatching(/./) })
    expect((await get(nominalId)).identifiers).toMatchObject([{ rawValue: '2003/0062845X', isValid: false }])
    const again = await world.call(
      officer,
      nominal,
      'addIdentifier',
      { params: { nominalId }, body: { type: 'PNC', value: '2003/0062845X' } },
      { version: 2 },
    )
    expect(again.json().error.code).toBe('already_done')
  })
})

describe('nominal.correct', () => {
  it('refuses a record of another person', async () => {
    const [one, other] = [await makePerson(world), await makePerson(world)]
    const response = await world.call(
      detective,
      nominal,
      'correct',
      {
        params: { nominalId: one.nominalId, personRecordId: other.personRecordId },
        body: { sex: 'M', reason: 'Seen' },
      },
      { version: 1 },
    )
    expect(response.statusCode).toBe(404)
    const kept = await world.admin.query('SELECT sex FROM person_record WHERE id = $1', [
      other.personRecordId,
    ])
    expect(kept.rows).toEqual([{ sex: null }])
  })

  it.each([
    [{ dob: '1985-02-30' }],
    [{ dob: '2027-01-01' }],
    [{ deceasedOn: '2027-01-01' }],
    [{ name: { forename: 'Unknown', surname: 'Unknown' } }],
    [{}],
  ])('refuses %j', async (body) => {
    const { nominalId, personRecordId } = await makePerson(world)
    const response = await world.call(
      detective,
      nominal,
      'correct',
      { params: { nominalId, personRecordId }, body: { ...body, reason: 'A slip' } },
      { version: 1 },
    )
    expect(response.statusCode).toBe(400)
  })

  it('puts it right, keeps what stood before, and moves the search rows', async () => {
    const { nominalId, personRecordId } = await makePerson(world, {
      forename: 'Lettice',
      surname: 'Marchbank',
      dob: '1994-05-06',
    })
    const reply = await world.ok(
      detective,
      nominal,
      'correct',
      {
        params: { nominalId, personRecordId },
        body: {
          name: { forename: 'Lettice', surname: 'Marjoribanks' },
          dob: '1994-06-05',
          reason: 'Read from the passport',
        },
      },
      { version: 1 },
    )
    expect(reply.version).toBe(2)
    const history = await world.admin.query(
      "SELECT before ->> 'surname' AS was FROM history WHERE record_id = $1 AND table_name = 'person_name'",
      [personRecordId],
    )
    expect(history.rows).toEqual([{ was: 'Marchbank' }])
    const { hits } = await world.ok(officer, nominal, 'searchPeople', {
      body: { surname: 'Marjoribanks', forename: 'Lettice', dob: '1994-06-05' },
    })
    expect(hits[0]).toMatchObject({ nominalId, dob: '1994-06-05' })
  })
})

describe('presentPersonBrief', () => {
  it('names the people behind person records in the order asked, and leaves out those hidden', async () => {
    const [one, other, hidden] = [
      await makePerson(world, { surname: 'Alderney' }),
      await makePerson(world, { surname: 'Bexley' }),
      await makePerson(world, { surname: 'Cromarty' }),
    ]
    await restrict(world, hidden.nominalId)
    const briefs = await arrange(world, (ctx) =>
      presentPersonBrief(ctx, [other.personRecordId, hidden.personRecordId, one.personRecordId]),
    )
    expect(briefs).toMatchObject([
      { personRecordId: other.personRecordId, displayName: 'BEXLEY, Testa', dob: '1990-05-17', markers: [] },
      { nominalId: one.nominalId },
    ])
  })
})
