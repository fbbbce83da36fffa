/** Derived links are worked out of what this reader may see, say of which record, and go when it goes. */
import { pole } from '@mips/contracts'
import type { RecordKind } from '@mips/contracts/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrange, makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { createRecord, linkRecords } from './record.service.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

let analyst: Actor
let keeper: Actor
let despatcher: Actor
let ann: Person
let bob: Person
let car: string
type Person = { nominalId: string; personRecordId: string }

const chart = (id: string, as: Actor = analyst) =>
  world.ok(as, pole, 'getChart', { params: { recordId: id } })
const derived = async (id: string, as: Actor = analyst) =>
  (await chart(id, as)).links.flatMap((link) =>
    link.derived === null ? [] : [{ ...link, rule: link.derived.rule, sourceId: link.derived.source.id }],
  )
const rules = async (id: string, as?: Actor) => (await derived(id, as)).map(({ rule }) => rule).sort()

const event = (kind: RecordKind, title: string) =>
  arrange(world, async (ctx) => {
    const { id } = await createRecord(ctx, { kind })
    await ctx.tx.event.create({ data: { id, kind, title, occurredFrom: new Date('2026-09-01T20:00:00Z') } })
    return id
  })
const link = (fromId: string, toId: string, role: string, more: object = {}) =>
  arrange(world, (ctx) => linkRecords(ctx, { fromId, toId, role, origin: 'typed', ...more }))

beforeAll(async () => {
  analyst = await world.actor('ANALYST')
  keeper = await world.actor('ANALYST')
  despatcher = await world.actor('DESPATCHER')
  ann = await makePerson(world, { forename: 'Ann', surname: 'Derivby' })
  bob = await makePerson(world, { forename: 'Bob', surname: 'Derivby' })
  car = await arrange(world, async (ctx) => {
    const { id } = await createRecord(ctx, { kind: 'Object' })
    await ctx.tx.object.create({ data: { id, kind: 'VEHICLE', label: 'Grey hatchback ZZ26 CAR' } })
    return id
  })
})

describe('pole.getChart, what nobody recorded', () => {
  it('joins two arrested at one incident and the vehicle there, marked as derived with the source and the day', async () => {
    const incident = await event('Incident', 'Fight outside the market')
    for (const one of [ann, bob]) {
      const arrest = await event('Arrest', 'Arrested at the market')
      await link(arrest, incident, 'ARISES_FROM')
      await link(arrest, one.personRecordId, 'ARRESTED')
    }
    await link(incident, car, 'INVOLVED')
    expect(await rules(ann.nominalId)).toEqual(['ARRESTED_WITH', 'VEHICLE_AT_ARREST'])
    expect(await derived(ann.nominalId)).toContainEqual(
      expect.objectContaining({
        rule: 'ARRESTED_WITH',
        roleLabel: 'Arrested with',
        origin: 'derived',
        confidence: 'confirmed',
        day: '2026-09-01',
        hasEnded: false,
        derived: {
          rule: 'ARRESTED_WITH',
          source: expect.objectContaining({
            id: incident,
            kind: 'Incident',
            title: 'Fight outside the market',
          }),
        },
      }),
    )
    expect((await derived(car)).map(({ fromId }) => fromId).sort()).toEqual(
      [ann.nominalId, bob.nominalId].sort(),
    )
    const { nodes } = await chart(ann.nominalId)
    expect(nodes.map(({ id }) => id)).toEqual(expect.arrayContaining([bob.nominalId, car]))
  })

  it('joins two at one address for the time that both had it, and says when that ended', async () => {
    const [cal, dee] = [await makePerson(world), await makePerson(world)]
    const home = await makePlace(world, { street: 'Derivation Row', postcode: 'ZZ1 1DR' })
    const at = (day: string) => new Date(`${day}T12:00:00Z`)
    await link(cal.personRecordId, home, 'LIVES', { validFrom: at('2020-01-01'), validTo: at('2024-01-01') })
    await link(dee.personRecordId, home, 'LIVES', { validFrom: at('2022-01-01'), confidence: 'reported' })
    expect(await derived(cal.nominalId)).toMatchObject([
      {
        rule: 'SAME_ADDRESS',
        sourceId: home,
        day: '2022-01-01',
        until: '2024-01-01',
        hasEnded: true,
        confidence: 'reported',
      },
    ])
  })

  it('goes when its source is put right', async () => {
    const [one, other] = [await makePerson(world), await makePerson(world)]
    const crime = await event('Crime', 'Burglary of a shop')
    await link(crime, one.personRecordId, 'SUSPECT')
    const wrong = await link(crime, other.personRecordId, 'VICTIM')
    expect(await rules(one.nominalId)).toEqual(['SUSPECTED_OF_HARMING'])
    await arrange(world, (ctx) =>
      ctx.tx.link.update({ where: { id: wrong }, data: { validTo: world.clock.now() } }),
    )
    expect(await rules(one.nominalId)).toEqual([])
  })
})

describe('pole.getChart, a source that the reader may not see', () => {
  it('gives the same bytes as a world without it, and the link to who may see it', async () => {
    const [one, other] = [await makePerson(world), await makePerson(world)]
    const bytes = async () =>
      (await world.call(analyst, pole, 'getChart', { params: { recordId: one.nominalId } })).body
    const before = await bytes()
    const hidden = await event('Crime', 'A crime that few may see')
    await restrict(world, hidden, [keeper.id])
    // The seed stands outside the list too: it links as one who is on it.
    const list = await world.admin.query<{ acl_id: number }>('SELECT acl_id FROM record WHERE id = $1', [
      hidden,
    ])
    const aclId = list.rows[0]?.acl_id ?? 0
    for (const { personRecordId } of [one, other])
      await arrange(
        world,
        (ctx) => linkRecords(ctx, { fromId: hidden, toId: personRecordId, role: 'SUSPECT', origin: 'typed' }),
        aclId,
      )
    expect(await bytes()).toBe(before)
    expect(await rules(one.nominalId, keeper)).toEqual(['SUSPECTED_WITH'])
  })

  it('takes the link away when the source is restricted later, or one arrest of the two', async () => {
    const [one, other] = [await makePerson(world), await makePerson(world)]
    const incident = await event('Incident', 'Fight at the station')
    const arrests: string[] = []
    for (const { personRecordId } of [one, other]) {
      const arrest = await event('Arrest', 'Arrested at the station')
      arrests.push(arrest)
      await link(arrest, incident, 'ARISES_FROM')
      await link(arrest, personRecordId, 'ARRESTED')
    }
    expect(await rules(one.nominalId)).toEqual(['ARRESTED_WITH'])
    await restrict(world, arrests[1] ?? '')
    expect(await rules(one.nominalId)).toEqual([])
  })

  it('leaves out what is worked out of a kind that the reader has no permission for', async () => {
    const one = await makePerson(world)
    const stay = await event('CustodyRecord', 'Held')
    await link(stay, one.personRecordId, 'DETAINEE')
    await link(stay, car, 'SEIZED')
    expect(await rules(one.nominalId, await world.actor('CUSTODY_SERGEANT'))).toEqual(['VEHICLE_AT_ARREST'])
    expect(await rules(one.nominalId, despatcher)).toEqual([])
  })
})
