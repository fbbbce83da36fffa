/** Dates of review and disposal: from the first day, of what every reader may see, held where something beats them, and work when due. */
import { intelligence, retention } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeArrest, makeScene } from '../arrest/arrest.testing.ts'
import { entryBody } from '../intelligence/intelligence.fixtures.ts'
import { evaluatedReport, done } from '../intelligence-review/intelligence-review.testing.ts'
import { makeIncident } from '../incident/incident.fixtures.ts'
import { foundEpisode, openedEpisode } from '../missing/missing.testing.ts'
import { attend } from '../voluntary-attendance/voluntary-attendance.testing.ts'
import { makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { holdBody, makeHold } from './retention.fixtures.ts'
import { retentionDatesRound, retentionReviewsRound, startRetention } from './retention.job.ts'

const world = await buildWorld(await testDatabase(), { now: new Date().toISOString() })
afterAll(() => world.close())

let keeper: Actor
let officer: Actor
beforeAll(async () => {
  keeper = await world.actor('RECORDS_MANAGER')
  officer = await world.actor('RESPONSE_OFFICER')
})

const parts = { prisma: world.prisma, writer: world.platform.writer, clock: world.clock }
const get = (recordId: string, as = officer) => world.ok(as, retention, 'get', { params: { recordId } })
const today = () => world.clock.now().toISOString().slice(0, 10)
const yearsOn = (years: number) => `${Number(today().slice(0, 4)) + years}${today().slice(4)}`
const keptOf = async (recordId: string) =>
  (
    await world.admin.query<{ group: number; review: string | null }>(
      `SELECT retention_group AS "group", to_char(review_on, 'YYYY-MM-DD') AS review FROM retention_date WHERE record_id = $1`,
      [recordId],
    )
  ).rows[0]
/** Dates that are kept: as if the record were that old. */
const age = (recordId: string, reviewOn: string) =>
  world.admin.query(
    `SET session_replication_role = replica; UPDATE retention_date SET review_on = '${reviewOn}' WHERE record_id = '${recordId}'; UPDATE record SET created_at = '${reviewOn}'::date - interval '6 years' WHERE id = '${recordId}'; SET session_replication_role = DEFAULT`,
  )

describe('retention.get', () => {
  it('gives six years to a person of whom nothing is suspected, and says why', async () => {
    const { nominalId } = await makePerson(world)
    const found = await get(nominalId)
    expect(found).toMatchObject({ group: { code: 4 }, reviewOn: yearsOn(6), isDue: false, holds: [] })
    expect(found.why.join(' ')).toMatch(/RD-2.*RD-1/)
  })

  it('RD-4: an arrest begins the clear period, whose group is that of its offence', async () => {
    const scene = await makeScene(world)
    await makeArrest(world, officer, {}, scene)
    expect((await get(scene.nominalId)).group.code).toBeLessThan(4)
  })

  it('RD-4: who attends voluntarily is questioned, which begins the clear period with the day of it', async () => {
    const scene = await makeScene(world)
    await attend(world, { officer, scene })
    const found = await get(scene.nominalId)
    expect(found.group.code).toBe(3)
    expect(found.why.join(' ')).toMatch(/RD-4: The clear period runs from/)
  })

  it('RD-4: no time by itself ends a missing person report while the person is not found', async () => {
    const opened = await openedEpisode(world, officer)
    const open = await get(opened.episodeId)
    expect(open).toMatchObject({ reviewOn: null, purgeNotBefore: null, isDue: false })
    expect(open.why.join(' ')).toContain('was not found')
    const found = await get((await foundEpisode(world, officer)).episodeId)
    expect(found).toMatchObject({ reviewOn: yearsOn(6), purgeNotBefore: yearsOn(6) })
  })

  it('says the same, byte for byte, whether an arrest on another list is there or not', async () => {
    const scene = await makeScene(world)
    const before = await get(scene.nominalId)
    const arrest = await makeArrest(world, officer, {}, scene)
    const inspector = await world.actor('INSPECTOR')
    await restrict(world, arrest.id, [inspector.id])
    expect(await get(scene.nominalId)).toEqual(before)
    expect(await get(scene.nominalId, inspector)).toEqual(before)
  })

  it('tells nothing of a report to who holds no word of it, and never counts one for its person', async () => {
    const { nominalId } = await makePerson(world)
    const { id } = await world.ok(officer, intelligence, 'submit', { body: entryBody([nominalId]) })
    expect((await get(nominalId)).group.code).toBe(4)
    const unit = await world.actor('INTELLIGENCE_OFFICER')
    expect((await get(id, unit)).group.code).toBe(3)
    const refused = await world.call(await world.actor('ANALYST'), retention, 'get', {
      params: { recordId: id },
    })
    expect(refused.statusCode).toBe(404)
  })
})

describe('dates from the first day', () => {
  it('E7: a report has them when it is sent in, and again when it is released', async () => {
    const course = await evaluatedReport(world)
    expect(await keptOf(course.reportId)).toMatchObject({ review: yearsOn(6) })
    await done(world, course.evaluator, 'step', { reportId: course.reportId }, { step: 'RELEASE' })
    expect(await keptOf(course.reportId)).toMatchObject({ review: yearsOn(6) })
  })

  it('E7: every other record has them after a round, and a second round has nothing to do', async () => {
    const incident = await makeIncident(world)
    const { nominalId } = await makePerson(world)
    let after: string | undefined
    for (let rounds = 0; rounds < 20; rounds += 1) {
      const round = await retentionDatesRound(parts, after, 200)
      after = round.after
      if (round.isWhole) break
    }
    expect(await keptOf(incident.id)).toEqual({ group: 4, review: yearsOn(6) })
    expect(await keptOf(nominalId)).toEqual({ group: 4, review: yearsOn(6) })
    expect(await retentionDatesRound(parts, after)).toMatchObject({ kept: 0, isWhole: true })
  })
})

describe('a record whose dates cannot be worked out', () => {
  it('holds up no other: it is passed over and named, and the reviews are raised', async () => {
    const [before, broken, after] = [
      await makeIncident(world),
      await makeIncident(world),
      await makeIncident(world),
    ]
    await world.admin.query(`
      CREATE FUNCTION refuse_dates() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no dates'; END $$;
      CREATE TRIGGER refuse_dates BEFORE INSERT OR UPDATE ON retention_date FOR EACH ROW WHEN (NEW.record_id = '${broken.id}') EXECUTE FUNCTION refuse_dates()`)
    try {
      const round = await retentionDatesRound(parts, undefined, 100_000)
      expect(round).toMatchObject({ isWhole: true, passedOver: [{ id: broken.id }] })
      for (const { id } of [before, after]) expect(await keptOf(id)).toMatchObject({ group: 4 })
      expect(await keptOf(broken.id)).toBeUndefined()
    } finally {
      await world.admin.query('DROP FUNCTION refuse_dates() CASCADE')
    }
    expect(await retentionDatesRound(parts, undefined, 100_000)).toMatchObject({ kept: 1, passedOver: [] })
  })
})

describe('dates that are kept', () => {
  it('RD-4: are worked out again when a person comes to notice, and only what changed is written', async () => {
    const scene = await makeScene(world)
    await retentionDatesRound(parts, undefined, 100_000)
    expect(await keptOf(scene.nominalId)).toMatchObject({ group: 4 })
    await makeArrest(world, officer, {}, scene)
    await retentionDatesRound(parts, undefined, 100_000)
    expect((await keptOf(scene.nominalId))?.group).toBeLessThan(4)
    expect(await retentionDatesRound(parts, undefined, 100_000)).toMatchObject({ kept: 0 })
  })

  it('are looked at once a day by the job, from the first record on', async () => {
    const { nominalId } = await makePerson(world)
    let at = world.clock.now()
    const logger = { error: (_: object, words: string) => expect.fail(words) } as never
    const job = startRetention({ ...parts, clock: { now: () => at }, logger, everyMs: 30 })
    const group = async () => (await keptOf(nominalId))?.group
    await vi.waitFor(async () => expect(await group()).toBe(4), 20_000)
    await world.admin.query(
      `SET session_replication_role = replica; UPDATE retention_date SET retention_group = 3 WHERE record_id = '${nominalId}'; SET session_replication_role = DEFAULT`,
    )
    at = new Date(at.getTime() + 86_400_000)
    await vi.waitFor(async () => expect(await group()).toBe(4), 20_000)
    await job.stop()
  })
})

describe('a review that is due', () => {
  const tick = (recordId: string) =>
    world.admin.query(
      `SET session_replication_role = replica; UPDATE task SET done_at = '${world.clock.now().toISOString()}', done_by = '${keeper.id}' WHERE kind = 'RETENTION_REVIEW' AND record_id = '${recordId}'; SET session_replication_role = DEFAULT`,
    )
  const due = async () =>
    (await world.ok(keeper, retention, 'listDue', { query: { most: 200 } })).lines.map(
      ({ record }) => record.id,
    )

  it('RD-3: is due no more once it was done, and the next is counted from it', async () => {
    const scene = await makeScene(world)
    const { id } = await makeArrest(world, officer, {}, scene)
    await world.admin.query(
      `SET session_replication_role = replica; UPDATE arrest SET arrested_at = arrested_at - interval '7 years' WHERE id = '${id}'; SET session_replication_role = DEFAULT`,
    )
    const { nominalId } = await makePerson(world)
    await retentionDatesRound(parts, undefined, 100_000)
    await age(nominalId, '2026-01-04')
    await retentionReviewsRound(parts, 200)
    expect(await due()).toEqual(expect.arrayContaining([nominalId, scene.nominalId]))
    for (const done of [nominalId, scene.nominalId, id]) await tick(done)
    expect(await due()).not.toContain(nominalId)
    expect((await get(scene.nominalId)).reviewOn).toBe(yearsOn(5))
    await retentionDatesRound(parts, undefined, 100_000)
    expect(await keptOf(scene.nominalId)).toMatchObject({ review: yearsOn(5) })
    expect(await due()).not.toContain(scene.nominalId)
  })

  it('RD-5: is raised whatever stands open where nobody of the team reaches', async () => {
    const hidden = (await makePerson(world)).nominalId
    const open = (await makePerson(world)).nominalId
    await retentionDatesRound(parts, undefined, 100_000)
    await age(hidden, '2026-01-02')
    await retentionReviewsRound(parts, 200)
    const elsewhere = await world.actor('INSPECTOR')
    await world.admin.query(
      `SET session_replication_role = replica; UPDATE app_user SET unit_code = 'ELSE' WHERE id = '${elsewhere.id}'; SET session_replication_role = DEFAULT`,
    )
    await restrict(world, hidden, [elsewhere.id])
    await age(open, '2026-01-03')
    expect(await retentionReviewsRound(parts, 1)).toBe(1)
    await tick(open)
  })

  it('RD-8: shows a hold that stands, whatever number of others was lifted', async () => {
    const { recordId } = await makeHold(world, keeper)
    await retentionDatesRound(parts, undefined, 100_000)
    await age(recordId, '2026-01-07')
    await world.admin.query(
      `SET session_replication_role = replica; INSERT INTO retention_hold (record_id, ref, authority, reason, from_on, put_by, put_at, lifted_by, lifted_at) SELECT '${recordId}', 'R', 'A', 'W', '2026-01-01', '${keeper.id}', now() + interval '1 day', '${keeper.id}', now() FROM generate_series(1, 201); SET session_replication_role = DEFAULT`,
    )
    const { lines } = await world.ok(keeper, retention, 'listDue', { query: {} })
    expect(lines.find(({ record }) => record.id === recordId)).toMatchObject({ isHeld: true })
    await retentionReviewsRound(parts, 200)
    await tick(recordId)
  })

  it('RD-5: is work of the records team once, no more at once than the bound, and stands on their list', async () => {
    const people = [(await makePerson(world)).nominalId, (await makePerson(world)).nominalId]
    await retentionDatesRound(parts, undefined, 100_000)
    for (const id of people) await age(id, '2026-01-05')
    expect(await retentionReviewsRound(parts, 1)).toBe(1)
    expect(await retentionReviewsRound(parts, 1)).toBe(0)
    expect(await retentionReviewsRound(parts, 200)).toBe(1)
    expect(await retentionReviewsRound(parts, 200)).toBe(0)
    const tasks = await world.admin.query(
      `SELECT record_id FROM task WHERE kind = 'RETENTION_REVIEW' AND owner_unit IS NOT NULL AND record_id = ANY ($1)`,
      [people],
    )
    expect(tasks.rowCount).toBe(2)
    const { lines } = await world.ok(keeper, retention, 'listDue', { query: {} })
    const line = lines.find(({ record }) => record.id === people[0])
    expect(line).toMatchObject({ reviewOn: '2026-01-05', isOverdue: true, isHeld: false })
  })

  it('shows nothing of a record on a list to who is not on it', async () => {
    const { nominalId } = await makePerson(world)
    await retentionDatesRound(parts, undefined, 100_000)
    await age(nominalId, '2026-01-06')
    const reader = await world.actor('INSPECTOR')
    await restrict(world, nominalId, [reader.id])
    const { lines } = await world.ok(keeper, retention, 'listDue', { query: {} })
    expect(lines.map(({ record }) => record.id)).not.toContain(nominalId)
  })
})

describe('a hold', () => {
  it('RD-8: stands until it is lifted, with who put it and why', async () => {
    const { recordId, holdId } = await makeHold(world, keeper)
    const [held] = (await get(recordId)).holds
    expect(held).toMatchObject({ id: holdId, stands: true, putBy: { displayName: keeper.displayName } })
    const answer = await world.call(keeper, retention, 'lift', {
      params: { recordId, holdId },
      body: { reason: 'The inquiry has ended.' },
    })
    expect(answer.statusCode).toBe(200)
    expect((await get(recordId)).holds[0]).toMatchObject({
      stands: false,
      liftReason: 'The inquiry has ended.',
    })
    const again = await world.call(keeper, retention, 'lift', {
      params: { recordId, holdId },
      body: { reason: 'Again' },
    })
    expect(again.statusCode).toBe(404)
  })

  it('is over after its last day, refuses one that ends before it begins, and is put by nobody else', async () => {
    const recordId = (await makePerson(world)).nominalId
    const send = (more: object, as = keeper) =>
      world.call(as, retention, 'hold', { params: { recordId }, body: holdBody(more) })
    expect((await send({ until: '2025-12-31' })).statusCode).toBe(400)
    expect((await send({}, officer)).statusCode).toBe(403)
    expect((await send({ until: '2026-02-01' })).statusCode).toBe(200)
    expect((await get(recordId)).holds[0]).toMatchObject({ stands: false, until: '2026-02-01' })
  })
})
