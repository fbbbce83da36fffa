/** Property, interviews, rest, visits and calls: what is refused, by which rule, and what is kept. */
import { custody, custodyProcedures, custodyTopics, pole, custodyRights } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { minutesAgo } from '../arrest/arrest.testing.ts'
import { detain } from '../custody/custody.testing.ts'
import { anInterview, someProperty, withProperty } from './custody-procedures.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let sergeant: Actor
let superintendent: Actor
let detective: Actor
let ddo: Actor
beforeEach(async () => {
  world.clock.set(start)
  sergeant = await world.actor('CUSTODY_SERGEANT', { rank: 'PS' })
  superintendent = await world.actor('SUPERINTENDENT', { rank: 'SUPT' })
  detective = await world.actor('DETECTIVE')
  ddo = await world.actor('DETENTION_OFFICER')
})

type Name = keyof (typeof custodyProcedures)['routes']
const send = <N extends Name>(name: N, recordId: string, body: object, as = ddo, more: object = {}) =>
  world.call(as, custodyProcedures, name, { params: { recordId, ...more }, body } as never)
const ok = <N extends Name>(name: N, recordId: string, body: object, as = ddo, more: object = {}) =>
  world.ok(as, custodyProcedures, name, { params: { recordId, ...more }, body } as never)
const property = (recordId: string) =>
  world.ok(ddo, custodyProcedures, 'getProperty', { params: { recordId } })
const interviews = (recordId: string) =>
  world.ok(ddo, custodyProcedures, 'getInterviews', { params: { recordId } })
const topic = async (recordId: string, key: string) =>
  (await world.ok(sergeant, custodyTopics, 'list', { params: { recordId } })).topics.find(
    (one) => one.key === key,
  )

async function refused(act: () => ReturnType<typeof world.call>, error: object, status = 409): Promise<void> {
  const before = await rowCounts(world.admin)
  const response = await act()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}
const byRule = (rule: string) => ({ code: 'rule_refused', facts: { rule } })
const atField = (path: string) => ({ code: 'bad_input', fields: [{ path }] })

describe('C10 property', () => {
  it('lists items in their bags, opens and seals anew, and nothing is lost between bags', async () => {
    const held = await withProperty(world, ddo)
    const [wallet = '', cash = ''] = held.itemIds
    const moved = await ok('moveProperty', held.id, {
      movedAt: minutesAgo(world, 0),
      moves: [
        {
          itemId: cash,
          from: { place: 'BAG', bagId: held.bagId },
          to: { place: 'NEW_BAG' },
          quantity: 30.25,
        },
        { itemId: wallet, from: { place: 'BAG', bagId: held.bagId }, to: { place: 'EVIDENCE' } },
      ],
      newBag: { sealNo: 'c200', kind: 'CASH' },
      seals: [{ bagId: held.bagId, sealNo: 'A100002' }],
      reason: 'Cash goes to the safe',
    })
    expect(moved.openBags).toEqual([])
    const page = await property(held.id)
    expect(page.items.map(({ where }) => where.reduce((sum, one) => sum + one.quantity, 0))).toEqual([
      1, 40.5, 1,
    ])
    expect(page.items.map(({ where }) => where.map(({ label, quantity }) => `${label} ${quantity}`))).toEqual(
      [['Retained as evidence 1'], ['Bag 1 10.25', 'Bag 2 30.25'], ['Kept by the person 1']],
    )
    expect(page.bags).toMatchObject([
      {
        number: 1,
        sealNo: 'A100002',
        seals: [
          { sealNo: 'A100001', openedAt: expect.any(String) },
          { sealNo: 'A100002', openedAt: null },
        ],
      },
      { number: 2, kind: 'CASH', sealNo: 'C200' },
    ])
    expect(page.items[1]?.moves).toHaveLength(2)
  })

  it('12.12: refuses more than is there, a used seal, what has gone, and a bag of somebody else', async () => {
    const held = await withProperty(world, ddo)
    const [wallet = '', cash = ''] = held.itemIds
    const bag = { place: 'BAG', bagId: held.bagId }
    const move = (moves: object[], more: object = {}) =>
      send('moveProperty', held.id, { movedAt: minutesAgo(world, 0), moves, reason: 'Test', ...more })
    await refused(
      () => move([{ itemId: cash, from: bag, to: { place: 'STORE' }, quantity: 40.51 }]),
      byRule('12.12'),
    )
    await refused(
      () =>
        move([{ itemId: cash, from: bag, to: { place: 'STORE' } }], {
          seals: [{ bagId: held.bagId, sealNo: 'a100001' }],
        }),
      byRule('12.12'),
    )
    const other = await withProperty(world, ddo)
    await refused(
      () => move([{ itemId: cash, from: { ...bag, bagId: other.bagId }, to: { place: 'STORE' } }]),
      { code: 'bad_input' },
      400,
    )
    await refused(
      () => move([{ itemId: other.itemIds[0], from: bag, to: { place: 'STORE' } }]),
      byRule('12.12'),
    )
    const out = await ok('moveProperty', held.id, {
      movedAt: minutesAgo(world, 0),
      moves: [{ itemId: wallet, from: bag, to: { place: 'RESTORED' } }],
      reason: 'Given back',
      takenBy: 'The person',
    })
    expect(out.openBags).toEqual([held.bagId])
    expect((await topic(held.id, 'property'))?.state).toBe('problem')
    expect((await property(held.id)).left).toContain('Bag 1 stands open: seal it under a new number.')
    await refused(
      () => move([{ itemId: wallet, from: { place: 'RESTORED' }, to: { place: 'STORE' } }]),
      byRule('12.12'),
    )
    await ok('moveProperty', held.id, {
      movedAt: minutesAgo(world, 0),
      moves: [],
      seals: [{ bagId: held.bagId, sealNo: 'A100003' }],
      reason: 'Sealed again',
    })
    expect((await property(held.id)).bags[0]?.sealNo).toBe('A100003')
  })

  it('asks for the currency of cash and the seal of a bag, and for no more than two decimals', async () => {
    const { id } = await detain(world)
    const cash = { description: 'Notes', category: 'CASH', quantity: 10, place: 'STORE' }
    const take = (more: object) => send('takeProperty', id, { ...someProperty(world), ...more })
    await refused(() => take({ items: [cash], bag: undefined }), atField('items.0.currency'), 400)
    await refused(() => take({ bag: undefined }), atField('bag'), 400)
    await refused(
      () => take({ items: [{ ...cash, currency: 'GBP', quantity: 1.001 }], bag: undefined }),
      { code: 'bad_input' },
      400,
    )
    const stranger = await world.actor('RESPONSE_OFFICER')
    await refused(() => send('takeProperty', id, someProperty(world), stranger), byRule('entry_property'))
  })

  it('a thing with its own number is one object of the store, linked to the stay', async () => {
    const { id } = await detain(world)
    const phone = {
      description: 'Black phone',
      category: 'PHONE',
      quantity: 1,
      place: 'STORE',
      object: { kind: 'DEVICE', deviceType: 'HANDSET', imei: '490154203237518' },
    }
    await ok('takeProperty', id, { takenAt: minutesAgo(world, 1), items: [phone] })
    const page = await property(id)
    const thing = page.items[0]?.object
    expect(thing?.label).toBeTruthy()
    const object = await world.ok(detective, pole, 'getObject', { params: { objectId: thing?.id ?? '' } })
    expect(JSON.stringify(object)).toContain(id)
    await refused(() => send('takeProperty', id, { takenAt: minutesAgo(world, 1), items: [phone] }), {
      code: 'conflict',
    })
  })

  it('puts an item right by a new row; a difference is a movement, so that the sum still holds', async () => {
    const held = await withProperty(world, ddo)
    const cash = held.itemIds[1] ?? ''
    const body = {
      previousId: cash,
      description: 'Notes and coins',
      category: 'CASH',
      currency: 'GBP',
      quantity: 35.5,
      why: 'Counted again with two officers',
    }
    await ok('correctItem', held.id, body, ddo, { itemId: cash })
    await refused(() => send('correctItem', held.id, body, ddo, { itemId: cash }), { code: 'conflict' })
    const page = await property(held.id)
    expect(page.items[1]).toMatchObject({
      state: 'CORRECTED',
      facts: { quantity: 35.5 },
      where: [{ label: 'Bag 1', quantity: 35.5 }],
      earlier: [{ facts: { quantity: '40.5' }, why: 'Counted again with two officers' }],
    })
  })

  it('is signed by pointer or by name, or refused before a witness; what comes later asks for another signature', async () => {
    const held = await withProperty(world, ddo)
    const sign = (body: object) =>
      send('signProperty', held.id, { kind: 'TAKEN', signedAt: minutesAgo(world, 0), ...body })
    await refused(() => sign({ how: 'DRAWN' }), atField('drawing'), 400)
    await refused(() => sign({ how: 'DRAWN', drawing: '<script>' }), atField('drawing'), 400)
    await refused(() => sign({ how: 'REFUSED' }), atField('witness'), 400)
    await refused(() => sign({ kind: 'RETURNED', how: 'TYPED', name: 'T' }), { code: 'not_in_state' })
    expect((await sign({ how: 'DRAWN', drawing: 'M10 20L30 40L50 20' })).statusCode).toBe(200)
    const page = await property(held.id)
    expect(page.signatures).toMatchObject([
      { how: 'DRAWN', drawing: 'M10 20L30 40L50 20', isOutdated: false },
    ])
    expect(page.signatures[0]?.items).toHaveLength(3)
    expect(page.left).toEqual([])
    world.clock.advanceMinutes(1)
    await ok('takeProperty', held.id, {
      takenAt: minutesAgo(world, 0),
      items: [{ description: 'Belt', category: 'CLOTHING', quantity: 1, place: 'STORE' }],
    })
    expect((await property(held.id)).left).toEqual(['The person signs the list of property.'])
    expect((await sign({ how: 'REFUSED', witness: 'DO Testkeeper' })).statusCode).toBe(200)
  })
})

describe('interviews', () => {
  const child = { dob: '2011-01-01' }
  const begin = (id: string, more: object = {}) =>
    send('startInterview', id, anInterview(world, more), detective)
  const urgent = (officer: Actor) => ({
    urgent: {
      authority: { officerId: officer.id, at: minutesAgo(world, 1) },
      reason: 'A loaded gun is in a public place',
    },
  })

  it('RG-6: a child is not interviewed without the adult, unless a superintendent agreed because of harm', async () => {
    const { id } = await detain(world, child)
    await refused(() => begin(id), byRule('RG-6'))
    await refused(() => begin(id, urgent(sergeant)), byRule('RG-6'))
    expect((await begin(id, urgent(superintendent))).statusCode).toBe(200)
    const other = await detain(world, child)
    const present = [{ name: 'Ms Exampleton', role: 'APPROPRIATE_ADULT' }]
    expect((await begin(other.id, { present })).statusCode).toBe(200)
    const grown = await detain(world)
    await refused(() => begin(grown.id, { isVulnerable: true }), byRule('RG-6'))
  })

  it('RG-4, RG-7: refuses the unfit, an absent interpreter, and advice that was asked for and not had', async () => {
    const { id } = await detain(world)
    await refused(() => begin(id, { isUnfit: true }), byRule('RG-7'))
    await refused(() => begin(id, { needsInterpreter: true }), byRule('RG-7'))
    await refused(() => begin(id, { wantsSolicitor: true }), byRule('RG-4'))
    const limb = (officer: Actor) => ({
      wantsSolicitor: true,
      beforeAdvice: { limb: 'HARM', authority: { officerId: officer.id, at: minutesAgo(world, 1) } },
    })
    await refused(() => begin(id, limb(sergeant)), byRule('RG-4'))
    expect((await begin(id, limb(superintendent))).statusCode).toBe(200)
  })

  it('reads who came and what was asked for from the rights of the stay, and does not ask again', async () => {
    const { id } = await detain(world)
    const params = { recordId: id }
    const solicitor = await world.ok(ddo, custodyRights, 'ask', {
      params,
      body: { role: 'SOLICITOR', requestedAt: minutesAgo(world, 0), name: 'Sol Testlaw', adult: {} },
    })
    await world.ok(ddo, custodyRights, 'record', {
      params,
      body: {
        entries: [
          { kind: 'LEGAL_ADVICE', happenedAt: minutesAgo(world, 0), answer: 'YES' },
          { kind: 'INTERPRETER', happenedAt: minutesAgo(world, 0), answer: 'YES', language: 'pl' },
        ],
      },
    })
    expect((await interviews(id)).needs).toEqual({
      present: [],
      wantsSolicitor: true,
      hasHadAdvice: false,
      needsInterpreter: true,
      needsAdult: false,
    })
    // Nothing of it is said here, and it holds all the same.
    await refused(() => begin(id), byRule('RG-7'))
    const present = [{ name: 'Ina Testtongue', role: 'INTERPRETER' }]
    await refused(() => begin(id, { present }), byRule('RG-4'))
    await world.ok(ddo, custodyRights, 'addStep', {
      params: { ...params, requestId: solicitor.id },
      body: { kind: 'ARRIVED', happenedAt: minutesAgo(world, 0) },
    })
    expect((await interviews(id)).needs).toMatchObject({
      present: [{ name: 'Sol Testlaw', role: 'SOLICITOR' }],
      hasHadAdvice: true,
    })
    expect((await begin(id, { present })).statusCode).toBe(200)
  })

  it('TR-7: refuses where eight hours of rest no longer fit, unless for a reason; a rest that is met allows it', async () => {
    const night = await detain(world)
    world.clock.advanceMinutes(17 * 60)
    await refused(() => begin(night.id), byRule('TR-7'))
    expect((await interviews(night.id)).rest).toMatchObject({ canStillFit: false, isMet: false })
    expect((await topic(night.id, 'interviews'))?.left).toContain('Eight hours of rest no longer fit (TR-7).')
    expect((await begin(night.id, { restReason: 'REQUEST' })).statusCode).toBe(200)

    world.clock.set(start)
    const rested = await detain(world)
    world.clock.advanceMinutes(120)
    const rest = (act: string, more: object = {}) =>
      send('recordRest', rested.id, { at: minutesAgo(world, 0), act, ...more })
    expect((await rest('START')).statusCode).toBe(200)
    await refused(() => rest('START'), { code: 'not_in_state' })
    await refused(() => rest('BROKEN'), atField('brokenBy'), 400)
    world.clock.advanceMinutes(60)
    await refused(() => begin(rested.id), byRule('TR-7'))
    world.clock.advanceMinutes(8 * 60)
    expect((await rest('END')).statusCode).toBe(200)
    world.clock.advanceMinutes(8 * 60)
    expect((await interviews(rested.id)).rest).toMatchObject({ isMet: true, isResting: false })
    expect((await begin(rested.id)).statusCode).toBe(200)
  })

  it('goes from start through a break to its end and the recording, each step in its order and once', async () => {
    const { id } = await detain(world)
    const first = await ok('startInterview', id, anInterview(world, { releasedById: sergeant.id }), detective)
    await refused(() => begin(id), { code: 'not_in_state' })
    const step = (previousId: string, body: object) =>
      send('continueInterview', id, { previousId, at: minutesAgo(world, 0), ...body }, detective, {
        interviewId: first.rootId,
      })
    world.clock.advanceMinutes(121)
    expect((await interviews(id)).interviews[0]?.breakDue).toMatchObject({ isOverdue: true, rule: 'TR-8' })
    expect((await topic(id, 'interviews'))?.state).toBe('problem')
    await refused(() => step(first.id, { step: 'RESUME' }), { code: 'not_in_state' })
    const paused = (await step(first.id, { step: 'BREAK' })).json()
    await refused(() => step(first.id, { step: 'BREAK' }), { code: 'conflict' })
    world.clock.advanceMinutes(15)
    const resumed = (await step(paused.id, { step: 'RESUME' })).json()
    await refused(
      () => step(resumed.id, { step: 'END', ending: 'COMPLETED', at: minutesAgo(world, 10) }),
      atField('at'),
      400,
    )
    await refused(() => step(resumed.id, { step: 'END', ending: 'COMPLAINT' }), atField('complaint'), 400)
    const ended = (
      await step(resumed.id, {
        step: 'END',
        ending: 'COMPLAINT',
        complaint: 'I was pushed',
        takenBackById: sergeant.id,
      })
    ).json()
    expect(ended.problems).toMatchObject([{ rule: '12.15', field: 'masterSealNo' }])
    await refused(() => step(ended.id, { step: 'BREAK' }), { code: 'not_in_state' })
    await step(ended.id, {
      step: 'DISPOSE',
      copies: [{ copy: 'MASTER', reference: 'S-1', to: 'Sealed store' }],
    })
    const [line] = (await interviews(id)).interviews
    expect(line).toMatchObject({
      number: 1,
      state: 'ENDED',
      facts: { ending: 'COMPLAINT', takenBackBy: { id: sergeant.id }, copies: [{ copy: 'MASTER' }] },
    })
    expect(line?.earlier).toHaveLength(4)
    const { log } = await world.ok(sergeant, custody, 'get', { params: { recordId: id } })
    expect(log.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['INTERVIEW_START', 'INTERVIEW_END', 'COMPLAINT']),
    )
  })
})

describe('visits and calls', () => {
  it('12.16, 12.17: nobody listens to a lawyer, and only an inspector withholds a call', async () => {
    const { id } = await detain(world)
    const contact = (more: object) =>
      send('saveContact', id, { kind: 'CALL_OUT', name: 'Mother', startedAt: minutesAgo(world, 0), ...more })
    await refused(() => contact({ kind: 'LEGAL_CALL', isMonitored: true }), byRule('12.16'))
    await refused(() => contact({ kind: 'LEGAL_VISIT', isPrivate: false }), byRule('12.16'))
    await refused(() => contact({ isAllowed: false }), atField('refusedGround'), 400)
    const withheld = { isAllowed: false, refusedGround: 'Would alert others' }
    const by = (officer: Actor) => ({ authority: { officerId: officer.id, at: minutesAgo(world, 0) } })
    await refused(() => contact({ ...withheld, ...by(sergeant) }), byRule('12.17'))
    expect((await contact({ ...withheld, ...by(superintendent) })).statusCode).toBe(200)
    const visit = await ok('saveContact', id, {
      kind: 'LEGAL_VISIT',
      name: 'Ms Testlaw',
      organisation: 'Testlaw and Co',
      arrivedAt: minutesAgo(world, 3),
      startedAt: minutesAgo(world, 1),
    })
    await ok('saveContact', id, {
      kind: 'LEGAL_VISIT',
      name: 'Ms Testlaw',
      arrivedAt: minutesAgo(world, 3),
      startedAt: minutesAgo(world, 1),
      endedAt: minutesAgo(world, 0),
      previousId: visit.id,
    })
    expect((await interviews(id)).contacts.at(-1)).toMatchObject({
      waitMinutes: 2,
      earlier: [{ id: visit.id }],
    })
  })
})
