import { property, propertyCare } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld, type World } from '../../testing/world.ts'
import {
  askedToReturn,
  makeStore,
  moveBody,
  moved,
  page,
  registered,
  signed,
  waitingMove,
  written,
} from '../property/property.testing.ts'
import { givePassword, goodPassword } from '../session/session.testing.ts'

let world: World
let [officer, second, third, keeper, inspector]: Actor[] = []
const actor = (one: Actor | undefined): Actor => {
  if (one === undefined) throw new Error('the world is not built')
  return one
}

beforeAll(async () => {
  world = await buildWorld(await testDatabase())
  for (const role of ['RESPONSE_OFFICER', 'RESPONSE_OFFICER', 'RESPONSE_OFFICER'] as const) {
    const made = await world.actor(role)
    if (officer === undefined) officer = made
    else if (second === undefined) second = made
    else third = made
  }
  keeper = await world.actor('PROPERTY_OFFICER')
  inspector = await world.actor('INSPECTOR')
})
afterAll(() => world.close())

const rule = (id: string) => ({ code: 'rule_refused', facts: { rule: id } })
async function refused(
  send: () => Promise<{ statusCode: number; json(): unknown }>,
  status: number,
  error: object,
) {
  const answer = await send()
  expect(answer.statusCode).toBe(status)
  expect((answer.json() as { error: unknown }).error).toMatchObject(error)
}
const sign = (as: Actor, made: { id: string; signId: string }, body: object) =>
  world.call(as, propertyCare, 'sign', {
    params: { exhibitId: made.id, signId: made.signId },
    body: { answer: 'SIGNED', ...body },
  })
const tasks = async (exhibitId: string) =>
  (
    await world.admin.query<{ kind: string; owner_id: string; owner_unit: string }>(
      'SELECT kind, owner_id, owner_unit FROM task WHERE record_id = $1 AND done_at IS NULL ORDER BY kind, created_at',
      [exhibitId],
    )
  ).rows

describe('PX-16: the second hand', () => {
  it('signs under its own sign-in, and until then the item is where it was', async () => {
    const made = await waitingMove(world, actor(officer), actor(second))
    const before = await page(world, actor(officer), made.id)
    expect(before.continuity).toHaveLength(1)
    expect(before.signs.map(({ isSeizure, state }) => [isSeizure, state])).toEqual([
      [true, 'WAITING'],
      [false, 'WAITING'],
    ])
    expect((await tasks(made.id)).filter(({ kind }) => kind === 'PROPERTY_SIGN')).toHaveLength(2)
    const desk = await world.ok(actor(second), property, 'getDesk', {})
    expect(desk.toSign.filter(({ exhibit }) => exhibit.id === made.id)).toHaveLength(2)
    const other = await moveBody(world, actor(officer), made.id, { kind: 'PERSON', id: actor(third).id })
    await refused(
      () =>
        world.call(actor(officer), property, 'move', {
          params: { exhibitId: made.id },
          body: { ...other, witnessId: actor(second).id },
        }),
      409,
      rule('PX-16'),
    )
    await refused(() => sign(actor(officer), made, {}), 409, rule('PX-16'))
    await refused(() => sign(actor(third), made, {}), 409, rule('PX-16'))
    await refused(() => sign(actor(second), made, { answer: 'REFUSED' }), 409, rule('PX-16'))
    expect((await page(world, actor(officer), made.id)).continuity).toHaveLength(1)

    expect((await sign(actor(second), made, {})).json()).toMatchObject({ number: 2 })
    const after = await page(world, actor(officer), made.id)
    expect(after.holder).toMatchObject({ kind: 'PLACE', id: made.locker.id })
    expect(after.continuity[1]?.recordedBy?.id).toBe(actor(officer).id)
    expect(after.continuity[1]?.signatures).toContain(actor(second).displayName)
    await refused(() => sign(actor(second), made, {}), 409, rule('PX-16'))
    // The seizure still waits for its signature, which moves nothing.
    expect((await tasks(made.id)).filter(({ kind }) => kind === 'PROPERTY_SIGN')).toHaveLength(1)
    const seizure = after.signs.find(({ isSeizure }) => isSeizure)
    await signed(world, actor(second), made.id, seizure?.id ?? '')
    expect((await page(world, actor(officer), made.id)).continuity).toHaveLength(2)
    expect((await tasks(made.id)).filter(({ kind }) => kind === 'PROPERTY_SIGN')).toHaveLength(0)
  })

  it('signs with its own password beside the one who moves it, and with no other', async () => {
    const made = await waitingMove(world, actor(officer), actor(second))
    await givePassword(world, actor(second).id)
    await refused(() => sign(actor(officer), made, { password: 'not this one' }), 403, {
      code: 'wrong_password',
    })
    expect((await page(world, actor(officer), made.id)).continuity).toHaveLength(1)
    const answer = await sign(actor(officer), made, { password: goodPassword })
    expect(answer.json()).toMatchObject({ number: 2 })
    const [entry] = await world.auditOf(String(answer.headers['x-request-id']))
    expect(entry).toMatchObject({ outcome: 'ok', act: 'alteration' })
    const [, move] = (await page(world, actor(officer), made.id)).signs
    expect(move).toMatchObject({ state: 'SIGNED', how: 'with their own password' })
  })

  it('that does not confirm leaves the item where it was and tells the one who asked', async () => {
    const made = await waitingMove(world, actor(officer), actor(second))
    const words = 'The bag was open when I came.'
    expect((await sign(actor(second), made, { answer: 'REFUSED', words })).statusCode).toBe(200)
    const shown = await page(world, actor(officer), made.id)
    expect(shown.continuity).toHaveLength(1)
    expect(shown.signs[1]).toMatchObject({ state: 'REFUSED', words })
    expect(await tasks(made.id)).toContainEqual(
      expect.objectContaining({ kind: 'PROPERTY_SIGN_REFUSED', owner_id: actor(officer).id }),
    )
  })

  it('is not waited for when the move is taken back, by who asked or a keeper alone', async () => {
    const made = await waitingMove(world, actor(officer), actor(second))
    const withdraw = (as: Actor) =>
      world.call(as, propertyCare, 'withdrawMove', {
        params: { exhibitId: made.id, signId: made.signId },
        body: { words: 'The wrong locker.' },
      })
    await refused(() => withdraw(actor(third)), 409, rule('PX-16'))
    expect((await withdraw(actor(keeper))).statusCode).toBe(200)
    await refused(() => sign(actor(second), made, {}), 409, rule('PX-16'))
    const again = await moved(
      world,
      actor(officer),
      made.id,
      { kind: 'PLACE', id: made.locker.id },
      { witnessId: actor(second).id },
    )
    expect(again.waits?.witness.id).toBe(actor(second).id)
  })

  it('asks the rules again when it is signed: the locker may be closed meanwhile', async () => {
    const made = await waitingMove(world, actor(officer), actor(second))
    await world.ok(actor(keeper), property, 'changePlace', {
      params: { placeId: made.locker.id },
      body: { label: 'Shut', version: 1, isClosed: true, isSelfService: true },
    })
    await refused(() => sign(actor(second), made, {}), 400, { fields: [{ path: 'to.id' }] })
    expect((await page(world, actor(officer), made.id)).signs[1]?.state).toBe('WAITING')
  })
})

describe('PX-35, PX-36: letters to owners', () => {
  it('are written, printed with their marking, sent and answered, and promise no return without authority', async () => {
    const made = await written(world, actor(officer))
    const params = { exhibitId: made.id }
    const write = (body: object) =>
      world.call(actor(officer), propertyCare, 'writeLetter', {
        params,
        body: { kind: 'CLAIM', ownerId: made.ownerId, address: '1 Test Road', ...body },
      })
    await refused(() => write({ kind: 'COLLECT', collectFrom: 'The store' }), 409, rule('PX-35'))
    await refused(() => write({ address: '' }), 409, rule('PX-35'))
    const letter = { ...params, letterId: made.letterId }
    const paper = await world.call(actor(keeper), propertyCare, 'printLetter', { params: letter, body: {} })
    expect(paper.headers['content-type']).toBe('application/pdf')
    expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const [entry] = await world.auditOf(String(paper.headers['x-request-id']))
    expect(entry).toMatchObject({ act: 'disclosure', outcome: 'ok', result_ids: [made.id] })
    const step = (body: object) =>
      world.call(actor(officer), propertyCare, 'recordLetter', { params: letter, body: body as never })
    await refused(() => step({ step: 'ANSWERED', answer: 'WANTS_BACK' }), 409, rule('PX-36'))
    expect((await step({ step: 'SENT', how: 'POST' })).statusCode).toBe(200)
    await refused(() => step({ step: 'SENT', how: 'POST' }), 409, rule('PX-36'))
    expect((await tasks(made.id)).map(({ kind }) => kind)).toContain('PROPERTY_LETTER')
    expect((await step({ step: 'ANSWERED', answer: 'WANTS_BACK', words: 'It is mine.' })).statusCode).toBe(
      200,
    )
    expect((await tasks(made.id)).map(({ kind }) => kind)).not.toContain('PROPERTY_LETTER')
    const [shown] = (await page(world, actor(officer), made.id)).letters
    expect(shown).toMatchObject({ sentHow: 'By post', answer: { code: 'WANTS_BACK' }, isOverdue: false })
  })
})

describe('PX-26: what is to be fetched', () => {
  const list = () => world.ok(actor(keeper), propertyCare, 'getPullList', {})
  const linesOf = async (id: string) =>
    (await list()).lines
      .filter(({ exhibit }) => exhibit.id === id)
      .map(({ reason, day }) => `${reason.code} ${day}`)

  it('names the day of court until it went there, and then that it is due back', async () => {
    const made = await registered(world, actor(officer))
    const store = await makeStore(world, actor(keeper))
    await moved(world, actor(keeper), made.id, { kind: 'PLACE', id: store.id })
    const ask = (neededOn: string) =>
      world.call(actor(officer), propertyCare, 'askFor', {
        params: { exhibitId: made.id },
        body: { what: 'COURT', neededOn, words: 'Court 2, PC Testwell' },
      })
    await refused(() => ask('2020-01-06'), 400, { fields: [{ path: 'neededOn' }] })
    expect((await ask('2099-01-05')).statusCode).toBe(200)
    expect(await linesOf(made.id)).toEqual(['COURT 2099-01-05'])
    // Another day at court, which the first journey does not settle.
    expect((await ask('2099-03-02')).statusCode).toBe(200)
    expect(await tasks(made.id)).toContainEqual(
      expect.objectContaining({ kind: 'PROPERTY_FETCH_COURT', owner_id: null }),
    )
    const paper = await world.call(actor(keeper), propertyCare, 'printPullList', {
      body: { recipient: 'The store' },
    })
    expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    await moved(
      world,
      actor(keeper),
      made.id,
      { kind: 'OUTSIDE', id: 'Test Crown Court' },
      { purpose: 'COURT', receivedBy: 'Usher' },
    )
    expect(await linesOf(made.id)).toEqual([])
    expect((await list()).out.map(({ exhibit }) => exhibit.id)).toContain(made.id)
    expect((await tasks(made.id)).filter(({ kind }) => kind === 'PROPERTY_FETCH_COURT')).toHaveLength(1)
    await moved(world, actor(keeper), made.id, { kind: 'PLACE', id: store.id }, { givenBy: 'Usher' })
    expect(await linesOf(made.id)).toEqual(['COURT 2099-03-02'])
  })

  it('has what may be given back once that is authorised, and its owner is written to', async () => {
    const made = await askedToReturn(world, actor(officer))
    expect(await linesOf(made.id)).toEqual([])
    await world.ok(actor(inspector), property, 'authoriseDisposal', {
      params: { exhibitId: made.id, disposalId: made.disposalId },
      body: { answer: 'AUTHORISED', words: 'Nothing stands against it.' },
    })
    expect(await linesOf(made.id)).toEqual(['RETURN 2026-09-07'])
    const letter = await world.ok(actor(officer), propertyCare, 'writeLetter', {
      params: { exhibitId: made.id },
      body: { kind: 'COLLECT', address: '1 Test Road', collectFrom: 'The front counter' },
    })
    const shown = await page(world, actor(officer), made.id)
    expect(shown.letters.map(({ id, owner }) => [id, owner?.personRecordId])).toEqual([
      [letter.id, made.owner],
    ])
  })

  it('is ended by hand where the day at court falls away', async () => {
    const made = await registered(world, actor(officer))
    const params = { exhibitId: made.id }
    const { id } = await world.ok(actor(officer), propertyCare, 'askFor', {
      params,
      body: { what: 'VIEWING', neededOn: '2099-01-05', words: 'The expert comes' },
    })
    const end = () =>
      world.call(actor(officer), propertyCare, 'endRequest', {
        params: { ...params, requestId: id },
        body: { words: 'He saw the film instead.' },
      })
    expect(await linesOf(made.id)).toEqual(['VIEWING 2099-01-05'])
    expect((await end()).statusCode).toBe(200)
    expect((await end()).statusCode).toBe(409)
    expect(await linesOf(made.id)).toEqual([])
  })
})

describe('PX-27: stores and shelves', () => {
  it('are closed when nothing lies there, the shelves before their store, and take nothing then', async () => {
    const store = await makeStore(world, actor(keeper))
    const shelf = await makeStore(world, actor(keeper), { parentId: store.id, keeperIds: [] })
    const made = await registered(world, actor(officer))
    await moved(world, actor(keeper), made.id, { kind: 'PLACE', id: shelf.id })
    const change = (placeId: string, version: number, isClosed: boolean) =>
      world.call(actor(keeper), property, 'changePlace', {
        params: { placeId },
        body: { label: 'Put right', keeperIds: [actor(keeper).id], version, isClosed },
      })
    const notNow = { fields: [{ path: 'isClosed' }] }
    await refused(() => change(shelf.id, 1, true), 400, notNow)
    await refused(() => change(store.id, 1, true), 400, notNow)
    await moved(world, actor(keeper), made.id, { kind: 'PERSON', id: actor(officer).id })
    await refused(() => change(store.id, 1, true), 400, notNow)
    expect((await change(shelf.id, 1, true)).json()).toEqual({ id: shelf.id, version: 2 })
    expect((await change(store.id, 1, true)).statusCode).toBe(200)
    await refused(() => change(shelf.id, 2, false), 400, notNow)
    const body = await moveBody(world, actor(keeper), made.id, { kind: 'PLACE', id: store.id })
    await refused(
      () => world.call(actor(keeper), property, 'move', { params: { exhibitId: made.id }, body }),
      400,
      { fields: [{ path: 'to.id' }] },
    )
    expect((await change(store.id, 2, false)).statusCode).toBe(200)
    expect((await change(shelf.id, 2, false)).statusCode).toBe(200)
    const shown = await world.ok(actor(keeper), property, 'getPlace', { params: { placeId: shelf.id } })
    expect(shown.place).toMatchObject({ label: 'Put right', closedOn: null, version: 3 })
  })
})
