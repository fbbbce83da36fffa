/** What is written and never changed, reviews, the thread and what changed; refusals first. */
import { investigation, tasks } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { actsOn, runningCrime } from './investigation.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let other: Actor
let supervisor: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('RESPONSE_OFFICER')
  other ??= await world.actor('RESPONSE_OFFICER')
  supervisor ??= await world.actor('SUPERVISOR')
})
const { act, done, page, refused } = actsOn(world, () => officer)
const running = async () => (await runningCrime(world, officer, supervisor)).crimeId

describe('what is written and never changed', () => {
  it('DL-1 to DL-4: decisions are numbered, corrected by a later one, and sensitive ones are for their readers', async () => {
    const crimeId = await running()
    const entry = { decision: 'No appeal in the press', reason: 'It would warn the suspect' }
    const add = (body: object) => act(officer, 'addDecision', crimeId, body)
    await refused(() => add({ ...entry, decidedAt: '2026-09-07T10:00:00Z' }), 409, {
      facts: { rule: 'DL-3' },
    })
    await refused(() => add({ ...entry, corrects: 1 }), 400, { fields: [{ path: 'corrects' }] })
    await refused(() => add({ ...entry, isSensitive: true }), 409, { facts: { rule: 'DL-4' } })
    const first = await done(officer, 'addDecision', crimeId, entry)
    expect(first).toMatchObject({ number: 1, problems: [{ rule: 'DL-2', severity: 'ASK' }] })
    await done(officer, 'addDecision', crimeId, {
      ...entry,
      decision: 'A source is protected',
      isSensitive: true,
      readers: [supervisor.id],
    })
    const third = await done(officer, 'addDecision', crimeId, { ...entry, corrects: 1 })
    expect(third.number).toBe(3)
    const numbers = async (as: Actor) => (await page(crimeId, as)).decisions.map(({ number }) => number)
    expect([await numbers(officer), await numbers(supervisor), await numbers(other)]).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [1, 3],
    ])
    expect(JSON.stringify(await page(crimeId, other))).not.toContain('A source is protected')
    expect((await page(crimeId)).decisions[0]).toMatchObject({ correctedBy: 3, decision: entry.decision })
    await expect(world.prisma.$executeRaw`UPDATE investigation_decision SET decision = 'x'`).rejects.toThrow(
      /permission denied/,
    )
  })

  it('the log keeps when it was done and when it was written; a correction leaves the entry as it was', async () => {
    const crimeId = await running()
    await refused(
      () => act(officer, 'addLog', crimeId, { text: 'Spoke to Ada', happenedAt: '2026-09-07T11:00:00Z' }),
      400,
      { fields: [{ path: 'happenedAt' }] },
    )
    const { id } = await done(officer, 'addLog', crimeId, {
      text: 'Spoke to Ada at the shop',
      happenedAt: '2026-09-07T08:00:00Z',
    })
    await refused(
      () => act(officer, 'addLog', crimeId, { text: 'x', correctsId: crypto.randomUUID() }),
      400,
      { code: 'bad_reference' },
    )
    await done(officer, 'addLog', crimeId, { text: 'Spoke to Ida at the shop', correctsId: id })
    const { log } = await page(crimeId)
    expect(log.find((line) => line.id === id)).toMatchObject({
      text: 'Spoke to Ada at the shop',
      happenedAt: expect.stringContaining('2026-09-07T08:00:00'),
      correctedById: log.find(({ text }) => text === 'Spoke to Ida at the shop')?.id,
    })
  })
})

describe('reviews', () => {
  const review = (as: Actor, crimeId: string, body: object) => act(as, 'review', crimeId, body)

  it('RW-5, RW-6: a return says what is missing, becomes actions of the officer in the case, and is looked at again', async () => {
    const crimeId = await running()
    await refused(() => review(supervisor, crimeId, { verdict: 'RETURNED' }), 409, {
      facts: { rule: 'RW-5' },
    })
    const own = await runningCrime(world, supervisor, supervisor)
    await refused(() => review(supervisor, own.crimeId, { verdict: 'AGREED' }), 409, {
      facts: { rule: 'RW-6' },
    })
    await done(officer, 'addLine', crimeId, { hypothesis: 'The key was lent', direction: 'AWAY' })
    const before = await page(crimeId)
    const reasons = ['Ask the second neighbour', 'Get the film']
    const made = await done(supervisor, 'review', crimeId, { verdict: 'RETURNED', returnReasons: reasons })
    expect(made.problems.map(({ rule }: { rule: string }) => rule)).toEqual(['RW-5', 'RW-5', 'RW-5', 'RW-5'])
    const after = await page(crimeId)
    expect(after.lines).toEqual(before.lines)
    expect(after.actions).toMatchObject(
      reasons.map((text) => ({
        text,
        isReturn: true,
        owner: { id: officer.id },
        priority: { code: 'HIGH' },
      })),
    )
    for (const { id } of after.actions)
      await done(
        officer,
        'moveAction',
        crimeId,
        { from: 'ALLOCATED', to: 'RESULTED', result: 'Done' },
        { actionId: id },
      )
    const again = (await page(crimeId)).due.filter(({ what }) => what.startsWith('REVIEW_RETURNED'))
    expect(again).toHaveLength(1)
    await done(supervisor, 'review', crimeId, { verdict: 'CONTINUE', nextReviewOn: '2026-09-09' })
    const { due } = await page(crimeId)
    expect(due.filter(({ what }) => what.startsWith('REVIEW'))).toMatchObject([
      { rule: 'RW-2', by: '2026-09-09T23:59:00.000Z', isOverdue: false },
    ])
  })

  it('RW-1: the first is due a day after it was allocated; a missed one warns and stops nothing', async () => {
    const crimeId = await running()
    world.clock.set('2026-09-08T09:00:01.000Z')
    expect((await page(crimeId)).due).toContainEqual(
      expect.objectContaining({ rule: 'RW-1', by: '2026-09-08T09:00:00.000Z', isOverdue: true }),
    )
    await done(officer, 'addLog', crimeId, { text: 'The work goes on' })
    await done(officer, 'takeStep', crimeId, { step: 'WAIT_FORENSIC', reason: 'Glass at the laboratory' })
    const { due } = await page(crimeId)
    expect(due.filter(({ what }) => what === 'REVIEW')).toEqual([])
  })
})

describe('the thread, and what changed', () => {
  it('a mention is a task of the one who is named, until they answer', async () => {
    const crimeId = await running()
    await refused(() => act(officer, 'say', crimeId, { text: 'x', mentions: [crypto.randomUUID()] }), 400, {
      fields: [{ path: 'mentions' }],
    })
    await done(officer, 'say', crimeId, { text: 'Is the film here?', mentions: [other.id] })
    const asked = async () =>
      (await world.ok(other, tasks, 'listMine', {})).tasks.filter(
        ({ kind, record }) => kind === 'MENTION' && record.id === crimeId,
      )
    expect(await asked()).toMatchObject([{ reason: 'Is the film here?' }])
    await done(other, 'say', crimeId, { text: 'Tomorrow' })
    expect(await asked()).toEqual([])
    expect((await page(crimeId)).messages).toMatchObject([
      { author: { id: officer.id }, mentions: [{ id: other.id }] },
      { author: { id: other.id }, text: 'Tomorrow' },
    ])
  })

  it('TK-10: what others did since the last look is listed, one’s own acts are not', async () => {
    const crimeId = await running()
    expect((await page(crimeId, other)).changed).toMatchObject({ isFirstLook: true, more: 0 })
    await world.ok(other, investigation, 'look', { params: { crimeId } })
    world.clock.set('2026-09-07T10:00:00.000Z')
    await done(officer, 'addLog', crimeId, { text: 'The neighbour rang' })
    await done(other, 'say', crimeId, { text: 'My own word' })
    const { changed } = await page(crimeId, other)
    expect(changed).toMatchObject({ isFirstLook: false, lines: [{ what: 'The neighbour rang' }] })
  })
})
