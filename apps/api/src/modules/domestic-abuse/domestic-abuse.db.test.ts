/** The risk of domestic abuse: nothing blocks saving, every topic is put before it is graded, another looks, and a MARAC hears. */
import { domesticAbuse, tasks } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { arrange, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { recordedCrime } from '../crime/crime.testing.ts'
import { raiseTask } from '../pole/task.service.ts'
import { makeHousehold } from '../safeguarding/safeguarding.testing.ts'
import {
  allAnswers,
  answeredAssessment,
  begunAssessment,
  gradedAssessment,
  groupOf,
  highGrade,
  maracCase,
} from './domestic-abuse.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let sergeant: Actor
let inspector: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('RESPONSE_OFFICER')
  sergeant ??= await world.actor('SUPERVISOR', { rank: 'PS' })
  inspector ??= await world.actor('INSPECTOR')
})

type Params = { assessmentId: string }
const page = (params: Params, as = officer) => world.ok(as, domesticAbuse, 'get', { params })
const grade = (params: Params, body: object) =>
  world.call(officer, domesticAbuse, 'grade', { params, body: body as never }, { version: 1 })
const look = async (params: Params, as: Actor, body: object) =>
  world.call(
    as,
    domesticAbuse,
    'look',
    { params, body: body as never },
    { version: (await page(params, as)).version },
  )

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}

const openTasks = async (recordId: string) =>
  (
    await world.admin.query<{ kind: string; rule: string; harm: number; due_at: Date }>(
      'SELECT kind, rule, harm, due_at FROM task WHERE record_id = $1 AND done_at IS NULL ORDER BY kind',
      [recordId],
    )
  ).rows

describe('beginning an assessment', () => {
  it('takes only people of the event, a known tool, and two people', async () => {
    const home = await makeHousehold(world)
    const other = await makeHousehold(world)
    const begin = (more: object) => () =>
      world.call(officer, domesticAbuse, 'begin', {
        body: { eventId: home.incidentId, victimId: home.mother, ...more },
      })
    await refused(begin({ victimId: other.mother }), 400, { code: 'bad_reference' })
    await refused(begin({ childIds: [other.child] }), 400, { code: 'bad_reference' })
    await refused(begin({ suspectId: home.mother }), 400, { fields: [{ path: 'suspectId' }] })
    await refused(begin({ tool: 'DARA' }), 409, { facts: { rule: 'DA-1' } })
    await refused(begin({ eventId: home.locationId }), 400, { code: 'bad_reference' })
  })

  it('carries in victim, suspect, child, place and earlier assessments, and is made once', async () => {
    const home = await makeHousehold(world)
    const first = await gradedAssessment(world, officer, { home })
    const again = await makeHousehold(world, { locationId: home.locationId })
    const basis = await world.ok(officer, domesticAbuse, 'ofIncident', {
      params: { incidentId: again.incidentId },
    })
    expect(basis.children.map(({ name, age, why }) => [name, age, why])).toEqual([
      ['WEXCOMBE, Isla', 9, 'At the event'],
      ['WEXCOMBE, Isla', 9, 'At the address'],
    ])
    const second = await begunAssessment(world, officer, home)
    const made = await page(second.params)
    expect(made.people.map(({ role }) => role).sort()).toEqual(['HOUSEHOLD', 'SUSPECT', 'VICTIM'])
    expect(made.location?.id).toBe(home.locationId)
    expect(made.earlier.map(({ id, part, grade: was }) => [id, part, was?.code])).toEqual([
      [first.assessmentId, 'SUSPECT', 'HIGH'],
      [first.assessmentId, 'VICTIM', 'HIGH'],
    ])
    expect(made.sources.map(({ field, how }) => [field, how])).toContainEqual(['victim', 'carried'])
    await refused(
      () =>
        world.call(officer, domesticAbuse, 'begin', {
          body: { eventId: home.incidentId, victimId: home.mother },
        }),
      409,
      { code: 'already_done', facts: { assessmentId: second.assessmentId } },
    )
  })
})

describe('answers and the grade', () => {
  it('are kept in any number, and a later answer stands for the earlier', async () => {
    const { params } = await begunAssessment(world, officer)
    const save = (body: object) => world.ok(officer, domesticAbuse, 'save', { params, body: body as never })
    const saved = await save({ answers: [{ topic: 'FRIGHTENED', answer: 'DONT_KNOW' }] })
    expect(saved.left[0]).toMatchObject({ rule: 'SG-04', message: expect.stringContaining('26 questions') })
    await save({
      answers: [{ topic: 'FRIGHTENED', answer: 'YES', words: 'Of his temper' }],
      interpreter: 'Polish',
    })
    const made = await page(params)
    expect(made.topics.find(({ code }) => code === 'FRIGHTENED')).toMatchObject({
      answer: { code: 'YES' },
      words: 'Of his temper',
    })
    expect(made).toMatchObject({ interpreter: 'Polish', state: 'OPEN', score: { yes: 1, of: 27 } })
    const rows = await world.admin.query(
      "SELECT 1 FROM abuse_answer WHERE assessment_id = $1 AND topic = 'FRIGHTENED'",
      [params.assessmentId],
    )
    expect(rows.rowCount).toBe(2)
  })

  it('SG-04: a topic that was not asked is no answer, and the grade says so', async () => {
    const { params } = await begunAssessment(world, officer)
    const answers = allAnswers().map((one) =>
      one.topic === 'SEXUAL_HARM' ? { ...one, answer: 'NOT_ASKED' as const, words: 'Her son came in' } : one,
    )
    await world.ok(officer, domesticAbuse, 'save', { params, body: { answers } })
    await refused(() => grade(params, { ...highGrade }), 409, {
      facts: { rule: 'SG-04', reason: expect.stringContaining('1 questions have no answer') },
    })
  })

  it('DA-2: a grade against grave signs needs its reason, and both are kept', async () => {
    const { params } = await answeredAssessment(world, officer)
    const standard = { grade: 'STANDARD', rationale: 'She says that it is over.' }
    await refused(() => grade(params, standard), 400, { fields: [{ path: 'differsReason' }] })
    const answer = await grade(params, { ...standard, differsReason: 'The threats were years ago.' })
    expect(answer.statusCode, answer.body).toBe(200)
    expect(await page(params)).toMatchObject({
      state: 'GRADED',
      grade: { code: 'STANDARD' },
      score: { yes: 4, grave: expect.arrayContaining(['Threat to kill']) },
      differsReason: 'The threats were years ago.',
    })
    await refused(
      () => world.call(officer, domesticAbuse, 'save', { params, body: { weapons: 'Knife' } }),
      409,
      { code: 'not_in_state' },
    )
  })

  it('SG-05 and DA-4: high asks for the second look in 24 hours and the MARAC in a working day', async () => {
    const { assessmentId } = await gradedAssessment(world, officer)
    const rows = await openTasks(assessmentId)
    expect(rows.map(({ kind, rule, harm }) => [kind, rule, harm])).toEqual([
      ['DA_SECOND_LOOK', 'DA-4', 30],
      ['MARAC', 'SG-05', 30],
    ])
    expect(rows[0]?.due_at.toISOString()).toBe('2026-09-08T09:00:00.000Z')
    const own = await world.ok(officer, tasks, 'listMine', {})
    expect(JSON.stringify(own)).toContain(assessmentId)
  })

  it('closes the policy tasks of the crime: DA_RISK by the grade, DA_SECOND_LOOK by the look', async () => {
    const made = await recordedCrime(world, officer)
    const { crimeId, scene } = made
    for (const kind of ['DA_RISK', 'DA_SECOND_LOOK'])
      await arrange(world, (ctx) =>
        raiseTask(ctx, {
          recordId: crimeId,
          kind,
          title: kind,
          reason: 'Policy',
          rule: 'PT-1',
          harm: 10,
          opensAt: `/crimes/${crimeId}`,
          for: { unitCode: 'TEST' },
        }),
      )
    const { id } = await world.ok(officer, domesticAbuse, 'begin', {
      body: { eventId: crimeId, victimId: scene.personRecordId },
    })
    const params = { assessmentId: id }
    await world.ok(officer, domesticAbuse, 'save', { params, body: { answers: allAnswers() } })
    await grade(params, { grade: 'MEDIUM', rationale: 'He has moved out and waits for her at work.' })
    // What else policy asks of this crime is not this module's.
    const ofAbuse = async () =>
      (await openTasks(crimeId)).map(({ kind }) => kind).filter((kind) => kind.startsWith('DA_'))
    expect(await ofAbuse()).toEqual(['DA_SECOND_LOOK'])
    expect(await openTasks(id)).toEqual([])
    await look(params, sergeant, { grade: 'MEDIUM' })
    expect(await ofAbuse()).toEqual([])
  })

  it('an assessment of the incident is taken for the crime, once', async () => {
    const made = await recordedCrime(world, officer)
    const begun = await world.ok(officer, domesticAbuse, 'begin', {
      body: { eventId: made.scene.incidentId, victimId: made.scene.personRecordId },
    })
    const stranger = await begunAssessment(world, officer)
    const take = (assessmentId: string) => () =>
      world.call(officer, domesticAbuse, 'takeForCrime', {
        params: { crimeId: made.crimeId },
        body: { assessmentId },
      })
    await refused(take(stranger.assessmentId), 400, { code: 'bad_reference' })
    expect((await take(begun.id)()).statusCode).toBe(200)
    await refused(take(begun.id), 409, { code: 'already_done' })
    const basis = await world.ok(officer, domesticAbuse, 'ofCrime', { params: { crimeId: made.crimeId } })
    expect(basis.assessments.map(({ id, isHere }) => [id, isHere])).toEqual([[begun.id, true]])
  })
})

describe('DA-4: the second look', () => {
  it('is another supervisor’s, who says why a grade changes; from high an inspector lowers it', async () => {
    const { params } = await gradedAssessment(world, sergeant)
    await refused(() => look(params, sergeant, { grade: 'HIGH' }), 409, { facts: { rule: 'DA-4' } })
    const other = await world.actor('SUPERVISOR', { rank: 'PS' })
    const pc = await world.actor('SUPERVISOR', { rank: 'PC' })
    await refused(() => look(params, pc, { grade: 'HIGH' }), 409, { facts: { rule: 'DA-4' } })
    await refused(() => look(params, other, { grade: 'MEDIUM', reason: 'He is held.' }), 409, {
      facts: { rule: 'DA-4', reason: expect.stringContaining('inspector') },
    })
    await refused(() => look(params, inspector, { grade: 'MEDIUM' }), 409, { facts: { rule: 'DA-4' } })
    expect((await look(params, inspector, { grade: 'MEDIUM', reason: 'He is held.' })).statusCode).toBe(200)
    expect(await page(params)).toMatchObject({
      state: 'LOOKED',
      grade: { code: 'MEDIUM' },
      looks: [{ gradeBefore: { code: 'HIGH' }, grade: { code: 'MEDIUM' }, reason: 'He is held.' }],
    })
  })

  it('DA-5: the desk has the overdue ones by harm first', async () => {
    const standard = await answeredAssessment(world, officer, { yes: [] })
    await grade(standard.params, { grade: 'STANDARD', rationale: 'First argument, no fear.' })
    world.clock.set('2026-09-07T10:00:00.000Z')
    const high = await gradedAssessment(world, officer)
    world.clock.set('2026-09-09T09:00:00.000Z')
    const fresh = await gradedAssessment(world, officer)
    const { looks } = await world.ok(inspector, domesticAbuse, 'desk', {})
    const order = looks
      .map(({ id, isOverdue }) => [id, isOverdue])
      .filter(([id]) => [standard.assessmentId, high.assessmentId, fresh.assessmentId].includes(String(id)))
    expect(order).toEqual([
      [high.assessmentId, true],
      [standard.assessmentId, true],
      [fresh.assessmentId, false],
    ])
  })
})

describe('the MARAC', () => {
  it('DA-3: needs a reason that holds, or judgement in words; three incidents in twelve months are one', async () => {
    const quiet = await answeredAssessment(world, officer, { yes: [] })
    await grade(quiet.params, { grade: 'STANDARD', rationale: 'First argument, no fear.' })
    const refer = (params: Params, body: object) => () =>
      world.call(officer, domesticAbuse, 'refer', { params, body })
    await refused(refer(quiet.params, {}), 409, { facts: { rule: 'DA-3' } })
    expect((await refer(quiet.params, { judgement: 'She is hiding bruises.' })()).statusCode).toBe(200)
    await refused(refer(quiet.params, {}), 409, { code: 'already_done' })
    const open = await begunAssessment(world, officer)
    await refused(refer(open.params, {}), 409, { code: 'not_in_state' })
  })

  it('counts each incident of the victim once, and hears a repeat within twelve months again', async () => {
    const home = await makeHousehold(world)
    const first = await gradedAssessment(world, officer, { home })
    await world.ok(officer, domesticAbuse, 'refer', { params: first.params, body: {} })
    await world.ok(inspector, domesticAbuse, 'hearCase', {
      params: first.params,
      body: { heardAt: '2026-09-07T09:00:00.000Z' },
    })
    world.clock.set('2026-12-01T09:00:00.000Z')
    const second = await answeredAssessment(world, officer, { home, yes: [] })
    const made = await page(second.params)
    expect(made.maracReasons).toEqual(['Heard by a MARAC in the last 12 months.'])
    expect(made.incidentsInWindow).toBe(1)
    world.clock.set('2027-10-01T09:00:00.000Z')
    expect((await page(second.params)).maracReasons).toEqual([])
  })

  it('lists, hears and keeps what each agency answered', async () => {
    const { params, actionId } = await maracCase(world, officer)
    const call = (name: 'listCase' | 'hearCase' | 'answerAction', body: object, more: object = {}) =>
      world.call(inspector, domesticAbuse, name, {
        params: { ...params, ...more } as never,
        body: body as never,
      })
    await refused(() => call('listCase', { meetingOn: '2026-09-01' }), 400, {
      fields: [{ path: 'meetingOn' }],
    })
    await call('listCase', { meetingOn: '2026-09-15' })
    await refused(() => call('answerAction', {}, { actionId }), 400, { fields: [{ path: 'receipt' }] })
    await call('answerAction', { receipt: 'R. Ndlovu, message of 10:14' }, { actionId })
    await call('answerAction', { result: 'Moved on the 12th' }, { actionId })
    await refused(() => call('answerAction', { result: 'Again' }, { actionId }), 409, {
      code: 'already_done',
    })
    await refused(() => call('hearCase', { heardAt: '2026-09-06T09:00:00Z' }), 400, {
      fields: [{ path: 'heardAt' }],
    })
    await call('hearCase', { heardAt: start })
    expect((await page(params)).marac).toMatchObject({
      state: 'HEARD',
      meetingOn: '2026-09-15',
      actions: [
        { agency: { code: 'HOUSING' }, receipt: 'R. Ndlovu, message of 10:14', result: 'Moved on the 12th' },
      ],
    })
  })

  it('shows minutes to the members of their group alone, and keeps their words out of everything else', async () => {
    const { params } = await maracCase(world, officer)
    const secret = 'The school says that he waits at the gate'
    const groupId = await groupOf(world, inspector.id)
    const write = (as: Actor) => () =>
      world.call(as, domesticAbuse, 'addMinutes', { params, body: { groupId, words: secret } })
    await refused(write(sergeant), 400, { fields: [{ path: 'groupId' }] })
    expect((await write(inspector)()).statusCode).toBe(200)
    const again = await world.actor('INSPECTOR')
    expect((await page(params, inspector)).marac?.minutes).toMatchObject([{ words: secret }])
    for (const reader of [officer, sergeant, again])
      expect((await page(params, reader)).marac?.minutes).toEqual([])
    const traces = await world.admin.query(
      'SELECT 1 FROM history WHERE after::text LIKE $1 OR before::text LIKE $1',
      [`%${secret}%`],
    )
    expect(traces.rowCount).toBe(0)
  })
})

describe('the safety plan', () => {
  it('is made before the grade too, and each step is done once', async () => {
    const { params } = await begunAssessment(world, officer)
    const step = await world.ok(officer, domesticAbuse, 'addStep', {
      params,
      body: { kind: 'CODE_WORD', words: 'She texts “blue jumper”' },
    })
    const done = () =>
      world.call(officer, domesticAbuse, 'doStep', { params: { ...params, stepId: step.id } })
    expect((await done()).statusCode).toBe(200)
    await refused(done, 409, { code: 'already_done' })
    const stranger = await begunAssessment(world, officer)
    await refused(
      () =>
        world.call(officer, domesticAbuse, 'doStep', {
          params: { ...stranger.params, stepId: step.id },
        }),
      404,
      { code: 'not_found' },
    )
    expect((await page(params)).steps).toMatchObject([
      { kind: { code: 'CODE_WORD' }, doneAt: expect.stringContaining('2026-09-07T09:00') },
    ])
  })
})

it('a restricted assessment is nowhere: not on the incident, not at the desk, not as an earlier one', async () => {
  const home = await makeHousehold(world)
  const { assessmentId, params } = await gradedAssessment(world, officer, { home })
  await restrict(world, assessmentId)
  expect((await world.call(officer, domesticAbuse, 'get', { params })).statusCode).toBe(404)
  const basis = await world.ok(officer, domesticAbuse, 'ofIncident', {
    params: { incidentId: home.incidentId },
  })
  expect(JSON.stringify(basis)).not.toContain(assessmentId)
  expect(JSON.stringify(await world.ok(inspector, domesticAbuse, 'desk', {}))).not.toContain(assessmentId)
})
