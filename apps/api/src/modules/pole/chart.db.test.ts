import { pole } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrange, makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { createRecord, linkRecords } from './record.service.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

let analyst: Actor
let despatcher: Actor
let home: string
let ann: { nominalId: string; personRecordId: string }
let bob: typeof ann
let cal: typeof ann
let report: string
const chart = (id: string, as: Actor = analyst) =>
  world.ok(as, pole, 'getChart', { params: { recordId: id } })
const path = (from: string, to: string, as: Actor = analyst) =>
  world.ok(as, pole, 'findPath', { params: { recordId: from }, body: { toId: to } })
const link = (fromId: string, toId: string, role: string) =>
  arrange(world, (ctx) => linkRecords(ctx, { fromId, toId, role, origin: 'typed' }))

beforeAll(async () => {
  analyst = await world.actor('ANALYST')
  despatcher = await world.actor('DESPATCHER')
  home = await makePlace(world, { street: 'Chartwell Mews', postcode: 'ZZ1 1AA' })
  ann = await makePerson(world, { forename: 'Ann', surname: 'Chartby', livesAt: home })
  bob = await makePerson(world, { forename: 'Bob', surname: 'Chartby', livesAt: home })
  cal = await makePerson(world, { forename: 'Cal', surname: 'Furtherby' })
  // An intelligence entry is of a kind that a despatcher does not read.
  report = await arrange(world, async (ctx) => {
    const { id } = await createRecord(ctx, { kind: 'IntelligenceReport' })
    await ctx.tx.event.create({
      data: { id, kind: 'IntelligenceReport', title: 'Chart entry', occurredFrom: world.clock.now() },
    })
    return id
  })
  await link(report, bob.personRecordId, 'SUBJECT')
  await link(report, cal.personRecordId, 'SUBJECT')
})

describe('pole.getChart', () => {
  it('shows one step from a person: their nominal, not the record that holds the link', async () => {
    const found = await chart(bob.nominalId)
    expect(found.nodes.map((node) => node.id).sort()).toEqual(
      [bob.nominalId, home, report, ann.nominalId].sort(),
    )
    expect(found.links.filter(({ derived }) => derived === null)).toHaveLength(2)
    expect(found.links).toContainEqual(
      expect.objectContaining({ fromId: bob.nominalId, toId: home, roleLabel: 'Lives at', hasEnded: false }),
    )
    expect(found.left).toBe(0)
  })

  it('leaves out what is of a kind that the reader may not see', async () => {
    const found = await chart(bob.nominalId, despatcher)
    expect(found.nodes.map((node) => node.id)).not.toContain(report)
  })

  it('does not tell a hidden record from an unknown one, and leaves an entry of what was shown', async () => {
    const seen = await world.call(analyst, pole, 'getChart', { params: { recordId: home } })
    expect(await world.auditOf(String(seen.headers['x-request-id']))).toMatchObject([
      { action: 'pole.getChart', act: 'consultation', subject_id: home },
    ])
    const hidden = await makePlace(world)
    await restrict(world, hidden)
    const one = await world.call(analyst, pole, 'getChart', { params: { recordId: hidden } })
    const other = await world.call(analyst, pole, 'getChart', {
      params: { recordId: '6f0f3c1e-0000-4000-8000-000000000001' },
    })
    expect([one.statusCode, other.statusCode]).toEqual([404, 404])
  })
})

describe('pole.findPath', () => {
  it('finds the shortest way, through a place and an event', async () => {
    const found = await path(ann.nominalId, cal.nominalId)
    expect(found).toMatchObject({
      ended: 'found',
      steps: [ann.nominalId, home, bob.nominalId, report, cal.nominalId],
    })
    expect(found.links).toHaveLength(4)
  })

  it('takes a shorter way when there is one', async () => {
    await link(ann.personRecordId, cal.personRecordId, 'PARTNER')
    expect((await path(ann.nominalId, cal.nominalId)).steps).toEqual([ann.nominalId, cal.nominalId])
  })

  it('goes through nothing that the reader may not see', async () => {
    expect(await path(bob.nominalId, cal.nominalId, despatcher)).toMatchObject({
      ended: 'found',
      steps: [bob.nominalId, home, ann.nominalId, cal.nominalId],
    })
  })

  it('says that there is none, and refuses an end that the reader may not see as an unknown one', async () => {
    const lone = await makePlace(world)
    expect(await path(lone, cal.nominalId)).toEqual({ steps: [], nodes: [], links: [], ended: 'no link' })
    const to = async (toId: string) =>
      (await world.call(despatcher, pole, 'findPath', { params: { recordId: home }, body: { toId } })).json()
        .error.code
    expect(await to(report)).toBe('bad_reference')
    expect(await to('6f0f3c1e-0000-4000-8000-000000000001')).toBe('bad_reference')
  })
})

describe('pole.getPlacesOf', () => {
  it('names addresses, current ones marked', async () => {
    const { places } = await world.ok(despatcher, pole, 'getPlacesOf', {
      params: { recordId: ann.nominalId },
    })
    expect(places).toMatchObject([{ locationId: home, why: 'address', isCurrent: true, label: 'Lives at' }])
  })
})

describe('pole.recordPrint', () => {
  it('keeps for whom a record was printed as a disclosure', async () => {
    const response = await world.call(analyst, pole, 'recordPrint', {
      params: { recordId: ann.nominalId },
      body: { recipient: 'Briefing at 14:00' },
    })
    expect(response.json()).toMatchObject({ marking: 'OFFICIAL-SENSITIVE' })
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { action: 'pole.recordPrint', act: 'disclosure', subject_id: ann.nominalId },
    ])
  })
})
