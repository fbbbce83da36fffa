/** Authorities for an area, the copy for the person and the published month (SS-6, SS-8, SS-10). */
import { stopSearch } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { authorityBody, givenAuthority, madeSearch, minutesAgo, wholeSearch } from './stop-search.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let sergeant: Actor
let inspector: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('RESPONSE_OFFICER')
  sergeant ??= await world.actor('SUPERVISOR')
  inspector ??= await world.actor('INSPECTOR')
})

type Name = keyof (typeof stopSearch)['routes']
const call = (name: Name, input: object, more: { as?: Actor; version?: number } = {}) =>
  world.call(more.as ?? officer, stopSearch, name, input as never, {
    ...(more.version === undefined ? {} : { version: more.version }),
  })
const make = (body: object, as = officer) => call('make', { body }, { as })
const page = (stopId: string, as = officer) => world.ok(as, stopSearch, 'get', { params: { stopId } })
const look = (stopId: string, answer: string, version: number, as = sergeant) =>
  call('supervise', { params: { stopId }, body: { answer, words: 'Looked at the video.' } }, { as, version })

async function refused(answer: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await answer()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}

describe('SS-6: an authority for an area', () => {
  it('is given by an inspector for a day at most, and extended once by a superintendent', async () => {
    const give = (body: object, as = inspector) => call('giveAuthority', { body }, { as })
    await refused(() => give(authorityBody(world), officer), 403, { code: 'forbidden' })
    const low = await world.actor('INSPECTOR', { rank: 'PS' })
    await refused(() => give(authorityBody(world), low), 409, { facts: { rule: 'SS-6' } })
    await refused(() => give(authorityBody(world, { endsAt: minutesAgo(world, -24 * 60) })), 409, {
      facts: { rule: 'SS-6' },
    })
    await refused(() => give(authorityBody(world, { power: 'PACE_S1' })), 400, {
      fields: [{ path: 'power' }],
    })
    const { id } = await givenAuthority(world, inspector)
    const params = { authorityId: id }
    const extend = (to: string, as: Actor, version = 1) =>
      call('extendAuthority', { params, body: { to, reason: 'A second attack' } }, { as, version })
    await refused(() => extend(minutesAgo(world, -600), inspector), 409, { facts: { rule: 'SS-6' } })
    const high = await world.actor('SUPERINTENDENT')
    await refused(() => extend(minutesAgo(world, -31 * 60), high), 409, { facts: { rule: 'SS-6' } })
    expect((await extend(minutesAgo(world, -600), high)).statusCode).toBe(200)
    await refused(() => extend(minutesAgo(world, -700), high, 2), 409, { code: 'already_done' })
    expect(await world.ok(officer, stopSearch, 'getAuthority', { params })).toMatchObject({
      state: 'NOW',
      searches: 0,
    })
  })

  it('a search outside its time is refused, under another power too; one outside its circle is looked at', async () => {
    const { id } = await givenAuthority(world, inspector)
    const area = { power: 'CJPO_S60' as const, object: 'BLADE' as const, authorityId: id }
    const early = { detainedAt: minutesAgo(world, 90), told: {} }
    await refused(() => make(wholeSearch(world, { ...area, ...early })), 409, {
      facts: { rule: 'SS-6', field: 'authority' },
    })
    await refused(() => make(wholeSearch(world, { authorityId: id })), 409, {
      facts: { rule: 'SS-6', field: 'authorityId' },
    })
    const inside = await madeSearch(world, officer, { ...area, latitude: 51.401, longitude: -0.07 })
    expect(inside.left).toEqual([])
    const outside = await madeSearch(world, officer, { ...area, latitude: 51.42, longitude: -0.07 })
    expect(outside.left).toMatchObject([{ rule: 'SS-6', severity: 'WARN' }])
    const { authorities } = await world.ok(officer, stopSearch, 'listAuthorities', {})
    expect(authorities.map((one) => one.id)).toContain(id)
    expect(
      await world.ok(officer, stopSearch, 'getAuthority', { params: { authorityId: id } }),
    ).toMatchObject({ searches: 2 })
  })
})

describe('what leaves', () => {
  it('SS-8: the copy is given for three months, by the code on the receipt', async () => {
    const { id } = await madeSearch(world, officer)
    const { receiptCode, copyUntil } = await page(id)
    expect(copyUntil).toBe('2026-12-07')
    const find = (code: string) => call('findByCode', { body: { code } })
    await refused(() => find('NOSUCHCODE'), 404, { code: 'not_found' })
    const spaced = `${receiptCode.slice(0, 5)}-${receiptCode.slice(5)}`.toLowerCase()
    const found = (await find(spaced)).json<{
      id: string
      sections: { heading: string; rows: { label: string; value: string }[] }[]
    }>()
    expect(found).toMatchObject({ id, copyUntil })
    // The copy and nothing else: no name, no other record, nothing that a supervisor or a force form says.
    expect(Object.keys(found).toSorted()).toEqual(['copyUntil', 'id', 'reference', 'sections'])
    expect(found.sections.map(({ heading }) => heading)).toEqual(['The search', 'Why', 'What was done'])
    expect(JSON.stringify(found.sections)).toContain(receiptCode)
    const copy = () => call('copy', { params: { stopId: id }, body: { recipient: 'The person searched' } })
    const paper = await copy()
    expect(paper.headers['content-type']).toBe('application/pdf')
    expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const { rows } = await world.admin.query(
      "SELECT act FROM audit.entry WHERE subject_id = $1 AND action = 'stopSearch.copy'",
      [id],
    )
    expect(rows).toEqual([{ act: 'disclosure' }])
    world.clock.set('2026-12-07T23:00:00.000Z')
    expect((await find(receiptCode)).statusCode).toBe(200)
    world.clock.set('2026-12-08T00:30:00.000Z')
    await refused(copy, 409, { facts: { rule: 'SS-8' } })
    await refused(() => find(receiptCode), 409, { facts: { rule: 'SS-8' } })
  })

  it('SS-10: a month is published of closed records that stand on no list, with no column but those listed', async () => {
    world.clock.set('2026-06-15T09:00:00.000Z')
    const secret = { grounds: 'Named Zebedee Quux of 4 Nowhere Lane by a neighbour' }
    for (let n = 0; n < 5; n += 1) {
      const { id } = await madeSearch(world, officer, secret)
      await look(id, 'CLOSED', 1)
    }
    const open = await madeSearch(world, officer, {
      object: 'DRUGS',
      outcome: 'SUMMONS',
      isLinkedToObject: true,
    })
    const hidden = await madeSearch(world, officer, { outcome: 'CAUTION', isLinkedToObject: true })
    await look(hidden.id, 'CLOSED', 1)
    await restrict(world, hidden.id, [sergeant.id])
    const answer = await call('publish', { query: { month: '2026-06' } }, { as: sergeant })
    const published = answer.json()
    expect(published.rows).toHaveLength(5)
    expect(Object.keys(published.rows[0])).toEqual(published.columns.map(({ key }: { key: string }) => key))
    expect(answer.body).not.toMatch(/Zebedee|High Street|BWV-1|Grey hood|T08:/)
    expect(answer.body).not.toContain(open.id)
    await refused(() => call('publish', { query: { month: '2026-13' } }, { as: sergeant }), 400, {})
    expect((await call('publish', { query: { month: '2026-06' } })).statusCode).toBe(403)
  })
})
