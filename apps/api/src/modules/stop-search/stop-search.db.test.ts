/** Recording, completing and supervising stops and searches (SS-1 to SS-9, SG-10 to SG-12, 12.20). */
import { arrest, stopSearch } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { arrestBody, makeScene } from '../arrest/arrest.testing.ts'
import { madeSearch, wholeSearch } from './stop-search.testing.ts'

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

const tasksOf = async (recordId: string) =>
  (
    await world.admin.query<{ kind: string; rule: string; due_at: Date | null }>(
      'SELECT kind, rule, due_at FROM task WHERE record_id = $1 AND done_at IS NULL ORDER BY kind',
      [recordId],
    )
  ).rows

describe('a record', () => {
  it('is saved with nothing known, and says what is left', async () => {
    const made = (await make({})).json()
    expect(made.reference).toMatch(/^SS\/2026\/\d{6}$/)
    expect(made.left.map(({ rule }: { rule: string }) => rule)).toEqual(
      expect.arrayContaining(['SS-1', 'SG-11', 'SS-4', 'SG-10', 'SS-8', 'SS-9']),
    )
    expect(made.left.every(({ severity }: { severity: string }) => severity !== 'BLOCK')).toBe(true)
  })

  it.each([
    ['SS-1', { detainedAt: '2026-09-07T09:30:00Z', searchedAt: undefined, endedAt: undefined, told: {} }],
    ['SS-1', { searchedAt: '2026-09-07T08:00:00Z', told: {} }],
    ['SS-2', { object: 'BLADE' }],
    ['SS-7', { extent: 'MORE', extentReason: 'x', isInPublic: true }],
    ['SS-7', { extent: 'MORE', extentReason: 'x', isInPublic: false, searcherSex: 'F' }],
  ])('%s refuses what cannot be: %o', (rule, change) =>
    refused(() => make(wholeSearch(world, change as never)), 409, { facts: { rule } }),
  )

  it('SG-12: a child is exposed only with an adult and by an inspector, and reviewed within a day before it closes', async () => {
    const child = {
      extent: 'EXPOSED' as const,
      extentReason: 'A wrap was seen there',
      isInPublic: false,
      person: {
        identity: 'UNKNOWN' as const,
        sex: 'M' as const,
        age: 15,
        selfDefined: 'W1' as const,
        observed: '1' as const,
        isGuardianTold: true,
      },
    }
    await refused(() => make(wholeSearch(world, child)), 409, {
      facts: { rule: 'SG-12', field: 'isAdultPresent' },
    })
    const adult = { ...child, isAdultPresent: true }
    await refused(() => make(wholeSearch(world, { ...adult, extentAuthorityId: sergeant.id })), 409, {
      facts: { rule: 'SG-12', field: 'extentAuthority' },
    })
    const { id } = await madeSearch(world, officer, { ...adult, extentAuthorityId: inspector.id })
    expect(await tasksOf(id)).toMatchObject([
      { kind: 'SEARCH_REVIEW', rule: 'SG-12', due_at: new Date('2026-09-08T08:42:00.000Z') },
    ])
    await refused(() => look(id, 'CLOSED', 1), 409, { facts: { rule: 'SG-12' } })
    expect((await look(id, 'REVIEWED', 1)).json()).toMatchObject({ state: 'OPEN', version: 2 })
    expect(await tasksOf(id)).toEqual([])
    expect((await look(id, 'CLOSED', 2)).json()).toMatchObject({ state: 'CLOSED' })
  })

  it('names who was searched, the place, the incident and the arrest as links, and puts them right with the record', async () => {
    const scene = await makeScene(world)
    const arrested = await world.ok(officer, arrest, 'record', { body: arrestBody(world, scene) })
    const links = { personId: scene.nominalId, locationId: scene.locationId, incidentId: scene.incidentId }
    await refused(() => make({ ...wholeSearch(world), personId: scene.incidentId }), 400, {
      code: 'bad_reference',
    })
    await refused(() => make(wholeSearch(world, { ...links, arrestId: arrested.id })), 409, {
      facts: { rule: 'SS-9', field: 'outcome' },
    })
    const outcome = { outcome: 'ARREST' as const, isLinkedToObject: true, found: 'Cannabis' }
    const { id } = await madeSearch(world, officer, { ...links, ...outcome, arrestId: arrested.id })
    expect(await page(id)).toMatchObject({
      person: { nominalId: scene.nominalId, role: 'SEARCHED' },
      location: { id: scene.locationId },
      arrest: { id: arrested.id },
    })
    const other = await makePerson(world)
    const body = { ...wholeSearch(world), personId: other.nominalId, locationId: scene.locationId }
    await refused(() => call('change', { params: { stopId: id }, body }, { version: 9 }), 412, {})
    expect((await call('change', { params: { stopId: id }, body }, { version: 1 })).statusCode).toBe(200)
    const changed = await page(id)
    expect(changed).toMatchObject({ person: { nominalId: other.nominalId }, arrest: null, version: 2 })
    expect(changed.location?.id).toBe(scene.locationId)
    expect(changed.events).toEqual([])
  })

  it('SG-09: an open record names nobody who is restricted; one that is made with them is as restricted', async () => {
    const hidden = await makePerson(world)
    const aclId = await restrict(world, hidden.personRecordId, [officer.id])
    const { id } = await madeSearch(world, officer, { personId: hidden.personRecordId })
    const { rows } = await world.admin.query('SELECT acl_id FROM record WHERE id = $1', [id])
    expect(rows).toEqual([{ acl_id: aclId }])
    expect((await call('get', { params: { stopId: id } }, { as: sergeant })).statusCode).toBe(404)
    const open = await madeSearch(world, officer)
    const body = { ...wholeSearch(world), personId: hidden.personRecordId }
    await refused(() => call('change', { params: { stopId: open.id }, body }, { version: 1 }), 409, {
      facts: { rule: 'SG-09' },
    })
  })

  it('opens with what the officer filled in before and what the incident holds', async () => {
    const fresh = await world.actor('RESPONSE_OFFICER')
    const { incidentId, nominalId } = await makeScene(world)
    const first = await world.ok(fresh, stopSearch, 'prepare', { query: { incidentId } })
    expect(first).toMatchObject({ searcherSex: null, incident: { id: incidentId } })
    expect(first.incident?.people.map((person) => person.nominalId)).toContain(nominalId)
    await madeSearch(world, fresh, { searcherSex: 'F', isPlainClothes: true, told: {} })
    expect(await world.ok(fresh, stopSearch, 'prepare', { query: {} })).toMatchObject({
      searcherSex: 'F',
      isPlainClothes: true,
      incident: null,
    })
  })
})

describe('12.20: force', () => {
  it('each officer who used force gives their own form, once whole; who is taken off owes none', async () => {
    const second = await world.actor('RESPONSE_OFFICER')
    const { id, left } = await madeSearch(world, officer, { forceUsedBy: [officer.id, second.id] })
    expect(left).toMatchObject([
      { rule: '12.20', message: '2 officers still owe their form on the use of force.' },
    ])
    expect((await tasksOf(id)).map(({ kind }) => kind)).toEqual([
      'SEARCH_REVIEW',
      'STOP_FORCE_FORM',
      'STOP_FORCE_FORM',
    ])
    const { forms } = await page(id)
    const mine = forms.find(({ isOwn }) => isOwn)?.id ?? ''
    const give = (formId: string, body: object, as = officer) =>
      call('giveForceForm', { params: { stopId: id, formId }, body }, { as })
    const whole = {
      reasons: ['EFFECT_SEARCH'],
      tactics: [{ tactic: 'HANDCUFF_COMPLIANT', isEffective: true }],
      isSubjectInjured: false,
      isOfficerInjured: false,
      outcome: 'Let go',
    }
    await refused(() => give(mine, whole, second), 409, { facts: { rule: '12.20' } })
    expect((await give(mine, { reasons: ['EFFECT_SEARCH'] })).json()).toMatchObject({ state: 'OWED' })
    expect((await give(mine, whole)).json()).toEqual({ id: mine, state: 'GIVEN', left: [] })
    await refused(() => give(mine, {}), 400, { fields: [{ path: 'tactics' }] })
    await refused(() => look(id, 'CLOSED', 1), 409, { facts: { rule: '12.20' } })
    const body = wholeSearch(world, { forceUsedBy: [officer.id] })
    await call('change', { params: { stopId: id }, body }, { version: 1 })
    expect((await page(id)).forms.map(({ state }) => state)).toEqual(['GIVEN'])
    expect((await look(id, 'CLOSED', 2)).statusCode).toBe(200)
  })
})

describe('SG-11: a supervisor', () => {
  it('closes a whole record alone, never their own; a return asks the officer and types nothing again', async () => {
    const bare = (await make({})).json()
    await refused(() => look(bare.id, 'CLOSED', 1, officer), 403, { code: 'forbidden' })
    await refused(() => look(bare.id, 'CLOSED', 1), 409, { code: 'rule_refused' })
    expect((await look(bare.id, 'RETURNED', 1)).json()).toMatchObject({ state: 'RETURNED' })
    expect((await tasksOf(bare.id)).map(({ kind }) => kind)).toContain('SEARCH_RETURNED')
    const whole = { params: { stopId: bare.id }, body: wholeSearch(world) }
    expect((await call('change', whole, { version: 2 })).json()).toMatchObject({ left: [], version: 3 })
    expect((await tasksOf(bare.id)).map(({ kind }) => kind)).not.toContain('SEARCH_RETURNED')
    const own = (await make(wholeSearch(world), sergeant)).json()
    await refused(() => look(own.id, 'CLOSED', 1), 409, { facts: { rule: 'SG-11' } })
    expect((await look(bare.id, 'CLOSED', 3)).statusCode).toBe(200)
    await refused(() => call('change', whole, { version: 4 }), 409, { code: 'not_in_state' })
    await refused(() => look(bare.id, 'RETURNED', 4), 409, { code: 'not_in_state' })
  })

  it('sees what waits: exposed searches and force first, with what is due', async () => {
    const plain = await madeSearch(world, officer)
    const force = await madeSearch(world, officer, { forceUsedBy: [officer.id] })
    const { lines } = await world.ok(sergeant, stopSearch, 'list', { query: { scope: 'WAITING' } })
    const place = (id: string) => lines.findIndex((line) => line.id === id)
    expect(place(force.id)).toBeLessThan(place(plain.id))
    expect(lines[place(force.id)]).toMatchObject({
      formsOwed: 1,
      due: { rule: 'SS-9', by: '2026-09-10T08:42:00.000Z' },
    })
    const mine = await world.ok(sergeant, stopSearch, 'list', { query: { scope: 'MINE' } })
    expect(mine.lines.every(({ searcher }) => searcher?.id === sergeant.id)).toBe(true)
  })
})
