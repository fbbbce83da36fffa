/** Warrants: registered with the person first, graded, wanted on every page while they stand, executed, ended, and known to others by the marker alone. */
import { nominal, pole, warrant } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { arrestOf, hoursAgo, issuedWarrant, owing, registerBody } from './warrant.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let keeper: Actor
let officer: Actor
let despatcher: Actor
beforeEach(async () => {
  world.clock.set(start)
  keeper ??= await world.actor('WARRANT_OFFICER')
  officer ??= await world.actor('RESPONSE_OFFICER')
  despatcher ??= await world.actor('DESPATCHER')
})

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}
const field = (path: string) => ({ code: 'bad_input', fields: [{ path }] })
type Params = { warrantId: string }
const page = (params: Params, as = keeper) => world.ok(as, warrant, 'get', { params })
type Act =
  | 'grade'
  | 'allocate'
  | 'execute'
  | 'surrender'
  | 'serveBail'
  | 'withdraw'
  | 'transfer'
  | 'takeBack'
  | 'decide'
const act = async (name: Act, params: Params, body: object, as = keeper) =>
  world.call(as, warrant, name, { params, body } as never, { version: (await page(params)).version })
const done = async (name: Act, params: Params, body: object, as = keeper) => {
  const response = await act(name, params, body, as)
  expect(response.statusCode, response.body).toBe(200)
}
const now = () => world.clock.now().toISOString()

/** What another officer is told of a person: on their page, in search, and while they type. */
async function warningsOf(person: { nominalId: string; surname: string }, as = despatcher) {
  const golden = await world.ok(as, nominal, 'get', { params: { nominalId: person.nominalId } })
  const found = await world.ok(as, nominal, 'searchAll', {
    body: { text: `Osric ${person.surname}` },
  })
  const typed = await world.ok(as, nominal, 'suggest', { body: { text: person.surname } })
  const line = typed.suggestions.find(({ id }) => id === person.nominalId)
  return {
    page: golden.warnings.filter(({ code, endedOn }) => code === 'WANTED' && endedOn === null).length,
    search: found.people.hits
      .filter(({ nominalId }) => nominalId === person.nominalId)
      .some(({ markers }) => markers.some(({ code }) => code === 'WANTED')),
    typed: line?.detail?.includes('wanted on warrant') ?? false,
  }
}
const on = { page: 1, search: true, typed: true }
const off = { page: 0, search: false, typed: false }

describe('registering a warrant', () => {
  it('names a person and a court of the lists, and an issue that lies behind (WA-5)', async () => {
    const { body } = await registerBody(world)
    const send = (more: object) => () =>
      world.call(keeper, warrant, 'register', { body: { ...body, ...more } })
    const hidden = await makePerson(world)
    await restrict(world, hidden.nominalId)
    await refused(send({ personId: hidden.nominalId }), 400, { code: 'bad_reference' })
    await refused(send({ courtCode: 'NOWHERE' }), 400, field('courtCode'))
    await refused(send({ issuedAt: '2026-06-02T09:00:00.000Z' }), 400, field('issuedAt'))
    await refused(send({ areaUnit: 'NOWHERE' }), 400, field('areaUnit'))
    await refused(send({ owedPence: 100 }), 400, field('owedPence'))
    await refused(send({ ...owing, owedPence: 0, costsPence: 0 }), 400, field('owedPence'))
    await refused(() => world.call(officer, warrant, 'register', { body }), 403, { code: 'forbidden' })
  })

  it('carries in where they live, and is registered once', async () => {
    const { body, params, home } = await issuedWarrant(world, keeper)
    const made = await page(params)
    expect(made).toMatchObject({ state: { code: 'ISSUED' }, isWanted: true, isBacked: false })
    expect(made.reference).toMatch(/^WAR\/2026\/\d{6}$/)
    expect(made.addresses).toMatchObject([{ placeId: home }])
    await refused(() => world.call(keeper, warrant, 'register', { body }), 409, { code: 'already_done' })
  })

  it('WA-2: is graded by its facts with the target of the table, and worked out to its area', async () => {
    const units = (await page((await issuedWarrant(world, keeper)).params)).units
    const { params } = await issuedWarrant(world, keeper, {
      factors: ['DOMESTIC', 'TRIAL'],
      areaUnit: units[0]?.code,
    })
    expect(await page(params)).toMatchObject({
      state: { code: 'ALLOCATED' },
      grading: { grade: { code: 'A' }, targetOn: '2026-06-15' },
      areaUnit: units[0]?.code,
    })
  })

  it('WA-3: a graver grade has a reason, a lighter one a supervisor', async () => {
    const { params } = await issuedWarrant(world, keeper)
    const grave = { factors: ['DOMESTIC'], grade: 'B', reason: 'She moved away' }
    await refused(
      () => act('grade', params, { ...grave, grade: 'C', factors: ['TRIAL'] }),
      400,
      field('grade'),
    )
    await refused(() => act('grade', params, { factors: [], grade: 'A' }), 400, field('reason'))
    await done('grade', params, { factors: ['DOMESTIC'], grade: 'A' })
    await refused(() => act('grade', params, { factors: [], grade: 'C' }), 400, field('reason'))
    const sergeant = await world.actor('SUPERVISOR', { rank: 'PS' })
    await done('grade', params, grave, sergeant)
    expect((await page(params)).grading).toMatchObject({
      given: { code: 'A' },
      grade: { code: 'B' },
      targetOn: '2026-06-22',
    })
  })
})

describe('the wanted marker (H4, WA-8)', () => {
  it('stands from the moment of issue, and not while a court has not decided', async () => {
    const { params, person } = await issuedWarrant(world, keeper, { issuedAt: undefined })
    expect(await warningsOf(person)).toEqual(off)
    await done('decide', params, { isIssued: true, at: now() })
    expect(await warningsOf(person)).toEqual(on)
    await done('withdraw', params, { at: now(), courtReference: 'Order 4/26' })
    expect(await warningsOf(person)).toEqual(off)
  })

  it.each([
    ['execution', 'execute', {}],
    ['surrender', 'surrender', { words: 'At the front counter' }],
    ['withdrawal', 'withdraw', { courtReference: 'Order 4/26' }],
  ] as const)('is off at once on %s', async (_words, name, more) => {
    const { params, person } = await issuedWarrant(world, keeper)
    expect(await warningsOf(person)).toEqual(on)
    const arrestId = name === 'execute' ? await arrestOf(world, person.personRecordId) : undefined
    await done(name, params, { at: now(), ...more, ...(arrestId === undefined ? {} : { arrestId }) })
    expect(await warningsOf(person)).toEqual(off)
    expect((await page(params)).isWanted).toBe(false)
  })

  it('stays with the last of two warrants, and while another force has it', async () => {
    const { body, params, person } = await issuedWarrant(world, keeper)
    const other = await world.ok(keeper, warrant, 'register', {
      body: { ...body, kind: 'BREACH', courtReference: 'CC/2' },
    })
    expect(await warningsOf(person)).toEqual(on)
    await done('withdraw', params, { at: now(), courtReference: 'Order 4/26' })
    expect(await warningsOf(person)).toEqual(on)
    const second = { warrantId: other.id }
    await done('transfer', second, { force: 'Another Constabulary', acceptedAt: hoursAgo(world, 1) })
    expect(await warningsOf(person)).toEqual(on)
    await done('takeBack', second, { reason: 'He came home' })
    await done('withdraw', second, { at: now(), courtReference: 'Order 5/26' })
    expect(await warningsOf(person)).toEqual(off)
  })

  it('is put and ended by nobody’s hand', async () => {
    const inspector = await world.actor('INSPECTOR', { rank: 'INSP' })
    const { person } = await issuedWarrant(world, keeper)
    const free = await makePerson(world)
    const params = { recordId: free.nominalId }
    const body = { code: 'WANTED', reason: 'Somebody said that he is wanted' }
    await refused(() => world.call(inspector, pole, 'addMarker', { params, body } as never), 409, {
      code: 'rule_refused',
    })
    const golden = await world.ok(inspector, nominal, 'get', { params: { nominalId: person.nominalId } })
    const marker = golden.warnings.find(({ code }) => code === 'WANTED')
    await refused(
      () =>
        world.call(inspector, pole, 'endMarker', {
          params: { recordId: person.nominalId, markerId: marker?.id ?? '' },
          body: { reason: 'He told me that it is over' },
        }),
      409,
      { code: 'rule_refused' },
    )
  })
})

describe('who may read a warrant', () => {
  it('WA-12: without the permission they see that one is out, and nothing of it (H7)', async () => {
    const { params, person } = await issuedWarrant(world, keeper, {
      terms: 'Quillanthorpe terms',
      risk: 'Quillanthorpe risk',
      factors: ['FIREARM'],
    })
    expect(await warningsOf(person)).toEqual(on)
    await refused(() => world.call(despatcher, warrant, 'get', { params }), 403, { code: 'forbidden' })
    const shown = JSON.stringify([
      await world.ok(despatcher, nominal, 'get', { params: { nominalId: person.nominalId } }),
      (
        await world.call(despatcher, nominal, 'getTimeline', {
          params: { nominalId: person.nominalId },
          query: { limit: 100 },
        })
      ).body,
    ])
    expect(shown).toContain('Wanted on warrant')
    expect(shown).toContain('ask the warrants unit')
    for (const word of ['Quillanthorpe', 'Failed to appear', 'High harm', 'WAR/2026'])
      expect(shown).not.toContain(word)
  })

  it('one that is hidden puts no marker on a person whom others read', async () => {
    const { params, person } = await issuedWarrant(world, keeper)
    await restrict(world, params.warrantId, [keeper.id])
    expect(await warningsOf(person)).toEqual(off)
    await refused(() => world.call(officer, warrant, 'get', { params }), 404, { code: 'not_found' })
    const { warrants } = await world.ok(officer, warrant, 'list', { query: {} })
    expect(warrants.map(({ id }) => id)).not.toContain(params.warrantId)
  })
})

describe('executing a warrant', () => {
  it('WA-5: names an arrest of that person since the issue, and carries in where it was', async () => {
    const { params, person } = await issuedWarrant(world, keeper)
    const other = await makePerson(world)
    const wrong = await arrestOf(world, other.personRecordId)
    await refused(() => act('execute', params, { at: now(), place: 'Here' }, officer), 400, field('arrestId'))
    await refused(
      () => act('execute', params, { at: now(), arrestId: wrong }, officer),
      400,
      field('arrestId'),
    )
    const arrestId = await arrestOf(world, person.personRecordId)
    await refused(
      () => act('execute', params, { at: '2026-05-30T09:00:00.000Z', arrestId }, officer),
      400,
      field('at'),
    )
    expect((await page(params, officer)).arrests.map(({ id }) => id)).toEqual([arrestId])
    await done('execute', params, { at: now(), arrestId }, officer)
    expect(await page(params)).toMatchObject({
      state: { code: 'EXECUTED' },
      ended: { place: 'Lantern Row, outside the baker', arrest: { id: arrestId } },
    })
    await refused(() => act('surrender', params, { at: now(), words: 'Again' }), 409, {
      code: 'not_in_state',
    })
  })

  it('one that is backed for bail is served to a day, and no other is', async () => {
    const { params } = await issuedWarrant(world, keeper, { kind: 'BENCH_BACKED' })
    expect((await page(params)).isBacked).toBe(true)
    await refused(
      () => act('serveBail', params, { at: now(), bailedTo: '2026-05-30' }),
      400,
      field('bailedTo'),
    )
    await done('serveBail', params, { at: now(), bailedTo: '2026-06-08' })
    expect(await page(params)).toMatchObject({
      state: { code: 'BAIL_SERVED' },
      ended: { bailedTo: '2026-06-08' },
    })
    const plain = await issuedWarrant(world, keeper)
    await refused(() => act('serveBail', plain.params, { at: now(), bailedTo: '2026-06-08' }), 409, {
      code: 'rule_refused',
    })
  })

  it('WA-7: nobody but the court withdraws it', async () => {
    const { params } = await issuedWarrant(world, keeper)
    await refused(() => act('withdraw', params, { at: now() }), 400, field('courtReference'))
  })
})
