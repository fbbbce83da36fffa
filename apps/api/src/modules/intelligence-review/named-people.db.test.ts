/** Whom a paragraph names is linked when the name is answered, and shows so to exactly those who may hold the paragraph. */
import { identity, intelligence, intelligenceReview, nominal, pole } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePerson } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeGroup } from '../admin/admin.testing.ts'
import { entryBody } from '../intelligence/intelligence.fixtures.ts'
import { act, done, gradeBody, paragraphAt, plainParagraph, textBody } from './intelligence-review.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const named = 'Orla Thistlewick'
const raw = `${named} drives the van on Fridays.`

/** What the page of a person and its chart answer, byte for byte. */
async function shown(as: Actor, nominalId: string): Promise<string[]> {
  const timeline = await world.call(as, nominal, 'getTimeline', { params: { nominalId }, query: {} })
  const chart = await world.call(as, pole, 'getChart', { params: { recordId: nominalId } })
  const page = await world.call(as, nominal, 'get', { params: { nominalId } })
  expect([timeline, chart, page].map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
  return [timeline.body, chart.body, page.body]
}

const rolesOn = async (as: Actor, nominalId: string): Promise<string[][]> =>
  (await world.ok(as, nominal, 'getTimeline', { params: { nominalId }, query: {} })).entries.map(
    ({ roleLabels }) => roleLabels,
  )

const chartIds = async (as: Actor, nominalId: string): Promise<string[]> =>
  (await world.ok(as, pole, 'getChart', { params: { recordId: nominalId } })).nodes.map(({ id }) => id)

/** Taken, graded and worded, with the name still to be answered. */
async function worded(
  text = raw,
  { subjectIds = [], ...more }: { subjectIds?: string[] } & Parameters<typeof plainParagraph>[0] = {},
) {
  const writer = await world.actor('RESPONSE_OFFICER')
  const evaluator = await world.actor('INTELLIGENCE_OFFICER')
  const { id: reportId } = await world.ok(writer, intelligence, 'submit', {
    body: entryBody(subjectIds, { paragraphs: [plainParagraph({ text: raw, ...more })] }),
  })
  await done(world, evaluator, 'accept', { reportId })
  await done(world, evaluator, 'grade', { reportId, number: 1 }, gradeBody())
  await done(world, evaluator, 'sanitise', { reportId, number: 1 }, textBody({ text }))
  /** Answers the name, and says of whom it is that they are neither suspected nor harmed. */
  const answer = async (mention: { recordId?: string; reason?: string }) => {
    const mentions = [{ value: named, ...mention }]
    await done(world, evaluator, 'answerMentions', { reportId, number: 1 }, { mentions })
    if (mention.recordId !== undefined)
      await done(
        world,
        evaluator,
        'sayPerson',
        { reportId, nominalId: mention.recordId },
        { category: 'OTHER' },
      )
  }
  const release = () => done(world, evaluator, 'step', { reportId }, { step: 'RELEASE' })
  return { writer, evaluator, reportId, answer, release }
}

describe('a name that was answered with a record', () => {
  it('shows on the page and the chart of the person: to the unit at once, to a reader with the release, to nobody else ever', async () => {
    const { nominalId } = await makePerson(world, { forename: 'Orla', surname: 'Thistlewick' })
    const reader = await world.actor('DETECTIVE')
    const outsider = await world.actor('RESPONSE_OFFICER')
    const { answer, release, evaluator, reportId } = await worded()
    const [before, without] = [await shown(reader, nominalId), await shown(outsider, nominalId)]
    await answer({ recordId: nominalId })
    expect(await rolesOn(evaluator, nominalId)).toEqual([['Mentioned']])
    expect(await shown(reader, nominalId)).toEqual(before)
    await release()
    expect(await rolesOn(reader, nominalId)).toEqual([['Mentioned']])
    expect(await chartIds(reader, nominalId)).toContain(reportId)
    const page = await world.ok(reader, intelligence, 'get', { params: { reportId } })
    expect(page.subjects.map((one) => [one.nominalId, one.roleLabel])).toEqual([[nominalId, 'Mentioned']])
    expect(await shown(outsider, nominalId)).toEqual(without)
  })

  it('is not told to a reader who is not on the list of the paragraph, nor to whom a condition leaves out', async () => {
    const { nominalId } = await makePerson(world, { forename: 'Orla', surname: 'Thistlewick' })
    const writer = await world.actor('RESPONSE_OFFICER')
    const unit = await world.actor('INTELLIGENCE_OFFICER')
    const [listed, other] = [await world.actor('DETECTIVE'), await world.actor('DETECTIVE')]
    const groupId = await makeGroup(world, [writer, unit, listed])
    const { id: reportId } = await world.ok(writer, intelligence, 'submit', {
      body: entryBody([], {
        paragraphs: [
          plainParagraph({ text: 'A van is parked at the yard.' }),
          plainParagraph({ text: raw, restrictToGroupIds: [groupId] }),
        ],
      }),
    })
    const [before, ofUnit] = [
      await shown(other, nominalId),
      await shown(await world.actor('INTELLIGENCE_OFFICER'), nominalId),
    ]
    await done(world, unit, 'accept', { reportId })
    for (const number of [1, 2]) {
      await done(world, unit, 'grade', { reportId, number }, gradeBody())
      const text = number === 1 ? 'A van is parked at the yard.' : raw
      await done(world, unit, 'sanitise', { reportId, number }, textBody({ text }))
    }
    const mentions = [{ value: named, recordId: nominalId }]
    await done(world, unit, 'answerMentions', { reportId, number: 2 }, { mentions })
    await done(world, unit, 'sayPerson', { reportId, nominalId }, { category: 'OTHER' })
    await done(world, unit, 'step', { reportId }, { step: 'RELEASE' })
    expect(await rolesOn(listed, nominalId)).toEqual([['Mentioned']])
    expect(await shown(other, nominalId)).toEqual(before)
    expect(await shown(await world.actor('INTELLIGENCE_OFFICER'), nominalId)).toEqual(ofUnit)
  })

  it('is told to no reader where it was taken out of the sanitised text', async () => {
    const { nominalId } = await makePerson(world, { forename: 'Orla', surname: 'Thistlewick' })
    const reader = await world.actor('DETECTIVE')
    const { answer, release, evaluator } = await worded('A woman drives the van on Fridays.')
    const before = await shown(reader, nominalId)
    await answer({ recordId: nominalId })
    await release()
    expect(await rolesOn(evaluator, nominalId)).toEqual([['Mentioned']])
    expect(await shown(reader, nominalId)).toEqual(before)
  })

  it('moves when it is answered anew, and what was said before is kept', async () => {
    const [wrong, right] = [
      await makePerson(world, { forename: 'Orla', surname: 'Thistlewick' }),
      await makePerson(world, { forename: 'Orla', surname: 'Thistlewick', dob: '1971-02-03' }),
    ]
    const reader = await world.actor('DETECTIVE')
    const { answer, release, evaluator, reportId } = await worded()
    await answer({ recordId: wrong.nominalId })
    await release()
    await done(world, evaluator, 'step', { reportId }, { step: 'RE_EVALUATE', reason: 'Another woman' })
    const apart = await shown(reader, right.nominalId)
    await answer({ recordId: right.nominalId })
    // Whom it was not about is let go at once; whom it is about is told with the next release.
    expect(await rolesOn(reader, wrong.nominalId)).toEqual([])
    expect(await rolesOn(evaluator, wrong.nominalId)).toEqual([])
    expect(await shown(reader, right.nominalId)).toEqual(apart)
    await release()
    expect(await rolesOn(reader, right.nominalId)).toEqual([['Mentioned']])
    const { paragraphs } = await world.ok(evaluator, intelligenceReview, 'getEvaluation', {
      params: { reportId },
    })
    expect(paragraphs[0]?.mentions[0]?.earlier).toMatchObject([
      { recordId: wrong.nominalId, by: { id: evaluator.id } },
    ])
    const { rows } = await world.admin.query<{ ended_by: string; role: string }>(
      'SELECT ended_by, role FROM link WHERE from_id = $1 AND to_id = $2',
      [reportId, wrong.personRecordId],
    )
    expect(rows).toEqual([{ ended_by: evaluator.id, role: 'MENTIONED' }])
    await done(world, evaluator, 'step', { reportId }, { step: 'RE_EVALUATE', reason: 'Nobody known' })
    await answer({ reason: 'NO_MATCH' })
    expect(await rolesOn(reader, right.nominalId)).toEqual([])
  })

  it('follows a nominal that is joined to another one', async () => {
    const [kept, joined] = [
      await makePerson(world, { forename: 'Orla', surname: 'Thistlewick' }),
      await makePerson(world, { forename: 'Orla', surname: 'Thistlewick' }),
    ]
    const { answer, release } = await worded()
    await answer({ recordId: joined.nominalId })
    await release()
    await world.ok(
      await world.actor('ANALYST'),
      identity,
      'decide',
      {
        params: { nominalId: kept.nominalId },
        body: {
          otherNominalId: joined.nominalId,
          decision: 'same',
          reason: 'Fingerprints compared',
          evidence: ['FINGERPRINT'],
        },
      },
      { version: 1 },
    )
    expect(await rolesOn(await world.actor('DETECTIVE'), kept.nominalId)).toEqual([['Mentioned']])
  })

  it('is one link where the report is about the person already', async () => {
    const { nominalId } = await makePerson(world, { forename: 'Orla', surname: 'Thistlewick' })
    const { answer, release } = await worded(raw, { subjectIds: [nominalId] })
    await answer({ recordId: nominalId })
    await release()
    expect(await rolesOn(await world.actor('DETECTIVE'), nominalId)).toEqual([['Subject']])
  })
})

describe('what the writer said of a name', () => {
  it('links it for the unit from the first moment, and for readers with the release', async () => {
    const { nominalId } = await makePerson(world, { forename: 'Orla', surname: 'Thistlewick' })
    const reader = await world.actor('DETECTIVE')
    const mentions = [{ value: named, recordId: nominalId }]
    const { evaluator, release, reportId, writer } = await worded(raw, { mentions })
    expect(await rolesOn(evaluator, nominalId)).toEqual([['Mentioned']])
    for (const one of [writer, reader]) expect(await rolesOn(one, nominalId)).toEqual([])
    await done(world, evaluator, 'sayPerson', { reportId, nominalId }, { category: 'OTHER' })
    await release()
    expect(await rolesOn(reader, nominalId)).toEqual([['Mentioned']])
  })
})

describe('a release', () => {
  it('is refused while a name in the text that others see is neither linked nor said to be nobody (NL-2, NL-3)', async () => {
    const { evaluator, reportId, answer, release } = await worded()
    const asked = await act(world, evaluator, 'step', { reportId }, { step: 'RELEASE' })
    expect([asked.statusCode, asked.body]).toEqual([409, expect.stringContaining('NL-2')])
    await answer({ reason: 'OTHER' })
    expect((await act(world, evaluator, 'step', { reportId }, { step: 'RELEASE' })).body).toContain('NL-3')
    await answer({ reason: 'PART_NAME' })
    expect((await release()).state).toBe('EVALUATED')
  })

  it('is refused while it is not said of a person as what the report has them, on what ground, and why sensitive data stand (NL-4, NL-5)', async () => {
    const { nominalId } = await makePerson(world, { forename: 'Orla', surname: 'Thistlewick' })
    const { evaluator, reportId, release } = await worded(raw, { subjectIds: [nominalId] })
    await done(
      world,
      evaluator,
      'answerMentions',
      { reportId, number: 1 },
      { mentions: [{ value: named, recordId: nominalId }] },
    )
    const left = async (body?: object) => {
      if (body !== undefined) await done(world, evaluator, 'sayPerson', { reportId, nominalId }, body)
      return (await act(world, evaluator, 'step', { reportId }, { step: 'RELEASE' })).body
    }
    expect(await left()).toContain('NL-4')
    expect(await left({ category: 'SUSPECT' })).toContain('Say on what each is suspected')
    const sensitive = { kind: 'HEALTH', isStrictlyNecessary: true }
    const groundId = await paragraphAt(world, reportId, 1)
    expect(await left({ category: 'SUSPECT', groundId, sensitive: [sensitive] })).toContain('NL-5')
    const strange = { category: 'SUSPECT', groundId: reportId }
    const refused = await act(world, evaluator, 'sayPerson', { reportId, nominalId }, strange)
    expect([refused.statusCode, refused.body]).toEqual([400, expect.stringContaining('groundId')])
    await done(
      world,
      evaluator,
      'sayPerson',
      { reportId, nominalId },
      { category: 'SUSPECT', groundId, sensitive: [{ ...sensitive, schedule8: 'SAFEGUARDING' }] },
    )
    expect((await release()).state).toBe('EVALUATED')
    const reader = await world.actor('DETECTIVE')
    const page = await world.ok(reader, intelligence, 'get', { params: { reportId } })
    expect(page.subjects.map(({ category }) => category)).toEqual(['Suspected of an offence'])
    expect(JSON.stringify(page)).not.toContain('SAFEGUARDING')
  })

  it('asks nothing of a person of a paragraph that the evaluator does not reach, and answers 404 for them', async () => {
    const { nominalId } = await makePerson(world, { forename: 'Orla', surname: 'Thistlewick' })
    const { evaluator, reportId } = await worded()
    const { nominalId: other } = await makePerson(world)
    for (const id of [nominalId, other])
      expect(
        (await act(world, evaluator, 'sayPerson', { reportId, nominalId: id }, { category: 'OTHER' }))
          .statusCode,
      ).toBe(404)
  })
})

describe('where row security binds the owner of the tables', () => {
  const OWNER = 'mips_named_owner'
  const own = 'mips.keep_mentioned(uuid, int, text[], text[], boolean, timestamptz)'
  const inner = 'mips.is_same_one(uuid, uuid)'
  const sql = (text: string) => world.admin.query<{ name: string }>(text)
  beforeAll(async () => {
    await sql(`CREATE ROLE ${OWNER} NOLOGIN`)
    for (const schema of ['public', 'mips', 'audit', 'vault'])
      await sql(
        `GRANT USAGE ON SCHEMA ${schema} TO ${OWNER}; GRANT ALL ON ALL TABLES IN SCHEMA ${schema} TO ${OWNER};
         GRANT ALL ON ALL SEQUENCES IN SCHEMA ${schema} TO ${OWNER}; GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${OWNER}`,
      )
    for (const one of [own, inner]) await sql(`ALTER FUNCTION ${one} OWNER TO ${OWNER}`)
  })
  afterAll(async () => {
    const [me] = (await sql('SELECT current_user AS name')).rows
    await sql(`REASSIGN OWNED BY ${OWNER} TO ${me?.name}; DROP OWNED BY ${OWNER}; DROP ROLE ${OWNER}`)
  })

  it('links, tells and takes away all the same', async () => {
    const [wrong, right] = [
      await makePerson(world, { forename: 'Orla', surname: 'Thistlewick' }),
      await makePerson(world, { forename: 'Orla', surname: 'Thistlewick' }),
    ]
    const reader = await world.actor('DETECTIVE')
    const { answer, release, evaluator, reportId } = await worded()
    await answer({ recordId: wrong.nominalId })
    await release()
    expect(await rolesOn(reader, wrong.nominalId)).toEqual([['Mentioned']])
    await done(world, evaluator, 'step', { reportId }, { step: 'RE_EVALUATE', reason: 'Another woman' })
    await answer({ recordId: right.nominalId })
    expect(await rolesOn(evaluator, wrong.nominalId)).toEqual([])
    await release()
    expect(await rolesOn(reader, right.nominalId)).toEqual([['Mentioned']])
  })
})
