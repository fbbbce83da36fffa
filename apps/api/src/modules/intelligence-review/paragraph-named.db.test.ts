/** A paragraph is named by its id: what is typed for one never lands in another when a member reaches fewer of them. */
import { intelligence, intelligenceReview, session } from '@mips/contracts'
import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeGroup } from '../admin/admin.testing.ts'
import { entryBody } from '../intelligence/intelligence.fixtures.ts'
import { done, gradeBody, plainParagraph, textBody, versionOf } from './intelligence-review.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const desk = (as: Actor, reportId: string) =>
  world.ok(as, intelligenceReview, 'getEvaluation', { params: { reportId } })

/** Taken by a member of a list: the first paragraph is for the list, the second for everybody. */
async function taken() {
  const member = await world.actor('INTELLIGENCE_OFFICER')
  const writer = await world.actor('RESPONSE_OFFICER')
  const groupId = await makeGroup(world, [member, writer])
  const { id: reportId } = await world.ok(writer, intelligence, 'submit', {
    body: entryBody([], {
      paragraphs: [
        plainParagraph({ text: 'For the operation alone.', restrictToGroupIds: [groupId] }),
        plainParagraph({ text: 'A knife is kept in his van.' }),
      ],
    }),
  })
  await done(world, member, 'accept', { reportId })
  const [listed, open] = (await desk(member, reportId)).paragraphs.map(({ id }) => id)
  const leave = () =>
    world.admin.query('UPDATE group_member SET valid_to = now() WHERE group_id = $1 AND user_id = $2', [
      groupId,
      member.id,
    ])
  return { member, reportId, listed: listed ?? '', open: open ?? '', leave }
}

describe('an act on a paragraph', () => {
  it('is not there once its member is off the list, and changes none that moved to its place', async () => {
    const { member, reportId, listed, open, leave } = await taken()
    await leave()
    expect((await desk(member, reportId)).paragraphs.map(({ id, number }) => [id, number])).toEqual([
      [open, 1],
    ])
    const send = async (
      name: 'grade' | 'sanitise' | 'answerMentions',
      paragraphId: string,
      body: object,
    ): Promise<unknown> => {
      const input = { params: { reportId, paragraphId }, body } as never
      const version = await versionOf(world, reportId)
      return (await world.call(member, intelligenceReview, name, input, { version })).statusCode
    }
    const bodies = {
      grade: gradeBody(),
      sanitise: textBody({ text: 'For the operation.' }),
      answerMentions: { mentions: [{ value: 'Tobias Quillfeather', reason: 'NO_MATCH' }] },
    }
    for (const [name, body] of Object.entries(bodies))
      for (const id of [listed, randomUUID()])
        expect(await send(name as keyof typeof bodies, id, body)).toBe(404)
    const [second] = (await desk(member, reportId)).paragraphs
    expect([second?.grade, second?.text]).toEqual([null, null])
    expect(await send('grade', open, gradeBody())).toBe(200)
  })
})

describe('getEvaluation', () => {
  it('says of a condition to whom it applies and whom it names, so that the same one is kept', async () => {
    const { member, reportId, open } = await taken()
    const reader = await world.actor('DETECTIVE')
    const conditions = [
      { code: 'NAMED_ONLY' as const, namedIds: [reader.id] },
      { code: 'NO_ACTION' as const, appliesTo: 'OTHER_FORCE' as const, expires: '2027-01-31' },
    ]
    const grade = () =>
      done(world, member, 'grade', { reportId, number: 2 }, gradeBody({ handlingCode: 'C', conditions }))
    const standing = async () =>
      (await desk(member, reportId)).paragraphs.find(({ id }) => id === open)?.conditions ?? []
    await grade()
    const first = await standing()
    expect(first).toMatchObject([
      { code: 'NAMED_ONLY', appliesTo: 'ALL', named: [{ id: reader.id }] },
      { code: 'NO_ACTION', appliesTo: 'OTHER_FORCE', named: [], expires: '2027-01-31' },
    ])
    await grade()
    expect(await standing()).toEqual(first)
  })
})

describe('a draft of a form of one paragraph', () => {
  it('is answered to its writer as long as they reach the paragraph', async () => {
    const { member, reportId, listed, open, leave } = await taken()
    const keyOf = (form: string, id: string) => `intelligence.${form}:${reportId}:${id}`
    const forms = ['copy', 'grade', 'names']
    for (const form of forms)
      for (const id of [listed, open, '1'])
        await world.ok(member, session, 'saveDraft', {
          params: { key: keyOf(form, id) },
          body: { content: { text: 'For the operation alone' } },
        })
    const kept = async (form: string, id: string) =>
      (await world.ok(member, session, 'getDraft', { params: { key: keyOf(form, id) } })).draft !== null
    const named = async () =>
      (await world.ok(member, session, 'listDrafts', {})).drafts.map(({ key }) => key).sort()
    for (const form of forms) expect(await kept(form, listed)).toBe(true)
    await leave()
    for (const form of forms) {
      expect(await kept(form, open)).toBe(true)
      for (const id of [listed, '1']) expect(await kept(form, id)).toBe(false)
    }
    expect(await named()).toEqual(forms.map((form) => keyOf(form, open)).sort())
  })
})
