/** What a return leaves behind, when one may be taken, and who may not act on what a source of theirs said. */
import { briefing, dissemination, intelligence, intelligenceReview, pole } from '@mips/contracts'
import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { draftBriefing, itemBody } from '../briefing/briefing.testing.ts'
import { giftBody } from '../dissemination/dissemination.testing.ts'
import { releasedReport as releasedProduct } from '../source-vault/source-vault.testing.ts'
import { act, done, evaluatedReport, releasedReport, textBody } from './intelligence-review.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const later = () => world.clock.set(new Date(world.clock.now().getTime() + 300_000).toISOString())
const refusal = async (answer: Promise<{ statusCode: number; body: string }>) => {
  const { statusCode, body } = await answer
  return `${statusCode} ${body}`
}

describe('a return', () => {
  it('asks for the text anew where its writer put the paragraph right, and not where they did not (IS-1)', async () => {
    const { writer, evaluator, reportId } = await evaluatedReport(world)
    later()
    const back = async (text?: string) => {
      await done(world, evaluator, 'giveBack', { reportId }, { reason: 'Say which van' })
      await world.ok(writer, intelligence, 'answerReturn', {
        params: { reportId },
        body: {
          words: 'As asked',
          paragraphs: text === undefined ? [] : [{ number: 1, text }],
        },
      })
      await done(world, evaluator, 'accept', { reportId })
    }
    const release = () => act(world, evaluator, 'step', { reportId }, { step: 'RELEASE' })
    await back('He has no knife after all, only a van.')
    expect(await refusal(release())).toContain('write the text anew')
    later()
    const kept = await done(
      world,
      evaluator,
      'sanitise',
      { reportId, number: 1 },
      textBody({ text: 'He has a van.' }),
    )
    expect(JSON.stringify(kept.problems)).not.toContain('write the text anew')
    expect((await release()).statusCode).toBe(200)
    const untouched = await evaluatedReport(world)
    later()
    await done(
      world,
      untouched.evaluator,
      'giveBack',
      { reportId: untouched.reportId },
      { reason: 'Which van' },
    )
    await world.ok(untouched.writer, intelligence, 'answerReturn', {
      params: { reportId: untouched.reportId },
      body: { words: 'I do not know', paragraphs: [] },
    })
    await done(world, untouched.evaluator, 'accept', { reportId: untouched.reportId })
    await done(world, untouched.evaluator, 'step', { reportId: untouched.reportId }, { step: 'RELEASE' })
  })

  it('of what readers hold waits for a hold (IW-7)', async () => {
    const { evaluator, reportId } = await releasedReport(world)
    const step = (name: string, reason?: string) =>
      done(
        world,
        evaluator,
        'step',
        { reportId },
        { step: name, ...(reason === undefined ? {} : { reason }) },
      )
    await step('RE_EVALUATE', 'Said anew')
    await step('ASK_CHECK')
    await done(
      world,
      await world.actor('INTELLIGENCE_OFFICER'),
      'step',
      { reportId },
      { step: 'SEND_BACK', reason: 'Round it' },
    )
    const back = () => refusal(act(world, evaluator, 'giveBack', { reportId }, { reason: 'Say which van' }))
    expect(await back()).toContain('IW-7')
  })
})

describe('whoever once knew the source (IV-2)', () => {
  it('gives nothing of it out, calls nothing back and puts nothing on a briefing', async () => {
    const handler = await world.actor('SOURCE_UNIT')
    const { corridorId } = await releasedProduct(world, handler, await world.actor('SOURCE_CONTROLLER'))
    const evaluator = await world.actor('INTELLIGENCE_OFFICER')
    const made = await world.call(evaluator, intelligenceReview, 'receiveProduct', {
      params: { corridorId },
      body: {},
    })
    const reportId = made.json<{ id: string }>().id
    // Posts change, knowledge stays: the handler of before now evaluates.
    await world.admin.query('DELETE FROM role_grant WHERE user_id = $1', [handler.id])
    await world.admin.query(
      `INSERT INTO role_grant (user_id, role_code, valid_from) VALUES ($1, 'INTELLIGENCE_OFFICER', now() - interval '1 day')`,
      [handler.id],
    )
    const acts = async (as: typeof handler) => {
      const brief = await draftBriefing(world, as)
      return Promise.all([
        refusal(
          world.call(as, dissemination, 'give', { params: { reportId }, body: giftBody([randomUUID()]) }),
        ),
        refusal(
          world.call(as, dissemination, 'recall', {
            params: { reportId, givenId: randomUUID() },
            body: { reason: 'Not accurate' },
          }),
        ),
        refusal(
          world.call(as, briefing, 'addItem', {
            ...brief,
            body: itemBody(world, { kind: 'INTELLIGENCE', recordId: reportId, textId: randomUUID() }),
          }),
        ),
      ])
    }
    for (const answer of await acts(handler)) expect(answer).toContain('IV-2')
    for (const answer of await acts(evaluator)) expect(answer).not.toContain('IV-2')
  })
})

describe('the reference of a report', () => {
  it('tells its version to the unit alone, and its history no list', async () => {
    const { evaluator, reportId } = await releasedReport(world)
    const read = (as: typeof evaluator) =>
      world.ok(as, pole, 'getRecordRef', { params: { recordId: reportId } })
    expect((await read(await world.actor('DETECTIVE'))).version).toBe(1)
    expect((await read(evaluator)).version).toBeGreaterThan(1)
    const history = await world.ok(evaluator, pole, 'getHistory', { params: { recordId: reportId } })
    expect(history.changes.flatMap(({ fields }) => fields.map(({ field }) => field))).not.toContain('lists')
  })
})
