/** Sampling of finished work: drawn from 35 days of the own unit, by nobody's choice; marked once, heading by heading; told to the officer. */
import { caseSampling, tasks } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { certifiedFile, marksBut, readDeskOf } from './case-sampling.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officers: Actor[]
let sergeant: Actor
let other: Actor
const files: { caseId: string; params: { caseId: string } }[] = []

beforeAll(async () => {
  officers = [await world.actor('DETECTIVE'), await world.actor('DETECTIVE')]
  sergeant = await world.actor('SUPERVISOR')
  other = await world.actor('SUPERVISOR')
  for (const officer of [officers[0], officers[0], officers[1]])
    if (officer !== undefined) files.push(await certifiedFile(world, officer, sergeant))
})

const mark = (as: Actor, caseId: string, body: object) =>
  world.call(as, caseSampling, 'mark', { params: { caseId }, body: body as never })
const drawnIds = async (as: Actor) => (await readDeskOf(world, as)).drawn.map(({ workId }) => workId)

describe('the desk of a supervisor', () => {
  it('SP-1 to SP-3: draws the same work for every supervisor, of both officers', async () => {
    const { drawn, finished } = await readDeskOf(world, sergeant)
    expect(finished).toBe(3)
    expect(drawn).toHaveLength(3)
    expect(new Set(drawn.slice(0, 2).map(({ officer }) => officer?.id)).size).toBe(2)
    expect(await drawnIds(other)).toEqual(await drawnIds(sergeant))
    expect(await drawnIds(sergeant)).toEqual(drawn.map(({ workId }) => workId))
  })

  it('is of the own unit alone, and of 35 days', async () => {
    const elsewhere = await world.actor('SUPERVISOR')
    await world.admin.query("UPDATE app_user SET unit_code = 'SN-CID' WHERE id = $1", [elsewhere.id])
    expect((await readDeskOf(world, elsewhere)).drawn).toEqual([])
    world.clock.set('2026-07-07T09:00:00.000Z')
    expect((await readDeskOf(world, sergeant)).drawn).toEqual([])
    world.clock.set(start)
  })

  it('SP-4, SP-5: refuses marks that leave a heading out or a failure without words; nothing is kept', async () => {
    const [work] = (await readDeskOf(world, sergeant)).drawn
    const path = async (body: object) =>
      (await mark(sergeant, work?.caseId ?? '', { workId: work?.workId, ...body })).json().error.fields?.[0]
        ?.path
    expect(await path({ marks: marksBut().slice(1) })).toBe('marks')
    expect(await path({ marks: [{ ...marksBut()[0], passed: false }, ...marksBut().slice(1)] })).toBe(
      'marks.0.reason',
    )
    expect(await path({ marks: marksBut('RECORD') })).toBe('feedback')
    expect((await readDeskOf(world, sergeant)).drawn.every(({ passed }) => passed === null)).toBe(true)
  })

  it('marks once; the officer is told and reads the marks, a colleague does not; figures count by team', async () => {
    const { drawn } = await readDeskOf(world, sergeant)
    const work = drawn.find(({ officer }) => officer?.id === officers[0]?.id)
    const caseId = work?.caseId ?? ''
    const body = {
      workId: work?.workId,
      marks: marksBut('ENQUIRIES'),
      feedback: 'Ask for cameras on day one',
    }
    expect((await mark(sergeant, caseId, body)).json()).toMatchObject({ passed: false })
    expect((await mark(other, caseId, body)).json().error.code).toBe('already_done')
    const after = await readDeskOf(world, sergeant)
    expect(after.drawn.find(({ workId }) => workId === work?.workId)?.passed).toBe(false)
    expect(after.teams).toMatchObject([
      { sampled: 1, passed: 0, officers: 1, failed: [{ heading: { code: 'ENQUIRIES' }, failed: 1 }] },
    ])
    const [first, second] = officers
    if (first === undefined || second === undefined) throw new Error('no officers')
    const read = (as: Actor) => world.ok(as, caseSampling, 'ofCase', { params: { caseId } })
    expect((await read(first)).samples).toMatchObject([
      { passed: false, feedback: 'Ask for cameras on day one' },
    ])
    expect((await read(second)).samples).toEqual([])
    const told = JSON.stringify(await world.ok(first, tasks, 'listMine', { query: {} }))
    expect(told).toContain('Ask for cameras on day one')
    expect(JSON.stringify(await world.ok(second, tasks, 'listMine', { query: {} }))).not.toContain('cameras')
  })

  it('shows nothing of a case that is restricted', async () => {
    const [, , file] = files
    const before = await readDeskOf(world, other)
    await restrict(world, file?.caseId ?? '')
    const after = await readDeskOf(world, other)
    expect(after.drawn.map(({ caseId }) => caseId)).not.toContain(file?.caseId)
    expect(after.finished).toBe(before.finished - 1)
    expect(
      (await mark(other, file?.caseId ?? '', { workId: file?.caseId, marks: marksBut() })).statusCode,
    ).toBe(404)
  })
})
