/** Crime groups: a list of their own from the first moment, two people and an owner, scores and tiers, work when the score is old, disruptions, and an end. */
import { crimeGroup, nominal, pole } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { arrange, makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { createRecord } from '../pole/record.service.ts'
import { disruptionBody, groupBody, openedGroup, scoreBody, scoredGroup } from './crime-group.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let keeper: Actor
let other: Actor
beforeEach(async () => {
  world.clock.set(start)
  keeper ??= await world.actor('INTELLIGENCE_OFFICER')
  other ??= await world.actor('INTELLIGENCE_OFFICER')
})

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}
const field = (path: string) => ({ code: 'bad_input', fields: [{ path }] })
type Params = { groupId: string }
const page = (params: Params, as = keeper) => world.ok(as, crimeGroup, 'get', { params })
const act = async (
  name: 'addMember' | 'score' | 'giveTo' | 'addDisruption' | 'archive',
  params: Params,
  body: object,
) =>
  world.call(keeper, crimeGroup, name, { params, body } as never, { version: (await page(params)).version })
const openTasks = async (groupId: string) =>
  (
    await world.admin.query<{ owner_id: string; due_at: Date | null }>(
      "SELECT owner_id, due_at FROM task WHERE record_id = $1 AND kind = 'GROUP_SCORE' AND done_at IS NULL",
      [groupId],
    )
  ).rows

describe('opening a group', () => {
  it('NI-7: names two people whom its writer sees, and an owner who may read it', async () => {
    const { body, leader } = await groupBody(world, keeper.id)
    const open = (more: object) => () =>
      world.call(keeper, crimeGroup, 'open', { body: { ...body, ...more } })
    const same = { ...body.members[0] }
    await refused(open({ members: [same] }), 400, field('members'))
    await refused(
      open({ members: [same, { ...same, personId: leader.personRecordId }] }),
      400,
      field('members'),
    )
    const hidden = await makePerson(world)
    await restrict(world, hidden.nominalId)
    await refused(open({ members: [same, { ...same, personId: hidden.nominalId }] }), 400, {
      code: 'bad_reference',
    })
    const officer = await world.actor('RESPONSE_OFFICER')
    await refused(open({ ownerId: officer.id }), 400, field('ownerId'))
    await refused(open({ readerIds: ['6f0f3c1e-0000-4000-8000-000000000001'] }), 400, field('readerIds'))
  })

  it('is known to nobody off its list: not by number, search, list, the pages of its people or its work', async () => {
    const detective = await world.actor('DETECTIVE')
    const { body, leader } = await groupBody(world, keeper.id, { readerIds: [detective.id] })
    const shown = async (as: Actor) => {
      const { timeline, golden, list } = {
        timeline: (
          await world.call(as, nominal, 'getTimeline', {
            params: { nominalId: leader.nominalId },
            query: { limit: 100 },
          })
        ).body,
        golden: JSON.stringify(
          await world.ok(as, nominal, 'get', { params: { nominalId: leader.nominalId } }),
        ),
        list: await world.ok(as, crimeGroup, 'list', {}),
      }
      return { timeline, golden, list }
    }
    const before = await shown(other)
    const made = await world.ok(keeper, crimeGroup, 'open', { body })
    expect(made.reference).toMatch(/^OCG\/2026\/R[A-Z0-9]{8}$/)
    expect(await shown(other)).toEqual(before)
    const params = { groupId: made.id }
    await refused(() => world.call(other, crimeGroup, 'get', { params }), 404, { code: 'not_found' })
    const found = await world.ok(other, pole, 'searchRecords', { body: { text: 'Brackwater line' } })
    expect(JSON.stringify(found)).not.toContain(made.id)
    // Its readers meet it on the page of its leader.
    expect((await shown(detective)).timeline).toContain('Brackwater')
    expect((await page(params, detective)).members.map(({ roleLabel }) => roleLabel).sort()).toEqual([
      'Group courier',
      'Group leader',
    ])
  })
})

describe('a group', () => {
  it('NI-7 and NI-9: is scored by its parts, has the tier of the score, and is due anew in six months', async () => {
    const { params } = await openedGroup(world, keeper)
    expect(await page(params)).toMatchObject({ score: null, tier: null, left: [{ rule: 'NI-7' }] })
    expect(await openTasks(params.groupId)).toEqual([{ owner_id: keeper.id, due_at: null }])
    await refused(
      () => act('score', params, { ...scoreBody(), parts: { ...scoreBody().parts, DRUGS: 9 } }),
      400,
      { code: 'bad_input' },
    )
    expect((await act('score', params, scoreBody(5))).statusCode).toBe(200)
    expect(await page(params)).toMatchObject({
      score: 100,
      tier: { code: '1' },
      left: [],
      due: { rule: 'NI-7', isOverdue: false },
    })
    expect((await openTasks(params.groupId))[0]?.due_at).toEqual(new Date('2026-12-01T00:00:00Z'))
    world.clock.set('2026-07-01T09:00:00.000Z')
    await act('score', params, scoreBody(2))
    const { scores, tier } = await page(params)
    expect(scores.map(({ score }) => score)).toEqual([40, 100])
    expect(tier?.code).toBe('3')
    expect(await openTasks(params.groupId)).toHaveLength(1)
  })

  it('goes to an owner on its list, with its work', async () => {
    const detective = await world.actor('DETECTIVE')
    const { params } = await openedGroup(world, keeper, { readerIds: [detective.id] })
    await refused(() => act('giveTo', params, { ownerId: other.id }), 400, field('ownerId'))
    expect((await act('giveTo', params, { ownerId: detective.id })).statusCode).toBe(200)
    expect((await openTasks(params.groupId)).map(({ owner_id }) => owner_id)).toEqual([detective.id])
    // And back, scored or not.
    expect((await act('giveTo', params, { ownerId: keeper.id })).statusCode).toBe(200)
    expect((await openTasks(params.groupId)).map(({ owner_id }) => owner_id)).toEqual([keeper.id])
    await act('score', params, scoreBody(3))
    for (const ownerId of [detective.id, keeper.id]) {
      expect((await act('giveTo', params, { ownerId })).statusCode).toBe(200)
      expect((await openTasks(params.groupId)).map(({ owner_id }) => owner_id)).toEqual([ownerId])
    }
  })

  it('keeps who belonged to it, and is never of one', async () => {
    const { params, courier } = await openedGroup(world, keeper)
    const third = await makePerson(world)
    const join = { personId: third.nominalId, role: 'GROUP_MONEY', confidence: 'reported' }
    expect((await act('addMember', params, join)).statusCode).toBe(200)
    await refused(() => act('addMember', params, join), 409, { code: 'already_done' })
    const end = async (linkId: string) => {
      const { version } = await page(params)
      return world.call(
        keeper,
        crimeGroup,
        'endMember',
        { params: { ...params, linkId }, body: { reason: 'Left the town' } },
        { version },
      )
    }
    const linkOf = async (nominalId: string) =>
      (await page(params)).members.find((one) => one.nominalId === nominalId)?.linkId ?? ''
    expect((await end(await linkOf(courier.nominalId))).statusCode).toBe(200)
    expect(
      (await page(params)).members.find(({ nominalId }) => nominalId === courier.nominalId),
    ).toMatchObject({
      endedAt: expect.any(String),
    })
    const last = await linkOf(third.nominalId)
    await refused(() => end(last), 400, field('reason'))
  })

  it('NI-9: has disruptions with what they came to, and ends with a reason', async () => {
    const { params } = await scoredGroup(world, keeper)
    await refused(
      () => act('addDisruption', params, { ...disruptionBody(world), happenedOn: '2026-06-02' }),
      400,
      field('happenedOn'),
    )
    expect((await act('addDisruption', params, disruptionBody(world))).statusCode).toBe(200)
    expect((await page(params)).disruptions).toMatchObject([{ result: { code: 'MODERATE' } }])
    expect((await act('archive', params, { reason: 'Its leaders are in prison' })).statusCode).toBe(200)
    expect(await openTasks(params.groupId)).toEqual([])
    expect(await page(params)).toMatchObject({ isArchived: true, due: null, may: { keep: false } })
    await refused(() => act('score', params, scoreBody()), 409, { code: 'not_in_state' })
  })
})

describe('two records of one person', () => {
  const secondRecord = (nominalId: string) =>
    arrange(world, async (ctx) => {
      const { id } = await createRecord(ctx, { kind: 'PersonRecord' })
      await ctx.tx.personRecord.create({
        data: { id, nominalId, sourceKind: 'TEST', createdAt: world.clock.now() },
      })
      return id
    })

  it('are one person of a group, not two', async () => {
    const { body, leader, courier } = await groupBody(world, keeper.id)
    const personId = await secondRecord(leader.nominalId)
    const [first] = body.members
    const open = (members: object[]) => () =>
      world.call(keeper, crimeGroup, 'open', { body: { ...body, members } as never })
    await refused(
      open([
        { ...first, personId: leader.personRecordId },
        { ...first, personId },
      ]),
      400,
      field('members'),
    )
    await refused(
      open(
        [first, { ...first, personId }, { ...first, personId: courier.nominalId }].map((one) => ({ ...one })),
      ),
      400,
      field('members'),
    )
  })

  it('are not added one after the other', async () => {
    const { params, leader } = await openedGroup(world, keeper)
    const personId = await secondRecord(leader.nominalId)
    const answer = await act('addMember', params, { personId, role: 'GROUP_MEMBER', confidence: 'believed' })
    expect([answer.statusCode, answer.json().error.code]).toEqual([409, 'already_done'])
  })
})

describe('the course of a group', () => {
  it('cannot be written otherwise by the app', async () => {
    const { rows } = await world.admin.query<{ may: boolean }>(
      "SELECT has_table_privilege('mips_app', 'crime_group_score', 'UPDATE') OR has_any_column_privilege('mips_app', 'crime_group_disruption', 'UPDATE') AS may",
    )
    expect(rows).toEqual([{ may: false }])
  })
})

describe('a long list of groups', () => {
  it('holds an old group of the highest score before two hundred newer ones, each with its newest score, and says how many there are', async () => {
    const old = await scoredGroup(world, keeper, 5)
    const lists = await world.admin.query<{ acl_id: number }>('SELECT acl_id FROM record WHERE id = $1', [
      old.params.groupId,
    ])
    const aclId = lists.rows[0]?.acl_id ?? 0
    world.clock.advanceMinutes(24 * 60)
    await world.admin.query(
      `BEGIN; SET LOCAL session_replication_role = replica;
       CREATE TEMP TABLE many ON COMMIT DROP AS SELECT new_id() AS id, n FROM generate_series(1, 230) n;
       INSERT INTO record (id, kind, acl_id, created_at, updated_at) SELECT id, 'CrimeGroup', ${aclId}, now(), now() FROM many;
       INSERT INTO event (id, acl_id, kind, title, status, occurred_from) SELECT id, ${aclId}, 'CrimeGroup', 'Group ' || n, 'ACTIVE', now() FROM many;
       INSERT INTO crime_group (id, acl_id, summary, owner_id, opened_by, opened_at) SELECT id, ${aclId}, 'One of many', '${keeper.id}', '${keeper.id}', '2026-06-02T09:00:00Z' FROM many;
       INSERT INTO crime_group_score (group_id, acl_id, parts, score, tier, why, scored_by, scored_at)
         SELECT m.id, ${aclId}, '{}', 40 - k, '3', 'One of many', '${keeper.id}', '2026-06-02T09:00:00Z'::timestamptz + k * interval '1 minute' FROM many m, generate_series(1, 12) k;
       COMMIT`,
    )
    const { groups, found } = await world.ok(keeper, crimeGroup, 'list', {})
    expect(found).toBeGreaterThan(230)
    expect(groups).toHaveLength(200)
    const scored = groups.filter(({ score }) => score !== null)
    expect(scored[0]).toMatchObject({ id: old.params.groupId, score: 100 })
    expect(
      scored
        .slice(1)
        .filter(({ name }) => name.startsWith('Group '))
        .map(({ score }) => score),
    ).toEqual(
      scored
        .slice(1)
        .filter(({ name }) => name.startsWith('Group '))
        .map(() => 28),
    )
  })
})
