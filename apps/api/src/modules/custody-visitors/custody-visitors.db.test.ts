/** Custody visiting: what a visitor is told before and after a detainee agrees, and concerns followed until they are answered. */
import { custody, custodyVisitors } from '@mips/contracts'
import { permissionsOf } from '@mips/domain/access/roles'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor, type World } from '../../testing/world.ts'
import { makeScene, minutesAgo } from '../arrest/arrest.testing.ts'
import { detain } from '../custody/custody.testing.ts'
import { begin, concern, see, seen, visitBody } from './custody-visitors.testing.ts'

let world: World
let visitor: Actor
let inspector: Actor
beforeAll(async () => {
  world = await buildWorld(await testDatabase())
  visitor = await world.actor('CUSTODY_VISITOR')
  inspector = await world.actor('INSPECTOR')
})
afterAll(() => world.close())

const page = (visitId: string, as = visitor) => world.ok(as, custodyVisitors, 'get', { params: { visitId } })
const read = (visitId: string, recordId: string, as = visitor) =>
  world.call(as, custodyVisitors, 'getDetainee', { params: { visitId, recordId } })
const count = async (table: string) =>
  Number((await world.admin.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n)

describe('a visitor', () => {
  it('holds no permission of the police', () => {
    const own = permissionsOf('CUSTODY_VISITOR').filter((each) =>
      /^(custody|nominal|pole|arrest|incident)/.test(each),
    )
    expect(own.sort()).toEqual(['custody.visit.make', 'custody.visit.read'])
  })

  it('is refused every page of the record itself', async () => {
    const { id } = await detain(world)
    for (const name of ['get', 'board'] as const)
      expect(
        (
          await world.call(
            visitor,
            custody,
            name,
            (name === 'get' ? { params: { recordId: id } } : { query: {} }) as never,
          )
        ).statusCode,
      ).toBe(403)
  })
})

describe('a visit', () => {
  it('that waited too long says why, and is refused without leaving a row', async () => {
    const before = await count('custody_visit')
    const late = { ...visitBody(world), arrivedAt: minutesAgo(world, 30) }
    const refused = await world.call(visitor, custodyVisitors, 'begin', { body: late })
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('ICV-1')
    const future = { ...visitBody(world), arrivedAt: minutesAgo(world, -30), admittedAt: undefined }
    expect((await world.call(visitor, custodyVisitors, 'begin', { body: future })).statusCode).toBe(400)
    expect(await count('custody_visit')).toBe(before)
    await world.ok(visitor, custodyVisitors, 'begin', {
      body: { ...late, delayReason: 'A fight at the desk' },
    })
  })

  it('tells no name and no offence of anybody, and shows no record before they agree', async () => {
    const scene = await makeScene(world, { forename: 'Zedekiah', dob: '2012-03-04' })
    const { id } = await detain(world, { scene })
    const visitId = await begin(world, visitor)
    const shown = await page(visitId)
    const line = shown.detainees.find((each) => each.id === id)
    expect(line).toMatchObject({ isChild: true, isHeld: true, outcome: null, showsRecord: false })
    expect(JSON.stringify(shown)).not.toMatch(/Zedekiah|Exampleton|CJ88116|assault/i)
    expect((await read(visitId, id)).statusCode).toBe(409)
    await see(world, visitor, visitId, id, { outcome: 'REFUSED', consent: undefined })
    expect((await read(visitId, id)).body).toContain('ICV-3')
  })

  it('shows rights, care and treatment once the detainee agrees, and the name with them', async () => {
    const scene = await makeScene(world, { forename: 'Zedekiah' })
    const sergeant = await world.actor('CUSTODY_SERGEANT')
    const { id } = await detain(world, { scene, sergeant })
    await world.ok(sergeant, custody, 'addLogEntry', {
      params: { recordId: id },
      body: { kind: 'MEAL', happenedAt: minutesAgo(world, 0), text: 'Secret words about the case' },
    })
    const visitId = await begin(world, visitor)
    await see(world, visitor, visitId, id)
    const response = await read(visitId, id)
    const shown = response.json() as { name: string; sections: { key: string; lines: { label: string }[] }[] }
    expect(shown.name).toContain('Zedekiah')
    expect(shown.sections.find(({ key }) => key === 'care')?.lines.map(({ label }) => label)).toContain(
      'Meal',
    )
    expect(response.body).not.toMatch(/Secret words|CJ88116|assault|fresh cut lip|To secure the clothing/i)
    const audit = await world.admin.query(
      'SELECT act, recipient, subject_id FROM audit.entry WHERE request_id = $1',
      [response.headers['x-request-id']],
    )
    expect(audit.rows).toEqual([
      { act: 'disclosure', recipient: 'Independent custody visitors', subject_id: id },
    ])
    const log = await world.ok(sergeant, custody, 'get', { params: { recordId: id } })
    expect(JSON.stringify(log)).toContain(
      'Independent custody visitors: seen. Reading of the custody record: agrees.',
    )
  })

  it('shows the record of somebody who cannot decide, without the name', async () => {
    const scene = await makeScene(world, { forename: 'Zedekiah' })
    const { id } = await detain(world, { scene })
    const visitId = await begin(world, visitor)
    await see(world, visitor, visitId, id, { outcome: 'ASLEEP', consent: 'CANNOT' })
    const response = await read(visitId, id)
    expect(response.statusCode).toBe(200)
    expect(response.body).not.toContain('Zedekiah')
    // A later answer takes it away again.
    await see(world, visitor, visitId, id, { consent: 'NO' })
    expect((await read(visitId, id)).statusCode).toBe(409)
  })

  it('is recorded by one person, and is over when it is ended', async () => {
    const { id } = await detain(world)
    const visitId = await begin(world, visitor)
    const other = await world.actor('CUSTODY_VISITOR')
    const offer = (as: Actor) =>
      world.call(as, custodyVisitors, 'offer', { params: { visitId, recordId: id }, body: seen(world) })
    expect((await offer(other)).statusCode).toBe(409)
    expect((await offer(visitor)).statusCode).toBe(200)
    expect((await read(visitId, id, other)).statusCode).toBe(409)
    await world.ok(visitor, custodyVisitors, 'end', {
      params: { visitId },
      body: { leftAt: minutesAgo(world, 0), note: 'All in order' },
    })
    expect((await read(visitId, id)).statusCode).toBe(409)
    expect((await offer(visitor)).statusCode).toBe(409)
    const shown = await page(visitId, inspector)
    expect(shown.detainees.map((each) => each.id)).toEqual([id])
    expect(shown).toMatchObject({ note: 'All in order', isOwn: false })
  })

  it('is kept from a detainee by a named inspector with a reason alone', async () => {
    const { id } = await detain(world)
    const visitId = await begin(world, visitor)
    const offer = (more: object) =>
      world.call(visitor, custodyVisitors, 'offer', {
        params: { visitId, recordId: id },
        body: { outcome: 'NOT_ALLOWED', at: minutesAgo(world, 0), ...more },
      })
    expect((await offer({})).body).toContain('ICV-2')
    expect((await offer({ reason: 'Violent', authorisedBy: 'Insp Testson' })).statusCode).toBe(200)
  })
})

describe('a concern', () => {
  it('is open until an answer settles it, and takes no answer after', async () => {
    const { id: recordId } = await detain(world)
    const visitId = await begin(world, visitor)
    const { id } = await world.ok(visitor, custodyVisitors, 'raiseConcern', {
      params: { visitId },
      body: { ...concern, recordId },
    })
    const answer = (isSettled: boolean, as = inspector) =>
      world.call(as, custodyVisitors, 'answerConcern', {
        params: { concernId: id },
        body: { words: 'The kitchen was asked.', isSettled },
      })
    const open = async () =>
      (await world.ok(inspector, custodyVisitors, 'list', { query: {} })).concerns.find(
        (each) => each.id === id,
      )
    expect(await open()).toMatchObject({ isSettled: false, isLate: false, kindLabel: 'Food and drink' })
    world.clock.advanceMinutes(8 * 24 * 60)
    const later = await world.actor('INSPECTOR')
    const listed = await world.ok(later, custodyVisitors, 'list', { query: {} })
    expect(listed.concerns.find((each) => each.id === id)).toMatchObject({ isLate: true })
    expect((await answer(false, visitor)).statusCode).toBe(403)
    expect((await answer(false, later)).statusCode).toBe(200)
    expect((await answer(true, later)).statusCode).toBe(200)
    expect((await answer(true, later)).statusCode).toBe(409)
    const after = await world.ok(later, custodyVisitors, 'list', { query: {} })
    expect(after.concerns.map((each) => each.id)).not.toContain(id)
    const shown = await page(visitId, await world.actor('INSPECTOR'))
    expect(shown.concerns[0]?.answers.map(({ isSettled }) => isSettled)).toEqual([false, true])
  })
})

describe('a stay that is restricted', () => {
  it('is told of to nobody who may not see it', async () => {
    const own = await world.actor('CUSTODY_VISITOR')
    const { id } = await detain(world)
    const visitId = await begin(world, own)
    await see(world, own, visitId, id)
    await world.ok(own, custodyVisitors, 'raiseConcern', {
      params: { visitId },
      body: { ...concern, recordId: id },
    })
    await restrict(world, id)
    const shown = await page(visitId, own)
    expect(shown.detainees.map((each) => each.id)).not.toContain(id)
    expect(shown.concerns).toEqual([])
    expect((await read(visitId, id, own)).statusCode).toBe(404)
  })
})
