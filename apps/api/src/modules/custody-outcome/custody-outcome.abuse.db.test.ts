/** A high risk of domestic abuse at the door: the release waits for the victim's safety plan, or two say why not (SG-05). */
import { custody, custodyOutcome, domesticAbuse, tasks } from '@mips/contracts'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { arrange, makePerson } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { minutesAgo } from '../arrest/arrest.testing.ts'
import { gradedAssessment } from '../domestic-abuse/domestic-abuse.testing.ts'
import { linkRecords } from '../pole/record.service.ts'
import { assess, detained } from './custody-outcome.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let sergeant: Actor
let officer: Actor
beforeEach(async () => {
  world.clock.set(start)
  sergeant ??= await world.actor('CUSTODY_SERGEANT')
  officer ??= await world.actor('RESPONSE_OFFICER')
})

/** Held for assault on a partner, with nothing else before the door; the risk of the victim is graded high unless it is not asked for. */
async function ready(isGraded = true) {
  const stay = await detained(world, { sergeant })
  const params = { recordId: stay.id }
  const found = await world.admin.query<{ incident: string; suspect: string }>(
    `SELECT i.to_id AS incident, p.to_id AS suspect FROM link a JOIN link i ON i.from_id = a.to_id AND i.role = 'ARISES_FROM' JOIN incident n ON n.id = i.to_id
       JOIN link p ON p.from_id = a.from_id AND p.role = 'DETAINEE' WHERE a.from_id = $1 AND a.role = 'ARISES_FROM'`,
    [stay.id],
  )
  const { incident: incidentId = '', suspect = '' } = found.rows[0] ?? {}
  const mother = await makePerson(world, { forename: 'Orla', surname: 'Fenwicke', dob: '1990-04-05' })
  const child = await makePerson(world, { forename: 'Pip', surname: 'Fenwicke', dob: '2018-04-05' })
  await arrange(world, async (ctx) => {
    const link = (toId: string, role: string) =>
      linkRecords(ctx, { fromId: incidentId, toId, role, origin: 'chosen' })
    await link(mother.personRecordId, 'VICTIM')
    await link(suspect, 'SUSPECT')
    await link(child.personRecordId, 'HOUSEHOLD')
  })
  const home = {
    incidentId,
    locationId: '',
    child: child.personRecordId,
    childNominal: child.nominalId,
    mother: mother.personRecordId,
    suspect,
  }
  const assessmentId = isGraded ? (await gradedAssessment(world, officer, { home })).assessmentId : ''
  const { version } = await world.ok(
    sergeant,
    custodyOutcome,
    'dispose',
    {
      params,
      body: {
        at: minutesAgo(world, 0),
        offenceIds: [stay.offenceId],
        disposal: 'NFA_POLICE',
        outcome: '15',
        reason: 'Nothing to charge',
      },
    },
    { version: stay.version },
  )
  await assess(world, stay)
  return { params, version, assessmentId }
}
type Ready = Awaited<ReturnType<typeof ready>>

const go = (stay: Ready, more: object = {}) =>
  world.call(
    sergeant,
    custodyOutcome,
    'letGo',
    { params: stay.params, body: { releasedAt: minutesAgo(world, 0), ...more } },
    { version: stay.version },
  )
const page = ({ params }: Ready) => world.ok(sergeant, custodyOutcome, 'get', { params })
const stateOf = async ({ params }: Ready) =>
  (await world.admin.query('SELECT state FROM custody_record WHERE id = $1', [params.recordId])).rows[0]

it('SG-05: keeps the suspect until the plan has a step and each is done', async () => {
  const stay = await ready()
  const before = await stateOf(stay)
  expect((await page(stay)).door.safeguarding).toMatchObject({
    isDomestic: true,
    isWaiting: true,
    assessments: [{ id: stay.assessmentId, grade: { code: 'HIGH' }, stepsDone: 0, stepsOpen: 0 }],
  })
  expect((await page(stay)).left).toMatchObject([{ rule: 'SG-05', field: 'safeguardingReason' }])
  const refused = await go(stay)
  expect(refused.json().error).toMatchObject({ code: 'rule_refused', facts: { rule: 'SG-05' } })
  expect(await stateOf(stay)).toEqual(before)

  const params = { assessmentId: stay.assessmentId }
  const step = await world.ok(officer, domesticAbuse, 'addStep', {
    params,
    body: { kind: 'SAFE_PLACE', words: 'At her sister’s until Monday' },
  })
  expect((await go(stay)).json().error).toMatchObject({ facts: { rule: 'SG-05' } })
  await world.ok(officer, domesticAbuse, 'doStep', { params: { ...params, stepId: step.id } })
  expect((await page(stay)).door.safeguarding).toMatchObject({ isWaiting: false })
  const answer = await go(stay)
  expect(answer.statusCode, answer.body).toBe(200)
})

it('SG-05: lets the suspect go for a reason and by an inspector, and tells whoever graded the risk', async () => {
  const stay = await ready()
  const safeguardingReason = 'The detention clock ends in ten minutes'
  expect((await go(stay, { safeguardingReason })).json().error).toMatchObject({
    facts: { rule: 'SG-05', reason: expect.stringContaining('inspector') as string },
  })
  const answer = await go(stay, { safeguardingReason, safeguardingInspector: 'Insp Rye' })
  expect(answer.statusCode, answer.body).toBe(200)
  const { log } = await world.ok(sergeant, custody, 'get', { params: stay.params })
  expect(log.find(({ kind }) => kind === 'RELEASE')?.text).toContain(
    `Safety plan not waited for: ${safeguardingReason}, agreed by Insp Rye.`,
  )
  const mine = await world.ok(officer, tasks, 'listMine', {})
  expect(mine.tasks.find(({ kind }) => kind === 'DA_SUSPECT_RELEASED')).toMatchObject({
    record: { id: stay.assessmentId },
  })
})

it('SG-05: warns of a domestic stay that nobody graded, and does not wait for it', async () => {
  const stay = await ready(false)
  const { door, left } = await page(stay)
  expect(left).toEqual([])
  expect(door.safeguarding).toMatchObject({
    isDomestic: true,
    isWaiting: false,
    assessments: [],
    warnings: [expect.stringContaining('nobody has graded') as string],
  })
  expect((await go(stay)).statusCode).toBe(200)
})
