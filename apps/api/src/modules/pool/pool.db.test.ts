/** Pools of identities: who may enter, that nothing of one shows in another, and that moving somebody takes two people. */
import { identity, nominal, pole, pool, session } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePerson, makePlace, arrange } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { workOne } from '../identity/duplicates.job.ts'
import { enter, joinGroup, leave, memberOf, moveBetween } from './pool.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const reason = 'Subject of a conduct matter'
let one: Actor
let other: Actor
let handler: Actor
let outsider: Actor
beforeAll(async () => {
  one = await memberOf(world, 'STAFF')
  other = await memberOf(world, 'STAFF')
  handler = await memberOf(world, 'SOURCE')
  outsider = await world.actor('RECORDS_MANAGER')
})

const entriesOf = (response: { headers: Record<string, unknown> }) =>
  world.auditOf(String(response.headers['x-request-id']))
/** By the surname alone: all the others here have the same birth. */
const foundBy = async (actor: Actor, surname: string) =>
  (await world.ok(actor, nominal, 'searchPeople', { body: { surname } })).hits.map((hit) => hit.nominalId)
const suggestedTo = async (actor: Actor, text: string) =>
  (await world.ok(actor, nominal, 'suggest', { body: { text } })).suggestions.map(({ id }) => id)
const poolOf = async (actor: Actor) => (await world.ok(actor, session, 'getCurrent', {})).pool?.code

/** A person made in the pool as its members do: a search that finds nobody, then the person. */
async function createIn(actor: Actor, surname: string) {
  const { searchId, hits } = await world.ok(actor, nominal, 'searchPeople', {
    body: { surname, forename: 'Testa' },
  })
  expect(hits).toEqual([])
  const made = await world.ok(actor, nominal, 'create', {
    body: { searchId, person: { surname, forename: 'Testa', dob: '1990-05-17' } },
  })
  return made.id
}

describe('entering a pool', () => {
  it('takes the role and the membership, both', async () => {
    const roleOnly = await world.actor('PROFESSIONAL_STANDARDS')
    const memberOnly = await world.actor('DETECTIVE')
    await joinGroup(world, memberOnly.id, 'STAFF')
    for (const actor of [roleOnly, memberOnly, handler]) {
      const refused = await world.call(actor, pool, 'enter', { body: { pool: 'STAFF', reason } })
      expect(refused.statusCode).toBe(403)
      expect(await poolOf(actor)).toBeUndefined()
    }
    expect((await world.ok(roleOnly, pool, 'list', {})).pools).toEqual([])
  })

  it('asks why, and keeps it', async () => {
    const silent = await world.call(one, pool, 'enter', { body: { pool: 'STAFF', reason: ' ' } })
    expect(silent.statusCode).toBe(400)
    const entered = await world.call(one, pool, 'enter', { body: { pool: 'STAFF', reason } })
    expect(entered.json()).toEqual({
      current: { code: 'STAFF', label: 'Officers and staff under complaint' },
    })
    expect(await entriesOf(entered)).toMatchObject([{ action: 'pool.enter', outcome: 'ok' }])
    expect(await poolOf(one)).toBe('STAFF')
    await leave(world, one)
    expect(await poolOf(one)).toBeUndefined()
  })

  it('ends when the role or the membership ends', async () => {
    const leaver = await memberOf(world, 'STAFF')
    await enter(world, leaver, 'STAFF')
    await world.admin.query('UPDATE group_member SET valid_to = now() WHERE user_id = $1', [leaver.id])
    expect(await poolOf(leaver)).toBeUndefined()
  })
})

describe('a pool and the public index', () => {
  it('show nothing of each other: search, suggestions, page, number', async () => {
    const open = await makePerson(world, { surname: 'Marchbanksea' })
    await enter(world, one, 'STAFF')
    expect(await foundBy(one, 'Marchbanksea')).toEqual([])
    expect(await suggestedTo(one, 'marchb')).toEqual([])
    const inPool = await createIn(one, 'Marchbanksea')
    expect(await foundBy(one, 'Marchbanksea')).toEqual([inPool])
    expect(await suggestedTo(one, 'marchb')).toEqual([inPool])
    const page = await world.call(one, nominal, 'get', { params: { nominalId: open.nominalId } })
    expect(page.statusCode).toBe(404)
    const { reference } = await world.ok(one, nominal, 'get', { params: { nominalId: inPool } })
    await leave(world, one)

    await enter(world, handler, 'SOURCE')
    for (const actor of [one, outsider, handler]) {
      const seen = actor === handler ? [] : [open.nominalId]
      expect(await foundBy(actor, 'Marchbanksea')).toEqual(seen)
      expect(await suggestedTo(actor, 'marchb')).toEqual(seen)
      expect((await world.call(actor, nominal, 'get', { params: { nominalId: inPool } })).statusCode).toBe(
        404,
      )
      expect(await suggestedTo(actor, reference ?? '')).toEqual([])
    }
    await leave(world, handler)
    const counted = await world.admin.query(
      "SELECT frequency FROM name_dictionary WHERE part = 'surname' AND name = 'marchbanksea'",
    )
    expect(counted.rows).toEqual([{ frequency: 1 }])
  })

  it('are never compared: no duplicate is suspected between them, and none can be joined or linked', async () => {
    const open = await makePerson(world, { surname: 'Quillinghurst' })
    await enter(world, one, 'STAFF')
    const inPool = await createIn(one, 'Quillinghurst')
    while (await workOne({ prisma: world.prisma, writer: world.platform.writer, clock: world.clock }))
      continue
    const suspected = await world.admin.query(
      `SELECT 1 FROM identity_proposal p JOIN person_record a ON a.id = p.person_record_a JOIN person_record b ON b.id = p.person_record_b
        WHERE a.nominal_id = ANY ($1) OR b.nominal_id = ANY ($1)`,
      [[inPool]],
    )
    expect(suspected.rows).toEqual([])
    const { primaryPersonRecordId } = await world.ok(one, nominal, 'get', { params: { nominalId: inPool } })
    const joined = await world.call(one, identity, 'compare', {
      params: { nominalId: inPool },
      body: { otherNominalId: open.nominalId },
    })
    expect(joined.statusCode).toBeGreaterThanOrEqual(400)
    const linked = await world.call(one, pole, 'linkRecords', {
      body: { fromId: primaryPersonRecordId, toId: open.personRecordId, role: 'ASSOCIATE' },
    } as never)
    expect(linked.statusCode).toBe(400)
    await leave(world, one)

    // Past the rights of any reader, as a job with every list would: the store itself refuses.
    const lists = (await world.admin.query<{ id: number }>('SELECT id FROM acl')).rows.map(({ id }) => id)
    for (const statement of [
      "INSERT INTO identity_decision (person_record_a, person_record_b, decision, reason) VALUES ($1::uuid, $2::uuid, 'same', 'x')",
      "INSERT INTO link (from_id, to_id, role) VALUES ($1::uuid, $2::uuid, 'ASSOCIATE')",
    ])
      await expect(
        arrange(world, async ({ tx }) => {
          await tx.$executeRaw`SELECT set_config('mips.acls', ${lists.join(',')}, true)`
          await tx.$executeRawUnsafe(statement, primaryPersonRecordId, open.personRecordId)
        }),
      ).rejects.toThrow(/record_not_found/)
  })

  it('offer what was typed in one in that one only, and a search of one creates nobody in the other', async () => {
    const form = { params: { key: 'nominal.create:none' } }
    await enter(world, one, 'STAFF')
    await world.ok(one, session, 'saveDraft', { ...form, body: { formVersion: 1, content: { a: 'in' } } })
    const { searchId } = await world.ok(one, nominal, 'searchPeople', { body: { surname: 'Nobodyever' } })
    await leave(world, one)
    expect((await world.ok(one, session, 'getDraft', form)).draft).toBeNull()
    expect((await world.ok(one, session, 'listDrafts', {})).drafts).toEqual([])
    const person = { surname: 'Nobodyever', forename: 'Testa', dob: '1990-05-17' }
    const made = await world.call(one, nominal, 'create', { body: { searchId, person } })
    expect(made.statusCode).toBe(409)
    expect(await foundBy(outsider, 'Nobodyever')).toEqual([])
    await enter(world, one, 'STAFF')
    const { draft } = await world.ok(one, session, 'getDraft', form)
    expect(draft).toMatchObject({ key: 'nominal.create:none', content: { a: 'in' } })
    await world.ok(one, session, 'discardDraft', form)
    await leave(world, one)
  })

  it('keep what is made in a pool in the pool', async () => {
    await enter(world, one, 'STAFF')
    const { id } = await world.ok(one, pole, 'createLocation', {
      body: { kind: 'address', searchText: 'whinlatch', street: 'Whinlatch Mews', buildingNumber: '3' },
    } as never)
    await leave(world, one)
    for (const actor of [one, outsider])
      expect((await world.call(actor, pole, 'getLocation', { params: { locationId: id } })).statusCode).toBe(
        404,
      )
  })
})

describe('a move between pools', () => {
  it('takes a second person of the pool, and takes everything of the person with it', async () => {
    const home = await makePlace(world)
    const person = await makePerson(world, { surname: 'Ombersleigh', livesAt: home })
    const proposal = { nominalId: person.nominalId, to: 'STAFF' as const, reason }
    const { moveId } = await world.ok(one, pool, 'proposeMove', { body: proposal })
    expect((await world.call(other, pool, 'proposeMove', { body: proposal })).statusCode).toBe(409)
    const decision = { params: { moveId }, body: { isApproved: true, reason } }
    const own = await world.call(one, pool, 'decideMove', decision)
    expect(own.json().error.facts.rule).toBe('second person')
    expect((await world.call(handler, pool, 'decideMove', decision)).statusCode).toBe(404)
    const theirs = await world.call(handler, pool, 'proposeMove', { body: proposal })
    expect(theirs.json().error.facts.rule).toBe('not a member')
    expect(await foundBy(outsider, 'Ombersleigh')).toEqual([person.nominalId])
    const { moves } = await world.ok(other, pool, 'listMoves', {})
    expect(moves).toMatchObject([{ id: moveId, displayName: 'OMBERSLEIGH, Testa', notByYou: null }])
    expect((await world.ok(handler, pool, 'listMoves', {})).moves).toEqual([])

    const decided = await world.call(other, pool, 'decideMove', decision)
    expect(decided.json()).toEqual({ status: 'MOVED' })
    expect(await entriesOf(decided)).toMatchObject([{ action: 'pool.decideMove', outcome: 'ok' }])
    expect(await foundBy(outsider, 'Ombersleigh')).toEqual([])
    const place = await world.ok(outsider, pole, 'getLocation', { params: { locationId: home } })
    expect(place.people).toEqual([])
    expect((await world.call(other, pool, 'decideMove', decision)).statusCode).toBe(404)
    await enter(world, other, 'STAFF')
    expect(await foundBy(other, 'Ombersleigh')).toEqual([person.nominalId])
    const moved = await world.ok(other, nominal, 'get', { params: { nominalId: person.nominalId } })
    expect(moved.addresses).toMatchObject([{ locationId: home }])
    await leave(world, other)
  })

  it('says nothing of itself to who reads the public audit or the history', async () => {
    const person = await makePerson(world, { surname: 'Ashbourneley' })
    await world.ok(one, pool, 'proposeMove', { body: { nominalId: person.nominalId, to: 'STAFF', reason } })
    const auditor = await world.actor('AUDITOR')
    const { audit } = await import('@mips/contracts')
    const told = await world.call(auditor, audit, 'search', { body: { action: 'pool.proposeMove' } } as never)
    expect(told.body).not.toContain(person.nominalId)
    const detective = await world.actor('DETECTIVE')
    const history = await world.call(detective, pole, 'getHistory', {
      params: { recordId: person.nominalId },
    } as never)
    expect(history.body).not.toMatch(/pool/i)
  })

  it('that is refused leaves the person where they are', async () => {
    const person = await makePerson(world, { surname: 'Tetheringdon' })
    const { moveId } = await world.ok(one, pool, 'proposeMove', {
      body: { nominalId: person.nominalId, to: 'STAFF', reason },
    })
    await world.ok(other, pool, 'decideMove', { params: { moveId }, body: { isApproved: false, reason } })
    expect(await foundBy(outsider, 'Tetheringdon')).toEqual([person.nominalId])
  })

  it('goes back to the public index by two people too', async () => {
    const person = await makePerson(world, { surname: 'Wraxhampton' })
    await moveBetween(world, person.nominalId, 'STAFF', [one, other])
    for (const actor of [one, other]) await enter(world, actor, 'STAFF')
    await moveBetween(world, person.nominalId, 'PUBLIC', [one, other])
    for (const actor of [one, other]) await leave(world, actor)
    expect(await foundBy(outsider, 'Wraxhampton')).toEqual([person.nominalId])
  })

  it('is the only way: no list of a record takes it in or out', async () => {
    const person = await makePerson(world, { surname: 'Hazelmereton' })
    await moveBetween(world, person.nominalId, 'STAFF', [one, other])
    const lists = (await world.admin.query<{ id: number }>('SELECT id FROM acl')).rows.map(({ id }) => id)
    await expect(
      arrange(world, async ({ tx }) => {
        await tx.$executeRaw`SELECT set_config('mips.acls', ${lists.join(',')}, true)`
        await tx.record.update({ where: { id: person.nominalId }, data: { aclId: 0 } })
      }),
    ).rejects.toThrow(/decided move only/)
  })
})
