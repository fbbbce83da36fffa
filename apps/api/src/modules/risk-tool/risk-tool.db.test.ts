/** A force loads its own risk tool: two people, versions that are never changed, assessments that keep theirs (DA-6). */
import { domesticAbuse, riskTool } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeHousehold } from '../safeguarding/safeguarding.testing.ts'
import { loadTool, toolFile, toolReason } from './risk-tool.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let one: Actor
let second: Actor
let officer: Actor
beforeEach(async () => {
  world.clock.set(start)
  one ??= await world.actor('ADMIN')
  second ??= await world.actor('RECORDS_MANAGER')
  officer ??= await world.actor('RESPONSE_OFFICER')
})

const params = { tool: 'LOCAL' as const }
const begin = async () => {
  const home = await makeHousehold(world)
  return world.ok(officer, domesticAbuse, 'begin', {
    body: { eventId: home.incidentId, victimId: home.mother, suspectId: home.suspect, tool: 'LOCAL' },
  })
}
const page = (assessmentId: string) => world.ok(officer, domesticAbuse, 'get', { params: { assessmentId } })
const answered = async (assessmentId: string, yes: readonly string[]) => {
  const { topics } = await page(assessmentId)
  await world.ok(officer, domesticAbuse, 'save', {
    params: { assessmentId },
    body: {
      answers: topics.map(({ code }) => ({
        topic: code,
        answer: yes.includes(code) ? ('YES' as const) : ('NO' as const),
      })),
      seenAlone: true,
      databasesSearched: true,
    },
  })
}

describe('a risk tool of the force', () => {
  it('is proposed by one and decided by another, and is refused with what is wrong in words', async () => {
    const propose = (body: object) =>
      world.call(one, riskTool, 'propose', { params, body: { ...toolFile(), ...toolReason, ...body } })
    const wrong = await propose({ text: '{"topics": []}' })
    expect(wrong.json().error.fields).toMatchObject([{ path: 'text', message: 'It holds no topics.' }])
    expect((await propose({ validFrom: '2026-09-06' })).json().error.fields).toMatchObject([
      { path: 'validFrom' },
    ])
    expect(
      (await world.ok(one, riskTool, 'preview', { params, body: toolFile() })).differences,
    ).toMatchObject({
      added: ['AFRAID Are you afraid of them?', expect.any(String), expect.any(String)],
    })
    expect((await propose({})).statusCode).toBe(200)
    expect((await propose({})).json().error).toMatchObject({ code: 'not_in_state' })
    const decide = (as: Actor) =>
      world.call(as, riskTool, 'decide', { params, body: { isApproved: true, reason: 'Read' } })
    expect((await decide(one)).json().error).toMatchObject({ facts: { rule: 'second person' } })
    const home = await makeHousehold(world)
    const early = await world.call(officer, domesticAbuse, 'begin', {
      body: { eventId: home.incidentId, victimId: home.mother, tool: 'LOCAL' },
    })
    expect(early.json().error).toMatchObject({ facts: { rule: 'DA-1' } })
    expect((await decide(second)).statusCode).toBe(200)
    expect((await decide(second)).json().error).toMatchObject({ code: 'not_in_state' })
    expect(await world.ok(one, riskTool, 'get', { params })).toMatchObject({ version: 1, topics: 3 })
    await expect(
      world.admin.query("UPDATE risk_tool_version SET source = 'other' WHERE tool = 'LOCAL'"),
    ).rejects.toThrow()
  })

  it('is what officers put, in its words, scored by its thresholds and graded in its words', async () => {
    await loadTool(world, 'LOCAL')
    const home = await makeHousehold(world)
    const basis = await world.ok(officer, domesticAbuse, 'ofIncident', {
      params: { incidentId: home.incidentId },
    })
    expect(basis.tools.map(({ code }) => code)).toEqual(['DASH_27', 'LOCAL'])
    const { id } = await begin()
    expect((await page(id)).topics.map(({ label, isGrave }) => [label, isGrave])).toEqual([
      ['Are you afraid of them?', true],
      ['Do they decide what you spend?', false],
      ['Do they look at your phone?', false],
    ])
    const stray = await world.call(officer, domesticAbuse, 'save', {
      params: { assessmentId: id },
      body: { answers: [{ topic: 'FRIGHTENED', answer: 'YES' }] },
    })
    expect(stray.json().error.fields).toMatchObject([{ path: 'answers.0.topic' }])
    await answered(id, ['AFRAID', 'MONEY', 'PHONE'])
    expect(await page(id)).toMatchObject({
      score: {
        yes: 3,
        of: 3,
        band: { code: 'HIGH', label: 'High: act today' },
        grave: ['Are you afraid of them?'],
      },
      maracReasons: ['3 yes answers, and 3 are high.'],
    })
  })

  it('leaves assessments with the version that they were made with', async () => {
    const first = await loadTool(world, 'LOCAL')
    const before = await begin()
    await answered(before.id, ['AFRAID', 'MONEY'])
    world.clock.set('2026-09-08T09:00:00.000Z')
    const next = await loadTool(world, 'LOCAL', {
      topics: [
        { code: 'AFRAID', words: 'Are you frightened?' },
        { code: 'PETS', words: 'Have they hurt an animal?' },
      ],
      bands: { medium: 1, high: 2 },
      grades: {},
    })
    const after = await begin()
    expect(next).toBe(first + 1)
    expect(await page(before.id)).toMatchObject({
      toolVersion: first,
      topics: [{ code: 'AFRAID', label: 'Are you afraid of them?' }, { code: 'MONEY' }, { code: 'PHONE' }],
      score: { yes: 2, of: 3, band: { code: 'MEDIUM' } },
    })
    expect(await page(after.id)).toMatchObject({
      toolVersion: next,
      topics: [{ label: 'Are you frightened?', isGrave: false }, { code: 'PETS' }],
      score: { of: 2 },
    })
    const { versions } = await world.ok(one, riskTool, 'get', { params })
    expect(versions[0]?.differences).toMatchObject({
      added: ['PETS Have they hurt an animal?'],
      lessGrave: ['AFRAID'],
      thresholds: { was: 'medium from 2, high from 3', is: 'medium from 1, high from 2' },
    })
  })
})
