/** Whether the gazetteer knows a place is said in the same words wherever the place is named beside another record. */
import { intelligence, nominal, pole } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { arrange, makePerson, makePlace } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { createRecord, linkRecords } from './record.service.ts'

const world = await buildWorld(await testDatabase(), { now: '2027-01-04T09:00:00Z' })
afterAll(() => world.close())
const officer = await world.actor('INTELLIGENCE_OFFICER')

const vehicleAt = (placeId: string) =>
  arrange(world, async (ctx) => {
    const { id } = await createRecord(ctx, { kind: 'Object' })
    await ctx.tx.object.create({ data: { id, kind: 'VEHICLE', label: 'Blue van', details: {} } })
    await linkRecords(ctx, { fromId: id, toId: placeId, role: 'KEPT_AT', origin: 'typed' })
    return id
  })

describe.each([
  ['matched', { uprn: '100023336957', isMatched: true, easting: 1, northing: 1 }, /^Matched .*100023336957$/],
  ['not matched', {}, /^Not matched to the gazetteer: not found by map$/],
])('a place that is %s', (_name, parts, words) => {
  it('says so on its page, on the Golden Nominal, beside a vehicle and in an intelligence entry', async () => {
    const placeId = await makePlace(world, parts)
    const person = await makePerson(world, { surname: 'Gazetteerly', livesAt: placeId })
    const objectId = await vehicleAt(placeId)
    const entry = await world.ok(officer, intelligence, 'submit', {
      body: {
        paragraphs: [{ text: 'Meets there', sourceGrade: '1', assessmentGrade: 'A', handlingCode: 'P' }],
        subjectIds: [person.nominalId],
        locationIds: [placeId],
      },
    })
    const { gazetteer, isMatched } = await world.ok(officer, pole, 'getLocation', {
      params: { locationId: placeId },
    })
    expect(gazetteer).toMatch(words)
    const golden = await world.ok(officer, nominal, 'get', { params: { nominalId: person.nominalId } })
    expect(golden.addresses).toMatchObject([{ locationId: placeId, gazetteer, isMatched }])
    const { nominal: then } = await world.ok(officer, nominal, 'getAsAt', {
      params: { nominalId: person.nominalId },
      query: { at: world.clock.now().toISOString() },
    })
    expect(then?.addresses).toMatchObject([{ locationId: placeId, gazetteer, isMatched }])
    const thing = await world.ok(officer, pole, 'getObject', { params: { objectId } })
    expect(thing.places).toMatchObject([{ id: placeId, gazetteer, isMatched }])
    const written = await world.ok(officer, intelligence, 'get', { params: { reportId: entry.id } })
    expect(written.places).toMatchObject([{ id: placeId, gazetteer, isMatched }])
  })
})
