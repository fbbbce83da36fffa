import { nominal } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrange, makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { createRecord, linkRecords } from '../pole/record.service.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

let analyst: Actor
beforeAll(async () => {
  analyst = await world.actor('ANALYST')
})

type Judgement = 'same' | 'not_same' | 'unsure'
const decide = (nominalId: string, otherNominalId: string, decision: Judgement, version = 1) =>
  world.call(
    analyst,
    nominal,
    'decideIdentity',
    { params: { nominalId }, body: { otherNominalId, decision, reason: 'Fingerprints compared' } },
    { version },
  )
const placed = async (...ids: string[]) =>
  (
    await world.admin.query(
      'SELECT nominal_id FROM person_record WHERE id = ANY ($1) ORDER BY array_position($1, id)',
      [ids],
    )
  ).rows.map((row) => row.nominal_id as string)

/** Refused, and nobody was moved. */
async function refuses(
  response: Awaited<ReturnType<typeof decide>>,
  reason: string,
  people: { nominalId: string; personRecordId: string }[],
) {
  expect(response.json().error).toMatchObject({
    code: 'rule_refused',
    facts: { reason: expect.stringContaining(reason) },
  })
  expect(await placed(...people.map((person) => person.personRecordId))).toEqual(
    people.map((person) => person.nominalId),
  )
}

describe('joining is refused', () => {
  it('when the dates of birth are far apart', async () => {
    const [a, b] = [
      await makePerson(world, { dob: '1980-01-02' }),
      await makePerson(world, { dob: '1990-01-02' }),
    ]
    await refuses(await decide(a.nominalId, b.nominalId, 'same'), 'more than 5 years apart', [a, b])
  })

  it('when both took part in one event in different roles', async () => {
    const [a, b] = [await makePerson(world), await makePerson(world)]
    await arrange(world, async (ctx) => {
      const { id } = await createRecord(ctx, { kind: 'Incident' })
      await ctx.tx.event.create({
        data: {
          id,
          kind: 'Incident',
          title: 'Domestic',
          status: 'open',
          occurredFrom: new Date('2026-01-01'),
        },
      })
      await linkRecords(ctx, { fromId: id, toId: a.personRecordId, role: 'SUSPECT', origin: 'typed' })
      await linkRecords(ctx, { fromId: id, toId: b.personRecordId, role: 'VICTIM', origin: 'typed' })
    })
    await refuses(await decide(a.nominalId, b.nominalId, 'same'), 'twins or relatives', [a, b])
  })

  it('after it was decided that they are not the same', async () => {
    const [a, b] = [await makePerson(world), await makePerson(world)]
    expect((await decide(a.nominalId, b.nominalId, 'not_same')).statusCode).toBe(200)
    await refuses(await decide(a.nominalId, b.nominalId, 'same', 2), 'undo that decision first', [a, b])
  })

  it('with itself, and with a person that the reader may not see, exactly as with an unknown one', async () => {
    const [a, hidden] = [await makePerson(world), await makePerson(world)]
    await restrict(world, hidden.nominalId)
    expect((await decide(a.nominalId, a.nominalId, 'same')).statusCode).toBe(400)
    const strip = (response: Awaited<ReturnType<typeof decide>>) => ({
      ...response.json().error,
      requestId: '',
    })
    expect(strip(await decide(a.nominalId, hidden.nominalId, 'same'))).toEqual(
      strip(await decide(a.nominalId, '00000000-0000-7000-8000-000000000000', 'same')),
    )
  })
})

describe('joining', () => {
  it('puts both under the older nominal, the other leads there, and undoing gives back what was', async () => {
    const a = await makePerson(world, { forename: 'Isolde', surname: 'Farthingale' })
    world.clock.advanceMinutes(1)
    const b = await makePerson(world, { forename: 'Isolda', surname: 'Farthingale' })
    const response = await decide(b.nominalId, a.nominalId, 'same')
    expect(response.json()).toMatchObject({ nominalId: a.nominalId })
    expect(await placed(a.personRecordId, b.personRecordId)).toEqual([a.nominalId, a.nominalId])
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { act: 'combination', outcome: 'ok', subject_id: b.nominalId },
    ])
    const joined = await world.ok(analyst, nominal, 'get', { params: { nominalId: b.nominalId } })
    expect(joined).toMatchObject({
      id: a.nominalId,
      decisions: [{ decision: 'same', reason: 'Fingerprints compared' }],
    })
    expect(joined.records).toHaveLength(2)
    const { hits } = await world.ok(analyst, nominal, 'searchPeople', {
      body: { forename: 'Isolda', surname: 'Farthingale' },
    })
    expect(hits.map((hit) => hit.nominalId)).toEqual([a.nominalId])

    const undone = await world.ok(
      analyst,
      nominal,
      'undoDecision',
      {
        params: { nominalId: a.nominalId, decisionId: response.json().decisionId },
        body: { reason: 'The prints were swapped' },
      },
      { version: joined.version },
    )
    expect(undone.version).toBeGreaterThan(joined.version)
    expect(await placed(a.personRecordId, b.personRecordId)).toEqual([a.nominalId, b.nominalId])
    expect(await world.ok(analyst, nominal, 'get', { params: { nominalId: b.nominalId } })).toMatchObject({
      id: b.nominalId,
      status: 'ACTIVE',
      displayName: 'FARTHINGALE, Isolda',
    })
  })

  it('takes along the hidden records that were made with the joined one, and gives them back', async () => {
    const a = await makePerson(world)
    world.clock.advanceMinutes(1)
    const b = await makePerson(world)
    const hidden = await arrange(world, async (ctx) => {
      const { id } = await createRecord(ctx, { kind: 'PersonRecord' })
      await ctx.tx.personRecord.create({
        data: { id, nominalId: b.nominalId, sourceKind: 'INTELLIGENCE', sourceTier: 7 },
      })
      return id
    })
    await restrict(world, hidden)
    const { decisionId } = (await decide(a.nominalId, b.nominalId, 'same')).json()
    expect(await placed(b.personRecordId, hidden)).toEqual([a.nominalId, a.nominalId])
    await world.ok(
      analyst,
      nominal,
      'undoDecision',
      { params: { nominalId: a.nominalId, decisionId }, body: { reason: 'Another person' } },
      { version: 2 },
    )
    expect(await placed(b.personRecordId, hidden)).toEqual([b.nominalId, b.nominalId])
  })

  it('keeps apart for good: "not the same" is undone before they can be joined', async () => {
    const a = await makePerson(world)
    world.clock.advanceMinutes(1)
    const b = await makePerson(world)
    const { decisionId } = (await decide(a.nominalId, b.nominalId, 'not_same')).json()
    await world.ok(
      analyst,
      nominal,
      'undoDecision',
      { params: { nominalId: a.nominalId, decisionId }, body: { reason: 'New prints' } },
      { version: 2 },
    )
    expect((await decide(a.nominalId, b.nominalId, 'same', 3)).statusCode).toBe(200)
    const again = await world.call(
      analyst,
      nominal,
      'undoDecision',
      { params: { nominalId: a.nominalId, decisionId }, body: { reason: 'Twice' } },
      { version: 4 },
    )
    expect(again.json().error.code).toBe('already_done')
  })
})
