/** Assessing, allocating, handing over, and the plan with its actions; refusals first. */
import { crime, investigation, tasks } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeScene } from '../arrest/arrest.testing.ts'
import { decisionBody, recordedCrime } from '../crime/crime.testing.ts'
import { actsOn, offeredCrime, raisedAction, runningCrime } from './investigation.testing.ts'

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
const recorded = async () => (await recordedCrime(world, officer)).crimeId
const running = async () => (await runningCrime(world, officer, supervisor)).crimeId

describe('assessing and allocating', () => {
  it('AL-1: what policy bars is never filed; a victim who is vulnerable bars it, and the reasons are shown', async () => {
    const crimeId = await recorded()
    await refused(() => act(supervisor, 'file', crimeId, { reason: 'Nothing', isVictimTold: true }), 409, {
      facts: { rule: 'ST-5' },
    })
    const factors = [
      { factor: 'CCTV', evidence: 'The shop opposite' },
      { factor: 'WITNESS', evidence: 'The neighbour at 14' },
    ]
    expect(await done(officer, 'assess', crimeId, { factors, isVulnerable: true })).toMatchObject({
      state: 'ASSESSED',
    })
    const { assessment } = await page(crimeId)
    expect(assessment).toMatchObject({ solvability: 2, harm: 5, suggestion: 'ALLOCATE', rule: 'AL-1' })
    expect(assessment.reasons).toEqual([
      'Film of it: The shop opposite',
      'Witnesses: The neighbour at 14',
      'Harm: vulnerable victim',
      'Harm: repeat victim',
    ])
    expect(assessment.carried).toMatchObject([{ factor: 'SUSPECT' }])
    await refused(() => act(supervisor, 'file', crimeId, { reason: 'Nothing', isVictimTold: true }), 409, {
      facts: { rule: 'AL-1' },
    })
  })

  it('AL-2: what nothing bars is filed with its reason, and opened again with one', async () => {
    const crimeId = await recorded()
    await done(officer, 'assess', crimeId, {})
    const filed = await done(supervisor, 'file', crimeId, { reason: 'No line is left', isVictimTold: false })
    expect(filed).toMatchObject({ state: 'FILED', problems: [{ rule: 'VC-1', severity: 'ASK' }] })
    expect((await page(crimeId)).steps).toMatchObject([{ code: 'REOPEN' }])
    expect(
      await done(officer, 'takeStep', crimeId, { step: 'REOPEN', reason: 'A witness came forward' }),
    ).toMatchObject({ state: 'REOPENED' })
  })

  it('AL-3: below the level needed it is said why; the officers are ranked with their reasons', async () => {
    const scene = await makeScene(world)
    const made = await world.ok(officer, crime, 'decide', {
      params: { incidentId: scene.incidentId },
      body: decisionBody(scene, { crime: { offenceCode: 'TH68023' } }),
    })
    const crimeId = made.crime?.id ?? ''
    expect((await page(crimeId)).assessment).toMatchObject({ levelNeeded: 2, harm: 5 })
    const { candidates } = await world.ok(supervisor, investigation, 'listOfficers', {
      params: { crimeId },
      query: {},
    })
    const listed = candidates.find(({ officer: one }) => one.id === officer.id)
    expect(listed).toMatchObject({ isFit: false, level: 1 })
    expect(listed?.reasons[0]).toBe('Level 1, and this needs level 2')
    await refused(
      () => act(supervisor, 'allocate', crimeId, { officerId: officer.id, reason: 'Knows the place' }),
      409,
      { facts: { rule: 'AL-3' } },
    )
    await done(supervisor, 'allocate', crimeId, {
      officerId: officer.id,
      reason: 'Knows the place',
      belowLevelReason: 'With a detective beside them',
    })
    expect((await page(crimeId)).allocations).toMatchObject([
      { levelNeeded: 2, levelHeld: 1, belowLevelReason: 'With a detective beside them', answer: null },
    ])
  })

  it('AL-5: whoever is given it answers; declined it goes back, accepted it starts and everybody sees whose it is', async () => {
    const { crimeId, allocationId } = await offeredCrime(world, officer, supervisor)
    const answer = (as: Actor, body: object) => act(as, 'answerAllocation', crimeId, body, { allocationId })
    await refused(() => answer(other, { answer: 'ACCEPTED' }), 409, { facts: { rule: 'AL-5' } })
    await refused(() => answer(officer, { answer: 'DECLINED' }), 409, { facts: { rule: 'AL-5' } })
    expect((await page(crimeId)).may).toMatchObject({ answer: { allowed: true } })
    await done(
      officer,
      'answerAllocation',
      crimeId,
      { answer: 'DECLINED', declineReason: 'On leave' },
      { allocationId },
    )
    expect(await page(crimeId)).toMatchObject({ state: { code: 'ASSESSED' }, officer: null })
    await done(supervisor, 'allocate', crimeId, { officerId: other.id, reason: 'Next on the list' })
    const { allocations } = await page(crimeId)
    await done(
      other,
      'answerAllocation',
      crimeId,
      { answer: 'ACCEPTED' },
      { allocationId: allocations[0]?.id },
    )
    const now = await page(crimeId)
    expect(now).toMatchObject({ state: { code: 'ACTIVE' }, officer: { id: other.id }, isAccepted: true })
    const { officers } = await world.ok(officer, crime, 'get', { params: { crimeId } })
    expect(officers.filter(({ role, to }) => role === 'OIC' && to === null)).toMatchObject([{ id: other.id }])
  })

  it('a handing over stays with the giver until it is accepted, and then takes the open work along', async () => {
    const crimeId = await running()
    await raisedAction(world, officer, crimeId)
    const body = { officerId: other.id, reason: 'The film is at the shop, ask for Ada' }
    await refused(() => act(other, 'handOver', crimeId, body), 409, { facts: { rule: 'AL-5' } })
    await refused(() => act(officer, 'handOver', crimeId, { officerId: other.id }), 409, {
      facts: { rule: 'AL-5' },
    })
    await done(officer, 'handOver', crimeId, body)
    const offered = await page(crimeId)
    expect(offered).toMatchObject({ officer: { id: officer.id }, state: { code: 'ACTIVE' } })
    const allocationId = offered.allocations[0]?.id
    await done(other, 'answerAllocation', crimeId, { answer: 'ACCEPTED' }, { allocationId })
    expect(await page(crimeId)).toMatchObject({ officer: { id: other.id } })
    const work = await world.ok(other, tasks, 'listMine', {})
    expect(work.tasks.filter(({ record }) => record.id === crimeId).map(({ kind }) => kind)).toContain(
      'ACTION',
    )
  })
})

describe('plan and actions', () => {
  it('AC-5: private material needs its proportionality; a line is closed with why; one direction alone is said', async () => {
    const crimeId = await running()
    const line = { hypothesis: 'The phone was near the shop', direction: 'TOWARDS' }
    await refused(() => act(officer, 'addLine', crimeId, { ...line, asksForPrivateMaterial: true }), 409, {
      facts: { rule: 'AC-5' },
    })
    const { id } = await done(officer, 'addLine', crimeId, line)
    expect((await page(crimeId)).left).toMatchObject([{ rule: 'AC-5', severity: 'WARN' }])
    await refused(() => act(officer, 'changeLine', crimeId, { status: 'CLOSED' }, { lineId: id }), 409, {
      facts: { rule: 'AC-5' },
    })
    await done(officer, 'addLine', crimeId, { hypothesis: 'The key was lent', direction: 'AWAY' })
    await done(officer, 'changeLine', crimeId, { status: 'CLOSED', closedReason: 'Off' }, { lineId: id })
    expect(await page(crimeId)).toMatchObject({ left: [], lines: [{ status: 'CLOSED' }, { status: 'OPEN' }] })
  })

  it('AC-1, AC-2: an action has an owner and a result, is due on the board, and two do not move it at once', async () => {
    const crimeId = await running()
    const actionId = await raisedAction(world, officer, crimeId, other.id)
    const move = (body: object) => act(other, 'moveAction', crimeId, body, { actionId })
    await refused(() => move({ from: 'ALLOCATED', to: 'RESULTED' }), 409, { facts: { rule: 'AC-2' } })
    await refused(() => move({ from: 'ALLOCATED', to: 'FILED' }), 409, { facts: { rule: 'AC-1' } })
    await refused(() => move({ from: 'RAISED', to: 'NFA', closedReason: 'x' }), 409, { code: 'not_in_state' })
    world.clock.set('2026-09-08T12:00:01.000Z')
    const { actions } = await world.ok(other, investigation, 'listActions', { query: { scope: 'MINE' } })
    expect(actions).toContainEqual(
      expect.objectContaining({ id: actionId, reference: 'A001', isOverdue: true }),
    )
    expect((await page(crimeId)).due).toContainEqual(
      expect.objectContaining({ rule: 'AC-4', isOverdue: true, who: expect.stringMatching(/./) }),
    )
    await done(
      other,
      'moveAction',
      crimeId,
      { from: 'ALLOCATED', to: 'RESULTED', result: 'The camera was off' },
      { actionId },
    )
    const mine = await world.ok(other, tasks, 'listMine', {})
    expect(mine.tasks.filter(({ kind, record }) => kind === 'ACTION' && record.id === crimeId)).toEqual([])
    expect((await page(crimeId)).log.map(({ text }) => text)).toContain('A001 resulted: The camera was off')
  })

  it('AC-3: above volume crime nobody files their own result', async () => {
    const crimeId = await running()
    await done(officer, 'assess', crimeId, { levelNeeded: 2 })
    const actionId = await raisedAction(world, officer, crimeId)
    await done(
      officer,
      'moveAction',
      crimeId,
      { from: 'ALLOCATED', to: 'RESULTED', result: 'x' },
      { actionId },
    )
    const filing = { from: 'RESULTED', to: 'FILED' }
    await refused(() => act(officer, 'moveAction', crimeId, filing, { actionId }), 409, {
      facts: { rule: 'AC-3' },
    })
    await done(other, 'moveAction', crimeId, filing, { actionId })
  })
})
