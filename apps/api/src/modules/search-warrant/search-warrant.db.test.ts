/** H6: a search warrant from its application to the court and back: authority by another, a life by dated law, entries, and what was seized in property. */
import { property, searchWarrant } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { courtOf } from '../warrant/warrant.testing.ts'
import { applied, applyBody, authorised, entryBody, issued, nowOf } from './search-warrant.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let inspector: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('DETECTIVE', { rank: 'DC' })
  inspector ??= await world.actor('INSPECTOR', { rank: 'INSP' })
})

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}
const field = (path: string) => ({ code: 'bad_input', fields: [{ path }] })
type Params = { searchId: string }
type Act = 'authorise' | 'decide' | 'addEntry' | 'giveBack'
const page = (params: Params, as = officer) => world.ok(as, searchWarrant, 'get', { params })
const act = async (name: Act, params: Params, body: object, as = officer) =>
  world.call(as, searchWarrant, name, { params, body } as never, { version: (await page(params)).version })
const done = async (name: Act, params: Params, body: object, as = officer) => {
  const response = await act(name, params, body, as)
  expect(response.statusCode, response.body).toBe(200)
}
const openTasks = async ({ searchId }: Params) =>
  (
    await world.admin.query<{ kind: string; due: string | null }>(
      "SELECT kind, to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS due FROM task WHERE record_id = $1 AND done_at IS NULL ORDER BY kind",
      [searchId],
    )
  ).rows

describe('applying', () => {
  it('SW-1 and SW-2: says the power, the premises, the grounds, what is sought and what is protected', async () => {
    const { body } = await applyBody(world)
    const send = (more: object) => () =>
      world.call(officer, searchWarrant, 'apply', { body: { ...body, ...more } })
    await refused(send({ premises: [] }), 400, field('premises'))
    await refused(send({ grounds: ' ' }), 400, field('grounds'))
    await refused(send({ material: '' }), 400, field('material'))
    await refused(send({ protectedMaterial: undefined }), 400, field('protectedMaterial'))
    await refused(send({ protectedMaterial: 'EXPECTED' }), 400, field('protectedPlan'))
    await refused(send({ isAllPremises: true, premises: [] }), 400, field('occupierId'))
    await refused(send({ isMultipleEntry: true }), 400, field('whyMultiple'))
    await refused(
      send({ power: 'DRUGS_23', isMultipleEntry: true, whyMultiple: 'Two floors' }),
      400,
      field('isMultipleEntry'),
    )
  })

  it('SW-2: an inspector authorises it, and never the applicant', async () => {
    const own = await applied(world, inspector)
    await refused(() => act('authorise', own.params, {}, inspector), 409, { code: 'rule_refused' })
    const { params } = await applied(world, officer)
    expect((await openTasks(params)).map(({ kind }) => kind)).toEqual(['SEARCH_AUTHORITY'])
    await refused(() => act('authorise', params, {}, officer), 403, { code: 'forbidden' })
    await refused(() => act('decide', params, { isIssued: true, at: nowOf(world), courtCode: 'X' }), 409, {
      code: 'not_in_state',
    })
    await done('authorise', params, { words: 'Proportionate' }, inspector)
    expect(await page(params)).toMatchObject({ state: { code: 'AUTHORISED' }, authorised: { rank: 'INSP' } })
    expect(await openTasks(params)).toEqual([])
  })

  it('shows its protected part to who wrote it and who authorises, and to nobody else (H7)', async () => {
    const { params } = await applied(world, officer, { grounds: 'Quillanthorpe said so' })
    expect((await page(params)).grounds?.grounds).toBe('Quillanthorpe said so')
    expect((await page(params, inspector)).grounds).not.toBeNull()
    const other = await world.actor('RESPONSE_OFFICER')
    expect(await page(params, other)).toMatchObject({ grounds: null, power: { code: 'PACE_8' } })
    const response = await world.call(other, searchWarrant, 'get', { params })
    expect(response.body).not.toContain('Quillanthorpe')
    const despatcher = await world.actor('DESPATCHER')
    await refused(() => world.call(despatcher, searchWarrant, 'get', { params }), 403, { code: 'forbidden' })
  })

  it('is as restricted as its premises', async () => {
    const place = await makePlace(world)
    await restrict(world, place, [officer.id])
    const fresh = await applied(world, officer, { premises: [{ locationId: place }] })
    const other = await world.actor('DETECTIVE')
    await refused(() => world.call(other, searchWarrant, 'get', { params: fresh.params }), 404, {
      code: 'not_found',
    })
  })
})

describe('a warrant that is issued', () => {
  it('SW-3: lives three months from its issue, and is due back at the court', async () => {
    const { params } = await issued(world, officer)
    expect(await page(params)).toMatchObject({
      state: { code: 'ISSUED' },
      standing: { code: 'LIVE' },
      issuedOn: '2026-06-01',
      endsOn: '2026-09-01',
      returnBy: '2026-09-01',
    })
    expect(await openTasks(params)).toEqual([{ kind: 'SEARCH_RETURN', due: '2026-09-01 23:00' }])
    world.clock.set('2026-09-02T09:00:00.000Z')
    const { premises } = await page(params)
    await refused(() => act('addEntry', params, entryBody(world, premises[0]?.words ?? '')), 400, field('at'))
    expect(await page(params)).toMatchObject({ standing: { code: 'EXPIRED' }, isReturnOverdue: true })
  })

  it('SW-4 and SW-5: is entered once, at the premises that it names, by day or with a reason', async () => {
    const { params, words } = await issued(world, officer)
    const enter = (more: object) => () => act('addEntry', params, entryBody(world, words, more))
    await refused(enter({ premises: 'Elsewhere' }), 400, field('premises'))
    await refused(enter({ at: '2026-06-01T12:00:00.000Z' }), 400, field('at'))
    await refused(enter({ isNight: true }), 400, field('whyNight'))
    const response = await enter({ wasCopyLeft: false })()
    expect(response.json()).toMatchObject({
      state: 'EXECUTED',
      problems: [{ rule: 'SW-5', severity: 'ASK' }],
    })
    await refused(enter({}), 400, field('at'))
  })

  it('SW-4: is entered again where the court allowed it and an inspector does', async () => {
    const more = { isMultipleEntry: true, whyMultiple: 'Two floors and a yard' }
    const { params, words } = await issued(world, officer, more)
    await done('addEntry', params, entryBody(world, words))
    await refused(() => act('addEntry', params, entryBody(world, words)), 400, field('inspectorId'))
    await refused(
      () => act('addEntry', params, entryBody(world, words, { inspectorId: officer.id })),
      400,
      field('inspectorId'),
    )
    await done('addEntry', params, entryBody(world, words, { inspectorId: inspector.id }))
    expect((await page(params)).entries).toHaveLength(2)
  })

  it('SW-6 and SW-7: goes back endorsed, with what was seized as exhibits of the record', async () => {
    const { params, words, place } = await issued(world, officer)
    await done('addEntry', params, entryBody(world, words))
    const back = { endorsedOn: '2026-06-01', endorsement: 'Found what was sought', returnedOn: '2026-06-01' }
    await refused(() => act('giveBack', params, { ...back, endorsedOn: undefined }), 400, field('endorsedOn'))
    await refused(() => act('giveBack', params, back), 400, field('isNothingFound'))
    const source = await world.ok(officer, property, 'getSource', {
      params: { recordId: params.searchId },
    } as never)
    expect(JSON.stringify(source)).toContain(place)
    await world.ok(officer, property, 'register', {
      params: { recordId: params.searchId },
      body: { kind: 'GENERAL', description: 'Angle grinder', power: 'PACE s.8' },
    } as never)
    expect((await page(params)).seized).toMatchObject([{ description: 'Angle grinder' }])
    await refused(
      () => act('giveBack', params, { ...back, isNothingFound: true }),
      400,
      field('isNothingFound'),
    )
    await refused(
      () => act('giveBack', params, { ...back, returnedOn: '2026-06-02' }),
      400,
      field('returnedOn'),
    )
    await done('giveBack', params, back)
    expect(await page(params)).toMatchObject({ state: { code: 'RETURNED' }, may: { enter: false } })
    expect(await openTasks(params)).toEqual([])
  })

  it('that the court refuses is over, and one that was never executed goes back too', async () => {
    const none = await authorised(world, officer)
    await done('decide', none.params, { isIssued: false, at: nowOf(world), courtCode: await courtOf(world) })
    expect((await page(none.params)).state.code).toBe('REFUSED')
    const unused = await issued(world, officer)
    await done('giveBack', unused.params, { returnedOn: '2026-06-01' })
    expect((await page(unused.params)).state.code).toBe('RETURNED')
  })
})
