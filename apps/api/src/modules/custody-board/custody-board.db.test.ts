import { custody, custodyBoard, custodyLimits, custodyOutcome } from '@mips/contracts'
import { readFileSync, statSync } from 'node:fs'
import { createPublicKey } from 'node:crypto'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { minutesAgo, suite } from '../arrest/arrest.testing.ts'
import { bail, detain, openStay } from '../custody/custody.testing.ts'
import { fullReview } from '../custody-limits/custody-limits.testing.ts'
import { endHandovers, raise, stayWithAlarm, visit } from './custody-board.testing.ts'
import { isSignedBy } from './paper.ts'
import { paperFolder, writePapers } from './paper.job.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let sergeant: Actor
let ddo: Actor
beforeEach(async () => {
  world.clock.set(start)
  sergeant = await world.actor('CUSTODY_SERGEANT')
  ddo = await world.actor('DETENTION_OFFICER')
})

const at = { stationCode: suite.code }
const alarmsOf = async (actor: Actor, id: string) =>
  (await world.ok(actor, custodyBoard, 'alarms', { query: at })).alarms.filter(
    ({ recordId }) => recordId === id,
  )
const round = (actor: Actor, entries: object[]) =>
  world.call(actor, custodyBoard, 'recordRound', { body: { entries: entries as never } })
const logOf = async (id: string) =>
  (await world.ok(sergeant, custody, 'get', { params: { recordId: id } })).log

/** Those of the review, beside what care calls for. */
const reviewsOf = <Alarm extends { what: string }>(alarms: readonly Alarm[]) =>
  alarms.filter(({ what }) => what === 'REVIEW')

describe('alarms', () => {
  it('C3: are raised once at each stage, also when the server was down for hours, and end when the thing is done', async () => {
    const { id } = await detain(world)
    world.clock.advanceMinutes(4 * 60)
    await raise(world)
    expect(reviewsOf(await alarmsOf(sergeant, id))).toEqual([])
    // Down from before the first call until after the last one.
    world.clock.advanceMinutes(2 * 60 + 10)
    await raise(world)
    await raise(world)
    const rows = await world.admin.query(
      "SELECT minutes_before, level, stage_at < raised_at AS late FROM custody_alarm WHERE custody_record_id = $1 AND what = 'REVIEW' ORDER BY minutes_before DESC",
      [id],
    )
    expect(rows.rows).toEqual([
      { minutes_before: 60, level: 'CUSTODY_OFFICER', late: true },
      { minutes_before: 30, level: 'INSPECTOR', late: true },
      { minutes_before: 15, level: 'SUPERINTENDENT', late: true },
      { minutes_before: 0, level: 'SUPERINTENDENT', late: true },
    ])
    expect(reviewsOf(await alarmsOf(sergeant, id))).toMatchObject([
      { what: 'REVIEW', isOverdue: true, calls: ['CUSTODY_OFFICER', 'INSPECTOR', 'SUPERINTENDENT'] },
    ])
    const inspector = await world.actor('INSPECTOR')
    const done = await world.call(inspector, custodyLimits, 'review', {
      params: { recordId: id },
      body: fullReview(world),
    })
    expect(done.statusCode, done.body).toBe(200)
    await raise(world)
    expect(reviewsOf(await alarmsOf(sergeant, id))).toEqual([])
  })

  it('are raised before bail ends, with a task for the officer in the case, also for a stay bailed before the diary', async () => {
    const kept = await bail(world, { sergeant })
    const older = await bail(world, { sergeant })
    // As an import leaves it: the stay ended on bail and nothing else says so.
    await world.admin.query(
      `BEGIN; SET LOCAL session_replication_role = replica; DELETE FROM custody_bail WHERE custody_record_id = '${older.id}'; COMMIT`,
    )
    const openTasks = async (id: string) =>
      (
        await world.admin.query<{ title: string; dueAt: Date; doneAt: Date | null }>(
          `SELECT title, due_at AS "dueAt", done_at AS "doneAt" FROM task WHERE kind = 'BAIL_END' AND record_id = $1`,
          [id],
        )
      ).rows
    await raise(world)
    const diary = await world.ok(sergeant, custodyOutcome, 'diary', { query: {} })
    expect(diary.lines.map(({ bail: { recordId } }) => recordId)).toEqual(
      expect.arrayContaining([kept.id, older.id]),
    )
    expect(await openTasks(kept.id)).toEqual([])
    // Arrested on 7 September, bail runs from the 8th to the last minute of 7 December.
    world.clock.set('2026-12-07T23:10:00.000Z')
    await raise(world)
    await raise(world)
    for (const { id } of [kept, older]) {
      expect(await openTasks(id)).toEqual([
        {
          title: 'Bail ends: extend it, end it or decide',
          dueAt: new Date('2026-12-08T00:00:00.000Z'),
          doneAt: null,
        },
      ])
      expect(await alarmsOf(sergeant, id)).toMatchObject([
        { what: 'BAIL_END', dueAt: '2026-12-08T00:00:00.000Z', isOverdue: false },
      ])
    }
    const page = await world.ok(sergeant, custodyOutcome, 'get', { params: { recordId: kept.id } })
    await world.ok(sergeant, custodyOutcome, 'noteBail', {
      params: { recordId: kept.id, bailId: page.bails[0]?.id ?? '' },
      body: { kind: 'ENDED', end: 'NFA', at: minutesAgo(world, 0) },
    })
    await raise(world)
    expect((await openTasks(kept.id))[0]?.doneAt).not.toBeNull()
    expect(await alarmsOf(sergeant, kept.id)).toEqual([])
  })

  it('are not raised twice by two servers at one time, and leave no entry when there is nothing to raise', async () => {
    const { id } = await stayWithAlarm(world)
    world.clock.advanceMinutes(35)
    await Promise.all([raise(world), raise(world), raise(world)])
    const { rows } = await world.admin.query<{ many: string; stages: string }>(
      "SELECT count(*) AS many, count(DISTINCT minutes_before) AS stages FROM custody_alarm WHERE custody_record_id = $1 AND what = 'REVIEW'",
      [id],
    )
    expect(rows[0]?.many).toBe(rows[0]?.stages)
    const audits = () =>
      world.admin.query("SELECT 1 FROM audit.entry WHERE action = 'custodyBoard.raiseAlarms'")
    const before = (await audits()).rowCount
    await raise(world)
    expect((await audits()).rowCount).toBe(before)
  })

  it('are acknowledged only by who is on duty for them, silence only their own stage, and are not done by it', async () => {
    const { id, alarmId } = await stayWithAlarm(world)
    const acknowledge = (actor: Actor) =>
      world.call(actor, custodyBoard, 'acknowledgeAlarm', {
        params: { recordId: id, alarmId },
        body: { said: 'Inspector told' },
      })
    const before = await rowCounts(world.admin)
    const refused = await acknowledge(sergeant)
    expect(refused.json().error).toMatchObject({ code: 'rule_refused', facts: { rule: 'C3' } })
    expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
    await world.ok(sergeant, custodyBoard, 'goOnDuty', { body: { ...at, duty: 'CUSTODY_OFFICER' } })
    expect(reviewsOf(await alarmsOf(sergeant, id))).toMatchObject([
      { isForMe: true, calls: ['CUSTODY_OFFICER'] },
    ])
    const shown = await world.admin.query('SELECT user_id FROM custody_alarm_shown WHERE alarm_id = $1', [
      alarmId,
    ])
    expect(shown.rows).toEqual([{ user_id: sergeant.id }])
    const answer = await acknowledge(sergeant)
    expect(answer.statusCode, answer.body).toBe(200)
    expect(await world.auditOf(String(answer.headers['x-request-id']))).toMatchObject([
      { action: 'custodyBoard.acknowledgeAlarm', act: 'alteration', outcome: 'ok', subject_id: id },
    ])
    expect((await acknowledge(sergeant)).json().error.code).toBe('already_done')
    expect(reviewsOf(await alarmsOf(sergeant, id))).toMatchObject([
      { calls: [], acknowledged: [{ by: sergeant.displayName, said: 'Inspector told' }] },
    ])
    world.clock.advanceMinutes(30)
    await raise(world)
    const review = (await alarmsOf(sergeant, id)).find(({ what }) => what === 'REVIEW')
    expect(review?.calls).toEqual(['CUSTODY_OFFICER', 'INSPECTOR'])
  })

  it('s.36: duty is taken up only by those who may', async () => {
    const take = (actor: Actor, duty: string) =>
      world.call(actor, custodyBoard, 'goOnDuty', { body: { ...at, duty: duty as never } })
    expect((await take(ddo, 'CUSTODY_OFFICER')).json().error.facts.rule).toBe('s.36')
    expect((await take(sergeant, 'INSPECTOR')).json().error.facts.rule).toBe('s.36')
    expect((await take(await world.actor('INSPECTOR'), 'INSPECTOR')).statusCode).toBe(200)
  })
})

describe('a round', () => {
  it('enters each line once under its key, with its own time', async () => {
    const [one, two] = [await detain(world), await detain(world)]
    world.clock.advanceMinutes(20)
    const entries = [
      visit(world, one.id, { happenedAt: minutesAgo(world, 3) }),
      visit(world, two.id, { happenedAt: minutesAgo(world, 1), text: 'Asleep, breathing' }),
    ]
    const first = (await round(ddo, entries)).json()
    expect(first.results.map((line: { outcome: string }) => line.outcome)).toEqual(['saved', 'saved'])
    const again = (await round(ddo, entries)).json()
    expect(again.results).toMatchObject([
      { outcome: 'was_saved', entryId: first.results[0].entryId },
      { outcome: 'was_saved', entryId: first.results[1].entryId },
    ])
    const log = await logOf(two.id)
    expect(log.filter(({ kind }) => kind === 'VISIT')).toMatchObject([
      { text: 'Asleep, breathing', happenedAt: expect.stringContaining('09:19:00'), lateReason: null },
    ])
  })

  it('keeps both times of what was typed without the network, and says who entered the like meanwhile', async () => {
    const { id } = await detain(world)
    world.clock.advanceMinutes(60)
    await round(sergeant, [visit(world, id)])
    world.clock.advanceMinutes(240)
    const kept = visit(world, id, {
      happenedAt: '2026-09-07T09:58:00.000Z',
      typedAt: '2026-09-07T09:59:00.000Z',
    })
    const [line] = (await round(ddo, [kept])).json().results
    expect(line).toMatchObject({ outcome: 'saved', reason: expect.stringContaining(sergeant.displayName) })
    const entry = (await logOf(id)).find((one) => one.id === line.entryId)
    expect(entry).toMatchObject({
      happenedAt: expect.stringContaining('09:58:00'),
      recordedAt: expect.stringContaining('14:00:00'),
      lateReason: expect.stringContaining('Typed at'),
    })
    const rows = await world.admin.query(
      'SELECT typed_at, received_at FROM custody_kept_entry WHERE key = $1',
      [kept.key],
    )
    expect(rows.rows).toEqual([
      { typed_at: new Date('2026-09-07T09:59:00Z'), received_at: new Date('2026-09-07T14:00:00Z') },
    ])
  })

  it('refuses a line by itself: the future, before the arrival, after the release, late without a reason, not there', async () => {
    const { id } = await detain(world)
    const released = await openStay(world)
    world.clock.advanceMinutes(90)
    const entries = [
      visit(world, id),
      visit(world, id, { happenedAt: minutesAgo(world, -30) }),
      visit(world, id, { happenedAt: minutesAgo(world, 300), lateReason: 'Busy' }),
      visit(world, id, { happenedAt: minutesAgo(world, 45) }),
      visit(world, '01900000-0000-7000-8000-000000000002'),
      visit(world, released.id, { typedAt: minutesAgo(world, -60) }),
    ]
    const { results } = (await round(ddo, entries)).json()
    expect(results.map((line: { outcome: string }) => line.outcome)).toEqual([
      'saved',
      'refused',
      'refused',
      'refused',
      'refused',
      'refused',
    ])
    expect(results[3].reason).toContain('say why')
    expect((await logOf(id)).filter(({ kind }) => kind === 'VISIT')).toHaveLength(1)
  })
})

describe('handover', () => {
  it('is accepted line by line by the one who comes, and again after a change', async () => {
    await endHandovers(world)
    const stay = await detain(world, { sergeant })
    const incoming = await world.actor('CUSTODY_SERGEANT')
    const accept = (actor: Actor, id: string) =>
      world.call(actor, custodyBoard, 'acceptHandoverLine', { params: { recordId: id }, body: {} })
    const take = () => world.call(incoming, custodyBoard, 'takeOver', { body: at })
    expect((await accept(incoming, stay.id)).json().error.facts.rule).toBe('TR-16')
    const page = await world.ok(sergeant, custodyBoard, 'openHandover', { body: at })
    expect(page).toMatchObject({ accepted: 0, may: { note: true, accept: false } })
    expect((await accept(sergeant, stay.id)).json().error.facts.rule).toBe('s.36')
    for (const { line } of page.lines) if (line.id !== stay.id) await accept(incoming, line.id)
    expect((await take()).json().error.facts).toMatchObject({ rule: 'TR-16' })
    expect((await accept(incoming, stay.id)).statusCode).toBe(200)
    const noted = await world.ok(sergeant, custodyBoard, 'noteHandoverLine', {
      params: { recordId: stay.id },
      body: { note: 'Waits for the nurse' },
    })
    expect(noted.accepted).toBe(noted.of - 1)
    await accept(incoming, stay.id)
    const done = await take()
    expect(done.statusCode, done.body).toBe(200)
    expect(done.json()).toMatchObject({ incoming: incoming.displayName, outgoing: sergeant.displayName })
    expect((await logOf(stay.id))[0]).toMatchObject({
      kind: 'HANDOVER_SHIFT',
      text: `Taken over from ${sergeant.displayName} by ${incoming.displayName}. Waits for the nurse`,
    })
  })
})

describe('the copies for bad days', () => {
  it('gives the suite what its clock needs, and the inspector the suites', async () => {
    const { id } = await detain(world)
    const pack = await world.ok(ddo, custodyBoard, 'pack', { query: at })
    const held = pack.stays.find(({ line }) => line.id === id)
    expect(held).toMatchObject({ clockInput: { recordTypes: ['PACE'] }, log: expect.any(Array) })
    expect(held?.log.length).toBeGreaterThan(0)
    const { suites } = await world.ok(await world.actor('INSPECTOR'), custodyBoard, 'suites', {})
    expect(suites.find(({ code }) => code === suite.code)?.held).toBe(pack.stays.length)
  })

  it('C23: writes a signed board to the disk that shows when it was changed, and that only the server may read', async () => {
    const { custodyNumber } = await detain(world)
    const files = await writePapers({
      prisma: world.prisma,
      writer: world.platform.writer,
      clock: world.clock,
      config: world.platform.config,
    })
    const file = files[0] ?? ''
    const paper = readFileSync(file, 'utf8')
    expect(paper).toContain(custodyNumber)
    expect(statSync(file).mode & 0o077).toBe(0)
    const key = createPublicKey(readFileSync(path.join(paperFolder(world.platform.config), 'public.pem')))
    expect(isSignedBy(paper, key)).toBe(true)
    expect(isSignedBy(paper.replace(custodyNumber, 'ZD/000000/26'), key)).toBe(false)
  })
})

describe('what is restricted', () => {
  it('is raised for those who may see it and is not on the alarms, pack or suites of others', async () => {
    const member = await world.actor('CUSTODY_SERGEANT')
    const { id } = await stayWithAlarm(world)
    await restrict(world, id, [member.id])
    world.clock.advanceMinutes(30)
    await raise(world)
    expect(await alarmsOf(sergeant, id)).toEqual([])
    expect((await alarmsOf(member, id)).map(({ what }) => what)).toContain('REVIEW')
    const pack = await world.ok(sergeant, custodyBoard, 'pack', { query: at })
    expect(pack.stays.map(({ line }) => line.id)).not.toContain(id)
    const [line] = (await round(sergeant, [visit(world, id)])).json().results
    expect(line).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('not there') })
  })
})
