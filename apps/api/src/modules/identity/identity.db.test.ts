import { identity, nominal } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrange, makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { decideOn, join, makePair, makeParted, makeWaiting, undoOn } from './identity.testing.ts'
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
    identity,
    'decide',
    {
      params: { nominalId },
      body: { otherNominalId, decision, reason: 'Fingerprints compared', evidence: ['FINGERPRINT'] },
    },
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
      identity,
      'undo',
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
      identity,
      'undo',
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
      identity,
      'undo',
      { params: { nominalId: a.nominalId, decisionId }, body: { reason: 'New prints' } },
      { version: 2 },
    )
    expect((await decide(a.nominalId, b.nominalId, 'same', 3)).statusCode).toBe(200)
    const again = await world.call(
      analyst,
      identity,
      'undo',
      { params: { nominalId: a.nominalId, decisionId }, body: { reason: 'Twice' } },
      { version: 4 },
    )
    expect(again.json().error.code).toBe('already_done')
  })
})

describe('a join that would be grave', () => {
  it('is refused without more than a name and a date of birth', async () => {
    const pair = await makePair(world)
    const response = await decideOn(world, analyst, pair[0].nominalId, pair[1].nominalId, { evidence: [] })
    expect(response.json().error.facts.rule).toBe('not enough evidence')
    await refuses(response, 'A name and a date of birth', pair)
  })

  it('waits for a second person, who is not the first', async () => {
    const { proposalId, pair, proposer } = await makeWaiting(world)
    expect(await placed(...pair.map((person) => person.personRecordId))).toEqual(
      pair.map((person) => person.nominalId),
    )
    const own = await world.call(proposer, identity, 'approve', {
      params: { proposalId },
      body: { reason: 'I am sure' },
    })
    expect(own.json().error).toMatchObject({ code: 'rule_refused', facts: { rule: 'second person' } })
    expect(await placed(...pair.map((person) => person.personRecordId))).toEqual(
      pair.map((person) => person.nominalId),
    )

    const second = await world.actor('INSPECTOR')
    const approved = await world.call(second, identity, 'approve', {
      params: { proposalId },
      body: { reason: 'Compared' },
    })
    expect(approved.json()).toMatchObject({
      status: 'DECIDED',
      nominalId: pair[0].nominalId,
      retired: [{ nominalId: pair[1].nominalId }],
    })
    expect(await placed(...pair.map((person) => person.personRecordId))).toEqual([
      pair[0].nominalId,
      pair[0].nominalId,
    ])
    const kept = await world.admin.query(
      'SELECT decided_by, approved_by FROM identity_decision WHERE id = $1',
      [approved.json().decisionId],
    )
    expect(kept.rows).toEqual([{ decided_by: proposer.id, approved_by: second.id }])
    expect(await world.auditOf(String(approved.headers['x-request-id']))).toMatchObject([
      { act: 'combination', outcome: 'ok' },
    ])
    const again = await world.call(second, identity, 'approve', {
      params: { proposalId },
      body: { reason: 'Twice' },
    })
    expect(again.json().error.code).toBe('not_in_state')
  })

  it('goes back to the queue when the second person says no', async () => {
    const { proposalId, pair } = await makeWaiting(world)
    const second = await world.actor('INSPECTOR')
    expect(
      await world.ok(second, identity, 'refuse', {
        params: { proposalId },
        body: { reason: 'Another scar' },
      }),
    ).toEqual({ id: proposalId, status: 'OPEN' })
    expect(await placed(...pair.map((person) => person.personRecordId))).toEqual(
      pair.map((person) => person.nominalId),
    )
  })
})

describe('after an undo', () => {
  it('a fact recorded meanwhile waits to be placed, and goes to its own person', async () => {
    const { pair, nameId } = await makeParted(world)
    const [a, b] = pair
    const { placements } = await world.ok(analyst, identity, 'listPlacements', {
      query: { nominalId: b.nominalId },
    })
    expect(placements).toMatchObject([
      { kind: 'name', words: 'Dexy', isOn: { personRecordId: a.personRecordId } },
    ])
    expect(placements[0]?.choices.map((choice) => choice.personRecordId).sort()).toEqual(
      [a.personRecordId, b.personRecordId].sort(),
    )
    const cluster = await world.ok(analyst, identity, 'getCluster', { params: { nominalId: a.nominalId } })
    expect(cluster.attention).toMatchObject([{ code: 'TO_BE_PLACED' }])

    const stranger = (await makePair(world))[0]
    const place = (personRecordId: string) =>
      world.call(analyst, identity, 'place', {
        params: { placementId: placements[0]?.id ?? '' },
        body: { personRecordId, reason: 'Said by her sister' },
      })
    expect((await place(stranger.personRecordId)).statusCode).toBe(400)
    expect((await place(b.personRecordId)).json()).toMatchObject({
      isOn: expect.anything(),
      placedBy: analyst.displayName,
    })
    const names = await world.admin.query('SELECT person_record_id FROM person_name WHERE id = $1', [nameId])
    expect(names.rows).toEqual([{ person_record_id: b.personRecordId }])
    expect((await place(b.personRecordId)).json().error.code).toBe('already_done')
    const healed = await world.ok(analyst, identity, 'getCluster', { params: { nominalId: a.nominalId } })
    expect(healed).toMatchObject({ health: 'ACTIVE', attention: [] })
  })

  it('everyone who read the two as one is listed, has a task, and is told once', async () => {
    const { pair, decisionId, reader } = await makeParted(world)
    const params = { nominalId: pair[0].nominalId }
    const { recipients } = await world.ok(analyst, identity, 'listRecipients', {
      params: { ...params, decisionId },
    })
    const misled = recipients.find((row) => row.userId === reader.id)
    expect(misled).toMatchObject({
      who: reader.displayName,
      isOutside: false,
      acts: ['nominal.get'],
      times: 1,
      toldAt: null,
    })
    const tasks = await world.admin.query('SELECT kind FROM task WHERE owner_id = $1 AND done_at IS NULL', [
      reader.id,
    ])
    expect(tasks.rows).toEqual([{ kind: 'IDENTITY_CORRECTION' }])
    const tell = () =>
      world.call(analyst, identity, 'recordCorrection', {
        params: { ...params, recipientId: misled?.id ?? '' },
        body: { how: 'By telephone' },
      })
    expect((await tell()).json()).toMatchObject({ toldBy: analyst.displayName, how: 'By telephone' })
    expect((await tell()).json().error.code).toBe('already_done')
  })

  it('the pages are as they were, to the byte, but for the decision itself', async () => {
    const [a, b] = await makePair(world)
    const page = async (nominalId: string) => {
      const {
        version: _version,
        decisions: _decisions,
        ...rest
      } = await world.ok(analyst, nominal, 'get', { params: { nominalId } })
      return JSON.stringify(rest)
    }
    const before = [await page(a.nominalId), await page(b.nominalId)]
    const decisionId = await join(world, analyst, a, b)
    expect(await page(a.nominalId)).not.toBe(before[0])
    await undoOn(world, analyst, { nominalId: a.nominalId, decisionId })
    expect([await page(a.nominalId), await page(b.nominalId)]).toEqual(before)
  })
})

describe('a person as they stood', () => {
  it('is told by the decisions of that time, and by what was known then', async () => {
    const start = world.clock.now().toISOString()
    const [a, b] = await makePair(world)
    const apart = world.clock.now().toISOString()
    world.clock.advanceMinutes(1)
    const decisionId = await join(world, analyst, a, b)
    world.clock.advanceMinutes(1)
    const joined = world.clock.now().toISOString()
    world.clock.advanceMinutes(1)
    await undoOn(world, analyst, { nominalId: a.nominalId, decisionId })
    const asAt = async (at: string) =>
      (await world.ok(analyst, nominal, 'getAsAt', { params: { nominalId: a.nominalId }, query: { at } }))
        .nominal
    expect((await asAt(apart))?.records.map((record) => record.id)).toEqual([a.personRecordId])
    expect((await asAt(joined))?.records.map((record) => record.id)).toEqual([
      a.personRecordId,
      b.personRecordId,
    ])
    expect(await asAt(new Date(Date.parse(start) - 60_000).toISOString())).toBeNull()
    const future = await world.call(analyst, nominal, 'getAsAt', {
      params: { nominalId: a.nominalId },
      query: { at: '2099-01-01T00:00:00Z' },
    })
    expect(future.statusCode).toBe(400)
  })
})
