import { intelligence, nominal } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeGroup } from '../admin/admin.testing.ts'
import { entryBody, makeReturned, paragraphBody } from './intelligence.fixtures.ts'
import { makeLive } from './intelligence.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const unknown = '00000000-0000-7000-8000-000000000000'
const plain = (body: string) => body.replace(/"requestId":"[^"]+"/, '')
const entries = async () =>
  Number((await world.admin.query<{ n: string }>('SELECT count(*) AS n FROM intelligence_report')).rows[0]?.n)

describe('intelligence.submit', () => {
  it.each([
    ['an unreliable source without a reason', { sourceGrade: '3' as const }, 'paragraphs.0.gradeReason'],
    [
      'information suspected false without a reason',
      { assessmentGrade: 'E' as const },
      'paragraphs.0.gradeReason',
    ],
    [
      'a corroborated entry without what corroborates it',
      { assessmentGrade: 'B' as const },
      'paragraphs.0.corroboratedById',
    ],
    ['conditions that are not given', { handlingCode: 'C' as const }, 'paragraphs.0.handlingConditions'],
    ['what is secret', { marking: 'SECRET' as const }, 'paragraphs.0.marking'],
    [
      'a second paragraph that is not whole',
      { paragraphs: [paragraphBody(), paragraphBody({ handlingCode: 'C' })] },
      'paragraphs.1.handlingConditions',
    ],
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

  it('keeps each paragraph with its grade, and says nothing of it on the event, the timeline and in the search', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const analyst = await world.actor('ANALYST')
    const person = await makePerson(world)
    const response = await world.call(officer, intelligence, 'submit', {
      body: entryBody([person.nominalId], {
        paragraphs: [
          paragraphBody({ text: 'Keeps a zweihander.', sourceGrade: '3', gradeReason: 'Wrong before' }),
          paragraphBody({ text: 'Sells cars.', provenance: 'Told in the canteen' }),
        ],
      }),
    })
    const made = response.json<{ id: string; reference: string; printedGrades: string[] }>()
    expect(made).toMatchObject({
      printedGrades: ['3 A P', '2 A P'],
      reference: expect.stringMatching(/^INT\/2026\/\d{6}$/),
    })
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { outcome: 'ok', subject_id: made.id, result_ids: [person.personRecordId] },
    ])
    const { rows } = await world.admin.query('SELECT title, summary, status FROM event WHERE id = $1', [
      made.id,
    ])
    expect(rows).toEqual([{ title: 'Intelligence report', summary: null, status: 'KEPT' }])
    const timeline = (actor: Actor) =>
      world.call(actor, nominal, 'getTimeline', { params: { nominalId: person.nominalId }, query: {} })
    expect((await timeline(analyst)).body).toContain(made.id)
    expect((await timeline(analyst)).body).not.toContain('zweihander')
    expect((await timeline(officer)).body).not.toContain(made.id)
    const words = await world.admin.query(
      "SELECT 1 FROM text_search_open WHERE record_id = $1 UNION ALL SELECT 1 FROM text_search_paragraph WHERE report_id = $1 UNION ALL SELECT 1 FROM record_search_open WHERE record_id = $1 AND text LIKE '%zweihander%'",
      [made.id],
    )
    expect(words.rows).toEqual([])
  })
})

describe('the rows of the unit', () => {
  it('are read by the unit alone, provenance not even by the writer', async () => {
    const writer = await world.actor('DETECTIVE')
    const made = await world.ok(writer, intelligence, 'submit', {
      body: entryBody([], { provenance: 'Seen from the balcony' }),
    })
    const read = (actor: Actor) =>
      world.call(actor, intelligence, 'get', { params: { reportId: made.id } }).then(({ body }) => body)
    for (const role of ['ANALYST', 'INSPECTOR', 'DETECTIVE'] as const)
      expect(await read(await world.actor(role))).not.toMatch(/glove box|balcony/)
    expect(await read(writer)).not.toMatch(/balcony/)
    const unit = await read(await world.actor('INTELLIGENCE_OFFICER'))
    expect(unit).toMatch(/glove box/)
    expect(unit).toMatch(/balcony/)
    expect(
      (await world.call(await world.actor('ADMIN'), intelligence, 'get', { params: { reportId: made.id } }))
        .statusCode,
    ).toBe(403)
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

describe('the copy of a reader (IA-5)', () => {
  const copy = async (actor: Actor, reportId: string) =>
    world.ok(actor, intelligence, 'get', { params: { reportId } })

  it('is a signpost until something is live, and then the live paragraphs with their conditions', async () => {
    const made = await world.ok(await world.actor('RESPONSE_OFFICER'), intelligence, 'submit', {
      body: entryBody([], { handlingCode: 'C', handlingConditions: 'Ring first' }),
    })
    const analyst = await world.actor('ANALYST')
    expect(await copy(analyst, made.id)).toMatchObject({
      shows: 'SIGNPOST',
      contact: 'The intelligence unit',
      paragraphs: [],
      unit: null,
      submittedBy: null,
      subjects: [],
    })
    await makeLive(world, made.id, 'Keeps a knife in a vehicle.', { grade: ['2', 'C', 'C'] })
    expect(await copy(analyst, made.id)).toMatchObject({
      shows: 'REPORT',
      paragraphs: [
        {
          number: 1,
          text: 'Keeps a knife in a vehicle.',
          grade: { printed: '2 C C' },
          conditions: ['Ring first'],
        },
      ],
      unit: null,
    })
  })

  it('is byte for byte the same whether a paragraph of another list is there or not', async () => {
    const made = await world.ok(await world.actor('RESPONSE_OFFICER'), intelligence, 'submit', {
      body: entryBody([]),
    })
    await makeLive(world, made.id, 'Open to all.')
    const [inside, outside] = [await world.actor('ANALYST'), await world.actor('ANALYST')]
    const before = await world.call(outside, intelligence, 'get', { params: { reportId: made.id } })
    const listAcl = await groupAcl([inside])
    await makeLive(world, made.id, 'For the operation alone.', { number: 2, readerAcl: listAcl })
    const after = await world.call(outside, intelligence, 'get', { params: { reportId: made.id } })
    expect(plain(after.body)).toBe(plain(before.body))
    expect((await copy(inside, made.id)).paragraphs.map(({ text }) => text)).toEqual([
      'Open to all.',
      'For the operation alone.',
    ])
  })

  it('leaves sensitive paragraphs to those with the flag', async () => {
    const made = await world.ok(await world.actor('RESPONSE_OFFICER'), intelligence, 'submit', {
      body: entryBody([]),
    })
    await makeLive(world, made.id, 'Sensitive.')
    await world.admin.query('SET session_replication_role = replica')
    await world.admin.query(
      "UPDATE intelligence_text SET marking = 'OFFICIAL-SENSITIVE' WHERE report_id = $1",
      [made.id],
    )
    await world.admin.query('SET session_replication_role = DEFAULT')
    expect((await copy(await world.actor('INSPECTOR'), made.id)).shows).toBe('SIGNPOST')
    expect((await copy(await world.actor('DETECTIVE'), made.id)).shows).toBe('REPORT')
  })

  it('is found by the words of the sanitised text, never by those of the raw one', async () => {
    const made = await world.ok(await world.actor('RESPONSE_OFFICER'), intelligence, 'submit', {
      body: entryBody([], { text: 'Quokkaraw hides it.' }),
    })
    await makeLive(world, made.id, 'Quokkaclean is hidden.')
    const find = async (text: string) =>
      (await world.ok(await world.actor('ANALYST'), nominal, 'searchAll', { body: { text, filters: {} } }))
        .texts
    expect((await find('quokkaclean')).hits).toMatchObject([
      { recordId: made.id, sourceLabel: 'Intelligence' },
    ])
    expect(await find('quokkaraw')).toEqual({ count: 0, hasMore: false, hits: [] })
    const doubted = await world.ok(await world.actor('RESPONSE_OFFICER'), intelligence, 'submit', {
      body: entryBody([]),
    })
    await makeLive(world, doubted.id, 'Quokkaclean again.', { grade: ['3', 'C', 'P'] })
    // A source in doubt is found and not quoted (IG-7).
    const { hits } = await find('quokkaclean')
    expect(hits).toHaveLength(2)
    expect(hits.find(({ recordId }) => recordId === doubted.id)).toMatchObject({ snippet: [] })
  })
})

describe('intelligence.answerReturn', () => {
  it('keeps the new round beside the first, and tells the writer only what IW-9 tells', async () => {
    const writer = await world.actor('RESPONSE_OFFICER')
    const reportId = await makeReturned(world, writer)
    expect((await world.ok(writer, intelligence, 'listOwn', {})).reports).toMatchObject([
      { id: reportId, sees: 'RETURNED', returnReason: 'Say which van', paragraphs: [{ number: 1 }] },
    ])
    const body = { words: 'The white one', paragraphs: [{ number: 1, text: 'Keeps it in a white van.' }] }
    const other = await world.call(await world.actor('RESPONSE_OFFICER'), intelligence, 'answerReturn', {
      params: { reportId },
      body,
    })
    expect(other.statusCode).toBe(404)
    expect(await world.ok(writer, intelligence, 'answerReturn', { params: { reportId }, body })).toEqual({
      sees: 'SENT',
    })
    expect((await world.ok(writer, intelligence, 'listOwn', {})).reports).toMatchObject([
      { id: reportId, sees: 'SENT', returnReason: null, paragraphs: [] },
    ])
    const { rows } = await world.admin.query(
      'SELECT round, text FROM intelligence_paragraph WHERE report_id = $1 ORDER BY round',
      [reportId],
    )
    expect(rows).toEqual([
      { round: 1, text: 'Keeps a knife in the glove box of his van.' },
      { round: 2, text: 'Keeps it in a white van.' },
    ])
    const twice = await world.call(writer, intelligence, 'answerReturn', { params: { reportId }, body })
    expect(twice.json().error).toMatchObject({ code: 'rule_refused', facts: { rule: 'IW-1' } })
  })
})

/** A list whose only readers are members of a new group. */
async function groupAcl(members: Actor[]): Promise<number> {
  const groupId = await makeGroup(world, members)
  const { rows } = await world.admin.query<{ id: number }>(
    "INSERT INTO acl (set_key, grade, label) VALUES ($1, 'hidden', 'Operation') RETURNING id",
    [`test-${groupId}`],
  )
  await world.admin.query("INSERT INTO acl_principal (acl_id, kind, principal_id) VALUES ($1, 'group', $2)", [
    rows[0]?.id,
    groupId,
  ])
  return rows[0]?.id ?? -1
}

describe('intelligence.listOwnGroups', () => {
  it('lists only the groups that the writer is in', async () => {
    const officer = await world.actor('INTELLIGENCE_OFFICER')
    const own = await makeGroup(world, [officer])
    await makeGroup(world, [await world.actor('DETECTIVE')])
    const { groups } = await world.ok(officer, intelligence, 'listOwnGroups', {})
    expect(groups.map((group) => group.id)).toEqual([own])
  })
})
