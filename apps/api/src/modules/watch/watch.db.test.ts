/** Watched records: told within the rights of both, and of nobody whose looks are a secret. */
import { intelligence, nominal, pole, taskWatch, watch } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrange, makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { versionOf } from '../identity/identity.testing.ts'
import { entryBody } from '../intelligence/intelligence.fixtures.ts'
import { makeLive } from '../intelligence/intelligence.testing.ts'
import { createRecord } from '../pole/record.service.ts'
import { makeArrest, makeScene } from '../arrest/arrest.testing.ts'
import { madeSearch } from '../stop-search/stop-search.testing.ts'
import { watchBody } from './watch.fixtures.ts'

const world = await buildWorld(await testDatabase(), { now: new Date().toISOString() })
afterAll(() => world.close())

let owner: Actor
let officer: Actor
let standards: Actor
beforeAll(async () => {
  owner = await world.actor('DETECTIVE')
  officer = await world.actor('RESPONSE_OFFICER')
  standards = await world.actor('PROFESSIONAL_STANDARDS')
})

const follow = (recordId: string, more: object = {}, as = owner) =>
  world.ok(as, watch, 'subscribe', { params: { recordId }, body: watchBody(world, more) })
const newsOf = async (recordId: string, as = owner) =>
  (await world.ok(as, watch, 'list', {})).watched
    .find(({ record }) => record.id === recordId)
    ?.news.map(({ kind, by }) => [kind.code, by])
const look = (recordId: string, as: Actor) =>
  world.ok(as, nominal, 'get', { params: { nominalId: recordId } })

describe('watching', () => {
  it('asks a reason, an end within ninety days and a record that is there', async () => {
    const { nominalId } = await makePerson(world)
    const send = (recordId: string, more: object) =>
      world.call(owner, watch, 'subscribe', { params: { recordId }, body: watchBody(world, more) })
    expect((await send(nominalId, { reason: ' ' })).statusCode).toBe(400)
    expect((await send(nominalId, { until: '2020-01-01' })).statusCode).toBe(400)
    expect((await send(nominalId, { until: '2099-01-01' })).statusCode).toBe(400)
    expect((await send('6f0f3c1e-0000-4000-8000-000000000001', {})).statusCode).toBe(404)
  })

  it('SB-1: tells of looks, links and arrests by others, not of own acts', async () => {
    const scene = await makeScene(world)
    await follow(scene.nominalId)
    await look(scene.nominalId, owner)
    expect(await newsOf(scene.nominalId)).toEqual([])
    // The clock of the test stands still otherwise.
    world.clock.set(new Date(Date.now() + 60_000).toISOString())
    await look(scene.nominalId, officer)
    await makeArrest(world, officer, {}, scene)
    const place = await makePlace(world)
    await world.ok(officer, pole, 'linkRecords', {
      params: { recordId: scene.nominalId },
      body: { toId: place, role: 'FREQUENTS' },
    } as never)
    const told = await newsOf(scene.nominalId)
    expect(told?.map(([kind]) => kind).sort()).toEqual(['ARRESTED', 'LINKED', 'SEARCHED'])
    expect(new Set(told?.map(([, by]) => by))).toEqual(new Set([officer.displayName]))
  })

  it('SB-1: tells of changes and stops, and of a report once its watcher holds a word of it', async () => {
    const { nominalId, personRecordId } = await makePerson(world)
    world.clock.set(new Date().toISOString())
    await follow(nominalId)
    world.clock.set(new Date(Date.now() + 60_000).toISOString())
    const codes = async () => (await newsOf(nominalId))?.map(([kind]) => kind).sort()
    const colleague = await world.actor('DETECTIVE')
    await world.ok(
      colleague,
      nominal,
      'correct',
      { params: { nominalId, personRecordId }, body: { occupation: 'Baker', reason: 'As he says' } },
      { version: await versionOf(world, nominalId) },
    )
    await madeSearch(world, officer, { personId: personRecordId })
    expect(await codes()).toEqual(['CHANGED', 'STOPPED'])
    const report = await world.ok(officer, intelligence, 'submit', { body: entryBody([nominalId]) })
    expect(await codes()).toEqual(['CHANGED', 'STOPPED'])
    await makeLive(world, report.id, 'Keeps a knife in his van.')
    expect(await codes()).toEqual(['CHANGED', 'REPORTED', 'STOPPED'])
  })

  it('SB-2: tells nothing of those whose looks are a secret, and nothing of a record that is hidden', async () => {
    const { nominalId } = await makePerson(world)
    await follow(nominalId)
    await look(nominalId, standards)
    const silent = await world.actor('DETECTIVE')
    const { rows } = await world.admin.query<{ id: number }>(
      "INSERT INTO acl (set_key, grade, label) VALUES (gen_random_uuid()::text, 'silent', 'Silent') RETURNING id",
    )
    await world.admin.query(
      "INSERT INTO acl_principal (acl_id, kind, principal_id) VALUES ($1, 'user', $2)",
      [rows[0]?.id, silent.id],
    )
    await look(nominalId, silent)
    await follow(nominalId, { isSilent: false }, silent)
    expect(await newsOf(nominalId)).toEqual([])
    const { others } = await world.ok(owner, watch, 'get', { params: { recordId: nominalId } })
    expect(others).toEqual([])
    await restrict(world, nominalId, [officer.id])
    await look(nominalId, officer)
    expect(await newsOf(nominalId)).toBeUndefined()
  })

  it('SB-3: shows colleagues who let it be known, and no silent one; and ends', async () => {
    const { nominalId } = await makePerson(world)
    await look(nominalId, officer)
    world.clock.set(new Date(Date.now() + 120_000).toISOString())
    await follow(nominalId, { isSilent: true })
    const { changes } = await world.ok(officer, taskWatch, 'getChanges', {
      params: { recordId: nominalId },
      query: {},
    })
    expect(changes).toEqual([])
    const get = () => world.ok(officer, watch, 'get', { params: { recordId: nominalId } })
    expect((await get()).others).toEqual([])
    await follow(nominalId, { isSilent: false })
    expect((await get()).others.map(({ id }) => id)).toEqual([owner.id])
    await world.ok(owner, watch, 'unsubscribe', { params: { recordId: nominalId } })
    expect((await get()).others).toEqual([])
    expect(await newsOf(nominalId)).toBeUndefined()
  })

  it('lists a thousand, those with the latest news first', async () => {
    const busy = await makePerson(world)
    await arrange(world, async (ctx) => {
      for (let number = 0; number < 1_000; number += 1) {
        const { id } = await createRecord(ctx, { kind: 'Location' })
        await ctx.tx.location.create({ data: { id, buildingNumber: String(number), street: 'Watch Row' } })
      }
    })
    // As the owner of the tables: who follows is written by nobody but themselves.
    const client = await world.admin.connect()
    await client.query('BEGIN')
    await client.query('SET LOCAL session_replication_role = replica')
    await client.query(
      "INSERT INTO record_follow (record_id, user_id, reason, until) SELECT l.id, $1, 'Work', current_date + 9 FROM location l WHERE l.street = 'Watch Row'",
      [officer.id],
    )
    await client.query('COMMIT')
    client.release()
    await follow(busy.nominalId, {}, officer)
    await look(busy.nominalId, owner)
    const began = performance.now()
    const { watched, left } = await world.ok(officer, watch, 'list', {})
    process.stdout.write(`\nA thousand watched records: ${Math.round(performance.now() - began)} ms.\n`)
    expect([watched[0]?.record.id, watched.length, left]).toEqual([busy.nominalId, 100, 901])
  })
})
