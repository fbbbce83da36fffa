/** Disagreement: two sources that say different things both stand with source, day and confidence; intelligence stands beside and never becomes golden. */
import { description, disagreement, nominal } from '@mips/contracts'
import pg from 'pg'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { addSource, assertedPerson, assertion, releaseAnew, reportAbout } from './disagreement.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const database = await testDatabase()
const world = await buildWorld(database, { now: start })
const app = new pg.Pool({ connectionString: database.appUrl, max: 1 })
afterAll(async () => {
  await app.end()
  await world.close()
})

let officer: Actor
let analyst: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('RESPONSE_OFFICER')
  analyst ??= await world.actor('ANALYST')
})

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}
/** The rows that row security leaves to the analyst, past every route. */
async function asAnalyst(sql: string): Promise<unknown[]> {
  const client = await app.connect()
  try {
    await client.query("BEGIN; SELECT mips.enter_system(gen_random_uuid(), 'test')")
    await client.query(
      "SELECT set_config('mips.actor', $1, true), set_config('mips.permissions', 'intelligence.entry.read', true)",
      [analyst.id],
    )
    return (await client.query(sql)).rows
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

const fieldsOf = async (nominalId: string, as = officer) =>
  (await world.ok(as, disagreement, 'get', { params: { nominalId } })).fields
const fieldOf = async (nominalId: string, field: string, as = officer) =>
  (await fieldsOf(nominalId, as)).find((one) => one.field === field)
const golden = async (nominalId: string) => {
  const { facts, displayName } = await world.ok(officer, nominal, 'get', { params: { nominalId } })
  return { dob: facts.dob?.value, displayName }
}

describe('two sources that disagree', () => {
  it('about the birth both stand, with source, day and confidence, and why the one is shown', async () => {
    const { nominalId } = await makePerson(world, { dob: '1988-05-06' })
    expect(await fieldOf(nominalId, 'dob')).toMatchObject({ isDisputed: false, others: [] })
    world.clock.set('2026-06-02T09:00:00.000Z')
    await addSource(world, nominalId, { dob: '1987-05-06', tier: 2, kind: 'DOCUMENT' })
    expect(await fieldOf(nominalId, 'dob')).toMatchObject({
      isDisputed: true,
      reason: expect.stringContaining('surest'),
      golden: {
        words: '6 May 1987',
        source: { tier: 2, at: '2026-06-02T09:00:00.000Z' },
        confidence: { code: 'HIGH', words: 'a document was seen' },
      },
      others: [{ words: '6 May 1988', source: { at: start }, confidence: { code: 'MEDIUM' } }],
    })
    expect(await golden(nominalId)).toMatchObject({ dob: '1987-05-06' })
  })

  it('about the name both stand; an alias is no disagreement', async () => {
    const { nominalId } = await makePerson(world, { forename: 'Corwin', surname: 'Ashgrove' })
    await world.ok(
      officer,
      nominal,
      'addAlias',
      { params: { nominalId }, body: { kind: 'ALIAS', forename: 'Cory', surname: 'Ash' } },
      { version: 1 },
    )
    expect(await fieldOf(nominalId, 'name')).toMatchObject({ isDisputed: false })
    await addSource(world, nominalId, { forename: 'Corwen', surname: 'Ashgrave', tier: 6 })
    expect(await fieldOf(nominalId, 'name')).toMatchObject({
      isDisputed: true,
      golden: { words: 'ASHGROVE, Corwin' },
      others: [{ words: 'ASHGRAVE, Corwen', confidence: { code: 'LOW' } }],
    })
  })

  it('about the height the measured one is shown, and the other beside it', async () => {
    const { nominalId } = await makePerson(world)
    const say = async (heightCm: number, basis: 'WITNESS_SAID' | 'MEASURED', version: number) =>
      world.ok(
        officer,
        description,
        'record',
        {
          params: { nominalId },
          body: { heightFromCm: heightCm, heightToCm: heightCm, saidOn: '2026-05-30', basis },
        },
        { version },
      )
    await say(165, 'WITNESS_SAID', 1)
    const { version } = await world.ok(officer, nominal, 'get', { params: { nominalId } })
    await say(181, 'MEASURED', version)
    expect(await fieldOf(nominalId, 'height')).toMatchObject({
      isDisputed: true,
      golden: { words: '181 cm', confidence: { code: 'CONFIRMED' }, source: { at: '2026-05-30' } },
      others: [{ words: '165 cm', confidence: { code: 'LOW' } }],
    })
  })

  it('of which one is restricted show nothing of it to others', async () => {
    const { nominalId } = await makePerson(world, { dob: '1988-05-06' })
    const before = await fieldsOf(nominalId)
    const hidden = await addSource(world, nominalId, { dob: '1987-05-06', tier: 1 })
    await restrict(world, hidden)
    expect(await fieldsOf(nominalId)).toEqual(before)
  })
})

describe('what intelligence asserts', () => {
  it('FD-3: is of a paragraph that its writer holds, and a value that can be', async () => {
    const { nominalId } = await makePerson(world)
    const reportId = await reportAbout(world, nominalId)
    const said = await assertion(world, reportId)
    const say =
      (body: object, as = analyst) =>
      () =>
        world.call(as, disagreement, 'assert', { params: { nominalId }, body: { ...said, ...body } })
    const value = { code: 'bad_input', fields: [{ path: 'value' }] }
    await refused(say({ value: '2031-01-01' }), 400, value)
    await refused(say({ field: 'height', value: '1.8' }), 400, value)
    await refused(say({ textId: nominalId }), 409, { code: 'conflict' })
    await refused(say({ reportId: nominalId }), 400, { code: 'bad_reference' })
    await refused(say({}, officer), 403, { code: 'forbidden' })
    expect((await say({})()).statusCode).toBe(200)
    await refused(say({}), 409, { code: 'already_done' })
  })

  it('FD-2: stands beside with report and grade, and is never golden, alone or surer', async () => {
    const person = await makePerson(world, { dob: '1988-05-06' })
    const params = { nominalId: person.nominalId }
    const before = await golden(person.nominalId)
    const reportId = await reportAbout(world, person.nominalId, { grade: ['1', 'A', 'P'] })
    await world.ok(analyst, disagreement, 'assert', { params, body: await assertion(world, reportId) })
    await world.ok(analyst, disagreement, 'assert', {
      params,
      body: await assertion(world, reportId, 'name', 'Testa Fixtureby'),
    })
    await world.ok(analyst, disagreement, 'assert', {
      params,
      body: await assertion(world, reportId, 'height', '190'),
    })
    expect(await golden(person.nominalId)).toEqual(before)
    const fields = await fieldsOf(person.nominalId, analyst)
    expect(fields.find(({ field }) => field === 'dob')).toMatchObject({
      isDisputed: true,
      golden: { words: '6 May 1988' },
      asserted: [
        {
          words: '6 May 1989',
          agrees: false,
          report: { id: reportId },
          grade: { printed: '1 A P' },
          confidence: { code: 'MEDIUM' },
          by: { id: analyst.id },
        },
      ],
    })
    expect(fields.find(({ field }) => field === 'name')).toMatchObject({
      isDisputed: false,
      asserted: [{ agrees: true }],
    })
    expect(fields.find(({ field }) => field === 'height')).toMatchObject({
      golden: null,
      asserted: [{ words: '190 cm' }],
    })
  })

  it('leaves nothing for who does not hold the paragraph, and goes when the report is held back', async () => {
    const { nominalId, reportId, params, factId } = await assertedPerson(world, analyst)
    const without = (await fieldsOf(nominalId)).map(({ asserted }) => asserted)
    expect(without.flat()).toEqual([])
    expect((await fieldOf(nominalId, 'dob', analyst))?.asserted).toHaveLength(1)
    await restrict(world, reportId)
    expect((await fieldOf(nominalId, 'dob', analyst))?.asserted).toEqual([])
    await refused(
      () =>
        world.call(analyst, disagreement, 'withdraw', {
          params: { ...params, factId },
          body: { reason: 'Of his brother' },
        }),
      404,
      { code: 'not_found' },
    )
  })

  it('FD-3: stands while the text that says it is live, and not under another version of it', async () => {
    const { nominalId, reportId, params, factId } = await assertedPerson(world, analyst)
    const read = await assertion(world, reportId, 'dob', '1989')
    await releaseAnew(world, reportId, 'Is older than he says.')
    expect((await fieldOf(nominalId, 'dob', analyst))?.asserted).toEqual([])
    expect(await asAnalyst(`SELECT id FROM asserted_fact WHERE id = '${factId}'`)).toEqual([])
    const say = (body: typeof read) => () => world.call(analyst, disagreement, 'assert', { params, body })
    await refused(say(read), 409, { code: 'conflict' })
    await refused(
      () =>
        world.call(analyst, disagreement, 'withdraw', {
          params: { ...params, factId },
          body: { reason: 'Said no more' },
        }),
      404,
      { code: 'not_found' },
    )
    // The same value of the version that is live now is another assertion.
    expect((await say(await assertion(world, reportId))()).statusCode).toBe(200)
    expect((await fieldOf(nominalId, 'dob', analyst))?.asserted).toHaveLength(1)
  })

  it('is taken back with a reason, once', async () => {
    const { nominalId, params, factId } = await assertedPerson(world, analyst)
    const take = () =>
      world.call(analyst, disagreement, 'withdraw', {
        params: { ...params, factId },
        body: { reason: 'Of his brother' },
      })
    expect((await take()).statusCode).toBe(200)
    expect((await fieldOf(nominalId, 'dob', analyst))?.asserted).toEqual([])
    await refused(take, 409, { code: 'already_done' })
  })
})
