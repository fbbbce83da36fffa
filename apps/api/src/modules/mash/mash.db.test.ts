/** Children at events, a report at the hub with its sharing log, and flags of exploitation: what is refused, counted and owed. */
import { createHash } from 'node:crypto'
import { mash, safeguarding } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makePerson } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeHousehold, vulnerabilityBody } from '../safeguarding/safeguarding.testing.ts'
import { gradedReport, madeReport, sentReport, shareBody } from './mash.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let unit: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('RESPONSE_OFFICER')
  unit ??= await world.actor('SAFEGUARDING_OFFICER')
})

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}

describe('SG-17: children at an event', () => {
  const children = (eventId: string) => world.ok(officer, mash, 'getChildren', { params: { eventId } })
  const decide = (eventId: string, body: object) =>
    world.call(officer, mash, 'decideChild', { params: { eventId }, body: body as never })

  it('each needs a report or a reason in words; those with neither are counted on the event and on the desk', async () => {
    const home = await makeHousehold(world)
    expect(await children(home.incidentId)).toMatchObject({
      children: [{ personRecordId: home.child, report: null, noReport: null, ageYears: 9 }],
      counts: { children: 1, undecided: 1 },
      problems: [{ rule: 'SG-17', severity: 'ASK' }],
    })
    const desk = () => world.ok(officer, mash, 'listUndecided', {})
    expect((await desk()).events.map(({ event }) => event.id)).toContain(home.incidentId)
    const none = { personRecordId: home.child, reason: 'NO_CONCERN', isSeen: true }
    await refused(() => decide(home.incidentId, none), 409, { facts: { rule: 'SG-17' } })
    await refused(() => decide(home.incidentId, { ...none, personRecordId: home.mother, words: 'x' }), 400, {
      fields: [{ path: 'personRecordId' }],
    })
    const unseen = await decide(home.incidentId, { ...none, isSeen: false, words: 'At her aunt’s' })
    expect(unseen.json()).toMatchObject({ undecided: 0, problems: [{ rule: 'SG-17', severity: 'WARN' }] })
    expect((await desk()).events.map(({ event }) => event.id)).not.toContain(home.incidentId)
    expect((await children(home.incidentId)).counts).toMatchObject({ notReferred: 1, notSeen: 1 })
  })

  it('a report raised from the incident decides, and outweighs an earlier reason for none', async () => {
    const home = await makeHousehold(world)
    await decide(home.incidentId, {
      personRecordId: home.child,
      reason: 'NOT_PRESENT',
      words: 'At school',
      isSeen: false,
    })
    const { id } = await world.ok(officer, safeguarding, 'raiseVulnerability', {
      body: vulnerabilityBody(home),
    })
    expect(await children(home.incidentId)).toMatchObject({
      children: [{ report: { id, grade: 'AMBER' } }],
      counts: { referred: 1, notReferred: 0, undecided: 0 },
    })
  })
})

describe('the hub', () => {
  const at = (
    reportId: string,
    name: 'gradeReferral' | 'share' | 'keepAnswer' | 'keepConference',
    body: object,
    as = unit,
  ) => world.call(as, mash, name, { params: { reportId }, body } as never)
  const page = (reportId: string) => world.ok(unit, mash, 'getReferral', { params: { reportId } })
  const tasks = async (reportId: string) =>
    (
      await world.admin.query<{ line: string }>(
        "SELECT kind || ' ' || to_char(due_at AT TIME ZONE 'UTC', 'MM-DD HH24:MI') AS line FROM task WHERE record_id = $1 AND kind LIKE 'MASH%' AND done_at IS NULL",
        [reportId],
      )
    ).rows.map(({ line }) => line)

  it('MA-1, MA-2: graded by the unit alone, sent only when graded; the receipt and the answer are owed in time', async () => {
    const { reportId } = await madeReport(world, officer)
    expect(await page(reportId)).toMatchObject({
      standing: { code: 'WRITTEN' },
      due: [{ what: 'CHECK_REPORT' }],
    })
    await refused(() => at(reportId, 'gradeReferral', { grade: 'RED', words: 'x' }, officer), 403, {})
    await refused(() => at(reportId, 'share', shareBody()), 409, { code: 'not_in_state' })
    await at(reportId, 'gradeReferral', { grade: 'RED', words: 'Harm tonight' })
    expect(await tasks(reportId)).toEqual(['MASH_RECEIPT 09-07 13:00'])
    await refused(() => at(reportId, 'keepAnswer', { decision: 'S17', words: 'x' }), 409, {
      code: 'not_in_state',
    })
    const sharing = (await at(reportId, 'share', shareBody())).json()
    expect((await page(reportId)).standing.code).toBe('SENT')
    const receipt = () =>
      world.call(unit, mash, 'keepReceipt', {
        params: { reportId, sharingId: sharing.id },
        body: { words: 'Ada, ref 77' },
      })
    expect((await receipt()).statusCode).toBe(200)
    await refused(receipt, 409, { code: 'already_done' })
    expect(await tasks(reportId)).toEqual(['MASH_ANSWER 09-07 13:00'])
    await at(reportId, 'keepAnswer', { decision: 'S47', words: 'Strategy discussion at noon' })
    expect(await page(reportId)).toMatchObject({ standing: { code: 'ANSWERED' }, decision: { code: 'S47' } })
    // MA-3: fifteen working days after the strategy discussion.
    expect(await tasks(reportId)).toEqual(['MASH_CONFERENCE 09-28 23:00'])
    await at(reportId, 'keepConference', { at: start, words: 'A plan was made' })
    expect(await tasks(reportId)).toEqual([])
    await refused(() => at(reportId, 'keepAnswer', { decision: 'NFA', words: 'x' }), 409, {
      code: 'already_done',
    })
  })

  it('blue is logged and given to nobody', async () => {
    const { reportId } = await madeReport(world, officer, { ragGrade: 'BLUE' })
    await at(reportId, 'gradeReferral', { grade: 'BLUE', words: 'For information' })
    expect((await page(reportId)).standing.code).toBe('LOGGED')
    await refused(() => at(reportId, 'share', shareBody()), 409, { code: 'not_in_state' })
  })

  it('MA-4: without consent only on a lawful ground with words; consent is a ground only where it was given', async () => {
    const { reportId } = await gradedReport(world, officer, unit, { consentStatus: 'REFUSED' })
    await refused(() => at(reportId, 'share', shareBody()), 409, {
      facts: { rule: 'MA-4', field: 'consent' },
    })
    const over = { consent: 'OVERRIDDEN' as const }
    await refused(() => at(reportId, 'share', shareBody(over)), 409, { facts: { field: 'overrideReason' } })
    await refused(
      () => at(reportId, 'share', shareBody({ ...over, overrideReason: 'Harm', basis: 'CONSENT' })),
      409,
      { facts: { field: 'basis' } },
    )
    const given = await at(
      reportId,
      'share',
      shareBody({ ...over, overrideReason: 'Harm is likely tonight' }),
    )
    expect(given.statusCode).toBe(200)
    const { rows } = await world.admin.query('SELECT act, recipient FROM audit.entry WHERE request_id = $1', [
      String(given.headers['x-request-id']),
    ])
    expect(rows).toEqual([{ act: 'disclosure', recipient: 'Children’s services, duty desk' }])
  })

  it('SG-16: what was given is kept word for word with its hash, and the database refuses to change it', async () => {
    const { reportId, sharingId } = await sentReport(world, officer, unit)
    const [given] = (await page(reportId)).sharings
    expect(given?.snapshot).toContain('What they said: “I hid under the bed until it stopped.”')
    expect(given?.snapshot).not.toContain('Stayed with her')
    expect(given?.snapshotHash).toBe(
      createHash('sha256')
        .update(given?.snapshot ?? '')
        .digest('hex'),
    )
    await expect(
      world.prisma
        .$executeRaw`UPDATE information_sharing SET snapshot = 'Other words' WHERE id = ${sharingId}::uuid`,
    ).rejects.toThrow(/permission denied/)
  })

  it('the desk has the gravest first', async () => {
    const amber = await madeReport(world, officer)
    const red = await madeReport(world, officer, { ragGrade: 'RED' })
    const { lines } = await world.ok(unit, mash, 'listReferrals', {})
    const order = lines.map(({ id }) => id)
    expect(order.indexOf(red.reportId)).toBeLessThan(order.indexOf(amber.reportId))
  })
})

describe('flags of exploitation', () => {
  it('XP-1 to XP-3: set where the written test is met, for the right age, looked at again within 90 days', async () => {
    const boy = await makePerson(world, { dob: '2011-03-04' })
    const man = await makePerson(world, { dob: '1991-03-04' })
    const set = (nominalId: string, flag: string, signs: string[]) =>
      world.call(officer, mash, 'setFlag', {
        params: { nominalId },
        body: { flag, signs: signs.map((sign) => ({ sign, evidence: 'Seen by his teacher' })) } as never,
      })
    await refused(() => set(man.nominalId, 'CCE', ['DEBT']), 409, { facts: { rule: 'XP-1' } })
    await refused(() => set(boy.nominalId, 'COUNTY_LINES', ['DEBT']), 409, { facts: { rule: 'XP-2' } })
    await refused(() => set(boy.nominalId, 'CCE', ['GIFTS']), 409, { facts: { rule: 'XP-2' } })
    const { id } = (await set(boy.nominalId, 'CCE', ['DEBT', 'INJURIES'])).json()
    await refused(() => set(boy.nominalId, 'CCE', ['DEBT']), 409, { code: 'already_done' })
    const flags = async () =>
      (await world.ok(officer, mash, 'listFlags', { params: { nominalId: boy.nominalId } })).flags
    expect(await flags()).toMatchObject([{ id, reviewOn: '2026-12-06', isReviewDue: false }])
    world.clock.set('2026-12-07T09:00:00.000Z')
    expect(await flags()).toMatchObject([{ isReviewDue: true }])
    const review = (isStanding: boolean, as = unit) =>
      world.call(as, mash, 'reviewFlag', {
        params: { nominalId: boy.nominalId, flagId: id },
        body: { isStanding, words: 'He told us more' },
      })
    await refused(() => review(true, officer), 403, {})
    await review(true)
    expect(await flags()).toMatchObject([{ reviewOn: '2027-03-07', isReviewDue: false }])
    await review(false)
    expect(await flags()).toMatchObject([{ endReason: 'He told us more' }])
    await refused(() => review(false), 409, { code: 'already_done' })
  })
})
