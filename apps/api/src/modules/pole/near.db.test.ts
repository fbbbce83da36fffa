/** What happened near a place: measured, between two days, and never more than the reader may see. */
import { pole } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrange, makePlace, pointAt, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { createRecord, linkRecords } from './record.service.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

/** Degrees of latitude for a distance due north on the same sphere. */
const northOf = (latitude: number, metres: number) => latitude + (metres / 6_371_008.8) * (180 / Math.PI)

const centre = { latitude: 51.4, longitude: -0.07 }
let despatcher: Actor
let middle: string
const events: Record<string, string> = {}

const makeEvent = (locationId: string, occurredFrom: string, more: { kind?: string; to?: string } = {}) =>
  arrange(world, async (ctx) => {
    const kind = more.kind ?? 'Incident'
    const { id } = await createRecord(ctx, { kind: kind as 'Incident' })
    await ctx.tx.event.create({
      data: {
        id,
        kind,
        title: 'Testing event',
        occurredFrom: new Date(occurredFrom),
        occurredTo: more.to === undefined ? null : new Date(more.to),
      },
    })
    await linkRecords(ctx, { fromId: id, toId: locationId, role: 'OCCURRED_AT', origin: 'typed' })
    return id
  })

const asked = { metres: 500, from: '2026-03-01', to: '2026-03-31' }
const near = (as: Actor, body: Partial<typeof asked> = {}) =>
  world.ok(as, pole, 'findNear', { params: { locationId: middle }, body: { ...asked, ...body } })
const found = async (as: Actor, body: Partial<typeof asked> = {}) =>
  (await near(as, body)).events.map((event) => event.id)

beforeAll(async () => {
  despatcher = await world.actor('DESPATCHER')
  const at = (metres: number) => makePlace(world, pointAt(northOf(centre.latitude, metres), centre.longitude))
  middle = await makePlace(world, pointAt(centre.latitude, centre.longitude))
  const [close, edge, beyond] = [await at(120), await at(499), await at(502)]
  // In the corner of the box, outside the circle.
  const corner = await makePlace(world, pointAt(northOf(centre.latitude, 450), centre.longitude + 0.0064))
  const nowhere = await makePlace(world)
  const noon = '2026-03-10T12:00:00Z'
  events.middle = await makeEvent(middle, noon)
  events.close = await makeEvent(close, noon)
  events.edge = await makeEvent(edge, noon)
  for (const place of [beyond, corner, nowhere]) await makeEvent(place, noon)
  // British Summer Time has begun by the last day: its midnight is at 23:00 the day before.
  events.firstMinute = await makeEvent(close, '2026-03-01T00:00:00Z')
  events.lastMinute = await makeEvent(close, '2026-03-31T22:59:00Z')
  events.lasting = await makeEvent(close, '2026-02-20T10:00:00Z', { to: '2026-03-02T10:00:00Z' })
  await makeEvent(close, '2026-02-28T23:59:00Z')
  await makeEvent(close, '2026-03-31T23:00:00Z')
  events.whisper = await makeEvent(close, noon, { kind: 'IntelligenceReport' })
})

describe('pole.findNear', () => {
  it.each([
    [{ metres: 49 }, 'metres'],
    [{ metres: 5_001 }, 'metres'],
    [{ from: '2026-04-01' }, 'to'],
    [{ from: 'soon' }, 'from'],
  ])('refuses %o at %s', async (body, field) => {
    const response = await world.call(despatcher, pole, 'findNear', {
      params: { locationId: middle },
      body: { ...asked, ...body },
    })
    expect(response.statusCode).toBe(400)
    expect(response.json().error.fields[0].path).toBe(field)
  })

  it('refuses to measure from a place that is on no map', async () => {
    const response = await world.call(despatcher, pole, 'findNear', {
      params: { locationId: await makePlace(world) },
      body: asked,
    })
    expect(response.json().error).toMatchObject({ code: 'rule_refused', facts: { rule: 'no point' } })
  })

  it('tells what happened within the metres between the days, the nearest first, and leaves one entry', async () => {
    const { events: list, count, place } = await near(despatcher)
    expect(place.id).toBe(middle)
    expect(list.map((event) => event.id)).toEqual([
      events.middle,
      events.lastMinute,
      events.close,
      events.firstMinute,
      events.lasting,
      events.edge,
    ])
    expect(list.map((event) => event.metres)).toEqual([0, 120, 120, 120, 120, 499])
    expect(count).toBe(6)
    const response = await world.call(despatcher, pole, 'findNear', {
      params: { locationId: middle },
      body: asked,
    })
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { action: 'pole.findNear', act: 'search', outcome: 'ok', result_ids: list.map((event) => event.id) },
    ])
  })

  it('is narrowed by the metres and by the days', async () => {
    expect(await found(despatcher, { metres: 119 })).toEqual([events.middle])
    expect(await found(despatcher, { from: '2026-03-31' })).toEqual([events.lastMinute])
    expect(await found(despatcher, { from: '2025-01-01', to: '2025-12-31' })).toEqual([])
  })

  it('tells intelligence to those only who read it', async () => {
    const analyst = await world.actor('ANALYST')
    expect(await found(analyst)).toContain(events.whisper)
    expect(await found(despatcher)).not.toContain(events.whisper)
  })

  it('neither lists nor counts an event or a place that the reader may not see', async () => {
    const reader = await world.actor('DESPATCHER')
    const hiddenPlace = await makePlace(world, pointAt(northOf(centre.latitude, 50), centre.longitude))
    const before = await near(despatcher)
    const atHidden = await makeEvent(hiddenPlace, '2026-03-11T12:00:00Z')
    await restrict(world, hiddenPlace, [reader.id])
    const hidden = await makeEvent(middle, '2026-03-12T12:00:00Z')
    await restrict(world, hidden, [reader.id])
    expect(JSON.stringify(await near(despatcher))).toBe(JSON.stringify(before))
    expect(await found(reader)).toEqual(expect.arrayContaining([hidden, atHidden]))
    expect((await near(reader)).count).toBe(before.count + 2)
    const other = await world.call(despatcher, pole, 'findNear', {
      params: { locationId: hiddenPlace },
      body: asked,
    })
    expect(other.statusCode).toBe(404)
  })
})
