/** Voluntary attendance: what stands against the interview, the outcomes, and the arrest that custody takes over. */
import { arrest, custody, voluntaryAttendance } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { buildWorld } from '../../testing/world.ts'
import { makeScene, minutesAgo, suite } from '../arrest/arrest.testing.ts'
import { readRights } from '../custody-rights/custody-rights.testing.ts'
import { arrestNow, attend, interviewing, rightsOfAttender } from './voluntary-attendance.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())
beforeEach(() => world.clock.set(start))

type Made = Awaited<ReturnType<typeof attend>>
const page = ({ id, officer }: Made) =>
  world.ok(officer, voluntaryAttendance, 'get', { params: { attendanceId: id } })
const rights = ({ id, officer }: Made, entries: object[]) =>
  world.call(officer, voluntaryAttendance, 'recordRights', {
    params: { attendanceId: id },
    body: { entries: entries.map((entry) => ({ happenedAt: minutesAgo(world, 1), ...entry })) } as never,
  })
const begin = ({ id, officer, version }: Made, more: object = {}) =>
  world.call(
    officer,
    voluntaryAttendance,
    'startInterview',
    {
      params: { attendanceId: id },
      body: { startedAt: minutesAgo(world, 0), place: 'Room 2', ...more },
    },
    { version },
  )
const close = ({ id, officer, version }: Made, more: object = {}) =>
  world.call(
    officer,
    voluntaryAttendance,
    'close',
    {
      params: { attendanceId: id },
      body: {
        leftAt: minutesAgo(world, 0),
        outcome: 'NFA',
        reason: 'Not the person seen.',
        ...more,
      } as never,
    },
    { version },
  )
async function refused(
  send: () => ReturnType<typeof world.call>,
  status: number,
  error: object,
): Promise<void> {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}
const byRule = (rule: string, reason: string) => ({
  code: 'rule_refused',
  facts: { rule, reason: expect.stringContaining(reason) },
})

describe('an attender', () => {
  it('is interviewed only after caution, notice, advice and consent, each refused by its rule', async () => {
    const made = await attend(world)
    expect(made.reference).toMatch(/^VA\/2026\/\d{6}$/)
    await refused(() => begin(made), 409, byRule('8.4', 'Caution'))
    await rights(made, [{ kind: 'CAUTIONED' }])
    await refused(() => begin(made), 409, byRule('8.4', 'notice'))
    await rights(made, [{ kind: 'NOTICE_GIVEN', answer: 'WRITTEN', language: 'pl' }])
    await refused(() => begin(made), 409, byRule('8.4', 'legal advice'))
    await rights(made, [{ kind: 'LEGAL_ADVICE', answer: 'YES' }])
    await refused(() => begin(made), 409, byRule('8.4', 'advice that is wanted'))
    const asked = await world.ok(made.officer, voluntaryAttendance, 'ask', {
      params: { attendanceId: made.id },
      body: { role: 'SOLICITOR', firm: 'Test & Co', requestedAt: minutesAgo(world, 2) },
    })
    await world.ok(made.officer, voluntaryAttendance, 'addStep', {
      params: { attendanceId: made.id, requestId: asked.id },
      body: { kind: 'ADVISED', happenedAt: minutesAgo(world, 0) },
    })
    await refused(() => begin(made), 409, byRule('8.4', 'agree'))
    await rights(made, [{ kind: 'CONSENTED', answer: 'YES' }])
    expect((await page(made)).left.interview.map(({ severity }) => severity)).toEqual(['ASK'])
    const begun = await begin(made)
    expect(begun.statusCode, begun.body).toBe(200)
    expect((await page(made)).log.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['ARRIVAL', 'RIGHTS', 'SOLICITOR_CALL', 'INTERVIEW_START']),
    )
  })

  it('RG-6: a child waits for the appropriate adult', async () => {
    const made = await attend(world, { dob: '2011-03-04' })
    const entries = rightsOfAttender(world).entries.filter(({ kind }) => kind !== 'ADULT_NEED')
    await rights(made, entries)
    await refused(() => begin(made), 409, byRule('RG-6', 'appropriate adult'))
    await refused(
      () => rights(made, [{ kind: 'ADULT_NEED', answer: 'NOT_NEEDED' }]),
      409,
      byRule('RG-6', '18'),
    )
  })

  it('refuses times in the future, before they came, late without a reason, and entries of a detained child', async () => {
    const made = await attend(world)
    await rights(made, rightsOfAttender(world).entries)
    const field = (path: string) => ({ code: 'bad_input', fields: [expect.objectContaining({ path })] })
    await refused(() => begin(made, { startedAt: minutesAgo(world, -10) }), 400, field('startedAt'))
    await refused(() => begin(made, { startedAt: minutesAgo(world, 25) }), 400, field('startedAt'))
    await refused(() => rights(made, [{ kind: 'OVERNIGHT', reason: 'x' }]), 400, field('entries.0.kind'))
    await refused(() => close(made, { outcome: 'ARRESTED' }), 400, field('outcome'))
    await refused(() => close(made, { leftAt: minutesAgo(world, 21) }), 400, field('leftAt'))
  })

  it('an interview ends once, and the attendance with its outcome after it', async () => {
    const made = await interviewing(world)
    await refused(() => begin(made), 409, { code: 'not_in_state' })
    await refused(() => close(made), 409, { code: 'not_in_state' })
    const finish = (version: number) =>
      world.call(
        made.officer,
        voluntaryAttendance,
        'endInterview',
        {
          params: { attendanceId: made.id, interviewId: made.interviewId },
          body: { endedAt: minutesAgo(world, 0) },
        },
        { version },
      )
    const { version } = (await finish(made.version)).json()
    await refused(() => finish(version), 409, { code: 'already_done' })
    const ended = await close({ ...made, version })
    expect(ended.statusCode, ended.body).toBe(200)
    const seen = await page(made)
    expect(seen).toMatchObject({
      state: 'CLOSED',
      outcome: { code: 'NFA' },
      may: { keep: { allowed: false } },
    })
    await refused(() => close({ ...made, version: seen.version }), 409, { code: 'not_in_state' })
    const { lines } = await world.ok(made.officer, voluntaryAttendance, 'list', { query: {} })
    expect(lines.find(({ id }) => id === made.id)).toMatchObject({ outcomeLabel: 'No further action' })
  })
})

describe('an arrest during it', () => {
  it('carries the facts, and custody reads the relevant time from the arrest (RT-2)', async () => {
    const scene = await makeScene(world)
    const made = await attend(world, { scene })
    const builder = await world.actor('CASE_BUILDER')
    await world.ok(made.officer, voluntaryAttendance, 'ask', {
      params: { attendanceId: made.id },
      body: { role: 'SOLICITOR', firm: 'Test & Co', requestedAt: minutesAgo(world, 5) },
    })
    const params = { attendanceId: made.id }
    await refused(
      () =>
        world.call(
          builder,
          voluntaryAttendance,
          'arrest',
          { params, body: arrestNow(world) },
          { version: made.version },
        ),
      403,
      { code: 'forbidden' },
    )
    await refused(
      () =>
        world.call(
          made.officer,
          voluntaryAttendance,
          'arrest',
          { params, body: { ...arrestNow(world), arrestedAt: minutesAgo(world, 21) } },
          { version: made.version },
        ),
      400,
      { code: 'bad_input' },
    )
    const { arrestId } = await world.ok(
      made.officer,
      voluntaryAttendance,
      'arrest',
      { params, body: arrestNow(world) },
      { version: made.version },
    )
    const held = await world.ok(made.officer, arrest, 'get', { params: { arrestId } })
    expect(held.person?.nominalId).toBe(scene.nominalId)
    expect(held.offences.map(({ code }) => code)).toEqual(['TH68010'])
    expect(await page(made)).toMatchObject({ outcome: { code: 'ARRESTED' }, arrest: { id: arrestId } })
    const sergeant = await world.actor('CUSTODY_SERGEANT')
    const stay = await world.ok(sergeant, custody, 'open', {
      body: { arrestId, stationCode: suite.code, arrivedAt: start },
    })
    const record = await world.ok(sergeant, custody, 'get', { params: { recordId: stay.id } })
    expect(record.clock).toMatchObject({ rule: 'RT-2', relevantTime: start })
    expect((await readRights(world, sergeant, stay.id)).lastTime.people).toEqual([
      expect.objectContaining({ role: 'SOLICITOR', firm: 'Test & Co', reference: made.reference }),
    ])
  })
})
