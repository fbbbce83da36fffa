/** Who is told of what is left out at a new release and of a new condition, and what stands first on the list of those to tell. */
import { dissemination } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import {
  checkedReport,
  done,
  gradeBody,
  releasedReport,
  textBody,
} from '../intelligence-review/intelligence-review.testing.ts'
import { findToTell } from './dissemination.repository.ts'
import { asUnit, giveAll, liveReport, logOf, recalledGift } from './dissemination.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())
let unit: Actor
beforeAll(async () => {
  unit = await world.actor('INTELLIGENCE_OFFICER')
})

const openTasks = async (reportId: string) =>
  (
    await world.admin.query<{ kind: string }>(
      "SELECT kind FROM task WHERE record_id = $1 AND kind LIKE 'TELL%' AND done_at IS NULL",
      [reportId],
    )
  ).rows

const noticesOf = async (reportId: string) => (await logOf(world, unit, reportId)).given[0]?.notices

/** Released to all, given, and opened again by its evaluator. */
async function givenReport() {
  const { evaluator, reportId } = await releasedReport(world)
  const givenId = await giveAll(world, unit, reportId)
  await done(world, evaluator, 'step', { reportId }, { step: 'RE_EVALUATE', reason: 'Said anew' })
  return { evaluator, reportId, givenId }
}

describe('what is left out at a new release', () => {
  it('is called back from whoever received it, with work to tell them, once', async () => {
    const { evaluator, reportId, givenId } = await givenReport()
    const leaveOut = { isLeftOut: true, leftOutReason: 'Only the source knew' }
    await done(world, evaluator, 'sanitise', { reportId, number: 1 }, leaveOut)
    expect(await openTasks(reportId)).toEqual([])
    await done(world, evaluator, 'step', { reportId }, { step: 'RELEASE' })
    const [gift] = (await logOf(world, unit, reportId)).given
    expect(gift).toMatchObject({
      id: givenId,
      paragraphs: [{ calledBackFor: { code: 'LEFT_OUT' } }],
      notices: [{ kind: { code: 'LEFT_OUT' }, isUrgent: true, why: 'Only the source knew', told: null }],
    })
    expect(await openTasks(reportId)).toEqual([{ kind: 'TELL_RECIPIENTS' }])
    const { lines } = await world.ok(unit, dissemination, 'toTell', {})
    expect(lines.filter((line) => line.reportId === reportId)).toMatchObject([{ givenId, isTold: false }])
    await done(world, evaluator, 'step', { reportId }, { step: 'RE_EVALUATE', reason: 'Once more' })
    await done(world, evaluator, 'step', { reportId }, { step: 'RELEASE' })
    expect(await noticesOf(reportId)).toHaveLength(1)
    const params = { reportId, givenId, eventId: gift?.notices[0]?.eventId ?? '' }
    await world.ok(unit, dissemination, 'tell', { params, body: { how: 'Rang them' } })
    expect(await openTasks(reportId)).toEqual([])
    expect((await logOf(world, unit, reportId)).given[0]?.due).toMatchObject([{ what: 'ANSWER_RECALL' }])
  })

  it('goes out again once it is written anew', async () => {
    const { evaluator, reportId } = await givenReport()
    const release = () => done(world, evaluator, 'step', { reportId }, { step: 'RELEASE' })
    await done(
      world,
      evaluator,
      'sanitise',
      { reportId, number: 1 },
      { isLeftOut: true, leftOutReason: 'No' },
    )
    await release()
    expect((await logOf(world, unit, reportId)).paragraphs).toEqual([])
    await done(world, evaluator, 'step', { reportId }, { step: 'RE_EVALUATE', reason: 'Needed after all' })
    await done(world, evaluator, 'sanitise', { reportId, number: 1 }, textBody())
    await release()
    await giveAll(world, unit, reportId)
    const { given } = await logOf(world, unit, reportId)
    expect(given.map(({ paragraphs: [one] }) => one?.calledBackFor?.code ?? null).sort()).toEqual([
      'LEFT_OUT',
      null,
    ])
  })
})

describe('a new condition', () => {
  it('of the same grade is told to whoever received it, and asks for no answer', async () => {
    const { evaluator, reportId } = await checkedReport(world)
    await done(world, await world.actor('INTELLIGENCE_OFFICER'), 'approve', { reportId })
    expect(await noticesOf(reportId)).toBeUndefined()
    const givenId = await giveAll(world, unit, reportId)
    await done(world, evaluator, 'step', { reportId }, { step: 'RE_EVALUATE', reason: 'Said anew' })
    const grade = (more: Parameters<typeof gradeBody>[0]) =>
      done(world, evaluator, 'grade', { reportId, number: 1 }, gradeBody({ handlingCode: 'C', ...more }))
    await grade({ conditions: [{ code: 'A1' }] })
    expect(await noticesOf(reportId)).toEqual([])
    await grade({
      conditions: [{ code: 'A1' }, { code: 'NO_ACTION' }, { code: 'OTHER', text: 'Ring us before you act' }],
    })
    const notices = await noticesOf(reportId)
    expect(notices).toMatchObject([{ kind: { code: 'CONDITIONED' }, isUrgent: true, told: null }])
    expect(await openTasks(reportId)).toEqual([{ kind: 'TELL_RECIPIENTS' }])
    const params = { reportId, givenId, eventId: notices?.[0]?.eventId ?? '' }
    await world.ok(unit, dissemination, 'tell', { params, body: { how: 'Rang them' } })
    expect(await openTasks(reportId)).toEqual([])
    const [gift] = (await logOf(world, unit, reportId)).given
    expect(gift?.due.map(({ what }) => what)).toEqual(['RECEIPT'])
    const conditions = [{ code: 'OTHER' as const, text: 'Nothing on paper' }]
    await grade({ sourceGrade: '1', reason: 'A second source fell away', conditions })
    expect((await noticesOf(reportId))?.map(({ kind }) => kind.code).sort()).toEqual([
      'CONDITIONED',
      'REGRADED',
    ])
  })
})

describe('dissemination.toTell', () => {
  it('begins with who was not told, and waits for no receipt of what was called back whole', async () => {
    const first = async (limit: number) => {
      let ids: string[] = []
      await asUnit(world, async (tx) => {
        ids = (await findToTell(tx, limit)).map(({ id }) => id)
      })
      return ids
    }
    const settle = async ({ reportId, givenId, eventId }: Awaited<ReturnType<typeof recalledGift>>) => {
      const params = { reportId, givenId, eventId }
      await world.ok(unit, dissemination, 'tell', { params, body: { how: 'Rang them' } })
      await world.ok(unit, dissemination, 'answer', { params, body: { words: 'Taken out' } })
    }
    const back = await recalledGift(world, unit)
    await settle(back)
    const waits = await liveReport(world, { handling: 'C' })
    await giveAll(world, unit, waits.reportId)
    const today = await recalledGift(world, unit)
    const all = await first(200)
    expect(all).not.toContain(back.reportId)
    expect(all.indexOf(today.reportId)).toBeLessThan(all.indexOf(waits.reportId))
    const untold = all.indexOf(today.reportId) + 1
    expect(await first(untold)).toContain(today.reportId)
    await settle(today)
    expect(await first(200)).not.toContain(today.reportId)
    expect(await first(200)).toContain(waits.reportId)
  })
})
