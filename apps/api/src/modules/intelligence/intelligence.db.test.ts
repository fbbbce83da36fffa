import { intelligence, nominal } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { makeGroup } from '../admin/admin.testing.ts'
import { entryBody } from './intelligence.fixtures.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const unknown = '00000000-0000-7000-8000-000000000000'
const plain = (body: string) => body.replace(/"requestId":"[^"]+"/, '')
const entries = async () =>
  Number((await world.admin.query<{ n: string }>('SELECT count(*) AS n FROM intelligence_report')).rows[0]?.n)

describe('intelligence.submit', () => {
  it.each([
    ['an unreliable source without a reason', { sourceGrade: '3' as const }, 'gradeReason'],
    ['information suspected false without a reason', { assessmentGrade: 'E' as const }, 'gradeReason'],
    [
      'a corroborated entry without what corroborates it',
      { assessmentGrade: 'B' as const },
      'corroboratedById',
    ],
    ['conditions that are not given', { handlingCode: 'C' as const }, 'handlingConditions'],
    ['a report from the future', { reportedAt: '2026-09-07T12:00:00Z' }, 'reportedAt'],
  ])('refuses %s at its field', async (_what, wrong, path) => {
    const officer = await world.actor('INTELLIGENCE_OFFICER')
    const before = await entries()
    const response = await world.call(officer, intelligence, 'submit', { body: entryBody([], wrong) })
    expect(response.statusCode).toBe(400)
    expect(response.json().error.fields).toMatchObject([{ path }])
    expect(await entries()).toBe(before)
  })

  it('refuses a subject that the writer may not see as it refuses an unknown one', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const person = await makePerson(world)
    await restrict(world, person.nominalId)
    const hidden = await world.call(officer, intelligence, 'submit', { body: entryBody([person.nominalId]) })
    expect(hidden.statusCode).toBe(400)
    expect(plain(hidden.body)).toBe(
      plain((await world.call(officer, intelligence, 'submit', { body: entryBody([unknown]) })).body),
    )
  })

  it('refuses to restrict to a group that the writer is not in, in clear words', async () => {
    const officer = await world.actor('INTELLIGENCE_OFFICER')
    const groupId = await makeGroup(world, [await world.actor('DETECTIVE')])
    const before = await entries()
    const response = await world.call(officer, intelligence, 'submit', {
      body: entryBody([], { restrictToGroupIds: [groupId] }),
    })
    expect(response.json().error.fields).toMatchObject([
      { path: 'restrictToGroupIds', message: expect.stringContaining('groups that you are in') },
    ])
    expect(await entries()).toBe(before)
  })

  it('keeps an open entry with its grade, and puts it on the timeline of its subject', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const analyst = await world.actor('ANALYST')
    const person = await makePerson(world)
    const response = await world.call(officer, intelligence, 'submit', {
      body: entryBody([person.nominalId], { sourceGrade: '3', gradeReason: 'Was wrong twice before' }),
    })
    const made = response.json<{ id: string; reference: string; printedGrade: string }>()
    expect(made).toMatchObject({
      printedGrade: '3 A P',
      reference: expect.stringMatching(/^INT\/2026\/\d{6}$/),
    })
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { outcome: 'ok', subject_id: made.id, result_ids: [person.personRecordId] },
    ])
    const page = await world.ok(analyst, intelligence, 'get', { params: { reportId: made.id } })
    expect(page).toMatchObject({
      text: 'Keeps a knife in the glove box of his van.',
      grade: { printed: '3 A P', reason: 'Was wrong twice before' },
      isRestricted: false,
      subjects: [{ nominalId: person.nominalId, role: 'SUBJECT' }],
    })
    const timeline = await world.call(analyst, nominal, 'getTimeline', {
      params: { nominalId: person.nominalId },
      query: {},
    })
    expect(timeline.body).toContain(made.id)
    expect(
      (
        await world.call(officer, nominal, 'getTimeline', {
          params: { nominalId: person.nominalId },
          query: {},
        })
      ).body,
    ).not.toContain(made.id)
  })
})

describe('intelligence.get', () => {
  it('is not for a role that may only write entries up', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const made = await world.ok(officer, intelligence, 'submit', { body: entryBody([]) })
    expect(
      (await world.call(officer, intelligence, 'get', { params: { reportId: made.id } })).statusCode,
    ).toBe(403)
  })

  it('hides a restricted entry like an unknown one until the reader is in the group; then it appears, on the timeline too', async () => {
    const officer = await world.actor('INTELLIGENCE_OFFICER')
    const analyst = await world.actor('ANALYST')
    const groupId = await makeGroup(world, [officer])
    const person = await makePerson(world)
    const read = async () => world.call(analyst, intelligence, 'get', { params: { reportId: made.id } })
    const timeline = () =>
      world.call(analyst, nominal, 'getTimeline', { params: { nominalId: person.nominalId }, query: {} })
    const page = () => world.call(analyst, nominal, 'get', { params: { nominalId: person.nominalId } })
    const before = [plain((await timeline()).body), plain((await page()).body)]
    const made = await world.ok(officer, intelligence, 'submit', {
      body: entryBody([person.nominalId], { restrictToGroupIds: [groupId] }),
    })

    expect(made.reference).toMatch(/^INT\/2026\/R[B-Z2-9]{8}$/)
    const hidden = await read()
    expect(hidden.statusCode).toBe(404)
    expect(plain(hidden.body)).toBe(
      plain((await world.call(analyst, intelligence, 'get', { params: { reportId: unknown } })).body),
    )
    expect([plain((await timeline()).body), plain((await page()).body)]).toEqual(before)

    await world.admin.query('INSERT INTO group_member (group_id, user_id) VALUES ($1, $2)', [
      groupId,
      analyst.id,
    ])
    expect((await read()).json()).toMatchObject({
      id: made.id,
      isRestricted: true,
      restrictedTo: expect.stringContaining('Operation'),
    })
    expect((await timeline()).body).toContain(made.id)
  })

  it('shares one list between entries for the same group', async () => {
    const officer = await world.actor('INTELLIGENCE_OFFICER')
    const groupId = await makeGroup(world, [officer])
    for (let entry = 0; entry < 2; entry += 1)
      await world.ok(officer, intelligence, 'submit', {
        body: entryBody([], { restrictToGroupIds: [groupId] }),
      })
    const lists = await world.admin.query(
      "SELECT 1 FROM acl_principal WHERE kind = 'group' AND principal_id = $1",
      [groupId],
    )
    expect(lists.rows).toHaveLength(1)
  })
})

describe('intelligence.listOwnGroups', () => {
  it('lists only the groups that the writer is in', async () => {
    const officer = await world.actor('INTELLIGENCE_OFFICER')
    const own = await makeGroup(world, [officer])
    await makeGroup(world, [await world.actor('DETECTIVE')])
    const { groups } = await world.ok(officer, intelligence, 'listOwnGroups', {})
    expect(groups.map((group) => group.id)).toEqual([own])
  })
})
