/** Who sees whom a report is about, what is released and who approves it, where some of it is for a list, held back or left out. */
import { intelligence, intelligenceReview, nominal, pole } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrange, makePerson } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeGroup } from '../admin/admin.testing.ts'
import { entryBody } from '../intelligence/intelligence.fixtures.ts'
import { act, done, gradeBody, plainParagraph, riskBody, textBody } from './intelligence-review.testing.ts'

const database = await testDatabase()
const world = await buildWorld(database)
afterAll(() => world.close())

const later = (minutes = 5) =>
  world.clock.set(new Date(world.clock.now().getTime() + minutes * 60_000).toISOString())
const page = (as: Actor, reportId: string) => world.ok(as, intelligence, 'get', { params: { reportId } })
const texts = async (as: Actor, reportId: string) =>
  (await page(as, reportId)).paragraphs.map(({ text }) => text)
const refusal = async (answer: Promise<{ statusCode: number; body: string }>) => {
  const { statusCode, body } = await answer
  return `${statusCode} ${body}`
}

/** One paragraph about one person, opened and graded by a member of a group. */
async function taken(more: { isNamed?: boolean; isAnswered?: boolean } = {}) {
  const inside = await world.actor('INTELLIGENCE_OFFICER')
  const groupId = await makeGroup(world, [inside])
  const { nominalId } = await makePerson(world)
  const mentions =
    more.isNamed === false || more.isAnswered === false
      ? []
      : [{ value: 'Marla Brindlecombe', recordId: nominalId }]
  const text = more.isNamed === false ? 'Keeps a knife in the van.' : 'Marla Brindlecombe keeps a knife.'
  const { id: reportId } = await world.ok(await world.actor('RESPONSE_OFFICER'), intelligence, 'submit', {
    body: entryBody([nominalId], { paragraphs: [plainParagraph({ text, mentions })] }),
  })
  await done(world, inside, 'accept', { reportId })
  await done(world, inside, 'grade', { reportId, number: 1 }, gradeBody())
  await done(world, inside, 'sayPerson', { reportId, nominalId }, { category: 'OTHER' })
  const write = (as: Actor, body: Parameters<typeof textBody>[0] = {}) =>
    done(world, as, 'sanitise', { reportId, number: 1 }, textBody({ text: 'Keeps a knife.', ...body }))
  const step = (as: Actor, code: string, reason = 'To look at it anew') =>
    done(world, as, 'step', { reportId }, { step: code, reason })
  return { inside, groupId, nominalId, reportId, write, step }
}

/** Whether the report is on the page, the timeline or the chart of the person. */
async function isTold(as: Actor, nominalId: string, reportId: string): Promise<boolean> {
  const answers = [
    await world.call(as, nominal, 'get', { params: { nominalId } }),
    await world.call(as, nominal, 'getTimeline', { params: { nominalId }, query: {} }),
    await world.call(as, pole, 'getChart', { params: { recordId: nominalId } }),
  ]
  return answers.some(({ body }) => body.includes(reportId))
}

describe('whom a paragraph is about, once it is held back', () => {
  it('stays with the readers of a restricted text through hold, lift and a draft for more people', async () => {
    const { inside, groupId, nominalId, reportId, write, step } = await taken()
    const outside = await world.actor('DETECTIVE')
    const manager = await world.actor('INTELLIGENCE_MANAGER')
    await write(inside, { restrictToGroupIds: [groupId] })
    await step(inside, 'RELEASE')
    expect(await isTold(inside, nominalId, reportId)).toBe(true)
    expect(await isTold(outside, nominalId, reportId)).toBe(false)
    later()
    await done(world, manager, 'hold', { reportId }, { reason: 'A source at risk' })
    expect(await isTold(outside, nominalId, reportId)).toBe(false)
    later()
    await done(world, manager, 'lift', { reportId }, { reason: 'It was another report' })
    expect(await isTold(outside, nominalId, reportId)).toBe(false)
    await write(inside)
    await done(world, manager, 'hold', { reportId }, { reason: 'A source at risk' })
    expect(await isTold(outside, nominalId, reportId)).toBe(false)
    expect(await isTold(inside, nominalId, reportId)).toBe(true)
  })

  it('stays with the unit where the paragraph was left out, through hold, lift and a check that is sent back', async () => {
    const { inside, nominalId, reportId, step } = await taken()
    const outside = await world.actor('DETECTIVE')
    const manager = await world.actor('INTELLIGENCE_MANAGER')
    const leaveOut = { isLeftOut: true, leftOutReason: 'Only the source knew' }
    await done(world, inside, 'sanitise', { reportId, number: 1 }, leaveOut)
    await step(inside, 'RELEASE')
    for (const act of ['hold', 'lift'] as const) {
      later()
      await done(world, manager, act, { reportId }, { reason: 'A source at risk' })
      expect(await isTold(outside, nominalId, reportId)).toBe(false)
    }
    await step(inside, 'ASK_CHECK')
    await step(await world.actor('INTELLIGENCE_OFFICER'), 'SEND_BACK')
    expect(await isTold(outside, nominalId, reportId)).toBe(false)
  })

  it('is restricted with all of the report where no paragraph names the person', async () => {
    const { inside, groupId, nominalId, reportId, write, step } = await taken({ isNamed: false })
    const outside = await world.actor('DETECTIVE')
    await write(inside, { restrictToGroupIds: [groupId] })
    await step(inside, 'RELEASE')
    expect(await isTold(inside, nominalId, reportId)).toBe(true)
    expect(await isTold(outside, nominalId, reportId)).toBe(false)
  })
})

describe('a text for a list', () => {
  it('is seen and checked by whoever releases it', async () => {
    const { inside, groupId, reportId, write, step } = await taken()
    const other = await world.actor('INTELLIGENCE_OFFICER')
    await write(inside)
    await write(inside, { text: 'Marla Brindlecombe told Wilma Tarrantby.', restrictToGroupIds: [groupId] })
    const release = act(world, other, 'step', { reportId }, { step: 'RELEASE' })
    expect(await refusal(release)).toMatch(/^4.*(NL|IS)-/)
    await write(inside, { text: 'Keeps a blade.', restrictToGroupIds: [groupId] })
    await step(other, 'RELEASE')
    expect(await texts(inside, reportId)).toEqual(['Keeps a blade.'])
    expect(await texts(other, reportId)).toEqual([])
    expect(await texts(await world.actor('DETECTIVE'), reportId)).toEqual([])
  })

  it('is not written anew for everybody by a member of the unit who is not on it', async () => {
    const { inside, groupId, reportId, write, step } = await taken()
    const other = await world.actor('INTELLIGENCE_OFFICER')
    await write(inside, { restrictToGroupIds: [groupId] })
    await step(inside, 'RELEASE')
    later()
    await step(other, 'RE_EVALUATE')
    const wider = act(world, other, 'sanitise', { reportId, number: 1 }, textBody())
    expect(await refusal(wider)).toMatch(/^4.*restrictToGroupIds/)
    await write(inside, { text: 'Keeps a blade.', restrictToGroupIds: [groupId] })
    expect(await texts(await world.actor('DETECTIVE'), reportId)).toEqual([])
  })
})

describe('a return', () => {
  it('waits for a hold where only a list that its taker is not on holds something (IW-7)', async () => {
    const inside = await world.actor('INTELLIGENCE_OFFICER')
    const other = await world.actor('INTELLIGENCE_OFFICER')
    const writer = await world.actor('RESPONSE_OFFICER')
    const groupId = await makeGroup(world, [inside, writer])
    const { id: reportId } = await world.ok(writer, intelligence, 'submit', {
      body: entryBody([], {
        paragraphs: [
          plainParagraph(),
          plainParagraph({ text: 'For the operation.', restrictToGroupIds: [groupId] }),
        ],
      }),
    })
    await done(world, inside, 'accept', { reportId })
    for (const number of [1, 2]) await done(world, inside, 'grade', { reportId, number }, gradeBody())
    const leaveOut = { isLeftOut: true, leftOutReason: 'Only the source knew' }
    await done(world, inside, 'sanitise', { reportId, number: 1 }, leaveOut)
    await done(world, inside, 'sanitise', { reportId, number: 2 }, textBody({ text: 'For the list.' }))
    const step = (as: Actor, code: string) =>
      done(world, as, 'step', { reportId }, { step: code, reason: 'To look at it anew' })
    await step(inside, 'RELEASE')
    later()
    await step(other, 'RE_EVALUATE')
    await step(other, 'ASK_CHECK')
    await step(await world.actor('INTELLIGENCE_OFFICER'), 'SEND_BACK')
    const back = act(world, other, 'giveBack', { reportId }, { reason: 'Say which van' })
    expect(await refusal(back)).toContain('IW-7')
    expect(await texts(inside, reportId)).toEqual(['For the list.'])
    const manager = await world.actor('INTELLIGENCE_MANAGER')
    await done(world, manager, 'hold', { reportId }, { reason: 'A source at risk' })
    await done(world, manager, 'lift', { reportId }, { reason: 'Looked into' })
    await done(world, other, 'giveBack', { reportId }, { reason: 'Say which van' })
  })
})

describe('who approves', () => {
  /** Under a condition, with everything that a check asks for. */
  async function underConditions(more: Parameters<typeof taken>[0] = { isNamed: false }) {
    const course = await taken(more)
    const { inside, reportId, write } = course
    const conditions = (code: 'A1' | 'A2') => gradeBody({ handlingCode: 'C', conditions: [{ code }] })
    const grade = (as: Actor, code: 'A1' | 'A2') =>
      done(world, as, 'grade', { reportId, number: 1 }, { ...conditions(code), reason: 'Conditions' })
    await grade(inside, 'A1')
    await write(inside)
    await done(world, inside, 'assessRisk', { reportId }, riskBody())
    await done(world, await world.actor('INTELLIGENCE_OFFICER'), 'authoriseRisk', { reportId })
    return { ...course, grade }
  }

  it('is nobody who changed its conditions and left the grade as it was (IW-3)', async () => {
    const { inside, reportId, grade, step } = await underConditions()
    const second = await world.actor('INTELLIGENCE_OFFICER')
    later()
    await grade(second, 'A2')
    later()
    await step(inside, 'ASK_CHECK')
    expect(await refusal(act(world, second, 'approve', { reportId }))).toContain('IW-3')
    await done(world, await world.actor('INTELLIGENCE_OFFICER'), 'approve', { reportId })
    later()
    // What was done before the last release is checked already.
    await step(inside, 'RE_EVALUATE')
    await step(inside, 'ASK_CHECK')
    await done(world, second, 'approve', { reportId })
  })

  it('is nobody who said who its names are (IW-3)', async () => {
    const { inside, nominalId, reportId, write, step } = await underConditions({ isAnswered: false })
    const second = await world.actor('INTELLIGENCE_OFFICER')
    await write(inside, { text: 'Keeps a knife in the van of Marla Brindlecombe.' })
    const mentions = [{ value: 'Marla Brindlecombe', recordId: nominalId }]
    await done(world, second, 'answerMentions', { reportId, number: 1 }, { mentions })
    await step(inside, 'ASK_CHECK')
    expect(await refusal(act(world, second, 'approve', { reportId }))).toContain('IW-3')
    await done(world, await world.actor('INTELLIGENCE_OFFICER'), 'approve', { reportId })
  })
})

describe('where row security binds the owner of the tables', () => {
  const OWNER = 'mips_closer_owner'
  const functions = [
    'mips.refuse_wider_readers()',
    'mips.next_intelligence_text(uuid, int)',
    'mips.release_intelligence(uuid, timestamptz)',
    'mips.withdraw_intelligence()',
    'mips.place_intelligence_links(uuid)',
  ]
  const superuser = async () =>
    (await world.admin.query<{ name: string }>('SELECT current_user AS name')).rows[0]?.name
  beforeAll(async () => {
    await world.admin.query(`CREATE ROLE ${OWNER} NOLOGIN`)
    for (const schema of ['public', 'mips', 'audit'])
      await world.admin.query(
        `GRANT USAGE ON SCHEMA ${schema} TO ${OWNER}; GRANT ALL ON ALL TABLES IN SCHEMA ${schema} TO ${OWNER};
         GRANT ALL ON ALL SEQUENCES IN SCHEMA ${schema} TO ${OWNER}; GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${OWNER}`,
      )
    for (const one of functions) await world.admin.query(`ALTER FUNCTION ${one} OWNER TO ${OWNER}`)
  })
  afterAll(async () => {
    await world.admin.query(
      `REASSIGN OWNED BY ${OWNER} TO ${await superuser()}; DROP OWNED BY ${OWNER}; DROP ROLE ${OWNER}`,
    )
  })

  const live = async (reportId: string) =>
    (
      await world.admin.query<{ version: number }>(
        'SELECT version FROM intelligence_text WHERE report_id = $1 AND is_live',
        [reportId],
      )
    ).rows.map(({ version }) => version)

  it('withdraws, numbers, releases and places also what is for a list on which the caller is not', async () => {
    const { inside, groupId, nominalId, reportId, write, step } = await taken()
    const [manager, outside] = [await world.actor('INTELLIGENCE_MANAGER'), await world.actor('DETECTIVE')]
    await write(inside, { restrictToGroupIds: [groupId] })
    await step(inside, 'RELEASE')
    expect(await live(reportId)).toEqual([1])
    later()
    await done(world, manager, 'hold', { reportId }, { reason: 'A source at risk' })
    expect(await live(reportId)).toEqual([])
    expect(await isTold(outside, nominalId, reportId)).toBe(false)
    later()
    await done(world, manager, 'lift', { reportId }, { reason: 'It was another report' })
    expect(await texts(inside, reportId)).toEqual([])
    await write(inside, { restrictToGroupIds: [groupId] })
    await step(await world.actor('INTELLIGENCE_OFFICER'), 'RELEASE')
    expect(await live(reportId)).toEqual([2])
    expect(await isTold(outside, nominalId, reportId)).toBe(false)
  })

  it('numbers and withdraws a paragraph for a list, and refuses a text for more people', async () => {
    const inside = await world.actor('INTELLIGENCE_OFFICER')
    const groupId = await makeGroup(world, [inside])
    const manager = await world.actor('INTELLIGENCE_MANAGER')
    const listed = plainParagraph({ text: 'For the operation.', restrictToGroupIds: [groupId] })
    const writer = await world.actor('INTELLIGENCE_OFFICER')
    await world.admin.query('INSERT INTO group_member (group_id, user_id) VALUES ($1, $2)', [
      groupId,
      writer.id,
    ])
    const { id: reportId } = await world.ok(writer, intelligence, 'submit', {
      body: entryBody([], { paragraphs: [plainParagraph(), listed] }),
    })
    await done(world, inside, 'accept', { reportId })
    for (const number of [1, 2]) {
      await done(world, inside, 'grade', { reportId, number }, gradeBody())
      await done(world, inside, 'sanitise', { reportId, number }, textBody())
    }
    await done(world, inside, 'step', { reportId }, { step: 'RELEASE' })
    expect(await live(reportId)).toEqual([1, 1])
    await done(world, manager, 'hold', { reportId }, { reason: 'A source at risk' })
    expect(await live(reportId)).toEqual([])
    const wider = arrange(
      world,
      ({ tx }) =>
        tx.$executeRaw`INSERT INTO intelligence_text (report_id, number, version, text, reader_acl, written_at) VALUES (${reportId}::uuid, 2, 9, 'x', 0, now())`,
    )
    await expect(wider).rejects.toThrow('open to more people')
  })
})

describe('a backlog', () => {
  it('never hides a new report of serious harm, and is counted whole', async () => {
    const send = async (more: object) =>
      (
        await world.ok(await world.actor('RESPONSE_OFFICER'), intelligence, 'submit', {
          body: entryBody([], { paragraphs: [plainParagraph()], ...more }),
        })
      ).id
    const low = await send({ isSeriousHarm: false, isImminent: false })
    later()
    const high = await send({ isSeriousHarm: true })
    const copies = ['record', 'intelligence_report', 'intelligence_paragraph'].map(
      (table) =>
        `INSERT INTO ${table} SELECT n.* FROM ${table} t CROSS JOIN backlog b CROSS JOIN LATERAL jsonb_populate_record(t, ${
          table === 'intelligence_paragraph'
            ? `jsonb_build_object('id', new_id(), 'report_id', b.id)`
            : `jsonb_build_object('id', b.id)${table === 'record' ? ` || '{"reference": null}'` : ''}`
        }) n WHERE t.${table === 'intelligence_paragraph' ? 'report_id' : 'id'} = '${low}'`,
    )
    await world.admin.query(
      `SET session_replication_role = replica; CREATE TEMP TABLE backlog AS SELECT new_id() AS id FROM generate_series(1, 5000);
       ${copies.join(';')}; SET session_replication_role = DEFAULT; ANALYZE record, intelligence_report, intelligence_paragraph`,
    )
    const officer = await world.actor('INTELLIGENCE_OFFICER')
    const seen = await world.ok(officer, intelligenceReview, 'listQueue', { query: { view: 'UNREAD' } })
    expect(seen.lines.map(({ id }) => id)).toContain(high)
    expect(seen.total).toBeGreaterThan(5000)
    expect(seen.views.find(({ code }) => code === 'UNREAD')?.count).toBe(seen.total)
    expect(seen.figures.unread).toBe(seen.total)
  })
})
