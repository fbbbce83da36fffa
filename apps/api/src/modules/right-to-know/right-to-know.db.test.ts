/** The right to know: stages in their order, approved words alone, told to whom they protect; and nobody else learns that it exists. */
import { nominal, pole, rightToKnow } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makePerson } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { gradedAssessment } from '../domestic-abuse/domestic-abuse.testing.ts'
import {
  approvedApplication,
  checkedApplication,
  decidedApplication,
  decisionToTell,
  receivedApplication,
  telling,
} from './right-to-know.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let keeper: Actor
let inspector: Actor
let officer: Actor
beforeEach(async () => {
  world.clock.set(start)
  keeper ??= await world.actor('SAFEGUARDING_OFFICER', { rank: 'DS' })
  inspector ??= await world.actor('INSPECTOR')
  officer ??= await world.actor('RESPONSE_OFFICER')
})

type Params = { applicationId: string }
type Step = 'doStage' | 'decide' | 'write' | 'approve' | 'disclose'
const page = (params: Params, as = keeper) => world.ok(as, rightToKnow, 'get', { params })
const act = async (name: Step, params: Params, body?: object, as = keeper) =>
  world.call(as, rightToKnow, name, { params, ...(body === undefined ? {} : { body }) } as never, {
    version: (await page(params)).version,
  })

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}

describe('taking an application', () => {
  it('names two people, one of whom may be at risk, at a time that was', async () => {
    const subject = await makePerson(world)
    const body = {
      scheme: 'DVDS',
      route: 'ASK',
      receivedAt: start,
      receivedHow: 'ONLINE',
      subjectId: subject.nominalId,
    } as const
    const receive = (more: object) => () =>
      world.call(keeper, rightToKnow, 'receive', { body: { ...body, ...more } })
    await refused(receive({}), 400, { fields: [{ path: 'atRiskId' }] })
    await refused(receive({ atRiskId: subject.personRecordId }), 400, { fields: [{ path: 'atRiskId' }] })
    await refused(receive({ atRiskId: subject.nominalId, receivedAt: '2026-06-02T09:00:00Z' }), 400, {
      fields: [{ path: 'receivedAt' }],
    })
    await refused(receive({ atRiskId: '6f0f3c1e-0000-4000-8000-000000000001' }), 400, {
      code: 'bad_reference',
    })
  })

  it('SG-14 and RK-2: is due for its check in a day, a meeting in ten working days, the whole in 28 days', async () => {
    const { params } = await receivedApplication(world, keeper)
    const { due, stage, next } = await page(params)
    expect(due.map(({ what, by, rule }) => [what, by.slice(0, 10), rule])).toEqual([
      ['SAFETY_CHECK', '2026-06-02', 'RK-2'],
      ['FACE_TO_FACE', '2026-06-15', 'RK-2'],
      ['DISCLOSED', '2026-06-29', 'SG-14'],
    ])
    expect([stage.code, next?.code]).toEqual(['RECEIVED', 'SAFETY_CHECK'])
    const tasks = await world.admin.query<{ kind: string }>(
      'SELECT kind FROM task WHERE record_id = $1 AND done_at IS NULL ORDER BY due_at',
      [params.applicationId],
    )
    expect(tasks.rows.map(({ kind }) => kind)).toEqual([
      'RTK_SAFETY_CHECK',
      'RTK_FACE_TO_FACE',
      'RTK_DISCLOSED',
    ])
  })

  it('by police carries in the victim and the suspect of an assessment', async () => {
    const { assessmentId, household } = await gradedAssessment(world, officer)
    const made = await world.ok(keeper, rightToKnow, 'receive', {
      body: {
        scheme: 'DVDS',
        route: 'KNOW',
        receivedAt: start,
        receivedHow: 'POLICE',
        atRiskId: household.mother,
        subjectId: household.suspect,
        sourceId: assessmentId,
      },
    })
    const { events, people, next } = await page({ applicationId: made.id })
    expect(events.map(({ id }) => id)).toEqual([assessmentId])
    expect(people.map(({ origin }) => origin)).toEqual(['carried', 'carried'])
    expect(next?.code).toBe('SAFETY_CHECK')
  })
})

describe('the stages', () => {
  it('RK-1: come in their order, each with words', async () => {
    const { params } = await receivedApplication(world, keeper)
    const stage =
      (code: string, more: object = {}) =>
      () =>
        act('doStage', params, { stage: code, at: start, words: 'Done', ...more })
    await refused(stage('FACE_TO_FACE'), 409, { facts: { rule: 'RK-1' } })
    await refused(stage('SAFETY_CHECK', { words: '' }), 409, { facts: { rule: 'RK-1' } })
    await refused(stage('SAFETY_CHECK', { at: '2026-05-01T09:00:00Z' }), 400, { fields: [{ path: 'at' }] })
    await stage('SAFETY_CHECK')()
    await refused(stage('SAFETY_CHECK'), 409, { facts: { rule: 'RK-1' } })
    await stage('ID_VERIFIED')()
    await stage('FACE_TO_FACE')()
    await refused(stage('RISK_ASSESSED'), 409, { facts: { rule: 'RK-3' } })
    await stage('RISK_ASSESSED', { sources: ['OWN'] })()
    expect((await page(params)).next?.code).toBe('DECIDED')
  })

  it('RK-3: telling needs a pressing need and proportionality; not telling says what and why', async () => {
    const { params } = await checkedApplication(world, keeper)
    const decide = (more: object) => () => act('decide', params, { ...decisionToTell(world), ...more })
    await refused(decide({ pressingNeed: '' }), 409, { facts: { rule: 'RK-3' } })
    await refused(decide({ proportionality: '' }), 409, { facts: { rule: 'RK-3' } })
    await refused(decide({ decision: 'NOT' }), 409, { facts: { rule: 'RK-3' } })
    await decide({ decision: 'DEFER', notDisclosed: 'Nothing yet: the court file is awaited.' })()
    expect((await page(params)).next?.code).toBe('DECIDED')
    await decide({ decision: 'NOT', notDisclosed: 'An old caution, for something else.' })()
    expect(await page(params)).toMatchObject({
      next: { code: 'CLOSED' },
      due: [{ what: 'CLOSED', rule: 'SG-14' }],
    })
    await act('doStage', params, { stage: 'CLOSED', at: start, words: 'Told that nothing is told.' })
    expect(await page(params)).toMatchObject({ next: null, due: [] })
  })

  it('RK-4 and SG-14: words are approved by another, an inspector, and a change of them takes that away', async () => {
    const { params, atRisk } = await decidedApplication(world, keeper)
    await refused(() => act('approve', params), 409, { facts: { rule: 'RK-4' } })
    const colleague = await world.actor('SAFEGUARDING_OFFICER', { rank: 'DS' })
    await refused(() => act('approve', params, undefined, colleague), 409, {
      facts: { rule: 'RK-4', reason: expect.stringContaining('inspector') },
    })
    const tell = () => act('disclose', params, telling(world, atRisk.personRecordId))
    await refused(tell, 409, { facts: { rule: 'SG-14' } })
    await act('approve', params, undefined, inspector)
    await act('write', params, { wording: 'He has two convictions.' })
    await refused(tell, 409, { facts: { rule: 'SG-14' } })
    await act('approve', params, undefined, inspector)
    expect((await tell()).statusCode).toBe(200)
    expect(await page(params)).toMatchObject({
      told: { name: 'HARROWGATE, Odette', isInPerson: true, receipt: 'Signed paper 14' },
      next: { code: 'CLOSED' },
    })
    await refused(() => act('write', params, { wording: 'Another' }), 409, { code: 'not_in_state' })
  })

  it('RK-4 and RK-5: told is whom it protects, in person, with an undertaking and a plan; never whoever asks', async () => {
    const { params, subject, atRisk } = await approvedApplication(world, keeper)
    const tell = (more: object) => () =>
      act('disclose', params, { ...telling(world, atRisk.personRecordId), ...more })
    const stranger = await makePerson(world)
    await refused(tell({ toldId: stranger.personRecordId }), 400, { code: 'bad_reference' })
    await refused(tell({ toldId: subject.personRecordId }), 409, { facts: { rule: 'RK-4' } })
    await refused(tell({ hasUndertaking: false }), 409, { facts: { rule: 'RK-5' } })
    await refused(tell({ safetyPlan: '' }), 409, { facts: { rule: 'RK-5' } })
    await refused(tell({ isInPerson: false }), 400, { fields: [{ path: 'isInPerson' }] })
  })
})

it('nothing of an application shows to those who do not keep them: not its people’s pages, links, log, tasks or numbers', async () => {
  const { params, subject, atRisk } = await receivedApplication(world, keeper)
  expect((await world.call(officer, rightToKnow, 'get', { params })).statusCode).toBe(403)
  expect((await world.call(officer, rightToKnow, 'desk', {})).statusCode).toBe(403)
  for (const { nominalId } of [subject, atRisk]) {
    const shown = JSON.stringify(await world.ok(officer, nominal, 'get', { params: { nominalId } }))
    expect(shown).not.toContain(params.applicationId)
    expect(shown).not.toMatch(/RightToKnow|RTK\//)
  }
  const { reference } = await page(params)
  const found = await world.ok(officer, pole, 'searchRecords', { body: { text: reference ?? '' } })
  expect(JSON.stringify(found)).not.toContain(params.applicationId)
  // The number says nothing of how many there are.
  expect(reference).toMatch(/^RTK\/2026\/R[A-Z0-9]{8}$/)
  const rows = await world.admin.query<{ acl_id: number }>(
    'SELECT acl_id FROM record WHERE id = $1 UNION SELECT acl_id FROM task WHERE record_id = $1 UNION SELECT acl_id FROM event WHERE id = $1',
    [params.applicationId],
  )
  expect(rows.rows).toHaveLength(1)
  expect(rows.rows[0]?.acl_id).not.toBe(0)
})
