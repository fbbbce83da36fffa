/** Registering exhibits with what is known carried in, and moving them from hand to hand; refusals first. */
import { property, tasks } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { audited } from '../../platform/audit/audited.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeArrest } from '../arrest/arrest.testing.ts'
import { recordedCrime } from '../crime/crime.testing.ts'
import { knife, makeStore, moveBody, moved, page, photographed, registered } from './property.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let colleague: Actor
let keeper: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('RESPONSE_OFFICER', { displayName: 'Jane Anne Smith' })
  colleague ??= await world.actor('RESPONSE_OFFICER')
  keeper ??= await world.actor('PROPERTY_OFFICER')
})

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}
const rule = (id: string) => ({ code: 'rule_refused', facts: { rule: id } })
const send = (as: Actor, exhibitId: string, body: object, key?: string) =>
  world.call(
    as,
    property,
    'move',
    { params: { exhibitId }, body: body as never },
    key === undefined ? {} : { key },
  )
const tasksOf = async (as: Actor, exhibitId: string) =>
  (await world.ok(as, tasks, 'listMine', {})).tasks.filter(({ record }) => record.id === exhibitId)

describe('registering an exhibit', () => {
  it('refuses a future seizure, a reference that is taken or none, and a second person who is the first', async () => {
    const { crimeId } = await recordedCrime(world, officer)
    const register = (body: object) =>
      world.call(officer, property, 'register', { params: { recordId: crimeId }, body: knife(body) })
    await refused(() => register({ seizedAt: '2026-09-07T10:00:00.000Z' }), 400, {
      fields: [{ path: 'seizedAt' }],
    })
    await refused(() => register({ exhibitRef: 'J/1' }), 400, { fields: [{ path: 'exhibitRef' }] })
    await refused(() => register({ kind: 'DRUG', secondPersonId: officer.id }), 409, rule('PX-10'))
    await refused(() => register({ objectId: officer.id }), 400, { code: 'bad_reference' })
    expect((await register({})).json()).toMatchObject({ exhibitRef: 'JAS/1' })
    await refused(() => register({ exhibitRef: 'jas/01' }), 400, {
      fields: [{ path: 'exhibitRef', message: expect.stringContaining('JAS/1 is another item') }],
    })
    expect((await register({})).json()).toMatchObject({ exhibitRef: 'JAS/2' })
  })

  it('saves what is known and lists what is left; what is completed later is asked no more', async () => {
    const { crimeId } = await recordedCrime(world, officer)
    const made = await world.ok(officer, property, 'register', {
      params: { recordId: crimeId },
      body: { kind: 'DRUG' },
    })
    expect(made.reference).toMatch(/^EXH\/2026\/\d{6}$/)
    const before = await page(world, officer, made.id)
    expect(before.left.map(({ field }) => field)).toEqual(
      expect.arrayContaining([
        'place',
        'description',
        'sealNumber',
        'secondPerson',
        'photographId',
        'grossWeight',
      ]),
    )
    expect(before).toMatchObject({
      holder: { kind: 'PERSON', id: officer.id },
      source: { id: crimeId, kind: 'Crime' },
    })
    const facts = {
      kind: 'DRUG' as const,
      description: 'Wrap of white powder',
      placeText: 'Left pocket',
      power: 'PACE s.32',
      basis: 'EVIDENCE' as const,
      secondPersonId: colleague.id,
      details: { grossWeight: 2400, netWeight: 2100 },
    }
    await refused(
      () =>
        world.call(
          officer,
          property,
          'complete',
          { params: { exhibitId: made.id }, body: { ...facts, details: { grossWeight: 1, netWeight: 2 } } },
          { version: 1 },
        ),
      409,
      rule('PX-13'),
    )
    await world.ok(
      officer,
      property,
      'complete',
      { params: { exhibitId: made.id }, body: facts },
      { version: 1 },
    )
    const after = await page(world, officer, made.id)
    expect(after.left.map(({ field }) => field)).toEqual(['sealNumber', 'photographId'])
    expect(after).toMatchObject({
      version: 2,
      secondPerson: { id: colleague.id },
      exhibitRef: made.exhibitRef,
    })
  })

  it('numbers exhibits of one investigation together, and its parts by letters', async () => {
    const { crimeId, scene } = await recordedCrime(world, officer)
    const arrested = await makeArrest(world, officer, {}, scene)
    const first = await registered(world, officer, {}, crimeId)
    const second = await registered(world, officer, {}, arrested.id)
    const part = await registered(world, officer, { parentId: first.id }, crimeId)
    expect([first, second, part].map(({ exhibitRef }) => exhibitRef)).toEqual(['JAS/1', 'JAS/2', 'JAS/1A'])
    const source = await world.ok(officer, property, 'getSource', { params: { recordId: crimeId } })
    expect(source.exhibits.map(({ exhibitRef }) => exhibitRef)).toEqual(['JAS/1', 'JAS/1A', 'JAS/2'])
    expect(source.carried).toMatchObject({
      nextReference: 'JAS/3',
      location: { id: scene.locationId },
      people: [{ personRecordId: scene.personRecordId, role: 'SUSPECT' }],
    })
    await refused(
      () =>
        world.call(officer, property, 'register', {
          params: { recordId: crimeId },
          body: knife({ parentId: part.id }),
        }),
      400,
      { fields: [{ path: 'parentId' }] },
    )
  })

  it('gives two who register at once two numbers, and a repeat the first answer', async () => {
    const { crimeId } = await recordedCrime(world, officer)
    const register = (key: string) =>
      world.ok(officer, property, 'register', { params: { recordId: crimeId }, body: knife() }, { key })
    const both = await Promise.all([register('register-one'), register('register-two')])
    expect(both.map(({ exhibitRef }) => exhibitRef).toSorted()).toEqual(['JAS/1', 'JAS/2'])
    expect(await register('register-one')).toEqual(both[0])
    const source = await world.ok(officer, property, 'getSource', { params: { recordId: crimeId } })
    expect(source.exhibits).toHaveLength(2)
  })
})

describe('moving an exhibit', () => {
  it('PX-1, PX-2, PX-7: is refused to who does not hold it, to who is no keeper, and between others', async () => {
    const made = await registered(world, officer)
    const store = await makeStore(world, keeper)
    const toColleague = await moveBody(world, officer, made.id, { kind: 'PERSON', id: colleague.id })
    await refused(
      () => send(colleague, made.id, { ...toColleague, givenBy: colleague.id }),
      409,
      rule('PX-1'),
    )
    await refused(() => send(keeper, made.id, toColleague), 409, rule('PX-7'))
    const toStore = { ...toColleague, to: { kind: 'PLACE', id: store.id }, purpose: 'STORED' }
    await refused(() => send(officer, made.id, toStore), 409, rule('PX-2'))
    await refused(() => send(officer, made.id, { ...toColleague, to: toColleague.from }), 409, rule('PX-2'))
    await refused(() => send(officer, made.id, { ...toColleague, purpose: 'STORED' }), 409, rule('PX-8'))
    await refused(
      () => send(officer, made.id, { ...toColleague, at: '2026-09-07T11:00:00Z' }),
      409,
      rule('PX-5'),
    )
    await refused(
      () => send(officer, made.id, { ...toColleague, at: '2026-09-01T11:00:00Z' }),
      409,
      rule('PX-5'),
    )
    const gone = {
      ...toColleague,
      to: { kind: 'GONE', id: 'The owner' },
      purpose: 'GIVEN_BACK',
      receivedBy: 'X',
    }
    await refused(() => send(officer, made.id, gone), 409, rule('PX-30'))
    await refused(() => send(officer, made.id, { ...toColleague, to: { kind: 'PERSON', id: 'Bob' } }), 400, {
      fields: [{ path: 'to.id' }],
    })
    expect((await page(world, officer, made.id)).continuity).toHaveLength(1)
  })

  it('goes out and in with both hands, and the printed continuity says so', async () => {
    const made = await registered(world, officer)
    const store = await makeStore(world, keeper)
    const shelf = await makeStore(world, keeper, { parentId: store.id, label: 'Shelf A3', keeperIds: [] })
    world.clock.set('2026-09-07T10:00:00.000Z')
    expect((await page(world, keeper, made.id)).may).toMatchObject({
      move: { allowed: false },
      takeIn: { allowed: true },
    })
    await moved(world, keeper, made.id, { kind: 'PLACE', id: shelf.id })
    world.clock.set('2026-09-08T08:00:00.000Z')
    await moved(world, keeper, made.id, { kind: 'PERSON', id: colleague.id }, { purpose: 'TAKEN_OUT' })
    world.clock.set('2026-09-08T09:00:00.000Z')
    await moved(
      world,
      colleague,
      made.id,
      { kind: 'OUTSIDE', id: 'Test Crown Court' },
      { purpose: 'COURT', receivedBy: 'Clerk of court 2', sealAfter: 's1002' },
    )
    const { continuity, holder, seal } = await page(world, officer, made.id)
    expect(continuity.map(({ from, to, purpose }) => [from, to, purpose])).toEqual([
      ['', expect.stringContaining('Jane Anne Smith'), 'Seized'],
      [expect.stringContaining('Jane Anne Smith'), `Store ${store.code}, Shelf A3`, 'Put into store'],
      [`Store ${store.code}, Shelf A3`, expect.stringContaining(colleague.displayName), 'Taken out'],
      [expect.stringContaining(colleague.displayName), 'Test Crown Court', 'To court'],
    ])
    expect(continuity[1]?.signatures).toMatch(new RegExp(`Jane Anne Smith.*${keeper.displayName}`))
    expect(continuity[3]).toMatchObject({ seal: 'S1001 → S1002', recordedBy: { id: colleague.id } })
    expect({ holder, seal }).toMatchObject({
      holder: { kind: 'OUTSIDE', id: 'Test Crown Court' },
      seal: 'S1002',
    })
  })

  it('PX-6: tells of a seal that reads otherwise, and keeps the reason', async () => {
    const made = await registered(world, officer)
    const told = await moved(
      world,
      officer,
      made.id,
      { kind: 'PERSON', id: colleague.id },
      { sealBefore: 'S9' },
    )
    expect(told.problems.map(({ rule: id, severity }) => `${id} ${severity}`)).toEqual([
      'PX-6 WARN',
      'PX-6 ASK',
    ])
    const body = { sealBefore: 'S8', reason: 'Torn in the car, bagged anew' }
    const again = await moved(world, colleague, made.id, { kind: 'PERSON', id: officer.id }, body)
    expect(again.problems.map(({ severity }) => severity)).toEqual(['WARN'])
  })

  it.each(['CASH', 'DRUG', 'FIREARM'] as const)('PX-10: %s goes before two people', async (kind) => {
    const made = await registered(world, officer, { kind, secondPersonId: colleague.id })
    const locker = await makeStore(world, keeper, { isSelfService: true, keeperIds: [] })
    const body = await moveBody(world, officer, made.id, { kind: 'PLACE', id: locker.id })
    await refused(() => send(officer, made.id, { ...body, witnessId: colleague.id }), 409, rule('PX-17'))
    await photographed(world, made.id)
    await refused(() => send(officer, made.id, body), 409, rule('PX-10'))
    await refused(() => send(officer, made.id, { ...body, witnessId: officer.id }), 409, rule('PX-10'))
    const answer = await send(officer, made.id, { ...body, witnessId: colleague.id })
    expect(answer.json()).toMatchObject({ number: 1, waits: { witness: { id: colleague.id } } })
    expect((await page(world, officer, made.id)).continuity).toHaveLength(1)
  })

  it('of two scans at once one wins, and the other is told that the item is not there', async () => {
    const made = await registered(world, officer)
    const [one, two] = await Promise.all(
      [colleague, keeper].map((taker) => moveBody(world, officer, made.id, { kind: 'PERSON', id: taker.id })),
    )
    const answers = await Promise.all([send(officer, made.id, one ?? {}), send(officer, made.id, two ?? {})])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json().error).toMatchObject(rule('PX-1'))
    expect((await page(world, officer, made.id)).continuity).toHaveLength(2)
  })

  it('sent again under its key it is made once, and without a key it is refused', async () => {
    const made = await registered(world, officer)
    const body = await moveBody(world, officer, made.id, { kind: 'PERSON', id: colleague.id })
    const first = await send(officer, made.id, body, 'scan-of-a-knife')
    expect((await send(officer, made.id, body, 'scan-of-a-knife')).json()).toEqual(first.json())
    await refused(() => send(officer, made.id, body), 409, rule('PX-1'))
    expect((await page(world, officer, made.id)).continuity).toHaveLength(2)
  })

  it('leaves no way around the chain in the database itself', async () => {
    const made = await registered(world, officer)
    const add = (fromId: string) =>
      audited(
        { prisma: world.prisma, writer: world.platform.writer },
        { system: 'seed', action: 'test.move', act: 'alteration' },
        (tx) =>
          tx.exhibitMove.create({
            data: {
              exhibitId: made.id,
              number: 2,
              at: world.clock.now(),
              fromKind: 'PERSON',
              fromId,
              toKind: 'PERSON',
              toId: colleague.id,
              purpose: 'HANDED_OVER',
              recordedBy: officer.id,
              recordedAt: world.clock.now(),
            },
          }),
      )
    await expect(add(keeper.id)).rejects.toThrow(/exhibit_move_follows/)
    await expect(add(officer.id)).resolves.toMatchObject({ number: 2 })
    const refusedTo = await world.admin.query<{ may: boolean }>(
      "SELECT has_table_privilege('mips_app', 'exhibit_move', 'UPDATE') OR has_table_privilege('mips_app', 'exhibit_move', 'DELETE') AS may",
    )
    expect(refusedTo.rows).toEqual([{ may: false }])
  })
})

describe('alarms', () => {
  it('PX-20: seized and in no store rings for the officer until it is stored, with harm first', async () => {
    const made = await registered(world, officer)
    const gun = await registered(world, officer, { kind: 'FIREARM', secondPersonId: colleague.id })
    expect(await tasksOf(officer, made.id)).toMatchObject([
      { kind: 'PROPERTY_NOT_STORED', dueAt: '2026-09-07T21:00:00.000Z' },
      { kind: 'PROPERTY_KEEP_REVIEW', dueAt: '2026-12-06T00:00:00.000Z' },
    ])
    world.clock.set('2026-09-07T22:00:00.000Z')
    const desk = await world.ok(keeper, property, 'getDesk', {})
    const rows = desk.toStore.filter(({ exhibit }) => [made.id, gun.id].includes(exhibit.id))
    expect(rows.map(({ exhibit, alarm }) => [exhibit.id, alarm.isOverdue])).toEqual([
      [gun.id, true],
      [made.id, true],
    ])
    const store = await makeStore(world, keeper)
    await moved(world, keeper, made.id, { kind: 'PLACE', id: store.id })
    expect((await tasksOf(officer, made.id)).map(({ kind }) => kind)).toEqual(['PROPERTY_KEEP_REVIEW'])
    const after = await world.ok(keeper, property, 'getDesk', {})
    expect(after.toStore.map(({ exhibit }) => exhibit.id)).not.toContain(made.id)
  })

  it('PX-21, PX-22: not back and not found ring until they are', async () => {
    const made = await registered(world, officer)
    const court = { kind: 'OUTSIDE' as const, id: 'Test Crown Court' }
    await moved(world, officer, made.id, court, { purpose: 'COURT', receivedBy: 'Usher' })
    const alarms = async () =>
      (await page(world, officer, made.id)).alarms.map(({ what }) => what.split(':')[0])
    expect(await alarms()).toEqual(['NOT_BACK', 'KEEP_REVIEW'])
    await refused(
      () =>
        world.call(officer, property, 'reportFound', {
          params: { exhibitId: made.id },
          body: { words: 'x' },
        }),
      409,
      { code: 'not_in_state' },
    )
    const report = () =>
      world.call(officer, property, 'reportNotFound', {
        params: { exhibitId: made.id },
        body: { words: 'The court has it no more.' },
      })
    expect((await report()).statusCode).toBe(200)
    await refused(report, 409, { code: 'already_done' })
    expect((await tasksOf(officer, made.id)).map(({ kind }) => kind).toSorted()).toEqual([
      'PROPERTY_KEEP_REVIEW',
      'PROPERTY_NOT_BACK',
      'PROPERTY_NOT_FOUND',
    ])
    await moved(
      world,
      officer,
      made.id,
      { kind: 'PERSON', id: officer.id },
      { purpose: 'RETURNED', givenBy: 'Usher' },
    )
    expect(await alarms()).toEqual(['KEEP_REVIEW'])
    expect((await tasksOf(officer, made.id)).map(({ kind }) => kind)).toEqual(['PROPERTY_KEEP_REVIEW'])
  })
})
